"""Which entries of corrections.toml concern a human."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.decisions import AT, Alias, Corrections, Different, Entry, Same, SpeakerChange
from briefgen.errors import CorrectionError
from briefgen.explain.records import Decision
from briefgen.explain.site import Site
from briefgen.model import Member
from briefgen.resolve.references import References
from briefgen.resolve.register import Members


def decisions_on(human: Members, site: Site) -> tuple[Decision, ...]:
    """The entries that name somebody of a human, in the order of the file, as they stand there."""
    return tuple(
        Decision(entry.line, kind, site.entry_lines[entry.line - 1].strip())
        for kind, entry in sorted(_entries(site.corrections), key=lambda found: found[1].line)
        if any(found_by(text, site.references) & human for text in _names(entry))
    )


def line_of(kind: str, human: Members, site: Site) -> int:
    """The line of the first entry of a kind that concerns a human, 0 without one."""
    return next((one.line for one in decisions_on(human, site) if one.kind == kind), 0)


def joined_by(human: Members, site: Site) -> dict[Member, int]:
    """Those whom an entry joins to a human, each with its line; not the one named first."""
    found: dict[Member, int] = {}
    joining: list[Same | Alias] = [*site.corrections.same, *site.corrections.alias]
    for entry in sorted(joining, key=lambda entry: entry.line):
        if isinstance(entry, Same):
            lead, *others = (_before(text, site) for text in entry.people)
        else:
            lead, others = (
                _before(entry.person, site),
                [site.references.register.called(entry.name)],
            )
        for members in others:
            for member in human & members - lead:
                found.setdefault(member, entry.line)
    return found


def found_by(text: str, references: References) -> Members:
    """The people whom a name means; nobody where it means nobody, or could mean several."""
    try:
        return references.find(text, 0)
    except CorrectionError:
        return frozenset()


def _before(text: str, site: Site) -> Members:
    """The people whom a name means before an editor's entries join them to others."""
    return found_by(text, site.unedited) or found_by(text, site.references)


def _entries(corrections: Corrections) -> Iterator[tuple[str, Entry]]:
    """Every entry with its kind."""
    for kind in corrections.__struct_fields__:
        entries: tuple[Entry, ...] = getattr(corrections, kind)
        yield from ((kind, entry) for entry in entries)


def _names(entry: Entry) -> tuple[str, ...]:
    """The names of people in an entry."""
    if isinstance(entry, Same | Different):
        return entry.people
    if isinstance(entry, SpeakerChange):
        return (f"{entry.person}{AT}{entry.article}",) if entry.person else ()
    return (entry.person,)
