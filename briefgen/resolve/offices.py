"""Which office a role is, and whether two roles are one office: "Slovak PM", "prime minister"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from briefgen.data import countries, read_table, role_words
from briefgen.model import Record
from briefgen.resolve.across_articles import Seen
from briefgen.resolve.names import SPELT_OUT, fold_name, role_family

# Offices of which a state, a place or a body has one at a time, by the noun that says them.
# Several people are "senator", "judge" or "general" of one state at once: those are not here.
SOLE = frozenset(
    "president chancellor taoiseach king queen emperor empress emir sultan pope pontiff patriarch "
    "minister mayor governor leader chief head chairman chair speaker".split()
) | {"governor-general", "secretary-general", "attorney-general"}
# Of these there is one in the world.
OF_THE_WORLD = frozenset({"pope", "pontiff"})
# Of these a state has several: the short form ("the minister") doesn't say which one.
WITH_PORTFOLIO = frozenset("minister secretary commissioner governor mayor chief head".split())
# Words that leave an office the same one: when it was held, and what joins the others.
BESIDE = frozenset(
    "a an the of for in at to and s former formerly then ex current currently acting interim "
    "outgoing incumbent new late sitting elect designate caretaker republic his her "
    "excellency majesty".split()
)
# Words that make an office another one.
OTHER_OFFICE = frozenset("vice deputy assistant under shadow prime first junior co chief".split())


class Post(Record, frozen=True):
    """An office: its noun ("minister"), all words that say which one, country, organisation."""

    family: str
    words: frozenset[str]
    country: str | None
    organisation: str


def offices_among(people: Iterable[Seen]) -> frozenset[Post]:
    """The offices of some people of articles; other roles are left out.

    An office is a role of a state by `role_nouns.csv`, one of which each body has one, or any at a
    named organisation. It is of the holder's country where the role names none.
    """
    found = (
        _office(role.text, role.country or one.person.country, role.organisation)
        for one in people
        for role in one.person.roles
    )
    return frozenset(office for office in found if office)


def is_same_office(one: Post, other: Post) -> bool:
    """Whether two roles are one office; two countries, or two organisations, are never one.

    The words that say which office must be the same, or the organisation. A bare "minister" or
    "governor" may be short for one with a portfolio where both are known to be of one country; and
    offices that several hold at a time ("senator") need that as well.
    """
    if one.family != other.family or _differ(one, other):
        return False
    is_of_one_country = bool(one.country) and one.country == other.country
    if one.organisation and one.organisation == other.organisation:
        return not (one.words ^ other.words) & OTHER_OFFICE
    if one.words == other.words:
        return one.family in SOLE or is_of_one_country
    short, long = sorted((one.words, other.words), key=len)
    if not short < long or (long - short) & OTHER_OFFICE:
        return False
    return one.family in WITH_PORTFOLIO and short == {one.family} and is_of_one_country


def _differ(one: Post, other: Post) -> bool:
    """Whether both name a country, or an organisation, and not the same one."""
    countries_differ = one.country and other.country and one.country != other.country
    bodies_differ = one.organisation and other.organisation
    return bool(countries_differ or (bodies_differ and one.organisation != other.organisation))


@lru_cache(maxsize=65536)
def _office(text: str, country: str | None, organisation: str | None) -> Post | None:
    """The office that a role is, None where it is none."""
    family = role_family(text)
    if not organisation and family not in SOLE and family not in role_words("state"):
        return None
    words = _words_beside(text, country) - BESIDE
    return Post(family, words, country, fold_name(organisation or ""))


def _words_beside(text: str, country: str | None) -> frozenset[str]:
    """The folded words of a role, spelt out, without those that name its country."""
    words = " ".join(SPELT_OUT.get(word, word) for word in fold_name(text).split())
    padded = f" {words} "
    for name in _names_of(country) if country else ():
        padded = padded.replace(f" {name} ", " ")
    return frozenset(padded.split())


@cache
def _names_of(country: str) -> tuple[str, ...]:
    """What a country and its people are called, folded, longest first."""
    facts = countries().get(country)
    adjectives = facts.demonyms if facts else ()
    names = (name for name, code, *_ in read_table("country_names.csv") if code == country)
    folded = {fold_name(name) for name in (*names, *adjectives)} - {""}
    return tuple(sorted(folded, key=lambda name: (-len(name), name)))
