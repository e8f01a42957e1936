"""Calendar arithmetic that never invents precision."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.analyse.calendar_days import (
    day,
    month,
    month_number,
    shifted,
    week,
    weekday_near,
)

THURSDAY = date(2025, 8, 28)


def test_months_by_name_and_abbreviation() -> None:
    assert [month_number(w) for w in ("March", "Sept.", "sep", "JAN")] == [3, 9, 9, 1]
    assert month_number("Marching") is None


def test_days_that_the_calendar_has() -> None:
    assert day(2024, 2, 29) == "2024-02-29"
    assert day(2025, 2, 29) is None


def test_weeks_belong_to_the_iso_year() -> None:
    assert week(date(2024, 12, 30)) == "2025-W01"


def test_months_run_into_other_years() -> None:
    assert month(2025, 13) == "2026-01"
    assert month(2025, 0) == "2024-12"


def test_a_weekday_on_its_own_day_is_that_day() -> None:
    assert weekday_near(THURSDAY, "thursday", future=True) == THURSDAY
    assert weekday_near(THURSDAY, "friday", future=False) == date(2025, 8, 22)
    assert weekday_near(THURSDAY, "friday", future=True) == date(2025, 8, 29)


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("day", 1, "2025-08-29"),
        ("week", 1, "2025-W36"),
        ("month", -8, "2024-12"),
        ("year", -3, "2022"),
        ("decade", 1, "2035"),
        ("day", 10**9, None),
    ],
)
def test_a_shift_is_as_exact_as_its_unit(unit: str, count: int, value: str | None) -> None:
    assert shifted(THURSDAY, unit, count) == value
