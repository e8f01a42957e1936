"""What counts as a statement about somebody, its citation, and when two are one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from briefgen.compile.clips import Clip
from briefgen.compile.directory import Directory
from briefgen.compile.lines import Line
from briefgen.compile.speakers import attribution
from briefgen.dossiers import Citation, Statement, StatementTime, article_url
from briefgen.model import Record, Span
from briefgen.outline import Outline


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
    """The picked passages as statements without marks, in the order given, at most `cap`.

    A sentence that stands word for word in several articles is one statement with several
    citations, in the order of the page, unless its voice, speaker or time differ.
    """
    merged: dict[tuple[object, ...], list[tuple[Pick, Statement]]] = {}
    texts: set[str] = set()
    for pick in picks:
        is_full = cap is not None and len(merged) >= cap
        if is_full and pick.passage.line.text not in texts:
            continue
        passage = pick.passage
        bare = line_statement(
            passage.article, passage.line, directory, rule=pick.rule, time=pick.time
        )
        if is_full and same_statement(bare) not in merged:
            continue
        merged.setdefault(same_statement(bare), []).append((pick, bare))
        texts.add(bare.text)
    return tuple(_with_all_citations(copies) for copies in merged.values())


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


def _with_all_citations(copies: list[tuple[Pick, Statement]]) -> Statement:
    """The statement of the first article of the page that has it, with the citations of all."""
    if len(copies) == 1:
        return copies[0][1]
    ordered = [statement for _, statement in sorted(copies, key=lambda c: c[0].passage.rank)]
    citations = tuple(statement.citations[0] for statement in ordered)
    return msgspec.structs.replace(ordered[0], citations=citations)
