"""Where a full or lone name of a person stands: the model's spans cleaned, and what it missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.analyse.lexicon import (
    complemented_role,
    has_organisation_word,
    honorific,
    nation_words,
    particles,
    role_ending_at,
    role_nouns,
    role_starting_at,
)
from briefgen.analyse.tokens import Range, Reading, Token

MAX_NAME_TOKENS = 9  # a hyphen is a token: "María-José van der Meer-Ruiz"
# A hyphen after a name and one of these makes an adjective of it: "the Example-backed bill".
ADJECTIVE_ENDINGS = frozenset(
    "era backed led style like appointed aligned friendly type inspired linked run owned controlled "
    "nominated endorsed brokered mediated esque free related sponsored funded loyal ally".split()
)
NAME_WORD = re.compile(r"^[^\W\d_][^\d_@#/\\<>=]*$")
HYPHENS = ("-", "‐", "‑")
PLACES = frozenset({"GPE", "NORP", "LOC"})
# The model's labels that a title or an apposition may overrule.
OVERRULED = frozenset({"", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "NORP", "GPE", "LAW", "EVENT"})


class NameSpan(NamedTuple):
    """Tokens `first` to `last` that name somebody; `rule` says why they are taken for a name."""

    first: int
    last: int
    rule: str


def person_spans(reading: Reading) -> list[NameSpan]:
    """The names in the body, in text order, without overlaps. Headlines give none.

    Full names and lone ones; titles, possessives and punctuation are not part of them.
    """
    found = [span for ent in _model_people(reading) for span in _cleaned(reading, ent)]
    taken = {i for span in found for i in range(span.first, span.last)}
    for span in _after_cues(reading):
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
    """The name in the tokens `first` to `last` without titles, marks and what follows it, or None."""
    tokens = reading.tokens
    first = _after_titles(reading, first, last)
    end = first
    while end < last and _is_name_token(tokens, end):
        end += 1
    while end > first and not _is_name_end(tokens, end - 1):
        end -= 1
    if first >= end:
        return None
    first, end = _extended(reading, first, end)
    words = [t.text for t in tokens[first:end]]
    if end - first > MAX_NAME_TOKENS or _is_no_person(reading, first, end, words):
        return None
    return NameSpan(first, end, "model")


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


def _is_name_end(tokens: list[Token], index: int) -> bool:
    """Whether a name can end with this token: not with a possessive, a mark or a plain word."""
    token = tokens[index]
    if token.lower in ("'s", "’s", "’", "'") or token.tag == "POS":
        return False
    return token.text[0].isalpha() and (token.is_capitalised or _is_glued(tokens, index))


def _is_glued(tokens: list[Token], index: int) -> bool:
    """Whether a lower-case token is the part of a name after a hyphen ("Yo-han")."""
    token = tokens[index]
    if index < 1 or token.lower in ADJECTIVE_ENDINGS or not token.tag.startswith("NN"):
        return False
    return tokens[index - 1].text in HYPHENS and tokens[index - 1].end == token.start


def _is_name_token(tokens: list[Token], index: int) -> bool:
    """Whether a token can be part of a name."""
    token = tokens[index]
    if token.text in (*HYPHENS, ".", "'", "’", "“", "”", '"'):
        return True
    return bool(NAME_WORD.match(token.text)) and (
        token.is_capitalised or token.lower in particles() or _is_glued(tokens, index)
    )


def _extended(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The range extended over hyphens ("Yo" + "-han") and over particles on both sides."""
    tokens = reading.tokens
    while last + 1 < len(tokens) and _hyphen_follows(tokens, last):
        last += 2
    after = last
    while after < len(tokens) and tokens[after].text in particles():
        after += 1
    if (after > last or tokens[last - 1].text in particles()) and _next_name(reading, after):
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


def _hyphen_follows(tokens: list[Token], last: int) -> bool:
    """Whether a hyphen and a part of the name follow token `last - 1` without a blank."""
    before, hyphen, part = tokens[last - 1], tokens[last], tokens[last + 1]
    joined = before.end == hyphen.start and hyphen.end == part.start
    return (
        joined
        and hyphen.text in HYPHENS
        and part.text.isalpha()
        and part.lower not in ADJECTIVE_ENDINGS
        and (part.is_capitalised or part.tag in ("NNP", "NN"))
    )


def _next_name(reading: Reading, index: int) -> bool:
    """Whether token `index` continues a name: capitalised, a proper noun, in the same block."""
    tokens = reading.tokens
    return (
        index < len(tokens)
        and tokens[index].block == tokens[index - 1].block
        and tokens[index].is_capitalised
        and tokens[index].tag in ("NNP", "NNPS")
    )


def _is_no_person(reading: Reading, first: int, last: int, words: list[str]) -> bool:
    """Whether a name-like span is surely something else: an organisation, a place, a nation."""
    tokens = reading.tokens
    if has_organisation_word(words):
        return True
    text = reading.words(first, last)
    if text in nation_words() or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1):
        return True
    if len(words) == 1 and (len(words[0]) < 2 or words[0].lower() in role_nouns()):
        return True
    following = tokens[last] if last < len(tokens) else None
    if following and following.block == tokens[first].block and following.is_capitalised:
        return (
            has_organisation_word([following.text]) and following.start - tokens[last - 1].end <= 1
        )
    return False


def _after_cues(reading: Reading) -> Iterator[NameSpan]:
    """Capitalised runs that the model missed but a title before or a role after makes a person."""
    tokens = reading.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.label == "PERSON" or reading.is_headline(token) or not _starts_run(token):
            index += 1
            continue
        last = _run_end(reading, index)
        rule = _cue_of(reading, index, last)
        words = [t.text for t in tokens[index:last]]
        if rule and not _is_no_person(reading, index, last, words):
            yield NameSpan(index, last, rule)
        index = max(last, index + 1)


def _starts_run(token: Token) -> bool:
    """Whether a run of a name may start here: a capitalised proper noun that is no title."""
    return (
        token.is_capitalised
        and token.tag in ("NNP", "NNPS", "NN", "JJ", "FW")
        and token.label in OVERRULED
        and not honorific(token.text)
        and token.lower not in role_nouns()
    )


def _run_end(reading: Reading, first: int) -> int:
    """The token after a run of capitalised words, particles and hyphens."""
    tokens = reading.tokens
    last = first + 1
    while last < len(tokens) and tokens[last].block == tokens[first].block:
        if _hyphen_follows(tokens, last) if last + 1 < len(tokens) else False:
            last += 2
        elif (
            tokens[last].is_capitalised
            and tokens[last].tag in ("NNP", "NNPS")
            and (tokens[last].label == tokens[first].label or tokens[last].label in ("", "PERSON"))
        ):
            last += 1
        elif tokens[last].text in particles() and _next_name(reading, last + 1):
            last += 2
        else:
            break
    return last


def _cue_of(reading: Reading, first: int, last: int) -> str:
    """The rule by which a run of capitalised words is a name, or "".

    "title-cue" after a title ("Foreign Minister Xu Lan", "its minister, Xu Lan,"), "role-cue"
    before a role ("Xu Lan, a senator from …").
    """
    name = reading.tokens[first]
    if name.label not in OVERRULED or not name.tag.startswith("NNP"):
        return ""
    if name.label in ("GPE", "NORP", "LOC") and (
        last - first == 1 or _has_place_word(reading, first, last)
    ):
        return ""
    following = reading.tokens[last] if last < len(reading.tokens) else None
    if following and following.is_noun and following.sentence == name.sentence:
        return ""  # "the National Harvest candidate": the run describes what follows
    if _title_precedes(reading, first, last):
        return "title-cue"
    return "role-cue" if last - first > 1 and _role_follows(reading, last) else ""


def _has_place_word(reading: Reading, first: int, last: int) -> bool:
    """Whether a run that the model calls a place holds a nation's or a capital's name."""
    words = {t.text for t in reading.tokens[first:last]} | {reading.words(first, last)}
    return bool(words & nation_words())


def _title_precedes(reading: Reading, first: int, last: int) -> bool:
    """Whether a title stands right before the run, or a state's or body's office and a comma."""
    tokens = reading.tokens
    before = tokens[first - 1] if first else None
    if before is None or before.block != tokens[first].block:
        return False
    if (title := honorific(before.text)) is not None and before.is_capitalised:
        return bool(title.word)
    comma = before.text == ","
    index = first - 2 if comma else first - 1
    if comma and (head := complemented_role(reading, first - 1)) is not None:
        index = head
    role = role_ending_at(reading, index) if index >= 0 else None
    if role is None or not tokens[index].is_noun or role[0].kind == "kin":
        return False
    if comma:
        closed = last < len(tokens) and (tokens[last].text == "," or tokens[last].is_verb)
        apposed = tokens[last - 1].dep == "appos"
        return closed and (
            apposed or (role[0].kind in ("state", "org") and tokens[index].is_capitalised)
        )
    if tokens[index].is_capitalised:
        return role[0].kind != "generic"
    return tokens[first].label != "ORG" and last - first > 1


def _role_follows(reading: Reading, last: int) -> bool:
    """Whether ", the|a ROLE of …" or ", ROLE of …" comes right after the name."""
    tokens = reading.tokens
    if (
        last + 2 >= len(tokens)
        or tokens[last].text != ","
        or tokens[last].block != tokens[last - 1].block
    ):
        return False
    index = last + 1
    if tokens[index].lower in ("the", "a", "an"):
        index += 1
    role = role_starting_at(reading, index)
    if not role or role[0].kind == "generic":
        return False
    after = tokens[role[1]] if role[1] < len(tokens) else None
    return bool(after and after.lower in ("of", "for", "at", ",", "in"))
