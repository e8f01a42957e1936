"""The country of people whose roles name none: a sieve from sure to unsure, each rule with a name.

Nothing follows from where somebody speaks or travels, and nothing for people of the press, of an
international body, of a company or a university.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefgen.analyse.affiliations import TOP, Facts, facts_of, is_past, office_name
from briefgen.analyse.kin import countries_of_kin
from briefgen.analyse.landscape import Landscape, StateMention, survey
from briefgen.analyse.memberships import (
    affiliation,
    label,
    owner_before,
    owner_meant,
    party,
    party_in_roles,
    place_in_title,
)
from briefgen.analyse.names import fold
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene, Standing
from briefgen.analyse.states import is_rare, is_selective, may_hold, only_state
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
# A larger share is allowed where the nearest state before the office is the one.
MIN_WEIGHT, MAX_SHARE, MAX_SHARE_BESIDE = 2.0, 0.4, 0.75
# Signs of a state's own politics that are needed where the article's main state is taken.
MIN_SIGNS = 2
# Who heads a body, without saying which; words that may stand before it.
OF_BODIES = frozenset({"chair", "chairman", "chairwoman", "head", "chief", "director", "boss"})
CURRENT = frozenset({"current", "former", "outgoing", "then", "acting", "late", "new"})
# Its people are always introduced as such; those of the South, who write of it daily, are not.
NEVER_BARE = frozenset({"KP"})
# What may be said of others in an article about one state only.
MAX_OTHER = 1.0
LEAD = 1.5
# Another state may be named this much more than the one of the headline.
HOST_SHARE = 0.75
# Letters of a word that makes two names alike.
MIN_SHARED = 4


class Conclusion(NamedTuple):
    """A country with the rule that found it and the tokens it was read from."""

    code: str
    rule: str
    tokens: tuple[int, ...]
    basis: Basis = "inferred"


class Case(NamedTuple):
    """All that the rules look at: the article, its states, and what is known of its people.

    `descriptions` are the offices of a country that the article names without their holder;
    `hosts` is the state that all people are of whose state is said, if the headline is about it.
    """

    scene: Scene
    land: Landscape
    facts: Sequence[Facts]
    taken: frozenset[tuple[str, str]]
    descriptions: Sequence[tuple[int, str, str]]
    phrases: Sequence[Sequence[RolePhrase]]
    standings: Sequence[Standing]
    hosts: str | None


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
        Standing(s.roles) if _is_impossible(scene, s, f) else s
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


def _is_impossible(scene: Scene, standing: Standing, facts: Facts) -> bool:
    """Whether a concluded country has no such office as the person holds."""
    code = standing.country
    if code is None or standing.basis == "stated":
        return False
    return any(not may_hold(office_name(scene, phrase), code) for phrase in facts.offices)


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
        _with_office_signs(scene, land, facts, standings),
        facts,
        frozenset(
            (p.noun.noun, standings[p.person].country or "")
            for p in stated
            if p.noun.noun in UNIQUE and not is_past(scene, p)
        ),
        [(token, code, office.text.split()[-1].lower()) for token, code, office in offices],
        [[p for p in phrases if p.person == number] for number in range(len(standings))],
        tuple(standings),
        _hosts(scene, land, standings),
    )


def _hosts(scene: Scene, land: Landscape, standings: Sequence[Standing]) -> str | None:
    """The one state of all people whose state is said, if the headline is about it, or None.

    And if no other state is named much more.
    """
    codes = {s.country for s in standings if s.basis == "stated" and s.country}
    tokens = scene.reading.tokens
    titles = {m.code for m in land.mentions if scene.reading.is_headline(tokens[m.first])}
    if len(codes) != 1 or titles != codes:
        return None
    code = codes.pop()
    most = max(land.totals.values(), default=0.0)
    return code if land.totals[code] >= HOST_SHARE * most else None


def _with_office_signs(
    scene: Scene, land: Landscape, facts: Sequence[Facts], standings: Sequence[Standing]
) -> Landscape:
    """The landscape with the offices counted that only one of the states named in it has."""
    signs = Counter(land.home_signs)
    for fact, standing in zip(facts, standings, strict=True):
        nouns = {n for p in fact.offices if is_selective(n := office_name(scene, p))}
        fits = {code for code in land.totals if nouns and all(may_hold(n, code) for n in nouns)}
        if standing.country is None and len(fits) == 1 and len(land.totals) > 1:
            signs[fits.pop()] += 1
    return land._replace(home_signs=signs)


def _concluded(case: Case, number: int) -> Conclusion | None:
    """The conclusion of the first rule that has one for a person, or None."""
    if case.facts[number].elsewhere:
        return None
    rules: tuple[Callable[[Case, int], Conclusion | None], ...] = (
        _by_membership, _by_office_of_one_state, _by_description, _by_rule, _by_office, _by_politics,
        _by_body_beside, _as_leader,
    )  # fmt: skip
    for rule in rules:
        found = rule(case, number)
        if found is not None:
            return None if _is_namesake(case, number, found.code) else found
    return None


def _is_namesake(case: Case, number: int, code: str) -> bool:
    """Whether somebody of another country shares a word of the name: who may be the same person."""
    words = set(fold(case.scene.people[number].name).split())
    return any(
        standing.country not in (None, code)
        and any(len(w) >= MIN_SHARED for w in words & set(fold(person.name).split()))
        for person, standing in zip(case.scene.people, case.standings, strict=True)
    )


def _by_membership(case: Case, number: int) -> Conclusion | None:
    """A party label, a party or a place that the role names, an institution in a country."""
    facts, scene = case.facts[number], case.scene
    roles, signs = case.phrases[number], case.land.signs
    for name, found, basis in (
        ("party-label", label(scene, number), "stated"),
        ("party", party(scene, number, signs), "stated"),
        ("party", party_in_roles(roles, signs), "stated"),
        ("institute", party(scene, number, signs, "institute"), "inferred"),
        ("institute", party_in_roles(roles, signs, "institute"), "inferred"),
        ("place-in-title", place_in_title(scene, (*facts.offices, *facts.politics)), "inferred"),
        ("affiliation", affiliation(scene, number), "inferred"),
        ("owner", owner_before(scene, roles), "stated"),
        ("owner-meant", owner_meant(scene, facts.offices), "inferred"),
    ):
        if found is not None:
            return Conclusion(found.code, name, (found.token,), basis)  # type: ignore[arg-type]
    return None


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
    if (noun, code) in case.taken or not may_hold(noun, code):
        return None
    first = min(p.first for p in case.facts[number].offices if p.noun.noun == noun)
    return Conclusion(code, "description", (first, fits[0][0]))


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
            code = _likely(case, ("head of government",), (first,))
            foreign = tokens[after].lower == "regime" and code == case.land.home
            if code is not None and (foreign or _is_alone(case.land, code)):
                return _with_source(case, first, code, "ruled-state")
    return None


def _is_alone(land: Landscape, code: str) -> bool:
    """Whether an article is about one state only, or about its politics as at home."""
    others = [weight for other, weight in land.totals.items() if other != code]
    if land.home != code or max(others, default=0.0) > MAX_OTHER:
        return land.home == code and land.home_signs[code] >= MIN_SIGNS
    return True


def _by_office(case: Case, number: int) -> Conclusion | None:
    """President Roe, lawmaker Roe: of the one state of the article that has the office."""
    offices = case.facts[number].offices
    if not offices:
        return None
    past = all(is_past(case.scene, phrase) for phrase in offices)
    nouns = tuple(office_name(case.scene, phrase) for phrase in offices)
    code = _likely(case, nouns, [p.first for p in offices], past=past)
    return _with_source(case, offices[0].first, code, "office") if code else None


def _by_politics(case: Case, number: int) -> Conclusion | None:
    """A candidate, a party's leader: of the state that the whole article is about."""
    politics, home = case.facts[number].politics, case.land.home
    home = home or _state_of_signs(case, politics) or case.hosts
    if not politics or home is None or home in NEVER_BARE:
        return None
    places = [phrase.first for phrase in politics]
    at_home = home == _state_of_signs(case, politics) or home == case.hosts
    if not at_home and not _is_alone(case.land, home) and not _beside(case, places, home):
        return None
    return _with_source(case, politics[0].first, home, "politics")


def _by_body_beside(case: Case, number: int) -> Conclusion | None:
    """Its chair, Roe: of the one body of state that the sentence names before."""
    scene = case.scene
    for phrase in case.phrases[number]:
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
    for phrase in case.phrases[number]:
        tokens = case.scene.reading.tokens[phrase.first : phrase.last]
        if phrase.noun.noun != "leader" or not {t.lower for t in tokens} <= {"leader", *CURRENT}:
            continue
        if phrase.rule != "title-before":
            continue
        totals = case.land.totals
        code = max(totals, key=lambda c: (totals[c], c), default="")
        if code and _beside(case, (phrase.first,), code) and _leads(case.land, code):
            return _with_source(case, phrase.first, code, "leader")
    return None


def _state_of_signs(case: Case, phrases: Sequence[RolePhrase]) -> str | None:
    """The state whose politics the roles speak of ("Republican presidential candidate"), or None.

    None too where the article speaks more of another state.
    """
    codes = {
        sign.code
        for sign in case.land.signs
        if any(phrase.first <= sign.first < phrase.last for phrase in phrases)
    }
    if len(codes) != 1:
        return None
    code = codes.pop()
    totals = case.land.totals
    return code if all(totals[code] > w for c, w in totals.items() if c != code) else None


def _likely(
    case: Case, nouns: Sequence[str], places: Sequence[int], *, past: bool = False
) -> str | None:
    """The state that the offices `nouns` are of, or None when two can be meant.

    An office that any state has is of the state that the article is about. One that some states
    don't have is of the only one left, if the article shows that state's own politics, or is about
    it more than about any other. Another state beside each of the tokens `places` leaves it open. An office that
    somebody else has is taken, but for those who had it before (`past`).
    """
    land = case.land
    if case.hosts and not TOP.intersection(nouns) and _can(case.hosts, nouns):
        return None if all(_rival(case, t, case.hosts, nouns) for t in places) else case.hosts
    can = {c: w for c, w in land.totals.items() if _can(c, nouns)}
    free = {
        c: w for c, w in can.items() if past or not any((noun, c) in case.taken for noun in nouns)
    }
    ranked = sorted(free.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or land.weights[code := ranked[0][0]] < MIN_WEIGHT:
        return None
    if not land.deeds[code] and (len(land.totals) > 1 or TOP.intersection(nouns)):
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if second > (MAX_SHARE_BESIDE if _beside(case, places, code) else MAX_SHARE) * ranked[0][1]:
        return None
    if all(_rival(case, token, code, nouns) for token in places) or code in NEVER_BARE:
        return None
    if any(land.home_signs[c] >= max(MIN_SIGNS, land.home_signs[code] + 1) for c in can):
        return None
    if code == land.home:
        return code
    if len(free) < len(can):
        needed = 1 if max(can, key=lambda c: (can[c], c)) == code else MIN_SIGNS
        return code if land.home_signs[code] >= needed else None
    narrowed = len(free) < len(land.totals) or any(is_rare(noun) for noun in nouns)
    return code if narrowed and (land.home_signs[code] or _leads(land, code)) else None


def _beside(case: Case, places: Sequence[int], code: str) -> bool:
    """Whether the nearest state before one of the tokens `places` in its sentence is `code`."""
    for place in places:
        first = case.scene.reading.sentence_of(case.scene.reading.tokens[place]).first
        before = [m.code for m in case.land.mentions if first <= m.first < place]
        if before and before[-1] == code:
            return True
    return False


def _leads(land: Landscape, code: str) -> bool:
    """Whether an article speaks of a state clearly more than of any other."""
    return all(land.weights[code] >= LEAD * w for c, w in land.totals.items() if c != code)


def _rival(case: Case, token: int, code: str, nouns: Sequence[str]) -> bool:
    """Whether what stands around `token` speaks of another state that can have the offices.

    The nearest state before it in its sentence decides; without one, a state that acts after it,
    and those that act in the sentence before.
    """
    here = case.scene.reading.tokens[token]
    near: dict[int, list[StateMention]] = {0: [], 1: []}
    for mention in case.land.mentions:
        other = case.scene.reading.tokens[mention.first]
        if other.block == here.block and here.sentence - other.sentence in (0, 1):
            near[here.sentence - other.sentence].append(mention)
    before = [m for m in near[0] if m.first < token]
    if before:
        return before[-1].code != code and _can(before[-1].code, nouns)
    acting = [m for m in (*near[0], *near[1]) if m.use == "acts"]
    return any(_can(m.code, nouns) for m in acting) and code not in {m.code for m in acting}


def _can(code: str, nouns: Sequence[str]) -> bool:
    """Whether a state can have all the offices."""
    return all(may_hold(noun, code) for noun in nouns)


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
