"""What templates draw from records, without a model: links, dates, marks, states, errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import harbour_world
import whole
from briefgen.dossiers import Mark
from briefgen.errors import TemplateError
from briefgen.model import Alias, Record
from briefgen.pages import Page, Site
from briefgen.render import environment_for, render_pages, static_files, template_dirs
from briefgen.render.environment import default_template_dir
from briefgen.render.filters import by_letter, day, stable_id
from briefgen.render.marked_text import marked
from built_sites import parsed
from whole import Dossiers


def href(url: str) -> str:
    return f"../{url}"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2025-08-28", "28 Aug 2025"),
        ("2025-08", "Aug 2025"),
        ("2025", "2025"),
        ("2025-W36", "1–7 Sep 2025"),
        ("2025-W40", "29 Sep – 5 Oct 2025"),
        ("2025-W01", "30 Dec 2024 – 5 Jan 2025"),
        ("2025-W36-WE", "6–7 Sep 2025"),
        ("2025-Q3", "Jul–Sep 2025"),
        ("2026-SP", "spring 2026"),
        ("199", "1990s"),
        ("soon", "soon"),
        (None, ""),
    ],
)
def test_a_date_is_shown_as_exact_as_it_is(value: str | None, shown: str) -> None:
    assert day(value) == shown


def test_marks_become_links_and_everything_else_is_escaped() -> None:
    text = "Roe & <Sons> left."
    marks = [Mark(10, 13, "person", "people/roe/index.html", 'by "rule"'), Mark(23, 27, "cue")]
    assert marked(text, 10, marks, href) == (
        '<a class="e" href="../people/roe/index.html" data-e="people/roe/index.html" '
        'data-rule="by &quot;rule&quot;">Roe</a> &amp; &lt;Sons&gt; '
        '<span class="cue">left</span>.'
    )


def test_marks_inside_marks_and_crossing_ones() -> None:
    quote, inner, crossing = Mark(0, 9, "quote"), Mark(2, 5, "person"), Mark(7, 12, "time")
    assert marked("“Roe left today", 0, [crossing, inner, quote], href) == (
        '<span class="q">“R<span class="e">oe </span>le<span class="dt">ft</span></span> today'
    )


@given(
    st.text(alphabet="ab<>&\"' .", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=6),
)
def test_marking_never_changes_the_words(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, start + size, "cue") for start, size in spans]
    shown = parsed(f"<div>{marked(text, 0, marks, href)}</div>")
    assert shown.text_content() == text


class Row(Record, frozen=True):
    name: str
    sort_key: str = ""


def test_rows_are_grouped_by_their_sort_key() -> None:
    rows = [Row("Olena Ng", "ng olena"), Row("1st", "1st"), Row("Nan", "nan")]
    assert [(letter, [r.name for r in group]) for letter, group in by_letter(rows)] == [
        ("#", ["1st"]),
        ("N", ["Olena Ng", "Nan"]),
    ]


def test_an_identifier_depends_on_the_path_alone() -> None:
    assert stable_id("a/index.html") == stable_id("a/index.html") != stable_id("b/index.html")
    assert stable_id("a/index.html").startswith("urn:uuid:")


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
    import msgspec

    site = site_of(dossiers)
    record = msgspec.structs.replace(dossiers.people[0], **changes)
    page = Page("people/x/index.html", "person.html", record)
    (file,) = render_pages([page], site, environment_for(Path("/nonexistent")))
    return parsed(file.content)


def test_an_empty_section_is_not_shown_and_not_in_the_contents(dossiers: Dossiers) -> None:
    page = person(
        dossiers, bottom_line=(), new=(), next=(), says=(), said_about=(), timeline=(), people=(),
        countries=(), uncertain=(), roles=(),
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
                assert statement.xpath(".//blockquote/@cite") == statement.xpath(
                    ".//a[@class='cite']/@href"
                ), path
                checked += 1
    assert checked > 10


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
    import msgspec

    from briefgen.pages import JumpEntry, JumpRecord

    entry = JumpEntry("</script><b>", "x", "2025", "people/a/index.html")
    page = Page("data/jump.js", "jump.js", JumpRecord((entry,)))
    (file,) = render_pages([page], site_of(dossiers), environment_for(tmp_path))
    text = file.content.decode()
    assert "</" not in text
    start = text.index("[")
    assert msgspec.json.decode(text[start : text.rindex("]") + 1].replace("<\\/", "</")) == [
        ["</script><b>", "x", "2025", "people/a/index.html", ""]
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


def test_a_missing_template_is_an_error_of_the_user(dossiers: Dossiers, tmp_path: Path) -> None:
    page = Page("x.html", "nothing.html", dossiers.people[0])
    with pytest.raises(TemplateError, match=r"no template 'nothing\.html'"):
        list(render_pages([page], site_of(dossiers), environment_for(tmp_path)))


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
