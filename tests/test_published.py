"""The day of publication: where it may be read, in which order, and where it must not."""

from __future__ import annotations

import pytest

from briefgen.load import article_from_text
from briefgen.load.published import published_of
from briefgen.model import Block, Published

TITLE = "Orsk opens harbour"
PROSE = (
    "Velda Orsk opened the harbour of Callao on Monday, 27 years after the storm of 3 March 1997"
    " had destroyed it, and said that ships would come again from June 1, 2026."
)
MORE = "Her deputy said on May 7, 2024 that the ministry had not decided who would pay for it."


def published(*paragraphs: str) -> Published:
    return article_from_text("talks", "\n\n".join(paragraphs)).published


def day(*paragraphs: str) -> str:
    found = published(*paragraphs)
    assert found.basis == ("text" if found.value else "file")
    return found.value


def test_days_of_the_prose_are_never_taken() -> None:
    assert published(TITLE, PROSE, MORE) == Published("", "file")
    assert published(TITLE, "The harbour was opened on 6 May 2024.", MORE) == Published("", "file")
    assert published("On 6 May 2024 – a Monday – the harbour was opened again.") == Published(
        "", "file"
    )


@pytest.mark.parametrize(
    "dateline",
    [
        "LIMA, May 6, 2024 (Agency) — ",
        "LIMA, Peru, May 6, 2024 /Agency/ -- ",
        "LIMA, 6 May 2024 – ",
        "LIMA – 6 May 2024: ",
        "SAN MARTIN 2024-05-06 - ",
        "LIMA, May 6 2024 (Agency) - ",
        "Lima, 6 May 2024 – ",
        "Lima, Peru, 6 May 2024 – ",
        "6 May 2024 – ",
        "Monday, May 6, 2024 — ",
    ],
)
def test_a_dateline(dateline: str) -> None:
    assert day(TITLE, dateline + PROSE, MORE) == "2024-05-06"


def test_a_dateline_that_stands_alone() -> None:
    assert day(TITLE, "LIMA 2024-05-06", PROSE, MORE) == "2024-05-06"


def test_a_dateline_without_a_year_is_no_day() -> None:
    assert day(TITLE, "LIMA, May 6 (Agency) — " + PROSE, MORE) == ""
    assert day(TITLE, "LIMA, May 32, 2024 — " + PROSE, MORE) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Published: May 6, 2024",
        "Published on Monday, 6 May 2024, 10:00 GMT",
        "Posted May 6, 2024 10:00 a.m.",
        "Last updated 6 May 2024, 10:00 GMT",
        "Copyright 2024 The Example Post. Updated: May 6, 2024 10:00 AM",
        "By Tam Quill | Published May 6, 2024",
        "By Tam Quill, May 6, 2024",
        "6 May 2024",
        "Monday, 6 May 2024 10:00",
        "Velda Orsk speaks in Callao on May 6, 2024",
    ],
)
def test_a_line_above_the_text(line: str) -> None:
    assert day(TITLE, line, PROSE, MORE) == "2024-05-06"


@pytest.mark.parametrize("line", ["Published: May 6, 2024", "6 May 2024"])
def test_a_line_below_the_text(line: str) -> None:
    assert day(TITLE, PROSE, MORE, line) == "2024-05-06"


def test_the_order_of_what_counts() -> None:
    caption = "Velda Orsk speaks in Callao on May 2, 2024"
    later = "Ilan Foss, left, in Callao on May 3, 2024"
    stamp = "4 May 2024"
    updated = "Updated: May 8, 2024"
    posted = "Published: May 5, 2024"
    dateline = "LIMA, May 6, 2024 — " + PROSE
    assert day(TITLE, caption, later, stamp, updated, posted, dateline, MORE) == "2024-05-06"
    assert day(TITLE, caption, later, stamp, updated, posted, PROSE, MORE) == "2024-05-05"
    assert day(TITLE, caption, later, stamp, updated, PROSE, MORE) == "2024-05-08"
    assert day(TITLE, caption, later, stamp, PROSE, MORE) == "2024-05-04"
    assert day(TITLE, later, caption, PROSE, MORE) == "2024-05-03"


def test_the_day_of_an_old_picture_is_not_taken() -> None:
    assert day(TITLE, "FILE PHOTO: Velda Orsk in Lima, May 6, 2019", PROSE, MORE) == ""


def test_the_day_of_a_picture_within_the_text_is_not_taken() -> None:
    assert day(TITLE, PROSE, "Velda Orsk speaks in Callao on May 6, 2024", MORE) == ""


def test_the_day_of_a_correction_is_not_taken() -> None:
    correction = "Correction: an earlier version misspelled the name of the harbour of Callao."
    assert day(TITLE, PROSE, correction, MORE, "9 May 2024") == ""


def test_the_day_of_a_database_is_not_taken() -> None:
    lines = (TITLE, "The Example Post", "May 6, 2024 Monday", "Length: 99 words", PROSE, MORE)
    assert day(*lines, "Load-Date: May 8, 2024") == "2024-05-06"


def test_a_link_to_an_older_story_is_not_taken() -> None:
    assert day(TITLE, PROSE, "Read more: Storm in Callao (March 3, 2020)", MORE) == ""
    assert day(TITLE, PROSE, MORE, "Read more: Report published March 3, 2020") == ""
    assert day(TITLE, PROSE, MORE, "Related", "Report published on 3 March 2020") == ""


def test_what_is_given_wins() -> None:
    text = "LIMA, May 6, 2024 — " + PROSE
    blocks = (Block(0, len(text), "paragraph"),)
    assert published_of(text, blocks, given="2024-05-07") == Published("2024-05-07", "front-matter")
    assert published_of(text, blocks) == Published("2024-05-06", "text")
    assert published_of(PROSE, blocks) == Published("", "file")


def test_the_day_of_the_front_matter_is_not_read_as_text() -> None:
    front = "---\nmodified: Published 9 May 2024\n---\n\n"
    article = article_from_text("talks", front + TITLE + "\n\n" + PROSE + "\n\n" + MORE)
    assert article.published == Published("", "file")
