"""Which role and which country each person has in this article, and how that is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.analyse.affiliations import borrows_country
from briefgen.analyse.held_offices import with_kinds, with_offices
from briefgen.analyse.inferred_countries import infer_countries
from briefgen.analyse.lexicon import organisation_words, role_ending_at
from briefgen.analyse.nationality import is_nationality, is_seat
from briefgen.analyse.office_words import ENVOYS
from briefgen.analyse.role_phrases import role_phrases
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.role_words import is_glued, is_taught
from briefgen.analyse.scene import Scene, Standing
from briefgen.analyse.tokens import Range
from briefgen.analyse.unnamed_offices import unnamed_offices
from briefgen.model import Basis, CountryReading, Office, Role, Span

# "in" and "at" tell where a body sits; the country of that place is only a conclusion.
PLACE_LINKS = frozenset({"in", "at", "near"})
# The end of the rule of a role that has the country of another one.
NEARBY = "+nearby"
OWNER_LINKS = frozenset({"of", "for"})


class _Donor(NamedTuple):
    """A country that a role phrase of the paragraph names: where, and which."""

    token: int
    country: str


def find_standings(
    scene: Scene, countries: Sequence[CountryReading]
) -> tuple[tuple[Standing, ...], tuple[Office, ...]]:
    """One `Standing` per person, and the offices whose holders are not named.

    A country in the role phrase is stated. Without one, an office of state takes that of the
    nearest role phrase before it in the same paragraph, or of the country that is the subject of
    its sentence: inferred, with both sentences as evidence. Where someone merely speaks never
    counts.
    """
    phrases = role_phrases(scene)
    offices = unnamed_offices(scene, phrases)
    donors = sorted(
        [d for p in phrases if p.noun.noun not in ENVOYS and (d := _named(scene, p))]
        + [
            _Donor(first, country)
            for first, country, office in offices
            if office.text.split()[-1].lower() not in ENVOYS
        ]
    )
    standings = tuple(
        _standing(scene, number, [p for p in phrases if p.person == number], donors)
        for number in range(len(scene.people))
    )
    known = infer_countries(scene, countries, phrases, standings, offices)
    unnamed = with_kinds(scene, countries, (office for _, _, office in offices))
    return with_offices(scene, countries, phrases, known), unnamed


def _standing(
    scene: Scene, number: int, phrases: Sequence[RolePhrase], donors: Sequence[_Donor]
) -> Standing:
    """The roles and the country of one person."""
    roles = _distinct([_role(scene, phrase, donors) for phrase in phrases])
    bases: tuple[Basis, ...] = ("stated", "inferred")
    for basis in bases:
        for role in roles:
            if role.country and role.country_basis == basis:
                return Standing(
                    _without_others(roles, role.country), role.country, basis, role.rule,
                    role.evidence,
                )  # fmt: skip
        if basis == "stated" and (owned := _possessed(scene, number)):
            return Standing(
                _without_others(roles, owned[0]), owned[0], "stated", "possessive", (owned[1],)
            )
    return Standing(roles)


def _without_others(roles: Sequence[Role], code: str) -> tuple[Role, ...]:
    """The roles without a country of another role nearby, where their holder's is known better."""
    return tuple(
        replace(role, country=None, country_basis=None, evidence=(), rule=role.rule[: -len(NEARBY)])
        if role.rule.endswith(NEARBY) and role.country != code
        else role
        for role in roles
    )


def _distinct(roles: Sequence[Role]) -> tuple[Role, ...]:
    """The roles without later repetitions of the same words."""
    kept: dict[str, Role] = {}
    for role in roles:
        key = role.text.casefold()
        if key not in kept or (role.country and not kept[key].country):
            kept[key] = role
    return tuple(sorted(kept.values(), key=lambda role: (role.start, role.end)))


def _role(scene: Scene, phrase: RolePhrase, donors: Sequence[_Donor]) -> Role:
    """The record of one role phrase."""
    reading = scene.reading
    span = reading.span(phrase.first, phrase.last)
    country: str | None = None
    basis: Basis | None = None
    evidence: tuple[Span, ...] = ()
    rule = phrase.rule
    if (donor := _named(scene, phrase)) is not None:
        country, basis, evidence = donor.country, "stated", (span,)
    elif (place := _located(scene, phrase)) is not None and is_seat(scene, phrase, place.token):
        country, basis, rule = place.country, "inferred", f"{rule}+location"
        evidence = (_sentence(scene, phrase.first),)
    elif borrows_country(scene, phrase):
        source = _donor_before(scene, phrase, donors) or _subject_country(scene, phrase)
        if source is not None:
            country, basis, rule = source.country, "inferred", rule + NEARBY
            spans = (_sentence(scene, source.token), _sentence(scene, phrase.first))
            evidence = tuple(dict.fromkeys(spans))
    if phrase.noun.kind == "label":  # a place beside a party or in a body's name is nobody's
        country, basis, evidence, rule = None, None, (), phrase.rule
    return Role(
        start=span.start,
        end=span.end,
        text=phrase.text or " ".join(reading.words(phrase.first, phrase.last).split()),
        rule=rule,
        country=country,
        country_basis=basis,
        organisation=_organisation(scene, phrase),
        evidence=evidence,
    )


def _named(scene: Scene, phrase: RolePhrase) -> _Donor | None:
    """The country that a role phrase names, if it is the person's own."""
    donor = _stated(scene, phrase.first, phrase.head, phrase.last)
    return donor if donor is not None and is_nationality(scene, phrase, donor.token) else None


def _stated(scene: Scene, first: int, head: int, last: int) -> _Donor | None:
    """The country that a role phrase names: before its head, or right after "of"."""
    tokens = scene.reading.tokens
    for index in range(first, head + 1):
        if index in scene.countries and index not in scene.places:
            if is_taught(scene, index, head):
                return None
            return _Donor(index, scene.countries[index])
    link = ""
    for index in range(head + 1, last):
        if tokens[index].text in OWNER_LINKS | PLACE_LINKS | {"to", "on"}:
            link = tokens[index].text
        if index in scene.countries and index not in scene.places:
            if is_glued(tokens, index):
                continue  # "head of a Chile-based fund"
            owned = link in OWNER_LINKS and not _is_of_others(scene, head, index, last)
            return _Donor(index, scene.countries[index]) if owned else None
    return None


def _is_of_others(scene: Scene, head: int, country: int, last: int) -> bool:
    """Whether a country after a role's noun is another person's: "lawyer of Chadian singer Roe".

    What a relative is of never tells whose the person is: "daughter of Irish farmers".
    """
    role = role_ending_at(scene.reading, head)
    if role is None or role[0].kind not in ("kin", "job"):
        return False
    return role[0].kind == "kin" or any(
        index in scene.person_at or role_ending_at(scene.reading, index) is not None
        for index in range(country + 1, last)
    )


def _located(scene: Scene, phrase: RolePhrase) -> _Donor | None:
    """The country of the place that the role names ("mayor of Turku", "… in Turku")."""
    tokens = scene.reading.tokens
    link = ""
    for index in range(phrase.head + 1, phrase.last):
        if tokens[index].text in OWNER_LINKS | PLACE_LINKS | {"to", "on"}:
            link = tokens[index].text
        if index in scene.countries and (
            link in PLACE_LINKS or (index in scene.places and link != "to")
        ):
            return _Donor(index, scene.countries[index])
    return None


def _donor_before(scene: Scene, phrase: RolePhrase, donors: Sequence[_Donor]) -> _Donor | None:
    """The country of the role phrases earlier in the same paragraph, if they all name one."""
    block = scene.reading.block_ranges[scene.reading.tokens[phrase.first].block]
    here = [d for d in donors if block.first <= d.token < block.last]
    before = [d for d in here if d.token < phrase.first]
    return before[-1] if before and len({d.country for d in here}) == 1 else None


def _subject_country(scene: Scene, phrase: RolePhrase) -> _Donor | None:
    """The country that is the subject of a sentence which the role joins by "with" or "by".

    "South Korea will be represented, with speaker Roe expected …"; never "South Korea has invited
    President-elect Roe".
    """
    sentence = scene.reading.sentence_of(scene.reading.tokens[phrase.first])
    if scene.reading.tokens[max(phrase.first - 1, 0)].lower not in ("with", "by", "through"):
        return None
    for index in range(sentence.first, phrase.first):
        token = scene.reading.tokens[index]
        if index in scene.countries and token.dep in ("nsubj", "nsubjpass"):
            return _Donor(index, scene.countries[index])
    return None


def _possessed(scene: Scene, number: int) -> tuple[str, Span] | None:
    """The country right before a name ("Peru's Roe", "the Finn Roe"), or in "Roe of Peru"."""
    tokens = scene.reading.tokens
    for first, last, _ in scene.people[number].mentions:
        of = last + 1 if last + 1 < len(tokens) and tokens[last].text == "of" else -1
        named = of in scene.countries and of not in scene.places
        if named and not scene.reading.is_headline(tokens[first]):
            return scene.countries[of], scene.reading.span(first, of + 1)
        before = first - 1
        if before < 0 or scene.reading.is_headline(tokens[first]):
            continue
        possessive = tokens[before].tag == "POS" or tokens[before].text in ("’s", "'s")
        owner = before - 1 if possessive else before
        if owner < 0 or owner not in scene.countries:
            continue
        adjective = tokens[owner].tag.startswith("JJ") or tokens[owner].label == "NORP"
        if (possessive or adjective) and tokens[owner].sentence == tokens[first].sentence:
            return scene.countries[owner], scene.reading.span(owner, first)
    return None


def _organisation(scene: Scene, phrase: RolePhrase) -> str | None:
    """The organisation that a role phrase names, as written, or None."""
    reading = scene.reading
    words = organisation_words("any") | organisation_words("last") | organisation_words("first")
    for index in range(phrase.first, phrase.last):
        token = reading.tokens[index]
        if token.entity < 0:
            continue
        entity = reading.entities[token.entity]
        if entity.first in scene.countries and entity.last == phrase.head:
            continue  # "[Finnish Transport] Minister" is a title that the model cut in two
        inside = Range(max(entity.first, phrase.first), min(entity.last, phrase.last))
        names = [t for t in reading.tokens[inside.first : inside.last] if t.is_capitalised]
        is_named = any(t.lower in words for t in names) or len(names) > 1
        if token.label == "ORG" and names and (is_named or index > phrase.head):
            return " ".join(reading.words(inside.first, inside.last).split())
    return None


def _sentence(scene: Scene, index: int) -> Span:
    """The characters of the sentence that holds token `index`."""
    sentence = scene.reading.sentence_of(scene.reading.tokens[index])
    return scene.reading.span(sentence.first, sentence.last)
