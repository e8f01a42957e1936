"""The country of people whose roles name none: a sieve from sure to unsure, each rule with a name.

Nothing follows from where somebody speaks or travels, and nothing for people of the press, of an
international body, of a company or a university.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefgen.analyse.affiliations import Facts, facts_of, is_past
from briefgen.analyse.kin import countries_of_kin
from briefgen.analyse.landscape import Landscape, survey
from briefgen.analyse.memberships import (
    affiliation,
    label,
    party,
    party_in_roles,
    place_in_title,
)
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene, Standing
from briefgen.analyse.states import is_selective, may_hold, only_state
from briefgen.analyse.tokens import Range
from briefgen.model import Basis, CountryReading, Office, Span

# What a head of state or government is said to have: "the Roe administration", "Roe's regime".
RULED = frozenset({"administration", "regime", "government", "presidency", "cabinet"})
# Offices that one person at a time has; who is said to have it leaves none for others.
UNIQUE = frozenset(
    "president premier chancellor king queen emperor taoiseach emir sultan pope".split()
) | {"prime minister", "supreme leader", "vice president", "foreign minister"}  # fmt: skip
# A state counts as one that an office can be of from this weight on, and if no other state has
# more than this share of it.
MIN_WEIGHT, MAX_SHARE = 2.0, 0.5


class Conclusion(NamedTuple):
    """A country with the rule that found it and the tokens it was read from."""

    code: str
    rule: str
    tokens: tuple[int, ...]
    basis: Basis = "inferred"


class Case(NamedTuple):
    """All that the rules look at: the article, its states, and what is known of its people.

    `descriptions` are the offices of a country that the article names without their holder.
    """

    scene: Scene
    land: Landscape
    facts: Sequence[Facts]
    taken: frozenset[tuple[str, str]]
    descriptions: Sequence[tuple[int, str, str]]
    phrases: Sequence[Sequence[RolePhrase]]


def infer_countries(
    scene: Scene,
    countries: Sequence[CountryReading],
    phrases: Sequence[RolePhrase],
    standings: Sequence[Standing],
    offices: Sequence[tuple[int, str, Office]],
) -> tuple[Standing, ...]:
    """The standings with a country for those people who had none, and for whom one follows.

    A country that is already known stays, but for one concluded before that can't have the office.
    """
    facts = [
        facts_of(scene, number, [p for p in phrases if p.person == number])
        for number in range(len(standings))
    ]
    known = [
        Standing(s.roles) if _is_impossible(s, f) else s
        for s, f in zip(standings, facts, strict=True)
    ]
    case = _case(scene, countries, phrases, known, facts, offices)
    for number, standing in enumerate(known):
        if standing.country is None and (found := _concluded(case, number)) is not None:
            known[number] = _standing(scene, standing, found)
    for number, code, rule, tokens in countries_of_kin(scene, facts, known):
        found = Conclusion(code, rule, tokens)
        known[number] = _standing(scene, known[number], found)
    return tuple(known)


def _is_impossible(standing: Standing, facts: Facts) -> bool:
    """Whether a concluded country has no such office as the person holds."""
    code = standing.country
    if code is None or standing.basis == "stated":
        return False
    return any(not may_hold(phrase.noun.noun, code) for phrase in facts.offices)


def _case(
    scene: Scene,
    countries: Sequence[CountryReading],
    phrases: Sequence[RolePhrase],
    standings: Sequence[Standing],
    facts: Sequence[Facts],
    offices: Sequence[tuple[int, str, Office]],
) -> Case:
    """What the rules look at."""
    stated = [p for p in phrases if standings[p.person].basis == "stated"]
    land = survey(scene, countries, [Range(p.first, p.last) for p in stated])
    return Case(
        scene,
        _with_office_signs(land, facts, standings),
        facts,
        frozenset(
            (p.noun.noun, standings[p.person].country or "")
            for p in stated
            if p.noun.noun in UNIQUE and not is_past(scene, p)
        ),
        [(token, code, office.text.split()[-1].lower()) for token, code, office in offices],
        [[p for p in phrases if p.person == number] for number in range(len(standings))],
    )


def _with_office_signs(
    land: Landscape, facts: Sequence[Facts], standings: Sequence[Standing]
) -> Landscape:
    """The landscape with the offices counted that only one of the states named in it has."""
    weights, signs = dict(land.weights), dict(land.home_signs)
    for fact, standing in zip(facts, standings, strict=True):
        nouns = {p.noun.noun for p in fact.offices if is_selective(p.noun.noun)}
        fits = {code for code in weights if nouns and all(may_hold(n, code) for n in nouns)}
        if standing.country is None and len(fits) == 1 and len(weights) > 1:
            code = fits.pop()
            signs[code] = signs.get(code, 0) + 1
    return land._replace(weights=weights, home_signs=signs)


def _concluded(case: Case, number: int) -> Conclusion | None:
    """The conclusion of the first rule that has one for a person, or None."""
    if case.facts[number].elsewhere:
        return None
    rules: tuple[Callable[[Case, int], Conclusion | None], ...] = (
        _by_membership, _by_office_of_one_state, _by_description, _by_rule, _by_office, _by_politics,
    )  # fmt: skip
    for rule in rules:
        found = rule(case, number)
        if found is not None:
            return found
    return None


def _by_membership(case: Case, number: int) -> Conclusion | None:
    """A party label, a party or a place that the role names, an institution in a country."""
    facts, scene = case.facts[number], case.scene
    for name, found, basis in (
        ("party-label", label(scene, number), "stated"),
        ("party", party(scene, number, case.land.signs), "stated"),
        ("party", party_in_roles(case.phrases[number], case.land.signs), "stated"),
        ("place-in-title", place_in_title(scene, (*facts.offices, *facts.politics)), "inferred"),
        ("affiliation", affiliation(scene, number), "inferred"),
    ):
        if found is not None:
            return Conclusion(found.code, name, (found.token,), basis)  # type: ignore[arg-type]
    return None


def _by_office_of_one_state(case: Case, number: int) -> Conclusion | None:
    """Treasury Secretary Roe: only one state has the office under this name."""
    for phrase in case.facts[number].offices:
        code = only_state(phrase.noun.noun)
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
    if (noun, code) in case.taken or not may_hold(noun, code):
        return None
    first = min(p.first for p in case.facts[number].offices if p.noun.noun == noun)
    return Conclusion(code, "description", (first, fits[0][0]))


def _is_sole(case: Case, number: int, noun: str) -> bool:
    """Whether nobody else without a country has the office `noun` in the article."""
    holders = {
        n for n, f in enumerate(case.facts) if any(p.noun.noun == noun for p in f.offices)
    }
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
            code = _likely(case, ("head of government",), number)
            if code is not None:
                return _with_source(case, first, code, "ruled-state")
    return None


def _by_office(case: Case, number: int) -> Conclusion | None:
    """President Roe, lawmaker Roe: of the one state of the article that has the office."""
    offices = case.facts[number].offices
    if not offices:
        return None
    code = _likely(case, tuple(p.noun.noun for p in offices), number)
    return _with_source(case, offices[0].first, code, "office") if code else None


def _by_politics(case: Case, number: int) -> Conclusion | None:
    """A candidate, a party's leader: of the state that the whole article is about."""
    politics, home = case.facts[number].politics, case.land.home
    if not politics or home is None:
        return None
    return _with_source(case, politics[0].first, home, "politics")


def _likely(case: Case, nouns: Sequence[str], number: int) -> str | None:
    """The state that the offices `nouns` are of, or None when two can be meant.

    An office that any state has is of the state that the article is about. One that some states
    don't have is of the only one left, if the article shows that state's own politics, or is about
    it more than about any other.
    """
    land = case.land
    fits = {
        code: weight
        for code, weight in land.weights.items()
        if all(may_hold(noun, code) and (noun, code) not in case.taken for noun in nouns)
    }
    ranked = sorted(fits.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < MIN_WEIGHT:
        return None
    if len(ranked) > 1 and ranked[1][1] > MAX_SHARE * ranked[0][1]:
        return None
    code = ranked[0][0]
    if code == land.home:
        return code
    narrowed = len(fits) < len(land.weights)
    at_home = land.home_signs.get(code, 0) > 0 or code == max(
        land.weights, key=lambda c: (land.weights[c], c)
    )
    return code if narrowed and at_home else None


def _with_source(case: Case, token: int, code: str, rule: str) -> Conclusion:
    """A conclusion about a state with the nearest mention of it before `token`, else the first."""
    here = [m.first for m in case.land.mentions if m.code == code]
    here += [s.first for s in case.land.signs if s.code == code]
    body = [i for i in here if not case.scene.reading.is_headline(case.scene.reading.tokens[i])]
    before = [i for i in body if i <= token]
    source = max(before) if before else min(body or here, default=token)
    return Conclusion(code, rule, (source, token))


def _standing(scene: Scene, standing: Standing, found: Conclusion) -> Standing:
    """A standing with its conclusion; the evidence are the sentences of its tokens, in order."""
    sentences = sorted({scene.reading.tokens[index].sentence for index in found.tokens})
    ranges = [scene.reading.sentences[number] for number in sentences]
    spans: tuple[Span, ...] = tuple(scene.reading.span(first, last) for first, last in ranges)
    return Standing(standing.roles, found.code, found.basis, found.rule, spans)
