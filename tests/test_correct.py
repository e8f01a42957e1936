"""`briefgen correct`: what it writes, what it leaves alone, and what it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.build import Model, build
from briefgen.config import load_config
from briefgen.correct import Value, with_entry, without_entry
from briefgen.corrections import parse_corrections
from briefgen.errors import CorrectionError, UsageError
from edited_site import Workshop

PROGRAM = str(Path(sys.executable).with_name("briefgen"))
DESK = """\
# decisions of the desk
hide = ["Golden Gate"] # a bridge
same = [
  ["Ane Tveit", "A. Tveit"],   # the minister
  # seen twice
  ["Mira Holt", "Holt @ later"] # by the photo
]

# names
rename = [
  { person = "Tariq Bonsu", name = "Tarik Bonsu" },
]
"""


@pytest.mark.parametrize(
    ("kind", "value", "line"),
    [
        ("hide", 'Silver "Gate"', 'hide = ["Golden Gate", "Silver \\"Gate\\""] # a bridge'),
        ("same", ["Una", "Ona"], '  ["Una", "Ona"],'),
        (
            "rename",
            {"person": "Una", "name": "Ona"},
            '  {person = "Una", name = "Ona"},',
        ),
        ("different", ["Una", "Ona"], '  ["Una", "Ona"],'),
    ],
)
def test_an_entry_is_added_and_everything_else_stays(kind: str, value: Value, line: str) -> None:
    after = with_entry(DESK, kind, value)
    assert line in after.splitlines()
    for old in DESK.splitlines():
        assert old.split("]")[0] in after
    parse_corrections(after)
    undone = without_entry(after, kind, value)
    assert parse_corrections(undone) == parse_corrections(DESK)
    assert [part for part in undone.split("\n") if "#" in part] == [
        part.replace('later"] #', 'later"], #') if kind == "same" else part
        for part in DESK.split("\n")
        if "#" in part
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", 'hide = ["A"]\n# end\n', "hide = [\n]\n"])
def test_undoing_restores_the_text(text: str) -> None:
    value: Value = {"person": "Una", "name": "Ona"}
    after = with_entry(text, "rename", value)
    assert after == text + 'rename = [\n  {person = "Una", name = "Ona"},\n]\n'
    assert without_entry(after, "rename", value) == text


def test_the_order_of_names_is_free_when_it_is_undone() -> None:
    text = with_entry("", "same", ["Una", "Ona"])
    assert without_entry(text, "same", ["Ona", "Una"]) == ""


def test_an_entry_that_is_there_is_not_written_twice() -> None:
    with pytest.raises(UsageError, match=r"corrections\.toml:4: same .* is there already"):
        with_entry(DESK, "same", ["A. Tveit", "Ane Tveit"])


def test_what_is_not_there_cannot_be_undone() -> None:
    with pytest.raises(UsageError, match="has no entry hide") as caught:
        without_entry(DESK, "hide", "Golden Gaet")
    assert caught.value.hint == "did you mean '\"Golden Gate\"'?"


def test_a_wrong_file_is_left_alone() -> None:
    with pytest.raises(CorrectionError, match=r"corrections\.toml:1: unknown kind"):
        with_entry("hid = []", "hide", "Una")


# --- the commands -----------------------------------------------------------------------------


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, "correct", *arguments], cwd=site, capture_output=True, text=True, check=False
    )


@pytest.fixture
def site(tmp_path: Path, model: Model) -> Path:
    shop = Workshop(tmp_path / "site")
    build(load_config(shop.site), model=model)
    return shop.site


@pytest.mark.model
def test_every_command_and_its_undoing(site: Path) -> None:
    commands = [
        ("different", "Wanjala Otuoma", "Rupert Zammitello"),
        ("same", "Aila Koskelund", "Mirella Koskelund"),
        ("rename", "Wanjala Otuoma", "W. Otuoma"),
        ("hide", "Odhran Vellabrink"),
        ("country", "Rupert Zammitello", "Malta"),
        ("role", "Rupert Zammitello", "Maltese Transport Minister", "--country", "MT"),
        ("speaker", "harbour", "It is not ours", "Odhran Vellabrink"),
    ]
    for command in commands:
        done = run(site, *command)
        assert (done.returncode, done.stderr) == (0, ""), done
        assert done.stdout.startswith("corrections.toml:")
        assert "build to check" not in done.stdout
    text = (site / "corrections.toml").read_text()
    assert (
        '  {person = "Rupert Zammitello", text = "Maltese Transport Minister", country = "MT"},'
        in (text.splitlines())
    )
    for command in commands:
        assert run(site, *command, "--undo").returncode == 0
    assert (site / "corrections.toml").read_text() == ""


@pytest.mark.model
def test_a_misspelt_name_is_not_written(site: Path) -> None:
    done = run(site, "hide", "Wanjala Otuma")
    assert (done.returncode, done.stderr) == (
        2,
        "error: nobody is called 'Wanjala Otuma'\n  hint: did you mean 'Wanjala Otuoma'?\n",
    )
    assert not (site / "corrections.toml").exists()


@pytest.mark.model
def test_before_anything_was_read_an_entry_is_written_unchecked(tmp_path: Path) -> None:
    site = Workshop(tmp_path / "site").site
    done = run(site, "hide", "Wanjala Otuma")
    assert done.stdout == 'corrections.toml:2: hide "Wanjala Otuma"; build to check it\n'
