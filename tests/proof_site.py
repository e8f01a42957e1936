"""The site that pages are proven on: the demonstration, and what it takes to have every kind.

Forty-two short articles about a person who doesn't exist bring pages of months; a person who got
another name brings a page at an old address.
"""

from __future__ import annotations

from pathlib import Path

from built_sites import ROOT, copy_demo

BASE = "https://press.example/repo/"
TEMPLATES = ROOT / "templates"
PIERS = (
    42  # one more than 40 articles, from which on a person has pages of months, and one to spare
)

MARIELA = "people/mariela-t-techera/index.html"
ACCORD = "articles/2025-08-13-amman-accord/index.html"

# Template → the pages that stand for it, each with its heading. A new kind of page goes in here.
KINDS: dict[str, dict[str, str]] = {
    "home.html": {"index.html": "People and countries, as of 12 Apr 2031"},
    "people.html": {"people/index.html": "People, A–Z"},
    "person.html": {
        "people/balint-kerekhazy/index.html": "Bálint Kerekházy",
        "people/ane-tveit/index.html": "Ane Tveit",
    },
    "countries.html": {"countries/index.html": "Countries, A–Z"},
    "country.html": {
        "countries/uruguay/index.html": "Uruguay",
        "countries/norway/index.html": "Norway",
    },
    "relations.html": {"relations/index.html": "Relations"},
    "relation.html": {"relations/chad--niger/index.html": "Chad and Niger"},
    "month.html": {
        "people/ane-tveit/2031-03/index.html": "Ane Tveit, Mar 2031",
        "countries/norway/undated/index.html": "Norway, undated articles",
    },
    "articles.html": {"articles/index.html": "Articles"},
    "article.html": {ACCORD: "Sentence 0 Chad and Niger agree to share Koudi wells"},
    "timeline.html": {"timeline/index.html": "Timeline"},
    "graph.html": {"graph/index.html": "Graph"},
    "uncertain.html": {"uncertain/index.html": "Uncertain"},
    "about.html": {"about/index.html": "About"},
    "search.html": {"search/index.html": "Search"},
    "moved.html": {"people/mariela-techera/index.html": "Mariela T. Techera"},
    "404.html": {"404.html": "No page at this address"},
}
PAGES = {path: heading for pages in KINDS.values() for path, heading in pages.items()}
MOVED = tuple(KINDS["moved.html"])  # these lead on by themselves
STAYING = {path: heading for path, heading in PAGES.items() if path not in MOVED}


def write_articles(site: Path) -> Path:
    """The folder `site` with all articles and the editor's decision, nothing built yet."""
    copy_demo(site)
    for number in range(PIERS):
        day = f"2031-{3 + number // 30:02}-{1 + number % 30:02}"
        (site / "content" / f"pier-{number:02}.md").write_text(
            f"---\ntitle: Pier {number} opens\ndate: {day}\nsource: Harbour Wire\n---\n\n"
            f"Norwegian Fisheries Minister Ane Tveit opened pier {number} in Norway, after"
            f" {number + 2} years of work. “Pier {number} was due,” Tveit said.\n",
            encoding="utf-8",
        )
    (site / "corrections.toml").write_text(
        'rename = [{ person = "Mariela Techera", name = "Mariela T. Techera" }]\n',
        encoding="utf-8",
    )
    return site
