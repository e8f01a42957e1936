"""Which day a value of a time expression starts and ends on."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

# The forms of TIMEX3 that articles' time expressions have.
VALUE = re.compile(
    r"(?P<decade>\d{3})|(?P<year>\d{4})(?:-(?:W(?P<week>\d{2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])"
    r"|SP|SU|FA|WI|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and last day of a day, weekend, week, month, quarter, year or decade, else None.

    A season lies somewhere in its year: which months it has depends on the hemisphere.

    >>> days_of("2025-W36")
    (datetime.date(2025, 9, 1), datetime.date(2025, 9, 7))
    """
    match = VALUE.fullmatch(value or "")
    if match is None:
        return None
    try:
        return _days(match)
    except ValueError:  # 2025-13, 2025-02-30, 2025-W60
        return None


def is_single_day(value: str | None) -> bool:
    """Whether a value is exact to the day."""
    range_of = days_of(value)
    return range_of is not None and range_of[0] == range_of[1]


def _days(match: re.Match[str]) -> tuple[date, date]:
    """The first and last day of a value taken apart.

    Raises:
        ValueError: the calendar has no such day, week or month.
    """
    if match["decade"]:
        return date(int(match["decade"]) * 10, 1, 1), date(int(match["decade"]) * 10 + 9, 12, 31)
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=6)
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), int(match["month"]))
    return _months(year, 1, 12)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """The first day of the first month and the last day of the last."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
