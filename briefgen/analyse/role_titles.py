"""The words of a title: how far it reaches to the left, and which noun it is about."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.analyse.lexicon import (
    RoleNoun,
    honorific,
    nation_words,
    organisation_words,
    role_ending_at,
    role_nouns,
)
from briefgen.analyse.scene import Scene

# Participles that belong to a title; any other verb form ends it.
TITLE_PARTICIPLES = frozenset(
    "acting retired elected ousted jailed deposed designated exiled outgoing incoming appointed "
    "suspended convicted accused disgraced detained embattled imprisoned serving ruling".split()
)
TITLE_TAGS = frozenset({"JJ", "JJR", "JJS", "POS", "HYPH", "AFX"})
BEFORE_TITLES = frozenset({"former", "then", "vice", "deputy", "ex", "now", "co", "longtime"})
BEFORE_NATIONS = BEFORE_TITLES.union(
    "opposition government coalition veteran fellow shadow minority majority caretaker rival "
    "champion star".split()
)
TIME_NOUNS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december yesterday today tomorrow week month "
    "year".split()
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


def title_ending_before(scene: Scene, number: int, end: int, rule: str) -> RolePhrase | None:
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
    while left > limit and may_be_in_title(scene, left - 1):
        left -= 1
    return left


def may_be_in_title(scene: Scene, index: int) -> bool:
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
    return token.is_noun or token.tag in TITLE_TAGS or token.lower in BEFORE_TITLES


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
    return _after_hearers(scene, first, head)


def _after_hearers(scene: Scene, first: int, head: int) -> int:
    """Where a title begins: “…, told reporters Malian Interior Minister Roe” is about a minister.

    A plain noun before the name of a nation isn't part of the title, if it isn't one like
    "opposition".
    """
    tokens = scene.reading.tokens
    for index in range(first + 1, head):
        before = tokens[index - 1]
        if (
            tokens[index].text in nation_words()
            and before.tag in ("NN", "NNS")
            and not before.is_capitalised
            and before.lower not in BEFORE_NATIONS
        ):
            return index
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
