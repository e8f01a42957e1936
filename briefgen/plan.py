"""Every page of the site and its address, before any HTML exists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from slugify import slugify

from briefgen.dossiers import (
    ArticleCountry,
    ArticleDossier,
    ArticlePerson,
    CountryDossier,
    Dossiers,
    PersonDossier,
    Source,
    Statement,
    article_url,
    country_url,
    person_url,
)
from briefgen.errors import Skipped
from briefgen.model import Record
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
    Page,
    PeopleRecord,
    PersonRow,
    Site,
    SitemapRecord,
)

HOME_ROWS = 12  # people, countries and articles on the home page
RECENT_DAYS = 30  # what a person or country did in these days before the newest article weighs most
FEED_ENTRIES = 30
FEED_STATEMENTS = 3

Row = TypeVar("Row", PersonRow, CountryRow)


class Weights(Record, frozen=True):
    """By page: how many articles name its owner, have it act lately, have it act; its quotes."""

    named: Mapping[str, int]
    acting_lately: Mapping[str, int]
    acting: Mapping[str, int]
    quotes: Mapping[str, int]


def describe_site(
    dossiers: Dossiers, *, title: str, description: str, base_url: str, language: str
) -> Site:
    """What every page shows of the site. `base_url` gets a slash at its end if it has none.

    Days that are only a file's own count for the first day where there is no other.
    """
    known = [a for a in dossiers.articles if a.published.basis != "file"]
    days = [a.published.value for a in known or dossiers.articles if a.published.value]
    return Site(
        title=title,
        description=description,
        base_url=base_url.rstrip("/") + "/" if base_url else "",
        language=language,
        as_of=dossiers.as_of,
        articles=len(dossiers.articles),
        people=len(dossiers.people),
        countries=len(dossiers.countries),
        sources=tuple(sorted({a.source for a in dossiers.articles if a.source})),
        first_day=min(days, default=""),
    )


def plan_site(
    dossiers: Dossiers,
    site: Site,
    *,
    skipped: tuple[Skipped, ...],
    model: str,
    version: str,
    doubts: int,
) -> tuple[Page, ...]:
    """Every file that templates and records make, sorted by path; without articles the frame only.

    Args:
        dossiers: what there is to show.
        site: what every page shows of the site.
        skipped: articles that were left out, for the about page.
        model: which language model read the articles, for the about page.
        version: the version of briefgen, for the about page.
        doubts: how many mentions stayed open.
    """
    weights = _weights(dossiers.articles, site.as_of)
    people = sorted((_person_row(p, weights) for p in dossiers.people), key=_filed_by_name)
    countries = sorted((_country_row(c, weights) for c in dossiers.countries), key=_filed_by_name)
    articles = tuple(_article_row(article) for article in dossiers.articles)
    home = HomeRecord(
        new=dossiers.latest.new,
        next=dossiers.latest.next,
        quotes=dossiers.latest.quotes,
        people=_heaviest(people, weights),
        countries=_heaviest(countries, weights),
        articles=articles[:HOME_ROWS],
        doubts=doubts,
        sources=_home_sources(dossiers),
    )
    pages = [
        *_with_twin("", "home.html", home),
        *_with_twin("people/", "people.html", PeopleRecord(tuple(people))),
        *_with_twin("countries/", "countries.html", CountriesRecord(tuple(countries))),
        *_with_twin("articles/", "articles.html", ArticlesRecord(articles)),
        *_with_twin("about/", "about.html", AboutRecord(model, version, skipped, doubts)),
        *_dossier_pages(dossiers),
        Page("data/people.json", None, tuple(people)),
        Page("data/countries.json", None, tuple(countries)),
        Page("data/statements.jsonl", None, dossiers.statements),
        Page("data/jump.js", "jump.js", _jump(people, countries, articles)),
        Page("feed.xml", "feed.xml", _feed(dossiers, site)),
        Page("404.html", "404.html", site),
        Page("robots.txt", "robots.txt", site),
    ]
    if site.base_url:
        pages.append(Page("sitemap.xml", "sitemap.xml", _sitemap(dossiers, site, pages)))
    paths = Counter(page.path.casefold() for page in pages)
    assert len(paths) == len(pages), f"two pages with one path: {paths.most_common(1)[0][0]}"
    return tuple(sorted(pages, key=lambda page: page.path))


def _with_twin(folder: str, template: str, record: Record) -> Iterator[Page]:
    """A page and the same record as JSON beside it. `folder` is "" or ends with "/"."""
    yield Page(f"{folder}index.html", template, record)
    yield Page(f"{folder}index.json", None, record)


def _dossier_pages(dossiers: Dossiers) -> Iterator[Page]:
    """The page and the twin of every dossier."""
    for person in dossiers.people:
        yield from _with_twin(_folder(person_url(person.slug)), "person.html", person)
    for country in dossiers.countries:
        yield from _with_twin(_folder(country_url(country.slug)), "country.html", country)
    for article in dossiers.articles:
        yield from _with_twin(_folder(article_url(article.slug)), "article.html", article)


def _folder(url: str) -> str:
    """The folder of an address, with its slash."""
    return url.rpartition("/")[0] + "/"


def _weights(articles: Iterable[ArticleDossier], as_of: str) -> Weights:
    """How much the articles have of each page."""
    named: Counter[str] = Counter()
    lately: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    since = _days_before(as_of, RECENT_DAYS)
    for article in articles:
        everybody: tuple[ArticlePerson | ArticleCountry, ...]
        everybody = (*article.people, *article.countries)
        acts = {e.url for e in everybody if any(m.use == "acts" for m in e.mentions)}
        named.update({entity.url for entity in everybody})
        acting.update(acts)
        quotes.update(quote.speaker_url for quote in article.quotes)
        if article.published.basis != "file" and since and article.published.value >= since:
            lately.update(acts)
    return Weights(named, lately, acting, quotes)


def _days_before(day: str, count: int) -> str:
    """The day `count` days before; "" when `day` is no day."""
    try:
        return (date.fromisoformat(day) - timedelta(days=count)).isoformat()
    except ValueError:
        return ""


def _person_row(person: PersonDossier, weights: Weights) -> PersonRow:
    """A person's line in lists, with the latest role and its day."""
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
        articles=weights.named.get(url, 0),
        quotes=weights.quotes.get(url, 0),
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


def _country_row(country: CountryDossier, weights: Weights) -> CountryRow:
    """A country's line in lists; `people` are those with a name who hold a role for it."""
    url = country_url(country.slug)
    return CountryRow(
        name=country.name,
        url=url,
        code=country.code,
        as_of=country.as_of,
        articles=weights.named.get(url, 0),
        people=len({(person.name, person.url) for person in country.people if person.name}),
    )


def _article_row(article: ArticleDossier) -> ArticleRow:
    """An article's line in lists; `people` are those with a page."""
    return ArticleRow(
        title=article.title,
        url=article_url(article.slug),
        source=article.source,
        published=article.published,
        people=len({person.url for person in article.people if person.url}),
        sentences=len(article.sentences),
    )


def _home_sources(dossiers: Dossiers) -> tuple[Source, ...]:
    """The articles that the home page cites, newest first, numbered from 1."""
    latest = dossiers.latest
    shown = [*latest.new, *latest.next, *(s for group in latest.quotes for s in group.statements)]
    cited = Counter(citation.article for s in shown for citation in s.citations)
    articles = [article for article in dossiers.articles if article.slug in cited]
    return tuple(
        Source(
            number=number,
            article=article.slug,
            title=article.title,
            source=article.source,
            published=article.published,
            url=article_url(article.slug),
            original=article.url,
            sentences=cited[article.slug],
        )
        for number, article in enumerate(articles, start=1)
    )


def _jump(
    people: Iterable[PersonRow], countries: Iterable[CountryRow], articles: Iterable[ArticleRow]
) -> JumpRecord:
    """Everything that can be jumped to: people, then countries, then articles."""
    return JumpRecord(
        (
            *(JumpEntry(p.name, p.role, p.as_of, p.url, p.short_names) for p in people),
            *(JumpEntry(c.name, "Country", c.as_of, c.url, (c.code,)) for c in countries),
            *(JumpEntry(a.title, a.source, a.published.value, a.url) for a in articles),
        )
    )


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


def _feed(dossiers: Dossiers, site: Site) -> FeedRecord:
    """The newest articles, each with its first statements."""
    first: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in dossiers.statements:
        found = first[statement.citations[0].article]
        if len(found) < FEED_STATEMENTS:
            found.append(statement)
    entries = (
        FeedEntry(
            id=article.slug,
            title=article.title,
            url=article_url(article.slug),
            updated=article.published.value,
            source=article.source,
            statements=tuple(first[article.slug]),
        )
        for article in dossiers.articles[:FEED_ENTRIES]
    )
    return FeedRecord(site.as_of, tuple(entries))


def _sitemap(dossiers: Dossiers, site: Site, pages: Sequence[Page]) -> SitemapRecord:
    """The addresses of all HTML pages but the error page, with the day of their newest source."""
    days = {person_url(p.slug): p.as_of for p in dossiers.people}
    days |= {country_url(c.slug): c.as_of for c in dossiers.countries}
    days |= {article_url(a.slug): a.published.value for a in dossiers.articles}
    paths = sorted(
        p.path for p in pages if p.path.endswith("/index.html") or p.path == "index.html"
    )
    return SitemapRecord(tuple((path, days.get(path, site.as_of)) for path in paths))
