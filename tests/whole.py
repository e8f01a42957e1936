"""A small collection compiled and planned as a whole, through the pieces that a build uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.amend import amended
from briefgen.compile import (
    NOTHING,
    Compiler,
    clips_of,
    compile_timeline,
    index_article,
    shown_doubt,
)
from briefgen.corrections import parse_corrections
from briefgen.decisions import Amendment
from briefgen.dossiers import (
    ArticleDossier,
    Copy,
    CountryDossier,
    DataStatement,
    Latest,
    PersonDossier,
)
from briefgen.errors import Skipped
from briefgen.graph import GraphRecord
from briefgen.model import Analysis, Article, Cast, Record
from briefgen.months import MonthDossier
from briefgen.outline import Outline, outline_of
from briefgen.pages import Page, ShownDoubt, Site, Weights
from briefgen.plan import (
    GRAPH,
    Overview,
    check_paths,
    counted,
    country_row,
    describe_site,
    dossier_pages,
    graph_record,
    heaviest_nodes,
    joined_with,
    list_pages,
    person_row,
    relation_row,
    sources_cited,
    timeline_pages,
)
from briefgen.questions import Question
from briefgen.relations import RelationDossier, RelationEntity
from briefgen.resolve import (
    cast_of,
    questions_of,
    relation_entities,
    resolve_entities,
    resolve_people,
)
from briefgen.timeline import TimelineDossier
from builders import Story


class Dossiers(Record, frozen=True):
    """Everything that the pages of a collection show."""

    people: tuple[PersonDossier, ...]
    countries: tuple[CountryDossier, ...]
    relations: tuple[RelationDossier, ...]
    months: tuple[MonthDossier, ...]
    articles: tuple[ArticleDossier, ...]
    latest: Latest
    statements: tuple[DataStatement, ...]
    as_of: str
    cast: Cast
    outlines: tuple[Outline, ...]
    weights: Weights
    with_page: Mapping[str, int]
    copies: Mapping[str, tuple[Copy, ...]]
    doubts: int
    uncertain: tuple[ShownDoubt, ...]
    timelines: tuple[TimelineDossier, ...]


def outlines(stories: Iterable[Story]) -> list[Outline]:
    return [outline_of(story.article(), story.analysis()) for story in stories]


def resolved(stories: Iterable[Story]) -> Cast:
    return resolve_entities(outlines(stories))


def compiled(*stories: Story, corrections: str = "") -> Dossiers:
    """The pages of a collection, as a text of corrections.toml has it."""
    people = resolve_people(outlines(stories), parse_corrections(corrections))
    articles = {story.article().id: story.article() for story in stories}
    analyses = {
        name: amended(articles[name], story.analysis(), people.amendments.get(name, Amendment()))
        for name, story in zip(articles, stories, strict=True)
    }
    shown = [outline_of(articles[name], analyses[name]) for name in articles]
    return compile_all(
        cast_of(people, shown), articles, analyses, questions=questions_of(people, shown)
    )


def compile_all(
    cast: Cast,
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    *,
    questions: Sequence[Question] = (),
    window_days: int = 7,
) -> Dossiers:
    found = [outline_of(articles[name], analyses[name]) for name in articles]
    relations = relation_entities(found, cast.countries, cast.stories)
    compiler = make_compiler(
        cast, found, articles, analyses, relations, questions=questions, window_days=window_days
    )
    weights = compiler.weights()
    order = [outline.id for outline in compiler.outlines]
    return Dossiers(
        people=tuple(compiler.person(entity) for entity in cast.people),
        countries=tuple(compiler.country(entity) for entity in cast.countries),
        relations=tuple(compiler.relation(entity) for entity in relations),
        months=tuple(
            compiler.month(month)
            for months in (
                *map(compiler.months, cast.people),
                *map(compiler.months, cast.countries),
            )
            for month in months
        ),
        articles=tuple(compiler.article(name) for name in order),
        latest=compiler.latest(),
        statements=tuple(line for name in order for line in compiler.statements(name)),
        as_of=compiler.as_of,
        cast=cast,
        outlines=compiler.outlines,
        weights=weights,
        with_page={o.id: compiler.people_with_page(o) for o in compiler.outlines},
        copies=compiler.all_copies(),
        doubts=compiler.doubts(),
        uncertain=tuple(shown_doubt(row, compiler.cited) for row in compiler.uncertain(weights)),
        timelines=tuple(timelines_of(compiler)),
    )


def timelines_of(compiler: Compiler) -> Iterator[TimelineDossier]:
    """The pages of the timeline of all articles."""
    dated = {outline.id: compiler.dated(outline.id) for outline in compiler.outlines}
    values = {name: [s.time.value or "" for s in dated[name] if s.time] for name in dated}
    for page in timeline_pages(compiler.leads, values, as_of=compiler.as_of):
        ahead, lines = (
            [dated[o.article][o.place] for o in part] for part in (page.ahead, page.lines)
        )
        sources = sources_cited((*ahead, *lines), compiler.leads, compiler.all_copies())
        yield compile_timeline(page, ahead, lines, sources=sources)


def make_compiler(
    cast: Cast,
    found: Sequence[Outline],
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    relations: Sequence[RelationEntity] = (),
    *,
    questions: Sequence[Question] = (),
    window_days: int = 7,
) -> Compiler:
    """What makes the dossiers of a collection, one at a time."""
    indexed = {name: index_article(articles[name], analyses[name]) for name in articles}
    clips = {name: clips_of(one) for name, one in indexed.items()}
    return Compiler(
        cast,
        found,
        indexed,
        lambda article, key: clips[article].get(key, NOTHING),
        relations=relations,
        questions=questions,
        window_days=window_days,
    )


def compiler_of(stories: Sequence[Story]) -> tuple[Compiler, Cast]:
    """What makes the dossiers of some articles, and who is in them."""
    articles = {story.article().id: story.article() for story in stories}
    analyses = {name: s.analysis() for name, s in zip(articles, stories, strict=True)}
    found = outlines(stories)
    cast = resolve_entities(found)
    relations = relation_entities(found, cast.countries, cast.stories)
    return make_compiler(cast, found, articles, analyses, relations), cast


def site_of(
    dossiers: Dossiers, base_url: str = "", *, title: str = "Desk", description: str = ""
) -> Site:
    return describe_site(
        dossiers.cast,
        dossiers.outlines,
        as_of=dossiers.as_of,
        title=title,
        description=description,
        base_url=base_url,
        language="en",
    )


def graph_of(dossiers: Dossiers, overview: Overview) -> GraphRecord:
    """The graph of all pages."""
    people = zip(overview.people, dossiers.people, strict=True)
    countries = zip(overview.countries, dossiers.countries, strict=True)
    joined = {row.url: joined_with(person) for row, person in people}
    joined |= {row.url: joined_with(country) for row, country in countries}
    return graph_record(
        heaviest_nodes(overview.people, overview.countries, overview.weights),
        joined,
        overview.leads,
        overview.copies,
        total=len(joined),
    )


def plan_all(
    dossiers: Dossiers, site: Site, *, skipped: Sequence[Skipped] = (), doubts: int = 1
) -> tuple[Page, ...]:
    """All pages sorted by path, the site's statements as a page of records."""
    weights = dossiers.weights
    first: dict[str, tuple[DataStatement, ...]] = {o.id: () for o in dossiers.outlines}
    for line in dossiers.statements:
        first[line.citations[0].article] += (line,)
    overview = Overview(
        outlines=dossiers.outlines,
        copies=dossiers.copies,
        people=tuple(counted(person_row(person), weights) for person in dossiers.people),
        countries=tuple(counted(country_row(country), weights) for country in dossiers.countries),
        relations=tuple(map(relation_row, dossiers.relations)),
        with_page=dossiers.with_page,
        weights=weights,
        latest=dossiers.latest,
        days={
            **{person_row(p).url: p.as_of for p in dossiers.people},
            **{country_row(c).url: c.as_of for c in dossiers.countries},
            **{month.url: month.as_of for month in dossiers.months},
            **{timeline.url: dossiers.as_of for timeline in dossiers.timelines},
        },
        first=first,
        doubts=dossiers.uncertain,
        shown=dossiers.uncertain,
        as_of=dossiers.as_of,
    )
    lists = list_pages(
        overview,
        site,
        skipped=tuple(skipped),
        model="m",
        version="1",
        doubts=doubts,
        is_indexed=True,
    )
    pages = [page for person in dossiers.people for page in dossier_pages(person)]
    pages += [page for country in dossiers.countries for page in dossier_pages(country)]
    pages += [page for relation in dossiers.relations for page in dossier_pages(relation)]
    pages += [page for month in dossiers.months for page in dossier_pages(month)]
    pages += [page for article in dossiers.articles for page in dossier_pages(article)]
    pages += [page for timeline in dossiers.timelines for page in dossier_pages(timeline)]
    graph = graph_of(dossiers, overview)
    pages += [Page(GRAPH, "graph.html", graph), Page("graph/index.json", None, graph)]
    pages += [*lists, Page("data/statements.jsonl", None, dossiers.statements)]
    check_paths(page.path for page in pages)
    return tuple(sorted(pages, key=lambda page: page.path))
