"""The roles of an article's people where they stand, and of which state each office is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.lines import Line
from briefgen.compile.utterances import basis_in_words
from briefgen.model import Office, Person, Record, Role, Span

NO_WORDS = re.compile(r"(?:(?<!\w)['’]s\b|[^\w\s]|\bthe\b|\bof(?=\s*$))")


class PlacedRole(Record, frozen=True):
    """A role with its sentence, and the Person.id of its holder, "" for an unnamed one.

    `words` are those that say more than the country, folded; `evidence` the sentences that led to
    an inferred country, that of the role included, in text order.
    """

    role: Role
    sentence: str
    place: Span
    person: str
    words: str
    evidence: tuple[Line, ...] = ()


def roles_of(indexed: IndexedArticle, lines: Mapping[str, Line]) -> dict[str, list[PlacedRole]]:
    """The roles of people by their ids; offices of a state also by its code, then unnamed ones."""
    found: defaultdict[str, list[PlacedRole]] = defaultdict(list)
    for person in indexed.analysis.people:
        for role in sorted(person.roles, key=lambda span: (span.start, span.end)):
            for placed in _placed(indexed, role, person.id, lines):
                found[person.id].append(placed)
            if role.office and (code := state_of(role, person)):
                own = role if role.country else _with_state(role, person)
                found[code].extend(_placed(indexed, own, person.id, lines))
    for office in indexed.analysis.offices:
        if office.country and office.kind:
            role = _role_of(indexed, office, office.country)
            found[office.country].extend(_placed(indexed, role, "", lines))
    return found


def state_of(role: Role, person: Person) -> str | None:
    """The state of which an office is: where its words don't tell, that of its holder."""
    return role.country or person.country


def _with_state(role: Role, person: Person) -> Role:
    """An office with the country of its holder, which follows from what that was read from."""
    return msgspec.structs.replace(
        role, country=person.country, country_basis="inferred", evidence=person.evidence
    )


def _role_of(indexed: IndexedArticle, office: Office, code: str) -> Role:
    """The office as a role."""
    return Role(
        start=office.start,
        end=office.end,
        text=office.text,
        rule=office.rule,
        country=code,
        country_basis=basis_in_words(indexed, office, code),
        office=office.kind,
    )


def _placed(
    indexed: IndexedArticle, role: Role, person: str, lines: Mapping[str, Line]
) -> Iterator[PlacedRole]:
    """The role with its sentence; nothing where it stands in none."""
    sentence = indexed.sentences.of_start(role)
    if sentence is None:
        return
    is_inferred = bool(person and role.country and role.country_basis != "stated")
    yield PlacedRole(
        role=msgspec.structs.replace(role, evidence=()),
        sentence=sentence.id,
        place=Span(sentence.start, sentence.end),
        person=person,
        words=_words_beside_country(indexed, role),
        evidence=lines_at(indexed, (*role.evidence, role), lines) if is_inferred else (),
    )


def lines_at(
    indexed: IndexedArticle, spans: Iterable[Span], lines: Mapping[str, Line]
) -> tuple[Line, ...]:
    """The sentences in which the spans start, each once, in text order."""
    found = {s.start: lines[s.id] for span in spans if (s := indexed.sentences.of_start(span))}
    return tuple(found[start] for start in sorted(found))


def _words_beside_country(indexed: IndexedArticle, role: Role) -> str:
    """The words of a role that say more than the country, folded."""
    words = list(indexed.article.text[role.start : role.end])
    for country in indexed.analysis.countries:
        for mention in country.mentions:
            if country.code == role.country and role.holds(mention):
                words[mention.start - role.start : mention.end - role.start] = [
                    " " for _ in range(mention.end - mention.start)
                ]
    return folded(NO_WORDS.sub(" ", "".join(words)))


def folded(text: str) -> str:
    """A role without case and with single blanks: what makes two texts one role."""
    return " ".join(text.casefold().replace("’", "'").split())
