"""In whose name a yearly report speaks: the company on its cover, which the text calls 本行, 本公司, 本集团."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.lexicon import reasons as why
from kg.lexicon.firms import class_of_firm
from kg.lexicon.registry import Registry
from kg.model.entity import Entity
from kg.model.span import Span

FORMS = ("本行", "我行", "本集团", "本公司", "我公司", "我司")
"""What a company calls itself in its own report."""
GUARDS = (
    "基本行", "日本行", "版本行", "样本行", "成本行", "文本行", "资本行", "脚本行", "本行业", "本行动", "本行为", "本行政", "本行情", "本行程",
    "自我行", "我行我素", "基本公司", "资本公司", "日本公司", "成本公司", "样本公司", "日本集团", "资本集团",
)  # fmt: skip
"""Longer words that hold such a form and mean nobody."""
COVER = 800
"""So many characters of a text can be its cover."""
_YEAR = r"(?:(?:19|20)\d{2}|二[〇○零][一二三四五六七八九〇○零]{2})"
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_KIND = "(?:年度|半年度|中期|社会责任|可持续发展|环境、社会及(?:公司)?治理（?(?:ESG)?）?|企业社会责任)报告|年报|半年报|ESG报告"
_LEGAL = "股份有限公司|有限责任公司|有限公司"
_COVER = re.compile(
    rf"^[ \t#*]*(?P<name>[\u4e00-\u9fff]{{2,24}}?(?:（集团）|\(集团\))?(?P<legal>{_LEGAL})?)\s*(?P<year>{_YEAR})\s*年?\s*度?\s*(?P<kind>{_KIND})"
    r"(?=[ \t]*(?:全文|正文|摘要|节选|中文版|[（(《#*]|$))",
    re.MULTILINE,
)


class Speaker(NamedTuple):
    """Who speaks in a report, where its cover says so, and the time that the report is of (2031年, 2031年上半年)."""

    entity: Entity
    span: Span
    time: str = ""


def find_speaker(text: str, names: Registry, class_of_body: Callable[[str], str]) -> Speaker | None:
    """The company of which ``text`` is the yearly report; None where the cover names none that can be told to be one.

    ``class_of_body`` is the class that the ending of an organization's name gives it, empty for no such ending.
    """
    cover = _COVER.search(text, 0, COVER)
    if cover is None:
        return None
    full, short = cover["name"], cover["name"].removesuffix(cover["legal"] or "")
    span = Span(cover.start("name"), cover.end())
    half = "上半年" if cover["kind"].startswith(("半年", "中期")) else ""
    time = f"{cover['year'].translate(_DIGITS)}年{half}"
    known = names.find(full, ["Organization"]) or names.find(short, ["Organization"])
    if known is not None:
        return Speaker(names.meet(known.id), span, time)
    cls = class_of_body(short) or (class_of_firm(full) if cover["legal"] else "")
    if not cls or len(short) < 3:
        return None
    return Speaker(names.mint(short, cls, why.OWN_REPORT(), (full,) if full != short else ()), span, time)


def self_references(text: str) -> tuple[str, ...]:
    """The forms by which a company calls itself that stand in a text."""
    return tuple(form for form in FORMS if form in text)
