"""The articles of a site and what each says, reading only what is new.

An article whose file has the size and time of the last build is not opened. One whose text, date
and reading rules are the same keeps its records. A paragraph that the model read before is not
read again.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefgen.amend import amended
from briefgen.cache import Cache, LostEntryError, code_digest, digest
from briefgen.decisions import Amendment
from briefgen.errors import ArticleError, Skipped
from briefgen.load import Source, find_sources, load_article
from briefgen.model import Analysis, Article, Record
from briefgen.outline import Outline, outline_of

if TYPE_CHECKING:
    from briefgen.analyse import ParagraphReader
    from briefgen.analyse.tokens import ParagraphReading
    from briefgen.compile import Clip, IndexedArticle

SHELF = 256  # articles that are held in memory while dossiers are compiled
COMMIT_EVERY = 64  # analysed articles, so that a killed build loses little
DIGEST = 32  # bytes
# Readings are cleaned when more articles than this, and this share of those there are, are gone.
GONE, GONE_SHARE = 64, 8
BYTES_PER_WORD = 6  # of English text, for the decision whether more processes pay


class Held(Record, frozen=True):
    """What the cache keeps of one file: its stamp, and the article, nothing (a draft) or an error.

    `key` is the digest of all that the article's records depend on.
    """

    stamp: str
    key: bytes
    article: Article | None
    error: Skipped | None
    size: int


# What decides what the model reads in a paragraph, beside the model.
READS = ("analyse/embedding.py", "analyse/pipeline.py", "analyse/tokens.py")
_HELD = msgspec.msgpack.Decoder(Held)
_ANALYSIS = msgspec.msgpack.Decoder(Analysis)
_OUTLINE = msgspec.msgpack.Decoder(Outline)
_CLIPS = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])


class Library:
    """The articles of one build. `outlines` are by id; texts and records are loaded when asked."""

    def __init__(self, cache: Cache, site_dir: Path, content_dir: str, identity: str) -> None:
        """Look through the content folder; `identity` names the language model.

        Raises:
            ConfigError: there is no content folder.
        """
        self._cache, self._site_dir = cache, site_dir
        self._reads = identity + code_digest(*READS)
        self._rules = identity + code_digest(
            "analyse",
            "data",
            "fingerprint.py",
            "model.py",
            "outline.py",
            "parts.py",
            "sentence_index.py",
        )
        self._loader = code_digest("load", "model.py")
        self._amender = code_digest("amend.py", "decisions.py")
        self._clipper = code_digest("compile", "model.py", "sentence_index.py", "date_values.py")
        sources, left_out = find_sources(site_dir, content_dir)
        self._seen: set[bytes | str] = set()
        self._keys: dict[str, bytes] = {}
        self._amended: dict[str, bytes] = {}
        self._paths: dict[str, str] = {}
        self._size: dict[str, int] = {}
        self.skipped = tuple(
            sorted(
                [*left_out, *(e for s in sources if (e := self._take(s)))],
                key=lambda item: (item.path, item.line),
            )
        )
        self.outlines: dict[str, Outline] = {}
        self.analysed = 0
        self._work: dict[str, tuple[float, int]] = {}
        self._seconds_reading = 0.0
        self.paragraphs_read = 0
        self._missing = [article for article in self._keys if not self._known(article)]

    @property
    def words_to_read(self) -> int:
        """About how many words the articles without records have."""
        return sum(self._size[article] for article in self._missing) // BYTES_PER_WORD

    def key(self, article: str) -> bytes:
        """The digest of an article's content and of what it says, amended or not."""
        return self._amended.get(article, self._keys[article])

    def read(self, reader: Callable[[], ParagraphReader], note: Callable[[int, int], None]) -> None:
        """Analyse the articles that have no records yet; `note` hears how many of how many.

        `reader` is called only when a paragraph is unknown.
        """
        total = len(self._missing)
        articles = (self.article(article) for article in self._missing)
        start = time.perf_counter()
        for article, analysis in self._analysed(articles, reader):
            outline = outline_of(article, analysis)
            key = self._keys[article.id]
            self._cache.put("analyses", key, msgspec.msgpack.encode(analysis))
            self._cache.put("outlines", key, msgspec.msgpack.encode(outline))
            self.outlines[article.id] = outline
            self.analysed += 1
            if self.analysed % COMMIT_EVERY == 0:
                self._cache.commit()
            note(self.analysed, total)
        rules = sum(seconds for seconds, _ in self._work.values())
        self._seconds_reading = max(time.perf_counter() - start - rules, 0.0)
        self._missing = []

    def amend(self, amendments: Mapping[str, Amendment]) -> None:
        """Let articles say what an editor's entries say of them, by id; what was read is kept.

        Raises:
            CorrectionError: an entry names words that its article hasn't.
        """
        for article, amendment in amendments.items():
            content = msgspec.msgpack.encode(amendment.without_lines())
            key = digest(self._keys[article], self._amender, content)
            outline = self._cache.record("outlines", key, _OUTLINE)
            if outline is None or not self._cache.has("analyses", key):
                text = self.article(article)
                analysis = amended(text, self.analysis(article), amendment)
                outline = outline_of(text, analysis)
                self._cache.put("analyses", key, msgspec.msgpack.encode(analysis))
                self._cache.put("outlines", key, msgspec.msgpack.encode(outline))
            self.outlines[article] = outline
            self._amended[article] = key

    def slowest(self, count: int) -> tuple[tuple[str, float], ...]:
        """The analysed articles that took longest: path and seconds.

        The rules' time is measured; the model reads many paragraphs at once, so that its time is
        shared out by their tokens.
        """
        tokens = sum(number for _, number in self._work.values())
        rate = self._seconds_reading / tokens if tokens else 0.0
        found = [(path, rules + rate * number) for path, (rules, number) in self._work.items()]
        return tuple(sorted(found, key=lambda item: (-item[1], item[0]))[:count])

    def article(self, article: str) -> Article:
        """An article with its text."""
        held = self._cache.record("sources", self._paths[article], _HELD)
        if held is None or held.article is None:  # the cache lost it, or can't be written
            loaded = load_article(self._site_dir, Source(article, self._paths[article]))
            assert loaded is not None
            return loaded
        return held.article

    def analysis(self, article: str) -> Analysis:
        """What an article says, amended or not; it was read before.

        Raises:
            LostEntryError: it is damaged, or somebody removed it.
        """
        found = self._cache.record("analyses", self.key(article), _ANALYSIS)
        if found is None:
            raise LostEntryError(f"the records of {article}")
        return found

    def clips(self, article: str) -> Mapping[str, msgspec.Raw]:
        """What an article has for each Person.id and country's code, encoded."""
        key = self._clips_key(article)
        found = self._cache.record("clips", key, _CLIPS)
        if found is None:
            from briefgen.compile import clips_of, index_article  # if there is something to compile

            indexed = index_article(self.article(article), self.analysis(article))
            value = msgspec.msgpack.encode(clips_of(indexed))
            self._cache.put("clips", key, value)
            found = _CLIPS.decode(value)
        return found

    def clean(self) -> None:
        """Remove from the cache what no article of this build needs.

        Readings are kept longer: removing a few would cost every build a look at all of them.
        """
        for table in ("analyses", "outlines"):
            self._cache.retain(table, [*self._keys.values(), *self._amended.values()])
        self._cache.retain("clips", map(self._clips_key, self._keys))
        self._cache.retain("sources", self._seen)
        gone = self._cache.keys("paragraphs").difference(self._keys.values())
        if len(gone) > max(GONE, len(self._keys) // GONE_SHARE):
            self._cache.retain("paragraphs", self._keys.values())
            used = (self._cache.get("paragraphs", key) or b"" for key in self._keys.values())
            self._cache.retain("readings", {part for keys in used for part in _parts(keys)})
            self._cache.shrink()

    def _clips_key(self, article: str) -> bytes:
        """Under which an article's clips are kept."""
        return digest(self.key(article), self._clipper)

    def _take(self, source: Source) -> Skipped | None:
        """Note one file's article; the error when it can't be read."""
        stamp = self._stamp(source)
        held = self._cache.record("sources", source.path, _HELD)
        if held is None or held.stamp != stamp:
            held = self._load(source, stamp)
            self._cache.put("sources", source.path, msgspec.msgpack.encode(held))
        self._seen.add(source.path)
        if held.article is not None:
            self._keys[source.id] = digest(held.key, self._rules)
            self._paths[source.id] = source.path
            self._size[source.id] = held.size
        return held.error

    def _stamp(self, source: Source) -> str:
        """Size and times of a file, its article's id and the loader's code; "" if unreadable."""
        try:
            found = (self._site_dir / source.path).stat()
        except OSError:
            return ""
        times = f"{found.st_mtime_ns}:{found.st_ctime_ns}"
        return f"{found.st_size}:{times}:{source.id}:{self._loader}"

    def _load(self, source: Source, stamp: str) -> Held:
        """Read one file."""
        try:
            article = load_article(self._site_dir, source)
        except ArticleError as error:
            return Held(stamp, b"", None, Skipped.from_error(error), 0)
        if article is None:
            return Held(stamp, b"", None, None, 0)
        return Held(
            stamp, digest(msgspec.msgpack.encode(article)), article, None, len(article.text)
        )

    def _known(self, article: str) -> bool:
        """Whether the records of an article are kept; its outline is noted then."""
        key = self._keys[article]
        outline = self._cache.record("outlines", key, _OUTLINE)
        if outline is None or not self._cache.has("analyses", key):
            return False
        self.outlines[article] = outline
        return True

    def _analysed(
        self, articles: Iterable[Article], reader: Callable[[], ParagraphReader]
    ) -> Iterator[tuple[Article, Analysis]]:
        """Each article with its analysis, in order; the model reads unknown paragraphs, once each.

        Articles stream: only as many are held as the reader takes in advance.
        """
        from briefgen.analyse import interpret, prose_blocks  # word lists: only if there is work

        waiting: deque[tuple[Article, list[bytes]]] = deque()
        asked: deque[bytes] = deque()
        open_keys: set[bytes] = set()

        def unknown() -> Iterator[str]:
            for article in articles:
                texts = [article.excerpt(block) for block in prose_blocks(article)]
                keys = [digest(self._reads, text) for text in texts]
                new = {
                    key: text
                    for key, text in zip(keys, texts, strict=True)
                    if key not in open_keys and not self._cache.has("readings", key)
                }
                open_keys.update(new)
                asked.extend(new)
                waiting.append((article, keys))
                yield from new.values()

        def finished() -> Iterator[tuple[Article, Analysis]]:
            while waiting and open_keys.isdisjoint(waiting[0][1]):
                article, keys = waiting.popleft()
                readings = [self._reading(key) for key in keys]
                start = time.perf_counter()
                analysis = interpret(article, readings)
                tokens = sum(len(reading.starts) for reading in readings)
                self._work[article.path] = (time.perf_counter() - start, tokens)
                self._cache.put("paragraphs", self._keys[article.id], b"".join(keys))
                yield article, analysis

        for reading in _read(unknown(), reader):
            key = asked.popleft()
            open_keys.discard(key)
            self._cache.put("readings", key, msgspec.msgpack.encode(reading))
            self.paragraphs_read += 1
            yield from finished()
        yield from finished()

    def _reading(self, key: bytes) -> ParagraphReading:
        """The model's reading of a paragraph; it was read before.

        Raises:
            LostEntryError: it is damaged, or somebody removed it.
        """
        from briefgen.analyse.tokens import ParagraphReading  # see _analysed

        value = self._cache.get("readings", key)
        if value is None:
            raise LostEntryError("a paragraph's reading")
        return msgspec.msgpack.decode(value, type=ParagraphReading)


class Shelf(Mapping[str, "IndexedArticle"]):
    """Articles arranged for compiling, loaded when asked for; the latest used are held."""

    def __init__(self, library: Library) -> None:
        from briefgen.compile import Clip  # not for a build with nothing to do

        self._library = library
        self._held: OrderedDict[str, IndexedArticle] = OrderedDict()
        self._clip = msgspec.msgpack.Decoder(Clip)

    def __getitem__(self, article: str) -> IndexedArticle:
        from briefgen.compile import index_article  # not for a build with nothing to do

        if article not in self._library.outlines:
            raise KeyError(article)
        if article in self._held:
            self._held.move_to_end(article)
            return self._held[article]
        found = index_article(self._library.article(article), self._library.analysis(article))
        self._held[article] = found
        if len(self._held) > SHELF:
            self._held.popitem(last=False)
        return found

    def clip(self, article: str, key: str) -> Clip:
        """What an article has for a Person.id or a country's code."""
        from briefgen.compile import NOTHING  # see __init__

        found = self._library.clips(article).get(key)
        return NOTHING if found is None else self._clip.decode(found)

    def __iter__(self) -> Iterator[str]:
        return iter(self._library.outlines)

    def __len__(self) -> int:
        return len(self._library.outlines)


def _read(
    texts: Iterator[str], reader: Callable[[], ParagraphReader]
) -> Iterator[ParagraphReading]:
    """The readings of `texts`; without any text, the reader is not asked for."""
    for first in texts:

        def all_texts(first: str = first) -> Iterator[str]:
            yield first
            yield from texts

        yield from reader().read(all_texts())


def _parts(keys: bytes) -> Iterator[bytes]:
    """The digests that were put behind each other."""
    return (keys[at : at + DIGEST] for at in range(0, len(keys), DIGEST))
