"""A country's dossier, from the articles that mean the country and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from briefgen.compile.companions import RELATION_STATEMENTS, companions
from briefgen.compile.country_people import country_people
from briefgen.compile.days import Window
from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle, newest_articles
from briefgen.compile.sections import bottom_line, new_statements, next_statements, timeline
from briefgen.compile.sources import sources_of
from briefgen.compile.speaker_groups import official_voices, said_about_country
from briefgen.compile.statements import Subject, passages_of
from briefgen.dossiers import CountryDossier, country_url
from briefgen.model import Alias, CountryEntity

PLACES = 40


def compile_country(
    entity: CountryEntity,
    articles: Mapping[str, IndexedArticle],
    directory: Directory,
    window: Window,
) -> CountryDossier:
    """The dossier of one country.

    Args:
        entity: the country with its articles.
        articles: by id; only the entity's are read.
        directory: who has which page.
        window: which days count as new.
    """
    url = country_url(entity.slug)
    directory = directory.on(url)
    subject = Subject(url, {}, entity.code)
    own = newest_articles(entity.articles, articles)
    passages = passages_of(subject, own)
    lead = bottom_line(passages, directory)
    return CountryDossier(
        slug=entity.slug,
        code=entity.code,
        name=entity.name,
        bottom_line=lead,
        new=new_statements(passages, window, directory, without=lead),
        next=next_statements(passages, window, directory),
        people=country_people(entity.code, own, directory),
        says=official_voices(entity.code, own, directory),
        said_about=said_about_country(subject, own, directory),
        relations=companions(
            subject, passages, directory, kind="country", each=RELATION_STATEMENTS
        ),
        places=_places(entity.code, own),
        timeline=timeline(passages, directory),
        sources=sources_of(own, passages),
        statements=len({passage.text for passage in passages}),
        as_of=own[0].article.published.value if own else "",
    )


def _places(code: str, articles: Iterable[IndexedArticle]) -> tuple[Alias, ...]:
    """The cities and places of the country that sentences name as places, most frequent first.

    Datelines write them in capitals; they are counted with the other spelling.
    """
    counts = Counter(
        " ".join(mention.text.split())
        for indexed in articles
        for country in indexed.analysis.countries
        if country.code == code
        for mention in country.mentions
        if mention.use == "place" and mention.kind in ("place", "capital")
    )
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for text in sorted(counts, key=lambda text: (text.isupper(), -counts[text], text)):
        spellings[text.casefold()].append(text)
    places = (Alias(same[0], sum(counts[text] for text in same)) for same in spellings.values())
    return tuple(sorted(places, key=lambda place: (-place.count, place.text))[:PLACES])
