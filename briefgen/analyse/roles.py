"""Which role and which country each person has in this article, and how that is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.analyse.affiliations import ENVOYS, borrows_country
from briefgen.analyse.inferred_countries import infer_countries
from briefgen.analyse.lexicon import organisation_words, role_ending_at
from briefgen.analyse.nationality import is_nationality
from briefgen.analyse.role_phrases import role_phrases
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.role_words import is_glued
from briefgen.analyse.scene import Scene, Standing
from briefgen.analyse.tokens import Range
from briefgen.model import Basis, CountryReading, Office, Role, Span

# "in" and "at" tell where a body sits; the country of that place is only a conclusion.
PLACE_LINKS = frozenset({"in", "at", "near"})
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
    offices = _unnamed(scene, phrases)
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
    return infer_countries(scene, countries, phrases, standings, offices), tuple(
        office for _, _, office in offices
    )


def _standing(
    scene: Scene, number: int, phrases: Sequence[RolePhrase], donors: Sequence[_Donor]
) -> Standing:
    """The roles and the country of one person."""
    roles = _distinct([_role(scene, phrase, donors) for phrase in phrases])
    for basis in ("stated", "inferred"):
        for role in roles:
            if role.country and role.country_basis == basis:
                return Standing(roles, role.country, role.country_basis, role.rule, role.evidence)
        if basis == "stated" and (owned := _possessed(scene, number)):
            return Standing(roles, owned[0], "stated", "possessive", (owned[1],))
    return Standing(roles)


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
    elif (place := _located(scene, phrase)) is not None:
        country, basis, rule = place.country, "inferred", f"{rule}+location"
        evidence = (_sentence(scene, phrase.first),)
    elif borrows_country(scene, phrase):
        source = _donor_before(scene, phrase, donors) or _subject_country(scene, phrase)
        if source is not None:
            country, basis, rule = source.country, "inferred", f"{rule}+nearby"
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


def _unnamed(scene: Scene, phrases: Sequence[RolePhrase]) -> list[tuple[int, str, Office]]:
    """The offices of a country whose holder is not named: first token, country, record."""
    reading = scene.reading
    taken = {index for phrase in phrases for index in range(phrase.first, phrase.last)}
    found: list[tuple[int, str, Office]] = []
    for token in reading.tokens:
        if token.index in taken or token.index in scene.person_at or reading.is_headline(token):
            continue
        role = role_ending_at(reading, token.index) if token.tag in ("NN", "NNP") else None
        if (
            role is None
            or role[0].kind not in ("state", "generic")
            or role[0].noun in ("man", "woman")
        ):
            continue
        following = (
            reading.tokens[token.index + 1] if token.index + 1 < len(reading.tokens) else None
        )
        if (
            following is not None
            and following.block == token.block
            and (following.is_noun or following.index in scene.person_at)
        ):
            continue
        first = _attributive_country(scene, role[1])
        if first is not None:
            span = reading.span(first, token.index + 1)
            text = " ".join(reading.words(first, token.index + 1).split())
            country = scene.countries[first]
            found.append(
                (first, country, Office(span.start, span.end, text, "unnamed-office", country))
            )
    return found


def _attributive_country(scene: Scene, head: int) -> int | None:
    """The first token of a country that stands before a role noun as its owner, or None."""
    tokens = scene.reading.tokens
    index = head - 1
    steps = 0
    while index >= 0 and tokens[index].sentence == tokens[head].sentence and steps < 8:
        if index in scene.countries:
            while (
                index - 1 >= 0
                and index - 1 in scene.countries
                and scene.countries[index - 1] == scene.countries[index]
            ):
                index -= 1
            return index
        if (
            not (tokens[index].is_noun or tokens[index].tag in ("JJ", "POS", "HYPH"))
            or index in scene.person_at
        ):
            return None
        index, steps = index - 1, steps + 1
    return None
