"""Every page of the site and its address, before any HTML exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefgen.dossiers import (
    ArticleDossier,
    Copy,
    CountryDossier,
    DataStatement,
    Latest,
    PersonDossier,
    Source,
    article_url,
    country_url,
    person_url,
)
from briefgen.errors import Skipped
from briefgen.model import Cast, Record
from briefgen.months import MonthDossier
from briefgen.outline import Outline
from briefgen.pages import (
    AboutRecord,
    ArticleRow,
    ArticlesRecord,
    CountriesRecord,
    CountryRow,
    CountryWeight,
    DoubtRow,
    HomeRecord,
    MovedRecord,
    Page,
    PeopleRecord,
    PersonRow,
    SearchRecord,
    ShownDoubt,
    Site,
    SitemapRecord,
    UncertainRecord,
    Weights,
)
from briefgen.plan.feeds import FEED_ENTRIES, site_feed, subject_feed
from briefgen.plan.graph import GRAPH, graph_record, heaviest_nodes, joined_with
from briefgen.plan.jump import jump_record
from briefgen.plan.lists import articles_records, people_records, relations_records
from briefgen.plan.rows import (
    counted,
    country_row,
    filed_by_name,
    heaviest,
    person_row,
    relation_row,
)
from briefgen.plan.sitemaps import sitemap_pages
from briefgen.plan.sources import sources_cited
from briefgen.plan.timeline import timeline_pages
from briefgen.plan.uncertain import PAGES, ROWS, uncertain_records
from briefgen.relations import RelationDossier, RelationRow, RelationsRecord, relation_url
from briefgen.timeline import TimelineDossier

__all__ = [
    "DOUBTS_SHOWN",
    "FEED",
    "FEED_ENTRIES",
    "GRAPH",
    "POPOVER",
    "Overview",
    "check_paths",
    "counted",
    "country_row",
    "describe_site",
    "dossier_pages",
    "graph_record",
    "heaviest_nodes",
    "joined_with",
    "list_pages",
    "moved_pages",
    "person_row",
    "popover_path",
    "relation_row",
    "sources_cited",
    "timeline_pages",
]

HOME_ROWS = 12  # people, countries and articles on the home page
DOUBTS_SHOWN = ROWS * PAGES
HOME_DOUBTS = 3
HOME_NEXT = 5  # dates; the timeline has all
POPOVER = "popover.js"  # the template, and the file beside the page
FEED = "feed.xml"  # a feed's file beside its page, and its template
# With one page each that is no dossier's.
FOLDERS = ("", "countries/", "graph/", "search/", "about/")


class Overview(Record, frozen=True):
    """What the lists, the home page, the feed and the sitemap are made from: rows, no texts.

    `outlines` are newest first; `copies` are the other articles with the text of each one that
    stands for several; `with_page` counts the people of each article who have a page;
    `days` gives the day of the newest source of the pages of people, countries and their months;
    `first` the first statements of the newest articles, for the feed; `doubts` are what stayed
    open, the weightiest first, and `shown` those of them that pages show.
    """

    outlines: tuple[Outline, ...]
    copies: Mapping[str, tuple[Copy, ...]]
    people: tuple[PersonRow, ...]
    countries: tuple[CountryRow, ...]
    relations: tuple[RelationRow, ...]
    with_page: Mapping[str, int]
    weights: Weights
    latest: Latest
    days: Mapping[str, str]
    first: Mapping[str, tuple[DataStatement, ...]]
    doubts: tuple[DoubtRow, ...]
    shown: tuple[ShownDoubt, ...]
    as_of: str

    @property
    def leads(self) -> tuple[Outline, ...]:
        """The outlines without those of copies, newest first."""
        copies = {copy.article for same in self.copies.values() for copy in same}
        return tuple(outline for outline in self.outlines if outline.id not in copies)


def describe_site(
    cast: Cast,
    outlines: Sequence[Outline],
    *,
    as_of: str,
    title: str,
    description: str,
    base_url: str,
    language: str,
) -> Site:
    """What every page shows of the site. `base_url` ends with a slash or is "".

    Days that are only a file's own count for the first day where there is no other.
    """
    known = [o for o in outlines if o.published.basis != "file"]
    days = [o.published.value for o in known or outlines if o.published.value]
    return Site(
        title=title,
        description=description,
        base_url=base_url,
        language=language,
        as_of=as_of,
        articles=len(outlines) - sum(len(story.articles) - 1 for story in cast.stories),
        people=len(cast.people),
        countries=len(cast.countries),
        sources=tuple(sorted({o.source for o in outlines if o.source})),
        first_day=min(days, default=""),
    )


def dossier_pages(
    dossier: PersonDossier
    | CountryDossier
    | RelationDossier
    | MonthDossier
    | ArticleDossier
    | TimelineDossier,
) -> tuple[Page, ...]:
    """The page of a dossier and its twin; of a person or a country also feed and popover."""
    if isinstance(dossier, PersonDossier):
        url = person_url(dossier.slug)
    elif isinstance(dossier, CountryDossier):
        url = country_url(dossier.slug)
    elif isinstance(dossier, RelationDossier):
        url = relation_url(dossier.slug)
    elif isinstance(dossier, MonthDossier | TimelineDossier):
        url = dossier.url
    else:
        url = article_url(dossier.slug)
    pages = _with_twin(_folder(url), f"{dossier.kind}.html", dossier)
    if isinstance(dossier, PersonDossier | CountryDossier):
        feed = Page(f"{_folder(url)}{FEED}", FEED, subject_feed(dossier, url))
        return (*pages, feed, Page(popover_path(url), POPOVER, dossier))
    return pages


def popover_path(url: str) -> str:
    """Where the popovers of the page at `url` are read from."""
    return _folder(url) + POPOVER


def list_pages(
    overview: Overview,
    site: Site,
    *,
    skipped: tuple[Skipped, ...],
    model: str,
    version: str,
    doubts: int,
    is_indexed: bool,
) -> tuple[Page, ...]:
    """Every page that is no dossier's, sorted by path; without articles they are there too.

    Args:
        overview: what there is to show.
        site: what every page shows of the site.
        skipped: articles that were left out, for the about page.
        model: which language model read the articles, for the about page.
        version: the version of briefgen, for the about page.
        doubts: how many mentions stayed open.
        is_indexed: whether the site has an index of its texts.
    """
    people = tuple(sorted(overview.people, key=filed_by_name))
    countries = tuple(sorted(overview.countries, key=filed_by_name))
    articles = tuple(_article_row(lead, overview) for lead in overview.leads)
    home = HomeRecord(
        new=overview.latest.new,
        next=overview.latest.next[:HOME_NEXT],
        quotes=overview.latest.quotes,
        people=heaviest(people, overview.weights, count=HOME_ROWS),
        countries=heaviest(countries, overview.weights, count=HOME_ROWS),
        articles=articles[:HOME_ROWS],
        doubts=doubts,
        sources=_home_sources(overview),
        world=tuple(CountryWeight(c.code, c.name, c.url, c.articles) for c in countries),
        uncertain=overview.doubts[:HOME_DOUBTS],
    )
    uncertain = tuple(
        uncertain_records(overview.shown, len(overview.doubts), overview.leads, overview.copies)
    )
    lists: tuple[PeopleRecord | ArticlesRecord | RelationsRecord | UncertainRecord, ...] = (
        *people_records(people, overview.weights),
        *articles_records(articles),
        *relations_records(overview.relations),
        *uncertain,
    )
    pages = [
        *_with_twin("", "home.html", home),
        *_with_twin("countries/", "countries.html", CountriesRecord(countries)),
        *(page for one in lists for page in _with_twin(_folder(one.url), f"{one.kind}.html", one)),
        *_with_twin("search/", "search.html", SearchRecord(is_indexed)),
        *_with_twin("about/", "about.html", AboutRecord(model, version, skipped, doubts)),
        Page("data/people.json", None, people),
        Page("data/countries.json", None, countries),
        Page("data/uncertain.jsonl", None, overview.doubts),
        Page(
            "data/jump.js", "jump.js", jump_record(people, countries, overview.relations, articles)
        ),
        Page(FEED, FEED, site_feed(overview.leads, overview.first, as_of=overview.as_of)),
        Page("404.html", "404.html", site),
        Page("robots.txt", "robots.txt", site),
    ]
    if site.base_url:
        pages += sitemap_pages(_sitemap(overview, [record.url for record in lists]))
    return tuple(sorted(pages, key=lambda page: page.path))


def moved_pages(cast: Cast, pages: Iterable[str]) -> tuple[Page, ...]:
    """A page at each old address of a person and of a person's months, of which `pages` has all.

    They have no twin and stand in no list.
    """
    names = {person.slug: person.name for person in cast.people}
    months: dict[str, list[str]] = {}
    for url in pages:
        folder, _, rest = url.removeprefix("people/").partition("/")
        if url.startswith("people/") and rest != "index.html":
            months.setdefault(folder, []).append(rest)
    return tuple(
        Page(f"people/{old}/{rest}", "moved.html", MovedRecord(names[new], f"people/{new}/{rest}"))
        for old, new in cast.moved
        for rest in ("index.html", *months.get(new, ()))
    )


def check_paths(paths: Iterable[str]) -> None:
    """Refuse two pages with one path, also where they differ only in case."""
    counts = Counter(path.casefold() for path in paths)
    double = [path for path, count in counts.items() if count > 1]
    assert not double, f"two pages with one path: {double[0]}"


def _folder(url: str) -> str:
    """The folder of a page: "" or with "/" at its end."""
    return url.removesuffix("index.html")


def _with_twin(folder: str, template: str, record: Record) -> tuple[Page, Page]:
    """A page and the same record as JSON beside it. `folder` is "" or ends with "/"."""
    return (
        Page(f"{folder}index.html", template, record),
        Page(f"{folder}index.json", None, record),
    )


def _article_row(outline: Outline, overview: Overview) -> ArticleRow:
    """An article's line in lists, with the people who have a page and the copies of its text."""
    return ArticleRow(
        title=outline.title,
        url=article_url(outline.id),
        source=outline.source,
        published=outline.published,
        people=overview.with_page[outline.id],
        sentences=outline.sentences,
        copies=overview.copies.get(outline.id, ()),
    )


def _home_sources(overview: Overview) -> tuple[Source, ...]:
    """The articles that the home page cites, newest first, numbered from 1."""
    latest = overview.latest
    said = (statement for group in latest.quotes for statement in group.statements)
    return sources_cited(
        (*latest.new, *latest.next[:HOME_NEXT], *said), overview.leads, overview.copies
    )


def _sitemap(overview: Overview, lists: Iterable[str]) -> SitemapRecord:
    """The addresses of all HTML pages but the error page, with the day of their newest source.

    `lists` are the pages of lists that may have several.
    """
    days = dict.fromkeys([*(f"{name}index.html" for name in FOLDERS), *lists], overview.as_of)
    days |= overview.days
    days |= {row.url: row.as_of for row in overview.relations}
    days |= {article_url(outline.id): outline.published.value for outline in overview.outlines}
    return SitemapRecord(tuple(sorted(days.items())))
