"""From what was measured to the table: ratios, growth, the goals they are held against."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
from bench_measure import Measured

KIB, MIB = 1024, 1024 * 1024
LATER = "later"
# Growth is judged over this step, the goals of the other rows at these sizes.
GROWTH = (1000, 10_000)


class Goal(msgspec.Struct, frozen=True):
    """The most that a figure may be (`must`), and what it should be."""

    must: float
    goal: float


# Row → size → goal. A size that is not named has none, its figure is for comparison.
GOALS: Mapping[str, Mapping[int, Goal]] = {
    "cold build CPU / plain nlp.pipe": {1000: Goal(1.15, 0.80)},
    "cold build, 2 jobs / 1 job": {1000: Goal(0.65, 0.45)},
    "nothing changed / Hugo": {1000: Goal(0.25, 0.10), 10_000: Goal(0.06, 0.03)},
    "template changed / Hugo, CPU": {1000: Goal(1.0, 0.5), 10_000: Goal(0.8, 0.5)},
    "one article edited / Hugo": {1000: Goal(2.2, 1.2), 10_000: Goal(0.4, 0.2)},
    "peak memory / spaCy and the model": {1000: Goal(2.0, 1.4), 10_000: Goal(2.0, 1.4)},
}
SMALL_GOALS = {
    "growth of a cold build's CPU": Goal(1.05, 1.01),
    "growth of nothing changed": Goal(0.9, 0.7),
    "growth of one article edited": Goal(0.4, 0.1),
    "growth of peak memory": Goal(0.5, 0.2),
    "memory per added article, KiB": Goal(15, 5),
    "briefgen --help / python -c ''": Goal(8, 3),
}
SERVE_ROWS = ("save to visible in serve / Hugo's server", "CPU in serve / Hugo's server")


class SizeRun(msgspec.Struct, frozen=True):
    """What was measured at one size; None where it was not asked for or did not count.

    `problems` says for a row why its figure does not count.
    """

    size: int
    cold: Measured
    plain: Measured | None = None
    jobs: tuple[Measured, Measured] | None = None
    nothing: Measured | None = None
    edit: Measured | None = None
    template: Measured | None = None
    hugo: Measured | None = None
    problems: Mapping[str, str] = {}


class SmallRun(msgspec.Struct, frozen=True):
    """What does not depend on the size: a bare Python, `--help`, the loaded model."""

    python: Measured | None = None
    help: Measured | None = None
    loaded: Measured | None = None


class Row(msgspec.Struct, frozen=True):
    """One line of the table. `size` is 0 where it has none; `value` None where nothing counts."""

    name: str
    size: int
    value: float | None
    detail: str
    goal: Goal | None = None

    @property
    def verdict(self) -> str:
        """How the figure stands to its goal, in a word."""
        if self.value is None or self.goal is None:
            return ""
        if self.value > self.goal.must:
            return "MISSED"
        return "goal" if self.value <= self.goal.goal else "must"


def rows(runs: Sequence[SizeRun], small: SmallRun) -> Iterator[Row]:
    """All lines of the table, by size, then what compares sizes, then the rest."""
    for run in runs:
        yield from _size_rows(run, small)
    for smaller, larger in pairwise(runs):
        yield from _growth_rows(smaller, larger)
    if small.help and small.python:
        value, detail = _ratio(small.help.wall, small.python.wall)
        yield _small("briefgen --help / python -c ''", value, detail)
    for name in SERVE_ROWS:
        yield Row(name, 0, None, LATER)


def table(lines: Sequence[Row]) -> str:
    """The rows as text in columns."""
    head = ("what", "articles", "ratio", "must", "goal", "", "measured")
    cells = [head, *(_cells(line) for line in lines)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        + "\n"
        for row in cells
    )


def _size_rows(run: SizeRun, small: SmallRun) -> Iterator[Row]:
    """The lines of one size."""
    hugo = run.hugo
    if run.plain:
        yield _row(run, "cold build CPU / plain nlp.pipe", run.cold.cpu, run.plain.cpu)
    if run.jobs:
        one, two = run.jobs
        yield _row(run, "cold build, 2 jobs / 1 job", two.wall, one.wall)
    if run.nothing and hugo:
        yield _row(run, "nothing changed / Hugo", run.nothing.wall, hugo.wall)
    if run.template and hugo:
        yield _row(run, "template changed / Hugo, CPU", run.template.cpu, hugo.cpu)
    if run.edit and hugo:
        yield _row(run, "one article edited / Hugo", run.edit.wall, hugo.wall)
    if small.loaded:
        name = "peak memory / spaCy and the model"
        value = run.cold.peak / small.loaded.peak
        detail = f"{run.cold.peak / MIB:.0f} / {small.loaded.peak / MIB:.0f} MiB"
        yield Row(name, run.size, value, detail, GOALS[name].get(run.size))
    for name, problem in run.problems.items():
        yield Row(name, run.size, None, f"does not count: {problem}")


def _growth_rows(smaller: SizeRun, larger: SizeRun) -> Iterator[Row]:
    """Exponents of n from one size to the next: 1 is proportional, 0 is constant."""
    step = f"{smaller.size:,} to {larger.size:,} articles"
    judged = (smaller.size, larger.size) == GROWTH
    pairs: tuple[tuple[str, float | None, float | None], ...] = (
        ("growth of a cold build's CPU", smaller.cold.cpu, larger.cold.cpu),
        ("growth of nothing changed", _wall(smaller.nothing), _wall(larger.nothing)),
        ("growth of one article edited", _wall(smaller.edit), _wall(larger.edit)),
        ("growth of peak memory", smaller.cold.peak, larger.cold.peak),
    )
    for name, before, after in pairs:
        if before and after:
            value = math.log(after / before) / math.log(larger.size / smaller.size)
            yield _small(name, value, step, judged=judged)
    added = (larger.cold.peak - smaller.cold.peak) / (larger.size - smaller.size)
    yield _small("memory per added article, KiB", added / KIB, step, judged=judged)


def _wall(measured: Measured | None) -> float | None:
    return measured.wall if measured else None


def _row(run: SizeRun, name: str, ours: float, theirs: float) -> Row:
    value, detail = _ratio(ours, theirs)
    return Row(name, run.size, value, detail, GOALS[name].get(run.size))


def _small(name: str, value: float, detail: str, *, judged: bool = True) -> Row:
    return Row(name, 0, value, detail, SMALL_GOALS[name] if judged else None)


def _ratio(ours: float, theirs: float) -> tuple[float, str]:
    """The ratio of two times in seconds, and both as text."""
    return ours / theirs, f"{ours:.3g} / {theirs:.3g} s"


def _cells(row: Row) -> tuple[str, ...]:
    """The columns of one line."""
    return (
        row.name,
        f"{row.size:,}" if row.size else "",
        "" if row.value is None else f"{row.value:.2f}",
        f"{row.goal.must:g}" if row.goal else "",
        f"{row.goal.goal:g}" if row.goal else "",
        row.verdict,
        row.detail,
    )
