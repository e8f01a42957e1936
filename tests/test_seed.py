"""The first real article, built as a site, against the careful reading that lies beside it.

The text and its reading belong to others and are not part of this project: where they are absent,
these tests skip and say so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from built_sites import SEED, statements, twin

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reading(seed: Path) -> Any:
    return json.loads((SEED / "reading.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def article(seed: Path) -> Any:
    (folder,) = [p for p in (seed / "output" / "articles").iterdir() if p.is_dir()]
    return twin(seed / "output", f"articles/{folder.name}")


def plain(text: str) -> str:
    """Straight marks: the reading and the article write them differently."""
    return text.replace("’", "'").replace("“", '"').replace("”", '"')


def people(seed: Path) -> dict[str, Any]:
    folders = [p.name for p in (seed / "output" / "people").iterdir() if p.is_dir()]
    return {p["name"]: p for name in folders for p in [twin(seed / "output", f"people/{name}")]}


def test_the_people_are_those_and_no_others(seed: Path, reading: Any, article: Any) -> None:
    names = {person["name"] for person in reading["people"]}
    assert set(people(seed)) == names
    assert {person["name"] for person in article["people"]} == names


def test_each_has_the_right_role_and_country(seed: Path, reading: Any) -> None:
    found = people(seed)
    for person in reading["people"]:
        page = found[person["name"]]
        assert page["country"]["code"] == person["country"]
        assert [plain(role["text"]) for role in page["roles"]] == person["roles"]


def test_a_country_that_is_not_stated_is_marked_inferred_with_its_sentences(
    seed: Path, reading: Any
) -> None:
    found = people(seed)
    noted = [p["name"] for p in reading["people"] if "inferred" in p.get("note", "")]
    assert noted
    for name in noted:
        country = found[name]["country"]
        assert country["basis"] == "inferred"
        assert len(country["statements"]) == 2
    stated = [n for n, page in found.items() if page["country"]["basis"] == "stated"]
    assert len(stated) == 5


def test_short_names_are_joined(seed: Path, reading: Any) -> None:
    found = people(seed)
    for person in reading["people"]:
        aliases = {alias["text"] for alias in found[person["name"]]["aliases"]}
        assert aliases == {person["name"], *person["aliases"]}


def test_the_countries_are_those_and_no_others(seed: Path, reading: Any) -> None:
    folders = [p.name for p in (seed / "output" / "countries").iterdir() if p.is_dir()]
    codes = {twin(seed / "output", f"countries/{name}")["code"] for name in folders}
    assert codes == set(reading["countries"])


def test_countries_are_found_under_other_words(article: Any, reading: Any) -> None:
    owner = {m["text"]: c["code"] for c in article["countries"] for m in c["mentions"]}
    for words, code in reading["country_mentions_by_other_words"].items():
        assert owner[words] == code


def test_direct_quotes_and_their_speakers(article: Any, reading: Any) -> None:
    direct = [quote for quote in article["quotes"] if quote["kind"] == "direct"]
    found = [(quote["text"].strip("“”"), quote["speaker_name"]) for quote in direct]
    assert len(found) == len(reading["direct_quotes"])
    for (text, speaker), wanted in zip(found, reading["direct_quotes"], strict=True):
        assert text.startswith(wanted["starts"])
        assert text.endswith(wanted["ends"])
        assert speaker == wanted["speaker"]


def test_reported_statements_and_their_speakers(article: Any, reading: Any) -> None:
    names = {person["name"] for person in reading["people"]}
    reported = [quote for quote in article["quotes"] if quote["kind"] == "reported"]
    assert len(reported) == len(reading["reported_statements"])
    for quote, wanted in zip(reported, reading["reported_statements"], strict=True):
        speaker = wanted["speaker"]
        if speaker in names:
            assert quote["speaker_name"] == speaker
        else:  # an unnamed speaker stays unnamed
            assert quote["speaker"]["person"] is None
            assert speaker.split(" of ")[0] in quote["speaker"]["text"]


def test_an_unnamed_speaker_belongs_to_whom_the_text_says(article: Any, reading: Any) -> None:
    ids = {person["name"]: person["mentions"] for person in article["people"]}
    (holder,) = [h for h in reading["unnamed_role_holders"] if "of" in h]
    (quote,) = [q for q in article["quotes"] if (q["speaker"] or {}).get("of")]
    assert quote["speaker"]["text"] == holder["text"]
    assert holder["of"] in ids


def test_the_day_comes_from_the_text(article: Any, reading: Any) -> None:
    assert article["published"] == {"value": reading["published"]["value"], "basis": "text"}


def test_dates_have_their_values(article: Any, reading: Any) -> None:
    found = [(date["text"], date["value"]) for date in article["dates"]]
    for dated in reading["dated"]:
        values = dated["value"] if isinstance(dated["value"], list) else [dated["value"]]
        for value in values:
            assert [text for text, v in found if v == value and text in dated["text"]]


def test_captions_credits_and_tags_are_cited_nowhere_and_create_nobody(
    seed: Path, article: Any, reading: Any
) -> None:
    left_out = [article["text"][p["start"] : p["end"]] for p in article["not_prose"]]
    assert [plain(text) for text in left_out] == [plain(t) for t in reading["not_prose"]]
    for path in sorted((seed / "output").rglob("index.json")):
        for statement in statements(json.loads(path.read_text(encoding="utf-8"))):
            for line in left_out:
                assert line not in statement["text"]


def test_an_office_without_a_name_is_on_its_countrys_page(seed: Path, reading: Any) -> None:
    (holder,) = [h for h in reading["unnamed_role_holders"] if "of" not in h]
    folders = [p.name for p in (seed / "output" / "countries").iterdir() if p.is_dir()]
    (page,) = [
        record
        for name in folders
        if (record := twin(seed / "output", f"countries/{name}"))["code"] == holder["country"]
    ]
    assert [(p["name"], plain(p["role"])) for p in page["people"]] == [("", holder["text"])]


def test_pairs_of_countries_have_evidence(seed: Path, reading: Any) -> None:
    folders = [p.name for p in (seed / "output" / "countries").iterdir() if p.is_dir()]
    pages = {r["code"]: r for n in folders for r in [twin(seed / "output", f"countries/{n}")]}
    joined = {
        code: {relation["link"]["code"] for relation in page["relations"]}
        for code, page in pages.items()
    }
    missing = [
        pair for pair in reading["pairs_that_must_have_evidence"] if pair[1] not in joined[pair[0]]
    ]
    assert missing == []
