"""Whom somebody or a country is named with, as lines between names."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from briefgen.dossiers import Companion, CountryDossier, CountryPerson, PersonDossier
from briefgen.graph import EDGE_KINDS, EdgeKind, RoleKind, SentenceKind, kind_of
from briefgen.model import Record

NEIGHBOURS = 25  # more can't be told apart
FEWEST = 3  # rows of a list that are worth a picture
WIDTH = 480  # units of the viewBox: on a phone a letter of 16 units is 12 px high
MIDDLE = WIDTH // 2
NODE = 172  # units from the edge of the picture to a neighbour's node: room for its name
LETTERS = 18  # of a name in one line
LINE, PADDING = 19, 11  # units that a line of a name is high, and between two names
HUB = 7  # units from the middle to where lines end

# The name to draw for an English name and the code of a country, None of a person.
Called = Callable[[str, str | None], str]


class Neighbour(Record, frozen=True):
    """Somebody or a country to be joined with the subject: by a sentence, by a role, or by both.

    `row` is the entry of the dossier that tells it, None for a person's own country.
    """

    what: Literal["person", "country"]
    name: str
    url: str
    kind: SentenceKind | None
    role: RoleKind | None = None
    row: Companion | CountryPerson | None = None


class Node(Record, frozen=True):
    """A neighbour on paper: the lines of its name, each with its place, and its line's path.

    `number` leads to the row that tells what joins the two; None for the person's own country where
    no sentence names both. `kind` and `role` are the lines to draw, the role's below.
    """

    what: Literal["person", "country"]
    name: str
    url: str
    x: int
    y: int
    anchor: Literal["start", "end"]
    text_x: int
    lines: tuple[tuple[int, str], ...]
    path: str
    kind: SentenceKind | None
    role: RoleKind | None
    number: int | None


class Network(Record, frozen=True):
    """A subject in the middle, people to the left and countries to the right.

    `numbers` gives the number of each entry of the dossier's lists that has one.
    """

    size: tuple[int, int]
    what: Literal["person", "country"]
    name: str
    x: int
    y: int
    lines: tuple[tuple[int, str], ...]
    nodes: tuple[Node, ...]
    kinds: tuple[EdgeKind, ...]
    numbers: Mapping[Companion | CountryPerson, int]


def network(
    record: PersonDossier | CountryDossier, called: Called = lambda name, _: name
) -> Network | None:
    """The network of a page's subject; None where fewer than three rows join it.

    `called` gives the name to draw for an English name and a country's code, None of a person.
    Of a person: the people and countries met, and its own country. Of a country: those who speak
    for it, each once, and the countries met.
    """
    if isinstance(record, PersonDossier):
        right = _met(record.countries, "country", called)
        left = _met(record.people, "person", called)[: NEIGHBOURS - len(right)]
        right = _with_own(record, right, called, room=NEIGHBOURS - len(left) - len(right))
        name = record.name
    else:
        right = _met(record.relations, "country", called)
        left = _speakers(record)[: NEIGHBOURS - len(right)] if right else []
        name = called(record.name, record.code)
    if sum(one.row is not None for one in (*left, *right)) < FEWEST:
        return None
    what: Literal["person", "country"] = (
        "person" if isinstance(record, PersonDossier) else "country"
    )
    return _laid_out(name, what, left, right)


def _met(
    companions: Iterable[Companion], what: Literal["person", "country"], called: Called
) -> list[Neighbour]:
    """Those met in the same sentences, as their first sentence joins them."""
    return [
        Neighbour(
            what,
            called(one.link.name, one.link.code),
            one.link.url,
            kind_of(one.statements[0]),
            row=one,
        )
        for one in companions
    ]


def _with_own(
    record: PersonDossier, countries: Sequence[Neighbour], called: Called, *, room: int
) -> list[Neighbour]:
    """The countries met, and the one that the person has a role for, if it has a page."""
    own = record.country
    if not own.url or not own.name:
        return list(countries)
    role: RoleKind = "inferred-role" if own.basis == "inferred" else "role"
    if own.url in {one.url for one in countries}:
        return [
            msgspec.structs.replace(one, role=role) if one.url == own.url else one
            for one in countries
        ]
    first = (
        [Neighbour("country", called(own.name, own.code), own.url, None, role)] if room > 0 else []
    )
    return [*first, *countries]


def _speakers(record: CountryDossier) -> list[Neighbour]:
    """Those with a page who hold a role for a country, each at the first row of the table.

    Those who speak for it come first, as on the page; who is out of office holds none.
    """
    found: dict[str, Neighbour] = {}
    for office in ("speaks", "serves"):
        for one in record.people:
            if one.url and one.office == office:
                role: RoleKind = "inferred-role" if one.basis == "inferred" else "role"
                found.setdefault(one.url, Neighbour("person", one.name, one.url, None, role, one))
    return list(found.values())


def _laid_out(
    name: str,
    what: Literal["person", "country"],
    left: Sequence[Neighbour],
    right: Sequence[Neighbour],
) -> Network:
    """The network on paper: two columns of names, each in the middle of the height."""
    names = {one.url: _wrapped(one.name) for one in (*left, *right)}
    heights = [sum(_height(names[one.url]) for one in column) for column in (left, right)]
    own = _wrapped(name)
    head = _height(own)  # the subject's name stands above both columns
    height = max(*heights)
    numbers: dict[str, int] = {}
    for one in (*left, *right):
        if one.row is not None:
            numbers[one.url] = len(numbers) + 1
    center = head + height // 2
    nodes: list[Node] = []
    for column, total, side in ((left, heights[0], -1), (right, heights[1], 1)):
        top = head + (height - total) / 2
        for one in column:
            lines = names[one.url]
            middle = round(top + _height(lines) / 2)
            nodes.append(_node(one, lines, middle, side, center, numbers.get(one.url)))
            top += _height(lines)
    drawn = {kind for node in nodes for kind in (node.kind, node.role)}
    return Network(
        size=(WIDTH, head + height),
        what=what,
        name=name,
        x=MIDDLE,
        y=center,
        lines=_placed(own, head // 2),
        nodes=tuple(nodes),
        kinds=tuple(kind for kind in EDGE_KINDS if kind in drawn),
        numbers={one.row: numbers[one.url] for one in (*left, *right) if one.row is not None},
    )


def _node(
    one: Neighbour, lines: Sequence[str], y: int, side: int, center: int, number: int | None
) -> Node:
    """A neighbour at height `y` on the left (-1) or right (1), and its line to the middle."""
    x = MIDDLE + side * (MIDDLE - NODE)
    end = MIDDLE + side * HUB
    bend = (x + end) // 2
    return Node(
        what=one.what,
        name=one.name,
        url=one.url,
        x=x,
        y=y,
        anchor="end" if side < 0 else "start",
        text_x=x + side * 18,
        lines=_placed(lines, y),
        path=f"M{x} {y}C{bend} {y} {bend} {center} {end} {center}",
        kind=one.kind,
        role=one.role,
        number=number,
    )


def _wrapped(name: str) -> tuple[str, ...]:
    """The lines of a name; a word too long for one is broken, nothing is left out."""
    return tuple(textwrap.wrap(name, LETTERS)) or (name,)


def _height(lines: Sequence[str]) -> int:
    """The height that a name takes."""
    return LINE * len(lines) + PADDING


def _placed(lines: Sequence[str], middle: int) -> tuple[tuple[int, str], ...]:
    """Lines with the height of each one's base, all of them around a middle."""
    first = round(middle - LINE * (len(lines) - 1) / 2 + 5)
    return tuple((first + LINE * number, line) for number, line in enumerate(lines))
