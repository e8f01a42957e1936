"""Whose turn it is: the speaker who goes on in a quotation that has no cue of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.analyse.fragments import is_bare_fragment
from briefgen.analyse.scene import HE, SHE, Scene
from briefgen.analyse.subjects import can_speak
from briefgen.analyse.tokens import Range, Token
from briefgen.model import Span, Speaker

# What leads to other words than those of the speaker before: "From the letter: “…”".
LEADS = (":", "—", "–", "--")


class Said(NamedTuple):
    """A quote before it has its id: where it is, who said it, and the token that stands for it."""

    span: Span
    kind: str
    sentence: int
    speaker: Speaker | None
    person: int | None
    cue: Span | None
    rule: str
    follows: Span | None
    block: int


def turn_before(scene: Scene, said: Sequence[Said], number: int) -> Said | None:
    """The quote that quotation `number`, having no cue of its own, goes on from; or None.

    It must follow in the same paragraph or open the next one, and nobody else may be a subject
    between the two, nor right after it ("“…,” a guard retorted"). Of a sentence that holds a
    quotation and reports beside it ("“…,” Roe said, though Poe denies that"), it is the quotation.
    """
    quotation, tokens = scene.quotations[number], scene.ranges[number]
    earlier = [one for one in said if one.span.end <= quotation.start]
    if not earlier:
        return None
    last = _last_turn(scene, earlier)
    previous = scene.quotations[number - 1] if number else None
    if previous and not previous.closed and previous.block + 1 == quotation.block:
        return last if last.span.start == previous.start else None
    if is_bare_fragment(scene, number) or last.speaker is None:
        return None
    block = scene.reading.block_ranges[quotation.block]
    same_block = last.block == quotation.block
    opens_block = tokens.first <= block.first + 1
    if not same_block and not (opens_block and last.block + 1 == quotation.block):
        return None
    if not same_block and last.kind != "direct" and last.person is None:
        return None
    if not same_block and (scene.names(tokens, last.person) or _asks(scene, tokens)):
        return None
    if _is_led_in(scene, tokens) or _answered_after(scene, tokens, last):
        return None
    return None if _others_between(scene, last, quotation.start) else last


def report_around(said: Sequence[Said], quotation: Span) -> Said | None:
    """The shortest reported statement that holds a quotation and has a speaker, or None."""
    around = [
        one
        for one in said
        if one.kind == "reported" and one.span.start <= quotation.start + 1
        and quotation.end <= one.span.end + 1
    ]  # fmt: skip
    inner = min(around, key=lambda one: one.span.end - one.span.start, default=None)
    return inner if inner is not None and inner.speaker is not None else None


def _last_turn(scene: Scene, earlier: Sequence[Said]) -> Said:
    """The quote that ends last, but the one before the cue in "“…,” Roe said, though Poe …"."""
    last = max(earlier, key=lambda said: (said.span.end, said.kind == "direct"))
    cued = [
        one
        for one in earlier
        if one.rule in ("cue-after", "verb-after") and one.cue is not None
        and (cue := scene.reading.token_at(one.cue.start)) and cue.sentence == last.sentence
    ]  # fmt: skip
    return max(cued, key=lambda said: said.span.end) if cued else last


def _asks(scene: Scene, tokens: Range) -> bool:
    """Whether a quotation is one question: it may well be put to the speaker before."""
    stops = [t.text for t in scene.reading.tokens[tokens.first : tokens.last] if t.text in ".?!"]
    return stops == ["?"]


def _is_led_in(scene: Scene, tokens: Range) -> bool:
    """Whether what stands right before a quotation leads to it ("From the letter: “…”")."""
    before = tokens.first - 1
    return before >= 0 and scene.reading.tokens[before].text in LEADS


def _answered_after(scene: Scene, tokens: Range, last: Said) -> bool:
    """Whether the rest of the sentence is somebody else's: "“…,” an angry guard retorted"."""
    reading = scene.reading
    if tokens.last >= len(reading.tokens):
        return False
    following = reading.tokens[tokens.last]
    closing = reading.tokens[tokens.last - 1]
    if following.block != closing.block:
        return False
    ended = any(t.text in (".", "…") for t in reading.tokens[tokens.last - 2 : tokens.last])
    if ended and not following.text[0].islower():
        return False
    end = reading.sentences[following.sentence].last
    for token in reading.tokens[tokens.last : end]:
        if scene.is_quoted(token.index):
            return False
        if token.dep in ("nsubj", "nsubjpass"):
            return _is_other(scene, token, last) or (
                token.is_noun and scene.person_of(token) is None
            )
    return False


def _others_between(scene: Scene, last: Said, end: int) -> bool:
    """Whether somebody else is a subject between the sentence of a quote and the offset `end`."""
    reading = scene.reading
    start = last.span.end
    if last.kind == "direct" and last.cue is not None:
        cue = reading.token_at(last.cue.start)
        if cue is not None and reading.tokens[reading.sentence_of(cue).last - 1].end <= end:
            start = max(start, reading.tokens[reading.sentence_of(cue).last - 1].end)
    tokens = reading.between(start, end)
    return any(
        _is_other(scene, token, last)
        for token in reading.tokens[tokens.first : tokens.last]
        if token.dep in ("nsubj", "nsubjpass") and not scene.is_quoted(token.index)
    )


def _is_other(scene: Scene, subject: Token, last: Said) -> bool:
    """Whether a subject is somebody else than the speaker of `last`; a thing is nobody."""
    if last.speaker and last.speaker.start <= subject.start < last.speaker.end:
        return False
    person = scene.person_of(subject)
    if person is not None:
        return person != last.person
    if subject.lower in HE or subject.lower in SHE:
        return _gender(scene, last) not in ("", "m" if subject.lower in HE else "f")
    return can_speak(scene.reading, subject)


def _gender(scene: Scene, said: Said) -> str:
    """ "m" or "f" as the speaker's pronoun or name tells, else ""."""
    word = said.speaker.text.lower() if said.speaker else ""
    known = "m" if word in HE else "f" if word in SHE else ""
    return known or ("" if said.person is None else scene.people[said.person].gender)
