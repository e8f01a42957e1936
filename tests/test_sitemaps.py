"""The sitemap, whole and in parts, read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import harbour_world
import whole
from briefgen.pages import Site, SitemapRecord
from briefgen.plan.sitemaps import LIMIT, sitemap_pages
from briefgen.render import environment_for, render_pages

BASE = "https://desk.example/a&b/"


@pytest.fixture(scope="module")
def site() -> Site:
    return whole.site_of(harbour_world.dossiers(), BASE)


def read(site: Site, pages: tuple[tuple[str, str], ...]) -> dict[str, list[tuple[Any, Any]]]:
    """Path of each file → (address, day or None) of what it names."""
    planned = sitemap_pages(SitemapRecord(pages))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return {
        file.path: [
            (entry.findtext(f"{space}loc"), entry.findtext(f"{space}lastmod"))
            for entry in etree.fromstring(file.content)
        ]
        for file in render_pages(planned, site, environment_for(Path("/nonexistent")))
    }


def test_addresses_are_those_of_canonical_links_with_their_day(site: Site) -> None:
    pages = (("index.html", "2025-06-14"), ("people/a/index.html", "2025-05"), ("x/index.html", ""))
    assert read(site, pages) == {
        "sitemap.xml": [
            (BASE, "2025-06-14"),
            (f"{BASE}people/a/", "2025-05-01"),
            (f"{BASE}x/", None),
        ]
    }


def test_a_large_site_has_an_index_of_parts(site: Site) -> None:
    count = 100_001
    assert LIMIT == 50_000
    files = read(site, tuple((f"{n:06}/index.html", "2025-06-01") for n in range(count)))
    assert files["sitemap.xml"] == [
        (f"{BASE}sitemap-{n}.xml", "2025-06-01") for n in (1, 2, 3)
    ]  # fmt: skip
    assert [len(files[f"sitemap-{n}.xml"]) for n in (1, 2, 3)] == [50_000, 50_000, 1]
    assert files["sitemap-3.xml"] == [(f"{BASE}100000/", "2025-06-01")]


def test_fifty_thousand_pages_are_one_file(site: Site) -> None:
    pages = tuple((f"{n}/index.html", "") for n in range(50_000))
    assert [page.path for page in sitemap_pages(SitemapRecord(pages))] == ["sitemap.xml"]
