"""What a section shows of all that there is: at most so many, and how many are left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from briefgen.dossiers import SpeakerGroup
from briefgen.model import Record

T = TypeVar("T")


class Caps(Record, frozen=True):
    """How much a page shows at most of each section, and how many articles it lists uncited.

    `each` are the sentences of one companion, `dated` those on the page of two countries.
    """

    new: int
    next: int
    said: int
    roles: int
    timeline: int
    companions: int
    each: int
    uncertain: int
    differing: int
    offices: int
    dated: int
    listed: int


WHOLE = Caps(
    new=12, next=12, said=40, roles=40, timeline=20, companions=12, each=2, uncertain=12,
    differing=6, offices=60, dated=60, listed=40,
)  # fmt: skip
# Where the months have the rest, what a reader takes in at once.
LIGHT = Caps(
    new=6, next=6, said=6, roles=12, timeline=6, companions=5, each=1, uncertain=6,
    differing=2, offices=10, dated=30, listed=10,
)  # fmt: skip


def caps_for(articles: int) -> Caps:
    """The caps of a page with so many articles; copies of a text count once."""
    return WHOLE if articles <= WHOLE.listed else LIGHT


class Cut(NamedTuple, Generic[T]):
    """What a section shows, and how many more there are."""

    shown: tuple[T, ...]
    left_out: int = 0


def cut(found: Sequence[T], cap: int) -> Cut[T]:
    """The first `cap` of what was found."""
    return Cut(tuple(found[:cap]), max(len(found) - cap, 0))


def totals(sections: Mapping[str, Cut[Any]]) -> dict[str, int]:
    """How much there is in all, by name of the section, of those that leave something out.

    Of what speakers said, the statements count.
    """
    return {name: _size(one) + one.left_out for name, one in sections.items() if one.left_out}


def _size(section: Cut[Any]) -> int:
    """How much a section shows."""
    groups = [one for one in section.shown if isinstance(one, SpeakerGroup)]
    return sum(len(group.statements) for group in groups) if groups else len(section.shown)
