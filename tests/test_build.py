"""The whole way through the command line: real articles, real model, real files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.build import Model, build
from briefgen.config import load_config
from briefgen.errors import ArticleError, BriefgenError, TemplateError

pytestmark = pytest.mark.model

PROGRAM = str(Path(sys.executable).with_name("briefgen"))
GOOD = """---
title: Harbour reopens
date: 2031-05-06
source: The Quay Post
---

Norwegian Fisheries Minister Marta Brandvold reopened the harbour of Bodø on Tuesday.

"We waited nine years for this day," Brandvold said.
"""


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments], cwd=site, capture_output=True, text=True, check=False
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "good.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


def tree(site: Path) -> dict[str, bytes]:
    output = site / "output"
    return {str(p.relative_to(output)): p.read_bytes() for p in output.rglob("*") if p.is_file()}


def test_build_says_what_it_did(site: Path) -> None:
    done = run(site, "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "1 article (1 analysed, 2 paragraphs read by the model): 1 person, 1 country\n"
    )
    page = (site / "output" / "people" / "marta-brandvold" / "index.html").read_text("utf-8")
    assert "Norwegian Fisheries Minister" in page
    assert "as of 6 May 2031" in page


def test_quiet_says_nothing(site: Path) -> None:
    done = run(site, "build", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_json_has_the_keys_of_the_contract(site: Path) -> None:
    first = json.loads(run(site, "build", "--json").stdout)
    assert (
        list(first)
        == (
            "articles analysed paragraphs_read compiled rendered written removed skipped doubts "
            "no_search seconds stages"
        ).split()
    )
    assert (first["articles"], first["analysed"], first["paragraphs_read"]) == (1, 1, 2)
    stages = "load analyse resolve compile plan search render write"
    assert list(first["stages"]) == stages.split()
    second = json.loads(run(site, "build", "--json").stdout)
    assert (second["analysed"], second["written"], second["removed"]) == (0, 0, 0)


def test_output_and_base_url(site: Path) -> None:
    run(site, "build", "--output", "elsewhere", "--base-url", "https://press.example/x")
    assert not (site / "output").exists()
    assert "https://press.example/x/people/" in (site / "elsewhere" / "sitemap.xml").read_text()


BAD = {
    "unclosed.md": (b"---\ntitle: A\n\nText.\n", "unclosed.md:1", "---"),
    "colon.md": (b"---\ntitle: Talks: day two\n---\n\nText.\n", "colon.md:2", "quot"),
    "twice.md": (b"---\ntitle: A\ntitle: B\n---\n\nText.\n", "twice.md:3", ""),
    "latin.txt": ("Caf\u00e9 closed".encode("latin-1"), "latin.txt:1:4", "UTF-8"),
    "nothing.md": (b"", "nothing.md", "empty"),
    "binary.txt": (b"\x00\x01\x02 text", "binary.txt", "text"),
    "day.md": (b"---\ndate: last week\n---\n\nText.\n", "day.md:2", "2"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_article_is_named_and_the_others_are_built(site: Path, name: str) -> None:
    content, place, words = BAD[name]
    (site / "content" / name).write_bytes(content)
    done = run(site, "build")
    assert done.returncode == 0
    assert f"skipped: content/{place}" in done.stderr
    assert "\n  hint: " in done.stderr
    assert words.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert "1 article skipped, see above" in done.stdout
    assert (site / "output" / "people" / "marta-brandvold" / "index.html").is_file()
    about = (site / "output" / "about" / "index.html").read_text(encoding="utf-8")
    assert f"content/{name}" in about


def test_strict_fails_and_leaves_the_old_site(site: Path) -> None:
    run(site, "build")
    before = tree(site)
    (site / "content" / "bad.md").write_text("---\ntitle: A\n", encoding="utf-8")
    done = run(site, "build", "--strict")
    assert done.returncode == 1
    assert done.stderr.startswith("error: content/bad.md:1: ")
    assert "hint: " in done.stderr
    assert tree(site) == before


def test_quiet_never_changes_the_exit_code(site: Path) -> None:
    (site / "content" / "bad.md").write_text("---\n", encoding="utf-8")
    assert run(site, "build", "--strict", "--quiet").returncode == 1


def test_an_unknown_setting_is_wrong_usage(site: Path) -> None:
    (site / "briefgen.toml").write_text('[site]\ntilte = "x"\n', encoding="utf-8")
    done = run(site, "build")
    assert done.returncode == 2
    assert done.stderr == (
        "error: briefgen.toml:2: unknown setting 'tilte' in [site]\n  hint: did you mean 'title'?\n"
    )


def test_an_unknown_option_is_wrong_usage(site: Path) -> None:
    assert run(site, "build", "--strickt").returncode == 2
    assert run(site, "bild").returncode == 2


def test_a_folder_without_articles(tmp_path: Path) -> None:
    done = run(tmp_path, "build")
    assert done.returncode != 0
    assert "content" in done.stderr
    assert "hint: " in done.stderr


def test_an_empty_content_folder_gives_a_site_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert run(tmp_path, "build").returncode == 0
    home = (tmp_path / "output" / "index.html").read_text(encoding="utf-8")
    assert "There are no articles yet" in home


def test_a_missing_model_says_how_to_install_one(site: Path) -> None:
    (site / "briefgen.toml").write_text('[analysis]\nmodel = "en_no_such"\n', encoding="utf-8")
    done = run(site, "build")
    assert done.returncode == 1
    assert "'en_no_such' is not installed" in done.stderr
    assert "pip install" in done.stderr


def test_a_deleted_article_leaves_no_trace(site: Path, model: Model) -> None:
    other = GOOD.replace("Marta Brandvold", "Olena Tarasivka").replace("Brandvold", "Tarasivka")
    (site / "content" / "other.md").write_text(other, encoding="utf-8")
    build(load_config(site), model=model)
    assert any(b"Tarasivka" in content for content in tree(site).values())
    (site / "content" / "other.md").unlink()
    report = build(load_config(site), model=model)
    assert "people/olena-tarasivka/index.html" in report.removed
    assert not any(b"Tarasivka" in content for content in tree(site).values())


def test_an_edited_article_is_read_again_paragraph_by_paragraph(site: Path, model: Model) -> None:
    build(load_config(site), model=model)
    (site / "content" / "good.md").write_text(GOOD + "\nBrandvold left.\n", encoding="utf-8")
    report = build(load_config(site), model=model)
    assert (report.analysed, report.paragraphs_read) == (1, 1)


def test_another_date_reads_no_paragraph_again(site: Path, model: Model) -> None:
    build(load_config(site), model=model)
    (site / "content" / "good.md").write_text(GOOD.replace("05-06", "05-07"), encoding="utf-8")
    report = build(load_config(site), model=model)
    assert (report.analysed, report.paragraphs_read) == (1, 0)


def test_a_damaged_cache_costs_time_only(site: Path, model: Model) -> None:
    build(load_config(site), model=model)
    before = tree(site)
    for path in (site / ".briefgen").iterdir():
        path.write_bytes(b"this is no database" * 100)
    report = build(load_config(site), model=model)
    assert (report.analysed, report.written) == (1, ())
    assert tree(site) == before


def test_a_drafts_text_is_on_no_page(site: Path, model: Model) -> None:
    draft = GOOD.replace("date:", "draft: true\ndate:").replace("Brandvold", "Secretperson")
    (site / "content" / "draft.md").write_text(draft, encoding="utf-8")
    report = build(load_config(site), model=model, strict=True)
    assert (report.articles, report.skipped) == (1, ())
    assert not any(b"Secretperson" in content for content in tree(site).values())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% if %}", "templates/person.html:1"),
        ("a\n{{ record.nonsense }}", "templates/person.html:2"),
        ('{% extends "nothing.html" %}', "no template 'nothing.html'"),
    ],
)
def test_a_broken_template_names_its_line_and_leaves_the_old_site(
    site: Path, model: Model, text: str, message: str
) -> None:
    build(load_config(site), model=model)
    before = tree(site)
    (site / "templates").mkdir()
    (site / "templates" / "person.html").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        build(load_config(site), model=model)
    assert message in str(caught.value)
    assert caught.value.hint
    assert tree(site) == before


def test_a_sites_own_template_extends_ours(site: Path, model: Model) -> None:
    (site / "templates").mkdir()
    (site / "templates" / "person.html").write_text(
        '{% extends "briefgen/person.html" %}'
        "{% block title %}Dossier {{ record.name }}{% endblock %}",
        encoding="utf-8",
    )
    build(load_config(site), model=model)
    page = (site / "output" / "people" / "marta-brandvold" / "index.html").read_text("utf-8")
    assert "<title>Dossier Marta Brandvold — Briefings</title>" in page
    assert "Norwegian Fisheries Minister" in page


def test_strict_names_the_first_skipped_article(site: Path, model: Model) -> None:
    for name in ("b.md", "a.md"):
        (site / "content" / name).write_text("---\n", encoding="utf-8")
    with pytest.raises(ArticleError) as caught:
        build(load_config(site), model=model, strict=True)
    assert isinstance(caught.value, BriefgenError)
    assert str(caught.value).startswith("content/a.md")
    assert "and 1 more skipped" in str(caught.value)


def test_clean_removes_what_was_written(site: Path) -> None:
    run(site, "build")
    (site / "output" / "mine.txt").write_text("mine", encoding="utf-8")
    done = run(site, "clean")
    assert done.returncode == 0
    assert sorted(tree(site)) == ["mine.txt"]
    assert not (site / ".briefgen").exists()
    assert (site / "content" / "good.md").is_file()


def test_debug_shows_the_traceback(site: Path) -> None:
    (site / "briefgen.toml").write_text("[", encoding="utf-8")
    assert "Traceback" in run(site, "--debug", "build").stderr
    assert "Traceback" not in run(site, "build").stderr
