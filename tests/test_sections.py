"""Which statements stand in which section, and in which order."""

from __future__ import annotations

import msgspec

from briefgen.compile.clips import NOTHING, clips_of
from briefgen.compile.companions import companions
from briefgen.compile.days import Window
from briefgen.compile.directory import Directory, make_directory
from briefgen.compile.indexed import index_article
from briefgen.compile.roles import person_country, role_lines
from briefgen.compile.said import said_statements
from briefgen.compile.sections import bottom_line, new_statements, next_statements, timeline
from briefgen.compile.speaker_groups import said as sayings
from briefgen.compile.speaker_groups import said_about, speaker_groups
from briefgen.compile.statements import Clipping, Passage, passages_of
from briefgen.dossiers import SaidStatement, SpeakerGroup
from briefgen.model import Cue, Party
from briefgen.outline import outline_of
from builders import Story
from whole import resolved

NOBODY = Directory({}, {}, {})
MAY = Window(as_of="2025-05-20", since="2025-05-13", file_days=False)


def clipping(story: Story, key: str = "p1") -> Clipping:
    article, analysis = story.article(), story.analysis()
    clips = clips_of(index_article(article, analysis))
    return Clipping(outline_of(article, analysis), clips.get(key, NOTHING))


def about(
    article: str, published: str, prose: str, *, acts: str = "", basis: str = "text"
) -> Story:
    """An article in which Mira Holt is named in every sentence with "Holt"; she acts in `acts`."""
    story = Story(article, published, prose, basis=basis)
    names = [
        (name, "Holt", "acts") if name in acts.split() else (name, "Holt")
        for name, sentence in story.sentences.items()
        if "Holt" in story.text[sentence.start : sentence.end]
    ]
    story.person("Holt", *names)
    return story


def newest_first(stories: tuple[Story, ...]) -> list[Story]:
    return sorted(stories, key=lambda story: story.article().published.value, reverse=True)


def passages(*stories: Story) -> tuple[Passage, ...]:
    return passages_of(clipping(story) for story in newest_first(stories))


# --- bottom line --------------------------------------------------------------------------------


def test_bottom_line_takes_the_first_acting_sentence_of_the_newest_articles() -> None:
    old = about("old", "2025-05-01", "Holt opened the old bridge in the north.", acts="s1")
    mid = about(
        "mid",
        "2025-05-05",
        "The crowd cheered Holt for hours in the rain.\nHolt cut the ribbon with a kitchen knife.\n"
        "Holt later walked across the bridge alone.",
        acts="s2 s3",
    )
    new = about("new", "2025-05-09", "Holt closed the bridge again after the flood.", acts="s1")
    newest = about("newest", "2025-05-10", "People praised Holt for the new bridge.")
    assert [s.text for s in bottom_line(passages(old, mid, new, newest), NOBODY)] == [
        "Holt closed the bridge again after the flood.",
        "Holt cut the ribbon with a kitchen knife.",
        "Holt opened the old bridge in the north.",
    ]


def test_bottom_line_of_one_article_is_its_first_three() -> None:
    prose = "\n".join(f"Holt opened bridge number {n} on the river." for n in range(1, 6))
    story = about("a", "2025-05-01", prose, acts="s1 s2 s3 s4 s5")
    assert [s.citations[0].sentence for s in bottom_line(passages(story), NOBODY)] == [
        "s1",
        "s2",
        "s3",
    ]


def test_bottom_line_puts_what_happened_before_what_somebody_says_happened() -> None:
    new = about(
        "new",
        "2025-05-09",
        "The owner said that Holt had broken the old deal.\nHolt opened the new harbour today.",
        acts="s1 s2",
    )
    new.sentence("s1", voice="reported")
    old = about("old", "2025-05-01", "Holt closed the old harbour in the north.", acts="s1")
    assert [s.text for s in bottom_line(passages(new, old), NOBODY)] == [
        "Holt opened the new harbour today.",
        "The owner said that Holt had broken the old deal.",
        "Holt closed the old harbour in the north.",
    ]


def test_bottom_line_puts_background_of_earlier_years_last() -> None:
    new = about(
        "new",
        "2025-05-09",
        "Holt and her crew closed the harbour in 2019 and 2020.\n"
        "Holt will open the new harbour in 2025, her office said.\n"
        "Holt painted the old harbour red on Friday.",
        acts="s1 s2 s3",
    )
    new.sentence("s2", voice="reported")
    lines = bottom_line(passages(new), NOBODY)
    assert [s.citations[0].sentence for s in lines] == ["s3", "s2", "s1"]


def test_bottom_line_prefers_a_sentence_that_stands_alone() -> None:
    new = about(
        "new",
        "2025-05-09",
        "But Holt kept the old bridge open for days.\nHolt opened the new harbour today.\n"
        "Andersen and Holt closed the old harbour.",
        acts="s1 s2 s3",
    )
    lines = bottom_line(passages(new), NOBODY)
    assert [s.citations[0].sentence for s in lines] == ["s2", "s3", "s1"]


def test_bottom_line_leaves_out_who_only_spoke_and_quotes() -> None:
    story = about(
        "a",
        "2025-05-01",
        "“The bridge is closed until the water has gone,” Holt told reporters.\n"
        "“The bridge will stay,” Holt said at the gate.\n"
        "Holt said the bridge was safe again.",
        acts="s1 s2 s3",
    )
    story.quote(
        ("s1", "“The bridge is closed until the water has gone,”"), ("s1", "Holt"), person="p1"
    )
    story.quote(("s2", "“The bridge will stay,”"), ("s2", "Holt"), person="p1")
    story.sentence("s2", voice="quote")
    story.sentence("s3", voice="reported")
    assert [s.citations[0].sentence for s in bottom_line(passages(story), NOBODY)] == ["s3"]


def test_bottom_line_leaves_out_the_end_of_a_longer_quote() -> None:
    story = about(
        "a",
        "2025-05-01",
        "“I swim.\nI always did,” Holt said as she left the pool in the old town.",
        acts="s2",
    )
    story.quote(("s1", "“I swim. I always did,”"), ("s2", "Holt"), person="p1")
    story.sentence("s2", voice="reported")
    assert bottom_line(passages(story), NOBODY) == ()


def test_bottom_line_leaves_out_a_sentence_with_an_odd_quotation_mark() -> None:
    story = about(
        "a",
        "2025-05-01",
        'What Holt does at the harbour matters to everybody."\n'
        "Holt shut the “Old Pier and the harbour for a day.\n"
        "Holt shut the “Old Pier” and the harbour for a day.",
        acts="s1 s2 s3",
    )
    assert [s.citations[0].sentence for s in bottom_line(passages(story), NOBODY)] == ["s3"]


def test_bottom_line_cites_copies_once() -> None:
    text = "Holt closed the bridge again after the flood."
    one = about("one", "2025-05-01", text, acts="s1")
    two = about("two", "2025-05-02", f"Rain fell near Holt.\n{text}", acts="s2")
    (line,) = bottom_line(passages(one, two), NOBODY)
    assert [(c.article, c.sentence) for c in line.citations] == [("two", "s2"), ("one", "s1")]


# --- new ----------------------------------------------------------------------------------------


def test_new_is_what_the_window_holds_without_the_bottom_line() -> None:
    old = about("old", "2025-05-12", "Holt opened the old bridge in the north.", acts="s1")
    edge = about("edge", "2025-05-13", "Holt spoke about the bridge on the radio.")
    new = about("new", "2025-05-20", "Holt closed the bridge.\nHolt walked home.")
    found = passages(old, edge, new)
    shown = bottom_line(found, NOBODY)
    lines = new_statements(found, MAY, NOBODY, without=shown).shown
    assert [s.text for s in lines] == [
        "Holt closed the bridge.",
        "Holt walked home.",
        "Holt spoke about the bridge on the radio.",
    ]


def test_repeated_background_is_not_new() -> None:
    old = about("old", "2025-05-01", "Holt was born by the river.")
    new = about("new", "2025-05-20", "Holt was born by the river.\nHolt walked home.")
    lines = new_statements(passages(old, new), MAY, NOBODY).shown
    assert [s.text for s in lines] == ["Holt walked home."]


def test_new_holds_at_most_twelve() -> None:
    story = about("a", "2025-05-20", "\n".join(f"Holt swam lap {n}." for n in range(1, 16)))
    section = new_statements(passages(story), MAY, NOBODY)
    assert (len(section.shown), section.left_out) == (12, 3)


def test_an_article_with_only_a_files_day_is_not_new() -> None:
    story = about("a", "2025-05-20", "Holt walked home.", basis="file")
    assert new_statements(passages(story), MAY, NOBODY).shown == ()


# --- next ---------------------------------------------------------------------------------------


def planned(article: str, published: str, words: str, value: str, basis: str = "text") -> Story:
    story = about(article, published, f"Holt will open a bridge {words}.", basis=basis)
    story.sentence("s1", modality="planned", cues=["will"])
    story.time(("s1", words), value, "computed")
    return story


def test_next_is_sorted_by_the_day_of_the_plan() -> None:
    later = planned("later", "2025-05-20", "in September", "2025-09")
    sooner = planned("sooner", "2025-05-10", "in week 23", "2025-W23")
    lines = next_statements(passages(later, sooner), MAY, NOBODY).shown
    assert [(s.text, s.time and s.time.value, s.time and s.time.basis) for s in lines] == [
        ("Holt will open a bridge in week 23.", "2025-W23", "computed"),
        ("Holt will open a bridge in September.", "2025-09", "computed"),
    ]


def test_next_puts_a_day_before_its_month_and_its_year() -> None:
    year = planned("year", "2024-12-20", "next year", "2025")
    month = planned("month", "2025-05-10", "in June", "2025-06")
    day = planned("day", "2025-05-10", "on 29 June", "2025-06-29")
    lines = next_statements(passages(year, month, day), MAY, NOBODY).shown
    assert [s.time and s.time.value for s in lines] == ["2025-06-29", "2025-06", "2025"]


def test_next_leaves_out_what_was_over_or_had_begun() -> None:
    over = planned("over", "2025-05-01", "on 5 May", "2025-05-05")
    begun = planned("begun", "2025-05-20", "this month", "2025-05")
    today = planned("today", "2025-05-20", "today", "2025-05-20")
    assert next_statements(passages(over, begun, today), MAY, NOBODY).shown == ()


def test_next_keeps_a_week_that_is_not_over() -> None:
    story = planned("a", "2025-05-15", "next week", "2025-W21")
    assert len(next_statements(passages(story), MAY, NOBODY).shown) == 1


def test_next_needs_a_plan() -> None:
    story = planned("a", "2025-05-20", "in June", "2025-06")
    story.sentence("s1", modality="hedged")
    assert next_statements(passages(story), MAY, NOBODY).shown == ()


def test_next_takes_the_first_coming_day() -> None:
    story = about("a", "2025-05-20", "Holt will go on 9 June and, as agreed in 2024, on 5 June.")
    story.sentence("s1", modality="planned")
    story.time(("s1", "9 June"), "2025-06-09")
    story.time(("s1", "2024"), "2024")
    story.time(("s1", "5 June"), "2025-06-05")
    (line,) = next_statements(passages(story), MAY, NOBODY).shown
    assert line.time
    assert line.time.value == "2025-06-05"


def test_next_is_over_with_its_day_whatever_else_is_named() -> None:
    story = about("a", "2025-05-01", "Holt will swim on 5 May, ahead of races in June.")
    story.sentence("s1", modality="planned")
    story.time(("s1", "5 May"), "2025-05-05")
    story.time(("s1", "June"), "2025-06")
    assert next_statements(passages(story), MAY, NOBODY).shown == ()


def test_next_computes_nothing_from_a_files_day() -> None:
    story = planned("a", "2025-05-20", "next week", "2025-W22", basis="file")
    assert next_statements(passages(story), MAY, NOBODY).shown == ()


# --- timeline -----------------------------------------------------------------------------------


def test_timeline_is_dated_by_the_text_or_by_publication() -> None:
    story = about(
        "a",
        "2025-05-20",
        "Holt closed the bridge after the flood.\nHolt opened it in 2019.\n"
        "“Go home,” Holt said.\nHolt then walked home through the rain.",
    )
    story.time(("s2", "2019"), "2019")
    story.quote(("s3", "“Go home,”"), ("s3", "Holt"), person="p1")
    lines = timeline(passages(story), NOBODY).shown
    assert [(s.citations[0].sentence, s.rule, s.time and s.time.value) for s in lines] == [
        ("s1", "date-of-publication", "2025-05-20"),
        ("s2", "date-in-text", "2019"),
    ]


def test_timeline_dates_copies_by_the_first_publication() -> None:
    text = "Holt closed the bridge after the flood."
    one = about("one", "2025-05-01", text)
    two = about("two", "2025-05-03", text)
    (line,) = timeline(passages(one, two), NOBODY).shown
    assert line.time
    assert (line.time.value, line.time.basis) == ("2025-05-01", "published")
    assert [c.article for c in line.citations] == ["two", "one"]


def test_timeline_takes_no_files_day_for_a_date() -> None:
    story = about("a", "2025-05-20", "Holt closed the bridge after the flood.", basis="file")
    assert timeline(passages(story), NOBODY).shown == ()


# --- says ---------------------------------------------------------------------------------------


def said(*stories: Story) -> tuple[SaidStatement, ...]:
    clippings = [clipping(story) for story in newest_first(stories)]
    return said_statements(sayings(clippings), NOBODY)


def interview(article: str, published: str, extra: str = "") -> Story:
    """A reported statement, then a direct quote and two that continue it."""
    story = about(
        article,
        published,
        "Holt may have said the dam would hold.\n“The dam holds,” Holt said.\n“It always did.\n"
        f"Always,” she added.{extra}\nThe dam, Holt told reporters, was old.",
    )
    story.sentence("s1", voice="reported", modality="hedged", cues=["may"])
    story.quote(
        ("s1", "the dam would hold"), ("s1", "Holt"), person="p1", kind="reported", cue="said"
    )
    first = story.quote(("s2", "“The dam holds,”"), ("s2", "Holt"), person="p1", cue="said")
    second = story.quote(
        ("s3", "“It always did. Always,”"),
        ("s4", "she"),
        person="p1",
        speaker_kind="pronoun",
        cue="added",
        follows=first,
    )
    last = "s6" if extra else "s5"
    if extra:
        story.quote(("s5", "“Really,”"), ("s5", "she"), person="p1", cue="went on", follows=second)
    story.quote(
        (last, "was old"), (last, "Holt"), person="p1", kind="reported", cue="told reporters"
    )
    return story


def test_says_direct_before_reported_and_follow_ons_together() -> None:
    lines = said(interview("a", "2025-05-01"))
    assert [(s.text, s.kind, s.cue, s.follows) for s in lines] == [
        ("“The dam holds,”", "direct", "said", False),
        ("“It always did. Always,”", "direct", "added", True),
        ("Holt may have said the dam would hold.", "reported", "said", False),
        ("The dam, Holt told reporters, was old.", "reported", "told reporters", False),
    ]


def test_a_quote_over_two_sentences_has_one_citation_that_starts_in_the_first() -> None:
    story = interview("a", "2025-05-01")
    (citation,) = said(story)[1].citations
    assert citation.sentence == "s3"
    assert story.text[citation.start : citation.end] == "“It always did. Always,”"


def test_a_reported_statement_keeps_its_hedge() -> None:
    line = said(interview("a", "2025-05-01"))[2]
    assert (line.modality, line.voice) == ("hedged", "reported")


def test_a_hedge_beside_a_direct_quote_is_not_the_quotes() -> None:
    story = about("a", "2025-05-01", "“I swim,” said Holt, who may leave.\n“I may go,” Holt said.")
    story.sentence("s1", voice="quote", modality="hedged", cues=["may"])
    story.sentence("s2", voice="quote", modality="hedged", cues=["may"])
    story.quote(("s1", "“I swim,”"), ("s1", "Holt"), person="p1", cue="said")
    story.quote(("s2", "“I may go,”"), ("s2", "Holt"), person="p1", cue="said")
    assert [s.modality for s in said(story)] == ["stated", "hedged"]


def test_a_plan_in_a_direct_quote_is_no_hedge_of_the_question_before_it() -> None:
    story = about("a", "2025-05-01", "Asked if she might go, Holt said: “I will stay.”")
    story.sentence("s1", voice="quote", modality="hedged", cues=["might"])
    (might,), will = story.sentences["s1"].cues, story.at(("s1", "will"))
    cues = (might, Cue(will.start, will.end, "planned"))
    story.sentences["s1"] = msgspec.structs.replace(story.sentences["s1"], cues=cues)
    story.quote(("s1", "“I will stay.”"), ("s1", "Holt"), person="p1", cue="said")
    assert [s.modality for s in said(story)] == ["planned"]


def test_copies_of_quotes_are_one_and_a_longer_copy_adds_its_end() -> None:
    short = interview("short", "2025-05-02")
    long = interview("long", "2025-05-01", "\n“Really,” she went on.")
    lines = said(short, long)
    assert [(s.text, [c.article for c in s.citations]) for s in lines] == [
        ("“The dam holds,”", ["short", "long"]),
        ("“It always did. Always,”", ["short", "long"]),
        ("“Really,”", ["long"]),
        ("Holt may have said the dam would hold.", ["short", "long"]),
        ("The dam, Holt told reporters, was old.", ["short", "long"]),
    ]


def test_a_quote_in_a_headline_is_not_listed() -> None:
    story = Story("a", "2025-05-01", "Holt spoke.", headline="“I swim,” says Holt")
    story.person("Holt", ("s0", "Holt"), ("s1", "Holt"))
    story.quote(("s0", "“I swim,”"), ("s0", "Holt"), person="p1")
    assert said(story) == ()


def test_a_fragment_inside_a_reported_statement_is_shown_there() -> None:
    story = about("a", "2025-05-01", "Holt said she was “rather wet”.\n“I swam,” Holt said.")
    story.sentence("s1", voice="reported")
    story.quote(("s1", "“rather wet”"), ("s1", "Holt"), person="p1", cue="said")
    story.quote(("s1", "she was “rather wet”"), ("s1", "Holt"), person="p1", kind="reported")
    story.quote(("s2", "“I swam,”"), ("s2", "Holt"), person="p1", cue="said")
    assert [s.text for s in said(story)] == ["“I swam,”", "Holt said she was “rather wet”."]


def test_a_fragment_without_a_reported_statement_stays() -> None:
    story = about("a", "2025-05-01", "Holt felt “rather wet”, she said.")
    story.quote(("s1", "“rather wet”"), ("s1", "she"), person="p1", cue="said")
    assert [s.text for s in said(story)] == ["“rather wet”"]


# --- said about ---------------------------------------------------------------------------------


def gossip() -> Story:
    story = about(
        "a",
        "2025-05-01",
        """“Holt swims,” said Ida Strauss.
        Strauss said rain would fall.
        Holt's coach said rain would fall.
        “Holt is fast,” the swimmer said.
        “Holt is slow,” he said.
        “Holt is old,” analysts said.
        Asked about Holt, Strauss said yes.""",
    )
    strauss = story.person(
        "Ida Strauss", ("s1", "Ida Strauss"), ("s2", "Strauss"), ("s7", "Strauss")
    )
    story.quote(("s1", "“Holt swims,”"), ("s1", "Ida Strauss"), person=strauss)
    story.quote(("s2", "rain would fall"), ("s2", "Strauss"), person=strauss, kind="reported")
    story.quote(
        ("s3", "rain would fall"), ("s3", "Holt's coach"), kind="reported", speaker_kind="role"
    )
    story.quote(("s4", "“Holt is fast,”"), ("s4", "the swimmer"), speaker_kind="role")
    story.quote(("s5", "“Holt is slow,”"), ("s5", "he"), speaker_kind="pronoun")
    story.quote(("s6", "“Holt is old,”"), ("s6", "analysts"), speaker_kind="unnamed")
    story.quote(("s7", "yes"), ("s7", "Strauss"), person=strauss, kind="reported")
    return story


def about_groups(story: Story, key: str = "p1") -> tuple[SpeakerGroup, ...]:
    return speaker_groups(said_about([clipping(story, key)]), NOBODY)


def test_said_about_is_by_speaker_and_leaves_out_who_could_be_the_person() -> None:
    story = gossip()
    groups = about_groups(story)
    assert [(g.speaker, [s.text for s in g.statements]) for g in groups] == [
        ("Ida Strauss", ["“Holt swims,”", "Asked about Holt, Strauss said yes."]),
        ("the swimmer", ["“Holt is fast,”"]),
        ("analysts", ["“Holt is old,”"]),
    ]


def test_a_reported_role_may_be_the_person_s_own_where_the_article_tells_none() -> None:
    story = about(
        "a", "2025-05-01", "Holt was slow, the swimmer admitted. Holt lied, a judge said."
    )
    for words, speaker in (("Holt was slow", "the swimmer"), ("Holt lied", "a judge")):
        story.quote(("s1", words), ("s1", speaker), kind="reported", speaker_kind="role")
    assert [group.speaker for group in about_groups(story)] == ["a judge"]


def test_a_role_word_of_the_person_is_not_somebody_else() -> None:
    story = Story("a", "2025-05-01", "Star swimmer Holt won.\n“Holt is fast,” the swimmer said.")
    role = story.role(("s1", "Star swimmer"))
    story.person("Holt", ("s1", "Holt"), ("s2", "Holt"), roles=[role])
    story.quote(("s2", "“Holt is fast,”"), ("s2", "the swimmer"), speaker_kind="role")
    assert about_groups(story) == ()


def voices() -> Story:
    story = Story(
        "a",
        "2025-05-01",
        """Chilean envoy Mira Holt said Peru was late.
        “Chile is early,” Peru's envoy, Luz Ayala, said in Chile.
        The ministry in Lima said nothing was late.
        Lima said Chile was late.
        In Chile, Ayala said rain would fall.
        “Chile is far,” a tourist said.""",
    )
    holt = story.person(
        "Mira Holt",
        ("s1", "Mira Holt"),
        roles=[story.role(("s1", "Chilean envoy"), "CL", office="speaks")],
    )
    ayala = story.person(
        "Luz Ayala",
        ("s2", "Luz Ayala"),
        roles=[story.role(("s2", "Peru's envoy"), "PE", office="speaks")],
    )
    for place in (("s1", "Peru"), ("s2", "Peru"), ("s4", "Lima")):
        story.country("PE", place)
    story.country("CL", ("s1", "Chilean"), "demonym")
    for place in (("s2", "Chile"), ("s4", "Chile"), ("s6", "Chile")):
        story.country("CL", place)
    story.country("CL", ("s5", "Chile"), use="place")
    story.quote(("s1", "Peru was late"), ("s1", "Mira Holt"), person=holt, kind="reported")
    story.quote(("s2", "“Chile is early,”"), ("s2", "Luz Ayala"), person=ayala)
    story.quote(("s3", "nothing was late"), ("s3", "The ministry"), kind="reported",
                speaker_kind="organisation", country="PE")  # fmt: skip
    story.quote(("s4", "Chile was late"), ("s4", "Lima"), kind="reported",
                speaker_kind="country", country="PE")  # fmt: skip
    story.quote(("s5", "rain would fall"), ("s5", "Ayala"), person=ayala, kind="reported")
    story.quote(("s6", "“Chile is far,”"), ("s6", "a tourist"), speaker_kind="unnamed")
    return story


def test_official_voices_are_people_and_words_that_stand_for_the_country() -> None:
    groups = speaker_groups(sayings([clipping(voices(), "PE")]), NOBODY)
    assert [(g.speaker, g.role, g.country, g.country_basis, len(g.statements)) for g in groups] == [
        ("Luz Ayala", "Peru's envoy", "PE", "stated", 2),
        ("The ministry", "", "PE", "inferred", 1),
        ("Lima", "", "PE", "stated", 1),
    ]


def test_said_about_a_country_is_by_speakers_of_other_countries() -> None:
    groups = about_groups(voices(), "CL")
    assert [(g.speaker, [s.text for s in g.statements]) for g in groups] == [
        ("Luz Ayala", ["“Chile is early,”"]),
        ("Lima", ["Lima said Chile was late."]),
    ]


# --- roles and country --------------------------------------------------------------------------


def clippings(*stories: Story) -> list[Clipping]:
    return [clipping(story) for story in stories]


def with_role(
    article: str, published: str, role: str, code: str | None, basis: str = "stated"
) -> Story:
    story = Story(article, published, f"Chile waits.\n{role} Holt spoke.")
    evidence = [("s1", "Chile"), ("s2", role)] if basis == "inferred" else []
    story.person(
        "Holt", ("s2", "Holt"), roles=[story.role(("s2", role), code, basis, evidence=evidence)]
    )
    return story


def test_a_role_has_first_and_last_seen_and_its_sentences() -> None:
    lines = role_lines(
        clippings(
            with_role("c", "2025-05-09", "Former minister", "CL"),
            with_role("b", "2025-05-05", "Chilean Minister", "CL"),
            with_role("a", "2025-05-01", "Chilean minister", "CL"),
        ),
        NOBODY,
    )
    assert [(r.text, r.first_seen, r.last_seen) for r in lines] == [
        ("Former minister", "2025-05-09", "2025-05-09"),
        ("Chilean Minister", "2025-05-01", "2025-05-05"),
    ]
    assert [c.url for c in lines[1].citations] == [
        "articles/b/index.html#s2",
        "articles/a/index.html#s2",
    ]


def test_an_inferred_country_shows_both_sentences() -> None:
    (line,) = role_lines(
        clippings(with_role("a", "2025-05-01", "Minister", "CL", "inferred")), NOBODY
    )
    assert (line.country, line.country_basis) == ("CL", "inferred")
    assert [s.text for s in line.evidence] == ["Chile waits.", "Minister Holt spoke."]


def test_a_stated_country_settles_an_inferred_one() -> None:
    (line,) = role_lines(
        clippings(
            with_role("b", "2025-05-02", "Minister", "CL", "inferred"),
            with_role("a", "2025-05-01", "Minister", "CL"),
        ),
        NOBODY,
    )
    assert (line.country_basis, line.evidence) == ("stated", ())


def test_one_role_with_two_countries_stands_side_by_side() -> None:
    lines = role_lines(
        clippings(
            with_role("c", "2025-05-03", "Minister", None),
            with_role("b", "2025-05-02", "Minister", "PE"),
            with_role("a", "2025-05-01", "Minister", "CL"),
        ),
        NOBODY,
    )
    assert [(line.country, line.first_seen) for line in lines] == [
        ("PE", "2025-05-02"),
        ("CL", "2025-05-01"),
        (None, "2025-05-03"),
    ]


def test_of_one_day_the_role_of_most_articles_comes_first() -> None:
    lines = role_lines(
        clippings(
            with_role("c", "2025-05-03", "Senator", "PE"),
            with_role("b", "2025-05-03", "Minister", "PE"),
            with_role("a", "2025-05-01", "Minister", "PE"),
        ),
        NOBODY,
    )
    assert [line.text for line in lines] == ["Minister", "Senator"]


def test_many_citations_are_the_newest_and_the_first() -> None:
    stories = [with_role(f"a{n}", f"2025-05-{n:02}", "Minister", "CL") for n in range(20, 0, -1)]
    (line,) = role_lines(clippings(*stories), NOBODY)
    assert len(line.citations) == 12
    assert (line.citations[0].article, line.citations[-1].article) == ("a20", "a1")


def test_the_latest_stated_country_is_the_persons() -> None:
    country = person_country(
        clippings(
            with_role("c", "2025-05-03", "Envoy", "AR", "inferred"),
            with_role("b", "2025-05-02", "Minister", "PE"),
            with_role("a", "2025-05-01", "Minister", "CL"),
        ),
        NOBODY,
    )
    assert (country.code, country.basis, country.as_of) == ("PE", "stated", "2025-05-02")
    assert [s.text for s in country.statements] == ["Minister Holt spoke."]


def test_without_a_stated_country_the_latest_inferred_one_with_both_sentences() -> None:
    country = person_country(
        clippings(with_role("a", "2025-05-01", "Envoy", "CL", "inferred")), NOBODY
    )
    assert (country.code, country.basis) == ("CL", "inferred")
    assert [s.text for s in country.statements] == ["Chile waits.", "Envoy Holt spoke."]


def test_no_country_is_no_country() -> None:
    country = person_country(clippings(with_role("a", "2025-05-01", "Envoy", None)), NOBODY)
    assert (country.code, country.basis, country.as_of) == (None, None, None)


# --- companions ---------------------------------------------------------------------------------


def test_companions_are_counted_by_distinct_sentences_and_own_roles_left_out() -> None:
    story = Story(
        "a",
        "2025-05-01",
        """Chilean envoy Mira Holt met Luz Ayala in Peru.
        Holt and Ayala left.
        Holt met Ida Strauss.
        Holt left Chile.""",
    )
    role = story.role(("s1", "Chilean envoy"), "CL")
    names = (("s1", "Mira Holt"), ("s2", "Holt"), ("s3", "Holt"), ("s4", "Holt"))
    story.person("Mira Holt", *names, roles=[role])
    story.person("Luz Ayala", ("s1", "Luz Ayala"), ("s2", "Ayala"))
    story.person("Ida Strauss", ("s3", "Ida Strauss"))
    story.country("CL", ("s1", "Chilean"), "demonym")
    story.country("PE", ("s1", "Peru"), use="place")
    story.country("CL", ("s4", "Chile"))
    directory = make_directory(resolved([story])).on("people/mira-holt/index.html")
    found = passages(story)
    people = companions(found, directory, kind="person").shown
    assert [
        (c.link.name, c.count, [s.citations[0].sentence for s in c.statements]) for c in people
    ] == [
        ("Luz Ayala", 2, ["s1", "s2"]),
        ("Ida Strauss", 1, ["s3"]),
    ]
    countries = companions(found, directory, kind="country").shown
    assert [(c.link.name, [s.citations[0].sentence for s in c.statements]) for c in countries] == [
        ("Chile", ["s4"]),
        ("Peru", ["s1"]),
    ]


def test_sentences_in_which_one_does_something_with_the_other_come_first() -> None:
    story = Story(
        "a", "2025-05-01", "Peru and Chile are hot.\nHolt lives in Peru.\nHolt thanked Peru."
    )
    holt = story.person("Mira Holt", ("s2", "Holt"), ("s3", "Holt", "acts"))
    story.country("PE", ("s1", "Peru"))
    story.country("CL", ("s1", "Chile"))
    story.country("PE", ("s2", "Peru"), use="place")
    story.country("PE", ("s3", "Peru"))
    words = story.at(("s3", "Holt")), story.at(("s3", "Peru"))
    story.event(
        ("s3", "thanked"),
        Party(words[0].start, words[0].end, person=holt),
        Party(words[1].start, words[1].end, country="PE"),
    )
    cast = resolved([story])
    own, other = "people/mira-holt/index.html", "countries/peru/index.html"
    (peru,) = companions(passages(story), make_directory(cast).on(own), kind="country").shown
    assert [(s.citations[0].sentence, s.rule) for s in peru.statements] == [
        ("s3", "event"),
        ("s2", "same-sentence"),
    ]
    lines = passages_of([clipping(story, "PE")])
    (chile,) = companions(lines, make_directory(cast).on(other), kind="country").shown
    assert [(s.citations[0].sentence, s.rule) for s in chile.statements] == [
        ("s1", "same-sentence")
    ]
