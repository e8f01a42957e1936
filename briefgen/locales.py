"""What babel knows of a language. It is imported only where a site isn't in English."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


class UnknownLanguageError(ValueError):
    """Nobody has heard of a language; the text is a hint."""


def locale_of(code: str) -> Locale:
    """The locale of a language as HTML writes it: "fr", "pt-BR".

    Raises:
        UnknownLanguageError: there is none.
    """
    from babel import Locale, UnknownLocaleError
    from babel.localedata import locale_identifiers

    try:
        return Locale.parse(code.replace("-", "_"))
    except (ValueError, UnknownLocaleError) as error:
        known = [name for name in locale_identifiers() if "_" not in name]
        close = difflib.get_close_matches(code.lower(), known, n=1)
        hint = f"did you mean {close[0]!r}?" if close else 'write it as in "fr" or "pt-BR"'
        raise UnknownLanguageError(hint) from error
