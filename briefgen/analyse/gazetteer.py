"""Where a text holds a name of a country, its people, a city or a body: found by dictionary alone.

Nothing is decided here. The longest entry at a place wins, and phrases that only look like a
country ("Gulf of Mexico") are entries too, so that nothing inside them is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from briefgen.data import read_table

EntryKind = Literal["name", "demonym", "capital", "body", "place", "none"]

# Same length, so that offsets stay.
PLAIN = {ord(char): "'" for char in "’ʼ‘"} | {ord(char): "-" for char in "‐‑"}
PLAIN |= {ord(char): " " for char in "\n\t\u00a0\u2007\u2009\u202f"}
WORD_START = re.compile(r"(?<!\w)[^\W\d_]")
# Shorter names in capitals are too often something else ("MALI" is fine, "OMAN" too; "CAR" is not).
MIN_CAPITALS = 4


class Entry(NamedTuple):
    """A name and what it could mean. `codes` is empty for phrases that mean no country.

    `form` is the kind of name within its file (an adjective, an abbreviation, a seat of
    government), `evidence` what must be there before the name counts ("" for nothing).
    """

    name: str
    kind: EntryKind
    codes: tuple[str, ...]
    form: str = ""
    evidence: str = ""


class Match(NamedTuple):
    """An entry found in the characters `start` to `end` (not included) of the text."""

    start: int
    end: int
    entry: Entry
    in_capitals: bool


@lru_cache(maxsize=256)  # paragraphs of one article: several rules look at them
def find_matches(text: str, start: int, end: int) -> tuple[Match, ...]:
    """The longest entries between the characters `start` and `end`, left to right."""
    return tuple(_matches(text, start, end))


def _matches(text: str, start: int, end: int) -> Iterator[Match]:
    """The matches of `find_matches`."""
    plain = text[start:end].translate(PLAIN)
    entries = _by_first_word()
    done = 0
    for hit in WORD_START.finditer(plain):
        if hit.start() < done or not plain[hit.start()].isupper():
            continue
        for entry, in_capitals in entries.get(_first_word(plain, hit.start()), ()):
            name = entry.name.upper() if in_capitals else entry.name
            stop = hit.start() + len(name)
            if plain.startswith(name, hit.start()) and _ends_word(plain, stop):
                yield Match(start + hit.start(), start + stop, entry, in_capitals)
                done = stop
                break


def kind_of(name: str) -> EntryKind | None:
    """What kind of entry `name` is, as written; None when it is none."""
    entry = _entries().get(name)
    return entry.kind if entry else None


def _ends_word(plain: str, stop: int) -> bool:
    """Whether a word ends before `stop`; a currency ("US$5") is none."""
    after = plain[stop : stop + 1]
    return not (after.isalnum() or after in ("_", "$", "@")) or not after


def _first_word(plain: str, start: int) -> str:
    """The letters from `start` on, up to the first other character."""
    found = FIRST_WORD.match(plain, start)
    return found.group() if found else ""


FIRST_WORD = re.compile(r"[^\W\d_]+")


@cache
def _by_first_word() -> dict[str, list[tuple[Entry, bool]]]:
    """First word → the entries that start with it, longest first; also as written in capitals."""
    index: dict[str, list[tuple[Entry, bool]]] = {}
    for entry in _entries().values():
        index.setdefault(_first_word(entry.name, 0), []).append((entry, False))
        capitals = entry.name.upper()
        if capitals != entry.name and len(capitals) >= MIN_CAPITALS:
            index.setdefault(_first_word(capitals, 0), []).append((entry, True))
    for found in index.values():
        found.sort(key=lambda pair: (-len(pair[0].name), pair[1]))
    return index


@cache
def _entries() -> dict[str, Entry]:
    """All entries by their name. Where two files hold one name, the first in this order wins."""
    needs = {row[0]: row for row in read_table("ambiguous_names.csv")}
    found: dict[str, Entry] = {}
    for entry in _raw_entries():
        if entry.name not in found:
            _, _, codes, evidence, _ = needs.get(entry.name, ("", "", "", entry.evidence, ""))
            found[entry.name] = entry._replace(
                codes=tuple(codes.split()) or entry.codes, evidence=evidence
            )
    for name, kind, codes, evidence, _ in needs.values():
        found.setdefault(name, Entry(name, KINDS[kind], tuple(codes.split()), "", evidence))
    return found


KINDS: dict[str, EntryKind] = {"name": "name", "demonym": "demonym", "body": "body"}


def _raw_entries() -> Iterator[Entry]:
    """The entries of all files, the files whose word counts most first."""
    for phrase, what in read_table("not_countries.csv"):
        yield Entry(phrase, "none", (), what)
    for name, code, form, _ in read_table("country_names.csv"):
        yield Entry(name, "place" if form == "part" else "name", (code,), form)
    for word, code, form in read_table("demonyms.csv"):
        yield Entry(word, "demonym", (code,), form)
    for city, code, _, use, shared in read_table("capitals.csv"):
        evidence = "named" if use == "named" else "shared" if shared == "yes" else ""
        yield Entry(city, "capital", (code,), use, evidence)
    for body, code, form in read_table("bodies.csv"):
        yield Entry(body, "body", (code,), form)
    for state, _, _ in read_table("us_states.csv"):
        yield Entry(state, "place", ("US",), "state")
    for city, code, known, _ in read_table("cities.csv"):
        yield Entry(city, "place", (code,), "city" if known == "yes" else "town", "label")
