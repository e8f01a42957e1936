"""Which quotations are nobody's words: names of works, scare quotes."""

from __future__ import annotations

from briefgen.analyse.scene import Scene

# A phrase of so few words that nobody is said to have spoken is a scare quote or a title.
FRAGMENT_WORDS = 4
# "on “Harbour Talk”": words in capitals after one of these are the name of something.
TITLE_LEADS = frozenset("on in for from of at entitled titled headlined".split())
# "the film “Dry River”": so are they after these.
WORKS = frozenset(
    "book novel film movie song play album series show podcast documentary essay article column "
    "memoir poem magazine programme program opera musical painting thriller sitcom anthem".split()
)


def is_title(scene: Scene, number: int) -> bool:
    """Whether a quotation is the name of a programme or a work: “said on “Harbour Talk””."""
    reading, tokens = scene.reading, scene.ranges[number]
    words = [t for t in reading.tokens[tokens.first : tokens.last] if t.text[0].isalnum()]
    before = [
        t
        for t in reading.tokens[max(tokens.first - 2, 0) : tokens.first]
        if t.text[0].isalnum() or t.tag == "POS"
    ]
    if len(words) < 2 or not before:
        return False
    named = before[-1].lower in TITLE_LEADS | WORKS or before[-1].tag == "POS"
    capital = words[0].text[0].isupper() and words[-1].text[0].isupper()
    return named and capital and all(t.is_capitalised or len(t.text) <= 3 for t in words)


def is_bare_fragment(scene: Scene, number: int) -> bool:
    """Whether a quotation without a cue is a scare quote or a title: a few words, no clause."""
    tokens = scene.reading.tokens[scene.ranges[number].first : scene.ranges[number].last]
    words = [t for t in tokens if t.text[0].isalnum()]
    ended = any(t.text in (".", "!", "?") for t in tokens[-2:])
    if len(words) < FRAGMENT_WORDS:
        return not (ended and (any(t.is_verb for t in words) or _stands_alone(scene, number)))
    small = [t for t in words if not t.is_capitalised and (len(t.text) > 3 or t.is_verb)]
    return not small or (not any(t.is_verb for t in words) and not ended)


def _stands_alone(scene: Scene, number: int) -> bool:
    """Whether a quotation is a sentence of its own, after one that has ended: “Never.”"""
    tokens, quote = scene.reading.tokens, scene.ranges[number]
    before, first = tokens[quote.first - 1] if quote.first else None, tokens[quote.first + 1]
    if before is None or before.block != first.block or not first.is_capitalised:
        return False
    return before.text in (".", "!", "?", "”", '"')
