"""A person's dossier, from the articles that name the person and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.compile.companions import companions
from briefgen.compile.days import Window
from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle, newest_articles
from briefgen.compile.roles import Holder, person_country, role_lines
from briefgen.compile.said import said_statements
from briefgen.compile.sections import bottom_line, new_statements, next_statements, timeline
from briefgen.compile.sources import sources_of
from briefgen.compile.speaker_groups import SAID, said_about_person, says
from briefgen.compile.statements import Subject, passages_of, sentence_statement
from briefgen.dossiers import PersonDossier, Uncertain, person_url
from briefgen.model import OpenDoubt, PersonEntity

UNCERTAIN = 12


def compile_person(
    entity: PersonEntity,
    articles: Mapping[str, IndexedArticle],
    directory: Directory,
    window: Window,
    *,
    doubts: Iterable[OpenDoubt] = (),
) -> PersonDossier:
    """The dossier of one person.

    Args:
        entity: the person, with the people of articles who are this person.
        articles: by id; only those of the members and of the doubts are read.
        directory: who has which page.
        window: which days count as new.
        doubts: the open doubts that could be this person.
    """
    url = person_url(entity.slug)
    directory = directory.on(url)
    subject = _subject(entity, url)
    own = newest_articles(subject.people, articles)
    uncertain = _uncertain(entity.slug, doubts, articles, directory)
    passages = passages_of(subject, own)
    holders = [
        Holder(indexed, indexed.person[person])
        for indexed in own
        for person in sorted(subject.people[indexed.article.id])
    ]
    lead = bottom_line(passages, directory)
    others = {c.article for line in uncertain for c in line.statement.citations}
    others -= subject.people.keys()
    sources = newest_articles({*subject.people, *others}, articles) if others else own
    return PersonDossier(
        slug=entity.slug,
        name=entity.name,
        country=person_country(holders, directory),
        roles=role_lines(holders, directory),
        aliases=entity.aliases,
        bottom_line=lead,
        new=new_statements(passages, window, directory, without=lead),
        next=next_statements(passages, window, directory),
        says=said_statements(says(subject, own), directory, cap=SAID),
        said_about=said_about_person(subject, own, directory),
        timeline=timeline(passages, directory),
        people=companions(subject, passages, directory, kind="person"),
        countries=companions(subject, passages, directory, kind="country"),
        uncertain=uncertain,
        sources=sources_of(sources, passages),
        statements=len({passage.text for passage in passages}),
        as_of=own[0].article.published.value if own else "",
    )


def _subject(entity: PersonEntity, url: str) -> Subject:
    """The person as the subject of a page."""
    people: dict[str, frozenset[str]] = {}
    for member in entity.members:
        people[member.article] = people.get(member.article, frozenset()) | {member.person}
    return Subject(url, people)


def _uncertain(
    slug: str,
    doubts: Iterable[OpenDoubt],
    articles: Mapping[str, IndexedArticle],
    directory: Directory,
) -> tuple[Uncertain, ...]:
    """The mentions that could be this person, newest article first, with who else it could be.

    A sentence with the same mention twice is shown once.
    """
    mine = [d for d in doubts if slug in d.candidates and d.article in articles]
    order = {
        i.article.id: n for n, i in enumerate(newest_articles({d.article for d in mine}, articles))
    }
    mine.sort(key=lambda doubt: (order[doubt.article], doubt.doubt.start))
    lines: dict[tuple[str, str, str], Uncertain] = {}
    for doubt in mine:
        indexed = articles[doubt.article]
        sentence = indexed.sentences.with_id(doubt.sentence)
        key = (doubt.article, doubt.sentence, doubt.doubt.text)
        if sentence and key not in lines and len(lines) < UNCERTAIN:
            others = [c for c in doubt.candidates if c != slug and c in directory.by_slug]
            lines[key] = Uncertain(
                statement=sentence_statement(indexed, sentence, directory, rule="doubt"),
                mention=doubt.doubt.text,
                reason=doubt.doubt.reason,
                candidates=tuple(directory.by_slug[other].link for other in others),
            )
    return tuple(lines.values())
