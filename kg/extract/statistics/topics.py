"""The subject of a figure whose sentence names none: what the headings above it are about."""

from __future__ import annotations

import re

from kg.extract.annotate import Annotated
from kg.lexicon.matcher import han
from kg.model.span import MappedText

_GENERIC = re.compile(
    r"^(?:全年|累计|三年累计|日均|总)?(?:投融资|融资|投资|产业|市场|行业|专利|申请量|公开量|企业数|A轮|并购|核心产业|辐射产业|服务型企业|IPO|独角兽|专利申请|专利公开|创新应用|从业人|从业者|交易总额|交易笔数"
    r"|[\d.]+[万亿]*(?:美元|欧元|元)以[上下]的(?:交易|融资|投资|投融资|并购)|[\d.]+[笔起件]最大的?(?:交易|融资|投融资|并购))"
)


def needs_topic(name: str) -> bool:
    """Does an indicator leave open what it measures (产业规模, 投融资总额)?"""
    return bool(_GENERIC.match(name))


_MARKET_SHARE = re.compile(r"(?:其他[^，]{1,6})?市场(?:份额)?(?:占比|比例)")
_SITUATION = re.compile(r"(?P<of>.{4,18}?)的?(?:发展|市场)?(?:情况|概况|状况|格局)")


def share_of_heading(name: str, titles: tuple[str, ...]) -> tuple[str, str]:
    """A bare 市场占比 with what the heading above says the market is (甲国企业海外发展情况 → 甲国企业海外市场占比), and that heading."""
    if not _MARKET_SHARE.fullmatch(name):
        return name, ""
    found = next((match for title in reversed(titles) if (match := _SITUATION.fullmatch(title))), None)
    return (found["of"] + name, found[0]) if found is not None else (name, "")


def topic(document: Annotated, titles: tuple[str, ...]) -> tuple[str, str]:
    """The one technology or scenario that the innermost heading with any is about, by its id, and that heading; empty where none or several are."""
    for title in reversed(titles):
        if not han(title):
            continue
        found = []
        for hit in _concepts(document, title):
            if hit not in found:
                found.append(hit)
        if len(found) == 1:
            return found[0], title
        if found:
            break
    return "", ""


def _concepts(document: Annotated, title: str) -> list[str]:
    mapped = MappedText.identity(title)
    return [m.entity for m in document.linker.inner(mapped, 0, len(title)) if m.cls in {"Technology", "Scenario", "Product", "Initiative"}]
