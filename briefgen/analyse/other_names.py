"""Names that an article gives somebody beside the full one: "Dagalo, known as Hemedti,"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefgen.analyse.name_tokens import NameSpan
from briefgen.analyse.tokens import Range, Reading

HOW = frozenset(
    "better also widely popularly commonly often generally best simply usually universally more "
    "sometimes professionally affectionately".split()
)
KNOWN = {"known": ("as", "by"), "nicknamed": (), "alias": (), "aka": (), "a.k.a": (), "a.k.a.": ()}
# "known by his stage name Flame".
LEADING = frozenset(
    "his her their the initials nickname stage name nom de guerre pen moniker acronym".split()
)
MARKS = frozenset("“”\"‘’'")
LONGEST = 3  # words of such a name


class OtherName(NamedTuple):
    """The full name that it is said of, and the tokens of the other name."""

    owner: NameSpan
    name: Range


def other_names(reading: Reading, full: Iterable[NameSpan]) -> Iterator[OtherName]:
    """Each name that is said to be another one of the full name right before it.

    Only where the words say so. An epithet ("known as the Fox of the North") is no name: it has
    an article, and one of several words can't be told from a description.
    """
    for span in full:
        name = _name_after(reading, span.last)
        if name is not None:
            yield OtherName(span, name)


def _name_after(reading: Reading, index: int) -> Range | None:
    """The tokens of the other name that starts after ", known as" at token `index`, or None."""
    tokens = reading.tokens
    end = reading.sentence_of(tokens[index - 1]).last
    while index < end and (tokens[index].text == "," or tokens[index].lower in HOW):
        index += 1
    if index >= end or tokens[index].lower not in KNOWN:
        return None
    links = KNOWN[tokens[index].lower]
    index += 1
    if links:
        if index >= end or tokens[index].lower not in links:
            return None
        index += 1
    while index < end and (tokens[index].lower in LEADING or tokens[index].text in MARKS):
        index += 1
    first = index
    while index < end and tokens[index].tag in ("NNP", "NNPS") and tokens[index].is_capitalised:
        index += 1
    after = tokens[index].text if index < end else "."
    closed = after in (",", ".", ")", ";", "—", "–") or after in MARKS or tokens[index].is_verb
    return Range(first, index) if 0 < index - first <= LONGEST and closed else None
