"""Where the paragraphs of a plain text are.

Three kinds of files are met: a blank line between paragraphs, one paragraph per line without
blank lines, and lines wrapped at some 72 columns. Which one a file is, is told by its lines alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.model import Record, Span

# A wrapped file is one of which most lines end where the next word would not have fitted. With
# fewer pairs of lines than this, a caption and its credit would look like one.
_MIN_PAIRS = 4
_MIN_FULL = 0.75
# In a list or a poem most lines end a sentence or a clause; in wrapped prose they break anywhere.
_MIN_OPEN = 0.5
# Nobody wraps narrower or wider than this.
_WIDTHS = range(40, 121)
_ITEM = re.compile(r"[•◦‣▪●*]\s+\S|[-–—]\s+\S|\d{1,2}[.)]\s+\S")
# Some files have a blank before a closing quotation mark.
_SENTENCE_END = re.compile(r"[.!?…]\s?['\"’”»)\]]*$")
_NO_WORD = re.compile(r"[\W_]+")


class Line(Record, frozen=True):
    """A line of a text that is not blank: its characters without outer white space, its indent."""

    start: int
    end: int
    text: str
    indent: int


Group = Sequence[Line]


def find_paragraphs(text: str, start: int = 0) -> tuple[Span, ...]:
    """The paragraphs of `text` from `start` on, in order, without outer white space.

    Lines of one paragraph are joined only on evidence: in a wrapped file, or where a line breaks
    off in the middle of a sentence and the next goes on in lower case. When unsure, every line is
    a paragraph of its own.
    """
    groups = _groups(text, start)
    width = _wrap_width(groups)
    return tuple(
        Span(lines[0].start, lines[-1].end)
        for group in groups
        for lines in _split_group(group, width)
    )


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does: with . ! ? or … and closing quotes or brackets.

    >>> ends_sentence('He said: "No."'), ends_sentence("Talks in Lima")
    (True, False)
    """
    return _SENTENCE_END.search(text) is not None


def is_list_item(text: str) -> bool:
    """Whether `text` starts with a bullet, a dash or a number that stands for one."""
    return _ITEM.match(text) is not None


def _groups(text: str, start: int) -> list[list[Line]]:
    """The lines between blank lines; a line without any letter or digit stands alone."""
    groups: list[list[Line]] = [[]]
    offset = start
    for raw in text[start:].split("\n"):
        stripped = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        line = Line(offset + indent, offset + indent + len(stripped), stripped, indent)
        offset += len(raw) + 1
        if not stripped:
            groups.append([])
        elif _NO_WORD.fullmatch(stripped):
            groups += [[line], []]
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _wrap_width(groups: Sequence[Group]) -> int:
    """The width in characters at which the text is wrapped, 0 when it isn't."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    if len(pairs) < _MIN_PAIRS:
        return 0
    is_open = sum(not ends_sentence(line.text) for line, _ in pairs)
    if is_open < _MIN_OPEN * len(pairs):
        return 0
    # Each pair says: the width is between the line's length and what the next word would have
    # needed. The width that most pairs agree on is it; counted by differences, in one pass.
    steps = [0] * (_WIDTHS.stop + 1)
    for line, after in pairs:
        low, high = _room(line, after)
        if low < high and low < _WIDTHS.stop:
            steps[low] += 1
            steps[min(high, _WIDTHS.stop)] -= 1
    best_width, best_count, count = 0, 0, 0
    for width, step in enumerate(steps[: _WIDTHS.stop]):
        count += step
        if width in _WIDTHS and count > best_count:
            best_width, best_count = width, count
    return best_width if best_count >= _MIN_FULL * len(pairs) else 0


def _room(line: Line, after: Line) -> tuple[int, int]:
    """The widths, from low to high - 1, at which `line` would be broken before `after`."""
    length = line.indent + len(line.text)
    first_word = after.text.split(maxsplit=1)[0]
    return length, length + 1 + len(first_word)


def _split_group(group: Group, width: int) -> Iterator[Group]:
    """The paragraphs of one group of lines."""
    begin = 0
    for index in range(1, len(group)):
        if not _continues(group[index - 1], group[index], width):
            yield group[begin:index]
            begin = index
    yield group[begin:]


def _continues(line: Line, after: Line, width: int) -> bool:
    """Whether `after` goes on with the paragraph of `line`."""
    if is_list_item(after.text) and (ends_sentence(line.text) or line.text[-1] in ":;"):
        return False
    if not ends_sentence(line.text) and after.text[0].islower():
        return True
    if line.text[-1] in ",–—" and not is_list_item(line.text):
        return True
    low, high = _room(line, after)
    begins_inside = after.indent > line.indent and not is_list_item(line.text)
    return bool(width) and not begins_inside and low <= width < high
