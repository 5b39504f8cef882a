"""How long something takes, told before what is done: 5秒完成支付, 最快8秒到账."""

from __future__ import annotations

import re

from kg.extract.statistics.deeds import verb_phrase
from kg.extract.statistics.line import FIGURE, NAMES
from kg.extract.statistics.naming import tidy
from kg.extract.statistics.phrases import Phrase, read_phrase
from kg.extract.statistics.slots import LEVEL, Draft, Slot

_DONE = re.compile(
    rf"钟?(?:以内|之内|内)?(?:即可|便可|就可以?|就能|可以?|能够?|便能)?(?P<completed>完成|实现)?"
    rf"(?P<deed>[^，的{FIGURE}{NAMES}]{{0,4}}(?:支付|放款|到账|审批|出单|开户|响应|结案|理赔|核保|获批|审结|出证|结算|办结|办理|申请|授信|赔付|受理|下款|提现|清算|交割|报送|对账|开通|签约|评估|建模|备案))(?:完毕|完成)?"
)
_LEAD = re.compile(r"(?:最快|最短|最长|最慢|全程|仅需|只需|需要?|仅|只|约|平均|即|可|在|于|内|耗时|用时)+$")


_TAKEN = re.compile(r"(?:以内|之内|内)(?:即可|便可|就能|可以?)?(?:全部)?(?:完成|办结|结束|处理完毕)")
_WITHIN = re.compile(r"(?:最快|最短|平均|一般|仅需|只需|可以?|能够?|均)*(?:于|在)?(?:约|近|不到)?$")
_OF_TIME = re.compile(r"(?:以内|之内)?的(?P<what>[^，的]{0,6}(?:时延|延迟|延时|时间|时长|周期|期限|账期|工期))(?:$|[、，和])")
_HAS_TAIL = re.compile(r"(?:带来|实现|达到|具有|具备|提供|小于|低于|不超过|不到|仅|约)+$")
_SPAN_LEAD = re.compile(r"前|后|近|过去|每")


def time_to_do(slot: Slot) -> Draft | None:
    """QV: the time that a deed takes; the words before it tell of what (小额案件8秒到账, 处理一笔业务可于7秒内完成, 小于1毫秒的时延)."""
    if slot.time and (told := _OF_TIME.match(slot.right.form)):
        phrase = verb_phrase(slot.left.cut(0, len(_HAS_TAIL.sub("", slot.left.form))))
        return Draft(told["what"], LEVEL, phrase=Phrase("", phrase.abouts, phrase.places)) if not phrase.words else None
    if slot.time and _TAKEN.fullmatch(slot.right.form) and (lead := _WITHIN.search(slot.left.form)):
        done = read_phrase(slot.left.cut(0, lead.start()))
        return Draft(tidy(done.words) + "时间", LEVEL, phrase=done) if 2 <= len(done.words) <= 12 else None
    match = _DONE.fullmatch(slot.right.form) if slot.time else None
    if match is None:
        return None
    lead = _LEAD.search(slot.left.form)
    phrase = read_phrase(slot.left.cut(0, lead.start() if lead else None))
    what = phrase.words if 2 <= len(phrase.words) <= 8 else ""
    if (slot.left.form and not lead and not what and not phrase.abouts) or _SPAN_LEAD.search(slot.left.form[-2:]):
        return None
    return Draft(tidy(f"{what}{match['deed']}") + ("完成时间" if match["completed"] else "时间"), LEVEL, phrase=phrase)
