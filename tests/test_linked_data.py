"""What pages tell programs (JSON-LD), read back: expectations written by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import harbour_world
import whole
from briefgen.dossiers import ArticleDossier, EntityLink
from briefgen.model import Alias, Published
from briefgen.pages import Page
from briefgen.relations import RelationDossier
from briefgen.render import environment_for, render_pages
from built_sites import parsed
from whole import Dossiers

BASE = "https://desk.example/x/"
SITE = {"@type": "WebSite", "name": "Desk", "url": BASE}
NORWAY = {
    "@type": "Country", "name": "Norway", "identifier": "NO",
    "sameAs": "https://www.wikidata.org/entity/Q20",
}  # fmt: skip
ICELAND = {
    "@type": "Country", "name": "Iceland", "identifier": "IS",
    "sameAs": "https://www.wikidata.org/entity/Q189",
}  # fmt: skip


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return harbour_world.dossiers()


def tree_of(dossiers: Dossiers, path: str, record: Any, base_url: str = BASE) -> Any:
    """A page drawn from a record."""
    page = Page(path, f"{record.kind}.html", record)
    site = whole.site_of(dossiers, base_url, description="About boats.")
    (file,) = render_pages([page], site, environment_for(Path("/nonexistent")))
    return parsed(file.content)


def data_of(tree: Any) -> Any:
    """What the one script element of data in a page says."""
    (script,) = tree.xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)


def page_of(address: str, day: str) -> dict[str, Any]:
    return {
        "@type": "WebPage", "url": BASE + address, "dateModified": day, "inLanguage": "en",
        "isPartOf": SITE,
    }  # fmt: skip


def named(dossiers: Dossiers, name: str) -> Any:
    return next(person for person in dossiers.people if person.name == name)


def quota_talks(dossiers: Dossiers, **changes: Any) -> ArticleDossier:
    (article,) = (article for article in dossiers.articles if article.slug == "quota-talks")
    return msgspec.structs.replace(article, **changes)


def test_a_person_is_told_by_the_latest_role_as_written(dossiers: Dossiers) -> None:
    tree = tree_of(dossiers, "people/ane-tveit/index.html", named(dossiers, "Ane Tveit"))
    # The newest role names no country; that she was Norway's minister before is not said of it.
    # The page's newest source is the one that could be about her.
    assert data_of(tree) == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Ane Tveit",
        "alternateName": ["Tveit"],
        "jobTitle": "former minister",
        "hasOccupation": {
            "@type": "Occupation", "name": "former minister", "description": "as of 2025-06-12",
        },
        "mainEntityOfPage": page_of("people/ane-tveit/", "2025-06-14"),
    }  # fmt: skip


def test_a_country_is_told_where_a_role_states_it_and_never_as_citizenship(
    dossiers: Dossiers,
) -> None:
    stated = data_of(tree_of(dossiers, "people/x/index.html", named(dossiers, "Jonas Hrafnsson")))
    assert stated["hasOccupation"]["occupationLocation"] == ICELAND
    odhira = named(dossiers, "Peter Odhira")
    assert odhira.country.basis == "inferred"
    inferred = data_of(tree_of(dossiers, "people/x/index.html", odhira))
    assert inferred["jobTitle"] == "Harbour Minister"
    assert "Kenya" not in json.dumps(inferred)
    assert "nationality" not in stated.keys() | inferred.keys()


def test_a_country_has_its_code_and_its_item(dossiers: Dossiers) -> None:
    (norway,) = (country for country in dossiers.countries if country.code == "NO")
    assert data_of(tree_of(dossiers, "countries/norway/index.html", norway)) == {
        "@context": "https://schema.org",
        **NORWAY,
        "mainEntityOfPage": page_of("countries/norway/", "2025-06-12"),
    }


def test_a_page_of_two_countries_is_about_both(dossiers: Dossiers) -> None:
    links = tuple(
        EntityLink(name, f"countries/{name.lower()}/index.html", code)
        for name, code in (("Iceland", "IS"), ("Norway", "NO"))
    )
    relation = RelationDossier(
        "iceland--norway", (links[0], links[1]), (), (), ((), ()), (), (), 0, ""
    )
    found = data_of(tree_of(dossiers, "relations/iceland--norway/index.html", relation))
    assert (found["@type"], found["about"]) == ("WebPage", [ICELAND, NORWAY])


def test_an_article_is_the_original_and_our_page_is_about_it(dossiers: Dossiers) -> None:
    original = "https://wire.example/talks"
    article = quota_talks(dossiers, url=original, authors=("Kari Moe",), language="en-GB")
    assert data_of(tree_of(dossiers, "articles/quota-talks/index.html", article)) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Tveit opens quota talks",
        "datePublished": "2025-05-02",
        "publisher": {"@type": "Organization", "name": "Harbour Wire"},
        "author": [{"name": "Kari Moe"}],
        "inLanguage": "en-GB",
        "url": original,
        "mainEntityOfPage": original,
        "subjectOf": {
            "@type": "WebPage", "isBasedOn": original, "url": f"{BASE}articles/quota-talks/",
            "inLanguage": "en", "isPartOf": SITE,
        },
        "mentions": [
            {"@type": "Person", "name": "Ane Tveit", "url": f"{BASE}people/ane-tveit/"},
            {"@type": "Person", "name": "Jonas Hrafnsson", "url": f"{BASE}people/jonas-hrafnsson/"},
            NORWAY,
            ICELAND,
        ],
    }  # fmt: skip


@pytest.mark.parametrize("basis", ["file", "text"])
def test_what_is_not_given_is_not_said(dossiers: Dossiers, basis: Any) -> None:
    article = quota_talks(dossiers, source="", published=Published("2025-05-02", basis))
    found = data_of(tree_of(dossiers, "articles/x/index.html", article, ""))
    assert found.keys() == {
        "@context", "@type", "headline", "inLanguage", "subjectOf", "mentions",
    }  # fmt: skip
    assert found["mentions"][0] == {"@type": "Person", "name": "Ane Tveit"}
    assert "url" not in json.dumps(found)


def test_no_name_ends_the_script(dossiers: Dossiers) -> None:
    name = 'A</script><b>"\\\x0b & <!-- <script>'
    person = msgspec.structs.replace(
        named(dossiers, "Ane Tveit"), name=name, aliases=(Alias(name, 2), Alias("</SCRIPT>", 1))
    )
    tree = tree_of(dossiers, "people/x/index.html", person)
    found = data_of(tree)
    assert (found["name"], found["alternateName"]) == (name, ["</SCRIPT>"])
    assert tree.xpath("//h1")


def test_the_home_page_is_the_site(dossiers: Dossiers) -> None:
    site = whole.site_of(dossiers, BASE)
    (home,) = (page.record for page in whole.plan_all(dossiers, site) if page.path == "index.html")
    assert data_of(tree_of(dossiers, "index.html", home)) == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "Desk",
        "description": "About boats.",
        "url": BASE,
        "inLanguage": "en",
    }
