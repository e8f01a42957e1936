"""Days written in full, found in a text or read from a setting; two-way dates are never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

MONTH = rf"(?:{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})\b\.?"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
TIME = (
    r"(?:\d{1,2}(?:[:.h]\d{2}){1,2}(?:[.,]\d+)?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)"
    r"(?:\s*(?:Z\b|UTC|GMT|[A-Z]{1,4}T\b|[+-]\d{1,2}(?::?\d{2})?\b|hrs\b|local time))*"
)
_YEAR = r"(?P<{0}y>\d{{4}})(?!\d)"
# Day, month and year in an order that can mean one day only.
DAY = (
    rf"(?:(?<!\d){_YEAR.format('i')}(?P<sep>[-/.])(?P<im>\d{{1,2}})(?P=sep)(?P<id>\d{{1,2}})(?!\d)"
    rf"|(?<![\d.])(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of\s+|[\s-]+)(?P<dm>{MONTH}),?[\s-]+"
    rf"{_YEAR.format('d')}"
    rf"|\b(?P<mm>{MONTH})\s*(?P<md>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+){_YEAR.format('m')})"
)
_DAY = re.compile(DAY, re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?:{WEEKDAY},?\s*)?(?P<day>{DAY})(?:(?:T|,?\s+(?:at\s+)?)(?:{TIME}|\d{{1,2}}\s*Z?))?",
    re.IGNORECASE,
)
_TWO_WAY = re.compile(r"\s*\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b")


def find_days(text: str) -> Iterator[tuple[int, int, str]]:
    """Every full day that exists in `text`, in order: start, end, ISO value.

    "August 28, 2025", "28 Aug. 2025" and "2025-08-28" are full days, "Aug. 28" and "3/4/2025"
    are not: one lacks the year, the other could be two days.
    """
    for found in _DAY.finditer(text):
        if value := _value(found):
            yield found.start(), found.end(), value


def day_of(text: str) -> str | None:
    """The day that the whole of `text` names, as ISO, or None; a time of day is dropped.

    The day is that which is written; there is no time zone conversion.

    >>> day_of("Thursday, 28 August 2025, 10:00 GMT")
    '2025-08-28'
    >>> day_of("03/04/2025") is None
    True
    """
    found = _WHOLE.fullmatch(text.strip())
    return _value(found) if found else None


def is_two_way(text: str) -> bool:
    """Whether `text` is a date in numbers of which nobody can tell the day from the month."""
    return _TWO_WAY.match(text) is not None


def _value(found: re.Match[str]) -> str | None:
    """The ISO day of a match of DAY, None when there is no such day ("30 February")."""
    part = found.groupdict()
    year = part["iy"] or part["dy"] or part["my"]
    month_name = (part["dm"] or part["mm"] or "").lower().rstrip(".")
    month = int(part["im"]) if part["im"] else _MONTH_NUMBERS[month_name]
    day = int(part["id"] or part["dd"] or part["md"])
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return None
