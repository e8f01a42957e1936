"""Plain texts: where the paragraphs are, which line is the headline, that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.errors import ArticleError
from briefgen.load import article_from_text
from briefgen.load.body import Body
from briefgen.load.from_text import read_text
from briefgen.load.headlines import is_headline, same_line, title_from_path
from briefgen.load.paragraphs import ends_sentence, find_paragraphs


def paragraphs(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_paragraphs(text)]


def kinds(body: Body) -> list[tuple[str, str]]:
    return [(body.text[block.start : block.end], block.kind) for block in body.blocks]


# --- paragraphs ----------------------------------------------------------------------------------


def test_blank_lines_part_paragraphs() -> None:
    text = "One is told.\n\nTwo is told.\n \t\n\n  Three is told.  \n"
    assert paragraphs(text) == ["One is told.", "Two is told.", "Three is told."]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    text = (
        "Orsk opens harbour\n"
        "Velda Orsk opened the harbour of Callao on Monday.\n"
        "“It is a good day,” she said.\n"
        "Ships will come again in June, when the season starts and the storms are over for the"
        " year.\n"
        "The talks end in May."
    )
    assert paragraphs(text) == text.split("\n")


WRAPPED = """\
The minister of harbours, Velda Orsk, opened the harbour of Callao on
Monday after three months of works that cost twice as much as planned.
“It is a good day for the port and for all of us who have waited for
it,” she said. Ships will come again in June."""

SECOND = """\
Her deputy, Ilan Foss, said that the ministry had not decided who would
pay for the cranes, which were bought in Chile in the year before the
storm destroyed the old ones."""


def test_wrapped_lines_belong_together() -> None:
    assert paragraphs(f"{WRAPPED}\n\n{SECOND}\n") == [WRAPPED, SECOND]


def test_a_wrapped_text_keeps_its_headline_and_caption_apart() -> None:
    text = f"Orsk opens harbour\n\nVelda Orsk in the port\nReuters\n\n{WRAPPED}\n\n{SECOND}"
    assert paragraphs(text) == [
        "Orsk opens harbour",
        "Velda Orsk in the port",
        "Reuters",
        WRAPPED,
        SECOND,
    ]


def test_a_wrapped_text_may_mark_paragraphs_by_indenting_them() -> None:
    first = (
        "The minister of harbours, Velda Orsk, opened the harbour of Callao\n"
        "on Monday after three months of works that cost twice as much as\n"
        "planned. “It is a good day for the port and for all of us who have\n"
        "waited for it,” she said."
    )
    second = (
        "Her deputy, Ilan Foss, said that the ministry had not decided who\n"
        "would pay for the cranes, which were bought in Chile in the year before\n"
        "the storm destroyed the old ones."
    )
    assert paragraphs(f"    {first}\n    {second}") == [first, second]


def test_a_wrapped_list_keeps_its_items_apart() -> None:
    items = (
        "- The harbour opens in June, when the season starts and the storms are\n"
        "  over for the year, as the ministry of harbours and coasts in Lima told\n"
        "  reporters.",
        "- The talks end in May, and whoever wants to take part has to write to the\n"
        "  ministry before the end of the month, with a passport and two pictures\n"
        "  of good quality.",
    )
    assert paragraphs("The plan:\n\n" + "\n".join(items)) == ["The plan:", *items]


def test_a_line_broken_in_the_middle_of_a_sentence_goes_on() -> None:
    text = "Orsk said she would\nopen the harbour of\n\nCallao.\nIt was her first visit."
    assert paragraphs(text) == [
        "Orsk said she would\nopen the harbour of",
        "Callao.",
        "It was her first visit.",
    ]


def test_a_poem_or_a_table_is_not_taken_for_wrapped_prose() -> None:
    table = "Callao 12 30\nLima 4 7\nTacna 9 15\nPiura 3 1\nCusco 8 2\nPuno 10 4"
    assert paragraphs(table) == table.split("\n")


def test_a_line_of_stars_stands_alone() -> None:
    assert paragraphs("One is told\n* * *\nand two.") == ["One is told", "* * *", "and two."]


# --- headline ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Orsk opens harbour",
        "Will Orsk open the harbour?",
        "Orsk: “We will open it”",
        "ORSK OPENS HARBOUR!",
        "Orsk to visit the U.S.",
        "Talks open, close",
    ],
)
def test_lines_that_can_be_a_headline(line: str) -> None:
    assert is_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Orsk opened the harbour on Monday.",
        "Orsk said: “We will open it.”",
        "More to come…",
        "The plan:",
        "- one",
        "LIMA, Peru (AP) _",
        "LIMA, May 6, 2024",
        "Orsk, Foss and Quill,",
        "Orsk opens harbour " * 11,
    ],
)
def test_lines_that_cannot(line: str) -> None:
    assert not is_headline(line)


def test_the_first_line_is_the_headline_when_text_follows() -> None:
    body = read_text("Orsk opens harbour\n\nShe came on Monday.")
    assert body.title == "Orsk opens harbour"
    assert kinds(body) == [
        ("Orsk opens harbour", "title"),
        ("She came on Monday.", "paragraph"),
    ]


def test_a_text_of_one_line_has_no_headline() -> None:
    assert read_text("Orsk opens harbour").title == ""
    assert kinds(read_text("Orsk opens harbour")) == [("Orsk opens harbour", "paragraph")]


def test_a_first_sentence_is_no_headline() -> None:
    assert read_text("She came on Monday.\n\nShe left on Tuesday.").title == ""


def test_an_address_and_a_day_may_stand_above_the_headline() -> None:
    body = read_text("https://example.org/1\n\n6 May 2024\n\nOrsk opens harbour\n\nShe came.")
    assert body.title == "Orsk opens harbour"
    assert [kind for _, kind in kinds(body)] == ["paragraph", "paragraph", "title", "paragraph"]


def test_a_byline_is_no_headline() -> None:
    assert (
        read_text("By Tam Quill\n\nOrsk opens harbour\n\nShe came.").title == "Orsk opens harbour"
    )
    assert read_text("By Tam Quill\n\nShe came.").title == ""
    assert read_text("From Callao with Hope\n\nShe came.").title == "From Callao with Hope"


def test_a_headline_that_is_there_twice() -> None:
    body = read_text("Orsk opens harbour\n\nOrsk opens Harbour\n\nShe came.\n\nOrsk opens harbour")
    assert [kind for _, kind in kinds(body)] == ["title", "title", "paragraph", "paragraph"]


def test_the_title_of_the_front_matter_wins_and_marks_the_same_line() -> None:
    front = "---\ntitle: x\n---\n"
    text = f"{front}Orsk opens “harbour”\n\nShe came."
    body = read_text(text, start=len(front), title="Orsk opens 'harbour'")
    assert body.title == "Orsk opens 'harbour'"
    assert kinds(body) == [("Orsk opens “harbour”", "title"), ("She came.", "paragraph")]


def test_with_a_title_in_the_front_matter_another_first_line_is_text() -> None:
    body = read_text("Velda Orsk in the port\n\nShe came.", title="Orsk opens harbour")
    assert [kind for _, kind in kinds(body)] == ["paragraph", "paragraph"]


def test_list_items() -> None:
    body = read_text("She came.\n\n• the harbour\n• the talks\n\n1. Lima\n2) Tacna")
    assert [kind for _, kind in kinds(body)] == ["paragraph", *["list-item"] * 4]


def test_lines_that_say_the_same() -> None:
    assert same_line("Orsk: ‘Harbour’ opens", "ORSK: “harbour” opens.")
    assert not same_line("Orsk opens harbour", "Orsk closes harbour")


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("content/orsk-opens-harbour.txt", "Orsk opens harbour"),
        ("2024_05_06.md", "2024 05 06"),
        ("a/---.txt", "---"),
        ("wire/1.2", "1"),
    ],
)
def test_a_title_from_a_path(path: str, title: str) -> None:
    assert title_from_path(path) == title


def test_ends_of_sentences() -> None:
    assert ends_sentence("She came.")
    assert ends_sentence("“Will she?”")
    assert ends_sentence('She said it. "')
    assert ends_sentence("She said (twice.)")
    assert not ends_sentence("She said “no”")
    assert not ends_sentence("The plan:")


# --- what always holds ---------------------------------------------------------------------------

LINES = st.sampled_from(
    [
        "Orsk opens harbour",
        "She came on Monday, and left on Tuesday.",
        "“It is a good day,” she said.",
        "  - the talks  ",
        "Reuters",
        "* * *",
        "By Tam Quill",
        "",
        " ",
        "and of the port",
        "Tags:",
        "word " * 30,
        "\u200b",
    ]
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["", "---\ntitle: Talks\n---\n"]))
@example(["x"] * 5, "")
def test_blocks_are_in_order_and_leave_out_white_space_only(lines: list[str], front: str) -> None:
    text = front + "\n".join(lines)
    try:
        article = article_from_text("talks", text)
    except ArticleError:
        assert not "".join(lines).strip()
        return
    assert article.text == text
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(text)
        assert text[end : block.start].strip() == ""
        excerpt = article.excerpt(block)
        assert excerpt == excerpt.strip()
        end = block.end
    assert text[end:].strip() == ""
