"""Where a role stands in words: before a name, after it, or told of it by "is" and "became"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.analyse.lexicon import (
    RoleNoun,
    complemented_role,
    honorific,
    organisation_words,
    role_ending_at,
    role_nouns,
)
from briefgen.analyse.person_spans import NameSpan
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

# Participles that belong to a title; any other verb form ends it.
TITLE_PARTICIPLES = frozenset(
    "acting retired elected ousted jailed deposed designated exiled outgoing incoming appointed "
    "suspended convicted accused disgraced detained embattled imprisoned serving ruling".split()
)
TIME_NOUNS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july "
    "august september october november december yesterday today tomorrow week month year".split()
)
LINKS_AFTER = frozenset({"of", "for", "at", "in", "to", "on"})
COPULAS = frozenset(
    {"is", "was", "became", "becomes", "been", "become", "remains", "remained", "'s", "’s"}
)
APPOINTED = frozenset(
    {"elected", "appointed", "named", "sworn", "reelected", "re-elected", "chosen", "nominated"}
)
MAX_TITLE_TOKENS = 14


class RolePhrase(NamedTuple):
    """A role of the person number `person`: its tokens, its head noun's tokens, and the rule."""

    person: int
    first: int
    last: int
    head: int
    noun: RoleNoun
    rule: str


def role_phrases(scene: Scene) -> list[RolePhrase]:
    """All role phrases of all people in text order; headlines are left out."""
    found: list[RolePhrase] = []
    for number, person in enumerate(scene.people):
        for mention in person.mentions:
            if not scene.reading.is_headline(scene.reading.tokens[mention.first]):
                found += _of_mention(scene, number, mention)
    return sorted(set(found), key=lambda phrase: (phrase.first, phrase.last, phrase.person))


def _of_mention(scene: Scene, number: int, mention: NameSpan) -> Iterator[RolePhrase]:
    """The role phrases around one mention."""
    for rule in (_before, _before_comma, _after, _copula):
        phrase = rule(scene, number, mention)
        if phrase is None:
            continue
        yield phrase
        if rule in (_after, _copula) and (second := _second(scene, phrase)) is not None:
            yield second


def _before(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """South Korea's chief of staff Roe | Secretary of State Roe | Sen. Roe."""
    return _title_ending_before(scene, number, mention.first, "title-before")


def _before_comma(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """The country's president, Roe, | its finance minister, Roe: | Peru's envoy to Chad, Roe,"""
    tokens = scene.reading.tokens
    comma = mention.first - 1
    if comma < 2 or tokens[comma].text != "," or tokens[comma].block != tokens[mention.first].block:
        return None
    after = tokens[mention.last] if mention.last < len(tokens) else None
    closed = after is None or after.is_verb or after.text in (",", ".", ";", ":", ")", "—", "–")
    phrase = _title_ending_before(scene, number, comma, "title-before-comma") if closed else None
    if phrase is None and closed:
        phrase = _title_with_complement(scene, number, comma)
    if phrase is None or tokens[phrase.head].tag not in ("NN", "NNP"):
        return None
    opener = tokens[phrase.first - 1] if phrase.first else None
    definite = opener is not None and opener.lower in ("the", "its", "his", "her", "their", "our")
    owned = any(t.tag == "POS" for t in tokens[max(phrase.first - 1, 0) : phrase.head])
    return phrase if definite or owned else None


def _title_with_complement(scene: Scene, number: int, comma: int) -> RolePhrase | None:
    """The title before a comma whose head has "of …" or "to …" behind it, or None."""
    head = complemented_role(scene.reading, comma)
    if head is None or _with_complements(scene, head + 1) != comma:
        return None
    phrase = _title_ending_before(scene, number, head + 1, "title-before-comma")
    return phrase._replace(last=comma) if phrase is not None else None


def _title_ending_before(scene: Scene, number: int, end: int, rule: str) -> RolePhrase | None:
    """The title whose last token is right before token `end`, or None."""
    reading = scene.reading
    tokens = reading.tokens
    if end == 0 or tokens[end - 1].block != tokens[min(end, len(tokens) - 1)].block:
        return None
    start = _left_edge(scene, end)
    head = _title_head(scene, start, end)
    if head is None:
        title = honorific(tokens[end - 1].text)
        if title is None or not title.is_role or end - 1 < start:
            return None
        noun, head_first, head_last = (
            RoleNoun(title.word.lower(), "state", title.gender),
            end - 1,
            end,
        )
    else:
        noun, head_first, head_last = head
    first = _trimmed_left(scene, start, head_first)
    return RolePhrase(number, first, end, head_last - 1, noun, rule)


def _left_edge(scene: Scene, end: int) -> int:
    """The leftmost token of the run of words before `end` that can belong to a title."""
    sentence = scene.reading.sentence_of(scene.reading.tokens[end - 1])
    limit = max(sentence.first, end - MAX_TITLE_TOKENS)
    left = end
    while left > limit and _may_be_in_title(scene, left - 1):
        left -= 1
    return left


def _may_be_in_title(scene: Scene, index: int) -> bool:
    """Whether a token can stand inside a title: nouns, adjectives, "of", "and", possessives."""
    token = scene.reading.tokens[index]
    if index in scene.person_at and scene.reading.tokens[index].lower not in role_nouns():
        return False
    if token.lower in TIME_NOUNS:
        return False
    if token.text in ("of", "for", "and", "&", "-", "–", "‐", "’s", "'s", "’", "'", "/"):
        return True
    if token.lower == "the":
        return index > 0 and scene.reading.tokens[index - 1].text in ("of", "for")
    if token.tag in ("VBN", "VBG", "VBD"):
        return token.lower in TITLE_PARTICIPLES
    return token.is_noun or token.tag in ("JJ", "JJR", "JJS", "POS", "HYPH", "AFX") or token.lower in (
        "former", "then", "vice", "deputy", "ex", "now", "co", "longtime",
    )  # fmt: skip


def _title_head(scene: Scene, start: int, end: int) -> tuple[RoleNoun, int, int] | None:
    """The role noun that the title is about, its first token and the token after it.

    It ends the title ("finance minister"), or "of"/"for" and more follow ("Minister for Trade").
    """
    tokens = scene.reading.tokens
    last = end - 1
    role = role_ending_at(scene.reading, last, start)
    if role is not None:
        return role[0], role[1], end
    for index in range(last - 1, start, -1):
        if tokens[index].text in ("of", "for"):
            role = role_ending_at(scene.reading, index - 1, start)
            if role is not None:
                return role[0], role[1], index
    return None


def _trimmed_left(scene: Scene, start: int, head: int) -> int:
    """The first token of the title: the run before its head, cut at what doesn't belong to it."""
    tokens = scene.reading.tokens
    first = head
    while first > start:
        token = tokens[first - 1]
        if token.text in ("of", "for"):
            named = first - 2 >= start and tokens[first - 2].lower in _institutions()
            if not (named and tokens[first - 2].is_capitalised):
                break
            first -= 2
        elif token.text in ("and", "&"):
            if first - 2 < start or not _joins(scene, first - 2, first, start):
                break
            first -= 2
        elif token.lower == "the":
            break
        else:
            first -= 1
    while first < head and (
        tokens[first].tag in ("POS", "HYPH", "CC", "IN", "DT")
        or not tokens[first].text[0].isalnum()
    ):
        first += 1
    return first


def _institutions() -> frozenset[str]:
    """Words after which "of X" is part of an institution's name ("University of")."""
    return organisation_words("any") | organisation_words("last") | organisation_words("first")


def _joins(scene: Scene, left: int, right: int, start: int) -> bool:
    """Whether "and" joins two titles, or two parts of one ("Trade and Industry Minister")."""
    tokens = scene.reading.tokens
    if role_ending_at(scene.reading, left, start) is not None:
        return True
    return (
        tokens[left].is_capitalised == tokens[right].is_capitalised
        and tokens[left].is_noun
        and (tokens[right].is_noun or tokens[right].tag == "JJ")
    )


def _after(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """Roe, president of the Coastal Union in Oslo, | Roe, 45, a lawyer, | Roe (mayor of Turku)."""
    tokens = scene.reading.tokens
    index = mention.last
    if index + 1 >= len(tokens) or tokens[index].text not in (",", "(", "—", "–", "-"):
        return None
    if (
        tokens[index].end - tokens[index].start == 1
        and tokens[index].text == "-"
        and tokens[index].start == tokens[index - 1].end
    ):
        return None
    index += 1
    if tokens[index].tag == "CD" and index + 2 < len(tokens) and tokens[index + 1].text == ",":
        index += 2
    if tokens[index].lower == "who":
        index = _after_copula(scene, index + 1)
    while index < len(tokens) and tokens[index].lower in (
        "now",
        "then",
        "also",
        "currently",
        "himself",
        "herself",
    ):
        index += 1
    return _phrase_from(scene, number, index, "apposition")


def _after_copula(scene: Scene, index: int) -> int:
    """The token after "is", "has been", "became", "remains" at token `index`, or `index`."""
    tokens = scene.reading.tokens
    after = index
    while after < len(tokens) and tokens[after].lower in (*COPULAS, "has", "had", "have"):
        after += 1
    return after if after > index and tokens[after - 1].lower in COPULAS else index


def _phrase_from(scene: Scene, number: int, index: int, rule: str) -> RolePhrase | None:
    """The role phrase that starts at token `index`: "(the) ROLE", "(a) … ROLE of …"; or None."""
    reading = scene.reading
    tokens = reading.tokens
    if index >= len(tokens) or tokens[index].block != tokens[index - 1].block:
        return None
    if tokens[index].lower in ("the", "a", "an", "one", "its", "his", "her", "their"):
        index += 1
    end = _head_run_end(scene, index)
    role = role_ending_at(reading, end - 1, index) if end > index else None
    if role is None or tokens[end - 1].tag in ("NNS", "NNPS"):
        return None
    if end < len(tokens) and (end in scene.person_at or tokens[end].is_noun):
        return None
    return RolePhrase(number, index, _with_complements(scene, end), end - 1, role[0], rule)


def _second(scene: Scene, phrase: RolePhrase) -> RolePhrase | None:
    """The role joined by "and" to one after a name: "a hydrologist and envoy of the Forum"."""
    tokens = scene.reading.tokens
    index = phrase.last
    if index + 1 >= len(tokens) or tokens[index].text not in ("and", "&"):
        return None
    return _phrase_from(scene, phrase.person, index + 1, phrase.rule)


def _head_run_end(scene: Scene, index: int) -> int:
    """The token after the run of nouns and adjectives that starts at token `index`."""
    tokens = scene.reading.tokens
    limit = min(scene.reading.sentence_of(tokens[index]).last, index + MAX_TITLE_TOKENS)
    end = index
    while end < limit and end not in scene.person_at:
        token = tokens[end]
        joins = (
            token.text in ("and", "&")
            and index < end < limit - 1
            and tokens[end + 1].is_noun
            and role_ending_at(scene.reading, end - 1, index) is None
        )
        if (
            not joins
            and not _is_inside_role(scene, end, index, limit)
            and (token.text in ("of", "for", "to", "and", "&") or not _may_be_in_title(scene, end))
        ):
            break
        end += 1
    return end


def _is_inside_role(scene: Scene, index: int, first: int, limit: int) -> bool:
    """Whether a token is the "of" of a role noun of several words ("chief of staff")."""
    if scene.reading.tokens[index].lower not in ("of", "in", "at", "to") or index + 1 >= limit:
        return False
    role = role_ending_at(scene.reading, index + 1, first)
    return role is not None and role[1] < index


def _with_complements(scene: Scene, end: int) -> int:
    """The end of the phrase with "of …", "for …", "at … in …" after its head."""
    tokens = scene.reading.tokens
    while end + 1 < len(tokens) and tokens[end].text in LINKS_AFTER:
        stop = end + 1
        while (
            stop < len(tokens)
            and tokens[stop].block == tokens[end].block
            and _in_complement(scene, stop)
        ):
            stop += 1
        while stop > end + 1 and (
            tokens[stop - 1].tag in ("DT", "CC", "POS") and tokens[stop - 1].tag != "POS"
        ):
            stop -= 1
        if stop == end + 1:
            break
        end = stop
    return end


def _in_complement(scene: Scene, index: int) -> bool:
    """Whether a token can stand in the phrase after "of" in a role."""
    token = scene.reading.tokens[index]
    if token.text in ("and", "&"):
        following = (
            scene.reading.tokens[index + 1] if index + 1 < len(scene.reading.tokens) else None
        )
        return (
            following is not None
            and (following.is_noun or following.tag == "JJ")
            and not _verb_soon(scene, index)
        )
    if token.lower in TIME_NOUNS or index in scene.person_at:
        return False
    return (
        token.is_noun
        or token.tag in ("JJ", "JJR", "JJS", "POS", "HYPH", "DT", "CD", "PRP$")
        or token.text in ("’s", "'s", "-")
    )


def _verb_soon(scene: Scene, index: int) -> bool:
    """Whether what follows "and" is a clause of its own, not a part of the phrase."""
    return any(t.is_verb for t in scene.reading.tokens[index + 1 : index + 4])


def _copula(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """Roe is the mayor of Turku | Roe became finance minister | Roe was elected president."""
    reading = scene.reading
    tokens = reading.tokens
    subject = next(
        (t for t in tokens[mention.first : mention.last] if t.dep in ("nsubj", "nsubjpass")), None
    )
    if subject is None:
        return None
    verb = tokens[subject.head]
    if verb.sentence != subject.sentence or not _is_fact(scene, verb):
        return None
    noun = None
    if verb.lower in COPULAS:
        noun = reading.child(verb.index, "attr")
    elif verb.lower in APPOINTED and subject.dep == "nsubjpass":
        noun = reading.child(verb.index, "oprd", "attr", "dobj") or _as_object(scene, verb)
    if noun is None or noun.index < verb.index:
        return None
    first = min(
        n for n in [noun.index, *(c for c in reading.children(noun.index) if c < noun.index)]
    )
    return _phrase_from(scene, number, max(first, verb.index + 1), "copula")


def _is_fact(scene: Scene, verb: Token) -> bool:
    """Whether "is", "became", "was named" is said to be so: without "not", "may", "will"."""
    children = [scene.reading.tokens[n] for n in scene.reading.children(verb.index)]
    return not any(c.dep == "neg" or c.tag in ("MD", "TO") for c in children)


def _as_object(scene: Scene, verb: Token) -> Token | None:
    """The noun after "as" in "was sworn in as president"."""
    for number in scene.reading.children(verb.index):
        if scene.reading.tokens[number].lower == "as":
            return scene.reading.child(number, "pobj")
    return None
