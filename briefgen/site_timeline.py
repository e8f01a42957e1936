"""The timeline of one build: which sentences every article has for it, and its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import msgspec

from briefgen.chunks import Chunks
from briefgen.compile import Compiler, compile_timeline
from briefgen.dossiers import Statement
from briefgen.memo import dossier_digest
from briefgen.page_maker import PageMaker, no_row
from briefgen.pages import Site
from briefgen.plan import sources_cited, timeline_pages
from briefgen.timeline import DatedLine, TimelineDossier, TimelinePage


def put_timeline(
    maker: PageMaker,
    chunks: Chunks,
    compiler: Compiler,
    values: Mapping[str, Sequence[str]],
    site: Site,
) -> Iterator[tuple[str, str]]:
    """Put or keep the pages of the timeline; of each the address and the day of its newest source.

    `values` are those of the dates of each article's sentences.
    """
    day = {outline.id: outline.published.value for outline in compiler.outlines}
    for page in timeline_pages(compiler.leads, values, as_of=compiler.as_of):
        articles = sorted({line.article for line in (*page.ahead, *page.lines)})
        maker.dossier(
            page.url,
            dossier_digest(
                "timeline", msgspec.msgpack.encode(page), map(chunks.article_digest, articles)
            ),
            site,
            TimelineDossier,
            partial(_dossier, page, chunks, compiler),
            no_row,
        )
        yield page.url, max((day[article] for article in articles), default=compiler.as_of)


def _dossier(page: TimelinePage, chunks: Chunks, compiler: Compiler) -> TimelineDossier:
    """A page of the timeline."""
    ahead, lines = _opened(page.ahead, chunks), _opened(page.lines, chunks)
    sources = sources_cited((*ahead, *lines), compiler.leads, compiler.all_copies())
    return compile_timeline(page, ahead, lines, sources=sources)


def _opened(lines: Sequence[DatedLine], chunks: Chunks) -> list[Statement]:
    """The sentences of a page."""
    return [chunks.dated(line.article)[line.place] for line in lines]
