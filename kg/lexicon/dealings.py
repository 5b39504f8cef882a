"""Bodies that no ending tells, by what they do with others: 由X领投, X旗下Y, 与X合资; the authorities of a land: 冰岛央行."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.bodies import WHEN_AND_HOW, class_of_latin
from kg.lexicon.candidate import CONCEPTS, NO_BODIES, Candidate
from kg.lexicon.firms import class_of_firm
from kg.lexicon.matcher import any_of, by_word
from kg.lexicon.phrases import Phrases
from kg.model.entity import FIELD_CLASSES, Mention
from kg.model.reason import Why
from kg.text.expressions import later

HOME = "china"
_ANYONE = later(r"该|其|本|这|那|某|[多两几数各]家|前者|后者|双方|各方|国企|央企|民企|外资|中资|国资|社会|共同|联合|合作|资本方")
_KIND = re.compile(r"(?:公司|集团|银行|机构|企业|平台|资本|基金|投资|资产)+")
_LEGAL = ("有限公司", "有限责任公司")
"""Last words of a firm's full name."""
_SORT = re.compile(r"公司|企业|机构|平台")
_TELLING = ("invests", "deals", "sets_up", "partners", "launches", "given", "joins")
"""The sections of the rules that tell what bodies do."""
_LATIN_ITEM = re.compile(
    r"(?<![^由、和与及\s，；])[A-Z][A-Za-z0-9]+(?:[-.&][A-Za-z0-9]+)*(?: (?:[A-Z][A-Za-z0-9]*|&)(?:[-.&][A-Za-z0-9]+)*){0,3}(?=[、和与及等领跟参]|$)"
)
"""An item of a list in Latin letters, alone."""
MAX_APART = 24
MIN_OWN = 2


class Dealings:
    """The rules in ``data/patterns/discovery.yaml`` (section ``dealings``).

    ``body_class`` gives the class of a body by the ending of its name, ``latin`` tells whether a Latin name is no plain word.
    """

    def __init__(
        self, rules: Mapping[str, Any], phrases: Phrases, rest: Callable[[str], int], body: Callable[[str, str], bool], body_class: Callable[[str], str],
        latin: Callable[[str], bool],
    ) -> None:  # fmt: skip
        self._latin = latin
        self._phrases = phrases
        self._body = body
        self._rest = rest
        self._body_class = body_class
        han = r"[\u4e00-\u9fff]"
        self._classes: Mapping[str, str] = by_word(rules["endings"])
        self._end = re.compile(rf"(?:{any_of(self._classes)})$")
        several = r"(?:等(?:多家|多个)?(?:机构|股东|投资方|投资机构|企业|公司)?)?的?"
        self._invests = re.compile(
            rf"(?:由|[，、和及与])(?:[老原]股东|现有股东)?(?P<name>(?!由|[老原]股东|现有股东){han}{{2,12}}?){several}(?:继续|共同|进一步)?(?:{any_of(rules['invests'])})"
            rf"|(?:获得?|引入)(?P<gives>(?!得|了){han}{{2,12}}?){several}(?:{any_of(rules['given'])})"
        )
        self._invested = re.compile(
            rf"(?:由|^|[，；])(?P<list>[^，。；：由“”]{{2,80}}?){several}(?:继续|共同|进一步)?(?:{any_of(rules['invests'])}|参投)"
        )
        self._owns = re.compile(rf"(?:^|[，。；：、]|由|与|和|如|收购了?|入股了?)(?P<name>{han}{{2,5}}?)旗下的?(?={han})")
        self._joins = re.compile(rf"[与和同](?P<name>{han}{{2,5}}?)(?:{any_of(rules['joins'])})")
        self._no_lands = tuple(rules["no_lands"])
        self._never = frozenset(rules["never"])
        self._founded = re.compile(
            rf"(?:^|[，。；])(?P<name>{han}{{3,16}}?)(?:(?:正式)?(?:成立|创立|创办|创建|始建)于(?=\d{{4}}年)|的?前身(?:为|是|系)(?={han}{{4,}}公司))"
        )
        self._stake = re.compile(
            rf"(?:收购|受让|转让|持有|获得|取得|购买|买下|出售|完成对)(?:了|的)?(?:{han}{{2,8}}?旗下的?)?(?P<name>(?:(?!旗下){han}){{2,10}}?)(?:约|近|合计)?\d+(?:\.\d+)?%的?(?:股权|股份)"
        )
        self._of_group = re.compile(
            rf"(?:^|[，。；])(?P<name>{han}{{3,8}}?)[是为系](?=[^，。；]{{2,30}}?(?:旗下|的|下属)的?(?:全资|控股|独资)(?:子公司|孙公司|企业))"
        )
        self._firm_deals, self._firm_ends = _firm_expressions(rules), re.compile(any_of([*rules["firms"], *_LEGAL]))
        self._launches = re.compile(
            rf"(?:^|[。；，])(?:例如|比如|如|其中|此外)?，?(?P<name>{han}{{3,5}}?)(?:于?\d{{4}}年(?:\d{{1,2}}月)?)?(?:{WHEN_AND_HOW})"
            rf"(?:{any_of(rules['bare_launches'])})了?[^，。；：“”]{{0,14}}[“《]"
        )
        does = any_of(rules["does_together"])
        self._together = re.compile(rf"(?:与|携手|联合|联手)(?P<name>{han}{{2,5}}?)(?:{any_of(rules['together'])})(?:{does})")
        self._nobody = re.compile(rf"^(?:{any_of(rules['nobody'])})|(?:{any_of([*rules['nobody'], *rules['nobody_ends']])})$")
        self._renamed = re.compile(rf"(?:更名|改名|改称|更改名称)(?:为|成)(?P<name>{han}{{2,12}}?)(?=[，。；（]|$)")
        self._district = re.compile(rf"{han}{{2,3}}?(?:新区|区|县)(?=[，。；、（的等和与及在]|$|开展|启动|试点|获批|推出|落地|出台)")
        self._no_district = later(rf"(?:{any_of(rules['no_districts'])})(?:新区|区|县)$")
        self._state: Mapping[str, str] = by_word(rules["state"])
        self._authority = re.compile(rf"(?:{any_of(self._state)})")
        founded = ("成立于", "创立于", "创办于", "创建于", "始建于")
        told = (_LEGAL, *(rules[kind] for kind in _TELLING))
        deeds = {word for words in told for word in words} | {"旗下", "前身", "股权", "股份", "子公司", *founded, "名为", "名称为", "改称"}
        self.needs_launches, self.needs_together = (rules["bare_launches"], {"“", "《"}), ({"与", "携手", "联合", "联手"}, rules["together"], rules["does_together"])
        self.needs = ({*deeds, *self._state, "区", "县", "协会", "商会", "学会", "联合会"},)

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New organisations in ``text``, whose known names are ``mentions``."""
        for mention in mentions:
            if mention.cls == "Place" and mention.entity != HOME and not mention.surface.startswith(self._no_lands):
                yield from self._of_land(text, mention, mentions)
        yield from self._investors(text, mentions)
        yield from self._owners(text, mentions)
        yield from self._firms(self._founded, why.FOUNDED, text, mentions)
        yield from self._new_names(text, mentions)
        yield from self._firms(self._stake, why.STAKE_TOLD, text, mentions)
        yield from self._firms(self._of_group, why.STAKE_TOLD, text, mentions)
        yield from self._firms(self._joins, why.SETS_UP, text, mentions)
        for told in self._firm_deals if self._firm_ends.search(text) else ():
            for match in told.finditer(text):
                sort = _SORT.search(match["name"].removesuffix(match["end"]))  # 上市公司|甲集团
                legal = match["end"].endswith(_LEGAL)
                if legal and self._rest(match["name"].removesuffix(match["end"])) < MIN_OWN:
                    continue  # 某某投资|基金管理有限公司: nothing of its own is left
                if sort is None and not _kind_of_land(match, mentions) and self._body(match["name"], match["end"]) and self._fits(match, mentions):
                    cls = class_of_firm(match["name"]) if legal else self._class(match["name"], "OtherCompany")
                    yield Candidate(match["name"], cls, why.DEALS())

    def _firms(self, told: re.Pattern[str], reason: Why, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Firms of which something is told that is told of firms only (X成立于2015年, 收购X|30%的股权, 与X|合资)."""
        for match in told.finditer(text):
            if self._fits(match, mentions):
                yield Candidate(match["name"], self._class(match["name"], "OtherCompany"), reason())

    def find_launching(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Names without any ending of bodies': what launches something in marks (甲乙丙推出“丁”)."""
        for match in self._launches.finditer(text):
            if self._bare_name(match, mentions):
                yield Candidate(match["name"], "OtherCompany", why.LAUNCHES())

    def find_together(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Names without any ending of bodies': what does something together with a known body right in front of 与 (某行|与甲乙丙|合作推出)."""
        for body in mentions:
            match = self._together.match(text, body.end) if body.cls not in NO_BODIES else None
            if match is not None and self._bare_name(match, mentions):
                yield Candidate(match["name"], self._class(match["name"], "OtherCompany"), why.DOES_TOGETHER())

    def _bare_name(self, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
        """Is a stretch a name all of whose signs are its own: no people, part of a body or time, and no generic word in it?"""
        name = match["name"]
        return self._nobody.search(name) is None and self._rest(name) == len(name) and self._fits(match, mentions)

    def _investors(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Who invests: 由X领投, 获X投资."""
        yield from self._investor_lists(text, mentions)
        for match in self._invests.finditer(text):
            slot = "name" if match["name"] else "gives"
            if self._fits(match, mentions, slot):
                yield Candidate(match[slot], self._class(match[slot], "FundManager"), why.INVESTS())

    def _investor_lists(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Names in Latin letters in a list of those who invest: 由Tarn Capital、Hull与某某创投|领投."""
        for match in self._invested.finditer(text) if "投" in text else ():
            for name in _LATIN_ITEM.finditer(text, *match.span("list")):
                start, end = name.span()
                if not any(m.start < end and m.end > start for m in mentions) and self._latin(name[0]):
                    yield Candidate(name[0], class_of_latin(name[0], "FundManager"), why.INVESTS())

    def _owners(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Whose a known body or product is: X旗下|Y."""
        for match in self._owns.finditer(text):
            owned = any(0 <= m.start - match.end() <= MIN_OWN for m in mentions if m.cls not in NO_BODIES or m.cls == "Product")
            if owned and self._fits(match, mentions):
                yield Candidate(match["name"], self._class(match["name"], "OtherCompany"), why.OWNS_BEHIND())

    def _new_names(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """The new name of a known body or product of the same sentence: Y更名为X."""
        for match in self._renamed.finditer(text):
            named = next((m for m in reversed(mentions) if m.end <= match.start() and m.cls not in CONCEPTS | {"Place", "Policy", "Report"}), None)
            near = named is not None and match.start() - named.end <= MAX_APART and not re.search("[。；]", text[named.end : match.start()])
            if near and named is not None and self._fits(match, mentions):
                yield Candidate(match["name"], named.cls, why.RENAMED(named.surface))

    def _fits(self, match: re.Match[str], mentions: Sequence[Mention], slot: str = "name") -> bool:
        """Is a stretch a name: no part of a known one, no word for anybody, nothing of a clause in it?"""
        start, end = match.span(slot)
        name = match[slot]
        if any(m.start < end and m.end > start for m in mentions if m.cls not in {*FIELD_CLASSES, "Place"} or (m.start, m.end) == (start, end)):
            return False
        stem = self._end.sub("", name)
        if name in self._never or _KIND.fullmatch(name) or _ANYONE.search(stem) or not self._phrases.plain(name):
            return False
        return self._rest(stem) >= min(MIN_OWN, len(stem))

    def _class(self, name: str, otherwise: str) -> str:
        end = None if name.endswith("公司") else self._end.search(name)  # whose other words tell more
        return (self._classes[end[0]] if end else "") or self._body_class(name) or otherwise

    def _of_land(self, text: str, land: Mention, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """The central bank or ministry of another land (冰岛|央行), its districts and the branches of associations there."""
        district = self._district.match(text, land.end) if land.surface[-1] not in "区县" else None
        if district is not None and not self._no_district.search(district[0]) and not any(m.start < district.end() and m.end > land.end for m in mentions):
            yield Candidate(text[land.start : district.end()], "Place", why.DISTRICT())
            return
        branch = next((m for m in mentions if m.start == land.end and m.cls == "IndustryAssociation" and not m.surface.startswith("中国")), None)
        if branch is not None:  # 厦门|银行业协会 is not that of the whole land
            yield Candidate(text[land.start : branch.end], branch.cls, why.ASSOCIATION())
            return
        match = self._authority.match(text, land.end)
        if match is not None and any((m.start, m.end) == (land.start, match.end()) for m in mentions):
            return
        if match is not None:
            yield Candidate(text[land.start : match.end()], self._state[match[0]], why.AUTHORITY())


def _kind_of_land(match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Is a stretch a land or nothing, and the concept that it ends with (印度|金融科技)?"""
    start, end = match.span("name")
    heads = {start} | {m.end for m in mentions if m.start == start and m.cls == "Place"}
    return any(m.start in heads and m.end == end and m.cls in CONCEPTS for m in mentions)


def _firm_expressions(rules: Mapping[str, Any]) -> Sequence[re.Pattern[str]]:
    """How firms with telling endings stand in the text: who buys, what is bought or set up, the partner, the maker of a marked product."""
    ends, deals = any_of(rules["firms"]), any_of(rules["deals"])
    name = rf"(?P<name>[\u4e00-\u9fff]{{2,6}}?(?P<end>{ends}))"
    begins = r"(?:^|(?<=[，。；：、]))(?:例如|比如|其中|此外|同时|随后|如|由)?"
    before = rf"{deals}|投资|设立|成立|组建|子公司|旗下|联合|携手|联手|更名为|改名为|改称|[与和由向对被]|同(?!意|时|步)"
    legal = rf"(?P<name>(?![据按经])(?:(?!了|{before})[\u4e00-\u9fff]){{4,18}}?(?P<end>(?:股份)?(?:{any_of(_LEGAL)})))"
    over = r"(?=[，。；（、]|$|的|后|完成|\d|全部|股权|股份)"
    return tuple(
        re.compile(expression)
        for expression in (
            rf"{begins}{name}{WHEN_AND_HOW}(?:宣布|完成对|以[^，。；：]{{2,12}}?|斥资[^，。；：]{{2,8}}?)?(?:{deals})(?!者|人|方|机构|案|潮|类)",
            rf"(?:{deals})(?:了)?{name}{over}",
            rf"(?:{any_of(rules['sets_up'])})(?:了|——)?{name}(?=[，。；（、]|$|的|正式|于|在|推出|发布|专注)",
            rf"(?:是|为|系|隶属于?|归属于?){name}(?:旗下)?的?(?:全资|控股|独资|金融科技|科技|信息科技)*(?:子公司|孙公司)",
            rf"(?:与|同|携手|联手|牵手){name}(?:等)?(?:{WHEN_AND_HOW})(?:{any_of(rules['partners'])})",
            rf"(?:{before}|{begins})(?:了|——)?{legal}",
            rf"{begins}{name}{WHEN_AND_HOW}(?:{any_of(rules['launches'])})(?:了|的)?[^，。；：]{{0,14}}“",
        )
    )
