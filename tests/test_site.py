"""What holds for every page of a built site: the demonstration and the first article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest

from briefgen.build import Model, build
from briefgen.config import load_config
from briefgen.write import MANIFEST
from built_sites import broken_links, copy_demo, files, parsed, statements, twin

pytestmark = pytest.mark.model

PERSON_KEYS = (
    "kind slug name country roles aliases bottom_line new next says said_about timeline people "
    "countries uncertain sources"
).split()
COUNTRY_KEYS = (
    "kind slug code name bottom_line people says said_about relations places timeline sources"
).split()
ARTICLE_KEYS = (
    "kind slug title published source url text sentences people countries quotes dates not_prose"
).split()


@pytest.fixture(params=["demo", "seed"])
def output(request: pytest.FixtureRequest) -> Path:
    """The output folder of each of the two collections."""
    site: Path = request.getfixturevalue(request.param)
    return site / "output"


def twins(output: Path, folder: str) -> Iterator[Any]:
    for path in sorted((output / folder).glob("*/index.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def test_every_statement_is_word_for_word_in_its_article(output: Path) -> None:
    texts = {article["slug"]: article["text"] for article in twins(output, "articles")}
    checked = 0
    for path in sorted(output.rglob("index.json")):
        for statement in statements(json.loads(path.read_text(encoding="utf-8"))):
            if "first_seen" in statement:  # a role is words of its sentence, not the whole of it
                continue
            first = statement["citations"][0]
            assert texts[first["article"]][first["start"] : first["end"]] == statement["text"]
            checked += 1
    for line in (output / "data" / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        statement = json.loads(line)
        for citation in statement["citations"]:
            text = texts[citation["article"]]
            assert text[citation["start"] : citation["end"]] == statement["text"]
            checked += 1
    assert checked > 30


def test_every_role_is_word_for_word_in_its_article(output: Path) -> None:
    for article in twins(output, "articles"):
        for person in article["people"]:
            for role in person["roles"]:
                found = article["text"][role["start"] : role["end"]]
                assert " ".join(found.split()) == role["text"]


def test_every_citation_leads_to_a_sentence_that_is_there(output: Path) -> None:
    anchors = {}
    for article in twins(output, "articles"):
        page = (output / "articles" / article["slug"] / "index.html").read_bytes()
        anchors[article["slug"]] = set(parsed(page).xpath("//@id"))
        assert {s["id"] for s in article["sentences"]} <= anchors[article["slug"]]
    for path in sorted(output.rglob("index.json")):
        for statement in statements(json.loads(path.read_text(encoding="utf-8"))):
            for citation in statement["citations"]:
                slug, sentence = citation["article"], citation["sentence"]
                assert sentence in anchors[slug]
                assert citation["url"] == f"articles/{slug}/index.html#{sentence}"


def test_a_page_shows_every_sentence_of_its_article(output: Path) -> None:
    for article in twins(output, "articles"):
        page = parsed((output / "articles" / article["slug"] / "index.html").read_bytes())
        for sentence in article["sentences"]:
            (element,) = page.xpath(f'//*[@id="{sentence["id"]}"]')
            shown = " ".join(element.text_content().split())
            number = sentence["id"].removeprefix("s")
            text = " ".join(article["text"][sentence["start"] : sentence["end"]].split())
            assert shown == f"Sentence {number}{text}"


def test_offsets_lie_inside_the_text_and_sentences_in_order(output: Path) -> None:
    for article in twins(output, "articles"):
        ends = [0]
        for sentence in article["sentences"]:
            assert ends[-1] <= sentence["start"] < sentence["end"] <= len(article["text"])
            ends.append(sentence["end"])
        for part in (*article["quotes"], *article["dates"]):
            assert article["text"][part["start"] : part["end"]] == part["text"]
        for entity in (*article["people"], *article["countries"]):
            for mention in entity["mentions"]:
                assert article["text"][mention["start"] : mention["end"]] == mention["text"]


def test_nothing_is_taken_from_what_is_no_prose(output: Path) -> None:
    left_out = {a["slug"]: a["not_prose"] for a in twins(output, "articles")}
    for path in sorted(output.rglob("index.json")):
        for statement in statements(json.loads(path.read_text(encoding="utf-8"))):
            for citation in statement["citations"]:
                for part in left_out[citation["article"]]:
                    assert not (citation["start"] < part["end"] and part["start"] < citation["end"])


def test_no_link_leads_nowhere(output: Path) -> None:
    assert broken_links(output) == []


def test_no_page_asks_for_anything_outside_the_site(output: Path) -> None:
    for path in sorted(output.rglob("*.html")):
        page = parsed(path.read_bytes())
        loaded = page.xpath("//script/@src | //img/@src | //link[@rel!='canonical']/@href")
        assert [link for link in loaded if "://" in str(link)] == []


def test_twins_have_the_keys_of_the_contract(output: Path) -> None:
    for folder, keys in (
        ("people", PERSON_KEYS),
        ("countries", COUNTRY_KEYS),
        ("articles", ARTICLE_KEYS),
    ):
        records = list(twins(output, folder))
        assert records
        for record in records:
            assert set(keys) <= set(record)
            assert record["kind"] == {"people": "person", "countries": "country"}.get(
                folder, "article"
            )


def test_the_feed_is_read_back(output: Path) -> None:
    feed = feedparser.parse((output / "feed.xml").read_bytes())
    assert not feed.bozo
    articles = list(twins(output, "articles"))
    assert sorted(e.title for e in feed.entries) == sorted(
        " ".join(a["title"].split()) for a in articles if a["counts"]
    )
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_every_feed_of_a_page_is_read_back_and_says_what_the_page_says(output: Path) -> None:
    checked = 0
    for path in sorted(output.glob("people/*/feed.xml")) + sorted(
        output.glob("countries/*/feed.xml")
    ):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, path
        record = json.loads(path.with_name("index.json").read_text(encoding="utf-8"))
        shown = {" ".join(statement["text"].split()) for statement in statements(record)}
        for entry in feed.entries:
            quotes = parsed(entry.content[0].value).xpath("//blockquote")
            assert quotes, path
            checked += len(quotes)
            assert {" ".join(quote.text_content().split()) for quote in quotes} <= shown, path
    assert checked > 10


def test_every_page_of_a_dossier_tells_programs_what_it_is_about(output: Path) -> None:
    kinds = {"people": "Person", "countries": "Country", "articles": "NewsArticle"}
    for folder, kind in kinds.items():
        for path in sorted(output.glob(f"{folder}/*/index.html")):
            (script,) = parsed(path.read_bytes()).xpath("//script[@type='application/ld+json']")
            data = json.loads(script.text)
            assert data["@type"] == kind, path
            assert {"name", "headline"} & set(data), path


def test_every_page_has_one_heading_a_title_and_landmarks(output: Path) -> None:
    for path in sorted(output.rglob("*.html")):
        page = parsed(path.read_bytes())
        assert len(page.xpath("//h1")) == 1, path
        assert page.xpath("string(//title)").strip()
        assert page.xpath("//html/@lang") == ["en"]
        assert page.xpath("count(//main) = 1 and count(//header) = 1 and count(//footer) = 1")
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_a_second_build_writes_nothing(demo: Path, model: Model) -> None:
    before = {p: p.stat().st_mtime_ns for p in (demo / "output").rglob("*")}
    report = build(load_config(demo), model=model)
    assert (report.written, report.removed) == ((), ())
    assert (report.analysed, report.paragraphs_read) == (0, 0)
    assert {p: p.stat().st_mtime_ns for p in (demo / "output").rglob("*")} == before


def test_another_folder_gives_the_same_bytes(demo: Path, model: Model, tmp_path: Path) -> None:
    other = copy_demo(tmp_path / "a folder with blanks")
    build(load_config(other), model=model)
    ours, theirs = files(demo / "output"), files(other / "output")
    assert sorted(ours) == sorted(theirs)
    undated = "profile-torbjorn-fjellvang"  # its day is its file's, which copying keeps
    assert [name for name in ours if ours[name] != theirs[name] and undated not in name] == []


def test_the_manifest_names_every_file_and_the_model(demo: Path) -> None:
    manifest = json.loads((demo / "output" / MANIFEST).read_text(encoding="utf-8"))
    assert sorted(manifest["files"]) == sorted(set(files(demo / "output")) - {MANIFEST})
    assert manifest["model"].startswith("en_core_web_")
    assert "verified" in manifest["model"]


def test_addresses_of_a_published_site(tmp_path: Path, model: Model) -> None:
    site = copy_demo(tmp_path / "site")
    config = load_config(site, base_url="https://press.example/repo")
    build(config, model=model)
    sitemap = parsed((site / "output" / "sitemap.xml").read_bytes())
    pages = sitemap.xpath("//loc/text()")
    assert "https://press.example/repo/" in pages
    assert "https://press.example/repo/people/" in pages
    robots = (site / "output" / "robots.txt").read_text(encoding="utf-8")
    assert robots.splitlines()[-1] == "Sitemap: https://press.example/repo/sitemap.xml"
    lost = parsed((site / "output" / "404.html").read_bytes())
    assert "https://press.example/repo/people/" in lost.xpath("//main//a/@href")
    home = parsed((site / "output" / "index.html").read_bytes())
    assert home.xpath("//link[@rel='canonical']/@href") == ["https://press.example/repo/"]


def test_the_about_page_says_that_all_is_invented(demo: Path) -> None:
    about = parsed((demo / "output" / "about" / "index.html").read_bytes())
    assert "invented" in about.xpath("string(//main)")


def test_a_persons_twin_says_as_of_when(demo: Path) -> None:
    for path in sorted((demo / "output" / "people").glob("*/index.json")):
        record = twin(demo / "output", f"people/{path.parent.name}")
        for role in record["roles"]:
            assert role["first_seen"] <= role["last_seen"]
        if record["country"]["code"]:
            assert record["country"]["basis"] in ("stated", "inferred")
            assert record["country"]["as_of"]


@pytest.mark.model
def test_no_markup_of_an_article_reaches_a_page(tmp_path: Path) -> None:
    """Neither what Markdown passes through nor what a front matter or a file's name may hold."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "harm.md").write_text(
        "---\n"
        "title: \"Pier <script>alert('t')</script> opens\"\n"
        'source: "<img src=x onerror=alert(1)>"\n'
        "date: 2031-05-06\n"
        "---\n\n"
        "Mira Holt <script>alert('a')</script> opened a pier in Latvia on Tuesday. "
        "<img src=x onerror=\"alert('b')\"> <b onclick=\"alert('c')\">“It floats,”</b> Holt said."
        "\n\n"
        "[Mira Holt](javascript:alert('d')) left <iframe src=\"https://evil.example\"></iframe>.\n\n"
        "`<script>alert('e')</script>` and &lt;script&gt;alert('f')&lt;/script&gt; were shown.\n",
        encoding="utf-8",
    )
    build(load_config(tmp_path), model=Model(""), search=False)
    pages = list((tmp_path / "output").rglob("*.html"))
    assert "articles/harm/index.html" in {
        p.relative_to(tmp_path / "output").as_posix() for p in pages
    }
    for path in pages:
        tree = parsed(path.read_bytes())
        assert tree.xpath("//iframe | //img | //object | //embed") == [], path
        assert tree.xpath("//@onerror | //@onclick | //@onload") == [], path
        assert not [link for link in tree.xpath("//@href") if link.startswith("javascript:")], path
        kinds = set(tree.xpath("//script[not(@src)]/@type")) - {"application/ld+json"}
        assert (kinds, tree.xpath("//script[not(@src or @type)]")) == (set(), []), path
    article = parsed((tmp_path / "output/articles/harm/index.html").read_bytes())
    assert "alert('f')" in article.text_content()
