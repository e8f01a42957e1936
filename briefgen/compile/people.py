"""A person's dossier, from the articles that name the person and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefgen.compile.companions import companions
from briefgen.compile.days import Window
from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.lines import line_of
from briefgen.compile.near_equal import says_no_more
from briefgen.compile.roles import person_country, role_lines
from briefgen.compile.said import said_statements
from briefgen.compile.sections import bottom_line, new_statements, next_statements, timeline
from briefgen.compile.settling import settling_lines
from briefgen.compile.sources import sources_of
from briefgen.compile.speaker_groups import SAID, said, said_about, speaker_groups
from briefgen.compile.statements import Clipping, line_statement, passages_of
from briefgen.compile.told_once import Stories
from briefgen.dossiers import PersonDossier, Uncertain
from briefgen.model import OpenDoubt, PersonEntity
from briefgen.outline import Outline

UNCERTAIN = 12


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
        statements=len({passage.line.text for passage in passages}),
        as_of=clippings[0].article.published.value if clippings else "",
    )


def uncertain_lines(
    slug: str,
    doubts: Iterable[OpenDoubt],
    outlines: Mapping[str, Outline],
    articles: Mapping[str, IndexedArticle],
    directory: Directory,
    stories: Stories,
) -> tuple[Uncertain, ...]:
    """The mentions that could be this person, newest story first, with who else it could be.

    A sentence with the same mention twice is shown once, also where copies of a text have it.
    """
    mine = [doubt for doubt in doubts if slug in doubt.candidates and doubt.article in outlines]
    told = stories.told({d.article: outlines[d.article] for d in mine}.values())
    order = {o.id: number for number, o in enumerate(o for story in told for o in story)}
    mine.sort(key=lambda doubt: (order[doubt.article], doubt.doubt.start))
    lines: list[Uncertain] = []
    shown: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for doubt in mine:
        if len(lines) == UNCERTAIN:
            break
        indexed = articles[doubt.article]
        sentence = indexed.sentences.with_id(doubt.sentence)
        if sentence is None:
            continue
        line = line_of(indexed, sentence)
        same = shown[stories.lead(doubt.article), doubt.doubt.text]
        if any(line.text == text or says_no_more(line.text, text) for text in same):
            continue
        same.append(line.text)
        others = [c for c in doubt.candidates if c != slug and c in directory.by_slug]
        lines.append(
            Uncertain(
                statement=line_statement(outlines[doubt.article], line, directory, rule="doubt"),
                mention=doubt.doubt.text,
                reason=doubt.doubt.reason,
                candidates=tuple(directory.by_slug[other].link for other in others),
                settle=settling_lines(doubt, slug, others, directory),
            )
        )
    return tuple(lines)
