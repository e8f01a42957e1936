"""What is kept of an article's wording: enough to know near-identical articles, in about 1 KB.

The words are hashed in runs of three (shingles), and the smallest hashes are kept (a bottom-k
sketch): the same ones in every article that has the same runs, so that two sketches tell how much
of one article stands in the other. Names and figures are kept beside them, because they tell two
articles of one form from two copies of one text.

Source: Broder, "On the resemblance and containment of documents".
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Sequence

from briefgen.model import Article, BlockKind, Record

RUN = 3  # words: one changed word in twenty leaves six runs in seven
SKETCH = 256  # hashes: a share of a half is known to within 0.03 (one standard deviation)
OPENING = 50  # runs
LONG_RUN = 8  # words: so many in a row are rarely in two articles, also where both have one form
ANCHORS = 64
HASH = 4  # bytes: two different runs in ten thousand articles rarely share one
# Headlines are each outlet's own; captions, credits and tag lines are no part of the text.
TOLD_IN: frozenset[BlockKind] = frozenset({"paragraph", "list-item", "quote"})
WORD = re.compile(r"\w+")
# Words with a capital where no sentence begins, and with a digit.
NAME, FIGURE = re.compile(r"(?<=[\w,;)] )[^\W\d_]\w*"), re.compile(r"\w*\d\w*")
# "VALLETTA, June 2 —" and "Valletta (Agency) -" are each outlet's own.
DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.\-]{2,}|[A-Z][^.!?—–(]{0,40}\([^)]{2,40}\))[^!?—–]{0,60}?\s?[—–-]+\s+(?=\S)"
)


class Fingerprint(Record, frozen=True):
    """The wording of an article: how many words of prose, how many different runs of words.

    `runs`, `names` and `figures` are the smallest hashes of each, `opening` those of the first
    runs, `anchors` those of long runs, by which copies are looked for; four bytes each.
    """

    words: int
    different: int
    runs: bytes
    names: bytes
    figures: bytes
    opening: bytes
    anchors: bytes


def fingerprint_of(article: Article) -> Fingerprint:
    """The fingerprint of an article's prose, without headlines; empty where it has none."""
    blocks = [article.excerpt(block) for block in article.blocks if block.kind in TOLD_IN]
    blocks[:1] = [without_dateline(text) for text in blocks[:1]]
    texts = [" ".join(text.split()) for text in blocks]
    words = [word for text in texts for word in WORD.findall(text.casefold())]
    runs, long_runs = _runs(words, RUN), _runs(words, LONG_RUN)
    names = {word.casefold() for text in texts for word in NAME.findall(text) if word[0].isupper()}
    figures = {word for text in texts for word in FIGURE.findall(text)}
    return Fingerprint(
        words=len(words),
        different=len(set(runs)),
        runs=_smallest(runs),
        names=_smallest(names),
        figures=_smallest(figures),
        opening=_smallest(runs[:OPENING]),
        anchors=_smallest(long_runs, ANCHORS),
    )


def without_dateline(text: str) -> str:
    """`text` without the place, day and agency that an outlet puts in front of it."""
    found = DATELINE.match(text)
    return text[found.end() :] if found else text


def hashes(kept: bytes, count: int = SKETCH) -> tuple[int, ...]:
    """The smallest hashes of a part of a fingerprint, at most `count`, smallest first."""
    size = min(len(kept) // HASH, count)
    return struct.unpack(f">{size}I", kept[: size * HASH])


def _runs(words: Sequence[str], length: int) -> list[str]:
    """Every run of that many words."""
    return [" ".join(words[at : at + length]) for at in range(len(words) - length + 1)]


def _smallest(texts: Iterable[str], count: int = SKETCH) -> bytes:
    """The smallest hashes of some texts, as bytes whose order is that of their numbers."""
    return b"".join(sorted({_hash(text) for text in texts})[:count])


def _hash(text: str) -> bytes:
    """The hash of a text, the same in every process."""
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=HASH).digest()
