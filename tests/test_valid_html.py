"""What the W3C's checker says of every page: nothing."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from web_tools import java, package

pytestmark = pytest.mark.model


def messages(*paths: Path) -> list[str]:
    """What the Nu Html Checker finds in pages, errors and warnings alike."""
    checker = package("vnu-jar/build/dist/vnu.jar")
    command = [java(), "-Xss2m", "-jar", str(checker), "--format", "json", "--skip-non-html"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, check=False)
    found = json.loads(done.stderr or done.stdout)["messages"]
    return [
        f"{one['url'].rpartition('/output/')[2]}:{one.get('lastLine')}: {one['message']}"
        for one in found
    ]


def test_every_page_is_valid(proofs: Path) -> None:
    found = messages(proofs)
    assert found == []


def test_a_page_with_a_mistake_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>A</title><p><div id="a"></div></p><p id="a">',
        encoding="utf-8",
    )
    assert any("Duplicate ID" in line for line in messages(page))
