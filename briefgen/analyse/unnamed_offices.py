"""Office holders whom an article doesn't name: "Vietnam's Communist Party chief"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from briefgen.analyse.lexicon import role_ending_at
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.role_words import HYPHENS, is_glued, is_public
from briefgen.analyse.scene import Scene
from briefgen.analyse.speaking_words import OUT
from briefgen.analyse.tokens import Token
from briefgen.model import Office, Quote, Speaker

# What follows the noun of an office that somebody doesn't have yet.
ELECT = frozenset({"elect", "designate"})
# Words before the country that say whether somebody is in office.
TENURE = OUT | {"acting", "interim", "caretaker"}
ARTICLE = re.compile(r"^(?:an?|one|the) ", re.IGNORECASE)
MAX_BEFORE = 8  # tokens from the noun to its country


def unnamed_offices(scene: Scene, phrases: Iterable[RolePhrase]) -> list[tuple[int, str, Office]]:
    """The offices of a country whose holder is not named: its token, the country, the record."""
    reading = scene.reading
    taken = {index for phrase in phrases for index in range(phrase.first, phrase.last)}
    found: list[tuple[int, str, Office]] = []
    for token in reading.tokens:
        if token.index in taken or token.index in scene.person_at or reading.is_headline(token):
            continue
        known = token.tag in ("NN", "NNP") or token.lower in ELECT
        role = role_ending_at(reading, token.index) if known else None
        if role is None or not is_public(role[0]) or _goes_on(scene, token):
            continue
        country = _attributive_country(scene, role[1])
        if country is not None:
            first = _with_tenure(scene, country)
            span = reading.span(first, token.index + 1)
            text = " ".join(reading.words(first, token.index + 1).split())
            code = scene.countries[country]
            office = Office(span.start, span.end, text, "unnamed-office", code)
            found.append((country, code, office))
    return found


def with_states(quotes: Iterable[Quote], offices: Sequence[Office]) -> tuple[Quote, ...]:
    """The quotes; a speaker who is a holder without a name gets the state it speaks for.

    "The Malian minister said" is of Mali; not "an aide to the Malian minister", "the Malian
    minister's wife", nor a former minister.
    """
    found = []
    for quote in quotes:
        speaker = quote.speaker
        if speaker is not None and speaker.person is None and speaker.country is None:
            office = next((one for one in offices if _is(speaker, one)), None)
            if office is not None:
                quote = replace(quote, speaker=replace(speaker, country=office.country))
        found.append(quote)
    return tuple(found)


def _is(speaker: Speaker, office: Office) -> bool:
    """Whether a speaker's words are those for an office that speaks for a state, and its holder."""
    words = ARTICLE.sub("", speaker.text, count=1)
    rest = words.removeprefix(office.text)
    same = office.kind == "speaks" and speaker.holds(office) and rest != words
    return same and not rest.startswith(("'", "’"))


def _goes_on(scene: Scene, token: Token) -> bool:
    """Whether a noun, a name or "-elect" follows: the office ends later, or somebody is named."""
    following = scene.reading.tokens[token.index + 1 : token.index + 3]
    if not following or following[0].block != token.block:
        return False
    if following[0].text in HYPHENS:
        return following[-1].lower in ELECT
    return following[0].is_noun or following[0].index in scene.person_at


def _with_tenure(scene: Scene, country: int) -> int:
    """The first of the words before a country that tell whether somebody is in office."""
    tokens = scene.reading.tokens
    sentence = scene.reading.sentence_of(tokens[country]).first
    first = country
    while first > sentence:
        before = tokens[first - 1]
        glued = before.text in HYPHENS and is_glued(tokens, before.index)
        if before.tag == "VBD" or not (glued or before.lower in TENURE):
            break
        first -= 1
    return first


def _attributive_country(scene: Scene, head: int) -> int | None:
    """The first token of a country that stands before a role noun as its owner, or None."""
    tokens = scene.reading.tokens
    for index in range(head - 1, max(head - 1 - MAX_BEFORE, -1), -1):
        token = tokens[index]
        if token.sentence != tokens[head].sentence:
            return None
        if index in scene.countries:
            while scene.countries.get(index - 1) == scene.countries[index]:
                index -= 1
            return index
        joins = token.is_noun or token.tag in ("JJ", "POS", "HYPH")
        if not joins or index in scene.person_at:
            return None
    return None
