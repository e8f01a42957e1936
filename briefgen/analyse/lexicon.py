"""What the rules know about English: word lists from `data/`, asked by simple questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefgen.analyse.tokens import Reading, Token
from briefgen.data import read_table

# Tokens of the longest role nouns; hyphens count: "brother-in-law", "lieutenant governor-elect".
MAX_ROLE_WORDS = 6

# Nouns that end so are jobs, listed or not: hydrologist, geographer, statistician, sportswriter.
JOB_ENDINGS = ("ologist", "ographer", "ician", "writer", "keeper")

# How plurals end, and what their singular has instead.
PLURAL_ENDINGS = (("ies", "y"), ("men", "man"), ("ves", "fe"), ("es", ""), ("s", ""))

# Bodies, and what they publish: they "say" something without being anybody.
ORGANISATION_NOUNS = frozenset(
    "ministry government agency statement report media police army military company group "
    "committee commission council court office union party bank department newspaper television "
    "radio channel administration authority authorities embassy organisation organization "
    "association federation team club board campaign network outlet parliament coalition "
    "alliance firm institute study survey document letter website post release communique bulletin "
    "broadcaster operator".split()
)

# Nouns that, followed by "that …", report what was said.
SAYING_NOUNS = frozenset(
    "statement claim allegation warning assertion announcement report accusation denial promise "
    "pledge suggestion rumour rumor admission complaint argument insistence declaration".split()
)


class RoleNoun(NamedTuple):
    """A noun that can name an office, a job or a relation; `gender` is "m", "f" or ""."""

    noun: str
    kind: str
    gender: str


class Honorific(NamedTuple):
    """A form of address before a name; `is_role` where it names an office ("Sen.")."""

    word: str
    gender: str
    is_role: bool


@cache
def role_nouns() -> dict[str, RoleNoun]:
    """All role nouns by their lower-case form; heads of several words hold blanks."""
    return {row[0]: RoleNoun(*row[:3]) for row in read_table("role_nouns.csv")}


def is_people(plural: str) -> bool:
    """Whether a plural in lower case means people: "officials", "firemen", "secretaries"."""
    singulars = {plural[:-1], f"{plural[:-3]}y", f"{plural[:-3]}man", plural[:-2]}
    return plural == "people" or any(singular in role_nouns() for singular in singulars)


@cache
def honorifics() -> dict[str, Honorific]:
    """All honorifics by their lower-case form without a full stop."""
    rows = read_table("honorifics.csv")
    return {r[0].lower().rstrip("."): Honorific(r[0], r[1], r[2] in ("1", "yes")) for r in rows}


@cache
def speech_verbs() -> dict[str, tuple[str, str]]:
    """Form → (lemma, kind): "speech" reports words, "act" deals with them, "belief" neither."""
    return {row[0]: (row[1], row[2]) for row in read_table("speech_verbs.csv")}


@cache
def human_verbs(voice: str) -> frozenset[str]:
    """Verb forms whose subject is a human being, in the voice "active" or "passive"."""
    return frozenset(form for form, own in read_table("human_verbs.csv") if own == voice)


@cache
def organisation_words(position: str) -> frozenset[str]:
    """Lower-case words that make a capitalised run an organisation, a place or a work.

    `position` is "last", "first" or "any": where in the run the word must stand.
    """
    return frozenset(row[0].lower() for row in read_table("org_words.csv") if row[1] == position)


@cache
def nation_words() -> frozenset[str]:
    """Names, adjectives and nationals of countries as written: no name is one of them alone."""
    tables = ("country_names.csv", "demonyms.csv", "capitals.csv")
    return frozenset(row[0] for name in tables for row in read_table(name))


@cache
def country_names() -> frozenset[str]:
    """Names of countries and their parts as written, without adjectives."""
    return frozenset(row[0] for row in read_table("country_names.csv"))


@cache
def state_names() -> frozenset[str]:
    """Names of the US states."""
    return frozenset(row[0] for row in read_table("us_states.csv"))


@cache
def city_names() -> frozenset[str]:
    """Names of large cities: a name of several words that equals one is that city."""
    return frozenset(row[0] for row in read_table("cities.csv"))


def speech_verb(token: Token) -> str | None:
    """The lemma of a verb that reports somebody's words, or None."""
    known = speech_verbs().get(token.lower)
    return known[0] if known and known[1] == "speech" and token.tag.startswith("VB") else None


def speech_act(token: Token) -> str | None:
    """The lemma of a verb of saying, or of dealing with words ("called"), or None."""
    known = speech_verbs().get(token.lower)
    return known[0] if known and known[1] != "belief" and token.tag.startswith("VB") else None


def honorific(word: str) -> Honorific | None:
    """The honorific that `word` is, or None."""
    return honorifics().get(word.lower().rstrip("."))


@cache
def _last_words() -> frozenset[str]:
    """The last words of the role nouns: most words are none, which is quick to see."""
    return frozenset(re.split("[ -]", noun)[-1] for noun in role_nouns())


def role_ending_at(
    reading: Reading, last: int, first_allowed: int = 0
) -> tuple[RoleNoun, int] | None:
    """The longest role noun whose last word is token `last`, and its first token; or None.

    "president-elect" is a role of its own, made of three tokens.
    """
    tokens, known = reading.tokens, role_nouns()
    if tokens[last].lower in ("elect", "designate") and last > 1 and tokens[last - 1].text == "-":
        base = role_ending_at(reading, last - 2, first_allowed)
        if base is not None:
            noun = f"{base[0].noun}-{tokens[last].lower}"
            return base[0]._replace(noun=noun), base[1]
    longest = MAX_ROLE_WORDS if tokens[last].lower in _last_words() else 0
    for size in range(longest, 0, -1):
        first = last - size + 1
        if first < first_allowed or first < 0 or tokens[first].block != tokens[last].block:
            continue
        words = " ".join(t.lower for t in tokens[first : last + 1]).replace(" - ", "-")
        if words in known:
            return known[words], first
    if tokens[last].lower.endswith(JOB_ENDINGS) and tokens[last].tag in ("NN", "NNP"):
        return RoleNoun(tokens[last].lower, "job", ""), last
    return None


def plural_role_ending_at(
    reading: Reading, last: int, first_allowed: int = 0
) -> tuple[RoleNoun, int, str] | None:
    """The role noun whose plural ends with token `last`, its first token, the last word in the
    singular ("ministers": "minister"); or None.
    """
    tokens, known = reading.tokens, role_nouns()
    for word in _singulars(tokens[last].text):
        for size in range(MAX_ROLE_WORDS, 0, -1):
            first = last - size + 1
            if first < max(first_allowed, 0) or tokens[first].block != tokens[last].block:
                continue
            words = [t.lower for t in tokens[first:last]]
            noun = " ".join([*words, word.lower()]).replace(" - ", "-")
            if noun in known:
                return known[noun], first, word
        title = honorific(word)
        if title is not None and title.is_role and tokens[last].is_capitalised:
            return RoleNoun(title.word.lower(), "state", title.gender), last, word
    return None


def _singulars(word: str) -> Iterator[str]:
    """The singulars that a plural may have: "wives" → "wive", "wif", "wife"."""
    dot = "." if word.endswith(".") else ""
    plural = word.rstrip(".")
    for ending, single in PLURAL_ENDINGS:
        if plural.lower().endswith(ending) and len(plural) > len(ending) + 1:
            yield plural[: -len(ending)] + single + dot


def role_starting_at(reading: Reading, first: int) -> tuple[RoleNoun, int] | None:
    """The longest role noun whose first word is token `first`, and the token after it."""
    tokens, known = reading.tokens, role_nouns()
    for size in range(MAX_ROLE_WORDS, 0, -1):
        last = first + size
        if last > len(tokens) or tokens[last - 1].block != tokens[first].block:
            continue
        words = " ".join(t.lower for t in tokens[first:last]).replace(" - ", "-")
        if words in known:
            elect = tokens[last : last + 2]
            if [t.lower for t in elect] in (["-", "elect"], ["-", "designate"]):
                return known[words]._replace(noun=f"{words}-{elect[1].lower}"), last + 2
            return known[words], last
    return None


def complemented_role(reading: Reading, comma: int) -> int | None:
    """The head of "envoy to Chad" or "governor of the bank" right before a comma, or None."""
    tokens = reading.tokens
    for index in range(comma - 2, max(comma - 9, 0), -1):
        if tokens[index].is_verb or tokens[index].text in (",", ".", ";", "“", "”"):
            return None
        linked = tokens[index + 1].text in ("of", "to", "for")
        if linked and role_ending_at(reading, index) is not None:
            return index
    return None


def has_organisation_word(words: list[str]) -> bool:
    """Whether a capitalised run holds a word that persons' names don't have."""
    lower = [word.lower() for word in words]
    return (
        lower[-1] in organisation_words("last")
        or lower[0] in organisation_words("first")
        or any(word in organisation_words("any") for word in lower)
    )
