"""Where a direct quotation starts and ends. Works on the text alone and never gives up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.model import Block

OPENERS = "“«„"
CLOSERS = "”»"
SINGLE_OPENERS = "‘'"
SINGLE_CLOSERS = "’'"
BEFORE_OPENER = re.compile(r"[\s(\[—–\-:/“‘«]|^$")


class Quotation(NamedTuple):
    """The characters `start` to `end` with the marks.

    `block` is the number of its block; `closed` is false where the quotation runs on to the next
    paragraph (or its closing mark is missing).
    """

    start: int
    end: int
    block: int
    closed: bool


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """All quotations in double marks, in text order; in single ones where the text uses those.

    Marks are paired by direction within one block, straight ones by what stands beside them. An
    opening mark without a closing one runs to the end of its block. Nothing is ever given up: a
    stray closing mark is passed over.
    """
    doubles = [q for n, b in enumerate(blocks) for q in _double(text, b, n)]
    singles = [q for n, b in enumerate(blocks) for q in _single(text, b, n)]
    lone = [q for q in singles if not any(d.start < q.end and q.start < d.end for d in doubles)]
    if len(lone) > len(doubles):  # the house style has single marks outside, double ones inside
        inner = [d for d in doubles if not any(q.start <= d.start < q.end for q in singles)]
        return sorted([*singles, *inner])
    return sorted(doubles + [q for q in lone if _counts(text, blocks, q)])


def _counts(text: str, blocks: Sequence[Block], quotation: Quotation) -> bool:
    """Whether a quotation in single marks is one in a text with double ones: no mere phrase.

    Headlines have single marks where the text below has double ones.
    """
    headline = blocks[quotation.block].kind in ("title", "heading")
    return headline or len(text[quotation.start : quotation.end].split()) > 3


def _double(text: str, block: Block, number: int) -> Iterator[Quotation]:
    """The quotations of one block in double marks."""
    start: int | None = None
    for at in range(block.start, block.end):
        mark = text[at]
        if mark == '"':
            mark = _direction(text, block, at, is_open=start is not None)
        elif mark == "“" and start is not None and _closes(text, block, at):
            mark = "”"
        if mark in OPENERS and mark:
            if start is not None and (cut := _last_stop(text, start, at)):
                yield Quotation(start, cut, number, closed=True)
                start = at
            elif start is None:
                start = at
        elif mark in CLOSERS and mark and start is not None:
            if at > start + 1:
                yield Quotation(start, at + 1, number, closed=True)
            start = None
    if start is not None and block.end > start + 1:
        yield Quotation(start, block.end, number, closed=False)


def _closes(text: str, block: Block, at: int) -> bool:
    """Whether an opening mark stands where only a closing one can: “Never,“ he said."""
    after = text[at + 1] if at + 1 < block.end else " "
    return (
        not text[at - 1].isspace() and not BEFORE_OPENER.match(text[at - 1]) and not after.isalnum()
    )


def _direction(text: str, block: Block, at: int, *, is_open: bool) -> str:
    """“ or ” for the straight mark at `at`, or "" where it is neither (inches, a stray mark)."""
    before = text[at - 1] if at > block.start else ""
    after = text[at + 1] if at + 1 < block.end else ""
    if is_open:
        return "“" if BEFORE_OPENER.match(before) and before != "" and after.isalnum() else "”"
    if before.isdigit() and not after.isalnum():
        return ""
    return "“" if after and not after.isspace() and BEFORE_OPENER.match(before) else ""


def _last_stop(text: str, start: int, end: int) -> int | None:
    """Where the last sentence before `end` stops, for a quotation whose closing mark is missing."""
    stops = [m.end() for m in re.finditer(r"[.!?…]", text[start:end])]
    return start + stops[-1] if stops else None


def _single(text: str, block: Block, number: int) -> Iterator[Quotation]:
    """The quotations of one block in single marks; apostrophes are none."""
    at = block.start
    while at < block.end:
        if not _opens_single(text, block, at):
            at += 1
            continue
        end = _single_end(text, block, at)
        if end is None:
            at += 1
            continue
        yield Quotation(at, end, number, closed=True)
        at = end


def _opens_single(text: str, block: Block, at: int) -> bool:
    """Whether a single mark opens a quotation here: nothing before it, a word after it."""
    if text[at] not in SINGLE_OPENERS or at + 1 >= block.end:
        return False
    before = text[at - 1] if at > block.start else ""
    return bool(BEFORE_OPENER.match(before)) and (text[at + 1].isalpha() or text[at + 1] in '“"')


def _single_end(text: str, block: Block, start: int) -> int | None:
    """The end of a quotation in single marks: after a comma or stop if there is one, else first."""
    ends = []
    for at in range(start + 2, block.end):
        if at > start + 2 and _opens_single(text, block, at) and text[at] == "‘":
            break
        after = text[at + 1] if at + 1 < block.end else ""
        if text[at] in SINGLE_CLOSERS and not after.isalnum() and not text[at - 1].isspace():
            ends.append(at + 1)
    sure = [end for end in ends if text[end - 2] in ",.?!…"]
    plain = [end for end in ends if text[end - 2] != "s"]
    return next(iter(sure or plain or ends), None)
