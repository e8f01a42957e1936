"""Git as a program: how it is called, what of the user's settings counts, what its errors mean.

Two places to run it in. `UserGit` looks at the repository that holds the site, and only asks.
`ScratchGit` is an empty bare repository in a temporary folder: all work is done there, so that the
user's work tree, index, branches and stashes can't change, whatever happens.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from briefgen.errors import PublishError

# What git itself calls local to one repository (`git rev-parse --local-env-vars`), but for the
# settings, which a user or a CI system hands over on purpose. A hook that calls us sets these.
OUTER = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)

# How to sign in and how to reach a server may be set for one repository alone, as CI systems do.
ACCESS = re.compile(r"(http|https|credential|url|ssh)\.|core\.(sshcommand|askpass|gitproxy)$")

# The site's bytes go up as they are, and no hook or helper of the user's runs on them.
VERBATIM = {
    "core.autocrlf": "false",
    "core.safecrlf": "false",
    "core.attributesFile": os.devnull,
    "core.excludesFile": os.devnull,
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
}

# Attributes that undo all others, also those of a .gitattributes in the site.
RAW = "* -text -filter -ident -working-tree-encoding\n"

# What git says (in English, as we call it) → what to try. The first that fits counts.
HINTS = (
    (
        r"rejected\].*(fetch first|non-fast-forward|stale)|cannot lock ref",
        "somebody published meanwhile; nothing is lost, run briefgen publish again",
    ),
    (
        r"could not read (Username|Password)|Authentication failed|Permission|[Dd]enied|publickey"
        r"|Host key verification|error: 40[13]",
        "sign in to the server first: git push must work from a terminal without a question",
    ),
    (
        r"not appear to be a git repository|[Rr]epository.*not found|not found|does not exist",
        "check the address of the remote: git remote -v",
    ),
    (
        r"resolve host|unable to access|[Cc]onnect|timed out|unreachable|hung up",
        "check the connection to the network and run briefgen publish again",
    ),
    (
        r"declined|protected|refusing to update",
        "the server doesn't let this branch be pushed: choose another with --branch",
    ),
)
ELSE = "run git push in this folder to see whether git itself works here"

# Lines in which git gives advice that fits everything and says nothing.
ADVICE = re.compile(r"hint: |Please make sure|and the repository exists|To |error: failed to push")


class Git:
    """Runs git in a folder, without prompts and in English."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder, self.environment = folder, environment

    def run(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """What came of `git ARGUMENTS`, whatever it is.

        Raises:
            PublishError: there is no git.
        """
        program = shutil.which("git")
        if program is None:
            raise PublishError("git was not found", hint="install git: https://git-scm.com")
        return subprocess.run(
            [program, *arguments],
            cwd=self.folder,
            env=self.environment,
            input=stdin,
            capture_output=True,
            check=False,
        )

    def ask(self, *arguments: str) -> str | None:
        """The output of `git ARGUMENTS` without the last line end, or None when it fails."""
        done = self.run(*arguments)
        return text(done.stdout).removesuffix("\n") if done.returncode == 0 else None

    def do(self, failure: str, *arguments: str) -> str:
        """The output of `git ARGUMENTS` without the last line end.

        Raises:
            PublishError: it failed: `failure`, git's own line, and what to try.
        """
        done = self.run(*arguments)
        if done.returncode:
            raise git_error(failure, text(done.stderr) + text(done.stdout))
        return text(done.stdout).removesuffix("\n")


class UserGit(Git):
    """Git in the folder of the site. Only asks: nothing there is ever changed."""

    def __init__(self, site_dir: Path) -> None:
        environment = {name: value for name, value in os.environ.items() if name not in OUTER}
        environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
        super().__init__(site_dir, {**environment, "LC_ALL": "C", "LANGUAGE": "C"})

    def top(self) -> Path | None:
        """The folder of the repository that holds the site, or None when none does.

        Raises:
            PublishError: git refuses to look, because the folder belongs to somebody else.
        """
        done = self.run("rev-parse", "--show-toplevel")
        if done.returncode == 0:
            return Path(text(done.stdout).removesuffix("\n"))
        if "not a git repository" in text(done.stderr):
            return None
        raise git_error("git can't read this folder's repository", text(done.stderr))

    def identity(self) -> dict[str, str]:
        """Who commits, as environment variables.

        Raises:
            PublishError: neither git's settings nor the environment say so. Git would make up
                an address from the names of the user and the machine.
        """
        found: dict[str, str] = {}
        for role in ("AUTHOR", "COMMITTER"):
            line = self.ask("-c", "user.useConfigOnly=true", "var", f"GIT_{role}_IDENT")
            match = re.fullmatch(r"(.+) <(.+)> \S+ \S+", line or "")
            if match is None:
                raise PublishError(
                    "git doesn't know who you are",
                    hint='git config --global user.name "Your Name" and '
                    "git config --global user.email you@example.org",
                )
            found |= {f"GIT_{role}_NAME": match[1], f"GIT_{role}_EMAIL": match[2]}
        return found

    def access_settings(self) -> list[tuple[str, str]]:
        """The settings of this repository alone that say how to sign in to and reach a server."""
        listed = self.ask("config", "--local", "--includes", "--list", "-z") or ""
        entries = [entry.partition("\n") for entry in listed.split("\0") if entry]
        return [(name, value) for name, _, value in entries if ACCESS.match(name)]


class ScratchGit(Git):
    """An empty bare repository in `folder`, with the user's way to reach servers and identity."""

    def __init__(self, user: UserGit, folder: Path) -> None:
        folder.mkdir()
        environment = {**user.environment, **user.identity(), "GIT_DIR": str(folder)}
        settings = [*user.access_settings(), *VERBATIM.items()]
        first = int(environment.get("GIT_CONFIG_COUNT") or 0)
        # Not as arguments: those of a running program can be read by anybody on the machine.
        for number, (name, value) in enumerate(settings, first):
            environment |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
        environment["GIT_CONFIG_COUNT"] = str(first + len(settings))
        super().__init__(folder, environment)
        self.do(
            "git can't work in the temporary folder", "init", "--quiet", "--bare", "--template="
        )

    def tree_of(self, site: Path) -> str:
        """The id of a tree that holds the files of the folder `site`, byte for byte."""
        (self.folder / "info").mkdir(exist_ok=True)
        (self.folder / "info" / "attributes").write_text(
            "* -text -filter -ident -working-tree-encoding\n"
        )
        failure = "git can't read the built site"
        self.do(failure, f"--work-tree={site}", "-C", str(site), "add", "--all", "--force", ".")
        return self.do(failure, "write-tree")


def git_error(failure: str, said: str) -> PublishError:
    """The error for what git `said` (all of it): `failure`, git's telling line, what to try."""
    said = without_secrets(said)
    hint = next((hint for pattern, hint in HINTS if re.search(pattern, said)), ELSE)
    return PublishError(f"{failure}: {telling_line(said)}", hint=hint)


def telling_line(said: str) -> str:
    """The last line in which git says what went wrong, without its general advice."""
    lines = [line.strip() for line in said.splitlines()]
    lines = [line for line in lines if line and not ADVICE.match(line)]
    general = "fatal: Could not read from remote repository."
    if len(lines) > 1 and lines[-1] == general:
        lines.pop()
    return lines[-1].removeprefix("fatal: ").rstrip(".") if lines else "git gave no reason"


def without_secrets(said: str) -> str:
    """`said` without names and passwords in addresses (https://user:token@host)."""
    return re.sub(r"(?<=://)[^/@\s]+@", "", said)


def text(output: bytes) -> str:
    """Git's output; file names may be in any encoding."""
    return output.decode("utf-8", errors="replace")
