"""A map around one country, and the world shaded by how many articles name each country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, Protocol

from briefgen.data import countries, read_table
from briefgen.model import Record

LOCATOR_SIZE = (576, 432)  # the viewBox that the paths of locator_maps.csv are for
WORLD_SIZE = (1280, 560)  # that of world_map.csv
CLASSES = 4  # of shades: more can't be told apart
NAME = re.compile(r"(\d+) (\d+) (\w\w)")


class Label(Record, frozen=True):
    """A name on a map: where it starts, is centered or ends; `code` of a country."""

    x: int
    y: int
    text: str
    anchor: Literal["start", "middle", "end"] = "middle"
    code: str = ""


class Dot(Record, frozen=True):
    """A place on a map."""

    x: int
    y: int


class Locator(Record, frozen=True):
    """Where a country lies: paths of it, of all land and of the borders on it.

    `path` is "" for a country too small for the geometry; `ring` is around one that would be
    overlooked. `capital` is None where it is in dispute or not known. `note` is what
    there is to say of a dispute.
    """

    path: str
    land: str
    borders: str
    ring: Dot | None
    capital: Dot | None
    capital_name: Label | None
    neighbours: tuple[Label, ...]
    note: str


class Covered(Protocol):
    """A country's row in a list."""

    @property
    def code(self) -> str:
        """The country's code."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def url(self) -> str:
        """The address of its page."""

    @property
    def articles(self) -> int:
        """How many articles name it."""


class Shade(Record, frozen=True):
    """A class of the world map: `level` 1 (few) to 4 (most), from and to how many articles."""

    level: int
    least: int
    most: int


class ShadedCountry(Record, frozen=True):
    """A country on the world map; `dot` marks one that would be overlooked."""

    code: str
    name: str
    url: str
    articles: int
    level: int
    path: str
    dot: Dot | None


class WorldMap(Record, frozen=True):
    """The world with the countries that articles name, in order of their names."""

    land: str
    shades: tuple[Shade, ...]
    countries: tuple[ShadedCountry, ...]


def locator(code: str) -> Locator | None:
    """The map around a country, None for a code without one."""
    row = _locators().get(code)
    if row is None:
        return None
    path, land, borders, dot, capital, neighbours, note = row
    names = countries()
    mark, label = _capital(capital) if capital else (None, None)
    found = (NAME.fullmatch(one) for one in neighbours.split(";"))
    return Locator(
        path=path,
        land=land,
        borders=borders,
        ring=_dot(dot),
        capital=mark,
        capital_name=label,
        neighbours=tuple(
            Label(int(m[1]), int(m[2]), names[m[3]].name, code=m[3]) for m in found if m
        ),
        note=note,
    )


def world_map(rows: Iterable[Covered]) -> WorldMap | None:
    """The world shaded by the articles that name each country; None where none does."""
    shapes = _world()
    covered = [row for row in rows if row.articles and row.code in shapes]
    if not covered:
        return None
    shades = _shades([row.articles for row in covered])
    return WorldMap(
        land=shapes["land"][0],
        shades=shades,
        countries=tuple(
            ShadedCountry(
                code=row.code,
                name=row.name,
                url=row.url,
                articles=row.articles,
                level=next(s.level for s in shades if row.articles <= s.most),
                path=shapes[row.code][0],
                dot=_dot(shapes[row.code][1]),
            )
            for row in sorted(covered, key=lambda row: (row.name, row.code))
        ),
    )


def _shades(counts: Sequence[int]) -> tuple[Shade, ...]:
    """At most four classes from 1 to the greatest count, each as many times wider as the last.

    A few countries have nearly all the articles; classes of equal width would leave the others in
    the lowest one. With a small greatest count there are fewer, the darkest always among them.
    """
    greatest = max(counts)
    ends = sorted({round(greatest ** (step / CLASSES)) for step in range(1, CLASSES + 1)})
    starts = [1, *(end + 1 for end in ends[:-1])]
    first = CLASSES - len(ends) + 1
    return tuple(
        Shade(first + number, least, most)
        for number, (least, most) in enumerate(zip(starts, ends, strict=True))
    )


def _capital(cell: str) -> tuple[Dot, Label]:
    """A capital's dot and name from "x y, x y of the name, s or e, name"."""
    x, y, at, base, anchor, name = cell.split(" ", 5)
    return Dot(int(x), int(y)), Label(int(at), int(base), name, "start" if anchor == "s" else "end")


def _dot(cell: str) -> Dot | None:
    """A dot from "x y", None from ""."""
    x, _, y = cell.partition(" ")
    return Dot(int(x), int(y)) if cell else None


@cache
def _locators() -> Mapping[str, tuple[str, ...]]:
    """The rows of locator_maps.csv by code."""
    return {code: tuple(row) for code, *row in read_table("locator_maps.csv")}


@cache
def _world() -> Mapping[str, tuple[str, ...]]:
    """The rows of world_map.csv by code; "land" is all of it."""
    return {code: tuple(row) for code, *row in read_table("world_map.csv")}
