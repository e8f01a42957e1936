"""What the rules about a person's country look at: one article, its states and its people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefgen.analyse.affiliations import Facts, facts_of, is_past, office_name
from briefgen.analyse.gazetteer import find_matches
from briefgen.analyse.landscape import Landscape, survey
from briefgen.analyse.memberships import place_in_title
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene, Standing
from briefgen.analyse.states import is_selective, may_hold
from briefgen.analyse.tokens import Range
from briefgen.model import CountryReading, Office

# Offices that one person at a time has; who is said to have it leaves none for others.
UNIQUE = frozenset(
    "president premier chancellor king queen emperor taoiseach emir sultan".split()
) | {"prime minister", "supreme leader", "vice president", "foreign minister"}  # fmt: skip
# Another state may be named this much more than the one of the headline.
HOST_SHARE = 0.75
OPENING = 2  # sentences after the headline that say what an article is about


class Case(NamedTuple):
    """All that the rules look at: the article, its states, and what is known of its people.

    `taken` are the offices, each with its state, that somebody is said to have. `descriptions` are
    the offices of a country that the article names without their holder: token, country, noun.
    `hosts` is the state that all people are of whose state is said, if the headline is about it.
    `opening` are the numbers of the first sentences, `title` the countries in the title;
    `regions` are the states of whose regions somebody holds an office ("Ohio governor").
    """

    scene: Scene
    land: Landscape
    facts: Sequence[Facts]
    standings: Sequence[Standing]
    taken: frozenset[tuple[str, str]]
    descriptions: Sequence[tuple[int, str, str]]
    hosts: str | None
    opening: frozenset[int]
    title: frozenset[str]
    regions: frozenset[str]


def make_case(
    scene: Scene,
    countries: Sequence[CountryReading],
    phrases: Sequence[RolePhrase],
    standings: Sequence[Standing],
    offices: Sequence[tuple[int, str, Office]],
) -> Case:
    """The case of an article; a country concluded before for who can't have it is left out."""
    facts = tuple(
        facts_of(scene, number, [p for p in phrases if p.person == number])
        for number in range(len(standings))
    )
    known = tuple(
        Standing(s.roles) if _is_impossible(scene, s, f) else s
        for s, f in zip(standings, facts, strict=True)
    )
    stated = [p for p in phrases if known[p.person].basis == "stated"]
    land = survey(scene, countries, [Range(p.first, p.last) for p in stated])
    return Case(
        scene=scene,
        land=_with_office_signs(scene, land, facts, known),
        facts=facts,
        standings=known,
        taken=frozenset(
            (p.noun.noun, known[p.person].country or "")
            for p in stated
            if p.noun.noun in UNIQUE and not is_past(scene, p)
        ),
        descriptions=[(at, code, office.text.split()[-1].lower()) for at, code, office in offices],
        hosts=_hosts(scene, land, known),
        opening=_opening(scene),
        title=frozenset(_countries_in(scene.title)),
        regions=frozenset(
            found.code
            for fact in facts
            if (found := place_in_title(scene, (*fact.offices, *fact.politics))) is not None
        ),
    )


def _countries_in(title: str) -> Iterator[str]:
    """The countries that a title names beyond doubt, by name, adjective or a body of state."""
    for match in find_matches(title, 0, len(title)):
        if match.entry.kind in ("name", "demonym", "body") and not match.entry.evidence:
            yield from match.entry.codes


def _opening(scene: Scene) -> frozenset[int]:
    """The numbers of the first sentences after the headline."""
    reading = scene.reading
    firsts = enumerate(reading.tokens[sentence.first] for sentence in reading.sentences)
    prose = (number for number, token in firsts if not reading.is_headline(token))
    return frozenset(islice(prose, OPENING))


def _is_impossible(scene: Scene, standing: Standing, facts: Facts) -> bool:
    """Whether a concluded country has no such office as the person holds."""
    code = standing.country
    if code is None or standing.basis == "stated":
        return False
    return any(not may_hold(office_name(scene, phrase), code) for phrase in facts.offices)


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
