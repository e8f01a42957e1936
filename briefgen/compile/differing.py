"""Differing accounts: one event told with another figure, as denied, or as unsure. No verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from briefgen.compile.directory import Directory
from briefgen.compile.statements import Passage, Pick, statements_of
from briefgen.date_values import days_of, is_single_day
from briefgen.dossiers import Difference, DifferingAccounts
from briefgen.fingerprint import without_dateline
from briefgen.model import Record

ACCOUNTS = 6  # pairs on a page
NEWEST = 150  # telling sentences that are compared with each other
DAYS = 3  # between two publications about one event that neither text dates
SHARED_WORDS = 4  # besides names and figures, spelt alike in their first letters
STEM = 5  # letters
ALIKE = 0.5  # of all such words of the two sentences, at least so many are shared
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
YEAR = re.compile("(?:19|20)[0-9][0-9]")
NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
# They stand between a figure and what is counted, or say nothing of an event.
NO_UNITS = frozenset(
    "more than about some around nearly almost at least over up to of the a an other percent per "
    "million billion thousand hundred".split()
)
MULTIPLES = frozenset("million billion thousand hundred percent".split())


class Telling(Record, frozen=True):
    """A sentence reduced to what is compared: word stems, and figures by what they count."""

    passage: Passage
    stems: frozenset[str]
    figures: tuple[tuple[str, str], ...]


def differing_accounts(
    passages: Iterable[Passage], directory: Directory
) -> tuple[DifferingAccounts, ...]:
    """Pairs of sentences of two articles that tell one event differently, newest first.

    Two sentences tell one event when most of their words but names and figures are the same, and
    they are dated alike, or undated and published within three days. They differ when the same
    thing is counted by another figure, or when the one denies, or is unsure of, what the other
    states. At most six pairs, each sentence in one of them.
    """
    telling = [p for p in passages if p.line.is_telling and p.line.modality != "planned"]
    known = [_reduced(passage) for passage in telling[:NEWEST]]
    used: set[str] = set()
    found: list[DifferingAccounts] = []
    for one, other, difference in _pairs(known):
        texts = {one.line.text, other.line.text}
        if len(found) < ACCOUNTS and not texts & used:
            used |= texts
            picks = [Pick(one, difference), Pick(other, difference)]
            first, second = (statements_of([pick], directory)[0] for pick in picks)
            found.append(DifferingAccounts(difference, (first, second)))
    return tuple(found)


def _pairs(known: Sequence[Telling]) -> Iterator[tuple[Passage, Passage, Difference]]:
    """The pairs that differ, in the order of the sentences."""
    for one, other in combinations(known, 2):
        if one.passage.article.id == other.passage.article.id or not _is_one_event(one, other):
            continue
        difference = _difference(one, other)
        if difference:
            yield one.passage, other.passage, difference


def _is_one_event(one: Telling, other: Telling) -> bool:
    """Whether two sentences have most words in common and nothing in their dates against it."""
    shared = one.stems & other.stems
    if len(shared) < SHARED_WORDS or len(shared) < ALIKE * len(one.stems | other.stems):
        return False
    days = [_day(telling.passage) for telling in (one, other)]
    if all(days):
        return days[0] == days[1]
    published = [days_of(t.passage.article.published.value) for t in (one, other)]
    if not (published[0] and published[1]):
        return False
    return abs((published[0][0] - published[1][0]).days) <= DAYS


def _day(passage: Passage) -> str:
    """The day of the event, "" where the text gives none."""
    time = passage.line.time
    return time.value if time and time.value and is_single_day(time.value) else ""


def _difference(one: Telling, other: Telling) -> Difference | None:
    """How two sentences about one event differ, None where they don't."""
    figures = dict(one.figures)
    if any(figures.get(unit, figure) != figure for unit, figure in other.figures):
        return "figures"
    kinds = {one.passage.line.modality, other.passage.line.modality}
    if "denied" in kinds and len(kinds) > 1:
        return "denial"
    return "certainty" if kinds == {"hedged", "stated"} else None


def _reduced(passage: Passage) -> Telling:
    """A sentence as it is compared. A unit that comes with two figures counts for none."""
    words = WORD.findall(without_dateline(passage.line.text))
    stems: set[str] = set()
    figures: dict[str, str] = {}
    double: set[str] = set()
    for at, word in enumerate(words):
        figure = _figure(word)
        if figure:
            unit, multiple = _unit(words[at + 1 :])
            if unit and figures.setdefault(unit, figure + multiple) != figure + multiple:
                double.add(unit)
        elif len(word) > 3 and word.islower() and word not in NO_UNITS:
            stems.add(word[:STEM])
    sure = tuple((unit, value) for unit, value in figures.items() if unit not in double)
    return Telling(passage, frozenset(stems), sure)


def _figure(word: str) -> str:
    """A figure in digits, "" for a word that is none. "One" is mostly a pronoun."""
    if word[0].isdigit():
        return "" if YEAR.fullmatch(word) else word.replace(",", "")
    return NUMBERS.get(word.casefold(), "") if word.casefold() != "one" else ""


def _unit(following: Sequence[str]) -> tuple[str, str]:
    """What is counted, by its first letters, and "million" and the like before it."""
    multiple = ""
    for word in following[:4]:
        folded = word.casefold()
        if folded in MULTIPLES:
            multiple = f" {folded}"
        elif folded not in NO_UNITS:
            return (folded[:STEM], multiple) if word.islower() else ("", "")
    return "", ""
