"""Things that a text names by what they are and whose they are: the 人工智能平台 that a bank builds, the 金融科技研究院 that it sets up.

They have no name of their own; the entity is called by its owner and these words (建设银行人工智能平台).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.relations.lists import SEPARATOR
from kg.extract.relations.view import View
from kg.extract.typed import Alphabet, Token
from kg.model.entity import FIELD_CLASSES
from kg.ontology.terms import Ontology

_ENDINGS = {
    "Made": "平台|系统|中台|App|APP|小程序|解决方案|大脑|机器人|引擎|网点|旗舰店|生态圈|体系|模型|工具|助手",
    "Unit": "子公司|公司|研究院|研究所|实验室|研究中心|创新中心|研发中心|开发中心|运营中心|创作中心|孵化中心|设计中心|算法中心|体验中心|赋能中心|分中心|学院|委员会|部",
    "Plan": "规划|行动计划|行动方案|实施方案|纲要|管理办法|实施细则|工作指引",
    "Fund": "基金",
    "Zone": "示范区|试验区|实验区|先导区|先行区",
    "Park": "集聚区|聚集区|产业园区|产业园|产业集群|中心",
}
_NOT_BEHIND = {
    "部": "(?!门|署|分|委|长|级|位|件|落|队|属|下|际)", "规划": "(?!部|局|院|处|设计|建设)",
    "基金": "(?!公司|管理|销售|产品|业务|投资|会|经理|托管|市场|行业|份额|净值|代销|募集|规模)",
}  # fmt: skip
"""What would make another word of an ending."""
_NOT_BEFORE = {"部": "(?<![总支分内外干全东西南北中局俱乐])", "委员会": "(?<!党)"}
_COUNT = r"[一二三四五六七八九十两几多\d]+[大个项类]"
_MODIFIERS = "新一代|全栈式?|全渠道|全链路|全场景|全域|企业级|全流程|一站式|一体化|线上|移动|综合|新型|开放式|智能化的?|数字化的?"
_FIRST = "一两三四五六七八九十几多首第全其该本此各每这那某新自统面向为对由以从将把被可能已正在更最较国行"
_VERBS = (
    "基于|面向|针对|利用|运用|采用|覆盖|包括|涵盖|支持|升级|建设|融合|结合|引入|依托|联合|自主|研发|开发|推出|打造|实现|提供|服务|推动|完善|创新|提升|优化|适用|用于|嵌入|接入|集成|搭载|业界|业内"
    "|旗下|下属|所属|数字员工|虚拟员工|智能助手|纳入|加入|作为|改造|进行|形成|导入|转化|转为|成为|使用|应用|借助|通过|开展|结合|输入|输出|建立|上线|搭建|构建|开通|投产|发布|建成|创建|启用|创设|是一|线下|线上|化|领先|统一|专属|相关|完整|全面|重点|主要|特色|先进|成熟|高效|个性|标准|系列|新型"
)
"""With these no words begin, and these they do not hold, that belong to the name in front of its first concept (|房地产|ESG评估工具)."""
_FINANCIAL = "消费金融|小额贷款|小贷|保理|融资租赁|保险经纪|保险代理|财富管理|理财|资产管理|基金|担保|征信"
_CLASS = (
    (re.compile(r"(?:研究院|研究所|实验室|研究中心|创新中心|研发中心|研发分中心|学院)$"), "ResearchInstitute"),
    (re.compile(rf"(?:{_FINANCIAL})(?:子公司|有限公司|公司)$"), "OtherFinancialInstitution"),
    (re.compile(r"(?:科技|技术|数字|信息|数据|智能|软件)[^，。；]{0,4}(?:子公司|有限公司|公司)$"), "TechnologyCompany"),
    (re.compile(r"公司$"), "OtherCompany"),
)
_ANYBODYS = "专业|独立|相关|多个?|新型?|全资|控股|合资|各类|自有|数字化|一体化|统一|综合|服务|管理|技术|数据|金融|科技|智能"
_GENERIC = re.compile(rf"^(?:{_ANYBODYS})*(?:平台|系统|中台|体系|模型|工具|助手|引擎|机器人|网点|公司|子公司)$")
_ANY_UNIT = re.compile(
    r"^(?:专业|专门|独立|相关|多个?|新型?|全新|各|有关|业务|服务|管理|职能|工作|专项|主管|归口|创新|研究|培训|股东|董事|一[个家]|两[个家])*"
    r"(?:部|委员会|学院|分中心|研究院|研究所|实验室|[^，。]{0,2}中心)$"
)
_JOINT = re.compile("联合|共建|合作|共同")
"""How a unit is called that belongs to several."""
_ANY_FUND = re.compile(
    r"^(?:新|多只|相关|公募|私募|股票|债券|货币|混合|指数|开放式|封闭式|证券投资|投资|专项|各类|主题|对冲|母|子|养老|公益|慈善|救助|风险)*基金$"
)
_HUB = re.compile(r"(?:金融|金融科技|科技|贸易|财富管理|结算|交易|航运)中心$")
"""What makes a centre of more than one building."""
_NO_THING = re.compile(r"(?:发展|转型|制度|标准|组织|人才|战略|教育|服务业|市场)体系$")
"""How words end that tell of an order of things, and of nothing that was built."""
_FIRM = re.compile("公司$")
_NEW_FIRM = re.compile(
    r"(?:^|[，、和与及了的家个只所]|成立|设立|组建|创办|新设|新建|筹建|创设|发起|下设|内设|增设|设有|下辖|出资|全资|控股|合资|独立|专业|专门|持牌|旗下|自有|新型)\s*\Z"
)
"""In front of a firm that is called by what it is; other words are the first ones of its name (成立甬江|数字科技公司)."""
_LEADS = re.compile(r"^(?:全国|国内|行业|业内)?(?:首[个家所批支只]|第一[个家]|一[个家所支只]|专门|全资|独立|自有|总规模|规模)+")
"""What stands in front of the words that name a thing of which there is one."""
_YEARS = re.compile(r"[（(]\d{4}年?\s*[-–—~～至]\s*\d{4}年?[)）]")
"""Behind a plan: the years that it is for, which are part of how it is called."""
_FOUNDED = ("成立", "设立", "组建", "新设", "新建", "筹建", "创设", "发起", "下设", "内设", "增设", "设有", "下辖")
KINDS = frozenset(_ENDINGS)
"""``Made``: a product named by what it is. ``Unit``: an organization, ``Plan``: a document, ``Fund``: a fund named so.

``Zone``: a zone of a place where something is tried, ``Park``: a park or centre there.
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """Words that name a thing by what it is, as written; ``start`` and ``end`` are their places in the sentence.

    ``cls`` is empty for a part of its owner, which is a body of the owner's kind.
    """

    words: str
    start: int
    end: int
    cls: str


class MadeKind:
    """One of ``KINDS``: the expression of a list of such things, and the things in a match of it."""

    def __init__(self, kind: str, alphabet: Alphabet) -> None:
        concept = alphabet.character_class(FIELD_CLASSES)
        plain = rf"(?:(?!{_COUNT})[^{alphabet.any_token()[1:-1]}，。；：、\n的了和与在为将等])"  # 营销中台六大中台 is a list and its count
        words = _ENDINGS[kind].split("|")
        last = "|".join(f"{_NOT_BEFORE.get(word, '')}{word}{_NOT_BEHIND.get(word, '')}" for word in words)
        ending = rf"(?:{plain}{{0,4}}(?:{last}))"
        before = rf"(?:(?![{_FIRST}]|线(?![上下]))(?:(?!{_VERBS}){plain}){{2,6}})?" if kind == "Made" else ""
        one = rf"(?:{_MODIFIERS})?{before}{concept}(?:{plain}{{0,3}}{concept}){{0,2}}{ending}{'?' if kind in {'Made', 'Zone', 'Park'} else ''}"
        other = ""
        if kind in {"Unit", "Fund"}:  # whose words need not name a field: 应用创新实验室
            bodies = last.replace("子公司|公司|", "")  # 项目公司, 分公司 are anybody's
            centre = f"|{concept}中心" if kind == "Unit" else ""  # 软件研发|中心, where the field takes in part of the ending
            one = rf"(?:{alphabet.character_class(['Place'])}?(?:{one}{centre}|{plain}{{2,10}}?(?:{bodies})))"
            other = rf"(?:{alphabet.character_class(['Organization'])}{SEPARATOR}{{1,2}})?"  # beside a body with a name
        self.kind = kind
        count = rf"(?:(?:等|(?={_COUNT}))[^，。；：、]{{0,5}}{concept}?)?"  # …等平台, …六大平台
        behind = rf"(?!(?:{plain}{{0,4}}(?:{last}))?{alphabet.any_token()}(?!建设))"  # 人工智能平台“天枢” has a name; A平台、B平台“两大平台”建设 is a list
        self.expression = rf"{other}{one}(?:{SEPARATOR}{{1,2}}{one})*{count}{behind}"
        self.needed = frozenset([*words, "中心"]) if other else alphabet.members(FIELD_CLASSES)
        self._one = re.compile(one)
        self._ends = re.compile(rf"(?:{_ENDINGS[kind]})$")

    def things(self, view: View, start: int, end: int, plain: str) -> Iterator[Thing]:
        """The things named in a range of a view of the sentence ``plain``; none for words that could name anybody's (服务平台)."""
        for match in self._one.finditer(view.text, start, end):
            tokens = view.tokens(*match.span())
            words = "".join(view.at[i].text if i in view.at else view.text[i] for i in range(*match.span()))
            named = self._ends.search(words) or (self.kind == "Made" and words.startswith("新一代"))  # 新一代手机银行
            if not named or _says_nothing(self.kind, words):
                continue
            if not tokens:
                yield from self._plain_words(words, plain)
                continue
            first = next(i for i in range(*match.span()) if i in view.at)
            begins, ends = tokens[0].start - (first - match.start()), self._end(view, match, tokens[-1])
            if self.kind == "Unit" and _FIRM.search(words) and not _NEW_FIRM.search(plain, 0, begins):
                continue
            years = _YEARS.match(plain, ends) if self.kind == "Plan" else None
            yield Thing(words + years[0], begins, years.end(), self.class_of(words)) if years else Thing(words, begins, ends, self.class_of(words))

    def _plain_words(self, words: str, plain: str) -> Iterator[Thing]:
        """A thing of whose words none is a known name; it must stand in the sentence once."""
        named = _LEADS.sub("", words)
        if plain.count(named) == 1 and len(named) > 3 and not _says_nothing(self.kind, named):
            start = plain.index(named)
            yield Thing(named, start, start + len(named), self.class_of(named))

    def _end(self, view: View, match: re.Match[str], last: Token) -> int:
        behind = max(i for i in range(*match.span()) if i in view.at)
        return last.end + match.end() - behind - 1

    def class_of(self, words: str) -> str:
        """Class of a thing, told by its last words; empty for a part of its owner."""
        if self.kind == "Unit":
            return next((cls for expression, cls in _CLASS if expression.search(words)), "")
        return {"Made": "Product", "Plan": "Plan", "Fund": "Initiative", "Zone": "Initiative", "Park": "Initiative"}[self.kind]


def _says_nothing(kind: str, words: str) -> bool:
    """Could the words name anybody's thing, or an order of things that nobody built?"""
    if kind == "Unit" and (_ANY_UNIT.search(words) or _JOINT.match(words)):
        return True
    if kind == "Park" and words.endswith("中心") and not _HUB.search(words):
        return True
    return bool((_ANY_FUND if kind == "Fund" else _GENERIC).search(words) or _NO_THING.search(words))


def class_of_part(ontology: Ontology, owner: str) -> str:
    """The class of a department of a body of a class: a body of the same kind, of which no more is known."""
    return next((cls for cls in ("FinancialInstitution", "PublicBody") if ontology.is_a(owner, cls)), "Organization")


def tells_of_founding(text: str) -> bool:
    """May a text tell of something founded, so that one known name in it is enough?"""
    return any(word in text for word in _FOUNDED)
