"""The articles of a page as numbered sources: those that are one text in one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefgen.cited import source_of
from briefgen.compile.cut import Cut
from briefgen.compile.statements import Passage
from briefgen.compile.told_once import copy_of
from briefgen.dossiers import Citation, Source
from briefgen.model import Record
from briefgen.outline import Outline


def sources_of(
    stories: Iterable[Sequence[Outline]], passages: Iterable[Passage]
) -> tuple[Source, ...]:
    """The stories numbered from 1 in the order given, with how many sentences concern the page.

    The same words in copies count once. A story that only gives a quote by a pronoun, or a doubt,
    has none.
    """
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for passage in passages:
        texts[passage.article.id].append(passage.line.text)
    return tuple(
        source_of(
            lead,
            number,
            sentences=len(texts[lead.id])
            + len({text for copy in copies for text in texts[copy.id]}.difference(texts[lead.id])),
            copies=tuple(copy_of(copy) for copy in copies),
        )
        for number, (lead, *copies) in enumerate(stories, start=1)
    )


def cut_sources(
    stories: Sequence[Sequence[Outline]], passages: Iterable[Passage], *shown: object, cap: int
) -> Cut[Source]:
    """The newest stories, and those that the page's sections cite first, as numbered sources.

    Args:
        stories: all of the page, newest first.
        passages: the sentences that concern the page.
        shown: the page's sections.
        cap: how many stories are listed whether they are cited or not.
    """
    cited = {c.article for c in _first_citations(shown)} if len(stories) > cap else set()
    listed = [
        story
        for number, story in enumerate(stories)
        if number < cap or any(outline.id in cited for outline in story)
    ]
    return Cut(sources_of(listed, passages), len(stories) - len(listed))


def _first_citations(item: Any) -> Iterator[Citation]:
    """The first citation of every line in some sections, however deep."""
    if isinstance(item, tuple):
        for part in item:
            yield from _first_citations(part)
    elif isinstance(item, Record):
        yield from getattr(item, "citations", ())[:1]
        for name in item.__struct_fields__:
            if name not in ("citations", "marks"):
                yield from _first_citations(getattr(item, name))
