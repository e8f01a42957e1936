"""The cards that other sites show of a link: what is on them, and that they never stop a build."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from lxml import etree

import harbour_world
import whole
from briefgen.config import load_config
from briefgen.dossiers import PersonDossier, RoleLine
from briefgen.model import Published
from briefgen.pages import CardRecord, Page
from briefgen.render import card_of, environment_for, painter, render_pages
from briefgen.render.cards import wrapped
from briefgen.render.language import Language
from built_sites import files, parsed
from whole import Dossiers

if TYPE_CHECKING:
    from briefgen.build import Model

ARTICLE = """---
title: Harbour reopens
date: 2031-05-06
source: The Quay Post
---

Norwegian Fisheries Minister Marta Brandvold reopened the harbour of Bodø on Tuesday.
"""
CARDS = {"people/marta-brandvold/share.png", "countries/norway/share.png"}


ENGLISH = Language("en", ())


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return harbour_world.dossiers()


def named(dossiers: Dossiers, who: str, /, **changes: Any) -> PersonDossier:
    (found,) = (person for person in dossiers.people if person.name == who)
    return msgspec.structs.replace(found, **changes)


def card(dossiers: Dossiers, dossier: Any) -> CardRecord:
    found = card_of(dossier, whole.site_of(dossiers), ENGLISH)
    assert found is not None
    return found


def texts(record: CardRecord) -> list[str]:
    return [line.text for line in record.lines]


def test_a_person_has_name_role_and_the_first_sentence_with_its_source(dossiers: Dossiers) -> None:
    found = card(dossiers, named(dossiers, "Jonas Hrafnsson"))
    assert found.code == "IS"
    assert [(line.text, line.face) for line in found.lines] == [
        ("Jonas Hrafnsson", "serif-bold"),
        ("Iceland's chief negotiator", "serif"),
        ("as of 3 May 2025", "sans"),
        ("Iceland's chief negotiator, Jonas Hrafnsson, said Tveit", "serif"),
        ("had moved the talks forward.", "serif"),
        ("Reported by Jonas Hrafnsson · The Pier Post, 3 May 2025", "sans"),
        ("Iceland · Person", "sans"),
        ("Desk", "sans"),
        ("as of 3 May 2025", "sans"),
    ]


def test_a_country_has_its_flag(dossiers: Dossiers) -> None:
    (norway,) = (country for country in dossiers.countries if country.code == "NO")
    found = card(dossiers, norway)
    assert (found.code, texts(found)[0]) == ("NO", "Norway")
    assert "Country" in texts(found)


def test_an_inferred_country_has_no_flag_and_says_so(dossiers: Dossiers) -> None:
    found = card(dossiers, named(dossiers, "Peter Odhira"))
    assert found.code == ""
    assert "Person · Kenya, inferred" in texts(found)


def first_line(dossiers: Dossiers, text: str) -> PersonDossier:
    """A person whose page begins with a sentence."""
    person = named(dossiers, "Jonas Hrafnsson")
    line = msgspec.structs.replace(person.bottom_line[0], text=text)
    return msgspec.structs.replace(person, bottom_line=(line,))


def test_a_sentence_is_whole_or_not_there(dossiers: Dossiers) -> None:
    sentence = ("The talks on cod and herring moved forward in Reykjavik and " * 4).strip() + "."
    shown = texts(card(dossiers, first_line(dossiers, sentence)))
    assert sentence in " ".join(shown)
    long = texts(card(dossiers, first_line(dossiers, sentence * 2)))
    assert not [text for text in long if "cod" in text or "Pier Post" in text]
    assert long[:2] == ["Jonas Hrafnsson", "Iceland's chief negotiator"]


def test_what_the_fonts_lack_is_left_out(dossiers: Dossiers) -> None:
    assert (
        card_of(named(dossiers, "Jonas Hrafnsson", name="김정은"), whole.site_of(dossiers), ENGLISH)
        is None
    )
    shown = texts(card(dossiers, first_line(dossiers, "He read “평화” aloud.")))
    assert not [text for text in shown if "aloud" in text or "Pier Post" in text]
    role = RoleLine("chief of 서울", None, None, None, "2025-05-01", "2025-05-02", ())
    shown = texts(card(dossiers, named(dossiers, "Jonas Hrafnsson", roles=(role,))))
    assert "as of 2 May 2025" not in shown
    assert shown[0] == "Jonas Hrafnsson"


def test_a_day_that_is_only_a_files_is_none(dossiers: Dossiers) -> None:
    person = named(dossiers, "Jonas Hrafnsson")
    sources = tuple(
        msgspec.structs.replace(source, published=Published("2030-01-01", "file"))
        for source in person.sources
    )
    shown = texts(card(dossiers, msgspec.structs.replace(person, sources=sources, roles=())))
    assert not [text for text in shown if text.startswith("as of")]
    assert "Reported by Jonas Hrafnsson · The Pier Post, undated, file of 1 Jan 2030" in shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 0), ("w" * 200, 0), ("a b", 1), ("word " * 40, 5), ("Đoàn Thị Mai Khuê, Ağrı, Łódź", 1)],
)
def test_lines_are_no_wider_than_the_card(text: str, lines: int) -> None:
    found = wrapped(text, "serif", 40)
    assert len(found) == lines
    assert " ".join(found).split() == (text.split() if lines else [])


def drawn(dossiers: Dossiers, record: CardRecord) -> tuple[bytes, bytes]:
    """The card as SVG and as PNG."""
    site = whole.site_of(dossiers)
    page = Page("people/x/share.svg", "share.svg", record)
    (file,) = render_pages([page], site, environment_for(Path("/nonexistent")))
    paint = painter()
    assert paint is not None
    return file.content, paint(file.content)


def test_it_is_drawn_in_the_size_that_sites_want(dossiers: Dossiers) -> None:
    record = card(dossiers, named(dossiers, "Jonas Hrafnsson"))
    svg, png = drawn(dossiers, record)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    sizes = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    assert sizes == (1200, 630)
    assert drawn(dossiers, record) == (svg, png)
    without = msgspec.structs.replace(record, lines=record.lines[1:])
    assert drawn(dossiers, without)[1] != png  # the name was drawn, in a font that is there


def test_names_are_text_in_the_picture(dossiers: Dossiers) -> None:
    name = "A <b>& \x0b“B”</text>"
    record = card(dossiers, named(dossiers, "Jonas Hrafnsson"))
    first = msgspec.structs.replace(record.lines[0], text=name)
    svg, _ = drawn(dossiers, msgspec.structs.replace(record, lines=(first,)))
    (text,) = etree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    assert text.text == "A <b>& “B”</text>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "harbour.md").write_text(ARTICLE, encoding="utf-8")
    settle(tmp_path, cards=True)
    return tmp_path


def settle(site: Path, *, cards: bool) -> None:
    text = f'[site]\nbase_url = "https://desk.example/x/"\ncards = {str(cards).lower()}\n'
    (site / "briefgen.toml").write_text(text, encoding="utf-8")


def built(site: Path, model: Model) -> tuple[set[str], tuple[str, ...], list[str]]:
    """The cards that are there after a build, what it wrote, what it said."""
    from briefgen.build import build

    said: list[str] = []
    report = build(load_config(site), model=model, say=said.append)
    cards = {path for path in files(site / "output") if path.endswith(".png")}
    return cards, report.written, said


def image(site: Path, page: str) -> list[str]:
    tree = parsed((site / "output" / page).read_bytes())
    return [str(content) for content in tree.xpath("//meta[@property='og:image']/@content")]


@pytest.mark.model
def test_a_build_draws_keeps_and_removes_cards(site: Path, model: Model) -> None:
    cards, written, said = built(site, model)
    assert (cards, said) == (CARDS, [])
    assert set(written) >= CARDS
    assert image(site, "people/marta-brandvold/index.html") == [
        "https://desk.example/x/people/marta-brandvold/share.png"
    ]
    assert image(site, "index.html") == []

    own = site / "templates" / "person.html"
    own.parent.mkdir()
    own.write_text('{% extends "briefgen/person.html" %}\n<!-- -->', encoding="utf-8")
    cards, written, _ = built(site, model)
    assert cards == CARDS
    assert not CARDS & set(written)  # drawn again are the pages, not the pictures

    (site / "output" / "people/marta-brandvold/share.png").unlink()
    cards, written, _ = built(site, model)
    assert (cards, written) == (CARDS, ("people/marta-brandvold/share.png",))

    settle(site, cards=False)
    cards, _, said = built(site, model)
    assert (cards, said) == (set(), [])
    assert image(site, "people/marta-brandvold/index.html") == []


@pytest.mark.model
def test_a_build_without_the_library_warns_once(
    site: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)  # as Python itself says "not there"
    cards, written, said = built(site, model)
    assert cards == set()
    assert "people/marta-brandvold/index.html" in written
    assert image(site, "people/marta-brandvold/index.html") == []
    (line,) = said
    assert "hint: python -m pip install resvg-py==0.5.0" in line


@pytest.mark.model
def test_a_card_that_cannot_be_drawn_stops_no_build(site: Path, model: Model) -> None:
    (site / "templates").mkdir()
    (site / "templates" / "share.svg").write_text("no picture", encoding="utf-8")
    cards, written, said = built(site, model)
    assert cards == set()
    assert "people/marta-brandvold/index.html" in written
    assert image(site, "people/marta-brandvold/index.html") == []
    assert len(said) == 1
    assert said[0].startswith("warning: a card could not be drawn: ")
    (site / "templates" / "share.svg").unlink()
    os.utime(site / "briefgen.toml")
    assert built(site, model)[0] == CARDS
