"""Plots are labelled in Chinese where a font has it, else in English, and somebody is told."""

from __future__ import annotations

import sys

import pytest

from kg.api import fonts
from kg.errors import UsageError

pyplot = pytest.importorskip("matplotlib.pyplot", reason="plots need the extra: pip install 'fintech-kg[notebooks]'")


class Entry:
    """A font as matplotlib lists it."""

    def __init__(self, name: str) -> None:
        self.name, self.fname = name, f"{name}.ttf"


class Fonts:
    """A machine with some fonts, of which those in ``chinese`` have Chinese characters."""

    def __init__(self, names: list[str], chinese: set[str]) -> None:
        self.ttflist, self.fontManager, self.chinese = [Entry(name) for name in names], self, chinese

    def get_font(self, path: str) -> Fonts:
        self.asked = path.removesuffix(".ttf")
        return self

    def get_char_index(self, _: int) -> int:
        return int(self.asked in self.chinese)


@pytest.mark.parametrize(
    ("names", "chinese", "expected"),
    [
        (["DejaVu Sans", "SimHei", "Microsoft YaHei"], {"SimHei", "Microsoft YaHei"}, "Microsoft YaHei"),
        (["Noto Sans CJK SC", "SimHei"], {"SimHei"}, "SimHei"),
        (["DejaVu Sans"], {"DejaVu Sans"}, None),
        ([], set(), None),
    ],
)
def test_the_best_font_that_has_the_characters(names: list[str], chinese: set[str], expected: str | None) -> None:
    assert fonts._chinese_font(Fonts(names, chinese)) == expected


def test_matplotlib_is_set_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_chinese_font", lambda _: "SimHei")
    with pyplot.rc_context():
        assert fonts.plot_language() == fonts.plot_language() == "zh"
        assert pyplot.rcParams["font.sans-serif"].count("SimHei") == 1
        assert (pyplot.rcParams["font.sans-serif"][0], pyplot.rcParams["axes.unicode_minus"]) == ("SimHei", False)


def test_without_a_font_labels_are_english(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(fonts, "_chinese_font", lambda _: None)
    before = dict(pyplot.rcParams)
    assert fonts.plot_language() == "en"
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "没有找到中文字体" in told
    assert "labelled in English" in told
    assert dict(pyplot.rcParams) == before


def test_english_needs_no_font(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(fonts, "_chinese_font", lambda _: pytest.fail("it was looked for"))
    assert fonts.plot_language("en") == "en"
    assert capsys.readouterr().err == ""


def test_without_matplotlib_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(UsageError, match=r"plots need matplotlib; pip install 'fintech-kg\[notebooks\]'"):
        fonts.plot_language()
