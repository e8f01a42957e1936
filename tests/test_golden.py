"""The demonstration collection against its careful readings, made by hand before any program.

What a reader would call wrong must not be there at all: an invented person, a wrong speaker, a
wrong country, a statement taken from a caption. What the program misses stands in
`golden/known_gaps.txt`, line by line: a new gap fails this test, and so does a gap that is closed
and still listed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from built_sites import twin

pytestmark = pytest.mark.model

GOLDEN = Path(__file__).parent / "golden"
READINGS = sorted((GOLDEN / "readings").glob("*.json"))
MARKS = "“”\"'’‘ .,;:!?…"


class Pair:
    """A careful reading and the article's twin."""

    def __init__(self, path: Path, output: Path) -> None:
        self.name = path.stem
        self.reading = json.loads(path.read_text(encoding="utf-8"))
        self.article = twin(output, f"articles/{path.stem}")
        self.people = {p["name"]: p for p in self.article["people"]}
        self.text: str = self.article["text"]

    def place(self, starts: str, ends: str = "") -> tuple[int, int]:
        """The characters from the words `starts` to the end of the words `ends`."""
        flat = " ".join(self.text.split())
        assert len(flat) <= len(self.text)
        start = self._find(starts, 0)
        return start, self._find(ends, start) + len(ends) if ends else start

    def _find(self, words: str, after: int) -> int:
        at = self.text.replace("\n", " ").find(" ".join(words.split()), after)
        assert at >= 0, (self.name, words)
        return at

    def said_by(self, quote: Any, name: str | None) -> bool:
        """Whether the speaker of a quote is the person whom this article calls `name`."""
        return name in self.people and self.people[name]["url"] == quote["speaker_url"]

    def quote_at(self, start: int, end: int) -> Any | None:
        """The direct quote that covers most of a passage, None without one."""
        best = None
        for quote in self.article["quotes"]:
            if quote["kind"] != "direct":
                continue
            inner = min(end, quote["end"]) - max(start, quote["start"])
            if inner > 0.8 * max(end - start, quote["end"] - quote["start"] - 4):
                best = quote
        return best

    def reported_at(self, start: int) -> list[Any]:
        """The reported statements of the sentence that holds `start`."""
        (sentence,) = [s for s in self.article["sentences"] if s["start"] <= start < s["end"]] or [
            {"start": start, "end": start + 1}
        ]
        return [
            q
            for q in self.article["quotes"]
            if q["kind"] == "reported"
            and q["start"] < sentence["end"]
            and sentence["start"] < q["end"]
        ]


@pytest.fixture(scope="module")
def pairs(demo: Path) -> list[Pair]:
    return [Pair(path, demo / "output") for path in READINGS]


def known(people: list[Any]) -> set[str]:
    return {name for p in people for name in (p["name"], *p["aliases"])}


def test_there_is_a_reading_for_every_article(pairs: list[Pair], demo: Path) -> None:
    articles = {p.name for p in (demo / "output" / "articles").iterdir() if p.is_dir()}
    assert {pair.name for pair in pairs} == articles
    assert len(pairs) >= 15


def test_titles_publishers_and_days(pairs: list[Pair]) -> None:
    for pair in pairs:
        reading, article = pair.reading, pair.article
        assert (article["title"], article["source"]) == (reading["title"], reading["source"] or "")
        if reading["published"]["basis"] != "file":
            assert article["published"] == reading["published"]
        else:
            assert article["published"]["basis"] == "file"


def test_nobody_is_invented(pairs: list[Pair]) -> None:
    for pair in pairs:
        assert set(pair.people) <= known(pair.reading["people"]), pair.name


def test_nobody_has_a_wrong_country(pairs: list[Pair]) -> None:
    for pair in pairs:
        for person in pair.reading["people"]:
            found = pair.people.get(person["name"])
            if found and found["country"]:
                assert found["country"] == person["country"], (pair.name, person["name"])


def test_no_short_name_goes_to_somebody_else(pairs: list[Pair]) -> None:
    for pair in pairs:
        for person in pair.reading["people"]:
            names = {person["name"], *person["aliases"]}
            others = [p for p in pair.reading["people"] if p is not person]
            shared = names & known(others)
            for other, found in pair.people.items():
                if other not in names:
                    mentions = {" ".join(m["text"].split()) for m in found["mentions"]}
                    assert not mentions & (names - shared), (pair.name, other)


def test_no_quote_goes_to_the_wrong_speaker(pairs: list[Pair]) -> None:
    for pair in pairs:
        for wanted in pair.reading["direct_quotes"]:
            quote = pair.quote_at(*pair.place(wanted["starts"], wanted["ends"]))
            if quote and quote["speaker"] and quote["speaker"]["person"]:
                assert pair.said_by(quote, wanted["speaker"]), (pair.name, wanted["starts"])


def test_no_country_is_invented(pairs: list[Pair]) -> None:
    for pair in pairs:
        named = {
            c["code"]
            for c in pair.article["countries"]
            if any(m["kind"] != "place" for m in c["mentions"])
        }
        assert named <= set(pair.reading["countries"]), pair.name


def test_what_is_no_prose_is_left_out(pairs: list[Pair]) -> None:
    for pair in pairs:
        left_out = " ".join(
            " ".join(pair.text[p["start"] : p["end"]].split()) for p in pair.article["not_prose"]
        )
        for block in pair.article["blocks"]:
            words = " ".join(pair.text[block["start"] : block["end"]].split())
            if words in {" ".join(line.split()) for line in pair.reading["not_prose"]}:
                assert words in left_out, (pair.name, words)


def gaps(pair: Pair) -> Iterator[str]:
    """What the careful reader found and the program did not."""
    reading = pair.reading
    for person in reading["people"]:
        found = pair.people.get(person["name"])
        if found is None:
            yield f"person | {person['name']}"
            continue
        mentions = {" ".join(m["text"].split()) for m in found["mentions"]}
        yield from (f"alias | {a}" for a in person["aliases"] if a not in mentions)
        if person["country"] and not found["country"]:
            yield f"country of a person | {person['name']}: {person['country']}"
        roles = {role["text"].casefold().replace("’", "'") for role in found["roles"]}
        for role in person["roles"]:
            wanted = role.casefold().replace("’", "'")
            if not any(wanted in r or r in wanted for r in roles):
                yield f"role | {person['name']}: {role}"
    for wanted in reading["direct_quotes"]:
        quote = pair.quote_at(*pair.place(wanted["starts"], wanted["ends"]))
        if quote is None:
            yield f"quote | {wanted['starts']}"
        elif wanted["speaker"] and not (quote["speaker"] or {}).get("person"):
            yield f"speaker | {wanted['starts']}: {wanted['speaker']}"
    for wanted in reading["reported"]:
        statements = pair.reported_at(pair.place(wanted["starts"])[0])
        if not statements:
            yield f"reported | {wanted['starts']}"
        elif wanted["speaker"] and not any(pair.said_by(s, wanted["speaker"]) for s in statements):
            yield f"reported speaker | {wanted['starts']}: {wanted['speaker']}"
    codes = {c["code"] for c in pair.article["countries"]}
    yield from (f"country | {code}" for code in reading["countries"] if code not in codes)
    dates = [(d["text"], d["value"]) for d in pair.article["dates"]]
    for date in reading["dates"]:
        same = [v for t, v in dates if t in date["text"] or date["text"] in t]
        if date["value"] not in same and (date["value"] or same):
            yield f"date | {date['text']}: {date['value']}"


def test_what_is_missed_is_what_is_known_to_be_missed(pairs: list[Pair]) -> None:
    found = sorted(f"{pair.name} | {gap}" for pair in pairs for gap in gaps(pair))
    lines = (GOLDEN / "known_gaps.txt").read_text(encoding="utf-8").splitlines()
    assert found == [line for line in lines if line and not line.startswith("#")]
