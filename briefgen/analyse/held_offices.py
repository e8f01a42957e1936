"""Which roles of an article's people are offices of a state, and which of those are over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from briefgen.analyse.affiliations import is_bound, is_international, is_media, is_past, is_title
from briefgen.analyse.office_phrases import Named, noun_in, same_office
from briefgen.analyse.offices import office_of
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene, Standing
from briefgen.model import CountryReading, Mention, Office, Role, Span

# Tokens after "president from" in which "to" closes the time.
SPAN = 6


def with_offices(
    scene: Scene,
    countries: Sequence[CountryReading],
    phrases: Iterable[RolePhrase],
    standings: Sequence[Standing],
) -> tuple[Standing, ...]:
    """The standings with what each role is to the state that it, or else its holder, is of."""
    named = _named(scene, countries)
    own: list[list[RolePhrase]] = [[] for _ in standings]
    for phrase in phrases:
        own[phrase.person].append(phrase)
    return tuple(
        standing._replace(roles=_settled(_judged(scene, named, standing, phrases), named))
        for standing, phrases in zip(standings, own, strict=True)
    )


def with_kinds(
    scene: Scene, countries: Sequence[CountryReading], offices: Iterable[Office]
) -> tuple[Office, ...]:
    """The offices whose holders are not named, with what they are to their state."""
    named = _named(scene, countries)
    return tuple(
        replace(
            office,
            kind=office_of(
                office,
                office.text,
                noun_in(office.text),
                named,
                code=office.country,
                is_owned=True,
                is_title=False,
            ),
        )
        for office in offices
    )


def _named(scene: Scene, countries: Sequence[CountryReading]) -> Named:
    """Whom the article names."""
    people = []
    for person in scene.people:
        for first, last, rule in person.mentions:
            span, text = scene.reading.span(first, last), scene.reading.words(first, last)
            people.append(Mention(span.start, span.end, text, rule))
    return Named(countries, people)


def _judged(
    scene: Scene, named: Named, standing: Standing, phrases: Sequence[RolePhrase]
) -> list[Role]:
    """The roles of a person with their offices, each alone.

    Somebody of the press, of a body of many states or of an organisation is "President" of that.
    """
    elsewhere = any(
        (is_media(p) or is_international(scene, p) or is_bound(scene, p)) and not is_past(scene, p)
        for p in phrases
    )
    by_span = {scene.reading.span(p.first, p.last): p for p in phrases}
    roles = []
    for role in standing.roles:
        phrase = by_span.get(Span(role.start, role.end))
        if phrase is not None and phrase.noun.kind != "label":
            kind = office_of(
                role,
                role.text,
                phrase.noun.noun,
                named,
                code=role.country or standing.country,
                is_owned=role.country_basis == "stated",
                is_title=is_title(scene, phrase) and not elsewhere,
            )
            role = replace(role, office="out" if kind and _is_told_as_past(scene, phrase) else kind)
        roles.append(role)
    return roles


def _is_told_as_past(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether what stands around a role tells that it is over.

    "Roe was Chile's president", "served as minister", "president until 2018", "from 2010 to 2014";
    not "has been president since 2018", "was elected president".
    """
    tokens = scene.reading.tokens
    rest = tokens[phrase.last : scene.reading.sentence_of(tokens[phrase.first]).last]
    after = [token.lower for token in rest[:SPAN]]
    if after[:1] in (["until"], ["till"], ["between"]) or (after[:1] == ["from"] and "to" in after):
        return True
    if phrase.rule.startswith("title"):
        return False
    at = phrase.first - 1
    while at > 0 and tokens[at].tag in ("DT", "JJ", "JJS", "RB", "PRP$", "CD"):
        at -= 1
    verb, before = tokens[at], tokens[max(at - 1, 0)]
    if verb.lower == "as" and before.lower == "served":
        return tokens[max(at - 2, 0)].lower not in ("has", "have")
    return verb.lower in ("was", "were") or (verb.lower == "been" and before.lower == "had")


def _settled(roles: Sequence[Role], named: Named) -> tuple[Role, ...]:
    """The roles of one person; an office that one of them tells to be over, is over in all."""
    words = [same_office(role, role.text, named) for role in roles]
    over = {same for role, same in zip(roles, words, strict=True) if role.office == "out"}
    return tuple(
        replace(role, office="out") if role.office and same in over else role
        for role, same in zip(roles, words, strict=True)
    )
