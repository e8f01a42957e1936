"""Which line is the headline, and what the title is when there is none."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from briefgen.load.credits import byline
from briefgen.load.days import find_days
from briefgen.load.page_lines import ABOVE_HEADLINE
from briefgen.load.paragraphs import ends_sentence, is_list_item

# The longest headlines of newspapers have some 150 characters.
MAX_HEADLINE = 200
# "Orsk to visit the U.S." ends in a full stop that ends no sentence.
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.){2,}['\"’”]?$")
_ASKS_OR_CRIES = re.compile(r"[?!]['\"’”»)]*$")


def is_headline(text: str) -> bool:
    """Whether the first block of a text can be its headline.

    It is short, has no sentence's full stop, and is no dateline ("LIMA, Peru (AP) _").
    """
    if len(text) > MAX_HEADLINE or text[-1] in ":;,–—-_" or is_list_item(text):
        return False
    if any(end == len(text) for _, end, _ in find_days(text)):
        return False
    is_sentence = ends_sentence(text) and not (
        _ABBREVIATION_END.search(text) or _ASKS_OR_CRIES.search(text)
    )
    return not is_sentence


def stands_above_headline(text: str) -> bool:
    """Whether a line may stand above a headline without being it: an address, a date, "By …"."""
    is_byline = text.lower().startswith("by") and byline(text) is not None
    return is_byline or any(rule(text) for rule in ABOVE_HEADLINE)


def same_line(one: str, other: str) -> bool:
    """Whether two lines say the same, apart from case, quotes, dashes and a final full stop."""
    return _plain(one) == _plain(other)


def title_from_path(path: str) -> str:
    """The title of an article that has none: the name of its file with blanks for dashes.

    >>> title_from_path("content/talks-in_lima.txt")
    'Talks in lima'
    """
    stem = PurePosixPath(path).stem
    words = re.sub(r"[-_\s]+", " ", stem).strip() or stem
    return words[0].upper() + words[1:] if words else path


def _plain(text: str) -> str:
    words = re.findall(r"\w+", text.casefold())
    return " ".join(words)
