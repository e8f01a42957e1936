"""The search index of one build: kept where nothing that it holds changed, else made anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefgen.cache import code_digest, digest
from briefgen.dossiers import ArticleDossier, CountryDossier, PersonDossier
from briefgen.errors import SearchError
from briefgen.memo import Made, Memo
from briefgen.search import FOLDER, Indexing, document_of, version

if TYPE_CHECKING:
    from briefgen.write import SiteWriter

# What is found, by the folder of its pages.
FOUND = {"people": PersonDossier, "countries": CountryDossier, "articles": ArticleDossier}

PARTS = 2  # of the address of a page below its folder; that of a month has more


class SiteSearch:
    """Makes the index while the lists are made, or keeps it; use it in a `with` block.

    Attributes:
        is_there: whether the site has an index, or will have the one that is being made.
        kept: the paths of the files that are kept.
        problem: why there is no index although there should be one; None where there is.
    """

    def __init__(
        self,
        writer: SiteWriter,
        memo: Memo,
        pages: Mapping[str, bytes],
        *,
        makes: bool,
        work: Path,
    ) -> None:
        """Look whether the index of the last build is still right.

        Args:
            writer: has the records of all pages, and the files of the last build.
            memo: knows what the last index was made from.
            pages: the address of each page of a dossier, with what the dossier was made from.
            makes: whether an index is made where none can be kept.
            work: a folder for what is needed while it is made.
        """
        self._writer, self._memo, self._work = writer, memo, work
        self._pages = {url: of for url, of in pages.items() if _kind(url) is not None}
        code = code_digest("search", "site_search.py", "dossiers.py", "data")
        parts = (f"{url} {made.hex()}" for url, made in sorted(self._pages.items()))
        self._made_from = digest(version(), code, "\n".join(parts))
        last = memo.last(FOLDER)
        old = writer.old.files if writer.old else ()
        there = tuple(path for path in sorted(old) if path.startswith(f"{FOLDER}/"))
        is_right = last == Made(self._made_from, b"", _digest_of(there))
        self.kept = there if is_right else ()
        self.is_there = is_right or (makes and bool(self._pages))
        self.problem: SearchError | None = None
        self._indexing: Indexing | None = None

    def __enter__(self) -> SiteSearch:
        return self

    def __exit__(self, *_: object) -> None:
        if self._indexing is not None:
            self._indexing.__exit__()
            self._indexing = None

    def begin(self) -> None:
        """Let Pagefind begin, where the index is to be made."""
        if self.kept or not self.is_there:
            return
        try:
            self._indexing = Indexing(self._work).__enter__()
            for url in self._pages:
                self._indexing.add(url, self._document(url))
            self._indexing.start()
        except SearchError as error:
            self._give_up(error)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Wait for the new index: its files by path from the site's root; none where it is kept."""
        if self._indexing is None:
            return
        paths = []
        try:
            for path, content in self._indexing.files():
                paths.append(path)
                yield path, content
        except SearchError as error:
            self._give_up(error)
        else:
            self._memo.note(FOLDER, Made(self._made_from, b"", _digest_of(paths)))

    def _document(self, url: str) -> str:
        """What is found of the page at `url`, from the record beside it.

        Raises:
            SearchError: somebody changed or removed it just now.
        """
        twin = url.removesuffix(".html") + ".json"
        try:
            record = msgspec.json.decode(self._writer.read(twin), type=_kind(url))
        except (OSError, msgspec.DecodeError) as error:
            raise SearchError(
                f"no search index: a page's record can't be read: {error}",
                hint="build again",
                path=twin,
            ) from error
        return document_of(record)

    def _give_up(self, error: SearchError) -> None:
        """Go on without an index."""
        self.problem, self.is_there = error, False
        self.__exit__()


def _kind(url: str) -> type | None:
    """The record of what is found at an address; None for months and relations."""
    folder, *rest = url.split("/")
    return FOUND.get(folder) if len(rest) == PARTS else None


def _digest_of(paths: tuple[str, ...] | list[str]) -> bytes:
    """The digest of the names of an index's files, which tell what they hold."""
    return digest("\n".join(paths))
