"""Which words tell a time, and which day, week, month, quarter, season or year they mean.

Values follow TIMEX3 (ISO-TimeML): as exact as the words, never more. A value that hangs on the
publication date is None when that date is unknown.
"""

from __future__ import annotations

import re
from datetime import date

from briefgen.analyse.time_rules import RULES, Context, Rule
from briefgen.analyse.tokens import Reading, Token
from briefgen.model import TimeMark

BEFORE_MONTHS = frozenset(
    "in since last next until by from of this early late mid to and - during through before "
    "after".split()
)
PAST_BEFORE = re.compile(r"\b(?:since|earlier in|back in|late in|ended in)\s*$", re.I)
FUTURE_BEFORE = re.compile(
    r"\b(?:by|until|ahead of|coming|next|due|scheduled for|set for)\s*$", re.I
)
FUTURE_VERBS = frozenset({"will", "shall", "would", "'ll", "’ll", "wo"})
FUTURE_WORDS = frozenset(
    {"expected", "scheduled", "due", "set", "planned", "slated", "going", "plans", "plan", "hopes"}
)
# Past forms after which "to" + verb tells what comes later.
LOOKING_AHEAD = frozenset(
    """agreed aimed announced committed decided ended expected hoped intended invited
    meant offered ordered pledged prepared proposed promised ready refused resolved scheduled sworn
    threatened urged vowed wanted wished""".split()
)


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
        lower = reading.text[block.start : block.end].lower()
        for rule in RULES:
            if not rule.may_match(lower):
                continue
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
    reading: Reading, rule: Rule, match: re.Match[str], published: date | None
) -> TimeMark | None:
    """The record of one expression, or None where the words turn out to be something else."""
    if match.group().lower() in ("may", "march") and not _is_month(reading, match):
        return None
    value = None
    if rule.absolute is not None:
        value = None if _counts_things(reading, match) else rule.absolute(match)
        if value is None:
            return None
    elif rule.relative is not None and published is not None:
        value = rule.relative(match, Context(published, _tense(reading, match.start())))
    return TimeMark(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        value=value,
        rule=rule.name,
        basis="computed" if rule.relative else "text",
    )


def _counts_things(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a number of four digits counts what follows it ("1990 tons", "2017 people")."""
    if not match.group().isdigit():
        return False
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
    return before in BEFORE_MONTHS


def _tense(reading: Reading, offset: int) -> str:
    """Whether the clause around `offset` looks ahead or back, from the nearest verb that says so.

    "will", "would", "to" + verb, "is expected", "by" and "until" look ahead; a past form looks
    back; a present form says neither. What was done in order to do something ("asked for money to
    fight it in May") leaves open which of the two was then: "open".
    """
    if FUTURE_BEFORE.search(reading.text, max(0, offset - 20), offset):
        return "future"
    if PAST_BEFORE.search(reading.text, max(0, offset - 20), offset):
        return "past"
    token = reading.token_at(offset)
    if token is None:
        return ""
    for above in reading.ancestors(token.index):
        if not above.is_verb:
            if above.lower == "ahead":
                return "future"
            if above.is_noun and above.index < token.index:
                return ""  # "the summit in August": the noun has no tense
            continue
        children = [reading.tokens[n] for n in reading.children(above.index)]
        if any(c.tag == "TO" for c in children):
            if above.tag == "VBN" and any(c.lower == "have" for c in children):
                return "past"  # "claims to have opened it in May"
            if above.tag == "VB" and _is_of_the_past(reading, above):
                return "open"
        ahead = any(c.lower in FUTURE_VERBS or c.tag == "TO" for c in children)
        if above.tag == "VB" and (ahead or any(c.tag == "MD" for c in children)):
            return "future"
        if ahead or (above.lower in FUTURE_WORDS and above.tag == "VBN"):
            return "future"
        if any(c.lower in ("has", "have") for c in children):
            return ""  # "has invited them in August": done now, for any time
        if above.tag in ("VBD", "VBN"):
            return "past"
        if above.tag in ("VBZ", "VBP"):
            return ""
    return ""


def _is_of_the_past(reading: Reading, verb: Token) -> bool:
    """Whether a "to" + verb hangs on a past form that doesn't itself look ahead ("asked", "left").

    "agreed to", "was due to" look ahead from then on.
    """
    above = next((t for t in reading.ancestors(verb.index) if t.is_verb), None)
    if above is None or above.tag not in ("VBD", "VBN") or above.lower in FUTURE_WORDS:
        return False
    helpers = [reading.tokens[n] for n in reading.children(above.index)]
    if any(t.tag in ("MD", "VBZ", "VBP") for t in helpers):
        return False
    return above.lower not in LOOKING_AHEAD
