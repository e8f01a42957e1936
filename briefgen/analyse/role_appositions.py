"""Role phrases that start at a token: "(the) mayor of Turku", "a geologist and adviser to …"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.analyse.lexicon import plural_role_ending_at, role_ending_at
from briefgen.analyse.role_complements import with_complements
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.role_words import (
    EVERYBODY,
    HYPHENS,
    MAX_TITLE_TOKENS,
    OPENERS,
    after_origins,
    may_be_in_title,
    quoted_words,
)
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

# "the first minister to resign": without what follows, more would be told than is said.
SUPERLATIVES = frozenset(
    "first last only second third fourth fifth sixth seventh eighth ninth tenth next latest one "
    "sole".split()
)
MAX_RESTRICTION = 12
OWNERS = frozenset({"its", "his", "her", "their"})
ARTICLES = frozenset({"the", "a", "an"})


def phrase_from(scene: Scene, number: int, index: int, rule: str) -> RolePhrase | None:
    """The role phrase that starts at token `index`: "(the) ROLE", "(a) … ROLE of …"; or None."""
    reading = scene.reading
    tokens = reading.tokens
    if index + 1 >= len(tokens):
        return None
    if (many := _one_of_many(scene, number, index, rule)) is not None:
        return many
    if tokens[index].lower in ARTICLES | OWNERS or tokens[index].lower == "one":
        index += 1
    start = _after_owner(scene, number, index)
    end = _head_run_end(scene, start)
    role = role_ending_at(reading, end - 1, start) if end > start else None
    if role is None or tokens[end - 1].tag in ("NNS", "NNPS", "VBD") or role[0].noun in EVERYBODY:
        return None
    if end < len(tokens) and (end in scene.person_at or tokens[end].is_noun):
        return None
    first = index if start > index else _after_age(scene, index, role[1])
    first = after_origins(scene, first, role[1])
    last = _with_restriction(scene, first, with_complements(scene, number, end), rule)
    return RolePhrase(number, first, last, end - 1, role[0], rule) if last > 0 else None


def _with_restriction(scene: Scene, first: int, end: int, rule: str) -> int:
    """The end of "the first minister to resign" or "one of the candidates running" with its clause.

    Without a superlative, `end`; -1 where the clause is too long to be told.
    """
    tokens = scene.reading.tokens
    opened = tokens[first].lower in SUPERLATIVES or tokens[first].tag in ("JJS", "RBS")
    if not opened or end >= len(tokens):
        return end
    participle = tokens[end].tag == "VBD" and rule.startswith("copula")
    if not (participle or _is_limited(tokens[end])):
        return end
    limit = min(end + MAX_RESTRICTION, len(tokens))
    stop = next((i for i in range(end, limit) if tokens[i].text in ",.;:—–)(”"), -1)
    return stop if stop < 0 or not any(i in scene.person_at for i in range(end, stop)) else -1


def _is_limited(token: Token) -> bool:
    """Whether a word goes on with what a superlative is limited to: "to", "who", "her", "here"."""
    if token.tag in ("VBN", "VBG", "TO", "WP", "WDT", "RB", "PRP", "PRP$", "DT", "IN"):
        return token.text not in (",", ".")
    return token.is_capitalised and token.is_noun


def further_phrases(scene: Scene, phrase: RolePhrase) -> Iterator[RolePhrase]:
    """The roles that are joined to one after a name by "and", or by commas and a last "and".

    "a hydrologist and envoy of the Forum", "a lawyer, former judge and senator".
    """
    found: list[RolePhrase] = []
    for _ in range(4):
        second, is_last = _joined_to(scene, phrase)
        if second is None:
            return
        found.append(second)
        if is_last:
            yield from found
            return
        phrase = second


def _joined_to(scene: Scene, phrase: RolePhrase) -> tuple[RolePhrase | None, bool]:
    """The role that follows a role and "and" or a comma, and whether "and" makes it the last."""
    tokens = scene.reading.tokens
    index = phrase.last
    if index + 2 >= len(tokens) or tokens[index].text not in ("and", "&", ","):
        return None, False
    comma = tokens[index].text == ","
    index += 1
    is_last = not comma
    if comma and tokens[index].text in ("and", "&"):
        index, is_last = index + 1, True
    if tokens[index].lower in OWNERS or (comma and tokens[index].lower in ARTICLES):
        return None, False  # "a lawyer and his wife", "a lawyer, and a priest": somebody else
    return phrase_from(scene, phrase.person, index, phrase.rule), is_last


def _one_of_many(scene: Scene, number: int, index: int, rule: str) -> RolePhrase | None:
    """ "one of the four candidates in the race" as a role, or None."""
    tokens = scene.reading.tokens
    if [t.lower for t in tokens[index : index + 2]] != ["one", "of"] or index + 3 >= len(tokens):
        return None
    start = index + 2
    while start + 1 < len(tokens) and tokens[start].tag in ("DT", "PRP$", "CD"):
        start += 1
    end = _head_run_end(scene, start)
    role = plural_role_ending_at(scene.reading, end - 1, start) if end > start else None
    if role is None or end in scene.person_at:
        return None
    last = _with_restriction(scene, index, with_complements(scene, number, end), rule)
    noun = role[0]._replace(kind="generic")
    return RolePhrase(number, index, last, end - 1, noun, rule) if last > 0 else None


def _after_owner(scene: Scene, number: int, index: int) -> int:
    """The token after another person's name and "'s" that start at `index`, or `index`."""
    tokens = scene.reading.tokens
    owner = scene.person_at.get(index)
    if owner is None or owner == number:
        return index
    end = index
    while end < len(tokens) and scene.person_at.get(end) == owner:
        end += 1
    possessive = end < len(tokens) and tokens[end].lower in ("'s", "’s")
    return end + 1 if possessive else index


def _after_age(scene: Scene, first: int, head: int) -> int:
    """The token after "54-year-old" at the start of a phrase, or `first`."""
    tokens = scene.reading.tokens
    for index in range(first + 2, min(first + 5, head)):
        if tokens[index].lower == "old" and tokens[index - 1].text in HYPHENS:
            return index + 1
    return first


def _head_run_end(scene: Scene, index: int) -> int:
    """The token after the run of nouns and adjectives that starts at token `index`."""
    tokens = scene.reading.tokens
    limit = min(scene.reading.sentence_of(tokens[index]).last, index + MAX_TITLE_TOKENS)
    end = index
    while end < limit and end not in scene.person_at:
        token = tokens[end]
        if token.text in OPENERS.values() and (close := _closed_at(scene, end, limit)) > end:
            end = close + 1
            continue
        joins = (
            token.text in ("and", "&")
            and index < end < limit - 1
            and tokens[end + 1].is_noun
            and role_ending_at(scene.reading, end - 1, index) is None
        )
        if (
            not joins
            and not _is_inside_role(scene, end, index, limit)
            and (token.text in ("of", "for", "to", "and", "&") or not may_be_in_title(scene, end))
        ):
            break
        end += 1
    return end


def _closed_at(scene: Scene, opener: int, limit: int) -> int:
    """The last mark of the few quoted words of a title that begin at token `opener`, or -1."""
    found = (i for i in range(opener + 2, limit) if quoted_words(scene, i) == opener)
    return next(found, -1)


def _is_inside_role(scene: Scene, index: int, first: int, limit: int) -> bool:
    """Whether a token is the "of" of a role noun of several words ("chief of staff")."""
    if scene.reading.tokens[index].lower not in ("of", "in", "at", "to") or index + 1 >= limit:
        return False
    role = role_ending_at(scene.reading, index + 1, first)
    return role is not None and role[1] < index
