"""The rules that give a person without a stated country one, from sure to unsure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefgen.analyse.affiliations import ENVOYS, is_past, office_name
from briefgen.analyse.country_case import UNIQUE, Case
from briefgen.analyse.likely_states import (
    NEVER_BARE,
    is_ahead,
    is_alone,
    is_beside,
    leads,
    likely_state,
    shares_opening,
    state_of_signs,
)
from briefgen.analyse.memberships import (
    Membership,
    affiliation,
    label,
    owner_before,
    owner_meant,
    party,
    party_in_roles,
    place_in_title,
    ranking,
)
from briefgen.analyse.states import only_state
from briefgen.model import Basis

# What a head of state or government is said to have: "the Roe administration", "Roe's regime".
RULED = frozenset({"administration", "regime", "government", "presidency", "cabinet"})
# Who heads a body, without saying which; words that may stand before it.
OF_BODIES = frozenset({"chair", "chairman", "chairwoman", "head", "chief", "director", "boss"})
CURRENT = frozenset({"current", "former", "outgoing", "then", "acting", "late", "new"})


class Conclusion(NamedTuple):
    """A country with the rule that found it and the tokens it was read from."""

    code: str
    rule: str
    tokens: tuple[int, ...]
    basis: Basis = "inferred"


def conclude(case: Case, number: int) -> Conclusion | None:
    """What the first rule that says something says of a person, or None."""
    return next((found for rule in RULES if (found := rule(case, number)) is not None), None)


def _by_membership(case: Case, number: int) -> Conclusion | None:
    """A party label, a party or a place that the role names, an institution in a country."""
    for rule, basis, found in _memberships(case, number):
        if found is not None:
            return Conclusion(found.code, rule, (found.token,), basis)
    return None


def _memberships(case: Case, number: int) -> Iterator[tuple[str, Basis, Membership | None]]:
    """What the words of the roles and around the name say: rule, basis and finding."""
    facts, scene, signs = case.facts[number], case.scene, case.land.signs
    yield "party-label", "stated", label(scene, number)
    yield "party", "stated", party(scene, number, signs)
    yield "party", "stated", party_in_roles(facts.phrases, signs)
    yield "owner", "stated", owner_before(scene, facts.phrases)
    yield "ranking", "stated", ranking(scene, number)
    yield "institute", "inferred", party(scene, number, signs, "institute")
    yield "institute", "inferred", party_in_roles(facts.phrases, signs, "institute")
    yield "place-in-title", "inferred", place_in_title(scene, (*facts.offices, *facts.politics))
    yield "affiliation", "inferred", affiliation(scene, number)
    yield "owner-meant", "inferred", owner_meant(scene, facts.offices)


def _by_office_of_one_state(case: Case, number: int) -> Conclusion | None:
    """Treasury Secretary Roe: only one state has the office under this name."""
    for phrase in case.facts[number].offices:
        code = only_state(office_name(case.scene, phrase))
        if code is not None:
            return Conclusion(code, "office-of-one-state", (phrase.first,))
    return None


def _by_description(case: Case, number: int) -> Conclusion | None:
    """President Roe, where the article speaks of "the Peruvian president" and of no other one."""
    nouns = {p.noun.noun for p in case.facts[number].offices if p.noun.noun in UNIQUE}
    if len(nouns) != 1 or not _is_sole(case, number, noun := nouns.pop()):
        return None
    fits = [(token, code) for token, code, text in case.descriptions if text == noun]
    codes = {code for _, code in fits}
    if len(codes) != 1 or case.land.home not in (None, *codes):
        return None
    code = codes.pop()
    if (noun, code) in case.taken or not is_ahead(case, code, (noun,)):
        return None
    if _are_met(case, number, [token for token, _ in fits]):
        return None
    first = min(p.first for p in case.facts[number].offices if p.noun.noun == noun)
    return Conclusion(code, "description", (first, fits[0][0]))


def _are_met(case: Case, number: int, tokens: Sequence[int]) -> bool:
    """Whether a description stands in a sentence with the person: it is somebody else's.

    "The French president greeted President Roe."
    """
    reading = case.scene.reading
    named = {reading.tokens[first].sentence for first, _, _ in case.scene.people[number].mentions}
    return any(reading.tokens[token].sentence in named for token in tokens)


def _is_sole(case: Case, number: int, noun: str) -> bool:
    """Whether nobody else without a country has the office `noun` in the article."""
    holders = {n for n, f in enumerate(case.facts) if any(p.noun.noun == noun for p in f.offices)}
    stated = {code for held, code in case.taken if held == noun}
    return len(holders) - len(stated) <= 1 and number in holders


def _by_rule(case: Case, number: int) -> Conclusion | None:
    """The Roe administration, Roe's White House: whoever rules is of the state that is ruled."""
    tokens = case.scene.reading.tokens
    for first, last, _ in case.scene.people[number].mentions:
        after = last + 1 if last < len(tokens) and tokens[last].text in ("'s", "’s") else last
        if after >= len(tokens) or tokens[after].sentence != tokens[first].sentence:
            continue
        body = next((m for m in case.land.mentions if m.first == after and m.kind == "body"), None)
        if body is not None:
            return Conclusion(body.code, "ruled-body", (first,))
        if tokens[after].lower in RULED:
            code = _ruled(case, tokens[after].lower, first)
            if code is not None:
                return _with_source(case, first, code, "ruled-state")
    return None


def _ruled(case: Case, word: str, token: int) -> str | None:
    """The state of "the Roe administration", "Roe's regime": the only one, or None.

    An administration is said of some states only; a regime of a foreign one that is written about.
    """
    code = likely_state(case, (word,), (token,))
    if code is None or (word == "regime" and code == case.land.home):
        return code
    return code if is_alone(case.land, code, (word,)) else None


def _by_office(case: Case, number: int) -> Conclusion | None:
    """President Roe, lawmaker Roe: of the one state of the article that has the office.

    Not an ambassador, who is of another state than the one that is written about.
    """
    offices = [p for p in case.facts[number].offices if p.noun.noun not in ENVOYS]
    if not offices:
        return None
    past = all(is_past(case.scene, phrase) for phrase in offices)
    nouns = tuple(office_name(case.scene, phrase) for phrase in offices)
    code = likely_state(case, nouns, [p.first for p in offices], past=past)
    return _with_source(case, offices[0].first, code, "office") if code else None


def _by_politics(case: Case, number: int) -> Conclusion | None:
    """A candidate, a party's leader: of the state that the whole article is about."""
    politics, home = case.facts[number].politics, case.land.home
    home = home or state_of_signs(case, politics) or case.hosts
    if not politics or home is None or home in NEVER_BARE:
        return None
    places = [phrase.first for phrase in politics]
    at_home = home == state_of_signs(case, politics) or home == case.hosts
    political = case.land.home_signs[home] > 0 or any(facts.offices for facts in case.facts)
    alone = political and is_alone(case.land, home)
    if not at_home and not alone and not is_beside(case, places, home):
        return None
    if shares_opening(case, home, (), places):
        return None
    return _with_source(case, politics[0].first, home, "politics")


def _by_body_beside(case: Case, number: int) -> Conclusion | None:
    """Its chair, Roe: of the one body of state that the sentence names before."""
    scene = case.scene
    for phrase in case.facts[number].phrases:
        words = {t.lower for t in scene.reading.tokens[phrase.first : phrase.last]}
        if phrase.noun.noun not in OF_BODIES or not words <= {phrase.noun.noun, *CURRENT}:
            continue
        first = scene.reading.sentence_of(scene.reading.tokens[phrase.first]).first
        near = [m for m in case.land.mentions if first <= m.first < phrase.first]
        if near and near[-1].kind == "body" and len({m.code for m in near}) == 1:
            return Conclusion(near[-1].code, "body-beside", (near[-1].first, phrase.first))
    return None


def _as_leader(case: Case, number: int) -> Conclusion | None:
    """Former leader Roe: of the state before it in the sentence, if it is the most named one."""
    for phrase in case.facts[number].phrases:
        tokens = case.scene.reading.tokens[phrase.first : phrase.last]
        if phrase.noun.noun != "leader" or not {t.lower for t in tokens} <= {"leader", *CURRENT}:
            continue
        if phrase.rule != "title-before":
            continue
        totals = case.land.totals
        code = max(totals, key=lambda c: (totals[c], c), default="")
        if code and is_beside(case, (phrase.first,), code) and leads(case.land, code):
            return _with_source(case, phrase.first, code, "leader")
    return None


def _with_source(case: Case, token: int, code: str, rule: str) -> Conclusion:
    """A conclusion about a state with the nearest mention of it before `token`, else the first."""
    here = [m.first for m in case.land.mentions if m.code == code]
    here += [s.first for s in case.land.signs if s.code == code]
    body = [i for i in here if not case.scene.reading.is_headline(case.scene.reading.tokens[i])]
    before = [i for i in body if i <= token]
    source = max(before) if before else min(body or here, default=token)
    return Conclusion(code, rule, (source, token))


RULES: tuple[Callable[[Case, int], Conclusion | None], ...] = (
    _by_membership, _by_office_of_one_state, _by_description, _by_rule, _by_office, _by_politics,
    _by_body_beside, _as_leader,
)  # fmt: skip
