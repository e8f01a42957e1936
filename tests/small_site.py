"""A site of a few lines with a build of its own, to try the preview on. Run it to serve it.

`content/*.txt` become pages below articles/, `templates/site.css` is copied, `data/show` holds the
line that the home page shows. It fails, or leaves articles out, where its files say so.
"""

import os
import sys
import time
from functools import partial
from pathlib import Path

import msgspec

from briefgen.errors import ArticleError, ConfigError, Skipped, TemplateError
from briefgen.serve import ServedSite, serve

PAGE = """<!doctype html>
<link rel="stylesheet" href="{root}site.css"><title>{title}</title>
<body>{body}</body>
"""


class Report(msgspec.Struct, frozen=True):
    written: tuple[str, ...]
    removed: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    seconds: float = 0.0


def read_site(site_dir: Path) -> ServedSite:
    """The settings: the first line of briefgen.toml is the base path."""
    lines = (site_dir / "briefgen.toml").read_text().splitlines() or ["/"]
    if not lines[0].startswith("/"):
        raise ConfigError("no such path", hint="start with /", path="briefgen.toml", line=1)
    watched = ("content", "templates", "briefgen.toml")
    return ServedSite(
        build=partial(build, site_dir),
        output_dir=site_dir / "output",
        watched=tuple(site_dir / name for name in watched),
        base_path=lines[0],
    )


def build(site_dir: Path) -> Report:
    files, skipped = {"404.html": page("Not found", "<p>Nothing here.</p>", root="/")}, []
    if not (site_dir / "content").is_dir():
        raise ConfigError("no content/ folder here", hint="create it", path="content")
    for path in sorted((site_dir / "content").glob("*.txt")):
        text = path.read_text()
        if text.startswith("slow"):
            (site_dir / "building").write_text("")
            # In steps, as a build works: Python runs a signal's handler only between two of them.
            # A signal that comes just before a single long sleep would wait until its end.
            for _ in range(6_000):
                time.sleep(0.01)
        try:
            files[f"articles/{path.stem}/index.html"] = article(path, text)
        except ArticleError as error:
            skipped.append(Skipped.from_error(error))
    links = "".join(f'<a href="{name}">{name}</a><br>' for name in files if "articles" in name)
    files["index.html"] = page("Home", f"<h1>Home</h1>{links}", root="")
    files["site.css"] = (site_dir / "templates" / "site.css").read_text()
    return write(site_dir / "output", files, tuple(skipped))


def article(path: Path, text: str) -> str:
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        place = {"path": f"content/{path.name}", "line": number, "column": 1}
        if line.startswith("wrong"):
            raise TemplateError(f"can't draw <{line}>", hint="mend <it>", **place)  # type: ignore[arg-type]
        if line.startswith("left out"):
            raise ArticleError("can't be read", hint="write it anew", **place)  # type: ignore[arg-type]
        if line.startswith("bug"):
            raise KeyError(line)
    return page(path.stem, "".join(f"<p>{line}</p>" for line in lines), root="../../")


def page(title: str, body: str, *, root: str) -> str:
    return PAGE.format(title=title, body=body, root=root)


def write(output_dir: Path, files: dict[str, str], skipped: tuple[Skipped, ...]) -> Report:
    written = []
    for name, text in files.items():
        target = output_dir / name
        if not target.is_file() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            (target.parent / ".new").write_text(text)
            (target.parent / ".new").replace(target)
            written.append(name)
    there = {str(path.relative_to(output_dir)) for path in output_dir.rglob("*") if path.is_file()}
    removed = sorted(there - files.keys())
    for name in removed:
        (output_dir / name).unlink()
    return Report(tuple(written), tuple(removed), skipped)


def make(site_dir: Path) -> Path:
    """A site folder with two articles, nothing built yet."""
    for name, text in {
        "briefgen.toml": "/\n",
        "content/harbour.txt": "The harbour opens.\n",
        "content/bridge.txt": "The bridge closes.\n",
        "templates/site.css": "body { color: black }\n",
    }.items():
        (site_dir / name).parent.mkdir(parents=True, exist_ok=True)
        (site_dir / name).write_text(text)
    return site_dir


if __name__ == "__main__":
    folder, port = Path(sys.argv[1]), int(sys.argv[2])
    serve(
        partial(read_site, folder),
        site_dir=folder,
        echo=partial(print, flush=True),
        port=port,
        poll=bool(os.environ.get("POLL")),
    )
