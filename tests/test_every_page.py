"""Every kind of page, at every address, with and without scripts, on the narrowest screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from built_sites import broken_links, parsed
from proof_site import BASE, KINDS, MARIELA, MOVED, PAGES, STAYING, TEMPLATES
from served_site import WAYS, address_of
from watched_page import watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.model

JUMP = "Find a person, country or article"
NARROWEST = 320  # px, a page of 1280 px enlarged four times: WCAG 2.1, 1.4.10 Reflow
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_every_template_of_a_page_is_proven() -> None:
    drawn = {path.name for path in TEMPLATES.glob("*.html") if not path.name.startswith("_")}
    assert drawn - {"base.html"} == KINDS.keys()


def test_no_link_leads_nowhere(proofs: Path) -> None:
    assert broken_links(proofs, BASE) == []


def test_every_link_leads_to_a_file_so_that_it_works_from_disk(proofs: Path) -> None:
    wrong = []
    for path in sorted(proofs.rglob("*.html")):
        for link in parsed(path.read_bytes()).xpath("//@href | //@src | //@cite"):
            parts = urlsplit(str(link))
            inside = not parts.scheme and parts.path
            if inside and not (path.parent / parts.path).resolve().is_file():
                wrong.append(f"{path.relative_to(proofs)}: {link}")
    assert wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_every_page_at_every_address(
    proofs: Path, browser: Browser, way: str, scripts: bool
) -> None:
    wrong: list[str] = []
    with address_of(proofs, way) as address:
        context = browser.new_context(
            viewport={"width": NARROWEST, "height": 640}, java_script_enabled=scripts
        )
        page = context.new_page()
        watch(page, address, wrong)
        for path, heading in STAYING.items():
            page.goto(address + path)
            wrong += [f"{path}: {line}" for line in unlike(page, heading)]
            jumps = page.get_by_role("combobox", name=JUMP).count()
            assert jumps == (scripts and path != "404.html"), path
        for path in MOVED:
            page.goto(address + path)
            page.wait_for_url(address + MARIELA)
            wrong += unlike(page, PAGES[path])
        context.close()
    assert wrong == []


def unlike(page: Page, heading: str) -> list[str]:
    """What is wrong with the page that is open: its heading, its width."""
    headings = [" ".join(text.split()) for text in page.locator("h1").all_inner_texts()]
    sideways = page.evaluate(SIDEWAYS)
    return [
        *([] if headings == [heading] else [f"headings {headings}"]),
        *([f"{sideways} px too wide"] if sideways > 0 else []),
    ]
