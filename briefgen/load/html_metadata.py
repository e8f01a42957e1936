"""What a web page says about itself: headline, day, publisher, address, authors.

Only what is stated in so many words is taken; nothing is guessed from the text of the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml import html

from briefgen.load.days import day_of
from briefgen.load.front_matter import is_web_address
from briefgen.load.headlines import same_line
from briefgen.load.html_blocks import text_of
from briefgen.model import Record

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting)$")
# A headline's time stands above the text; the first paragraph with so many characters is text.
_TEXT_CHARACTERS = 80
_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<site>[^|]+)$")


class PageData(Record, frozen=True):
    """What a page states; "" and () where it states nothing. `date` is an ISO day."""

    title: str
    date: str
    source: str
    url: str
    authors: tuple[str, ...]
    language: str


class Story(Record, frozen=True):
    """What a page's JSON-LD says about its article."""

    headline: str = ""
    date: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()


def page_data_of(page: html.HtmlElement) -> PageData:
    """What `page` states about its article."""
    metas = _metas(page)
    story = next(_stories(page), Story())
    source = metas.get("og:site_name", "") or story.publisher
    author = metas.get("author", "") or metas.get("article:author", "")
    authors = story.authors or ((author,) if author and "://" not in author else ())
    named = (day_of(metas[name]) for name in _DATE_NAMES if name in metas)
    return PageData(
        title=_title(page, metas, story, source),
        date=next(filter(None, named), None) or story.date or _time_element(page),
        source=source,
        url=_address(page, metas),
        authors=authors,
        language=page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
    )


def _metas(page: html.HtmlElement) -> dict[str, str]:
    """The page's meta elements by name in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _title(page: html.HtmlElement, metas: dict[str, str], story: Story, source: str) -> str:
    """The headline: an <h1> that the metadata agree with, else what they say, else the <h1>."""
    headings = [text for each in page.iter("h1") if (text := _text(each))]
    stated = [
        _without_site(text, source)
        for text in (metas.get("og:title", ""), story.headline, metas.get("twitter:title", ""))
        if text
    ]
    for heading in headings:
        if any(same_line(heading, text) for text in stated):
            return heading
    if stated:
        return stated[0]
    own = [text for text in headings if not same_line(text, source)]
    if len(own) == 1:
        return own[0]
    return _without_site(" ".join((page.findtext(".//title") or "").split()), source)


def _without_site(title: str, source: str) -> str:
    """`title` without the site's name behind it: after "|", or after a dash if it is `source`."""
    found = _SITE_SUFFIX.search(title)
    if found and ("|" in found[0] or same_line(found["site"], source)):
        return title[: found.start()]
    return title


def _address(page: html.HtmlElement, metas: dict[str, str]) -> str:
    """The absolute address that the page calls its own, "" when none."""
    links = (link.get("href") or "" for link in page.iter("link") if link.get("rel") == "canonical")
    return next((url for url in (*links, metas.get("og:url", "")) if is_web_address(url)), "")


def _time_element(page: html.HtmlElement) -> str:
    """The day of the <time> that says it is the publication's, else of one above the text.

    Of several above the text the earliest counts: an update comes after the publication.
    """
    for time in page.iter("time"):
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None:
            return day_of(time.get("datetime") or _text(time)) or ""
    days = []
    story = next(page.iter("article"), None)
    for element in () if story is None else story.iter("time", "p"):
        if element.tag == "time":
            days.append(day_of(element.get("datetime") or _text(element)) or "")
        elif len(_text(element)) >= _TEXT_CHARACTERS:
            break
    return min(filter(None, days), default="")


def _stories(page: html.HtmlElement) -> Iterator[Story]:
    """The articles that the page's JSON-LD describes at its top level."""
    for script in page.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                # Broken JSON-LD is common, and no reason to leave out the article.
                continue
            yield from (_story(node) for node in _nodes(data) if _is_story(node))


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD that stand at its top level or in its @graph."""
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (each for each in graph if isinstance(each, dict)) if isinstance(
                graph, list
            ) else ()  # fmt: skip


def _is_story(node: dict[str, object]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE_TYPE.search(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _story(node: dict[str, object]) -> Story:
    """What one article object says."""
    authors = node.get("author")
    names = (_name(each) for each in (authors if isinstance(authors, list) else [authors]))
    return Story(
        headline=_name(node.get("headline")),
        date=day_of(_name(node.get("datePublished"))) or "",
        publisher=_name(node.get("publisher")),
        authors=tuple(name for name in names if name and "://" not in name),
    )


def _name(value: object) -> str:
    """A text, or the name of an object; "" for anything else."""
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _text(element: html.HtmlElement | None) -> str:
    """The text of an element, white space collapsed."""
    return "" if element is None else " ".join(text_of(element).split())
