"""Bytes to text: the encoding is told from a byte order mark, from valid UTF-8, or else by its characters."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from kg.errors import InputError
from kg.worded import worded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", worded("a PDF document")),
    (b"PK\x03\x04", worded("a ZIP archive or Office document")),
    (b"\xd0\xcf\x11\xe0", worded("an old Office document")),
    (b"\x89PNG\r\n", worded("a PNG picture")),
    (b"\xff\xd8\xff", worded("a JPEG picture")),
    (b"GIF8", worded("a GIF picture")),
    (b"\x1f\x8b", worded("a gzip archive")),
    (b"7z\xbc\xaf", worded("a 7-Zip archive")),
    (b"Rar!", worded("a RAR archive")),
)
_CANDIDATES = ["gb18030", "big5", "big5hkscs", "utf_16_le", "utf_16_be", "cp1252"]
_EXPECTED = "a text file in UTF-8, UTF-16, GB18030 or Big5"
_CONVERT = "convert the file to UTF-8 text"


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Text of ``data`` and the name of its encoding; ``name`` of the file is for messages.

    The byte order mark is dropped, line breaks are untouched. Raises InputError for an empty or binary file, and for one
    whose encoding cannot be told.
    """
    if not data:
        raise InputError(
            "the file is empty", where=name, expected=_EXPECTED, do="check that it was saved or downloaded whole"
        )
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            do = "give the file the extension of what it is (.pdf, .docx), or export its text first"
            raise InputError(worded("this is {}, not text", kind), where=name, expected=_EXPECTED, do=do)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, name), encoding
    if b"\0" not in data:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            bad = error.start
    else:
        wide = _wide(data)
        if not wide:
            raise InputError("this is a binary file (it holds NUL bytes)", where=name, expected=_EXPECTED, do=_CONVERT)
        return _strict(data, wide, name), wide
    text = _guess(data)
    if text is None:
        line = data.count(b"\n", 0, bad) + 1
        raise InputError(
            worded("the encoding cannot be told; byte {} (line {}) is not UTF-8", bad, line),
            where=name,
            expected=_EXPECTED,
            do=_CONVERT,
        )
    return text


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, told by where the NUL bytes of ASCII characters stand; empty for binary data."""
    sample = data[:4096]
    if len(data) % 4 == 0:
        for encoding, places in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1))):
            if all(sample[i::4].count(0) >= 0.95 * len(sample[i::4]) for i in places) and _printable(data, encoding):
                return encoding
    if len(data) % 2 == 0:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        for encoding in ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le"):
            if _printable(data, encoding):
                return encoding
    return ""


def _printable(data: bytes, encoding: str) -> bool:
    """Does ``data`` read as text: no control characters, and mostly Chinese or ASCII?"""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    known = sum(
        1 for char in text if "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or " " <= char <= "~"
    )
    control = any(char < " " and char not in "\t\n\r\f" for char in text)
    return not control and known >= 0.8 * len(text.replace("\n", "").replace("\r", ""))


def _guess(data: bytes) -> tuple[str, str] | None:
    best = from_bytes(data, cp_isolation=_CANDIDATES, threshold=0.4).best()
    if best is None:
        return None
    encoding = "gb18030" if best.encoding in ("gb2312", "gbk", "gb18030") else best.encoding
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if any(char < " " and char not in "\t\n\r\f" for char in text):
        return None
    return text, encoding.replace("_", "-")


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            worded("damaged {} text at byte {}", encoding.upper(), error.start), where=name, expected=_EXPECTED, do=_CONVERT
        ) from error
    if not text.strip():
        raise InputError("the file holds no text", where=name, expected=_EXPECTED, do="check that it was saved whole")
    return text
