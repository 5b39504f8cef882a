"""Is a clause stated as a fact, planned, predicted or negated?"""

from __future__ import annotations

import re

from kg.model.statement import Modality

_NEGATED = re.compile(r"(?:并未|尚未|未能|没有|并不|无法|不再|未曾|从未|不得|禁止|叫停|不是|并非)")
_PREDICTED = re.compile(r"(?:预计|预测|有望|或将|将达|将增|将突破|将超|将会|将有|将为|可望|料将|到20\d\d年.{0,12}将|或达|预期)")
_PLANNED = re.compile(r"(?:拟(?!人|合|真)|计划(?:在|于|将|使|把|到|推|投|建|设|开|与|对|成)|筹建|筹备|即将|准备|打算|争取|力争|目标是|将(?:于|在|由|与|推出|建设|打造|成立|设立|上线|发布|开展|构建|聚力|持续|继续))")
_UNNAMED = re.compile(r"(?:某(?:些|家|大型|国有|股份制|城商)?(?:银行|公司|机构|券商|企业))")


def modality(clause: str) -> Modality:
    """Modality of a clause by its words; negation wins over plan, plan over prediction."""
    if _NEGATED.search(clause):
        return Modality.NEGATED
    if _PLANNED.search(clause):
        return Modality.PLANNED
    if _PREDICTED.search(clause):
        return Modality.PREDICTED
    return Modality.ASSERTED


def unnamed(clause: str) -> bool:
    """Does the clause speak of somebody it does not name (某国有银行)?"""
    return bool(_UNNAMED.search(clause))
