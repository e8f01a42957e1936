"""Where a full or lone name of a person stands: the model's spans cleaned, and what it missed."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.analyse.cued_names import cued_names
from briefgen.analyse.lexicon import honorific, nation_words, particles, role_starting_at
from briefgen.analyse.name_tokens import (
    NameSpan,
    hyphen_follows,
    is_name_end,
    is_name_token,
    is_no_person,
    next_is_name,
)
from briefgen.analyse.tokens import Range, Reading, Token

MAX_NAME_TOKENS = 9  # a hyphen is a token: "María-José van der Meer-Ruiz"


def person_spans(reading: Reading) -> list[NameSpan]:
    """The names in the body, in text order, without overlaps. Headlines give none.

    Full names and lone ones; titles, possessives and punctuation are not part of them.
    """
    found = [span for ent in _model_people(reading) for span in _cleaned(reading, ent)]
    taken = {i for span in found for i in range(span.first, span.last)}
    for span in cued_names(reading):
        if not taken.intersection(range(span.first, span.last)):
            found.append(span)
            taken.update(range(span.first, span.last))
    return sorted(found)


def _model_people(reading: Reading) -> Iterator[Range]:
    """The model's PERSON entities outside headlines."""
    for first, last, label in reading.entities:
        if label == "PERSON" and not reading.is_headline(reading.tokens[first]):
            yield Range(first, last)


def _cleaned(reading: Reading, ent: Range) -> Iterator[NameSpan]:
    """The names in a PERSON entity: split at commas and "and", trimmed, extended, checked."""
    start = ent.first
    for index in range(ent.first, ent.last + 1):
        if index < ent.last and reading.tokens[index].lower not in (",", "and", "&", ";", "/"):
            continue
        if index > start and (span := _trimmed(reading, start, index)):
            yield span
        start = index + 1


def _trimmed(reading: Reading, first: int, last: int) -> NameSpan | None:
    """The name in the tokens `first` to `last` without titles and what follows it, or None."""
    tokens = reading.tokens
    first = _after_titles(reading, first, last)
    end = first
    while end < last and is_name_token(tokens, end):
        end += 1
    while end > first and not is_name_end(tokens, end - 1):
        end -= 1
    if first >= end:
        return None
    first, end = _extended(reading, first, end)
    words = [t.text for t in tokens[first:end]]
    if end - first > MAX_NAME_TOKENS or is_no_person(reading, first, end, words):
        return None
    return NameSpan(first, end, "full-name")


def _after_titles(reading: Reading, first: int, last: int) -> int:
    """The first token after leading titles, roles, adjectives of nations, marks and articles."""
    tokens = reading.tokens
    while first < last:
        token = tokens[first]
        role = role_starting_at(reading, first)
        if not token.text[0].isalpha() or token.lower in ("the", "a", "an", "former", "ex"):
            first += 1
        elif honorific(token.text) and first + 1 < last:
            first += 2 if tokens[first + 1].text == "." else 1
        elif role and role[1] < last and (role[0].kind != "generic" or token.text.islower()):
            first = role[1]
        elif token.text in nation_words() and last - first > 2:
            first += 1
        else:
            break
    return first


def _extended(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The range extended over hyphens ("Yo" + "-han") and over particles on both sides."""
    tokens = reading.tokens
    while last + 1 < len(tokens) and hyphen_follows(tokens, last):
        last += 2
    after = last
    while after < len(tokens) and tokens[after].text in particles():
        after += 1
    if (after > last or tokens[last - 1].text in particles()) and next_is_name(reading, after):
        last = after + 1
    before = first
    while before > 0 and tokens[before - 1].text in particles():
        before -= 1
    if before < first and before > 0 and _is_given_name(tokens, before - 1, first):
        first = before - 1
    return first, last


def _is_given_name(tokens: list[Token], index: int, first: int) -> bool:
    """Whether token `index` starts the name whose particles follow it."""
    token = tokens[index]
    return token.block == tokens[first].block and token.tag == "NNP" and token.label == "PERSON"
