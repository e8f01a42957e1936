"""Countries that a role or a name carries with it: a party, a label, a place, an institution."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene
from briefgen.analyse.states import StateSign, label_after

# Words of the longest name of an institution with its place that is looked through.
MAX_NAME = 14

# Verbs that say what somebody is held to be; words from there to the country.
REGARDED = frozenset("is was considered regarded seen viewed called described ranked".split())
MAX_RANKING = 6
# What a state is called where its name was said before.
OWNS = frozenset({"'s", "’s"})
STATES = frozenset({"country", "nation", "kingdom", "republic"})


class Membership(NamedTuple):
    """The state that somebody belongs to, and the token that says so."""

    code: str
    token: int


def label(scene: Scene, number: int) -> Membership | None:
    """The state of "Roe (R-Ohio)" and "Roe, D-Calif.,", or None."""
    reading = scene.reading
    for _, last, _ in scene.people[number].mentions:
        token = reading.tokens[last - 1]
        if label_after(reading.text, token.end) is not None and not reading.is_headline(token):
            return Membership("US", token.index)
    return None


def party(
    scene: Scene, number: int, signs: Iterable[StateSign], use: str = "party"
) -> Membership | None:
    """The state of the one party (or institute) that a name carries, or None.

    "Fidesz lawmaker Roe", "Roe of Fidesz", "Roe (Fidesz)", "Fidesz's Roe". Who leads talks with a
    party, or leaves it, is not said to be of it.
    """
    tokens = scene.reading.tokens
    found: set[str] = set()
    where = 0
    parties = [sign for sign in signs if sign.use == use]
    for first, last, _ in scene.people[number].mentions:
        for sign in parties:
            if tokens[sign.first].sentence != tokens[first].sentence:
                continue
            before = {t.text for t in tokens[sign.last : first]} <= {"'s", "’s"} and (
                first >= sign.last > first - 2
            )
            after = tokens[last : sign.first]
            behind = sign.first >= last and [t.lower for t in after] in (
                ["of"], ["of", "the"], ["("], ["from"], ["from", "the"], [",", "of"],
                [",", "of", "the"],
            )  # fmt: skip
            if before or behind:
                found.add(sign.code)
                where = sign.first
    return Membership(found.pop(), where) if len(found) == 1 else None


def party_in_roles(
    phrases: Iterable[RolePhrase], signs: Iterable[StateSign], use: str = "party"
) -> Membership | None:
    """The state of the one party (or institute) that role phrases name, or None."""
    found = {
        sign.code: sign.first
        for sign in signs
        if sign.use == use
        for phrase in phrases
        if phrase.first <= sign.first < phrase.last
    }
    return Membership(*found.popitem()) if len(found) == 1 else None


def place_in_title(scene: Scene, phrases: Iterable[RolePhrase]) -> Membership | None:
    """The state of the place before an office ("Ohio governor", "Turku Mayor"), or None."""
    for phrase in phrases:
        places = [i for i in range(phrase.first, phrase.head + 1) if i in scene.places]
        if places:
            return Membership(scene.countries[places[0]], places[0])
    return None


def affiliation(scene: Scene, number: int) -> Membership | None:
    """The country in which the institution sits that somebody is of, or None.

    "Roe of the Harbour Institute in Finland", "Roe, of Malmo University in Sweden,".
    """
    tokens = scene.reading.tokens
    for first, last, _ in scene.people[number].mentions:
        index = last + 1 if tokens[last : last + 1] and tokens[last].text == "," else last
        if index + 1 >= len(tokens) or tokens[index].lower not in ("of", "from"):
            continue
        if scene.reading.is_headline(tokens[first]):
            continue
        found = _country_in_name(scene, index + 1)
        if found is not None:
            return found
    return None


def _country_in_name(scene: Scene, start: int) -> Membership | None:
    """The country after "in" in the noun phrase that starts at token `start`, or None."""
    tokens = scene.reading.tokens
    link = ""
    for token in tokens[start : start + MAX_NAME]:
        joins = token.is_noun or token.tag in ("JJ", "DT", "POS", "HYPH", "IN", "CC")
        if not joins or token.sentence != tokens[start].sentence or token.index in scene.person_at:
            return None
        if token.tag == "IN":
            link = token.text
        if link == "in" and token.index in scene.countries:
            return Membership(scene.countries[token.index], token.index)
    return None


def owner_before(scene: Scene, phrases: Iterable[RolePhrase]) -> Membership | None:
    """The country that owns a role whose phrase starts after an adjective or participle.

    "Chile's newly elected president Roe", "the North's founding leader, Roe".
    """
    tokens = scene.reading.tokens
    for phrase in phrases:
        index = phrase.first - 1
        while index > 0 and tokens[index].tag in ("JJ", "JJS", "RB", "RBS", "VBG", "VBN", "CD"):
            index -= 1
        if index < 1 or tokens[index].text not in ("'s", "’s", "’"):
            continue
        owner = index - 1
        same = tokens[owner].sentence == tokens[phrase.first].sentence
        if same and owner in scene.countries and owner not in scene.places:
            return Membership(scene.countries[owner], owner)
    return None


def owner_meant(scene: Scene, phrases: Iterable[RolePhrase]) -> Membership | None:
    """The country that "the country's envoy" is of, or "Niger will go, its minister said"; or None.

    It is the one that is named before, in the paragraph for "the country", in the sentence for
    "its"; two of them leave it open.
    """
    tokens = scene.reading.tokens
    for phrase in phrases:
        first = tokens[phrase.first]
        owner = tokens[max(phrase.first - 2, 0)] if tokens[phrase.first - 1].text in OWNS else first
        if owner.lower in STATES:
            scope = scene.reading.block_ranges[first.block]
        elif "its" in (first.lower, tokens[phrase.first - 1].lower):
            scope = scene.reading.sentence_of(first)
        else:
            continue
        before = [i for i in range(scope.first, phrase.first) if i in scene.countries]
        if len({scene.countries[i] for i in before}) == 1:
            return Membership(scene.countries[before[-1]], before[-1])
    return None


def ranking(scene: Scene, number: int) -> Membership | None:
    """The country that somebody is said to be the first or the most powerful in, or None.

    "Roe was considered the second most powerful official in Peru".
    """
    tokens = scene.reading.tokens
    for first, last, _ in scene.people[number].mentions:
        subject = next((t for t in tokens[first:last] if t.dep in ("nsubj", "nsubjpass")), None)
        if subject is None or tokens[subject.head].lower not in REGARDED:
            continue
        sentence = scene.reading.sentence_of(subject)
        start = tokens[subject.head].index + 1
        window = tokens[start : min(start + MAX_RANKING, sentence.last)]
        top = next((t.index for t in window if t.tag in ("RBS", "JJS") or t.lower == "top"), None)
        if top is None or any(t.is_verb or t.text == "," for t in tokens[start:top]):
            continue
        found = _country_in_name(scene, top + 1)
        if found is not None and found.token not in scene.places:
            return found
    return None
