"""Where clauses leave out their subject, and whom they are about: *宁波银行上线了甬智，运用大模型* — it is 甬智 that uses the model.

One walk over the clauses of a sentence; whom a sentence leaves to the next keeps ``kg.extract.relations.viewer``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kg.extract.relations.expressions import BY_BODIES, FOUNDS, Expressions
from kg.extract.relations.items import BEGINS_ITEM
from kg.extract.relations.subjects import SubjectReader, acts, clauses
from kg.extract.relations.view import Anaphor, Subject, Subjects, View
from kg.extract.typed import Alphabet
from kg.model.entity import FIELD_CLASSES
from kg.text.clauses import clause_start

_TROUBLE = re.compile(r"(?:风险|挑战|问题|困难|难点|不足|障碍|瓶颈|压力|隐患)[^，。；：]{0,4}：?$")
"""What announces a list of troubles: its items are not about whom the words before it name."""
_FOUNDS_HERE = re.compile(FOUNDS)
_BODY = re.compile(r"(?:其|公司|协会|联盟)?(?:注册资本|注册资金|实缴资本|总部|注册地)|注册[于在]|(?:主要|重点)?(?:专注|主营|从事|定位|主攻|深耕)")
"""How a clause begins that tells of the body founded in the clause before it, not of its founder."""
_SEAT = re.compile(r"(?:全球|中国|集团|公司)?(?:总部|注册地址?)(?:所在地|地址)?(?:[位设]于|设[在于]|[在为是落])")
"""How a clause begins that tells where the body is of which the clause before it told (由甲发起设立，|总部位于…)."""
_ASIDE = re.compile(r"(?:其)?(?:前身|简称|全称|原名|曾用名|股票代码|证券代码|英文名)(?:为|是|系|：)")
"""How a clause begins that tells a body's other name, behind which the words go on about the body."""
_DEED = re.compile(r"(?:成立|设立|组建|创办|收购|并购|牵头|联合|携手|发起|参与|加入|投资|入股|参股|控股|推出|上线|发布)(?![的于者以]|后)")
"""With which verb a sentence goes on behind its date about the body of the one before (|2014年|发起…)."""
_BY_ITSELF = re.compile(
    r"(?:(?:并|还|又|也|再|且|已|先后|随后|之后|同时|此外|目前)*(?:与|同(?![时样年期步])|跟|携手|联手|牵手|联合|会同)"
    r"|(?:(?!共同|联合|双方)[^，。；：]){0,8}(?:入股|参股|收购|并购|投资了|控股|增资|减持|更名)|从[^，。；：]{1,4}(?:获得|取得))"
)
"""How a clause begins of what one body does, whoever was with it in the clause before (甲与乙设立丙，|携手丁…; |并收购戊)."""
_CONTINUES = re.compile(r"(?:报告期内|同时|此外|另外|目前|随后|之后|其后|此后|在此基础上|一方面|另一方面|首先|其次|再次|最后)[，,]?|(?=并|还|也)")
"""How a sentence begins that goes on about the subject of the one before."""
_BY_MEANS = re.compile(r"(?:通过|依托|借助|利用|运用|基于)(?!这|上述|该|此|对|与|调|研究|分析|比较|观察|以上)")
"""How a sentence begins that goes on about the body of the one before without its name, if nobody else is told of in it."""
_OWN_MEANS = re.compile(r"(?:通过|凭借|在(?=[^，。；：]{2,40}(?:的同时|过程中|的基础上|之?后)，))")
"""How a sentence begins with what somebody does who is named in its next clause (通过|收购甲，乙…; 在|推出甲的同时，乙…)."""
_ANYBODY = re.compile(
    r"金融机构|保险机构|支付机构|银行业|券商|险企|监管|企业可|机构可|各[家类大地方]|行业|业内|业界|我国|全球|市场|可以|能够?|有助于|应|需|将|未来|用户可|人们"
)
"""Signs that a sentence speaks of bodies at large."""
_FIELD_BY_FIELD = re.compile(
    r"(?:具体来看|具体而言|具体来说|例如|比如)?，?(?:在[^，。；：]{1,14}|[^，。；：在]{1,10}(?:方面|层面|领域|业务上|环节))，"
    r"(?=拥有|建有|设有|推出|上线|打造|建成|自建|自研|研发|搭建|构建|运用|引入|采用|布局|发布|部署|开发|升级|开源|联合|完成|依托|与|携手|设立)"
)
"""Where a body's doings are told field by field, without its name (在财富管理领域，拥有…; 平台方面，搭建…)."""
_NAMELESS = re.compile(r"(?:成立|设立|组建|创办|新设|收购|投资)(?:了)?[^，。；：]{0,12}(?:公司|机构|平台|银行|中心)")
"""That a body founded or bought another that is not named (成立了科技子公司)."""
_BY = frozenset("由从自是系为被受归属")
_NOT_DOING = frozenset("在对和向从是被于")
"""How a clause begins that does not tell what was done."""
_PROJECTS = frozenset({"Product", "Initiative"})
MAX_LABEL = 18
NEUTRAL = 6
"""A clause of so few characters (近年来, 2021年) changes no subject."""


def told_by_field(text: str) -> bool:
    """Does a sentence tell a body's doings field by field (在财富管理领域，拥有…)?"""
    return _FIELD_BY_FIELD.match(text) is not None


def announces_trouble(text: str) -> bool:
    """Do words end in announcing troubles (面临以下挑战：), not what somebody does?"""
    return _TROUBLE.search(text) is not None


class Clause(NamedTuple):
    """A clause of a sentence: its place, how it begins if it names its subjects, and these."""

    start: int
    end: int
    head: re.Match[str] | None
    own: Subjects


class Before(NamedTuple):
    """What a sentence begins with: the ``subjects`` of the words before, whether they are still ``open``, and whether it is an ``item`` of a list about them."""

    subjects: Subjects
    open: bool
    item: bool


class Ellipsis:
    """Finds where clauses leave out their subject."""

    def __init__(self, alphabet: Alphabet, expressions: Expressions, reader: SubjectReader) -> None:
        self.expressions, self.reader = expressions, reader
        self._documents = alphabet.documents

    def walk(self, view: View, pronouns: Mapping[int, Anaphor], before: Before) -> Walk:
        """The walk over the clauses of a sentence, ended; none of them is looked at where no clause is about anybody."""
        reader, founds = self.reader, _FOUNDS_HERE.search(view.text) is not None
        named = reader.places(view)
        walk = Walk(self, view, pronouns, before, founds=founds)
        if named or before.subjects or founds or pronouns:
            heads = ((start, end, reader.head(view.text, named, start, end)) for start, end in clauses(view.text))
            walk.over([Clause(start, end, head, reader.own(view, head)) for start, end, head in heads])
        return walk

    def own_doing(self, text: str) -> bool:
        """Does a sentence of a body's own report begin with what was done (上线…), or with the field or the time in which it was?"""
        begun = _FIELD_BY_FIELD.match(text) or _CONTINUES.match(text)
        start = begun.end() if begun else 0
        return text[start : start + 1] not in _NOT_DOING and self.expressions.starter.match(text, start) is not None

    def resumes(self, view: View, *, still_open: bool) -> int | None:
        """Where a sentence goes on with the subject of the one before: at its start, behind 同时 and the like; None if it does not."""
        text, at = view.text, view.at
        match = _CONTINUES.match(text) or _FIELD_BY_FIELD.match(text)
        start = match.end() if match else 0
        if text[start : start + 1] == "在" and start + 1 in at and at[start + 1].kind in self._documents:
            return None  # 同时，在《…》中也提出: the document speaks
        if not match and not still_open and not self._by_means(text) and not self._deed(text):
            return None
        return start if self.expressions.starter.match(text, start) or (still_open and 0 in at) else None

    def _deed(self, text: str) -> bool:
        """Does a sentence begin with a date and what a body did then, with nobody named before (2014年发起…)?"""
        return text[:1] == self.expressions.date and _DEED.match(text, 1 + text.startswith("，", 1)) is not None

    def _by_means(self, text: str) -> bool:
        """Does a sentence begin with the means that the body of the one before uses (通过大模型，提升了…), with nobody else in it?"""
        return _BY_MEANS.match(text) is not None and not self.expressions.actor.search(text) and not _ANYBODY.search(text)


class Walk:
    """A walk over the clauses of one sentence: at each, ``subjects`` is whom the next is about if it names nobody.

    ``ellipses`` are the places found so far, ``first`` at the end is what the sentence is about.
    """

    def __init__(self, ellipsis: Ellipsis, view: View, pronouns: Mapping[int, Anaphor], before: Before, *, founds: bool) -> None:
        self._ellipsis, self._reader, self._expressions = ellipsis, ellipsis.reader, ellipsis.expressions
        self._view, self._text, self._pronouns, self._founds = view, view.text, pronouns, founds
        self._kept, self._open, self._item = before
        self._subjects: Subjects = ()
        self._listed: Subjects = ()
        """Whom the items of a list within the sentence are about."""
        self._founded: Subjects = ()
        """The body that a clause before founded."""
        self._told = 0
        """Where the words about the subjects begin that this sentence names."""
        self.ellipses: dict[int, Anaphor] = {}
        self.first: Subjects = ()
        self.acting = True
        """Does the sentence tell what its subject does, not what it says?"""

    def over(self, found: list[Clause]) -> None:
        """Walk over the clauses: each begins in one of some ways, tried in their order."""
        for clause in found:
            named = self._among_them(clause) or self._of_founded(clause) or self._names_subject(clause)
            if not (named or self._item_of_list(clause) or self._goes_on_from_before(clause)):
                self._goes_on(clause)
        self._before_its_subject(found)
        if self._kept:
            self._of_projects(next((clause.start for clause in found if clause.own), len(self._text)))
        first = next((clause.own for clause in found if clause.own), self._subjects)
        # what it made in a later clause is spoken of next
        self.first = self._subjects if self._subjects[-len(first) :] == first else first
        self.acting = not found or acts(found[0].head)

    def _put(self, place: int, antecedents: Subjects) -> None:
        self.ellipses[place] = Anaphor(0, antecedents)

    def _behind(self, clause: Clause, marks: str) -> bool:
        """Does one of some marks stand in front of a clause?"""
        return self._text[clause.start - 1] in marks

    def _among_them(self, clause: Clause) -> bool:
        """其中: what follows is about others."""
        if self._text[clause.start : clause.end] != "其中":
            return False
        self._subjects = self._kept = ()
        return True

    def _of_founded(self, clause: Clause) -> bool:
        """A clause about the body that the clause before founded (甲银行成立甲科技，|注册资本…)."""
        founding = self._expressions.found.search(self._text, clause.start, clause.end) if self._founds else None
        if founding is not None:
            self._founded = (Subject((self._view.at[founding.start("body")],)),)
            return False
        if not (self._founded and self._behind(clause, "，") and _BODY.match(self._text, clause.start, clause.end)):
            return False
        self._put(clause.start, self._founded)
        return True

    def _names_subject(self, clause: Clause) -> bool:
        """A clause that begins with the name of its subject, or with a pronoun; behind a colon a list may tell of it item by item."""
        own = clause.own
        if not own:
            pronoun = self._pronouns.get(clause.start)
            if pronoun is None:
                return False
            own = pronoun.antecedents
        self._subjects = own if acts(clause.head) else ()
        self._told = clause.head.end("names") if clause.head is not None else clause.start
        if self._text[clause.end : clause.end + 1] == "：":
            self._listed = () if _TROUBLE.search(self._text, clause.start, clause.end) else self._subjects
        return True

    def _item_of_list(self, clause: Clause) -> bool:
        """An item of a list within the sentence, about whom the list was announced for (甲银行采取两项措施：|一是推出…；|二是…)."""
        text, start, end = self._text, clause.start, clause.end
        if not (self._listed and self._behind(clause, "：；") and BEGINS_ITEM.match(text, start, end)):
            return False
        self._subjects = self._listed if self._expressions.starter.match(text, start, end) else ()
        if self._subjects:
            self._put(start, self._subjects)
        return True

    def _goes_on_from_before(self, clause: Clause) -> bool:
        """The beginning of a sentence that goes on about whom the one before was about (同时，|推出…)."""
        if clause.start or not self._kept:
            return False
        begin = self._begin()
        if begin is not None:
            launches = self._text[clause.end : clause.end + 1] == "，" and not self._item
            self._subjects = self._with_launched(self._kept, begin, clause.end) if launches else self._kept
            self._put(begin, self._meant(self._kept, begin, clause.end))
        return True

    def _begin(self) -> int | None:
        """Where the sentence goes on about the subjects of the words before it; None if it does not."""
        if self._item:
            return 0 if self._expressions.starter.match(self._text) else None
        return self._ellipsis.resumes(self._view, still_open=self._open)

    def _goes_on(self, clause: Clause) -> None:
        """A clause that goes on about the subject of the one before (，|用于风控), or else changes it, if it is not too short for that."""
        text, start, end = self._text, clause.start, clause.end
        if not self._subjects and self._kept and self._open and self._behind(clause, "：") and _labelled(self._view, start):
            self._subjects = self._kept  # a label stood before: 架构升级：自主研发的X投产
        if not self._subjects or not self._behind(clause, "，："):
            return
        if self._expressions.starter.match(text, start, end):
            self._put(start, self._meant(self._subjects, start, end))
            self._subjects = self._with_launched(self._subjects, start, end)  # …，推出X，用于…: it is X that is used
        elif _ASIDE.match(text, start, end) or (_SEAT.match(text, start, end) and not self._names_another(start)):
            self._put(start, self._reader.bodies(self._subjects))
        elif (end - start > NEUTRAL and text[start] != self._expressions.date) or self._expressions.actor.search(text, start, end):
            self._subjects = ()

    def _meant(self, subjects: Subjects, start: int, end: int) -> Subjects:
        """Whom of some subjects a clause means that leaves them out."""
        if _BY_ITSELF.match(self._text, start, end) and (leading := self._reader.without_others(subjects)):
            return leading
        return (self._reader.bodies(subjects) if BY_BODIES.match(self._text, start, end) else ()) or subjects

    def _names_another(self, end: int) -> bool:
        """Do the words up to a place tell of another that may have the seat told of behind it (甲收购了乙，|总部位于…), not by whom the subject is (由乙设立)?"""
        if _NAMELESS.search(self._text, self._told, end):
            return True
        other = self._expressions.actor.search(self._text, self._told, end)
        return other is not None and self._text[other.start() - 1] not in _BY

    def _with_launched(self, subjects: Subjects, start: int, end: int) -> Subjects:
        """Whom the next clause is about: what this one launches, then who does it."""
        launched = self._expressions.launches.match(self._text, start, end)
        return subjects if launched is None else (self._reader.listed_from(self._view, launched.start("product")), *subjects)

    def _before_its_subject(self, found: list[Clause]) -> None:
        """A first clause of what the body does that the next one names (通过|收购甲，乙公司…)."""
        begun = _OWN_MEANS.match(self._text) if len(found) > 1 and found[0].head is None and found[1].own else None
        bodies = self._reader.bodies(found[1].own) if begun is not None else ()
        if begun is not None and bodies and self._expressions.starter.match(self._text, begun.end(), found[0].end):
            self._put(begun.end(), bodies)

    def _of_projects(self, begun: int) -> None:
        """Where the words speak of a trial or a project named before, in front of the first subject (|首批试点银行…), or join it (乙银行随后|加入)."""
        for match in self._expressions.bridge.finditer(self._text, 0, begun):
            meant = tuple(s for s in self._kept if s.tokens[0].kind in _PROJECTS)
            if meant:
                self._put(match.start(), meant)
        projects = tuple(s for s in self._kept if s.tokens[0].kind == "Initiative")
        for match in self._expressions.joins.finditer(self._text) if projects and "加入" in self._text else ():
            self._put(match.start(), projects)


def _labelled(view: View, place: int) -> bool:
    """Is what stands before the colon in front of a place a label of few words, with nobody in it who acts?"""
    start = clause_start(view.text, place, "。；")
    return place - start <= MAX_LABEL and all(view.at[i].kind in FIELD_CLASSES for i in range(start, place) if i in view.at)
