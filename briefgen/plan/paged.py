"""A long list in pages, and at which addresses they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Part(NamedTuple, Generic[T]):
    """A page of a list: its rows, the number of the first of them, its address, those of all."""

    rows: tuple[T, ...]
    first: int
    url: str
    pages: tuple[str, ...]


def paged(rows: Sequence[T], folder: str, size: int) -> Iterator[Part[T]]:
    """The pages of a list in order, at most `size` rows on each: one at least, also without rows.

    The first is at `folder`, which ends with "/", the others are at "2/" and so on below it.
    """
    starts = range(0, max(len(rows), 1), size)
    urls = tuple(
        f"{folder}{f'{number}/' if number > 1 else ''}index.html"
        for number, _ in enumerate(starts, start=1)
    )
    for url, start in zip(urls, starts, strict=True):
        yield Part(tuple(rows[start : start + size]), start + 1, url, urls)
