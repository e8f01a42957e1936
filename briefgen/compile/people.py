"""A person's dossier, from the articles that name the person and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.compile.companions import companions
from briefgen.compile.coverage import coverage
from briefgen.compile.days import Window
from briefgen.compile.differing import differing_accounts
from briefgen.compile.directory import Directory
from briefgen.compile.roles import person_country, role_lines
from briefgen.compile.said import said_statements
from briefgen.compile.sections import bottom_line, new_statements, next_statements, timeline
from briefgen.compile.sources import sources_of
from briefgen.compile.speaker_groups import SAID, said, said_about, speaker_groups
from briefgen.compile.statements import Clipping, passages_of
from briefgen.compile.told_once import Stories
from briefgen.dossiers import PersonDossier, Uncertain
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
    """
    passages = passages_of(clippings)
    lead = bottom_line(passages, directory)
    shown = {c.article for line in uncertain for c in line.statement.citations}
    articles = {clipping.article.id: clipping.article for clipping in clippings}
    articles |= {article.id: article for article in doubted if article.id in shown}
    return PersonDossier(
        slug=entity.slug,
        name=entity.name,
        country=person_country(clippings, directory),
        roles=role_lines(clippings, directory),
        aliases=entity.aliases,
        bottom_line=lead,
        new=new_statements(passages, window, directory, without=lead),
        next=next_statements(passages, window, directory),
        says=said_statements(said(clippings), directory, cap=SAID),
        said_about=speaker_groups(said_about(clippings), directory),
        timeline=timeline(passages, directory),
        people=companions(passages, directory, kind="person"),
        countries=companions(passages, directory, kind="country"),
        uncertain=uncertain,
        sources=sources_of(stories.told(articles.values()), passages),
        differing=differing_accounts(passages, directory),
        statements=len({passage.line.text for passage in passages}),
        as_of=clippings[0].article.published.value if clippings else "",
        coverage=coverage(clippings),
    )
