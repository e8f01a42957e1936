"""Whom "the engineer" means where nobody was given that title: the one who has just spoken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.analyse.lexicon import role_ending_at
from briefgen.analyse.scene import Scene
from briefgen.analyse.subjects import can_speak
from briefgen.analyse.tokens import Token

# Verbs that say that somebody goes on: "the minister added".
ADDS = frozenset("added adds continued continues".split())


def speaks_again(
    scene: Scene, spoke: Sequence[tuple[int, int]], gender: Mapping[int, str], token: Token
) -> int | None:
    """The person who spoke last, where "the engineer" at `token` says something more; or None.

    Sure enough in two cases: nobody else is named or acts in the paragraph so far ("Roe said it
    held. “It is sound,” the engineer said."), or "also" or "added" says that it goes on, here or in
    the next paragraph. Never where somebody else has that title, "an engineer" or "his engineer"
    stood before, or gender or country don't fit.

    Args:
        spoke: (token number, person) of those who spoke so far, in reading order.
        gender: what is known of the gender of each person: "m", "f" or "".
    """
    if not spoke or token.tag not in ("NN", "NNP") or not _is_definite(scene, token):
        return None
    index, person = spoke[-1]
    if not _fits(scene, token, person, gender[person]) or _was_another(scene, token, person):
        return None
    at = scene.reading.tokens[index].block
    if at == token.block and _is_alone(scene, token, person):
        return person
    named = {scene.person_at.get(i) for i in range(index, token.index)} - {None, person}
    near = token.block - 1 <= at <= token.block
    return person if near and not named and _goes_on(scene, token) else None


def _is_definite(scene: Scene, token: Token) -> bool:
    """Whether "the" stands in the phrase."""
    tokens = scene.reading.tokens
    return any(tokens[n].lower == "the" for n in scene.reading.children(token.index))


def _goes_on(scene: Scene, token: Token) -> bool:
    """Whether the verb of a subject says that more is said: "also said", "added"."""
    reading = scene.reading
    verb = reading.tokens[token.head]
    beside = [reading.tokens[n].lower for n in reading.children(verb.index)]
    return verb.lower in ADDS or "also" in beside or "further" in beside


def _fits(scene: Scene, token: Token, person: int, gender: str) -> bool:
    """Whether a noun is a role or a nationality that the person can have."""
    reading = scene.reading
    role = role_ending_at(reading, token.index)
    within = [token, *(reading.tokens[n] for n in reading.children(token.index))]
    codes = {scene.countries[t.index] for t in within if t.index in scene.countries}
    country = scene.country_of(person)
    if role is None:
        return codes == {country} and token.index in scene.countries
    alike = role[0].gender in ("", gender) or not gender
    return alike and (country is None or codes <= {country})


def _was_another(scene: Scene, token: Token, person: int) -> bool:
    """Whether the noun may be somebody else: with that title, or brought in without a name."""
    reading = scene.reading
    if any(token.lower in p.titles for n, p in enumerate(scene.people) if n != person):
        return True
    return any(
        earlier.lower == token.lower
        and scene.person_of(earlier) != person
        and any(
            reading.tokens[n].dep == "poss" or reading.tokens[n].lower in ("a", "an", "another")
            for n in reading.children(earlier.index)
        )
        for earlier in reading.tokens[: token.index]
    )


def _is_alone(scene: Scene, token: Token, person: int) -> bool:
    """Whether nobody but the person is named, or acts, in the paragraph before the noun."""
    reading = scene.reading
    for earlier in reading.tokens[reading.block_ranges[token.block].first : token.index]:
        if scene.is_quoted(earlier.index):
            continue
        if scene.person_at.get(earlier.index, person) != person:
            return False
        acts = earlier.dep in ("nsubj", "nsubjpass") and earlier.is_noun
        if acts and scene.person_of(earlier) != person and can_speak(reading, earlier):
            return False
    return True
