"""Calendar arithmetic on values as exact as they are: "2025", "2025-08", "2025-W35"."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or usual abbreviation ("Sept."), else None."""
    key = word.lower().rstrip(".")
    for number, name in enumerate(MONTHS, start=1):
        if key == name or (len(key) >= 3 and name.startswith(key) and len(key) <= 4):
            return number
    return None


def day(year: int, month: int, number: int) -> str | None:
    """The day as YYYY-MM-DD, or None where the calendar has no such day."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def week(of: date) -> str:
    """The ISO week that holds a day: YYYY-Www."""
    year, number, _ = of.isocalendar()
    return f"{year:04d}-W{number:02d}"


def month(year: int, number: int) -> str:
    """YYYY-MM; months beyond 1 to 12 run into the years before and after."""
    total = year * 12 + number - 1
    return f"{total // 12:04d}-{total % 12 + 1:02d}"


def weekday_near(of: date, name: str, *, future: bool) -> date:
    """The day called `name`: `of` itself if it is one, else the nearest before or after it."""
    ahead = (WEEKDAYS.index(name) - of.weekday()) % 7
    if ahead == 0:
        return of
    return of + timedelta(days=ahead if future else ahead - 7)


def shifted(of: date, unit: str, count: int) -> str | None:
    """The value `count` units after `of` (before it if negative), as exact as the unit.

    None where the calendar of Python ends (years 1 to 9999).
    """
    try:
        if unit == "day":
            return (of + timedelta(days=count)).isoformat()
        if unit == "week":
            return week(of + timedelta(weeks=count))
        if unit == "month":
            return month(of.year, of.month + count)
        years = of.year + count * {"year": 1, "decade": 10, "century": 100}[unit]
    except OverflowError:
        return None
    return f"{years:04d}" if 0 < years <= 9999 else None
