"""The day an article was published, and how that is known.

A day is taken from where a text says when it was published: a dateline, a line "Published: …", a
day alone at the top or the end, the caption of the picture at the top. Never from the prose: an
event of 1997 that an article tells of is not its day.
"""

from __future__ import annotations

import re

from briefgen.load.days import DAY, TIME, WEEKDAY, find_days
from briefgen.load.page_lines import link_line, time_stamp
from briefgen.model import PROSE_KINDS, Block, Published

# "LIMA, Peru, May 3, 2024 (Agency) —", "LIMA 2024-05-03", "Lima, 3 May 2024 –", "3 May 2024 –".
# Before the day stands a place in capitals, or one with a comma that is no "On Friday,".
_PLACE = (
    r"(?:[A-Z]{2}[A-Z .'’-]*(?:,\s*[A-Z][\w .'’-]*?){0,2},?\s+(?:[–—-]\s*)?"
    r"|(?!(?:On|In|At|By|From|Since|Until|Before|After|Between|During|Born)\b)"
    r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}(?:,\s*[A-Z][\w .'’-]*?)?,\s+)"
)
_DATELINE = re.compile(
    rf"{_PLACE}?(?i:(?:{WEEKDAY},?\s+)?(?P<day>{DAY})(?:,?\s+{TIME})?)"
    r"\s*(?:\([^)]{1,40}\)|/[^/]{1,40}/)?\s*(?:[—–―_:|-]|$)"
)
# A dateline may stand alone above the first paragraph; then it has few words.
_ALONE_WORDS = 8
# Such a label begins a line or a part of it; "Report published on 3 May" is a headline.
_LABEL = r"(?:^|[|.,;:•·(]\s*|\s[–—-]\s+)(?:this \w+ was )?(?:first |last |originally )?"
_PUBLISHED = re.compile(
    rf"{_LABEL}(?:published|posted|issued|publication date|date)\b", re.IGNORECASE
)
_UPDATED = re.compile(rf"{_LABEL}(?:updated|modified)\b", re.IGNORECASE)
# Characters between "Published" and its day: a weekday, a colon, "by Jane Roe on".
_NEAR = 40
_CORRECTION = re.compile(r"\b(?:correction|corrected|clarification)\b", re.IGNORECASE)
_CORRECTION_BLOCKS = 3
_OLD_PICTURE = re.compile(r"\b(?:file|archive|archival|undated)\b", re.IGNORECASE)


def published_of(text: str, blocks: tuple[Block, ...], *, given: str = "") -> Published:
    """The day and its basis: what is given, else what the text says, else "" with basis "file".

    Args:
        text: the article's text.
        blocks: its blocks with their final kinds, without the front matter.
        given: an ISO day from the front matter or a page's metadata, "" when none.
    """
    if given:
        return Published(given, "front-matter")
    for find in (_dateline, _published_line, _updated_line, _day_alone, _top_caption):
        if day := find(text, blocks):
            return Published(day, "text")
    return Published("", "file")


def _dateline(text: str, blocks: tuple[Block, ...]) -> str:
    """The full day of the dateline of the first paragraph, or of one that stands alone above it."""
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    for block in paragraphs[:2]:
        line = text[block.start : block.end]
        if found := _DATELINE.match(line):
            return next((day for _, _, day in find_days(found["day"])), "")
        if len(line.split()) > _ALONE_WORDS:
            break
    return ""


def _published_line(text: str, blocks: tuple[Block, ...]) -> str:
    """The day behind "Published", "Posted", "Date"."""
    return _labelled(text, blocks, _PUBLISHED)


def _updated_line(text: str, blocks: tuple[Block, ...]) -> str:
    """The day behind "Updated", "Last modified"."""
    return _labelled(text, blocks, _UPDATED)


def _labelled(text: str, blocks: tuple[Block, ...], label: re.Pattern[str]) -> str:
    """The first day close behind `label` in a line that is not prose."""
    for block in blocks:
        line = text[block.start : block.end]
        if block.kind in ("credit", "boilerplate") and not link_line(line):
            for found in label.finditer(line):
                for start, _, day in find_days(line[found.end() :]):
                    if start <= _NEAR:
                        return day
    return ""


def _day_alone(text: str, blocks: tuple[Block, ...]) -> str:
    """The first day that stands above the first paragraph or below the last, alone or in a byline.

    A day below a correction is the correction's.
    """
    first, last = _prose_range(blocks)
    for index in (*range(first), *range(last + 1, len(blocks))):
        block, line = blocks[index], text[blocks[index].start : blocks[index].end]
        above = text[blocks[max(0, index - _CORRECTION_BLOCKS)].start : block.start]
        if index > last and _CORRECTION.search(above):
            break
        if block.kind == "credit" or (block.kind == "boilerplate" and time_stamp(line)):
            for _, _, day in find_days(line):
                return day
    return ""


def _top_caption(text: str, blocks: tuple[Block, ...]) -> str:
    """The latest day in a caption above the first paragraph, unless the picture is an old one.

    A caption further down often belongs to a picture from before.
    """
    first, _ = _prose_range(blocks)
    lines = (text[block.start : block.end] for block in blocks[:first] if block.kind == "caption")
    days = [day for line in lines if not _OLD_PICTURE.search(line) for _, _, day in find_days(line)]
    return max(days, default="")


def _prose_range(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """The indexes of the first and the last block of prose that is no headline."""
    prose = [i for i, each in enumerate(blocks) if each.kind in PROSE_KINDS - {"title"}]
    return (prose[0], prose[-1]) if prose else (len(blocks), len(blocks) - 1)
