"""Which words tell a time, and which day, week, month, quarter, season or year they mean.

Values follow TIMEX3 (ISO-TimeML): as exact as the words, never more. A value that hangs on the
publication date is None when that date is unknown.
"""

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
from briefgen.analyse.tokens import Reading
from briefgen.model import TimeMark

_MONTH = rf"(?P<month>{'|'.join(m.title() for m in MONTHS)}|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(w.title() for w in WEEKDAYS)})"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2, "twenty": 20,
    "thirty": 30, "fifteen": 15, "fourteen": 14, "eighteen": 18, "forty": 40, "fifty": 50,
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|week|month|year|decade)"
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_SHIFT = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
    "this": 0,
    "current": 0,
}
_WHICH = r"(?P<which>last|previous|next|coming|this|current)"
_FUTURE_BEFORE = re.compile(
    r"\b(?:by|until|ahead of|coming|next|due|scheduled for|set for)\s*$", re.I
)
_FUTURE_VERBS = frozenset({"will", "shall", "would", "'ll", "’ll", "wo"})
_FUTURE_WORDS = frozenset(
    {"expected", "scheduled", "due", "set", "planned", "slated", "going", "plans", "plan", "hopes"}
)


class _Context(NamedTuple):
    """What a value can hang on: the publication day (or None), and what the tense tells.

    `tense` is "future", "past" or "" where the clause doesn't say.
    """

    published: date | None
    tense: str

    @property
    def future(self) -> bool:
        """Whether the clause looks ahead."""
        return self.tense == "future"


Value = Callable[["re.Match[str]", _Context], "str | None"]


class _Rule(NamedTuple):
    """A pattern and what it means. `relative` rules need the publication day."""

    name: str
    pattern: re.Pattern[str]
    value: Value
    relative: bool


def find_times(reading: Reading, published: str) -> tuple[TimeMark, ...]:
    """The time expressions of the prose outside headlines, in text order, without overlaps.

    `published` is the article's day ("" when unknown). Expressions of the kind "two years" that
    fix no point in time are left out.
    """
    day_known = (
        date.fromisoformat(published) if re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None
    )
    found: list[TimeMark] = []
    for block in reading.blocks:
        if block.kind in ("title", "heading"):
            continue
        taken: list[tuple[int, int]] = []
        for rule in RULES:
            for match in rule.pattern.finditer(reading.text, block.start, block.end):
                span = match.span()
                if any(span[0] < end and start < span[1] for start, end in taken):
                    continue
                mark = _mark(reading, rule, match, day_known)
                if mark is not None:
                    taken.append(span)
                    found.append(mark)
    return tuple(sorted(found, key=lambda mark: mark.start))


def _mark(
    reading: Reading, rule: _Rule, match: re.Match[str], published: date | None
) -> TimeMark | None:
    """The record of one expression, or None where the words turn out to be something else."""
    if match.group().lower() in ("may", "march") and not _is_month(reading, match):
        return None
    if rule.name == "year" and _counts_things(reading, match):
        return None
    context = _Context(published, _tense(reading, match.start()))
    value = None if rule.relative and published is None else rule.value(match, context)
    if value is None and not rule.relative:
        return None
    return TimeMark(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        value=value,
        rule=rule.name,
        basis="computed" if rule.relative else "text",
    )


def _counts_things(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a number of four digits counts what follows it ("1,990 tons", "2017 people")."""
    token = reading.token_at(match.start())
    if token is None or token.index + 1 >= len(reading.tokens):
        return False
    before = reading.tokens[token.index - 1].lower if token.index else ""
    counted = reading.tokens[token.index + 1]
    same = counted.block == token.block and counted.index in (token.head, token.index + 1)
    return same and counted.tag == "NNS" and before not in ("in", "since", "of", "from", "by")


def _is_month(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a bare "May" or "March" is a month: a proper noun after "in", "since", "last" …"""
    token = reading.token_at(match.start())
    if token is None or not token.tag.startswith("NNP") or token.index == 0:
        return False
    before = reading.tokens[token.index - 1].lower
    return before in ("in", "since", "last", "next", "until", "by", "from", "of", "this", "early", "late", "mid", "to", "and", "-", "during", "through", "before", "after")  # fmt: skip


def _tense(reading: Reading, offset: int) -> str:
    """Whether the clause around `offset` looks ahead or back, from the nearest verb that says so.

    "will", "would", "to" + verb, "is expected", "by" and "until" look ahead; a past form looks
    back; a present form says neither.
    """
    if _FUTURE_BEFORE.search(reading.text, max(0, offset - 20), offset):
        return "future"
    token = reading.token_at(offset)
    if token is None:
        return ""
    for above in reading.ancestors(token.index):
        if not above.is_verb:
            if above.lower == "ahead":
                return "future"
            continue
        children = [reading.tokens[n] for n in reading.children(above.index)]
        ahead = any(c.lower in _FUTURE_VERBS or c.tag == "TO" for c in children)
        if above.tag == "VB" and (ahead or any(c.tag == "MD" for c in children)):
            return "future"
        if ahead or (above.lower in _FUTURE_WORDS and above.tag == "VBN"):
            return "future"
        if above.tag in ("VBD", "VBN"):
            return "past"
        if above.tag in ("VBZ", "VBP"):
            return ""
    return ""


def _full(m: re.Match[str], _: _Context) -> str | None:
    return day(int(m["year"]), month_number(m["month"]) or 0, int(m["day"]))


def _iso(m: re.Match[str], _: _Context) -> str | None:
    return day(int(m["year"]), int(m["monthnum"]), int(m["day"]))


def _month_year(m: re.Match[str], _: _Context) -> str | None:
    return month(int(m["year"]), month_number(m["month"]) or 1)


def _month_shifted_year(m: re.Match[str], c: _Context) -> str | None:
    if c.published is None:
        return None
    return month(c.published.year + _SHIFT[m["which"].lower()], month_number(m["month"]) or 1)


def _day_month(m: re.Match[str], c: _Context) -> str | None:
    """A day without a year: the nearest one that the tense allows."""
    if c.published is None:
        return None
    number, around = month_number(m["month"]) or 1, c.published.year
    days = [day(year, number, int(m["day"])) for year in (around - 1, around, around + 1)]
    known = [date.fromisoformat(found) for found in days if found]
    allowed = [found for found in known if _allowed((found - c.published).days, c.tense, 60)]
    near = min(allowed or known, key=lambda d: abs((d - _published(c)).days), default=None)
    return near.isoformat() if near else None


def _bare_month(m: re.Match[str], c: _Context) -> str | None:
    """A month without a year: the nearest one that the tense and "last" or "next" allow."""
    if c.published is None:
        return None
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


def _published(c: _Context) -> date:
    """The publication day of a context that has one."""
    assert c.published is not None
    return c.published


def _weekday(m: re.Match[str], c: _Context) -> str | None:
    """A weekday: the publication day itself if it is one, else the nearest before or after."""
    if c.published is None:
        return None
    name, which = m["weekday"].lower(), (m["which"] or "").lower()
    found = weekday_near(c.published, name, future=c.future or which in ("next", "coming"))
    if which and found == c.published and which in ("last", "next"):
        return shifted(found, "day", 7 * _SHIFT[which])
    return found.isoformat()


def _relative_day(m: re.Match[str], c: _Context) -> str | None:
    words = m.group().lower()
    count = 1 if "tomorrow" in words else -1 if "yesterday" in words or words == "last night" else 0
    return shifted(c.published, "day", count) if c.published else None


def _relative_unit(m: re.Match[str], c: _Context) -> str | None:
    """last week, next month, this year, next weekend, this quarter, last summer."""
    if c.published is None:
        return None
    count, unit = _SHIFT[m["which"].lower()], m["unit"].lower()
    if unit == "weekend":
        value = shifted(c.published, "week", count)
        return f"{value}-WE" if value else None
    if unit == "quarter":
        total = c.published.year * 4 + (c.published.month - 1) // 3 + count
        return f"{total // 4:04d}-Q{total % 4 + 1}"
    if unit in SEASONS:
        return f"{c.published.year + min(count, 0) + max(count, 0):04d}-{SEASONS[unit]}"
    return shifted(c.published, unit, count)


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words.lower()]


def _ago(m: re.Match[str], c: _Context) -> str | None:
    return shifted(c.published, m["unit"].lower(), -_count(m["count"])) if c.published else None


def _ahead(m: re.Match[str], c: _Context) -> str | None:
    return shifted(c.published, m["unit"].lower(), _count(m["count"])) if c.published else None


def _quarter(m: re.Match[str], c: _Context) -> str | None:
    number = _ORDINALS[m["ordinal"].lower()]
    if m["year"]:
        return f"{m['year']}-Q{number}"
    return f"{c.published.year:04d}-Q{number}" if c.published else None


def _season_year(m: re.Match[str], _: _Context) -> str | None:
    return f"{m['year']}-{SEASONS[m['season'].lower()]}"


def _year(m: re.Match[str], _: _Context) -> str | None:
    return m["year"]


def _decade(m: re.Match[str], _: _Context) -> str | None:
    return m["decade"]


def _this_week(m: re.Match[str], c: _Context) -> str | None:
    return f"{week(c.published)}-WE" if c.published else None


def _rule(
    name: str, pattern: str, value: Value, *, relative: bool = False, flags: int = 0
) -> _Rule:
    return _Rule(name, re.compile(rf"(?<![\w-]){pattern}(?![\w-])", flags), value, relative)


# From the most exact to the least: an earlier rule takes the words from a later one.
RULES: tuple[_Rule, ...] = (
    _rule("iso-day", r"(?P<year>\d{4})-(?P<monthnum>\d\d)-(?P<day>\d\d)", _iso),
    _rule("full-day", rf"{_MONTH} {_DAY},? {_YEAR}", _full),
    _rule("full-day", rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}", _full),
    _rule("month-year", rf"{_MONTH},?(?: of)? {_YEAR}", _month_year),
    _rule("month-of-year", rf"{_MONTH} (?:of )?(?P<which>this|last|next) year", _month_shifted_year, relative=True),
    _rule("day-month", rf"{_MONTH} {_DAY}", _day_month, relative=True),
    _rule("day-month", rf"{_DAY}(?: of)? {_MONTH}", _day_month, relative=True),
    _rule("quarter", rf"(?:the )?(?P<ordinal>{'|'.join(_ORDINALS)})[- ]quarter(?: of {_YEAR})?", _quarter, flags=re.I),
    _rule("season-year", rf"(?P<season>spring|summer|autumn|fall|winter)(?: of)? {_YEAR}", _season_year, flags=re.I),
    _rule("weekday", rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?{_WEEKDAY}{_PART}", _weekday, relative=True),
    _rule("ago", rf"(?:(?:about|nearly|almost|more than|over|some|around) )?{_COUNT} {_UNIT}s? ago", _ago, relative=True, flags=re.I),
    _rule("in-units", rf"(?:with)?in (?:the next )?{_COUNT} {_UNIT}s?(?= ?(?:['’]s? time)?[.,;])", _ahead, relative=True, flags=re.I),
    _rule("relative-day", r"(?:today|tonight|yesterday|tomorrow|last night)", _relative_day, relative=True, flags=re.I),
    _rule("relative-unit", rf"(?:(?:earlier|later|late|early) )?(?:the )?{_WHICH} (?P<unit>weekend|day|week|month|quarter|year|decade|spring|summer|autumn|fall|winter)", _relative_unit, relative=True, flags=re.I),
    _rule("the-weekend", r"the weekend", _this_week, relative=True),
    _rule("decade", r"(?:the )?(?:(?:early|mid|late)[- ])?(?P<decade>1[5-9]\d|20\d)0s", _decade),
    _rule("bare-month", rf"(?:(?:early|mid|late)[- ])?(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?{_MONTH}", _bare_month, relative=True),
    _rule("year", rf"(?:the end of )?{_YEAR}(?!,\d)", _year),
)  # fmt: skip
