"""A text and its marks → HTML with links and anchors. Everything that is text is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup, escape

from briefgen.dossiers import ArticleSentence, Mark
from briefgen.model import Span

CLASSES = {"cue": "cue", "time": "dt", "quote": "q"}
Href = Callable[[str], str]


def marked(text: str, start: int, marks: Iterable[Mark], href: Href) -> Markup:
    """`text`, which begins at character `start` of the article, with its marks as HTML.

    Marks may lie inside each other. Where two cross, the later one is cut at the end of the
    earlier one; what reaches outside the text is cut off.

    Args:
        text: the words, as they stand in the article.
        start: the offset of the first one in the article's text.
        marks: offsets into the article's text.
        href: turns an address from the site's root into a link of this page.
    """
    end = start + len(text)
    inside = [_cut(mark, start, end) for mark in marks if mark.start < end and start < mark.end]
    ordered = sorted(inside, key=lambda mark: (mark.start, -mark.end))
    return _render(text, start, Span(start, end), ordered, href)


def marked_block(
    text: str, block: Span, sentences: Sequence[ArticleSentence], marks: Sequence[Mark], href: Href
) -> Markup:
    """A block of the article with one anchor per sentence, each with its number as a link."""
    parts: list[Markup] = []
    at = block.start
    for sentence in (s for s in sentences if block.start <= s.start and s.end <= block.end):
        parts.append(escape(_blank(text[at : sentence.start])))
        words = marked(text[sentence.start : sentence.end], sentence.start, marks, href)
        number = sentence.id.removeprefix("s")
        parts.append(
            Markup(
                '<span class="s" id="{id}"><a class="sn" href="#{id}">'
                '<span class="vh">Sentence </span>{number}</a>{words}</span>'
            ).format(id=sentence.id, number=number, words=words)
        )
        at = sentence.end
    parts.append(escape(_blank(text[at : block.end])))
    return Markup("").join(parts)


def _render(text: str, start: int, span: Span, marks: list[Mark], href: Href) -> Markup:
    """The characters of `span` with `marks`, which are sorted and lie inside it."""
    parts: list[Markup] = []
    at = span.start
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
        parts.append(escape(_blank(text[at - start : mark.start - start])))
        parts.append(_element(mark, _render(text, start, mark, inner, href), href))
        at = mark.end
    parts.append(escape(_blank(text[at - start : span.end - start])))
    return Markup("").join(parts)


def _element(mark: Mark, words: Markup, href: Href) -> Markup:
    """One mark as an element: a link for an entity with a page, a span for anything else."""
    if mark.kind not in ("person", "country"):
        return Markup('<span class="{}"{}>{}</span>').format(
            CLASSES[mark.kind], _title(mark), words
        )
    kind = Markup("e c") if mark.kind == "country" else Markup("e")
    if not mark.url:
        return Markup('<span class="{}"{}>{}</span>').format(kind, _title(mark), words)
    return Markup('<a class="{}" href="{}" data-e="{}"{}>{}</a>').format(
        kind, href(mark.url), mark.url, _title(mark), words
    )


def _title(mark: Mark) -> Markup:
    """The rule that made the mark, for hover and focus; nothing where none is given."""
    return Markup(' data-rule="{}"').format(mark.title) if mark.title else Markup("")


def _cut(mark: Mark, start: int, end: int) -> Mark:
    """The part of a mark between two offsets."""
    if start <= mark.start and mark.end <= end:
        return mark
    return Mark(max(mark.start, start), min(mark.end, end), mark.kind, mark.url, mark.title)


def _blank(text: str) -> str:
    """Line ends as blanks: a hard-wrapped file is one paragraph on the page."""
    return text.replace("\n", " ")
