"""How far a name reaches beyond what the model took for it: hyphens, particles, nicknames."""

from __future__ import annotations

from briefgen.analyse.lexicon import (
    city_names,
    honorific,
    nation_words,
    organisation_words,
    role_nouns,
)
from briefgen.analyse.name_tokens import HYPHENS, hyphen_follows, is_second_part, next_is_name
from briefgen.analyse.tokens import Reading, Token
from briefgen.data import first_names, particles, read_words

OPENING = {"“": "”", '"': '"', "‘": "’", "'": "'", "(": ")", "``": "''"}
MAX_NICKNAME_WORDS = 2
# Labels of a word that may be the end of a name all the same: "Roe (GPE)" after "Ann".
DOUBTFUL = frozenset({"", "GPE", "ORG", "LOC", "NORP", "PERSON", "PRODUCT", "WORK_OF_ART"})


def extended(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The tokens `first` to `last` of a name with all that surely belongs to it, on both sides."""
    end = 0
    while end != last:
        end = last
        last = _over_hyphens(reading, last)
        last = _over_syllables(reading, first, last)
        last = _over_nickname(reading, first, last)
        last = _over_particles(reading, last)
        last = _over_next_word(reading, first, last)
    return _start(reading, first, last), last


def _over_hyphens(reading: Reading, last: int) -> int:
    """The end after all hyphens: "Yo" + "-han"."""
    while last + 1 < len(reading.tokens) and hyphen_follows(reading.tokens, last):
        last += 2
    return last


def _over_syllables(reading: Reading, first: int, last: int) -> int:
    """The end after a given name of two syllables that reads as plain words: "Seo" + "In-won"."""
    tokens = reading.tokens
    if last - first != 1 or last + 2 >= len(tokens):
        return last
    given, hyphen = tokens[last], tokens[last + 1]
    if not given.is_capitalised or given.block != tokens[first].block or hyphen.text not in HYPHENS:
        return last
    glued = given.end == hyphen.start and given.start - tokens[first].end == 1
    return last + 3 if glued and is_second_part(tokens, last + 2) else last


def _over_particles(reading: Reading, last: int) -> int:
    """The end after particles and the word they introduce: "Ursel" + "van der Meer"."""
    tokens = reading.tokens
    after = last
    while after < len(tokens) and tokens[after].text in particles():
        after += 1
    if (after > last or tokens[last - 1].text in particles()) and next_is_name(reading, after):
        return after + 1
    return last


def _over_nickname(reading: Reading, first: int, last: int) -> int:
    """The end after a nickname in quote marks or brackets and the word that follows it.

    In “Ana ‘Nita’ Roe” and "Ana (Nita) Roe"; where nothing follows the nickname, it stays out.
    """
    tokens = reading.tokens
    opening = next(
        (i for i in range(last - 1, first, -1) if tokens[i].text in OPENING), None
    )  # the model's name may end inside the marks
    if opening is None:
        opening = last
    if opening >= len(tokens) or tokens[opening].text not in OPENING:
        return last
    closing = OPENING[tokens[opening].text]
    limit = min(opening + MAX_NICKNAME_WORDS + 2, len(tokens) - 1)
    for index in range(opening + 1, limit):
        token = tokens[index]
        if token.text == closing and index > opening + 1:
            joined = index >= last and next_is_name(reading, index + 1)
            return index + 2 if joined and not _is_other(tokens[index + 1]) else last
        if not token.is_capitalised or token.block != tokens[first].block or _is_other(token):
            break
        if closing == ")" and token.label not in ("", "PERSON"):
            break  # "Ann Roe (Kenya)"
    return last


def _over_next_word(reading: Reading, first: int, last: int) -> int:
    """The end after a next proper noun that the parser hangs the name on: "Aung" + "Kyi"."""
    tokens = reading.tokens
    if not next_is_name(reading, last) or tokens[last].start - tokens[last - 1].end > 1:
        return last
    token, before = tokens[last], tokens[last - 1]
    if token.start == before.end or token.label not in DOUBTFUL or _is_other(token):
        return last
    plural = token.tag == "NNPS" and token.label
    if plural or not token.text.isalpha() or before.text == ".":
        return last
    if token.text in {t.text for t in tokens[first:last]}:
        return last  # two names run into each other
    heads = {tokens[i].head for i in range(first, last) if tokens[i].dep == "compound"}
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    goes_on = (
        following is not None
        and following.is_noun
        and following.block == token.block
        and following.start - token.end == 1
    )
    hangs = before.dep == "compound" and before.head >= last
    if token.label in ("", "PERSON"):
        return last + 1 if hangs or last in heads else last
    return last + 1 if last in heads and not goes_on else last


def _is_other(token: Token) -> bool:
    """Whether a proper noun after a name begins something else: a title, a nation, a month."""
    return (
        token.text in nation_words()
        or honorific(token.text) is not None
        or token.lower in role_nouns()
        or token.lower in organisation_words("last")
        or token.lower in organisation_words("any")
        or token.lower in _calendar_words()
        or (token.text.isupper() and len(token.text) > 1)
    )


def _calendar_words() -> frozenset[str]:
    """Names of months and days."""
    return read_words("months.txt") | read_words("weekdays.txt")


def _start(reading: Reading, first: int, last: int) -> int:
    """The start before particles and the given name before them, or before initials."""
    tokens = reading.tokens
    before = first
    while before > 0 and tokens[before - 1].text in particles():
        before -= 1
    if before < first and before > 0 and _is_given_name(tokens, before - 1, first):
        return before - 1
    while first > 0 and _is_initial(tokens, first - 1, first):
        first -= 1
    if last - first == 1 and first > 0 and _is_known_first_name(tokens, first - 1, first):
        first -= 1
    return first


def _is_given_name(tokens: list[Token], index: int, first: int) -> bool:
    """Whether token `index` starts the name whose particles follow it."""
    token = tokens[index]
    known = token.lower in first_names() and token.label not in ("GPE", "DATE")
    return (
        token.block == tokens[first].block
        and token.tag == "NNP"
        and (token.label == "PERSON" or known)
    )


def _is_initial(tokens: list[Token], index: int, first: int) -> bool:
    """Whether token `index` is an initial before the name: "J." or "J"."""
    token = tokens[index]
    return (
        token.block == tokens[first].block
        and token.tag == "NNP"
        and len(token.text.rstrip(".")) == 1
        and token.text[0].isupper()
        and tokens[first].start - token.end == 1
    )


def _is_known_first_name(tokens: list[Token], index: int, first: int) -> bool:
    """Whether a first name, without a label of its own, stands right before a lone name."""
    token = tokens[index]
    return (
        token.block == tokens[first].block
        and token.label == ""
        and token.tag == "NNP"
        and token.head == first
        and tokens[first].start - token.end == 1
        and (token.lower in first_names() or _may_be_given(tokens, index))
        and not _is_other(token)
        and token.text not in city_names()
    )


def _may_be_given(tokens: list[Token], index: int) -> bool:
    """Whether a word of no known meaning may be a given name: capitalised within a sentence."""
    token, name = tokens[index], tokens[index + 1]
    within = index > 0 and tokens[index - 1].sentence == token.sentence
    return within and token.text.isalpha() and token.is_capitalised and not name.text.isupper()
