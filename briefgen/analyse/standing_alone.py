"""Does a short name stand for itself, or is it part of a longer name or of a thing's name?"""

from __future__ import annotations

from briefgen.analyse.lexicon import honorific, role_ending_at, role_nouns
from briefgen.analyse.name_tokens import PREFIXES
from briefgen.analyse.tokens import Range, Reading, Token
from briefgen.data import first_names

# Labels of longer entities inside which a surname is no mention ("Example Tower").
OTHER_THINGS = frozenset({"ORG", "FAC", "WORK_OF_ART", "LAW", "GPE", "LOC", "EVENT", "PRODUCT"})


def stands_alone(reading: Reading, first: int, last: int) -> bool:
    """Whether the words are not part of a longer name or of another thing's name."""
    tokens = reading.tokens
    token = tokens[first]
    if token.entity >= 0:
        entity = reading.entities[token.entity]
        size = entity.last - entity.first
        if entity.label in OTHER_THINGS and not _only_these(
            reading, entity.first, entity.last, first, last
        ):
            return False
        if (
            entity.label == "PERSON"
            and size > last - first
            and _longer_name(reading, entity, first, last)
        ):
            return False
    if last < len(tokens) and _continues(token, tokens[last], tokens[last - 1]):
        return False
    before = tokens[first - 1] if first else None
    if before and before.block == token.block and _is_other_given_name(before, token):
        return False
    return not (
        before
        and before.block == token.block
        and before.tag in ("NNP", "NNPS")
        and before.label == token.label == "PERSON"
        and before.entity == token.entity
        and not honorific(before.text)
        and role_ending_at(reading, first - 1) is None
    )


def _is_other_given_name(before: Token, token: Token) -> bool:
    """Whether a given name stands right before: "Ann Roe" is not the Roe named in full."""
    return (
        before.tag == "NNP"
        and before.is_capitalised
        and before.label in ("", "PERSON")
        and before.head == token.index
        and token.start - before.end == 1
        and before.lower in first_names()
        and honorific(before.text) is None
        and before.lower not in role_nouns()
    )


def _only_these(reading: Reading, start: int, end: int, first: int, last: int) -> bool:
    """Whether an entity is just the short name, an article or a possessive aside."""
    rest = [t for t in reading.tokens[start:end] if not first <= t.index < last]
    return all(t.tag in ("POS", "DT") or not t.text[0].isalnum() for t in rest)


def _longer_name(
    reading: Reading, entity: Range | tuple[int, int, str], first: int, last: int
) -> bool:
    """Whether the rest of a PERSON entity is name too, not a title or a plain word."""
    rest = [t for t in reading.tokens[entity[0] : entity[1]] if not first <= t.index < last]
    return any(
        t.is_capitalised
        and not honorific(t.text)
        and t.lower not in PREFIXES
        and role_ending_at(reading, t.index) is None
        for t in rest
    )


def _continues(token: Token, following: Token, final: Token) -> bool:
    """Whether the next token makes a longer name of it; a hyphen doesn't."""
    if following.block != token.block or following.start - final.end > 1:
        return False
    joined = following.start == final.end
    if joined and following.text in ("-", "‐", "‑"):
        return False
    return (
        not joined
        and following.is_capitalised
        and following.tag in ("NNP", "NNPS")
        and following.entity == token.entity >= 0
    )
