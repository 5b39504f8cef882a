"""A city or country that issues a policy does so as its government."""

from __future__ import annotations

import re

from kg.extract import reasons as why
from kg.extract.annotate import Annotated
from kg.model.entity import Mention
from kg.model.statement import Passage

_NO_GOVERNMENT = re.compile(r"^(?:全球|世界|国际|[亚欧非美]洲|中亚|东南亚|中东|中东欧|亚太|亚非拉|拉美|环渤海|长三角|珠三角)|(?:地区|国家|湾区|自贸区|经济圈|副中心)$")
_BODY = re.compile(
    r"(?:等地?)?的?(?:(?![与和及等的在对为各多]|联合|会同)[\u4e00-\u9fff]){0,10}?"
    r"(?:学会|协会|商会|联合会|促进会|委员会|管委会|研究院|研究所|研究会|研究中心|大学|学院|银行|公司|集团|交易所|联盟|(?:监管|管理|监督|金融|数据|统计|税务)局)"
)


def body_of_place(behind: str) -> bool:
    """Do the words behind a place say that a body acts whose name begins with it, or that is there (中国|通信学会撰写, 甲市等地|的银行发布)?"""
    return _BODY.match(behind) is not None


def issuing_bodies(document: Annotated, mention: Mention, passage: Passage, *, members_too: bool = True) -> tuple[str, ...]:
    """Ids of the bodies that a mention stands for as issuer; a collective name (一行两会, 苏浙沪) stands for its members too.

    Not so where ``members_too`` is false: several documents of a collective may be one member's each.
    """
    members = () if not members_too else document.linker.lexicon.collectives.get(mention.entity, ())
    found: list[str] = []
    for key in members if document.names.ontology.is_a(mention.cls, "Place") and members else (mention.entity, *members):
        entity = document.names.meet(key)
        surface = mention.surface if key == mention.entity else entity.zh
        body = issuing_body(document, mention._replace(entity=key, cls=entity.cls, surface=surface), passage)
        if body is not None and body not in found:
            found.append(body)
    return tuple(found)


def issuing_body(document: Annotated, mention: Mention, passage: Passage) -> str | None:
    """Id of the body that a mention stands for as issuer: itself, or the government of a place. None for what cannot issue."""
    names = document.names
    if names.ontology.is_a(mention.cls, "Organization"):
        return mention.entity
    if not names.ontology.is_a(mention.cls, "Place"):
        return None
    place = names[mention.entity]
    forms = [place.zh, *(a for a in place.aliases if a.startswith(place.zh))]
    for form in forms:
        for suffix in ("人民政府", "市人民政府", "省人民政府", "政府"):
            known = names.find(form + suffix, ["PublicBody"])
            if known is not None:
                return _meet(document, known.id, mention, passage)
    if _NO_GOVERNMENT.search(place.zh):
        return None
    seat = next((form for form in (*forms, mention.surface) if form.endswith(("市", "省", "区", "县", "自治州"))), "")
    label = seat + "人民政府" if seat else place.zh + "政府"
    minted = names.mint(label, "GovernmentBody", why.ISSUING_PLACE(), (mention.surface,))
    return _meet(document, minted.id, mention, passage)


def _meet(document: Annotated, key: str, mention: Mention, passage: Passage) -> str:
    document.names.meet(key)
    document.names.alias(key, mention.surface)
    entity = document.names[key]
    document.mention(passage, (Mention(mention.start, mention.end, mention.surface, key, entity.cls, mention.span, "issuing place"),))
    return key
