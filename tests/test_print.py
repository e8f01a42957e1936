"""A page on paper: A4, numbered sources with their addresses, nothing that only a screen needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.model]

PERSON = "people/balint-kerekhazy/index.html"
COUNTRY = "countries/uruguay/index.html"
A4 = (595, 842)  # points: 210 by 297 mm
AFTER = "element => getComputedStyle(element, '::after').content"


@pytest.fixture(scope="module")
def paper(browser: Browser, demo: Path) -> Iterator[Page]:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto((demo / "output" / PERSON).as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("path", [PERSON, COUNTRY])
def test_a_page_prints_on_a4(paper: Page, demo: Path, path: str) -> None:
    paper.goto((demo / "output" / path).as_uri())
    pdf = paper.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert boxes
    assert {(round(float(x)), round(float(y))) for x, y in boxes} == {A4}


def test_what_only_a_screen_needs_is_gone(paper: Page, demo: Path) -> None:
    paper.goto((demo / "output" / PERSON).as_uri())
    for gone in (".top nav", ".tools", ".toc", ".skip"):
        assert not paper.locator(gone).is_visible(), gone
    assert paper.locator(".word").is_visible()  # of which site it is


def test_sources_are_numbered_and_have_their_addresses(paper: Page, demo: Path) -> None:
    paper.goto((demo / "output" / PERSON).as_uri())
    numbers = paper.locator(".srcs .n").all_inner_texts()
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    cited = paper.locator(".mg .cite .n").all_inner_texts()
    assert set(cited) <= set(numbers)
    originals = paper.locator(".srcs a[href^=http]")
    assert originals.count() > 0
    shown = [link.evaluate(AFTER) for link in originals.all()]
    addresses = [link.get_attribute("href") for link in originals.all()]
    assert shown == [f'" <{address}>"' for address in addresses]


def test_a_page_says_on_paper_what_it_leaves_out(browser: Browser, proofs: Path) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto((proofs / "people/ane-tveit/index.html").as_uri())
    left_out = page.locator("section[aria-labelledby=says] .more")
    assert left_out.inner_text() == "6 of 42; the rest by month"
    assert left_out.is_visible()
    page.close()
