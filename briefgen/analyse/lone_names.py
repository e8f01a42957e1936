"""Names of one word that are short for nobody in the article: who is a person of that name?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.analyse.lexicon import (
    city_names,
    has_organisation_word,
    nation_words,
    role_ending_at,
    role_nouns,
)
from briefgen.analyse.name_tokens import NameSpan, is_called_organisation
from briefgen.analyse.tokens import Reading, Token
from briefgen.analyse.type_evidence import (
    ANY_ROLE,
    PLACE_NOUNS,
    acts,
    befalls,
    has_age,
    is_called_role,
    is_called_thing,
    is_one_who,
    lives,
    says,
)
from briefgen.data import read_words

MAX_ABBREVIATION = 4  # letters of "MoU" and "GmbH"; "McRae" is longer
PRONOUNS = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
NAMED = frozenset({"named", "surnamed", "nicknamed"})
# Labels that deeds of people may overrule, and those that "he" and "she" may.
UNSURE = frozenset({"", "ORG"})
OVERRULED = frozenset({"", "ORG", "GPE", "LOC", "NORP", "PRODUCT"})


def is_person(reading: Reading, group: list[NameSpan]) -> bool:
    """Whether the mentions of a one-word name, taken together, show a person.

    One that acts, owns something, is called so, has an age or is taken up by "he" or "she" does.
    Nations and abbreviations don't, whatever they do, and names of cities only by what people do.
    """
    if any(_is_cued(reading, span) for span in group):
        return True
    own = [span for span in group if not _has_article(reading, span)]
    if any(is_called_thing(reading, s.first) for s in group) or _is_body(reading, group[0]):
        return False
    if _may_be_other(reading, group[0]):
        return False
    if any(lives(reading, s.last) or is_called_role(reading, s.last, ANY_ROLE) for s in own):
        return True
    if any(acts(reading, s.last) and _pronoun_follows(reading, s) for s in own):
        return True
    if reading.words(group[0].first, group[0].last) in city_names():
        return False
    return any(_is_shown(reading, span) or _owns(reading, span) for span in own)


def taken_up(reading: Reading) -> Iterator[NameSpan]:
    """Lone words that the model took for something else, but their deeds show a person.

    "pronoun-cue": "Lindqvist voted against it because his farm …", the subject of a verb that
    isn't "be", and nobody else is named before the pronoun. "deed-cue": "Lindqvist retired".
    """
    for token in reading.tokens:
        span = NameSpan(token.index, token.index + 1, "deed-cue")
        if (
            token.is_capitalised
            and token.tag == "NNP"
            and token.label in OVERRULED
            and not reading.is_headline(token)
            and _is_alone(reading, token)
            and not _has_article(reading, span)
            and not _may_be_other(reading, span)
            and token.text not in city_names()
        ):
            if token.label in UNSURE and lives(reading, span.last):
                yield span
            elif acts(reading, span.last) and _pronoun_follows(reading, span):
                yield span._replace(rule="pronoun-cue")


def _is_body(reading: Reading, span: NameSpan) -> bool:
    """Whether the article says anywhere what the word names: "Brunnek, the ferry operator,"."""
    text = reading.words(span.first, span.last)
    return any(
        token.text == text and is_called_organisation(reading, token.index + 1)
        for token in reading.tokens
    )


def _is_cued(reading: Reading, span: NameSpan) -> bool:
    """Whether "a student named …", an age or "who" tells of a person."""
    tokens = reading.tokens
    before = tokens[span.first - 1] if span.first else None
    if is_called_thing(reading, span.first):
        return False
    named = before is not None and before.lower in NAMED
    return (
        named
        or span.rule in ("kin-cue", "named-cue", "pronoun-cue", "deed-cue")
        or has_age(reading, span.last)
        or is_one_who(reading, span.last)
    )


def _is_shown(reading: Reading, span: NameSpan) -> bool:
    """Whether a mention acts or speaks as people do, or "the arrest of" them is told."""
    return acts(reading, span.last) or says(reading, span.last) or befalls(reading, span.first)


def _owns(reading: Reading, span: NameSpan) -> bool:
    """Whether a mention owns what isn't part of a name or a place ("Roe's farm")."""
    token = reading.tokens[span.last - 1]
    owned = reading.tokens[token.head]
    return token.dep == "poss" and not owned.is_capitalised and owned.lower not in PLACE_NOUNS


def _pronoun_follows(reading: Reading, span: NameSpan) -> bool:
    """Whether "he" or "she" comes later in the sentence, and nobody else before it."""
    rest: Iterable[Token] = reading.tokens[
        span.last : reading.sentence_of(reading.tokens[span.first]).last
    ]
    for token in rest:
        if token.label == "PERSON" or (
            token.is_capitalised and role_ending_at(reading, token.index)
        ):
            return False
        if token.lower in PRONOUNS:
            return True
    return False


def _is_alone(reading: Reading, token: Token) -> bool:
    """Whether a word is an entity of its own, no part of a longer name."""
    if token.entity >= 0:
        entity = reading.entities[token.entity]
        return entity.last - entity.first == 1
    before = reading.tokens[token.index - 1] if token.index else None
    return before is None or before.block != token.block or before.tag != "NNP"


def _has_article(reading: Reading, span: NameSpan) -> bool:
    """Whether "the" or "a" stands right before a name: "the Akande" is no person."""
    return span.first > 0 and reading.tokens[span.first - 1].lower in ("the", "a", "an")


def _may_be_other(reading: Reading, span: NameSpan) -> bool:
    """Whether a lone word may name a nation, a month or be an abbreviation or a noun."""
    text = reading.words(span.first, span.last)
    return (
        text in nation_words()
        or (text.isupper() and len(text) > 1)
        or text.lower() in role_nouns()
        or text.lower() in read_words("months.txt") | read_words("weekdays.txt")
        or has_organisation_word([text])
        or any(c.isdigit() for c in text)
        or (len(text) <= MAX_ABBREVIATION and sum(c.isupper() for c in text) > 1)
    )
