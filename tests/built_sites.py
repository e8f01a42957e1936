"""Real sites for tests: a copy of a collection, built once, and what is read back from it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

from lxml import html

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seed"


def copy_demo(folder: Path) -> Path:
    """The demonstration collection in a folder of its own."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "briefgen.toml", folder)
    return folder


def copy_seed(folder: Path) -> Path:
    """The first real article in a folder of its own."""
    (folder / "content").mkdir(parents=True)
    for article in SEED.glob("*.txt"):
        shutil.copy(article, folder / "content")
    return folder


def twin(output: Path, path: str) -> Any:
    """The record beside a page."""
    return json.loads((output / path / "index.json").read_text(encoding="utf-8"))


def statements(value: Any) -> Iterator[dict[str, Any]]:
    """Every record with citations in a twin, however deep."""
    if isinstance(value, dict):
        if "citations" in value and "text" in value:
            yield value
        for inner in value.values():
            yield from statements(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from statements(inner)


def files(output: Path) -> dict[str, bytes]:
    """Path from the site's root → bytes of every file."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def parsed(content: bytes | str) -> Any:
    """A page as a tree that answers XPath."""
    return html.fromstring(content)


def broken_links(output: Path, base: str = "https://site.example/repo/") -> list[str]:
    """Links and anchors of all pages that lead nowhere within the site served under `base`."""
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for path in sorted(output.rglob("*.html")):
        url = base + path.relative_to(output).as_posix()
        tree = parsed(path.read_bytes())
        ids[url] = set(tree.xpath("//@id"))
        links += [(url, str(link)) for link in tree.xpath("//@href | //@src | //@cite")]
    broken = []
    for page, link in links:
        target, _, anchor = urljoin(page, link).partition("#")
        if not target.startswith(base):
            if target.split(":")[0] not in ("http", "https", "data"):
                broken.append(f"{page}: {link}")
            continue
        target = target.split("?")[0]
        if target.endswith("/"):
            target += "index.html"
        if not (output / unquote(target.removeprefix(base))).is_file() or (
            anchor and anchor not in ids.get(target, set())
        ):
            broken.append(f"{page}: {link}")
    return broken
