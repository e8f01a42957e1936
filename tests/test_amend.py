"""What an editor's entries on roles, countries and speakers make of an article's records."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from briefgen.amend import amended
from briefgen.corrections import parse_corrections
from briefgen.decisions import Amendment
from briefgen.dossiers import PersonDossier
from briefgen.errors import CorrectionError
from briefgen.model import Analysis, Person, Quote
from briefgen.outline import outline_of
from briefgen.resolve import cast_of, resolve_people
from builders import Story
from whole import Dossiers, compile_all, outlines


def talks() -> Story:
    """An envoy of no country, a chair whose role wasn't read, a quote without a speaker."""
    story = Story(
        "talks",
        "2025-05-02",
        """
        The envoy Oona Brekke met Ilir Dushku, chair of the quay board, in Lima.
        “We agreed,” she said.
        “Nobody objected.”
        Dushku said the board would vote.
        """,
    )
    envoy = story.role(("s1", "envoy"), None)
    brekke = story.person("Oona Brekke", ("s1", "Oona Brekke", "acts"), roles=[envoy])
    dushku = story.person("Ilir Dushku", ("s1", "Ilir Dushku"), ("s4", "Dushku", "acts"))
    story.country("PE", ("s1", "Lima"), "capital", "place")
    first = story.quote(("s2", "“We agreed,”"), ("s2", "she"), speaker_kind="pronoun", cue="said")
    story.quote(("s3", "“Nobody objected.”"), None, follows=first)
    story.quote(("s4", "the board would vote"), ("s4", "Dushku"), person=dushku, kind="reported")
    story.doubt(("s2", "she"), "Oona Brekke")
    assert brekke == "p1"
    return story


def later() -> Story:
    story = Story("later", "2025-06-02", "Norwegian envoy Oona Brekke left.")
    role = story.role(("s1", "Norwegian envoy"), "NO")
    story.country("NO", ("s1", "Norwegian"), "demonym")
    story.person("Oona Brekke", ("s1", "Oona Brekke", "acts"), roles=[role])
    return story


def amendments(text: str) -> dict[str, Amendment]:
    found = resolve_people(outlines([talks(), later()]), parse_corrections(text))
    return dict(found.amendments)


def of_talks(text: str) -> Analysis:
    """The records of the first article after the entries of `text`."""
    story = talks()
    return amended(story.article(), story.analysis(), amendments(text)["talks"])


def site_of(text: str) -> Dossiers:
    """Everything compiled after the entries of `text`."""
    stories = [talks(), later()]
    changes = amendments(text)
    articles = {story.article().id: story.article() for story in stories}
    analyses = {
        name: amended(article, story.analysis(), changes.get(name, Amendment()))
        for (name, article), story in zip(articles.items(), stories, strict=True)
    }
    people = resolve_people(outlines(stories), parse_corrections(text))
    shown = [outline_of(articles[name], analyses[name]) for name in articles]
    return compile_all(cast_of(people, shown), articles, analyses)


def page(found: Dossiers, slug: str) -> PersonDossier:
    return next(person for person in found.people if person.slug == slug)


def person(analysis: Analysis, name: str) -> Person:
    return next(one for one in analysis.people if one.name == name)


def quote(analysis: Analysis, words: str) -> Quote:
    return next(one for one in analysis.quotes if words in one.text)


def test_a_role_gets_a_country_and_the_person_with_it() -> None:
    found = of_talks('role = [{ person = "Oona Brekke", text = "Envoy", country = "Norway" }]')
    (role,) = person(found, "Oona Brekke").roles
    assert (role.text, role.country, role.country_basis, role.rule) == (
        "envoy", "NO", "inferred", "correction",
    )  # fmt: skip
    assert person(found, "Oona Brekke").country == "NO"


def test_a_roles_words_say_whether_it_is_an_office_of_the_country_given() -> None:
    found = of_talks(
        'role = [{ person = "Oona Brekke", text = "envoy", country = "NO" }, { person = '
        '"Ilir Dushku", text = "chair of the quay board", article = "talks", country = "PE" }]'
    )
    assert [(r.country, r.office) for r in person(found, "Oona Brekke").roles] == [("NO", "speaks")]
    assert [(r.country, r.office) for r in person(found, "Ilir Dushku").roles] == [("PE", None)]
    nobodys = of_talks('role = [{ person = "Oona Brekke", text = "envoy", country = "" }]')
    assert [(r.country, r.office) for r in person(nobodys, "Oona Brekke").roles] == [(None, None)]


def test_a_role_is_changed_only_where_it_is_written_so_and_in_the_days_given() -> None:
    text = 'role = [{ person = "Oona Brekke", text = "envoy", country = "NO", to = "2025-05-31" }]'
    assert list(amendments(text)) == ["talks"]
    with pytest.raises(CorrectionError, match="no article that is meant gives 'Oona Brekke'"):
        amendments(text.replace('to = "2025-05-31"', 'from = "2025-05-31"'))


def test_words_of_the_article_become_a_role() -> None:
    found = of_talks(
        'role = [{ person = "Ilir Dushku", text = "chair of the quay board", article = "talks",'
        ' organisation = "quay board" }]'
    )
    (role,) = person(found, "Ilir Dushku").roles
    assert (role.text, role.organisation, role.country) == (
        "chair of the quay board", "quay board", None,
    )  # fmt: skip
    assert talks().text[role.start : role.end] == role.text


def test_words_that_no_article_has_never_become_a_role() -> None:
    with pytest.raises(CorrectionError) as caught:
        of_talks('role = [{ person = "Ilir Dushku", text = "king", article = "talks" }]')
    assert str(caught.value).startswith("corrections.toml:1: the article 'talks' has no sentence")


def test_a_wrong_role_is_taken_away_with_the_country_that_came_from_it() -> None:
    text = 'role = [{ person = "Oona Brekke", text = "Norwegian envoy", wrong = true }]'
    found = site_of(text)
    brekke = page(found, "oona-brekke")
    assert [role.text for role in brekke.roles] == ["envoy"]
    assert brekke.country.code is None
    assert page(site_of('hide = ["Ilir Dushku"]'), "oona-brekke").country.code == "NO"


def test_a_country_is_inferred_from_the_first_mention_and_says_who_decided() -> None:
    found = site_of('country = [{ person = "Ilir Dushku", country = "Albania" }]')
    country = page(found, "ilir-dushku").country
    assert (country.code, country.basis, country.statements[0].rule) == (
        "AL", "inferred", "correction",
    )  # fmt: skip
    assert country.statements[0].text.startswith("The envoy Oona Brekke met Ilir Dushku")
    assert "albania" in [entity.slug for entity in found.cast.countries]


def test_a_country_that_a_role_states_is_stated() -> None:
    found = site_of('country = [{ person = "Oona Brekke", country = "NO" }]')
    assert page(found, "oona-brekke").country.basis == "stated"


def test_an_empty_country_is_none() -> None:
    found = site_of('country = [{ person = "Oona Brekke", country = "" }]')
    assert page(found, "oona-brekke").country.code is None


def test_a_speaker_is_set_for_the_quote_and_what_continues_it() -> None:
    text = 'speaker = [{ article = "talks", words = "we agreed", person = "Oona Brekke" }]'
    found = of_talks(text)
    speakers = [quote(found, words).speaker for words in ("We agreed", "Nobody objected")]
    assert [(one.person, one.text) for one in speakers if one] == [
        ("p1", "she"),
        ("p1", "Oona Brekke"),
    ]
    assert quote(found, "We agreed").rule == "correction"
    assert quote(found, "the board").speaker == quote(talks().analysis(), "the board").speaker
    assert found.doubts == ()
    says = page(site_of(text), "oona-brekke").says
    assert [line.text for line in says] == ["“We agreed,”", "“Nobody objected.”"]


def duel() -> Story:
    """Two of one family name, who is named alone afterwards, and says something."""
    story = Story(
        "duel",
        "2025-05-03",
        """
        Mira Holt beat Tess Holt.
        “It was close,” Holt said.
        Holt's coach and he left.
        """,
    )
    story.person("Mira Holt", ("s1", "Mira Holt", "acts"))
    story.person("Tess Holt", ("s1", "Tess Holt"))
    story.quote(("s2", "“It was close,”"), ("s2", "Holt"), cue="said")
    story.doubt(("s2", "Holt"), "Mira Holt", "Tess Holt")
    story.doubt(("s3", "Holt's"), "Mira Holt", "Tess Holt")
    story.doubt(("s3", "he"), "Mira Holt", "Tess Holt")
    return story


def test_a_mention_that_its_article_leaves_open_is_settled_by_the_line_offered() -> None:
    story = duel()
    before = compile_all(
        cast_of(resolve_people(outlines([story])), outlines([story])),
        {"duel": story.article()},
        {"duel": story.analysis()},
    )
    line = 'same = [["Tess Holt", "Holt @ duel"]]'
    offered = [line.settle for line in page(before, "tess-holt").uncertain]
    said = 'speaker = [{ article = "duel", words = "It was close", person = "Tess Holt" }]'
    assert offered == [(said,), (line,), ()]
    found = resolve_people(outlines([story]), parse_corrections(line))
    analysis = amended(story.article(), story.analysis(), found.amendments["duel"])
    assert [m.text for m in person(analysis, "Tess Holt").mentions] == [
        "Tess Holt", "Holt", "Holt's",
    ]  # fmt: skip
    assert person(analysis, "Mira Holt") == person(story.analysis(), "Mira Holt")
    speaker = quote(analysis, "It was close").speaker
    assert speaker is not None
    assert speaker.person == "p2"
    assert [doubt.text for doubt in analysis.doubts] == ["he"]


def test_an_open_mention_is_only_of_somebody_whom_its_article_names() -> None:
    text = 'same = [["Oona Brekke", "Holt @ duel"]]'
    with pytest.raises(CorrectionError) as caught:
        resolve_people(outlines([duel(), later()]), parse_corrections(text))
    assert caught.value.message == "'Oona Brekke' is not named in the article 'duel'"


def test_an_open_mention_has_one_owner() -> None:
    text = 'same = [["Mira Holt", "Holt @ duel"],\n["Tess Holt", "Holt @ duel"]]'
    with pytest.raises(CorrectionError) as caught:
        resolve_people(outlines([duel()]), parse_corrections(text))
    assert caught.value.line == 2
    assert caught.value.message == "line 1 says something else of the same in 'duel'"


def test_nobody_may_be_the_speaker() -> None:
    text = 'speaker = [{ article = "talks", words = "the board would", person = "" }]'
    assert quote(of_talks(text), "the board").speaker is None


@dataclass
class Wrong:
    text: str
    message: str
    hint: str


@pytest.mark.parametrize(
    "wrong",
    [
        Wrong('speaker = [{ article = "tlaks", words = "We agreed", person = "Oona Brekke" }]',
              "1: there is no article 'tlaks'", "did you mean 'talks'?"),
        Wrong('speaker = [{ article = "later", words = "We agreed", person = "Ilir Dushku" }]',
              "1: 'Ilir Dushku' is not named in the article 'later'", "known are: Oona Brekke"),
        Wrong('speaker = [{ article = "talks", words = "We disagreed", person = "Oona Brekke" }]',
              "1: no quotation in 'talks' holds the words 'We disagreed'",
              "did you mean '“We agreed,”'?"),
        Wrong('speaker = [{ article = "talks", words = "e", person = "Oona Brekke" }]',
              "1: 2 quotations hold the words 'e'", "write more"),
        Wrong('speaker = [{ article = "talks", words = "agreed", person = "Oona Brekke" },\n'
              '{ article = "talks", words = "We agreed", person = "Ilir Dushku" }]',
              "2: this quotation has another speaker in line 1", "take one"),
        Wrong('country = [{ person = "Oona Brekke", country = "NO" },\n'
              '{ person = "oona-brekke", country = "PE" }]',
              "2: line 1 says something else of the same in ", "take one"),
        Wrong('role = [{ person = "Oona Brekke", text = "envoi", country = "NO" }]',
              "1: no article that is meant gives 'Oona Brekke' the role 'envoi'",
              "did you mean 'envoy'?"),
    ],
    ids=lambda wrong: wrong.message,
)  # fmt: skip
def test_an_entry_that_fits_nothing_or_contradicts(wrong: Wrong) -> None:
    with pytest.raises(CorrectionError) as caught:
        of_talks(wrong.text)
    assert str(caught.value).startswith(f"corrections.toml:{wrong.message}")
    assert wrong.hint in caught.value.hint
