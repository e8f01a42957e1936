"""What axe finds on pages: nothing, on every kind of page and on what opens in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from proof_site import ACCORD, MARIELA, MOVED, PAGES
from served_site import address_of
from web_tools import package

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.model]

LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"),
)  # fmt: skip
# Levels A and AA of WCAG 2.2, and what axe recommends besides.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Begins, so that two pages can be looked at side by side. Style sheets are not read again: that
# serves rules of other tags only.
BEGIN = """tags => { window.axeFound = axe.run({
  runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], preload: false, iframes: false
}) }"""
END = """() => window.axeFound.then(result => ({
  rules: result.passes.length,
  found: result.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html}`)),
}))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

LEAST_RULES = 8  # that apply to the barest page, the one at an old address


@pytest.fixture(scope="module")
def axe() -> str:
    """The program of axe."""
    return package("axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def address(proofs: Path) -> Iterator[str]:
    """Where the site stands, in a folder of a web server."""
    with address_of(proofs, "folder") as found:
        yield found


Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str, axe: str) -> Iterator[Open]:
    """Opens a page of the site, with its scripts or without them, axe beside it."""
    pages = {scripts: browser.new_context().new_page() for scripts in (True, False)}
    switches = {scripts: page.context.new_cdp_session(page) for scripts, page in pages.items()}

    def open_page(path: str, *, scripts: bool = True) -> Page:
        page = pages[scripts]
        # Off while the page is read, so that it is as without scripts; axe is one itself.
        off, key = "Emulation.setScriptExecutionDisabled", "value"
        switches[scripts].send(off, {key: not scripts})
        if path in MOVED:  # stay, to be looked at
            page.route(address + MARIELA, lambda route: route.abort("aborted"))
        page.goto(address + path)
        switches[scripts].send(off, {key: False})
        page.evaluate(axe)
        return page

    yield open_page
    for page in pages.values():
        page.context.close()


def found_on(*pages: Page) -> list[str]:
    """What axe finds on pages that are open, and what leads out of their sides."""
    for page in pages:
        page.evaluate(BEGIN, TAGS)
    results: list[Any] = [page.evaluate(END) for page in pages]
    assert all(result["rules"] >= LEAST_RULES for result in results)
    wide = [f"{excess} px too wide" for p in pages if (excess := p.evaluate(SIDEWAYS)) > 0]
    return [line for result in results for line in result["found"]] + wide


def look_at(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    """Show the page as wide as this, in these colours."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page(opened: Open, path: str) -> None:
    pages = opened(path, scripts=True), opened(path, scripts=False)
    jumps = [page.locator("[role=combobox]").count() for page in pages]
    assert jumps == ([0, 0] if path in (*MOVED, "404.html") else [1, 0])
    for look in LOOKS:
        for page in pages:
            look_at(page, *look)
        assert found_on(*pages) == [], look


NAME = 'main .pr a[href$="people/yaqoub-bin-saif-al-hadrawi/index.html"]'


def hovered(page: Page) -> None:
    page.locator(NAME).first.hover()
    page.get_by_role("group", name="Yaqoub bin Saif al-Hadrawi").wait_for()


def focused(page: Page) -> None:
    page.keyboard.press("Tab")
    page.locator(NAME).first.focus()
    page.get_by_role("tooltip").wait_for()


def tapped(page: Page) -> None:
    page.locator(NAME).first.dispatch_event("pointerdown", {"pointerType": "touch"})
    page.locator(NAME).first.dispatch_event("click")
    page.get_by_role("dialog", name="Yaqoub bin Saif al-Hadrawi").wait_for()


def jumping(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("techera")
    page.get_by_role("option", name="Gonzalo Techera").wait_for()


def searched(page: Page) -> None:
    page.locator(".found > li").first.wait_for()


def unfolded(page: Page) -> None:
    closed = page.locator("main details")
    assert closed.count() > 0
    closed.evaluate_all("all => all.forEach(one => { one.open = true })")


@pytest.mark.parametrize(
    ("path", "open_it"),
    [
        (ACCORD, hovered),
        (ACCORD, focused),
        (ACCORD, tapped),
        ("about/index.html", jumping),
        ("search/index.html?q=wells", searched),
        ("people/balint-kerekhazy/index.html", unfolded),
    ],
)
def test_what_opens_in_a_page(opened: Open, path: str, open_it: Callable[[Page], None]) -> None:
    for look in (LOOKS[0], LOOKS[-1]):
        look_at(opened("404.html"), *look)  # before, since a popover goes when the page changes
        page = opened(path)
        open_it(page)
        assert found_on(page) == [], look


def test_a_page_with_mistakes_is_found(opened: Open) -> None:
    page = opened("about/index.html")
    page.evaluate(
        "document.querySelector('main').innerHTML = '<img src=\"data:,\"><p style=\"color:#ccc;"
        "background:#fff;width:2000px\">Pale</p>'"
    )
    found = found_on(page)
    assert {line.split(":")[0] for line in found} >= {"image-alt", "color-contrast"}
    assert "px too wide" in found[-1]
