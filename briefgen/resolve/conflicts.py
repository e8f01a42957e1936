"""Articles that contradict each other about one person: one role of two countries, two offices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefgen.decisions import folded_words
from briefgen.model import Role
from briefgen.questions import Question, Side
from briefgen.resolve.humans import Human, Placed, Places, side_of
from briefgen.resolve.names import role_family

ROLE = "articles give this role to two countries"
OFFICES = "articles of the same time give one person the same office of two countries"
COUNTRY = "articles state two countries for this person"
# What is over, or not yet, contradicts nothing.
NOT_NOW = re.compile(r"\b(?:former|ex|late|then|past|future|incoming|outgoing|designate|elect)\b")
# Offices that nobody holds for two states at a time; others are appointed to several.
EXCLUSIVE = frozenset(
    "president minister chancellor secretary premier king queen emir sultan ambassador".split()
)


class Given(NamedTuple):
    """A role of a country, as one article gives it."""

    role: Role
    placed: Placed


def contradictions(humans: Iterable[Human], places: Places) -> Iterator[Question]:
    """A question for each role, office or country that articles contradict each other about."""
    for human in humans:
        if len(human.entity.members) < 2:
            continue
        people = places.of(human)
        if len(_codes(people)) > 1:
            found = [*_roles(human, people), *_offices(human, people)]
            yield from found or _countries(human, people)


def _codes(people: Iterable[Placed]) -> set[str]:
    """The countries that articles give a person and the roles."""
    found = {one.person.country for one in people}
    found |= {role.country for one in people for role in one.person.roles}
    return {code for code in found if code}


def _roles(human: Human, people: Sequence[Placed]) -> Iterator[Question]:
    """The roles that articles give the person in the same words, for different countries.

    Outside of the offices of state, which nobody has for one country after the other, at one time
    only: a coach changes teams.
    """
    by_text: defaultdict[str, dict[str, list[Given]]] = defaultdict(dict)
    for code, given in _given(people):
        by_text[folded_words(given.role.text)].setdefault(code, []).append(given)
    for text in sorted(by_text):
        sides = by_text[text]
        if len(sides) > 1 and (_is_office(text) or _at_one_time(sides)):
            yield _question(human, ROLE, sides)


def _offices(human: Human, people: Sequence[Placed]) -> Iterator[Question]:
    """The offices of state that articles of one time give the person for different countries."""
    by_family: defaultdict[str, dict[str, list[Given]]] = defaultdict(dict)
    for code, given in _given(people):
        family = role_family(given.role.text)
        if _is_office(given.role.text) and not NOT_NOW.search(folded_words(given.role.text)):
            by_family[family].setdefault(code, []).append(given)
    for family in sorted(by_family):
        sides = by_family[family]
        texts = {folded_words(one.role.text) for given in sides.values() for one in given}
        if len(sides) > 1 and len(texts) > 1 and _at_one_time(sides):
            yield _question(human, OFFICES, sides)


def _countries(human: Human, people: Sequence[Placed]) -> Iterator[Question]:
    """The countries that different articles state for the person."""
    sides: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in people:
        if placed.person.country and placed.person.country_basis == "stated":
            sides[placed.person.country].append(placed)
    if len(sides) > 1:
        found = (
            side_of(human, sides[code], [_stating(sides[code][0], code)], code) for code in sides
        )
        yield Question("country", COUNTRY, tuple(sorted(found, key=_most_articles)))


def _stating(placed: Placed, code: str) -> str:
    """The words that state a country: a role's, else the name."""
    roles = (role.text for role in placed.person.roles if role.country == code)
    return next(roles, placed.person.name)


def _question(human: Human, why: str, sides: dict[str, list[Given]]) -> Question:
    """The question about a role: each country with the articles that give it."""
    found = (
        side_of(human, [one.placed for one in given], (one.role.text for one in given), code)
        for code, given in sides.items()
    )
    return Question("role", why, tuple(sorted(found, key=_most_articles)))


def _given(people: Iterable[Placed]) -> Iterator[tuple[str, Given]]:
    """The roles that have a country, with it, newest article first."""
    for placed in people:
        for role in placed.person.roles:
            if role.country:
                yield role.country, Given(role, placed)


def _at_one_time(sides: dict[str, list[Given]]) -> bool:
    """Whether the months in which articles give two countries overlap; days unknown always do."""
    months = [
        sorted(one.placed.outline.published.value[:7] for one in given) for given in sides.values()
    ]
    return any(not of_one[0] for of_one in months) or any(
        one[0] <= other[-1] and other[0] <= one[-1]
        for number, one in enumerate(months)
        for other in months[:number]
    )


def _is_office(text: str) -> bool:
    """Whether a role is an office that nobody holds for two states."""
    return role_family(text) in EXCLUSIVE


def _most_articles(side: Side) -> tuple[int, str]:
    """A sort key: what most articles say first."""
    return -len(side.articles), side.country
