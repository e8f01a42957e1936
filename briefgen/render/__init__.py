"""Stage 6, render: pages and templates become files. A template draws; it decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from jinja2 import Environment

from briefgen.model import Record
from briefgen.pages import OutputFile, Page, Site
from briefgen.render.cards import LIBRARY, card_of, painter
from briefgen.render.environment import (
    Flags,
    default_template_dir,
    environment_for,
    flag_symbols,
    language_of,
    static_files,
    template_dirs,
)
from briefgen.render.feed_filters import xml_text
from briefgen.render.template_errors import FAULTS, template_error

__all__ = [
    "LIBRARY",
    "card_of",
    "default_template_dir",
    "environment_for",
    "language_of",
    "painter",
    "render_pages",
    "static_files",
    "template_dirs",
]


class Place(Record, frozen=True):
    """Where a page stands: its path, and "../" as often as it takes to the site's root.

    `absolute` is the site's base address on the error page, which is served at any depth; `card`
    the path of the picture that other sites show of the page.
    """

    path: str
    root: str
    absolute: str = ""
    card: str = ""


def render_pages(
    pages: Iterable[Page], site: Site, environment: Environment, *, card: str = ""
) -> Iterator[OutputFile]:
    """One file per page: its template's HTML or XML, or its record as JSON.

    `card` is the path of the picture that other sites show of the pages, "" where there is none.

    Raises:
        TemplateError: a template is missing or wrong; names its file and line.
    """
    for page in pages:
        if page.template is None:
            yield OutputFile(page.path, _as_json(page))
        else:
            yield OutputFile(page.path, _as_text(page, page.template, site, environment, card))


def _as_json(page: Page) -> bytes:
    """A record as JSON, indented by two; several in a .jsonl file, one per line."""
    if page.path.endswith(".jsonl") and isinstance(page.record, tuple):
        return b"".join(msgspec.json.encode(record) + b"\n" for record in page.record)
    return msgspec.json.format(msgspec.json.encode(page.record), indent=2) + b"\n"


def _as_text(page: Page, template: str, site: Site, environment: Environment, card: str) -> bytes:
    """A page's template, filled in."""
    absolute = site.base_url or "/" if page.path == "404.html" else ""
    place = Place(page.path, "../" * page.path.count("/"), absolute, card)
    flags = Flags(flag_symbols(environment))
    try:
        text = environment.get_template(template).render(
            record=page.record, site=site, page=place, flag=flags
        )
    except FAULTS as error:
        raise template_error(error, template) from error
    return (xml_text(text) if page.path.endswith((".xml", ".svg")) else text).encode()
