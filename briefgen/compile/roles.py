"""Roles as written, when they were seen, and the country somebody stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.compile.days import is_published_known
from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.statements import citation_of, sentence_statement
from briefgen.dossiers import Citation, PersonCountry, RoleLine, Statement
from briefgen.model import Person, Record, Role, Sentence, Span

# A role that thousands of articles give needs no thousand citations: these, and the first.
CITATIONS = 12


class Holder(Record, frozen=True):
    """A person within one article."""

    indexed: IndexedArticle
    person: Person


class Found(Record, frozen=True):
    """A role with the article and the sentence that has it."""

    indexed: IndexedArticle
    sentence: Sentence
    role: Role


def role_lines(holders: Iterable[Holder], directory: Directory) -> tuple[RoleLine, ...]:
    """Each role as written, in the order of the holders (newest first), with all its sentences.

    One text is one line; where articles give one text different countries, there is a line for
    each, side by side, and no verdict.
    """
    by_text: dict[str, list[Found]] = {}
    for holder in holders:
        for found in roles_found(holder.indexed, holder.person):
            by_text.setdefault(folded(found.role.text), []).append(found)
    groups = (group for same in by_text.values() for group in _by_country(same))
    return tuple(_line(group, directory) for group in groups)


def person_country(holders: Sequence[Holder], directory: Directory) -> PersonCountry:
    """The country that the newest article states, else the one that the newest has inferred.

    With the day of that article and the sentences that it was read from; all None when no article
    tells.
    """
    for basis in ("stated", "inferred"):
        for holder in holders:
            person = holder.person
            if person.country and person.country_basis == basis:
                return _country(holder, person.country, directory)
    return PersonCountry(None, None, None)


def folded(text: str) -> str:
    """A role without case and with single blanks: what makes two texts one role."""
    return " ".join(text.casefold().replace("’", "'").split())


def roles_found(indexed: IndexedArticle, person: Person) -> list[Found]:
    """The roles of a person of one article in text order, each with its sentence."""
    return [
        Found(indexed, sentence, role)
        for role in sorted(person.roles, key=lambda role: (role.start, role.end))
        if (sentence := indexed.sentences.of_start(role))
    ]


def seen_days(found: Iterable[Found]) -> tuple[str, str]:
    """The first and last day of publication; files' own days count only where there is no other."""
    articles = [one.indexed.article for one in found]
    known = [a.published.value for a in articles if is_published_known(a)]
    days = known or [article.published.value for article in articles]
    return min(days), max(days)


def role_citations(found: Sequence[Found]) -> tuple[Citation, ...]:
    """The newest sentences that have the role, and the first one; in the order given."""
    sentences = dict.fromkeys(citation_of(one.indexed, one.sentence, one.sentence) for one in found)
    citations = tuple(sentences)
    return (
        citations if len(citations) <= CITATIONS else (*citations[: CITATIONS - 1], citations[-1])
    )


def _by_country(found: Sequence[Found]) -> list[Sequence[Found]]:
    """The same role as one group, or by country where articles give it several; unknown last."""
    countries = dict.fromkeys(one.role.country for one in found if one.role.country)
    if len(countries) < 2:
        return [found]
    groups = [[one for one in found if one.role.country == code] for code in [*countries, None]]
    return [group for group in groups if group]


def _line(found: Sequence[Found], directory: Directory) -> RoleLine:
    """A role line; text and organisation as the newest article has them."""
    roles = [one.role for one in found]
    first_seen, last_seen = seen_days(found)
    known = [one for one in found if one.role.country]
    stated = any(one.role.country_basis == "stated" for one in known)
    return RoleLine(
        text=" ".join(roles[0].text.split()),
        country=known[0].role.country if known else None,
        country_basis=("stated" if stated else "inferred") if known else None,
        organisation=next((role.organisation for role in roles if role.organisation), None),
        first_seen=first_seen,
        last_seen=last_seen,
        citations=role_citations(found),
        rule=roles[0].rule,
        evidence=_evidence(known[0], directory) if known and not stated else (),
    )


def _evidence(found: Found, directory: Directory) -> tuple[Statement, ...]:
    """The sentences that led to an inferred country, that of the role included, in text order."""
    spans = (*found.role.evidence, Span(found.role.start, found.role.end))
    return _statements(found.indexed, spans, directory, rule=found.role.rule)


def _country(holder: Holder, code: str, directory: Directory) -> PersonCountry:
    """The country of a person with its day and its sentences."""
    indexed, person = holder.indexed, holder.person
    listed = directory.country(code)
    spans = person.evidence or tuple(
        span for role in person.roles if role.country == code for span in (*role.evidence, role)
    )
    return PersonCountry(
        code=code,
        name=listed.link.name if listed else code,
        basis=person.country_basis,
        as_of=indexed.article.published.value,
        statements=_statements(indexed, spans, directory, rule=person.country_rule),
        url=listed.link.url if listed else "",
    )


def _statements(
    indexed: IndexedArticle, spans: Iterable[Span], directory: Directory, *, rule: str
) -> tuple[Statement, ...]:
    """The sentences in which the spans start, each once, in text order."""
    sentences = {
        sentence.start: sentence for span in spans if (sentence := indexed.sentences.of_start(span))
    }
    return tuple(
        sentence_statement(indexed, sentences[start], directory, rule=rule)
        for start in sorted(sentences)
    )
