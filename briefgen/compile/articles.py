"""An article's dossier, and its sentences as lines of the site's data."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from briefgen.compile.directory import Directory, Listed
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.lines import line_of
from briefgen.compile.marks import article_marks, statement_marks
from briefgen.compile.speakers import speaker_link
from briefgen.compile.statements import line_statement
from briefgen.data import countries
from briefgen.dossiers import (
    ArticleCountry,
    ArticleDossier,
    ArticlePerson,
    ArticleQuote,
    ArticleSentence,
    Copy,
    DataStatement,
)
from briefgen.model import PROSE_KINDS, OpenDoubt, Person, Quote, Sentence, Span
from briefgen.outline import Outline


def compile_article(
    indexed: IndexedArticle,
    outline: Outline,
    directory: Directory,
    *,
    doubts: Iterable[OpenDoubt] = (),
    copies: tuple[Copy, ...] = (),
    counts: bool = True,
) -> ArticleDossier:
    """The dossier of one article: all that was read from it, with pages and open doubts.

    Args:
        indexed: the article with its analysis.
        outline: its outline.
        directory: who has which page.
        doubts: the open doubts of this article, those about other articles' people included.
        copies: the other articles with the same text, in the order of the story.
        counts: whether this one stands for the text.
    """
    article, analysis = indexed.article, indexed.analysis
    blocks = (block for block in article.blocks if block.kind not in PROSE_KINDS)
    return ArticleDossier(
        slug=article.id,
        title=article.title,
        published=article.published,
        source=article.source,
        url=article.url,
        path=article.path,
        authors=article.authors,
        text=article.text,
        blocks=article.blocks,
        sentences=tuple(_sentence(sentence) for sentence in indexed.sentences.ordered),
        people=tuple(_person(article.id, person, directory) for person in analysis.people),
        countries=_countries(indexed, directory),
        quotes=tuple(_quote(outline, quote, directory) for quote in analysis.quotes),
        dates=analysis.times,
        not_prose=tuple(Span(block.start, block.end) for block in blocks),
        doubts=tuple(doubt.doubt for doubt in doubts),
        marks=article_marks(indexed, outline, directory),
        copies=copies,
        counts=counts,
        language=article.language,
    )


def data_statements(
    indexed: IndexedArticle, outline: Outline, directory: Directory, *, story: str
) -> tuple[DataStatement, ...]:
    """Every sentence of an article that names somebody or a country with a page, in text order.

    `story` is the id of the article that stands for the text.
    """
    found = []
    for sentence in indexed.prose:
        people = [
            (listed, mention.use)
            for person, mention in indexed.people_in.get(sentence.id, ())
            if (listed := directory.person(indexed.article.id, person.id))
        ]
        countries = [
            (listed, mention.use)
            for code, mention in indexed.countries_in.get(sentence.id, ())
            if (listed := directory.country(code))
        ]
        if people or countries:
            line = line_of(indexed, sentence)
            plain = line_statement(outline, line, directory, rule="names-somebody")
            fields = msgspec.structs.asdict(plain)
            fields["marks"] = statement_marks(indexed, sentence, directory)
            acting = any(use == "acts" for _, use in (*people, *countries))
            found.append(
                DataStatement(
                    **fields,
                    people=_slugs(people),
                    countries=_slugs(countries),
                    acting=acting,
                    story=story,
                )
            )
    return tuple(found)


def _slugs(listed: Iterable[tuple[Listed, str]]) -> tuple[str, ...]:
    """The slugs in order of first mention, each once."""
    return tuple(dict.fromkeys(one.slug for one, _ in listed))


def _sentence(sentence: Sentence) -> ArticleSentence:
    """A sentence of the article's twin."""
    return ArticleSentence(
        sentence.id, sentence.start, sentence.end, sentence.voice, sentence.modality
    )


def _person(article: str, person: Person, directory: Directory) -> ArticlePerson:
    """A person as the article names them, with the page if there is one."""
    listed = directory.person(article, person.id)
    return ArticlePerson(
        name=person.name,
        url=listed.link.url if listed else "",
        country=person.country,
        country_basis=person.country_basis,
        roles=person.roles,
        mentions=person.mentions,
    )


def _countries(indexed: IndexedArticle, directory: Directory) -> tuple[ArticleCountry, ...]:
    """The countries of the article with their pages, in the article's order."""
    found, facts = [], countries()
    for country in indexed.analysis.countries:
        listed = directory.country(country.code)
        own = facts[country.code].name if country.code in facts else country.code
        name, url = (listed.link.name, listed.link.url) if listed else (own, "")
        found.append(ArticleCountry(country.code, name, url, country.mentions))
    return tuple(found)


def _quote(outline: Outline, quote: Quote, directory: Directory) -> ArticleQuote:
    """A quote with its speaker's name and page."""
    speaker = speaker_link(outline, quote.speaker, directory)
    return ArticleQuote(
        **msgspec.structs.asdict(quote),
        speaker_name=speaker.name if speaker else "",
        speaker_url=speaker.url if speaker else "",
    )
