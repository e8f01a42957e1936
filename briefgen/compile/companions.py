"""Who is met in the same sentences: with whom, and a country's relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from briefgen.compile.directory import Directory
from briefgen.compile.statements import Passage, Pick, Subject, statements_of
from briefgen.dossiers import Companion, EntityLink
from briefgen.model import Span

COMPANIONS = 12
STATEMENTS = 3
RELATION_STATEMENTS = 5


def companions(
    subject: Subject,
    passages: Iterable[Passage],
    directory: Directory,
    *,
    kind: Literal["person", "country"],
    each: int = STATEMENTS,
) -> tuple[Companion, ...]:
    """People or countries with a page who are named in the subject's sentences.

    Most shared sentences first (the same words in two articles count once), then by name; each
    with its newest sentences. A country that is part of the subject's own role ("Malian envoy") is
    not met by it.
    """
    met: dict[str, tuple[EntityLink, list[Passage]]] = {}
    for passage in passages:
        for link in dict.fromkeys(_others(subject, passage, directory, kind)):
            met.setdefault(link.url, (link, []))[1].append(passage)
    counted = [(link, len({p.text for p in found}), found) for link, found in met.values()]
    counted.sort(key=lambda entry: (-entry[1], entry[0].name, entry[0].url))
    return tuple(
        Companion(
            link=link,
            count=count,
            statements=statements_of(
                (Pick(passage, "same-sentence") for passage in found), directory, cap=each
            ),
        )
        for link, count, found in counted[:COMPANIONS]
    )


def _others(
    subject: Subject, passage: Passage, directory: Directory, kind: Literal["person", "country"]
) -> Iterator[EntityLink]:
    """The pages of the people, or of the countries, named beside the subject in a sentence."""
    indexed, sentence = passage.indexed, passage.sentence
    if kind == "person":
        for person, _ in indexed.people_in.get(sentence.id, ()):
            listed = directory.person(indexed.article.id, person.id)
            if listed and listed.link.url != subject.url:
                yield listed.link
        return
    own_roles = _own_roles(subject, passage)
    for code, mention in indexed.countries_in.get(sentence.id, ()):
        listed = directory.country(code)
        if listed and code != subject.code and not any(r.holds(mention) for r in own_roles):
            yield listed.link


def _own_roles(subject: Subject, passage: Passage) -> tuple[Span, ...]:
    """The roles of the person of the page in the passage's article."""
    own = subject.people.get(passage.indexed.article.id, frozenset())
    people = (passage.indexed.person[person] for person in sorted(own))
    return tuple(role for person in people for role in person.roles)
