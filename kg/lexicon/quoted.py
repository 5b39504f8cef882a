"""Names in quotation marks: products and initiatives by who owns them, the nouns beside them, what is done with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import CONCEPTS, NO_ACTORS, Candidate
from kg.lexicon.matcher import any_of, by_word
from kg.lexicon.phrases import Phrases
from kg.model.entity import FIELD_CLASSES, Mention
from kg.model.reason import Reason
from kg.text.clauses import clause_start

_QUOTED = re.compile(r"“(?P<name>[^“”，。；：、！？《》（）]{2,24})”")
_CLAUSE_EDGE = re.compile(r"[，。；：！？]")
_MIXED = re.compile(r"[\u4e00-\u9fff][A-Za-z]|[A-Za-z][\u4e00-\u9fff]|^[A-Z][a-z]+[A-Z]|\d\.\d$")
_ITEM = re.compile(r"(?:[一二三四五六]是|其[一二三四五六]|第[一二三四五六]个?是|[（(]?\d[）).、])(?:推出|打造|上线)?")
_JOINED = re.compile(r"[、和与及或]|以及|，")
_BESIDE = re.compile(r"(?:“[^“”]*”[、和与及]?)+$")
_COUNTED = re.compile(r"^[一二两三四五六七八九十百千万双多单零\d]|[+＋×*/—-]")
ABREAST = re.compile(r"^(?:边(?![缘境民])[^边]+边|又[^又]+又|越[^越]+越|既[^又]+又).")
"""Turns that put two doings side by side (边试边改): a way to work, and no name."""
_BUILT_ON = re.compile(r"基于[^的，]{2,14}的[^，]{4,}")
"""How trials are called by what they are built on (“基于区块链的供应链融资服务”): no clause, where they stand in marks behind who tries them."""
_OF_PLACE = re.compile(r"(?:[\u4e00-\u9fff]{0,5}(?:建设|运营|搭建|推出|上线)?的)?")
_OF_SOME = re.compile(r"(?<!他行)(?<!同业)(?<!同行)(?<!对手)(?<!其他)的$")
_ANYONE = re.compile(r"[该本][行司集公机企](?![业动为政情])|(?:^|[，。；：])(?:公司|集团|我行|其)")
MAX_BARE = 6
MIN_OWN = 2
MAX_KINDS = 3
"""So many words for its kind may stand between a name and the noun behind it."""
SHORT = 2
"""Names of so few characters are words as well, where no marks stand around them."""


class QuotedNames:
    """The rules in ``data/patterns/discovery.yaml`` (section ``quoted``)."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases, rest: Callable[[str, Sequence[tuple[int, int]]], int]) -> None:
        self._phrases = phrases
        self._rest = rest
        self._classes: Mapping[str, str] = by_word(rules["nouns"])
        self.needs = ({"“"},)
        noun = any_of(self._classes)
        self._noun = re.compile(rf"(?P<noun>{noun})$")
        self._behind = re.compile(rf"(?!试点(?:上线|推广|应用|运行))(?P<noun>{noun})")  # “A”试点上线某功能: a verb
        self._kinds = re.compile(rf"[A-Z][A-Za-z]{{1,5}}|(?:{any_of(rules['kinds'])}){{1,3}}")
        self._before = re.compile(rf"(?:{any_of(rules['before'])})(?:——|-|[：:]|(?:主要|目前|已)*(?:包括|涵盖|分别为|分别是|如|例如))?$")
        self._owner = re.compile(
            rf"^(?:{any_of(rules['owned'])})?(?:(?:面向|针对|为|服务于?|自有|自研|自主研发|内部|集团|旗下|专属)[\u4e00-\u9fffA-Za-z]{{0,10}})?(?:的)?$"
        )
        self._of_one = re.compile(rf"(?:(?:该|本|其|我)(?:{any_of(rules['ones'])})|前者|后者|两者)(?:的|旗下的?)$|(?:^|[，。；：])其$")
        self._made = re.compile(rf"(?:{any_of(rules['made'])})(?:了|的|出|有)?(?:[\u4e00-\u9fffA-Za-z]{{2,12}})?$")
        self._launched = re.compile(rf"(?:{any_of(rules['launched'])})(?:了|的|出)?(?:[\u4e00-\u9fffA-Za-z]{{0,12}})$")
        self._started = re.compile(rf"(?:{any_of(rules['started'])})(?:了|的)?(?:[\u4e00-\u9fff]{{2,6}})?$")
        self._award = re.compile(rf"(?:{any_of(rules['awards'])})$")
        self._by = re.compile(rf"(?:则|均|主要)?由(?P<by>[^，。；]{{2,30}}?)(?:{any_of(rules['by'])})")
        self._is_of = re.compile(rf"[\u4e00-\u9fffA-Za-z]{{0,12}}?(?:是|系|为)(?P<by>[^，。；]{{2,36}}?)(?:{any_of(rules['by'])}|构建|自研)的")
        when = r"(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日|末|底|初)?)?"
        self._does = re.compile(rf"(?:则|也|亦|均|还|已经|已|正|曾|率先|先后|目前|同步|顺利|成功|试点|于)*{when}(?:{any_of(rules['does'])})")
        self._built = re.compile(rf"(?:{any_of(rules['built'])})(?:了|的|出)?$")
        self._runs_on = re.compile(rf"，(?:{any_of(rules['runs_on'])})")
        self._rests = re.compile(rf"^(?:{any_of(rules['rests_on'])})(?:(?:自主研发|自主开发|自建|自有|自研)的)?$")
        self._led = re.compile(rf"(?:{any_of(rules['led'])})(?:了|的)?$")
        self._also = re.compile(rf"(?:则|也|均|还|已)*(?:{any_of(rules['also_does'])})")
        self._kept = re.compile(rf"(?:{any_of(rules['endings'])})$")
        inner = f"(?:{any_of(rules['motto_last'])})$|{any_of(rules['motto_inside'])}"
        self._turns = re.compile(inner)
        self._mottos = re.compile(rf"^(?:{any_of(rules['motto_first'])})|{inner}")
        self._never = frozenset(rules["never"])

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New names in quotation marks in ``text``, whose known names are ``mentions``."""
        accepted: dict[int, Candidate] = {}
        plausible: list[tuple[int, int, str]] = []
        for match in _QUOTED.finditer(text):
            start, end = match.span("name")
            inside = [m for m in mentions if m.start < end and m.end > start]
            if any((m.start, m.end) == (start, end) or m.start < start or m.end > end for m in inside):
                continue
            name = match["name"]
            concepts = [(m.start - start, m.end - start) for m in inside if m.cls in CONCEPTS]
            says_kind = bool(self._kept.search(name)) or (len(name) > SHORT + 1 and bool(self._noun.search(name)))
            launched = says_kind and self._launched.search(text, 0, match.start()) is not None
            called = launched or bool(self._noun_behind(text, match.end(), mentions)) or self._before.search(text, 0, match.start()) is not None
            if self._motto(name, called, concepts):
                continue
            plausible.append((match.start(), match.end(), name))
            candidate = self._judge(text, match, mentions)
            if candidate is not None:
                accepted[match.start()] = candidate
        for before, after in [*pairwise(plausible), *pairwise(reversed(plausible))]:
            known = accepted.get(before[0])
            edge = text[min(before[1], after[1]) : max(before[0], after[0])]
            if known is not None and after[0] not in accepted and (not edge or _JOINED.fullmatch(edge)):
                accepted[after[0]] = Candidate(after[2], known.cls, why.QUOTED_BESIDE())
        yield from accepted.values()

    def _motto(self, name: str, called: bool, concepts: Sequence[tuple[int, int]]) -> bool:
        """Are the words no name, but a motto, a figure of speech, a clause, or made of the field's plain words?

        What a noun behind the marks calls a thing (``called``), and what is launched with an ending of such names, may be made of plain words, all but one sign.
        """
        if name in self._never or name in self._classes or ABREAST.match(name):
            return True
        if self.branded(name) or _BUILT_ON.fullmatch(name):
            return False
        if self._noun.search(name) and len(name) >= MAX_BARE:  # a long name that says what it is
            return self._phrases.starts_with_verb(name)
        if self._rest(name, concepts) < min(len(name) - 1, 1 if called else MIN_OWN):
            return True
        return self._phrases.starts_with_verb(name) or bool(self._mottos.search(name)) or bool(_COUNTED.search(name.rstrip("+＋") if called else name))

    def _noun_behind(self, text: str, place: int, mentions: Sequence[Mention]) -> str:
        """The noun that says what a thing is behind its name, over words for its kind and known concepts (“X”|知识问答|大模型); empty if none."""
        for _ in range(MAX_KINDS):
            if noun := self._behind.match(text, place):
                return noun["noun"]
            concept = next((m for m in mentions if m.start == place and m.cls in FIELD_CLASSES), None)
            kinds = self._kinds.match(text, place)
            if concept is not None:
                if own := self._noun.search(text, place, concept.end):
                    return own["noun"]
                place = concept.end
            elif kinds is not None:
                place = kinds.end()
            else:
                return ""
        noun = self._behind.match(text, place)
        return noun["noun"] if noun else ""

    def branded(self, name: str) -> bool:
        """Does a name look coined: Latin letters among Chinese ones, a version, or an ending of products' names (通, 宝, 链, 贷)?"""
        if len(name) > MAX_BARE + 2 or re.search(r"[+＋×、]", name) or name in self._never or not self._rest(name, ()):
            return False
        if _MIXED.search(name):
            return True
        end = self._kept.search(name)
        if end is None or not self._rest(name[: end.start()], ()):
            return False
        turn = self._turns.search(name)
        return turn is None or end.start() < turn.start()  # 管家 says more than 家, 产业链 more than 链

    def shown(self, name: str, reason: Reason) -> str:
        """The form by which a name found for ``reason`` is known again: with its marks where it is a plain short word (“天启”)."""
        return f"“{name}”" if reason.why in why.IN_MARKS and len(name) <= SHORT and not self.branded(name) else name

    def _judge(self, text: str, match: re.Match[str], mentions: Sequence[Mention]) -> Candidate | None:
        name = match["name"]
        told = match.start() - text.endswith(("：", ":"), 0, match.start())  # 品牌：“X”
        clause = max((edge.end() for edge in _CLAUSE_EDGE.finditer(text, 0, told)), default=0)
        sentence = clause_start(text, match.start(), "。；")
        before, after = _BESIDE.sub("", text[clause : match.start()]), text[match.end() :]
        behind = self._noun_behind(text, match.end(), mentions)
        own = self._noun.search(name)
        noun = own["noun"] if own else behind
        cls = self._classes.get(noun, "Product")
        branded = self.branded(name) or _BUILT_ON.fullmatch(name) is not None
        sign = (
            self._owned(text, match.start(), clause, mentions)
            or (why.OWNED_AHEAD() if branded and _OF_SOME.search(before) else None)
            or (why.KIND_AHEAD() if self._before.search(before) else None)
            or (why.MADE() if (branded or noun) and self._made.search(before) and self._maker(text, mentions, sentence, clause, match.start(), branded) else None)
            or (why.LAUNCHED() if self._launched.search(before) and self._actor(text, mentions, sentence, match.start()) else None)
            or (why.MAKER_TOLD() if self._told_by(text, match.end(), mentions) else None)
            or (why.TOLD_DOING() if branded and self._also.match(after) else None)
            or (why.LIST_ITEM() if branded and _ITEM.fullmatch(before) else None)
            or (why.BUILT() if self._built.search(before) and self._runs_on.match(after) and self._actor(text, mentions, sentence, match.start()) else None)
            or (why.BUILT() if (branded or noun) and self._rests.fullmatch(before) and self._actor_behind(match.end(), text, mentions) else None)
            or (why.TOLD_DOING() if self._does.match(after) and (branded or (not before and len(name) <= MAX_BARE)) else None)
            or (why.CALLED(behind) if behind and (branded or self._actor(text, mentions, sentence, match.start())) else None)
            or (why.OWNED() if own and any(m.start == match.start("name") and m.end < match.end("name") and m.cls not in NO_ACTORS for m in mentions) else None)
            or (why.OWNED() if cls == "Product" and (own or branded) and any(m.end == match.start() and m.cls not in NO_ACTORS for m in mentions) else None)
        )
        starts = self._started.search(before) or (own and cls == "Initiative" and self._led.search(before))
        if sign is None and starts and not self._award.search(name) and self._actor(text, mentions, sentence, match.start()):
            sign, cls = why.STARTED(), "Initiative"
        if sign is None or (sign.why == why.OWNED_BY_PLACE and not (noun or branded)) or (sign.why == why.OWNED and not (noun or branded or len(name) <= MAX_BARE)):
            return None
        return Candidate(name, cls, why.QUOTED(sign))

    def _owned(self, text: str, place: int, clause: int, mentions: Sequence[Mention]) -> Reason | None:
        """The reason where the owner stands before the name: X的“Y”, X旗下的“Y”, 该行的“Y”, and at a clause's beginning 其“Y”."""
        if self._of_one.search(text[max(clause - 1, 0) : place]):
            return why.OWNED()
        owner = next((m for m in reversed(mentions) if clause <= m.start and m.end < place and m.cls not in NO_ACTORS), None)
        if owner is not None and text[place - 1] in "的下有" and self._owner.match(text[owner.end : place]):
            return why.OWNED()
        land = next((m for m in reversed(mentions) if clause <= m.start and m.end < place and m.cls == "Place"), None)
        return why.OWNED_BY_PLACE() if land is not None and _OF_PLACE.fullmatch(text[land.end : place]) else None

    def _maker(self, text: str, mentions: Sequence[Mention], sentence: int, clause: int, end: int, branded: bool) -> bool:
        """Is an actor named before, or does the clause begin with a place that makes a thing with a coined name (宁波市建成“甬城链”)?"""
        by_place = branded and any(m.cls == "Place" and m.start == clause for m in mentions)
        return by_place or self._actor(text, mentions, sentence, end)

    @staticmethod
    def _actor(text: str, mentions: Sequence[Mention], start: int, end: int) -> bool:
        """Is an actor named between two places, or meant by 该行, 公司?"""
        return any(start <= m.start and m.end <= end and m.cls not in NO_ACTORS for m in mentions) or _ANYONE.search(text, start, end) is not None

    @staticmethod
    def _actor_behind(place: int, text: str, mentions: Sequence[Mention]) -> bool:
        """Does the next clause begin with an actor (依托“X”，Y…)?"""
        return text.startswith("，", place) and any(m.start == place + 1 and m.cls not in NO_ACTORS for m in mentions)

    def _told_by(self, text: str, place: int, mentions: Sequence[Mention]) -> bool:
        told = self._by.match(text, place) or self._is_of.match(text, place)
        return told is not None and self._actor(text, mentions, place, told.end("by"))
