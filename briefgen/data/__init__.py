"""Public facts and word lists, read from the files beside this one when first asked for.

A `.csv` file starts with `#` lines that tell its source, licence and date, then a header line; a
`.txt` file has one entry per line. `docs/data.md` says what each file holds, `LICENSES.md` under
which terms.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from briefgen.model import Record


class CountryFacts(Record, frozen=True):
    """A country or territory with a code of its own.

    `code` is ISO 3166-1 alpha-2 (and XK for Kosovo), `name` the short English name that pages
    show, `official` the long one. `adjective` is the usual one ("French"), "" where there is
    none; `names` are its other names, also short and former ones; `demonyms` are all adjectives
    and nouns for its people, `capitals` its capitals and seats of government, the best known
    first. `un_member` is as of the file's date.
    """

    code: str
    name: str
    official: str
    adjective: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    un_member: bool


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the data file `name`, as text, without its comments and its header line.

    Raises:
        FileNotFoundError: there is no such data file.
    """
    return tuple(_records(name)[1:])


def header(name: str) -> tuple[str, ...]:
    """The column names of the data file `name`."""
    return _records(name)[0]


@cache
def read_words(name: str) -> frozenset[str]:
    """The entries of the word list `name`, one per line; blank lines and `#` lines are left out.

    Raises:
        FileNotFoundError: there is no such data file.
    """
    lines = (line.strip() for line in _text(name).splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def countries() -> Mapping[str, CountryFacts]:
    """Every country and territory by its code, sorted by code."""
    demonyms: dict[str, dict[str, str]] = {}
    for word, code, kind in read_table("demonyms.csv"):
        demonyms.setdefault(code, {})[word] = kind
    names: dict[str, dict[str, None]] = {}
    for word, code, kind, _ in read_table("country_names.csv"):
        if kind != "part":
            names.setdefault(code, {})[word] = None
    capitals: dict[str, dict[str, None]] = {}
    for city, code, *_ in read_table("capitals.csv"):
        capitals.setdefault(code, {})[city] = None
    return MappingProxyType(
        {
            code: CountryFacts(
                code=code,
                name=name,
                official=official,
                adjective=_first_adjective(demonyms.get(code, {})),
                names=tuple(word for word in names.get(code, ()) if word != name),
                demonyms=tuple(demonyms.get(code, ())),
                capitals=tuple(capitals.get(code, ())),
                un_member=member == "yes",
            )
            for code, name, official, member in read_table("countries.csv")
        }
    )


@cache
def wikidata_items() -> Mapping[str, str]:
    """Code of a country or territory → its item in Wikidata ("Q142")."""
    return MappingProxyType({row[0]: row[1] for row in read_table("wikidata.csv")})


@cache
def first_names() -> dict[str, str]:
    """First name in lower case → "m" or "f"; names that both sexes bear are left out."""
    rows = read_table("first_names.csv")
    return {row[0].lower(): row[1] for row in rows if row[1] in ("m", "f")}


@cache
def given_names() -> dict[str, tuple[str, ...]]:
    """Form of a given name in lower case → the names it can stand for: bob → robert."""
    return {form: tuple(names.split()) for form, names in read_table("given_names.csv")}


@cache
def particles() -> frozenset[str]:
    """Lower-case words inside surnames: van, der, bin, de, la."""
    return read_words("name_particles.txt")


@cache
def role_words(kind: str) -> frozenset[str]:
    """The role nouns of one kind, as `role_nouns.csv` has it: "state", "kin" and others."""
    rows = read_table("role_nouns.csv")
    return frozenset(noun for noun, its_kind, *_ in rows if its_kind == kind)


def _first_adjective(kinds: Mapping[str, str]) -> str:
    """The first word of the kind "adjective", or ""."""
    return next((word for word, kind in kinds.items() if kind == "adjective"), "")


def _text(name: str) -> str:
    """The text of the data file `name`."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _records(name: str) -> list[tuple[str, ...]]:
    """The lines of a `.csv` file below its comments, the header line first."""
    lines = _text(name).split("\n")
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return [tuple(row) for row in csv.reader(lines[first:]) if row]
