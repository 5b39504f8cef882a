"""Chinese in plots: an installed font that has the characters, or English labels where there is none."""

from __future__ import annotations

import importlib
import sys
from typing import Any

from kg.errors import UsageError

FONTS = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB"),
    *("Heiti SC", "STHeiti", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans CJK JP", "Droid Sans Fallback", "Arial Unicode MS"),
    *("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Songti SC"),
)
"""Fonts with simplified Chinese, best first: those of Linux, Windows and macOS."""
_CHARACTERS = "中国金融科技"


def plot_language(lang: str = "zh") -> str:
    """The language to label plots in: ``lang``, or ``en`` where that is ``zh`` and no installed font has Chinese characters (told on stderr).

    For ``zh`` matplotlib is set to the font found, in this session only. Raises UsageError where matplotlib is missing.
    """
    try:
        pyplot, manager = importlib.import_module("matplotlib.pyplot"), importlib.import_module("matplotlib.font_manager")
    except ImportError as error:
        raise UsageError("plots need matplotlib", do="pip install 'fintech-kg[notebooks]'") from error
    if lang != "zh":
        return lang
    name = _chinese_font(manager)
    if name is None:
        told = "没有找到中文字体，图中文字改用英文；安装 Noto Sans CJK SC 等字体即可 · no font with Chinese characters is installed (such as"
        print(f"{told} Noto Sans CJK SC): plots are labelled in English", file=sys.stderr)
        return "en"
    usual = [each for each in pyplot.rcParams["font.sans-serif"] if each != name]
    pyplot.rcParams.update({"font.family": "sans-serif", "font.sans-serif": [name, *usual], "axes.unicode_minus": False})
    return "zh"


def _chinese_font(manager: Any) -> str | None:
    """The first of the fonts that is installed and has the characters."""
    installed = {entry.name: entry.fname for entry in manager.fontManager.ttflist}
    for name in FONTS:
        if name in installed:
            font = manager.get_font(installed[name])
            if all(font.get_char_index(ord(character)) for character in _CHARACTERS):
                return name
    return None
