"""A real site with months: its links, its words, and what an edit of one article does to it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefgen.build import Model, build
from briefgen.config import load_config
from briefgen.report import BuildReport
from built_sites import broken_links, files, parsed, statements, twin
from test_incremental import differing, tree

pytestmark = pytest.mark.model

PIERS = 42  # 30 of March and 12 of April 2031


def write(site: Path, number: int, extra: str = "", *, day: str = "") -> Path:
    """An article in which Ane Tveit opens a pier in Norway and speaks of it."""
    day = day or f"2031-{3 + number // 30:02}-{1 + number % 30:02}"
    path = site / "content" / f"pier-{number:02}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"---\ntitle: Pier {number} opens\ndate: {day}\nsource: Harbour Wire\n---\n\n"
        f"Norwegian Fisheries Minister Ane Tveit opened pier {number} in Norway, after {number + 2}"
        f" years of work. “Pier {number} was due,” Tveit said.{extra}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Path:
    site = tmp_path_factory.mktemp("piers")
    (site / "briefgen.toml").write_text(
        '[site]\nbase_url = "https://press.example/repo/"\n', encoding="utf-8"
    )
    for number in range(PIERS):
        write(site, number)
    build(load_config(site), model=model, strict=True)
    return site


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """The site with its output and its cache, to be edited."""
    return Path(shutil.copytree(built, tmp_path / "site"))


def rebuilt(site: Path, model: Model) -> BuildReport:
    """The report of a build, after which the site is as a build without a cache makes it."""
    report = build(load_config(site), model=model)
    clean = site.parent / "clean"
    for name in ("content", "briefgen.toml"):
        source = site / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        clean.mkdir(exist_ok=True)
        copy(source, clean / name)
    build(load_config(clean), model=model)
    assert differing(tree(site / "output"), tree(clean / "output")) == []
    return report


def months(report: BuildReport) -> set[str]:
    """ "people/ane-tveit/2031-03" of each month with a page that was written."""
    return {path.rsplit("/", 1)[0] for path in report.written if "/2031-" in path}


def test_months_have_every_sentence_and_all_links_lead_somewhere(built: Path) -> None:
    output = built / "output"
    assert broken_links(output, "https://press.example/repo/") == []
    march = twin(output, "people/ane-tveit/2031-03")
    assert (march["statements"], march["articles"]) == (60, 30)
    texts = {
        p.name: json.loads((p / "index.json").read_bytes()) for p in output.glob("articles/p*")
    }
    found = [
        statement
        for path in output.rglob("2031-*/**/index.json")
        for statement in statements(json.loads(path.read_bytes()))
    ]
    assert len(found) > 200
    for statement in found:
        for place in statement["citations"]:
            text = texts[place["article"]]["text"]
            assert text[place["start"] : place["end"]] == statement["text"]
    sitemap = parsed((output / "sitemap.xml").read_bytes()).xpath("//loc/text()")
    assert "https://press.example/repo/countries/norway/2031-04/" in sitemap


def test_an_edit_is_made_in_its_own_month_only(site: Path, model: Model) -> None:
    write(site, 31, " Norway paid for it.")
    report = rebuilt(site, model)
    assert report.analysed == 1
    assert months(report) == {"countries/norway/2031-04"}  # the new sentence names no person


def test_a_new_month_is_linked_from_the_month_before(site: Path, model: Model) -> None:
    write(site, 50, day="2031-06-02")
    report = rebuilt(site, model)
    assert months(report) == {
        f"{subject}/{month}"
        for subject in ("people/ane-tveit", "countries/norway")
        for month in ("2031-04", "2031-06")
    }


def test_with_fewer_articles_the_months_go(site: Path, model: Model) -> None:
    for number in (3, 4):
        (site / "content" / f"pier-{number:02}.md").unlink()
    report = rebuilt(site, model)
    assert "countries/norway/2031-03/index.html" in report.removed
    assert [path for path in files(site / "output") if "/2031-" in path] == []
