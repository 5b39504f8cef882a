"""Issuers in a cell that no table of names holds: bodies by the endings of their names (某省大数据局, 某市科委)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract import reasons as why
from kg.extract.annotate import Annotated
from kg.extract.tables.cells import named_in_cell
from kg.model.entity import Mention
from kg.model.span import MappedText
from kg.model.statement import Passage

_ITEM = re.compile(r"[^、，,；;/\n]+")
_MORE = re.compile(r"等(?:[\d一二三四五六七八九十]+)?(?:个)?(?:部门|部委|机构|单位|家)?$|^(?:会同|联合|与|及|和)")
_BODY = re.compile(
    r"^(?:中共)?[\u4e00-\u9fff]{2,16}?(?:人民政府|市政府|省政府|市委|省委|区委|委员会|科委|发改委|国资委|网信办|金融办|管理局|监管局|监管分局|税务局|"
    r"大数据局|金融局|工作局|财政局|财政厅|商务局|商务厅|工信厅|工信局|科技厅|科技局|司法厅|统计局|法院|检察院|分行|营业管理部|营管部|总局|交易所|协会|学会|标委会)$"
)
_REGULATOR = re.compile(r"(?:监管局|监管分局|分行|营管部|营业管理部|网信办|管理局)$")
_ASSOCIATION = re.compile(r"(?:协会|学会)$")


def issuers_by_name(document: Annotated, text: MappedText, mentions: Sequence[Mention], passage: Passage) -> Iterator[tuple[tuple[int, int], str]]:
    """(range in the cell, id) of the items that are names of bodies as a whole, but known only in part or not at all."""
    for match in _ITEM.finditer(text.text):
        words = _MORE.sub("", match[0].strip()).strip()
        if not _BODY.match(words):
            continue
        start = text.text.index(words, match.start())
        end = start + len(words)
        if any(m.start <= start and end <= m.end for m in mentions):
            continue
        cls = "IndustryAssociation" if _ASSOCIATION.search(words) else "Regulator" if _REGULATOR.search(words) else "GovernmentBody"
        entity = document.names.find(words, ["Organization"]) or document.names.mint(words, cls, why.COLUMN_OF_ISSUERS())
        named_in_cell(document, text, entity, passage, start, end)
        yield (start, end), entity.id
