"""Who is named in one article: full names joined, short names linked, doubts kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefgen.analyse.lexicon import honorific, role_ending_at, role_starting_at
from briefgen.analyse.lone_names import is_person, taken_up
from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.other_names import other_names
from briefgen.analyse.person_spans import headline_spans, person_spans
from briefgen.analyse.short_names import Named, ShortMention, short_mentions
from briefgen.analyse.tokens import Range, Reading
from briefgen.analyse.type_evidence import is_thing
from briefgen.data import first_names
from briefgen.model import Doubt
from briefgen.person_names import core_words, fold, same_name


class PersonReading(NamedTuple):
    """A person of one article: the name, all mentions in text order, gender evidence, titles."""

    name: str
    mentions: tuple[NameSpan, ...]
    gender: str
    titles: frozenset[str]


class People(NamedTuple):
    """The people of one article in order of their first mention, and what stayed open."""

    people: tuple[PersonReading, ...]
    doubts: tuple[Doubt, ...]


def find_people(reading: Reading) -> People:
    """Everybody named in the article. Headlines name only people whom the body names too."""
    spans = person_spans(reading)
    full = _without_first_words([span for span in spans if len(_words(reading, span)) > 1], reading)
    others = _other_names(reading, full)
    groups = [
        group
        for group in _joined(reading, [*full, *_from_headlines(reading, spans)], others)
        if not is_thing(reading, group, titled=_titled(reading, group))
    ]
    named = [_named(reading, group, others) for group in groups]
    short = short_mentions(reading, named)
    lone_groups = _lone(reading, spans, short)
    lone_named = [_named(reading, group, {}) for group in lone_groups]
    lone_short = short_mentions(reading, lone_named)
    people = [
        *_with_short(reading, named, groups, short),
        *_with_short(reading, lone_named, lone_groups, lone_short),
    ]
    doubts = [_doubt(reading, mention, named) for mention in short if mention.person is None]
    people.sort(key=lambda person: _order(reading, person))
    return People(tuple(people), tuple(doubts))


def _without_first_words(spans: Sequence[NameSpan], reading: Reading) -> list[NameSpan]:
    """The full names; of one that begins its sentence only what is a name elsewhere as well.

    A sentence begins with a capital, so "Billionaire Jan Roe" reads as a name of three words. The
    second has to be a given name: "Seo Min Jae" is called "Min Jae" by a friend.
    """
    known = {_text(reading, span) for span in spans}
    return [
        span._replace(first=span.first + 1)
        if (
            reading.sentence_of(reading.tokens[span.first]).first == span.first
            and len(_words(reading, span)) > 2
            and reading.tokens[span.first].lower not in first_names()
            and _words(reading, span)[1].lower() in first_names()
            and " ".join(_words(reading, span)[1:]) in known
        )
        else span
        for span in spans
    ]


def _from_headlines(reading: Reading, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """The full names in headlines whose surname stands alone in the body, and in no full name."""
    lone = {_text(reading, span) for span in spans if len(_words(reading, span)) == 1}
    ends = {_words(reading, span)[-1] for span in spans if len(_words(reading, span)) > 1}
    return [
        span
        for span in headline_spans(reading)
        if (surname := _words(reading, span)[-1]) in lone and surname not in ends
    ]


def _order(reading: Reading, person: PersonReading) -> tuple[int, str]:
    """The first mention outside headlines, then the name."""
    body = [m.first for m in person.mentions if not reading.is_headline(reading.tokens[m.first])]
    return min(body, default=len(reading.tokens)), person.name


def _words(reading: Reading, span: NameSpan) -> tuple[str, ...]:
    """The words of a name as written."""
    return core_words(_text(reading, span))


def _text(reading: Reading, span: NameSpan) -> str:
    """A name as written, on one line."""
    return " ".join(reading.words(span.first, span.last).split())


def _other_names(reading: Reading, full: Sequence[NameSpan]) -> dict[str, str]:
    """Another name of somebody → the full name, both as written; none that two people have."""
    found: dict[str, set[str]] = {}
    for owner, name in other_names(reading, full):
        found.setdefault(reading.words(*name), set()).add(_text(reading, owner))
    return {name: owners.pop() for name, owners in found.items() if len(owners) == 1}


def _joined(
    reading: Reading, spans: Sequence[NameSpan], others: Mapping[str, str]
) -> list[list[NameSpan]]:
    """Full names grouped by person: a name joins the one group it surely belongs to.

    `others` gives the full name for another name ("known as …").
    """
    groups: list[list[NameSpan]] = []
    names: list[set[str]] = []
    for span in spans:
        text = _text(reading, span)
        text = others.get(text, text)
        exact = [n for n, known in enumerate(names) if text in known]
        fits = exact or [
            n for n, known in enumerate(names) if any(same_name(text, k) for k in known)
        ]
        if len(fits) == 1:
            groups[fits[0]].append(span)
            names[fits[0]].add(text)
        else:
            groups.append([span])
            names.append({text})
    return groups


def _titled(reading: Reading, group: Sequence[NameSpan]) -> bool:
    """Whether a title stands beside one of the mentions."""
    return any(_titles(reading, span) for span in group)


def _named(reading: Reading, group: Sequence[NameSpan], others: Mapping[str, str]) -> Named:
    """A group's name (the most frequent form, then the longest), places, gender and titles.

    The name is none of `others` ("known as …"), which are variants of it.
    """
    counts = Counter(others.get(text := _text(reading, span), text) for span in group)
    more = [other for other, owner in others.items() if owner in counts]
    whole = [text for text in counts if not any(_is_end_of(text, other) for other in counts)]
    name = max(whole, key=lambda text: (counts[text], len(text), text))
    genders: Counter[str] = Counter()
    titles: set[str] = set()
    for span in group:
        for noun, gender in _titles(reading, span):
            titles.add(noun)
            genders[gender] += 1
    del genders[""]
    gender = next(iter(genders)) if len(genders) == 1 else "" if genders else _gender_of(name)
    places = tuple(Range(span.first, span.last) for span in group)
    return Named(name, (*counts, *more), places, gender, frozenset(titles))


def _gender_of(name: str) -> str:
    """ "m" or "f" by the first name, "" where it doesn't tell or may be a family name.

    In "Kim Ha-rin" and names of three short words, the family name comes first.
    """
    words = core_words(name)
    family_first = "-" in words[-1] and words[-1].split("-")[-1].islower()
    if family_first or len(words) < 2 or (len(words) > 2 and all(len(w) < 6 for w in words)):
        return ""
    return first_names().get(words[0].lower(), "")


def _is_end_of(name: str, other: str) -> bool:
    """Whether `name` is only the end of the longer name `other` ("Van der Meer")."""
    short, long = fold(name).split(), fold(other).split()
    return len(short) < len(long) and long[-len(short) :] == short


def _titles(reading: Reading, span: NameSpan) -> list[tuple[str, str]]:
    """(word, gender) of the honorific or role before a name and of the role after its comma.

    "Minister, Roe," counts as well: a comma may stand between a role and the name.
    """
    tokens = reading.tokens
    found: list[tuple[str, str]] = []
    before = span.first - 1
    if before > 0 and tokens[before].text in (".", ","):
        before -= 1
    if before >= 0 and tokens[before].block == tokens[span.first].block:
        if title := honorific(tokens[before].text):
            found.append((title.word.lower().rstrip("."), title.gender))
        if role := role_ending_at(reading, before):
            found.append((role[0].noun, role[0].gender))
    if span.last + 1 < len(tokens) and tokens[span.last].text == ",":
        for index in range(span.last + 1, min(span.last + 7, len(tokens))):
            if tokens[index].text in (",", ".", ";") or tokens[index].is_verb:
                break
            if role := role_starting_at(reading, index):
                found.append((role[0].noun, role[0].gender))
                break
    return found


def _lone(
    reading: Reading, spans: Sequence[NameSpan], short: Sequence[ShortMention]
) -> list[list[NameSpan]]:
    """One-word names that are short for nobody here, grouped by text, with enough evidence."""
    taken = {index for mention in short for index in range(mention.first, mention.last)}
    for span in spans:
        if len(_words(reading, span)) > 1:
            taken.update(range(span.first, span.last))
    known = {reading.words(mention.first, mention.last) for mention in short}
    groups: dict[str, list[NameSpan]] = {}
    for span in sorted({(s.first, s.last): s for s in (*taken_up(reading), *spans)}.values()):
        text = _text(reading, span)
        if len(_words(reading, span)) == 1 and span.first not in taken and text not in known:
            groups.setdefault(text, []).append(span)
    return [
        group
        for group in groups.values()
        if any(_titles(reading, span) for span in group) or is_person(reading, group)
    ]


def _with_short(
    reading: Reading,
    named: Sequence[Named],
    groups: Sequence[Sequence[NameSpan]],
    short: Sequence[ShortMention],
) -> list[PersonReading]:
    """The people with their full and short mentions in text order, and the titles of both."""
    people = []
    for number, (person, group) in enumerate(zip(named, groups, strict=True)):
        more = [NameSpan(m.first, m.last, m.rule) for m in short if m.person == number]
        titles = {noun for span in more for noun, _ in _titles(reading, span)}
        mentions = tuple(sorted([*group, *more]))
        people.append(PersonReading(person.name, mentions, person.gender, person.titles | titles))
    return people


def _doubt(reading: Reading, mention: ShortMention, named: Sequence[Named]) -> Doubt:
    """The doubt that an ambiguous short name leaves."""
    span = reading.span(mention.first, mention.last)
    return Doubt(
        start=span.start,
        end=span.end,
        text=reading.words(mention.first, mention.last),
        reason="several people of this article can be called so, and nothing nearby decides",
        candidates=tuple(sorted(named[n].name for n in mention.candidates)),
    )
