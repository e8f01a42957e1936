"""The country of people whose roles name none: a sieve from sure to unsure, each rule with a name.

Nothing follows from where somebody speaks or travels, and nothing for people of the press, of an
international body, of a company or a university.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.analyse.country_case import Case, make_case
from briefgen.analyse.country_rules import Conclusion, conclude
from briefgen.analyse.kin import countries_of_kin
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene, Standing
from briefgen.model import CountryReading, Office, Span
from briefgen.person_names import fold

# Letters of a word that makes two names alike.
MIN_SHARED = 4


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
    case = make_case(scene, countries, phrases, standings, offices)
    known = list(case.standings)
    for number, standing in enumerate(case.standings):
        if standing.country is None and not case.facts[number].elsewhere:
            found = conclude(case, number)
            if found is not None and not _is_namesake(case, number, found.code):
                known[number] = _standing(scene, standing, found)
    for number, code, rule, tokens in countries_of_kin(scene, case.facts, known):
        known[number] = _standing(scene, known[number], Conclusion(code, rule, tokens))
    return tuple(known)


def _is_namesake(case: Case, number: int, code: str) -> bool:
    """Whether somebody of another country shares a word of the name: who may be the same person."""
    words = set(fold(case.scene.people[number].name).split())
    return any(
        standing.country not in (None, code)
        and any(len(w) >= MIN_SHARED for w in words & set(fold(person.name).split()))
        for person, standing in zip(case.scene.people, case.standings, strict=True)
    )


def _standing(scene: Scene, standing: Standing, found: Conclusion) -> Standing:
    """A standing with its conclusion; the evidence are the sentences of its tokens, in order."""
    sentences = sorted({scene.reading.tokens[index].sentence for index in found.tokens})
    ranges = [scene.reading.sentences[number] for number in sentences]
    spans: tuple[Span, ...] = tuple(scene.reading.span(first, last) for first, last in ranges)
    return Standing(standing.roles, found.code, found.basis, found.rule, spans)
