"""What counts as a statement about somebody, its citation, and when two are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from briefgen.compile.clips import Clip
from briefgen.compile.cut import Cut
from briefgen.compile.directory import Directory
from briefgen.compile.lines import Line
from briefgen.compile.speakers import attribution
from briefgen.dossiers import Citation, Statement, StatementTime, article_url
from briefgen.model import Record, Span
from briefgen.outline import Outline

S = TypeVar("S", bound=Statement)


# A sentence or a role that thousands of articles have needs no thousand citations: the newest and
# the first are this many.
CITATIONS = 12


class Clipping(Record, frozen=True):
    """An article's clip for the page being made, with the article it is from.

    `rank` is its place among those of the page: newest story first, a story's articles in order;
    `story` is the id of the article that is the first of its story there.
    """

    article: Outline
    clip: Clip
    story: str = ""
    rank: int = 0


class Passage(Record, frozen=True):
    """A sentence that concerns the subject of a page, with its article's story and rank."""

    article: Outline
    line: Line
    story: str = ""
    rank: int = 0


class Pick(Record, frozen=True):
    """A passage chosen for a section: the rule that chose it, and its time."""

    passage: Passage
    rule: str
    time: StatementTime | None = None


def passages_of(clippings: Iterable[Clipping]) -> tuple[Passage, ...]:
    """Every sentence of the clippings, in their order (newest first), then in text order."""
    return tuple(
        Passage(c.article, line, c.story, c.rank) for c in clippings for line in c.clip.passages
    )


def statements_of(
    picks: Iterable[Pick], directory: Directory, *, cap: int | None = None
) -> tuple[Statement, ...]:
    """The picked passages as statements without marks, in the order given, at most `cap`."""
    return cut_statements(picks, directory, cap=cap).shown


def cut_statements(
    picks: Iterable[Pick], directory: Directory, *, cap: int | None
) -> Cut[Statement]:
    """The picked passages as statements without marks, in the order given, at most `cap`.

    A sentence that stands word for word in several articles is one statement with several
    citations, in the order of the page, unless its voice, speaker or time differ.
    """
    merged: dict[tuple[object, ...], list[Pick]] = {}
    left_out: set[tuple[object, ...]] = set()
    for pick in picks:
        key = _same(pick, directory)
        if cap is None or len(merged) < cap or key in merged:
            merged.setdefault(key, []).append(pick)
        else:
            left_out.add(key)
    shown = tuple(_with_all_citations(picks, directory) for picks in merged.values())
    return Cut(shown, len(left_out))


def few_citations(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Of very many citations, newest first, the newest and the first one."""
    if len(citations) <= CITATIONS:
        return tuple(citations)
    return (*citations[: CITATIONS - 1], citations[-1])


def cited_by(statement: S, citations: Sequence[Citation]) -> S:
    """A statement with all its citations, of very many the newest, the first and how many."""
    total = len(citations) if len(citations) > CITATIONS else msgspec.UNSET
    return msgspec.structs.replace(
        statement, citations=few_citations(citations), citations_total=total
    )


def same_statement(statement: Statement) -> tuple[object, ...]:
    """What two statements must have in common to be one."""
    return (
        statement.text,
        statement.voice,
        statement.modality,
        statement.by,
        statement.by_url,
        statement.time,
    )


def line_statement(
    article: Outline,
    line: Line,
    directory: Directory,
    *,
    rule: str,
    time: StatementTime | None = None,
) -> Statement:
    """A whole sentence, word for word, as a statement without marks."""
    speaker = attribution(article, line.speakers, directory)
    return Statement(
        text=line.text,
        citations=(citation_of(article.id, line.id, line),),
        voice=line.voice,
        modality=line.modality,
        time=time or line.time,
        by=speaker.name if speaker else "",
        by_url=speaker.url if speaker else "",
        rule=rule,
    )


def citation_of(article: str, sentence: str, span: Span) -> Citation:
    """The citation of `span`, which starts in the sentence with that id."""
    url = f"{article_url(article)}#{sentence}"
    return Citation(article, sentence, span.start, span.end, url)


def _same(pick: Pick, directory: Directory) -> tuple[object, ...]:
    """What two picks must have in common to be one statement: `same_statement` of them."""
    line = pick.passage.line
    speaker = attribution(pick.passage.article, line.speakers, directory)
    by, by_url = (speaker.name, speaker.url) if speaker else ("", "")
    return line.text, line.voice, line.modality, by, by_url, pick.time or line.time


def _with_all_citations(picks: list[Pick], directory: Directory) -> Statement:
    """The statement of the first article of the page that has it, with the citations of all."""
    ordered = sorted(picks, key=lambda pick: pick.passage.rank)
    first, passage = ordered[0], ordered[0].passage
    bare = line_statement(
        passage.article, passage.line, directory, rule=first.rule, time=first.time
    )
    if len(ordered) == 1:
        return bare
    places = [(p.passage.article.id, p.passage.line) for p in ordered]
    return cited_by(bare, [citation_of(article, line.id, line) for article, line in places])
