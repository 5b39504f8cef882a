"""Names that the lexicon lacks, found by how they stand in the text, each with a class and the reason for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from string import ascii_uppercase, digits
from typing import Any, NamedTuple

import yaml

from kg.errors import LexiconError
from kg.lexicon import reasons as why
from kg.lexicon.bodies import AND_OFFICE, Bodies
from kg.lexicon.candidate import CONCEPTS, NO_ACTORS, Candidate
from kg.lexicon.coined import CoinedNames
from kg.lexicon.dealings import Dealings
from kg.lexicon.described import DescribedNames
from kg.lexicon.edged import EdgedNames
from kg.lexicon.headed import HeadedNames
from kg.lexicon.introduced import Introduced
from kg.lexicon.itemised import ItemisedNames
from kg.lexicon.latin import LatinNames
from kg.lexicon.linking import Linker, brackets
from kg.lexicon.listed import ListedNames
from kg.lexicon.matcher import Gates, any_of, by_word, han, holds_any
from kg.lexicon.mixed import MixedNames
from kg.lexicon.offices import Offices
from kg.lexicon.phrases import Phrases
from kg.lexicon.purposes import Purposes
from kg.lexicon.quoted import ABREAST, QuotedNames
from kg.lexicon.recurring import RecurringNames
from kg.lexicon.registry import Registry
from kg.lexicon.runs import LatinRuns
from kg.lexicon.slots import SlotTerms, repeated
from kg.lexicon.told import ToldNames
from kg.model.document import Table
from kg.model.entity import Mention
from kg.model.span import MappedText
from kg.text.clauses import clause_start
from kg.text.yaml_file import line_of, load_yaml, unreadable
from kg.worded import worded

_LATIN = r"(?:[A-Z][A-Za-z0-9]*|[a-z]-[a-z]{3,})(?:[-.&][A-Za-z0-9]+)*"
_LATIN_WORDS = rf"(?:[A-Za-z][A-Za-z0-9\-]* ){{0,4}}{_LATIN}"
_ONLY_LATIN = re.compile(_LATIN_WORDS)
_ITS_LIKE = re.compile(r"(?:类|国产)(?=[A-Za-z])")
"""In front of a name: what is spoken of is another thing like it (类GPT产品)."""
_STOP = r"，。；：、“”《》（）()！？\s"
_FIRST_OF_ITS_KIND = re.compile(
    r"(?:国内|国际|全国|全球|世界|亚洲|业内|业界|行业|同业|境内|我国|中国)?首[个款家套批例]|[多两三四五六七八九十数几一][款个项类种套]|(?:一)?系列"
)
"""Words that describe a thing (国内首款…大模型), whose name stands behind them."""
_CLAUSE_INSIDE = re.compile(r"是|被|支持|提供|帮助|搭建|构建|打造|可以|能够|用于|致力|专注|采用|运用|基于|依托")
"""What no name holds behind its beginning: X研发的|甲框架|支持机构搭建模型 tells of 甲."""
_TELLS = "已|采用|运用|利用|基于|依托|覆盖|支持|面向|将|累计|聚焦|引入|融合|提供|正式|可"
"""What begins to tell of a thing right behind its name."""
_PREDICATE = re.compile(r"(?:^|[，。；：])[^，。；：是]{2,24}(?:是|系(?!统|列))[^，。；：]*\Z")
_NO_PROJECT = re.compile(
    r"一批|多个|各类|相关|若干|一系列|首批|多项|大量|试点示范|等|在|向|对|以|第[一二三四五六七八九十]|新一轮|扩大|本次|此次|一项|该|此类|先行|更多|作为"
    r"|(?:重点|重大)(?:项目|工程)$"
)

_BUILDS = re.compile(r"(?:设有|建有|建设|打造)了?\Z")
"""What is built is an initiative only where it is a park or a centre."""
_OF_PROJECT = "完成|启动|进入|已|于|由|成功|正式|验证|测试"
"""What is told of a project right behind its name."""
_BEHIND_TRIAL = "(?<=试点)(?:城市|地区|省份|单位|范围|名单|已[在于由]|[在于]|率先)"
"""What may stand right behind a trial's name."""
_PLACES = re.compile(r"\d+(?:余|多)?个(?:城市|省市|地区|省份|省|区县)")
_ANYONE = re.compile(r"[该本](?:[行司局所](?![业动为政情])|公司|集团|机构|企业|协会|联盟|中心|研究院)")
_PROJECTS = frozenset({"项目", "试点", "倡议", "计划"})
_PARKS = frozenset({"产业园", "创新港", "创新中心", "孵化器"})
_TRIALS = frozenset({"试点", "课题", "专项", "示范区", "试验区"}) | _PARKS
"""Nouns of initiatives with which a few words of their own make a name (渔船质押试点)."""
_NO_LETTERS = re.compile(r"[^\w]|\d")
_COINED = re.compile("[\u4e00-\u9fff]{3,5}")
_HOLDERS = frozenset({"平台", "系统", "产品", "App", "APP", "小程序"})
"""Nouns behind a coined name that may be left out."""
_INSTITUTIONS = frozenset({"银行", "农商银行", "农商行", "证券", "人寿", "财险"})
_FIRMS = _INSTITUTIONS | {"数科", "金科", "消费金融"}
_JOINS = ("与", "和", "及")
_LEGAL_ENDS = ("股份有限公司", "有限责任公司", "有限公司")
_DOES = re.compile("同意|批准|核准|准予|旗下|下属|通过|宣布|拟|将|收购|转让|出售|持有|设立|成立|发起|对|向|与|和|及")
"""How words begin behind the name of somebody, where they tell what he does."""
_NOUN_LIKE = ("融合", "服务", "发展", "应用", "联合", "集成", "研究", "驱动", "引领", "加速", "提升")
"""Words in firms' names that are verbs elsewhere (某某融合科技有限公司)."""
_LONG = frozenset({"研究院", "研究所", "研究中心", "协会", "学会", "委员会"})
"""Endings of names that may hold 与 and 和 themselves."""
_SORT_OF_FIRM = "(?:(?:全资|控股|参股|合资|独资|旗下|下属|关联|附属|直属|金融科技|科技|境外|海外)的?)*(?:子公司|孙公司|关联公司|关联企业)"
"""What stands in front of a firm's name and tells of what sort it is for its owner (全资子公司|甲科技有限公司)."""
_HARM = re.compile("(?<!反)(欺诈|洗钱|诈骗)$")
"""Harms that a field is called by where one works against them (解决申请欺诈的问题: 申请反欺诈)."""
_FOUNDED = ("设立", "成立", "组建", "设立了", "成立了", "组建了")
MIN_OWN = 2
MIN_INITIATIVE = 7
MIN_TRIAL = 5
MIN_TEXT = 4
MIN_STEM = 3
MIN_MADE = 9
_Find = Callable[[str, Sequence[Mention]], Iterator[Candidate]]
"""New names in a text, whose known names are the mentions."""
_SCHEMA: Mapping[str, type] = {
    "launch": list, "nouns": dict, "start": list, "organizations": dict, "latin_behind": dict, "generic": list, "never": list,
    "terms": dict, "lists": dict, "introduced": dict, "slots": dict, "acts": list, "no_body": list,
    "quoted": dict, "columns": dict, "edged": dict, "latin_names": dict, "described": dict, "coined": dict,
    "dealings": dict, "offices": dict, "told": dict, "itemised": dict, "purposes": dict, "recurring": dict,
}  # fmt: skip


class _Around(NamedTuple):
    """The sentence that a pattern found a name in, its mentions, and those of them inside the name."""

    plain: str
    mentions: Sequence[Mention]
    inside: Sequence[Mention]

    def concepts(self, start: int) -> list[tuple[int, int]]:
        """Where the name, which begins at ``start``, holds known concepts."""
        return [(m.start - start, m.end - start) for m in self.inside if m.cls in CONCEPTS]

    def holds_another(self, start: int) -> bool:
        """Does the name hold a known name of something else than a concept behind its beginning?"""
        return any(m.start > start and m.cls not in CONCEPTS for m in self.inside)

    def place_ends_at(self, end: int) -> bool:
        return any(m.end == end and m.cls == "Place" for m in self.mentions)


_Judge = Callable[[re.Match[str], _Around], Candidate | None]


_COUNTS = re.compile(r"(?:[一二两三四五六七八九十百多数各首]+|\d+)[个项款批间家种类轮期场](?!人)")
"""How what is counted begins, and no name does (一个…项目, 三间发钞银行)."""


class Discovery:
    """The rules of ``data/patterns/discovery.yaml``, made once for many documents."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self._never = frozenset(rules["never"])
        self._phrases = phrases = Phrases(rules["terms"])
        self._slots = SlotTerms(rules["slots"], phrases)
        self._bodies = Bodies(rules)
        self._itemised = ItemisedNames(rules["itemised"])
        self._purposes = Purposes(rules["purposes"], phrases)
        self._introduced = Introduced(rules["introduced"], phrases)
        self._generic = re.compile(any_of(rules["generic"]))
        self._nouns: Mapping[str, str] = by_word(rules["nouns"])
        self._organizations: Mapping[str, str] = dict(rules["organizations"])
        self._latin: Mapping[str, str] = dict(rules["latin_behind"])
        self._quotes = QuotedNames(rules["quoted"], phrases, self.rest)
        self._latins = LatinNames(rules["latin_names"], self.rest)
        self._listed = ListedNames(rules["lists"], phrases, self._latins.own, self.rest, self._class_by_ending, self._quotes.branded)
        self._told = ToldNames(rules["told"], phrases, self.rest, self._latins.own)
        self._runs = LatinRuns(rules["latin_names"])
        self._described = DescribedNames(rules["described"], phrases, self.rest)
        self._coined = CoinedNames(rules["coined"], phrases, self.rest, self._quotes.branded)
        self._mixed = MixedNames(rules["coined"], phrases, self.rest)
        self._edged = EdgedNames(rules["edged"], phrases, self.rest, self._bodies.body)
        self._dealings = Dealings(rules["dealings"], phrases, self.rest, self._bodies.body, self._class_by_ending, self._latins.named)
        self._offices = Offices(rules["offices"], phrases, rules["edged"]["right"])
        self._recurring = RecurringNames(rules["recurring"], phrases, self.rest)
        self._headed = HeadedNames(rules["columns"], phrases, self.rest, self._class_by_ending)
        launch = any_of(rules["launch"])
        product, initiative = any_of(rules["nouns"]["Product"]), any_of(rules["nouns"]["Initiative"])
        self._named = re.compile(rf"(?:{launch})(?:了|的|出)?(?P<name>[^{_STOP}的了和与及在为]{{2,16}}?(?P<noun>{product}))(?!(?:——?|：)?“)(?=[{_STOP}]|$|实现|通过|以)")
        self._named_of = re.compile(rf"(?:{launch})的(?P<name>[^{_STOP}的了和与及在为]{{2,16}}?(?P<noun>{product}))(?={_TELLS})")
        self._brand = re.compile(
            rf"(?<![A-Za-z0-9])(?<![A-Za-z0-9@&]\s)(?P<name>(?:(?:^|(?<=[{_STOP}的]))(?![最再又也然随])[\u4e00-\u9fff]{{2,3}})?(?P<latin>{_LATIN_WORDS})(?:(?!类|为|作|和|与|及|等|将|训练|到|至|把|再|建立|得到|以|的|了|在|计划|推出|发布|询问|或)[\u4e00-\u9fff]){{0,8}}?(?P<noun>(?:{product})(?!\s?[A-Z][A-Za-z])|(?:{initiative})(?=[{_STOP}]|$|等|框架|{_OF_PROJECT})))"
        )
        self._started = re.compile(
            rf"(?:{any_of(rules['start'])})(?:了|的)?(?P<name>[^{_STOP}的了]{{3,20}}?(?P<noun>{any_of(rules['nouns']['Initiative'])}))(?=[{_STOP}]|$|{_BEHIND_TRIAL})"
        )
        self._body = re.compile(
            rf"(?P<lead>(?:^|[{_STOP}])(?:例如|比如|其中|如|由|与|和|及|据|在|对|向|将|是)?|例如|比如|如|包括|涵盖|以及|由|与|和|及|据|在|对|向|给|被|将|是|为|收购了?|并购|入股了?|参股|控股|控股的|持有的?|旗下的?|子公司|(?:母公司|股东|合作方|运营方|承建方|开发商|供应商|服务商|发起人)(?!者|人)|(?:设立|成立|组建)了?|转让给|披露|同意|前身[为是系]|原名[为是]?|全称[为是]?|更名为|改制为)(?:{_SORT_OF_FIRM})?(?P<name>(?:(?!的|前身|包括|涵盖|旗下)[\u4e00-\u9fff]){{2,16}}?(?P<end>{any_of(self._organizations)}))(?!{AND_OFFICE}|(?:集团|控股)?(?:股份)?有限)"
            rf"(?=(?P<next>[、，。；：（]|$|和|与|及|等|推出|发布|上线|成立|宣布|于|在|输出|提供|引入|参与|签署|共同|联合|合作|共建|开展|设立|牵头)|)"
        )
        self._bracketed = re.compile(
            rf"(?P<lead>^|[{_STOP}]|以及|[与和及由向对为是]|股东|旗下的?|子公司)"
            rf"(?P<name>[\u4e00-\u9fff]{{2,12}}?[（(][\u4e00-\u9fff]{{2,4}}[）)][\u4e00-\u9fff]{{0,10}}?(?P<end>{any_of(_LEGAL_ENDS)}))(?P<next>)"
        )
        like = rf"(?P<other>[\u4e00-\u9fff]{{2,8}}?(?P<last>{any_of(_INSTITUTIONS)}))"
        self._like = re.compile(rf"[、和与及]{like}(?=[、和与及，。；]|等|参与|$)")
        self._like_before = re.compile(rf"(?:^|[{_STOP}]){like}[、和与及]$")
        self._behind = re.compile(rf"(?P<word>{any_of(self._latin)})(?P<name>(?:[1-9]\d{{1,4}} (?=[A-Z]))?{_LATIN}(?: {_LATIN}(?<! [A-Z])){{0,3}})(?![A-Za-z0-9])")
        launches, products, initiatives = rules["launch"], rules["nouns"]["Product"], rules["nouns"]["Initiative"]
        finders: tuple[tuple[_Find, Iterable[Iterable[str]]], ...] = (
            (self._introduced.find, self._introduced.needs), (self._bodies_named, self._bodies.needs), (self._listed.find, self._listed.needs),
            (self._slots.find, self._slots.needs), (self._quotes.find, self._quotes.needs), (self._edged.find, self._edged.needs),
            (self._described.find, self._described.needs), (self._dealings.find, self._dealings.needs),
            (self._dealings.find_launching, self._dealings.needs_launches), (self._dealings.find_together, self._dealings.needs_together),
            (self._offices.find, self._offices.needs), (self._told.find, self._told.needs), (self._coined.find, self._coined.needs),
            (self._itemised.find, self._itemised.needs), (self._purposes.find, self._purposes.needs),
            (self._purposes.find_beside_technology, self._purposes.needs_beside_technology), (self._runs.find, (ascii_uppercase,)),
            (self._mixed.find, ({*ascii_uppercase, *digits, "小"},)), (self._latin_names, ({*ascii_uppercase, "-"},)),
        )  # fmt: skip
        patterns = (
            (self._judge_named, self._named, (launches, products)), (self._judge_named, self._named_of, (launches, products)),
            (self._judge_brand, self._brand, ({*ascii_uppercase, "-"}, {*products, *initiatives})), (self._judge_started, self._started, (rules["start"], initiatives)),
            (self._judge_body, self._body, (self._organizations,)), (self._judge_body, self._bracketed, ("（(", _LEGAL_ENDS)),
            (self._judge_behind, self._behind, (ascii_uppercase, self._latin)),
        )  # fmt: skip
        self._ways: Gates[_Find] = Gates((*finders, *((partial(self._by_pattern, judge, pattern), needs) for judge, pattern, needs in patterns)))

    def generic(self, name: str, known: Iterable[tuple[int, int]] = ()) -> bool:
        """Is nothing left of a name without generic words and without the known concepts at ``known`` offsets?"""
        return name in self._never or ABREAST.match(name) is not None or self.rest(name, known) < MIN_OWN

    def rest(self, name: str, known: Iterable[tuple[int, int]] = ()) -> int:
        """How many characters of a name are left without generic words, and without the known concepts at ``known`` offsets?"""
        left = list(name)
        for start, end in known:
            left[start:end] = " " * (end - start)
        return min(len(_NO_LETTERS.sub("", self._generic.sub(" ", words))) for words in {name, "".join(left)})

    def only_generic(self, name: str) -> bool:
        """Is a name made of generic words and nothing else (数据平台)?"""
        return name in self._never or not _NO_LETTERS.sub("", self._generic.sub(" ", name))

    def _class_by_ending(self, name: str) -> str:
        """The class of what is known to be a body, by the ending of its name; empty where that tells nothing."""
        return self._bodies.class_of(name) or self._edged.class_of_body(name)

    def class_of_body(self, name: str) -> str:
        """The class that the longest known ending of an organisation's name gives it; empty where no ending is known, or the name is a kind (上市银行)."""
        return self._bodies.class_of(name)

    def _kind_only(self, form: str, plain: str, mentions: Sequence[Mention]) -> bool:
        """Are the words of a text that ends with ``form`` generic?"""
        start = plain.rindex(form)
        return self.generic(form, [(m.start - start, m.end - start) for m in mentions if m.start >= start and m.cls in CONCEPTS])

    def find(self, texts: Sequence[MappedText], names: Registry, linker: Linker, tables: Sequence[Table] = ()) -> dict[str, str]:
        """Mint the names found in ``texts`` and in the columns of ``tables``; returns form → entity id, for the linker to learn."""
        headed = self._minted([candidate for table in tables for candidate in self._headed.find(table, names)], names)
        linker.learn(headed)
        forms = headed | self._round(texts, names, linker)
        linker.learn(forms)
        forms |= self._of_two_places(texts, names, linker, forms)
        if forms:  # names found make others found that stand beside them
            linker.learn(forms)
            holds_form = holds_any(forms)
            forms |= self._round([text for text in texts if holds_form(text.text)], names, linker)
        return forms

    def _of_two_places(self, texts: Sequence[MappedText], names: Registry, linker: Linker, forms: Mapping[str, str]) -> dict[str, str]:
        """Names that one place of the document shows and another bears out; ``forms`` are those found, which the linker knows."""
        by_text = {text.text: text for text in texts}
        found = self._minted(self._recurring.apposed(by_text, lambda plain: linker.link(by_text[plain])), names)
        return found | self._recurring.bare(forms, by_text)

    def _round(self, texts: Sequence[MappedText], names: Registry, linker: Linker) -> dict[str, str]:
        candidates = [candidate for text in texts if len(text.text) >= MIN_TEXT for candidate in self._candidates(text, linker)]
        return self._minted(self._with_shorts(list(repeated(sorted(candidates, key=_rank))), texts, names), names)

    def _with_shorts(self, candidates: Sequence[Candidate], texts: Sequence[MappedText], names: Registry) -> Iterator[Candidate]:
        """The candidates, each with the short and Latin forms that the texts introduce behind it, which are no names of something else."""
        shorts = dict(self._introduced_shorts({candidate.form for candidate in candidates}, texts, names))
        for candidate in candidates:
            if candidate.form not in shorts:
                also = tuple(short for short, form in shorts.items() if form == candidate.form)
                yield replace(candidate, also=(*candidate.also, *also)) if also else candidate

    def _introduced_shorts(self, forms: Collection[str], texts: Sequence[MappedText], names: Registry) -> Iterator[tuple[str, str]]:
        """What texts introduce in brackets behind new names (X（以下简称“Y”）, X（ABC）): short form, name."""
        ends = tuple(forms)
        for plain in (text.text for text in texts if ends and "（" in text.text):
            for place, short in brackets(plain):
                edge = place - plain.endswith("”", 0, place)
                if plain.endswith(ends, 0, edge) and names.find(short, weak=True) is None and not self.generic(short):
                    yield short, max((form for form in forms if plain.endswith(form, 0, edge)), key=len)

    def _minted(self, candidates: Iterable[Candidate], names: Registry) -> dict[str, str]:
        found: dict[str, Candidate] = {}
        for candidate in candidates:
            if _COUNTS.match(candidate.form):
                continue
            first = found.setdefault(candidate.form, candidate)
            if candidate.also and not first.also:
                found[candidate.form] = replace(first, also=candidate.also)
        forms: dict[str, str] = {}
        for form, candidate in sorted(found.items()):
            if names.find(form, weak=True) is not None or self._does_something_with(form, candidate, names):
                continue
            stem = self._stem(form, candidate.cls)
            short = stem != form
            known = names.find(stem, weak=True) if short else None
            if known is not None and known.is_concept:
                forms[form] = known.id
                names.alias(known.id, form)
            else:
                entity = names.mint(stem if short else form, candidate.cls, candidate.reason)
                names.alias(entity.id, form)
                forms |= dict.fromkeys((form, stem) if short else (self._quotes.shown(form, candidate.reason),), entity.id)
                for other in candidate.also:
                    if names.find(other, weak=True) is None:
                        names.alias(entity.id, other)
                        forms[other] = entity.id
        return forms

    def _does_something_with(self, form: str, candidate: Candidate, names: Registry) -> bool:
        """Do the words of a field tell that something is done with a known one, and name none (服务|反欺诈, 联邦学习优化|反欺诈)?"""
        if candidate.cls != "Scenario":
            return False
        ends = (place for place in range(2, len(form) - 1) if self._phrases.ends_with_verb(form[:place]))
        return any((known := names.find(form[place:])) is not None and known.is_concept for place in ends)

    def _stem(self, form: str, cls: str) -> str:
        """What a name is called by, where it is found in a longer form: X for X技术, and for a harm the field of who works against it."""
        if cls == "Scenario":
            return _HARM.sub(r"反\1", form)
        stem = form.removesuffix("技术")
        return stem if cls == "Technology" and len(stem) >= MIN_STEM and self._phrases.term(stem) else form

    def _candidates(self, text: MappedText, linker: Linker) -> Iterator[Candidate]:
        plain = text.text
        mentions = linker.link(text)
        for find in self._ways.passing(plain):
            yield from find(plain, mentions)

    def _bodies_named(self, plain: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        found = self._bodies.find(plain, mentions)
        return (candidate for candidate in found if candidate.reason.why != why.CASE_PRODUCT or not self._kind_only(candidate.form, plain, mentions))

    def _latin_names(self, plain: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        return iter({candidate.form: candidate for candidate in self._latins.find(plain, mentions)}.values())

    def _by_pattern(self, judge: _Judge, pattern: re.Pattern[str], plain: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """The names that a pattern finds and no known name crosses, as far as ``judge`` takes them for names."""
        place = 0
        while match := pattern.search(plain, place):
            start, end = match.span("name")
            place = max(match.end(), place + 1)
            inside = [m for m in mentions if m.start < end and m.end > start]
            whole = not any((m.start, m.end) == (start, end) or m.start < start or m.end > end for m in inside)
            judged = judge(match, _Around(plain, mentions, inside)) if whole else None
            if judged is not None:
                yield judged
            elif judge == self._judge_body:
                place = start + 1  # a name may begin within what is none (某局对|海雀科技有限公司)

    def _judge_behind(self, match: re.Match[str], around: _Around) -> Candidate | None:
        """A name in Latin letters behind a word that tells its kind."""
        plain, word_end = around.plain, match.end("word")
        if any(m.start < word_end == m.end and m.cls not in CONCEPTS and m.cls != "Place" for m in around.mentions):
            return None  # 某某银行|ChatX: the word belongs to a name
        if match["word"] == "银行" and han(plain[match.start() - 1 : match.start()]) and not around.place_ends_at(match.start()):
            return None
        if self.generic(match["name"], around.concepts(match.start("name"))):
            return None
        return Candidate(match["name"], self._latin[match["word"]], why.LATIN_BEHIND(match["word"]))

    def _begins_as_no_name(self, match: re.Match[str], plain: str) -> bool:
        start = match.start("name")
        return self._phrases.starts_with_verb(match["name"]) or _ITS_LIKE.search(plain, max(start - 2, 0), start + 3) is not None

    def _judge_named(self, match: re.Match[str], around: _Around) -> Candidate | None:
        """A thing that a named actor launches (X推出的Y平台)."""
        start, name, noun = match.start("name"), match["name"], match.groupdict().get("noun") or ""
        if self._begins_as_no_name(match, around.plain) or _CLAUSE_INSIDE.search(name, 1):
            return None
        made = len(name) >= MIN_MADE and self._made(match, around.mentions)
        if not made and self.generic(name.removesuffix(noun), around.concepts(start)):
            return None
        if around.holds_another(start) or _FIRST_OF_ITS_KIND.match(name):
            return None
        if _PREDICATE.search(around.plain, 0, match.start()):
            return None  # X是Y推出的产品: what X is, no name
        if not self._actor(around.mentions, match.start(), around.plain):
            return None
        cls = self._nouns.get(match["noun"] or "", "Product")
        stem = name.removesuffix(match["noun"])
        if match["noun"] in _HOLDERS and _COINED.fullmatch(stem) and self._quotes.branded(stem) and self.rest(stem) >= len(stem) - 1:
            return Candidate(stem, cls, why.LAUNCHED_CALLED(match["noun"]), (name,))  # 信证链平台 is 信证链
        return Candidate(name, cls, why.LAUNCHED_CALLED(match["noun"]), self._short(name, match))

    def _judge_brand(self, match: re.Match[str], around: _Around) -> Candidate | None:
        """A name in Latin letters with the noun behind it that tells its kind (ChatX平台)."""
        start, name, noun = match.start("name"), match["name"], match["noun"] or ""
        if self._begins_as_no_name(match, around.plain) or any(m.start == start and m.cls == "Place" for m in around.inside):
            return None
        if self.generic(name.removesuffix(noun), around.concepts(start)) or around.holds_another(start) or _FIRST_OF_ITS_KIND.match(name):
            return None
        bare = name == match["latin"] + noun
        known = next((m for m in around.inside if m.start == match.start("latin")), None)
        if known is not None and known.cls == "Product" and noun in _PROJECTS and bare:
            return self._if_no_latin_name(Candidate(name, "Initiative", why.PRODUCT_AND_NOUN(noun)), match, around)
        if known is not None or self.generic(match["latin"]):
            return None
        if not bare and self._phrases.starts_with_verb(name.removeprefix(match["latin"])):
            return None
        cls = self._nouns.get(noun, "Product")
        whose = around.plain[start - 1 : start] == "的" and bare  # X的ABC平台 is X's ABC
        found = Candidate(match["latin"], cls, why.BRAND(noun)) if whose else Candidate(name, cls, why.BRAND(noun), self._short(name, match))
        return self._if_no_latin_name(found, match, around)

    def _if_no_latin_name(self, candidate: Candidate, match: re.Match[str], around: _Around) -> Candidate | None:
        """The candidate, unless its Latin letters are found as a name by themselves."""
        return None if any(match["latin"] == name.form for name in self._latins.find(around.plain, around.mentions)) else candidate

    def _short(self, name: str, match: re.Match[str]) -> tuple[str, ...]:
        """A product's name in Latin letters without the noun behind it, by which it is known again: ChatX in ChatX大模型."""
        latin = name.removesuffix(match["noun"])
        return (latin,) if self._nouns.get(match["noun"], "Product") == "Product" and _ONLY_LATIN.fullmatch(latin) and self._latins.own(latin) else ()

    def _judge_started(self, match: re.Match[str], around: _Around) -> Candidate | None:
        """A pilot or project that somebody, or a place, starts or takes part in; a short name needs words of its own."""
        plain, mentions = around.plain, around.mentions
        name = re.sub(r"^并?(?:建立|成立|设立|组建|开展|实施|启动|推进)", "", match["name"])
        short = len(name) < MIN_INITIATIVE or match["noun"] in _PARKS
        if short and (len(name) < MIN_TRIAL or match["noun"] not in _TRIALS or self.only_generic(name.removesuffix(match["noun"]))):
            return None
        if any(m.cls == "Initiative" and m.end == match.end("name") for m in mentions):
            return None  # 国家级|绿色金融改革创新试验区: the known name is all of it
        if match["noun"] not in _TRIALS and _BUILDS.search(plain, match.start(), match.start("name")):
            return None
        if _NO_PROJECT.search(name) or self._phrases.starts_with_verb(name) or (short and self._phrases.vague(name)):
            return None
        clause = clause_start(plain, match.start(), "，。；：")
        landed = any(m.cls == "Place" and clause <= m.start and m.end <= match.start() for m in mentions)
        by_place = match["noun"] in _TRIALS and (landed or _PLACES.search(plain, clause, match.start()) is not None)
        if not (by_place or self._actor(mentions, match.start(), plain) or _ANYONE.search(plain, clause, match.start())):
            return None
        return Candidate(name, "Initiative", why.STARTED_CALLED(match["noun"]))

    def _actor(self, mentions: Sequence[Mention], place: int, plain: str) -> bool:
        """Does a named actor stand before a verb, in the same clause or the one before it?"""
        begun = clause_start(plain, place, "。；")
        actors = [m for m in mentions if m.end <= place and m.start >= begun and m.cls not in NO_ACTORS]
        return bool(actors) and place - actors[-1].end <= 30

    @staticmethod
    def _made(match: re.Match[str], mentions: Sequence[Mention]) -> bool:
        """Does an actor stand right before the verb, and 的 right behind it (X打造的Y): what follows is a thing of its own?"""
        verb = match[0][: match.start("name") - match.start()]
        return verb.endswith("的") and any(m.end == match.start() and m.cls not in NO_ACTORS for m in mentions)

    def _beside_its_like(self, match: re.Match[str]) -> bool:
        """Does a list go on with another name that ends like one of a financial institution (甲安银行、乙川证券)?"""
        other = self._like.match(match.string, match.end("name")) or self._like_before.search(match.string, 0, match.start("name"))
        return other is not None and match["end"] in _INSTITUTIONS and self._bodies.body(other["other"], other["last"])

    def _clause_behind(self, plain: str, start: int, end: int) -> bool:
        """Do the words behind a known name begin with what somebody does, or with what is his (某集团|旗下)?"""
        words = plain[start:end]
        return _DOES.match(words) is not None or (self._phrases.starts_with_verb(words) and not words.startswith(_NOUN_LIKE))

    def _judge_body(self, match: re.Match[str], around: _Around) -> Candidate | None:
        """An organisation by its ending: only in a list with known ones, behind 如, or as one that acts."""
        mentions = around.mentions
        start, end = match.span("name")
        legal = match["end"].endswith("公司")
        if match["next"] is None and not legal:
            return None
        if self.generic(match["name"], around.concepts(start)) or not self._bodies.body(match["name"], match["end"]):
            return None
        if match["lead"] != "以及" and self._phrases.in_word(around.plain[max(start - 4, 0) : start + 2], min(start, 4) - 1):
            return None  # 参与|者: the lead is part of a word
        if any(m.start == start and m.cls not in CONCEPTS and self._clause_behind(around.plain, m.end, end) for m in around.inside):
            return None  # 某局同意|海雀支付有限公司: somebody and what he does, no name
        beside = any(m.cls not in CONCEPTS and m.cls not in {"Place", "Product"} and (m.end == start - 1 or m.start == end + 1) for m in mentions)
        listed = beside and (match["lead"].endswith(("、", "和", "与", "及")) or match["next"] in {"、", "和", "与", "及"})
        listed = listed or self._beside_its_like(match) or (match["lead"].endswith(_FOUNDED) and match["end"] in _FIRMS)
        if match["lead"] in _JOINS and match["end"] in _LONG and not any(m.end == start - 1 and m.cls not in CONCEPTS for m in mentions):
            return None  # 产业经济与|技术经济研究所: half of a name
        acts = match["next"] in {"推出", "发布", "上线", "宣布"} or match["lead"].endswith("如")
        inside = [m for m in mentions if start <= m.start and m.end <= end]
        if any(m.cls not in CONCEPTS and m.cls != "Place" for m in inside) and not legal:
            return None
        cls = self._bodies.cls(match["name"], match["end"])
        return Candidate(match["name"], cls, why.ENDS(match["end"])) if legal or listed or acts else None


def _rank(candidate: Candidate) -> int:
    """Which sign goes before others: that of an authority; that of a term's slot comes last (晓帆保险 in a list of insurers is none of insurance)."""
    return -1 if candidate.reason.why in why.AUTHORITIES else candidate.reason.why in why.TERMS


def load_discovery(path: Path, classes: Collection[str] = ()) -> Discovery:
    """Read the rules; ``classes`` are those of the ontology (none given, none checked).

    Raises LexiconError that names what is missing, of the wrong kind, or a class that is none.
    """
    try:
        rules = load_yaml(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise unreadable(path, error, "a YAML mapping") from error
    for field, kind in _SCHEMA.items():
        if not isinstance(rules, dict) or not isinstance(rules.get(field), kind):
            raise LexiconError(worded("no field {!r}", field), where=path.name, expected=worded("a {}", kind.__name__), do="restore it")
    named = {*rules["nouns"], *rules["organizations"].values(), *rules["latin_behind"].values()}
    for cls in sorted(named - set(classes)) if classes else ():
        what = worded("class {!r} is unknown", cls)
        where = f"{path.name}:{line_of(path.read_text(encoding='utf-8'), what)}"
        raise LexiconError(what, where=where, expected="a class of the ontology", do="correct the entry")
    return Discovery(rules)
