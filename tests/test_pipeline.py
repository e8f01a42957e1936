"""The language model: found, verified, loaded, and read with so that only the text matters."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.analyse import pipeline
from briefgen.analyse.pipeline import (
    Reader,
    find_model,
    identify,
    installed_spacy,
)
from briefgen.analyse.tokens import ParagraphReading
from briefgen.cache import Cache
from briefgen.errors import ModelError
from briefgen.stamp import identity_of, stamp_of_model

ROOT = Path(__file__).parent.parent
# Short and long, with names, quotes, numbers, unknown words and odd characters.
PARAGRAPHS = (
    "Talks end",
    "Ilse Varga, Hungary's transport minister, said on Tuesday that “the tunnel will open”.",
    "“We did not ask for this,” Mr Oduro told reporters in Accra. “Nobody did.”",
    "Quuxford Zzyrbel (Mrs.) e-mailed 12,500.75 zlotys to w.q@example.org — twice!",
    "But the ministry denied it.",
    "In Montevideo, a spokeswoman for President Alma Rocca's office declined to say whether the "
    "government of Uruguay would sign the fisheries agreement that its neighbours Argentina and "
    "Brazil had accepted last week, adding that a decision was expected before 14 August 2031.",
    "Why?",
    "Norway and the Philippines 🙂 agreed; U.S. officials didn't.",
    "   ",
    "",
    "The prime minister's chief of staff, Bo Lindqvist, who had resigned in March over the "
    "harbour affair, returned to Stockholm with a delegation of 40 Swedish and Finnish engineers.",
)


@pytest.mark.model
def test_a_reading_depends_on_its_text_alone(reader: Reader) -> None:
    alone = [next(reader.read([text])) for text in PARAGRAPHS]
    assert list(reader.read(PARAGRAPHS)) == alone
    assert list(reader.read(reversed(PARAGRAPHS))) == alone[::-1]
    for step in (3, 5, 7):  # other neighbours, in more than one batch
        order = [number * step % len(PARAGRAPHS) for number in range(30 * len(PARAGRAPHS))]
        found = reader.read(PARAGRAPHS[number] for number in order)
        assert all(reading == alone[n] for reading, n in zip(found, order, strict=True))


@pytest.mark.model
def test_matrices_are_multiplied_row_by_row_to_the_bit() -> None:
    """Why a reading doesn't depend on its batch; a new build of the library might change it."""
    import numpy  # Only this test needs them.
    from thinc.api import NumpyOps

    ops, random = NumpyOps(), numpy.random.default_rng(1)
    # The widths of the models' layers, in and out.
    for inner, outer in ((672, 288), (480, 288), (288, 288), (300, 96), (96, 64), (64, 1024)):
        rows = random.standard_normal((400, inner), dtype="float32")
        weights = random.standard_normal((outer, inner), dtype="float32")
        together = ops.gemm(rows, weights, trans2=True)
        for size in (1, 2, 3, 5, 6, 7, 13, 16, 31, 64, 129):
            part = ops.gemm(rows[7 : 7 + size], weights, trans2=True)
            assert numpy.array_equal(part, together[7 : 7 + size]), (inner, outer, size)


@pytest.mark.model
def test_what_is_read(reader: Reader) -> None:
    (found,) = reader.read(["Ilse Varga\u00a0left Hungary. She returned."])
    assert found == ParagraphReading(
        starts=(0, 5, 11, 16, 23, 25, 29, 37),
        ends=(4, 10, 15, 23, 24, 28, 37, 38),
        tags=("NNP", "NNP", "VBD", "NNP", ".", "PRP", "VBD", "."),
        deps=("compound", "nsubj", "ROOT", "dobj", "punct", "nsubj", "ROOT", "punct"),
        heads=(1, 2, 2, 2, 2, 6, 6, 6),
        entities=((0, 2, "PERSON"), (3, 4, "GPE")),
        sentences=(0, 5),
    )


@pytest.mark.model
def test_words_done_are_told(reader: Reader) -> None:
    heard: list[int] = []
    list(reader.read(["One two.", "Three.", "Four five six."], progress=heard.append))
    assert heard == [2, 3, 6]


@pytest.mark.model
def test_an_endless_paragraph_is_read_in_pieces(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "LONGEST_PIECE", 104)  # four sentences
    (found,) = reader.read(["The mayor met Ilse Varga. " * 9])
    assert found.starts == tuple(26 * n + at for n in range(9) for at in (0, 4, 10, 14, 19, 24))
    assert found.ends == tuple(26 * n + at for n in range(9) for at in (3, 9, 13, 18, 24, 25))
    assert found.tags == ("DT", "NN", "VBD", "NNP", "NNP", ".") * 9
    assert len(found.deps) == 54
    assert found.heads == tuple(6 * n + head for n in range(9) for head in (1, 2, 2, 4, 2, 2))
    assert found.entities == tuple((6 * n + 3, 6 * n + 5, "PERSON") for n in range(9))
    assert found.sentences == tuple(range(0, 54, 6))
    (found,) = reader.read(["x" * 250])
    assert (found.starts, found.ends) == ((0, 104, 208), (104, 208, 250))


def test_the_version_of_spacy_is_known_without_importing_it() -> None:
    assert installed_spacy() == importlib.metadata.version("spacy")


@pytest.mark.model
def test_finding_and_identifying_the_model_imports_no_spacy() -> None:
    code = (
        "import sys\n"
        "from briefgen.analyse.pipeline import find_model, identify\n"
        "folder = find_model('')\n"
        "print(identify(folder).verified, {'spacy', 'numpy', 'email'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "True set()\n"


def test_the_stamp_of_the_model_changes_with_any_of_its_files(tmp_path: Path) -> None:
    folder = small_model(tmp_path)
    seen = {stamp_of_model(folder)}
    assert stamp_of_model(folder) in seen
    (folder / "ner" / "model").write_bytes(b"longer than before")
    seen.add(stamp_of_model(folder))
    os.utime(folder / "ner" / "model", (1, 1))
    seen.add(stamp_of_model(folder))
    (folder / "ner" / "extra").write_bytes(b"")
    seen.add(stamp_of_model(folder))
    assert len(seen) == 4


@pytest.mark.model
def test_the_command_line_of_spacy_is_not_imported_but_can_be() -> None:
    code = (
        "import sys\n"
        "from briefgen.analyse.pipeline import load_reader\n"
        "load_reader('')\n"
        "print({'spacy.cli', 'weasel', 'httpx'} & set(sys.modules))\n"
        "from spacy.cli import info\n"
        "print(callable(info))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "set()\nTrue\n"


def test_a_model_of_a_verified_name_with_other_files_is_refused(tmp_path: Path) -> None:
    folder = small_model(tmp_path)
    with pytest.raises(ModelError, match=r"en_core_web_md-3\.7\.1 is not the published one"):
        identify(folder)


def test_a_model_of_another_name_is_not_verified(tmp_path: Path) -> None:
    folder = small_model(tmp_path)
    (folder / "meta.json").write_text('{"lang": "en", "name": "home_made", "version": "1"}')
    identity = identify(folder)
    assert (identity.name, identity.version, identity.verified) == ("en_home_made", "1", False)


def test_a_model_is_identified_anew_when_a_file_of_it_changes(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    folder = small_model(tmp_path / "model")
    (folder / "meta.json").write_text('{"lang": "en", "name": "home_made", "version": "1"}')
    with Cache(tmp_path / "site") as cache:
        first = identity_of(folder, cache)
        assert first == identify(folder)
    with Cache(tmp_path / "site") as cache:
        assert identity_of(folder, cache) == first
        (folder / "ner" / "model").write_bytes(b"longer than before")
        second = identity_of(folder, cache)
    assert second == identify(folder)
    assert second.payload != first.payload


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_a_model_that_does_not_say_what_it_is_is_refused(tmp_path: Path, content: str) -> None:
    folder = small_model(tmp_path)
    (folder / "meta.json").write_text(content)
    with pytest.raises(ModelError, match=r"no readable meta\.json"):
        identify(folder)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no config\.cfg"):
        find_model(str(tmp_path))


def small_model(folder: Path) -> Path:
    """A folder that looks like the medium model, and isn't."""
    (folder / "ner").mkdir()
    (folder / "config.cfg").write_text("")
    (folder / "meta.json").write_text('{"lang": "en", "name": "core_web_md", "version": "3.7.1"}')
    (folder / "ner" / "model").write_bytes(b"no weights")
    return folder
