"""Which countries an article means, and where: dictionary first, the model only as evidence.

A name counts unless something speaks against it: it is part of a person's name, or of the name of
a company, a university, a newspaper; it is a language; it is a town of a US state. Names that mean
several things (ambiguous_names.csv) need evidence, and are left out without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefgen.analyse.gazetteer import Entry, Match, find_matches
from briefgen.analyse.lookalikes import (
    is_ethnic,
    is_highway,
    is_language,
    is_pronoun_us,
    is_town_of_state,
)
from briefgen.analyse.naming import bears_name, is_in_other_name, is_in_person
from briefgen.analyse.tokens import Reading
from briefgen.analyse.usage import is_literal_city, use_of
from briefgen.model import CountryMention, CountryMentionKind, CountryReading

PLACE_LABELS = frozenset({"GPE", "LOC"})
PEOPLE_LABELS = frozenset({"NORP"})
# What may stand between two members of a list of countries.
LIST_GAPS = frozenset({",", "and", ", and", "or", ", or", "&", "-", "/", "–"})
WHERE = frozenset({"in", "into", "inside", "across", "throughout", "within"})
# In an article with one of these, "Indian" can mean the first peoples of America.
NATIVE_WORDS = frozenset(
    {"tribe", "tribes", "tribal", "reservation", "reservations", "casino", "casinos"}
)


class Candidate(NamedTuple):
    """A dictionary match with its tokens `first` to `last` (not included)."""

    match: Match
    first: int
    last: int

    @property
    def entry(self) -> Entry:
        """What the match could mean."""
        return self.match.entry


class Context(NamedTuple):
    """What the whole article says: the countries that are clearly named, and what it is about."""

    clear: frozenset[str]
    names_us_state: bool
    is_native: bool


class Choice(NamedTuple):
    """The country that a candidate means, and the rule that says so."""

    code: str
    rule: str


class Found(NamedTuple):
    """A country that is meant, and the tokens `first` to `last` (not included) that say so."""

    code: str
    first: int
    last: int
    mention: CountryMention


def find_countries(reading: Reading) -> tuple[CountryReading, ...]:
    """The countries that the article means, in the order in which they first appear.

    Cities and regions count as places ("place"): they credit their country with a place only.
    A name that could mean two things without evidence for one is left out.
    """
    mentions: dict[str, list[CountryMention]] = {}
    for found in country_mentions(reading):
        mentions.setdefault(found.code, []).append(found.mention)
    return tuple(CountryReading(code=code, mentions=tuple(ms)) for code, ms in mentions.items())


def country_mentions(reading: Reading) -> tuple[Found, ...]:
    """Every mention of a country with its tokens, in text order.

    Clear names decide first, then the names that need evidence, twice, as one can be the other's
    evidence; then the names that need another name of the country in the article.
    """
    candidates = [c for c in _candidates(reading) if _stands_alone(reading, c)]
    context = _context(reading, candidates)
    chosen: dict[int, Choice] = {}
    for waits_for_named in (False, False, True):
        clear = context.clear | {
            choice.code for n, choice in chosen.items() if candidates[n].entry.kind != "place"
        }
        for number, candidate in enumerate(candidates):
            if (candidate.entry.evidence == "named") == waits_for_named:
                choice = _chosen(reading, candidates, number, context._replace(clear=clear))
                if choice is not None:
                    chosen[number] = choice
    found = [(n, _found(reading, candidates[n], chosen[n])) for n in sorted(chosen)]
    named = {f.code for n, f in found if candidates[n].entry.kind in ("name", "demonym", "body")}
    elsewhere = {f.code for n, f in found if candidates[n].entry.form in ("state", "part")}
    return tuple(
        one for n, one in found if _is_that_city(candidates[n].entry, one, named, elsewhere)
    )


def countries_in(found: Iterable[Found], first: int, last: int) -> tuple[Found, ...]:
    """Those of `found` that lie wholly within the tokens `first` to `last` (not included)."""
    return tuple(one for one in found if first <= one.first and one.last <= last)


def _candidates(reading: Reading) -> list[Candidate]:
    """All dictionary matches in the prose, with their tokens."""
    candidates = []
    for block in reading.blocks:
        for match in find_matches(reading.text, block.start, block.end):
            first = reading.token_at(match.start)
            last = reading.token_at(match.end - 1)
            if first is not None and last is not None:
                candidates.append(Candidate(match, first.index, last.index + 1))
    return candidates


def _stands_alone(reading: Reading, candidate: Candidate) -> bool:
    """Whether the words mean what the dictionary says, and aren't part of another name."""
    entry, first, last = candidate.entry, candidate.first, candidate.last
    if entry.kind == "none" or entry.evidence == "never":
        return False
    if is_in_person(reading, first, last, entry) or is_town_of_state(reading, candidate.match):
        return False
    if entry.kind == "demonym" and (
        is_ethnic(reading, first) or is_language(reading, first, last, entry)
    ):
        return False
    if entry.kind == "name" and entry.name == "US" and is_pronoun_us(reading, first):
        return False
    if is_highway(reading, first, last, entry):
        return False
    is_sure_body = entry.kind == "body" and not entry.evidence
    return is_sure_body or not is_in_other_name(reading, first, last, entry)


def _context(reading: Reading, candidates: Sequence[Candidate]) -> Context:
    """What the whole article says that helps to decide about single names."""
    return Context(
        clear=frozenset(
            candidate.entry.codes[0]
            for candidate in candidates
            if not candidate.entry.evidence and candidate.entry.kind != "place"
        ),
        names_us_state=any(candidate.entry.form == "state" for candidate in candidates),
        is_native=any(token.lower in NATIVE_WORDS for token in reading.tokens),
    )


def _chosen(
    reading: Reading, candidates: Sequence[Candidate], number: int, context: Context
) -> Choice | None:
    """The country that a candidate means and the rule that says so, or None when unsure."""
    entry = candidates[number].entry
    rule = f"{entry.kind}:{entry.form}" if entry.kind == "place" else entry.kind
    is_borne = entry.kind != "body" and bears_name(reading, entry.name)
    label = reading.tokens[candidates[number].first].label
    if not entry.evidence:
        unclear = is_borne and entry.kind in ("capital", "place")
        return None if unclear else Choice(entry.codes[0], rule)
    if entry.form in ("city", "town"):
        is_sure = entry.form == "city" or entry.codes[0] in context.clear
        is_place = is_sure and label in PLACE_LABELS and not is_borne
        return Choice(entry.codes[0], rule) if is_place else None
    named = [code for code in entry.codes if code in context.clear]
    if len(named) == 1 and not (is_borne and label not in PLACE_LABELS | PEOPLE_LABELS):
        return Choice(named[0], f"{rule}+named")
    if len(entry.codes) > 1 or is_borne:
        return None
    if _in_list(reading, candidates, number):
        return Choice(entry.codes[0], f"{rule}+list")
    reason = _evidence(reading, candidates[number], context)
    return None if reason is None else Choice(entry.codes[0], rule + reason)


def _evidence(reading: Reading, candidate: Candidate, context: Context) -> str | None:
    """What speaks for the only country that a candidate can mean, or None for nothing."""
    entry, token = candidate.entry, reading.tokens[candidate.first]
    if entry.evidence == "named":
        return None
    if entry.evidence == "native":
        return None if context.is_native else ""
    if entry.evidence in ("person", "shared"):
        return ""
    if entry.evidence == "town":
        return None if context.names_us_state and not context.clear - {"US"} else ""
    labels = PEOPLE_LABELS if entry.evidence == "people" else PLACE_LABELS | PEOPLE_LABELS
    if token.label in labels:
        return "+label"
    before = reading.tokens[candidate.first - 1] if candidate.first else token
    if entry.kind == "name" and before.lower in WHERE and before.block == token.block:
        return "+in"
    if entry.evidence == "word" and _stands_in_sentence(reading, candidate):
        return "+within"
    return None


def _in_list(reading: Reading, candidates: Sequence[Candidate], number: int) -> bool:
    """Whether the candidate stands in a list beside a clear name of a country, and no US state."""
    near = []
    for other in (number - 1, number + 1):
        if 0 <= other < len(candidates):
            left, right = sorted((number, other))
            gap = reading.text[candidates[left].match.end : candidates[right].match.start]
            if gap.strip() in LIST_GAPS:
                near.append(candidates[other].entry)
    states = any(entry.form == "state" for entry in near)
    return not states and any(entry.kind == "name" and not entry.evidence for entry in near)


def _stands_in_sentence(reading: Reading, candidate: Candidate) -> bool:
    """Whether a name stands within a sentence, and in no longer run of capitalised words."""
    tokens = reading.tokens
    token = tokens[candidate.first]
    if candidate.first == 0 or reading.is_headline(token):
        return False
    before, after = tokens[candidate.first - 1], tokens[candidate.last : candidate.last + 1]
    joined = before.is_capitalised or (bool(after) and after[0].is_capitalised)
    joined = joined and candidate.entry.kind == "name"
    return before.sentence == token.sentence and not joined


def _is_that_city(entry: Entry, found: Found, named: set[str], elsewhere: set[str]) -> bool:
    """Whether a capital is the one we know, and no namesake in local news (Paris, Dublin, …).

    It is where its country is named in the article too. Where it is not, one that is only a place
    tells nothing, and one that acts counts if the article names no region of another country.
    """
    if entry.evidence != "shared" or found.code in named:
        return True
    return found.mention.kind == "capital" and not elsewhere - {found.code}


def _found(reading: Reading, candidate: Candidate, choice: Choice) -> Found:
    """The record of a mention. A capital that is meant as a city is a place."""
    first, last, entry = candidate.first, candidate.last, candidate.entry
    kind: CountryMentionKind = "place" if entry.kind == "none" else entry.kind
    rule = choice.rule
    use = use_of(reading, first, last, entry)
    if kind == "capital" and use != "acts" and is_literal_city(reading, first, last, entry):
        kind, rule = "place", f"{rule}+city"
    mention = CountryMention(
        start=candidate.match.start,
        end=candidate.match.end,
        text=reading.text[candidate.match.start : candidate.match.end],
        kind=kind,
        rule=rule,
        use=use,
    )
    return Found(choice.code, first, last, mention)
