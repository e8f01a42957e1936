"""What a build did, as a record, as words and as JSON."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from briefgen.errors import BriefgenError, Skipped

MAX_LISTED = 10  # skipped articles that the summary names; all are on the about page


class BuildReport(msgspec.Struct, frozen=True):
    """What one build did. `written` and `removed` are paths from the site's root, sorted.

    `slowest` are the analysed articles that took longest, with their seconds; `articles` counts
    those on the site, `analysed` those whose records were made anew,
    `no_search` says why a search index could not be made,
    `paragraphs_read` the paragraphs the model read, `seconds` and `stages` are wall time.
    """

    articles: int
    skipped: tuple[Skipped, ...]
    doubts: int
    people: int
    countries: int
    seconds: float
    stages: Mapping[str, float]
    analysed: int = 0
    paragraphs_read: int = 0
    compiled: int = 0
    rendered: int = 0
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    slowest: tuple[tuple[str, float], ...] = ()
    no_search: Skipped | None = None


def as_json(report: BuildReport) -> str:
    """The report as one JSON object, lists of files as counts."""
    data = {
        "articles": report.articles,
        "analysed": report.analysed,
        "paragraphs_read": report.paragraphs_read,
        "compiled": report.compiled,
        "rendered": report.rendered,
        "written": len(report.written),
        "removed": len(report.removed),
        "skipped": report.skipped,
        "doubts": report.doubts,
        "no_search": report.no_search,
        "seconds": round(report.seconds, 3),
        "stages": {name: round(seconds, 3) for name, seconds in report.stages.items()},
    }
    return msgspec.json.encode(data).decode()


def summary(report: BuildReport) -> str:
    """The report in words, one fact a line; skipped articles come as errors of their own."""
    lines = [
        f"{_count(report.articles, 'article')} ({report.analysed} analysed, "
        f"{_count(report.paragraphs_read, 'paragraph')} read by the model): "
        f"{_count(report.people, 'person', 'people')}, "
        f"{_count(report.countries, 'country', 'countries')}",
        f"{_count(report.rendered, 'page')} rendered, {len(report.written)} written, "
        f"{len(report.removed)} removed in {report.seconds:.1f} s",
    ]
    if report.doubts:
        lines.append(f"{_count(report.doubts, 'mention')} left open as doubtful")
    if report.skipped:
        lines.append(f"{_count(len(report.skipped), 'article')} skipped, see above")
    return "\n".join(lines)


def timings(report: BuildReport) -> str:
    """Seconds per stage, and the articles that took longest to analyse."""
    lines = [f"{seconds:8.2f} s  {name}" for name, seconds in report.stages.items()]
    if report.slowest:
        lines.append("slowest articles:")
        lines += [f"{seconds:8.2f} s  {path}" for path, seconds in report.slowest]
    return "\n".join(lines)


def progress(done: int, total: int, seconds: float) -> str:
    """How far the analysis is, how quick it goes, and how long it will still take."""
    rate = done / seconds if seconds > 0 else 0.0
    left = f", {(total - done) / rate:.0f} s left" if rate and done < total else ""
    return f"{done:,} of {total:,} articles read, {rate:.1f} a second{left}"


def skipped_lines(skipped: tuple[Skipped, ...]) -> str:
    """The skipped articles as errors with hints, the first ones in full."""
    lines = []
    for item in skipped[:MAX_LISTED]:
        lines += [f"skipped: {item}", f"  hint: {item.hint}"]
    if len(skipped) > MAX_LISTED:
        lines.append(f"and {len(skipped) - MAX_LISTED} more, listed on the site's about page")
    return "\n".join(lines)


def error_lines(error: BriefgenError) -> str:
    """An error as the terminal shows it: where, what, and what to try."""
    return f"error: {error}\n  hint: {error.hint}"


def _count(number: int, noun: str, plural: str = "") -> str:
    """ "1 article", "2 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
