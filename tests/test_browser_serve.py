"""The preview as a browser shows it: reloads, messages, and what must not happen."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import small_site
from previewed import LIMIT, Preview

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.browser


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with Preview(small_site.make(tmp_path)) as started:
        assert started.built() == "built: 4 pages changed"
        yield started


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 800, "height": 400})
    opened.set_default_timeout(LIMIT * 1000)
    yield opened
    opened.close()


def tab(context: BrowserContext, preview: Preview, url: str) -> Page:
    """A tab that shows `url` and hears from the server, with a mark that a reload takes away."""
    page = context.new_page()
    page.goto(preview.address + url)
    page.evaluate("window.untouched = true")
    return page


def untouched(page: Page) -> bool:
    """Whether the page was not reloaded since it was opened."""
    return bool(page.evaluate("window.untouched === true"))


def wait_for_text(page: Page, text: str) -> None:
    page.locator("body", has_text=text).wait_for()


def test_only_the_tab_whose_page_changed_reloads_and_keeps_its_place(
    preview: Preview, context: BrowserContext
) -> None:
    preview.write("content/harbour.txt", "Line.\n" * 200)
    preview.built()
    harbour = tab(context, preview, "articles/harbour/")
    bridge = tab(context, preview, "articles/bridge/")
    harbour.evaluate("scrollTo(0, 1500)")
    preview.write("content/harbour.txt", "Line.\n" * 200 + "The harbour grew.\n")
    wait_for_text(harbour, "The harbour grew.")
    harbour.wait_for_function("scrollY === 1500")
    preview.write("content/market.txt", "wrong\n")
    bridge.get_by_role("alert").wait_for()
    assert untouched(bridge)


def test_a_style_sheet_reloads_every_tab(preview: Preview, context: BrowserContext) -> None:
    pages = [tab(context, preview, url) for url in ("", "articles/bridge/")]
    preview.write("templates/site.css", "body { color: rgb(1, 2, 3) }\n")
    for page in pages:
        page.wait_for_function("getComputedStyle(document.body).color === 'rgb(1, 2, 3)'")
        assert not untouched(page)


def test_a_failed_build_is_shown_over_the_last_good_page_until_it_is_mended(
    preview: Preview, context: BrowserContext
) -> None:
    page = tab(context, preview, "articles/bridge/")
    preview.write("content/bridge.txt", "The <i>bridge</i>\nwrong\nlast\n")
    alert = page.get_by_role("alert")
    alert.wait_for()
    shown = alert.inner_text()
    for part in (
        "Not rebuilt: this is the last good site",
        "content/bridge.txt:2:1: can't draw <wrong>",
        "1 | The <i>bridge</i>",
        ">    2 | wrong",
        "3 | last",
        "mend <it>",
    ):
        assert part in shown
    assert "The bridge closes." in page.inner_text("body")
    assert untouched(page)

    preview.write("content/bridge.txt", "The bridge closes.\n")
    alert.wait_for(state="detached")
    assert untouched(page)


def test_a_message_can_be_put_away_by_keyboard_and_comes_with_the_next_failure(
    preview: Preview, context: BrowserContext
) -> None:
    page = tab(context, preview, "")
    alert = page.get_by_role("alert")
    preview.write("content/a.txt", "wrong once\n")
    alert.wait_for()
    page.keyboard.press("Escape")
    alert.wait_for(state="detached")
    preview.write("content/a.txt", "wrong twice\n")
    alert.get_by_text("draw <wrong twice>").wait_for()
    alert.get_by_role("button").focus()
    page.keyboard.press("Enter")
    alert.wait_for(state="detached")
    page.reload()
    alert.get_by_text("draw <wrong twice>").wait_for()


def test_articles_left_out_are_named_until_put_away(
    preview: Preview, context: BrowserContext
) -> None:
    page = tab(context, preview, "")
    alert = page.get_by_role("alert")
    preview.write("content/bridge.txt", "left out <b>\n")
    alert.get_by_text("1 article was left out").wait_for()
    assert "content/bridge.txt:1:1: can't be read" in alert.inner_text()
    assert "write it anew" in alert.inner_text()
    page.keyboard.press("Escape")
    alert.wait_for(state="detached")
    page.goto(preview.address + "articles/harbour/")
    page.evaluate("window.untouched = true")
    preview.write("content/harbour.txt", "The harbour, again.\n")
    wait_for_text(page, "The harbour, again.")
    assert page.get_by_role("alert").count() == 0
    preview.write("content/harbour.txt", "left out too\n")
    page.get_by_role("alert").get_by_text("2 articles were left out").wait_for()


def test_a_page_that_is_not_there_yet_appears(preview: Preview, context: BrowserContext) -> None:
    page = tab(context, preview, "articles/market/")
    wait_for_text(page, "Nothing here.")
    preview.write("content/market.txt", "The market moves.\n")
    wait_for_text(page, "The market moves.")


def test_a_site_that_starts_broken_appears_when_mended(
    tmp_path: Path, context: BrowserContext
) -> None:
    site = small_site.make(tmp_path)
    (site / "content" / "bridge.txt").write_text("wrong <here>\n")
    with Preview(site) as preview:
        preview.line()
        page = tab(context, preview, "")
        wait_for_text(page, "The site could not be built")
        wait_for_text(page, "can't draw <wrong <here>>")
        preview.write("content/bridge.txt", "still fine?\nwrong again\n")
        wait_for_text(page, "content/bridge.txt:2:1")
        preview.write("content/bridge.txt", "Fine.\n")
        page.get_by_role("heading", name="Home").wait_for()


def test_a_tab_finds_a_server_that_was_started_again(
    preview: Preview, context: BrowserContext
) -> None:
    page = tab(context, preview, "articles/bridge/")
    other = tab(context, preview, "articles/harbour/")
    preview.process.terminate()
    preview.process.wait(LIMIT)
    preview.write("content/bridge.txt", "The bridge opens.\n")
    with Preview(preview.site, port=preview.port):
        wait_for_text(page, "The bridge opens.")
        other.wait_for_function("window.untouched === undefined")


def test_a_build_that_ends_while_the_page_loads_is_not_missed(
    preview: Preview, context: BrowserContext
) -> None:
    held: list[Route] = []
    page = context.new_page()
    page.route("**/_briefgen/client.js", lambda route: held.append(route), times=1)
    page.goto(preview.address + "articles/bridge/", wait_until="commit")
    wait_for_text(page, "The bridge closes.")
    preview.write("content/bridge.txt", "The bridge opens.\n")
    assert preview.built() == "rebuilt: 1 page changed"
    held[0].continue_()
    wait_for_text(page, "The bridge opens.")


def test_more_tabs_than_a_browser_has_connections_all_reload(
    preview: Preview, context: BrowserContext
) -> None:
    pages = [tab(context, preview, "articles/bridge/") for _ in range(9)]
    pages.pop(0).close()  # The first tab held the stream for all; another one takes it over.
    preview.write("content/bridge.txt", "The bridge opens.\n")
    for page in pages:
        wait_for_text(page, "The bridge opens.")


def test_page_and_message_do_not_mix_and_the_message_is_not_printed(
    preview: Preview, context: BrowserContext
) -> None:
    preview.write("templates/site.css", "* { color: red !important; display: inline !important }\n")
    preview.built()
    page = tab(context, preview, "")
    preview.write("content/a.txt", "wrong\n")
    alert = page.get_by_role("alert")
    alert.wait_for()
    style = "element => [getComputedStyle(element).color, getComputedStyle(element).display]"
    assert alert.evaluate(style) == ["rgb(245, 243, 239)", "block"]
    preview.write("templates/site.css", "body { color: black }\n")
    page.emulate_media(media="print")
    assert not alert.is_visible()


# --- the real site ----------------------------------------------------------------------------

ARTICLE = """---
title: Lisbon reopens its harbour
date: 2031-05-06
---

Portuguese Fisheries Minister Marta Vilarinho said on Tuesday that the harbour of Lisbon was open.

“We waited nine years for this day,” Vilarinho told reporters.
"""


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Preview]:
    """`briefgen serve` on a site with one article, below a path, as a user starts it."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "harbour.md").write_text(ARTICLE)
    (tmp_path / "briefgen.toml").write_text('[site]\nbase_url = "https://vera.example/repo/"\n')
    program = str(Path(sys.executable).with_name("briefgen"))
    with Preview(tmp_path, program=(program, "serve")) as started:
        assert started.built().startswith("built: ")
        yield started


@pytest.mark.model
def test_an_edit_shows_on_the_article_and_on_the_person(
    real: Preview, context: BrowserContext
) -> None:
    article = tab(context, real, "articles/harbour/")
    person = tab(context, real, "people/marta-vilarinho/")
    assert article.url.endswith("/repo/articles/harbour/")
    real.write("content/harbour.md", ARTICLE.replace("nine years", "ten years"))
    wait_for_text(article, "We waited ten years for this day")
    wait_for_text(person, "We waited ten years for this day")
    assert article.title()


@pytest.mark.model
def test_every_mistake_is_shown_and_can_be_mended(real: Preview, context: BrowserContext) -> None:
    page = tab(context, real, "articles/harbour/")
    alert = page.get_by_role("alert")
    mistakes = {
        "templates/article.html": ("{% for %}", "templates/article.html:1"),
        "templates/person.html": ("{{ no_such_name }}", "templates/person.html:1"),
        "briefgen.toml": ("[site]\ntitel = 1\n", "briefgen.toml:2"),
        "corrections.toml": ('hide = ["Marta Vilarino"]\n', "corrections.toml:1"),
    }
    for name, (text, place) in mistakes.items():
        old = (real.site / name).read_text() if (real.site / name).exists() else None
        real.write(name, text)
        alert.get_by_text(place).first.wait_for()
        assert page.locator("body", has_text="We waited nine years").count() == 1
        if old is None:
            (real.site / name).unlink()
        else:
            real.write(name, old)
        alert.wait_for(state="detached")
    real.write("content/broken.md", "---\ntitle: [\n---\n\nText.\n")
    alert.get_by_text("1 article was left out").wait_for()


@pytest.mark.model
def test_it_ends_with_success(real: Preview) -> None:
    real.process.send_signal(signal.SIGINT)
    assert real.process.wait(LIMIT) == 0
