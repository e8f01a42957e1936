"""From an element tree to blocks of plain text: for Markdown, for web pages, for what is extracted.

Understands HTML and the few element names that the extractor of web pages gives instead of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from briefgen.load.body import Part
from briefgen.load.headlines import same_line
from briefgen.model import BlockKind

Run = tuple[BlockKind, str]

_HEADINGS = frozenset("h2 h3 h4 h5 h6 head".split())
_KINDS: dict[str, BlockKind] = {
    "h1": "title",
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "item", "dt", "dd"), "list-item"),
    **dict.fromkeys(("blockquote", "quote"), "quote"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("pre", "math"), "boilerplate"),
}
_BLOCKS = frozenset(_KINDS) | frozenset(
    "address article aside body cell center details dialog div dl fieldset figure footer form"
    " header hr html legend list main nav ol p row section summary table tbody td tfoot th thead"
    " tr ul".split()
)
# What is no text of the article: code, controls, what isn't shown, what the outlet has struck out.
_DROPPED = frozenset(
    "applet audio button canvas datalist del embed graphic iframe img input map meter noscript"
    " object option picture progress s script select strike style svg template textarea title"
    " video".split()
)
# A kind that everything inside keeps.
_STICKY: frozenset[BlockKind] = frozenset({"caption", "boilerplate"})
_EMPHASIS = frozenset({"em", "i"})
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BLANKS = re.compile(r" {2,}")
_LINE_BREAK = re.compile(r" *\n *")
_PARAGRAPH_BREAK = re.compile(r"\n{2,}")


def parts_of(root: etree._Element, dropped: frozenset[str] = frozenset()) -> tuple[Part, ...]:
    """The blocks of `root` in order, inline markup dropped, white space collapsed.

    A line break in the source becomes a blank, a `<br>` a "\\n", two of them a new block.

    Args:
        root: an element; it is not changed.
        dropped: names of further elements that are left out with all they hold.
    """
    parts: list[Part] = []
    runs: list[Run] = []
    for run in _runs(root, "paragraph", _DROPPED | dropped):
        if run is None:
            parts += _joined(runs)
            runs = []
        else:
            runs.append(run)
    return tuple(parts + _joined(runs))


def text_of(element: etree._Element) -> str:
    """All text inside `element` as written, without comments, scripts and what else is no text."""
    if not (tag := _tag(element)) or tag in _DROPPED:
        return ""
    return (element.text or "") + "".join(text_of(child) + (child.tail or "") for child in element)


def with_titles(parts: Sequence[Part], title: str = "") -> tuple[tuple[Part, ...], str]:
    """The parts with headlines settled, and the headline.

    The first `<h1>` is the headline unless a paragraph stands above it; later ones are headings.
    Lines at the top that say the same as the headline are headlines too.

    Args:
        parts: the blocks of an article.
        title: its headline where that is known otherwise, "" where not.
    """
    settled: list[Part] = []
    is_top = True
    for part in parts:
        kind = part.kind
        if kind == "title":
            title = title or (part.text if is_top else "")
            kind = "title" if is_top else "heading"
        elif is_top and title and same_line(part.text, title):
            kind = "title"
        is_top = is_top and kind not in ("paragraph", "quote", "list-item")
        settled.append(Part(kind, part.text))
    return tuple(settled), " ".join(title.split())


def _runs(
    element: etree._Element, kind: BlockKind, dropped: frozenset[str]
) -> Iterator[Run | None]:
    """The text of `element` in runs of one kind; None stands where a block ends."""
    tag = _tag(element)
    if not tag or tag in dropped or element.get("hidden") is not None:
        return
    if tag in ("br", "lb"):
        yield kind, "\n"
        return
    if _is_footnote_mark(element):
        return
    kind = _kind_inside(element, tag, kind)
    if tag in _BLOCKS:
        yield None
    if tag == "table" and not _is_layout(element):
        yield "boilerplate", _table_text(element)
    elif tag == "pre" or (tag == "code" and _tag(element.getparent()) == "body"):
        yield "boilerplate", text_of(element).strip()
    else:
        yield from _inner_runs(element, kind, dropped)
    if tag in _BLOCKS:
        yield None


def _inner_runs(
    element: etree._Element, kind: BlockKind, dropped: frozenset[str]
) -> Iterator[Run | None]:
    """The runs of an element's text, its children and what stands between them."""
    if element.text:
        yield kind, _SPACES.sub(" ", element.text)
    for child in element:
        yield from _runs(child, kind, dropped)
        if child.tail:
            yield kind, _SPACES.sub(" ", child.tail)


def _joined(runs: Sequence[Run]) -> list[Part]:
    """The blocks that the runs of one block make: one, more with empty lines between, or none."""
    if not runs:
        return []
    kind = runs[0][0]
    if kind == "boilerplate":
        return [Part(kind, text)] if (text := "".join(text for _, text in runs).strip()) else []
    text = _BLANKS.sub(" ", "".join(text for _, text in runs))
    text = _LINE_BREAK.sub("\n", text)
    return [Part(kind, each.strip()) for each in _PARAGRAPH_BREAK.split(text) if each.strip()]


def _tag(element: etree._Element | None) -> str:
    """The element's name in lower case without a namespace; "" for comments and the like."""
    if element is None or not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2].lower()


def _kind_inside(element: etree._Element, tag: str, kind: BlockKind) -> BlockKind:
    """The kind that text directly inside `element` has."""
    if kind in _STICKY:
        return kind
    if tag == "div" and "footnote" in (element.get("class") or "").split():
        return "boilerplate"
    if tag == "head" and element.get("rend") == "h1":
        return "title"
    if tag == "p" and _is_picture_line(element):
        return "caption"
    return _KINDS.get(tag, kind)


def _is_footnote_mark(element: etree._Element) -> bool:
    """Whether an element is the number of a footnote, or the arrow back to it."""
    names = (element.get("class") or "").split()
    if "footnote-ref" in names or "footnote-backref" in names:
        return True
    return _tag(element) == "sup" and (element.get("id") or "").startswith("fnref")


def _is_picture_line(paragraph: etree._Element) -> bool:
    """Whether a paragraph is all in italics, with a picture in it or as the paragraph above."""
    if (paragraph.text or "").strip() or any((child.tail or "").strip() for child in paragraph):
        return False
    texts = [child for child in paragraph if text_of(child).strip()]
    if not texts or any(_tag(child) not in _EMPHASIS for child in texts):
        return False
    if next(paragraph.iter("img"), None) is not None:
        return True
    above = paragraph.getprevious()
    return (
        above is not None
        and next(above.iter("img"), None) is not None
        and not text_of(above).strip()
    )


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges a page, as old pages do: it holds blocks or further tables."""
    inner = ("p", "div", "h1", "h2", "h3", "ul", "ol", "blockquote", "table")
    return any(found is not table for found in table.iter(*inner))


def _table_text(table: etree._Element) -> str:
    """A table's text: a line per row, " | " between cells."""
    rows = []
    for row in table.iter("tr", "row"):
        cells = (_SPACES.sub(" ", text_of(cell)).strip() for cell in row)
        rows.append(" | ".join(cells))
    return "\n".join(row for row in rows if row.strip(" |"))
