"""How names are listed: A、B和C, with words before and behind a name, and unknown members between known ones."""

from __future__ import annotations

import re

from kg.text.needs import beginnings

ELLIPSIS = "\uf8ff"
"""A place in typed text where the subject of earlier words is meant: 该行, 其, or nothing at all behind a comma."""

SEPARATOR = r"(?:[、/+]|[和与及或](?:由?[其它](?:衍生|相关|配套)的)?|以及|并)"
_NOUN = "技术|算法|手段|工具|平台|系统|服务|业务|领域|场景|产品|环节|模式|应用|能力|助手|机器人|模型|引擎|方案|体系|数据库|中台|小程序|App|APP|钱包"
_SUFFIX = rf"(?:(?:{_NOUN})(?=[、/和与及等或]|以及))?"
_MODIFIED = (
    "面向|针对|基于|依赖|依托|涉及|围绕|自主|自行|自建|自研|适用于|服务于?|专为|用于|具有|具备|支持|贯穿"
    r"|以(?=[^，。；：、\n]{1,8}为(?:基础|核心|特征|底座|依托|目标|主))|线上线下|全流程|跨"
)
"""What begins words about a member, up to their 的: 、面向中小企业的|贸易融资."""
_MODIFIERS_BEGIN = "".join(sorted({beginning[0] for beginning in beginnings(_MODIFIED)}))
_NO_NAME = "用于在为将被由对的是不可能来以把从向提实推了着过并等"
"""Signs that the unknown name of a body does not hold."""
_FIRM = "银行|公司|集团|科技|资本|证券|保险|信托|大学|研究院|合作社|协会|控股|软件|数科|支付"
"""How the unknown name of a body ends that is the last of a list."""
WORD = "用于在为将被由对的是不可能来以把从向中提实推开"


def list_expression(one: str, tokens: str, *, others: str = "", adjacent: bool = False, owned: str = "", place: str = "", fields: str = "", things: str = "") -> str:
    """A regular expression for one or several names. ``one`` matches a name's character, ``tokens`` are all typed characters.

    In an ``adjacent`` list nothing need stand between two (《A》《B》). A list of concepts (``others`` are the characters of all
    concepts) may hold members that are not known or of another kind, ``things`` among them (贸易融资、|数字人民币|、信贷), and words before a member
    (金融|数据治理; 面向企业的|信贷; 信贷业务中的|反欺诈).
    In a list of bodies others may stand that are not known (甲、未名公司、乙), a member may stand behind its owner (``owned`` matches one: 工商银行旗下的|工银科技)
    or the ``place`` where it is (新加坡的|星展银行), or act with the one before (A联合B).
    """
    if owned:
        owner = rf"(?:{owned}(?:集团)?(?:旗下|下属)的?|{place}的)?"
        others_too = rf"(?:等[^{tokens}，。；：、\n]{{0,8}}{one}?(?=和|与|及|以及))?"
        sort = rf"(?:[^{tokens}{WORD}，。；：、\n的]{{1,6}}(?:平台|公司|机构|巨头|独角兽))?"  # A与支付平台B
        plain = rf"[^{tokens}{_NO_NAME}，。；：、\n]"
        unknown = rf"(?:(?:、|以?及){place}?{plain}{{2,10}}{place}?(?=、|和|与|及|以及)){{0,3}}"
        joined = rf"(?:{unknown}{SEPARATOR}{{1,2}}|[则也还又已并]?(?:联合|携手|联手|会同))"
        several = rf"(?:部分|多[家个]|若干|其[他它]|众多|数[家十]){plain}{{0,6}}(?:机构|银行|公司|企业|单位|部门|厂商|平台|高校)"
        others = rf"(?:(?:、|和|以?及|与)(?:{several}|{place}?{plain}{{2,10}}(?:{_FIRM})))?"
        return rf"{owner}{one}{_SUFFIX}(?:{others_too}{joined}{sort}{owner}{one}(?:{_SUFFIX}|集团|云))*(?:(?<=、{one}){one})?{others}"
    if not others:
        sort = rf"(?:[^{tokens}{WORD}，。；：、\n的]{{1,6}}(?:平台|系统|钱包|产品|应用|App|APP))?"  # 支付网络A和交易平台B
        few = rf"[^{tokens}{WORD}，。；：、\n的]{{0,4}}"
        kind = rf"|{SEPARATOR}{{1,2}}{few}[{fields}]{{1,2}}{few}" if fields else ""  # 智能客服“A”、智能投顾“B”
        words = rf"(?:{SEPARATOR}[^{tokens}{WORD}，。；：、\n]{{2,6}}{kind}|{SEPARATOR}{{0,2}})" if adjacent else rf"{SEPARATOR}{{1,2}}{sort}"
        return rf"{one}{_SUFFIX}(?:{words}{one}{_SUFFIX})*"
    plain = rf"[^{tokens}{WORD}，。；：、\n]"
    tail = rf"(?:{_SUFFIX}|{plain}{{1,5}}(?=、))"
    # a known member with no words of its own belongs to the list proper: of two ways to read it each would be tried
    single = rf"[^{tokens}{WORD}，。；：、\n和与及]"
    other = rf"(?:{single}{{0,4}}(?!{one}[、/])[{others}{things}]{single}{{0,5}}|{single}{{1,10}})"
    about = rf"(?:(?:{_MODIFIED})[^，。；：、\n]{{0,14}}?的{plain}{{0,2}})"
    between = rf"(?:{other}[、/和与及]){{0,4}}(?:{about}|{plain}{{0,4}})"
    within = rf"[{others}]+(?:业务|领域|场景|环节|流程|过程|方面)?(?:(?:中|下|里|内)的|(?:执行|办理|开展)(?:过程)?中的?){plain}{{0,4}}"
    lead = rf"(?:(?:(?!{one}[、和与及])[{others}]{tail}[、和与及]){{1,3}}|{about}|{within})?"
    begins = rf"(?=[{others}{_MODIFIERS_BEGIN}])"  # one look at most places of a text instead of one for each way to begin
    unknown = rf"(?:、[^{tokens}，。；：、\n]{{1,10}}(?=等)|、[{others}]{_SUFFIX}(?=等)|[和与及]{plain}{{1,10}}(?=等|的))?"
    return rf"{begins}{lead}{one}+{tail}(?:{SEPARATOR}{{1,2}}{between}{one}+{tail})*{unknown}"


_BESIDE = re.compile(r"(?:集团)?(?:旗下|下属)|为(?:基础|核心|特征|底座|依托|目标|主)的")


_TOWARDS = re.compile(r"(?:面向|针对|服务于?|适用于|基于|依托|依赖|涉及|围绕|支持)[^，。；：、]{0,8}\Z")


def beside(text: str, place: int) -> bool:
    """Does the name at a place of a list only tell something about a member: its owner (A旗下的B), or what it rests on or is for (以A为基础的B, 面向A的B)?"""
    return _BESIDE.match(text, place + 1) is not None or (text.startswith("的", place + 1) and _TOWARDS.search(text, 0, place) is not None)


_BUILT_ON = r"(?:基于|依托|采用|运用|利用|搭载)"
_ON_ANOTHER = re.compile(rf"[、和与及]{_BUILT_ON}[^，。；：、]{{1,8}}的[^，。；：、]{{0,6}}\Z")
_ON_ONE = re.compile(rf"{_BUILT_ON}\Z")


def built_on_another(text: str, one: int, start: int, place: int) -> bool:
    """Is the member at a place of a list from ``start`` told to be built on something else than the name at ``one`` (基于|A|的P、基于B的|Q)?"""
    return place > start and _ON_ONE.search(text, 0, one) is not None and _ON_ANOTHER.search(text, start, place) is not None


_MEMBER_BEGINS = re.compile(r"(?:[、和与及或/]|以及)\Z")
_MEMBER_ENDS = re.compile(r"(?:技术)?(?:[、和与及或/](?![^、，。；：和与及]{0,3}的?(?:结合|融合))|以及|等|(?:场景|环节|方面|任务|业务)(?=[，。；等]|$))")


def is_member(text: str, place: int, start: int) -> bool:
    """Is the name at a place a member of its own of the list from ``start``, not a part of one (智能客服、|知识图谱|构建)?"""
    begins = place == start or _MEMBER_BEGINS.search(text, start, place) is not None
    return begins and _MEMBER_ENDS.match(text, place + 1) is not None
