"""Which articles are one text, and what stays apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from briefgen.fingerprint import fingerprint_of, hashes
from briefgen.outline import Outline, outline_of
from briefgen.resolve import resolve_entities
from briefgen.resolve.stories import stories_of
from builders import Story
from whole import compiled
from wire_story import WIRE

# Paragraphs of a follow-up; with the last three of the wire story as background.
NEWS = (
    "Boat owners in Marsaxlokk blocked the mouth of the harbour on Thursday and asked for the "
    "money that had been promised for the days without fishing.",
    "Their speaker, Ninu Tabonelli, said that not one of the 220 owners had been paid. The "
    "ministry answered in the evening that the forms had been sent to a wrong address.",
    "Two tankers and a ferry had to wait until the police had cleared the way at noon.",
)
REPORT = (
    "The port of {port} handled {first} containers in the week to {day}, the harbour office said, "
    "after {second} in the week before. The cranes stood still on {third} of seven days because "
    "of wind. The longest queue was {fourth} ships, and the mean wait {fifth} hours.",
    "The number of cars that were unloaded was {sixth}, and that of refused permits {seventh}. "
    "The harbour office publishes these figures every week. They don't contain cargo for the navy, "
    "nor what is moved between the two basins. A ship counts as waiting when it has dropped "
    "anchor in sight of the breakwater and asked for a pilot. Figures may be corrected later.",
)
WEEK = {
    "port": "Skagerholm", "day": "6 June", "first": "41,200", "second": "39,870", "third": "2",
    "fourth": "17", "fifth": "31", "sixth": "5,210", "seventh": "8",
}  # fmt: skip
NEXT_WEEK = {
    "port": "Skagerholm", "day": "13 June", "first": "37,940", "second": "41,200", "third": "4",
    "fourth": "23", "fifth": "44", "sixth": "4,985", "seventh": "11",
}  # fmt: skip


def outline(
    name: str,
    paragraphs: Sequence[str],
    day: str = "2031-06-02",
    *,
    headline: str = "",
    basis: str = "front-matter",
) -> Outline:
    story = Story(name, day, "\n\n".join(paragraphs), headline=headline, basis=basis)
    return outline_of(story.article(), story.analysis())


def grouped(*outlines: Outline) -> list[tuple[str, ...]]:
    return [story.articles for story in stories_of(outlines)]


def report(facts: dict[str, str]) -> list[str]:
    return [paragraph.format(**facts) for paragraph in REPORT]


def test_the_same_text_under_another_title_is_one_story() -> None:
    one = outline("a", WIRE, headline="Malta ends tuna season early")
    assert grouped(one, outline("b", WIRE, headline="It is over")) == [("a", "b")]


def test_a_dateline_is_no_part_of_the_text() -> None:
    dated = (f"VALLETTA, June 2 (Strait Wire) — {WIRE[0]}", *WIRE[1:])
    assert grouped(outline("a", WIRE), outline("b", dated)) == [("a", "b")]
    prints = [outline(name, text).fingerprint for name, text in (("a", WIRE), ("b", dated))]
    assert prints[0] == prints[1]


def test_a_text_trimmed_from_the_end_is_one_story() -> None:
    assert grouped(outline("a", WIRE), outline("b", WIRE[:4])) == [("a", "b")]


def test_a_few_other_words_are_one_story() -> None:
    other = [
        text.replace("said", "announced").replace("nearly all", "almost all").replace("two", "some")
        for text in WIRE
    ]
    assert grouped(outline("a", WIRE), outline("b", other)) == [("a", "b")]


def test_a_follow_up_with_the_same_background_stays_apart() -> None:
    assert grouped(outline("a", WIRE), outline("b", (*NEWS, *WIRE[4:]), "2031-06-04")) == []
    assert grouped(outline("a", WIRE[3:]), outline("b", (*NEWS, *WIRE[3:]), "2031-06-04")) == []


def test_the_next_weekly_report_of_the_same_form_stays_apart() -> None:
    one = outline("a", report(WEEK), "2031-06-07")
    assert grouped(one, outline("b", report(NEXT_WEEK), "2031-06-14")) == []
    assert grouped(one, outline("c", report(NEXT_WEEK), "2031-06-07")) == []  # or of a file's day


def test_a_report_of_the_same_form_about_somebody_else_stays_apart() -> None:
    other = [
        text.replace("Calliste", "Ortwin").replace("Drumgoole", "Fenchurch")
        .replace("Maltese", "Cypriot").replace("Malta", "Cyprus").replace("Marsaxlokk", "Latchi")
        .replace("Tunisia", "Lebanon").replace("Hedi Bousnina", "Samira Khoueiry")
        .replace("Sfax", "Tyre")
        for text in WIRE
    ]  # fmt: skip
    assert grouped(outline("a", WIRE), outline("b", other)) == []


def test_other_words_a_week_later_are_another_article_but_the_same_words_are_not() -> None:
    other = [text.replace("said", "announced") for text in WIRE]
    assert grouped(outline("a", WIRE), outline("b", other, "2031-06-09")) == []
    assert grouped(outline("a", WIRE), outline("b", WIRE, "2031-09-02")) == [("a", "b")]


def test_a_short_text_is_a_copy_only_word_for_word() -> None:
    short = (
        "The east basin of Skagerholm keeps the limits that it was given in 2019, the office "
        "said. They hold for ships, for barges and for boats, by day and by night, in any weather."
    )
    assert grouped(outline("a", [short]), outline("b", [short])) == [("a", "b")]
    assert grouped(outline("a", [short]), outline("b", [short.replace("east", "west")])) == []


def test_a_few_words_say_too_little() -> None:
    words = "Pictures of the day from the harbour of Skagerholm."
    assert grouped(outline("a", [words]), outline("b", [words]), outline("c", [])) == []


def test_first_comes_what_was_published_first_then_the_longest() -> None:
    late = outline("a", WIRE, "2031-06-03")
    early, longer = outline("c", WIRE[:5]), outline("d", WIRE[:6])
    undated = outline("b", WIRE, "2031-05-01", basis="file")
    assert grouped(late, undated, early, longer) == [("d", "c", "a", "b")]


def test_small_changes_lead_from_no_story_to_another() -> None:
    """Each is a copy of the one before; the last has hardly a sentence of the first."""
    texts = [(*WIRE, *NEWS)[number : number + 6] for number in range(5)]
    found = grouped(*(outline(f"v{number}", text) for number, text in enumerate(texts)))
    assert not any({"v0", "v4"} <= set(story) for story in found)


def test_the_order_of_articles_changes_nothing() -> None:
    outlines = [
        outline("a", WIRE), outline("b", WIRE[:4]), outline("c", WIRE[:5], "2031-06-01"),
        outline("d", NEWS),
    ]  # fmt: skip
    assert {tuple(grouped(*order)) for order in permutations(outlines)} == {(("c", "a", "b"),)}


def test_a_fingerprint_is_small_and_without_headlines_and_captions() -> None:
    story = Story("a", "2031-06-02", "\n\n".join(WIRE), headline="Tuna", tail="Picture: A Bollard")
    bare = Story("b", "2031-06-02", "\n\n".join(WIRE))
    assert fingerprint_of(story.article()) == fingerprint_of(bare.article())
    long = Story("c", "2031-06-02", "\n\n".join(f"{text} {n}" for n in range(60) for text in WIRE))
    found = fingerprint_of(long.article())
    kept = found.runs + found.names + found.figures + found.opening + found.anchors
    assert len(kept) <= 4 * (3 * 256 + 50 + 64)
    assert list(hashes(found.runs)) == sorted(hashes(found.runs))


def test_forms_of_a_name_are_counted_once_for_a_story() -> None:
    def told(name: str, paragraphs: Sequence[str]) -> Story:
        story = Story(name, "2031-06-02", "\n\n".join(paragraphs))
        story.person("Calliste Drumgoole", ("s1", "Calliste Drumgoole"), ("s2", "Drumgoole"))
        return story

    stories = [told("a", WIRE), told("b", WIRE[:5]), told("c", (WIRE[0], WIRE[1], *NEWS))]
    cast = resolve_entities([outline_of(s.article(), s.analysis()) for s in stories])
    assert [story.articles for story in cast.stories] == [("a", "b")]
    assert [(alias.text, alias.count) for alias in cast.people[0].aliases] == [
        ("Calliste Drumgoole", 2),
        ("Drumgoole", 2),
    ]


def test_weights_count_a_story_once() -> None:
    def told(name: str, paragraphs: Sequence[str], source: str) -> Story:
        story = Story(name, "2031-06-02", "\n\n".join(paragraphs), source=source)
        person = story.person("Calliste Drumgoole", ("s1", "Calliste Drumgoole", "acts"))
        story.quote(("s2", "“We would rather lose a season than the stock,”"), ("s2", "Drumgoole"),
                    person=person, cue="told")  # fmt: skip
        return story

    found = compiled(
        told("a", WIRE, "Strait Wire"),
        told("b", WIRE[:5], "Evening Bollard"),
        told("c", (WIRE[0], WIRE[1], *NEWS), "Gozo Desk"),
    )
    url = "people/calliste-drumgoole/index.html"
    weights = found.weights
    assert (weights.named[url], weights.acting[url], weights.acting_lately[url]) == (2, 2, 2)
    assert weights.quotes[url] == 2
