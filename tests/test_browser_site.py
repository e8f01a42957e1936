"""A built site as a browser shows it: at every address, with and without scripts, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from served_site import WAYS, address_of
from watched_page import watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.model]

ARTICLE = "articles/2025-08-13-amman-accord/index.html"
PERSON = 'main .pr a[href$="people/yaqoub-bin-saif-al-hadrawi/index.html"]'
JUMP = "Find a person, country or article"
ENVOY = "Oman's envoy for reconciliation"


@pytest.fixture(params=WAYS)
def address(request: pytest.FixtureRequest, demo: Path) -> Iterator[str]:
    """Where the demonstration site stands, one way after the other."""
    with address_of(demo / "output", request.param) as found:
        yield found


Open = Callable[..., "Page"]


@pytest.fixture
def show(browser: Browser) -> Iterator[Open]:
    """Opens a page of a site; in the end, nothing may have gone wrong in it or left the site."""
    opened: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(
        address: str, path: str, *, width: int = 1280, scripts: bool = True, touch: bool = False
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, has_touch=touch
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        page = context.new_page()
        watch(page, address, wrong)
        page.goto(address + path)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert wrong == []


def focused(page: Page) -> str:
    """The address that the focused element leads to, or its name."""
    return str(
        page.evaluate(
            """(e => e.name || (e.href ? e.href.split("/").slice(-3).join("/") : e.tagName))(
            document.activeElement)"""
        )
    )


def test_a_popover_opens_on_focus_and_closes_with_escape(address: str, show: Open) -> None:
    page = show(address, ARTICLE)
    link = page.locator(PERSON).first
    page.keyboard.press("Tab")
    page.evaluate("document.querySelector('.sn').focus()")
    while focused(page) != "people/yaqoub-bin-saif-al-hadrawi/index.html":
        page.keyboard.press("Tab")
    tip = page.get_by_role("tooltip")
    tip.wait_for()
    shown = tip.inner_text()
    assert shown.splitlines()[:3] == ["Yaqoub bin Saif al-Hadrawi", ENVOY, "as of 13 Aug 2025"]
    assert "Oman · last seen 13 Aug 2025" in shown
    assert "said Yaqoub bin Saif al-Hadrawi, Oman's envoy for reconciliation." in shown
    assert "Eastbank Review, 13 Aug 2025, s4" in shown
    assert tip.get_by_role("link").count() == 0
    described = link.get_attribute("aria-describedby")
    assert described == tip.get_attribute("id")
    page.keyboard.press("Escape")
    assert tip.count() == 0
    assert link.get_attribute("aria-describedby") is None
    assert focused(page) == "people/yaqoub-bin-saif-al-hadrawi/index.html"


def test_a_pointer_may_enter_a_popover_and_follow_its_source(address: str, show: Open) -> None:
    page = show(address, ARTICLE)
    page.locator(PERSON).first.hover()
    source = page.locator(".pop a", has_text="s4")
    source.hover()
    page.wait_for_timeout(400)  # longer than a popover stays after the pointer left it
    source.click()
    assert page.url == f"{address}{ARTICLE}#s4"
    page.mouse.move(5, 5)
    page.locator(".pop").wait_for(state="detached")


def test_the_first_tap_shows_a_popover_that_leads_to_the_page(address: str, show: Open) -> None:
    page = show(address, ARTICLE, width=390, touch=True)
    page.locator(PERSON).first.tap()
    dialog = page.get_by_role("dialog", name="Yaqoub bin Saif al-Hadrawi")
    dialog.wait_for()
    assert page.url == address + ARTICLE
    assert page.evaluate("document.activeElement.textContent") == "Open page"
    assert dialog.evaluate("e => e.getBoundingClientRect().right") <= 390
    page.keyboard.press("Escape")
    assert dialog.count() == 0
    assert focused(page) == "people/yaqoub-bin-saif-al-hadrawi/index.html"
    page.locator(PERSON).first.tap()
    dialog.get_by_role("link", name="Open page").tap()
    page.get_by_role("heading", level=1, name="Yaqoub bin Saif al-Hadrawi").wait_for()


def test_a_popover_downloads_no_page(demo: Path, show: Open) -> None:
    with address_of(demo / "output", "root") as address:
        page = show(address, ARTICLE)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        page.locator(PERSON).first.hover()
        page.locator(".pop").wait_for()
    assert [path for path in asked if "icon.svg" not in path] == [
        "people/yaqoub-bin-saif-al-hadrawi/popover.js"
    ]


def test_without_scripts_a_name_is_a_link(address: str, show: Open) -> None:
    page = show(address, ARTICLE, scripts=False)
    page.locator(PERSON).first.click()
    page.get_by_role("heading", level=1, name="Yaqoub bin Saif al-Hadrawi").wait_for()


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_the_quick_jump_by_keyboard(address: str, show: Open, keys: str) -> None:
    page = show(address, "people/balint-kerekhazy/index.html")
    page.get_by_role("link", name="Countries").focus()
    page.keyboard.press(keys)
    box = page.get_by_role("combobox", name=JUMP)
    assert focused(page) == "q"
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.type("techera")
    options = page.get_by_role("listbox").get_by_role("option")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert options.first.inner_text().splitlines()[0] == "Gonzalo Techera"
    assert page.get_by_role("option", selected=True).inner_text().startswith("Gonzalo Techera")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    assert chosen.inner_text().startswith("Mariela Techera")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    assert page.get_by_role("listbox").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Countries"
    page.keyboard.press(keys)
    page.keyboard.type("techera")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Mariela Techera").wait_for()


def test_a_slash_in_a_text_is_a_slash(demo: Path, show: Open) -> None:
    with address_of(demo / "output", "file") as address:
        page = show(address, "index.html")
        page.keyboard.press("/")
        page.keyboard.type("a/b")
        assert page.get_by_role("combobox").input_value() == "a/b"


@pytest.mark.parametrize(
    ("typed", "first", "told"),
    [
        ("kerekhazy", "Bálint Kerekházy", ""),
        ("KEREKHÁZY", "Bálint Kerekházy", ""),
        ("doan thi", "Đoàn Thị Mai Khuê", ""),
        ("fjellvang torbjorn", "Torbjørn Fjellvang", ""),
        ("noh gwang pil", "Noh Gwang-pil", ""),
        ("gwangpil", "Noh Gwang-pil", ""),
        ("ohefferna", "Niamh O'Heffernan", ""),
        ("arikoglu", "Yıldız Arıkoğlu", ""),
        ("britain", "United Kingdom", "“Britain”"),
        ("omani", "Oman", "“Omani”"),
        ("niger chad", "Chad and Niger", ""),
        ("koudi wells", "Chad and Niger agree to share Koudi wells", ""),
    ],
)
def test_the_quick_jump_finds_other_names_and_ignores_accents(
    demo: Path, show: Open, typed: str, first: str, told: str
) -> None:
    with address_of(demo / "output", "file") as address:
        page = show(address, "index.html")
        page.keyboard.press("/")
        page.keyboard.type(typed)
        option = page.get_by_role("option", selected=True)
        option.wait_for()
        shown = option.inner_text()
        assert shown.splitlines()[0] == first
        assert ("“" in shown, told in shown) == (bool(told), True)


def test_what_nobody_is_called_is_said(demo: Path, show: Open) -> None:
    with address_of(demo / "output", "file") as address:
        page = show(address, "index.html")
        page.keyboard.press("/")
        page.keyboard.type("nobody of this name")
        page.get_by_role("status").get_by_text("No name matches").wait_for(state="attached")


# --- the search page ----------------------------------------------------------------------------

SERVED = [way for way in WAYS if way != "file"]


@pytest.fixture(params=SERVED)
def served(request: pytest.FixtureRequest, demo: Path) -> Iterator[str]:
    """Where the demonstration site stands on a web server."""
    with address_of(demo / "output", request.param) as found:
        yield found


def results(page: Page, count: str) -> list[str]:
    """The names of what is found, once there is that much of it."""
    page.get_by_role("status").get_by_text(count, exact=True).wait_for()
    page.locator(".found > li").first.wait_for()
    return page.locator(".found > li > p:first-child").all_inner_texts()


def test_a_search_by_keyboard_finds_an_alias_and_leads_to_the_sentence(
    served: str, show: Open
) -> None:
    page = show(served, "search/index.html")
    box = page.get_by_role("searchbox", name="Names or words")
    box.wait_for()
    assert page.evaluate("document.activeElement.id") == "search-q"
    page.keyboard.type("balint kerekhazy")
    page.keyboard.press("Enter")
    found = results(page, "4 results")
    assert found[0] == "Bálint Kerekházy"
    article = page.locator(".found > li", has_text="Harbour Nations Summit").first
    assert "Article · Northgate Wire · 4 Aug 2025" in article.inner_text()
    assert article.locator("mark").all_inner_texts() == ["Bálint", "Kerekházy"]
    assert article.locator("q").inner_text().startswith("Croatian Corridor Minister Vesna Brajčić")
    article.get_by_role("link", name="Sentence 16").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/2025-08-04-busan-summit-preview/index.html#s16")
    page.go_back()
    assert results(page, "4 results") == found


@pytest.mark.parametrize(
    ("asked", "count", "first"),
    [
        ("tuncali", "4 results", "Cem Tuncalı"),
        ("torbjorn+fjellvang", "5 results", "Torbjørn Fjellvang"),
        ("noh+gwangpil", "4 results", "Noh Gwang-pil"),
        ("o%27heffernan", "3 results", "Niamh O'Heffernan"),
        ("britain", "3 results", "United Kingdom"),
        ("%22the+wells%22", "2 results", "Chad and Niger agree to share Koudi wells"),
        ("xyzzy&", "Nothing found", ""),
    ],
)
def test_what_a_search_finds(demo: Path, show: Open, asked: str, count: str, first: str) -> None:
    with address_of(demo / "output", "folder") as address:
        page = show(address, f"search/index.html?q={asked}")
        if first:
            assert results(page, count)[0] == first
        else:
            page.get_by_role("status").get_by_text(count).wait_for()


def test_filters_narrow_what_is_found_and_stay_in_the_address(demo: Path, show: Open) -> None:
    with address_of(demo / "output", "root") as address:
        page = show(address, "search/index.html?q=techera")
        page.get_by_role("checkbox", name="People").check()
        assert results(page, "2 results") == ["Gonzalo Techera", "Mariela Techera"]
        assert page.url == f"{address}search/index.html?q=techera&kind=People"
        page.get_by_role("checkbox", name="People").uncheck()
        page.get_by_role("searchbox").fill("wells")
        page.get_by_role("combobox", name="Country", exact=True).select_option("Oman")
        assert results(page, "2 results") == [
            "Chad and Niger sit down in Muscat over Koudi wells",
            "Chad and Niger agree to share Koudi wells",
        ]
        page.get_by_role("combobox", name="From", exact=True).select_option("Aug 2025")
        assert results(page, "1 result") == ["Chad and Niger agree to share Koudi wells"]
        page.reload()
        assert results(page, "1 result") == ["Chad and Niger agree to share Koudi wells"]
        page.get_by_role("combobox", name="Publisher", exact=True).select_option("Northgate Wire")
        page.get_by_role("status").get_by_text("Nothing found").wait_for()


def test_more_results_come_one_page_after_the_other(demo: Path, show: Open) -> None:
    with address_of(demo / "output", "root") as address:
        page = show(address, "search/index.html?kind=People")
        assert len(results(page, "40 results")) == 10
        page.get_by_role("button", name="More results").click()
        page.locator(".found > li:nth-child(20)").wait_for()
        assert page.locator(".found > li").count() == 20
        chosen = page.locator(".found > li:nth-child(11) a").first
        assert chosen.evaluate("element => element === document.activeElement")


def test_a_word_that_nothing_has_is_named(demo: Path, show: Open) -> None:
    with address_of(demo / "output", "root") as address:
        page = show(address, "search/index.html?q=torpedo")
        page.get_by_role("status").get_by_text("Nothing has “torpedo”").wait_for()


def test_from_disk_names_are_found_and_it_says_why(demo: Path, show: Open) -> None:
    with address_of(demo / "output", "file") as address:
        page = show(address, "search/index.html?q=kerekhazy")
        assert results(page, "1 result") == ["Bálint Kerekházy"]
        page.get_by_text("Opened from disk").wait_for()


def test_without_scripts_the_search_page_leads_to_the_lists(address: str, show: Open) -> None:
    page = show(address, "search/index.html", scripts=False)
    assert page.get_by_role("searchbox").count() == 0
    page.get_by_role("link", name="people, A–Z").click()
    page.get_by_role("heading", level=1, name="People, A–Z").wait_for()


def test_the_quick_jump_leads_on_to_the_search(address: str, show: Open) -> None:
    page = show(address, ARTICLE)
    page.keyboard.press("Control+k")
    page.keyboard.type("wells")
    page.get_by_role("option", name="Search all texts for “wells”").wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=wells")
    page.locator(".found > li").first.wait_for()
