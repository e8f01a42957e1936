"""Which sentences go into the sections bottom line, new, next and timeline, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from briefgen.compile.cut import WHOLE, Cut
from briefgen.compile.days import Window, is_published_known
from briefgen.compile.directory import Directory
from briefgen.compile.statements import Passage, Pick, cut_statements, statements_of
from briefgen.date_values import days_of
from briefgen.dossiers import Statement, StatementTime

BOTTOM_LINE = 3  # what a reader takes in before deciding whether to read on
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
# A first word that points back, to somebody or something named before.
LEANS = re.compile(
    r"\W*(?:he|she|it|they|his|her|its|their|this|that|these|those|such|there|and|but|so|or|nor|yet"
    r"|then|also|still|instead|however|meanwhile|otherwise|both|neither|another)\b",
    re.IGNORECASE,
)


def bottom_line(passages: Iterable[Passage], directory: Directory) -> tuple[Statement, ...]:
    """One to three sentences in which the subject acts, newest article first.

    Each of the newest stories gives its first such sentence; where there are fewer than three
    of them, they give their next ones. The outlet's words come before what a story only reports:
    what somebody claims is no bottom line where there is a fact. Background, which names a year
    before that of its article, comes after both. Then a sentence that stands alone
    comes before one that leans on the sentence before it ("They", "But", "That"). No sentence is
    taken that merely says who spoke.
    """
    telling = [p for p in passages if p.line.acts and p.line.is_telling]
    by_story: dict[str, list[Passage]] = {}
    for passage in telling:
        by_story.setdefault(passage.story or passage.article.id, []).append(passage)
    for found in by_story.values():
        found.sort(key=_weakness)
    chosen: dict[str, tuple[int, bool, bool, bool, int]] = {}
    for rank in range(BOTTOM_LINE):
        for number, found in enumerate(by_story.values()):
            if len(chosen) == BOTTOM_LINE:
                break
            if len(found) > rank:
                chosen.setdefault(found[rank].line.text, (number, *_weakness(found[rank])))
    # A copy of a chosen sentence is cited too, wherever it stands in its article.
    copies = (passage for passage in telling if passage.line.text in chosen)
    picks = [Pick(p, "acts") for p in sorted(copies, key=lambda p: chosen[p.line.text])]
    return statements_of(picks, directory, cap=len(chosen))


def _weakness(passage: Passage) -> tuple[bool, bool, bool, int]:
    """A sort key for the bottom line: no background, the outlet's words, those that stand alone."""
    line, year = passage.line, passage.article.published.value[:4]
    is_background = any(found < year for found in YEAR.findall(line.text))
    return is_background, line.voice != "outlet", bool(LEANS.match(line.text)), line.start


def new_statements(
    passages: Sequence[Passage],
    window: Window,
    directory: Directory,
    *,
    without: Iterable[Statement] = (),
    cap: int = WHOLE.new,
) -> Cut[Statement]:
    """The sentences of the articles within the window, newest first.

    Those in `without` are left out, and those that an older article already had word for word:
    background that outlets repeat is not new.
    """
    recent = [passage for passage in passages if window.holds(passage.article)]
    if not recent:
        return Cut(())
    shown = {statement.text for statement in without}
    shown.update(p.line.text for p in passages if window.is_before(p.article))
    picks = (Pick(p, "within-window") for p in recent if p.line.text not in shown)
    return cut_statements(picks, directory, cap=cap)


def next_statements(
    passages: Iterable[Passage], window: Window, directory: Directory, *, cap: int = WHOLE.next
) -> Cut[Statement]:
    """Plans with a date that was still to come when they were published; the soonest first.

    A date that is less exact counts as its last day: a day stands before its month, and that
    before its year. Left out is what was over by the day of the newest article: it stands in the
    timeline.
    """
    dated = [
        (days[::-1], Pick(passage, "planned-date", passage.line.plan))
        for passage in passages
        if passage.line.plan and (days := _open_days(passage.line.plan, window))
    ]
    dated.sort(key=lambda pair: pair[0])
    return cut_statements((pick for _, pick in dated), directory, cap=cap)


def timeline(
    passages: Sequence[Passage], directory: Directory, *, cap: int = WHOLE.timeline
) -> Cut[Statement]:
    """Dated sentences, newest event first.

    The date is the one in the text where a single one is sure; otherwise the first sentences of an
    article are dated by the day on which they were first published, unless they merely say who
    spoke; others are left out.
    """
    leads = {passage.line.text for passage in passages if passage.line.is_lead}
    first_day = _first_days(passage for passage in passages if passage.line.text in leads)
    picks: list[tuple[date, Pick]] = []
    for passage in passages:
        rule, time = "date-in-text", passage.line.time
        if time is None and passage.line.text in first_day:
            rule = "date-of-publication"
            time = StatementTime("", first_day[passage.line.text], "published")
        if time and (days := days_of(time.value)):
            picks.append((days[0], Pick(passage, rule, time)))
    picks.sort(key=lambda pair: pair[0], reverse=True)
    return cut_statements((pick for _, pick in picks), directory, cap=cap)


def _open_days(plan: StatementTime, window: Window) -> tuple[date, date] | None:
    """The first and last day of a plan that is not over on the as-of day; None for one that is."""
    days, today = days_of(plan.value), days_of(window.as_of)
    return days if days and (today is None or days[1] >= today[0]) else None


def _first_days(passages: Iterable[Passage]) -> dict[str, str]:
    """The day on which each text was first published, of those with a known day."""
    found: dict[str, str] = {}
    for passage in passages:
        if is_published_known(passage.article):
            day = passage.article.published.value
            found[passage.line.text] = min(day, found.get(passage.line.text, day))
    return found
