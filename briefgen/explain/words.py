"""An explanation as the terminal shows it: a rule a line, its sentences below."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import structs

from briefgen.decisions import FILE_NAME
from briefgen.explain.readings import country_name
from briefgen.explain.records import (
    Chosen,
    CountryExplained,
    CountryReading,
    Explanation,
    Named,
    Open,
    PersonExplained,
    Place,
    RoleReading,
    ShownCountry,
    ShownRole,
)

SHOWN = 10  # of one kind; `--json` has all
SECTIONS = {"bottom_line": "Bottom line", "new": "What is new", "next": "Next"}
NOWHERE = Place("", "", "", "", "")

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def as_text(found: Explanation) -> str:
    """Everybody and every country of an explanation, with an empty line between."""
    people = ("\n".join(_person(person)) for person in found.people)
    countries = ("\n".join(_country(country)) for country in found.countries)
    return "\n\n".join([*people, *countries])


def _person(person: PersonExplained) -> Iterator[str]:
    """One person."""
    yield f"{person.name}  {person.url or f'no page: {person.no_page}'}"
    if person.named and (person.url or person.named.line):
        yield from _naming(person)
    if person.articles:
        count = len({joined.place.article for joined in person.articles})
        yield f"Who is who: {_number(count, 'article')}"
        for (rule, meaning, line), same in _groups(
            person.articles, lambda one: (one.rule, one.meaning, one.line)
        ):
            yield f"  {rule} ({len(same)}): {meaning}{_line(line)}"
            yield from _capped(same, lambda one: _at(one.place, one.name))
    yield from _mentions(person.mentions)
    if person.articles:
        yield from _country_of(person.country)
    if person.roles:
        yield "Roles"
        for role in person.roles:
            yield from _role(role)
    if person.aliases:
        yield "Forms of the name, and where each came first"
        for alias in person.aliases:
            first = alias.first
            place = f"{first.place.path} {first.place.sentence}".rstrip()
            yield f"  {alias.text} ({alias.count}): {place}, {first.rule}"
    if person.apart:
        yield "Kept apart"
        for other in person.apart:
            yield f"  {other.name}  {other.url}: {other.against}{_line(other.line)}"
            yield _at(other.own)
            yield _at(other.other)
    if person.open:
        yield "Left open"
        groups = list(_groups(person.open, lambda one: structs.replace(one, place=NOWHERE)))
        for doubt, doubts in groups[:SHOWN]:
            yield from _open(doubt, [one.place for one in doubts])
        yield from _more(groups, "  ")
    if person.corrections:
        yield "Entries of the editor"
        for entry in person.corrections:
            kind = "" if entry.text.startswith(entry.kind) else f"{entry.kind}: "
            yield f"  {FILE_NAME}:{entry.line}: {kind}{entry.text}"
    yield from _statements(person.statements)


def _country(country: CountryExplained) -> Iterator[str]:
    """One country."""
    yield f"{country.name} ({country.code})  {country.url}"
    yield from _mentions(country.mentions)
    yield from _statements(country.statements)


def _naming(person: PersonExplained) -> Iterator[str]:
    """How the page got its name."""
    named = person.named
    assert named is not None
    forms = ", ".join(f"{form.text} ({form.count})" for form in named.forms)
    yield f"Name: {forms}"
    yield f"  {named.rule}: {named.meaning}{_line(named.line)}"
    if named.label:
        yield f"  ({named.label}): what tells people of one name apart"


def _mentions(mentions: Sequence[Named]) -> Iterator[str]:
    """Each rule with how many mentions it has, and the first of them."""
    if mentions:
        yield f"Mentions: {len(mentions)}"
    for (rule, meaning), same in _groups(mentions, lambda one: (one.rule, one.meaning)):
        yield f"  {rule} ({len(same)}): {meaning}"
        yield _at(same[0].place, same[0].text)


def _country_of(country: ShownCountry) -> Iterator[str]:
    """The country on the page, then what the other articles say."""
    head = f"{country.name} ({country.code}), {country.as_of}, " if country.code else ""
    yield f"Country: {head}{country.why}{_line(country.line)}"
    shown = [one for one in country.readings if one.is_shown]
    for one in shown:
        yield f"  {one.rule}: {one.meaning}"
        yield from map(_at, one.evidence)
    others = [one for one in country.readings if not one.is_shown]
    for (told, rule, meaning), same in _groups(others, _told):
        if rule:
            yield f"  also {told} ({len(same)}): {rule}: {meaning}"
            yield from map(_at, same[0].evidence)
        elif shown:
            yield f"  {told} ({len(same)})"


def _told(reading: CountryReading) -> tuple[str, str, str]:
    """What an article says of somebody's country, and by which rule."""
    told = f"{reading.name}, {reading.basis}" if reading.code else "articles that tell none"
    return told, reading.rule, reading.meaning


def _role(role: ShownRole) -> Iterator[str]:
    """A role with the rules by which articles have it."""
    country = f"{country_name(role.country)}, {role.country_basis}" if role.country else ""
    days = dict.fromkeys([role.first_seen, role.last_seen])
    facts = [role.text, country, role.organisation or "", " to ".join(days)]
    yield f"  {'; '.join(filter(None, facts))}"
    for (rule, meaning), same in _groups(role.readings, lambda one: (one.rule, one.meaning)):
        yield f"    {rule} ({len(same)}): {meaning}"
        for one in same[:SHOWN]:
            yield from (f"  {_at(place)}" for place in _sentences(one))
        yield from _more(same, "      ")


def _sentences(reading: RoleReading) -> Iterator[Place]:
    """The sentence of a role, then the others that led to its country."""
    yield reading.place
    yield from (place for place in reading.evidence if place != reading.place)


def _open(doubt: Open, places: Sequence[Place]) -> Iterator[str]:
    """A doubt with its sentences and the lines that settle it."""
    others = f"; it could be {' or '.join(doubt.others)}" if doubt.others else ""
    yield f"  {doubt.text}: {doubt.reason}{others}"
    yield from _capped(places, _at)
    for number, line in enumerate(doubt.settle):
        yield f"    {'or' if number else 'settled by'} {line}"


def _statements(statements: Iterable[Chosen]) -> Iterator[str]:
    """Why the sentences of each section stand there."""
    for (section, rule, meaning), same in _groups(
        statements, lambda one: (one.section, one.rule, one.meaning)
    ):
        yield f"{SECTIONS[section]} ({len(same)}): {rule}: {meaning}"
        yield from _capped(same, lambda one: _at(one.places[0]))


def _capped(items: Sequence[T], line: Callable[[T], str]) -> Iterator[str]:
    """The lines of the first items, and how many more there are."""
    yield from map(line, items[:SHOWN])
    yield from _more(items, "    ")


def _more(items: Sequence[object], indent: str) -> Iterator[str]:
    """How many items are not shown."""
    if len(items) > SHOWN:
        yield f"{indent}and {len(items) - SHOWN:,} more: --json has all"


def _groups(items: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, list[T]]]:
    """The items of each key, in the order in which keys first come."""
    found: dict[K, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    yield from found.items()


def _at(place: Place, words: str = "") -> str:
    """A sentence behind its file and id, with the words in it that count."""
    parts = (f"{place.path} {place.sentence}", f"[{words}]" if words else "", place.text)
    return f"    {'  '.join(' '.join(part.split()) for part in parts if part)}"


def _line(line: int) -> str:
    """The line of an editor's entry."""
    return f" (line {line})" if line else ""


def _number(count: int, noun: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
