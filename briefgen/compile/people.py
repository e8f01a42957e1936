"""A person's dossier, from the articles that name the person and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from briefgen.compile.companions import companions
from briefgen.compile.coverage import coverage
from briefgen.compile.cut import LIGHT, WHOLE, Cut, cut, totals
from briefgen.compile.days import Window
from briefgen.compile.differing import differing_accounts
from briefgen.compile.directory import Directory
from briefgen.compile.introduction import introduction
from briefgen.compile.roles import person_country, role_lines
from briefgen.compile.said import said_statements
from briefgen.compile.sections import bottom_line, new_statements, next_statements, timeline
from briefgen.compile.sources import cut_sources
from briefgen.compile.speaker_groups import cut_groups, said, said_about, speaker_groups
from briefgen.compile.statements import Clipping, passages_of
from briefgen.compile.told_once import Stories
from briefgen.dossiers import MonthLink, PersonDossier, Uncertain
from briefgen.model import PersonEntity
from briefgen.outline import Outline


def compile_person(
    entity: PersonEntity,
    clippings: Sequence[Clipping],
    directory: Directory,
    window: Window,
    *,
    stories: Stories,
    uncertain: tuple[Uncertain, ...] = (),
    doubted: Iterable[Outline] = (),
    months: tuple[MonthLink, ...] = (),
) -> PersonDossier:
    """The dossier of one person, its statements without marks.

    Args:
        entity: the person, with the people of articles who are this person.
        clippings: what these articles have for the person, in the order of the page.
        directory: who has which page, seen from the person's own.
        window: which days count as new.
        stories: which articles are one text.
        uncertain: the mentions that could be this person.
        doubted: the articles that these are in.
        months: where the rest is.
    """
    passages = passages_of(clippings)
    caps = LIGHT if months else WHOLE
    uncertain = uncertain[: caps.uncertain]
    lead = bottom_line(passages, directory)
    sections: dict[str, Cut[Any]] = {
        "new": new_statements(passages, window, directory, without=lead, cap=caps.new),
        "next": next_statements(passages, window, directory, cap=caps.next),
        "says": cut(said_statements(said(clippings), directory), caps.said),
        "said_about": cut_groups(speaker_groups(said_about(clippings), directory), caps.said),
        "roles": cut(role_lines(clippings, directory), caps.roles),
        "timeline": timeline(passages, directory, cap=caps.timeline),
        "people": companions(passages, directory, kind="person", caps=caps),
        "countries": companions(passages, directory, kind="country", caps=caps),
    }
    shown: dict[str, Any] = {name: section.shown for name, section in sections.items()}
    first = introduction(shown["roles"], lead, passages, directory)
    country = person_country(clippings, directory)
    in_doubt = {c.article for line in uncertain for c in line.statement.citations}
    articles = {clipping.article.id: clipping.article for clipping in clippings}
    articles |= {article.id: article for article in doubted if article.id in in_doubt}
    differing = differing_accounts(passages, directory)[: caps.differing]
    cited = (first, lead, uncertain, country, differing, *shown.values())
    sources = cut_sources(stories.told(articles.values()), passages, *cited, cap=caps.listed)
    return PersonDossier(
        slug=entity.slug,
        name=entity.name,
        country=country,
        aliases=entity.aliases,
        bottom_line=lead,
        uncertain=uncertain,
        differing=differing,
        statements=len({passage.line.text for passage in passages}),
        as_of=clippings[0].article.published.value if clippings else "",
        sources=sources.shown,
        totals=totals({**sections, "sources": sources}),
        months=months,
        **shown,
        introduction=first,
        coverage=coverage(clippings),
    )
