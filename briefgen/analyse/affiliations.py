"""What the roles of a person say about whom they belong to: a state, a party, a family, others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.analyse.naming import NOT_OF_STATE
from briefgen.analyse.office_words import (
    AMBIGUOUS,
    DEPARTMENTS,
    FAMILY,
    IN_OFFICE,
    INTERNATIONAL,
    INTERNATIONAL_PAIRS,
    MEDIA,
    PARTY_NOUNS,
    PARTY_WORDS,
    PAST,
    POLITICAL,
    PRIVATE,
    RANKS,
    SERVANTS,
    SERVING,
    STYLES,
    TOP,
)
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene
from briefgen.analyse.states import is_listed


class Facts(NamedTuple):
    """The role phrases of a person by what they tell.

    `phrases` are all of them. `rules` says that one of them is at the head of a state or a
    movement, `elsewhere` forbids all conclusions.
    """

    phrases: tuple[RolePhrase, ...]
    offices: tuple[RolePhrase, ...]
    politics: tuple[RolePhrase, ...]
    family: tuple[RolePhrase, ...]
    rules: bool
    elsewhere: bool


def facts_of(scene: Scene, number: int, phrases: Sequence[RolePhrase]) -> Facts:
    """What the role phrases of the person `number` tell about whom they belong to."""
    bound = any(is_bound(scene, phrase) and not is_past(scene, phrase) for phrase in phrases)
    offices = tuple(p for p in phrases if _is_office(scene, p, bound=bound))
    media = any(is_media(p) and not is_past(scene, p) for p in phrases)
    international = any(is_international(scene, p) for p in phrases)
    return Facts(
        phrases=tuple(phrases),
        offices=offices,
        politics=tuple(p for p in phrases if _is_political(scene, p)),
        family=tuple(p for p in phrases if p.noun.noun in FAMILY),
        rules=any(p.noun.noun in TOP for p in phrases),
        elsewhere=media or international or _is_of_outlet(scene, number),
    )


def borrows_country(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role is an office that the role phrase before it can lend its country to.

    Heads of state don't share a country with the one before them: they are met by them.
    """
    return (
        phrase.noun.kind == "state"
        and phrase.noun.noun not in TOP
        and not any(index in scene.places for index in range(phrase.first, phrase.last))
        and not is_bound(scene, phrase)
        and not is_international(scene, phrase)
    )


def is_media(phrase: RolePhrase) -> bool:
    """Whether the role is one at a newspaper, a broadcaster or the like."""
    return phrase.noun.noun.rpartition(" ")[2] in MEDIA or "editor" in phrase.noun.noun


def office_name(scene: Scene, phrase: RolePhrase) -> str:
    """The office as `offices.csv` lists it: with the words before its noun that belong to it."""
    words = [t.lower for t in scene.reading.tokens[phrase.first : phrase.head + 1]]
    for start in range(len(words)):
        if is_listed(name := " ".join(words[start:])):
            return name
    return phrase.noun.noun


def is_past(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether the role is one that the person no longer has, or not yet."""
    words = {t.lower for t in scene.reading.tokens[phrase.first : phrase.head + 1]}
    return bool(words & PAST)


def _is_office(scene: Scene, phrase: RolePhrase, *, bound: bool) -> bool:
    """Whether a role is an office of a state, with no organisation of another kind in it.

    `bound` says that another role of the person names an organisation.
    """
    noun = phrase.noun.noun
    words = [t.lower for t in scene.reading.tokens[phrase.first : phrase.last]]
    if is_bound(scene, phrase) or PRIVATE & set(words):
        return False
    if noun in STYLES:
        return False
    if noun in RANKS:
        return bool(SERVING & set(words))
    if phrase.noun.kind == "state":
        return noun not in AMBIGUOUS or (not bound and is_title(scene, phrase))
    return noun in SERVANTS and bool(SERVING & set(words))


def is_title(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role stands right before the name as an office of state does.

    "President Roe", "former president Roe"; not "long-time president Roe", who leads a club.
    """
    tokens = scene.reading.tokens
    before = tokens[phrase.head - 1].lower if phrase.head > phrase.first else ""
    placed = phrase.head - 1 in scene.countries
    in_office = tokens[phrase.head].is_capitalised or before in IN_OFFICE or placed
    return phrase.rule == "title-before" and in_office


def is_bound(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role names an organisation: any capitalised word that is none of a state."""
    tokens = scene.reading.tokens
    size = len(phrase.noun.noun.replace("-", " - ").split())
    for index in range(phrase.first, phrase.last):
        token = tokens[index]
        of_noun = phrase.head - size < index <= phrase.head or phrase.noun.noun.endswith("minister")
        known = index in scene.countries or index in scene.person_at or of_noun
        if known or not token.is_capitalised or token.lower in DEPARTMENTS:
            continue
        starts = index == scene.reading.sentence_of(token).first
        if not (starts and token.tag.startswith(("JJ", "RB", "VB", "DT"))):
            return True
    return any(tokens[i].lower in NOT_OF_STATE for i in range(phrase.first, phrase.last))


def is_international(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role is one at a body of many states."""
    tokens = scene.reading.tokens[phrase.first : phrase.last]
    if phrase.noun.noun in ("secretary-general", "mep"):
        return True
    pairs = set(pairwise(token.lower for token in tokens))
    words = {token.text for token in tokens}
    if phrase.noun.noun.endswith("minister"):
        words -= {
            "International",
        }  # "International Trade Minister"
    return bool(INTERNATIONAL & words) or bool(INTERNATIONAL_PAIRS & pairs)


def _is_political(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role is one in the politics of some state: a candidate, a party's leader."""
    words = {t.lower for t in scene.reading.tokens[phrase.first : phrase.last]}
    noun = phrase.noun.noun
    if noun in POLITICAL:
        return bool(words & PARTY_WORDS) or not is_bound(scene, phrase)
    return noun in PARTY_NOUNS and bool(words & PARTY_WORDS)


def _is_of_outlet(scene: Scene, number: int) -> bool:
    """Whether the name of an organisation owns the person's: "Northgate's Jan Roe"."""
    tokens = scene.reading.tokens
    for first, _, _ in scene.people[number].mentions:
        if first < 2 or tokens[first - 1].text not in ("'s", "’s"):
            continue
        if tokens[first - 2].label == "ORG" and first - 2 not in scene.countries:
            return True
    return False
