"""Is a figure a fact, foreseen or planned: as the words around it say."""

from __future__ import annotations

import re

from kg.extract.statistics.line import DATE, TITLE
from kg.extract.statistics.slots import Draft, Slot
from kg.model.statement import Modality, Period

_PREDICTED = re.compile(r"预计(?!利润|负债)|预测|有望|或将|或达|可望|预期|力争|争取|愿景|目标|可达|按[^，]{0,6}规划")
_WILL = re.compile(r"将(?:在|于|达|突破|增|超|为|有|升|保持|实现|由|从|接近|降|成|使用|会|扩|占|以|约|继续)")
_PLAN = re.compile(rf"(?:{TITLE}|规划|计划|方案|愿景|意见|纲要)[^，]{{0,8}}?(?:提出|明确|要求|目标)")
_INTENDED = re.compile(
    rf"(?:计划|拟|打算|同意|将)(?:[于在到]?{DATE})?(?:以|再|累计|新)?(?:增持|减持|入股|参股|收购|认购|受让|出售|出资|投资|投入|投放|发行|募集|融资|组建|设立|成立|新建|新设|招聘|招募|引进|取得|获得|申请|建设|打造|开设|新增|增加|增设|扩招|培养|建成|推出|上线|发放)[^，]{{0,6}}$"
    r"|(?:规划|筹划)了[^，]{0,4}$|(?:计划|拟|打算)(?:与|同|联合|携手|会同|联手)[^，]{0,4}$"
)
_POTENTIAL = re.compile(r"可(?:为|使|让|令|帮助|带来|创造|节省|释放|额外)|能(?:够|为|使|让|带来)|或可|最多可|理论上")
_TAKES = re.compile(r"将(?:超过?|近|约|逾)?$")
_MOVED_ON = re.compile(r"的[^，]{2,8}?(?:迁移|转移|转向|迁至|投入|用于|交由|分配|部署)[到至在给于]")
_AHEAD = re.compile(r"(?:未来|今后|接下来)[几一二三四五六七八九十\d两至到]{1,4}(?:个)?[年月季]|未来数年|明年|下一年|后年")
_MEANT = re.compile(r"计划|宣布|拟|将")
_DONE_ALREADY = re.compile(r"已(?!经?可)")
_MET = re.compile(r"(?:超额)?(?:完成|达成|实现)了?[^，]{0,6}目标")
"""A target that was met foretells nothing."""
_MOVES_AHEAD = re.compile(r"(?:将|预计|预测|有望)(?:会|能)?(?:由|从)[^，]{1,20}$")
_ITS_PARTS = re.compile(r"(?:部分|章节?|条款?|任务|措施|举措|意见|要求|行动|工程|专栏)(?:数量|数)$")
"""What a plan consists of, and does not aim at."""
_TARGET = re.compile(r"的?[^，]{0,6}目标")


def foreseen(words: str) -> bool:
    """Do the words from which a change starts tell it as foreseen (将由2031年的P|增至Q)?"""
    return ("将" in words or "预" in words) and _MOVES_AHEAD.search(words) is not None


def modality_of(slot: Slot, draft: Draft, ahead: str, period: Period | None) -> Modality:
    """Predicted where the words before say so or the period lies behind the report; the start of a change is a fact."""
    year = slot.context.when.year
    if "目标" in ahead:
        ahead = _MET.sub("", ahead)
    if draft.period is not None and draft.period.end[:4] <= (year or "9999"):
        return Modality.ASSERTED
    if year and period is not None and period.start[:4] > year:
        return Modality.PREDICTED
    own, after = slot.left.form, slot.right.form
    if _AHEAD.search(own) or (_AHEAD.search(ahead) and not (period is not None and draft.phrase.words and slot.left.find(DATE))):
        return Modality.PLANNED if _MEANT.search(ahead + own) else Modality.PREDICTED
    if _POTENTIAL.search(own) and not _DONE_ALREADY.search(own):
        return Modality.PREDICTED
    if _INTENDED.search(own):
        return Modality.PLANNED
    if slot.percent and _TAKES.search(own) and _MOVED_ON.match(after):
        return Modality.ASSERTED  # 将超过Q的业务迁移至云端: 将 is 把
    if _PREDICTED.search(own) or _WILL.search(own) or (slot.percent and after.startswith("的") and _WILL.search(after[:24])):
        return Modality.PREDICTED
    if slot.percent and _TARGET.match(after):
        return Modality.PREDICTED
    past = period is not None and bool(year) and period.end[:4] < year
    plans = not _ITS_PARTS.search(draft.name) and (_PLAN.search(ahead) or _PLAN.search(own))
    if not past and (_PREDICTED.search(ahead) or plans):
        return Modality.PREDICTED
    return Modality.ASSERTED
