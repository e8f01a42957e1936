"""Which blocks are the caption of a picture, told by their words and by what stands beside them.

A caption in a plain text has no mark of its own. A block is taken for one on two independent signs
only; with one sign it stays prose, because a lost first paragraph is worse than a kept caption. The
rules take a block's text with white space collapsed, of MOST_WORDS at most: of the captions seen,
one in a hundred is longer, and a paragraph that ends in a credit by accident is often longer.
"""

from __future__ import annotations

import re

from briefgen.load.credits import AGENCY, is_agency_line, is_picture_credit
from briefgen.load.days import find_days
from briefgen.load.page_lines import MOST_WORDS
from briefgen.load.paragraphs import ends_sentence
from briefgen.model import BlockKind

_PICTURE = r"(?:photo(?:graph)?|picture|image|screen ?(?:shot|grab)|video grab|frame grab)s?"
_GIVEN_OUT = r"(?:released|taken|provided|obtained|distributed|made available|issued|handed out)"
_FIXED_START = re.compile(
    r"(?:file(?: photo| picture| image)?\s*[:–—-]|file photo\b"
    r"|in (?:this|these) (?:\S+ ){0,6}?(?:photo(?:graph)?|image|(?:screen|video|frame) ?grab)s?\b"
    rf"|(?:in )?(?:this|these) (?:\S+ ){{0,3}}?{_PICTURE} {_GIVEN_OUT}\b"
    rf"|(?:an? )?(?:undated|handout|combination|combo) {_PICTURE}\b"
    r"|(?:pictured|photo|picture|image)\s*:|pictured,|(?:image )?caption\s*[:,]"
    r"|(?:from |top )?left to right\b|from left[:,]"
    r"|clockwise from\b|\(?l-r\b)",
    re.IGNORECASE,
)
# Prose tells of pictures too ("a video released on Monday showed"), so these prove little alone.
_OF_A_PICTURE = re.compile(
    rf"\b(?:an?|this|the|file) (?:\S+ ){{0,2}}?{_PICTURE} {_GIVEN_OUT}\b"
    rf"|\bin this (?:\S+ ){{0,6}}?{_PICTURE}\b|\b(?:is|are) pictured\b"
    r"|\b(?:seen|pictured) (?:here|above|below)\b",
    re.IGNORECASE,
)
# "(R)" alone is a party, "far right" a direction in politics.
_POSITION = re.compile(
    r"\b[A-Z][\w'’-]+,\s*(?:(?:top|bottom|front|far|(?:second|third) from) )?"
    r"(?:left|right|cent(?:re|er))\s*(?:,|\band\b|$)"
    r"|\((?:left|right|cent(?:re|er)|pictured(?: \w+)?|above"
    r"|(?:second|third)(?: from)? (?:left|right))\)"
    r"|\b(?:second|third|fourth) from (?:the )?(?:left|right)\b|\bfrom left(?: to right)?\b"
    r"|\(L\).*\(R\)|\(R\).*\(L\)|\([lL][- ][rR]\)"
)
# What people do in pictures, in the present tense; prose of the news tells it in the past.
_SHOWN = re.compile(
    r"\b(?:addresses (?:reporters|supporters|the media|the crowd)|applauds|arrives|cheers|embraces"
    r"|gestures|greets|holds up|hugs|inspects|listens|looks (?:on|at)|poses|salutes|shakes? hands"
    r"|signs autographs|sits|smiles|speaks|walks|watches|waves)\b"
)
_SENTENCE_INSIDE = re.compile(r"[a-z)][.!?]\s+[A-Z]")
_QUOTED = re.compile(r'[“”"]|\bsaid\b')
# A credit at the end of a caption has at most so many words ("Photograph: Jane Roe/Getty Images").
_CREDIT_WORDS = 10
_CREDIT_MARK = re.compile(r"[:/)\]]|\bvia\b|\bimage (?:copyright|source)\b", re.IGNORECASE)
_STUCK_AGENCY = re.compile(rf"(?P<caption>.*(?:\d{{4}}|[.)\]]))\s+(?:{AGENCY.pattern})")
_EMBED_NAMES = re.compile(
    r"^(?:(?:facebook|twitter|pinterest|whatsapp|linkedin|email|share|tweet)\b\s*){2,}",
    re.IGNORECASE,
)


def with_credit(text: str) -> BlockKind | None:
    """A caption that ends in its picture's credit: "… Photo: AFP", "… Jane Roe/Reuters"."""
    if _ends_in_credit(text):
        return "caption"
    # An agency may sign the last paragraph, so its name alone behind a full stop proves nothing.
    stuck = _STUCK_AGENCY.fullmatch(text)
    if stuck is None:
        return None
    needed = 2 if ends_sentence(stuck["caption"]) else 1
    return "caption" if _signs(stuck["caption"]) >= needed else None


def fixed_start(text: str) -> BlockKind | None:
    """A caption that says so at its start: "FILE PHOTO: …", "In this photo …"."""
    return "caption" if _FIXED_START.match(text) and not _QUOTED.search(text) else None


def embedded_picture(text: str) -> BlockKind | None:
    """A caption behind the names of the networks it could be shared on."""
    found = _EMBED_NAMES.match(text)
    return "caption" if found and found.end() < len(text) else None


def noted_position(text: str) -> BlockKind | None:
    """A caption that tells who stands where, and has another sign or no full stop."""
    if not _POSITION.search(text):
        return None
    is_caption = not ends_sentence(text) or (_signs(text) > 1 and not _QUOTED.search(text))
    return "caption" if is_caption else None


def picture_note(text: str) -> BlockKind | None:
    """A note about a picture without a full stop: "Jane Roe, a photo released by … May 3, 2024"."""
    is_note = not ends_sentence(text) and _signs(text) > 1 and not _QUOTED.search(text)
    return "caption" if is_note else None


def above_credit(text: str, credit: str, *, prose_follows: bool) -> BlockKind | None:
    """A caption right above the credit of its picture.

    Above a picture's credit, a block without the end of a sentence is one, or a single sentence in
    a caption's words. Above a bare agency's name, which may as well sign the whole article, it
    takes a caption's words, no full stop or two such signs, and prose below.
    """
    if len(text.split()) > MOST_WORDS or _QUOTED.search(text):
        return None
    is_open, signs = not ends_sentence(text), _signs(text)
    if is_picture_credit(credit):
        is_one = _in_caption_words(text) and not _SENTENCE_INSIDE.search(text)
        return "caption" if is_open or is_one or signs > 1 else None
    if not is_agency_line(credit) or not prose_follows:
        return None
    return "caption" if signs and (is_open or signs > 1) else None


def below_credit(text: str, credit: str) -> BlockKind | None:
    """A caption right below the credit of its picture: with two signs, or one and no full stop."""
    if len(text.split()) > MOST_WORDS or _QUOTED.search(text) or not is_picture_credit(credit):
        return None
    return "caption" if _signs(text) > ends_sentence(text) else None


def _in_caption_words(text: str) -> bool:
    """Whether `text` has a caption's words; a full day alone is none, prose has it too."""
    return any(sign.search(text) for sign in (_OF_A_PICTURE, _POSITION, _SHOWN))


def _signs(text: str) -> int:
    """How many signs of a caption `text` has: a picture's words, a position, a full day, a pose."""
    found = (
        _OF_A_PICTURE.search(text),
        _POSITION.search(text),
        next(find_days(text), None),
        _SHOWN.search(text),
    )
    return sum(each is not None for each in found)


def _ends_in_credit(text: str) -> bool:
    """Whether the last words of `text` are the credit of a picture, below at least three others."""
    words = text.split()
    if not _CREDIT_MARK.search(" ".join(words[-_CREDIT_WORDS:])):
        return False
    for size in range(1, min(_CREDIT_WORDS, len(words) - 3) + 1):
        ending = " ".join(words[-size:])
        is_marked = _CREDIT_MARK.search(ending) or ending[0] in "(["
        if is_marked and is_picture_credit(ending):
            return True
    return False


CAPTION_RULES = (with_credit, fixed_start, embedded_picture, noted_position, picture_note)
