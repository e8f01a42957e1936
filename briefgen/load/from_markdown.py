"""Reads a Markdown file: the text that it shows, with the kinds that its marks give."""

from __future__ import annotations

from lxml import html
from markdown import Markdown

from briefgen.load.body import Body, body_of
from briefgen.load.decode import without_control_references
from briefgen.load.html_blocks import parts_of, with_titles

_EXTENSIONS = ("tables", "footnotes", "def_list", "sane_lists", "fenced_code")


def read_markdown(markdown: str, *, title: str = "") -> Body:
    """The body of a Markdown text: plain text, a blank line between blocks.

    Code and tables are kept as boilerplate: their text is shown, never cited. Images, scripts and
    comments are dropped.

    Args:
        markdown: the text below the front matter.
        title: the title of the front matter; "" when it gives none, then the "# heading" is it.
    """
    page = without_control_references(Markdown(extensions=list(_EXTENSIONS)).convert(markdown))
    # As a whole page, because the text may hold any tag, even <html>.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    root = html.document_fromstring(f"<body>{page}</body>".encode(), parser=parser)
    parts, headline = with_titles(parts_of(root, frozenset({"head"})), title)
    return body_of(parts, headline)
