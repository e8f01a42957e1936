"""The search index: what is found, the same bytes at every run, and when it is made."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import harbour_world
from briefgen.build import Model, build
from briefgen.config import load_config
from briefgen.dossiers import article_url, country_url, person_url
from briefgen.errors import SearchError
from briefgen.search import FOLDER, Indexing, document_of, program
from built_sites import files, parsed, twin

ARTICLE = """---
title: Oslo answers on herring
date: 2031-05-06
source: The Pier Post
---

Norwegian Fisheries Minister Bjørg Ødegaard said on Tuesday that herring was not for sale.
"""


def filters(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in parsed(page).xpath("//*[@data-pagefind-filter]"):
        name = element.get("data-pagefind-filter").removesuffix("[content]")
        found.setdefault(name, []).append(element.get("content"))
    return found


def texts(page: str, tag: str) -> list[str]:
    return [element.text_content() for element in parsed(page).xpath(f"//{tag}")]


def test_what_is_found_of_an_article() -> None:
    (article,) = (a for a in harbour_world.dossiers().articles if a.slug == "quota-talks")
    page = document_of(article)
    assert filters(page) == {
        "kind": ["Articles"],
        "country": ["Iceland", "Norway"],
        "publisher": ["Harbour Wire"],
        "month": ["2025-05"],
    }
    assert texts(page, "h1") == ["Tveit opens quota talks"]
    sentences = parsed(page).xpath("//h6")
    assert [s.get("id") for s in sentences] == [s.id for s in article.sentences]
    assert sentences[2].text_content() == "“We will share the catch fairly,” Tveit said."


def test_what_is_found_of_a_person_and_a_country() -> None:
    dossiers = harbour_world.dossiers()
    (tveit,) = (p for p in dossiers.people if p.slug == "ane-tveit")
    page = document_of(tveit)
    assert filters(page)["kind"] == ["People"]
    assert filters(page)["country"] == ["Norway"]
    assert "Norwegian Fisheries Minister" in texts(page, "p")
    assert {"Ane Tveit", "Tveit"} <= set(texts(page, "p"))
    (norway,) = (c for c in dossiers.countries if c.code == "NO")
    page = document_of(norway)
    assert filters(page)["country"] == ["Norway"]
    assert {"NO", "Norwegian", "Oslo", "Kingdom of Norway"} <= set(texts(page, "p"))


def test_a_name_cannot_break_out_of_its_document() -> None:
    (tveit,) = (p for p in harbour_world.dossiers().people if p.slug == "ane-tveit")
    page = document_of(msgspec.structs.replace(tveit, name='</h1><i class="x">"Tveit"'))
    assert texts(page, "h1") == ['</h1><i class="x">"Tveit"']


def test_letters_that_are_none_with_an_accent_are_found_in_plain_ones() -> None:
    (tveit,) = (p for p in harbour_world.dossiers().people if p.slug == "ane-tveit")
    page = document_of(msgspec.structs.replace(tveit, name="Yıldız Ødegård-Straße"))
    assert "odegard strasse yildiz" in texts(page, "p")


def test_the_same_documents_give_the_same_index(tmp_path: Path) -> None:
    dossiers = harbour_world.dossiers()
    runs = []
    for _ in range(6):  # Pagefind has five filters' values in another order nearly every time
        work = tmp_path / "work"
        (work / "left-by-a-killed-run").mkdir(parents=True)
        with Indexing(work) as indexing:
            assert not (work / "left-by-a-killed-run").exists()
            for person in dossiers.people:
                indexing.add(person_url(person.slug), document_of(person))
            for country in dossiers.countries:
                indexing.add(country_url(country.slug), document_of(country))
            for article in dossiers.articles:
                indexing.add(article_url(article.slug), document_of(article))
            indexing.start()
            runs.append(dict(indexing.files()))
        assert not work.exists()
    assert all(run == runs[0] for run in runs)
    assert f"{FOLDER}/pagefind.js" in runs[0]
    assert not [path for path in runs[0] if "ui" in path.split("/")[-1]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site with one article, not built."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "herring.md").write_text(ARTICLE)
    return tmp_path


def index_of(site: Path) -> dict[str, bytes]:
    found = files(site / "output")
    return {path: content for path, content in found.items() if path.startswith(FOLDER)}


@pytest.mark.model
def test_an_index_is_kept_while_nothing_that_it_holds_changes(site: Path, model: Model) -> None:
    build(load_config(site), model=model)
    first = index_of(site)
    assert first
    assert twin(site / "output", "search")["is_indexed"] is True
    (site / "briefgen.toml").write_text('[site]\ntitle = "Fish"\n')
    report = build(load_config(site), model=model)
    assert report.rendered
    assert [path for path in report.written if path.startswith(FOLDER)] == []
    assert index_of(site) == first
    (site / "content" / "herring.md").write_text(ARTICLE.replace("sale", "rent"))
    build(load_config(site), model=model)
    assert index_of(site) != first


@pytest.mark.model
def test_a_file_of_the_index_that_somebody_removed_is_made_again(site: Path, model: Model) -> None:
    build(load_config(site), model=model)
    first = index_of(site)
    next((site / "output" / FOLDER / "fragment").iterdir()).unlink()
    build(load_config(site), model=model)
    assert index_of(site) == first


@pytest.mark.model
def test_a_preview_makes_none_and_shows_no_old_one(site: Path, model: Model) -> None:
    build(load_config(site), model=model)
    first = files(site / "output")
    build(load_config(site), model=model, search=False)
    assert files(site / "output") == first
    (site / "content" / "herring.md").write_text(ARTICLE.replace("sale", "rent"))
    build(load_config(site), model=model, search=False)
    assert index_of(site) == {}
    assert twin(site / "output", "search")["is_indexed"] is False
    (site / "content" / "herring.md").write_text(ARTICLE)
    build(load_config(site), model=model, search=False)
    assert index_of(site) == {}
    build(load_config(site), model=model)
    assert files(site / "output") == first


@pytest.mark.model
def test_a_site_can_do_without(site: Path, model: Model) -> None:
    build(load_config(site), model=model)
    (site / "briefgen.toml").write_text("[site]\nsearch = false\n")
    build(load_config(site), model=model)
    assert index_of(site) == {}
    assert twin(site / "output", "search")["is_indexed"] is False
    report = build(load_config(site), model=model)
    assert (report.rendered, report.written, report.removed) == (0, (), ())


@pytest.mark.model
def test_without_pagefind_the_site_is_built_and_says_so(
    site: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "PACKAGE", "briefgen-no-such-package")
    report = build(load_config(site), model=model)
    assert str(report.no_search) == "no search index: Pagefind is not installed"
    assert (site / "output" / "index.html").is_file()
    assert index_of(site) == {}
    assert twin(site / "output", "search")["is_indexed"] is False
    (site / "content" / "herring.md").write_text(ARTICLE.replace("sale", "rent"))
    before = files(site / "output")
    with pytest.raises(SearchError, match="Pagefind is not installed"):
        build(load_config(site), model=model, strict=True)
    assert files(site / "output") == before


@pytest.mark.model
def test_a_program_that_fails_is_told(
    site: Path, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = tmp_path / "pagefind"
    failing.write_text("#!/bin/sh\necho out of luck >&2\nexit 3\n")
    failing.chmod(0o755)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: failing)
    report = build(load_config(site), model=model)
    assert str(report.no_search) == "no search index: Pagefind failed: out of luck"
    assert (site / "output" / "index.html").is_file()
    assert index_of(site) == {}
