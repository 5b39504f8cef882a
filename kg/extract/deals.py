"""Deals and partnerships that came to nothing or are over: what was tried, vetoed, called off or not renewed is no fact of today."""

from __future__ import annotations

import re

from kg.extract.modality import FAILED
from kg.extract.scope import DOCUMENT, NAME
from kg.text.expressions import later

DEALS = frozenset({"acquires", "investsIn"})
TIES = frozenset({"partnersWith"})
_STOP = re.compile(r"[。；;！？!?]")
_COMMA = re.compile(r"[，,：:]")
_NAMES_SOMEBODY = re.compile(rf"[{NAME}{DOCUMENT}]")
_VETOED = later(
    r"(?:遭到?|被|遇|受到?)[^，。；]{0,12}(?:否决|叫停|驳回|阻止|拒绝|反对|禁止|搁置|终止|撤销)"
    r"|未(?:能)?(?:获得?|取得|通过|得到)[^，。；]{0,12}(?:批准|同意|核准|审批|审查|放行|支持)"
    r"|(?:否决|驳回|阻止|叫停|拒绝批准|不予批准|不同意|反对)(?:了)?(?:该|这|此|上述|其|两|交易|收购|并购)|被否(?=，|。|$)"
    r"|^的?(?:交易|收购|并购|计划|方案|提议|要约)[^，。；]{0,24}(?:终止|取消|告吹|流产|搁浅|失败|作罢|夭折|中止|撤回|放弃|破裂)"
)
"""How somebody, whom the clause may name, ends what was tried (遭某监管部门否决)."""
_THAT_DEAL = re.compile(
    r"^(?:[^，。；]{0,14}，)?[^，。；]{0,18}?(?:(?:该|此|这|上述|本次)(?:一|项|笔|次|起|宗|桩)?(?:跨境|重大|联合)?(?:交易|收购|并购|要约|投资|合作|合并)"
    r"|交易|收购案|并购案|合并案|双方)"
)
"""Where a sentence goes on about the deal or the partnership of the one before."""
_OVER = re.compile(
    r"(?:合作|协议|合同|合约|关系|双方|联盟)[^，。；]{0,12}(?:到期(?!前|日|后续)|期满|终止|结束|解除|解约|破裂|告终|终结|停止|中止|取消|作罢|收场)"
    r"|^(?:的)?(?:战略|全面|合作|协议|合同)*[^，。；]{0,8}(?:到期|期满)(?!前|后)"
    r"|不再(?:续约|续签|合作)|分道扬镳|(?:终止|停止|结束|解除|中止)(?:了)?(?:双方)?(?:的)?(?:合作|协议|合同)|(?:未|没有)(?:再)?(?:续约|续签)"
)
_DENIED = later(
    r"(?:消息|传闻|传言|报道|说法|信息)[^，。；]{0,6}(?:不属实|不实|失实|有误|并非事实|[是系]谣言|纯属虚构|子虚乌有)"
    r"|(?:否认|澄清|辟谣)(?:了)?[^，。；]{0,8}(?:消息|传闻|传言|报道|说法|此事|收购|并购|投资|入股|合作|交易)"
)
"""How somebody says that what was reported is not so (回应称消息不属实)."""
_THAT_TRIAL = re.compile(r"^(?:[^，。；]{0,10}，)?(?:该|此|这|上述|这一)(?:项|个|款|一)?(?:试点|试验|测试|项目|产品|平台|系统|服务|计划|业务)")
_GIVEN_UP = re.compile(
    r"^[^，。；]{0,16}?(?:已|宣布|正式|被|遭|最终|即|后|便|于[^，。；]{2,12})?(?:终止|停止(?=运|服|$|，|。)|叫停|取消|中止|下线|下架|关停|关闭|停运|停用|搁浅|告吹|夭折|流产)(?!旧|老|部分|原|了?旧)"
)
"""How the words go on about a trial or a product that ended."""
_BROKEN_OFF = re.compile(rf"(?<!不)(?<!未)(?:结束|解除|终结|退出|切断)(?:了)?[^，。；{NAME}]{{0,4}}{NAME}[^，。；{NAME}]{{0,6}}$")


def came_to_nothing(predicate: str, words: str, start: int, end: int) -> bool:
    """Was the deal at ``words[start:end]`` vetoed or the partnership there ended, by the words of its sentence?

    Names stand in ``words`` as :func:`kg.extract.scope.spoken` writes them. A clause behind that names somebody is about him,
    but for a veto, which somebody else gives.
    """
    stop = _STOP.search(words, end)
    clauses = _COMMA.split(words[end : stop.start() if stop else len(words)])[:4]
    if predicate in DEALS | TIES and any(_DENIED.search(clause) for clause in clauses):
        return True
    if predicate in DEALS:
        return any(_VETOED.search(clause) for clause in clauses)
    if predicate not in TIES:
        return False
    own = clauses[0], *(clause for clause in clauses[1:3] if not _NAMES_SOMEBODY.search(clause))
    return _BROKEN_OFF.search(words, 0, end) is not None or any(_OVER.search(clause) for clause in own)


def given_up(following: str) -> bool:
    """Does the next sentence say that the trial or the product told of before was given up (该试点一年后终止)?"""
    about = _THAT_TRIAL.match(following)
    return about is not None and _GIVEN_UP.match(following[about.end() :]) is not None


def called_off(predicate: str, following: str) -> bool:
    """Does the next sentence say that the deal or partnership told before came to nothing (此后该交易被监管部门否决), or was never so (该公司否认此事)?"""
    if predicate not in DEALS | TIES:
        return False
    if _DENIED.search(_STOP.split(following, maxsplit=1)[0]):
        return True
    about = _THAT_DEAL.match(following)
    if about is None:
        return False
    rest = _STOP.split(following[about.start() :], maxsplit=1)[0]
    return _VETOED.search(rest) is not None or (FAILED if predicate in DEALS else _OVER).search(rest) is not None
