"""Every page of the site and its address, before any HTML exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
from slugify import slugify

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
from briefgen.outline import Outline
from briefgen.pages import (
    AboutRecord,
    ArticleRow,
    ArticlesRecord,
    CountriesRecord,
    CountryRow,
    FeedEntry,
    FeedRecord,
    HomeRecord,
    JumpEntry,
    JumpRecord,
    MovedRecord,
    Page,
    PeopleRecord,
    PersonRow,
    Site,
    SitemapRecord,
    Weights,
)

HOME_ROWS = 12  # people, countries and articles on the home page
FEED_ENTRIES = 30
FEED_STATEMENTS = 3
LISTS = ("", "people/", "countries/", "articles/", "about/")

Row = TypeVar("Row", PersonRow, CountryRow)


class Overview(Record, frozen=True):
    """What the lists, the home page, the feed and the sitemap are made from: rows, no texts.

    `outlines` are newest first; `copies` are the other articles with the text of each one that
    stands for several; `with_page` counts the people of each article who have a page;
    `days` gives the day of the newest source of people's and countries' pages by address;
    `first` the first statements of the newest articles, for the feed.
    """

    outlines: tuple[Outline, ...]
    copies: Mapping[str, tuple[Copy, ...]]
    people: tuple[PersonRow, ...]
    countries: tuple[CountryRow, ...]
    with_page: Mapping[str, int]
    weights: Weights
    latest: Latest
    days: Mapping[str, str]
    first: Mapping[str, tuple[DataStatement, ...]]
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
    dossier: PersonDossier | CountryDossier | ArticleDossier,
) -> tuple[Page, Page]:
    """The page of a dossier and its twin."""
    if isinstance(dossier, PersonDossier):
        url = person_url(dossier.slug)
    elif isinstance(dossier, CountryDossier):
        url = country_url(dossier.slug)
    else:
        url = article_url(dossier.slug)
    return _with_twin(url.removesuffix("index.html"), f"{dossier.kind}.html", dossier)


def list_pages(
    overview: Overview,
    site: Site,
    *,
    skipped: tuple[Skipped, ...],
    model: str,
    version: str,
    doubts: int,
) -> tuple[Page, ...]:
    """Every page that is no dossier's, sorted by path; without articles they are there too.

    Args:
        overview: what there is to show.
        site: what every page shows of the site.
        skipped: articles that were left out, for the about page.
        model: which language model read the articles, for the about page.
        version: the version of briefgen, for the about page.
        doubts: how many mentions stayed open.
    """
    people = tuple(sorted(overview.people, key=_filed_by_name))
    countries = tuple(sorted(overview.countries, key=_filed_by_name))
    articles = tuple(_article_row(lead, overview) for lead in overview.leads)
    home = HomeRecord(
        new=overview.latest.new,
        next=overview.latest.next,
        quotes=overview.latest.quotes,
        people=_heaviest(people, overview.weights),
        countries=_heaviest(countries, overview.weights),
        articles=articles[:HOME_ROWS],
        doubts=doubts,
        sources=_home_sources(overview),
    )
    pages = [
        *_with_twin("", "home.html", home),
        *_with_twin("people/", "people.html", PeopleRecord(people)),
        *_with_twin("countries/", "countries.html", CountriesRecord(countries)),
        *_with_twin("articles/", "articles.html", ArticlesRecord(articles)),
        *_with_twin("about/", "about.html", AboutRecord(model, version, skipped, doubts)),
        Page("data/people.json", None, people),
        Page("data/countries.json", None, countries),
        Page("data/jump.js", "jump.js", _jump(people, countries, articles)),
        Page("feed.xml", "feed.xml", _feed(overview)),
        Page("404.html", "404.html", site),
        Page("robots.txt", "robots.txt", site),
    ]
    if site.base_url:
        pages.append(Page("sitemap.xml", "sitemap.xml", _sitemap(overview)))
    return tuple(sorted(pages, key=lambda page: page.path))


def moved_pages(cast: Cast) -> tuple[Page, ...]:
    """A page at each old address of a person; it has no twin and stands in no list."""
    names = {person.slug: person.name for person in cast.people}
    return tuple(
        Page(person_url(old), "moved.html", MovedRecord(names[new], person_url(new)))
        for old, new in cast.moved
    )


def check_paths(paths: Iterable[str]) -> None:
    """Refuse two pages with one path, also where they differ only in case."""
    counts = Counter(path.casefold() for path in paths)
    double = [path for path, count in counts.items() if count > 1]
    assert not double, f"two pages with one path: {double[0]}"


def _with_twin(folder: str, template: str, record: Record) -> tuple[Page, Page]:
    """A page and the same record as JSON beside it. `folder` is "" or ends with "/"."""
    return (
        Page(f"{folder}index.html", template, record),
        Page(f"{folder}index.json", None, record),
    )


def person_row(person: PersonDossier) -> PersonRow:
    """A person's line in lists, with the latest role and its day; the counts come later."""
    url = person_url(person.slug)
    role = person.roles[0] if person.roles else None
    short = _short_names(person)
    # A label in brackets tells namesakes apart; it is no part of the name they are filed under.
    name = person.name.partition(" (")[0]
    return PersonRow(
        name=person.name,
        sort_key=" ".join(_filed(text) for text in (*short[:1], name)),
        url=url,
        country=person.country.code,
        country_basis=person.country.basis,
        role=role.text if role else "",
        as_of=role.last_seen if role else person.as_of,
        articles=0,
        quotes=0,
        short_names=short,
    )


def _short_names(person: PersonDossier) -> tuple[str, ...]:
    """The first or last words of the name that articles use alone, most frequent first."""
    words = _filed(person.name.partition(" (")[0]).split()
    found = []
    for alias in person.aliases:
        part = _filed(alias.text).split()
        is_end = part and part in (words[: len(part)], words[-len(part) :])
        if is_end and len(part) < len(words):
            found.append(alias.text)
    return tuple(found)


def _filed(text: str) -> str:
    """`text` as it is filed from A to Z: ASCII, lower case, blanks between words."""
    return str(slugify(text, separator=" ")) or text.casefold()


def country_row(country: CountryDossier) -> CountryRow:
    """A country's line in lists; `people` are those with a name who speak for it."""
    url = country_url(country.slug)
    return CountryRow(
        name=country.name,
        url=url,
        code=country.code,
        as_of=country.as_of,
        articles=0,
        people=len({(p.name, p.url) for p in country.people if p.name and p.office == "speaks"}),
    )


def counted(row: Row, weights: Weights) -> Row:
    """A line with how many articles name its owner, and how many quotes a person has."""
    counts = {"articles": weights.named.get(row.url, 0)}
    if isinstance(row, PersonRow):
        counts["quotes"] = weights.quotes.get(row.url, 0)
    return msgspec.structs.replace(row, **counts)


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
    shown = [*latest.new, *latest.next, *(s for group in latest.quotes for s in group.statements)]
    cited = Counter(citation.article for s in shown for citation in s.citations)
    return tuple(
        Source(
            number=number,
            article=outline.id,
            title=outline.title,
            source=outline.source,
            published=outline.published,
            url=article_url(outline.id),
            original=outline.original,
            sentences=cited[outline.id],
            copies=overview.copies.get(outline.id, ()),
        )
        for number, outline in enumerate((o for o in overview.leads if o.id in cited), start=1)
    )


def _jump(
    people: Iterable[PersonRow], countries: Iterable[CountryRow], articles: Iterable[ArticleRow]
) -> JumpRecord:
    """Everything that can be jumped to: people, then countries, then articles."""
    return JumpRecord(
        (
            *(JumpEntry(p.name, p.role, p.as_of, p.url, p.short_names) for p in people),
            *(JumpEntry(c.name, "Country", c.as_of, c.url, (c.code,)) for c in countries),
            *(_entry(one) for article in articles for one in _with_copies(article)),
        )
    )


def _with_copies(article: ArticleRow) -> tuple[ArticleRow | Copy, ...]:
    """A line of a list, and the copies that have none."""
    return (article, *article.copies)


def _entry(article: ArticleRow | Copy) -> JumpEntry:
    """An article as something to jump to."""
    return JumpEntry(article.title, article.source, article.published.value, article.url)


def _filed_by_name(row: PersonRow | CountryRow) -> tuple[str, str, str]:
    """A sort key for lists from A to Z."""
    filed = row.sort_key if isinstance(row, PersonRow) else _filed(row.name)
    return filed, row.name, row.url


def _heaviest(rows: Iterable[Row], weights: Weights) -> tuple[Row, ...]:
    """The rows for the home page: most articles in which they acted lately first, then at all."""
    ordered = sorted(
        rows,
        key=lambda row: (
            -weights.acting_lately.get(row.url, 0),
            -weights.acting.get(row.url, 0),
            -row.articles,
            _filed_by_name(row),
        ),
    )
    return tuple(ordered[:HOME_ROWS])


def _feed(overview: Overview) -> FeedRecord:
    """The newest articles, each with its first statements; of several with one text, one."""
    entries = (
        FeedEntry(
            id=outline.id,
            title=outline.title,
            url=article_url(outline.id),
            updated=outline.published.value,
            source=outline.source,
            statements=overview.first[outline.id][:FEED_STATEMENTS],
        )
        for outline in overview.leads[:FEED_ENTRIES]
    )
    return FeedRecord(overview.as_of, tuple(entries))


def _sitemap(overview: Overview) -> SitemapRecord:
    """The addresses of all HTML pages but the error page, with the day of their newest source."""
    days = {f"{name}index.html": overview.as_of for name in LISTS}
    days |= overview.days
    days |= {article_url(outline.id): outline.published.value for outline in overview.outlines}
    return SitemapRecord(tuple(sorted(days.items())))
