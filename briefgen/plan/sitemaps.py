"""The sitemap, in parts where a site has more pages than one may name."""

from __future__ import annotations

from briefgen.pages import Page, SitemapIndexRecord, SitemapRecord

SITEMAP = "sitemap.xml"
LIMIT = 50_000  # addresses in one file, https://www.sitemaps.org/protocol.html


def sitemap_pages(record: SitemapRecord) -> tuple[Page, ...]:
    """The sitemap; of more than `LIMIT` pages, an index in its place and a file for each part."""
    if len(record.pages) <= LIMIT:
        return (Page(SITEMAP, SITEMAP, record),)
    parts = {
        f"sitemap-{start // LIMIT + 1}.xml": record.pages[start : start + LIMIT]
        for start in range(0, len(record.pages), LIMIT)
    }
    days = tuple((path, max(day for _, day in pages)) for path, pages in parts.items())
    files = (Page(path, SITEMAP, SitemapRecord(pages)) for path, pages in parts.items())
    return (Page(SITEMAP, "sitemaps.xml", SitemapIndexRecord(days)), *files)
