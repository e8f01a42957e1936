"""A text and its marks → HTML with links and anchors. Everything that is text is escaped.

Most of the time that pages take is spent here, so that strings are put together plainly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from markupsafe import Markup

from briefgen.dossiers import ArticleSentence, Mark
from briefgen.model import Span

CLASSES = {"cue": "cue", "time": "dt", "quote": "q", "person": "e", "country": "e c"}
Href = Callable[[str], str]


def marked(text: str, start: int, marks: Iterable[Mark], href: Href) -> Markup:
    """`text`, which begins at character `start` of the article, with its marks as HTML.

    Marks may lie inside each other; a link inside a link would be no HTML, so that the inner one
    is drawn without. Where two cross, the later one is cut at the end of the earlier one; what
    reaches outside the text is cut off.

    Args:
        text: the words, as they stand in the article.
        start: the offset of the first one in the article's text.
        marks: offsets into the article's text.
        href: turns an address from the site's root into a link of this page.
    """
    return Markup("".join(_marked(text, start, marks, href)))


def marked_block(
    text: str,
    block: Span,
    sentences: Sequence[ArticleSentence],
    marks: Sequence[Mark],
    href: Href,
    *,
    noun: str = "Sentence",
) -> Markup:
    """A block of the article with one anchor per sentence, each with its number as a link.

    A mark that reaches over the end of a sentence is drawn in both. `text` is the whole article's;
    `sentences` and `marks` are in text order; `noun` is what a number counts, for ears alone.
    """
    parts: list[str] = []
    at = block.start
    for sentence in sentences:
        if sentence.start < block.start or block.end < sentence.end:
            continue
        parts.append(_plain(text[at : sentence.start]))
        anchor = escape(sentence.id)
        parts.append(
            f'<span class="s" id="{anchor}"><a class="sn" href="#{anchor}">'
            f'<span class="vh">{escape(noun)} </span>{anchor.removeprefix("s")}</a>'
        )
        parts += _marked(text[sentence.start : sentence.end], sentence.start, marks, href)
        parts.append("</span>")
        at = sentence.end
    parts.append(_plain(text[at : block.end]))
    return Markup("".join(parts))


def _marked(text: str, start: int, marks: Iterable[Mark], href: Href) -> list[str]:
    """The pieces of a marked text."""
    end = start + len(text)
    inside = [
        mark if start <= mark.start and mark.end <= end else _cut(mark, start, end)
        for mark in marks
        if mark.start < end and start < mark.end
    ]
    inside.sort(key=lambda mark: (mark.start, -mark.end))
    parts: list[str] = []
    _render(text, start, (start, end), inside, href, parts)
    return parts


def _render(
    text: str,
    start: int,
    span: tuple[int, int],
    marks: list[Mark],
    href: Href | None,
    parts: list[str],
) -> None:
    """Append the characters of `span` with `marks`, which are sorted and lie inside it.

    `href` is None inside a link.
    """
    at, end = span
    index = 0
    while index < len(marks):
        mark = marks[index]
        index += 1
        if mark.start < at:
            continue
        inner = []
        while index < len(marks) and marks[index].start < mark.end:
            inner.append(_cut(marks[index], mark.start, mark.end))
            index += 1
        if at < mark.start:
            parts.append(_plain(text[at - start : mark.start - start]))
        link = href if mark.url and mark.kind != "quote" else None
        opening, closing = _link(mark, link(mark.url)) if link else _words(mark)
        parts.append(opening)
        if inner:
            inside = None if link else href
            _render(text, start, (mark.start, mark.end), inner, inside, parts)
        else:
            parts.append(_plain(text[mark.start - start : mark.end - start]))
        parts.append(closing)
        at = mark.end
    if at < end:
        parts.append(_plain(text[at - start : end - start]))


def _link(mark: Mark, url: str) -> tuple[str, str]:
    """The opening and closing tag of a name with a page; the rule goes with it, for the popover."""
    rule = f' data-rule="{escape(mark.title)}"' if mark.title else ""
    kind = CLASSES[mark.kind]
    return f'<a class="{kind}" href="{escape(url)}"{rule}>', "</a>"


def _words(mark: Mark) -> tuple[str, str]:
    """The opening and closing tag of anything else: a cue, a date, a quote, a name without a page.

    A quote is no link, since names inside it are, and its speaker stands in the margin.
    """
    rule = f' title="{escape(mark.title)}"' if mark.title and mark.kind != "quote" else ""
    return f'<span class="{CLASSES[mark.kind]}"{rule}>', "</span>"


def _cut(mark: Mark, start: int, end: int) -> Mark:
    """The part of a mark between two offsets."""
    if start <= mark.start and mark.end <= end:
        return mark
    return Mark(max(mark.start, start), min(mark.end, end), mark.kind, mark.url, mark.title)


def _plain(text: str) -> str:
    """Text escaped, line ends as blanks: a hard-wrapped file is one paragraph on the page."""
    return escape(text.replace("\n", " "))
