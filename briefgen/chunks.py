"""What pages are put together from, kept between builds: made once, read from the cache after."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from briefgen.cache import Cache, digest
from briefgen.compile import Compiler, shown_doubt
from briefgen.dossiers import Citation, DataStatement, Latest, Statement
from briefgen.graph import Joined
from briefgen.library import Library
from briefgen.memo import dossier_digest
from briefgen.pages import DoubtRow, ShownDoubt

FIRST = 5  # statements of an article that lists may show
T = TypeVar("T")
_LATEST = msgspec.msgpack.Decoder(Latest)
_JOINED = msgspec.msgpack.Decoder(tuple[Joined, ...])
_STATEMENTS = msgspec.msgpack.Decoder(tuple[Statement, ...])
_STATEMENT: msgspec.msgpack.Decoder[Statement | None] = msgspec.msgpack.Decoder(Statement | None)


class Chunks:
    """The statements of each article, of the home page and of what stayed open."""

    def __init__(self, cache: Cache, compiler: Compiler, library: Library) -> None:
        self._cache, self._compiler, self._library = cache, compiler, library
        self._used: set[bytes | str] = set()
        self._digests: dict[str, bytes] = {}

    def article_digest(self, article: str) -> bytes:
        """The digest of all that an article's dossier and statements are made from."""
        if article not in self._digests:
            basis = self._compiler.basis_of_article(article)
            found = dossier_digest("article", basis, [self._library.key(article)])
            self._digests[article] = found
        return self._digests[article]

    def use(self, articles: Iterable[str]) -> None:
        """Keep what there is of articles, though nobody asks for it in this build."""
        for article in articles:
            self._used.update((self.article_digest(article), self._dated_key(article)))

    def dated(self, article: str) -> tuple[Statement, ...]:
        """The sentences of an article that belong into the timeline."""
        return self._kept(
            self._dated_key(article), _STATEMENTS, lambda: self._compiler.dated(article)
        )

    def joined(
        self, made_from: bytes, find: Callable[[], tuple[Joined, ...]]
    ) -> tuple[Joined, ...]:
        """Whom the page with that digest joins with its subject; found once, then kept."""
        return self._kept(digest("joined", made_from), _JOINED, find)

    def lines(self, article: str) -> bytes:
        """The lines of one article's statements."""
        key = self.article_digest(article)
        found = self._cache.get("chunks", key)
        if found is None:
            statements = self._compiler.statements(article)
            found = b"".join(msgspec.json.encode(s) + b"\n" for s in statements)
            self._cache.put("chunks", key, found)
        return found

    def first(self, article: str) -> tuple[DataStatement, ...]:
        """The first statements of an article."""
        lines = self.lines(article).splitlines()
        return tuple(msgspec.json.decode(line, type=DataStatement) for line in lines[:FIRST])

    def latest(self) -> Latest:
        """What the home page shows first."""
        compiler = self._compiler
        contents = [self._library.key(a) for a in compiler.latest_articles()]
        key = dossier_digest("latest", compiler.basis_of_latest(), contents)
        return self._kept(key, _LATEST, compiler.latest)

    def shown(self, row: DoubtRow) -> ShownDoubt:
        """What stayed open with the sentences that show it."""
        return shown_doubt(row, self._cited)

    def _cited(self, citation: Citation) -> Statement | None:
        """The sentence that a citation stands in."""
        key = digest("cited", self.article_digest(citation.article), citation.sentence)
        return self._kept(key, _STATEMENT, lambda: self._compiler.cited(citation))

    def _dated_key(self, article: str) -> bytes:
        """Where the sentences of the timeline are kept."""
        return digest("dated", self.article_digest(article))

    def _kept(self, key: bytes, decoder: msgspec.msgpack.Decoder[T], make: Callable[[], T]) -> T:
        """What is kept under a key, made if nothing is."""
        self._used.add(key)
        found = self._cache.get("chunks", key)
        if found is not None:
            return decoder.decode(found)
        made = make()
        self._cache.put("chunks", key, msgspec.msgpack.encode(made))
        return made

    def clean(self) -> None:
        """Forget what was not used."""
        self._cache.retain("chunks", self._used)
