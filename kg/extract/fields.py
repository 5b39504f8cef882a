"""Which fields a title names: the concepts in it, and the concepts that those contain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.annotate import Annotated
from kg.lexicon.matcher import bounded
from kg.model.entity import FIELD_CLASSES, Entity, Mention
from kg.model.span import MappedText

_SECTOR = re.compile(r"(?:银行|保险|证券|基金|信托|期货|金融|支付)业(?:和|与|、)?$")
"""A trade of institutions: in a title that names a field too, it tells whom the rules bind."""
_SCOPE = re.compile(r"^(?:全球|国际|国家|全国|中国|我国|境内|境外|跨境|金融|地方|行业|新型|数字)$")
"""Words before a short concept that only narrow it (全球|稳定币)."""
_MADE_THING = re.compile(r"应用程序|程序|App|APP|软件|终端|设备|芯片|网点|账户|企业")
"""Behind a technology in a longer name: rules about these things are none about the technology (移动互联网|应用程序)."""
_OF_DATA = re.compile(r"信息(?:保护|处理|采集)")
"""Behind a concept in a longer name: the rules are about data and not about the field that they come from (个人金融|信息保护)."""
_ITS_FIELD = re.compile(r"(?:技术)?的[^，。；、]{0,4}")
_FIELD_FIRST = re.compile(r"(?:领域|业务|行业|中|应用)?基于")
"""What stands between a technology and the field that a title says to rest on it, the one or the other first."""
_SERIES = re.compile(r"《?(?:(?:信息|网络|数据|个人信息)安全技术|信息技术)[ 　：]?(?!》)")
"""The name of a series of standards, with which their titles begin (《信息安全技术 …》): what it is of counts, and not the series."""
_SERVED = ("企业", "公司", "机构", "客户", "用户", "人群")
"""Whom a field serves: what stands in front tells which of them (小微|企业金融服务), so no name of a field begins here."""
MIN_HEAD, MIN_REST = 3, 4
"""Shortest concept at the beginning, and at the end, of a longer one that counts by itself."""


def title_fields(document: Annotated, text: MappedText, start: int, end: int) -> Iterator[tuple[Mention, bool]]:
    """The concepts that ``text[start:end]``, a title, names, in order; each with whether it is only part of a longer name.

    A zone, project or product in the title (绿色金融|改革创新试验区) is no field, but what it is named after is.
    """
    inner = document.linker.inner(text, start, end)
    named = [m for m in inner if m.cls in FIELD_CLASSES]
    told: set[str] = set()
    series = _SERIES.match(text.text, start, end)
    for mention in named:
        if series is not None and mention.start <= start + 1 and mention.end <= series.end() and mention.surface.endswith("技术"):
            continue
        others = any(m.entity != mention.entity for m in named)
        if mention.entity not in told and not (others and _SECTOR.search(mention.surface)):
            told.add(mention.entity)
            yield mention, False
    for mention in inner:
        if mention.cls in (*FIELD_CLASSES, "Initiative", "Place"):
            for part in _parts(document, text, mention):
                if part.entity not in told:
                    told.add(part.entity)
                    yield part, True


def rests_on(title: str, start: int, fields: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The technologies on which a title says that a field rests, each with that field: 移动金融基于声纹识别的…, 基于区块链的供应链金融….

    ``start`` is where the title begins in the text of the mentions.
    """
    for technology in fields:
        if technology.cls != "Technology" or not title.endswith("基于", 0, technology.start - start):
            continue
        for field in fields:
            behind = field.cls == "Scenario" and _ITS_FIELD.fullmatch(title, technology.end - start, max(field.start - start, technology.end - start))
            before = field.cls == "Scenario" and _FIELD_FIRST.fullmatch(title, field.end - start, max(technology.start - start, field.end - start))
            if behind or before:
                yield technology, field


def _parts(document: Annotated, text: MappedText, mention: Mention) -> Iterator[Mention]:
    """The concepts with which a longer name begins (数据资产|评估), and the longest behind them with which a concept ends (金融|数据安全)."""
    words, find = mention.surface, document.names.find
    head = 0
    for k in range(len(words) - 1, MIN_HEAD - 1, -1):
        entity = find(words[:k]) if bounded(words, 0, k) else None
        if entity is not None and entity.cls not in FIELD_CLASSES:  # 数字人民币|支付: no 数字人 in it
            break
        if entity is not None and entity.id != mention.entity:
            head = max(head, k)
            if _OF_DATA.match(words, k):
                continue
            if entity.cls == "Technology" and _MADE_THING.match(text.text, mention.start + k):
                break
            yield _mention(text, mention.start, mention.start + k, entity)
    if mention.cls not in FIELD_CLASSES:
        return
    for k in range(max(head, 1), len(words) - MIN_HEAD + 1):
        if len(words) - k < MIN_REST and not _SCOPE.match(words[:k]):
            break
        if words.startswith(_SERVED, k):
            continue
        entity = find(words[k:], FIELD_CLASSES) if bounded(words, k, len(words)) else None
        if entity is not None and entity.id != mention.entity:
            yield _mention(text, mention.start + k, mention.end, entity)
            break


def _mention(text: MappedText, start: int, end: int, entity: Entity) -> Mention:
    return Mention(start, end, text.text[start:end], entity.id, entity.cls, text.span(start, end), "part of a name")
