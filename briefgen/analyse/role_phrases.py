"""Where a role stands in words: before a name, after it, or told of it by "is" and "became"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.analyse.clauses import root_of
from briefgen.analyse.lexicon import complemented_role, role_ending_at, speech_verb
from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.role_appositions import further_phrases, phrase_from
from briefgen.analyse.role_clauses import (
    WORKING_AS,
    after_copula,
    anywhere,
    pronoun_roles,
    told_roles,
)
from briefgen.analyse.role_complements import with_complements
from briefgen.analyse.role_facts import (
    ADVERBS,
    NAMED_SUBJECTS,
    PAST_ADVERBS,
    is_judgement,
    reports,
)
from briefgen.analyse.role_labels import label_phrases, party_label
from briefgen.analyse.role_lists import listed_titles
from briefgen.analyse.role_titles import RolePhrase, before_honorifics, title_ending_before
from briefgen.analyse.role_words import BEFORE_TITLES
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

DASHES = frozenset({"—", "–", "-", "--"})
DEFINITE = frozenset({"the", "its", "his", "her", "their", "our"})
MAX_ONE_OF = 16
MAX_ASIDE_REST = 16
MAX_ASIDE_TOKENS = 4  # "(pictured)", "(third from left)"


def role_phrases(scene: Scene) -> list[RolePhrase]:
    """All role phrases of all people in text order; of headlines, those beside a full name."""
    found: list[RolePhrase] = []
    for number, person in enumerate(scene.people):
        for mention in person.mentions:
            if not scene.reading.is_headline(scene.reading.tokens[mention.first]):
                found += _of_mention(scene, number, mention)
            elif _is_told_in_headline(scene, mention):
                found += _of_headline(scene, number, mention)
    found += pronoun_roles(scene)
    found = [p for p in found if not is_judgement(scene, p.noun.noun, p.first)]
    return sorted(set(found), key=lambda phrase: (phrase.first, phrase.last, phrase.person))


def _of_mention(scene: Scene, number: int, mention: NameSpan) -> Iterator[RolePhrase]:
    """The role phrases around one mention."""
    for rule in (_before, _before_comma):
        phrase = rule(scene, number, mention)
        if phrase is not None:
            yield phrase
    yield from _all_after(scene, number, mention)
    yield from told_roles(scene, number, mention)
    yield from label_phrases(scene, number, mention)
    yield from listed_titles(scene, mention)


def _is_told_in_headline(scene: Scene, mention: NameSpan) -> bool:
    """Whether a full name stands in a headline that is written like a sentence.

    Where All Words Have Capitals, nothing shows where a title begins.
    """
    block = scene.reading.block_ranges[scene.reading.tokens[mention.first].block]
    words = scene.reading.tokens[block.first : block.last]
    long = [t for t in words[1:] if len(t.text) > 3 and t.text.isalpha()]
    small = [t for t in long if t.text.islower()]
    named = [t for t in long if t.label or t.index in scene.person_at]
    told = any(t.is_verb or t.is_noun for t in small) and len(small) * 2 >= len(long) - len(named)
    return told and mention.last - mention.first > 1


def _of_headline(scene: Scene, number: int, mention: NameSpan) -> Iterator[RolePhrase]:
    """The roles right before and after a full name in a headline."""
    tokens = scene.reading.tokens
    before, after = _before(scene, number, mention), _after(scene, number, mention)
    if before is not None:
        # "Minister sacks police chief Roe": a verb that a parser may take for a noun
        verbs = [
            i
            for i in range(before.first + 1, before.head)
            if tokens[i].tag == "NNS" and tokens[i].text.islower() and tokens[i - 1].is_noun
        ]
        yield before._replace(first=verbs[-1] + 1) if verbs else before
    if after is not None:
        yield after


def _before(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """South Korea's chief of staff Roe | Secretary of State Roe | Sen. Roe | envoy Mr. Roe."""
    tokens = scene.reading.tokens
    first = before_honorifics(tokens, mention.first)
    short = [t.text for t in tokens[max(first - 3, 0) : first]]
    if len(short) == 3 and short[0] == "(" and short[1].isupper() and short[2] == ")":
        first -= 3  # "Superintendent of Police (SP) Roe"
    phrase = title_ending_before(scene, number, first, "title-before")
    return None if phrase is None or _is_told_of(scene, phrase, mention) else phrase


def _is_told_of(scene: Scene, phrase: RolePhrase, mention: NameSpan) -> bool:
    """Whether a name and its verb tell of somebody else: "She met the judge Roe had chosen"."""
    tokens = scene.reading.tokens
    head, root = tokens[phrase.head], root_of(scene.reading, mention.first, mention.last)
    if head.is_capitalised or phrase.first == 0 or tokens[phrase.first - 1].lower != "the":
        return False
    if root.dep in NAMED_SUBJECTS and tokens[root.head].dep == "relcl":
        return True
    after = tokens[mention.last] if mention.last < len(tokens) else None
    starts = phrase.first - 1 == scene.reading.sentence_of(head).first
    finite = after is not None and after.tag in ("VBD", "VBZ", "VBP", "MD")
    return finite and not starts and head.dep in ("attr", "dobj", "pobj", "iobj", "dative")


def _before_comma(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """The country's president, Roe, | its finance minister, Roe: | Peru's envoy to Chad, Roe,

    In "It's for the mayor, Roe said" the mayor is somebody else.
    """
    tokens = scene.reading.tokens
    comma = before_honorifics(tokens, mention.first, ranks=True) - 1
    if comma < 2 or tokens[comma].text != "," or tokens[comma].block != tokens[mention.first].block:
        return None
    end = _after_place(tokens, mention.last)
    after = tokens[end] if end < len(tokens) else None
    closed = after is None or after.is_verb or after.text in (",", ".", ";", ":", ")", "”", *DASHES)
    phrase = title_ending_before(scene, number, comma, "title-before-comma") if closed else None
    if closed and (many := _one_of_them(scene, number, comma)) is not None:
        return many if _is_same_person(scene, mention, many, after) else None
    if phrase is None and closed:
        phrase = _title_with_complement(scene, number, comma)
    if phrase is None or tokens[phrase.head].tag not in ("NN", "NNP"):
        return None
    if _is_of_another(scene, phrase.first):
        return None
    if not _is_same_person(scene, mention, phrase, after):
        return None
    return phrase if _points(scene, phrase, mention, after) else None


def _after_place(tokens: list[Token], index: int) -> int:
    """The token after "of Kentucky" behind a name, or `index`."""
    if index + 2 >= len(tokens) or tokens[index].text != "of":
        return index
    end = index + 1
    while end < len(tokens) and tokens[end].is_capitalised and tokens[end].is_noun:
        end += 1
    return end if end > index + 1 and end < len(tokens) else index


def _is_same_person(
    scene: Scene, mention: NameSpan, phrase: RolePhrase, after: Token | None
) -> bool:
    """Whether a name after a title and a comma surely explains the title.

    It doesn't when it is the subject of what follows, unless the title starts the sentence and no
    verb of saying follows: "The mayor, Roe said, is ill".
    """
    tokens = scene.reading.tokens
    root = root_of(scene.reading, mention.first, mention.last)
    if root.dep not in NAMED_SUBJECTS and (after is None or not after.is_verb):
        return True
    opener = phrase.first - 1
    while opener >= 0 and (tokens[opener].lower in DEFINITE or tokens[opener].text in "“\"'‘"):
        opener -= 1
    starts = opener < scene.reading.sentence_of(tokens[mention.first]).first
    if not starts:
        closed = after is not None and after.text == ","
        return closed and tokens[phrase.head].dep in NAMED_SUBJECTS
    return after is None or not after.is_verb or _says_itself(scene, after)


def _says_itself(scene: Scene, verb: Token) -> bool:
    """Whether what follows "The mayor, Roe said" is said by the mayor, who is Roe.

    A "that" or a whole quotation shows it; "The mayor, Roe said, is ill" is about the mayor.
    """
    if not reports(verb):
        return True
    tokens = scene.reading.tokens
    for index in range(verb.index + 1, min(verb.index + 8, len(tokens) - 1)):
        if tokens[index].sentence != verb.sentence:
            return False
        if tokens[index].lower == "that" or tokens[index].tag == "``":
            return tokens[index + 1].is_capitalised or tokens[index].lower == "that"
        if tokens[index].text == "," and tokens[index + 1].tag != "``":
            return False
    return False


def _is_of_another(scene: Scene, first: int) -> bool:
    """Whether a title belongs to another role: who is Roe in "an aide to the mayor, Roe,"?"""
    tokens = scene.reading.tokens
    index = first - 1
    while index > 0 and tokens[index].tag in ("DT", "PRP$", "JJ"):
        index -= 1
    linked = index > 1 and tokens[index].lower in ("of", "for", "to", "from")
    return linked and role_ending_at(scene.reading, index - 1) is not None


def _points(scene: Scene, phrase: RolePhrase, mention: NameSpan, after: Token | None) -> bool:
    """Whether a title before a comma is one person's: "the …", "Peru's …", "a …, Roe,"."""
    tokens = scene.reading.tokens
    opener = tokens[phrase.first - 1] if phrase.first else None
    if after is not None and after.text == "," and after.index + 1 in scene.person_at:
        return False  # "She met the mayor, Roe, Doe and others"
    if opener is not None and opener.lower in DEFINITE:
        return True
    if any(t.tag == "POS" for t in tokens[max(phrase.first - 1, 0) : phrase.head]):
        return True
    following = tokens[after.index + 1] if after and after.index + 1 < len(tokens) else None
    listed = following is not None and following.lower in ("and", "or", "&")
    if after is None or after.is_verb or (after.text == "," and listed):
        return False  # "a lawyer, Roe, and two others"
    if opener is not None and opener.lower in ("a", "an"):
        return root_of(scene.reading, mention.first, mention.last).dep == "appos"
    starts = opener is None or opener.sentence != tokens[phrase.first].sentence
    if starts and after.text == "," and phrase.noun.kind != "generic":
        return True
    title = tokens[phrase.head].is_capitalised or tokens[phrase.first].lower in BEFORE_TITLES
    spoken = opener is None or speech_verb(opener) is not None or opener.tag == "IN"
    return title and phrase.noun.kind in ("state", "org") and spoken


def _one_of_them(scene: Scene, number: int, comma: int) -> RolePhrase | None:
    """ "one of the four candidates in the race" right before a comma, or None."""
    tokens = scene.reading.tokens
    for index in range(comma - 3, max(comma - MAX_ONE_OF, 0), -1):
        if tokens[index].lower == "one" and tokens[index + 1].lower == "of":
            phrase = phrase_from(scene, number, index, "title-before-comma")
            return phrase if phrase is not None and phrase.last == comma else None
    return None


def _title_with_complement(scene: Scene, number: int, comma: int) -> RolePhrase | None:
    """The title before a comma whose head has "of …" or "to …" behind it, or None."""
    head = complemented_role(scene.reading, comma)
    if head is None or with_complements(scene, number, head + 1) != comma:
        return None
    phrase = title_ending_before(scene, number, head + 1, "title-before-comma")
    return phrase._replace(last=comma) if phrase is not None else None


def _all_after(scene: Scene, number: int, mention: NameSpan) -> list[RolePhrase]:
    """The role after a name and those joined to it; none where they may be others in a list.

    "Roe, a lawyer and Doe left" and "Roe, a doctor and a nurse left" may be about three people.
    """
    after = _after(scene, number, mention)
    if after is None:
        return []
    found = [after, *further_phrases(scene, after)]
    tokens, last = scene.reading.tokens, found[-1].last
    following = tokens[last] if last < len(tokens) else None
    opened = [t.lower for t in tokens[mention.last : after.first]]
    if following is None or "who" in opened or opened[:1] != [","]:
        return found
    if following.text in ("and", "&", "or") and not _closes(scene, last + 1):
        return []
    several = len(found) > 1 and tokens[found[-1].first - 1].lower in ("a", "an", "the")
    return [] if several and following.is_verb else found


def _closes(scene: Scene, index: int) -> bool:
    """Whether an aside that goes on at token `index` ends with a mark before the next verb."""
    tokens = scene.reading.tokens
    if index in scene.person_at:
        return False
    for token in tokens[index : min(index + MAX_ASIDE_REST, len(tokens))]:
        if token.text in (",", ".", ";", ")", "”"):
            return True
        if token.tag in ("VBD", "VBZ", "VBP", "MD"):
            return False
    return False


def _after(scene: Scene, number: int, mention: NameSpan) -> RolePhrase | None:
    """Roe, president of the Coastal Union in Oslo, | Roe, 45, a lawyer, | Roe (mayor of Turku)."""
    tokens = scene.reading.tokens
    index = _after_asides(scene, number, mention)
    if index + 1 >= len(tokens) or tokens[index].text not in (",", "(", *DASHES):
        return None
    if tokens[index + 1].block != tokens[mention.first].block:
        return None
    if tokens[index].text == "-" and tokens[index].start == tokens[index - 1].end:
        return None
    index += 1
    if tokens[index].tag == "CD" and index + 2 < len(tokens) and tokens[index + 1].text == ",":
        index += 2
    if tokens[index].lower == "who":
        start = after_copula(scene, index + 1)
        phrase = phrase_from(scene, number, start, "apposition") if start > index + 1 else None
        works = any(t.lower in WORKING_AS for t in tokens[index:start])
        return anywhere(phrase) if phrase is not None and works else phrase
    first = index
    if tokens[index].lower == "until" and index + 2 < len(tokens):
        index += 2  # "until now", "until recently"
    while index < len(tokens) and tokens[index].lower in ADVERBS | PAST_ADVERBS:
        index += 1
    phrase = phrase_from(scene, number, index, "apposition")
    past = tokens[first].lower in PAST_ADVERBS | {"until"}
    return phrase._replace(first=first) if phrase is not None and past else phrase


def _after_asides(scene: Scene, number: int, mention: NameSpan) -> int:
    """The token after a name and its label or brief aside: "(pictured)", "(D-Ohio)", ", R-Ohio"."""
    tokens, index = scene.reading.tokens, mention.last
    label = party_label(scene, number, mention)
    if label is not None:
        closed = label.last < len(tokens) and tokens[label.last].text == ")"
        return label.last + closed
    if index < len(tokens) and tokens[index].text == "(":
        for close in range(index + 2, min(index + 2 + MAX_ASIDE_TOKENS, len(tokens) - 1)):
            if tokens[close].text == ")" and tokens[close + 1].text == ",":
                told = phrase_from(scene, number, index + 1, "apposition")
                return index if told is not None else close + 1
    return index
