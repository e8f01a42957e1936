"""What all articles together have to tell first: for the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from briefgen.compile.days import Window
from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.lines import line_of
from briefgen.compile.said import Saying
from briefgen.compile.sections import next_statements
from briefgen.compile.speaker_groups import speaker_groups
from briefgen.compile.statements import Passage, Pick, statements_of
from briefgen.compile.utterances import quotes_with_speaker, utterance_of
from briefgen.dossiers import Latest
from briefgen.model import Record
from briefgen.outline import Outline

NEW = 12
NEW_PER_ARTICLE = 2
SPEAKERS = 5
QUOTES_PER_SPEAKER = 1


class Whole(Record, frozen=True):
    """An article with its outline, and its place among all, newest first."""

    outline: Outline
    indexed: IndexedArticle
    rank: int


def compile_latest(
    articles: Sequence[Whole], planned: Iterable[Whole], directory: Directory, window: Window
) -> Latest:
    """The newest statements, the next dates and the latest quotes of all articles; without marks.

    `articles` are the newest, one of each story, newest first; `planned` those with plans that are
    still open. New are sentences in which somebody or a country acts, at most two an article, so
    that one long article doesn't fill the page. An article that has only its file's day may be old,
    so it isn't new while others tell theirs.
    """
    new = (
        Pick(passage, "acts")
        for whole in articles
        if window.counts(whole.outline)
        for passage in list(_telling(whole))[:NEW_PER_ARTICLE]
    )
    concerned = [passage for whole in planned for passage in _passages(whole)]
    return Latest(
        new=statements_of(new, directory, cap=NEW),
        next=next_statements(concerned, window, directory).shown,
        quotes=tuple(
            msgspec.structs.replace(group, statements=group.statements[:QUOTES_PER_SPEAKER])
            for group in speaker_groups(_quotes(articles, directory), directory)[:SPEAKERS]
        ),
    )


def _telling(whole: Whole) -> Iterator[Passage]:
    """The sentences of an article in which somebody acts and that tell something themselves."""
    return (p for p in _passages(whole) if p.line.acts and p.line.is_telling)


def _passages(whole: Whole) -> Iterator[Passage]:
    """The sentences of an article that concern anybody."""
    lines = (line_of(whole.indexed, sentence) for sentence in whole.indexed.prose)
    return (
        Passage(whole.outline, line, rank=whole.rank)
        for line in lines
        if line.people or line.countries
    )


def _quotes(articles: Iterable[Whole], directory: Directory) -> Iterator[Saying]:
    """The direct quotes of people with a page, in the order of the articles; no fragments."""
    for whole in articles:
        for quote in quotes_with_speaker(whole.indexed):
            saying = Saying(whole.outline, utterance_of(whole.indexed, quote))
            is_whole = quote.kind == "direct" and not saying.quote.is_fragment
            if is_whole and directory.person(whole.outline.id, saying.quote.speaker.person):
                yield saying
