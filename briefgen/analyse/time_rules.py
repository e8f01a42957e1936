"""The patterns of time expressions and the value of each, from the most exact to the least."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from briefgen.analyse.calendar_days import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    day,
    month,
    month_number,
    shifted,
    week,
    weekday_near,
)

SHORT_MONTHS = r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
MONTH = rf"(?P<month>{'|'.join(m.title() for m in MONTHS)}|{SHORT_MONTHS})"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
WEEKDAY = rf"(?P<weekday>{'|'.join(w.title() for w in WEEKDAYS)})"
PART_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"
PHASE = r"(?:(?:early|mid|late)[- ])?"
SEASON = r"spring|summer|autumn|fall|winter"
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2, "twenty": 20,
    "thirty": 30, "fifteen": 15, "fourteen": 14, "eighteen": 18, "forty": 40, "fifty": 50,
}  # fmt: skip
COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
UNIT = r"(?P<unit>day|week|month|year|decade)"
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
SHIFT = {"last": -1, "previous": -1, "next": 1, "coming": 1, "this": 0, "current": 0}
WHICH = r"(?P<which>last|previous|next|coming|this|current)"
MAYBE_WHICH = r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?"
ABOUT = r"(?:(?:about|nearly|almost|more than|over|some|around) )?"


class Context(NamedTuple):
    """What a relative value hangs on: the publication day, and what the tense tells.

    `tense` is "future", "past", "" where the clause doesn't say, or "open" where it tells of both
    and a month may be of either: then a value that differs is none.
    """

    published: date
    tense: str

    @property
    def future(self) -> bool:
        """Whether the clause looks ahead."""
        return self.tense == "future"


class Rule(NamedTuple):
    """A pattern and the value of its matches: read off the words, or counted from a day.

    Every match holds one of each of `needs`, in lower case: looking for these first is ten times
    as quick as the pattern, and most paragraphs have none.
    """

    name: str
    needs: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]
    absolute: Callable[[re.Match[str]], str | None] | None = None
    relative: Callable[[re.Match[str], Context], str | None] | None = None

    def may_match(self, lower: str) -> bool:
        """Whether a text, given in lower case, has what every match needs."""
        return all(any(word in lower for word in words) for words in self.needs)


def _full(m: re.Match[str]) -> str | None:
    return day(int(m["year"]), month_number(m["month"]) or 0, int(m["day"]))


def _iso(m: re.Match[str]) -> str | None:
    return day(int(m["year"]), int(m["monthnum"]), int(m["day"]))


def _month_year(m: re.Match[str]) -> str | None:
    return month(int(m["year"]), month_number(m["month"]) or 1)


def _month_shifted_year(m: re.Match[str], c: Context) -> str | None:
    return month(c.published.year + SHIFT[m["which"].lower()], month_number(m["month"]) or 1)


def _settled(
    m: re.Match[str], c: Context, rule: Callable[[re.Match[str], Context], str | None]
) -> str | None:
    """The value that a rule has before and after the publication day, None where they differ."""
    found = {rule(m, c._replace(tense=tense)) for tense in ("past", "future")}
    return found.pop() if len(found) == 1 else None


def _day_month(m: re.Match[str], c: Context) -> str | None:
    """A day without a year: the nearest one that the tense allows."""
    if c.tense == "open":
        return _settled(m, c, _day_month)
    number, around = month_number(m["month"]) or 1, c.published.year
    days = [day(year, number, int(m["day"])) for year in (around - 1, around, around + 1)]
    known = [date.fromisoformat(found) for found in days if found]
    allowed = [found for found in known if _allowed((found - c.published).days, c.tense, 60)]
    near = min(allowed or known, key=lambda d: abs((d - c.published).days), default=None)
    return near.isoformat() if near else None


def _bare_month(m: re.Match[str], c: Context) -> str | None:
    """A month without a year: the nearest one that the tense and "last" or "next" allow."""
    if c.tense == "open":
        return _settled(m, c, _bare_month)
    number, which = month_number(m["month"]) or 1, (m["which"] or "").lower()
    tense = {"last": "past", "previous": "past", "next": "future", "coming": "future"}.get(
        which, c.tense
    )
    slack = 0 if which in ("last", "next") else 1
    now = c.published.year * 12 + c.published.month
    known = [year * 12 + number for year in range(c.published.year - 1, c.published.year + 2)]
    allowed = [k for k in known if _allowed(k - now, tense, slack) and (slack or k != now)]
    near = min(allowed or known, key=lambda k: (abs(k - now), k))
    return month((near - 1) // 12, (near - 1) % 12 + 1)


def _allowed(distance: int, tense: str, slack: int) -> bool:
    """Whether a distance from the publication day (ahead is positive) agrees with the tense."""
    if tense == "past":
        return distance <= slack
    return distance >= -slack if tense == "future" else True


def _weekday(m: re.Match[str], c: Context) -> str | None:
    """A weekday: the publication day itself if it is one, else the nearest before or after."""
    name, which = m["weekday"].lower(), (m["which"] or "").lower()
    found = weekday_near(c.published, name, future=c.future or which in ("next", "coming"))
    if which and found == c.published and which in ("last", "next"):
        return shifted(found, "day", 7 * SHIFT[which])
    return found.isoformat()


def _relative_day(m: re.Match[str], c: Context) -> str | None:
    words = m.group().lower()
    count = 1 if "tomorrow" in words else -1 if "yesterday" in words or words == "last night" else 0
    return shifted(c.published, "day", count)


def _relative_unit(m: re.Match[str], c: Context) -> str | None:
    """last week, next month, this year, next weekend, this quarter, last summer."""
    count, unit = SHIFT[m["which"].lower()], m["unit"].lower()
    if unit == "weekend":
        value = shifted(c.published, "week", count)
        return f"{value}-WE" if value else None
    if unit == "quarter":
        total = c.published.year * 4 + (c.published.month - 1) // 3 + count
        return f"{total // 4:04d}-Q{total % 4 + 1}"
    if unit in SEASONS:
        return f"{c.published.year + min(count, 0) + max(count, 0):04d}-{SEASONS[unit]}"
    return shifted(c.published, unit, count)


def _this_unit(m: re.Match[str], c: Context) -> str | None:
    return shifted(c.published, m["unit"].lower(), 0)


def _count(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS[words.lower()]


def _ago(m: re.Match[str], c: Context) -> str | None:
    return shifted(c.published, m["unit"].lower(), -_count(m["count"]))


def _ahead(m: re.Match[str], c: Context) -> str | None:
    return shifted(c.published, m["unit"].lower(), _count(m["count"]))


def _quarter_year(m: re.Match[str]) -> str | None:
    return f"{m['year']}-Q{ORDINALS[m['ordinal'].lower()]}"


def _quarter(m: re.Match[str], c: Context) -> str | None:
    return f"{c.published.year:04d}-Q{ORDINALS[m['ordinal'].lower()]}"


def _season_year(m: re.Match[str]) -> str | None:
    return f"{m['year']}-{SEASONS[m['season'].lower()]}"


def _year(m: re.Match[str]) -> str | None:
    return m["year"]


def _decade(m: re.Match[str]) -> str | None:
    return m["decade"]


def _this_week(_: re.Match[str], c: Context) -> str | None:
    return f"{week(c.published)}-WE"


def _pattern(words: str) -> re.Pattern[str]:
    """The pattern, as whole words, in any case but for names of months and weekdays."""
    named = MONTH in words or WEEKDAY in words
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", 0 if named else re.IGNORECASE)


_MONTHS = tuple(name[:3] for name in MONTHS)
_SEASONS = tuple(SEASON.split("|"))
_DIGITS = tuple("0123456789")

# From the most exact to the least: an earlier rule takes the words from a later one.
RULES: tuple[Rule, ...] = (
    Rule(
        "iso-day",
        (_DIGITS, ("-",)),
        _pattern(r"(?P<year>\d{4})-(?P<monthnum>\d\d)-(?P<day>\d\d)"),
        _iso,
    ),
    Rule("full-day", (_MONTHS, _DIGITS), _pattern(rf"{MONTH} {DAY},? {YEAR}"), _full),
    Rule("full-day", (_MONTHS, _DIGITS), _pattern(rf"{DAY}(?: of)? {MONTH},? {YEAR}"), _full),
    Rule("month-year", (_MONTHS, _DIGITS), _pattern(rf"{MONTH},?(?: of)? {YEAR}"), _month_year),
    Rule(
        "month-of-year",
        (_MONTHS, (" year",)),
        _pattern(rf"{MONTH} (?:of )?(?P<which>this|last|next) year"),
        relative=_month_shifted_year,
    ),
    Rule("day-month", (_MONTHS, _DIGITS), _pattern(rf"{MONTH} {DAY}"), relative=_day_month),
    Rule("day-month", (_MONTHS, _DIGITS), _pattern(rf"{DAY}(?: of)? {MONTH}"), relative=_day_month),
    Rule(
        "quarter-year",
        (("quarter",), _DIGITS),
        _pattern(rf"(?:the )?(?P<ordinal>{'|'.join(ORDINALS)})[- ]quarter(?: of)? {YEAR}"),
        _quarter_year,
    ),
    Rule(
        "quarter",
        (("quarter",),),
        _pattern(rf"(?:the )?(?P<ordinal>{'|'.join(ORDINALS)})[- ]quarter"),
        relative=_quarter,
    ),
    Rule(
        "season-year",
        (_SEASONS, _DIGITS),
        _pattern(rf"(?P<season>{SEASON})(?: of)? {YEAR}"),
        _season_year,
    ),
    Rule(
        "weekday", (("day",),), _pattern(rf"{MAYBE_WHICH}{WEEKDAY}{PART_OF_DAY}"), relative=_weekday
    ),
    Rule("ago", ((" ago",),), _pattern(rf"{ABOUT}{COUNT} {UNIT}s? ago"), relative=_ago),
    Rule(
        "in-units",
        (("in ",), ("day", "week", "month", "year", "decade")),
        _pattern(rf"(?:with)?in (?:the next )?{COUNT} {UNIT}s?(?= ?(?:['’]s? time)?[.,;])"),
        relative=_ahead,
    ),
    Rule(
        "relative-day",
        (("today", "tonight", "day", "morrow", "last night", "this "),),
        _pattern(r"today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening)"),
        relative=_relative_day,
    ),
    Rule(
        "relative-unit",
        (tuple(f"{word} " for word in SHIFT),),
        _pattern(
            rf"(?:(?:earlier|later|late|early) )?(?:the )?{WHICH} "
            rf"(?P<unit>weekend|day|week|month|quarter|year|decade|{SEASON})"
        ),
        relative=_relative_unit,
    ),
    Rule(
        "part-of-unit",
        ((" of the ",),),
        _pattern(r"the (?:end|start|beginning|middle) of the (?P<unit>week|month|year)"),
        relative=_this_unit,
    ),
    Rule("the-weekend", (("weekend",),), _pattern(r"the weekend"), relative=_this_week),
    Rule("decade", (("0s",),), _pattern(rf"(?:the )?{PHASE}(?P<decade>1[5-9]\d|20\d)0s"), _decade),
    Rule("bare-month", (_MONTHS,), _pattern(rf"{PHASE}{MAYBE_WHICH}{MONTH}"), relative=_bare_month),
    Rule("year", (_DIGITS,), _pattern(rf"(?:the end of )?{YEAR}(?!,\d)"), _year),
)
