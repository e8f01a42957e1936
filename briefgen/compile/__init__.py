"""Dossiers per person, country and article, made of cited statements and nothing else."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import islice

from briefgen.compile.articles import compile_article, data_statements
from briefgen.compile.clips import NOTHING, Clip, clips_of, merged
from briefgen.compile.countries import compile_country
from briefgen.compile.days import Window, days_of, is_published_known, newest_first, window_of
from briefgen.compile.directory import Directory, make_directory
from briefgen.compile.drawing import with_marks
from briefgen.compile.indexed import IndexedArticle, index_article
from briefgen.compile.latest import Whole, compile_latest
from briefgen.compile.people import compile_person, uncertain_lines
from briefgen.compile.statements import Clipping
from briefgen.dossiers import (
    ArticleDossier,
    CountryDossier,
    DataStatement,
    Latest,
    PersonDossier,
    country_url,
    person_url,
)
from briefgen.model import Cast, CountryEntity, OpenDoubt, PersonEntity
from briefgen.outline import Outline
from briefgen.pages import Weights

__all__ = ["NOTHING", "Clip", "Compiler", "IndexedArticle", "clips_of", "index_article"]

NEWEST = 40  # articles that the home page's newest statements and quotes are taken from
RECENT_DAYS = 30  # what somebody did in these days before the newest article weighs most


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
        window_days: int = 7,
    ) -> None:
        """Take what dossiers are made from.

        `articles` may load an article when it is asked for; only what is needed is asked for.
        `clip` gives what an article (id) has for a Person.id or a country's code.
        """
        self.outlines: tuple[Outline, ...] = newest_first(outlines)
        self._outline = {outline.id: outline for outline in self.outlines}
        self._articles, self._clip = articles, clip
        self._window: Window = window_of(self.outlines, days=window_days)
        self.directory: Directory = make_directory(cast)
        self._member_digests: dict[str, bytes] = {}
        self._of_person: defaultdict[str, list[OpenDoubt]] = defaultdict(list)
        self._of_article: defaultdict[str, list[OpenDoubt]] = defaultdict(list)
        for doubt in cast.doubts:
            self._of_article[doubt.article].append(doubt)
            for slug in doubt.candidates:
                self._of_person[slug].append(doubt)

    @property
    def as_of(self) -> str:
        """The newest article's day, "" without articles."""
        return self._window.as_of

    def person(self, entity: PersonEntity) -> PersonDossier:
        """The dossier of a person."""
        directory = self.directory.on(person_url(entity.slug))
        people: dict[str, set[str]] = {}
        for member in entity.members:
            people.setdefault(member.article, set()).add(member.person)
        clippings = [
            Clipping(o, merged({person: self._clip(o.id, person) for person in people[o.id]}))
            for o in self._newest(people)
        ]
        doubted = {o.id: o for o in self._newest(self.doubted_articles(entity))}
        uncertain = uncertain_lines(
            entity.slug, self._of_person[entity.slug], doubted, self._articles, directory
        )
        dossier = compile_person(
            entity,
            clippings,
            directory,
            self._window,
            uncertain=uncertain,
            doubted=doubted.values(),
        )
        return with_marks(dossier, self._articles, directory)

    def country(self, entity: CountryEntity) -> CountryDossier:
        """The dossier of a country."""
        directory = self.directory.on(country_url(entity.slug))
        clippings = [
            Clipping(o, self._clip(o.id, entity.code)) for o in self._newest(entity.articles)
        ]
        dossier = compile_country(entity, clippings, directory, self._window)
        return with_marks(dossier, self._articles, directory)

    def article(self, article: str) -> ArticleDossier:
        """The dossier of an article."""
        doubts = self._of_article[article]
        return compile_article(
            self._articles[article], self._outline[article], self.directory, doubts=doubts
        )

    def statements(self, article: str) -> tuple[DataStatement, ...]:
        """The sentences of an article that concern somebody, as data."""
        return data_statements(self._articles[article], self._outline[article], self.directory)

    def latest(self) -> Latest:
        """What the home page shows first."""
        newest = [Whole(o, self._articles[o.id]) for o in islice(self.outlines, NEWEST)]
        planned = (Whole(o, self._articles[o.id]) for o in self.outlines if self._open_plans(o))
        latest = compile_latest(newest, planned, self.directory, self._window)
        return with_marks(latest, self._articles, self.directory)

    def basis_of_article(self, article: str) -> bytes:
        """What an article's dossier and statements depend on beside its content, as a digest."""
        return _digest(self._links(article), self._of_article[article])

    def basis_of_person(self, entity: PersonEntity) -> bytes:
        """What a person's dossier depends on beside the doubted articles' content."""
        doubts = self._of_person[entity.slug]
        others = {slug for doubt in doubts for slug in doubt.candidates}
        names = [
            (slug, self.directory.by_slug[slug].link.name, self.directory.reference(slug))
            for slug in sorted(others)
            if slug in self.directory.by_slug
        ]
        members = {member.article for member in entity.members}
        parts = [self._part(member.article, member.person) for member in entity.members]
        return _digest(entity, doubts, names, parts) + self._members(
            members.union(self.doubted_articles(entity))
        )

    def basis_of_country(self, entity: CountryEntity) -> bytes:
        """What a country's dossier depends on, as a digest."""
        parts = [self._part(article, entity.code) for article in entity.articles]
        return _digest(entity, parts) + self._members(entity.articles)

    def basis_of_latest(self) -> bytes:
        """What the home page's statements depend on beside the articles' content, as a digest."""
        return _digest(self._window) + self._members(self.latest_articles())

    def doubted_articles(self, entity: PersonEntity) -> tuple[str, ...]:
        """The articles with a doubt that a person's dossier shows."""
        return tuple(sorted({doubt.article for doubt in self._of_person[entity.slug]}))

    def latest_articles(self) -> tuple[str, ...]:
        """The articles that the home page's statements come from."""
        newest = [outline.id for outline in islice(self.outlines, NEWEST)]
        planned = [outline.id for outline in self.outlines if self._open_plans(outline)]
        return tuple(dict.fromkeys([*newest, *planned]))

    def weights(self) -> Weights:
        """How much the articles have of each page, by its address."""
        named: Counter[str] = Counter()
        acting: Counter[str] = Counter()
        lately: Counter[str] = Counter()
        quotes: Counter[str] = Counter()
        today = days_of(self.as_of)
        for outline in self.outlines:
            everybody, acts = set(), set()
            for person in outline.people:
                listed = self.directory.person(outline.id, person.id)
                if listed is not None:
                    everybody.add(listed.link.url)
                    quotes[listed.link.url] += person.quotes
                    if person.acts:
                        acts.add(listed.link.url)
            for code in outline.named:
                if country := self.directory.country(code):
                    everybody.add(country.link.url)
                    if code in outline.acting:
                        acts.add(country.link.url)
            named.update(everybody)
            acting.update(acts)
            day = days_of(outline.published.value)
            is_recent = day and today and (today[0] - day[0]).days <= RECENT_DAYS
            if is_recent and is_published_known(outline):
                lately.update(acts)
        return Weights(dict(named), dict(lately), dict(acting), dict(quotes))

    def people_with_page(self, outline: Outline) -> int:
        """How many people of an article have a page."""
        pages = {self.directory.person(outline.id, person.id) for person in outline.people}
        return len(pages - {None})

    def _newest(self, articles: Iterable[str]) -> tuple[Outline, ...]:
        """The outlines of the articles, newest first."""
        found = (self._outline.get(article) for article in articles)
        return newest_first(outline for outline in found if outline)

    def _members(self, articles: Iterable[str]) -> bytes:
        """Of articles: their links, whether each is new or old, and plans that are still open."""
        return b"".join(self._member(article) for article in sorted(articles))

    def _member(self, article: str) -> bytes:
        """What a page depends on of one of its articles beside its content, as a digest."""
        found = self._member_digests.get(article)
        if found is None and (outline := self._outline.get(article)) is not None:
            is_new, is_old = self._window.holds(outline), self._window.is_before(outline)
            found = _digest(
                article, self._links(article), is_new, is_old, self._open_plans(outline)
            )
            self._member_digests[article] = found
        return found or b""

    def _part(self, article: str, key: str) -> bytes:
        """The digest of what an article has of a Person.id or a country's code."""
        outline = self._outline.get(article)
        return outline.part(key) if outline else b""

    def _links(self, article: str) -> Hashable:
        """Where the names of an article lead to."""
        outline = self._outline[article]
        people = tuple(
            (person.id, listed.link)
            for person in outline.people
            if (listed := self.directory.person(article, person.id))
        )
        codes = tuple(
            listed.link for code in outline.codes if (listed := self.directory.country(code))
        )
        return (people, codes)

    def _open_plans(self, outline: Outline) -> tuple[str, ...]:
        """The dates in planned sentences that are not over on the as-of day."""
        today = days_of(self.as_of)
        return tuple(
            value
            for value in outline.planned
            if today and (days := days_of(value)) and days[1] >= today[0]
        )


def _digest(*parts: object) -> bytes:
    """The digest of records; their written form names every field."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).digest()
