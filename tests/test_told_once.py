"""What a page shows of articles that are one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import Model, build
from briefgen.compile.near_equal import says_no_more
from briefgen.config import load_config
from briefgen.dossiers import PersonDossier
from briefgen.model import Alias
from builders import Story
from built_sites import broken_links, parsed, statements, twin
from whole import compiled
from wire_story import WIRE, write_outlets

LEAD = "The envoy of Chad, Mbodou Sarrazol, said on Monday that 14 trucks had not been opened."


@pytest.mark.parametrize(
    "copy",
    [
        LEAD,
        "The envoy of Chad, Mbodou Sarrazol, said that 14 trucks had not been opened.",
        f"N'DJAMENA, March 3 (Sahel Agency) — {LEAD}",
        "The envoy of Chad said on Monday that 14 trucks had not been opened.",
        "The envoy of Chad, Mbodou Sarrazol, announced on Monday 14 trucks had not been opened.",
    ],
)
def test_a_trimmed_or_reworded_sentence_says_no_more(copy: str) -> None:
    assert says_no_more(copy, LEAD)


@pytest.mark.parametrize(
    "copy",
    [
        "The envoy of Chad, Mbodou Sarrazol, said on Monday that 15 trucks had not been opened.",
        "The envoy of Chad, Mbodou Sarrazol, said on Monday that 14 trucks had been opened.",
        "The envoy of Chad, Mbodou Sarrazol, said on Tuesday that 14 trucks had not been opened.",
        "The former envoy of Chad, Mbodou Sarrazol, said that 14 trucks had not been opened.",
        "The envoy of Chad, Mbodou Sarrazol, said that 14 trucks may not have been opened.",
        "The envoy of Chad, Mbodou Sarrazol, said on Monday that 14 trucks hadn't been opened.",
        "The envoy of Mali, Mbodou Sarrazol, said on Monday that 14 trucks had not been opened.",
        "The border was calm.",
    ],
)
def test_another_figure_name_negation_or_office_is_a_sentence_of_its_own(copy: str) -> None:
    assert not says_no_more(copy, LEAD)


def test_names_in_another_order_are_a_sentence_of_its_own() -> None:
    assert not says_no_more("Sarrazol accused Bellmoor of it.", "Bellmoor accused Sarrazol of it.")


def told(
    name: str,
    paragraphs: Sequence[str],
    day: str = "2031-06-02",
    *,
    mentions: Iterable[tuple[str, str, str]] = (("s1", "Calliste Drumgoole", "acts"),),
    source: str = "Strait Wire",
) -> Story:
    story = Story(name, day, "\n\n".join(paragraphs), source=source)
    person = story.person(
        "Calliste Drumgoole",
        *mentions,
        roles=[story.role(("s1", "Maltese Fisheries Minister"), "MT", office="speaks")],
    )
    story.country("MT", ("s1", "Maltese"), "demonym")
    quote = "“We would rather lose a season than the stock,”"
    if quote in story.text:
        story.quote(("s2", quote), ("s2", "Drumgoole"), person=person, cue="told")
    return story


def test_names_of_places_and_bodies_in_copies_count_once() -> None:
    one, copy = told("a", WIRE), told("b", WIRE[:6])
    for story in (one, copy):
        story.country("MT", ("s2", "Marsaxlokk"), "place", "place")
        story.country("MT", ("s1", "inspectors"), "body")
    (malta,) = (c for c in compiled(one, copy).countries if c.code == "MT")
    assert (malta.places, malta.organisations) == (
        (Alias("Marsaxlokk", 1),),
        (Alias("inspectors", 1),),
    )


def page(*stories: Story) -> PersonDossier:
    return compiled(*stories).people[0]


def cited(statement: Any) -> list[str]:
    return [citation.article for citation in statement.citations]


def test_the_same_sentence_is_cited_once_the_first_told_before_its_copies() -> None:
    found = page(told("z", WIRE), told("b", WIRE, "2031-06-03"), told("c", WIRE[:5]))
    assert [cited(s) for s in found.bottom_line] == [["z", "c", "b"]]
    assert [cited(s) for s in found.says] == [["z", "c", "b"]]


def test_a_reworded_sentence_of_a_copy_is_not_shown_beside_the_first() -> None:
    other = (WIRE[0].replace("said on Monday", "announced on Monday"), *WIRE[1:])
    found = page(told("a", WIRE), told("b", other))
    assert [(s.text, cited(s)) for s in found.bottom_line] == [(WIRE[0], ["a"])]
    assert [cited(s) for s in found.new] == []
    assert found.statements == 1


def test_a_sentence_with_another_figure_stays_with_its_own_article() -> None:
    other = (WIRE[0].replace("14 of 31", "19 of 31"), *WIRE[1:])
    found = page(told("a", WIRE), told("b", other))
    assert {(s.text, *cited(s)) for s in found.bottom_line} == {(WIRE[0], "a"), (other[0], "b")}


def test_a_sentence_that_only_a_copy_has_is_shown() -> None:
    more = "Calliste Drumgoole will resign when the last boat is in, her office said at night."
    longer = told("b", (*WIRE, more), mentions=[("s1", "Calliste Drumgoole", "acts"),
                                                ("s8", "Calliste Drumgoole", "acts")])  # fmt: skip
    found = page(told("a", WIRE, "2031-06-01"), longer)
    assert [(s.text, cited(s)) for s in found.bottom_line] == [
        (WIRE[0], ["a", "b"]),
        (more, ["b"]),
    ]


def test_the_same_words_by_two_people_stand_side_by_side() -> None:
    def quoted(name: str, paragraphs: Sequence[str], speaker: str) -> Story:
        story = Story(name, "2031-06-02", "\n\n".join(paragraphs))
        story.country("MT", ("s1", "Maltese"), "demonym")
        role = story.role(("s1", "Fisheries Minister"), "MT", office="speaks")
        person = story.person(f"Calliste {speaker}", ("s1", f"Calliste {speaker}"), roles=[role])
        words = ("s2", "“We would rather lose a season than the stock,”")
        story.quote(words, ("s2", speaker), person=person, cue="told")
        return story

    other = [text.replace("Drumgoole", "Drumgould") for text in WIRE]
    found = compiled(quoted("a", WIRE, "Drumgoole"), quoted("b", other, "Drumgould"))
    assert [story.articles for story in found.cast.stories] == [("a", "b")]
    (malta,) = found.countries
    assert [(group.speaker, *map(cited, group.statements)) for group in malta.says] == [
        ("Calliste Drumgoole", ["a"]),
        ("Calliste Drumgould", ["b"]),
    ]


def test_the_same_words_are_told_by_whom_an_article_names() -> None:
    def quoted(name: str, paragraphs: Sequence[str]) -> Story:
        story = Story(name, "2031-06-02", "\n\n".join(paragraphs))
        story.country("MT", ("s1", "Maltese"), "demonym")
        words = ("s2", "“We would rather lose a season than the stock,”")
        if name == "b":
            story.quote(words, ("s2", "the minister"), speaker_kind="role", country="MT")
            return story
        role = story.role(("s1", "Fisheries Minister"), "MT", office="speaks")
        mention = ("s1", "Calliste Drumgoole")
        person = story.person("Calliste Drumgoole", mention, roles=[role])
        story.quote(words, ("s2", "Drumgoole"), person=person, cue="told")
        return story

    other = (WIRE[0], WIRE[1].replace("Drumgoole", "the minister"), *WIRE[2:])
    found = compiled(quoted("a", WIRE), quoted("b", other))
    (malta,) = found.countries
    assert [(group.speaker, *map(cited, group.statements)) for group in malta.says] == [
        ("Calliste Drumgoole", ["a"])
    ]


def test_a_role_is_dated_by_the_day_on_which_the_text_was_first_told() -> None:
    found = page(told("a", WIRE), told("b", WIRE, "2031-06-20"))
    assert [(r.first_seen, r.last_seen, cited(r)) for r in found.roles] == [
        ("2031-06-02", "2031-06-02", ["a"])
    ]
    assert found.as_of == "2031-06-02"


def test_sources_show_a_story_in_one_line_with_its_publishers() -> None:
    found = page(
        told("a", WIRE, source="Strait Wire"),
        told("b", WIRE[:5], source="Evening Bollard"),
        told("c", (WIRE[0], *[text.upper() for text in WIRE[:3]]), source="Gozo Desk"),
    )
    assert [(s.number, s.article, [c.source for c in s.copies]) for s in found.sources] == [
        (1, "a", ["Evening Bollard"]),
        (2, "c", []),
    ]
    assert [s.sentences for s in found.sources] == [1, 1]


def test_only_articles_of_the_page_are_its_sources() -> None:
    nobody = Story("b", "2031-06-01", "\n\n".join(WIRE), source="Evening Bollard")
    found = page(told("a", WIRE), nobody)
    assert [(s.article, s.copies) for s in found.sources] == [("a", ())]


def test_a_doubt_that_copies_share_is_shown_and_counted_once() -> None:
    def doubted(name: str, paragraphs: Sequence[str]) -> Story:
        story = told(name, paragraphs)
        story.person("Odile Drumgoole", ("s1", "Drumgoole"))
        story.doubt(("s7", "Drumgoole"), "Calliste Drumgoole", "Odile Drumgoole")
        return story

    one, other = doubted("a", WIRE), doubted("b", (*WIRE[:6], f"{WIRE[6]} She is 51."))
    # Of one day, so the longer one is the first.
    found = compiled(one, other)
    assert len(found.cast.doubts) == 2
    assert [cited(line.statement) for line in page(one, other).uncertain] == [["b"]]
    assert found.doubts == 1


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = write_outlets(tmp_path_factory.mktemp("wire") / "site")
    report = build(load_config(site), model=Model(""))
    assert report.articles == 4
    return site / "output"


@pytest.mark.model
def test_four_outlets_are_one_article_of_the_site(output: Path) -> None:
    (row,) = twin(output, "articles")["articles"]
    assert row["source"] == "Strait Wire"
    assert [copy["source"] for copy in row["copies"]] == [
        "The Slipway Courier", "Gozo Desk", "Evening Bollard",
    ]  # fmt: skip
    home = (output / "index.html").read_text(encoding="utf-8")
    assert "1 article" in home
    assert "4 publishers" in home
    (person,) = (p for p in twin(output, "")["people"] if p["name"] == "Calliste Drumgoole")
    assert person["articles"] == 1


@pytest.mark.model
def test_no_section_says_anything_twice(output: Path) -> None:
    for path in ("people/calliste-drumgoole", "countries/malta", "countries/tunisia", ""):
        record = twin(output, path)
        for name, section in record.items():
            texts = [s["text"] for s in statements(section) if name not in ("people", "relations")]
            assert len(texts) == len(set(texts)), (path, name)
        assert len(record["sources"]) == 1
        assert not any("VALLETTA" in s["text"] for s in statements(record)), path
    says = twin(output, "people/calliste-drumgoole")["says"]
    assert [len(s["citations"]) for s in says if s["kind"] == "direct"] == [4]


@pytest.mark.model
def test_an_article_lists_its_copies_and_says_which_counts(output: Path) -> None:
    page = parsed((output / "articles" / "evening" / "index.html").read_bytes())
    facts = " ".join(page.xpath("//dl[@class='facts']")[0].text_content().split())
    assert (
        "The same textStrait Wire, 2 Jun 2031; The Slipway Courier, 2 Jun 2031; "
        "Gozo Desk, 2 Jun 2031. Counted once, as the first of these." in facts
    )
    record = twin(output, "articles/agency")
    assert record["counts"]
    assert [copy["article"] for copy in record["copies"]] == ["courier", "desk", "evening"]
    assert broken_links(output) == []


@pytest.mark.model
def test_data_tells_which_lines_are_of_one_story(output: Path) -> None:
    lines = (output / "data" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 4
    assert all('"story":"agency"' in line for line in lines)


@pytest.mark.model
def test_the_feed_has_a_story_once(output: Path) -> None:
    feed = (output / "feed.xml").read_text(encoding="utf-8")
    assert feed.count("<entry>") == 1
