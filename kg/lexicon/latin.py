"""Latin names by what stands around them: products by their owners and nouns, companies by purchases and partners."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.bodies import WHEN_AND_HOW, class_of_latin
from kg.lexicon.candidate import NO_BODIES, Candidate
from kg.lexicon.matcher import any_of
from kg.model.entity import Mention
from kg.model.reason import Reason
from kg.text.clauses import clause_start
from kg.text.expressions import later

_NAME = r"(?P<name>[A-Za-z][A-Za-z0-9]*(?:[-.&][A-Za-z0-9]+)*(?: (?!\d)(?:[A-Z][A-Za-z0-9]*|&)(?:[-.&][A-Za-z0-9]+)*){0,3})(?![A-Za-z0-9])"
_WORD_LIKE = re.compile(r"[A-Z].*[a-z]|[a-z].*[A-Z]|[A-Z]{1,6}\d|[A-Z]{3,}|^[a-z]-[a-z]{3}")
_CODE = re.compile(r"[A-Z]{1,6}\d(?:\.\d)?")
NO_THING = re.compile(r"(?:等)?(?:标准|协议|接口|报告|指数|规范|披露|债券|评级|认证|技术|方案|业务|服务|版|战略|概念|领域|信息|投资|基金|理念)")
"""Behind a name: it is that of a standard, a report, a method, no product's."""
PROJECT = re.compile(r"(?:项目|计划(?![在于将推上])|倡议|联盟|试点)")
"""Behind a name: it is a project's, no product's."""
_CALLED_PROJECT = re.compile("Project [A-Z]")
_LEADS = later(r"(?:例如|比如|如|其中|此外|同时|随后|另外|据|由|其)?")
"""What may stand in front of a name at the beginning of a clause."""
_SEATED = re.compile("总部(?:位于|设在|设于|在)[\u4e00-\u9fff]{2,8}的$")
MIN_OWN = 2
MIN_AGAIN = 4


class LatinNames:
    """The rules in ``data/patterns/discovery.yaml`` (section ``latin_names``)."""

    def __init__(self, rules: Mapping[str, Any], rest: Callable[[str], int]) -> None:
        self._rest = rest
        self._never = re.compile(rf"(?:{any_of(rules['never'])})(?:$|[^A-Za-z])|{'|'.join(rules['numbered'])}", re.IGNORECASE)
        noun = any_of(rules["products"])
        self._named = re.compile(_NAME)
        self._owned = later(rf"(?:旗下|自研|自有|集团)?的?(?:[\u4e00-\u9fff]{{0,10}}(?:{noun}))?")
        self._noun = re.compile(rf"(?:{noun})(?:——)?$")
        self._behind = later(rf"(?:[\u4e00-\u9fff]{{0,4}})?(?:{noun})")
        self._doing = later(rf"(?:{any_of(rules['doing'])})")
        self._made = re.compile(rf"(?:{any_of(rules['made'])})(?:了|的|出)?$")
        self._bought = re.compile(rf"(?:{any_of(rules['bought'])})(?:了|的)?(?:[\u4e00-\u9fff]{{0,12}}(?:公司|平台|企业|机构|服务商|厂商|商))?$")
        self._bought_behind = re.compile(rf"(?:公司|平台)?(?:\d+%)?(?:的)?(?:股权|股份)?的?(?:{any_of(rules['purchases'])})")
        self._partner = re.compile(r"(?:与|和|同|携手|联合)$")
        self._with = re.compile(rf"(?:公司)?(?:{any_of(rules['together'])})")
        self._fate = re.compile(rf"(?:公司)?(?:也|则|亦|随后|已|均|在|于|自)*(?:\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|年初|年底)?(?:{any_of(rules['fates'])})")
        made = any_of(rules["makers"])
        behind = r"(?:（[^（）]{1,30}）)?"
        self._by = re.compile(
            rf"{behind}(?:则|均|目前|主要)?由(?P<by>[^，。；]{{2,30}}?)(?:{made})|{behind}(?:平台|系统)?(?:是|作为)(?:由)?(?P<by2>[^，。；是]{{2,24}}?)(?:{made})(?:并[^，。；的]{{2,6}})?的"
        )
        shared = rf"[与和同、][^，。；：]{{2,16}}?(?:等)?(?:{WHEN_AND_HOW})(?:{any_of(rules['shared'])})"
        self._shared = re.compile(rf"(?:{shared})")
        self._founds = re.compile(r"[与和及、][^，。；：]{2,16}?(?:共同|联合|合资)(?:设立|成立|组建|发起|出资|创立|推出|开发|运营)")
        self._called = re.compile(r"(?:初创|科技|金融科技)?(?:公司|集团)(?!债|法)")
        self._source = re.compile(r"(?:据|根据|依据|来自)$")
        self._told = re.compile(r"(?:公司|研究院)?(?:的《|发布的《|统计|测算|数据|调查|调研|报告|估算|预测)")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New names written in Latin letters in ``text``, whose known names are ``mentions``."""
        for match in self._named.finditer(text):
            start, end = match.span()
            name = match["name"]
            if len(name) < MIN_OWN or any(m.start < end and m.end > start for m in mentions) or not _WORD_LIKE.search(name):
                continue
            if _CALLED_PROJECT.match(name):
                yield Candidate(name, "Initiative", why.LATIN(why.CALLED_PROJECT()))
                continue
            if PROJECT.match(text, end):
                continue
            if self._never.match(name) or (not _CODE.fullmatch(name) and self._rest(name.replace(" ", "")) < MIN_OWN) or text[end : end + 1] in {"+", "/", "～", "%"}:
                continue
            found = self._judge(text, start, end, mentions)
            if found:
                yield Candidate(name, found[0] if found[0] == "Product" else class_of_latin(name, found[0]), why.LATIN(found[1]))

    def own(self, name: str) -> bool:
        """Is a Latin name no plain word or abbreviation, and long enough to be known again by itself?"""
        return len(name) >= MIN_AGAIN and _WORD_LIKE.search(name) is not None and not self._never.match(name) and self._rest(name.replace(" ", "")) >= MIN_OWN

    def named(self, name: str) -> bool:
        """Is a Latin name, which the text tells to be one, no abbreviation and no plain word (TCV, not API)?"""
        return len(name) > MIN_OWN and not self._never.match(name) and self._rest(name.replace(" ", "")) >= MIN_OWN

    def _judge(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> tuple[str, Reason] | None:
        clause = clause_start(text, start, "，。；：（")
        before = text[clause:start].rstrip("“《")
        if self._bought.search(before) or (before.endswith("对") and self._bought_behind.match(text, end)):
            return "TechnologyCompany", why.BOUGHT()
        if text[start - 1 : start] in {"（", "("}:
            return None
        if self._partner.search(before) and self._with.match(text, end):
            return "TechnologyCompany", why.PARTNER()
        if self._source.search(before) and self._told.match(text, end):
            return "ResearchInstitute", why.SOURCE()
        if _SEATED.search(before):
            return "OtherCompany", why.SEATED()
        if self._noun.search(before) and len(before) > MIN_OWN:
            return "Product", why.KIND_AHEAD()
        owner = next((m for m in reversed(mentions) if clause <= m.start and m.end <= start and m.cls not in NO_BODIES), None)
        if owner is not None and self._is_owned(text, owner, start, end):
            return "Product", why.OWNED_BY(owner.surface)
        if self._made.search(before) and not NO_THING.match(text, end) and not self._behind.match(text, end):
            return "Product", why.MADE()
        lands = any(m.cls == "Place" and m.end == start for m in mentions)
        if (lands or not before or before[-1] in "、和与及由向") and self._called.match(text, end):
            return "TechnologyCompany", why.CALLED_COMPANY()
        if not before and self._made_by(text, end, mentions):
            return "Product", why.MAKER_TOLD()
        if _LEADS.fullmatch(before) and self._fate.match(text, end):
            return "TechnologyCompany", why.FATE_TOLD()
        return ("TechnologyCompany", why.PARTNER()) if self._does_with(text, end, before, mentions) else None

    def _is_owned(self, text: str, owner: Mention, start: int, end: int) -> bool:
        """Is a name its owner's: behind 的, or right behind the owner and in front of what it does (某行|ABC|覆盖…)?"""
        between = text[owner.end : start]
        return ("的" in between[:4] and self._owned.fullmatch(between) is not None) or (not between and self._doing.match(text, end) is not None)

    def _does_with(self, text: str, end: int, before: str, mentions: Sequence[Mention]) -> bool:
        """Does somebody do something with a known body behind the name (X与|某银行合作), or found something with another (由X和Y共同设立)?"""
        beside = any(m.start == end + 1 and m.cls not in NO_BODIES for m in mentions)
        return (not before and beside and self._shared.match(text, end) is not None) or (before.endswith("由") and self._founds.match(text, end) is not None)

    def _made_by(self, text: str, place: int, mentions: Sequence[Mention]) -> bool:
        """Does the text tell behind a name which body made it (X由Y研发, X是Y推出的)?"""
        told = self._by.match(text, place)
        by = told.span("by" if told["by"] else "by2") if told else (0, 0)
        return any(by[0] <= m.start and m.end <= by[1] and m.cls not in NO_BODIES for m in mentions)
