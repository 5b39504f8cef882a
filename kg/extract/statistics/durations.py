"""How long something takes, told before what is done: 5秒完成支付, 最快8秒到账."""

from __future__ import annotations

import re

from kg.extract.statistics.line import FIGURE, NAMES
from kg.extract.statistics.naming import read_phrase, tidy
from kg.extract.statistics.slots import LEVEL, Draft, Slot

_DONE = re.compile(
    rf"钟?(?:以内|之内|内)?(?:即可|便可|就可以?|就能|可以?|能够?|便能)?(?P<completed>完成|实现)?"
    rf"(?P<deed>[^，的{FIGURE}{NAMES}]{{0,4}}(?:支付|放款|到账|审批|出单|开户|响应|结案|理赔|核保|获批|审结|出证|结算|办结|办理|申请|授信|赔付|受理|下款|提现|清算|交割|报送|对账|开通|签约|评估|建模|备案))(?:完毕|完成)?"
)
_LEAD = re.compile(r"(?:最快|最短|最长|最慢|全程|仅需|只需|需要?|仅|只|约|平均|即|可|在|于|内|耗时|用时)+$")


def time_to_do(slot: Slot) -> Draft | None:
    """QV: the time that a deed takes; the words before it tell of what (小额案件8秒到账)."""
    match = _DONE.fullmatch(slot.right.form) if slot.time else None
    if match is None:
        return None
    lead = _LEAD.search(slot.left.form)
    phrase = read_phrase(slot.left.cut(0, lead.start() if lead else None))
    what = phrase.words if 2 <= len(phrase.words) <= 8 else ""
    if (slot.left.form and not lead and not what and not phrase.abouts) or re.search(r"前|后|近|过去|每", slot.left.form[-2:]):
        return None
    return Draft(tidy(f"{what}{match['deed']}") + ("完成时间" if match["completed"] else "时间"), LEVEL, phrase=phrase)
