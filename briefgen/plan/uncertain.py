"""The pages of what stayed open: the weightiest on the first, the rest page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.dossiers import Copy
from briefgen.outline import Outline
from briefgen.pages import ShownDoubt, UncertainRecord
from briefgen.plan.paged import paged
from briefgen.plan.sources import sources_cited

ROWS = 40  # on one page
PAGES = 50  # nobody reads further; all rows are in the data file


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
    for part in paged(rows, "uncertain/", ROWS):
        cited = (statement for row in part.rows for statement in row.statements)
        sources = sources_cited(cited, leads, copies)
        yield UncertainRecord(part.rows, part.first, total, part.url, part.pages, sources)
