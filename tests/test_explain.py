"""`briefgen explain`: the rule and the sentence behind a name, a country, a role, a page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.errors import UsageError
from briefgen.explain import Explanation, as_json, as_text, explain
from briefgen.explain.records import PersonExplained, Place
from explained_site import DECISIONS, write_site

pytestmark = pytest.mark.model

PROGRAM = str(Path(sys.executable).with_name("briefgen"))
OPENED = "Norwegian Fisheries Minister Ane Tveit opened quota talks in Bergen on Monday."
DEFENDED = "Fisheries Minister Ane Tveit defended the quota in parliament on Wednesday."
BRIDGE = "Ghana's transport minister, David Osei, opened a bridge near Accra."
RACE = "Kenyan sprinter David Osei won the race in Nairobi."

SAID_BY = 'speaker = [{ article = "bridge", words = "the bridge would last", person = "NAME" }]'


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("plain") / "site")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("edited") / "site", decisions=DECISIONS)


def one(site: Path, name: str) -> PersonExplained:
    found = explain(site, name)
    assert len(found.people) == 1
    return found.people[0]


def where(place: Place) -> tuple[str, str, str]:
    return place.path, place.sentence, place.text


# --- who somebody is --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Ane Tveit", "ane-tveit", "ANE TVEIT", "Tveit @ talks"])
def test_a_person_is_found_by_every_name_that_corrections_take(plain: Path, name: str) -> None:
    found = one(plain, name)
    assert (found.name, found.slug) == ("Ane Tveit", "ane-tveit")
    assert found.url == "people/ane-tveit/index.html"


def test_the_articles_of_a_human_come_newest_first_with_their_rule(plain: Path) -> None:
    found = one(plain, "Ane Tveit")
    assert [(j.name, j.rule, j.meaning, where(j.place)) for j in found.articles] == [
        ("Ane Tveit", "equal-names", "equal names", ("content/vote.md", "s1", DEFENDED)),
        ("Ane Tveit", "equal-names", "equal names", ("content/talks.md", "s1", OPENED)),
    ]


def test_a_mention_has_its_rule_its_words_and_its_sentence(plain: Path) -> None:
    mentions = one(plain, "Tveit @ talks").mentions
    assert [(m.text, m.rule, m.place.article, m.place.sentence) for m in mentions] == [
        ("Ane Tveit", "full-name", "vote", "s1"),
        ("Ane Tveit", "full-name", "vote", "s3"),
        ("Ane Tveit", "full-name", "talks", "s1"),
        ("Tveit", "last-name", "talks", "s2"),
        ("Tveit", "last-name", "talks", "s3"),
    ]
    assert mentions[3].meaning == "the surname, which only one person of the article has"
    assert mentions[3].place.text == "“The catch will be shared,” Tveit said."


def test_forms_of_a_name_come_with_where_the_oldest_article_has_them_first(plain: Path) -> None:
    aliases = one(plain, "Ane Tveit").aliases
    assert [(a.text, a.count, a.first.place.path, a.first.place.sentence) for a in aliases] == [
        ("Ane Tveit", 3, "content/talks.md", "s1"),
        ("Tveit", 2, "content/talks.md", "s2"),
    ]


# --- country and roles ------------------------------------------------------------------------


def test_the_country_on_the_page_is_told_from_what_other_articles_say(plain: Path) -> None:
    country = one(plain, "Ane Tveit").country
    assert (country.code, country.name, country.basis, country.as_of, country.why) == (
        "NO",
        "Norway",
        "stated",
        "2031-03-03",
        "stated by the newest article that states one",
    )
    assert [(r.path, r.code, r.rule, r.is_shown) for r in country.readings] == [
        ("content/vote.md", None, "", False),
        ("content/talks.md", "NO", "title-before", True),
    ]
    shown = country.readings[1]
    assert shown.meaning == "a role names it: a title right before the name"
    assert [where(place) for place in shown.evidence] == [("content/talks.md", "s1", OPENED)]


def test_a_role_has_its_rule_its_country_and_its_sentences(plain: Path) -> None:
    roles = one(plain, "Ane Tveit").roles
    assert [(r.text, r.country, r.country_basis, r.first_seen) for r in roles] == [
        ("Fisheries Minister", None, None, "2031-03-05"),
        ("Norwegian Fisheries Minister", "NO", "stated", "2031-03-03"),
    ]
    assert [(r.rule, where(r.place)) for r in roles[1].readings] == [
        ("title-before", ("content/talks.md", "s1", OPENED))
    ]


# --- what was rejected, what stayed open ------------------------------------------------------


def test_namesakes_are_all_explained_with_what_speaks_against_one_human(plain: Path) -> None:
    minister, sprinter = explain(plain, "David Osei").people
    assert [minister.slug, sprinter.slug] == [
        "david-osei-minister-ghana",
        "david-osei-sprinter-kenya",
    ]
    assert minister.named is not None
    assert minister.named.label == "minister, Ghana"
    (other,) = minister.apart
    assert (other.name, other.line) == ("David Osei (sprinter, Kenya)", 0)
    assert other.against == (
        "countries and roles differ: Ghana; Ghana's transport minister / Kenya; Kenyan sprinter"
    )
    assert where(other.own) == ("content/bridge.md", "s1", BRIDGE)
    assert where(other.other) == ("content/race.md", "s1", RACE)
    assert minister.open[0].settle == (
        'same = [["David Osei (minister, Ghana)", "David Osei (sprinter, Kenya)"]]',
        'different = [["David Osei (minister, Ghana)", "David Osei (sprinter, Kenya)"]]',
    )


def test_a_mention_that_could_be_the_person_has_the_line_that_settles_it(plain: Path) -> None:
    (doubt,) = one(plain, "Tess Holt").open
    assert (doubt.text, doubt.others) == ("Holt", ("Mira Holt",))
    assert where(doubt.place) == ("content/bridge.md", "s3", "Holt said the bridge would last.")
    assert doubt.settle == (SAID_BY.replace("NAME", "Tess Holt"),)


def test_a_short_name_that_its_article_leaves_open_is_explained_as_such(plain: Path) -> None:
    found = one(plain, "Holt @ bridge")
    assert (found.slug, found.no_page) == ("", "left open, see below")
    assert found.open[0].others == ("Mira Holt", "Tess Holt")
    assert found.open[0].settle == (
        SAID_BY.replace("NAME", "Mira Holt"),
        SAID_BY.replace("NAME", "Tess Holt"),
    )


# --- an editor's word -------------------------------------------------------------------------


def test_whom_an_entry_joined_has_its_line(edited: Path) -> None:
    found = one(edited, "A. Tveit")
    assert [(j.name, j.rule, j.line) for j in found.articles] == [
        ("A. Tveit", "correction", 3),
        ("Ane Tveit", "equal-names", 0),
        ("Ane Tveit", "equal-names", 0),
    ]
    assert found.named is not None
    assert (found.named.rule, found.named.line) == ("first-of-same", 3)
    assert [(d.line, d.kind, d.text) for d in found.corrections] == [
        (3, "same", '["Ane Tveit", "A. Tveit"], # one human'),
        (
            9,
            "role",
            'role = [{ person = "A. Tveit", text = "visitor from Bergen", wrong = true }]',
        ),
    ]
    assert "visitor from Bergen" not in [role.text for role in found.roles]


@pytest.mark.parametrize("name", ["Mira Holt", "mira-holt", "mira-h-holt", "Mira H. Holt"])
def test_a_renamed_person_is_found_by_old_and_new_name(edited: Path, name: str) -> None:
    found = one(edited, name)
    assert found.named is not None
    assert (found.named.rule, found.named.line, found.name) == ("correction", 6, "Mira H. Holt")
    country = found.country
    assert (country.code, country.why, country.line) == ("PE", "an editor says so", 8)


def test_who_is_hidden_is_explained_without_a_page(edited: Path) -> None:
    found = one(edited, "Jonas Hrafnsson")
    assert (found.url, found.no_page) == ("", "hidden by an editor, corrections.toml:7")
    assert [role.text for role in found.roles] == ["Iceland's chief negotiator"]


def test_namesakes_whom_an_editor_told_apart_are_not_open(edited: Path) -> None:
    minister = one(edited, "david-osei-minister-ghana")
    assert [(a.against, a.line) for a in minister.apart] == [("an editor says so", 5)]
    assert minister.open == ()


# --- sentences and countries ------------------------------------------------------------------


def test_every_sentence_of_the_first_sections_has_its_rule(plain: Path) -> None:
    statements = one(plain, "Ane Tveit").statements
    assert [(s.section, s.rule, s.places[0].path, s.places[0].sentence) for s in statements] == [
        ("bottom_line", "acts", "content/vote.md", "s1"),
        ("bottom_line", "acts", "content/vote.md", "s3"),
        ("bottom_line", "acts", "content/talks.md", "s1"),
        ("new", "within-window", "content/talks.md", "s2"),
        ("new", "within-window", "content/talks.md", "s3"),
        ("next", "planned-date", "content/vote.md", "s3"),
    ]


@pytest.mark.parametrize("name", ["Kenya", "kenya", "KE"])
def test_a_country_is_explained_by_its_mentions(plain: Path, name: str) -> None:
    found = explain(plain, name)
    assert found.people == ()
    (country,) = found.countries
    assert (country.name, country.code) == ("Kenya", "KE")
    assert [(m.text, m.rule, m.place.text) for m in country.mentions] == [
        ("Kenyan", "demonym", RACE),
        ("Nairobi", "capital+city", RACE),
    ]


# --- errors -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("Ane Tvit", "nobody is called 'Ane Tvit'", "did you mean 'Ane Tveit'?"),
        ("Holt", "nobody is called 'Holt'", "did you mean 'Mira Holt', 'Tess Holt'?"),
        (
            "Tveit @ vote",
            "nobody is called 'Tveit' in the article 'vote'",
            "did you mean 'Ane Tveit'?",
        ),
        ("Ane Tveit @ vot", "there is no article 'vot'", "did you mean 'vote'?"),
        (
            "Slovenia",
            "no article means Slovenia",
            "countries without a page have nothing to explain",
        ),
    ],
)
def test_an_unknown_name_is_an_error_with_the_nearest_one(
    plain: Path, name: str, message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as caught:
        explain(plain, name)
    assert (str(caught.value), caught.value.hint) == (message, hint)


# --- the command ------------------------------------------------------------------------------


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, "explain", *arguments], cwd=site, capture_output=True, text=True, check=False
    )


def test_the_command_prints_a_rule_a_line_and_its_sentences_below(plain: Path) -> None:
    done = run(plain, "Ane", "Tveit")
    assert done.returncode == 0
    assert done.stdout.splitlines()[:8] == [
        "Ane Tveit  people/ane-tveit/index.html",
        "Name: Ane Tveit (2)",
        "  most-articles: the form in most articles; of several, the longest",
        "Who is who: 2 articles",
        "  equal-names (2): equal names",
        f"    content/vote.md s1  [Ane Tveit]  {DEFENDED}",
        f"    content/talks.md s1  [Ane Tveit]  {OPENED}",
        "Mentions: 5",
    ]
    assert done.stderr == (
        'skipped: content/torn.md:1: the front matter that starts with "---" is not closed\n'
        '  hint: put a line "---" below the last setting\n'
    )
    assert not (plain / "output").exists()


def test_corrections_and_doubts_stand_in_the_text(edited: Path) -> None:
    lines = run(edited, "mira-holt").stdout.splitlines()
    start = lines.index("Entries of the editor")
    assert lines[start + 1 : start + 3] == [
        '  corrections.toml:6: rename = [{ person = "Mira Holt", name = "Mira H. Holt" }]',
        '  corrections.toml:8: country = [{ person = "Mira Holt", country = "Peru" }]',
    ]
    assert f"    settled by {SAID_BY.replace('NAME', 'Mira H. Holt')}" in lines


def test_json_is_the_same_as_one_object(plain: Path) -> None:
    done = run(plain, "--json", "Ane Tveit")
    data = json.loads(done.stdout)
    assert list(data) == ["asked", "people", "countries", "skipped"]
    assert data["people"][0]["country"]["readings"][1]["evidence"][0] == {
        "article": "talks",
        "path": "content/talks.md",
        "published": "2031-03-03",
        "sentence": "s1",
        "text": OPENED,
    }
    assert data["skipped"][0]["path"] == "content/torn.md"


def test_an_unknown_name_is_wrong_usage(plain: Path) -> None:
    done = run(plain, "Ane Tvit")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: nobody is called 'Ane Tvit'\n  hint: did you mean 'Ane Tveit'?\n"


def test_what_was_read_before_needs_no_model(plain: Path) -> None:
    explain(plain, "Ane Tveit")
    code = (
        "import sys\n"
        "from briefgen.cli import main\n"
        "main(['explain', 'Ane Tveit'], standalone_mode=False)\n"
        "print('loaded:', sorted({'spacy', 'jinja2', 'lxml', 'trafilatura'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=plain, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_the_words_of_nobody_are_empty() -> None:
    assert as_text(Explanation("x", (), (), ())) == ""
    assert json.loads(as_json(Explanation("x", (), (), ())))["asked"] == "x"
