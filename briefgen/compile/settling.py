"""How an editor settles a doubt: the lines for corrections.toml, of which one is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from briefgen.compile.directory import Directory
from briefgen.data import countries
from briefgen.decisions import AT, folded_words
from briefgen.model import OpenDoubt, Record
from briefgen.questions import Question, Side

ARTICLES = 12  # that one line names; for more of them a name is settled for the whole collection
PLAIN = re.compile(r"[\w@%+=:,./-]+", re.ASCII)


class Settling(Record, frozen=True):
    """One way to settle a doubt: the line for corrections.toml, and the command that writes it."""

    line: str
    command: str


def settling_lines(
    doubt: OpenDoubt, slug: str, others: Sequence[str], directory: Directory
) -> tuple[str, ...]:
    """The lines that settle a doubt on the page of a person, `others` being who else it could be.

    Nothing where the mention can't be named, or where more than two pages are told apart: an
    editor has to look at each of them first.
    """
    own = directory.reference(slug)
    if doubt.is_split and len(others) == 1:
        return tuple(one.line for one in _pair(own, directory.reference(others[0])))
    if doubt.words:
        return (_speaker([doubt], own).line,)
    if doubt.reference:
        return (_people("same", own, doubt.reference).line,)
    return ()


def settle_doubts(doubts: Sequence[OpenDoubt], directory: Directory) -> tuple[Settling, ...]:
    """What settles the equal doubts of some articles, a choice for each who could be meant.

    Where nobody with a page could, several articles may still mean one human.
    """
    first = doubts[0]
    people = [directory.reference(s) for s in first.candidates if s in directory.by_slug]
    if first.is_split:
        return _pair(*people) if len(people) == 2 else (_people("different", *people),)
    if all(doubt.words for doubt in doubts):
        return tuple(_speaker(doubts, person) for person in people)
    places = list(dict.fromkeys(doubt.reference for doubt in doubts if doubt.reference))
    if not people:
        return (_people("same", *places),) if len(places) > 1 else ()
    if len(places) > ARTICLES and first.is_bare:
        name = places[0].rpartition(AT)[0]
        return tuple(_fields("alias", {"person": p, "name": name}) for p in people)
    return tuple(_people("same", p, *places[:ARTICLES]) for p in people if places)


def settle_question(question: Question, directory: Directory) -> tuple[Settling, ...]:
    """What settles a question: two pages are one or two; or the country of each side is right.

    Where one article alone says something else, it may also be about somebody else.
    """
    people = [directory.reference(slug) for slug in question.slugs]
    if question.kind == "join":
        return _pair(*people)
    (own,) = people
    found = [_of_side(question, side, own) for side in question.sides]
    return (*found, *(_people("different", own, one) for one in _others(question.sides)))


def _of_side(question: Question, side: Side, own: str) -> Settling:
    """The line that says that the country of a side is right, or that an office is none.

    A role whose words name the country can't be of another one: it is wrong instead.
    """
    name = countries()[side.country].name if side.country in countries() else side.country
    if question.kind == "country":
        return _fields("country", {"person": own, "country": name})
    if len({folded_words(text) for one in question.sides for text in one.texts}) == 1:
        return _fields("role", {"person": own, "text": side.text, "country": name})
    return _fields("role", *({"person": own, "text": t, "wrong": True} for t in side.texts))


def _others(sides: Iterable[Side]) -> list[str]:
    """The people of single articles, as corrections.toml calls them, but for those of one side."""
    others = list(sides)[1:]
    return [side.reference for side in others if side.reference and len(side.articles) == 1]


def _pair(one: str, other: str) -> tuple[Settling, ...]:
    """Two people are one, or they are two."""
    return _people("same", one, other), _people("different", one, other)


def _speaker(doubts: Iterable[OpenDoubt], person: str) -> Settling:
    """Somebody said the quotation that articles of one text have."""
    entries = ({"article": d.article, "words": d.words, "person": person} for d in doubts)
    return _fields("speaker", *entries)


def _people(kind: str, *people: str) -> Settling:
    """An entry that is a list of people."""
    return Settling(f"{kind} = [[{', '.join(map(_toml, people))}]]", _command(kind, people))


def _fields(kind: str, *entries: Mapping[str, object]) -> Settling:
    """Entries that are fields: texts are arguments of the command in order, the rest options."""
    tables, commands = [], []
    for entry in entries:
        fields = (f"{key} = {_toml(value)}" for key, value in entry.items())
        tables.append(f"{{ {', '.join(fields)} }}")
        words = [str(value) for value in entry.values() if value is not True]
        if kind == "role" and "country" in entry:
            words[-1:] = ["--country", words[-1]]
        options = (f"--{key}" for key, value in entry.items() if value is True)
        commands.append(_command(kind, [*words, *options]))
    return Settling(f"{kind} = [{', '.join(tables)}]", " && ".join(commands))


def _toml(value: object) -> str:
    """A text or a truth as TOML writes it, which is as JSON does."""
    return msgspec.json.encode(value).decode()


def _command(kind: str, words: Iterable[str]) -> str:
    """The command that writes an entry."""
    return " ".join(("briefgen correct", kind, *map(_quoted, words)))


def _quoted(word: str) -> str:
    """A word as a shell takes it."""
    if PLAIN.fullmatch(word):
        return word
    return '"' + re.sub(r'([\\"$`])', r"\\\1", word) + '"'
