"""Which pages there are, at which addresses, and what the lists hold."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

import harbour_world
import whole
from briefgen.errors import Skipped
from briefgen.model import Cast
from briefgen.pages import Page, Site
from builders import Story
from whole import Dossiers, compile_all, compiled

SKIPPED = (Skipped("content/bad.md", 3, 1, "front matter is not closed", "close it"),)


def site_of(dossiers: Dossiers, base_url: str = "https://press.example/repo/") -> Site:
    return whole.site_of(dossiers, base_url, title="Harbours", description="Invented.")


def plan(dossiers: Dossiers, base_url: str = "https://press.example/repo/") -> dict[str, Page]:
    pages = whole.plan_all(dossiers, site_of(dossiers, base_url), skipped=SKIPPED)
    return {page.path: page for page in pages}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return plan(harbour_world.dossiers())


def record(pages: dict[str, Page], path: str) -> Any:
    return pages[path].record


def test_every_page_and_its_template(pages: dict[str, Page]) -> None:
    assert [(path, page.template) for path, page in pages.items()] == [
        ("404.html", "404.html"),
        ("about/index.html", "about.html"),
        ("about/index.json", None),
        ("articles/council-note/index.html", "article.html"),
        ("articles/council-note/index.json", None),
        ("articles/harbour-visit/index.html", "article.html"),
        ("articles/harbour-visit/index.json", None),
        ("articles/index.html", "articles.html"),
        ("articles/index.json", None),
        ("articles/pier-post-quota/index.html", "article.html"),
        ("articles/pier-post-quota/index.json", None),
        ("articles/quota-talks/index.html", "article.html"),
        ("articles/quota-talks/index.json", None),
        ("countries/iceland/feed.xml", "feed.xml"),
        ("countries/iceland/index.html", "country.html"),
        ("countries/iceland/index.json", None),
        ("countries/iceland/popover.js", "popover.js"),
        ("countries/index.html", "countries.html"),
        ("countries/index.json", None),
        ("countries/kenya/feed.xml", "feed.xml"),
        ("countries/kenya/index.html", "country.html"),
        ("countries/kenya/index.json", None),
        ("countries/kenya/popover.js", "popover.js"),
        ("countries/norway/feed.xml", "feed.xml"),
        ("countries/norway/index.html", "country.html"),
        ("countries/norway/index.json", None),
        ("countries/norway/popover.js", "popover.js"),
        ("data/countries.json", None),
        ("data/jump.js", "jump.js"),
        ("data/people.json", None),
        ("data/statements.jsonl", None),
        ("data/uncertain.jsonl", None),
        ("feed.xml", "feed.xml"),
        ("graph/index.html", "graph.html"),
        ("graph/index.json", None),
        ("index.html", "home.html"),
        ("index.json", None),
        ("people/ane-tveit/feed.xml", "feed.xml"),
        ("people/ane-tveit/index.html", "person.html"),
        ("people/ane-tveit/index.json", None),
        ("people/ane-tveit/popover.js", "popover.js"),
        ("people/index.html", "people.html"),
        ("people/index.json", None),
        ("people/jonas-hrafnsson/feed.xml", "feed.xml"),
        ("people/jonas-hrafnsson/index.html", "person.html"),
        ("people/jonas-hrafnsson/index.json", None),
        ("people/jonas-hrafnsson/popover.js", "popover.js"),
        ("people/peter-odhira/feed.xml", "feed.xml"),
        ("people/peter-odhira/index.html", "person.html"),
        ("people/peter-odhira/index.json", None),
        ("people/peter-odhira/popover.js", "popover.js"),
        ("people/wambui-karimo/feed.xml", "feed.xml"),
        ("people/wambui-karimo/index.html", "person.html"),
        ("people/wambui-karimo/index.json", None),
        ("people/wambui-karimo/popover.js", "popover.js"),
        ("relations/index.html", "relations.html"),
        ("relations/index.json", None),
        ("robots.txt", "robots.txt"),
        ("search/index.html", "search.html"),
        ("search/index.json", None),
        ("sitemap.xml", "sitemap.xml"),
        ("timeline/index.html", "timeline.html"),
        ("timeline/index.json", None),
        ("uncertain/index.html", "uncertain.html"),
        ("uncertain/index.json", None),
    ]


def test_a_page_and_its_twin_are_one_record(pages: dict[str, Page]) -> None:
    for path in pages:
        if path.endswith("index.html"):
            assert record(pages, path) is record(pages, path.removesuffix("html") + "json")


def test_the_site() -> None:
    site = site_of(harbour_world.dossiers())
    assert site == Site(
        title="Harbours",
        description="Invented.",
        base_url="https://press.example/repo/",
        language="en",
        as_of="2025-06-14",
        articles=4,
        people=4,
        countries=3,
        sources=("Harbour Wire", "The Pier Post"),
        first_day="2025-05-02",
    )


def test_without_an_address_there_is_no_sitemap() -> None:
    dossiers = harbour_world.dossiers()
    assert "sitemap.xml" not in plan(dossiers, base_url="")
    assert site_of(dossiers, "").base_url == ""


def test_people_are_filed_under_the_short_name(pages: dict[str, Page]) -> None:
    rows = record(pages, "people/index.html").people
    assert [(row.name, row.sort_key, row.short_names) for row in rows] == [
        ("Jonas Hrafnsson", "jonas hrafnsson", ()),
        ("Wambui Karimo", "karimo wambui karimo", ("Karimo",)),
        ("Peter Odhira", "odhira peter odhira", ("Odhira",)),
        ("Ane Tveit", "tveit ane tveit", ("Tveit",)),
    ]


def test_a_person_row_has_the_latest_role_and_its_day(pages: dict[str, Page]) -> None:
    row = record(pages, "people/index.html").people[3]
    assert (row.role, row.as_of) == ("former minister", "2025-06-12")
    assert (row.country, row.country_basis) == ("NO", "stated")
    assert (row.articles, row.quotes) == (3, 3)


def test_a_label_of_namesakes_is_no_part_of_the_name() -> None:
    stories = []
    for article, role, code in (("a", "Ghanaian minister", "GH"), ("b", "Canadian sprinter", "CA")):
        story = Story(article, "2025-05-01", f"{role} David Osei spoke.\nOsei left.")
        story.person(
            "David Osei",
            ("s1", "David Osei"),
            ("s2", "Osei"),
            roles=[story.role(("s1", role), code)],
        )
        stories.append(story)
    rows = record(plan(compiled(*stories)), "people/index.html").people
    assert [(row.sort_key, row.short_names) for row in rows] == [
        ("osei david osei", ("Osei",)),
        ("osei david osei", ("Osei",)),
    ]


def test_letters_with_accents_are_filed_with_plain_ones() -> None:
    story = Story("a", "2025-05-01", "Øda Zan, Émile Abo and Pia Orr met.")
    for name in ("Øda Zan", "Émile Abo", "Pia Orr"):
        story.person(name, ("s1", name))
    rows = record(plan(compiled(story)), "people/index.html").people
    assert [row.name for row in rows] == ["Émile Abo", "Øda Zan", "Pia Orr"]


def test_country_rows(pages: dict[str, Page]) -> None:
    rows = record(pages, "countries/index.html").countries
    assert [(r.name, r.code, r.as_of, r.articles, r.people) for r in rows] == [
        ("Iceland", "IS", "2025-06-12", 3, 1),
        ("Kenya", "KE", "2025-06-12", 1, 2),
        ("Norway", "NO", "2025-06-12", 2, 1),
    ]


def test_article_rows_are_newest_first(pages: dict[str, Page]) -> None:
    rows = record(pages, "articles/index.html").articles
    assert [(row.title, row.source, row.people, row.sentences) for row in rows] == [
        ("council-note", "The Pier Post", 0, 2),
        ("harbour-visit", "Harbour Wire", 3, 6),
        ("pier-post-quota", "The Pier Post", 2, 4),
        ("Tveit opens quota talks", "Harbour Wire", 2, 8),
    ]


def test_home_has_who_acted_lately_first(pages: dict[str, Page]) -> None:
    home = record(pages, "index.html")
    # Karimo and Odhira act in June; Tveit acts in two articles of May, Hrafnsson too
    assert [row.name for row in home.people] == [
        "Wambui Karimo",
        "Peter Odhira",
        "Ane Tveit",
        "Jonas Hrafnsson",
    ]
    assert [row.name for row in home.countries] == ["Kenya", "Iceland", "Norway"]
    assert home.doubts == 1
    assert len(home.new) == 4


def test_about_lists_what_was_skipped(pages: dict[str, Page]) -> None:
    about = record(pages, "about/index.html")
    assert (about.model, about.version, about.skipped, about.doubts) == ("m", "1", SKIPPED, 1)


def test_feed_entries_are_articles_with_first_statements(pages: dict[str, Page]) -> None:
    feed = record(pages, "feed.xml")
    assert feed.updated == "2025-06-14"
    assert [(e.url, e.published.value, len(e.statements)) for e in feed.entries] == [
        ("articles/council-note/index.html", "2025-06-14", 0),
        ("articles/harbour-visit/index.html", "2025-06-12", 3),
        ("articles/pier-post-quota/index.html", "2025-05-03", 3),
        ("articles/quota-talks/index.html", "2025-05-02", 3),
    ]


def test_sitemap_has_every_page_but_the_error_page(pages: dict[str, Page]) -> None:
    listed = dict(record(pages, "sitemap.xml").pages)
    html = {path for path in pages if path.endswith(".html")}
    assert set(listed) == html - {"404.html"}
    assert listed["people/jonas-hrafnsson/index.html"] == "2025-05-03"
    assert listed["index.html"] == "2025-06-14"


def test_data_files(pages: dict[str, Page]) -> None:
    assert len(record(pages, "data/people.json")) == 4
    assert len(record(pages, "data/countries.json")) == 3
    assert len(record(pages, "data/statements.jsonl")) == 14


def test_an_empty_collection_has_a_home_page_and_an_error_page() -> None:
    pages = plan(compile_all(Cast((), ()), {}, {}))
    assert {"index.html", "404.html", "people/index.html", "about/index.html"} <= set(pages)
    home = record(pages, "index.html")
    assert (home.new, home.people, home.articles) == ((), (), ())


def test_two_pages_never_get_one_path() -> None:
    dossiers = harbour_world.dossiers()
    doubled = msgspec.structs.replace(dossiers, people=dossiers.people * 2)
    with pytest.raises(AssertionError, match="two pages with one path"):
        plan(doubled)
