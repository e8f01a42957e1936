"""One title for several: "the ministers Roe and Doe", "Senators Roe, Doe and Poe"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.analyse.lexicon import honorific, plural_role_ending_at
from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.role_titles import RolePhrase, left_edge, title_before_head
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

MAX_ASIDE_TOKENS = 6


def listed_titles(scene: Scene, mention: NameSpan) -> Iterator[RolePhrase]:
    """The role of each one in a list that starts with `mention` and has a plural title before it.

    The role is told in the singular. Without two names that an "and" joins, nothing comes back;
    of "the Finnish and Danish ministers", only "minister", as it isn't said who is whose.
    """
    tokens = scene.reading.tokens
    end = mention.first
    if end and tokens[end - 1].text == ",":
        end -= 1
    if end == 0 or tokens[end - 1].block != tokens[mention.first].block:
        return
    found = plural_role_ending_at(scene.reading, end - 1)
    if found is None or tokens[end - 1].tag not in PLURAL_TAGS:
        return
    members = _members(scene, mention)
    if len(members) < 2:
        return
    noun, head, singular = found
    first = title_before_head(scene, members[0], end, noun, head)
    owners = tokens[max(first - 1, 0) : head]
    if noun.kind == "kin" and not any(t.tag in ("POS", "PRP$") for t in owners):
        return  # "the brothers Roe and Doe" are each other's
    first = _after_nations(scene, left_edge(scene, end), first, end)
    before = scene.reading.words(first, end - 1) if first < end - 1 else ""
    text = " ".join(f"{before} {singular}".split())
    for person in members:
        yield RolePhrase(
            person, first, end, end - 1, noun._replace(kind="generic"), "title-of-several", text
        )


PLURAL_TAGS = frozenset({"NNS", "NNPS", "NNP"})


def _members(scene: Scene, mention: NameSpan) -> list[int]:
    """The numbers of the people in the list that starts with `mention`; [] if it isn't closed."""
    tokens = scene.reading.tokens
    members, index = [scene.person_at[mention.first]], mention.last
    closed = False
    while not closed:
        index = _after_aside(scene, index)
        start = index
        while index < len(tokens) and tokens[index].text in (",", "and", "&"):
            closed = closed or tokens[index].text != ","
            index += 1
        index = _after_honorifics(tokens, index)
        person = scene.person_at.get(index)
        if index == start or person is None or person in members:
            return []
        if tokens[index].sentence != tokens[mention.first].sentence:
            return []
        members.append(person)
        while scene.person_at.get(index) == person:
            index += 1
    return members


def _after_honorifics(tokens: list[Token], index: int) -> int:
    """The token after "Mr." or "Dr." at token `index`, or `index`."""
    title = honorific(tokens[index].text) if index + 2 < len(tokens) else None
    if title is None or title.is_role or not tokens[index].is_capitalised:
        return index
    return index + (2 if tokens[index + 1].text == "." else 1)


def _after_aside(scene: Scene, index: int) -> int:
    """The token after "of Sweden", "(D-Ohio)" or ", 45," that follows a name in a list."""
    tokens = scene.reading.tokens
    if index + 2 >= len(tokens):
        return index
    if tokens[index].text == "of" and index + 1 in scene.countries:
        index += 1
        while index in scene.countries:
            index += 1
    elif tokens[index].text == "(":
        for close in range(index + 1, min(index + 1 + MAX_ASIDE_TOKENS, len(tokens))):
            if tokens[close].text == ")":
                return close + 1
    elif tokens[index].text == "," and tokens[index + 1].tag == "CD":
        return index + 2
    return index


def _after_nations(scene: Scene, left: int, first: int, end: int) -> int:
    """The start `first` of a title, after the countries before it where there is more than one.

    Those in the words before it, from token `left` on, count as well.
    """
    named = [i for i in range(left, end) if i in scene.countries]
    if len({scene.countries[i] for i in named}) < 2:
        return first
    first = named[-1] + 1
    while first < end - 1 and scene.reading.tokens[first].tag == "POS":
        first += 1
    return first
