"""Who is met in the same sentences: with whom, and a country's relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from briefgen.compile.directory import Directory
from briefgen.compile.statements import Passage, Pick, statements_of
from briefgen.dossiers import Companion, EntityLink

COMPANIONS = 12
STATEMENTS = 3
RELATION_STATEMENTS = 5


def companions(
    passages: Iterable[Passage],
    directory: Directory,
    *,
    kind: Literal["person", "country"],
    each: int = STATEMENTS,
) -> tuple[Companion, ...]:
    """People or countries with a page who are named in the sentences of `directory.own`.

    Most shared sentences first (the same words in two articles count once), then by name; each
    with its newest sentences. A country that is part of the subject's own role ("Malian envoy") is
    not met by it.
    """
    met: dict[str, tuple[EntityLink, list[Passage]]] = {}
    for passage in passages:
        for link in dict.fromkeys(_others(passage, directory, kind)):
            met.setdefault(link.url, (link, []))[1].append(passage)
    counted = [(link, len({p.line.text for p in found}), found) for link, found in met.values()]
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
    passage: Passage, directory: Directory, kind: Literal["person", "country"]
) -> Iterator[EntityLink]:
    """The pages of the people, or of the countries, named beside the subject in a sentence."""
    line = passage.line
    if kind == "person":
        listed = [directory.person(passage.article.id, person) for person in line.people]
    else:
        listed = [directory.country(code) for code in line.countries]
    return (one.link for one in listed if one and one.link.url != directory.own)
