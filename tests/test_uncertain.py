"""What stayed open, as rows for an editor: which are one, what weighs most, what settles each."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from briefgen.build import Model, build
from briefgen.config import load_config
from briefgen.pages import Page, ShownDoubt
from briefgen.plan.uncertain import uncertain_records
from briefgen.render import environment_for, render_pages
from builders import Story
from built_sites import broken_links, parsed
from whole import compiled, plan_all, site_of


def named(
    article: str, name: str, role: tuple[str, str] | None = None, *, day: str = "2031-03-01"
) -> Story:
    """An article of one sentence that names somebody, with a role and its country."""
    story = Story(article, day, f"{role[0] if role else 'Yesterday'} {name} spoke.")
    roles = [story.role(("s1", role[0]), role[1])] if role else []
    story.person(name, ("s1", name, "acts"), roles=roles)
    return story


def final(article: str = "final") -> Story:
    """Two of one family name, then the name alone: in a sentence, and as whose words they are."""
    story = Story(
        article,
        "2031-03-02",
        """
        Mira Holt beat Tess Holt in Oslo.
        “It was close,” Holt said.
        The crowd cheered Holt.
        “I am tired,” she added.
        Rain had stopped play for an hour before the last game, and the organisers of the open said
        that nobody would be given money back for it.
        """,
    )
    story.person("Mira Holt", ("s1", "Mira Holt", "acts"))
    story.person("Tess Holt", ("s1", "Tess Holt"))
    story.quote(("s2", "“It was close,”"), ("s2", "Holt"), cue="said")
    story.quote(("s4", "“I am tired,”"), ("s4", "she"), cue="added", speaker_kind="pronoun")
    story.doubt(("s2", "Holt"), "Mira Holt", "Tess Holt", kind="speaker")
    story.doubt(("s3", "Holt"), "Mira Holt", "Tess Holt")
    story.doubt(("s4", "she"), "Mira Holt", "Tess Holt", kind="speaker")
    return story


def every_kind() -> list[Story]:
    return [
        final(),
        named("later", "Holt"),
        named("clinic", "David Osei", ("Ghanaian health minister", "GH")),
        named("race", "David Osei", ("Canadian sprinter", "CA")),
        named("gala", "David Osei"),
        named("prices", "Jon F. Karlsen"),
        named("wages", "Jon Karlsen"),
        named("paris", "Luc Bertin", ("French foreign minister", "FR")),
        named("brussels", "Luc Bertin", ("Belgian foreign minister", "BE")),
        named("bergen", "Ane Tveit", ("finance minister", "NO")),
        named("aarhus", "Ane Tveit", ("finance minister", "DK")),
        named("nairobi", "Wambui Karimo", ("Kenyan envoy", "KE")),
        named("kampala", "Wambui Karimo", ("Ugandan nurse", "UG")),
    ]


def rows(*stories: Story, corrections: str = "") -> tuple[ShownDoubt, ...]:
    return compiled(*stories, corrections=corrections).uncertain


def what(row: ShownDoubt) -> tuple[str, str, str]:
    return row.kind, row.text, row.statements[0].text


@pytest.fixture(scope="module")
def all_rows() -> tuple[ShownDoubt, ...]:
    return rows(*every_kind())


def test_every_kind_is_a_row_with_its_sentences(all_rows: tuple[ShownDoubt, ...]) -> None:
    assert sorted((row.kind, row.text, len(row.statements)) for row in all_rows) == [
        ("join", "Jon F. Karlsen / Jon Karlsen", 2),
        ("mention", "Holt", 1),
        ("mention", "Holt", 1),
        ("namesakes", "David Osei", 1),
        ("namesakes", "David Osei", 2),
        ("namesakes", "Wambui Karimo", 2),
        ("role", "Belgian foreign minister / French foreign minister", 2),
        ("role", "finance minister", 2),
        ("speaker", "Holt", 1),
        ("speaker", "she", 1),
    ]


def test_a_place_is_the_words_in_doubt(all_rows: tuple[ShownDoubt, ...]) -> None:
    texts = {story.article().id: story.article().text for story in every_kind()}
    for row in all_rows:
        found = {texts[place.article][place.start : place.end] for place in row.places}
        assert found <= set(row.text.split(" / "))


@pytest.mark.parametrize("number", range(10))
def test_each_line_settles_its_row(all_rows: tuple[ShownDoubt, ...], number: int) -> None:
    row = all_rows[number]
    assert len(row.settle) >= 2
    for line in row.settle:
        after = rows(*every_kind(), corrections=line)
        assert what(row) not in map(what, after), line
        left = {what(other) for other in all_rows if other.candidates != row.candidates}
        assert left <= set(map(what, after)), line


def test_a_command_says_the_same_as_its_line(all_rows: tuple[ShownDoubt, ...]) -> None:
    by_line = {
        line: command
        for row in all_rows
        for line, command in zip(row.settle, row.commands, strict=True)
    }
    assert by_line['same = [["Jon F. Karlsen", "Jon Karlsen"]]'] == (
        'briefgen correct same "Jon F. Karlsen" "Jon Karlsen"'
    )
    said = 'speaker = [{ article = "final", words = "I am tired", person = "Mira Holt" }]'
    assert by_line[said] == 'briefgen correct speaker final "I am tired" "Mira Holt"'
    office = '[{ person = "Luc Bertin", text = "French foreign minister", wrong = true }]'
    assert by_line[f"role = {office}"] == (
        'briefgen correct role "Luc Bertin" "French foreign minister" --wrong'
    )
    country = '[{ person = "Ane Tveit", text = "finance minister", country = "Norway" }]'
    assert by_line[f"role = {country}"] == (
        'briefgen correct role "Ane Tveit" "finance minister" --country Norway'
    )


def test_a_country_is_settled_by_one_of_them_or_by_two_people() -> None:
    stories = [
        named("nairobi", "Wambui Karimo", ("Kenyan envoy", "KE")),
        named("kampala", "Wambui Karimo", ("Ugandan envoy", "UG"), day="2031-04-01"),
    ]
    (row,) = rows(*stories)
    assert (row.kind, row.text) == ("country", "Kenyan envoy / Ugandan envoy")
    assert row.reason == (
        "articles state two countries for this person: Kenya in 1 article and Uganda in 1 article"
    )
    assert row.settle == (
        'country = [{ person = "Wambui Karimo", country = "Kenya" }]',
        'country = [{ person = "Wambui Karimo", country = "Uganda" }]',
        'different = [["Wambui Karimo", "Wambui Karimo @ kampala"]]',
    )
    for line in row.settle[:2]:
        assert rows(*stories, corrections=line) == ()


# --- one row for many articles ------------------------------------------------------------------


def forty() -> list[Story]:
    """A short name that two people of one article have, in forty other articles."""
    return [
        final(),
        *(named(f"later-{n}", "Holt", day=f"2031-04-{n % 28 + 1:02}") for n in range(40)),
    ]


def test_equal_doubts_of_many_articles_are_one_row() -> None:
    (row,) = [row for row in rows(*forty()) if "other articles" in row.reason]
    assert (row.kind, row.text, row.articles, len(row.places)) == ("mention", "Holt", 40, 12)
    assert row.places[0].article == "later-27"
    assert [link.name for link in row.candidates] == ["Mira Holt", "Tess Holt"]
    assert row.settle == (
        'alias = [{ person = "Mira Holt", name = "Holt" }]',
        'alias = [{ person = "Tess Holt", name = "Holt" }]',
    )
    settled = rows(*forty(), corrections=row.settle[0])
    assert [row for row in settled if "other articles" in row.reason] == []


def test_a_few_articles_are_named_in_one_line() -> None:
    stories = [final(), named("later", "Holt"), named("last", "Holt", day="2031-03-03")]
    (row,) = [row for row in rows(*stories) if row.articles == 2]
    assert row.settle[0] == 'same = [["Mira Holt", "Holt @ last", "Holt @ later"]]'
    assert [
        r for r in rows(*stories, corrections=row.settle[0]) if "other articles" in r.reason
    ] == []


def test_copies_of_a_text_ask_once() -> None:
    one, copy = final(), final("copy")
    single, doubled = rows(one), rows(one, copy)
    assert [(row.kind, row.text, row.articles) for row in doubled] == [
        (row.kind, row.text, row.articles) for row in single
    ]
    (said,) = [row for row in doubled if row.text == "she"]
    line = said.settle[0]
    assert line.count("article = ") == 2
    assert said.commands[0].count("briefgen correct speaker") == 2
    assert "she" not in [row.text for row in rows(one, copy, corrections=line)]


# --- weight ---------------------------------------------------------------------------------------


def test_weight_is_articles_times_what_hangs_on_it() -> None:
    # All are among the twelve named in most articles, so that everything counts twice.
    stories = [
        *(named(f"wages-{n}", "Jon Karlsen") for n in range(5)),
        *(named(f"prices-{n}", "Jon F. Karlsen") for n in range(3)),
        *(named(f"bergen-{n}", "Ane Tveit", ("finance minister", "NO")) for n in range(4)),
        *(named(f"aarhus-{n}", "Ane Tveit", ("finance minister", "DK")) for n in range(2)),
        *(named(f"note-{n}", "Tveit") for n in range(7)),
    ]
    assert [(row.kind, row.articles, row.weight) for row in rows(*stories)] == [
        ("join", 3, 3 * 3 * 2),
        ("mention", 7, 7 * 1 * 2),
        ("role", 2, 2 * 2 * 2),
    ]


def test_people_of_few_articles_weigh_half() -> None:
    many = [
        named(f"much-{n}-{k}", f"Person{'abcdefghijkl'[n]} Lastname{n}")
        for n in range(12)
        for k in (0, 1)
    ]
    found = rows(*many, named("wages", "Jon Karlsen"), named("prices", "Jon F. Karlsen"))
    assert [(row.text, row.weight) for row in found] == [("Jon F. Karlsen / Jon Karlsen", 3)]


def test_what_no_line_settles_stands_last() -> None:
    story = Story("talks", "2031-03-01", "Nobody knew.\n“We agreed,” he said.")
    story.quote(("s2", "“We agreed,”"), ("s2", "he"), cue="said", speaker_kind="pronoun")
    story.doubt(("s2", "he"), kind="speaker")
    found = rows(story, named("wages", "Jon Karlsen"), named("prices", "Jon F. Karlsen"))
    assert [(row.text, row.weight, len(row.settle)) for row in found] == [
        ("Jon F. Karlsen / Jon Karlsen", 6, 2),
        ("he", 0, 0),
    ]


def test_the_order_of_articles_changes_nothing(all_rows: tuple[ShownDoubt, ...]) -> None:
    for order in itertools.islice(itertools.permutations(every_kind()), 0, 5000, 1000):
        assert rows(*order) == all_rows


# --- pages ----------------------------------------------------------------------------------------


def test_forty_rows_are_on_a_page(all_rows: tuple[ShownDoubt, ...]) -> None:
    dossiers = compiled(*every_kind())
    many = [all_rows[n % 10] for n in range(81)]
    records = list(uncertain_records(many, 7000, dossiers.outlines, {}))
    assert [(record.url, record.first, len(record.rows)) for record in records] == [
        ("uncertain/index.html", 1, 40),
        ("uncertain/2/index.html", 41, 40),
        ("uncertain/3/index.html", 81, 1),
    ]
    assert {record.total for record in records} == {7000}
    assert records[2].pages == tuple(record.url for record in records)
    assert len(records[2].sources) == 2  # the two articles of a join


def html(page: Page, dossiers_of: tuple[Story, ...]) -> str:
    dossiers = compiled(*dossiers_of)
    (file,) = render_pages([page], site_of(dossiers), environment_for(Path("/nowhere")))
    return file.content.decode()


def test_a_page_draws_each_line_and_command(all_rows: tuple[ShownDoubt, ...]) -> None:
    dossiers = compiled(*every_kind())
    (page,) = [p for p in plan_all(dossiers, site_of(dossiers)) if p.template == "uncertain.html"]
    tree = parsed(html(page, tuple(every_kind())))
    codes = [code.text_content() for code in tree.xpath("//main//code")]
    for row in all_rows:
        assert set(row.settle) | set(row.commands) <= set(codes)
    assert [h.text_content() for h in tree.xpath("//main//h2")] == [
        "One person or two?", "Several of one name", "Whose words?", "Roles that contradict",
        "Mentions", "Sources",
    ]  # fmt: skip
    assert len(tree.xpath("//*[starts-with(@id, 'q')]")) == len(all_rows)


def test_nothing_open_is_said(all_rows: tuple[ShownDoubt, ...]) -> None:
    alone = (named("wages", "Jon Karlsen"),)
    dossiers = compiled(*alone)
    (page,) = [p for p in plan_all(dossiers, site_of(dossiers)) if p.template == "uncertain.html"]
    tree = parsed(html(page, alone))
    assert "Nothing is open" in tree.xpath("string(//main)")
    assert tree.xpath("//main//a/@href") == ["../index.html"]


def test_the_home_page_has_the_three_weightiest(all_rows: tuple[ShownDoubt, ...]) -> None:
    dossiers = compiled(*every_kind())
    (page,) = [p for p in plan_all(dossiers, site_of(dossiers)) if p.template == "home.html"]
    tree = parsed(html(page, tuple(every_kind())))
    links = tree.xpath("//section[@aria-labelledby='care']//a/@href")
    assert links == [*(f"uncertain/index.html#q{n}" for n in (1, 2, 3)), "uncertain/index.html"]


def test_a_person_page_shows_its_own() -> None:
    pages = {person.slug: person.uncertain for person in compiled(*every_kind()).people}
    (line,) = pages["jon-karlsen"]
    assert (line.kind, line.mention, line.statement.text) == (
        "join", "Jon F. Karlsen", "Yesterday Jon F. Karlsen spoke.",
    )  # fmt: skip
    assert [link.name for link in line.candidates] == ["Jon F. Karlsen"]
    (line,) = pages["luc-bertin"]
    assert (line.kind, line.mention, line.candidates) == ("role", "Belgian foreign minister", ())
    assert [(line.kind, line.statement.citations[0].sentence) for line in pages["mira-holt"]] == [
        ("speaker", "s2"), ("mention", "s3"), ("speaker", "s4"), ("mention", "s1"),
    ]  # fmt: skip


# --- a real site ----------------------------------------------------------------------------------

ARTICLES = {
    "talks": "Norwegian Fisheries Minister Volodar Zelenski opened quota talks in Bergen.",
    "go-on": "Norwegian Fisheries Minister Volodar Zelenskyy left the talks early.",
    "final": "Mira Holt beat Tess Holt in the final. “I was tired,” Holt said.",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for number, (name, text) in enumerate(ARTICLES.items(), start=1):
        head = f"---\ntitle: Story {number}\ndate: 2031-03-0{number}\n---\n\n"
        (tmp_path / "content" / f"{name}.md").write_text(head + text + "\n", encoding="utf-8")
    return tmp_path


def open_rows(site: Path) -> list[tuple[str, str]]:
    lines = (site / "output" / "data" / "uncertain.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["kind"], row["text"]) for row in map(json.loads, lines)]


@pytest.mark.model
def test_a_site_lists_what_is_open_until_an_editor_settles_it(site: Path) -> None:
    model = Model("")
    report = build(load_config(site), model=model)
    assert open_rows(site) == [
        ("join", "Volodar Zelenski / Volodar Zelenskyy"), ("speaker", "Holt"),
    ]  # fmt: skip
    assert report.doubts == 1
    assert broken_links(site / "output") == []
    assert build(load_config(site), model=model).rendered == 0
    line = 'same = [["Volodar Zelenskyy", "Volodar Zelenski"]]\n'
    (site / "corrections.toml").write_text(line, encoding="utf-8")
    build(load_config(site), model=model)
    assert open_rows(site) == [("speaker", "Holt")]
    assert broken_links(site / "output") == []


@pytest.mark.model
def test_a_pronoun_that_could_be_two_people_names_both(site: Path) -> None:
    text = (site / "content" / "final.md").read_text(encoding="utf-8")
    text += "\nFans cheered Mira Holt and Tess Holt. “I will be back,” she said.\n"
    (site / "content" / "final.md").write_text(text, encoding="utf-8")
    build(load_config(site), model=Model(""))
    twin = json.loads((site / "output" / "uncertain" / "index.json").read_text(encoding="utf-8"))
    (row,) = [row for row in twin["rows"] if row["text"] in ("she", "She")]
    assert [link["name"] for link in row["candidates"]] == ["Mira Holt", "Tess Holt"]
    assert row["settle"][0].startswith('speaker = [{ article = "final", words = "I will be back"')
