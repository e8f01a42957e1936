"""Dossiers per person, country and article, made of cited statements and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from briefgen.compile.articles import compile_article, data_statements
from briefgen.compile.basis import Basis, digest_of
from briefgen.compile.clips import NOTHING, Clip, clips_of, merged
from briefgen.compile.countries import compile_country
from briefgen.compile.cut import WHOLE
from briefgen.compile.days import Window, newest_first, window_of
from briefgen.compile.directory import Directory, make_directory
from briefgen.compile.drawing import with_marks
from briefgen.compile.indexed import IndexedArticle, index_article
from briefgen.compile.latest import Whole, compile_latest
from briefgen.compile.months import compile_month, keys_of, month_entities, month_links
from briefgen.compile.own_doubts import OpenMatters, uncertain_lines
from briefgen.compile.people import compile_person
from briefgen.compile.relations import compile_relation
from briefgen.compile.roles import role_lines
from briefgen.compile.statements import Clipping
from briefgen.compile.timeline import compile_timeline, dated_statements
from briefgen.compile.told_once import copy_of, stories_by_article, told_once
from briefgen.compile.uncertain import Rows, cited, open_mentions, shown_doubt
from briefgen.compile.weights import weights_of
from briefgen.dossiers import (
    ArticleDossier,
    Citation,
    Copy,
    CountryDossier,
    DataStatement,
    Latest,
    PersonDossier,
    RoleLine,
    Statement,
    country_url,
    person_url,
)
from briefgen.model import Cast, CountryEntity, PersonEntity
from briefgen.months import MonthDossier, MonthEntity
from briefgen.outline import Outline
from briefgen.pages import DoubtRow, Weights
from briefgen.questions import Question
from briefgen.relations import RelationDossier, RelationEntity, relation_url

__all__ = [
    "NOTHING",
    "Clip",
    "Compiler",
    "IndexedArticle",
    "clips_of",
    "compile_timeline",
    "index_article",
    "shown_doubt",
]

NEWEST = 40  # articles that the home page's newest statements and quotes are taken from


class Compiler:
    """Makes one dossier at a time, and knows what each is made from without making it.

    `basis_*` names everything that a dossier depends on: who its links lead to, which doubts it
    shows, which of its articles are new, and of a person or a country the parts of the articles
    that concern them. The content of articles that are shown whole comes on top. Two builds in
    which these are equal give equal dossiers.
    """

    def __init__(
        self,
        cast: Cast,
        outlines: Iterable[Outline],
        articles: Mapping[str, IndexedArticle],
        clip: Callable[[str, str], Clip],
        *,
        relations: Iterable[RelationEntity] = (),
        questions: Iterable[Question] = (),
        window_days: int = 7,
    ) -> None:
        """Take what dossiers are made from.

        `articles` may load an article when it is asked for; only what is needed is asked for.
        `clip` gives what an article (id) has for a Person.id or a country's code.
        """
        self.outlines: tuple[Outline, ...] = newest_first(outlines)
        self.stories = stories_by_article(cast.stories)
        self.leads = tuple(o for o in self.outlines if self.stories.lead(o.id) == o.id)
        self._outline = {outline.id: outline for outline in self.outlines}
        self._articles, self._clip = articles, clip
        self._window: Window = window_of(self.outlines, days=window_days)
        self.directory: Directory = make_directory(cast, relations)
        self._basis = Basis(self._outline, self.directory, self.stories, self._window)
        here = (doubt for doubt in cast.doubts if doubt.article in self._outline)
        self._open = OpenMatters(here, questions)

    @property
    def as_of(self) -> str:
        """The newest article's day, "" without articles."""
        return self._window.as_of

    def person(self, entity: PersonEntity) -> PersonDossier:
        """The dossier of a person."""
        directory = self.directory.on(person_url(entity.slug))
        people = keys_of(entity)
        told = self._told(people)
        clippings = self._clippings(told, self._clip_of(people), directory)
        doubted = {o.id: o for o in self._found(self.doubted_articles(entity))}
        uncertain = uncertain_lines(
            entity.slug,
            self._open,
            doubted,
            self._articles,
            directory,
            self.stories,
        )
        dossier = compile_person(
            entity,
            clippings,
            directory,
            self._window,
            stories=self.stories,
            uncertain=uncertain,
            doubted=doubted.values(),
            months=month_links(entity, told, self._window),
        )
        return with_marks(dossier, self._articles, directory)

    def roles(self, entity: PersonEntity) -> tuple[RoleLine, ...]:
        """All roles of a person, also those that a page leaves out; their sentences unmarked."""
        directory = self.directory.on(person_url(entity.slug))
        people = keys_of(entity)
        return role_lines(
            self._clippings(self._told(people), self._clip_of(people), directory), directory
        )

    def country(self, entity: CountryEntity) -> CountryDossier:
        """The dossier of a country."""
        directory = self.directory.on(country_url(entity.slug))
        keys = keys_of(entity)
        told = self._told(keys)
        clippings = self._clippings(told, self._clip_of(keys), directory)
        dossier = compile_country(
            entity,
            clippings,
            directory,
            self._window,
            stories=self.stories,
            months=month_links(entity, told, self._window),
        )
        return with_marks(dossier, self._articles, directory)

    def months(self, entity: PersonEntity | CountryEntity) -> tuple[MonthEntity, ...]:
        """The pages of a person's or a country's months; none where one page has it all."""
        keys = keys_of(entity)
        if len(keys) <= WHOLE.listed:  # nearly everybody: the stories needn't be put in order
            return ()
        return tuple(month_entities(entity, self._told(keys), self._window, keys))

    def month(self, entity: MonthEntity) -> MonthDossier:
        """The dossier of a page of a month."""
        directory = self.directory.on(entity.subject.url)
        keys = dict(entity.parts)
        clippings = self._clippings(self._told(keys), self._clip_of(keys), directory)
        dossier = compile_month(entity, clippings, directory, stories=self.stories)
        return with_marks(dossier, self._articles, directory)

    def relation(self, entity: RelationEntity) -> RelationDossier:
        """The dossier of two countries."""
        directory = self.directory.on(relation_url(entity.slug))

        def clippings(code: str) -> tuple[Clipping, ...]:
            told = self._told(entity.articles)
            return self._clippings(told, lambda a: self._clip(a, code), directory)

        one, other = map(clippings, entity.codes)
        dossier = compile_relation(
            entity, (one, other), directory, self._window, stories=self.stories
        )
        return with_marks(dossier, self._articles, directory)

    def article(self, article: str) -> ArticleDossier:
        """The dossier of an article."""
        doubts = self._open.in_article[article]
        return compile_article(
            self._articles[article],
            self._outline[article],
            self.directory,
            doubts=doubts,
            copies=self.copies(article),
            counts=self.stories.lead(article) == article,
        )

    def statements(self, article: str) -> tuple[DataStatement, ...]:
        """The sentences of an article that concern somebody, as data."""
        return data_statements(
            self._articles[article],
            self._outline[article],
            self.directory,
            story=self.stories.lead(article),
        )

    def latest(self) -> Latest:
        """What the home page shows first."""
        leads = [(rank, o) for rank, o in enumerate(self.leads)]
        newest = [Whole(o, self._articles[o.id], rank) for rank, o in leads[:NEWEST]]
        planned = (
            Whole(o, self._articles[o.id], rank) for rank, o in leads if self._basis.open_plans(o)
        )
        latest = compile_latest(newest, planned, self.directory, self._window)
        return with_marks(latest, self._articles, self.directory)

    def basis_of_article(self, article: str) -> bytes:
        """What an article's dossier and statements depend on beside its content, as a digest."""
        copies, lead = self.copies(article), self.stories.lead(article)
        return digest_of(self._basis.links(article), self._open.in_article[article], copies, lead)

    def basis_of_person(self, entity: PersonEntity) -> bytes:
        """What a person's dossier depends on beside the doubted articles' content."""
        doubts, asked = self._open.of_person[entity.slug], self._open.asked_of[entity.slug]
        names = [
            (slug, self.directory.by_slug[slug].link.name, self.directory.reference(slug))
            for slug in self._open.others(entity.slug)
            if slug in self.directory.by_slug
        ]
        members = {member.article for member in entity.members}
        parts = [self._basis.part(member.article, member.person) for member in entity.members]
        return digest_of(entity, doubts, asked, names, parts) + self._basis.members(
            members.union(self.doubted_articles(entity))
        )

    def basis_of_country(self, entity: CountryEntity) -> bytes:
        """What a country's dossier depends on, as a digest."""
        parts = [self._basis.part(article, entity.code) for article in entity.articles]
        relations = self.directory.relations.get(entity.code, {})
        return digest_of(entity, parts, sorted(relations)) + self._basis.members(entity.articles)

    def basis_of_relation(self, entity: RelationEntity) -> bytes:
        """What a dossier of two countries depends on, as a digest."""
        parts = [self._basis.part(a, code) for a in entity.articles for code in entity.codes]
        return digest_of(entity, parts) + self._basis.members(entity.articles)

    def basis_of_month(self, entity: MonthEntity) -> bytes:
        """What a dossier of a page of a month depends on, as a digest."""
        parts = [self._basis.part(a, key) for a, keys in entity.parts for key in keys]
        return digest_of(entity, parts) + self._basis.linked(a for a, _ in entity.parts)

    def basis_of_latest(self) -> bytes:
        """What the home page's statements depend on beside the articles' content, as a digest."""
        return digest_of(self._window) + self._basis.members(self.latest_articles())

    def dated(self, article: str) -> tuple[Statement, ...]:
        """The sentences of an article that belong into the timeline, in text order."""
        return dated_statements(self._articles[article], self._outline[article], self.directory)

    def doubted_articles(self, entity: PersonEntity) -> tuple[str, ...]:
        """The articles with a doubt or a question that a person's dossier shows."""
        return self._open.articles(entity.slug)

    def latest_articles(self) -> tuple[str, ...]:
        """The articles that the home page's statements come from."""
        newest = [outline.id for outline in self.leads[:NEWEST]]
        planned = [outline.id for outline in self.leads if self._basis.open_plans(outline)]
        return tuple(dict.fromkeys([*newest, *planned]))

    def weights(self) -> Weights:
        """How much the articles have of each page, by its address; copies of a text count once."""
        told = ([self._outline[a] for a in self.stories.of(lead.id)] for lead in self.leads)
        return weights_of(told, self.directory, self.as_of)

    def doubts(self) -> int:
        """How many mentions are open; those that copies of a text share count once."""
        return open_mentions(self._open.doubts, self.stories)

    def uncertain(self, weights: Weights) -> tuple[DoubtRow, ...]:
        """What stayed open, for an editor, the weightiest first."""
        order = (outline.id for outline in self.outlines)
        rows = Rows(order, self.stories, self.directory, weights.named)
        return rows.of(self._open.doubts, self._open.questions)

    def cited(self, citation: Citation) -> Statement | None:
        """The sentence that a citation stands in, None where it stands in none."""
        article = citation.article
        return cited(citation, self._articles[article], self._outline[article], self.directory)

    def people_with_page(self, outline: Outline) -> int:
        """How many people of an article have a page."""
        pages = {self.directory.person(outline.id, person.id) for person in outline.people}
        return len(pages - {None})

    def copies(self, article: str) -> tuple[Copy, ...]:
        """The other articles with the same text, in the order of the story."""
        others = (other for other in self.stories.of(article) if other != article)
        return tuple(copy_of(self._outline[other]) for other in others)

    def all_copies(self) -> dict[str, tuple[Copy, ...]]:
        """The copies of every article that stands for several."""
        leads = {story[0] for story in self.stories.articles.values()}
        return {lead: self.copies(lead) for lead in sorted(leads)}

    def _told(self, articles: Iterable[str]) -> tuple[tuple[Outline, ...], ...]:
        """The articles of a page by story, newest story first."""
        return self.stories.told(self._found(articles))

    def _clip_of(self, keys: Mapping[str, tuple[str, ...]]) -> Callable[[str], Clip]:
        """What an article has for whoever is meant by some keys in it."""
        return lambda article: merged({key: self._clip(article, key) for key in keys[article]})

    def _clippings(
        self,
        told: Iterable[tuple[Outline, ...]],
        clip: Callable[[str], Clip],
        directory: Directory,
    ) -> tuple[Clipping, ...]:
        """The clippings of a page in its order: newest story first, each told once."""
        return told_once(([(o, clip(o.id)) for o in story] for story in told), directory)

    def _found(self, articles: Iterable[str]) -> tuple[Outline, ...]:
        """The outlines of the articles that there are."""
        found = (self._outline.get(article) for article in articles)
        return tuple(outline for outline in found if outline)
