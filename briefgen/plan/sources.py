"""The articles that a list's page cites, as numbered sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from briefgen.cited import source_of
from briefgen.dossiers import Copy, Source, Statement
from briefgen.outline import Outline


def sources_cited(
    statements: Iterable[Statement],
    leads: Iterable[Outline],
    copies: Mapping[str, tuple[Copy, ...]],
) -> tuple[Source, ...]:
    """The articles that some statements cite, in the order of `leads`, numbered from 1.

    `leads` are those that stand for their text, `copies` the others by them: an article that is a
    copy has the number of the one that stands for it.
    """
    lead_of = {copy.article: lead for lead, same in copies.items() for copy in same}
    cited = Counter(
        lead_of.get(citation.article, citation.article)
        for statement in statements
        for citation in statement.citations
    )
    return tuple(
        source_of(outline, number, sentences=cited[outline.id], copies=copies.get(outline.id, ()))
        for number, outline in enumerate((o for o in leads if o.id in cited), start=1)
    )
