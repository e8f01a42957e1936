"""Words that look like a country or a capital and mean a language, a road, a town, an agreement."""

from __future__ import annotations

import re
from functools import cache

from briefgen.analyse.gazetteer import Entry, Match
from briefgen.analyse.tokens import Reading
from briefgen.data import read_table, read_words

LANGUAGE_AFTER = frozenset(
    "language languages speaking speaker speakers speaks lesson lessons class classes word words "
    "translation translations subtitle subtitles grammar phrase phrases teacher teachers".split()
)
LANGUAGE_BEFORE = frozenset(
    "speak speaks spoke spoken speaking learn learns learned learnt learning teach teaches taught "
    "teaching study studies studied studying read write writes wrote written in into fluent broken "
    "perfect conversational translated".split()
)
MAX_HIGHWAY_DIGITS = 3
HIGHWAY_AFTER = re.compile(r"-\d{1,3}$")
# What stands after "Lebanon, " or "Lebanon (" where that is a town of a US state.
STATE_AFTER = re.compile(r"(?:, | \()([A-Z][A-Za-z.]*(?: [A-Z][a-z]+)*)")
WATERS = frozenset({"River", "Lake", "Bay", "Sea", "Gulf", "Strait", "Creek", "Mountains"})
# "New London" is not London, "North Oslo" at most a part of it; "North Norway" is Norway.
ELSEWHERE = frozenset(
    {"New", "Little", "Port", "Fort", "Lake", "Mount", "Saint", "St.", "El", "La"}
)
SIDES = frozenset({"North", "South", "East", "West", "Upper", "Lower", "Old", "Greater"})
# Agreements bear the name of the city where they were signed.
AGREEMENTS = frozenset(
    "Accord Accords Agreement Club Convention Conventions Climate Declaration Pact Protocol Rules "
    "Statute Treaty".split()
)


def is_language(reading: Reading, first: int, last: int, entry: Entry) -> bool:
    """Whether an adjective names a language: "in French", "French-speaking", "speaks French"."""
    if entry.name not in read_words("languages.txt"):
        return False
    tokens = reading.tokens
    block = tokens[first].block
    after = [t for t in tokens[last : last + 2] if t.block == block]
    if after and after[0].text == "-" and len(after) > 1 and after[1].lower in LANGUAGE_AFTER:
        return True
    if after and after[0].lower in LANGUAGE_AFTER:
        return True
    before = tokens[first - 1] if first and tokens[first - 1].block == block else None
    follows = bool(after) and (after[0].is_noun or after[0].tag.startswith("JJ"))
    return before is not None and before.lower in LANGUAGE_BEFORE and not follows


def is_ethnic(reading: Reading, first: int) -> bool:
    """Whether "ethnic" stands before: such people are often citizens of another country."""
    before = reading.tokens[first - 1] if first else None
    return before is not None and before.lower == "ethnic"


def is_pronoun_us(reading: Reading, first: int) -> bool:
    """Whether "US" is the pronoun: the model says so, and the words around it are capitals too."""
    if not reading.tokens[first].tag.startswith("PRP"):
        return False
    around = [*reading.tokens[max(first - 2, 0) : first], *reading.tokens[first + 1 : first + 3]]
    words = [t.text for t in around if t.text.isalpha() and len(t.text) > 1]
    return not words or any(word.isupper() for word in words)


def is_highway(reading: Reading, first: int, last: int, entry: Entry) -> bool:
    """Whether "US" or "U.S." names a road: "US-24", "U.S. 41 in Roe County"."""
    tokens = reading.tokens
    if entry.form != "abbreviation" or entry.codes != ("US",):
        return False
    if HIGHWAY_AFTER.match(tokens[first].text, len(entry.name)):
        return True  # the tokenizer may leave "US-24" whole
    after = [t for t in tokens[last : last + 3] if t.block == tokens[first].block]
    if after and after[0].text == "-":
        after, near = after[1:], True
    else:
        near = False
    if not after or not after[0].text.isdigit() or len(after[0].text) > MAX_HIGHWAY_DIGITS:
        return False
    return near or not (len(after) > 1 and (after[1].is_noun or after[1].text in ("-", "%", ".")))


def is_town_of_state(reading: Reading, match: Match) -> bool:
    """Whether a US state follows after a comma: "Lebanon, Ohio" is no country.

    Names that no town bears are left alone, and so are those in a list ("Malta, Florida, Texas").
    """
    entry = match.entry
    if not entry.evidence and entry.kind not in ("capital", "place"):
        return False
    if entry.form == "state" or entry.name.startswith("Washington"):
        return False
    found = STATE_AFTER.match(reading.text, match.end)
    if not found or (found.group(1) == "Georgia" and "GE" in entry.codes):
        return False
    another = STATE_AFTER.match(reading.text, found.end())
    is_list = another is not None and _is_state(another.group(1))
    return _is_state(found.group(1)) and not is_list


def is_other_place(reading: Reading, first: int, last: int, entry: Entry) -> bool:
    """Whether the words name another place or an agreement: "New London", "Gulf of Aden".

    "New Russian sanctions" at the start of a sentence or in a headline is no place.
    """
    tokens = reading.tokens
    near = [
        t.text if t.block == tokens[first].block else "" for t in tokens[max(first - 2, 0) : first]
    ]
    after = tokens[last].text if last < len(tokens) else ""
    is_city = entry.kind in ("capital", "place")
    if near and is_city and near[-1] in ELSEWHERE | SIDES:
        return True
    is_sure = first > 1 and tokens[first - 2].sentence == tokens[first].sentence
    if near and near[-1] in ELSEWHERE and is_sure and not reading.is_headline(tokens[first]):
        return entry.kind == "name"
    if len(near) > 1 and near[-1] == "of" and near[0] in WATERS:
        return True
    return is_city and (after in WATERS or (entry.kind == "capital" and after in AGREEMENTS))


def _is_state(words: str) -> bool:
    """Whether the words are a US state, or start with its name or abbreviation."""
    parts = words.split()
    starts = (" ".join(parts[:size]) for size in range(1, len(parts) + 1))
    return any(start in _states() or start.rstrip(".") in _states() for start in starts)


@cache
def _states() -> frozenset[str]:
    """Names, postal codes and abbreviations of the US states."""
    return frozenset(word for row in read_table("us_states.csv") for word in row if word)
