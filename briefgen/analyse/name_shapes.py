"""Runs of capitalised words whose own shape shows a person: initials, a known first name."""

from __future__ import annotations

from briefgen.analyse.lexicon import city_names, nation_words
from briefgen.analyse.tokens import Reading
from briefgen.data import first_names, particles

MAX_NAME_WORDS = 4
CONTINENTS = frozenset({"Africa", "America", "Asia", "Europe"})  # first names too
MIN_SURNAME = 3  # letters; shorter words after initials are initials or abbreviations too
INITIALS = frozenset({1, 2, 3})


def shape_of(reading: Reading, first: int, last: int) -> str:
    """ "initials-cue" for "R K Oyelaran", "given-cue" for "Marta Brandvold", "" for other runs.

    Nothing where an article stands before the run: "the Victoria Hall" is no person.
    """
    tokens = reading.tokens
    words = [t.text for t in tokens[first:last]]
    if first > 0 and tokens[first - 1].lower in ("the", "a", "an"):
        return ""
    if not 1 < len(words) <= MAX_NAME_WORDS or not all(_is_word(word) for word in words):
        return ""
    if nation_words().intersection(words) or words[0] in city_names() or words[0] in CONTINENTS:
        return ""
    initials = 0
    while initials < len(words) and len(words[initials].rstrip(".")) == 1:
        initials += 1
    if initials:
        rest = words[initials:]
        told = initials in INITIALS and rest and all(len(w) >= MIN_SURNAME for w in rest)
        return "initials-cue" if told and not any(w.isupper() for w in rest) else ""
    known = words[0].lower() in first_names() and len(words[0]) >= MIN_SURNAME
    return "given-cue" if known and not any(w.isupper() for w in words) else ""


def _is_word(word: str) -> bool:
    """Whether a word of a run can be part of a name: letters, hyphens, apostrophes, full stops."""
    return word in particles() or all(c.isalpha() or c in "-‐‑.'’" for c in word)
