"""corrections.toml: what it may hold, where each entry stands, and what its errors say."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.corrections import load_corrections, parse_corrections
from briefgen.decisions import (
    NONE,
    Alias,
    CountryChange,
    Different,
    Hide,
    Rename,
    RoleChange,
    Same,
    SpeakerChange,
)
from briefgen.errors import CorrectionError

DOCS = Path(__file__).parent.parent / "docs" / "corrections.md"


def test_every_kind_with_its_line() -> None:
    found = parse_corrections(
        """# a desk's decisions [not, a, list]
same = [
  ["Ane Tveit", "A. Tveit"],  # one human, "surely"
  [
    "Mira Holt",
    "Holt @ later",
  ],
]
different = [["David Osei", "David Osei @ race"]]
rename = [{ person = "Tariq Bonsu", name = "Tarik Bonsu" },
  { person = "A, #1", name = "B]" }]
alias = [
  { person = "Ane Tveit", name = "Annie" } ]
hide = ["Golden Gate",
        "Silver Gate"]
role = [{ person = "Ane Tveit", text = "envoy", country = "norway", from = 2031-03-01 }]
country = [{ person = "Ximo Tarazovil", country = "PE" }, { person = "Cho", country = "" }]
speaker = [{ article = "talks", words = "We agreed", person = "" }]
"""
    )
    assert found.same == (
        Same(3, ("Ane Tveit", "A. Tveit")),
        Same(4, ("Mira Holt", "Holt @ later")),
    )
    assert found.different == (Different(9, ("David Osei", "David Osei @ race")),)
    assert found.rename == (Rename(10, "Tariq Bonsu", "Tarik Bonsu"), Rename(11, "A, #1", "B]"))
    assert found.alias == (Alias(13, "Ane Tveit", "Annie"),)
    assert found.hide == (Hide(14, "Golden Gate"), Hide(15, "Silver Gate"))
    assert found.role == (RoleChange(16, "Ane Tveit", "envoy", "NO", first_day="2031-03-01"),)
    assert found.country == (
        CountryChange(17, "Ximo Tarazovil", "PE"),
        CountryChange(17, "Cho", ""),
    )
    assert found.speaker == (SpeakerChange(18, "talks", "We agreed", ""),)


def test_the_example_of_the_documentation_is_valid() -> None:
    example = DOCS.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    found = parse_corrections(example)
    assert [len(entries) for entries in (found.same, found.different, found.hide)] == [2, 1, 1]
    assert found.country[0].country == "PE"


def test_without_a_file_nothing_is_decided(tmp_path: Path) -> None:
    assert load_corrections(tmp_path) == NONE
    assert not NONE


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("\nsme = []", "2: unknown kind of correction 'sme'", "did you mean 'same'?"),
        ("same = []\n[[rename]]\nperson = 'A'", "2: 'rename' is a list", "write it as: rename = ["),
        ("[country]\n'Ane' = 'NO'", "1: 'country' is a list", "write it as: country = ["),
        ("hide = 'Ane'", "1: 'hide' is a list", "write it as: hide = ["),
        ("same = [\n  ['Ane']]", "2: an entry of 'same' is a list of two", "as in: same = ["),
        ("same = [\n['A', 'A']]", "2: the same name stands twice", "NAME @ ARTICLE"),
        ("hide = ['A',\n 3]", "2: a name must be a text", "as in: hide"),
        ("hide = ['A',\n ' ']", "2: a name must be a text", "as in: hide"),
        ("rename = [\n\n['A', 'B']]", "3: an entry of 'rename' has the fields", "as in: rename"),
        ("rename = [\n{ person = 'A' }]", "2: the field 'name' is missing", "as in: rename"),
        (
            "rename = [{ person = 'A', name = 'B' },\n{ persn = 'A', name = 'B' }]",
            "2: unknown field 'persn' in 'rename'",
            "did you mean 'person'?",
        ),
        (
            "country = [\n{ person = 'A', country = 'Norwya' }]",
            "2: there is no country 'Norwya'",
            "did you mean 'Norway'?",
        ),
        ("role = [{ person = 'A', text = 'b', from = 'May' }]", "1: 'May' is not a day", "from ="),
        (
            "role = [{ person = 'A', text = 'b', wrong = true, country = '' }]",
            "1: a role that is wrong has no country",
            "leave out",
        ),
        ('hide = [\n"A\n]', "2:3: not valid TOML", "as: same = ["),
    ],
)
def test_an_error_names_line_and_way_out(text: str, message: str, hint: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        parse_corrections(text)
    assert str(caught.value).startswith(f"corrections.toml:{message}")
    assert hint in caught.value.hint


def test_a_file_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "corrections.toml").write_bytes(b"hide = [\n'\xff']")
    with pytest.raises(CorrectionError, match=r"corrections\.toml:2: .* not UTF-8"):
        load_corrections(tmp_path)
