"""Whether a country's name is part of another name: of a person, an organisation, a work."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from briefgen.analyse.gazetteer import MIN_CAPITALS, Entry
from briefgen.analyse.lexicon import role_starting_at
from briefgen.analyse.lookalikes import is_other_place
from briefgen.analyse.tokens import Reading, Token
from briefgen.data import read_table, read_words

NAME_LABELS = frozenset({"ORG", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
# Parts of a state, its forces, parties, offices: a name that holds one still tells the country.
STATE_WORDS = frozenset(
    """
    administration ambassador army assembly attorney authorities authority cabinet chancellor coast
    commission communist congress constitution constitutional consulate corps court defence defense
    department deputy directorate district election elections embassy emperor envoy federal force
    forces foreign government guard interior judge judiciary justice king kingdom leader marine
    marines military minister ministers ministry mission monarchy navy opposition parliament party
    president presidency premier prime prince princess queen regime republic representative
    revolution revolutionary secretary senate senator soviet spokesman state states supreme treasury
    troops war agency bureau securities
    """.split()
)
# "News Agency" is no agency of a state, "Air France" no air force.
NOT_OF_STATE = frozenset({"news", "press", "travel", "airlines", "airways", "university", "bank"})
# Places, events and dealings that hide no country: "Eastern Roeland", "Greek Islands", "… War".
OPEN_WORDS = frozenset(
    """
    accord accords agreement affairs beach border campaign canyon cape carnival city coast
    conference county creek day desert eastern empire expo forest forum gulf hills initiative
    island islands isles kingdom lower market markets massacre month mount mountain mountains new
    north northern ocean open pact parade peninsula plan plateau port project protests province
    region relations republic resolution revolution river sea south southern square state strait
    summit territory town treaty upper uprising valley village war week west western year east
    """.split()
)
# "Roe Motor Corp of X" says where it sits; "Bank of X" is its name.
COMPANY_ENDS = frozenset({"corp", "corp.", "inc", "inc.", "ltd", "ltd.", "co", "co.", "company"})
# First names that are words too, and stand in capitals at the start of a sentence.
WORDS_TOO = frozenset({"will", "may", "grace", "christian", "summer", "sunday", "april", "june"})


def is_in_person(reading: Reading, first: int, last: int, entry: Entry) -> bool:
    """Whether the tokens are part of a person's name ("Ireland" in a family name).

    A name that nobody bears ("North Korea") only loses to a first name right before it. The model
    often takes an adjective before a name into the person ("Russian Ivan Roe"): that is none.
    """
    tokens = reading.tokens
    token = tokens[first]
    borne = bool(entry.evidence) or entry.kind in ("capital", "place")
    before = tokens[first - 1] if first and tokens[first - 1].block == token.block else None
    named = before is not None and before.end + 1 == token.start and _is_first_name(before)
    if named and (borne or (before is not None and before.label == "PERSON")):
        return True
    if token.label != "PERSON" or (entry.kind == "body"):
        return False
    entity = reading.entities[token.entity]
    others = [
        t
        for t in tokens[entity.first : entity.last]
        if t.is_capitalised and not first <= t.index < last
    ]
    if entry.kind == "demonym":
        at_start = entity.first == first
        return bool(others) and (entry.evidence == "people" if at_start else entity.last == last)
    if entry.kind == "place" and not others:
        return True
    return borne and bool(others) and not reading.is_headline(token)


def bears_name(reading: Reading, name: str) -> bool:
    """Whether a longer name of somebody in the article starts or ends with `name`."""
    words = name.split()
    size = len(words)
    ends = _people_by_end(reading)
    for found in (*ends.get(words[0], []), *ends.get(words[-1], [])):
        if len(found) > size and words in (found[:size], found[-size:]):
            others = found[size:] if found[:size] == words else found[:-size]
            if all(word[:1].isupper() and word.lower() not in STATE_WORDS for word in others):
                return True
    return False


@lru_cache(maxsize=1)
def _people_by_end(reading: Reading) -> dict[str, list[list[str]]]:
    """The words of what the model takes for people, by the first word and by the last one."""
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    for entity in reading.entities:
        if entity.label == "PERSON":
            words = [token.text for token in reading.tokens[entity.first : entity.last]]
            for end in {words[0], words[-1]}:
                found[end].append(words)
    return dict(found)


def is_in_other_name(reading: Reading, first: int, last: int, entry: Entry) -> bool:
    """Whether the tokens are part of the name of an organisation, a work, a building, a law.

    Bodies of a state ("the Chinese Foreign Ministry") still tell their country, and so does an
    abbreviation before a name ("U.S. Weather Society"). In a headline, where every word has a
    capital, only the model's label counts.
    """
    tokens = reading.tokens
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.text in ("'s", "’s", "'", "’") and after.tag == "POS":
        return False
    if entry.form == "abbreviation" and _is_name_word(reading, first, last):
        return False
    if is_other_place(reading, first, last, entry):
        return True
    if _is_before_title(reading, first):
        return False
    words = [t.text for t in _unit(reading, first, last) if t.is_capitalised]
    lower = {word.lower() for word in words}
    if not words or not lower.isdisjoint(NOT_OF_STATE):
        return bool(words)
    return lower.isdisjoint(STATE_WORDS) and _is_organisation(reading, first, last, words)


def _is_before_title(reading: Reading, first: int) -> bool:
    """Whether the model took the start of a title for a name: "[Finnish Transport] Minister"."""
    token = reading.tokens[first]
    if token.entity < 0 or reading.entities[token.entity].first != first:
        return False
    after = reading.entities[token.entity].last
    if after >= len(reading.tokens) or reading.tokens[after].block != token.block:
        return False
    role = role_starting_at(reading, after)
    return role is not None and role[0].kind == "state" and reading.tokens[after].is_capitalised


def _is_first_name(token: Token) -> bool:
    """Whether a token is a common first name, and no other word with a capital."""
    if (
        not token.is_capitalised
        or token.lower in WORDS_TOO
        or token.text in read_words("months.txt")
    ):
        return False
    return token.tag == "NNP" and token.lower in _first_names() and token.label in ("PERSON", "")


def _is_name_word(reading: Reading, first: int, last: int) -> bool:
    """Whether a capitalised word follows."""
    tokens = reading.tokens
    return (
        last < len(tokens)
        and tokens[last].is_capitalised
        and tokens[last].block == tokens[first].block
    )


def _unit(reading: Reading, first: int, last: int) -> list[Token]:
    """The other words of the name that holds the tokens; [] where there is no such name."""
    tokens = reading.tokens
    token = tokens[first]
    if token.label in NAME_LABELS:
        start, stop = reading.entities[token.entity][:2]
    elif reading.is_headline(token) or _in_capitals(token):
        return []
    else:
        start, stop = first, last
        while start > 0 and _joins(tokens[start - 1], token):
            start -= 1
        while stop < len(tokens) and _joins(tokens[stop], token):
            stop += 1
        if start == first and _is_name_of(tokens, first):
            start -= 2
    return [t for t in tokens[start:stop] if not first <= t.index < last]


def _is_organisation(reading: Reading, first: int, last: int, words: list[str]) -> bool:
    """Whether the other words of a name make it one of an organisation, a work, a building.

    A word such as "Times" must end the name, one such as "Radio" begin it.
    """
    ends = reading.tokens[last : last + 1]
    is_last = not ends or not (
        ends[0].is_capitalised and ends[0].block == reading.tokens[first].block
    )
    known = _organisation_words()
    return (
        any(_plain(word) in known["any"] for word in words)
        or _plain(words[0]) in known["first"]
        or (not is_last and _plain(words[-1]) in known["last"])
        or (is_last and _is_name_of(reading.tokens, first))
    )


def _joins(token: Token, match: Token) -> bool:
    """Whether a token can be a word of the same name."""
    return token.block == match.block and token.is_capitalised and token.text.isalpha()


def _is_name_of(tokens: list[Token], first: int) -> bool:
    """Whether "Bank of" or the like stands right before token `first`."""
    if (
        first < 2
        or tokens[first - 1].text != "of"
        or tokens[first - 2].block != tokens[first].block
    ):
        return False
    head = tokens[first - 2]
    return head.text in _organisation_words()["any"] | _organisation_words()["last"] and (
        head.lower not in COMPANY_ENDS
    )


def _in_capitals(token: Token) -> bool:
    """Whether a word is written in capitals, as in a headline, and no abbreviation."""
    return token.text.isupper() and len(token.text) >= MIN_CAPITALS


def _plain(word: str) -> str:
    """A word in capitals as it is written otherwise: "AIRWAYS" is "Airways"."""
    return word.title() if word.isupper() and len(word) >= MIN_CAPITALS else word


@cache
def _organisation_words() -> dict[str, frozenset[str]]:
    """By position: words that make a capitalised run an organisation, a building or a work."""
    found: dict[str, set[str]] = {"last": set(), "first": set(), "any": set()}
    for word, position in read_table("org_words.csv"):
        if word.lower() not in OPEN_WORDS:
            found[position].add(word)
    return {position: frozenset(words) for position, words in found.items()}


@cache
def _first_names() -> frozenset[str]:
    """Common first names in lower case."""
    return frozenset(row[0].lower() for row in read_table("first_names.csv"))
