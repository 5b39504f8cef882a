"""Organisations and other proper names that the lexicon lacks, by their endings, by what they do, and as publishers of figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import Candidate
from kg.lexicon.firms import class_of_firm
from kg.lexicon.matcher import any_of, longest_end
from kg.model.entity import Mention

LATIN_NAME = r"[A-Z][A-Za-z0-9]*(?:[-.&][A-Za-z0-9]+)*(?: (?:[A-Z][A-Za-z0-9]*|&)(?:[-.&][A-Za-z0-9]+)*){0,3}"
MIN_STEM = 2
WORLD = ("国际", "世界", "联合国")
_SOURCE = re.compile(r"(?:资料|数据|图片|信息)?来源[：:]\s*(?P<names>[^：:《》。；\n]{2,60})")
_CASE = re.compile(r"^\W*(?:典型)?案例[\dA-Z一二三四五六七八九十]*[：:、. ]+(?P<owner>[^—。，：:]{2,14})(?:——|—|--)(?P<product>[^—。，：:]{3,20}?)\s*$")
_MARKED = re.compile(r"“([^“”]{2,16})”")
_DEEDS = ("收购", "宣布", "成立", "入股", "推出", "发布", "数据显示", "预测", "报告显示", "调查显示", "通过收购", "开展")
_MARKS = ("来源", "案例")
WHEN_AND_HOW = (
    r"(?:近日|日前|近期|近年来|目前|随后|此后|已于?|又|还|也|均|则|便|再次|首次|率先|成功|正式|先后|相继|陆续|同步|积极|持续|全面|主动|共同|早在|就|曾|一直"
    r"|今年|去年|年内|同年|次年|[于在自]?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?[底末初]?|于[今去]年){0,3}"
)
"""What may stand between a body and what it does."""
AND_OFFICE = r"[与和及][\u4e00-\u9fff]{2,8}?(?:监管局|监督局|管理局|监管署|委员会|协会|学会|公会)"
"""Behind what is half of a name: that of an office for one thing and another (某国银行|与保险监管局)."""
_LATIN_ENDS = {
    "Capital": "FundManager", "Ventures": "FundManager", "Partners": "FundManager", "Bank": "Bank", "Insurance": "InsuranceCompany",
    "University": "ResearchInstitute", "Institute": "ResearchInstitute", "Research": "ResearchInstitute", "Bancorp": "Bank",
    "Securities": "SecuritiesFirm", "Exchange": "MarketInfrastructure", "Association": "IndustryAssociation", "Payments": "PaymentInstitution",
}  # fmt: skip
_NO_BODY_LATIN = re.compile(r"^(?:AI|IT|5G|API|ESG|ICT|NFT|RPA|OCR|GPT|CEO|GDP|IPO|Web|Bigtechs?|BigTech|FinTech|Fintech|App|APP|ChatGPT|AIGC|DeFi|Q\d|H\d)")


def ends_as_body(name: str) -> bool:
    """Is the last word of several in Latin letters one that bodies' names end with (Harbrook Ventures)?"""
    return " " in name and name.rpartition(" ")[2] in _LATIN_ENDS


def class_of_latin(name: str, otherwise: str) -> str:
    """The class that the last word of a body's Latin name gives."""
    return _LATIN_ENDS.get(name.rpartition(" ")[2], otherwise)


class Bodies:
    """The rules for organisations in ``data/patterns/discovery.yaml``."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self.endings: Mapping[str, str] = dict(rules["organizations"])
        ends, acts = any_of(self.endings), any_of(rules["acts"])
        kinds = any_of(rules["no_body"])
        self._no_body = re.compile(rf"(?:{kinds})+(?:{ends})")
        self._no_stem = re.compile(rf"(?:{kinds})+")
        self._plain = re.compile(
            r"参观|访问|察看|考察|例如|比如|譬如|随着|其中|此外|同时|目前|如今|随后|截至|作为|针对|通过|依托|借助|利用|凭借|运用|采用|引入|构建|打造|成立|推出|发布|入股|收购|探索|强调|优化"
            r"|提供|购买|设立|支持|布局|联合|地方|组织|各|等|某|该|本|其|这|那|[多一二三四五六七八九十百两几数各\d]家|的|了|和|与|及|或|在|对|向|从|由|被|把|让|使|为|是|有|将|以|于|并|也|还|均|都|再|又|不|所|[一二三四五六七八九十]大"
        )
        lead = r"(?:^|(?<=[。，；：、\s]))(?:例如|比如|其中|此外|同时|目前|随后|如|由|据)?，?"
        self._actor = re.compile(
            rf"{lead}(?P<name>[\u4e00-\u9fff·]{{1,14}}?(?P<end>{ends}))(?!{AND_OFFICE})(?=(?:等)?(?:{WHEN_AND_HOW}(?:{acts})|(?<!保险)（[A-Z]{{2,8}}[），,]))"
        )
        self._latin_actor = re.compile(rf"(?:^|(?<=[。，；：、“如以由据])|(?<![A-Za-z0-9&.]\s)(?<=\s))(?P<name>{LATIN_NAME})(?=(?:公司)?(?:{any_of(_DEEDS)}))")
        self.needs = ({*self.endings, *_DEEDS, *_MARKS},)
        daughter = rf"(?P<sort>(?:科技|金融科技|信息科技)?(?:子公司|孙公司))[—–]{{1,2}}(?P<name>[\u4e00-\u9fff]{{2,16}}?(?P<end>{ends}))"
        self._daughter = re.compile(rf"{daughter}(?=[（，。；：在于已将正今日]|$)")
        self._end = re.compile(rf"^[\u4e00-\u9fff·]{{2,14}}(?:{ends})$")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New organisations (and the products of case headings) in ``text``, whose known names are ``mentions``."""
        taken = [(m.start, m.end) for m in mentions if m.cls not in {"Place", "Technology", "Scenario", "Indicator"}]

        def free(start: int, end: int) -> bool:
            return not any(a < end and b > start for a, b in taken)

        unions = {m.start: m.end for m in mentions if m.cls == "InternationalOrganization"}  # the Union|'s commission
        for match in self._actor.finditer(text):
            start, end = match.span("name")
            if (free(start, end) or (start in unions and free(unions[start], end))) and self.body(match["name"], match["end"]):
                yield Candidate(match["name"], self.cls(match["name"], match["end"]), why.ACTS_AND_ENDS(match["end"]))
        for match in self._latin_actor.finditer(text):
            if free(*match.span("name")) and self._latin(match["name"]):
                yield Candidate(match["name"], self._latin_class(match["name"]), why.LATIN_ACTS())
        for match in _SOURCE.finditer(text) if "来源" in text else ():
            yield from self._sources(match, free)
        for match in self._daughter.finditer(text) if "—" in text else ():
            whole = any((m.start, m.end) == match.span("name") for m in mentions)
            if not whole and not self._plain.search(match["name"].removesuffix(match["end"])):
                cls = "FintechSubsidiary" if "科技" in match["sort"] else self.cls(match["name"], match["end"])
                yield Candidate(match["name"], cls, why.SUBSIDIARY_AND_ENDS(match["end"]))
        case = _CASE.match(text)
        if case and free(*case.span("product")):
            marked, case_product = _MARKED.match(case["product"]), why.CASE_PRODUCT()
            yield Candidate(marked[1], "Product", why.QUOTED(case_product)) if marked else Candidate(case["product"], "Product", case_product)
            kind = next((word for word in ("科技", "金科", "数科") if case["owner"].endswith(word)), "")
            if kind and free(*case.span("owner")):
                yield Candidate(case["owner"], self.endings.get(kind, "TechnologyCompany"), why.CASE_COMPANY())

    def _sources(self, match: re.Match[str], free: Callable[[int, int], bool]) -> Iterator[Candidate]:
        at = match.start("names")
        for piece in re.finditer(r"[^、，,；;/]+", match["names"]):
            words = piece[0].strip()
            start = at + piece.start() + piece[0].index(words) if words else at
            if not words or not free(start, start + len(words)):
                continue
            if re.fullmatch(LATIN_NAME, words) and len(words) > 2 and self._latin(words):
                yield Candidate(words, self._latin_class(words), why.NAMED_SOURCE())
            elif self._end.match(words) and not self._plain.search(words):
                end = max((e for e in self.endings if words.endswith(e)), key=len)
                if self.body(words, end):
                    yield Candidate(words, self.cls(words, end), why.SOURCE_AND_ENDS(end))

    def cls(self, name: str, end: str) -> str:
        """The class of a body by its ending; what begins with the world's name is of many states, and of a firm its other words tell more."""
        if name.startswith(WORLD):
            return "InternationalOrganization"
        return class_of_firm(name) if self.endings[end] == "OtherCompany" and end.endswith("公司") else self.endings[end]

    def class_of(self, name: str) -> str:
        """The class that the ending of a body's name gives, or empty: for no such ending, and for a word for a kind of body."""
        end = longest_end(name, self.endings)
        return self.cls(name, end) if end and self.body(name, end) else ""

    def body(self, name: str, end: str) -> bool:
        """May a name with this ending be a body's own, not a word for a kind of body?"""
        stem = name.removesuffix(end)
        return len(stem) >= MIN_STEM and not self._no_body.fullmatch(name) and not self._no_stem.fullmatch(stem) and not self._plain.search(stem)

    def _latin(self, name: str) -> bool:
        return not _NO_BODY_LATIN.fullmatch(name.partition(" ")[0] if name.partition(" ")[0] in {"AI", "IT", "Web"} else name)

    def _latin_class(self, name: str) -> str:
        return class_of_latin(name, "OtherCompany")
