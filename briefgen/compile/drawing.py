"""The marks of a dossier's statements: the only part for which the articles are opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.marks import statement_marks
from briefgen.dossiers import (
    Companion,
    CountryDossier,
    DifferingAccounts,
    Latest,
    PersonCountry,
    PersonDossier,
    RoleLine,
    SpeakerGroup,
    Statement,
    Uncertain,
)
from briefgen.model import Span
from briefgen.relations import RelationDossier

T = TypeVar("T", PersonDossier, CountryDossier, RelationDossier, Latest)
# Records with statements in them.
HOLDERS = (
    Companion,
    CountryDossier,
    DifferingAccounts,
    Latest,
    PersonCountry,
    PersonDossier,
    RelationDossier,
    RoleLine,
    SpeakerGroup,
    Uncertain,
)


def with_marks(record: T, articles: Mapping[str, IndexedArticle], directory: Directory) -> T:
    """A dossier in which every statement has its marks, read from its newest article."""

    def drawn(item: Any) -> Any:
        if isinstance(item, Statement):
            cited = item.citations[0]
            span = Span(cited.start, cited.end)
            marks = statement_marks(articles[cited.article], span, directory)
            return msgspec.structs.replace(item, marks=marks)
        if isinstance(item, tuple) and item and isinstance(item[0], (Statement, tuple, *HOLDERS)):
            return tuple(drawn(part) for part in item)
        if isinstance(item, HOLDERS):
            parts = {name: getattr(item, name) for name in item.__struct_fields__}
            changed = {
                n: drawn(p) for n, p in parts.items() if isinstance(p, (tuple, *HOLDERS, Statement))
            }
            return msgspec.structs.replace(item, **changed)
        return item

    found: T = drawn(record)
    return found
