"""Organisations that stand as names: an ending of bodies' names, words of their own in front of it, and edges that are sure on both sides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import CONCEPTS, NO_BODIES, Candidate, crossed
from kg.lexicon.matcher import any_of, by_word, longest_end
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention
from kg.text.expressions import later

_STOP = r"，。；：、“”《》（）！？\s"
_OWN_KIND = later(r"(?:银行|证券|保险|基金|集团|公司|协会|交易所|研究院|大学|人寿|财险|信托|局|会|部|院|所|中心|政府)$")
_UNIT = r"[\u4e00-\u9fff]{2,5}(?:分行|支行|分公司)|[\u4e00-\u9fff]{1,6}(?:部|中心)(?:副?总经理|副?主任|负责人|经理)"
"""A part of a body, behind the body's name: its branch, the office of somebody who speaks for it."""
MAX_STEM = 4
MAX_LAND = 3
"""So many signs more may a stem have that begins with a place."""
MAX_LONG = 14
MIN_OWN = 2


class EdgedNames:
    """The rules in ``data/patterns/discovery.yaml`` (section ``edged``)."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases, rest: Callable[[str], int], body: Callable[[str, str], bool]) -> None:
        self._phrases = phrases
        self._rest = rest
        self._body = body
        strong, weak, long, local, daughters = (by_word(rules[kind]) for kind in ("strong", "weak", "long", "local", "daughters"))
        self._sure: Mapping[str, str] = long | strong
        self._classes: Mapping[str, str] = daughters | local | weak | self._sure
        right = rf"(?=[{_STOP}]|$|\d+(?:\.\d+)?[%年]|{_UNIT}|就(?!业|是|近)|{any_of(rules['right'])})"
        trades = any_of(rules["trades"])
        trade = rf"(?:{trades}){{1,3}}公司"
        lead = rf"(?:^|[{_STOP}])(?:{any_of(rules['leads'])})?|{any_of(rules['joins'])}"
        han = r"[\u4e00-\u9fff]"
        self._firm = re.compile(rf"(?P<lead>{lead})(?P<name>{han}{{2,{MAX_STEM + MAX_LAND}}}?(?P<end>(?:{trades}){{0,2}}(?:集团|控股)|{any_of(strong)}|{trade})){right}")
        self._institute = re.compile(rf"(?P<lead>{lead})(?P<name>{han}{{2,{MAX_LONG}}}?(?P<end>{any_of(long)})){right}")
        self._related = re.compile(rf"(?P<lead>{any_of(rules['related'])})(?P<name>{han}{{2,{MAX_STEM + 2}}}?(?P<end>{any_of([*weak, *strong])}|{trade})){right}")
        sibling = r"(?=[、，。；]|$|[和与及等在]|旗下|合作|联合)"
        self._beside = re.compile(rf"(?P<lead>[、和与及]|^|[，。；：])(?P<name>{han}{{2,{MAX_STEM}}}?(?P<end>{any_of([*weak, *strong])})){sibling}")
        acting = rf"(?=(?:{any_of(rules['acting'])})|[与和][^，。；]{{2,12}}(?:签署|签订)|(?:获得?|完成)[^，。；]{{0,12}}(?:轮|融资))"
        self._acting = re.compile(rf"(?P<lead>^|[，。；：]|[与和]|同意|批准|核准)(?P<name>{han}{{2,{MAX_STEM}}}?(?P<end>{any_of(weak)})){acting}")
        leads = r"(?=承建|自主研发|牵头|发起)"
        self._leading = re.compile(rf"(?P<lead>由)(?P<name>{han}{{2,{MAX_STEM}}}?(?P<end>{any_of(weak)})){leads}")
        self._local = re.compile(rf"(?:省|市|自治区|区|县|州)?(?:{any_of(local)})")
        self._landed = re.compile(rf"(?:{any_of(rules['landed'])}){right}")
        self._daughter = re.compile(rf"(?P<end>(?:{any_of(daughters)}){right}|{trade})")
        self._grand = re.compile(rf"(?P<mid>{han}{{2,3}}?)(?P<end>(?:{any_of(rules['grand'])}){right})")
        self._lab = re.compile(rf"(?P<mid>(?![与和])(?:(?!公司|集团|银行){han}){{2,{MAX_LONG}}}?)(?P<end>(?:实验室|研究院|研究所|研究中心){right})")
        self._trade_words = re.compile(rf"(?:{any_of([*rules['trades'], *rules['also_trades']])})")
        self._below = re.compile(rf"(?:集团|公司)?(?:旗下|下属|所属)的?(?P<name>{han}{{4,{MAX_STEM + 2}}}?){right}")
        ends = (([*strong, "公司"], right), (long, right), ([*weak, *strong, "公司"], right), ([*weak, *strong], sibling), (weak, acting), (weak, leads))
        patterns = (self._firm, self._institute, self._related, self._beside, self._acting, self._leading)
        self._patterns = [(pattern, re.compile(rf"(?:{any_of(words)}){edge}")) for pattern, (words, edge) in zip(patterns, ends, strict=True)]
        """Each with how a name ends that it finds."""
        self._no_stem = re.compile(rf"^(?:{any_of(rules['no_stem'])})|[一二三四五六七八九十两几多数各][地家省市县区所个类大]|[上下本该某]$")
        self.needs = ({*strong, *weak, *long, *local, *daughters, "公司"},)
        self._traders = frozenset(rules["strong"]["TechnologyCompany"])
        self._ended = re.compile(rf"(?:{any_of([*strong, *weak, *long, '公司'])})(?:{right}|{sibling}|{acting}|{leads})")
        """The end of a name where a name may end: a text without any holds none of them."""
        self._no_inside = later(any_of(rules["no_inside"]))
        self._deals_with = later(any_of(rules["deals_with"]))
        self._place_words = re.compile(r"^(?:中国|国家|全国|国际|世界|中华|亚洲|欧洲|全球|中央)")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New organisations in ``text``, whose known names are ``mentions``."""
        named = [m for m in mentions if m.cls != "Place" and m.cls not in CONCEPTS]
        for mention in mentions:
            if mention.cls == "Place":
                yield from self._of_place(text, mention, named)
            elif mention.cls not in NO_BODIES:
                yield from self._of_body(text, mention, named)
        first = self._ended.search(text)
        if first is None:
            return
        for pattern, ended in self._patterns:
            if not ended.search(text, first.start()):
                continue
            place = 0
            while match := pattern.search(text, place):
                place = match.start("name") if match.start("name") > place else place + 1
                start, end = match.span("name")
                if not self._stands_alone(text, match, mentions, named) or (pattern is self._beside and not self._next_to_body(text, start, end, named)):
                    continue
                stem = match["name"].removesuffix(match["end"])
                landed = any(m.start == start and m.cls == "Place" for m in mentions)
                own = self._own(stem, start, mentions)
                fits = self._long if pattern is self._institute else self._short
                if (pattern is not self._firm or len(stem) <= MAX_STEM or (landed and len(own) <= MAX_STEM)) and fits(stem, own, match["end"], landed):
                    yield Candidate(match["name"], self._class(match["end"]), why.STANDS_AND_ENDS(match["end"]))
                    place = end

    def _stands_alone(self, text: str, match: re.Match[str], mentions: Sequence[Mention], named: Sequence[Mention]) -> bool:
        """Is a name no part of a known one, and does it neither begin within a word nor end with one (金融科技)?"""
        start, end = match.span("name")
        if any(m.start < end and m.end > start for m in named) or crossed(mentions, start, end):
            return False
        if match["lead"] and self._phrases.in_word(text[max(start - 4, 0) : start + 2], min(start, 4) - 1):
            return False
        edge = match.start("end")
        glued = [m for m in mentions if m.start < edge < m.end and m.end >= end]
        if not glued or match.re is not self._related or match["end"] not in self._traders:
            return not glued
        return all(self._rest(text[start : m.start]) >= MIN_OWN and m.end == end for m in glued)  # 子公司|海雀|信息科技

    def class_of(self, name: str) -> str:
        """The class that the ending of a body's name gives, where it is one of bodies alone; else empty."""
        end = longest_end(name, self._sure)
        return self._sure[end] if end else ""

    def class_of_body(self, name: str) -> str:
        """The class that the ending of a name gives that is known to be a body's; else empty."""
        end = longest_end(name, self._classes)
        return self._classes[end] if end else ""

    def _class(self, end: str) -> str:
        return self._classes.get(end) or ("TechnologyCompany" if re.search("数据|信息|技术|科技|软件|网络|智能|云", end) else "OtherCompany")

    @staticmethod
    def _own(stem: str, start: int, mentions: Sequence[Mention]) -> str:
        """A stem without the known places and concepts in it."""
        left = list(stem)
        for m in mentions:
            if start <= m.start and m.end <= start + len(stem):
                left[m.start - start : m.end - start] = " " * (m.end - m.start)
        return "".join(left).replace(" ", "")

    def _named(self, stem: str) -> bool:
        """May a body's name begin so?"""
        return not (self._phrases.starts_with_verb(stem) or self._phrases.vague(stem) or self._no_stem.search(stem) or self._no_inside.search(stem))

    def _short(self, stem: str, own: str, end: str, landed: bool) -> bool:
        """Is a stem of few characters a name, without words of the field?"""
        own = re.sub("[云大]", "某", own)  # signs of names too, not of plain words alone
        if end in self._traders and len(own) == MAX_STEM and self._trade_words.fullmatch(own, MIN_OWN):
            own = own[:MIN_OWN]  # 海雀|数字|科技: what it deals with
        words = own if landed else stem
        return self._rest(own) >= max(MIN_OWN, len(own) - 1) and self._named(stem) and self._body(words + end, end) and not self._phrases.loose(words)

    def _long(self, stem: str, own: str, end: str, landed: bool) -> bool:
        """Is a stem that may be long a name? Behind a place (北京|…研究院) it may say in plain words what the body does."""
        if not self._named(stem) or not (landed or self._body(stem + end, end) or re.search(r"[与和]", stem)):
            return False
        if landed or self._place_words.match(stem):
            return len(stem) > MIN_OWN + 1 and (landed or self._rest(stem) >= MIN_OWN) and not self._phrases.loose(re.sub(r"[与和]", "", stem))
        return self._rest(own) >= MIN_OWN and (len(stem) <= MAX_STEM or self._of_field(stem, own)) and self._body(own + end, end) and not self._phrases.loose(stem)

    def _of_field(self, stem: str, own: str) -> bool:
        """Does a stem begin with two signs of its own, and go on with nothing but plain words for a field (澜江|数字金融)?"""
        first = stem[:MIN_OWN]
        return own.startswith(first) and self._rest(first) == MIN_OWN and self._rest(self._deals_with.sub("", own[MIN_OWN:])) == 0

    @staticmethod
    def _next_to_body(text: str, start: int, end: int, named: Sequence[Mention]) -> bool:
        before, after = text[start - 1 : start] or "。", text[end : end + 1] or "。"
        return any(m.cls not in NO_BODIES and ((m.end == start - 1 and before in "、和与及") or (m.start == end + 1 and after in "、和与及")) for m in named)

    def _of_place(self, text: str, land: Mention, named: Sequence[Mention]) -> Iterator[Candidate]:
        """A department of a place's government (山东省|工信厅), or a firm called by its place alone (湖北|消金)."""
        firm = self._landed.match(text, land.end)
        if firm and not any(m.start < firm.end() and m.end > land.start for m in named):
            yield Candidate(text[land.start : firm.end()], self._class(firm[0]), why.PLACED_AND_ENDS(firm[0]))
        match = self._local.match(text, land.end)
        if match and not any(m.start < match.end() and m.end > land.start for m in named):
            end = max((e for e in self._classes if match[0].endswith(e)), key=len)
            yield Candidate(text[land.start : match.end()], self._classes[end], why.DEPARTMENT_AND_ENDS(end))

    def _of_body(self, text: str, owner: Mention, named: Sequence[Mention]) -> Iterator[Candidate]:
        """A body that carries the name of another: 海雀|国际, 海雀|供应链公司, 海雀银行|研究院; below it, its beginning is enough (海雀集团旗下海雀帆樯)."""
        below = self._below.match(text, owner.end)
        if below and below["name"].startswith(owner.surface[:MIN_OWN]) and not any(
            m.start < below.end() and m.end > owner.end and (m.entity != owner.entity or m.end == below.end()) for m in named
        ):
            yield Candidate(below["name"], self.class_of(below["name"]) or "OtherCompany", why.BELOW_NAMESAKE(owner.surface))
        yield from self._grown(text, owner, named)
        match = self._daughter.match(text, owner.end)
        if match is None or any(m.start < match.end() and m.end > owner.end for m in named):
            return
        research = "研究" in match["end"]
        if (research or not _OWN_KIND.search(owner.surface)) and 2 <= len(owner.surface) <= (MAX_LONG if research else MAX_STEM):
            yield Candidate(text[owner.start : match.end()], self._class(match["end"]), why.CARRIES_AND_ENDS(owner.surface, match["end"]))

    def _grown(self, text: str, owner: Mention, named: Sequence[Mention]) -> Iterator[Candidate]:
        """A body whose name goes on behind another's with words of its own or of its field: 海雀|币帆|科技, 海雀银行|大数据与人工智能|实验室."""
        lab = self._lab.match(text, owner.end)
        if lab is not None and self._rest(re.sub("[与和]", "", lab["mid"])) == 0 and not self._among(named, owner.end, lab.end()):
            yield Candidate(text[owner.start : lab.end()], self._class(lab["end"]), why.CARRIES_AND_ENDS(owner.surface, lab["end"]))
        grand = self._grand.match(text, owner.end) if 2 <= len(owner.surface) <= MAX_STEM and not _OWN_KIND.search(owner.surface) else None
        if grand is None or self._among(named, owner.end, grand.end()):
            return
        if self._rest(grand["mid"]) == len(grand["mid"]) and self._phrases.plain(grand["mid"]) and self._named(grand["mid"]):
            yield Candidate(text[owner.start : grand.end()], self._class(grand["end"]), why.CARRIES_AND_ENDS(owner.surface, grand["end"]))

    @staticmethod
    def _among(named: Sequence[Mention], start: int, end: int) -> bool:
        """Does a known name of a body or thing stand in a stretch, or across one of its edges?"""
        return any(m.start < end and m.end > start for m in named)
