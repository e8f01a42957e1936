"""What is written, what is left alone, what is removed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.errors import OutputError
from briefgen.pages import OutputFile
from briefgen.write import MANIFEST, Written, clean_site, read_manifest, write_site


def site(*pages: tuple[str, str]) -> tuple[OutputFile, ...]:
    return tuple(OutputFile(path, text.encode()) for path, text in pages)


def write(folder: Path, *pages: tuple[str, str]) -> Written:
    return write_site(site(*pages), folder, version="1", model="m")


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_a_first_write(tmp_path: Path) -> None:
    done = write(tmp_path / "out", ("index.html", "home"), ("people/a/index.html", "a"))
    assert done == Written(("index.html", "people/a/index.html"), ())
    assert tree(tmp_path / "out") == {"index.html": "home", "people/a/index.html": "a"}


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, ("index.html", "home"))
    before = {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()}
    assert write(tmp_path, ("index.html", "home")) == Written((), ())
    assert {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()} == before


def test_what_is_no_longer_planned_goes(tmp_path: Path) -> None:
    write(tmp_path, ("index.html", "home"), ("people/a/index.html", "a"))
    assert write(tmp_path, ("index.html", "new")) == Written(
        ("index.html",), ("people/a/index.html",)
    )
    assert tree(tmp_path) == {"index.html": "new"}
    assert not (tmp_path / "people").exists()


def test_foreign_files_are_never_touched(tmp_path: Path) -> None:
    write(tmp_path, ("index.html", "home"), ("people/a/index.html", "a"))
    (tmp_path / "people/a/notes.txt").write_text("mine", encoding="utf-8")
    write(tmp_path, ("index.html", "home"))
    assert tree(tmp_path) == {"index.html": "home", "people/a/notes.txt": "mine"}


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="files that briefgen did not write"):
        write(tmp_path, ("index.html", "home"))
    assert tree(tmp_path) == {"thesis.doc": "mine"}


def test_a_foreign_file_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, ("index.html", "home"))
    (tmp_path / "about.html").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="stands where a page has to go"):
        write(tmp_path, ("index.html", "home"), ("about.html", "ours"))
    assert tree(tmp_path) == {"index.html": "home", "about.html": "mine"}


def test_a_changed_page_of_ours_is_mended(tmp_path: Path) -> None:
    write(tmp_path, ("index.html", "home"))
    (tmp_path / "index.html").write_text("EDIT", encoding="utf-8")
    assert write(tmp_path, ("index.html", "home")).written == ("index.html",)
    assert tree(tmp_path) == {"index.html": "home"}


def test_the_manifest_names_the_model(tmp_path: Path) -> None:
    write(tmp_path, ("index.html", "home"))
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert (manifest.version, manifest.model) == ("1", "m")
    # sha256 of "home"
    assert manifest.files == {
        "index.html": "4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942"
    }


def test_a_damaged_manifest_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, ("index.html", "home"))
    (tmp_path / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        write(tmp_path, ("index.html", "new"))
    assert caught.value.hint == "delete the output folder and build again"
    assert tree(tmp_path) == {"index.html": "home"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    write(tmp_path, ("index.html", "home"))
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="can't be written"):
            write(tmp_path, ("index.html", "new"))
    finally:
        tmp_path.chmod(0o700)
    assert tree(tmp_path) == {"index.html": "home"}


def test_clean_removes_ours_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"), ("people/a/index.html", "a"))
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    assert clean_site(out) == ("index.html", "people/a/index.html")
    assert tree(out) == {"mine.txt": "mine"}
    (out / "mine.txt").unlink()
    write(out, ("index.html", "home"))
    clean_site(out)
    assert not out.exists()


def test_clean_of_nothing(tmp_path: Path) -> None:
    assert clean_site(tmp_path / "nothing") == ()
