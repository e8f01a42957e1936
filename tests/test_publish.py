"""Publishing to a bare repository: what arrives, what never changes, and what is refused."""

import hashlib
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

import lxml.html
import msgspec
import pytest

from briefgen.errors import PublishError, Skipped, UsageError
from briefgen.publish import MARK, PublishReport, check_sizes, publish
from briefgen.publish.git import git_error, telling_line, without_secrets
from briefgen.publish.remote import absolute, address_of
from briefgen.serve.files import Mount, Reply, reply_to

SITE = {
    "index.html": "<p>home",
    "people/anna/index.html": "<p>Anna",
    "static/site.css": "p {}\r\n",
    "feed.xml": "<feed><updated>2031-05-08T00:00:00Z</updated>"
    "<entry><updated>2031-05-07T00:00:00Z</updated></entry></feed>",
}
PUBLISHED = (".nojekyll", "feed.xml", "index.html", "people/anna/index.html", "static/site.css")


class Report(msgspec.Struct, frozen=True):
    skipped: tuple[Skipped, ...] = ()


class World:
    """A bare remote, a repository with a site folder in it, and what publishing said."""

    def __init__(self, folder: Path) -> None:
        self.remote, self.repo, self.site_dir = (
            folder / "remote.git",
            folder / "repo",
            folder / "repo" / "site",
        )
        self.said: list[str] = []
        self.site = dict(SITE)
        self.skipped: tuple[Skipped, ...] = ()
        self.meanwhile: Callable[[], None] = lambda: None
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        git(folder, "init", "--quiet", "--initial-branch=main", str(self.repo))
        self.site_dir.mkdir()
        (self.site_dir / "article.md").write_text("An article.\n")
        git(self.repo, "add", ".")
        git(self.repo, "commit", "--quiet", "--message=Begin")
        git(self.repo, "remote", "add", "origin", str(self.remote))
        git(self.repo, "push", "--quiet", "origin", "main")

    def build(self, folder: Path) -> Report:
        for name, text in self.site.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text.encode())
        self.meanwhile()
        return Report(self.skipped)

    def publish(self, **options: object) -> PublishReport:
        self.said.clear()
        given = {"site_dir": self.site_dir, "echo": self.said.append, "yes": True, **options}
        return publish(self.build, **given)  # type: ignore[arg-type]

    def commits(self, branch: str = "gh-pages") -> list[str]:
        """The messages at the remote, newest first."""
        return git(self.remote, "log", "--format=%s", f"refs/heads/{branch}").splitlines()

    def files(self, branch: str = "gh-pages") -> tuple[str, ...]:
        return tuple(git(self.remote, "ls-tree", "-r", "--name-only", branch).splitlines())

    def content(self, name: str, branch: str = "gh-pages") -> bytes:
        return output(self.remote, "cat-file", "blob", f"refs/heads/{branch}:{name}")

    def push_by_hand(self, branch: str, **files: str) -> None:
        """Somebody else's commit on `branch`: the files replace what was there."""
        blobs = b""
        for name, text in files.items():
            blob = output(self.remote, "hash-object", "-w", "--stdin", stdin=text.encode()).decode()
            blobs += f"100644 blob {blob.strip()}\t{name}\n".encode()
        tree = output(self.remote, "mktree", stdin=blobs).decode().strip()
        old = git(self.remote, "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")
        parents = ["-p", old] if old else []
        commit = git(self.remote, "commit-tree", tree, *parents, "-m", "By hand")
        git(self.remote, "update-ref", f"refs/heads/{branch}", commit)


def output(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, input=stdin, capture_output=True, check=True
    )
    return done.stdout


def git(folder: Path, *arguments: str) -> str:
    return output(folder, *arguments).decode().removesuffix("\n")


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Git's settings of a user who exists here only; returns the file."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    path = tmp_path / "gitconfig"
    path.write_text("[user]\n\tname = Vera Muster\n\temail = vera@example.org\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("EMAIL", raising=False)
    return path


@pytest.fixture
def world(tmp_path: Path, settings: Path) -> World:
    return World(tmp_path)


# --- what arrives -----------------------------------------------------------------------------


def test_a_first_publication_makes_the_branch(world: World) -> None:
    report = world.publish(base_url="https://vera.example.org/briefings/")
    assert world.files() == PUBLISHED
    assert world.content("static/site.css") == b"p {}\r\n"
    assert world.content(".nojekyll") == MARK
    assert world.commits() == ["Publish 2 pages as of 2031-05-08"]
    assert git(world.remote, "log", "-1", "--format=%an %ae %cn %ce", "gh-pages") == (
        "Vera Muster vera@example.org Vera Muster vera@example.org"
    )
    assert report == PublishReport(
        remote=str(world.remote),
        branch="gh-pages",
        address="https://vera.example.org/briefings/",
        cname="",
        added=PUBLISHED,
        changed=(),
        removed=(),
        commit=git(world.remote, "rev-parse", "gh-pages"),
    )
    assert world.said == [
        f"to origin ({world.remote}), branch gh-pages",
        "5 files added: index.html, people/anna/index.html, .nojekyll, feed.xml, static/site.css",
        "published: https://vera.example.org/briefings/ (it may take a minute)",
    ]


def test_a_second_one_is_one_commit_on_top_and_says_what_changed(world: World) -> None:
    world.publish()
    first = git(world.remote, "rev-parse", "gh-pages")
    world.site["index.html"] = "<p>home again"
    world.site |= {f"people/{number}/index.html": "<p>" for number in range(6)}
    del world.site["people/anna/index.html"]
    report = world.publish(message="Six more")
    assert world.commits() == ["Six more", "Publish 2 pages as of 2031-05-08"]
    assert git(world.remote, "rev-parse", "gh-pages~1") == first
    assert (report.changed, report.removed) == (("index.html",), ("people/anna/index.html",))
    assert world.said[1:] == [
        "6 files added: people/0/index.html, people/1/index.html, people/2/index.html,"
        " people/3/index.html, people/4/index.html, …",
        "1 file changed: index.html",
        "1 file removed: people/anna/index.html",
        "published",
    ]


def test_nothing_new_is_no_commit(world: World) -> None:
    world.publish()
    before = git(world.remote, "rev-parse", "gh-pages")
    report = world.publish()
    assert (report.is_empty, report.commit) == (True, "")
    assert world.said[-1] == "nothing to publish: the remote has all of it"
    assert git(world.remote, "rev-parse", "gh-pages") == before


def test_a_dry_run_pushes_nothing_and_needs_no_terminal(world: World) -> None:
    report = world.publish(dry_run=True, yes=False)
    assert (report.added, report.commit) == (PUBLISHED, "")
    assert world.said[-1] == "dry run: nothing was pushed"
    assert git(world.remote, "for-each-ref", "refs/heads/gh-pages") == ""


@pytest.mark.parametrize(("answer", "said"), [(True, "published"), (False, "nothing was pushed")])
def test_a_user_is_asked_after_having_seen_the_changes(
    world: World, answer: bool, said: str
) -> None:
    seen: list[str] = []

    def confirm(question: str) -> bool:
        seen.extend([*world.said, question])
        return answer

    report = world.publish(yes=False, confirm=confirm)
    assert [line.split(":")[0] for line in seen[1:]] == ["5 files added", "publish this?"]
    assert world.said[-1] == said
    assert bool(report.commit) is answer
    assert bool(git(world.remote, "for-each-ref", "refs/heads/gh-pages")) is answer


def test_without_a_terminal_yes_must_be_given(world: World) -> None:
    with pytest.raises(UsageError, match="no terminal") as caught:
        world.publish(yes=False)
    assert "--yes" in caught.value.hint


def test_a_domain_is_written_and_one_set_at_the_remote_is_kept(world: World) -> None:
    world.publish(cname="one.example.org")
    assert world.content("CNAME") == b"one.example.org\n"
    world.site["index.html"] = "<p>two"
    report = world.publish(base_url="https://old.example.org/")
    assert world.content("CNAME") == b"one.example.org\n"
    assert (report.cname, report.changed) == ("one.example.org", ("index.html",))
    assert world.said[1:3] == [
        "domain: one.example.org",
        "warning: the site's pages say https://old.example.org/, as base_url is set",
    ]
    world.publish(cname="two.example.org")
    assert world.content("CNAME") == b"two.example.org\n"


def test_a_domain_set_by_a_commit_of_the_server_is_kept_too(world: World) -> None:
    world.publish()
    mark = world.content(".nojekyll").decode()
    world.push_by_hand(
        "gh-pages", **{".nojekyll": mark, "index.html": "<p>home", "CNAME": "a.example"}
    )
    assert world.publish().cname == "a.example"
    assert world.content("CNAME") == b"a.example\n"


def test_settings_of_the_user_s_git_change_no_byte_and_leave_nothing_out(
    world: World, settings: Path, tmp_path: Path
) -> None:
    (tmp_path / "ignored").write_text("*.xml\n")
    (tmp_path / "attributes").write_text("* text eol=lf\n")
    settings.write_text(
        settings.read_text() + "[core]\n\tautocrlf = input\n"
        f"\texcludesFile = {tmp_path}/ignored\n\tattributesFile = {tmp_path}/attributes\n"
    )
    world.site |= {".gitattributes": "* text eol=crlf\n", ".gitignore": "*.html\n", "ö.txt": "ö\n"}
    world.publish()
    assert world.content("static/site.css") == b"p {}\r\n"
    assert world.content("ö.txt") == "ö\n".encode()
    assert {"index.html", "feed.xml"} <= set(world.files())


# --- what may not change ----------------------------------------------------------------------


def fingerprint(repo: Path) -> tuple[str, ...]:
    """All that publishing must leave alone: work tree, index, HEAD, refs, stashes, settings."""
    digest = hashlib.sha256()
    for path in sorted(repo.rglob("*")):
        if path.is_file():
            digest.update(str(path).encode() + b"\0" + path.read_bytes())
    status = git(repo, "--no-optional-locks", "status", "--porcelain=v2", "--branch", "--ignored")
    return digest.hexdigest(), status, git(repo, "for-each-ref"), git(repo, "stash", "list")


def test_the_user_s_repository_is_left_as_it_is(world: World) -> None:
    (world.site_dir / "article.md").write_text("Stashed.\n")
    git(world.repo, "stash")
    (world.site_dir / "article.md").write_text("Staged.\n")
    git(world.repo, "add", ".")
    (world.site_dir / "article.md").write_text("Not staged.\n")
    (world.site_dir / "new.md").write_text("Untracked.\n")
    before = fingerprint(world.repo)
    world.publish()
    world.site["index.html"] = "<p>new"
    world.publish()
    assert fingerprint(world.repo) == before


def test_an_outer_git_does_not_lead_it_astray(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    git(tmp_path, "init", "--quiet", str(other))
    before = fingerprint(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / "objects"))
    world.publish()
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.delenv(name)
    assert world.files() == PUBLISHED
    assert fingerprint(other) == before


def test_no_hook_of_the_user_s_runs(world: World, settings: Path, tmp_path: Path) -> None:
    hook = tmp_path / "hooks" / "pre-push"
    hook.parent.mkdir()
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    settings.write_text(settings.read_text() + f"[core]\n\thooksPath = {hook.parent}\n")
    world.publish()
    assert world.files() == PUBLISHED


@pytest.mark.parametrize(
    "files", [{"readme.md": "source"}, {".nojekyll": "", "index.html": "<p>another tool's site"}]
)
def test_a_branch_that_holds_something_else_is_refused(world: World, files: dict[str, str]) -> None:
    world.push_by_hand("gh-pages", **files)
    with pytest.raises(PublishError, match="holds something that briefgen didn't publish"):
        world.publish()
    assert world.commits() == ["By hand"]


@pytest.mark.parametrize("options", [{}, {"dry_run": True}])
def test_the_source_branch_is_refused_even_when_named(
    world: World, options: dict[str, object]
) -> None:
    with pytest.raises(PublishError, match="the branch main at the remote holds something"):
        world.publish(branch="main", **options)
    assert world.commits("main") == ["Begin"]


def test_a_branch_with_nothing_but_a_domain_is_taken(world: World) -> None:
    world.push_by_hand("gh-pages", CNAME="a.example\n")
    world.publish()
    assert world.files() == (".nojekyll", "CNAME", *PUBLISHED[1:])


def test_the_default_branch_is_taken_when_it_is_ours(world: World) -> None:
    world.publish()
    git(world.remote, "symbolic-ref", "HEAD", "refs/heads/gh-pages")
    world.site["index.html"] = "<p>new"
    world.publish()
    assert len(world.commits()) == 2


def test_the_branch_one_works_on_is_taken_only_when_named(world: World) -> None:
    git(world.repo, "checkout", "--quiet", "-b", "gh-pages")
    with pytest.raises(PublishError, match="the branch gh-pages is the one you work on"):
        world.publish()
    git(world.repo, "checkout", "--quiet", "-b", "pages")
    world.publish(branch="pages")
    assert world.files("pages") == PUBLISHED


def test_a_remote_that_moved_meanwhile_is_not_overwritten(world: World) -> None:
    world.publish()
    world.site["index.html"] = "<p>mine"
    world.meanwhile = lambda: world.push_by_hand("gh-pages", **{"index.html": "<p>theirs"})
    with pytest.raises(PublishError, match="the branch gh-pages was not pushed: ") as caught:
        world.publish()
    assert caught.value.hint == (
        "somebody published meanwhile; nothing is lost, run briefgen publish again"
    )
    assert world.commits() == ["By hand", "Publish 2 pages as of 2031-05-08"]


def test_a_branch_that_appeared_meanwhile_is_not_overwritten(world: World) -> None:
    world.meanwhile = lambda: world.push_by_hand("gh-pages", **{"index.html": "<p>theirs"})
    with pytest.raises(PublishError, match="the branch gh-pages was not pushed: "):
        world.publish()
    assert world.commits() == ["By hand"]


# --- what is missing or wrong -----------------------------------------------------------------


def test_a_folder_in_no_repository_publishes_to_a_path(world: World, tmp_path: Path) -> None:
    loose = tmp_path / "loose"
    loose.mkdir()
    with pytest.raises(PublishError, match="this folder is in no git repository"):
        world.publish(site_dir=loose)
    world.publish(site_dir=loose, remote="../remote.git")
    assert world.files() == PUBLISHED


def test_a_remote_that_is_not_known_or_not_there_is_named(world: World, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="there is no remote called 'upstream'"):
        world.publish(remote="upstream")
    with pytest.raises(PublishError) as caught:
        world.publish(remote=str(tmp_path / "nowhere.git"))
    assert str(caught.value) == (
        f"the remote can't be read: '{tmp_path}/nowhere.git' does not appear to be a git repository"
    )
    assert caught.value.hint == "check the address of the remote: git remote -v"


def test_a_relative_address_of_a_remote_counts_from_its_repository(world: World) -> None:
    git(world.repo, "remote", "set-url", "origin", "../remote.git")
    world.publish()
    assert world.files() == PUBLISHED


def test_without_an_identity_it_says_how_to_set_one(world: World, settings: Path) -> None:
    settings.write_text("")
    with pytest.raises(PublishError, match="git doesn't know who you are") as caught:
        world.publish()
    assert "git config --global user.email" in caught.value.hint


def test_an_identity_and_access_of_this_repository_alone_count(
    world: World, settings: Path
) -> None:
    settings.write_text("")
    git(world.repo, "config", "user.name", "Local Lea")
    git(world.repo, "config", "user.email", "lea@example.org")
    git(world.repo, "config", f"url.{world.remote.parent}/.insteadOf", "far:")
    world.publish(remote="far:remote.git")
    assert git(world.remote, "log", "-1", "--format=%an %ce", "gh-pages") == (
        "Local Lea lea@example.org"
    )


class Refusing(BaseHTTPRequestHandler):
    """A server that lets nobody in, and notes how they tried."""

    seen: ClassVar[list[str | None]] = []

    def do_GET(self) -> None:
        self.seen.append(self.headers["Authorization"])
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="briefings"')
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_how_to_sign_in_may_be_set_for_this_repository_alone(world: World) -> None:
    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        git(world.repo, "config", f"http.{address}.extraHeader", "Authorization: Basic c2VjcmV0")
        with pytest.raises(PublishError, match="terminal prompts disabled") as caught:
            world.publish(remote=f"{address}briefings.git")
        server.shutdown()
    assert Refusing.seen == ["Basic c2VjcmV0"]
    assert caught.value.hint.startswith("sign in to the server first")


def test_without_git_it_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PublishError, match="git was not found"):
        world.publish()


def test_a_name_that_no_branch_can_have_is_wrong_usage(world: World) -> None:
    for branch in ("a b", "-f", "", "a..b"):
        with pytest.raises(UsageError, match="is no name for a branch"):
            world.publish(branch=branch)


def test_a_skipped_article_stops_it(world: World) -> None:
    skipped = Skipped("content/a.md", 2, 0, "front matter is not closed", "close it")
    world.skipped = (skipped, skipped)
    with pytest.raises(PublishError) as caught:
        world.publish()
    assert str(caught.value) == (
        "content/a.md:2: not published, an article can't be read (and 1 more):"
        " front matter is not closed"
    )
    assert git(world.remote, "for-each-ref", "refs/heads/gh-pages") == ""


def test_a_build_without_a_home_page_does_not_wipe_the_site(world: World) -> None:
    world.publish()
    world.site = {"404.html": "<p>"}
    with pytest.raises(PublishError, match=r"the build made no index\.html"):
        world.publish()
    assert world.files() == PUBLISHED


@pytest.mark.parametrize(
    ("sizes", "warning"),
    [
        ({"a": 104_857_600}, ""),
        ({f"{number}": 100_000_000 for number in range(8)}, ""),
        (
            {f"{number}": 90_000_000 for number in range(9)},
            "warning: the site has 810 MB; GitHub Pages takes up to 1,000 MB",
        ),
    ],
)
def test_a_site_that_gets_too_large_is_warned_of(sizes: dict[str, int], warning: str) -> None:
    assert check_sizes(sizes) == warning


def test_a_file_that_is_too_large_is_an_error() -> None:
    with pytest.raises(PublishError) as caught:
        check_sizes({"a": 1, "data/statements.jsonl": 130_000_000})
    assert str(caught.value) == (
        "data/statements.jsonl: 124 MB are too large for git: the limit is 100 MB a file"
    )


# --- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "base_url", "cname", "address"),
    [
        ("git@github.com:Vera/briefings.git", "", "", "https://vera.github.io/briefings/"),
        ("https://github.com/Vera/briefings", "", "", "https://vera.github.io/briefings/"),
        ("ssh://git@github.com/Vera/vera.github.io.git", "", "", "https://vera.github.io/"),
        ("git@github.com:vera/briefings.git", "", "b.example.org", "https://b.example.org/"),
        ("git@github.com:vera/a.git", "https://x.example/", "", "https://x.example/"),
        ("git@gitlab.example:vera/briefings.git", "", "", ""),
        ("ssh://git@ssh.github.com:443/vera/a.git", "", "", "https://vera.github.io/a/"),
        ("git@notgithub.com:vera/a.git", "", "", ""),
        ("/srv/github.com/vera/a/", "", "", ""),
    ],
)
def test_the_address_follows_the_rule_of_github_pages(
    url: str, base_url: str, cname: str, address: str
) -> None:
    assert address_of(url, base_url=base_url, cname=cname) == address


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("git@github.com:vera/a.git", "git@github.com:vera/a.git"),
        ("https://github.com/vera/a", "https://github.com/vera/a"),
        ("file:///srv/a.git", "file:///srv/a.git"),
        ("../a.git", "/home/vera/a.git"),
        ("/srv/a.git", "/srv/a.git"),
    ],
)
def test_a_path_is_counted_from_the_folder(url: str, expected: str) -> None:
    assert absolute(url, Path("/home/vera/site")) == expected


@pytest.mark.parametrize(
    ("said", "line", "hint"),
    [
        (
            "git@github.com: Permission denied (publickey).\n"
            "fatal: Could not read from remote repository.\n\n"
            "Please make sure you have the correct access rights\nand the repository exists.\n",
            "git@github.com: Permission denied (publickey)",
            "sign in",
        ),
        (
            "fatal: could not read Username for 'https://github.com': terminal prompts disabled\n",
            "could not read Username for 'https://github.com': terminal prompts disabled",
            "sign in",
        ),
        (
            "remote: Repository not found.\n"
            "fatal: repository 'https://github.com/vera/a/' not found\n",
            "repository 'https://github.com/vera/a/' not found",
            "check the address",
        ),
        (
            "fatal: unable to access 'https://vera:s3cret@github.com/vera/a/': "
            "Could not resolve host: github.com\n",
            "unable to access 'https://github.com/vera/a/': Could not resolve host: github.com",
            "check the connection",
        ),
        (
            "To github.com:vera/a.git\n ! [remote rejected] gh-pages -> gh-pages (protected "
            "branch hook declined)\nerror: failed to push some refs to 'github.com:vera/a.git'\n",
            "! [remote rejected] gh-pages -> gh-pages (protected branch hook declined)",
            "the server doesn't let",
        ),
        ("", "git gave no reason", "run git push"),
    ],
)
def test_an_error_of_git_is_one_line_with_a_hint(said: str, line: str, hint: str) -> None:
    assert telling_line(without_secrets(said)) == line
    error = git_error("not pushed", said)
    assert str(error) == f"not pushed: {line}"
    assert error.hint.startswith(hint)


# --- the real site ----------------------------------------------------------------------------

ARTICLE = """---
title: Lisbon reopens its harbour
date: 2031-05-06
---

Portuguese Fisheries Minister Marta Vilarinho said on Tuesday that the harbour of Lisbon was open.

“We waited nine years for this day,” Vilarinho told reporters.
"""


@pytest.mark.model
def test_a_published_site_has_no_broken_link_below_a_path(world: World, tmp_path: Path) -> None:
    (world.site_dir / "content").mkdir()
    (world.site_dir / "content" / "harbour.md").write_text(ARTICLE)
    settings = '[site]\nbase_url = "https://vera.example/repo/"\n'
    (world.site_dir / "briefgen.toml").write_text(settings)
    program = str(Path(sys.executable).with_name("briefgen"))
    done = subprocess.run(
        [program, "publish", "--yes"], cwd=world.site_dir, capture_output=True, text=True
    )
    assert (done.stderr, done.returncode) == ("", 0)
    assert "published: https://vera.example/repo/ (it may take a minute)" in done.stdout
    assert not (world.site_dir / "output").exists()
    git(tmp_path, "clone", "--quiet", "--branch=gh-pages", str(world.remote), "clone")
    pages = crawl(Mount(tmp_path / "clone", "/repo/"))
    assert {
        "/repo/",
        "/repo/articles/harbour/index.html",
        "/repo/people/marta-vilarinho/index.html",
    } <= set(pages)
    assert [url for url, status in pages.items() if status != 200] == []


def crawl(mount: Mount) -> dict[str, int]:
    """The status of every address of the site that its pages lead to, from the home page on."""
    status: dict[str, int] = {}
    waiting = [mount.base_path]
    while waiting:
        url = waiting.pop()
        if url in status:
            continue
        reply = reply_to(url, mount, build="")
        status[url] = reply.status
        if reply.location:
            status[url] = 200
            waiting.append(reply.location)
        for link in links(reply):
            target = urlsplit(urljoin(f"http://site{url}", link))
            if target.netloc == "site" and not target.path.startswith("/_briefgen/"):
                waiting.append(target.path)
    return status


def links(reply: Reply) -> list[str]:
    """The addresses that a page or a style sheet names."""
    if reply.content_type.startswith("text/css"):
        return re.findall(r"url\(['\"]?([^'\")]+)", reply.body.decode())
    if reply.content_type.startswith("text/html"):
        elements = lxml.html.fromstring(reply.body).iter()
        found = [element.get(name) for element in elements for name in ("href", "src")]
        return [link for link in found if link]
    return []
