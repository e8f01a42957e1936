"""Which tokens can be part of a person's name, and which capitalised runs are surely none."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefgen.analyse.lexicon import city_names, has_organisation_word, nation_words, role_nouns
from briefgen.analyse.tokens import Reading, Token
from briefgen.data import particles

# A hyphen after a name and one of these makes an adjective of it: "the Example-backed bill".
ADJECTIVE_ENDINGS = frozenset(
    "era backed led style like appointed aligned friendly type inspired linked run owned "
    "controlled nominated endorsed brokered mediated esque free related sponsored funded "
    "loyal ally".split()
)
# What an organisation is called after its name.
BODY_NOUNS = frozenset(
    "company firm operator maker manufacturer producer airline carrier agency group organisation "
    "organization charity lender bank insurer retailer publisher broadcaster newspaper magazine "
    "website party union federation association think-tank nonprofit developer supplier startup "
    "band team club ship vessel ferry boat tanker yacht town city village river brand giant unit "
    "storm hurricane typhoon cyclone app platform startup outlet channel album song novel film "
    "subsidiary consultancy university institute".split()
)
# Words that no name holds, in capitals as they stand in tables and headlines.
NO_NAME_WORDS = frozenset("AT VS OF TO FOR FROM WITH BY AND OR THE".split())
# What a hyphen joins to a name without making it a longer name: "anti-Roe".
PREFIXES = frozenset({"anti", "pro", "non", "ex", "post", "pre"})
NAME_WORD = re.compile(r"^[^\W\d_][^\d_@#/\\<>=\[\](){}]*$")
MAX_SYLLABLE = 6  # letters of a Korean or Chinese syllable in Latin script: "Hyeong", "Chuang"
MAX_ORGANISATION_WORDS = 4  # after a name: "Roe Global Maritime Complex"
# Two words of a page run into each other: "OakhurstShare"; "McRae" and "DeLuca" are names.
GLUED = re.compile(r"^[A-Z][^\W\d_A-Z]{4,}[A-Z]")
HYPHENS = ("-", "‐", "‑")


class NameSpan(NamedTuple):
    """Tokens `first` to `last` that name somebody; `rule` says why they are taken for a name."""

    first: int
    last: int
    rule: str


def is_name_end(tokens: list[Token], index: int) -> bool:
    """Whether a name can end with this token: not with a possessive, a mark or a plain word."""
    token = tokens[index]
    if token.lower in ("'s", "’s", "’", "'") or token.tag == "POS":
        return False
    return token.text[0].isalpha() and (token.is_capitalised or _is_glued(tokens, index))


def _is_glued(tokens: list[Token], index: int) -> bool:
    """Whether a lower-case token is the part of a name after a hyphen ("Yo-han")."""
    if index < 2 or not is_second_part(tokens, index):
        return False
    hyphen = tokens[index - 1]
    return hyphen.text in HYPHENS and tokens[index - 2].end == hyphen.start


def is_second_part(tokens: list[Token], index: int) -> bool:
    """Whether a lower-case token after a hyphen can end a name, whatever the model calls it.

    In "Seo In-guk" and "Chang Je-won" three short syllables tell, the first without a hyphen.
    """
    token, before = tokens[index], tokens[index - 2]
    if token.lower in ADJECTIVE_ENDINGS or tokens[index - 1].end != token.start:
        return False
    if token.tag.startswith("NN"):
        return True
    family = tokens[index - 3] if index > 2 else None
    return (
        family is not None
        and family.tag == "NNP"
        and family.is_capitalised
        and family.block == token.block
        and before.is_capitalised
        and all(len(part.text) <= MAX_SYLLABLE for part in (token, before, family))
    )


def is_name_token(tokens: list[Token], index: int) -> bool:
    """Whether a token can be part of a name."""
    token = tokens[index]
    if token.tag == "POS":
        return False
    if token.text in (*HYPHENS, ".", "'", "’", "“", "”", '"'):
        return True
    return bool(NAME_WORD.match(token.text)) and (
        token.is_capitalised or token.lower in particles() or _is_glued(tokens, index)
    )


def hyphen_follows(tokens: list[Token], last: int) -> bool:
    """Whether a hyphen and a part of the name follow token `last - 1` without a blank."""
    before, hyphen, part = tokens[last - 1], tokens[last], tokens[last + 1]
    joined = before.end == hyphen.start and hyphen.end == part.start
    return (
        joined
        and hyphen.text in HYPHENS
        and part.text.isalpha()
        and part.lower not in ADJECTIVE_ENDINGS
        and (part.is_capitalised or is_second_part(tokens, last + 1))
    )


def next_is_name(reading: Reading, index: int) -> bool:
    """Whether token `index` continues a name: capitalised, a proper noun, in the same block."""
    tokens = reading.tokens
    return (
        index < len(tokens)
        and tokens[index].block == tokens[index - 1].block
        and tokens[index].is_capitalised
        and tokens[index].tag in ("NNP", "NNPS")
    )


def is_no_person(reading: Reading, first: int, last: int, words: list[str]) -> bool:
    """Whether a name-like span is surely something else: an organisation, a place, a nation."""
    tokens = reading.tokens
    if has_organisation_word(words) or NO_NAME_WORDS.intersection(words):
        return True
    if any(GLUED.match(word) for word in words):
        return True
    text = reading.words(first, last)
    if (
        text in nation_words()
        or (len(words) > 1 and text in city_names())
        or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1)
    ):
        return True
    if len(text) < 2 or text.lower() in role_nouns():
        return True
    if first > 0 and reading.words(first - 1, last) in nation_words():
        return True  # "Saint Lucia"
    return is_called_organisation(reading, last) or _heads_organisation(tokens, last)


def _heads_organisation(tokens: list[Token], last: int) -> bool:
    """Whether capitalised words right after a name make an organisation of it: "Roe Arms Fund"."""
    for index in range(last, min(last + MAX_ORGANISATION_WORDS, len(tokens))):
        token, before = tokens[index], tokens[index - 1]
        if (
            not token.is_capitalised
            or token.block != before.block
            or token.start - before.end > 1
            or before.text == "."
        ):
            return False
        if has_organisation_word([token.text]):
            return True
    return False


def is_called_organisation(reading: Reading, last: int) -> bool:
    """Whether ", the ferry operator," or ", a maker of …" comes right after a name."""
    tokens = reading.tokens
    if last + 2 >= len(tokens) or tokens[last].text != "," or tokens[last + 1].tag != "DT":
        return False
    for token in tokens[last + 2 : min(last + 7, len(tokens) - 1)]:
        following = tokens[token.index + 1]
        if token.lower in BODY_NOUNS and token.text.islower() and not following.is_noun:
            return following.tag != "POS"  # "Roe, the group's organiser"
        if not (token.is_noun or token.tag in ("JJ", "HYPH", "VBG", "POS")):
            return False
    return False
