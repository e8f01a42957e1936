"""Teasers that a page puts into its sentences: cut out of the paragraphs around them.

Some news sites set, right behind a person's name, the full name and headlines of other stories,
and end them with MORE: "Senator Roe Ann M. RoeRoe opposes bridge Ferry talks stall MORE said …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.model import Block, BlockKind

# A surname, then the full name with the same surname, a headline glued to it, and MORE.
_INSERT = re.compile(
    r"\b(?P<surname>[A-Z][\w’'-]*[a-z]) ?"
    r"(?P<insert>(?:[A-Z][\w.’'-]* ){1,3}(?P=surname)(?=[A-Z“\"‘'])[^\n]{10,700}?\bMORE\b)"
)
_PROSE: frozenset[BlockKind] = frozenset({"paragraph", "list-item", "quote"})


def cut_inserts(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, with each teaser inside a paragraph as boilerplate of its own.

    What stands before and after it stays prose: two blocks, as nothing may join them unseen.
    """
    return tuple(part for block in blocks for part in _parts(text, block))


def _parts(text: str, block: Block) -> Iterator[Block]:
    """The block itself, or what a teaser divides it into."""
    start = block.start
    found = _INSERT.finditer(text, block.start, block.end) if block.kind in _PROSE else ()
    for match in found:
        first, last = match.span("insert")
        yield from _stripped(text, start, first, block.kind)
        yield Block(first, last, "boilerplate")
        start = last
    if start == block.start:
        yield block
    else:
        yield from _stripped(text, start, block.end, block.kind)


def _stripped(text: str, start: int, end: int, kind: BlockKind) -> Iterator[Block]:
    """The characters as a block without white space around them, or nothing."""
    part = text[start:end]
    if part.strip():
        start += len(part) - len(part.lstrip())
        yield Block(start, start + len(part.strip()), kind)
