"""The load stage: which files are read, how bytes become text, and what an article is made of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import ArticleError, ConfigError
from briefgen.load import Source, article_from_text, find_sources, load_article
from briefgen.load.decode import decode_html, decode_text
from briefgen.load.sources import article_id
from briefgen.model import Article, Block, Published

PROSE = "Velda Orsk opened the harbour of Callao on Monday.\n"


def write(site: Path, path: str, content: str | bytes = PROSE) -> None:
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def found(site: Path) -> list[tuple[str, str]]:
    return [(source.id, source.path) for source in find_sources(site)[0]]


def left_out(site: Path) -> list[tuple[str, str]]:
    return [(skipped.path, skipped.message) for skipped in find_sources(site)[1]]


def load(site: Path, path: str) -> Article:
    article = load_article(site, Source("x", path))
    assert article is not None
    return article


def error_of(site: Path, path: str) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        load_article(site, Source("x", path))
    return caught.value


# --- which files ---------------------------------------------------------------------------------


def test_every_article_below_the_folder_is_found_in_order_of_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.HTML", "2025/may/d.markdown", "e.htm"):
        write(tmp_path, f"content/{name}")
    assert found(tmp_path) == [
        ("2025-may-d", "content/2025/may/d.markdown"),
        ("a", "content/a.md"),
        ("b", "content/b.txt"),
        ("c", "content/c.HTML"),
        ("e", "content/e.htm"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.md",
        ".git/a.md",
        "sub/.obsidian/b.md",
        "a.md~",
        ".a.md.swp",
        "#a.md#",
        ".#a.md",
        "4913",
        "a.md.tmp",
        "a.md.bak",
        "~$a.docx",
        "picture.jpg",
        "feed.xml",
    ],
)
def test_files_that_are_no_articles_are_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"content/{name}")
    assert find_sources(tmp_path) == ((), ())


def test_a_document_that_cannot_be_read_is_named_with_a_way_out(tmp_path: Path) -> None:
    write(tmp_path, "content/talks.docx")
    write(tmp_path, "content/sub/report.pdf")
    assert left_out(tmp_path) == [
        ("content/sub/report.pdf", ".pdf files can't be read"),
        ("content/talks.docx", ".docx files can't be read"),
    ]
    assert find_sources(tmp_path)[1][1].hint == "save it as .txt, .md or .html, e.g. talks.txt"


def test_another_content_folder_and_a_missing_one(tmp_path: Path) -> None:
    write(tmp_path, "texts/2025/a.txt")
    assert find_sources(tmp_path, "texts/2025")[0] == (Source("a", "texts/2025/a.txt"),)
    with pytest.raises(ConfigError, match="there is no folder content/"):
        find_sources(tmp_path)


def test_links_lead_nowhere_outside_and_loops_do_not_hang(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/secret.txt")
    write(tmp_path, "content/real/a.txt")
    content = tmp_path / "content"
    (content / "out.txt").symlink_to(tmp_path / "elsewhere/secret.txt")
    (content / "folder").symlink_to(tmp_path / "elsewhere")
    (content / "inside.txt").symlink_to(content / "real/a.txt")
    (content / "loop").symlink_to(content)
    (content / "broken.txt").symlink_to(content / "nothing.txt")
    (content / "self.txt").symlink_to(content / "self.txt")
    message = "is a link that leads out of the content folder, and is not followed"
    assert found(tmp_path) == [
        ("inside", "content/inside.txt"),
        ("real-a", "content/real/a.txt"),
    ]
    assert left_out(tmp_path) == [("content/folder", message), ("content/out.txt", message)]


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    write(tmp_path, "content/folder.md/a.txt")
    os.mkfifo(tmp_path / "content/pipe.txt")
    assert found(tmp_path) == [("folder-md-a", "content/folder.md/a.txt")]


def test_a_name_that_is_not_utf8_is_left_out_and_named(tmp_path: Path) -> None:
    write(tmp_path, "content/a.txt")
    try:
        (tmp_path / "content" / os.fsdecode(b"gr\xfcn.txt")).write_text(PROSE)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert found(tmp_path) == [("a", "content/a.txt")]
    assert left_out(tmp_path) == [("content/gr\\xfcn.txt", "the file's name is not valid UTF-8")]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("talks.md", "talks"),
        ("2025/05/Talks open.txt", "2025-05-talks-open"),
        ("Überblick zu Kiel.md", "uberblick-zu-kiel"),
        ("a.b.md", "a-b"),
        ("会谈.txt", "hui-tan"),
        ("???.txt", "article"),
    ],
)
def test_an_id_is_the_path_in_ascii(path: str, expected: str) -> None:
    assert article_id(path) == expected


def test_an_id_has_a_length_that_every_file_system_takes() -> None:
    assert article_id("word-" * 80 + ".md") == "-".join(["word"] * 24)


def test_two_paths_with_one_id_keep_apart_whatever_else_is_there(tmp_path: Path) -> None:
    for name in ("a.md", "a.txt", "A.html", "a-2.md", "sub/b.md", "sub-b.md"):
        write(tmp_path, f"content/{name}")
    assert found(tmp_path) == [
        ("a", "content/A.html"),
        ("a-2", "content/a-2.md"),
        ("a-3", "content/a.md"),
        ("a-4", "content/a.txt"),
        ("sub-b", "content/sub-b.md"),
        ("sub-b-2", "content/sub/b.md"),
    ]


# --- bytes to text -------------------------------------------------------------------------------


def test_a_byte_order_mark_is_dropped_and_line_ends_become_one_character() -> None:
    assert decode_text(b"\xef\xbb\xbfone\r\ntwo\rthree\n", "a.txt") == "one\ntwo\nthree\n"


def test_other_characters_stay_as_they_are() -> None:
    text = "a\u00a0b\u2028c\u200bd\u0085e\tf"
    assert decode_text(text.encode(), "a.txt") == text


def test_a_byte_that_is_no_utf8_is_shown_with_its_place() -> None:
    with pytest.raises(ArticleError) as caught:
        decode_text("Zürich\r\nKöln ".encode() + b"Pr\xe4sident", "content/a.txt")
    assert str(caught.value) == "content/a.txt:2:8: is not UTF-8: byte 0xE4 is not allowed here"
    assert caught.value.hint.endswith("iconv -f windows-1252 -t utf-8")


def test_utf16_is_named() -> None:
    with pytest.raises(ArticleError, match="is UTF-16, not UTF-8"):
        decode_text("Talks".encode("utf-16"), "a.txt")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"one\ntwo\x00three", "a.txt:2:4: this is not a text file: it has NUL characters"),
        (b"a\x1bb", "a.txt:1:2: has the control character U+001B, which no page can show"),
        (b"\x0cpage", "a.txt:1:1: has the control character U+000C, which no page can show"),
    ],
)
def test_control_characters_are_errors(raw: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as caught:
        decode_text(raw, "a.txt")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="windows-1252">',
        b"<META CHARSET=iso-8859-1>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
        b'<?xml version="1.0" encoding="windows-1252"?>',
    ],
)
def test_a_page_is_read_in_the_charset_that_it_declares(head: bytes) -> None:
    assert decode_html(head + b"<p>\x93Pr\xe4zise\x94</p>", "a.html").endswith("<p>“Präzise”</p>")


@pytest.mark.parametrize("head", [b"", b"<meta charset=utf-8>", b"<meta charset=punycode>"])
def test_a_page_that_declares_nothing_of_use_is_an_error(head: bytes) -> None:
    with pytest.raises(ArticleError, match="is not UTF-8: byte 0xE4"):
        decode_html(head + b"<p>Pr\xe4zise</p>", "a.html")


def test_a_page_whose_bytes_do_not_fit_its_charset_is_an_error() -> None:
    with pytest.raises(ArticleError, match="is not CP1252: byte 0x81"):
        decode_html(b"<meta charset=latin1><p>\x81</p>", "a.html")


# --- articles ------------------------------------------------------------------------------------


def test_a_text_file_becomes_an_article(tmp_path: Path) -> None:
    text = f"Orsk opens harbour\n\nReuters\n\n{PROSE}"
    write(tmp_path, "content/talks.txt", text)
    os.utime(tmp_path / "content/talks.txt", (1717200000, 1717200000))
    assert load_article(tmp_path, Source("talks", "content/talks.txt")) == Article(
        id="talks",
        path="content/talks.txt",
        title="Orsk opens harbour",
        text=text,
        blocks=(Block(0, 18, "title"), Block(20, 27, "credit"), Block(29, 79, "paragraph")),
        published=Published("2024-06-01", "file"),
    )


def test_front_matter_of_a_text_file_stays_in_its_text(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Orsk opens harbour\ndate: 2024-05-06\nsource: The Example Post\n"
        "url: https://example.org/1\nauthors: [Tam Quill, Ilan Foss]\nlang: en-GB\n---\n\n" + PROSE
    )
    write(tmp_path, "content/talks.txt", text)
    article = load(tmp_path, "content/talks.txt")
    assert article.text == text
    assert [(article.excerpt(block), block.kind) for block in article.blocks] == [
        (text[: text.rindex("---") + 3], "boilerplate"),
        (PROSE.strip(), "paragraph"),
    ]
    assert article.title == "Orsk opens harbour"
    assert article.published == Published("2024-05-06", "front-matter")
    assert article.source == "The Example Post"
    assert article.url == "https://example.org/1"
    assert article.authors == ("Tam Quill", "Ilan Foss")
    assert article.language == "en-GB"


def test_front_matter_of_a_markdown_file_does_not(tmp_path: Path) -> None:
    write(tmp_path, "content/talks.md", f"---\ntitle: Orsk opens harbour\n---\n\n{PROSE}")
    article = load(tmp_path, "content/talks.md")
    assert article.text == PROSE.strip()
    assert article.blocks == (Block(0, 50, "paragraph"),)
    assert article.title == "Orsk opens harbour"


def test_an_article_without_a_title_gets_the_name_of_its_file(tmp_path: Path) -> None:
    write(tmp_path, "content/2024/talks-in_lima.txt")
    assert load(tmp_path, "content/2024/talks-in_lima.txt").title == "Talks in lima"


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_a_draft_is_no_article(tmp_path: Path, suffix: str) -> None:
    write(tmp_path, f"content/a.{suffix}", f"---\ndraft: true\n---\n{PROSE}")
    assert load_article(tmp_path, Source("a", f"content/a.{suffix}")) is None


@pytest.mark.parametrize(
    "path", ["content/a.txt", "content/a.md", "content/b.markdown", "content/a.html"]
)
@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff"])
def test_a_file_without_text_is_an_error(tmp_path: Path, path: str, content: str) -> None:
    write(tmp_path, path, content)
    error = error_of(tmp_path, path)
    assert str(error) == f"{path}: the article is empty"
    assert error.hint == "write its text, or delete the file"


@pytest.mark.parametrize("path", ["content/a.txt", "content/a.md"])
def test_front_matter_without_a_text_is_an_error(tmp_path: Path, path: str) -> None:
    write(tmp_path, path, "---\ntitle: Talks\n---\n\n")
    assert error_of(tmp_path, path).message == "the article is empty"


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    error = error_of(tmp_path, "content/gone.txt")
    assert str(error) == "content/gone.txt: the file can't be read: No such file or directory"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "content/a.txt")
    (tmp_path / "content/a.txt").chmod(0)
    assert error_of(tmp_path, "content/a.txt").message.endswith("Permission denied")


def test_an_article_in_another_language_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "content/a.txt", f"---\ntitle: Gespräche\nlang: de\n---\n{PROSE}")
    error = error_of(tmp_path, "content/a.txt")
    assert str(error) == "content/a.txt:3: is marked as de; only English is read"


def test_a_page_nested_beyond_reading_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "content/a.md", "<div>" * 3000 + PROSE)
    assert error_of(tmp_path, "content/a.md").message == "is nested too deeply to read"


def test_a_text_from_no_file_is_read_as_a_file_is() -> None:
    article = article_from_text("wire/talks 1", f"Orsk opens harbour\r\n\r\n{PROSE}")
    assert article.id == "wire-talks-1"
    assert article.text == f"Orsk opens harbour\n\n{PROSE}"
    assert article.title == "Orsk opens harbour"
    assert article.published == Published("", "file")


def test_a_text_from_no_file_keeps_every_character() -> None:
    text = "One\x1b and \x00 two are\ttold of here."
    assert article_from_text("a", text).text == text


def test_a_text_from_no_file_takes_a_day_and_an_id() -> None:
    article = article_from_text("a", PROSE, published="May 6, 2024", article_id="x1")
    assert (article.id, article.published) == ("x1", Published("2024-05-06", "front-matter"))
    assert article_from_text("a", PROSE, published="").published == Published("", "file")
    with pytest.raises(ArticleError, match='published "last week" is not a day'):
        article_from_text("a", PROSE, published="last week")


@given(st.text())
def test_any_text_is_an_article_or_an_error(text: str) -> None:
    try:
        article = article_from_text("a", text)
    except ArticleError:
        return
    assert article.text == text.replace("\r\n", "\n").replace("\r", "\n")
    assert article.blocks


def test_importing_the_stage_loads_no_reader() -> None:
    code = (
        "import sys, briefgen.load\n"
        "heavy = {'lxml', 'markdown', 'trafilatura', 'ruamel.yaml', 'slugify', 'spacy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
