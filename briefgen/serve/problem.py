"""What a failed build shows: the message with its place, a hint, and the lines of the source."""

from __future__ import annotations

import html
import traceback
from itertools import islice
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.model import Record

# Characters of one source line that are shown: an article's paragraph is often one long line.
LONGEST_LINE = 200


class SourceLine(Record, frozen=True):
    """A line of the file that an error is about; `here` is the line of the error itself."""

    number: int
    text: str
    here: bool


class Problem(Record, frozen=True):
    """Why the last build failed, ready to be shown: `place` is `path:line:column: ` or ""."""

    place: str
    message: str
    hint: str
    lines: tuple[SourceLine, ...] = ()


def problem_of(error: Exception, site_dir: Path) -> Problem:
    """What to show for `error`; also for a bug or a full disk, because serving goes on."""
    if isinstance(error, BriefgenError):
        place = str(error).removesuffix(error.message)
        lines = lines_around(site_dir / error.path, error.line) if error.path else ()
        return Problem(place, error.message, error.hint, lines)
    if isinstance(error, OSError):
        about = f"{error.filename}: " if error.filename else ""
        hint = "check that the file or folder is there, may be written, and the disk has room"
        return Problem(about, error.strerror or str(error), hint)
    frame = traceback.extract_tb(error.__traceback__)[-1:]
    where = f", in {Path(frame[0].filename).name}, line {frame[0].lineno}" if frame else ""
    return Problem(
        "",
        f"unexpected {type(error).__name__}: {error}{where}",
        "this is a mistake in briefgen, not in your files; the next change is tried all the same",
    )


def lines_around(path: Path, line: int) -> tuple[SourceLine, ...]:
    """Line `line` (from 1) with the one before and after; () when it can't be read or is 0."""
    first = max(line - 1, 1)
    try:
        with path.open(encoding="utf-8", errors="replace") as source:
            found = list(islice(source, first - 1, line + 1)) if line else []
    except OSError:
        return ()
    return tuple(
        SourceLine(number, clipped(text.rstrip("\r\n")), number == line)
        for number, text in enumerate(found, first)
    )


def clipped(text: str) -> str:
    """`text`, cut off with an ellipsis after LONGEST_LINE characters."""
    return text if len(text) <= LONGEST_LINE else text[:LONGEST_LINE] + "…"


def as_text(problem: Problem) -> str:
    """The problem for the terminal: an error and a hint, one line each."""
    return f"error: {problem.place}{problem.message}\nhint: {problem.hint}"


def as_html(problem: Problem) -> str:
    """The problem for a page without a script: text, all of it escaped."""
    lines = "\n".join(
        f"{'>' if line.here else ' '} {line.number:4} | {line.text}" for line in problem.lines
    )
    source = f"<pre>{html.escape(lines)}</pre>" if lines else ""
    message = html.escape(problem.place + problem.message)
    return f"<p><strong>{message}</strong></p>{source}<p>{html.escape(problem.hint)}</p>"
