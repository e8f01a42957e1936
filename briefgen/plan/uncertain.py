"""The pages of what stayed open: the weightiest on the first, the rest page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.dossiers import Copy
from briefgen.outline import Outline
from briefgen.pages import ShownDoubt, UncertainRecord
from briefgen.plan.sources import sources_cited

ROWS = 200  # on one page
PAGES = 10  # nobody reads further; all rows are in the data file


def uncertain_records(
    rows: Sequence[ShownDoubt],
    total: int,
    leads: Sequence[Outline],
    copies: Mapping[str, tuple[Copy, ...]],
) -> Iterator[UncertainRecord]:
    """The pages of the list in order: one at least, also where nothing is open.

    Args:
        rows: those that pages show, the weightiest first.
        total: how many there are in all.
        leads: the articles that stand for their text, newest first.
        copies: the others with the text of each of them.
    """
    starts = range(0, max(len(rows), 1), ROWS)
    urls = tuple(_url(number) for number, _ in enumerate(starts, start=1))
    for url, start in zip(urls, starts, strict=True):
        own = tuple(rows[start : start + ROWS])
        cited = (statement for row in own for statement in row.statements)
        sources = sources_cited(cited, leads, copies)
        yield UncertainRecord(own, start + 1, total, url, urls, sources)


def _url(number: int) -> str:
    """The address of a page of the list, counted from 1."""
    return "uncertain/index.html" if number == 1 else f"uncertain/{number}/index.html"
