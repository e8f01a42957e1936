"""Pictures as they stand on pages: well-formed, named, linked, and with a style."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

import harbour_world
import whole
from briefgen.dossiers import MonthLink
from briefgen.pages import Page
from briefgen.render import environment_for, render_pages
from briefgen.render.environment import default_template_dir
from built_sites import parsed
from whole import Dossiers


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return harbour_world.dossiers()


def drawn(dossiers: Dossiers, url: str) -> tuple[Any, str]:
    """A page as a tree and as text."""
    site = whole.site_of(dossiers)
    (page,) = [page for page in whole.plan_all(dossiers, site) if page.path == url]
    (file,) = render_pages([page], site, environment_for(Path("/nonexistent")))
    return parsed(file.content), file.content.decode()


PAGES = (
    "people/ane-tveit/index.html",
    "countries/kenya/index.html",
    "index.html",
    "countries/index.html",
)


@pytest.mark.parametrize("url", PAGES)
def test_pictures_are_well_formed_named_and_load_nothing(dossiers: Dossiers, url: str) -> None:
    tree, text = drawn(dossiers, url)
    pictures = [
        svg
        for svg in re.findall(r"<svg.*?</svg>", text, re.DOTALL)
        if "aria-hidden" not in svg[:120]
    ]
    assert pictures
    for svg in pictures:
        root = etree.fromstring(svg)
        assert root.get("role") in ("img", "group")
        # An image hides what is inside it, so one with links must not be one.
        assert (root.get("role") == "group") == bool(root.findall(".//a"))
        for name in root.get("aria-labelledby", "").split():
            assert tree.xpath(f"string(//*[@id='{name}'])").strip()
        assert re.findall(r"\b(?:src|xlink:href|style)=|<(?:image|script|foreignObject)", svg) == []
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_numbers_of_a_network_lead_to_the_rows(dossiers: Dossiers) -> None:
    tree, _ = drawn(dossiers, "people/ane-tveit/index.html")
    found = {}
    for link in tree.xpath("//*[contains(@class, 'net')]//a[@class='badge']"):
        (row,) = tree.xpath(f"//li[@id='{link.get('href')[1:]}']")
        found[link.xpath("string(text)")] = row.xpath("string(.//a[contains(@class, 'n-p')])")
    assert found == {
        "1": "Wambui Karimo",
        "2": "Jonas Hrafnsson",
        "3": "Peter Odhira",
        "4": "Iceland",
        "5": "Norway",
        "6": "Kenya",
    }
    links = tree.xpath("//*[contains(@class, 'net')]//a[not(@class)]/@href")
    assert "../../people/peter-odhira/index.html" in links
    assert "../../countries/kenya/index.html" in links


def test_numbers_lead_to_the_rows_of_a_country(dossiers: Dossiers) -> None:
    tree, _ = drawn(dossiers, "countries/kenya/index.html")
    targets = tree.xpath("//*[contains(@class, 'net')]//a[@class='badge']/@href")
    assert len(targets) >= 3
    for number, target in enumerate(targets, start=1):
        (row,) = tree.xpath(f"//*[@id='{target[1:]}']")
        assert row.xpath("string(.//span[@class='nn'])") == str(number)


def test_the_world_map_links_and_counts(dossiers: Dossiers) -> None:
    """Three of the four articles name Iceland, two Norway; the note names nobody else."""
    tree, _ = drawn(dossiers, "index.html")
    links = tree.xpath("//figure[@class='world']//a")
    assert [(a.get("href"), a.xpath("string(title)")) for a in links] == [
        ("countries/iceland/index.html", "Iceland, 3 articles"),
        ("countries/kenya/index.html", "Kenya, 1 article"),
        ("countries/norway/index.html", "Norway, 2 articles"),
    ]


def test_marks_of_a_timeline_lead_to_its_lines(dossiers: Dossiers) -> None:
    tree, _ = drawn(dossiers, "people/ane-tveit/index.html")
    marks = tree.xpath("//figure[@class='strip']//a")
    assert len(marks) >= 3
    for mark in marks:
        (line,) = tree.xpath(f"//li[@id='{mark.get('href')[1:]}']")
        said = mark.xpath("string(title)").split(", ")[0]
        assert line.xpath("string(.//b)") == said


def test_the_numbers_of_the_bars_stand_below_them(dossiers: Dossiers) -> None:
    tree, _ = drawn(dossiers, "people/ane-tveit/index.html")
    rows = tree.xpath("//details[@class='cov-n']//tbody/tr")
    assert [(r.xpath("string(th)"), r.xpath("string(td)")) for r in rows] == [
        ("Jun 2025", "1"),
        ("May 2025", "2"),
    ]
    titles = tree.xpath("//figure[@class='cov']//rect/title/text()")
    assert titles == ["May 2025: 2 articles", "Jun 2025: 1 article"]


def test_bars_of_months_with_a_page_are_links(dossiers: Dossiers) -> None:
    may = MonthLink("2025-05", "people/ane-tveit/2025-05/index.html", 2)
    record = msgspec.structs.replace(dossiers.people[0], months=(may,))
    page = Page("people/ane-tveit/index.html", "person.html", record)
    site = whole.site_of(dossiers)
    (file,) = render_pages([page], site, environment_for(Path("/nonexistent")))
    (bars,) = parsed(file.content).xpath("//figure[@class='cov']/svg")
    assert bars.get("role") == "group"
    assert bars.xpath(".//a/@href") == ["2025-05/index.html"]
    assert bars.xpath(".//a//title/text()") == ["May 2025: 2 articles"]


def test_every_line_and_shade_has_a_style() -> None:
    """A kind of line without a style of its own would look like another one."""
    css = (default_template_dir() / "static" / "site.css").read_text("utf-8")
    for name in ("event", "planned", "hedged", "denied", "role", "inferred-role"):
        assert f".net .{name}," in css, name
        assert f".lgs .{name}{{" in css, name
    for level in range(1, 5):
        assert f".map .m{level}{{fill:var(--m{level})}}" in css
