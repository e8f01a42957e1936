"""Which states have an office, and which state a party, a label or "the North" tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from briefgen.analyse.tokens import Reading
from briefgen.data import read_table

# Words before an office that leave it the same office, as far as a state has it or not.
SAME_OFFICE = frozenset(
    "acting interim deputy caretaker outgoing incoming de facto former assistant vice "
    "senior".split()
)
HALVES = {"north": ("KP", "KR"), "south": ("KR", "KP")}
# Names of institutes of so many words are shortened to the first ("the Cato Institute").
SHORTENED = 2
# With one of these in the article, "the North" and "the South" can be other halves.
OTHER_HALVES = frozenset({"SS", "SD", "YE", "VN", "CY"})


class StateSign(NamedTuple):
    """A party, an institute or a word of politics in the tokens `first` to `last` (not included).

    `use` is "party" or "institute" (who belongs to it is of that state), "home" (evidence about
    the article) or "house" (likewise, of a name that other states' houses have too).
    """

    first: int
    last: int
    code: str
    use: str


def may_hold(noun: str, code: str) -> bool:
    """Whether a state can have the office `noun`, as far as `offices.csv` knows.

    An office that is not listed may be held in any state.

    >>> may_hold("prime minister", "US"), may_hold("acting president", "FR")
    (False, True)
    """
    known = _listed(noun)
    if known is None:
        return True
    held, codes = _offices()[known]
    return (code in codes) == (held == "only")


def is_selective(noun: str) -> bool:
    """Whether `offices.csv` says of the office that not every state has it."""
    return _listed(noun) is not None


def is_rare(noun: str) -> bool:
    """Whether only a few states have the office under this name.

    >>> is_rare("defense secretary"), is_rare("president")
    (True, False)
    """
    known = _listed(noun)
    return known is not None and _offices()[known][0] == "only"


def is_listed(name: str) -> bool:
    """Whether `offices.csv` has a row for exactly this name.

    >>> is_listed("treasury secretary"), is_listed("mayor")
    (True, False)
    """
    return name in _offices()


def only_state(noun: str) -> str | None:
    """The one state that has the office, or None where several have it."""
    known = _listed(noun)
    if known is None:
        return None
    held, codes = _offices()[known]
    return next(iter(codes)) if held == "only" and len(codes) == 1 else None


def _listed(noun: str) -> str | None:
    """The row of `offices.csv` that is about `noun`: the office itself, or its last words."""
    words = noun.lower().replace("-elect", "").replace("-designate", "").split()
    while words and words[0] in SAME_OFFICE and " ".join(words) not in _offices():
        words = words[1:]
    if " ".join(words) in _offices():
        return " ".join(words)
    return words[-1] if words and words[-1] == "minister" else None


@cache
def _offices() -> dict[str, tuple[str, frozenset[str]]]:
    """Office → ("only" or "not", the states that have it, or have it not)."""
    rows = read_table("offices.csv")
    return {office: (held, frozenset(codes.split())) for office, held, codes in rows}


def state_signs(reading: Reading) -> tuple[StateSign, ...]:
    """The parties, institutes and words of politics in the prose, in text order; no headlines."""
    found = []
    for number, block in enumerate(reading.blocks):
        if block.kind in ("title", "heading"):
            continue
        done = block.start
        for token in reading.tokens[slice(*reading.block_ranges[number])]:
            if token.start < done or _first_word(token.text) not in _first_words():
                continue
            hit = _signs_pattern().match(reading.text, token.start, block.end)
            after = reading.token_at(hit.end() - 1) if hit else None
            if hit and after is not None:
                done = hit.end()
                code, use = _signs()[hit.group()]
                if code:
                    found.append(StateSign(token.index, after.index + 1, code, use))
    return tuple(sorted([*found, *_short_institutes(reading, found)]))


def _short_institutes(reading: Reading, found: Iterable[StateSign]) -> Iterator[StateSign]:
    """The first words of institutes that stand alone: "Cato" where "Cato Institute" is named."""
    names = {
        reading.tokens[sign.first].text: sign
        for sign in found
        if sign.use == "institute" and sign.last - sign.first == SHORTENED
    }
    covered = {index for sign in found for index in range(sign.first, sign.last)}
    for token in reading.tokens if names else ():
        if token.text in names and token.index not in covered and token.label != "PERSON":
            sign = names[token.text]
            yield StateSign(token.index, token.index + 1, sign.code, sign.use)


@cache
def _signs() -> dict[str, tuple[str, str]]:
    """Name of a party, a word of politics or an institute → (state, use)."""
    parties = {name: (code, use) for name, code, use in read_table("parties.csv")}
    return parties | {name: (code, "institute") for name, code in read_table("institutes.csv")}


@cache
def _first_words() -> frozenset[str]:
    """The first words of the signs."""
    return frozenset(map(_first_word, _signs()))


def _first_word(text: str) -> str:
    """The letters and digits that a text begins with."""
    return text if text.isalnum() else (re.match(r"\w*", text) or [""])[0]


@cache
def _signs_pattern() -> re.Pattern[str]:
    """Finds the names of `parties.csv` and `institutes.csv`, the longest first."""
    names = sorted(_signs(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in names)})(?![\w-])")


def label_after(text: str, end: int) -> tuple[int, int] | None:
    """The characters of a label such as "(R-Ohio)" or ", D-Calif.," right after `end`, or None.

    Only the press of the United States labels its politicians by party and state.
    """
    hit = _labels().match(text, end)
    return (hit.start(1), hit.end(1)) if hit else None


@cache
def _labels() -> re.Pattern[str]:
    """Finds a party letter with a state of the United States: name, postal code, abbreviation."""
    states = {word for row in read_table("us_states.csv") for word in row if word}
    names = "|".join(re.escape(word) for word in sorted(states, key=len, reverse=True))
    return re.compile(rf"(?:,\s|\s?\(|\s)((?:R|D|I)[-–—/.]\s?(?:{names}))(?!\w)")


def halves(reading: Reading, named: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The tokens "North" and "South" that stand for the two Koreas, with their codes.

    "the North's leader" in an article that names North Korea, and no other halved country.
    `named` is the code of each token that is part of a country's name.
    """
    codes = set(named.values())
    if "KP" not in codes or codes & OTHER_HALVES:
        return
    for token in reading.tokens[1:]:
        if token.text not in ("North", "South") or token.index in named:
            continue
        before, after = reading.tokens[token.index - 1], reading.tokens[token.index + 1 :][:1]
        is_name = bool(after) and after[0].is_capitalised and after[0].block == token.block
        if before.lower == "the" and before.block == token.block and not is_name:
            yield token.index, HALVES[token.lower][0]
