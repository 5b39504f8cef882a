"""Every text of every error is one that can be told in Chinese, and the catalogue of Chinese sentences holds what is used and no more."""

from __future__ import annotations

import json
import os
import re
from string import Formatter

import pytest

from kg.text.chars import has_han
from kg.worded import CATALOGUE
from tests.wordings import Source, Texts

TEXTS = Texts(Source.read()).collect()
CHINESE: dict[str, str] = json.loads(CATALOGUE.read_text(encoding="utf-8"))
SYSTEM = {
    "connection refused", "connection reset by peer", "name or service not known", "server disconnected without sending a response.", "timed out",
    "invalid ipv6 url", "port out of range 0-65535", "unexpected end of data",
}  # fmt: skip
"""What the system says by numbers that differ from one to the next, and what the standard library and the client for HTTP say."""
_REFUSALS = (
    "ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EEXIST", "ENOTEMPTY", "ENOSPC", "EROFS", "ENAMETOOLONG", "EMFILE", "EIO", "ELOOP",
    "EADDRINUSE", "EADDRNOTAVAIL",
)  # fmt: skip
_CODE = re.compile(r"https?://\S*|\{[^}]*\}|\[[^\]]*\]|#.*|名称: 值")
"""What is written as in a file or on the command line."""


def fields(template: str) -> dict[int, str]:
    """The fields of a template with the format of each."""
    parsed = [(name, form) for _, name, form, _ in Formatter().parse(template) if name is not None]
    return {int(name) if name else number: form or "" for number, (name, form) in enumerate(parsed)}


def test_texts_are_found() -> None:
    assert len(TEXTS.written) > 700, "the texts of errors are not found where they are written"


def test_nothing_is_put_together_but_by_worded() -> None:
    assert TEXTS.faults == []


def test_every_text_has_a_chinese_one() -> None:
    assert sorted(TEXTS.written - CHINESE.keys()) == []


def test_every_chinese_text_is_used() -> None:
    import errno  # noqa: PLC0415

    refusals = {os.strerror(getattr(errno, name)).lower() for name in _REFUSALS}
    assert sorted(CHINESE.keys() - TEXTS.written - SYSTEM - refusals) == []


def test_the_catalogue_is_sorted_an_entry_a_line() -> None:
    assert CATALOGUE.read_text(encoding="utf-8") == json.dumps(CHINESE, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


@pytest.mark.parametrize("english", sorted(CHINESE))
def test_an_entry(english: str) -> None:
    chinese = CHINESE[english]
    if re.search(r"\{(![rs])?(:[^{}a-zA-Z]*[\w]?)?\}", english):  # a template; braces in a text without words are its own
        assert fields(chinese) == fields(english), "other words, or in another format"
    assert has_han(chinese) or chinese.replace("、", ", ") == english or not re.search("[a-z]{2}", english), "no Chinese"
    assert not re.search(r"[一-鿿][,;:!?]|!r", _CODE.sub("", chinese)), "in Chinese, Chinese marks"
    assert not chinese.endswith("。"), "it is part of a line"
