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
# Of the words of four letters and more in a headline with capitals, so many have one; there have
# to be that many, because names alone may fill a short sentence.
TITLE_CASE = 0.9
MIN_TITLE_WORDS = 5
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
# "Orsk to visit the U.S." ends in a full stop that ends no sentence.
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.){2,}['\"’”]?$")
_ASKS_OR_CRIES = re.compile(r"[?!]['\"’”»)]*$")


def is_headline(text: str) -> bool:
    """Whether the first block of a text can be its headline.

    It is short, has no sentence's full stop or is written With a Capital in Every Long Word, and
    is no dateline ("LIMA, Peru (AP) _").
    """
    if len(text) > MAX_HEADLINE or text[-1] in ":;,–—-_" or is_list_item(text):
        return False
    if any(end == len(text) for _, end, _ in find_days(text)):
        return False
    is_sentence = ends_sentence(text) and not (
        _ABBREVIATION_END.search(text) or _ASKS_OR_CRIES.search(text)
    )
    return not is_sentence or is_title_case(text)


def is_title_case(text: str) -> bool:
    """Whether nearly all longer words have a capital, as in headlines and in no sentence.

    >>> is_title_case("Minister Says Harbour of Bergen Needs Three More Cranes.")
    True
    >>> is_title_case("Norwegian Fisheries Minister Kari Brattvoll left Bergen on Monday.")
    False
    """
    long_words = _LONG_WORD.findall(text)
    capitals = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= MIN_TITLE_WORDS and capitals >= TITLE_CASE * len(long_words)


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
