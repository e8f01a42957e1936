"""Which blocks are not prose: captions, credits and the lines of the page around the article.

They are never cited and create nobody. Rules run in a fixed order, first those that need only a
block's own words (`page_lines.py`, `credits.py`, `captions.py`), then those below that look at
where it stands. A rule that isn't sure gives None, and the block stays prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefgen.load.captions import CAPTION_RULES, above_credit, below_credit
from briefgen.load.credits import (
    CREDIT_RULES,
    JOB_WORDS,
    is_agency_line,
    is_name,
    is_picture_credit,
)
from briefgen.load.page_lines import MOST_WORDS, PAGE_RULES, link_line, tag_line
from briefgen.load.paragraphs import ends_sentence
from briefgen.model import Block, BlockKind, Record

# A block that ends like a sentence and has so many words is told in prose; shorter ones may be
# "Read more." or a name.
_PROSE_WORDS = 8
# The share of a file's longer blocks that has to end like a sentence, before a block that doesn't
# is worth noticing.
_MIN_PUNCTUATED = 0.8
# Subheadings seen are this short; a longer line without a full stop between two paragraphs is a
# link to another story or a caption as often as a subheading.
_HEADING_WORDS = 6
# Headlines set in capitals within a text are links even when they are a little shorter.
_CAPITALS_WORDS = 5
_LINK_WORDS = 16
_MAX_TRAILERS = 4
# Below "Related" or "Tags" stand at most so many lines.
_LABEL_REACH = 30
# Bylines stand among the first lines.
_TOP_LINES = 6
# Blocks with more words are paragraphs, not lines.
_LONG_WORDS = 20
_NAME_LINE_WORDS = 10
_NOTE_WORDS = 40
_MOVABLE: frozenset[BlockKind] = frozenset({"paragraph", "list-item", "heading", "quote"})
# A job in the news with the outlet behind it; "is the chief of staff" is no such job.
_MEDIA_JOB = re.compile(
    r"\bis (?:\S+ ){0,12}?(?:columnist|contributor|correspondent|editor|journalist|reporter|writer"
    r"|photographer)\b.{0,30}?\b(?:at|for|with|of|based|covering|in)\b|\bis .{0,20}\bauthor of\b"
    r"|\bcan be (?:reached|contacted) at\b|\bfollow (?:him|her|them)\b",
    re.IGNORECASE,
)
# A sentence or a quote that ends within a line, or somebody who said something: prose.
_SAYS = re.compile(r"[a-z)][.!?][\"”’)]*\s|,[\"”]|\bsaid\b")


class Piece(Record, frozen=True):
    """A block's text with white space collapsed, and its kind so far."""

    text: str
    kind: BlockKind


class Extent(Record, frozen=True):
    """Where the prose of an article begins and ends, and whether its paragraphs end in full stops.

    `first` and `last` are the indexes of the first and the last block told in sentences, 0 and -1
    when there is none: a table or a list has neither a top nor a middle. `below` counts the blocks
    after `last` whose own words prove nothing.
    """

    first: int
    last: int
    below: int
    punctuated: bool


PlaceRule = Callable[[Sequence[Piece], int, Extent], BlockKind | None]


def mark_boilerplate(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with their final kinds; places and texts stay as they are.

    A headline, and what the file format itself marks as a caption or boilerplate, is left alone. An
    article of a single block stays prose.
    """
    pieces = [Piece(" ".join(text[each.start : each.end].split()), each.kind) for each in blocks]
    if sum(piece.kind in _MOVABLE for piece in pieces) < 2:
        return tuple(blocks)
    pieces = [_by_own_words(piece) for piece in pieces]
    extent = _extent(pieces)
    for rule in PLACE_RULES:
        for index, piece in enumerate(pieces):
            if piece.kind in _MOVABLE and (kind := rule(pieces, index, extent)):
                pieces[index] = Piece(piece.text, kind)
    return tuple(
        Block(block.start, block.end, piece.kind)
        for block, piece in zip(blocks, pieces, strict=True)
    )


def _by_own_words(piece: Piece) -> Piece:
    """The piece with the kind that its own words prove, if any."""
    if piece.kind not in _MOVABLE or len(piece.text.split()) > MOST_WORDS:
        return piece
    for rule in (*PAGE_RULES, *CREDIT_RULES, *CAPTION_RULES):
        if kind := rule(piece.text):
            return Piece(piece.text, kind)
    return piece


def _extent(pieces: Sequence[Piece]) -> Extent:
    """Where the prose of `pieces` begins and ends."""
    told = [index for index, piece in enumerate(pieces) if _is_told(piece)]
    long = [
        piece
        for piece in pieces
        if piece.kind in _MOVABLE and len(piece.text.split()) > _LONG_WORDS
    ]
    ended = sum(ends_sentence(piece.text) for piece in long)
    is_punctuated = bool(long) and ended >= _MIN_PUNCTUATED * len(long)
    first, last = (told[0], told[-1]) if told else (0, -1)
    below = sum(piece.kind in _MOVABLE for piece in pieces[last + 1 :])
    return Extent(first, last, below, is_punctuated)


def _is_told(piece: Piece) -> bool:
    """Whether a piece is prose in sentences."""
    is_long = len(piece.text.split()) >= _PROSE_WORDS
    return piece.kind in _MOVABLE and is_long and ends_sentence(piece.text)


def _caption_at_credit(pieces: Sequence[Piece], index: int, _extent: Extent) -> BlockKind | None:
    """A caption above or below its credit line."""
    text, below = pieces[index].text, pieces[index + 1 : index + 5]
    if below and below[0].kind == "credit":
        follows = any(_is_told(piece) for piece in below[1:])
        if kind := above_credit(text, below[0].text, prose_follows=follows):
            return kind
    if index and pieces[index - 1].kind == "credit":
        return below_credit(text, pieces[index - 1].text)
    return None


def _caption_twice(pieces: Sequence[Piece], index: int, _extent: Extent) -> BlockKind | None:
    """The heading of a picture or video: the caption below begins with it.

    Also a caption that begins with the article's own headline and then starts a new sentence, as
    players put it above the text.
    """
    piece = pieces[index]
    if index + 1 < len(pieces) and pieces[index + 1].kind == "caption":
        longer = pieces[index + 1].text
        if len(longer) > len(piece.text) and longer.startswith(piece.text):
            return "caption"
    if index and pieces[index - 1].kind == "title" and len(piece.text.split()) <= _NOTE_WORDS:
        headline, rest = pieces[index - 1].text, piece.text.removeprefix(pieces[index - 1].text)
        is_new = len(rest) < len(piece.text) and rest.startswith(" ") and rest[1:2].isupper()
        # A lead that goes on with the headline's own sentence is prose: no space and capital, or
        # too short a headline to tell.
        return "caption" if is_new and len(headline.split()) > _PROSE_WORDS else None
    return None


def _byline_at_top(pieces: Sequence[Piece], index: int, extent: Extent) -> BlockKind | None:
    """A name between the headline and the first paragraph, and the line of its outlet or job."""
    text = pieces[index].text
    if not 0 < index < min(extent.first, _TOP_LINES) or ends_sentence(text):
        return None
    if len(text.split()) > _NAME_LINE_WORDS:
        return None
    first, joint, rest = _split_name(text)
    if is_name(first) and (not rest or joint in ("and", "&", "|") or _is_job(rest)):
        return "credit"
    if is_name(first) and joint == "in" and is_name(f"X {rest}"):
        return "credit"
    above = pieces[index - 1]
    after_name = above.kind == "credit" and not is_picture_credit(above.text)
    is_short = len(text.split()) <= 5
    return "credit" if after_name and is_short and (text.istitle() or _is_job(text)) else None


def _split_name(text: str) -> tuple[str, str, str]:
    """A line's first name, the joint after it, and the rest: "Jane Roe", "in", "Lima"."""
    found = re.match(r"(.+?)\s*(?:\b(and|in)\b|([|&,–—-]))\s+(.+)", text)
    if found is None:
        return text, "", ""
    return found[1], found[2] or found[3], found[4]


def _is_job(text: str) -> bool:
    """Whether a short line is a job at an outlet, or an outlet's name in capitals."""
    words = [word.strip(".,").lower() for word in text.split()]
    return bool(set(words) & JOB_WORDS) or is_agency_line(text) or text.isupper()


def _below_label(pieces: Sequence[Piece], index: int, extent: Extent) -> BlockKind | None:
    """A headline or a tag below "Related", "Read more", "Tags", or below another one there."""
    text = pieces[index].text
    if index == 0 or ends_sentence(text) or len(text.split()) > _LINK_WORDS:
        return None
    above = index - 1
    while above > max(0, index - _LABEL_REACH) and _is_linked(pieces[above]):
        above -= 1
    label = pieces[above].text
    is_label = len(label.split()) <= 5 and (tag_line(label) or link_line(label))
    starts_prose = index + 1 <= extent.last and text.endswith((":", ","))
    return "boilerplate" if is_label and not starts_prose else None


def _is_linked(piece: Piece) -> bool:
    """Whether a piece already stands as an entry below a label."""
    is_entry = piece.kind == "boilerplate" and not ends_sentence(piece.text)
    return is_entry and not (tag_line(piece.text) or link_line(piece.text))


def _author_note(pieces: Sequence[Piece], index: int, extent: Extent) -> BlockKind | None:
    """What stands about the author at the very end: "Jane Roe is a reporter for …"."""
    text = pieces[index].text
    if index < max(2, extent.last):
        return None
    is_short = len(text.split()) <= _NOTE_WORDS
    starts_with_name = is_name(" ".join(text.split()[:2]))
    is_note = starts_with_name and _MEDIA_JOB.search(text) and not re.search('[“"]', text)
    return "credit" if is_short and is_note else None


def _linked_headline(pieces: Sequence[Piece], index: int, extent: Extent) -> BlockKind | None:
    """A line without a full stop between two paragraphs, too long for a subheading.

    It links to another story, belongs to a picture, or is a long subheading; which one can't be
    told, and none of them is a statement to cite.
    """
    if not _stands_between(pieces, index, extent):
        return None
    words = pieces[index].text.split()
    minimum = _CAPITALS_WORDS if pieces[index].text.isupper() else _HEADING_WORDS + 1
    return "boilerplate" if minimum <= len(words) <= _LINK_WORDS else None


def _subheading(pieces: Sequence[Piece], index: int, extent: Extent) -> BlockKind | None:
    """A short line without a full stop between two paragraphs."""
    is_short = len(pieces[index].text.split()) <= _HEADING_WORDS
    return "heading" if is_short and _stands_between(pieces, index, extent) else None


def _stands_between(pieces: Sequence[Piece], index: int, extent: Extent) -> bool:
    """Whether a paragraph without a sentence's end has told paragraphs around it."""
    piece = pieces[index]
    if piece.kind != "paragraph" or not extent.punctuated or not extent.first < index < extent.last:
        return False
    is_open = not _SAYS.search(piece.text) and piece.text[-1] not in ":;,–—-"
    is_open = is_open and not ends_sentence(piece.text)
    starts = piece.text[0].isupper() or not piece.text[0].isalpha()
    before, after = pieces[index - 1], pieces[index + 1]
    above_ends = before.kind not in _MOVABLE or ends_sentence(before.text)
    return is_open and starts and above_ends and (_is_told(after) or after.kind not in _MOVABLE)


def _trailer(pieces: Sequence[Piece], index: int, extent: Extent) -> BlockKind | None:
    """A few words without a full stop below the last paragraph: a tag, a section, a name.

    Many such lines are a list or a table that belongs to the article.
    """
    text = pieces[index].text
    if not 0 <= extent.last < index or not extent.punctuated or extent.below > _MAX_TRAILERS:
        return None
    is_short = len(text.split()) <= _HEADING_WORDS and pieces[index].kind == "paragraph"
    return "boilerplate" if is_short and not ends_sentence(text) and text[-1] != ":" else None


PLACE_RULES: tuple[PlaceRule, ...] = (
    _caption_at_credit,
    _caption_twice,
    _byline_at_top,
    _below_label,
    _author_note,
    _linked_headline,
    _subheading,
    _trailer,
)
