"""Is a clause stated as a fact, planned, predicted or negated, or no statement at all but advice?"""

from __future__ import annotations

import re

from kg.model.statement import Modality

_NEGATED = re.compile(r"(?:并未|尚未|未能|没有|并不|无法|不再|未曾|从未|不得|禁止|叫停|不是|并非|不能|不会|难以|而非|尚无|缺乏|否认)")
_PREDICTED = re.compile(
    r"(?:预计|预测|有望|或将|将达|将增|将突破|将超|将会|将有|将为|可望|料将|未来工作|着力点|未来(?:发展)?(?:的)?(?:方向|趋势)|到20\d\d年.{0,12}将|或达|预期|将成为|将进一步|将持续|将继续|将更|将逐步|将推动|将带来|未来将|(?<!尽)可能(?!性))"
)
_PLANNED = re.compile(
    r"(?:拟(?!人|合|真|化)|计划(?=在|于|将|使|把|到|推|投|建|设|开|与|对|成|引|采|收|发|上|入|出|打|构|联|组|启)|筹建|筹备|制定[^。；，]{0,6}\d年计划|\d年计划，?用于|即将|准备(?!金)|打算|争取|力争|目标是"
    r"|将(?:于|在|由|与|推出|建设|打造|成立|设立|上线|发布|开展|构建|聚力|聚焦|投资|收购|启动|加入|引入|应用|用于|运用))"
)
_UNNAMED = re.compile(r"某(?!种)(?:些|家|大型|国有|股份制|城商|互联网|省|市|头部|知名|\w{0,4})?(?:银行|公司|机构|券商|企业|行|平台)?")
_ADVICE = re.compile(
    r"(?:建议|亟需|亟待|必须|(?<![供相适响反效对感理顺照])应(?![用对急收链届变答付运声允约聘战激诉])"
    r"|(?<!无)需(?:要|进一步|加强|加快|加大|建立|持续|从|在|将|以)|不应|(?:提出|强调|指出)要|要(?:加快|推进|切实|加强|积极|强化|坚持|充分|构建|建立|推动|完善|做好|进一步|提升|促进|探索|注重))"
)


_URGED = re.compile(
    r"(?:建议|亟需|亟待|(?<![供相适响反效对感理顺照])应当?(?=加快|积极|进一步|加强|主动|充分|持续|推动|推进|建立|完善|注重|尽快|深化|着力|坚持|以|从|通过|借助|利用|将)"
    r"|(?<!无)(?:需要?|必须)(?=加快|积极|进一步|加强|主动|持续|推进|建立|完善))"
)


def modality(clause: str) -> Modality:
    """Modality of a clause by its words; negation wins over plan, plan over prediction."""
    if _NEGATED.search(clause):
        return Modality.NEGATED
    if _PLANNED.search(clause):
        return Modality.PLANNED
    if _PREDICTED.search(clause):
        return Modality.PREDICTED
    return Modality.ASSERTED


def advised(clause: str) -> bool:
    """Is the clause advice or demand (应加强, 建议, 需要): no fact, not even a plan?"""
    return bool(_ADVICE.search(clause))


def urged(before: str) -> bool:
    """Do the clauses before one urge somebody to act (机构应加快…，借助…)? What follows in the sentence is then advice too."""
    return bool(_URGED.search(before))


def unnamed(clause: str) -> bool:
    """Does the clause speak of somebody it does not name (某国有银行)?"""
    return bool(_UNNAMED.search(clause))
