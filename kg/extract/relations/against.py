"""Words around a match that speak against what it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from kg.extract.relations.found import Found
from kg.extract.relations.lists import ELLIPSIS
from kg.extract.relations.pattern import IMPLIED, Fact
from kg.extract.relations.view import View
from kg.extract.typed import Token
from kg.text.clauses import clause_start

_BOUGHT_FROM = re.compile(r"(?:收购|并购|买下|受让)了?\Z")
"""In front of a body: the company it had is another's now (收购|A旗下的B)."""
_NO_MAKER = re.compile(r"(?<![作成称认以因称变行])[为给替]\Z|(?:^|[，。；：])(?:与|同|和|携手|联合|联手)\Z")
"""In front of a body: another builds for it (A为|B搭建平台), or it is the partner of whoever the clause leaves out (与|A合作开发的平台)."""
_LEAVES = re.compile(r"[^，。；]{0,6}向[^，。；]{0,14}(?:转型|转变|转移|升级|演进|过渡)")
"""Behind a technology: it is what one moves away from."""
_PARALLEL = re.compile(
    rf"[，；]{ELLIPSIS}?(?:同时(?:加强|强化|完善|推出|上线|开展|加大|启动|设立|组建)|另一方面|此外|另外|其次|再次|[二三四五]是|还(?=推出|上线|开展|启动|设立|与|同|和))"
)
"""Between a technology and a field: the field is that of another measure (引入大模型，同时加强数据安全)."""


_TOGETHER_IN = re.compile(r"(?:在|围绕|就|聚焦|针对|面向)[^，。；：]{0,16}\Z")
_COOPERATION = re.compile(r"[^，。；：]{0,14}(?:方面|领域|方向|层面|上)?(?:开展|进行|加强|深化|展开|推进|达成)?[^，。；：]{0,8}(?:合作|协作|共建|交流)")
"""Around both ends: they are items of what bodies will do together (在鸿蒙应用、数据库等方面开展合作), and none uses the other."""
_GATHERS = re.compile(r"(?:引入|接入|汇集|汇聚|整合|对接|归集|获取|采集|收集|打通|纳入|融合|利用|运用|连接|调用)[^，。；：]{0,16}\Z")
_DATA = re.compile(
    r"(?:(?:[、和与及]|以及)[^，。；：、和与及等]{1,12})*等?[^，。；：、]{0,6}"
    r"(?:数据(?!治理|分析|中台|平台|安全|服务|要素)|信息(?!化|服务|安全|系统|平台|披露))"
)
"""Around fields: they say whence data come (引入工商、税务等外部数据), and not what is done with them."""
_JOINED = re.compile(r"的?[^，。；]{0,6}(?:整合|打通|汇聚|汇集|归集|贯通|互通|对接)")
"""Behind fields and the word for their data: these are brought together (实现|工商、税务数据|的整合)."""

_EXCEPT = re.compile(r"除(?:了)?[^，。；]{0,4}\Z")
_LEFT_OUT = re.compile(r"[^，。；]{0,4}(?:之外|以外|外)的")
"""Behind a name: what is told is told of the others (除证券业之外的金融监管)."""

_BASIS = re.compile(r"(?:依据|根据|依照|按照|参照|对照|遵照|遵循|贯彻|落实|响应|结合|执行)[^，。；]{0,8}\Z")
"""In front of a document: somebody acts on it (为落实|《甲法》，某局提出…), and what the next clause tells is that one's."""
_STILL_ITS = re.compile(r"[^，]*，(?:凡|对)?(?P<first>[\ue000-\uf8ff])")
"""Behind such a document, where the next clause begins with the concept: the rule itself is told (根据|《甲法》|，对|乙业务实行备案)."""

_OTHERS_USE = re.compile(
    r"，?(?:为|供|帮助|支持|指导|要求|引导|鼓励|督促|规范|便于)[^，。；：]{0,10}(?:机构|企业|银行|公司|部门|单位|行业|客户|用户|商户|会员|主体|提供者|开发者)"
    r"(?:在[^，。；：]{1,10})?(?:使用|应用|运用|采用|利用|引入|部署)(?:了)?[^，。；：]{0,4}\Z"
)
"""In front of a technology: others use it, for whom something is done (为金融机构使用|大模型|提供指引)."""

_STOPS = "。；"


def spoken_against(view: View, found: Found, fact: Fact, bodies: Set[str]) -> bool:
    """Do the words before, behind or between the ends of a fact say that it is about something else?

    A body before which 为 stands is no maker, what was bought from a body is no longer its company, what one moves away from
    is not used, nor what bodies will work together on, fields from which data come are not served, and the field of another measure, or of
    another body, is not made possible by the technology of the first.
    ``bodies`` are the typed characters of organizations.
    """
    subject, value = found.of(fact.subject), found.of(fact.object)
    match fact.predicate:
        case "offers":
            return fact.subject in found.slots and _NO_MAKER.search(view.text, 0, subject[0]) is not None
        case "hasSubsidiary":
            return fact.subject in found.slots and _BOUGHT_FROM.search(view.text, 0, subject[0]) is not None
        case "usesTechnology":
            if fact.object not in IMPLIED and (_LEAVES.match(view.text, value[1]) or _OTHERS_USE.search(view.text, subject[1], max(value[0], 0))):
                return True
            return not {fact.subject, fact.object} & IMPLIED and _cooperation(view.text, subject, value)
        case "servesScenario":
            return fact.object not in IMPLIED and _sources(view.text, value)
        case "enables":
            if fact.object not in IMPLIED and _sources(view.text, value):
                return True
            if {fact.subject, fact.object} & IMPLIED:
                return False
            return _PARALLEL.search(view.text, subject[1], max(value[0], 0)) is not None or _another_acts(view.text, subject, value, bodies)
        case "governs":
            return "，" in view.text[subject[1] : value[1]] and _only_basis(view.text, subject, value, bodies)
        case _:
            return False


def _only_basis(text: str, document: tuple[int, int], concept: tuple[int, int], bodies: Set[str]) -> bool:
    """Is a document only what somebody acts on who then speaks for himself?"""
    if _BASIS.search(text, clause_start(text, document[0], "，。；"), document[0]) is None:
        return False
    still = _STILL_ITS.match(text, document[1], concept[1])
    return still is None or still["first"] in bodies


def _cooperation(text: str, subject: tuple[int, int], value: tuple[int, int]) -> bool:
    """Are both ends items of the fields in which bodies will work together?"""
    if subject[0] >= value[0] or "，" in text[subject[0] : value[1]]:
        return False
    return _TOGETHER_IN.search(text, 0, subject[0]) is not None and _COOPERATION.match(text, value[1]) is not None


def _sources(text: str, fields: tuple[int, int]) -> bool:
    """Do fields only say whence data come?"""
    data = _DATA.match(text, fields[1])
    return data is not None and (_GATHERS.search(text, 0, fields[0]) is not None or _JOINED.match(text, data.end()) is not None)


def left_out(plain: str, entity: str, tokens: Sequence[Token]) -> bool:
    """Is an entity told of only as what is left out (除证券业之外的金融监管), wherever the tokens of a sentence name it?"""
    named = [t for t in tokens if t.mention is not None and t.mention.entity == entity] if "除" in plain else []
    return bool(named) and all(_EXCEPT.search(plain, 0, t.start) and _LEFT_OUT.match(plain, t.end) for t in named)


def _another_acts(text: str, technology: tuple[int, int], field: tuple[int, int], bodies: Set[str]) -> bool:
    """Does a clause between a technology and a field begin with a body, while a body stands before the technology too (甲用A做B，乙为…提供C)?"""
    begun = clause_start(text, technology[0], _STOPS)
    if bodies.isdisjoint(text[begun : technology[0]]):
        return False
    return any(text[place] == "，" and text[place + 1] in bodies for place in range(technology[1], field[0] - 1))
