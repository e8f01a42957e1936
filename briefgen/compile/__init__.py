"""Dossiers per person, country and article, made of cited statements and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from briefgen.compile.articles import compile_article, data_statements
from briefgen.compile.countries import compile_country
from briefgen.compile.days import newest_first, window_of
from briefgen.compile.directory import make_directory
from briefgen.compile.indexed import index_article
from briefgen.compile.latest import compile_latest
from briefgen.compile.people import compile_person
from briefgen.dossiers import Dossiers
from briefgen.model import Analysis, Article, Cast, OpenDoubt

__all__ = ["Dossiers", "compile_dossiers"]


def compile_dossiers(
    cast: Cast,
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    *,
    window_days: int = 7,
) -> Dossiers:
    """Everything that the pages show; the order of the mappings doesn't matter.

    Args:
        cast: who has a page.
        articles: by Article.id.
        analyses: by Article.id; an article without one is left out.
        window_days: how many days before the newest article count as new.
    """
    indexed = {
        article: index_article(articles[article], analyses[article])
        for article in sorted(analyses)
        if article in articles
    }
    newest = newest_first(one.article for one in indexed.values())
    window = window_of(newest, days=window_days)
    directory = make_directory(cast)
    of_person = _by_candidate(cast.doubts)
    of_article = _by_article(cast.doubts)
    ordered = [indexed[article.id] for article in newest]
    return Dossiers(
        people=tuple(
            compile_person(entity, indexed, directory, window, doubts=of_person[entity.slug])
            for entity in cast.people
        ),
        countries=tuple(
            compile_country(entity, indexed, directory, window) for entity in cast.countries
        ),
        articles=tuple(
            compile_article(one, directory, doubts=of_article[one.article.id]) for one in ordered
        ),
        latest=compile_latest(ordered, directory, window),
        statements=tuple(line for one in ordered for line in data_statements(one, directory)),
        as_of=window.as_of,
    )


def _by_candidate(doubts: Iterable[OpenDoubt]) -> defaultdict[str, list[OpenDoubt]]:
    """The doubts by the slug of each candidate."""
    found: defaultdict[str, list[OpenDoubt]] = defaultdict(list)
    for doubt in doubts:
        for slug in doubt.candidates:
            found[slug].append(doubt)
    return found


def _by_article(doubts: Iterable[OpenDoubt]) -> defaultdict[str, list[OpenDoubt]]:
    """The doubts by article."""
    found: defaultdict[str, list[OpenDoubt]] = defaultdict(list)
    for doubt in doubts:
        found[doubt.article].append(doubt)
    return found
