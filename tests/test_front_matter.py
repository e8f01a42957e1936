"""The settings at the top of an article: what they mean, and where they are wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import ArticleError
from briefgen.load.days import day_of, find_days
from briefgen.load.front_matter import FrontMatter, english_tag, is_web_address, read_front_matter


def read(text: str) -> FrontMatter:
    return read_front_matter(text, "content/a.md")


def yaml(*lines: str) -> FrontMatter:
    return read("\n".join(["---", *lines, "---", "", "Text.", ""]))


def toml(*lines: str) -> FrontMatter:
    return read("\n".join(["+++", *lines, "+++", "", "Text.", ""]))


def error_of(text: str) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        read(text)
    assert caught.value.path == "content/a.md"
    assert caught.value.hint
    return caught.value


def yaml_error(*lines: str) -> str:
    return str(error_of("\n".join(["---", *lines, "---", "Text."])))


def toml_error(*lines: str) -> str:
    return str(error_of("\n".join(["+++", *lines, "+++", "Text."])))


# --- what is front matter ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Talks open in Lima\n\nText.",
        "",
        "\n---\ntitle: Talks\n---\n",
        " ---\ntitle: Talks\n---\n",
        "----\ntitle: Talks\n----\n",
        "-- \nText",
        "*** \nText",
    ],
)
def test_a_text_without_front_matter_says_nothing(text: str) -> None:
    assert read(text) == FrontMatter()


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("---\ntitle: Talks\n---\nText.", 20),
        ("---\ntitle: Talks\n...\nText.", 20),
        ("---  \ntitle: Talks\n--- \nText.", 23),
        ("+++\ntitle = 'Talks'\n+++\nText.", 26 - 3),
    ],
)
def test_the_block_ends_with_its_closing_line(text: str, end: int) -> None:
    assert read(text).title == "Talks"
    assert read(text).end == end
    assert text[end:] == "\nText."


@pytest.mark.parametrize("text", ["---\n---\nText.", "---\n# only a comment\n---\nText."])
def test_an_empty_block_says_nothing_but_takes_its_place(text: str) -> None:
    assert read(text) == FrontMatter(end=text.index("\nText."))


# --- what the keys mean --------------------------------------------------------------------------


def test_every_key_in_yaml() -> None:
    assert yaml(
        "title: Orsk opens harbour",
        "date: 2024-05-06",
        "source: The Example Post",
        "url: https://example.org/1",
        "authors: [Tam Quill, Ilan Foss]",
        "language: en-GB",
        "draft: false",
        "tags: [ports, {a: b}]",
        "weight: 3",
    ) == FrontMatter(
        title="Orsk opens harbour",
        date="2024-05-06",
        source="The Example Post",
        url="https://example.org/1",
        authors=("Tam Quill", "Ilan Foss"),
        language="en-GB",
        end=195,
    )


def test_every_key_in_toml() -> None:
    assert toml(
        'title = "Orsk opens harbour"',
        "date = 2024-05-06T23:30:00-05:00",
        'source = "The Example Post"',
        'url = "https://example.org/1"',
        'authors = ["Tam Quill"]',
        'lang = "en"',
        "[params]",
        "x = 1",
    ) == FrontMatter(
        title="Orsk opens harbour",
        date="2024-05-06",
        source="The Example Post",
        url="https://example.org/1",
        authors=("Tam Quill",),
        end=178,
    )


@pytest.mark.parametrize("key", ["date", "published", "publishDate", "pubdate", "Date"])
def test_other_names_of_the_date(key: str) -> None:
    assert yaml(f"{key}: 2024-05-06").date == "2024-05-06"


@pytest.mark.parametrize("key", ["source", "publisher", "outlet", "publication"])
def test_other_names_of_the_source(key: str) -> None:
    assert yaml(f"{key}: The Example Post").source == "The Example Post"


@pytest.mark.parametrize("key", ["url", "link", "original"])
def test_other_names_of_the_address(key: str) -> None:
    assert yaml(f"{key}: http://example.org/1").url == "http://example.org/1"


@pytest.mark.parametrize(
    "line", ["author: Tam Quill", "authors: Tam Quill", "author: '[[Tam Quill]]'"]
)
def test_one_author(line: str) -> None:
    assert yaml(line).authors == ("Tam Quill",)


def test_the_first_name_that_is_filled_counts() -> None:
    assert yaml("date:", "published: 2024-05-06").date == "2024-05-06"
    assert yaml("date: ~", "pubdate: 2024-05-06").date == "2024-05-06"
    assert yaml("title: ''", "authors: []").title == ""


def test_a_source_that_is_an_address_is_the_address() -> None:
    clipped = yaml("title: Talks", "source: https://example.org/1", "created: 2024-05-07")
    assert (clipped.source, clipped.url, clipped.date) == ("", "https://example.org/1", "")


def test_white_space_in_a_title_is_collapsed() -> None:
    assert yaml("title: >", "  Orsk opens", "  harbour").title == "Orsk opens harbour"


def test_values_stay_as_they_are_written() -> None:
    assert yaml("title: 2024").title == "2024"
    assert yaml("title: yes").title == "yes"
    assert yaml('title: "Talks: day two"').title == "Talks: day two"


@pytest.mark.parametrize("value", ["true", "True", "yes", "on"])
def test_a_draft(value: str) -> None:
    assert yaml(f"draft: {value}").draft
    assert not yaml("draft: false").draft


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06 10:00", "2024-05-06"),
        ("2024-05-06T23:59:59-08:00", "2024-05-06"),
        ("2024-05-06T10:00:00.123Z", "2024-05-06"),
        ("2024/5/6", "2024-05-06"),
        ("6 May 2024", "2024-05-06"),
        ("May 6, 2024", "2024-05-06"),
        ("Sept. 6, 2024, 10:00 GMT", "2024-09-06"),
        ("Mon, 06 May 2024 10:00:00 +0000", "2024-05-06"),
        ("Monday 6th of May 2024", "2024-05-06"),
    ],
)
def test_forms_of_a_date(value: str, day: str) -> None:
    assert yaml(f"date: '{value}'").date == day
    assert day_of(value) == day


# --- what is wrong, and where --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("last week", '"last week" is not a day', "write year, month and day, e.g. 2025-04-03"),
        ("2025-13-45", '"2025-13-45" is not a day', "write year, month and day, e.g. 2025-04-03"),
        ("2025", '"2025" is not a day', "write year, month and day, e.g. 2025-04-03"),
        (
            "03/04/2025",
            "03/04/2025 could be two different days",
            "write year, month and day: 2025-04-03 is the third of April",
        ),
        (
            "3.4.25",
            "3.4.25 could be two different days",
            "write year, month and day: 2025-04-03 is the third of April",
        ),
    ],
)
def test_a_date_that_is_none(value: str, message: str, hint: str) -> None:
    error = error_of(f"---\ntitle: Talks\npublished: {value}\n---\nText.")
    assert str(error) == f'content/a.md:3:12: "published" {message}'
    assert error.hint == hint


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["title: [a, b]"], 'content/a.md:2:8: "title" has to be a single text'),
        (["x: 1", "title: {a: b}"], 'content/a.md:3:8: "title" has to be a single text'),
        (["source:", "- a"], 'content/a.md:3:1: "source" has to be a single text'),
        (["date: [2024]"], 'content/a.md:2:7: "date" has to be a single text'),
        (
            ["author: {name: Tam}"],
            'content/a.md:2:9: "author" has to be a name or a list of names',
        ),
        (["url: example.org/1"], 'content/a.md:2:6: "url" "example.org/1" is not a web address'),
        (
            ["link: javascript:alert(1)"],
            'content/a.md:2:7: "link" "javascript:alert(1)" is not a web address',
        ),
        (["language: fr"], "content/a.md:2: is marked as fr; only English is read"),
        (["title: a", "Title: b"], 'content/a.md:3: the front matter has "Title" twice'),
        (["- a", "- b"], "content/a.md:2: the front matter is not a list of settings"),
        (["just a line"], "content/a.md:2: the front matter is not a list of settings"),
    ],
)
def test_values_of_a_wrong_kind(lines: list[str], message: str) -> None:
    assert yaml_error(*lines) == message


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["title = ['a', 'b']"], 'content/a.md:2:1: "title" has to be a single text'),
        (["x = 1", "date = 'soon'"], 'content/a.md:3:1: "date" "soon" is not a day'),
        (
            ["title = Talks"],
            "content/a.md:2:9: the front matter is not valid TOML: Invalid value",
        ),
        (
            ["x = 1", "a = 1", "a = 2"],
            "content/a.md:4:6: the front matter is not valid TOML: Cannot overwrite a value",
        ),
    ],
)
def test_toml_that_is_wrong(lines: list[str], message: str) -> None:
    assert toml_error(*lines) == message


@pytest.mark.parametrize(
    ("line", "column", "hint"),
    [
        ("title: Orsk: harbour opens", 12, 'put the value in quotes: title: "Orsk: harbour opens"'),
        (
            'title: "Orsk says "no" again"',
            20,
            'put the value in quotes: title: "Orsk says \\"no\\" again"',
        ),
        ("title: 'Orsk's harbour'", 14, 'put the value in quotes: title: "Orsk\'s harbour"'),
        ("title: [Update] Harbour", 17, 'put the value in quotes: title: "[Update] Harbour"'),
        ("title: @orsk opens", 8, 'put the value in quotes: title: "@orsk opens"'),
        ("\ttitle: Talks", 1, "indent with blanks, not with tabs"),
    ],
)
def test_yaml_that_is_wrong_shows_how_to_write_it(line: str, column: int, hint: str) -> None:
    error = error_of(f"---\ndate: 2024-05-06\n{line}\n---\nText.")
    assert error.message.startswith("the front matter is not valid YAML: ")
    assert (error.line, error.column) == (3, column)
    assert error.hint == hint


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_a_block_that_is_not_closed(fence: str) -> None:
    error = error_of(f"{fence}\n\nText.\n")
    assert str(error) == (
        f'content/a.md:1: the front matter that starts with "{fence}" is not closed'
    )
    assert error.hint == f'put a line "{fence}" below the last setting'


@pytest.mark.parametrize("block", ["---\na: " + "[" * 500 + "\n---\n", "---\na: &b *b\n---\n"])
def test_yaml_that_makes_a_parser_stumble_is_an_error(block: str) -> None:
    assert error_of(block).line == 2


@given(st.text(alphabet="ab:-[]{}'\"&*!|>%@`#\n\t ?,~0", max_size=60))
def test_any_block_is_read_or_an_error(block: str) -> None:
    for fence in ("---", "+++"):
        try:
            read(f"{fence}\n{block}\n{fence}\nText.")
        except ArticleError as error:
            assert error.line >= 1  # noqa: PT017  (both outcomes are fine)


# --- parts ---------------------------------------------------------------------------------------


def test_days_in_a_text_are_full_and_exist() -> None:
    text = "On 3 May 2024 and Aug. 28, in 1997, on 30 February 2024, 1/2/2024 and Dec 1,2020."
    assert list(find_days(text)) == [(3, 13, "2024-05-03"), (70, 80, "2020-12-01")]


@pytest.mark.parametrize(
    ("language", "tag"),
    [("", "en"), ("en", "en"), ("en_US", "en-US"), ("English", "en"), ("eng", "en")],
)
def test_english(language: str, tag: str) -> None:
    assert english_tag(language) == tag


@pytest.mark.parametrize("language", ["de", "fr-FR", "enm", "zh-Hans"])
def test_not_english(language: str) -> None:
    assert english_tag(language) is None


@pytest.mark.parametrize(
    "url", ["", "example.org", "ftp://example.org", "http://", "https:///a", "http://[a", "//a.org"]
)
def test_what_is_no_web_address(url: str) -> None:
    assert not is_web_address(url)
