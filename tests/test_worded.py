"""Sentences that remember what they were made of."""

from __future__ import annotations

import errno
import json
import os
import pickle
import subprocess
import sys

import pytest

from kg import worded as module
from kg.errors import InputError, KgError
from kg.lexicon.faults import CORRECT_ROW, ONE_OF, VERDICT_UNKNOWN, RowError
from kg.model.reason import Why
from kg.worded import Worded, chinese, in_language, reason, replaced, several, worded


@pytest.fixture(autouse=True)
def catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few entries of our own, so that the wording of the real ones may change."""
    entries = {
        "no {} is called {!r}": "没有名为“{1}”的{0}", "class": "类", "{:,} rows of {}": "{1} 中有 {0:,} 行", "a word": "一个词", "Unix text": "文本",
        "line {}": "第 {} 行", "{}, {}": "{}，{}", "no such file or directory": "没有该文件", "{}": "{}", "it failed: {}": "失败：{}",
    }  # fmt: skip
    monkeypatch.setattr(module, "_catalogue", lambda: entries)


def test_it_is_the_english_sentence() -> None:
    said = worded("no {} is called {!r}", worded("class"), "Bnak")
    assert said == "no class is called 'Bnak'"
    assert json.dumps([said]) == '["no class is called \'Bnak\'"]'
    assert type(said.en) is str


def test_words_that_are_sentences_are_told_in_chinese_too() -> None:
    assert worded("no {} is called {!r}", worded("class"), "class").zh == "没有名为“class”的类"
    assert worded("it failed: {}", Why("{} is bad", "{}不好")("x")).zh == "失败：x不好"
    assert worded("it failed: {}", InputError("a word", where="f.txt")).zh == "失败：f.txt：一个词"


def test_formats_of_numbers_stay() -> None:
    said = worded("{:,} rows of {}", 12345, "t")
    assert (said, said.zh) == ("12,345 rows of t", "t 中有 12,345 行")


def test_what_the_catalogue_lacks_stays_english() -> None:
    assert worded("never heard of {}", 3).zh == "never heard of 3"
    assert chinese("never heard") == "never heard"


def test_braces_without_words_are_braces() -> None:
    assert worded("{Class: 1}") == "{Class: 1}"
    assert worded("{Class: 1}").zh == "{Class: 1}"


def test_a_plain_string_is_looked_up_whole() -> None:
    assert (chinese("a word"), chinese("a word!"), in_language("a word", "en"), in_language("a word", "zh")) == ("一个词", "a word!", "a word", "一个词")


def test_lists() -> None:
    said = several(["a", worded("a word"), 3], " or ")
    assert (said, said.zh) == ("a or a word or 3", "a 或 一个词 或 3")
    assert several([], "; ") == ""


def test_a_word_is_replaced_wherever_it_stands() -> None:
    where = worded("{}, {}", worded("{}, {}", "f.yaml", "x"), "f.yaml")
    assert replaced(where, "f.yaml", "f.yaml:3") == where.replace("f.yaml", "f.yaml:3", 1)
    assert chinese(replaced(where, "f.yaml", "f.yaml:3")) == "f.yaml:3，x，f.yaml"
    assert replaced("f.yaml", "f.yaml", "g") == "g"


def test_why_the_system_refuses() -> None:
    error = OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    assert (reason(error), reason(error).zh) == (os.strerror(errno.ENOENT), "没有该文件")
    assert reason(ConnectionError("[Errno 2] No such file or directory")).zh == "没有该文件"
    assert reason(ConnectionError("[Errno 2] No such file or directory")) == "No such file or directory"
    assert reason(TimeoutError()) == "TimeoutError"


def test_an_error_among_the_words_is_told_by_its_reason() -> None:
    assert worded("it failed: {}", OSError(errno.ENOENT, os.strerror(errno.ENOENT), "f.txt")).zh == "失败：没有该文件"
    assert worded("it failed: {}", UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "invalid")) == "it failed: byte 2 is not UTF-8"
    assert worded("it failed: {}", ValueError(worded("a word"))).zh == "失败：一个词"
    assert worded("it failed: {}", ValueError("x")).zh == "失败：x"


def test_it_goes_from_one_process_to_another() -> None:
    back = pickle.loads(pickle.dumps(worded("no {} is called {!r}", worded("class"), "x")))
    assert isinstance(back, Worded)
    assert (back, back.zh) == ("no class is called 'x'", "没有名为“x”的类")


def test_an_error_on_one_line_in_both_languages() -> None:
    error = KgError(worded("no {} is called {!r}", worded("class"), "x\ny"), where="a word", expected="Unix text", do="a word")
    assert str(error) == error.en == "a word: no class is called 'x\\ny'; expected Unix text; a word"
    assert error.zh == "a word：没有名为“x y”的类；应为文本；一个词", "a place that is a plain string is a name"
    assert KgError("a word", expected="UTF-8").zh == "一个词；应为 UTF-8"
    assert KgError("a word", where=worded("line {}", 3)).zh == "第 3 行：一个词"


def test_a_row_tells_its_place_in_chinese() -> None:
    error = RowError(VERDICT_UNKNOWN("same\nthing"), where=worded("line {}", 3), expected=ONE_OF("a, b"), do=CORRECT_ROW)
    assert str(error) == "line 3: verdict 'same\\nthing' is unknown; expected one of a, b; correct the row"
    assert error.zh == error.reason.zh == "第 3 行：结论“same thing”未定义；应为其中之一：a, b；请改正该行"


def test_the_catalogue_is_not_read_for_english() -> None:
    code = (
        "import sys\nfrom kg import worded\nfrom kg.errors import KgError\n"
        "error = KgError(worded.worded('{} is empty', 'x'), do='try again')\nassert str(error) == 'x is empty; try again'\n"
        "assert worded._catalogue.cache_info().misses == 0\nassert error.zh == 'x 为空；请重试'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
