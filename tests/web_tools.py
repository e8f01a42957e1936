"""The programs that prove pages and don't come with Python: where they are, what if they aren't."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

PACKAGES = Path(__file__).parent / "web" / "node_modules"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def not_proven(what: str, advice: str) -> NoReturn:
    """Skip, and say so; with BRIEFGEN_ALL_PROOFS=1, as `.ci/run` sets it, fail."""
    if os.environ.get("BRIEFGEN_ALL_PROOFS"):
        pytest.fail(f"{what}: {advice}")
    pytest.skip(f"NOT PROVEN, {what}: {advice}")


def chromium() -> str:
    """The program of a Chromium of the system."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or not_proven("no Chromium", "install it (on Debian: apt install chromium)")


def java() -> str:
    """The program that runs Java's."""
    found = shutil.which("java")
    return found or not_proven("no Java", "on Debian: apt install default-jre-headless")


def package(path: str) -> Path:
    """A file of the packages that tests/web/package.json names."""
    found = PACKAGES / path
    if not found.is_file():
        name = path.split("/")[0]
        not_proven(f"npm's {name} is not there", "install Node.js with npm, then `make test`")
    return found
