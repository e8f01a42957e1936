"""A role in words: its noun, what stands beside it, whom it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from briefgen.analyse.lexicon import honorifics, role_nouns, state_names
from briefgen.analyse.speaking_words import (
    AGENCIES,
    CENTRAL_BANK,
    EXECUTIVE,
    HOUSES,
    KNOWN,
    LEANINGS,
    LINKS,
    OUT,
    OUT_PAIRS,
    PARTY,
    RANKED,
    RULERS,
)
from briefgen.data import read_table
from briefgen.model import CountryReading, Mention, Span

# How adjectives end, which may stand before a president: "Chad's long-ruling president".
ADJECTIVES = ("al", "ive", "ous", "ing", "ed", "ful", "able", "less")
WORD = re.compile(r"\w+(?:[.&]\w+)*\.?")


class Named(NamedTuple):
    """Whom an article names: its countries with their mentions, and the mentions of its people."""

    countries: Sequence[CountryReading]
    people: Sequence[Mention]


class RoleWords(NamedTuple):
    """A role in words: `noun` is what it is about, without "deputy" and the like, in lower case.

    `written` are its words but for those of its states, `beside` those that are not the noun's
    either, in lower case; `names` the capitalised of them that no office of a state has. `bodies`
    are the kinds of the bodies of state in it. `is_owned` says that it names its state, `is_local`
    that it names a place in it, `is_in_capital` its capital.
    """

    noun: str
    written: tuple[str, ...]
    beside: frozenset[str]
    names: frozenset[str]
    bodies: frozenset[str]
    is_owned: bool
    is_local: bool
    is_in_capital: bool

    @property
    def last(self) -> str:
        """The last word of the noun."""
        return self.noun.rpartition(" ")[2]

    @property
    def around(self) -> frozenset[str]:
        """All words but those of its states, in lower case."""
        return frozenset(word.lower() for word in self.written)

    @property
    def is_of_party(self) -> bool:
        """Whether a party is named."""
        return bool(self.around & PARTY) or "party" in self.bodies

    @property
    def is_plain(self) -> bool:
        """Whether all words can stand in an office of a state, and none is of a party."""
        unknown = self.beside - KNOWN - LEANINGS
        if self.noun in EXECUTIVE | RULERS and self.is_owned:
            unknown = frozenset(word for word in unknown if not word.endswith(ADJECTIVES))
        if self.is_of_agency or (self.is_owned and self.noun == "commissioner"):
            unknown -= self.names
        return not unknown and not self.is_of_party

    @property
    def is_of_agency(self) -> bool:
        """Whether a body of the state is named: "Peru's Office for Seeds"."""
        named = AGENCIES.intersection(word for word in self.written if word[0].isupper())
        return self.is_owned and bool(named)

    @property
    def is_of_house(self) -> bool:
        """Whether a parliament, a court or an election is named."""
        named = self.around & HOUSES or "House" in self.written
        return bool(named) or "parliament" in self.bodies

    @property
    def is_of_bank(self) -> bool:
        """Whether a central bank is named."""
        return bool(self.around & CENTRAL_BANK and "bank" in self.around) or "bank" in self.bodies


def role_words_of(span: Span, text: str, noun: str, named: Named, *, is_owned: bool) -> RoleWords:
    """The role in words."""
    mentions = [(m.text, m.kind) for c in named.countries for m in c.mentions if span.holds(m)]
    people = {word for m in named.people if span.holds(m) for word in split_words(m.text)}
    written, of_noun = split_words(text), [word.lower() for word in split_words(noun)]
    lower = [word.lower() for word in written]
    of_states = {word for name, _ in mentions for word in split_words(name)}
    starts = (i for i in range(len(lower)) if lower[i : i + len(of_noun)] == of_noun)
    at = next(starts, len(lower))
    while at and " ".join((lower[at - 1], *of_noun)) in _nouns():
        at, of_noun = at - 1, [lower[at - 1], *of_noun]  # "Crown Prince", read as "Prince"
    outside = [i for i in range(len(lower)) if not at <= i < at + len(of_noun)]
    beside = [i for i in outside if written[i] not in of_states | people]
    of_noun = [word for word in of_noun if word not in OUT]
    while len(of_noun) > 1 and of_noun[0] in RANKED:
        of_noun = of_noun[1:]
    return RoleWords(
        noun=" ".join(of_noun),
        written=tuple(word for word in written if word not in of_states),
        beside=frozenset(lower[i] for i in beside),
        names=frozenset(lower[i] for i in beside if written[i][0].isupper()) - KNOWN,
        bodies=frozenset(_bodies().get(name, "") for name, kind in mentions if kind == "body"),
        is_owned=is_owned,
        is_local=any(kind == "place" for _, kind in mentions)
        or any(written[i] in state_names() for i in beside),
        is_in_capital=any(kind == "capital" for _, kind in mentions),
    )


def noun_in(text: str) -> str:
    """The noun that a role is about: it ends before the first "of", "for", "in", or the role.

    >>> noun_in("former minister of health"), noun_in("Bank of Ghana governor"), noun_in("tall")
    ('minister of health', 'governor', '')
    """
    words = [word.lower() for word in split_words(text)]
    stop = next((index for index, word in enumerate(words) if word in LINKS), len(words))
    for end in (stop, len(words)):
        for first in range(end):
            for last in range(len(words), end - 1, -1):
                if (noun := " ".join(words[first:last])) in _nouns():
                    return noun
    return ""


def same_office(span: Span, text: str, named: Named) -> frozenset[str]:
    """What an office has in common with "former" and the office: its words without names."""
    names = [m.text for m in named.people if span.holds(m)]
    names += [m.text for c in named.countries for m in c.mentions if span.holds(m)]
    others = {word for name in names for word in split_words(name)}
    words = (word.lower() for word in split_words(text) if word not in others)
    return frozenset(words) - OUT - LINKS - {"the"}


def split_words(text: str) -> list[str]:
    """The words of a role as written, without full stops and possessives."""
    parts = text.replace("’", "'").replace("'s", " ").replace("-", " ")
    return [found.group().rstrip(".") for found in WORD.finditer(parts)]


def is_out(text: str, noun: str) -> bool:
    """Whether somebody has the office no more, or not yet, by its words.

    "Peru's first president" was one long ago; its "first vice president" may be one today.
    """
    words, of_noun = ([word.lower() for word in split_words(part)] for part in (text, noun))
    pairs = set(pairwise(words))
    is_founder = any(("first", word) in pairs for word in of_noun[:1] if word not in RANKED)
    return is_founder or not OUT.isdisjoint(words) or not OUT_PAIRS.isdisjoint(pairs)


@cache
def _nouns() -> frozenset[str]:
    """All role nouns, with blanks for hyphens."""
    titles = (word for word, title in honorifics().items() if title.is_role)
    return frozenset(noun.replace("-", " ") for noun in (*role_nouns(), *titles))


@cache
def _bodies() -> dict[str, str]:
    """Body of a state as written → its kind, as `bodies.csv` has it."""
    return {name: kind for name, _, kind in read_table("bodies.csv")}
