"""The data files: complete, consistent, documented, and true where a wrong row would hurt."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from briefgen import data
from briefgen.analyse.states import label_after, may_hold
from briefgen.data import countries, header, read_table, read_words, wikidata_items

FOLDER = Path(data.__file__).parent
DOCS = Path(__file__).parent.parent / "docs" / "data.md"
TABLES = sorted(path.name for path in FOLDER.glob("*.csv"))
LISTS = sorted(path.name for path in FOLDER.glob("*.txt"))
# Files whose rows name a country, and the column that holds its code.
CODES = {
    "country_names.csv": 1, "demonyms.csv": 1, "capitals.csv": 1, "bodies.csv": 1, "cities.csv": 1,
}  # fmt: skip


def first_column(name: str) -> list[str]:
    return [row[0] for row in read_table(name)]


@pytest.mark.parametrize("name", [*TABLES, *LISTS])
def test_every_file_names_source_licence_date_and_making(name: str) -> None:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    head = " ".join(line for line in lines[:12] if line.startswith("#"))
    assert re.search(r"Source:", head)
    assert re.search(r"Licence: .*(MIT|ODbL 1\.0|CC BY 4\.0|public domain)", head)
    assert re.search(r"Date: \d{4}-\d{2}-\d{2}", head)
    assert re.search(r"Made by: (hand|tools/make_(?:data|maps)\.py|sha256)", head)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_value_for_every_column(name: str) -> None:
    columns = header(name)
    assert [row for row in read_table(name) if len(row) != len(columns)] == []
    assert [row for row in read_table(name) if not row[0].strip() or row[0] != row[0].strip()] == []


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"model_payloads.csv", "org_words.csv"}))
def test_no_file_says_two_things_about_one_word(name: str) -> None:
    twice = [word for word, count in Counter(first_column(name)).items() if count > 1]
    assert twice == []


def test_every_file_is_documented_and_no_other() -> None:
    named = set(re.findall(r"^\| `([a-z_]+\.(?:csv|txt))`", DOCS.read_text("utf-8"), re.MULTILINE))
    assert named == {*TABLES, *LISTS}


def test_the_documentation_names_every_column() -> None:
    text = DOCS.read_text("utf-8")
    for name in TABLES:
        (line,) = re.findall(rf"^\| `{re.escape(name)}` \| (.*)$", text, re.MULTILINE)
        assert [column for column in header(name) if column not in line] == [], name


def test_the_licences_name_every_file_from_elsewhere() -> None:
    text = (FOLDER / "LICENSES.md").read_text("utf-8")
    for name in TABLES:
        lines = (FOLDER / name).read_text("utf-8").splitlines()
        head = " ".join(line for line in lines if line.startswith("#"))
        assert ("LICENSES.md" in head or "public domain" in head) == (f"`{name}`" in text), name


@pytest.mark.parametrize(("name", "column"), CODES.items())
def test_every_code_is_a_country(name: str, column: int) -> None:
    assert {row[column] for row in read_table(name)} <= set(countries())


def test_offices_name_states_that_have_them_or_not() -> None:
    for office, held, codes in read_table("offices.csv"):
        assert held in {"only", "not"}, office
        assert set(codes.split()) <= set(countries()), office
        assert len(codes.split()) == len(set(codes.split())), office
        assert office == office.lower(), office


def test_parties_and_institutes_name_one_state() -> None:
    for name, code, use in read_table("parties.csv"):
        assert use in {"party", "home", "house", "several"}, name
        assert (code in countries()) == (use != "several"), name
    assert {code for _, code in read_table("institutes.csv")} <= set(countries())


@pytest.mark.parametrize(
    ("office", "code", "held"),
    [
        ("president", "FR", True), ("president", "GB", False), ("prime minister", "US", False),
        ("prime minister", "CA", True), ("king", "SA", True), ("king", "FR", False),
        ("senator", "US", True), ("senator", "GB", False), ("foreign minister", "US", False),
        ("acting president", "GB", False), ("mayor", "JP", True),
        ("treasury secretary", "GB", False),
    ],
)  # fmt: skip
def test_who_can_have_an_office(office: str, code: str, held: bool) -> None:
    assert may_hold(office, code) is held


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Roe (R-Ohio)", "R-Ohio"), ("Roe, D-Calif.,", "D-Calif."), ("Roe (I-VT)", "I-VT"),
        ("Roe, D-Day", None), ("Roe (R-Peru)", None), ("Roe; R-Ohio", None),
    ],
)  # fmt: skip
def test_labels_of_politicians(text: str, label: str | None) -> None:
    found = label_after(text, len("Roe"))
    assert (text[slice(*found)] if found else None) == label


def test_ambiguous_names_name_countries_and_known_evidence() -> None:
    evidence = {"named", "label", "people", "word", "person", "town", "native", "never"}
    for name, kind, codes, needs, _ in read_table("ambiguous_names.csv"):
        assert set(codes.split()) <= set(countries()), name
        assert codes, name
        assert needs in evidence, name
        assert kind in {"name", "demonym", "body"}, name


def test_names_start_with_a_capital_so_that_they_can_be_found() -> None:
    for file in [*CODES, "ambiguous_names.csv", "not_countries.csv"]:
        lower = [name for name in first_column(file) if name[0].islower()]
        assert lower == [], file


def test_two_files_never_give_one_word_two_countries() -> None:
    meant: dict[str, set[str]] = {}
    for file in ("country_names.csv", "demonyms.csv", "capitals.csv", "bodies.csv"):
        for row in read_table(file):
            meant.setdefault(row[0], set()).add(row[1])
    several = set(first_column("ambiguous_names.csv"))
    assert {word for word, codes in meant.items() if len(codes) > 1} - several == set()


def test_all_codes_of_iso_3166_and_kosovo() -> None:
    assert len(countries()) == 250
    assert {"HK", "MO", "TW", "PS", "EH", "GL", "PR", "XK", "VA"} <= set(countries())


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CD", "DR Congo"), ("CG", "Republic of the Congo"), ("CI", "Ivory Coast"),
        ("CV", "Cape Verde"), ("CZ", "Czechia"), ("GB", "United Kingdom"),
        ("KP", "North Korea"), ("KR", "South Korea"),
        ("MK", "North Macedonia"), ("MM", "Myanmar"), ("MO", "Macau"), ("SZ", "Eswatini"),
        ("TR", "Turkey"), ("TW", "Taiwan"), ("US", "United States"), ("VA", "Vatican City"),
    ],
)  # fmt: skip
def test_display_names_are_those_of_newspapers(code: str, name: str) -> None:
    assert countries()[code].name == name


def test_facts_of_a_country() -> None:
    france = countries()["FR"]
    assert (france.official, france.adjective) == ("French Republic", "French")
    assert france.demonyms[:3] == ("French", "Frenchman", "Frenchmen")
    assert france.capitals == ("Paris",)
    assert france.un_member


def test_members_of_the_united_nations() -> None:
    members = {code for code, facts in countries().items() if facts.un_member}
    assert len(members) == 193
    assert members.isdisjoint({"VA", "PS", "TW", "XK", "HK", "EH"})


def test_every_member_has_an_adjective_and_a_capital() -> None:
    # Both Congos and both Dominicas share their adjective: it needs evidence.
    members = [facts for facts in countries().values() if facts.un_member]
    assert {f.code for f in members if not f.adjective} == {"CD", "CG", "DM", "DO"}
    assert {f.code for f in members if not f.capitals} == set()


@pytest.mark.parametrize(
    ("code", "item"),
    [
        ("FR", "Q142"), ("DE", "Q183"), ("NO", "Q20"), ("XK", "Q1246"), ("PS", "Q219060"),
        ("TW", "Q865"), ("GB", "Q145"), ("US", "Q30"), ("CN", "Q148"), ("RU", "Q159"),
        ("KP", "Q423"), ("KR", "Q884"), ("CD", "Q974"), ("CG", "Q971"), ("GE", "Q230"),
        ("DK", "Q35"), ("NL", "Q55"), ("EH", "Q6250"), ("VA", "Q237"), ("IE", "Q27"),
    ],
)  # fmt: skip
def test_items_of_wikidata(code: str, item: str) -> None:
    assert wikidata_items()[code] == item


def test_every_country_has_an_item_of_its_own() -> None:
    items = wikidata_items()
    assert set(items) == set(countries())
    assert len(set(items.values())) == len(items)
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items.values())


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("American", "US"), ("Chinese", "CN"), ("Dutch", "NL"), ("French", "FR"), ("Indian", "IN"),
        ("Norwegian", "NO"), ("Burmese", "MM"), ("Ivorian", "CI"), ("Emiratis", "AE"),
        ("Britons", "GB"),
        ("Spaniard", "ES"), ("Kazakhstani", "KZ"), ("Nigerien", "NE"), ("Nigerian", "NG"),
    ],
)  # fmt: skip
def test_a_dependency_owns_no_demonym_of_a_state(word: str, code: str) -> None:
    assert {row[0]: row[1] for row in read_table("demonyms.csv")}[word] == code


@pytest.mark.parametrize(
    "word",
    ["Korea", "Korean", "Congo", "Congolese", "Dominican", "Georgia", "Jordan", "Chad", "Turkey"],
)
def test_names_of_several_things_need_evidence(word: str) -> None:
    assert word in first_column("ambiguous_names.csv")


@pytest.mark.parametrize("word", ["Congolese", "Dominican", "Korean", "Serb"])
def test_words_of_several_countries_are_not_given_to_one(word: str) -> None:
    assert word not in first_column("demonyms.csv")


@pytest.mark.parametrize("word", ["Crimea", "Kashmir", "Abkhazia", "Nagorno-Karabakh", "Donbas"])
def test_disputed_regions_are_given_to_nobody(word: str) -> None:
    files = ("country_names.csv", "cities.csv", "capitals.csv")
    assert all(word not in first_column(file) for file in files)


@pytest.mark.parametrize("city", ["Lagos", "Sydney", "Reading", "Nice", "Mobile", "Of", "Kim"])
def test_capitals_are_capitals_and_words_are_no_cities(city: str) -> None:
    assert city not in first_column("capitals.csv")
    assert city == "Lagos" or city not in first_column("cities.csv")


def test_no_city_is_also_a_first_name_or_a_state() -> None:
    made = {row[0] for row in read_table("cities.csv") if row[3] == "geonames"}
    assert (
        made & (set(first_column("first_names.csv")) | set(first_column("us_states.csv"))) == set()
    )


def test_us_states() -> None:
    assert len(read_table("us_states.csv")) == 51
    assert ("California", "CA", "Calif.") in read_table("us_states.csv")


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("said", "say", "speech"), ("told", "tell", "speech"), ("denies", "deny", "speech"),
        ("tweeted", "tweet", "speech"), ("wrote", "write", "speech"), ("praised", "praise", "act"),
        ("thinks", "think", "belief"), ("hoped", "hope", "belief"), ("wants", "want", "belief"),
    ],
)  # fmt: skip
def test_speech_verbs(form: str, lemma: str, kind: str) -> None:
    assert (form, lemma, kind) in read_table("speech_verbs.csv")


def test_speech_verbs_are_of_three_kinds() -> None:
    assert {row[2] for row in read_table("speech_verbs.csv")} == {"speech", "act", "belief"}


@pytest.mark.parametrize(
    ("noun", "kind", "gender"),
    [
        ("prime minister", "state", ""), ("king", "state", "m"), ("chief of staff", "state", ""),
        ("chief executive", "org", ""), ("chairwoman", "org", "f"), ("economist", "job", ""),
        ("widow", "kin", "f"), ("spokesman", "generic", "m"), ("resident", "generic", ""),
    ],
)  # fmt: skip
def test_role_nouns(noun: str, kind: str, gender: str) -> None:
    assert (noun, kind, gender) in read_table("role_nouns.csv")


def test_role_nouns_are_many_and_in_lower_case() -> None:
    rows = read_table("role_nouns.csv")
    assert len(rows) >= 400
    assert [row[0] for row in rows if row[0] != row[0].lower()] == []
    assert {row[1] for row in rows} == {"state", "org", "job", "kin", "generic"}
    assert {row[2] for row in rows} == {"m", "f", ""}


def test_titles_that_are_roles() -> None:
    roles = {row[0] for row in read_table("honorifics.csv") if row[2] == "yes"}
    assert {"Gen", "Sen", "Rep", "Gov", "Col"} <= roles
    assert roles.isdisjoint({"Mr", "Mrs", "Ms", "Dr", "Sir"})


def test_first_names() -> None:
    gender = {row[0]: row[1] for row in read_table("first_names.csv")}
    assert set(gender.values()) == {"m", "f", "u"}
    assert (gender["Angela"], gender["Robert"]) == ("f", "m")
    assert {gender[name] for name in ("Andrea", "Jean", "Kim", "Robin")} == {"u"}


def test_surnames_do_not_make_an_organisation() -> None:
    last = {row[0] for row in read_table("org_words.csv") if row[1] == "last"}
    assert {"University", "Airlines", "Ministry", "Stadium"} <= last
    assert last.isdisjoint({"Hill", "Park", "Church", "Hall", "Lane"})


def test_word_lists() -> None:
    assert {"van", "der", "bin", "al"} <= read_words("name_particles.txt")
    assert {"Monday", "Sun."} <= read_words("weekdays.txt")
    assert {"May", "Sept."} <= read_words("months.txt")
    assert "French" in read_words("languages.txt")


def test_reading_gives_the_same_rows_again() -> None:
    assert read_table("us_states.csv") is read_table("us_states.csv")


def test_an_unknown_file_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        read_table("no_such_file.csv")
