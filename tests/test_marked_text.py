"""A text and its marks become HTML: links, anchors, everything else escaped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.dossiers import ArticleSentence, Mark
from briefgen.model import Span
from briefgen.render.marked_text import marked, marked_block
from built_sites import parsed


def href(url: str) -> str:
    return f"../{url}"


def test_marks_become_links_and_everything_else_is_escaped() -> None:
    text = "Roe & <Sons> left."
    marks = [Mark(10, 13, "person", "people/roe/index.html", 'by "rule"'), Mark(23, 27, "cue")]
    assert marked(text, 10, marks, href) == (
        '<a class="e" href="../people/roe/index.html" '
        'data-rule="by &quot;rule&quot;">Roe</a> &amp; &lt;Sons&gt; '
        '<span class="cue">left</span>.'
    )


def test_a_quote_and_a_link_in_a_link_are_no_links() -> None:
    quote = Mark(0, 9, "quote", "people/roe/index.html", "Roe, quote")
    name = Mark(1, 8, "person", "people/lee/index.html")
    part = Mark(1, 4, "country", "countries/x/index.html", "X")
    assert marked("“Lee Roe”", 0, [quote, name, part], href) == (
        '<span class="q">“<a class="e" href="../people/lee/index.html">'
        '<span class="e c" title="X">Lee</span> Roe</a>”</span>'
    )


def test_marks_inside_marks_and_crossing_ones() -> None:
    quote, inner, crossing = Mark(0, 9, "quote"), Mark(2, 5, "person"), Mark(7, 12, "time")
    assert marked("“Roe left today", 0, [crossing, inner, quote], href) == (
        '<span class="q">“R<span class="e">oe </span>le<span class="dt">ft</span></span> today'
    )


@given(
    st.text(alphabet="ab<>&\"' .", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=6),
)
def test_marking_never_changes_the_words(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, start + size, "cue") for start, size in spans]
    shown = parsed(f"<div>{marked(text, 0, marks, href)}</div>")
    assert shown.text_content() == text


def test_a_mark_over_the_end_of_a_sentence_is_drawn_in_both() -> None:
    text = "Up. “Go on. Now.” End."
    sentences = [
        ArticleSentence("s1", 4, 11, "outlet", "stated"),
        ArticleSentence("s2", 12, 17, "outlet", "stated"),
    ]
    shown = marked_block(text, Span(4, 17), sentences, [Mark(4, 17, "quote")], href)
    assert shown == (
        '<span class="s" id="s1"><a class="sn" href="#s1"><span class="vh">Sentence </span>1</a>'
        '<span class="q">“Go on.</span></span> '
        '<span class="s" id="s2"><a class="sn" href="#s2"><span class="vh">Sentence </span>2</a>'
        '<span class="q">Now.”</span></span>'
    )
