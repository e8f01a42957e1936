"""What counts as a change, how a burst becomes one batch, and what real saves look like."""

import contextlib
import os
import resource
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from briefgen.watch import Watch, collect, is_noise, is_relevant

# Seconds after which a batch that doesn't come fails its test; only a broken watch needs them.
LIMIT = 30


@pytest.mark.parametrize(
    "name",
    [
        ".article.md.swp",
        "article.md~",
        "article.md.swx",
        "article.md.bck",
        "article.md.tmp",
        "4913",
        ".DS_Store",
        ".goutputstream-A1B2C3",
        ".#article.md",
        "#article.md#",
        "jb_old_article.md",
        "article.md___jb_tmp___",
        "article.md.sb-1a2b3c4d-Xy12Za",
        ".git/index",
        "drafts/.hidden/article.md",
    ],
)
def test_a_temporary_file_of_an_editor_is_noise(name: str) -> None:
    assert is_noise(Path(name))


@pytest.mark.parametrize("name", ["article.md", "2031/4913.md", "a.tmp.txt", "jbx.html", "ü/ö.md"])
def test_an_article_is_not_noise(name: str) -> None:
    assert not is_noise(Path(name))


@pytest.mark.parametrize(
    ("path", "relevant"),
    [
        ("/home/.sites/one/content/a.md", True),
        ("/home/.sites/one/content", True),
        ("/home/.sites/one", True),
        ("/home/.sites/one/briefgen.toml", True),
        ("/home/.sites/one/content/.git/index", False),
        ("/home/.sites/one/content/output/index.html", False),
        ("/home/.sites/one/notes.txt", False),
        ("/home/.sites/two", False),
    ],
)
def test_only_what_can_change_the_site_counts(path: str, relevant: bool) -> None:
    roots = [Path("/home/.sites/one/content"), Path("/home/.sites/one/briefgen.toml")]
    ignored = [Path("/home/.sites/one/content/output")]
    assert is_relevant(Path(path), roots, ignored) is relevant


class Clock:
    """A clock that stands still between events, and the events at their times."""

    def __init__(self, *events: tuple[float, str]) -> None:
        self.now, self.events = 0.0, list(events)

    def next_event(self, timeout: float | None) -> tuple[float, Path]:
        if self.events and (timeout is None or self.events[0][0] <= self.now + timeout):
            at, name = self.events.pop(0)
            self.now = max(self.now, at)
            return at, Path(name)
        self.now += timeout or 0
        raise Empty


def collected(clock: Clock) -> tuple[list[str], float]:
    return [path.name for path in collect(clock.next_event, lambda: clock.now)], clock.now


def test_a_burst_ends_after_a_tenth_of_a_second_of_quiet() -> None:
    clock = Clock((5.0, "b"), (5.0625, "a"), (5.125, "b"), (5.5, "c"))
    names, at = collected(clock)
    assert (names, round(at, 6)) == (["a", "b"], 5.225)
    names, at = collected(clock)
    assert (names, round(at, 6)) == (["c"], 5.6)


def test_a_burst_without_an_end_is_passed_on_after_two_seconds() -> None:
    clock = Clock(*((step / 16, f"{step:02d}") for step in range(64)))
    names, at = collected(clock)
    assert (names[0], names[-1], at) == ("00", "32", 2.0)


def test_what_came_during_a_build_is_one_batch_at_once() -> None:
    clock = Clock((1.0, "a"), (1.5, "b"), (4.0, "c"))
    clock.now = 9.0
    assert collected(clock) == (["a", "b", "c"], 9.0)


# --- real files -------------------------------------------------------------------------------


@pytest.fixture(params=["told", "polled"])
def watch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    monkeypatch.setattr("briefgen.watch.POLL", 0.05)
    with Watch(poll=request.param == "polled", echo=print) as opened:
        yield opened


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("one")
    (tmp_path / "briefgen.toml").write_text("")
    return tmp_path


def follow(watch: Watch, site: Path) -> None:
    watch.follow([site / "content", site / "briefgen.toml"], ignored=[site / "output"])


def names(watch: Watch, site: Path) -> list[str]:
    """The next batch as paths from the site folder; fails when none comes."""
    done: SimpleQueue[tuple[Path, ...]] = SimpleQueue()
    threading.Thread(target=lambda: done.put(watch.next_batch()), daemon=True).start()
    return [str(path.relative_to(site)) for path in done.get(timeout=LIMIT)]


def write_in_place(site: Path) -> None:
    (site / "content" / "a.md").write_text("one and two")


def replace_whole(site: Path) -> None:
    (site / "content" / ".a.md.new").write_text("one and three")
    (site / "content" / ".a.md.new").replace(site / "content" / "a.md")


def delete(site: Path) -> None:
    (site / "content" / "a.md").unlink()


@pytest.mark.parametrize("change", [write_in_place, replace_whole, delete])
def test_every_kind_of_save_is_noticed(
    watch: Watch, site: Path, change: Callable[[Path], None]
) -> None:
    follow(watch, site)
    change(site)
    assert names(watch, site) == ["content/a.md"]


def test_an_article_in_a_new_folder_and_the_settings_are_noticed(watch: Watch, site: Path) -> None:
    follow(watch, site)
    (site / "content" / "2031" / "05").mkdir(parents=True)
    (site / "content" / "2031" / "05" / "b.md").write_text("new")
    assert "content/2031/05/b.md" in names(watch, site)
    (site / "briefgen.toml").write_text("[site]\n")
    assert names(watch, site) == ["briefgen.toml"]


def test_the_output_and_a_build_that_reads_start_nothing(watch: Watch, site: Path) -> None:
    follow(watch, site)
    (site / "output").mkdir()
    (site / "output" / "index.html").write_text("page")
    (site / "notes.txt").write_text("not ours")
    (site / "content" / ".a.md.swp").write_text("editor")
    for path in sorted((site / "content").iterdir()):
        path.read_text()
    (site / "content" / "last.md").write_text("the only change")
    assert names(watch, site) == ["content/last.md"]


def test_a_content_folder_that_is_made_again_is_watched_again(watch: Watch, site: Path) -> None:
    follow(watch, site)
    shutil.rmtree(site / "content")
    assert "content" in names(watch, site)
    follow(watch, site)
    (site / "content").mkdir()
    assert "content" in names(watch, site)
    follow(watch, site)
    (site / "content" / "b.md").write_text("back")
    assert names(watch, site) == ["content/b.md"]


def test_a_content_folder_that_was_swapped_is_watched_in_its_new_place(site: Path) -> None:
    with Watch(poll=False, echo=print) as watch:
        follow(watch, site)
        (site / "content").rename(site / "old")
        (site / "content").mkdir()
        assert "content" in names(watch, site)
        follow(watch, site)
        (site / "old" / "a.md").write_text("not ours any more")
        (site / "content" / "b.md").write_text("ours")
        assert names(watch, site) == ["content/b.md"]


def test_a_folder_behind_a_link_is_watched(tmp_path: Path, watch: Watch) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "content").symlink_to(tmp_path / "elsewhere")
    watch.follow([tmp_path / "site" / "content"])
    (tmp_path / "elsewhere" / "a.md").write_text("new")
    assert names(watch, tmp_path) == ["elsewhere/a.md"]


def test_at_the_system_s_limit_it_polls_and_says_so(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.watch.POLL", 0.05)
    said: list[str] = []
    with Watch(poll=False, echo=said.append) as watch:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
        taken: list[int] = []
        with contextlib.suppress(OSError):
            while True:
                taken.append(os.open(os.devnull, os.O_RDONLY))
        # Two free file descriptors: enough to list a folder, too few for a watch of the system.
        os.close(taken.pop())
        os.close(taken.pop())
        try:
            follow(watch, site)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
            for number in taken:
                os.close(number)
        assert len(said) == 1
        assert said[0].startswith("the system's limit of watched folders is reached: ")
        write_in_place(site)
        assert names(watch, site) == ["content/a.md"]


def test_an_editor_s_backup_leaves_the_article_as_the_change(site: Path) -> None:
    with Watch(poll=False, echo=print) as watch:
        follow(watch, site)
        (site / "content" / "a.md").rename(site / "content" / "a.md~")
        (site / "content" / "a.md").write_text("saved again")
        assert names(watch, site) == ["content/a.md"]
