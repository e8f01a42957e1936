"""The remote side: its address, what the published branch holds, where the site will appear."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.errors import PublishError, UsageError
from briefgen.model import Record
from briefgen.publish.git import ScratchGit, UserGit, text

GITHUB = re.compile(
    r"(?:\w+://)?(?:[^/@]*@)?(?:ssh\.|www\.)?github\.com(?::\d+)?[:/]+([^/]+)/([^/]+?)(?:\.git)?/?",
    re.IGNORECASE,
)


class Branch(Record, frozen=True):
    """What the branch holds at the remote. `commit` is "" when there is no such branch yet.

    `cname` is its domain, `mark` the content of its .nojekyll; `default_branch` is the one that
    the remote shows first.
    """

    commit: str = ""
    files: frozenset[str] = frozenset()
    cname: str = ""
    mark: bytes = b""
    default_branch: str = ""


def remote_url(user: UserGit, remote: str) -> str:
    """The address that pushes to `remote` go to; a path is made absolute.

    Raises:
        PublishError: `remote` is neither a remote of the site's repository nor an address.
    """
    top = user.top()
    named = user.ask("remote", "get-url", "--push", "--", remote) if top else None
    if top and named:
        return absolute(named.splitlines()[0], top)
    if re.search(r"[:/\\]", remote) or (user.folder / remote).is_dir():
        return absolute(remote, user.folder)
    raise PublishError(
        f"there is no remote called {remote!r}" if top else "this folder is in no git repository",
        hint="name the remote's address: --remote git@github.com:USER/REPO.git",
    )


def absolute(url: str, folder: Path) -> str:
    """`url`, or when it is a path, that path counted from `folder`: git runs elsewhere."""
    is_address = "://" in url or re.match(r"[^/\\]{2,}:", url)  # C:\ is a path.
    return url if is_address else str((folder / Path(url).expanduser()).resolve())


def fetch_branch(scratch: ScratchGit, url: str, branch: str) -> Branch:
    """What the branch holds at the remote; its newest commit is in `scratch` afterwards.

    Raises:
        UsageError: no branch can be called so.
        PublishError: the remote can't be reached or read.
    """
    ref = f"refs/heads/{branch}"
    if scratch.ask("check-ref-format", ref) is None or branch.startswith("-"):
        raise UsageError(f"{branch!r} is no name for a branch", hint="the usual one is gh-pages")
    failure = "the remote can't be read"
    listed = scratch.do(failure, "ls-remote", "--symref", "--", url, "HEAD", ref)
    refs = {line.partition("\t")[2] for line in listed.splitlines()}
    default = re.search(r"^ref: refs/heads/(.+)\tHEAD$", listed, re.MULTILINE)
    default_branch = default[1] if default else ""
    if ref not in refs:
        return Branch(default_branch=default_branch)
    scratch.do(failure, "fetch", "--quiet", "--depth=1", "--no-tags", "--", url, ref)
    commit = scratch.do(failure, "rev-parse", "FETCH_HEAD")
    names = scratch.do(failure, "ls-tree", "-r", "-z", "--name-only", commit)
    return Branch(
        commit=commit,
        files=frozenset(names.split("\0")[:-1]),
        cname=text(scratch.run("cat-file", "blob", f"{commit}:CNAME").stdout).strip(),
        mark=scratch.run("cat-file", "blob", f"{commit}:.nojekyll").stdout,
        default_branch=default_branch,
    )


def address_of(url: str, *, base_url: str, cname: str) -> str:
    """Where the site appears, or "" when it can't be known.

    The settings' own word counts first, then the domain, then the rule of GitHub Pages:
    a repository called USER.github.io is at its root, any other one below it.
    """
    if base_url:
        return base_url
    if cname:
        return f"https://{cname}/"
    match = GITHUB.fullmatch(url)
    if match is None:
        return ""
    user, repository = match[1].lower(), match[2]
    host = f"{user}.github.io"
    return f"https://{host}/" if repository.lower() == host else f"https://{host}/{repository}/"
