"""Reads a plain text: its paragraphs as they stand, its first line as the headline."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.load.body import Body
from briefgen.load.headlines import is_headline, same_line, stands_above_headline
from briefgen.load.paragraphs import find_paragraphs, is_list_item
from briefgen.model import Block, BlockKind


def read_text(text: str, *, start: int = 0, title: str = "") -> Body:
    """The body of a plain text. Its text is the whole of `text`; blocks begin at `start`.

    Args:
        text: the decoded file, with "\\n" line ends.
        start: the characters that the front matter takes.
        title: the title of the front matter, "" when it gives none. Then the first line is the
            headline, if it has the form of one and more text follows.
    """
    spans = find_paragraphs(text, start)
    lines = [" ".join(text[span.start : span.end].split()) for span in spans]
    headline = title or _headline_of(lines)
    in_title = _title_lines(lines, headline)
    blocks = tuple(
        Block(span.start, span.end, _kind(line, is_title=index in in_title))
        for index, (span, line) in enumerate(zip(spans, lines, strict=True))
    )
    return Body(text, blocks, headline, front_matter=len(text[:start].rstrip()))


def _headline_of(lines: Sequence[str]) -> str:
    """The headline that a text begins with, "" when it doesn't."""
    for line in lines[:-1]:
        if not stands_above_headline(line):
            return line if is_headline(line) else ""
    return ""


def _title_lines(lines: Sequence[str], headline: str) -> set[int]:
    """The indexes of the blocks that are the headline: at the top, as often as it stands there."""
    found: set[int] = set()
    for index, line in enumerate(lines[:-1] if headline else ()):
        if same_line(line, headline):
            found.add(index)
        elif found or not stands_above_headline(line):
            break
    return found


def _kind(line: str, *, is_title: bool) -> BlockKind:
    if is_title:
        return "title"
    return "list-item" if is_list_item(line) else "paragraph"
