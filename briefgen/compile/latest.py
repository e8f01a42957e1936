"""What all articles together have to tell first: for the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.compile.days import Window
from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.said import Saying, is_fragment, sayings_of
from briefgen.compile.sections import is_telling, next_statements
from briefgen.compile.speaker_groups import speaker_groups
from briefgen.compile.statements import Passage, Pick, statements_of
from briefgen.dossiers import Latest

NEW = 12
NEW_PER_ARTICLE = 2
SPEAKERS = 5
QUOTES_PER_SPEAKER = 1


def compile_latest(
    articles: Sequence[IndexedArticle],
    planned: Iterable[IndexedArticle],
    directory: Directory,
    window: Window,
) -> Latest:
    """The newest statements, the next dates and the latest quotes of all articles.

    `articles` are the newest, newest first; `planned` those with plans that are still open. New
    are sentences in which somebody or a country acts, at most two an article, so that one long
    article doesn't fill the page. An article that has only its file's day may be old, so it isn't
    new while others tell theirs.
    """
    new = (
        Pick(passage, "acts")
        for indexed in articles
        if window.counts(indexed.article)
        for passage in list(_telling(indexed))[:NEW_PER_ARTICLE]
    )
    concerned = [passage for indexed in planned for passage in _passages(indexed)]
    return Latest(
        new=statements_of(new, directory, cap=NEW),
        next=next_statements(concerned, window, directory),
        quotes=speaker_groups(
            _quotes(articles, directory),
            directory,
            cap=SPEAKERS * QUOTES_PER_SPEAKER,
            each=QUOTES_PER_SPEAKER,
        )[:SPEAKERS],
    )


def _telling(indexed: IndexedArticle) -> Iterator[Passage]:
    """The sentences of an article in which somebody acts and that tell something themselves."""
    for passage in _passages(indexed):
        if passage.acts and is_telling(indexed, passage.sentence):
            yield passage


def _passages(indexed: IndexedArticle) -> Iterator[Passage]:
    """The sentences of an article that concern anybody."""
    for sentence in indexed.prose:
        uses = [mention.use for _, mention in indexed.people_in.get(sentence.id, ())]
        uses += [mention.use for _, mention in indexed.countries_in.get(sentence.id, ())]
        if uses:
            yield Passage(indexed, sentence, "acts" in uses)


def _quotes(articles: Iterable[IndexedArticle], directory: Directory) -> Iterator[Saying]:
    """The direct quotes of people with a page, in the order of the articles; no fragments."""
    for indexed in articles:
        for saying in sayings_of(indexed):
            speaker = saying.quote.speaker
            is_whole = saying.quote.kind == "direct" and not is_fragment(saying.quote)
            if is_whole and speaker and directory.person(indexed.article.id, speaker.person):
                yield saying
