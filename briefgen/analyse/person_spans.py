"""Where a full or lone name of a person stands: the model's spans cleaned, and what it missed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefgen.analyse.cued_names import cued_names
from briefgen.analyse.lexicon import country_names, honorific, nation_words, role_starting_at
from briefgen.analyse.name_extents import extended
from briefgen.analyse.name_shapes import shape_of
from briefgen.analyse.name_tokens import (
    HYPHENS,
    PREFIXES,
    NameSpan,
    is_name_end,
    is_name_token,
    is_no_person,
)
from briefgen.analyse.tokens import Range, Reading
from briefgen.data import first_names

GIVEN_TOO = frozenset({"dean"})  # far more often a first name than an office before a name
MAX_PARTICLE = 3  # letters of "Al" and "bin", which a name may hold twice
MAX_NAME_TOKENS = 9  # a hyphen is a token: "María-José van der Meer-Ruiz"


def person_spans(reading: Reading) -> list[NameSpan]:
    """The names in the body, in text order, without overlaps. Headlines give none.

    Full names and lone ones; titles, possessives and punctuation are not part of them.
    """
    found: list[NameSpan] = []
    taken: set[int] = set()
    modelled = (span for ent in _model_people(reading) for span in _cleaned(reading, ent))
    for span in chain(modelled, cued_names(reading)):
        if not taken.intersection(range(span.first, span.last)):
            found.append(span)
            taken.update(range(span.first, span.last))
    return sorted(found)


def headline_spans(reading: Reading) -> list[NameSpan]:
    """Full names in headlines that may tell whom the body means by a surname alone.

    Only a known first name and one more word: in a headline every word may be a capital, and
    "Roe Sues Poe" is no name. Who is nobody in the body stays nobody.
    """
    found = []
    for first, last, label in reading.entities:
        if label != "PERSON" or not reading.is_headline(reading.tokens[first]):
            continue
        span = _trimmed(reading, first, last)
        if span and span.last - span.first == 2 and shape_of(reading, *span[:2]) == "given-cue":
            found.append(NameSpan(span.first, span.last, "headline-name"))
    return found


def _model_people(reading: Reading) -> Iterator[Range]:
    """The model's PERSON entities outside headlines."""
    for first, last, label in reading.entities:
        if label == "PERSON" and not reading.is_headline(reading.tokens[first]):
            yield Range(first, last)


def _cleaned(reading: Reading, ent: Range) -> Iterator[NameSpan]:
    """The names in a PERSON entity: split at commas and "and", trimmed, extended, checked."""
    start = ent.first
    for index in range(ent.first, ent.last + 1):
        if index < ent.last and not _divides(reading, index):
            if start < index and _says_again(reading, start, index):
                if span := _trimmed(reading, start, index):
                    yield span
                start = index
            continue
        if index > start and (span := _trimmed(reading, start, index)):
            yield span
        start = index + 1


def _says_again(reading: Reading, start: int, index: int) -> bool:
    """Whether a token is a word of the name before it: two names run into each other."""
    token = reading.tokens[index]
    long = token.text.isalpha() and len(token.text) > MAX_PARTICLE
    hyphened = index + 1 < len(reading.tokens) and reading.tokens[index + 1].text in HYPHENS
    return long and not hyphened and token.text in {t.text for t in reading.tokens[start:index]}


def _divides(reading: Reading, index: int) -> bool:
    """Whether a token stands between two names: a comma, "and", a dash with blanks around it."""
    tokens = reading.tokens
    token = tokens[index]
    if token.lower in (",", "and", "&", ";", "/", "—", "–", "v", "vs"):
        return True
    glued = tokens[index - 1].end == token.start
    return token.text in HYPHENS and not (glued and tokens[index + 1].start == token.end)


def _trimmed(reading: Reading, first: int, last: int) -> NameSpan | None:
    """The name in the tokens `first` to `last` without titles and what follows it, or None."""
    tokens = reading.tokens
    first = _after_titles(reading, first, last)
    end = first
    while end < last and is_name_token(tokens, end):
        end += 1
    while end > first and not is_name_end(tokens, end - 1):
        end -= 1
    if end - first == 2 and tokens[end - 1].text in country_names():
        known = tokens[first].lower in first_names()
        end -= 0 if known else 1  # "Oyelaran Chad plan", but "Marta Jordan"
    if first >= end:
        return None
    first, end = extended(reading, first, end)
    words = [t.text for t in tokens[first:end]]
    if end - first > MAX_NAME_TOKENS or is_no_person(reading, first, end, words):
        return None
    return NameSpan(first, end, "full-name")


def _is_acronym(reading: Reading, index: int) -> bool:
    """Whether a token is three or more capitals before a name that isn't written so: "FAO Roe"."""
    token, following = reading.tokens[index], reading.tokens[index + 1]
    return (
        token.text.isupper()
        and token.text.isalpha()
        and len(token.text) > 2
        and token.lower not in first_names()
        and following.text[1:2].islower()
    )


def _is_told(reading: Reading, first: int, last: int, kind: str) -> bool:
    """Whether a role noun at the start of a name tells what the person is, and is no part of it.

    Generic ones ("Billionaire") only where they have a small letter, or a capital because they
    begin the sentence, before a name of two words.
    """
    token = reading.tokens[first]
    begins = reading.sentence_of(token).first == first and last - first > 2
    return kind != "generic" or token.text.islower() or begins


def _after_titles(reading: Reading, first: int, last: int) -> int:
    """The first token after leading titles, roles, adjectives of nations, marks and articles."""
    tokens = reading.tokens
    while first < last:
        token = tokens[first]
        role = role_starting_at(reading, first)
        if not token.text[0].isalpha() or token.lower in ("the", "a", "an", "former", "ex"):
            first += 1
        elif token.lower in PREFIXES and tokens[first + 1].text in HYPHENS:
            first += 2
        elif honorific(token.text) and first + 1 < last:
            first += 2 if tokens[first + 1].text == "." else 1
        elif token.lower in GIVEN_TOO and first + 2 == last:
            break
        elif role and role[1] < last and _is_told(reading, first, last, role[0].kind):
            first = role[1]
        elif (token.text in nation_words() and last - first > 2) or (
            first + 1 < last and _is_acronym(reading, first)
        ):
            first += 1
        else:
            break
    return first
