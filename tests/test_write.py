"""What is written, what is left alone, what is removed."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from briefgen.errors import OutputError
from briefgen.pages import OutputFile
from briefgen.write import (
    MANIFEST,
    Manifest,
    SiteWriter,
    Written,
    clean_site,
    read_manifest,
)
from written_site import write_site


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


def writer(folder: Path) -> SiteWriter:
    return SiteWriter(folder, version="1", model="m")


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir() if path != folder)


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


not_as_root = pytest.mark.skipif(
    os.geteuid() == 0, reason="ROOT MAY WRITE ANYWHERE: run as another user"
)


@not_as_root
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    write(tmp_path, ("index.html", "home"))
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="can't be written"):
            write(tmp_path, ("index.html", "new"))
    finally:
        tmp_path.chmod(0o700)
    assert tree(tmp_path) == {"index.html": "home"}


@not_as_root
def test_a_folder_whose_parent_cannot_be_written_is_filled_page_by_page(tmp_path: Path) -> None:
    out = tmp_path / "closed" / "out"
    write(out, ("index.html", "home"), ("old.html", "old"))
    out.parent.chmod(0o500)
    try:
        assert write(out, ("index.html", "new")) == Written(("index.html",), ("old.html",))
    finally:
        out.parent.chmod(0o700)
    assert tree(out) == {"index.html": "new"}
    assert sorted(path.name for path in out.iterdir()) == [MANIFEST, "index.html"]


@not_as_root
@pytest.mark.parametrize("mode", [0o500, 0])
def test_a_foreign_folder_that_is_closed_stays_closed(tmp_path: Path, mode: int) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"))
    (out / "private").mkdir()
    (out / "private/letter").write_text("mine", encoding="utf-8")
    (out / "private").chmod(mode)
    write(out, ("index.html", "new"))
    assert (out / "private").stat().st_mode & 0o7777 == mode
    (out / "private").chmod(0o700)
    assert tree(out) == {"index.html": "new", "private/letter": "mine"}
    assert beside(out) == []


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


def test_pages_that_are_kept_are_not_read(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"), ("people/a/index.html", "a"), ("old.html", "old"))
    (out / "people/a/index.html").chmod(0)
    before = (out / "people/a/index.html").stat()
    with writer(out) as site_writer:
        site_writer.put("index.html", b"new")
        site_writer.keep("people/a/index.html")
        assert site_writer.finish() == Written(("index.html",), ("old.html",))
    after = (out / "people/a/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    (out / "people/a/index.html").chmod(0o644)
    assert tree(out) == {"index.html": "new", "people/a/index.html": "a"}
    manifest = read_manifest(out)
    assert manifest is not None
    # sha256 of "new" and "a"
    assert manifest.files == {
        "index.html": "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437",
        "people/a/index.html": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
    }


def test_only_what_is_there_can_be_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with writer(out) as site_writer:
        assert site_writer.old is None
        with pytest.raises(KeyError):
            site_writer.keep("index.html")
    write(out, ("index.html", "home"), ("about.html", "about"))
    (out / "about.html").unlink()
    with writer(out) as site_writer:
        assert site_writer.old is not None
        assert list(site_writer.old.files) == ["index.html"]
        with pytest.raises(KeyError):
            site_writer.keep("about.html")


def test_a_kept_page_that_vanishes_meanwhile_stops_the_build(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"), ("about.html", "about"))
    with writer(out) as site_writer:
        site_writer.keep("about.html")
        site_writer.put("index.html", b"new")
        (out / "about.html").unlink()
        with pytest.raises(OutputError, match="can't be written"):
            site_writer.finish()
    assert tree(out) == {"index.html": "home"}
    assert beside(out) == []


def test_without_finish_nothing_changes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"))
    with writer(out) as site_writer:
        site_writer.put("index.html", b"new")
        site_writer.put("about.html", b"about")
        assert tree(out) == {"index.html": "home"}
    assert tree(out) == {"index.html": "home"}
    assert beside(out) == []


def test_nothing_changed_touches_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"), ("about.html", "about"))
    before = (out.stat().st_ino, out.stat().st_ctime_ns)
    with writer(out) as site_writer:
        site_writer.keep("index.html")
        site_writer.put("about.html", b"about")
        assert site_writer.finish() == Written((), ())
    assert (out.stat().st_ino, out.stat().st_ctime_ns) == before


def test_another_version_alone_is_noted(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"))
    with SiteWriter(out, version="2", model="m") as site_writer:
        site_writer.keep("index.html")
        assert site_writer.finish() == Written((), ())
    manifest = read_manifest(out)
    assert manifest is not None
    assert manifest.version == "2"


@pytest.mark.parametrize("path", ["", "/etc/x", "a/../../x", "a//b", "./a", MANIFEST])
def test_what_is_no_page_of_a_site_is_a_bug(tmp_path: Path, path: str) -> None:
    with (
        writer(tmp_path / "out") as site_writer,
        pytest.raises(ValueError, match="not the address"),
    ):
        site_writer.put(path, b"x")


def test_a_page_twice_is_a_bug(tmp_path: Path) -> None:
    with writer(tmp_path / "out") as site_writer:
        site_writer.put("index.html", b"x")
        with pytest.raises(ValueError, match="not the address of one page"):
            site_writer.put("index.html", b"x")


def test_rights_follow_the_umask_and_the_folder_keeps_its_own(tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = os.umask(0o022)
    try:
        write(out, ("people/a/index.html", "a"))
        out.chmod(0o750)
        write(out, ("people/a/index.html", "new"), ("people/b/index.html", "b"))
    finally:
        os.umask(before)
    assert out.stat().st_mode & 0o7777 == 0o750
    assert (out / "people/b").stat().st_mode & 0o7777 == 0o755
    assert (out / "people/b/index.html").stat().st_mode & 0o7777 == 0o644


def test_foreign_files_survive_as_they_are(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"), ("people/a/index.html", "a"))
    foreign(out)
    before = everything(out, without=("index.html", "people/a/index.html", MANIFEST))
    assert len(before) == 12
    write(out, ("index.html", "new"), ("people/b/index.html", "b"))
    ours = ("index.html", "people/b", "people/b/index.html", MANIFEST)
    assert everything(out, without=ours) == before
    assert beside(out) == []


def foreign(out: Path) -> None:
    """What people have in such a folder: a repository, a link, a note beside a page."""
    for folder in (".git/refs/tags", ".git/objects/e6", "uploads"):
        (out / folder).mkdir(parents=True)
    (out / ".git/HEAD").write_text("ref: refs/heads/main", encoding="utf-8")
    (out / ".git/objects/e6/9de2").write_bytes(b"x\x01\x00")
    (out / ".git/objects/e6/9de2").chmod(0o444)
    (out / "uploads").chmod(0o711)
    (out / "people/a/notes.txt").write_text("mine", encoding="utf-8")
    (out / "nowhere").symlink_to("../gone")


def everything(out: Path, without: tuple[str, ...]) -> dict[str, tuple[int, int, int, bytes]]:
    """Mode, file number (of files), time and content of all that is in a folder."""
    found = {}
    for path in sorted(out.rglob("*")):
        name, status = path.relative_to(out).as_posix(), path.lstat()
        if name not in without:
            folder = path.is_dir() and not path.is_symlink()
            content = (
                b"" if folder else str(path.readlink()).encode() if path.is_symlink() else None
            )
            found[name] = (
                status.st_mode,
                0 if folder else status.st_ino,
                # Folders that we made too get a new time with every page.
                0 if folder and name in ("people", "people/a") else status.st_mtime_ns,
                path.read_bytes() if content is None else content,
            )
    return found


@pytest.mark.parametrize(
    ("theirs", "page"),
    [("about", "about/index.html"), ("about/notes.txt", "about"), ("about/more/", "about")],
)
def test_foreign_files_and_folders_in_the_way(tmp_path: Path, theirs: str, page: str) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"))
    if theirs.endswith("/"):
        (out / theirs).mkdir(parents=True)
    else:
        (out / theirs).parent.mkdir(exist_ok=True)
        (out / theirs).write_text("mine", encoding="utf-8")
    before = tree(out)
    with pytest.raises(OutputError, match="stands where a page has to go"):
        write(out, ("index.html", "new"), (page, "ours"))
    assert tree(out) == before
    assert beside(out) == []


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    out, theirs = tmp_path / "out", tmp_path / "theirs"
    write(out, ("index.html", "home"))
    theirs.mkdir()
    (out / "people").symlink_to(theirs)
    with pytest.raises(OutputError, match="stands where a page has to go"):
        write(out, ("index.html", "new"), ("people/a/index.html", "a"))
    assert list(theirs.iterdir()) == []


def test_a_foreign_file_with_the_very_bytes_is_taken_over(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"))
    (out / "about.html").write_text("about", encoding="utf-8")
    assert write(out, ("index.html", "home"), ("about.html", "about")) == Written((), ())
    assert write(out, ("index.html", "home")) == Written((), ("about.html",))


def test_a_page_becomes_a_folder_and_a_folder_a_page(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("a", "page"), ("b/index.html", "in a folder"))
    write(out, ("a/index.html", "in a folder"), ("b", "page"))
    assert tree(out) == {"a/index.html": "in a folder", "b": "page"}


def test_a_linked_output_folder_stays_a_link(tmp_path: Path) -> None:
    out, real = tmp_path / "out", tmp_path / "real"
    real.mkdir()
    out.symlink_to(real)
    write(out, ("index.html", "home"))
    write(out, ("index.html", "new"))
    assert out.is_symlink()
    assert tree(real) == {"index.html": "new"}


def test_an_open_page_and_an_open_folder_stay_readable(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"))
    with (out / "index.html").open(encoding="utf-8") as page:
        write(out, ("index.html", "new"))
        assert page.read() == "home"


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="not a folder"):
        write(tmp_path / "out", ("index.html", "home"))


def leave(out: Path, kind: str, *pages: tuple[str, str]) -> Path:
    """What a build leaves that was killed: a folder of a process that can't be."""
    left = out.with_name(f".out.briefgen-{kind}-4194999-1")
    write(left, *pages)
    return left


def test_leftovers_of_a_killed_build_go(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"))
    leave(out, "new", ("index.html", "half"))
    (tmp_path / ".out.briefgen-new-4194999-2").mkdir()
    (tmp_path / ".out.briefgen-new-4194999-2/index.html").write_text("half", encoding="utf-8")
    mine = tmp_path / f".out.briefgen-new-{os.getppid()}-0"
    mine.mkdir()
    theirs = tmp_path / ".out.briefgen-new-ideas"
    theirs.mkdir()
    assert write(out, ("index.html", "home")) == Written((), ())
    assert beside(out) == sorted([mine.name, theirs.name])
    assert tree(out) == {"index.html": "home"}


def test_a_folder_moved_aside_is_put_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    leave(out, "old", ("index.html", "home"))
    leave(out, "new", ("index.html", "new"))
    with writer(out) as site_writer:
        assert site_writer.old is not None
        assert tree(out) == {"index.html": "home"}
    assert beside(out) == []


def test_a_folder_moved_aside_is_never_removed_for_one_that_is_not_ours(tmp_path: Path) -> None:
    out = tmp_path / "out"
    left = leave(out, "old", ("index.html", "home"))
    out.mkdir()
    (out / "thesis.doc").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="files that briefgen did not write"):
        write(out, ("index.html", "new"))
    assert tree(left) == {"index.html": "home"}


def test_foreign_files_in_what_is_left_are_brought_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"), ("about.html", "about"))
    left = leave(out, "new", ("index.html", "old"))
    for name in ("new.txt", "newer.txt", "older.txt", "about.html"):
        (left / name).write_text("from the old folder", encoding="utf-8")
    for name, when in (("newer.txt", 1), ("older.txt", 4_000_000_000)):
        (out / name).write_text("from the site", encoding="utf-8")
        os.utime(out / name, (when, when))
    write(out, ("index.html", "home"), ("about.html", "about"))
    assert tree(out) == {
        "index.html": "home",
        "about.html": "about",
        "about.html.kept": "from the old folder",
        "new.txt": "from the old folder",
        "newer.txt": "from the old folder",
        "older.txt": "from the site",
    }
    assert beside(out) == []


def test_clean_removes_leftovers_too(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, ("index.html", "home"))
    leave(out, "new", ("index.html", "half"))
    clean_site(out)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_was_being_replaced_is_made_again(tmp_path: Path) -> None:
    write(tmp_path, ("index.html", "home"), ("about.html", "about"))
    cut_off = Manifest("1", "m", {"index.html": "", "about.html": "", "gone.html": "0"})
    (tmp_path / MANIFEST).write_bytes(msgspec.json.encode(cut_off))
    with writer(tmp_path) as site_writer:
        assert site_writer.old is not None
        assert site_writer.old.files == {}
        site_writer.put("index.html", b"home")
        site_writer.put("about.html", b"new")
        assert site_writer.finish().removed == ()
    assert tree(tmp_path) == {"index.html": "home", "about.html": "new"}


def spared(folder: Path, *pages: tuple[str, str]) -> Written:
    """A build with a spare beside the folder; pages that are as they were are kept."""
    with SiteWriter(folder, version="1", model="m", spare=folder.parent / "spare") as site_writer:
        old = site_writer.old.files if site_writer.old else {}
        for path, text in pages:
            if old.get(path) == hashlib.sha256(text.encode()).hexdigest():
                site_writer.keep(path)
            else:
                site_writer.put(path, text.encode())
        return site_writer.finish()


def test_a_site_made_of_the_spare_is_the_same(tmp_path: Path) -> None:
    out, people = tmp_path / "out", ("people/a/index.html", "a")
    spared(out, ("index.html", "1"), people, ("old/index.html", "old"), ("a", "page"))
    spared(out, ("index.html", "2"), people, ("old/index.html", "old"), ("a/index.html", "a"))
    page = (out / "people/a/index.html").stat().st_ino
    for text in "345":
        done = spared(out, ("index.html", text), people, ("a", text))
        assert "index.html" in done.written
        assert tree(out) == {"index.html": text, "people/a/index.html": "a", "a": text}
        assert sorted(path.name for path in out.iterdir()) == [
            MANIFEST,
            "a",
            "index.html",
            "people",
        ]
        assert (out / "people/a/index.html").stat().st_ino == page
        assert beside(out) == ["spare"]


def test_a_folder_that_was_opened_before_shows_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "out"
    spared(out, ("index.html", "1"), ("old.html", "old"))
    folder = os.open(out, os.O_RDONLY)
    try:
        spared(out, ("index.html", "2"), ("new.html", "new"))
        names = os.listdir(folder)  # noqa: PTH208  a number, no path
        assert sorted(names) == [MANIFEST, "index.html", "old.html"]
    finally:
        os.close(folder)


def test_a_spare_is_not_trusted(tmp_path: Path) -> None:
    out = tmp_path / "out"
    pages = (("about.html", "about"), ("more/a.html", "a"), ("more/b.html", "b"))
    for text in "12":
        spared(out, ("index.html", text), *pages)
    (spare,) = (tmp_path / "spare").iterdir()
    (spare / "about.html").unlink()
    (spare / "more/a.html").unlink()
    (spare / "more/a.html").write_text("not a", encoding="utf-8")
    spared(out, ("index.html", "3"), *pages)
    assert tree(out) == {"index.html": "3", **dict(pages)}
    (spare / MANIFEST).write_text("{", encoding="utf-8")
    spared(out, ("index.html", "4"), *pages)
    assert tree(out) == {"index.html": "4", **dict(pages)}


def test_a_page_that_was_edited_by_hand_is_mended_in_every_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for text in "12":
        spared(out, ("index.html", text), ("about.html", "about"))
    with (out / "about.html").open("r+", encoding="utf-8") as page:  # The same file in the spare.
        page.write("EDIT!")
    for text in "345":
        with SiteWriter(out, version="1", model="m", spare=tmp_path / "spare") as site_writer:
            site_writer.put("index.html", text.encode())
            site_writer.put("about.html", b"about")
            site_writer.finish()
        assert tree(out) == {"index.html": text, "about.html": "about"}


def test_clean_removes_the_spare(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for text in "12":
        spared(out, ("index.html", text))
    clean_site(out, spare=tmp_path / "spare")
    assert list(tmp_path.iterdir()) == []


PATHS = ("index.html", "a", "a/index.html", "b/c", "b/c/d", "b/e", "f/g/h/index.html", "i")


@pytest.mark.parametrize("seed", range(4))
def test_many_builds_and_what_people_do_between_them(tmp_path: Path, seed: int) -> None:
    choose, out = random.Random(seed), tmp_path / "out"
    mine: dict[str, str] = {}
    for build in range(25):
        taken = {*mine, *(path.rpartition("/")[0] for path in mine)}
        pages: dict[str, str] = {}
        for path in choose.sample(PATHS, 5):
            clash = [p for p in pages if p.startswith(f"{path}/") or path.startswith(f"{p}/")]
            if not clash and path not in taken:
                pages[path] = choose.choice("xyz")
        (spared if build % 5 else write)(out, *pages.items())
        assert tree(out) == {**mine, **pages}
        assert set(beside(out)) <= {"spare"}
        for path in choose.sample(sorted(pages), min(2, len(pages))):
            if choose.random() < 0.5:  # Removed, or replaced as editors do.
                (out / path).unlink()
        folder = choose.choice([path for path in out.rglob("*") if path.is_dir()] or [out])
        name = (folder / f"note{build}.txt").relative_to(out).as_posix()
        if all(not path.startswith(f"{folder.relative_to(out)}") for path in PATHS[1:5]):
            (out / name).write_text("mine", encoding="utf-8")
            mine[name] = "mine"


def parts(folder: Path, *texts: str) -> Written:
    """Write a site whose one page comes in parts."""
    with writer(folder) as site_writer:
        site_writer.put_parts("data/all.jsonl", (text.encode() for text in texts))
        return site_writer.finish()


def test_a_page_in_parts_is_written_whole(tmp_path: Path) -> None:
    assert parts(tmp_path / "out", "one\n", "two\n") == Written(("data/all.jsonl",), ())
    assert tree(tmp_path / "out") == {"data/all.jsonl": "one\ntwo\n"}
    assert parts(tmp_path / "out", "one\n", "three\n") == Written(("data/all.jsonl",), ())
    assert tree(tmp_path / "out") == {"data/all.jsonl": "one\nthree\n"}
    assert beside(tmp_path / "out") == []


def test_the_same_parts_again_write_nothing(tmp_path: Path) -> None:
    parts(tmp_path / "out", "one\n", "two\n")
    page = tmp_path / "out" / "data" / "all.jsonl"
    before = page.stat()
    assert parts(tmp_path / "out", "one\ntwo\n") == Written((), ())
    assert (page.stat().st_mtime_ns, page.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert beside(tmp_path / "out") == []


def test_a_part_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    def failing() -> Iterator[bytes]:
        yield b"new\n"
        raise OutputError("no more", hint="none")

    parts(tmp_path / "out", "old\n")
    with pytest.raises(OutputError), writer(tmp_path / "out") as site_writer:
        site_writer.put_parts("data/all.jsonl", failing())
    assert tree(tmp_path / "out") == {"data/all.jsonl": "old\n"}
    assert beside(tmp_path / "out") == []
