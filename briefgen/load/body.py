"""What a reader of one file format hands on: the text, its blocks, its headline."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.model import Block, BlockKind, Record

# What stands between two blocks of a text that is put together here.
_BETWEEN = "\n\n"


class Part(Record, frozen=True):
    """A block's text before it has a place. The text has no outer white space."""

    kind: BlockKind
    text: str


class Body(Record, frozen=True):
    """The text of an article with its blocks.

    `title` is the headline in it, "" when none. `front_matter` counts the characters of settings
    at the start of the text, 0 where the text doesn't hold them. `shown_day` is the ISO day of
    publication in a line of a page that is left out of the text, "" when none.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    front_matter: int = 0
    shown_day: str = ""


def body_of(parts: Iterable[Part], title: str = "", shown_day: str = "") -> Body:
    """The body that `parts` make, a blank line between any two."""
    kept = [part for part in parts if part.text]
    blocks: list[Block] = []
    offset = 0
    for part in kept:
        blocks.append(Block(offset, offset + len(part.text), part.kind))
        offset += len(part.text) + len(_BETWEEN)
    return Body(
        _BETWEEN.join(part.text for part in kept), tuple(blocks), title, shown_day=shown_day
    )
