"""Markdown: the text that it shows, and the kinds that its marks give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.load.from_markdown import read_markdown


def kinds(markdown: str, title: str = "") -> list[tuple[str, str]]:
    body = read_markdown(markdown, title=title)
    return [(block.kind, body.text[block.start : block.end]) for block in body.blocks]


def test_blocks_have_a_blank_line_between_them() -> None:
    body = read_markdown("# Orsk opens harbour\n\nShe came.\n\n## A long way\n\nShe left.\n")
    assert body.text == "Orsk opens harbour\n\nShe came.\n\nA long way\n\nShe left."
    assert body.title == "Orsk opens harbour"
    assert [block.kind for block in body.blocks] == ["title", "paragraph", "heading", "paragraph"]


def test_inline_marks_are_dropped_and_their_text_is_kept() -> None:
    markdown = (
        "Velda *Orsk* **opened** the [harbour](https://example.org) of `Callao` &amp; left;"
        " ~~no~~ she said \\*twice\\*."
    )
    assert kinds(markdown) == [
        ("paragraph", "Velda Orsk opened the harbour of Callao & left; ~~no~~ she said *twice*.")
    ]


def test_line_breaks() -> None:
    assert kinds("Orsk opened\nthe harbour.") == [("paragraph", "Orsk opened the harbour.")]
    assert kinds("Orsk opened  \nthe harbour.") == [("paragraph", "Orsk opened\nthe harbour.")]


def test_lists_and_quotes() -> None:
    markdown = (
        "- the harbour\n- the talks\n  end in May\n\n"
        "> She came.\n>\n> She left.\n\n"
        "1. Lima\n2. Tacna\n\n"
        "Callao\n:   a port in Peru\n"
    )
    assert kinds(markdown) == [
        ("list-item", "the harbour"),
        ("list-item", "the talks end in May"),
        ("quote", "She came."),
        ("quote", "She left."),
        ("list-item", "Lima"),
        ("list-item", "Tacna"),
        ("list-item", "Callao"),
        ("list-item", "a port in Peru"),
    ]


def test_a_nested_list_keeps_its_order() -> None:
    assert kinds("- Peru\n    - Callao\n    - Tacna\n- Chile\n") == [
        ("list-item", "Peru"),
        ("list-item", "Callao"),
        ("list-item", "Tacna"),
        ("list-item", "Chile"),
    ]


def test_tables_and_code_are_kept_but_are_no_prose() -> None:
    markdown = (
        "| Year | Ships |\n|---|---|\n| 2023 | 12 |\n\n```python\na = 1\n\nb = 2\n```\n\n    c\n"
    )
    assert kinds(markdown) == [
        ("boilerplate", "Year | Ships\n2023 | 12"),
        ("boilerplate", "a = 1\n\nb = 2"),
        ("boilerplate", "c"),
    ]


def test_footnotes_are_no_prose_and_leave_no_number() -> None:
    assert kinds("She came.[^1] She left.\n\n[^1]: The ministry said so.\n") == [
        ("paragraph", "She came. She left."),
        ("boilerplate", "The ministry said so."),
    ]


def test_pictures_are_dropped_and_the_line_below_is_their_caption() -> None:
    assert kinds("![A port](a.jpg)\n*Orsk in the port*\n\nShe came.") == [
        ("caption", "Orsk in the port"),
        ("paragraph", "She came."),
    ]
    assert kinds("![A port](a.jpg)\n\n*Orsk in the port*\n\nShe came.") == [
        ("caption", "Orsk in the port"),
        ("paragraph", "She came."),
    ]
    assert kinds("[![A port](a.jpg)](https://example.org)\n_Orsk in the port_\n")[0][0] == "caption"


def test_a_line_in_italics_elsewhere_is_text() -> None:
    assert kinds("She came.\n\n*She left.*\n\n![A port](a.jpg) She came back.") == [
        ("paragraph", "She came."),
        ("paragraph", "She left."),
        ("paragraph", "She came back."),
    ]


def test_html_inside() -> None:
    markdown = (
        "<!-- a note -->\n\n<script>alert(1)</script>\n\n<style>p {}</style>\n\n"
        "<figure><img src='a.jpg' alt='A port'>"
        "<figcaption>Orsk in the port</figcaption></figure>\n\n"
        "She <del>left</del> came<!-- x -->.\n\n<p hidden>not shown</p>\n"
    )
    assert kinds(markdown) == [("caption", "Orsk in the port"), ("paragraph", "She came.")]


def test_the_first_heading_is_the_headline_and_later_ones_are_headings() -> None:
    assert kinds("Talks\n=====\n\nShe came.\n\n# More\n\nShe left.") == [
        ("title", "Talks"),
        ("paragraph", "She came."),
        ("heading", "More"),
        ("paragraph", "She left."),
    ]


def test_a_heading_below_text_is_no_headline() -> None:
    assert read_markdown("She came.\n\n# Talks\n\nShe left.").title == ""


def test_the_headline_may_stand_below_a_caption_and_twice() -> None:
    markdown = "![A port](a.jpg)\n*In the port*\n\n# Talks open\n\nTalks open\n\nShe came.\n"
    assert [kind for kind, _ in kinds(markdown)] == ["caption", "title", "title", "paragraph"]


def test_the_title_of_the_front_matter_wins() -> None:
    body = read_markdown("# Talks open in Lima\n\nShe came.", title="Talks")
    assert body.title == "Talks"
    assert body.blocks[0].kind == "title"
    assert kinds("Talks open\n\nShe came.", title="Talks open")[0][0] == "title"


def test_a_text_of_nothing_has_no_blocks() -> None:
    assert kinds("") == []
    assert kinds("<!-- nothing -->\n\n![a](b.jpg)\n") == []


PIECES = st.sampled_from(
    "# Talks\n|She came.\n|\n|- one\n|> two\n|    code\n|```\n|***\n|<div>\n|</div>\n|<br>|*x*|[^1]"
    "|[^1]: y\n|<p>|&|a | b\n| - | -\n".split("|")
)


@given(st.lists(PIECES, max_size=15))
def test_blocks_are_in_order_with_a_blank_line_between_them(pieces: list[str]) -> None:
    body = read_markdown("".join(pieces))
    texts = [body.text[block.start : block.end] for block in body.blocks]
    assert "\n\n".join(texts) == body.text
    assert all(text == text.strip() != "" for text in texts)
    assert all(block.start < block.end for block in body.blocks)
