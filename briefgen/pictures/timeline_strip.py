"""When the lines of a timeline were, as marks on an axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from briefgen.date_values import days_of
from briefgen.dossiers import Statement
from briefgen.model import Record, TimeBasis

FEWEST = 3  # different days that are worth a picture
LANES = 6  # marks above each other
APART = 4.0  # percent of the width between two marks of a lane: 13 px on a phone
LANE, TOP, AXIS = 16, 10, 22  # pixels: between lanes, above the first, below the last for the axis
LABELS = 4  # on the axis: as many as have room on a phone
STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months from label to label


class TimeMark(Record, frozen=True):
    """A line of the timeline: where its day is, in percent of the width, and its lane's height.

    `end` is further right for a date that isn't exact to the day. `row` is its place in the list,
    from 1; of several lines of one value, the first.
    """

    row: int
    value: str
    basis: TimeBasis
    start: float
    end: float
    y: int
    lines: int


class Tick(Record, frozen=True):
    """A month or year on the axis ("2025-05", "2025"), in percent of the width."""

    value: str
    at: float


class TimelineStrip(Record, frozen=True):
    """Marks in order of time, and the axis below them; `height` in pixels."""

    height: int
    marks: tuple[TimeMark, ...]
    ticks: tuple[Tick, ...]


def timeline_strip(timeline: Sequence[Statement]) -> TimelineStrip | None:
    """The lines of a timeline as marks; None where they are of fewer than three different days."""
    found = _values(timeline)
    if len({days for _, days, _, _ in found}) < FEWEST:
        return None
    first = min(days[0] for _, days, _, _ in found)
    last = max(days[1] for _, days, _, _ in found)
    span = max(1, (last - first).days)

    def at(day: date) -> float:
        return round(2 + 96 * (day - first).days / span, 1)

    ends: list[float] = []
    marks: list[tuple[int, TimeMark]] = []
    for row, days, statement, lines in sorted(found, key=lambda one: (one[1], one[0])):
        start, end = at(days[0]), at(days[1])
        lane = _lane(ends, start)
        ends[lane:] = [end, *ends[lane + 1 :]]
        assert statement.time
        value, basis = statement.time.value or "", statement.time.basis
        marks.append((lane, TimeMark(row, value, basis, start, end, 0, lines)))
    lanes = len(ends)
    return TimelineStrip(
        height=TOP + LANE * lanes + AXIS,
        marks=tuple(_raised(mark, lanes - lane) for lane, mark in marks),
        ticks=tuple(Tick(value, at(day)) for value, day in _ticks(first, last)),
    )


def _values(
    timeline: Iterable[Statement],
) -> list[tuple[int, tuple[date, date], Statement, int]]:
    """(row, days, statement, how many lines) of each date, those of one value and basis once."""
    found: dict[tuple[str, TimeBasis], tuple[int, tuple[date, date], Statement, int]] = {}
    for row, statement in enumerate(timeline, start=1):
        time = statement.time
        days = days_of(time.value) if time else None
        if time and time.value and days:
            first = found.get((time.value, time.basis), (row, days, statement, 0))
            found[time.value, time.basis] = (*first[:3], first[3] + 1)
    return list(found.values())


def _lane(ends: Sequence[float], start: float) -> int:
    """The lowest lane with room for a mark; the one that is free the longest where none has."""
    for lane, end in enumerate(ends):
        if end + APART <= start:
            return lane
    return len(ends) if len(ends) < LANES else min(range(LANES), key=lambda lane: ends[lane])


def _raised(mark: TimeMark, lane: int) -> TimeMark:
    """A mark in its lane, counted from the top."""
    return TimeMark(
        mark.row, mark.value, mark.basis, mark.start, mark.end, TOP + LANE * lane - 8, mark.lines
    )


def _ticks(first: date, last: date) -> list[tuple[str, date]]:
    """The first days of months or years to write on the axis, at most four."""
    months = range(_month(first) + (first.day > 1), _month(last) + 1)
    for step in STEPS:
        found = [month for month in months if month % step == 0]
        if len(found) <= LABELS:
            break
    return [
        (
            f"{n // 12:04}" if step >= 12 else f"{n // 12:04}-{n % 12 + 1:02}",
            date(n // 12, n % 12 + 1, 1),
        )
        for n in found
    ]


def _month(day: date) -> int:
    """A month as a number that counts on from year to year."""
    return day.year * 12 + day.month - 1
