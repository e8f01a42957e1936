"""Is a role an office of a state, and can its holder speak for that state?

Asked of a role's words alone, so that a role that an editor gives is judged like one that was read.
In doubt it is none: a missing row costs less than a journalist who speaks for a country.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from briefgen.analyse.office_phrases import Named, RoleWords, is_out, role_words_of, split_words
from briefgen.analyse.office_words import ENVOYS, INTERNATIONAL, INTERNATIONAL_PAIRS, PRIVATE
from briefgen.analyse.speaking_words import (
    AGAINST,
    COMMON,
    DEPARTMENTAL,
    EXECUTIVE,
    GOVERNMENTS,
    HEADS,
    HIGH_COURTS,
    HOUSES,
    INDEPENDENT,
    JUDGES,
    KNOWN,
    LEADERS,
    LOCAL,
    LOCAL_PAIRS,
    MEMBERS,
    MINISTERS,
    OF_ANY_HOUSE,
    OF_REGIONS,
    OFFICERS,
    ONE_PARTY,
    PARTY,
    RULERS,
    SENT,
    SERVICES,
    SIDES,
    SPOKESPEOPLE,
    TITLES,
    TRADES,
)
from briefgen.model import OfficeKind, Span


def office_of(
    span: Span,
    text: str,
    noun: str,
    named: Named,
    *,
    code: str | None,
    is_owned: bool,
    is_title: bool,
) -> OfficeKind | None:
    """What the holder of a role is to the state `code`, or None where it is no office of a state.

    Args:
        span: where the role stands.
        text: its words.
        noun: the noun that it is about; `noun_in` of `office_phrases.py` finds it.
        named: the countries and the people that the article names.
        code: the state that the role, or else its holder, is of.
        is_owned: whether the words themselves name that state.
        is_title: whether it stands before the name as an office does ("President Roe").
    """
    words = role_words_of(span, text, noun, named, is_owned=is_owned)
    if code in ONE_PARTY and words.is_of_party and _is_head_of_party(words):
        kind: OfficeKind | None = "speaks"
    else:
        kind = None if _is_of_others(words) else _kind(words, is_title=is_title)
    return "out" if kind and is_out(text, noun) else kind


def _is_head_of_party(words: RoleWords) -> bool:
    """Whether a role heads a whole party."""
    return words.last in LEADERS and not words.is_local and words.beside <= KNOWN | PARTY


def _is_of_others(words: RoleWords) -> bool:
    """Whether a role is one against the state, of a firm, a club, a town, of many states."""
    minister = "minister" in words.noun.split()
    against = words.around & (AGAINST if minister else AGAINST | TRADES)
    seated = words.noun in MEMBERS or (words.noun == "member" and words.is_of_house)
    if against and not (seated and against <= SIDES):
        return True
    plain = words.noun == "minister" or not minister
    if words.around & PRIVATE and plain and not words.is_of_bank:
        return True
    if "state" in words.beside and words.last not in ("minister", "secretary"):
        return True  # "state senator", "the state's first lady"
    lower = [word.lower() for word in words.written]
    of_town = bool(words.around & LOCAL) and LOCAL_PAIRS.isdisjoint(pairwise(lower))
    if of_town and not (words.noun in JUDGES and words.is_owned):
        return True
    bodies = INTERNATIONAL - {"International"} if minister else INTERNATIONAL
    of_many = bool(bodies.intersection(words.written))
    of_many = of_many or not INTERNATIONAL_PAIRS.isdisjoint(pairwise(lower))
    return of_many and not (_is_sent(words) and words.is_owned)


def _is_sent(words: RoleWords) -> bool:
    """Whether a state sends somebody to others."""
    return words.noun in _envoys() or words.last in SENT


def _kind(words: RoleWords, *, is_title: bool) -> OfficeKind | None:
    """The kind of office, by its noun and by the words beside it."""
    noun = words.noun
    if noun in MEMBERS:
        return None if noun in OF_ANY_HOUSE and words.is_local else "serves"
    if _is_sent(words):
        # "envoy of the Roe Forum": whose envoy it is stands after "of"
        return None if words.names and "of" in words.beside else "speaks"
    if words.last == "minister" or noun in MINISTERS or noun.startswith("minister "):
        return None if words.is_local or noun in OF_REGIONS else "speaks"
    if not words.is_plain or ((words.is_local or words.is_in_capital) and not words.bodies):
        return None
    named = words.is_owned or bool(words.bodies)
    if noun in INDEPENDENT:
        return "serves"
    if noun in JUDGES:
        sits = named or bool(words.around & (HIGH_COURTS | HOUSES))
        return "serves" if sits or (is_title and noun in ("justice", "speaker")) else None
    if noun in OFFICERS:
        return "serves" if named or words.around & SERVICES else None
    if words.is_of_house or words.is_of_bank:
        heads = noun in HEADS or words.last in SPOKESPEOPLE
        return "serves" if heads or (words.is_of_bank and noun == "governor") else None
    return "speaks" if _is_of_executive(words, named=named, is_title=is_title) else None


def _is_of_executive(words: RoleWords, *, named: bool, is_title: bool) -> bool:
    """Whether a role is an office of a government, its forces or its services."""
    noun = words.noun
    if noun in EXECUTIVE | RULERS:
        return named or (is_title and noun in TITLES) or noun in EXECUTIVE - COMMON
    if words.last == "secretary":
        return bool(frozenset((*words.beside, *noun.split())) & DEPARTMENTAL)
    if noun.startswith("secretary of "):
        return True
    if noun == "member":
        return bool(words.around & GOVERNMENTS)
    if words.last in ("official", *SPOKESPEOPLE) or noun in ("leader", "commissioner"):
        return named or (noun != "leader" and bool(words.around & SERVICES))
    of_body = bool(words.bodies) or bool(words.around & SERVICES) or words.is_of_agency
    return noun in HEADS and of_body


@cache
def _envoys() -> frozenset[str]:
    """Who is sent, with blanks for hyphens and apostrophes; a diplomat may sit at home."""
    return frozenset(" ".join(split_words(noun)) for noun in ENVOYS - {"diplomat"})
