"""Whether one sentence says nothing that another doesn't say: a copy's, trimmed or reworded."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from briefgen.fingerprint import without_dateline

WORD = re.compile(r"\w+(?:['’]\w+)*")
OTHER_WORDS = 5  # at most every fifth may be another one
# Words that turn a sentence round, weaken it, count, or say which office: none may differ.
WEIGHTY = frozenset(
    """
    no not never none nobody nothing neither nor without cannot hardly barely
    may might could would should will can must shall
    allegedly reportedly apparently likely unlikely possibly perhaps probably maybe if unless
    deny denies denied refuse refuses refused reject rejects rejected
    former ex acting interim deputy vice designate elect then late
    one two three four five six seven eight nine ten eleven twelve dozen dozens half both
    hundred hundreds thousand thousands million millions billion billions first second third
    more fewer less most least only all
    """.split()
)


def says_no_more(copy: str, lead: str) -> bool:
    """Whether `copy` is `lead` with words left out or a few others, none of them weighty.

    Names, figures, negations, hedges, numbers and words of office carry the meaning: where the copy
    has another one, or leaves out one that turns the sentence round, it is a sentence of its own.
    Datelines don't count.

    >>> says_no_more("The port was closed.", "The port was closed on Monday.")
    True
    >>> says_no_more("The port was closed.", "The port was not closed on Monday.")
    False
    """
    ours, theirs = (WORD.findall(without_dateline(text)) for text in (copy, lead))
    folded, other = [w.casefold() for w in ours], [w.casefold() for w in theirs]
    room = len(folded) // OTHER_WORDS
    if len(set(folded).difference(other)) > room:
        return False
    added, left_out = set[int](), set[int]()
    for tag, start, end, first, last in SequenceMatcher(
        None, folded, other, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            added.update(range(start, end))
            left_out.update(range(first, last))
    return (
        len(added) <= room
        and not any(_is_telling(ours[n], is_first=n == 0) for n in added)
        and not any(_is_weighty(other[n]) for n in left_out)
    )


def _is_telling(word: str, *, is_first: bool) -> bool:
    """Whether a word that only the copy has is a name, a figure or a weighty word."""
    is_figure = any(letter.isdigit() for letter in word)
    return is_figure or _is_weighty(word.casefold()) or (word[0].isupper() and not is_first)


def _is_weighty(word: str) -> bool:
    """Whether a folded word is weighty, short forms ("didn't") included."""
    return word in WEIGHTY or word.endswith(("n't", "n’t"))
