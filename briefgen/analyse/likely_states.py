"""Which of an article's states an office is of: the only one that has it, or the one at home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.analyse.country_case import Case
from briefgen.analyse.landscape import Landscape, StateMention
from briefgen.analyse.office_words import TOP
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.states import is_rare, is_selective, may_hold

# A state counts as one that an office can be of from this weight on, and if no other state that
# can have the office has more than this share of it; a larger share is allowed where the nearest
# state before the office is the one, a smaller one for offices that any state has. Found by
# reading conclusions on world news, where outlets of a hundred countries write of others without
# naming their own.
MIN_WEIGHT, MAX_SHARE, MAX_SHARE_BESIDE, MAX_SHARE_OF_ANY = 2.0, 0.4, 0.75, 0.34
# Signs of a state's own politics that are needed where the article's main state is taken.
MIN_SIGNS = 2
# With so many other states in an article, its main one isn't the only one with a president.
CROWD = 3
# An article speaks clearly more of a state than of others from this factor on.
LEAD = 1.5
# A state of which no more is said than one place is not what the first sentences are about.
MIN_SHARED = 1.0
# What may be said of others in an article about one state only.
MAX_OTHER = 1.0
# Its people are always introduced as such; those of the South, who write of it daily, are not.
NEVER_BARE = frozenset({"KP"})


def likely_state(
    case: Case, nouns: Sequence[str], places: Sequence[int], *, past: bool = False
) -> str | None:
    """The state that the offices `nouns` are of, or None when two can be meant.

    An office that any state has is of the state that the article is about. One that some states
    don't have is of the only one left, if the article shows that state's own politics, or is about
    it more than about any other. Another state beside each of the tokens `places` leaves it open,
    and so does one whose own politics the article shows more. An office that somebody else has is
    taken, but for those who had it before (`past`).
    """
    code = _likely(case, nouns, places, past=past)
    return None if code is None or shares_opening(case, code, nouns, places) else code


def shares_opening(case: Case, code: str, nouns: Sequence[str], places: Sequence[int]) -> bool:
    """Whether the headline or the first sentences are about another state that has the offices.

    Such an article is about both, and calls either's minister "the minister". Out of doubt is
    whoever stands after the state's own name in a sentence.
    """
    if is_beside(case, places, code):
        return False
    tokens, totals = case.scene.reading.tokens, case.land.totals
    seen = {
        mention.code
        for mention in case.land.mentions
        if case.scene.reading.is_headline(tokens[mention.first])
        or tokens[mention.first].sentence in case.opening
    }
    clear = {other for other in seen if totals[other] >= MIN_SHARED}
    shared = clear | case.title | case.regions
    return any(other != code and _can(other, nouns) for other in shared)


def _likely(case: Case, nouns: Sequence[str], places: Sequence[int], *, past: bool) -> str | None:
    """The state, as far as the whole article goes."""
    land = case.land
    if case.hosts and (past or not TOP.intersection(nouns)) and _can(case.hosts, nouns):
        return None if _is_rivalled(case, places, case.hosts, nouns) else case.hosts
    can = {c: w for c, w in land.totals.items() if _can(c, nouns)}
    free = {c: w for c, w in can.items() if past or not any((n, c) in case.taken for n in nouns)}
    code = _ahead(case, free, places, selective=any(map(_is_telling, nouns)))
    if code is None or code in NEVER_BARE or _is_rivalled(case, places, code, nouns):
        return None
    if not land.deeds[code] and (len(land.totals) > 1 or TOP.intersection(nouns)):
        return None
    if TOP.intersection(nouns) and _is_lost_in_crowd(case, can, code, places):
        return None
    if any(land.home_signs[c] >= max(MIN_SIGNS, land.home_signs[code] + 1) for c in can):
        return None
    if code == land.home:
        return code
    if len(free) < len(can):
        needed = 1 if max(can, key=lambda c: (can[c], c)) == code else MIN_SIGNS
        return code if land.home_signs[code] >= needed else None
    needed = MIN_SIGNS if "president" in nouns else 1
    narrowed = len(free) < len(land.totals) or any(is_rare(noun) for noun in nouns)
    shown = land.home_signs[code] >= needed or leads(land, code)
    return code if narrowed and shown else None


def _is_lost_in_crowd(
    case: Case, can: Mapping[str, float], code: str, places: Sequence[int]
) -> bool:
    """Whether an article speaks of so many states that a head of state could be any one's."""
    crowd = sum(weight >= MIN_WEIGHT for c, weight in can.items() if c != code)
    shown = case.land.home_signs[code] >= MIN_SIGNS or is_beside(case, places, code)
    return crowd >= CROWD and not shown


def _is_telling(noun: str) -> bool:
    """Whether not every state can have the office: a "regime" is one that is written about."""
    return is_selective(noun) or noun == "regime"


def _ahead(
    case: Case, free: Mapping[str, float], places: Sequence[int], *, selective: bool
) -> str | None:
    """The state that is named far more than the others of `free`, or None.

    `selective` says that not every state has the office: then less will do.
    """
    ranked = sorted(free.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or case.land.weights[code := ranked[0][0]] < MIN_WEIGHT:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    share = MAX_SHARE if selective else MAX_SHARE_OF_ANY
    if selective and is_beside(case, places, code):
        share = MAX_SHARE_BESIDE
    return code if second <= share * ranked[0][1] else None


def _is_rivalled(case: Case, places: Sequence[int], code: str, nouns: Sequence[str]) -> bool:
    """Whether something speaks of another state at each of the tokens `places`."""
    return all(_rival(case, token, code, nouns) for token in places)


def is_ahead(case: Case, code: str, nouns: Sequence[str]) -> bool:
    """Whether a state can have the offices, and is named more than all others that can."""
    totals = case.land.totals
    others = [weight for c, weight in totals.items() if c != code and _can(c, nouns)]
    return _can(code, nouns) and totals[code] >= max(MIN_WEIGHT, LEAD * max(others, default=0.0))


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


def is_beside(case: Case, places: Sequence[int], code: str) -> bool:
    """Whether the nearest state before one of the tokens `places` in its sentence is `code`."""
    for place in places:
        first = case.scene.reading.sentence_of(case.scene.reading.tokens[place]).first
        before = [m.code for m in case.land.mentions if first <= m.first < place]
        if before and before[-1] == code:
            return True
    return False


def leads(land: Landscape, code: str) -> bool:
    """Whether an article speaks of a state clearly more than of any other."""
    return all(land.weights[code] >= LEAD * w for c, w in land.totals.items() if c != code)


def is_alone(land: Landscape, code: str, nouns: Sequence[str] = ()) -> bool:
    """Whether an article is about one state only, or about its politics as at home.

    Only those that can have the offices `nouns` are compared.
    """
    others = [weight for c, weight in land.totals.items() if c != code and _can(c, nouns)]
    if max(others, default=0.0) > MAX_OTHER:
        return land.home == code and land.home_signs[code] >= MIN_SIGNS
    return land.home == code or any(is_rare(noun) for noun in nouns)


def state_of_signs(case: Case, phrases: Sequence[RolePhrase]) -> str | None:
    """The state whose politics the roles speak of ("Republican presidential candidate"), or None.

    None too where the article is about another state.
    """
    codes = {
        sign.code
        for sign in case.land.signs
        if any(phrase.first <= sign.first < phrase.last for phrase in phrases)
    }
    if len(codes) != 1:
        return None
    code = codes.pop()
    return code if case.land.home in (None, code) else None
