"""Classes of characters that the rules on Chinese text are written in."""

from __future__ import annotations

from kg.text.expressions import later

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd\u3005\u3007"
"""Han characters, for use inside a regular expression's brackets."""

CJK_MARKS = "，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’—…·～￥"
"""Punctuation of Chinese text. Quotation marks and dashes are shared with Latin text."""

WIDE_MARKS = "，。、；：？！（）《》〈〉「」『』【】〔〕"
"""Marks that are as wide as a Han character and so tell of Chinese text around them."""

KANA = "\u3040-\u30ff\u31f0-\u31ff"

BULLETS = "•·●■◆▪✓✔➢➤○◦‣"

RADICALS = dict(
    zip(
        "\u2e8c\u2e8e\u2e92\u2e93\u2e9c\u2e9d\u2ea0\u2e9f\u2ea7\u2ea9\u2eaa\u2eab\u2eac\u2eb6\u2ebb\u2ebc\u2ec1\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed1"
        "\u2ed3\u2ed4\u2ed7\u2ed8\u2ed9\u2eda\u2edb\u2edc\u2edd\u2ee2\u2ee3\u2ee4\u2ee5\u2ee6\u2ee7\u2ee8\u2ee9\u2eea\u2eec\u2eee\u2ef0\u2ef1\u2ef3",
        "小兀巳幺日月民母牛王疋目示羊聿肉虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟",
        strict=True,
    )
)
"""Radicals that some fonts of PDF documents give for the characters that look alike, and that no compatibility form (NFKC) tells: ⻓ for 长."""

HAN_RUN = later(f"[{HAN}]+")


def has_han(text: str) -> bool:
    """Does a text hold a Han character?"""
    return HAN_RUN.search(text) is not None
