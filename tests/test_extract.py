"""`briefgen extract`: one JSON object per article, with the keys of the contract."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.model

PROGRAM = str(Path(sys.executable).with_name("briefgen"))
TEXT = (
    "Peru's prime minister Lucia Ferrantes opened the talks in Lima on Monday.\n\n"
    "“We begin with the maps,” she said.\n"
)


def run(folder: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, "extract", *arguments],
        cwd=folder,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )


def lines(output: str) -> list[Any]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_text_file(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    done = run(tmp_path, "talks.txt")
    assert (done.returncode, done.stderr) == (0, "")
    (found,) = lines(done.stdout)
    assert found["path"] == "talks.txt"
    assert found["text"] == TEXT
    (person,) = found["people"]
    assert (person["id"], person["name"], person["country"], person["country_basis"]) == (
        "p1", "Lucia Ferrantes", "PE", "stated",
    )  # fmt: skip
    (role,) = person["roles"]
    assert TEXT[role["start"] : role["end"]] == role["text"] == "Peru's prime minister"
    assert [m["text"] for m in person["mentions"]] == ["Lucia Ferrantes"]
    assert [m["rule"] for m in person["mentions"]] == ["full-name"]
    (quote,) = found["quotes"]
    assert (quote["kind"], quote["text"]) == ("direct", "“We begin with the maps,”")
    assert (quote["speaker"]["text"], quote["speaker"]["person"]) == ("she", "p1")
    assert quote["rule"]
    assert [(c["code"], [m["text"] for m in c["mentions"]]) for c in found["countries"]] == [
        ("PE", ["Peru"])
    ]
    assert [date["text"] for date in found["dates"]] == ["Monday"]
    assert set(found) >= {"title", "published", "not_prose", "doubts"}


def test_lines_in_lines_out_in_order(tmp_path: Path) -> None:
    items = [
        {"path": "a", "text": TEXT, "published": "2025-08-28"},
        {"path": "b", "text": ""},
        {"path": "c", "text": "---\nnot closed"},
        {"path": "d", "text": "It rained in Chile."},
    ]
    done = run(tmp_path, "--from-jsonl", "-", text="\n".join(json.dumps(i) for i in items))
    assert done.returncode == 0
    found = lines(done.stdout)
    assert [line["path"] for line in found] == ["a", "b", "c", "d"]
    assert [line["text"] for line in found] == [item["text"] for item in items]
    assert found[0]["published"] == {"value": "2025-08-28", "basis": "front-matter"}
    assert found[0]["dates"][0]["value"] == "2025-08-25"
    assert [country["code"] for country in found[3]["countries"]] == ["CL"]


def test_people_are_the_same_over_the_whole_input(tmp_path: Path) -> None:
    items = [
        {"path": "a", "text": TEXT},
        {"path": "b", "text": "Peru's prime minister Lucia Ferrantes left Lima on Tuesday."},
        {"path": "b", "text": "“The maps are old,” Mr Quenaya told reporters in Lima."},
    ]
    done = run(tmp_path, "--from-jsonl", "-", text="\n".join(json.dumps(i) for i in items))
    entities = [[p["entity"] for p in line["people"]] for line in lines(done.stdout)]
    assert entities == [["lucia-ferrantes"], ["lucia-ferrantes"], ["Quenaya @ b-2"]]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_printed(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    done = run(tmp_path, "missing.txt", "talks.txt")
    assert done.returncode == 1
    assert done.stderr.startswith("error: missing.txt: ")
    assert [line["path"] for line in lines(done.stdout)] == ["talks.txt"]


def test_a_line_that_is_no_object_is_wrong_usage(tmp_path: Path) -> None:
    done = run(tmp_path, "--from-jsonl", "-", text="nonsense\n")
    assert done.returncode == 2
    assert "line 1 of the input" in done.stderr


def test_neither_files_nor_lines_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path).returncode == 2


def test_no_site_is_written(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    run(tmp_path, "talks.txt")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["talks.txt"]
