"""Why people of several articles are one human, what the human is called, who is another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product

from briefgen.compile.days import newest_first
from briefgen.dossiers import person_url
from briefgen.explain.entries import decisions_on, joined_by, line_of
from briefgen.explain.readings import country_name
from briefgen.explain.records import Joined, Namesake, Naming
from briefgen.explain.site import Site
from briefgen.model import Alias, Member, PersonEntity
from briefgen.resolve.across_articles import Group, Seen, in_conflict
from briefgen.resolve.naming import display_name
from briefgen.rules import meaning_of


def articles_of(entity: PersonEntity, site: Site) -> tuple[Joined, ...]:
    """The people of articles who are one human, newest article first, each with its rule."""
    human = _with_namesakes(entity.members[0], site)[0]
    lines = joined_by(frozenset(entity.members), site)
    order = newest_first(site.outlines[article] for article in {m.article for m in entity.members})
    rank = {outline.id: number for number, outline in enumerate(order)}
    found = []
    for person in sorted(human.seen, key=lambda one: (rank[one.member.article], one.member.person)):
        line = lines.get(person.member, 0)
        rule = "correction" if line else person.joined_by if len(order) > 1 else "one-article"
        place = site.sentence(person.member.article, person.person.sentence)
        found.append(Joined(person.person.name, rule, meaning_of(rule), place, line))
    return tuple(found)


def naming_of(entity: PersonEntity, site: Site) -> Naming:
    """How a page got its name."""
    people = [site.seen[member] for member in entity.members]
    counts = Counter(person.person.name for person in people)
    forms = tuple(Alias(n, counts[n]) for n in sorted(counts, key=lambda n: (-counts[n], n)))
    human = frozenset(entity.members)
    group = _with_namesakes(entity.members[0], site)[0]
    name = display_name(group)
    label = entity.name.removeprefix(name) if entity.name.startswith(f"{name} (") else ""
    line = line_of("rename", human, site)
    rule = "correction" if line else "most-articles"
    if group.called and not line:
        rule, line = "first-of-same", line_of("same", human, site) or line_of("alias", human, site)
    return Naming(rule, meaning_of(rule), forms, label.strip(" ()"), line)


def namesakes_of(entity: PersonEntity, site: Site) -> tuple[Namesake, ...]:
    """Everybody else of this name with a page, and what speaks against being one human."""
    own, *others = _with_namesakes(entity.members[0], site)
    pages = {member: one for one in site.cast.people for member in one.members}
    return tuple(
        _namesake(own, other, pages[other.seen[0].member], site)
        for other in others
        if other.seen[0].member in pages
    )


def _with_namesakes(member: Member, site: Site) -> list[Group]:
    """The human that a person of an article is, then those of the same name."""
    for same in site.people.everybody.namesakes:
        for group in same.groups:
            if any(person.member == member for person in group.seen):
                return [group, *(other for other in same.groups if other is not group)]
    return [Group((site.seen[member],))]


def _namesake(own: Group, other: Group, entity: PersonEntity, site: Site) -> Namesake:
    """Somebody of the same name, with what speaks against one human and a sentence of each."""
    here = frozenset(person.member for person in own.seen)
    there = frozenset(entity.members)
    lines = {d.line for d in decisions_on(here, site) if d.kind == "different"}
    line = min(lines & {d.line for d in decisions_on(there, site)}, default=0)
    one, two = _against(own.seen, other.seen)
    if line:
        against = "an editor says so"
    elif one.member.article == two.member.article:
        against = "one article names both"
    elif in_conflict(one, two):
        both = one.stated and two.stated
        kind = "countries and roles" if both else "roles and bodies, and the countries named,"
        against = f"{kind} differ: {_told_of(one)} / {_told_of(two)}"
    else:
        against = "nothing that articles tell makes them one"
    return Namesake(
        name=entity.name,
        url=person_url(entity.slug),
        against=against,
        own=site.sentence(one.member.article, one.person.sentence),
        other=site.sentence(two.member.article, two.person.sentence),
        line=line,
    )


def _against(own: Sequence[Seen], others: Sequence[Seen]) -> tuple[Seen, Seen]:
    """Two people of articles of whom one article, or what is told of them, shows that they differ.

    The first two where nothing does.
    """
    pairs: Iterable[tuple[Seen, Seen]] = product(own, others)
    for one, two in pairs:
        if one.member.article == two.member.article or in_conflict(one, two):
            return one, two
    return own[0], others[0]


def _told_of(person: Seen) -> str:
    """The stated countries of an article's person and its roles as written."""
    names = (country_name(code) or code for code in sorted(person.stated))
    roles = (" ".join(role.text.split()) for role in person.person.roles)
    return "; ".join([*names, *roles])
