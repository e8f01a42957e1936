"""One person explained: with a page, hidden, or left without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.compile.days import newest_first
from briefgen.compile.settling import settling_lines
from briefgen.decisions import AT
from briefgen.dossiers import PersonCountry, PersonDossier, person_url
from briefgen.explain.chosen import chosen
from briefgen.explain.entries import decisions_on, line_of
from briefgen.explain.identity import articles_of, namesakes_of, naming_of
from briefgen.explain.readings import aliases_of, country_of, in_page_order, mentions_of, roles_of
from briefgen.explain.records import Open, PersonExplained
from briefgen.explain.site import Site
from briefgen.model import Member, OpenDoubt, PersonEntity

OPEN = "left open, see below"
NOBODY = "a name of one word without a role in its article: nobody is known to be meant"


def explain_person(entity: PersonEntity, site: Site) -> PersonExplained:
    """Why a human with a page, shown or hidden, is who the page says."""
    shown = next((one for one in site.cast.people if one.slug == entity.slug), None)
    line = 0 if shown else line_of("hide", frozenset(entity.members), site)
    return _explained(
        shown or entity,
        site,
        url=person_url(entity.slug) if shown else "",
        no_page="" if shown else f"hidden by an editor, corrections.toml:{line}",
        doubts=[doubt for doubt in site.cast.doubts if entity.slug in doubt.candidates],
    )


def explain_lone(member: Member, site: Site) -> PersonExplained:
    """What is known of somebody of one article who has no page, and why."""
    person = site.seen[member].person
    doubts = [
        doubt
        for doubt in site.cast.doubts
        if doubt.article == member.article and doubt.doubt.start == person.place.start
    ]
    entity = PersonEntity("", person.name, (member,), person.aliases)
    return _explained(entity, site, url="", no_page=OPEN if doubts else NOBODY, doubts=doubts)


def open_mentions(asked: str, texts: Sequence[str], site: Site) -> PersonExplained:
    """The short names of an article, as written in `texts`, that it leaves open."""
    article = asked.rpartition(AT)[2].strip()
    doubts = [d for d in site.cast.doubts if d.article == article and d.doubt.text in texts]
    return PersonExplained(
        name=asked,
        slug="",
        url="",
        no_page=OPEN,
        named=None,
        articles=(),
        mentions=(),
        country=country_of((), PersonCountry(None, None, None), site),
        roles=(),
        aliases=(),
        apart=(),
        open=tuple(_open(doubts, "", site)),
        corrections=(),
        statements=(),
    )


def _explained(
    entity: PersonEntity, site: Site, *, url: str, no_page: str, doubts: Iterable[OpenDoubt]
) -> PersonExplained:
    """Everything that is known of a human, by the dossier that its page is made from."""
    members = in_page_order(entity.members, site)
    dossier: PersonDossier = site.compiler.person(entity)
    return PersonExplained(
        name=entity.name,
        slug=entity.slug if url else "",
        url=url,
        no_page=no_page,
        named=naming_of(entity, site),
        articles=articles_of(entity, site),
        mentions=mentions_of(members, site),
        country=country_of(members, dossier.country, site),
        roles=roles_of(members, site.compiler.roles(entity), site),
        aliases=aliases_of(entity.aliases, members, site),
        apart=namesakes_of(entity, site),
        open=(*_asked(dossier, site), *_open(doubts, entity.slug if url else "", site)),
        corrections=decisions_on(frozenset(entity.members), site),
        statements=tuple(chosen(dossier, site)) if url else (),
    )


def _asked(dossier: PersonDossier, site: Site) -> Iterator[Open]:
    """What an editor is asked about a person, as the page has it."""
    for line in dossier.uncertain:
        if line.kind in ("join", "role", "country"):
            citation = line.statement.citations[0]
            yield Open(
                text=line.mention,
                reason=line.reason,
                place=site.sentence(citation.article, citation.sentence),
                others=tuple(link.name for link in line.candidates),
                settle=line.settle,
            )


def _open(doubts: Iterable[OpenDoubt], slug: str, site: Site) -> Iterator[Open]:
    """The doubts, newest article first, with the lines that settle them on the page of `slug`.

    Without a page, with the lines of all who it could be.
    """
    by_slug = site.compiler.directory.by_slug
    by_article: dict[str, list[OpenDoubt]] = {}
    for doubt in doubts:
        by_article.setdefault(doubt.article, []).append(doubt)
    order = newest_first(site.outlines[article] for article in by_article)
    for doubt in (doubt for outline in order for doubt in by_article[outline.id]):
        known = [candidate for candidate in doubt.candidates if candidate in by_slug]
        lines: dict[str, None] = {}
        for own in [slug] if slug else known:
            others = [other for other in known if other != own]
            lines.update(dict.fromkeys(settling_lines(doubt, own, others, site.compiler.directory)))
        yield Open(
            text=doubt.doubt.text,
            reason=doubt.doubt.reason,
            place=site.sentence(doubt.article, doubt.sentence),
            others=tuple(by_slug[other].link.name for other in known if other != slug),
            settle=tuple(lines),
        )
