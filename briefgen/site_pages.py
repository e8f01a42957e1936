"""All pages of one build: each is kept, drawn anew from its twin, or compiled, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from briefgen.cache import FOLDER as CACHE_FOLDER
from briefgen.cache import Cache
from briefgen.chunks import Chunks
from briefgen.compile import Compiler
from briefgen.config import Config
from briefgen.dossiers import (
    ArticleDossier,
    CountryDossier,
    PersonDossier,
    Statement,
    article_url,
    country_url,
    person_url,
)
from briefgen.errors import SearchError
from briefgen.library import Library
from briefgen.memo import Made, Memo, dossier_digest
from briefgen.model import Cast, CountryEntity, PersonEntity
from briefgen.months import MonthDossier
from briefgen.page_maker import PageMaker, no_row
from briefgen.pages import CountryRow, OutputFile, PersonRow, Site
from briefgen.plan import (
    DOUBTS_SHOWN,
    FEED_ENTRIES,
    Overview,
    check_paths,
    counted,
    country_row,
    describe_site,
    list_pages,
    moved_pages,
    person_row,
    relation_row,
)
from briefgen.relations import RelationDossier, RelationEntity, RelationRow, relation_url
from briefgen.site_graph import graph_pages
from briefgen.site_search import SiteSearch
from briefgen.site_timeline import put_timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.stopwatch import Stopwatch
    from briefgen.write import SiteWriter

STATEMENTS = "data/statements.jsonl"
Row = TypeVar("Row", PersonRow, CountryRow, RelationRow)


class Listed(msgspec.Struct, Generic[Row], frozen=True):
    """The row of a person or a country and its day, as the memo keeps it."""

    row: Row
    day: str


class SitePages:
    """Makes the pages of one build and counts what was made."""

    def __init__(
        self,
        config: Config,
        cache: Cache,
        writer: SiteWriter,
        compiler: Compiler,
        library: Library,
        watch: Stopwatch,
        *,
        output: Path,
        say: Callable[[str], None],
        indexes: bool,
    ) -> None:
        self._indexes = indexes
        self._config, self._writer = config, writer
        self._compiler, self._library, self._watch = compiler, library, watch
        self._memo = Memo(cache)
        self._maker = PageMaker(config, self._memo, writer, watch, output=output, say=say)
        self._chunks = Chunks(cache, compiler, library)
        self.is_indexed = False
        self.no_search: SearchError | None = None

    def make(
        self, cast: Cast, relations: Iterable[RelationEntity], *, model: str, version: str
    ) -> Site:
        """Put or keep every file of the site; what every page shows of it."""
        compiler, config = self._compiler, self._config
        site = describe_site(
            cast, compiler.outlines, as_of=compiler.as_of, title=config.title,
            description=config.description, base_url=config.base_url, language=config.language,
        )  # fmt: skip
        self._maker.static()
        people = [self._person(entity, site) for entity in cast.people]
        countries = [self._country(entity, site) for entity in cast.countries]
        months = dict(self._months([*cast.people, *cast.countries], site))
        both = [self._relation(entity, site) for entity in relations]
        dated = {outline.id: self._article(outline.id, site) for outline in compiler.outlines}
        months |= put_timeline(self._maker, self._chunks, compiler, dated, site)
        with SiteSearch(
            self._writer, self._memo, self._maker.made_from if config.search else {},
            makes=self._indexes, work=config.site_dir / CACHE_FOLDER / "search",
        ) as search:  # fmt: skip
            with self._watch.stage("search"):
                search.begin()
            self._data()
            self._lists(
                cast, site, people, countries, both, months,
                model=model, version=version, is_indexed=search.is_there,
            )  # fmt: skip
            self._maker.keep(*search.kept)
            with self._watch.stage("search"):
                for path, content in search.files():
                    self._maker.put(OutputFile(path, content))
        self.is_indexed, self.no_search = search.is_there, search.problem
        check_paths(self._maker.paths)
        return site

    @property
    def compiled(self) -> int:
        """How many dossiers were made."""
        return self._maker.compiled

    @property
    def rendered(self) -> int:
        """How many pages were drawn."""
        return self._maker.rendered

    def _person(self, entity: PersonEntity, site: Site) -> Listed[PersonRow]:
        """A person's page and twin; what lists need of them."""
        contents = [self._library.key(a) for a in self._compiler.doubted_articles(entity)]
        row = self._maker.dossier(
            person_url(entity.slug),
            dossier_digest("person", self._compiler.basis_of_person(entity), contents),
            site,
            PersonDossier,
            partial(self._compiler.person, entity),
            _row_of_person,
        )
        return msgspec.msgpack.decode(row, type=Listed[PersonRow])

    def _country(self, entity: CountryEntity, site: Site) -> Listed[CountryRow]:
        """A country's page and twin; what lists need of them."""
        row = self._maker.dossier(
            country_url(entity.slug),
            dossier_digest("country", self._compiler.basis_of_country(entity), ()),
            site,
            CountryDossier,
            partial(self._compiler.country, entity),
            _row_of_country,
        )
        return msgspec.msgpack.decode(row, type=Listed[CountryRow])

    def _relation(self, entity: RelationEntity, site: Site) -> RelationRow:
        """The page of two countries and its twin; what lists need of it."""
        row = self._maker.dossier(
            relation_url(entity.slug),
            dossier_digest("relation", self._compiler.basis_of_relation(entity), ()),
            site,
            RelationDossier,
            partial(self._compiler.relation, entity),
            _row_of_relation,
        )
        return msgspec.msgpack.decode(row, type=RelationRow)

    def _months(
        self, entities: Iterable[PersonEntity | CountryEntity], site: Site
    ) -> Iterator[tuple[str, str]]:
        """The pages of all months; of each the address and the day of its newest article."""
        for entity in entities:
            for month in self._compiler.months(entity):
                self._maker.dossier(
                    month.url,
                    dossier_digest("month", self._compiler.basis_of_month(month), ()),
                    site,
                    MonthDossier,
                    partial(self._compiler.month, month),
                    no_row,
                )
                yield month.url, month.as_of

    def _article(self, article: str, site: Site) -> list[str]:
        """An article's page and twin; the values of the dates of its sentences in the timeline."""
        row = self._maker.dossier(
            article_url(article),
            self._chunks.article_digest(article),
            site,
            ArticleDossier,
            partial(self._compiler.article, article),
            lambda _: _values(self._chunks.dated(article)),
        )
        return msgspec.msgpack.decode(row, type=list[str])

    def clean(self) -> None:
        """Forget what is no longer planned."""
        self._memo.clean()
        self._chunks.clean()

    def _data(self) -> None:
        """The site's statements, a line each: those of each article are kept with it."""
        articles = [outline.id for outline in self._compiler.outlines]
        made_from = dossier_digest("statements", b"", map(self._chunks.article_digest, articles))
        self._chunks.use(articles)
        last = self._memo.last(STATEMENTS)
        if last is not None and last.dossier == made_from and self._maker.is_written(STATEMENTS):
            self._maker.keep(STATEMENTS)
            return
        self._maker.paths.append(STATEMENTS)
        with self._watch.stage("compile"):
            self._writer.put_parts(STATEMENTS, map(self._chunks.lines, articles))
        self._memo.note(STATEMENTS, Made(made_from, b""))

    def _lists(
        self,
        cast: Cast,
        site: Site,
        people: list[Listed[PersonRow]],
        countries: list[Listed[CountryRow]],
        relations: list[RelationRow],
        months: dict[str, str],
        *,
        model: str,
        version: str,
        is_indexed: bool,
    ) -> None:
        """Every page that is no dossier's."""
        compiler = self._compiler
        with self._watch.stage("plan"):
            weights = compiler.weights()
            outlines, doubts = compiler.outlines, compiler.uncertain(weights)
            overview = Overview(
                outlines=outlines,
                copies=compiler.all_copies(),
                people=tuple(counted(listed.row, weights) for listed in people),
                countries=tuple(counted(listed.row, weights) for listed in countries),
                relations=tuple(relations),
                with_page={o.id: compiler.people_with_page(o) for o in outlines},
                weights=weights,
                latest=self._chunks.latest(),
                days={
                    **{listed.row.url: listed.day for listed in people},
                    **{listed.row.url: listed.day for listed in countries},
                    **months,
                },
                first={o.id: self._chunks.first(o.id) for o in compiler.leads[:FEED_ENTRIES]},
                doubts=doubts,
                shown=tuple(map(self._chunks.shown, doubts[:DOUBTS_SHOWN])),
                as_of=compiler.as_of,
            )
            pages = list_pages(
                overview, site, skipped=self._library.skipped, model=model, version=version,
                doubts=compiler.doubts(), is_indexed=is_indexed,
            ) + moved_pages(cast, months)  # fmt: skip
        self._maker.pages(pages, site)
        self._maker.pages(graph_pages(overview, self._maker, self._chunks, self._writer), site)


def _row_of_person(dossier: PersonDossier) -> bytes:
    """What lists need of a person, as the memo keeps it."""
    return msgspec.msgpack.encode(Listed(person_row(dossier), dossier.as_of))


def _row_of_country(dossier: CountryDossier) -> bytes:
    """What lists need of a country, as the memo keeps it."""
    return msgspec.msgpack.encode(Listed(country_row(dossier), dossier.as_of))


def _values(dated: Iterable[Statement]) -> bytes:
    """What the timeline needs to know of an article, as the memo keeps it: the values of dates."""
    return msgspec.msgpack.encode([one.time.value for one in dated if one.time])


def _row_of_relation(dossier: RelationDossier) -> bytes:
    """What the list of relations needs of two countries, as the memo keeps it."""
    return msgspec.msgpack.encode(relation_row(dossier))
