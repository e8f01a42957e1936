"""The marks of a timeline: where each date lies on the axis, worked out by hand."""

from __future__ import annotations

from typing import Any

from briefgen.dossiers import Citation, Statement, StatementTime
from briefgen.pictures import timeline_strip


def said(value: str, basis: Any = "text") -> Statement:
    """A line of a timeline."""
    citation = Citation("a", "s1", 0, 4, "articles/a/index.html#s1")
    return Statement("They met.", (citation,), time=StatementTime("then", value, basis))


def test_marks_lie_in_proportion_and_inexact_dates_are_long() -> None:
    """1 January to 28 February are 58 days; the axis has a margin of 2 percent on each side."""
    strip = timeline_strip(
        [said("2025-02", "computed"), said("2025-01-11", "published"), said("2025-01-01")]
    )
    assert strip
    assert [(m.row, m.value, m.basis, m.start, m.end, m.y) for m in strip.marks] == [
        (3, "2025-01-01", "text", 2.0, 2.0, 18),
        (2, "2025-01-11", "published", 18.6, 18.6, 18),
        (1, "2025-02", "computed", 53.3, 98.0, 18),
    ]
    assert [(tick.value, tick.at) for tick in strip.ticks] == [("2025-01", 2.0), ("2025-02", 53.3)]
    assert strip.height == 48


def test_marks_that_would_cover_each_other_lie_above_each_other() -> None:
    days = ["2026-01-01", "2025-01-03", "2025-01-02", "2025-01-01"]
    strip = timeline_strip([said(day) for day in days])
    assert strip
    assert [(m.value, m.y) for m in strip.marks] == [
        ("2025-01-01", 50),
        ("2025-01-02", 34),
        ("2025-01-03", 18),
        ("2026-01-01", 50),
    ]


def test_lines_of_one_date_are_one_mark_that_leads_to_the_first() -> None:
    days = ["2025-03-01", "2025-02-01", "2025-02-01", "2025-01-01"]
    strip = timeline_strip([said(day) for day in days])
    assert strip
    assert [(m.row, m.lines) for m in strip.marks] == [(4, 1), (2, 2), (1, 1)]


def test_a_long_axis_has_decades() -> None:
    strip = timeline_strip([said("2025-05-02"), said("2010"), said("1999-03-01")])
    assert strip
    assert [tick.value for tick in strip.ticks] == ["2000", "2010", "2020"]


def test_two_days_are_no_picture() -> None:
    assert timeline_strip([said("2025-03-01"), said("2025-02-01"), said("2025-03-01")]) is None
    assert timeline_strip([]) is None
