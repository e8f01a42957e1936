"""Bytes to text: UTF-8, or what an HTML page declares. Never a guess."""

from __future__ import annotations

import codecs
import re

from briefgen.errors import ArticleError

# Where a charset has to stand is the first 1024 bytes (WHATWG HTML, 4.2.5.4); pages saved by
# browsers put comments and base tags before it, so a little more is looked at.
_HEAD_BYTES = 4096
_META_CHARSET = re.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
# What these labels mean on the web (WHATWG Encoding, 4.2).
_WEB_MEANING = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252"}
# Python has codecs that are no charset of a page ("undefined", "punycode").
_WEB_CODEC = re.compile(r"cp\d|iso8859|koi8|gb|big5|euc_|shift_jis|mac[-_]|tis|utf-8|ascii")
# What XML 1.0 (2.2) can't hold: a feed with such a character could not be read by anyone.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# The same characters as references of HTML: &#0; to &#31; without tab and line ends.
_FORBIDDEN_REFERENCE = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])(?![0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d));?",
    re.IGNORECASE,
)


def decode_text(raw: bytes, path: str) -> str:
    """The text of `raw` read as UTF-8, with "\\n" line ends; a byte order mark is dropped.

    Raises:
        ArticleError: not UTF-8, or a control character in it; line and column are its place.
    """
    return _checked(_decode(raw, "utf-8", path), path)


def decode_html(raw: bytes, path: str) -> str:
    """The text of an HTML page read as UTF-8, else in the charset that it declares.

    Raises:
        ArticleError: neither fits, or a control character in it.
    """
    charset = _declared_charset(raw)
    try:
        return decode_text(raw, path)
    except ArticleError:
        if charset in ("", "utf-8"):
            raise
    return _checked(_decode(raw, charset, path), path)


def with_line_ends(text: str) -> str:
    """`text` with "\\n" for every line end; nothing else is changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_control_references(markup: str) -> str:
    """HTML without references to control characters, which would come out as such in the text."""
    return _FORBIDDEN_REFERENCE.sub("", markup)


def _checked(text: str, path: str) -> str:
    """`text` with "\\n" line ends, if it holds no character that no text file has."""
    text = with_line_ends(text)
    if found := _FORBIDDEN.search(text):
        line, column = _place_at_end(text[: found.start()])
        if found[0] == "\0":
            message = "this is not a text file: it has NUL characters"
            hint = "save it as plain text in UTF-8"
        else:
            message = f"has the control character U+{ord(found[0]):04X}, which no page can show"
            hint = "delete that character"
        raise ArticleError(message, hint=hint, path=path, line=line, column=column)
    return text


def _place_at_end(before: str) -> tuple[int, int]:
    """Line and column, both from 1, of what follows `before`."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _declared_charset(raw: bytes) -> str:
    """The name of the codec that the page's head declares, "" when none or one unknown to us."""
    head = raw[:_HEAD_BYTES]
    found = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    if not found:
        return ""
    label = found[1].decode("ascii").lower()
    try:
        name = codecs.lookup(_WEB_MEANING.get(label, label)).name
    except LookupError:
        return ""
    return name if _WEB_CODEC.match(name) else ""


def _decode(raw: bytes, charset: str, path: str) -> str:
    """`raw` decoded strictly."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ArticleError("is UTF-16, not UTF-8", hint=_convert_hint("utf-16"), path=path)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode(charset)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(charset, "replace")
        line, column = _place_at_end(with_line_ends(before))
        message = f"is not {charset.upper()}: byte 0x{raw[error.start]:02X} is not allowed here"
        hint = _convert_hint("windows-1252")
        raise ArticleError(message, hint=hint, path=path, line=line, column=column) from error


def _convert_hint(charset: str) -> str:
    return f"save it as UTF-8, for example with: iconv -f {charset} -t utf-8"
