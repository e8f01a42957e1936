"""What each article says of a person's country, roles and names, and what the page shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.amend import RULE as CORRECTION
from briefgen.compile.clips import Allegiance, Clip
from briefgen.compile.days import is_published_known, newest_first
from briefgen.compile.lines import Line
from briefgen.compile.placed_roles import PlacedRole, folded
from briefgen.data import countries
from briefgen.dossiers import PersonCountry, RoleLine
from briefgen.explain.entries import line_of
from briefgen.explain.records import (
    AliasSeen,
    CountryReading,
    Named,
    Place,
    RoleReading,
    ShownCountry,
    ShownRole,
)
from briefgen.explain.site import Site
from briefgen.model import Alias, CountryMention, Member, Mention
from briefgen.outline import without_possessive
from briefgen.rules import meaning_of

WHY = {
    "stated": "stated by the newest article that states one",
    "inferred": "no article states one: inferred from the newest article that lets conclude one",
    None: "no article tells one",
}
EDITOR = "an editor says so"


def in_page_order(members: Iterable[Member], site: Site) -> tuple[Member, ...]:
    """The people of articles, newest article first."""
    by_article: dict[str, list[Member]] = {}
    for member in members:
        by_article.setdefault(member.article, []).append(member)
    order = newest_first(site.outlines[article] for article in by_article)
    return tuple(m for o in order for m in sorted(by_article[o.id], key=lambda m: m.person))


def mentions_of(members: Iterable[Member], site: Site) -> tuple[Named, ...]:
    """Every mention of the people of articles, in their order, then in text order."""
    return tuple(
        named(member.article, mention, site)
        for member in members
        for mention in site.shelf[member.article].person[member.person].mentions
    )


def named(article: str, mention: Mention | CountryMention, site: Site) -> Named:
    """A mention with its sentence."""
    return Named(
        text=mention.text,
        start=mention.start,
        end=mention.end,
        rule=mention.rule,
        meaning=meaning_of(mention.rule),
        use=mention.use,
        place=site.place(article, mention),
    )


def country_of(members: Sequence[Member], shown: PersonCountry, site: Site) -> ShownCountry:
    """The country on the page, and what every article of `members` says of it, in their order."""
    chosen = next((s.citations[0].article for s in shown.statements), "")
    readings: list[CountryReading] = []
    is_found = False
    for member in members:
        clip = site.shelf.clip(member.article, member.person)
        told = clip.allegiances[0] if clip.allegiances else None
        agrees = told is not None and (told.country, told.basis) == (shown.code, shown.basis)
        is_shown = agrees and not is_found and member.article == (chosen or member.article)
        is_found = is_found or is_shown
        readings.append(_country_reading(member, clip, told, is_shown=is_shown, site=site))
    is_edited = any(one.is_shown and one.rule == CORRECTION for one in readings)
    human = frozenset(members)
    return ShownCountry(
        code=shown.code,
        name=shown.name,
        basis=shown.basis,
        as_of=shown.as_of,
        why=EDITOR if is_edited else WHY[shown.basis],
        line=line_of("country", human, site) or line_of("role", human, site) if is_edited else 0,
        readings=tuple(readings),
    )


def roles_of(
    members: Iterable[Member], shown: Sequence[RoleLine], site: Site
) -> tuple[ShownRole, ...]:
    """The roles on the page, each with all articles of `members` that have it, in their order."""
    placed = [
        (member, role)
        for member in members
        for role in site.shelf.clip(member.article, member.person).roles
    ]
    return tuple(
        ShownRole(
            text=line.text,
            country=line.country,
            country_basis=line.country_basis,
            organisation=line.organisation,
            first_seen=line.first_seen,
            last_seen=line.last_seen,
            readings=tuple(
                _role_reading(member, role, site)
                for member, role in placed
                if _is_of_line(role, line, shown)
            ),
        )
        for line in shown
    )


def aliases_of(
    aliases: Iterable[Alias], members: Iterable[Member], site: Site
) -> tuple[AliasSeen, ...]:
    """The forms of the name, each with its first mention in the oldest article that has it."""
    first: dict[str, Named] = {}
    for member in sorted(members, key=lambda member: _age(member, site)):
        for mention in site.shelf[member.article].person[member.person].mentions:
            text = without_possessive(" ".join(mention.text.split()))
            if text not in first:
                first[text] = named(member.article, mention, site)
    return tuple(AliasSeen(a.text, a.count, first[a.text]) for a in aliases if a.text in first)


def country_name(code: str | None) -> str | None:
    """The name of a country, its code where that is not known."""
    facts = countries().get(code or "")
    return facts.name if facts else code


def _country_reading(
    member: Member, clip: Clip, told: Allegiance | None, *, is_shown: bool, site: Site
) -> CountryReading:
    """What an article says of the country of one of its people."""
    article = site.shelf[member.article].article
    return CountryReading(
        article=article.id,
        path=article.path,
        published=article.published.value,
        code=told.country if told else None,
        name=country_name(told.country) if told else None,
        basis=told.basis if told else None,
        rule=told.rule if told else "",
        meaning=_meaning(told, clip) if told else "",
        evidence=tuple(_places(member.article, told.evidence, site)) if told else (),
        is_shown=is_shown,
    )


def _meaning(told: Allegiance, clip: Clip) -> str:
    """What the rule of a country says; of a role that names it, that it does."""
    meaning = meaning_of(told.rule)
    by_role = any(
        one.role.country == told.country and one.role.rule == told.rule for one in clip.roles
    )
    named_in = by_role and told.basis == "stated" and "+" not in told.rule
    return f"a role names it: {meaning}" if named_in else meaning


def _is_of_line(placed: PlacedRole, line: RoleLine, shown: Sequence[RoleLine]) -> bool:
    """Whether a role of an article is that of a line of the page; one text may have several."""
    same = [other for other in shown if folded(other.text) == folded(line.text)]
    is_text = folded(placed.role.text) == folded(line.text)
    return is_text and (len(same) == 1 or placed.role.country == line.country)


def _role_reading(member: Member, placed: PlacedRole, site: Site) -> RoleReading:
    """A role in the words of one article."""
    role = placed.role
    return RoleReading(
        text=role.text,
        rule=role.rule,
        meaning=meaning_of(role.rule),
        country=role.country,
        country_basis=role.country_basis,
        organisation=role.organisation,
        place=site.sentence(member.article, placed.sentence),
        evidence=tuple(_places(member.article, placed.evidence, site)),
    )


def _places(article: str, lines: Iterable[Line], site: Site) -> Iterator[Place]:
    """The sentences of an article's clip."""
    return (site.sentence(article, line.id) for line in lines)


def _age(member: Member, site: Site) -> tuple[bool, str, str, str]:
    """A sort key: the oldest article first, those with a file's day only last."""
    outline = site.outlines[member.article]
    return (
        not is_published_known(outline), outline.published.value, member.article, member.person,
    )  # fmt: skip
