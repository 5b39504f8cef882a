"""Bytes to text: encodings told right, everything else refused with one clear line."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.text.decode import decode

TEXT = "数字人民币试点城市不断增加，\r\n覆盖范围持续扩大。金融机构积极参与，第二行也写一些常见的汉字。\n"
TRADITIONAL = "數字貨幣的試點城市不斷增加，\r\n覆蓋範圍持續擴大。金融機構積極參與，第二行也寫一些常見的漢字。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_encoding_is_told_and_line_breaks_are_kept(data: bytes, encoding: str) -> None:
    assert decode(data, "x.txt") == (TEXT, encoding)


def test_big5() -> None:
    text, encoding = decode(TRADITIONAL.encode("big5"), "x.txt")
    assert text == TRADITIONAL
    assert encoding.startswith("big5")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (codecs.BOM_UTF8, "no text"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 8, "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\x00", "damaged UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "报告.txt")
    message = str(caught.value)
    assert words in message
    assert "报告.txt" in message
    assert caught.value.expected
    assert caught.value.do
    assert "\n" not in message


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1).filter(lambda t: t.strip() and "\0" not in t and not t.startswith("\ufeff")))
def test_utf8_round_trip(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"%PDF-", b"PK\x03\x04", b"GIF8", b"Rar!")):
        assert decode(data, "x")[0] == text
