"""A text as the rules see it: tokens with tags, heads and entity labels, in sentences and blocks.

`ParagraphReading` is what the language model said about one paragraph, and what the cache keeps;
`Reading` joins those of one article into one list of tokens with offsets into `Article.text`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.model import Block, Record, Span


class ParagraphReading(Record, frozen=True):
    """The model's reading of one paragraph, as columns; one entry per token.

    Offsets are characters of the paragraph. `heads` are token numbers; a root is its own head.
    `entities` are (first token, token after the last, label); `sentences` the first tokens.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    entities: tuple[tuple[int, int, str], ...]
    sentences: tuple[int, ...]


class Token:
    """One word or punctuation mark. `start` and `end` count characters of the article's text.

    `tag` is the Penn Treebank tag, `dep` the relation to the token number `head`, `label` the
    model's entity label ("" outside entities), `entity` the number of that entity or -1.
    """

    __slots__ = (
        "block", "dep", "end", "entity", "head", "index", "label", "lower", "sentence", "start",
        "tag", "text",
    )  # fmt: skip

    def __init__(self, index: int, start: int, end: int, text: str, tag: str, dep: str) -> None:
        self.index, self.start, self.end = index, start, end
        self.text, self.lower = text, text.lower()
        self.tag, self.dep, self.head = tag, dep, index
        self.label, self.entity = "", -1
        self.sentence, self.block = -1, -1

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}/{self.dep}"

    @property
    def is_capitalised(self) -> bool:
        """Whether the first letter is a capital."""
        return self.text[:1].isupper()

    @property
    def is_noun(self) -> bool:
        """Whether it is a common or proper noun, in the singular or plural."""
        return self.tag.startswith("NN")

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb in any form, modals included."""
        return self.tag.startswith("VB") or self.tag == "MD"


class Range(NamedTuple):
    """Tokens `first` to `last` (not included)."""

    first: int
    last: int


class Entity(NamedTuple):
    """Tokens that the model took for one entity."""

    first: int
    last: int
    label: str


class Reading:
    """One article's prose as tokens. Built once, then only read."""

    def __init__(
        self, text: str, blocks: Sequence[Block], paragraphs: Sequence[ParagraphReading]
    ) -> None:
        """Join `paragraphs`, the readings of `blocks`, one each and in the same order."""
        self.text = text
        self.blocks = tuple(blocks)
        self.tokens: list[Token] = []
        self.entities: list[Entity] = []
        self.block_ranges: list[Range] = []
        self.sentence_starts: list[int] = []
        for number, (block, paragraph) in enumerate(zip(blocks, paragraphs, strict=True)):
            self._add(number, block, paragraph)
        self._starts = [token.start for token in self.tokens]
        self._ends = [token.end for token in self.tokens]
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)

    def _add(self, number: int, block: Block, paragraph: ParagraphReading) -> None:
        """Append one paragraph's tokens, entities and sentence starts."""
        base = len(self.tokens)
        rows = zip(
            paragraph.starts, paragraph.ends, paragraph.tags, paragraph.deps, paragraph.heads,
            strict=True,
        )  # fmt: skip
        for start, end, tag, dep, head in rows:
            begin, stop = start + block.start, end + block.start
            token = Token(len(self.tokens), begin, stop, self.text[begin:stop], tag, dep)
            token.head, token.block = head + base, number
            self.tokens.append(token)
        for first, last, label in paragraph.entities:
            for token in self.tokens[first + base : last + base]:
                token.label, token.entity = label, len(self.entities)
            self.entities.append(Entity(first + base, last + base, label))
        self.block_ranges.append(Range(base, len(self.tokens)))
        self.sentence_starts += [first + base for first in paragraph.sentences]

    def set_sentences(self, ranges: Sequence[Range]) -> None:
        """Take over the final sentences (see `sentences.py`) and number the tokens by them."""
        self.sentences = tuple(ranges)
        for number, (first, last) in enumerate(ranges):
            for token in self.tokens[first:last]:
                token.sentence = number

    def children(self, index: int) -> list[int]:
        """Token numbers that depend on token `index`, in text order."""
        return self._children[index]

    def child(self, index: int, *deps: str) -> Token | None:
        """The first child of token `index` with one of the relations `deps`, or None."""
        for number in self._children[index]:
            if self.tokens[number].dep in deps:
                return self.tokens[number]
        return None

    def subtree(self, index: int) -> list[int]:
        """All token numbers below and including token `index`, in text order."""
        found, waiting = [], [index]
        while waiting:
            number = waiting.pop()
            found.append(number)
            waiting += self._children[number]
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[Token]:
        """The tokens above token `index`, nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def between(self, start: int, end: int) -> Range:
        """The tokens that lie wholly within the characters `start` to `end`."""
        return Range(bisect_left(self._starts, start), bisect_right(self._ends, end))

    def token_at(self, offset: int) -> Token | None:
        """The token that holds the character `offset`, or the next one; None after the last."""
        index = bisect_right(self._ends, offset)
        return self.tokens[index] if index < len(self.tokens) else None

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens `first` to `last` (not included)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """The text of the tokens `first` to `last` (not included), as written."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def sentence_of(self, token: Token) -> Range:
        """The token range of the sentence that holds `token`."""
        return self.sentences[token.sentence]

    def is_headline(self, token: Token) -> bool:
        """Whether the token stands in the title or a heading."""
        return self.blocks[token.block].kind in ("title", "heading")
