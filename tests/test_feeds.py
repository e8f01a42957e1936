"""The feeds of people and countries, read back by feedparser: expectations written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser
import msgspec
import pytest
from lxml import etree

import harbour_world
import whole
from briefgen.dossiers import Citation, CountryDossier, PersonDossier, Source, Statement
from briefgen.model import Published
from briefgen.pages import Page
from briefgen.plan import dossier_pages
from briefgen.plan.feeds import subject_feed
from briefgen.render import environment_for, render_pages
from built_sites import parsed
from whole import Dossiers

BASE = "https://desk.example/x/"


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return harbour_world.dossiers()


def feed_of(dossiers: Dossiers, dossier: Any, *, base_url: str = BASE) -> bytes:
    """The feed beside the page of a person or a country."""
    pages = [page for page in dossier_pages(dossier) if page.path.endswith("feed.xml")]
    site = whole.site_of(dossiers, base_url)
    (file,) = render_pages(pages, site, environment_for(Path("/nonexistent")))
    return file.content


def tveit(dossiers: Dossiers, **changes: Any) -> PersonDossier:
    (found,) = (person for person in dossiers.people if person.name == "Ane Tveit")
    return msgspec.structs.replace(found, **changes)


def subjects(dossiers: Dossiers) -> list[PersonDossier | CountryDossier]:
    """Everybody and every country with a feed."""
    return [*dossiers.people, *dossiers.countries]


def lines_of(entry: Any) -> list[str]:
    """The statements of an entry as a reader sees them."""
    (content,) = entry.content
    assert content.type == "text/html"
    items = parsed(content.value).xpath("//li")
    return [" ".join(item.text_content().split()) for item in items]


def test_an_entry_has_the_statements_with_their_sources(dossiers: Dossiers) -> None:
    feed = feedparser.parse(feed_of(dossiers, tveit(dossiers)))
    assert not feed.bozo
    assert feed.feed.title == "Ane Tveit — Desk"
    assert feed.feed.link == f"{BASE}people/ane-tveit/"
    assert feed.feed.updated == "2025-06-12T00:00:00Z"
    assert [(e.title, e.author, e.updated[:10], e.link) for e in feed.entries] == [
        ("harbour-visit", "Harbour Wire", "2025-06-12", f"{BASE}articles/harbour-visit/index.html"),
        (
            "pier-post-quota", "The Pier Post", "2025-05-03",
            f"{BASE}articles/pier-post-quota/index.html",
        ),
        (
            "Tveit opens quota talks", "Harbour Wire", "2025-05-02",
            f"{BASE}articles/quota-talks/index.html",
        ),
    ]  # fmt: skip
    assert lines_of(feed.entries[0]) == [
        "Kenya's transport secretary, Wambui Karimo, received former minister Ane Tveit in Mombasa."
        " Harbour Wire, 12 Jun 2025, s1",
        "Iceland's coast guard chief praised Tveit. Harbour Wire, 12 Jun 2025, s3",
        "“Tveit knows every quay in Norway,” Odhira told reporters. Quoted from Peter Odhira."
        " Harbour Wire, 12 Jun 2025, s4",
        "Karimo denied that Tveit had asked for a berth. Denied, reported by Wambui Karimo."
        " Harbour Wire, 12 Jun 2025, s6",
    ]
    links = parsed(feed.entries[0].content[0].value).xpath("//a/@href | //@cite")
    assert set(links) == {f"{BASE}articles/harbour-visit/index.html#s{n}" for n in (1, 3, 4, 6)}


def test_what_is_in_doubt_is_no_statement_of_the_feed(dossiers: Dossiers) -> None:
    assert [line.mention for line in tveit(dossiers).uncertain] == ["Tveit"]
    assert b"council-note" not in feed_of(dossiers, tveit(dossiers))


def test_every_feed_is_read_back(dossiers: Dossiers) -> None:
    seen: set[str] = set()
    for dossier in subjects(dossiers):
        feed = feedparser.parse(feed_of(dossiers, dossier))
        assert not feed.bozo, dossier.name
        assert feed.entries, dossier.name
        ids = [feed.feed.id, *(entry.id for entry in feed.entries)]
        assert all(one.startswith("urn:uuid:") for one in ids)
        assert seen.isdisjoint(ids)  # the same article says something else of somebody else
        seen.update(ids)
    assert len(seen) == 7 + 3 + 2 + 1 + 1 + 3 + 1 + 2


def test_identifiers_outlive_a_move_and_a_new_article(dossiers: Dossiers) -> None:
    stories = [make() for make in harbour_world.STORIES if make is not harbour_world.harbour_visit]
    before = whole.compiled(*stories)
    old = feedparser.parse(feed_of(before, tveit(before), base_url=""))
    new = feedparser.parse(feed_of(dossiers, tveit(dossiers)))
    assert [entry.id for entry in old.entries] == [entry.id for entry in new.entries[1:]]
    assert old.feed.id == new.feed.id
    title = whole.site_of(dossiers, title="Another desk")
    pages = [page for page in dossier_pages(tveit(dossiers)) if page.path.endswith("feed.xml")]
    (other,) = render_pages(pages, title, environment_for(Path("/nonexistent")))
    assert feedparser.parse(other.content).feed.id != new.feed.id


def test_links_are_relative_without_an_address(dossiers: Dossiers) -> None:
    content = feed_of(dossiers, tveit(dossiers), base_url="")
    tree = etree.fromstring(content)
    links = [link.get("href") for link in tree.iter("{http://www.w3.org/2005/Atom}link")]
    assert links[:2] == [
        "../../people/ane-tveit/index.html",
        "../../articles/harbour-visit/index.html",
    ]
    assert b"://" not in content.replace(b"http://www.w3.org/2005/Atom", b"")


def test_names_that_are_no_xml(dossiers: Dossiers) -> None:
    name = "Ane <b>&amp;\x0b\x1f\ufffe “Tveit” 𝔄\t]]>"
    person = tveit(dossiers, name=name)
    source = msgspec.structs.replace(person.sources[1], title=name, source=name)
    person = msgspec.structs.replace(person, sources=(source,))
    content = feed_of(dossiers, person)
    etree.fromstring(content)
    feed = feedparser.parse(content)
    assert not feed.bozo
    shown = "Ane <b>&amp; “Tveit” 𝔄 ]]>"
    assert [" ".join(text.split()) for text in (feed.feed.title, feed.entries[0].author)] == [
        f"{shown} — Desk",
        shown,
    ]
    assert " ".join(lines_of(feed.entries[0])[0].split()).endswith(f"{shown}, 12 Jun 2025, s1")


def statement(article: int, start: int, end: int) -> Statement:
    name = f"a{article:02}"
    place = Citation(name, "s1", start, end, f"articles/{name}/index.html#s1")
    return Statement(f"{article} {start} {end}", (place,))


def test_a_feed_has_thirty_articles_of_five_statements_each_said_once(dossiers: Dossiers) -> None:
    sources = tuple(
        Source(n, f"a{n:02}", f"T{n}", "", Published("2025-06-01", "file"), f"u{n}", "", 1)
        for n in range(1, 41)
    )
    person = tveit(
        dossiers,
        sources=sources,
        bottom_line=(statement(1, 50, 60),),
        new=tuple(statement(n, 0, 9) for n in range(1, 41)),
        next=(statement(1, 52, 58),),
        timeline=tuple(statement(2, 20 * n, 20 * n + 9) for n in range(1, 8)),
        says=(),
        said_about=(),
    )
    record = subject_feed(person, "people/x/index.html")
    assert [entry.title for entry in record.entries] == [f"T{n}" for n in range(1, 31)]
    shown = [[statement.text for statement in entry.statements] for entry in record.entries]
    assert shown[0] == ["1 0 9", "1 50 60"]
    assert shown[1] == ["2 0 9", "2 20 29", "2 40 49", "2 60 69", "2 80 89"]
    page = Page("people/x/feed.xml", "feed.xml", record)
    (file,) = render_pages([page], whole.site_of(dossiers), environment_for(Path("/nonexistent")))
    first = feedparser.parse(file.content).entries[0]
    assert lines_of(first)[0] == "1 0 9 Publisher not given, undated, file of 1 Jun 2025, s1"


def test_somebody_without_statements_has_an_empty_feed(dossiers: Dossiers) -> None:
    person = tveit(
        dossiers, bottom_line=(), new=(), next=(), timeline=(), says=(), said_about=(), sources=()
    )
    feed = feedparser.parse(feed_of(dossiers, person))
    assert (feed.bozo, feed.entries, feed.feed.updated) == (False, [], "2025-06-12T00:00:00Z")


def test_pages_lead_to_their_feeds(dossiers: Dossiers) -> None:
    site = whole.site_of(dossiers)
    for dossier in subjects(dossiers):
        (page, *_) = dossier_pages(dossier)
        (file,) = render_pages([page], site, environment_for(Path("/nonexistent")))
        tree = parsed(file.content)
        links = tree.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
        assert links == ["feed.xml", "../../feed.xml"]
        assert tree.xpath("//div[starts-with(@class, 'ph')]//a[text()='Feed']/@href") == [
            "feed.xml"
        ]
