"""What a pilot tries out, by its own name: 数字人民币 in 数字人民币试点, 跨境支付 too in 数字人民币跨境支付试点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.annotate import Annotated
from kg.lexicon.matcher import bounded
from kg.model.entity import FIELD_CLASSES, Entity, Mention
from kg.model.span import MappedText, Span

_PILOT = re.compile(r"试点(?:测试|项目|工程|计划|工作|任务|城市|地区)?$")
_HOW = re.compile(r"(?:研发|应用|创新|先行|测试|推广|服务|示范|综合|扩大)+$")
"""What a name says, between the thing and the word for a pilot, of how the thing is tried."""
_FOR = re.compile(r"^(?:全国|国家级?|全球|国际)")
_PRODUCT = ("Product",)
_TRIED = (*_PRODUCT, *FIELD_CLASSES)
_Part = tuple[int, int, Entity]
"""Where in a name the name of a thing stands, and the thing."""


def things_piloted(document: Annotated, words: str) -> list[Mention]:
    """The products, fields and technologies that the name of a pilot says are tried, as parts of it; none for a name that is no pilot's."""
    pilot = _PILOT.search(words)
    if pilot is None:
        return []
    starts = _starts(document, words)
    ends = dict.fromkeys((pilot.start(), _before(words, pilot.start())))
    found = next((parts for start in starts for end in ends if (parts := _parts(document, words, start, end))), [])
    return [Mention(start, end, words[start:end], each.id, each.cls, Span(start, end)) for start, end, each in found]


def _starts(document: Annotated, words: str) -> Iterator[int]:
    """Where the name of the thing may begin: with the name itself, or behind a place."""
    yield 0
    if (wide := _FOR.match(words)) is not None:
        yield wide.end()
    inner = document.linker.inner(MappedText.identity(words), 0, len(words))
    if inner and inner[0].start == 0 and inner[0].cls == "Place":
        yield inner[0].end


def _before(words: str, end: int) -> int:
    how = _HOW.search(words, 0, end)
    return how.start() if how is not None else end


def _parts(document: Annotated, words: str, start: int, end: int) -> list[_Part]:
    """The thing that a stretch of the name names, and a known product with which it begins; or such a product and the field that the rest names."""
    whole = _thing(document, words[start:end])
    parts = [(start, end, whole)] if whole is not None else []
    for cut in range(end - 2, start + 1, -1):
        product = document.names.find(words[start:cut], _PRODUCT) if bounded(words, start, cut) else None
        field = _thing(document, words[cut:end]) if product is not None else None
        if product is not None and field is not None:
            return [(start, cut, product), *(parts or [(cut, end, field)])]
    return parts


def _thing(document: Annotated, words: str) -> Entity | None:
    return document.names.find(words, _TRIED) if len(words) > 1 else None
