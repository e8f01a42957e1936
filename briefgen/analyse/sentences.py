"""Where a citable sentence starts and ends. Never across a block; never half a quotation mark."""

from __future__ import annotations

from itertools import pairwise

from briefgen.analyse.tokens import Range, Reading, Token
from briefgen.model import Span

CLOSERS = frozenset("”’\"')]»")

# A full stop after these ends no sentence, whatever follows.
ABBREVIATIONS = frozenset(
    "mr. mrs. ms. dr. prof. gen. col. lt. capt. sgt. cmdr. adm. maj. sen. rep. gov. rev. hon. st. "
    "messrs. jr. sr. no. vs. v. u.s. u.n. u.k. e.u. jan. feb. mar. apr. jun. jul. aug. sept. sep. "
    "oct. nov. dec. e.g. i.e. pres. fr. br. mt. ft. dept. d-".split()
)


def sentence_ranges(reading: Reading) -> tuple[Range, ...]:
    """The token ranges of all sentences, in text order, every token in exactly one of them.

    The model's boundaries are taken, but one is dropped where the next piece can't start a
    sentence: it begins in lower case, is punctuation only, or follows an abbreviation. One is
    added where a full stop and a closing quotation mark are followed by an opening one.
    """
    ranges: list[Range] = []
    for block in reading.block_ranges:
        ranges += _block_sentences(reading, block)
    return tuple(ranges)


def _block_sentences(reading: Reading, block: Range) -> list[Range]:
    """The sentences of one block."""
    tokens = reading.tokens
    starts = {s for s in reading.sentence_starts if block.first < s < block.last}
    starts |= {i for i in range(block.first + 1, block.last) if _must_start(reading, block, i)}
    kept = [block.first]
    for start in sorted(starts):
        piece_end = min((s for s in starts if s > start), default=block.last)
        if _may_start(tokens, kept[-1], start, piece_end):
            kept.append(start)
    bounds = [*kept, block.last]
    return [Range(a, b) for a, b in pairwise(bounds) if a < b]


def _must_start(reading: Reading, block: Range, index: int) -> bool:
    """Whether a sentence starts at token `index` for sure: `… end.” Next` or `… end. “Next`."""
    token, before = reading.tokens[index], reading.tokens[index - 1]
    if reading.text[before.end : token.start].strip() or before.end == token.start:
        return False
    if before.text in ("”", '"') and index - 2 >= block.first:
        inner = reading.tokens[index - 2]
        return inner.text in (".", "!", "?") and _looks_like_start(token) and before.text == "”"
    return before.text in (".", "!", "?") and token.text in ("“", "‘")


def _looks_like_start(token: Token) -> bool:
    """Whether a sentence can begin with this token: a capital, a digit or an opening mark."""
    return token.text[0] in "“‘«([$€£" or token.text[0].isupper() or token.text[0].isdigit()


def _may_start(tokens: list[Token], sentence_start: int, start: int, end: int) -> bool:
    """Whether a boundary before token `start` is kept."""
    if all(not t.text[0].isalnum() for t in tokens[start:end]):
        return False
    first, before = tokens[start], tokens[start - 1]
    if first.text[0] in CLOSERS and first.text != '"':
        return False
    if before.lower in ABBREVIATIONS and before.end != before.start + 1:
        return False
    opening = first if first.text[0].isalnum() else tokens[min(start + 1, end - 1)]
    if opening.text[0].islower():
        return False
    if before.text in (",", ";", "–", "—", "-", "(", "“", "‘"):
        return False
    if not _ended(tokens, sentence_start, start):
        return first.text[0].isupper() and before.text in (")", "]")
    return True


def _ended(tokens: list[Token], sentence_start: int, start: int) -> bool:
    """Whether the tokens before `start` end like a sentence: a stop, then closing marks."""
    index = start - 1
    while index > sentence_start and tokens[index].text in ("”", "’", '"', "'", ")", "]", "''"):
        index -= 1
    return tokens[index].text.endswith((".", "!", "?", "…")) or tokens[index].text == "..."


def sentence_span(reading: Reading, sentence: Range) -> Span:
    """The characters of a sentence, without outer white space."""
    return reading.span(sentence.first, sentence.last)
