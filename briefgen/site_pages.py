"""All pages of one build: each is kept, drawn anew from its twin, or compiled, one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from briefgen.cache import FOLDER as CACHE_FOLDER
from briefgen.cache import Cache, digest
from briefgen.chunks import Chunks
from briefgen.compile import Compiler
from briefgen.config import Config
from briefgen.dossiers import (
    ArticleDossier,
    CountryDossier,
    PersonDossier,
    article_url,
    country_url,
    person_url,
)
from briefgen.errors import SearchError
from briefgen.library import Library
from briefgen.memo import Looks, Made, Memo, dossier_digest, record_digest
from briefgen.model import Cast, CountryEntity, PersonEntity
from briefgen.months import MonthDossier
from briefgen.pages import CountryRow, OutputFile, Page, PersonRow, Site
from briefgen.plan import (
    DOUBTS_SHOWN,
    FEED,
    FEED_ENTRIES,
    POPOVER,
    Overview,
    check_paths,
    counted,
    country_row,
    describe_site,
    dossier_pages,
    list_pages,
    moved_pages,
    person_row,
    popover_path,
    relation_row,
)
from briefgen.relations import RelationDossier, RelationEntity, RelationRow, relation_url
from briefgen.render import environment_for, render_pages, static_files, template_dirs
from briefgen.site_cards import FILE as PICTURE
from briefgen.site_cards import TEMPLATE as PICTURE_TEMPLATE
from briefgen.site_cards import Cards
from briefgen.site_search import SiteSearch

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.build import Stopwatch
    from briefgen.write import SiteWriter

STATEMENTS = "data/statements.jsonl"
SUBJECTS = (PersonDossier, CountryDossier)
Row = TypeVar("Row", PersonRow, CountryRow, RelationRow)
Dossier = TypeVar(
    "Dossier", PersonDossier, CountryDossier, RelationDossier, MonthDossier, ArticleDossier
)


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
        indexes: bool,
        say: Callable[[str], None],
    ) -> None:
        self._output, self._indexes = output, indexes
        self._config, self._writer = config, writer
        self._compiler, self._library, self._watch = compiler, library, watch
        self._memo = Memo(cache)
        self._dirs = template_dirs(config.site_dir)
        self._looks = Looks(self._dirs)
        self._environment = environment_for(config.site_dir)
        self._cards = Cards(config, self._environment, say)
        self._chunks = Chunks(cache, compiler, library)
        self._paths: list[str] = []
        self._made_from: dict[str, bytes] = {}
        self.compiled = 0
        self.rendered = 0
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
        for file in static_files(self._dirs):
            self._put(file)
        people = [self._person(entity, site) for entity in cast.people]
        countries = [self._country(entity, site) for entity in cast.countries]
        months = dict(self._months([*cast.people, *cast.countries], site))
        both = [self._relation(entity, site) for entity in relations]
        for outline in compiler.outlines:
            self._article(outline.id, site)
        with SiteSearch(
            self._writer, self._memo, self._made_from if config.search else {},
            makes=self._indexes, work=config.site_dir / CACHE_FOLDER / "search",
        ) as search:  # fmt: skip
            with self._watch.stage("search"):
                search.begin()
            self._data()
            self._lists(
                cast, site, people, countries, both, months,
                model=model, version=version, is_indexed=search.is_there,
            )  # fmt: skip
            self._keep(*search.kept)
            with self._watch.stage("search"):
                for path, content in search.files():
                    self._put(OutputFile(path, content))
        self.is_indexed, self.no_search = search.is_there, search.problem
        check_paths(self._paths)
        return site

    def _person(self, entity: PersonEntity, site: Site) -> Listed[PersonRow]:
        """A person's page and twin; what lists need of them."""
        contents = [self._library.key(a) for a in self._compiler.doubted_articles(entity)]
        row = self._dossier(
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
        row = self._dossier(
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
        row = self._dossier(
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
                self._dossier(
                    month.url,
                    dossier_digest("month", self._compiler.basis_of_month(month), ()),
                    site,
                    MonthDossier,
                    partial(self._compiler.month, month),
                    _no_row,
                )
                yield month.url, month.as_of

    def _article(self, article: str, site: Site) -> None:
        """An article's page and twin."""
        self._dossier(
            article_url(article),
            self._chunks.article_digest(article),
            site,
            ArticleDossier,
            partial(self._compiler.article, article),
            _no_row,
        )

    def clean(self) -> None:
        """Forget what is no longer planned."""
        self._memo.clean()
        self._chunks.clean()

    def _dossier(
        self,
        url: str,
        made_from: bytes,
        site: Site,
        kind: type[Dossier],
        compile_it: Callable[[], Dossier],
        row_of: Callable[[Dossier], bytes],
    ) -> bytes:
        """Keep, redraw or make one dossier's page and what is beside it; its row for lists."""
        self._made_from[url] = made_from
        twin = url.removesuffix(".html") + ".json"
        drawn: dict[str, str] = {url: f"{kind.__name__.removesuffix('Dossier').lower()}.html"}
        if kind in SUBJECTS:
            drawn[url.removesuffix("index.html") + FEED] = FEED
            drawn[popover_path(url)] = POPOVER
        templates = (*drawn.values(), PICTURE_TEMPLATE)
        looks = (self._looks.digest(name, shown=_frame(site), whole=site) for name in templates)
        look = digest(*looks, self._cards.drawn_by)
        card = url.removesuffix("index.html") + PICTURE
        last = self._memo.last(url)
        is_there = all(map(self._is_written, (twin, *drawn)))
        if last is not None and last.card:
            is_there = is_there and self._is_written(card)
        if last is not None and is_there and last.dossier == made_from:
            if last.page == look:
                self._keep(twin, *drawn, *([card] if last.card else []))
                return last.row
            old = self._old_twin(twin, kind)
            if old is not None:
                self._keep(twin)
                made = self._card(old, card, site, last)
                for page in dossier_pages(old):
                    if page.path in drawn:
                        self._render(page, site, card=card if made else "")
                self._memo.note(url, Made(made_from, look, last.row, made))
                return last.row
        with self._watch.stage("compile"):
            dossier = compile_it()
            row = row_of(dossier)
        self.compiled += 1
        made = self._card(dossier, card, site, last)
        for page in dossier_pages(dossier):
            self._render(page, site, card=card if made else "")
        self._memo.note(url, Made(made_from, look, row, made))
        return row

    def _card(self, dossier: object, path: str, site: Site, last: Made | None) -> bytes:
        """Keep or draw the card of a dossier at `path`; its digest, b"" where there is none."""
        picture = self._cards.picture(dossier, path.removesuffix(PICTURE), site)
        if picture is None:
            return b""
        made = self._cards.digest(picture)
        if last is not None and last.card == made and self._is_written(path):
            self._keep(path)
            return made
        with self._watch.stage("render"):
            drawn = self._cards.draw(picture)
        if drawn is None:
            return b""
        self._put(OutputFile(path, drawn))
        return made

    def _old_twin(self, path: str, kind: type[Dossier]) -> Dossier | None:
        """The record beside a page of the last build, None where it isn't as we wrote it."""
        old = self._writer.old
        try:
            content = (self._output / path).read_bytes()
            if old is None or hashlib.sha256(content).hexdigest() != old.files.get(path):
                return None
            return msgspec.json.decode(content, type=kind)
        except (OSError, msgspec.DecodeError, msgspec.ValidationError):
            return None

    def _data(self) -> None:
        """The site's statements, a line each: those of each article are kept with it."""
        articles = [outline.id for outline in self._compiler.outlines]
        made_from = dossier_digest("statements", b"", map(self._chunks.article_digest, articles))
        self._chunks.use(articles)
        last = self._memo.last(STATEMENTS)
        if last is not None and last.dossier == made_from and self._is_written(STATEMENTS):
            self._keep(STATEMENTS)
            return
        self._paths.append(STATEMENTS)
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
        for page in pages:
            made_from = record_digest(page.record)
            look = self._looks.digest(page.template, shown=site, whole=site)
            last = self._memo.last(page.path)
            if last == Made(made_from, look) and self._is_written(page.path):
                self._keep(page.path)
            else:
                self._render(page, site)
                self._memo.note(page.path, Made(made_from, look))

    def _is_written(self, path: str) -> bool:
        """Whether a file of the last build is there to be kept."""
        return self._writer.old is not None and path in self._writer.old.files

    def _render(self, page: Page, site: Site, *, card: str = "") -> None:
        """Draw one page, which may have a card, and hand it to the writer."""
        with self._watch.stage("render"):
            files: Iterator[OutputFile] = render_pages([page], site, self._environment, card=card)
            for file in files:
                self.rendered += 1
                self._put(file)

    def _put(self, file: OutputFile) -> None:
        """Hand a file to the writer."""
        self._paths.append(file.path)
        self._writer.put(file.path, file.content)

    def _keep(self, *paths: str) -> None:
        """Tell the writer that files stay as they are."""
        for path in paths:
            self._paths.append(path)
            self._writer.keep(path)


def _frame(site: Site) -> tuple[str, ...]:
    """What our own templates show of the site on every page."""
    return (site.title, site.description, site.base_url, site.language)


def _row_of_person(dossier: PersonDossier) -> bytes:
    """What lists need of a person, as the memo keeps it."""
    return msgspec.msgpack.encode(Listed(person_row(dossier), dossier.as_of))


def _row_of_country(dossier: CountryDossier) -> bytes:
    """What lists need of a country, as the memo keeps it."""
    return msgspec.msgpack.encode(Listed(country_row(dossier), dossier.as_of))


def _row_of_relation(dossier: RelationDossier) -> bytes:
    """What the list of relations needs of two countries, as the memo keeps it."""
    return msgspec.msgpack.encode(relation_row(dossier))


def _no_row(_: ArticleDossier | MonthDossier) -> bytes:
    """Lists of articles and of months are made of outlines."""
    return b""
