"""Publishing: builds the site anew, shows what would change at the remote, asks, and pushes.

Plain git does it, in a temporary repository of its own. ghp-import was looked at and is not used:
it works in the repository of the current folder and by the process's own environment, moves that
repository's branch and remote-tracking branch, can't tell beforehand what would change, knows no
identity that is set for one repository, and goes on after an import that failed.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from briefgen.errors import PublishError, Skipped, UsageError
from briefgen.model import Record
from briefgen.publish.git import ScratchGit, UserGit, without_secrets
from briefgen.publish.remote import Branch, address_of, fetch_branch, remote_url

Echo = Callable[[str], None]

NO_JEKYLL = ".nojekyll"  # Without it GitHub Pages leaves out what starts with "_".
# Its content marks a branch as ours, also when somebody else commits on top (as GitHub does when
# a domain is set on its site); a line in a commit's message would be out of sight then.
MARK = b"Published by briefgen. This branch is overwritten by the next briefgen publish.\n"

WARN_BYTES = 800_000_000  # GitHub Pages takes sites of up to 1 GB, and copying needs some room.
MAX_FILE_BYTES = 100 * 1024**2  # GitHub refuses a push with a larger file.
LISTED = 5  # Files that are named of each kind of change; pages before what lies beside them.


class Built(Protocol):
    """What publishing reads of a build's report."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Articles that could not be read."""


class PublishReport(Record, frozen=True):
    """What was or would be published. `commit` is "" when nothing was pushed.

    `remote` is the address without passwords; `address` is where the site appears, "" when that
    can't be known. The tuples are paths from the site's root, sorted.
    """

    remote: str
    branch: str
    address: str
    cname: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    commit: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the remote has exactly this site already."""
        return not (self.added or self.changed or self.removed)


def publish(
    build_into: Callable[[Path], Built],
    *,
    site_dir: Path,
    echo: Echo,
    confirm: Callable[[str], bool] | None = None,
    remote: str = "origin",
    branch: str = "gh-pages",
    base_url: str = "",
    cname: str = "",
    dry_run: bool = False,
    yes: bool = False,
    message: str | None = None,
) -> PublishReport:
    """Build the site into a temporary folder and push it as one commit on top of the branch.

    Nothing is ever forced or rewritten: what was published before stays in the branch's history.

    Args:
        build_into: builds the site into the folder it is given, strictly.
        site_dir: the site's folder, in a git repository or not.
        echo: prints one line.
        confirm: asks a yes-or-no question; None where nobody can be asked.
        remote: the name of a remote of the repository that holds the site, an address, or a path.
        branch: the branch that is published.
        base_url: the public address as the settings have it, or "".
        cname: the site's own domain, or ""; then a domain that the branch has stays.
        dry_run: only say what would be pushed.
        yes: push without asking.
        message: the commit's message; None: how many pages, as of which day.

    Raises:
        UsageError: nobody can be asked and `yes` is not given, or the branch's name is wrong.
        PublishError: no git, no remote, no identity, no access; an article was skipped; a file is
            too large; the branch holds something else; the remote moved meanwhile. In each case
            the remote is as it was.
        BriefgenError: what `build_into` raises.
    """
    if confirm is None and not (yes or dry_run):
        raise UsageError(
            "there is no terminal to ask on whether to publish",
            hint="pass --yes to publish without a question, or --dry-run to see what would change",
        )
    user = UserGit(site_dir)
    url = remote_url(user, remote)
    with tempfile.TemporaryDirectory(prefix="briefgen-", ignore_cleanup_errors=True) as folder:
        scratch = ScratchGit(user, Path(folder) / "git")
        old = fetch_branch(scratch, url, branch)
        check_allowed(old, branch, checked_out=user.ask("symbolic-ref", "--short", "HEAD"))
        site = Path(folder) / "site"
        check_complete(build_into(site))
        cname = finish(site, cname=cname, old=old, echo=echo)
        tree = scratch.tree_of(site)
        added, changed, removed = changes(scratch, old, tree)
        report = PublishReport(
            remote=without_secrets(url),
            branch=branch,
            address=address_of(url, base_url=base_url, cname=cname),
            cname=cname,
            added=added,
            changed=changed,
            removed=removed,
        )
        for line in described(report, name=without_secrets(remote), base_url=base_url):
            echo(line)
        reason = reason_to_stop(report, dry_run=dry_run, confirm=None if yes else confirm)
        if reason:
            echo(reason)
            return report
        commit = push(scratch, url, branch, tree=tree, old=old, message=message or title(site))
    echo("published" + (f": {report.address} (it may take a minute)" if report.address else ""))
    return msgspec.structs.replace(report, commit=commit)


def reason_to_stop(
    report: PublishReport, *, dry_run: bool, confirm: Callable[[str], bool] | None
) -> str:
    """Why nothing is pushed, or "" when it is to be."""
    if report.is_empty:
        return "nothing to publish: the remote has all of it"
    if dry_run:
        return "dry run: nothing was pushed"
    if confirm is not None and not confirm("publish this?"):
        return "nothing was pushed"
    return ""


def check_allowed(old: Branch, branch: str, *, checked_out: str | None) -> None:
    """Raise PublishError unless the branch is ours, or empty and not one that people work on.

    gh-pages is the one name that nobody chose: any other was given by the user.
    """
    if old.mark == MARK:
        return
    if old.files - {"CNAME", NO_JEKYLL}:
        raise PublishError(
            f"the branch {branch} at the remote holds something that briefgen didn't publish",
            hint="choose another branch with --branch, or delete or rename that one first",
        )
    if branch == "gh-pages" and branch in (checked_out, old.default_branch):
        raise PublishError(
            f"the branch {branch} is the one you work on",
            hint="choose another branch with --branch, or check out another one",
        )


def check_complete(report: Built) -> None:
    """Raise PublishError when an article was skipped: a site with a gap isn't published."""
    if report.skipped:
        first, count = report.skipped[0], len(report.skipped)
        more = f" (and {count - 1} more)" if count > 1 else ""
        raise PublishError(
            f"not published, an article can't be read{more}: {first.message}",
            hint=first.hint,
            path=first.path,
            line=first.line,
            column=first.column,
        )


def finish(site: Path, *, cname: str, old: Branch, echo: Echo) -> str:
    """The site's domain, or "", once the built site has what GitHub Pages needs.

    Raises PublishError when the site is no site, or a file is too large.
    """
    if not (site / "index.html").is_file():
        raise PublishError("the build made no index.html", hint="run briefgen build and look at it")
    (site / NO_JEKYLL).write_bytes(MARK)
    cname = cname or old.cname
    if cname:
        (site / "CNAME").write_text(f"{cname}\n", encoding="utf-8")
    sizes = {
        path.relative_to(site).as_posix(): path.stat().st_size
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    warning = check_sizes(sizes)
    if warning:
        echo(warning)
    return cname


def check_sizes(sizes: Mapping[str, int]) -> str:
    """A warning when the site is nearly too large for GitHub Pages, or "".

    Args:
        sizes: bytes of each file by its path.

    Raises:
        PublishError: a file is larger than git servers take.
    """
    largest = max(sizes, key=lambda path: sizes[path])
    if sizes[largest] > MAX_FILE_BYTES:
        raise PublishError(
            f"{sizes[largest] / 1024**2:.0f} MB are too large for git: the limit is 100 MB a file",
            hint="make it smaller, or leave it out of the site",
            path=largest,
        )
    total = sum(sizes.values())
    if total <= WARN_BYTES:
        return ""
    return f"warning: the site has {total / 1e6:.0f} MB; GitHub Pages takes up to 1,000 MB"


def changes(
    scratch: ScratchGit, old: Branch, tree: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The paths added, changed and removed between the published and the built site, sorted."""
    before = old.commit or scratch.do("git can't compare", "mktree")
    arguments = ("diff-tree", "-r", "-z", "--no-renames", "--name-status", before, tree)
    fields = scratch.do("git can't compare", *arguments).split("\0")[:-1]
    found = list(zip(fields[::2], fields[1::2], strict=True))
    added = tuple(sorted(path for kind, path in found if kind == "A"))
    removed = tuple(sorted(path for kind, path in found if kind == "D"))
    return added, tuple(sorted(path for kind, path in found if kind not in "AD")), removed


def described(report: PublishReport, *, name: str, base_url: str) -> list[str]:
    """The report in lines: where it goes, and what changes there."""
    where = report.remote if name == report.remote else f"{name} ({report.remote})"
    lines = [f"to {where}, branch {report.branch}"]
    if report.cname:
        lines.append(f"domain: {report.cname}")
    if report.cname and base_url and f"//{report.cname}/" not in base_url:
        lines.append(f"warning: the site's pages say {base_url}, as base_url is set")
    for kind in ("added", "changed", "removed"):
        paths: tuple[str, ...] = getattr(report, kind)
        if paths:
            pages_first = sorted(paths, key=lambda path: (not path.endswith(".html"), path))
            named = [*pages_first[:LISTED], *(["…"] if len(paths) > LISTED else [])]
            files = "file" if len(paths) == 1 else "files"
            lines.append(f"{len(paths)} {files} {kind}: {', '.join(named)}")
    return lines


def title(site: Path) -> str:
    """The message of a commit: how many pages, and as of which day the site's own feed is."""
    pages = sum(1 for _ in site.rglob("*.html"))
    feed = site / "feed.xml"
    updated = (
        re.search(rb"<updated>(\d{4}-\d\d-\d\d)", feed.read_bytes()) if feed.is_file() else None
    )
    as_of = f" as of {updated[1].decode()}" if updated else ""
    return f"Publish {pages} page{'s' if pages != 1 else ''}{as_of}"


def push(
    scratch: ScratchGit, url: str, branch: str, *, tree: str, old: Branch, message: str
) -> str:
    """The id of the new commit, once the remote has it.

    Raises:
        PublishError: the remote refused it, or somebody pushed to the branch since it was fetched.
            Without force git only ever adds to a branch.
    """
    parents = ["-p", old.commit] if old.commit else []
    commit = scratch.do("git can't commit", "commit-tree", tree, *parents, "-m", message)
    target = f"{commit}:refs/heads/{branch}"
    scratch.do(f"the branch {branch} was not pushed", "push", "--porcelain", "--", url, target)
    return commit
