"""What a page of a person is called, and its slug: the same whatever the order of the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from slugify import slugify

from briefgen.data import CountryFacts
from briefgen.model import Alias, Member, PersonEntity
from briefgen.resolve.across_articles import Group, Namesakes, member_order
from briefgen.resolve.names import head_noun

Labelled = tuple[str, Group]


def name_people(
    namesakes: Iterable[Namesakes],
    facts: Mapping[str, CountryFacts],
    given: Mapping[Member, str] = MappingProxyType({}),
) -> tuple[PersonEntity, ...]:
    """Each human as an entity with name, slug and aliases, sorted by slug.

    Humans who share a name are called "Name (role, country)". `given` are an editor's names, by
    the first person of the human: they are used as they are.
    """
    named = [
        (given.get(group.seen[0].member, name), group)
        for same in namesakes
        for name, group in _labelled(same.groups, facts)
    ]
    named.sort(key=lambda pair: (_slug_base(pair[0]), pair[0], member_order(pair[1].seen[0])))
    taken: set[str] = set()
    entities = []
    for name, group in named:
        slug = free_slug(_slug_base(name), taken)
        taken.add(slug)
        members = tuple(person.member for person in group.seen)
        entities.append(PersonEntity(slug, name, members, aliases_of(group)))
    return tuple(sorted(entities, key=lambda entity: entity.slug))


def free_slug(base: str, taken: set[str]) -> str:
    """`base`, or `base` with the first free number from 2 on."""
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def display_name(group: Group) -> str:
    """The form of the name in most articles; of several, the longest, then the first by sort.

    An editor's word goes before. Articles that give only a short name of somebody whose full one
    is known don't count.
    """
    if group.called:
        return group.called
    full = [person for person in group.seen if person.joined_by != "short-form"]
    counts = Counter(person.person.name for person in full or group.seen)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def aliases_of(group: Group) -> tuple[Alias, ...]:
    """Every form the articles use for this human with its count, most frequent first."""
    counts: Counter[str] = Counter()
    for person in group.seen:
        counts.update({alias.text: alias.count for alias in person.person.aliases})
    return tuple(
        Alias(text, counts[text]) for text in sorted(counts, key=lambda t: (-counts[t], t))
    )


def _slug_base(name: str) -> str:
    """The slug of a name, "person" where none of its characters has an ASCII form."""
    return str(slugify(name)) or "person"


def _labelled(groups: Sequence[Group], facts: Mapping[str, CountryFacts]) -> list[Labelled]:
    """Each human with a name; several of one name get what tells them apart in brackets.

    The head noun of the role and the country if that is enough, else the whole role and the
    country; where articles tell nothing, the plain name.
    """
    if len(groups) < 2:
        return [(display_name(group), group) for group in groups]
    short = [_label(group, facts, whole_role=False) for group in groups]
    whole = [_label(group, facts, whole_role=True) for group in groups]
    labels = [short[n] if short.count(short[n]) == 1 else whole[n] for n in range(len(groups))]
    return [
        (f"{display_name(group)} ({label})" if label else display_name(group), group)
        for group, label in zip(groups, labels, strict=True)
    ]


def _label(group: Group, facts: Mapping[str, CountryFacts], *, whole_role: bool) -> str:
    """ "role, country" as most articles have it, without what is not known."""
    roles = Counter(
        text
        for person in group.seen
        for text in {r.text if whole_role else head_noun(r.text) for r in person.person.roles}
    )
    stated = Counter(code for person in group.seen for code in person.stated)
    codes = stated or Counter(person.country for person in group.seen if person.country)
    code = _most_frequent(codes)
    country = facts[code].name if code in facts else code
    return ", ".join(part for part in (_most_frequent(roles), country) if part)


def _most_frequent(counts: Mapping[str, int]) -> str:
    """The most frequent text; of several, the longest, then the first by sort; "" without any."""
    texts = [text for text in counts if text]
    return min(texts, key=lambda text: (-counts[text], -len(text), text), default="")
