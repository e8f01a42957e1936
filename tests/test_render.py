"""What templates draw from records, without a model: links, dates, marks, states, errors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import msgspec
import pytest

import harbour_world
import whole
from briefgen.dossiers import (
    Citation,
    SaidStatement,
    Statement,
    StatementTime,
)
from briefgen.model import Alias, Published
from briefgen.pages import FeedRecord, JumpEntry, JumpRecord, Page, Site
from briefgen.render import environment_for, render_pages, static_files, template_dirs
from briefgen.render.environment import default_template_dir
from built_sites import parsed
from whole import Dossiers

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return harbour_world.dossiers()


def site_of(dossiers: Dossiers, base_url: str = "") -> Site:
    return whole.site_of(dossiers, base_url, description="About boats.")


def rendered(dossiers: Dossiers, site_dir: Path, base_url: str = "") -> dict[str, Any]:
    site = site_of(dossiers, base_url)
    pages = whole.plan_all(dossiers, site)
    files = [
        *static_files(template_dirs(site_dir)),
        *render_pages(pages, site, environment_for(site_dir)),
    ]
    return {
        file.path: parsed(file.content) if file.path.endswith(".html") else file.content
        for file in files
    }


@pytest.fixture(scope="module")
def pages(dossiers: Dossiers, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return rendered(dossiers, tmp_path_factory.mktemp("site"))


def person(dossiers: Dossiers, **changes: Any) -> Any:
    """The page of the first person, with some fields changed."""
    return named(dossiers, dossiers.people[0].name, **changes)


def named(dossiers: Dossiers, who: str, /, **changes: Any) -> Any:
    """The page of somebody, with some fields changed."""
    site = site_of(dossiers)
    (dossier,) = (dossier for dossier in dossiers.people if dossier.name == who)
    record = msgspec.structs.replace(dossier, **changes)
    page = Page("people/x/index.html", "person.html", record)
    (file,) = render_pages([page], site, environment_for(Path("/nonexistent")))
    return parsed(file.content)


def test_an_empty_section_is_not_shown_and_not_in_the_contents(dossiers: Dossiers) -> None:
    page = person(
        dossiers, bottom_line=(), new=(), next=(), says=(), said_about=(), timeline=(), people=(),
        countries=(), uncertain=(), roles=(), coverage=(),
    )  # fmt: skip
    heads = page.xpath("//h2/text()")
    assert [head for head in heads if head not in ("Sources", "Roles")] == []
    assert "Bottom line" not in page.xpath("string(//nav[@aria-label='On this page'])")


def test_the_contents_lead_to_sections_that_exist(pages: dict[str, Any]) -> None:
    for path, page in pages.items():
        if path.endswith(".html"):
            ids = set(page.xpath("//@id"))
            for link in page.xpath("//nav[@aria-label='On this page']//a/@href"):
                assert link.removeprefix("#") in ids, path


def test_every_statement_has_its_source_in_the_margin(pages: dict[str, Any]) -> None:
    checked = 0
    for path, page in pages.items():
        if path.endswith(".html"):
            for statement in page.xpath("//li[contains(@class, 'st')]"):
                (link,) = statement.xpath(".//blockquote/..//a[@class='cite']")
                (sentence,) = link.xpath(".//span[@class='s']/text()")
                assert "articles/" in link.get("href") or path.startswith("articles/"), path
                assert link.get("href").endswith(f"/index.html#{sentence}"), path
                checked += 1
    assert checked > 10


def page_of_article(dossiers: Dossiers, **changes: Any) -> Any:
    """The page of the article on the quota talks, with some fields changed."""
    (article,) = (article for article in dossiers.articles if article.slug == "quota-talks")
    record = msgspec.structs.replace(article, **changes)
    page = Page("articles/x/index.html", "article.html", record)
    (file,) = render_pages([page], site_of(dossiers), environment_for(Path("/nonexistent")))
    return parsed(file.content)


def test_a_headline_that_is_the_title_is_shown_once(dossiers: Dossiers) -> None:
    title = "Tveit opens quota talks"
    page = page_of_article(dossiers, title=title)
    assert page.xpath("string(//h1/span[@id='s0'])") == f"Sentence 0{title}"
    assert page.xpath("string(//main)").count(title) == 1
    assert page.xpath("//h1//a/@href") == ["#s0"]
    other = page_of_article(dossiers, title="Another title")
    assert other.xpath("string(//h1)") == "Another title"
    assert other.xpath("string(//section//h3[span/@id='s0'])") == f"Sentence 0{title}"


def test_no_link_is_inside_another(pages: dict[str, Any]) -> None:
    for path, page in pages.items():
        if path.endswith(".html"):
            assert page.xpath("//a//a") == [], path


def test_an_article_tells_who_said_what_by_which_rule(dossiers: Dossiers) -> None:
    page = page_of_article(dossiers)
    notes = [
        " ".join(note.text_content().split()) for note in page.xpath("//*[@class='sn-list']/p")
    ]
    rule = "a verb of saying after the words, with its subject"
    assert f"Quote. Ane Tveit, cue said. Rule: {rule}." in notes


def test_a_margin_tells_why_its_statement_stands_there(pages: dict[str, Any]) -> None:
    page = pages["people/ane-tveit/index.html"]
    reasons = page.xpath("//section[@aria-labelledby='bottom']//*[@class='mg']/@title")
    acts = "the person or country acts in it, in one of the newest articles"
    assert set(reasons) == {f"Why it stands here: {acts}"}


def test_identical_copies_are_all_cited(dossiers: Dossiers) -> None:
    source = dossiers.people[0].sources[0].article
    citations = tuple(
        Citation(source, f"s{number}", 0, 5, f"articles/{source}/index.html#s{number}")
        for number in range(1, 6)
    )
    page = named(dossiers, "Ane Tveit", new=(Statement("Words", citations),))
    (item,) = page.xpath("//section[div/h2/@id='new']//li[@class='st']")
    assert "+4 identical" in item.text_content()
    assert item.xpath("count(.//span[@class='also']/a)") == 3
    assert "and 1 more" in item.text_content()


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"voice": "outlet"}, ""),
        ({"voice": "reported", "by": "Lee"}, "Reported by Lee"),
        ({"voice": "quote", "by": "Lee", "modality": "denied"}, "Denied · quoted from Lee"),
        ({"voice": "unnamed", "by": "officials"}, "Reported by officials, not named"),
        ({"voice": "reported"}, "Reported"),
        ({"voice": "outlet", "modality": "hedged"}, "Hedged"),
    ],
)
def test_the_margin_says_how_sure_and_whose(
    dossiers: Dossiers, changes: dict[str, Any], label: str
) -> None:
    source = dossiers.people[0].sources[0].article
    citation = Citation(source, "s1", 0, 5, f"articles/{source}/index.html#s1")
    page = named(dossiers, "Ane Tveit", new=(Statement("Words", (citation,), **changes),))
    (item,) = page.xpath("//section[div/h2/@id='new']//li[@class='st']")
    assert " ".join(item.xpath("string(.//p[@class='tags'])").split()) == label


def test_what_a_speaker_is_said_to_have_said_says_so(dossiers: Dossiers) -> None:
    source = dossiers.people[0].sources[0].article
    citation = Citation(source, "s1", 0, 5, f"articles/{source}/index.html#s1")
    quotes = (
        SaidStatement("A", (citation,), voice="quote", by="Ane Tveit", kind="direct"),
        SaidStatement("B", (citation,), voice="reported", by="Ane Tveit", kind="reported"),
    )
    page = named(dossiers, "Ane Tveit", says=quotes)
    items = page.xpath("//section[div/h2/@id='says']//li[@class='st']")
    assert [item.xpath("string(.//p[@class='tags'])") for item in items] == ["", "Reported"]


def test_an_undated_event_says_so(dossiers: Dossiers) -> None:
    source = dossiers.people[0].sources[0].article
    citation = Citation(source, "s1", 0, 5, f"articles/{source}/index.html#s1")
    line = Statement("Words", (citation,), time=StatementTime("Since then", None))
    page = named(dossiers, "Ane Tveit", timeline=(line,))
    key = page.xpath("string(//section[div/h2/@id='time']//div[@class='key'])")
    assert key.split() == ["undated", "Since", "then"]


def test_numbers_of_citations_are_those_of_the_sources(pages: dict[str, Any]) -> None:
    for path, page in pages.items():
        if path.endswith(".html"):
            numbers = set(page.xpath("//a[@class='cite']/span[@class='n']/text()"))
            assert numbers <= set(page.xpath("//ol[@class='srcs']/li/span[@class='n']/text()"))


def test_an_inferred_country_looks_inferred(pages: dict[str, Any], dossiers: Dossiers) -> None:
    for dossier in dossiers.people:
        page = pages[f"people/{dossier.slug}/index.html"]
        marks = page.xpath("//div[@class='ph']//span[@class='tag inferred']")
        assert bool(marks) == (dossier.country.basis == "inferred"), dossier.name


def test_links_are_relative_and_the_error_page_has_its_own(pages: dict[str, Any]) -> None:
    for path, page in pages.items():
        if path.endswith(".html") and path != "404.html":
            links = [str(link) for link in page.xpath("//nav//a/@href")]
            assert [link for link in links if link.startswith("/")] == []
    assert "/people/" in pages["404.html"].xpath("//main//a/@href")


def test_long_words_and_roles_are_not_cut(dossiers: Dossiers) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissen"
    page = person(dossiers, name=name, aliases=(Alias(name, 3),))
    assert page.xpath("string(//h1)") == name


def test_a_pages_flags_are_in_it_once(pages: dict[str, Any]) -> None:
    for path, page in pages.items():
        if path.endswith(".html"):
            used = {use.removeprefix("#") for use in page.xpath("//use/@href")}
            assert used == set(page.xpath("//svg[@class='sprite']/symbol/@id")), path


def test_the_same_record_gives_the_same_bytes(dossiers: Dossiers, tmp_path: Path) -> None:
    site = site_of(dossiers)
    pages = whole.plan_all(dossiers, site)
    first = list(render_pages(pages, site, environment_for(tmp_path)))
    assert list(render_pages(pages, site, environment_for(tmp_path))) == first


def test_names_cannot_break_out_of_the_jump_script(dossiers: Dossiers, tmp_path: Path) -> None:
    entry = JumpEntry("</script><b>", "x", "2025", "people/a/index.html")
    page = Page("data/jump.js", "jump.js", JumpRecord((entry,)))
    (file,) = render_pages([page], site_of(dossiers), environment_for(tmp_path))
    text = file.content.decode()
    assert "</" not in text
    start = text.index("[")
    assert msgspec.json.decode(text[start : text.rindex("]") + 1].replace("<\\/", "</")) == [
        ["</script><b>", "x", "2025", "people/a/index.html", []]
    ]


def test_a_static_file_of_the_site_wins(dossiers: Dossiers, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "static"
    own.mkdir(parents=True)
    (own / "site.css").write_text("body{color:red}")
    (own / "logo.svg").write_text("<svg/>")
    files = rendered(dossiers, tmp_path)
    assert files["static/site.css"] == b"body{color:red}"
    assert files["static/logo.svg"] == b"<svg/>"
    assert b"@font-face" not in files["static/site.css"]
    assert "static/site.js" in files


def feed_of(dossiers: Dossiers, record: FeedRecord, base_url: str) -> Any:
    page = Page("feed.xml", "feed.xml", record)
    environment = environment_for(Path("/nonexistent"))
    (file,) = render_pages([page], site_of(dossiers, base_url), environment)
    return feedparser.parse(file.content)


def test_the_feed_is_read_back(dossiers: Dossiers) -> None:
    (record,) = (
        page.record
        for page in whole.plan_all(dossiers, site_of(dossiers))
        if page.path == "feed.xml"
    )
    assert isinstance(record, FeedRecord)
    entry = msgspec.structs.replace(
        record.entries[0], title="Fish & <chips>", published=Published("2025-06", "front-matter")
    )
    record = FeedRecord("2025", (entry, *record.entries[1:]))
    local, own = (feed_of(dossiers, record, base) for base in ("", "https://desk.example/x/"))
    assert (local.bozo, own.bozo) == (False, False)
    assert own.entries[0].title == "Fish & <chips>"
    assert (own.feed.updated, own.entries[0].updated) == (
        "2025-01-01T00:00:00Z",
        "2025-06-01T00:00:00Z",
    )
    assert own.entries[0].link == f"https://desk.example/x/{entry.url}"
    assert {found.id.partition(":")[0] for found in local.entries} == {"urn"}
    ids = [[found.id for found in (feed.feed, *feed.entries)] for feed in (local, own)]
    assert ids[0] == ids[1]  # a site that moves to another address keeps them
    assert len(set(ids[0])) == 1 + len(record.entries)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 740, 1280])
def test_no_page_scrolls_sideways(
    dossiers: Dossiers, tmp_path: Path, browser: Browser, width: int
) -> None:
    word = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissen"
    long_role = "deputy acting under-secretary for the harbours and " * 4
    dossier = dossiers.people[-1]
    role = msgspec.structs.replace(dossier.roles[0], text=long_role + word)
    record = msgspec.structs.replace(dossier, name=word, roles=(role, *dossier.roles))
    site = site_of(dossiers)
    pages = [*whole.plan_all(dossiers, site), Page("people/long/index.html", "person.html", record)]
    shown = []
    for file in [
        *static_files(template_dirs(tmp_path)),
        *render_pages(pages, site, environment_for(tmp_path)),
    ]:
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        shown += [path] if path.suffix == ".html" else []
    tab = browser.new_page(viewport={"width": width, "height": 800})
    for path in shown:
        tab.goto(path.as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path.name
    tab.close()


def test_every_template_is_in_the_theming_guide() -> None:
    guide = (Path(__file__).parent.parent / "docs" / "theming.md").read_text(encoding="utf-8")
    names = [
        path.relative_to(default_template_dir()).as_posix()
        for path in default_template_dir().rglob("*")
        if path.is_file()
        and path.parent.name != "fonts"
        and path.suffix in (".html", ".xml", ".txt", ".js", ".css", ".svg")
    ]
    assert [name for name in names if f"`{name}`" not in guide] == []


def test_every_template_says_what_it_takes() -> None:
    for path in default_template_dir().glob("*.*"):
        if path.suffix in (".html", ".xml", ".txt", ".js"):
            assert path.read_text(encoding="utf-8").startswith("{#-"), path.name
