"""What one cell holds: an entity, a list, a date, an amount, titles, concepts, quoted names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.annotate import Annotated
from kg.lexicon.discovery import Discovery
from kg.lexicon.matcher import han
from kg.model.entity import FIELD_CLASSES, Entity, Mention
from kg.model.reason import Reason
from kg.model.span import MappedText
from kg.model.statement import Passage

_BRACKET = re.compile(r"[（(]([^（）()]*)[)）]\s*$")
_ITEM = re.compile(r"[^、，,；;/\n]+")
_LISTED = re.compile(r"[^、，,；;\n]+")
_BULLET = re.compile(r"^[\s•·✓\-*]+|[\s。；;等]+$")
QUOTED = re.compile(r"[“\"「]([^“”\"「」]{2,24})[”\"」]")
_NOT_A_NAME = re.compile(r"[。；！？]|^(?:其他|其它|合计|总计|平均|--?|—+|/|无|暂无|\d[\d.,%]*)$")
_DESCRIBES = re.compile(r"(?<![目标])的[^的]{2,}$")
"""How a motto says what a body wants to be (有温度的银行): that names no programme."""
MAX_NAME = 30
_LEADING_VERB = re.compile(r"^(?:落地|应用于|用于|开展|推进|推动|实现|探索|聚焦|覆盖|支持|包括|涵盖|赋能)(?=[\u4e00-\u9fffA-Za-z]{2})")
_ANOTHERS = re.compile(r"(?:接入|对接|嵌入|支持|登陆|入驻|绑定|兼容|上架|参与|加入)了?$")
"""In front of a known product that is another's (接入|微信支付)."""
_BY_WAY_OF = re.compile(r"(?:以|按照?|围绕|基于|通过|坚持|秉[持承]|遵循|依托|贯彻)$")


def entity_cell(document: Annotated, text: MappedText, cls: str, passage: Passage, reason: Reason) -> Entity | None:
    """The one entity that a whole cell names; minted with ``cls`` when unknown. None for an empty cell or one that is no name."""
    plain = text.text.strip()
    if not plain or len(plain) > MAX_NAME or _NOT_A_NAME.search(plain):
        return None
    names = document.names
    bracket = _BRACKET.search(plain)
    bare = plain[: bracket.start()].strip() if bracket else plain
    if not bare:  # （名称残缺）: a remark, no name
        return None
    for form in (plain, bare):
        found = names.find(form, [names.ontology.top_class(cls)] if cls not in {"Product", "Initiative"} else [], weak=True)
        if found is not None:
            return named_in_cell(document, text, names.told(found, cls, reason), passage)
    if bracket and (inner := names.find(bracket[1])) is not None:
        return named_in_cell(document, text, inner, passage)
    entity = names.mint(bare, cls, reason, [bracket[1]] if bracket and not han(bracket[1]) else [])
    return named_in_cell(document, text, entity, passage)


_ACTS = re.compile(
    r"^(?:推出|发布|上线|打造|建设|构建|搭建|研发|开发|提供|开展|实施|推进|推动|实现|探索|支持|基于|通过|利用|运用|围绕|面向|聚焦|参与|与|为|以|在|对|将|已)"
    r"|[了的]|(?:情况|方式|服务等|业务等)$"
)
"""What words begin with, or hold, that tell what is done and are no name."""
_CLAUSE = re.compile(r"了|^(?:推出|发布|上线|与|为|在|对|将|已)|(?:情况|方式)$")
MAX_LISTED = 24


def listed_names(document: Annotated, text: MappedText, cls: str, passage: Passage, reason: Reason, discovery: Discovery | None) -> Iterator[Entity]:
    """The names that a cell lists: those in quotation marks where it has any, else each item that is a name.

    ``discovery`` tells generic words, which are none, and the class of a firm by the ending of its name.

    A known name of another kind than ``cls`` is left out, unless a product is looked for, whose name may be that of its platform or firm.
    """
    if QUOTED.search(text.text):
        yield from quoted_names(document, text, cls, passage, reason)
        return
    names = document.names
    ontology = names.ontology
    top = ontology.top_class(cls)
    for match in _LISTED.finditer(text.text):
        words = _BULLET.sub("", _BULLET.sub("", match[0]))
        words = re.sub(r"等(?:[\d一二两三四五六七八九十百]+余?(?:家|个)?)?(?:机构|银行|企业|公司|单位|平台|产品)?$", "", words).strip()
        if not 2 <= len(words) <= MAX_LISTED or _NOT_A_NAME.search(words):
            continue
        start = text.text.find(words, match.start())
        bracket = _BRACKET.search(words)
        bare = words[: bracket.start()].strip() if bracket else words
        known = next((e for form in (words, bare) if (e := names.find(form, [top], weak=True)) is not None), None)
        if known is None:
            other = names.find(bare, weak=True)
            if other is not None and (top == "Organization" or other.is_concept or ontology.is_a(other.cls, "Place")):
                continue
            told = _ACTS if top != "Initiative" else _CLAUSE  # 基于X的Y服务 is how pilots are called
            if told.search(bare) or len(bare) < 2 or (discovery is not None and discovery.only_generic(bare)):
                continue
            by_ending = discovery.class_of_body(bare) if discovery is not None and top == "Organization" else ""
            known = names.mint(bare, by_ending or cls, reason, [bracket[1]] if bracket and not han(bracket[1]) else [])
        yield named_in_cell(document, text, known, passage, start, start + len(words))


def item_entities(document: Annotated, text: MappedText, cls: str, passage: Passage, reason: Reason, *, mint: bool = True) -> Iterator[Entity]:
    """The entities that the items of a list name (A、B、C等); ``mint`` makes unknown items entities of ``cls``."""
    for part in _spaced_parts(text):
        yield from _listed(document, part, cls, passage, reason, mint=mint)


def _spaced_parts(text: MappedText) -> Iterator[MappedText]:
    """Parts of a cell that the source keeps apart by white space behind a Chinese character, which normal form drops."""
    start = 0
    for i in range(1, len(text)):
        if text.starts[i] > text.ends[i - 1] and han(text.text[i - 1]):
            yield text.slice(start, i)
            start = i
    yield text.slice(start, len(text))


def _listed(document: Annotated, text: MappedText, cls: str, passage: Passage, reason: Reason, *, mint: bool) -> Iterator[Entity]:
    for match in _ITEM.finditer(text.text):
        words = _BULLET.sub("", _BULLET.sub("", match[0]))
        words = re.sub(r"等(?:[一二三四五六七八九十]+)?(?:个)?(?:部门|部委|机构|单位)?$", "", words).strip()
        words = _LEADING_VERB.sub("", words) if cls == "Scenario" else words
        if len(words) < 2:
            continue
        start = text.text.find(words, match.start())
        names = document.names
        found = names.find(words, [cls] if cls != "PublicBody" else ["Organization", "Place"], weak=True)
        if found is None and cls == "Scenario":
            found = names.find(words, ["Technology"], weak=True)
        if found is None and mint and 2 <= len(words) <= 14 and not _NOT_A_NAME.search(words):
            found = names.mint(words, cls, reason)
        if found is not None:
            yield named_in_cell(document, text, found, passage, start, start + len(words))


def concept_mentions(document: Annotated, text: MappedText, passage: Passage) -> list[Mention]:
    """Technologies and scenarios that a cell mentions, weak names included where they fill an item of it."""
    found = document.linker.link(text, whole_cell=True)
    document.mention(passage, found)
    return [mention for mention in found if mention.cls in FIELD_CLASSES]


def quoted_names(document: Annotated, text: MappedText, cls: str, passage: Passage, reason: Reason) -> Iterator[Entity]:
    """Names in quotation marks; those the lexicon knows keep their class. Known names of the class beside them count too (“X”手机银行及Y)."""
    marked = [match.span() for match in QUOTED.finditer(text.text)]
    for match in QUOTED.finditer(text.text):
        words = match[1].strip()
        if re.search(r"[，,：:]", words) or (cls == "Initiative" and _DESCRIBES.search(words)) or _BY_WAY_OF.search(text.text[: match.start()]):
            continue
        found = document.names.find(words) or document.names.mint(words, cls, reason)
        yield named_in_cell(document, text, found, passage, match.start(1), match.end(1))
    for mention in document.linker.link(text):
        beside = all(mention.end <= start or end <= mention.start for start, end in marked)
        before = text.text[: mention.start]
        own = not _BY_WAY_OF.search(before) and not _ANOTHERS.search(before)
        if beside and own and mention.cls == cls and document.names[mention.entity].origin == "lexicon":
            document.mention(passage, (mention,))
            yield document.names.meet(mention.entity)


def named_in_cell(document: Annotated, text: MappedText, entity: Entity, passage: Passage, start: int = 0, end: int | None = None) -> Entity:
    """The entity, met and mentioned in a range of a cell, the whole of it if none is given; blank space around it does not count."""
    entity = document.names.meet(entity.id)
    stripped = text.text[start:end]
    start += len(stripped) - len(stripped.lstrip())
    end = start + len(stripped.strip())
    mention = Mention(start, end, text.text[start:end], entity.id, entity.cls, text.span(start, end), "cell")
    document.mention(passage, (mention,))
    return entity
