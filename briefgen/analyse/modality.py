"""Is a sentence stated, planned, hedged, denied or analysis, and whose voice is it?

Read from the sentence's own words only. The strongest sign wins: a denial, then a hedge, then a
plan; an analyst's words are analysis.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefgen.analyse.tokens import Range, Reading
from briefgen.model import Cue, Modality, Quote, Span, Voice

# "rejected the claim" denies something; "rejected the motion" doesn't.
CLAIMS = (
    r"(?:claims?|allegations?|accusations?|reports?|suggestions?|charges?|assertions?|notion"
    r"|rumou?rs?)"
)
DENIALS = re.compile(
    r"\b(?:deny|denies|denied|denying)\b"
    rf"|\b(?:reject|refut|dismiss|disput)(?:s|ed|es|ing)? (?:\w+ ){{0,2}}{CLAIMS}\b"
    r"|\b(?:said|says|insisted|added|stressed) (?:that )?"
    r"(?:there (?:was|were|is|are) )?no (?:such )?\w+",
    re.I,
)
HEDGES = re.compile(
    r"\b(?:may|might|could|reportedly|allegedly|alleged|apparently|possibly|perhaps|probably|likely"
    r"|unlikely|seems?|appears? to|is believed to|are believed to|is thought to|suspected"
    r"|unconfirmed|it is unclear|is rumou?red)\b"
)
PLANS = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due|set|expected|scheduled|planned|slated|to)|plans? to"
    r"|planning to|intends? to|vow(?:s|ed)? to|pledge[sd]? to"
    r"|expected to|scheduled to|due to|going to)\b"
)
DUE = re.compile(r"\bdue(?: to)?$", re.I)
ANALYSTS = re.compile(
    r"\b(?:analysts?|experts?|observers?|commentators?|researchers?|professor)\b", re.I
)


class Tone(NamedTuple):
    """A sentence's voice, its modality, and the words that show it."""

    voice: Voice
    modality: Modality
    cues: tuple[Cue, ...]


def tone_of(reading: Reading, sentence: Range, quotes: tuple[Quote, ...]) -> Tone:
    """The voice and modality of one sentence, with `quotes` being those that touch it."""
    span = reading.span(sentence.first, sentence.last)
    modality, cues = _modality(reading, span)
    spoken = [quote for quote in quotes if quote.touches(span)]
    if (
        spoken
        and any(q.speaker and ANALYSTS.search(q.speaker.text) for q in spoken)
        and modality == "stated"
    ):
        modality = "analysis"
    quote_cues = [Cue(q.cue.start, q.cue.end) for q in spoken if q.cue and span.holds(q.cue)]
    return Tone(_voice(span, spoken), modality, _without_overlaps([*cues, *quote_cues]))


def _voice(span: Span, quotes: list[Quote]) -> Voice:
    """Whose words they are: quoted where quotes fill half of it, else reported, else ours."""
    if not quotes:
        return "outlet"
    direct = sum(
        min(q.end, span.end) - max(q.start, span.start) for q in quotes if q.kind == "direct"
    )
    named = any(q.speaker is not None and (q.speaker.person or q.speaker.of) for q in quotes)
    if direct * 2 >= span.end - span.start:
        return "quote"
    if not named and all(
        q.speaker is None or q.speaker.kind in ("unnamed", "pronoun") for q in quotes
    ):
        return "unnamed"
    return "reported"


def _modality(reading: Reading, span: Span) -> tuple[Modality, list[Cue]]:
    """The modality and its cues, from the words of the sentence."""
    signs: tuple[tuple[Modality, re.Pattern[str]], ...] = (
        ("denied", DENIALS), ("hedged", HEDGES), ("planned", PLANS),
    )  # fmt: skip
    found: list[Cue] = []
    first: Modality = "stated"
    for modality, pattern in signs:
        matches = [
            Cue(*m.span(), modality)
            for m in pattern.finditer(reading.text, span.start, span.end)
            if not _is_cause(reading, m)
        ]
        if matches and first == "stated":
            first = modality
        found += matches
    return first, found


def _is_cause(reading: Reading, cue: re.Match[str]) -> bool:
    """Whether "due to" means "because of": what follows it is no verb ("due to rain")."""
    if not DUE.search(cue.group()):
        return False
    rest = re.match(r"(?: to)? ", reading.text[cue.end() :])
    is_to = cue.group().endswith(" to") or (rest and rest.group() == " to ")
    after = reading.token_at(cue.end() + (rest.end() if rest else 0))
    return bool(is_to and after and after.tag != "VB")


def _without_overlaps(spans: list[Cue]) -> tuple[Cue, ...]:
    """The spans in text order, of overlapping ones the first."""
    kept: list[Cue] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
