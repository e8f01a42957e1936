"""Which noun a title before a name is about: "minister" in "Minister for Trade Roe"."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.analyse.lexicon import RoleNoun, honorific, role_ending_at, role_nouns
from briefgen.analyse.scene import Scene
from briefgen.analyse.tokens import Token

# Whoever is one of these "for governor" isn't governor.
SEEKERS = frozenset(
    "candidate nominee contender hopeful challenger aspirant frontrunner front-runner".split()
)
PLURAL_RANKS = frozenset({"Reps", "Sens", "Govs"})
# Offices in organisations that somebody can have for another person.
AGENTS = frozenset("manager coach boss owner partner counsel promoter chief".split())


class Head(NamedTuple):
    """The role noun that a title is about, its first token and the token after it."""

    noun: RoleNoun
    first: int
    last: int


def head_of_title(scene: Scene, start: int, end: int) -> Head | None:
    """The role noun that ends a title ("finance minister") or has "of …", "for …" behind it."""
    tokens = scene.reading.tokens
    if (short := _rank(tokens, start, end)) is not None:
        return short
    last = end - 1
    if tokens[last].tag == "VBD":
        return None
    role = role_ending_at(scene.reading, last, start)
    if role is not None:
        return _sought(scene, start, role[1]) or Head(role[0], role[1], end)
    if not tokens[last].is_noun and tokens[last].tag != "CD":
        return None  # "critic of Labour's Roe", "an aide to the young Roe"
    for index in range(last - 1, start, -1):
        if tokens[index].text in ("of", "for", "to"):
            role = role_ending_at(scene.reading, index - 1, start)
            if role is not None:
                other = _names_another(scene, role[0], last)
                return None if other else Head(role[0], role[1], index)
    return None


def _names_another(scene: Scene, noun: RoleNoun, last: int) -> bool:
    """Whether the noun at `last` after "of" or "for" is somebody else, whose name follows.

    "brother of bassist Roe", "a lawyer for oil baron Roe": Roe isn't the lawyer, whether or not
    "baron" is known as a role. "mother of two Roe", "minister for trade Roe" are Roe.
    """
    token = scene.reading.tokens[last]
    if noun.kind == "kin":
        return token.tag != "CD"
    if last in scene.countries and (token.label == "NORP" or token.tag.startswith("JJ")):
        return True
    personal = noun.kind in ("job", "generic") or noun.noun.split()[-1] in AGENTS
    return personal and token.tag == "NN" and not token.is_capitalised


def _rank(tokens: list[Token], start: int, end: int) -> Head | None:
    """The head of a title that ends with a short form: "Sen.", "Lt. Col."; or None."""
    dotted = tokens[end - 1].text == "." and end - 2 >= start
    last = end - 1 if dotted else end
    title = honorific(tokens[last - 1].text)
    if title is None or not title.is_role or last - 1 < start or title.word in PLURAL_RANKS:
        return None
    ended = dotted and end < len(tokens) and tokens[end].sentence != tokens[last].sentence
    if ended and title.word.lower() in role_nouns():
        return None  # "… of the King. Roe left": no short form
    return Head(RoleNoun(title.word.lower(), "state", title.gender), last - 1, end)


def _sought(scene: Scene, start: int, office: int) -> Head | None:
    """The candidate in "candidate for Ohio governor Roe", where the office starts at a token."""
    tokens = scene.reading.tokens
    for index in range(office - 1, start, -1):
        if tokens[index].text == "for":
            role = role_ending_at(scene.reading, index - 1, start)
            seeks = role is not None and role[0].noun.split()[-1] in SEEKERS
            return Head(role[0], role[1], index) if role is not None and seeks else None
    return None
