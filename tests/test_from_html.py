"""Web pages: the article without the page around it, and what the page states about it."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from briefgen.errors import ArticleError
from briefgen.load import Source, load_article
from briefgen.load.body import Body
from briefgen.load.from_html import read_html
from briefgen.load.front_matter import FrontMatter
from briefgen.model import Published

LEAD = (
    "<p>The minister of harbours, Velda Orsk, opened the harbour of Callao on Monday after three"
    " months of works that cost twice as much as planned, her ministry said in Lima.</p>"
)
QUOTE = (
    "<p>“We will open the <b>second</b> harbour, too,” <a href='/orsk'>Orsk</a> said.<br>She was"
    "\n speaking to reporters in the port, where workers had cleared the debris for months.</p>"
)
DEPUTY = (
    "<p>Her deputy, Ilan Foss, said that the ministry had not decided who would pay for the"
    " cranes, which were bought in Chile in the year before the storm.</p>"
)
AROUND = (
    "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
    "</header>"
)
FOOT = "<aside><h3>Most read</h3><a href='/x'>Storm in Tacna</a></aside><footer>Imprint</footer>"


def page(article: str, head: str = "", attributes: str = "lang='en'") -> bytes:
    return (
        f"<!DOCTYPE html><html {attributes}><head><meta charset='utf-8'>{head}</head>"
        f"<body>{AROUND}<main><article>{article}</article></main>{FOOT}</body></html>"
    ).encode()


def read(raw: bytes) -> tuple[FrontMatter, Body]:
    return read_html(raw, "content/a.html")


def kinds(raw: bytes) -> list[tuple[str, str]]:
    body = read(raw)[1]
    return [(block.kind, body.text[block.start : block.end]) for block in body.blocks]


# --- text ----------------------------------------------------------------------------------------


def test_a_page_gives_its_article() -> None:
    raw = page(
        f"<h1>Orsk opens harbour</h1><p class='byline'>By Tam Quill</p>{LEAD}<h2>A long way</h2>"
        f"{QUOTE}<blockquote><p>“It is a good day for the port,” she said, “and for all of us.”</p>"
        f"</blockquote><ul><li>The harbour opens in June.</li><li>The talks end in May.</li></ul>"
        "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2023</td><td>12</td></tr></table>"
        f"{DEPUTY}"
    )
    assert kinds(raw) == [
        ("title", "Orsk opens harbour"),
        (
            "paragraph",
            "The minister of harbours, Velda Orsk, opened the harbour of Callao on Monday after"
            " three months of works that cost twice as much as planned, her ministry said in Lima.",
        ),
        ("heading", "A long way"),
        (
            "paragraph",
            "“We will open the second harbour, too,” Orsk said.\nShe was speaking to reporters in"
            " the port, where workers had cleared the debris for months.",
        ),
        ("quote", "“It is a good day for the port,” she said, “and for all of us.”"),
        ("list-item", "The harbour opens in June."),
        ("list-item", "The talks end in May."),
        ("boilerplate", "Year | Ships\n2023 | 12"),
        (
            "paragraph",
            "Her deputy, Ilan Foss, said that the ministry had not decided who would pay for the"
            " cranes, which were bought in Chile in the year before the storm.",
        ),
    ]


def test_a_headline_that_the_page_shows_is_in_the_text() -> None:
    raw = page(f"<header><h1>Orsk opens <i>harbour</i></h1></header>{LEAD}{QUOTE}{DEPUTY}")
    assert kinds(raw)[0] == ("title", "Orsk opens harbour")
    assert [kind for kind, _ in kinds(raw)].count("title") == 1


def test_a_headline_that_only_the_head_knows_is_not_in_the_text() -> None:
    raw = page(f"{LEAD}{QUOTE}{DEPUTY}", head="<title>Orsk opens harbour | Post</title>")
    assert read(raw)[0].title == "Orsk opens harbour"
    assert "title" not in [kind for kind, _ in kinds(raw)]


def test_a_marked_caption_is_none_of_the_text() -> None:
    caption = "Velda Orsk in the port of Callao on Monday, where she met workers and reporters"
    raw = page(
        f"<h1>Orsk opens harbour</h1><figure><img src='a.jpg'><figcaption>{caption}</figcaption>"
        f"</figure>{LEAD}<div><figcaption>{caption}</figcaption></div>{QUOTE}{DEPUTY}"
    )
    assert {kind for kind, text in kinds(raw) if "port of Callao on Monday" in text} <= {"caption"}


@pytest.mark.parametrize(
    "body",
    [
        "<article><p>She came.</p><p>She left.</p></article>",
        "<main><div>She came.</div><div>She left.</div></main>",
        "<p>She came.<p>She left.",
        "She came.<br><br>She left.",
        "<table><tr><td>She came.</td></tr><tr><td><p>She left.</p></td></tr></table>",
        "<center><font>She came.</font><hr>She left.</center>",
    ],
)
def test_pages_of_an_odd_form(body: str) -> None:
    texts = [text for _, text in kinds(f"<html><body>{body}</body></html>".encode())]
    assert texts == ["She came.", "She left."]


def test_entities_are_resolved_and_scripts_left_out() -> None:
    raw = page(
        "<p>R&amp;D &ndash; caf&eacute;&nbsp;12<script>x()</script><!-- y --></p><p>She left.</p>"
    )
    assert [text for _, text in kinds(raw)] == ["R&D – café\u00a012", "She left."]


def test_references_to_control_characters_are_dropped() -> None:
    raw = page("<p>Or&#0;sk&#x1F; c&#27ame &#160;&#x41;&#x1F4A7;.&#013;</p><p>She left.</p>")
    assert [text for _, text in kinds(raw)] == ["Orsk came \u00a0A\U0001f4a7.", "She left."]


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><body><script>x()</script><img src='a.jpg'></body></html>",
        b"<html><head><title>Talks</title></head><body></body></html>",
        b"<!-- only a note -->",
        b"<nav><a href='/'>Home</a></nav>",
    ],
)
def test_a_page_without_text_is_an_error(raw: bytes) -> None:
    with pytest.raises(ArticleError) as caught:
        read(raw)
    assert str(caught.value) == "content/a.html: there is no text on this page"


def test_what_is_read_does_not_depend_on_what_was_read_before() -> None:
    raw = page(f"<h1>Orsk opens harbour</h1>{LEAD}{QUOTE}{DEPUTY}")
    assert len({str(kinds(raw)) for _ in range(4)}) == 1


def test_the_extractor_says_nothing(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(ArticleError):
        read(b"<html><body></body></html>")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


# --- metadata ------------------------------------------------------------------------------------

LD = '<script type="application/ld+json">%s</script>'


def test_what_a_page_states() -> None:
    head = (
        "<title>Orsk opens harbour | The Example Post</title>"
        "<meta property='og:title' content='Orsk opens harbour'>"
        "<meta property='og:site_name' content='The Example Post'>"
        "<link rel='canonical' href='https://example.org/1'>"
        "<meta property='article:published_time' content='2024-05-06T23:30:00-05:00'>"
        "<meta name='author' content='Tam Quill'>"
    )
    settings, _ = read(page(f"<h1>Orsk opens harbour</h1>{LEAD}", head, "lang='en-GB'"))
    assert settings == FrontMatter(
        title="Orsk opens harbour",
        date="2024-05-06",
        source="The Example Post",
        url="https://example.org/1",
        authors=("Tam Quill",),
        language="en-GB",
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Talks - The Post</title><meta property='og:site_name' content='The Post'>",
            "",
            "Talks",
        ),
        ("<title>Talks - and more</title>", "", "Talks - and more"),
        ("<title>Talks | World | The Post</title>", "", "Talks | World"),
        ("<title>Post</title>", "<h1>Orsk opens harbour</h1>", "Orsk opens harbour"),
        (
            "<meta property='og:title' content='Orsk opens harbour'>",
            "<h1>The Post</h1><h1>Orsk opens harbour</h1>",
            "Orsk opens harbour",
        ),
        ("<meta property='og:title' content='Orsk opens'>", "<h1>The Post</h1>", "Orsk opens"),
        (
            LD % '{"@type": "NewsArticle", "headline": "Orsk opens"}',
            "<h1>The Post</h1>",
            "Orsk opens",
        ),
        ("<meta property='og:site_name' content='The Post'>", "<h1>The Post</h1>", ""),
    ],
)
def test_the_title(head: str, body: str, title: str) -> None:
    assert read(page(body + LEAD, head))[0].title == title


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-05-06'>",
        "<meta itemprop='datePublished' content='2024-05-06T10:00:00Z'>",
        "<meta name='pubdate' content='6 May 2024'>",
        LD % '{"@type": "NewsArticle", "datePublished": "2024-05-06T10:00:00+02:00"}',
        LD
        % '{"@graph": [{"@type": "Thing"}, {"@type": ["Article"], "datePublished": "2024-05-06"}]}',
        LD % '[{"@type": "BlogPosting", "datePublished": "2024-05-06"}]',
        LD % "{broken" + LD % '{"@type": "Article", "datePublished": "2024-05-06"}',
    ],
)
def test_the_day_in_the_head(head: str) -> None:
    assert read(page(LEAD, head))[0].date == "2024-05-06"


@pytest.mark.parametrize(
    "body",
    [
        f"<time datetime='2024-05-06T10:00'>yesterday</time>{LEAD}",
        f"<time>6 May 2024</time>{LEAD}",
        f"<time datetime='2024-05-07'>x</time><time datetime='2024-05-06'>y</time>{LEAD}",
        f"{LEAD}<time itemprop='datePublished' datetime='2024-05-06'>x</time>",
    ],
)
def test_the_day_in_a_time_element(body: str) -> None:
    assert read(page(body))[0].date == "2024-05-06"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", f"{LEAD}<time datetime='2024-05-06'>x</time>"),
        ("<meta property='article:published_time' content='soon'>", LEAD),
        ("<meta name='pubdate' content='05/06/2024'>", LEAD),
        ("<meta property='article:modified_time' content='2024-05-06'>", LEAD),
        (LD % '{"@type": "WebPage", "datePublished": "2024-05-06"}', LEAD),
        ("", LEAD + "<p>The harbour was opened on 6 May 2024, as the ministry said in Lima.</p>"),
    ],
)
def test_no_day_is_guessed(head: str, body: str) -> None:
    assert read(page(body, head))[0].date == ""


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='/talks/1'>", ""),
        ("<link rel='canonical' href='javascript:x'>", ""),
        (
            "<link rel='canonical' href='/1'><meta property='og:url' content='http://example.org/1'>",
            "http://example.org/1",
        ),
    ],
)
def test_only_an_absolute_address_is_taken(head: str, url: str) -> None:
    assert read(page(LEAD, head))[0].url == url


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (LD % '{"@type": "Article", "author": {"name": "Tam Quill"}}', ("Tam Quill",)),
        (
            LD % '{"@type": "Article", "author": ["Tam Quill", {"name": "Ilan Foss"}, 3]}',
            ("Tam Quill", "Ilan Foss"),
        ),
        ("<meta name='author' content='https://example.org/quill'>", ()),
        ("<p>By Tam Quill</p>", ()),
    ],
)
def test_authors_are_stated_ones(head: str, authors: tuple[str, ...]) -> None:
    assert read(page(LEAD, head))[0].authors == authors


def test_the_publisher_of_the_article() -> None:
    head = LD % '{"@type": "Article", "publisher": {"@type": "Organization", "name": "The Post"}}'
    assert read(page(LEAD, head))[0].source == "The Post"


@pytest.mark.parametrize("attributes", ["lang='de'", "lang='fr-CA'"])
def test_a_page_in_another_language_is_an_error(attributes: str) -> None:
    with pytest.raises(ArticleError, match="only English is read"):
        read(page(LEAD, attributes=attributes))


@pytest.mark.parametrize(
    "line",
    [
        "<p class='meta'>Published: 6 May 2024</p>",
        "<div class='date'>Monday, 6 May 2024</div>",
        "<p>By Tam Quill</p><span class='date'>May 6, 2024 10:00 GMT</span>",
    ],
)
def test_a_day_that_the_page_shows_above_the_text_is_the_texts(tmp_path: Path, line: str) -> None:
    body = f"<h1>Orsk opens harbour</h1>{line}{LEAD}{QUOTE}{DEPUTY}"
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.html").write_bytes(page(body))
    article = load_article(tmp_path, Source("a", "content/a.html"))
    assert article is not None
    assert article.published == Published("2024-05-06", "text")


def test_front_matter_above_a_page_wins_over_what_the_page_states() -> None:
    front = b"---\ntitle: Talks\nsource: The Example Post\ndate: 2024-05-07\n---\n"
    head = "<meta property='article:published_time' content='2024-05-06'>"
    head += "<link rel='canonical' href='https://example.org/1'>"
    settings, body = read(front + page(f"<h1>Orsk opens harbour</h1>{LEAD}{QUOTE}", head))
    assert (settings.title, settings.source) == ("Talks", "The Example Post")
    assert (settings.date, settings.url) == ("2024-05-07", "https://example.org/1")
    assert "date:" not in body.text
    assert read(b"---\ndraft: true\n---\n" + page(LEAD))[0].draft
    with pytest.raises(ArticleError, match=r"a\.html:2:7: "):
        read(b"---\ndate: soon\n---\n" + page(LEAD))


def test_a_page_becomes_an_article(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "content" / "talks.html"
    file.write_bytes(
        page(f"<h1>Orsk opens harbour</h1>{LEAD}{QUOTE}{DEPUTY}<p>Read more: Storm</p>")
    )
    os.utime(file, (1717200000, 1717200000))
    article = load_article(tmp_path, Source("talks", "content/talks.html"))
    assert article is not None
    assert article.title == "Orsk opens harbour"
    assert article.published == Published("2024-06-01", "file")
    assert [block.kind for block in article.blocks][-2:] == ["paragraph", "boilerplate"]
