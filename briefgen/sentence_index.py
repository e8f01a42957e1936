"""Which sentence of an article holds a span, found without a search through all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from briefgen.model import Record, Sentence, Span

# Headlines and headings announce; they aren't cited as statements.
NOT_STATEMENTS = frozenset({"title", "heading"})


class Sentences(Record, frozen=True):
    """The sentences of an article in text order, and where each starts."""

    ordered: tuple[Sentence, ...]
    starts: tuple[int, ...]

    @property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences that can be statements."""
        return tuple(s for s in self.ordered if s.block not in NOT_STATEMENTS)

    def at(self, span: Span) -> Sentence | None:
        """The sentence that wholly holds `span`, None where there is none."""
        sentence = self.of_start(span)
        return sentence if sentence and span.end <= sentence.end else None

    def of_start(self, span: Span) -> Sentence | None:
        """The sentence in which `span` starts, None where there is none."""
        number = bisect_right(self.starts, span.start) - 1
        found = self.ordered[number] if number >= 0 else None
        return found if found and span.start < found.end else None

    def with_id(self, sentence: str) -> Sentence | None:
        """The sentence with that id, None where there is none."""
        return next((one for one in self.ordered if one.id == sentence), None)

    def touched(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a character with `span`."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        last = bisect_right(self.starts, span.end - 1)
        return tuple(s for s in self.ordered[first:last] if s.touches(span))


def in_order(sentences: Iterable[Sentence]) -> Sentences:
    """The sentences of an article, in any order, arranged for looking up."""
    ordered = tuple(sorted(sentences, key=lambda sentence: sentence.start))
    return Sentences(ordered, tuple(sentence.start for sentence in ordered))
