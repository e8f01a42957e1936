"""The dossiers of a few articles, whole, and what holds for every statement of any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

import harbour_world
from briefgen.dossiers import CountryDossier, PersonDossier, Statement
from briefgen.model import Alias, Cast
from builders import Story
from whole import Dossiers, compile_all, compiled

# Sentences of the harbour world that don't fit on one line.
OPENED = (
    "Norwegian Fisheries Minister Ane Tveit opened quota talks with Iceland in Bergen on Friday."
)
MOVED = "Iceland's chief negotiator, Jonas Hrafnsson, said Tveit had moved the talks forward."
RECEIVED = (
    "Kenya's transport secretary, Wambui Karimo, received former minister Ane Tveit in Mombasa."
)


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return harbour_world.dossiers()


@pytest.fixture(scope="module")
def tveit(dossiers: Dossiers) -> PersonDossier:
    return dossiers.people[0]


def country(dossiers: Dossiers, code: str) -> CountryDossier:
    return next(one for one in dossiers.countries if one.code == code)


def everything(value: Any) -> Iterator[Statement]:
    """Every statement inside a value, however deep."""
    if isinstance(value, Statement):
        yield value
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from everything(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from everything(item)


def test_every_statement_is_the_text_of_every_citation(dossiers: Dossiers) -> None:
    texts = {article.slug: article for article in dossiers.articles}
    statements = list(everything(dossiers))
    assert len(statements) > 100
    for statement in statements:
        for citation in statement.citations:
            article = texts[citation.article]
            assert article.text[citation.start : citation.end] == statement.text
            assert citation.url == f"articles/{citation.article}/index.html#{citation.sentence}"
            (sentence,) = [s for s in article.sentences if s.id == citation.sentence]
            assert sentence.start <= citation.start < sentence.end


def test_marks_lie_in_the_first_citation_and_apart(dossiers: Dossiers) -> None:
    for statement in everything(dossiers):
        first = statement.citations[0]
        end = first.start
        for mark in statement.marks:
            assert end <= mark.start < mark.end <= first.end
            end = mark.end


def test_citations_are_newest_first(dossiers: Dossiers) -> None:
    days = {article.slug: article.published.value for article in dossiers.articles}
    for statement in everything(dossiers):
        cited = [days[citation.article] for citation in statement.citations]
        assert cited == sorted(cited, reverse=True)


def test_what_a_page_cites_is_among_its_sources(dossiers: Dossiers) -> None:
    pages: tuple[PersonDossier | CountryDossier, ...] = (*dossiers.people, *dossiers.countries)
    for page in pages:
        sources = {source.article for source in page.sources}
        assert [source.number for source in page.sources] == list(range(1, len(sources) + 1))
        for statement in everything(page):
            assert {citation.article for citation in statement.citations} <= sources


def test_every_address_has_a_page(dossiers: Dossiers) -> None:
    pages = {f"people/{one.slug}/index.html" for one in dossiers.people}
    pages |= {f"countries/{one.slug}/index.html" for one in dossiers.countries}
    pages |= {"", "articles/"}
    for statement in everything(dossiers):
        assert statement.by_url in pages
        assert {mark.url for mark in statement.marks} <= pages


def test_a_dossier_does_not_depend_on_the_order_of_articles(dossiers: Dossiers) -> None:
    stories = [make() for make in reversed(harbour_world.STORIES)]
    assert compiled(*stories) == dossiers


def test_a_dossier_needs_only_its_own_articles(dossiers: Dossiers) -> None:
    stories = [harbour_world.quota_talks(), harbour_world.wire_copy()]
    alone = compile_all(
        harbour_world.cast(),
        {story.article().id: story.article() for story in stories},
        {story.article().id: story.analysis() for story in stories},
    )
    assert alone.people[1] == dossiers.people[1]
    assert alone.people[1].name == "Jonas Hrafnsson"


def test_the_role_changes_and_both_stand(tveit: PersonDossier) -> None:
    assert [(r.text, r.country, r.first_seen, r.last_seen) for r in tveit.roles] == [
        ("former minister", None, "2025-06-12", "2025-06-12"),
        ("Norwegian Fisheries Minister", "NO", "2025-05-02", "2025-05-02"),
    ]


def test_the_country_says_as_of_when(tveit: PersonDossier) -> None:
    assert (tveit.country.code, tveit.country.name, tveit.country.basis, tveit.country.as_of) == (
        "NO",
        "Norway",
        "stated",
        "2025-05-02",
    )
    assert tveit.as_of == "2025-06-12"


def test_bottom_line(tveit: PersonDossier) -> None:
    assert [statement.text for statement in tveit.bottom_line] == [
        OPENED,
        "Tveit will travel to Reykjavik next week.",
    ]


def test_new(tveit: PersonDossier) -> None:
    assert [statement.citations[0].url for statement in tveit.new] == [
        "articles/harbour-visit/index.html#s1",
        "articles/harbour-visit/index.html#s3",
        "articles/harbour-visit/index.html#s4",
        "articles/harbour-visit/index.html#s6",
    ]


def test_a_plan_that_is_over_is_not_next(tveit: PersonDossier) -> None:
    assert tveit.next == ()


def test_says_with_the_copy_as_second_citation(tveit: PersonDossier) -> None:
    assert [(s.text, s.follows, [c.article for c in s.citations]) for s in tveit.says] == [
        ("“We will share the catch fairly,”", False, ["pier-post-quota", "quota-talks"]),
        ("“Nobody will leave empty-handed. That is a promise,”", True, ["quota-talks"]),
    ]


def test_said_about(tveit: PersonDossier) -> None:
    assert [(g.speaker, g.role, [s.text for s in g.statements]) for g in tveit.said_about] == [
        ("Peter Odhira", "Harbour Minister", ["“Tveit knows every quay in Norway,”"]),
        (
            "Wambui Karimo",
            "Kenya's transport secretary",
            ["Karimo denied that Tveit had asked for a berth."],
        ),
        (
            "Jonas Hrafnsson",
            "Iceland's chief negotiator",
            [
                "“Tveit listens,”",
                MOVED,
            ],
        ),
    ]


def test_a_denial_keeps_its_modality(tveit: PersonDossier) -> None:
    denial = tveit.said_about[1].statements[0]
    assert (denial.modality, denial.voice, denial.by, denial.cue) == (
        "denied",
        "reported",
        "Wambui Karimo",
        "denied",
    )


def test_uncertain_shows_the_sentence_and_why(tveit: PersonDossier) -> None:
    (line,) = tveit.uncertain
    assert line.statement.text == "A speech by Tveit was read out."
    assert (line.mention, line.candidates) == ("Tveit", ())


def test_sources(tveit: PersonDossier) -> None:
    assert [(s.number, s.article, s.source, s.sentences) for s in tveit.sources] == [
        (1, "council-note", "The Pier Post", 0),
        (2, "harbour-visit", "Harbour Wire", 4),
        (3, "pier-post-quota", "The Pier Post", 3),
        (4, "quota-talks", "Harbour Wire", 5),
    ]
    # two of the twelve sentences are word for word the same
    assert tveit.statements == 10


def test_an_inferred_country_carries_both_sentences(dossiers: Dossiers) -> None:
    odhira = next(person for person in dossiers.people if person.slug == "peter-odhira")
    both = [
        RECEIVED,
        "Harbour Minister Peter Odhira opened the new quay on 10 June 2025.",
    ]
    assert (odhira.country.code, odhira.country.basis) == ("KE", "inferred")
    assert [statement.text for statement in odhira.country.statements] == both
    assert [statement.text for statement in odhira.roles[0].evidence] == both


def test_a_country_lists_people_and_offices_without_a_name(dossiers: Dossiers) -> None:
    rows = [(p.name, p.role, p.basis, p.as_of) for p in country(dossiers, "IS").people]
    assert rows == [
        ("", "Iceland's coast guard chief", "stated", "2025-06-12"),
        ("Jonas Hrafnsson", "Iceland's chief negotiator", "stated", "2025-05-03"),
    ]


def test_a_country_acts_only_where_its_mention_does(dossiers: Dossiers) -> None:
    assert [s.text for s in country(dossiers, "KE").bottom_line] == [
        "Kenya will sign a harbour treaty with Norway in July."
    ]
    assert country(dossiers, "NO").bottom_line == ()


def test_next_of_a_country(dossiers: Dossiers) -> None:
    (plan,) = country(dossiers, "NO").next
    assert plan.text == "Kenya will sign a harbour treaty with Norway in July."
    assert plan.time
    assert (plan.time.text, plan.time.value, plan.time.basis) == ("July", "2025-07", "computed")


def test_relations_are_the_sentences_with_both(dossiers: Dossiers) -> None:
    relations = [
        (one.link.code, [s.citations[0].url for s in one.statements])
        for one in country(dossiers, "NO").relations
    ]
    assert relations == [
        ("IS", ["articles/quota-talks/index.html#s1"]),
        ("KE", ["articles/harbour-visit/index.html#s5"]),
    ]


def test_places_are_apart_from_the_country(dossiers: Dossiers) -> None:
    assert country(dossiers, "IS").places == (Alias("Reykjavik", 1),)


def test_places_in_capitals_are_the_same_places() -> None:
    story = Story(
        "a", "2025-05-01", "LIMA — It rained in Lima.\nLima was wet.\nIt rained in Cusco, Peru."
    )
    story.country("PE", ("s3", "Peru"), "name")
    for sentence, words in (("s1", "LIMA"), ("s1", "Lima"), ("s2", "Lima"), ("s3", "Cusco")):
        story.country("PE", (sentence, words), "place", "place")
    assert country(compiled(story), "PE").places == (Alias("Lima", 3), Alias("Cusco", 1))


def test_bodies_of_the_state_are_organisations() -> None:
    one = Story(
        "a", "2025-05-01", "The Salt Chamber met in Lima.\nThe Salt Chamber and Radio Board left."
    )
    for sentence, words in (("s1", "Salt Chamber"), ("s2", "Salt Chamber"), ("s2", "Radio Board")):
        one.country("PE", (sentence, words), "body", "acts")
    peru = country(compiled(one), "PE")
    assert peru.organisations == (Alias("Salt Chamber", 2), Alias("Radio Board", 1))
    assert peru.places == ()


def test_a_role_is_one_on_its_countrys_page_however_it_names_the_country() -> None:
    stories = []
    for day, role, word in (
        (1, "Peruvian trade envoy", "Peruvian"),
        (2, "Peru's trade envoy", "Peru"),
        (3, "former trade envoy of Peru", "Peru"),
    ):
        story = Story(f"a{day}", f"2025-05-0{day}", f"Mira Holt, {role}, spoke.")
        kind = "out" if "former" in role else "speaks"
        envoy = story.role(("s1", role), "PE", office=kind)
        story.person("Mira Holt", ("s1", "Mira Holt"), roles=[envoy])
        story.country("PE", ("s1", word), "demonym")
        stories.append(story)
    people = country(compiled(*stories), "PE").people
    # the newest article says that the office is over, so the older rows are over as well
    assert [(p.role, p.office, p.as_of, len(p.citations)) for p in people] == [
        ("former trade envoy of Peru", "out", "2025-05-03", 1),
        ("Peru's trade envoy", "out", "2025-05-02", 2),
    ]
    until_then = country(compiled(*stories[:2]), "PE").people
    assert [(p.role, p.office) for p in until_then] == [("Peru's trade envoy", "speaks")]


def in_peru(day: int, text: str, name: str, role: str, office: str | None) -> Story:
    """An article in which somebody with a role says something about Peru and Chile."""
    story = Story(f"a{day}", f"2025-05-0{day}", text)
    who = story.person(name, ("s1", name), roles=[story.role(("s1", role), "PE", office=office)])
    story.country("PE", ("s1", "Peru"), "demonym")
    story.country("PE", ("s2", "Peru"))
    story.country("CL", ("s2", "Chile"))
    story.quote(("s2", "Peru and Chile agree"), ("s2", "they"), person=who, kind="reported")
    return story


def test_only_an_office_speaks_for_a_country() -> None:
    said = "\nThey said that Peru and Chile agree, they told it."
    found = compiled(
        in_peru(1, f"Peruvian journalist Luz Ayala spoke.{said}", "Luz Ayala",
                "Peruvian journalist", None),
        in_peru(2, f"Peruvian senator Mira Holt spoke.{said}", "Mira Holt",
                "Peruvian senator", "serves"),
        in_peru(3, f"Former Peruvian minister Ada Roe spoke.{said}", "Ada Roe",
                "Former Peruvian minister", "out"),
        in_peru(4, f"Peruvian envoy Rosa Lund spoke.{said}", "Rosa Lund",
                "Peruvian envoy", "speaks"),
    )  # fmt: skip
    peru, chile = country(found, "PE"), country(found, "CL")
    assert [(p.name, p.role, p.office) for p in peru.people] == [
        ("Rosa Lund", "Peruvian envoy", "speaks"),
        ("Mira Holt", "Peruvian senator", "serves"),
        ("Ada Roe", "Former Peruvian minister", "out"),
    ]
    assert [group.speaker for group in peru.says] == ["Rosa Lund"]
    # of whom a country is, nobody else is asked: a Peruvian journalist is no other country's voice
    assert [group.speaker for group in peru.said_about] == []
    assert {group.speaker for group in chile.said_about} == {
        "Luz Ayala", "Mira Holt", "Ada Roe", "Rosa Lund",
    }  # fmt: skip


def test_an_office_without_a_country_is_of_its_holders() -> None:
    story = Story("a", "2025-05-01", "Rosa Lund of Peru spoke.\nFinance Minister Lund left.")
    minister = story.role(("s2", "Finance Minister"), office="speaks")
    story.person(
        "Rosa Lund", ("s1", "Rosa Lund"), ("s2", "Lund"), roles=[minister],
        country="PE", basis="stated", evidence=[("s1", "Rosa Lund of Peru")],
    )  # fmt: skip
    story.country("PE", ("s1", "Peru"))
    (row,) = country(compiled(story), "PE").people
    assert (row.name, row.role, row.basis, row.office) == (
        "Rosa Lund", "Finance Minister", "inferred", "speaks",
    )  # fmt: skip


def test_those_who_speak_for_a_country_are_not_cut_off_by_others() -> None:
    many = [
        in_peru(9, "Peruvian senator Roe spoke.\nPeru and Chile agree, they said.",
                "Roe", "Peruvian senator", "serves")
    ]  # fmt: skip
    for number in range(70):
        story = Story(f"b{number}", "2025-06-01", f"Peru's whip number {number} spoke.")
        story.country("PE", ("s1", "Peru"))
        story.office(("s1", f"Peru's whip number {number}"), "PE", "serves")
        many.append(story)
    last = Story("z", "2024-01-01", "Peru's president spoke.")
    last.country("PE", ("s1", "Peru"))
    last.office(("s1", "Peru's president"), "PE")
    people = country(compiled(*many, last), "PE").people
    assert (len(people), people[0].role, people[0].office) == (10, "Peru's president", "speaks")


def test_an_article_has_everything_that_was_read(dossiers: Dossiers) -> None:
    article = next(one for one in dossiers.articles if one.slug == "quota-talks")
    assert [(p.name, p.url) for p in article.people] == [
        ("Ane Tveit", "people/ane-tveit/index.html"),
        ("Jonas Hrafnsson", "people/jonas-hrafnsson/index.html"),
    ]
    assert [(c.name, len(c.mentions)) for c in article.countries] == [("Norway", 2), ("Iceland", 3)]
    assert [(q.id, q.speaker_name) for q in article.quotes] == [
        ("q1", "Ane Tveit"),
        ("q2", "Ane Tveit"),
        ("q3", "Jonas Hrafnsson"),
        ("q4", "Jonas Hrafnsson"),
    ]
    assert [article.text[s.start : s.end] for s in article.not_prose] == ["Tags: Ane Tveit, fish"]


def test_a_doubt_stands_with_its_article(dossiers: Dossiers) -> None:
    article = next(one for one in dossiers.articles if one.slug == "council-note")
    assert [doubt.candidates for doubt in article.doubts] == [("Ane Tveit",)]
    assert [(p.name, p.url) for p in article.people] == [("Tveit", "")]


def test_articles_are_newest_first(dossiers: Dossiers) -> None:
    assert [article.slug for article in dossiers.articles] == [
        "council-note",
        "harbour-visit",
        "pier-post-quota",
        "quota-talks",
    ]
    assert dossiers.as_of == "2025-06-14"


def test_latest_takes_two_sentences_an_article(dossiers: Dossiers) -> None:
    assert [s.citations[0].url for s in dossiers.latest.new] == [
        "articles/harbour-visit/index.html#s1",
        "articles/harbour-visit/index.html#s2",
        "articles/pier-post-quota/index.html#s3",
        "articles/quota-talks/index.html#s1",
    ]
    assert [s.text for s in dossiers.latest.next] == [
        "Kenya will sign a harbour treaty with Norway in July."
    ]
    assert [group.speaker for group in dossiers.latest.quotes] == [
        "Peter Odhira",
        "Ane Tveit",
        "Jonas Hrafnsson",
    ]


def test_data_statements_name_everybody_in_the_sentence(dossiers: Dossiers) -> None:
    by_url = {line.citations[0].url: line for line in dossiers.statements}
    line = by_url["articles/harbour-visit/index.html#s4"]
    assert (line.people, line.countries, line.acting) == (
        ("ane-tveit", "peter-odhira"),
        ("norway",),
        True,
    )
    # nobody with a page stands in the council's note
    assert not any("council-note" in url for url in by_url)


def test_namesakes_have_pages_of_their_own() -> None:
    stories = []
    for article, sentence, role, code in (
        ("clinic", "Ghanaian minister David Osei opened a clinic.", "Ghanaian minister", "GH"),
        ("race", "Canadian sprinter David Osei won the race.", "Canadian sprinter", "CA"),
        ("gala", "David Osei came to the gala in a red coat.", "", None),
    ):
        story = Story(article, "2025-05-01", sentence)
        roles = [story.role(("s1", role), code)] if role else []
        story.person("David Osei", ("s1", "David Osei", "acts"), roles=roles)
        stories.append(story)
    found = compiled(*stories)
    assert [(p.name, [s.text for s in p.bottom_line]) for p in found.people] == [
        ("David Osei (minister, Ghana)", ["Ghanaian minister David Osei opened a clinic."]),
        ("David Osei (sprinter, Canada)", ["Canadian sprinter David Osei won the race."]),
    ]
    minister = found.people[0]
    assert [line.statement.text for line in minister.uncertain] == [
        "Ghanaian minister David Osei opened a clinic.",
        "David Osei came to the gala in a red coat.",
        "Canadian sprinter David Osei won the race.",
    ]
    assert [link.name for link in minister.uncertain[1].candidates] == [
        "David Osei (sprinter, Canada)"
    ]


def test_a_doubtful_sentence_is_shown_once() -> None:
    story = Story("match", "2025-05-01", "Mira Holt beat Tess Holt.\nHolt beat Holt.")
    story.person("Mira Holt", ("s1", "Mira Holt"))
    story.person("Tess Holt", ("s1", "Tess Holt"))
    story.doubt(("s2", "Holt"), "Mira Holt", "Tess Holt")
    story.doubt(("s2", "Holt."), "Mira Holt", "Tess Holt")
    story.doubt(("s2", "Holt"), "Mira Holt", "Tess Holt")
    mira = compiled(story).people[0]
    assert [line.mention for line in mira.uncertain] == ["Holt", "Holt."]


def test_an_article_with_only_a_files_day_is_not_the_latest() -> None:
    dated = Story("dated", "2025-05-01", "Mira Holt opened the new bridge yesterday.")
    saved = Story("saved", "2025-11-30", "Mira Holt closed the old bridge today.", basis="file")
    for story in (dated, saved):
        story.person("Mira Holt", ("s1", "Mira Holt", "acts"))
    found = compiled(dated, saved)
    assert [s.citations[0].article for s in found.latest.new] == ["dated"]
    assert found.as_of == "2025-05-01"
    assert [s.article for s in found.people[0].sources] == ["dated", "saved"]


def test_no_articles_no_dossiers() -> None:
    found = compile_all(Cast((), ()), {}, {})
    assert (found.people, found.countries, found.articles, found.statements) == ((), (), (), ())
    assert found.as_of == ""


def test_a_country_without_a_page_has_its_name_in_the_article() -> None:
    story = Story("a", "2025-05-01", "ADDIS ABABA — It rained.")
    story.country("ET", ("s1", "ADDIS ABABA"), "place", "place")
    (article,) = compiled(story).articles
    assert [(c.code, c.name, c.url) for c in article.countries] == [("ET", "Ethiopia", "")]
