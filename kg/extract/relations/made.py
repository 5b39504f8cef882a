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

_ENDINGS = {
    "Made": "平台|系统|中台|App|APP|小程序|解决方案|大脑|机器人|引擎|网点|旗舰店|生态圈|体系|模型|工具|助手",
    "Unit": "子公司|公司|研究院|研究所|实验室|研究中心|创新中心|研发中心",
}
_COUNT = r"[一二三四五六七八九十两几多\d]+[大个项类]"
_MODIFIERS = "新一代|企业级|全流程|一站式|一体化|线上|移动|综合|新型|开放式|智能化的?|数字化的?"
_FINANCIAL = "消费金融|小额贷款|小贷|保理|融资租赁|保险经纪|保险代理|财富管理|理财|资产管理|基金|担保|征信"
_CLASS = (
    (re.compile(r"(?:研究院|研究所|实验室|研究中心|创新中心|研发中心)$"), "ResearchInstitute"),
    (re.compile(rf"(?:{_FINANCIAL})(?:子公司|有限公司|公司)$"), "OtherFinancialInstitution"),
    (re.compile(r"(?:科技|技术|数字|信息|数据|智能|软件)[^，。；]{0,4}(?:子公司|有限公司|公司)$"), "TechnologyCompany"),
)
_ANYBODYS = "专业|独立|相关|多个?|新型?|全资|控股|合资|各类|自有|数字化|一体化|统一|综合|服务|管理|技术|数据|金融|科技|智能"
_GENERIC = re.compile(rf"^(?:{_ANYBODYS})*(?:平台|系统|中台|体系|模型|工具|助手|引擎|机器人|网点|公司|子公司)$")
_NO_THING = re.compile(r"(?:发展|转型|制度|标准|组织|人才|战略|教育|服务业|市场)体系$")
"""How words end that tell of an order of things, and of nothing that was built."""
KINDS = frozenset(_ENDINGS)
"""``Made``: a product named by what it is. ``Unit``: an organization named so."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Words that name a thing by what it is, as written; ``start`` and ``end`` are their places in the sentence."""

    words: str
    start: int
    end: int
    cls: str


class MadeKind:
    """One of ``KINDS``: the expression of a list of such things, and the things in a match of it."""

    def __init__(self, kind: str, alphabet: Alphabet) -> None:
        concept = alphabet.character_class(FIELD_CLASSES)
        plain = rf"(?:(?!{_COUNT})[^{alphabet.any_token()[1:-1]}，。；：、\n的了和与在为将等])"  # 营销中台六大中台 is a list and its count
        ending = rf"(?:{plain}{{0,4}}(?:{_ENDINGS[kind]}))"
        one = rf"(?:{_MODIFIERS})?{concept}(?:{plain}{{0,3}}{concept}){{0,2}}{ending}{'?' if kind == 'Made' else ''}"
        self.kind = kind
        count = rf"(?:(?:等|(?={_COUNT}))[^，。；：、]{{0,5}}{concept}?)?"  # …等平台, …六大平台
        self.expression = rf"{one}(?:{SEPARATOR}{{1,2}}{one})*{count}(?!{alphabet.any_token()})"  # 人工智能平台“天枢” has a name
        self.needed = alphabet.members(FIELD_CLASSES)
        self._one = re.compile(one)
        self._ends = re.compile(rf"(?:{_ENDINGS[kind]})$")

    def things(self, view: View, start: int, end: int) -> Iterator[Thing]:
        """The things named in a range of a view; none for words that could name anybody's (服务平台)."""
        for match in self._one.finditer(view.text, start, end):
            tokens = view.tokens(*match.span())
            words = "".join(view.at[i].text if i in view.at else view.text[i] for i in range(*match.span()))
            if self._ends.search(words) and not _GENERIC.match(words) and not _NO_THING.search(words):
                first = next(i for i in range(*match.span()) if i in view.at)
                yield Thing(words, tokens[0].start - (first - match.start()), self._end(view, match, tokens[-1]), self.class_of(words))

    def _end(self, view: View, match: re.Match[str], last: Token) -> int:
        behind = max(i for i in range(*match.span()) if i in view.at)
        return last.end + match.end() - behind - 1

    def class_of(self, words: str) -> str:
        """Class of a thing, told by its last words."""
        if self.kind == "Made":
            return "Product"
        return next((cls for expression, cls in _CLASS if expression.search(words)), "OtherCompany")
