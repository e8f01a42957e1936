"""The search index: what a built site finds in the reader's browser. Made by Pagefind.

Of every person, country and article one small document is written (`documents.py`) that holds only
what is to be found; Pagefind's program makes the index of them (`program.py`), whose files are put
into an order of their own where it has none (`canonical.py`).
"""

from __future__ import annotations

from briefgen.search.documents import document_of
from briefgen.search.program import FOLDER, Indexing, version

__all__ = ["FOLDER", "Indexing", "document_of", "version"]
