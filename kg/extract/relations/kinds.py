"""Which concepts a report puts under which: claims that the reviewed taxonomy agrees with, where the words tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.annotate import Annotated, Sentence
from kg.extract.base import evidence
from kg.extract.relations.items import item_places
from kg.extract.relations.topics import SectionTopics
from kg.lexicon.matcher import bounded
from kg.model.entity import FIELD_CLASSES, Entity, Mention
from kg.model.reach import reached
from kg.model.statement import Claim, Passage

NEAR = 24
"""Characters that may stand between a concept and the wider one that its clause names."""
LEADING = 3
"""A concept that stands so near the beginning of a sentence is what it is about."""
_OF = re.compile(r"(?:领域|场景|业务|方面|环节|层|体系|技术|手段)?(?:中|下|里|内)?的(?!.{0,4}(?:瓶颈|挑战|难点|问题|风险|成本|需求|包括))[^，。；：、]{0,6}")
_BUILT = re.compile(r"(?:技术|理念|框架|体系)?(?:等)?(?:来|所)?(?:构建|打造|形成|衍生|发展|开发|演化|延伸)(?:出|而成|而来)?的[^，。；：、]{0,4}")
"""What stands between a technology and what is built on it (图技术|构建的|关系图谱)."""
_SUCH_AS = re.compile(
    r"(?![^，由从]{0,12}(?:转为|转向|变为|升级为|演变为|扩展到))[^。；]{0,20}，(?:例如|比如|譬如|诸如|如|尤其是|特别是)[^，。；：]{0,6}"
    r"|[^。；]{0,60}，(?:主要|大致|一般|通常|目前|常见的|又|可以?|其?中)*(?:包括|涵盖|包含|有|分为|细分为|划分为|归为)[^，。；：]{0,6}"
)
"""What stands between a concept and the first kind that is given as an example of it, in a clause of its own."""
_THROUGH = re.compile(r"(?:技术|架构|体系)?(?:主要|综合|广泛)?(?:通过|运用|利用|借助|依靠)了?")
"""What stands between a technology and those that make it up (云原生|通过|容器、服务网格等技术)."""
_FROM_TO = re.compile(r"(?:技术|架构|体系)?，(?:为|向|面向)[^，。；：]{1,16}提供(?:了)?(?:包括|涵盖|从)?")
"""What stands between a technology and the kinds of it in which something is provided (基于云计算|，为企业提供从|IaaS到SaaS)."""
_SHOWN = re.compile(r"(?:代表性?|典型|主要)(?:的)?(?:应用|产品|业务|业态|形式|场景)(?:如|例如|包括|有|为)[^，。；：、]{0,4}\Z")
"""In front of a list of what shows best what the block is about (此时期代表性应用如…)."""
_FORM_OF = re.compile(r"[^，。；]{0,3}(?:是|成为|属于|作为|为)[^，。；、]{0,8}")
_FORM = re.compile(r"[^，。；、]{0,10}(?:之一|一种|一类|形式|模式|分支|方向|组成部分|类型|形态|品种|赛道|方案|路线|手段|(?:核心|典型|重要)应用)")
"""What stands between a concept and the wider one that it is told to be a form of, and behind that (BaaS|成为|区块链|的服务形式之一)."""
_PART_OF_AREA = re.compile(r"(?:科技|投资|评价|评估|风险防控|风控|融资|专网|(?:分布式)?架构|即服务)$")
"""What makes of the name of an area that of a part of it (绿色金融|科技), of a technology that of a form of it (5G|专网)."""
_AREA = re.compile(r"(?:金融|ESG)$")
_IN_FIELD = re.compile(r".{0,2}?(?:\*\*)?(?:领域|方面|业务|环节|体系)(?:\*\*)?(?:发力|布局|深耕|持续发力)?[，：]")
_MORE_FIELDS = re.compile(r"(?:(?:、|和|与|及|以及)[^，。；：、和与及]{2,8}?)+(?=等?(?:领域|方面|业务|环节))")
_DIVIDED = re.compile(r"(?:^|，)(?:[^，。；]{0,4})(?:分为|细分为|划分为|包括|涵盖|包含|有)[^，。；]{0,4}\Z")
"""In front of a list of kinds whose wider concept the sentence leaves out (按照准入机制，可分为…)."""
_BETWEEN = re.compile(r"(?:[（(][^（）()]{1,30}[）)])?[^，。；：、（）]{0,3}(?:、|/|和|与|及|以及|到|至|，(?:也有|还有|以及|又有))[^，。；：、（）]{0,3}")
"""What stands between two members of a list."""
_APPOSED = re.compile(r"(?:业务|技术|领域)?”?(?:，?(?:这|上述|以上)|等)?“?(?:[一二三四五六七八九十两\d]+[大种类个项])?")
"""What stands between a list and the name of what they all are (科技金融、绿色金融“五篇大文章”)."""
_BRACKETS = re.compile(r"(?:技术|业务|领域|产品)?[（(](?:如|例如|包括|即|含|主要有|：)?")
"""What stands between a concept and the kinds that brackets behind it name."""
_CLOSED = re.compile(
    r"[^，。；：、]{0,3}(?:[一二三四五六七八九十两\d]+[大种类个项条]|等|，(?:这些|上述|此类|这类))(?:[^，。；：、]{0,6}?)(?:技术|理念|产品|手段|方式|能力|工具|环节|业务|险种|方向|方案|形式|模式|类型|品种|服务|形态|创新|路线|阶段)"
    r"|(?:模式|业务|服务|技术)?(?=(?:也|正|均|都|已|则)[^，。；：、]{2,10}(?:发展|迭代|升级|普及|成熟|增长|涌现|应用))"
    r"|[一二三四五六七八九十两\d]+类(?=[，。；：]|$)"
    r"|(?:均|都)?(?:是|为|属于)[^，。；：、]{0,8}(?:技术|方案|路线|形式|方向|手段)"
)
_STEPS = re.compile(r"等[^，。；：、]{0,4}(?:环节|流程|步骤|阶段)")
"""Behind a list: its members are parts of the way that something goes, and no kinds of it."""
_CLOSES = re.compile(r"(?:等[^，。；：、（）()]{0,6})?[）)]")
_SERIES = re.compile(r"(?:技术|业务|产品|服务|路线|体系)?(?:各有|分别有|主要有|有|分为|分|包括)[^。；：，]{0,12}：")
"""Behind a concept: its kinds follow one by one, a clause each."""
_SUMMED = re.compile(r"(?:技术|业务|领域)?的(?:持续|不断|快速|加速|进一步|迭代|深入)*(?:演进|发展|升级|进步|成熟|创新|应用)")
"""Behind a concept with which a clause sums up those of the clauses before it, where the heading names it too."""
_DEFINED = re.compile(r"(?:技术)?(?:是指|指的是|是)[^。；]{4,60}(?:技术|体系|方法|业务|模式)，(?:例如|比如|如)")


def kinds_told(document: Annotated) -> Iterator[Claim]:
    """Claims that a concept is a kind of another, where the taxonomy agrees and the report puts the two together.

    It does so in the head of the name itself (新型|数据中心), in words that place it in the other (在信贷领域，互联网贷款…;
    信贷业务中的助学贷款), in a definition with its examples (隐私计算是指…的技术体系，如联邦学习适用于…), or in a list of kinds
    (A、B等创新产品) below a heading, or behind words, that name the wider one, or clause by clause behind it. Each pair once a document.
    """
    return _Kinds(document).claims()


_Wider = tuple[str, str, str, tuple[Passage, ...]]
"""A wider concept: id, pattern, confidence, and the passages that name it if the sentence does not."""
_Named = tuple[str, Passage | None]
"""A concept that words outside the sentence name, and where."""


@dataclass(frozen=True, slots=True)
class _Put:
    """How a sentence puts its concepts (``here`` are their ids): ``runs`` of them, where one is ``listed`` among kinds, begins an item (``counted``) or is an example.

    ``over`` are the wider concepts named above it, ``label`` those of its label, ``series`` those whose kinds follow one by one from
    ``series_from`` on, as ``opener`` says.
    """

    sentence: Sentence
    concepts: Sequence[Mention]
    here: frozenset[str]
    runs: Sequence[Sequence[Mention]]
    listed: frozenset[int]
    counted: frozenset[int]
    examples: frozenset[int]
    over: Sequence[_Named]
    label: Sequence[_Named]
    series: frozenset[str]
    series_from: int
    opener: Passage | None


class _Kinds:
    """Reads a document from its beginning; keeps what the sentences of a block before said."""

    def __init__(self, document: Annotated) -> None:
        self._document = document
        self._topics = SectionTopics(document, named=True)
        self._told: set[tuple[str, str]] = set()
        self._above: dict[str, frozenset[str]] = {}
        self._within: dict[tuple[str, str, str], list[_Wider]] = {}
        self._block = -1
        self._series = frozenset[str]()
        self._opener: Passage | None = None
        self._begun_with: list[_Named] = []
        """The concepts with which the sentences of the block before begin."""

    def claims(self) -> Iterator[Claim]:
        for sentence in self._document.sentences:
            if sentence.block != self._block:
                self._start_block(sentence.block)
            fields = [m for m in sentence.mentions if m.cls in FIELD_CLASSES]
            concepts = [m for before, m in zip([None, *fields], fields, strict=False) if before is None or not _gloss(sentence, before, m)]
            if concepts:
                yield from self._sentence(sentence, concepts)

    def _start_block(self, block: int) -> None:
        self._block, self._series, self._opener = block, frozenset(), None
        self._begun_with = []

    def _sentence(self, sentence: Sentence, concepts: list[Mention]) -> Iterator[Claim]:
        put = self._put(sentence, concepts)
        for mention in concepts:
            above = self._above_of(mention.entity)
            for wider, pattern, confidence, context in self._wider_ones(put, mention, above) if above else ():
                same_class = self._document.names[wider].cls == mention.cls
                if same_class and self._first_told(mention.entity, wider):
                    self._document.names.meet(wider)
                    proof = evidence(sentence.passage, "relations", pattern, confidence, context)
                    yield Claim(subject=mention.entity, predicate="broader", object=wider, evidence=proof)
        first = concepts[0]
        below = _first_below(self._document, sentence, self._topics, first, self._above_of(first.entity))
        for claim in (*_of_section(self._document, sentence, self._topics, concepts), *below):
            if self._first_told(claim.subject, str(claim.object)):
                yield claim

    def _first_told(self, concept: str, wider: str) -> bool:
        """Is it the first time that one is told to be a kind of the other?"""
        new = (concept, wider) not in self._told
        self._told.add((concept, wider))
        return new

    def _above_of(self, concept: str) -> frozenset[str]:
        if concept not in self._above:
            self._above[concept] = ancestors(self._document, concept)
        return self._above[concept]

    def _put(self, sentence: Sentence, concepts: list[Mention]) -> _Put:
        """How the sentence puts its concepts; notes what the sentences behind it go on from."""
        plain, runs, here = sentence.plain, _runs(sentence, concepts), frozenset(m.entity for m in concepts)
        listed = frozenset(m.start for run in runs if len(run) > 1 and _CLOSED.match(plain, run[-1].end) and not _STEPS.match(plain, run[-1].end) for m in run)
        over: list[_Named] = [(t.tokens[0].mention.entity, t.passage) for t in self._topics.above(sentence) if t.tokens[0].mention is not None]
        counted = _counted(sentence, concepts) if over else frozenset()
        if any(run[0].start in listed and (run[0].start < LEADING or _DIVIDED.search(plain, 0, run[0].start)) for run in runs):
            over += self._begun_with
        examples = frozenset(m.start for run in runs if _SHOWN.search(plain, 0, run[0].start) for m in run)
        label = [(t.tokens[0].mention.entity, t.passage) for t in self._topics.of(sentence) if t.tokens[0].mention is not None] if examples else []
        self._begun_with += [(m.entity, sentence.passage) for m in concepts if m.start < LEADING]
        opened = [m for m in concepts if m.start < LEADING and _SERIES.match(plain, m.end)]
        if opened:
            self._series, self._opener = frozenset(m.entity for m in opened), sentence.passage
        begun = _SERIES.match(plain, opened[0].end) if opened else None
        series_from = begun.end() if begun is not None else 0
        return _Put(sentence, concepts, here, runs, listed, counted, examples, over, label, self._series, series_from, self._opener)

    def _wider_ones(self, put: _Put, mention: Mention, above: frozenset[str]) -> Iterator[_Wider]:
        """The concepts above a mention's that the report puts it under here, by the words nearest to it first."""
        yield from self._heads(mention, above)
        if not put.here.isdisjoint(above):
            run = next(run for run in put.runs if mention.start <= run[-1].start)
            yield from _wider(put.sentence, mention, run, put.concepts, above)
        if mention.start in put.counted:  # 三是智能合约…, below 区块链
            yield from _named_above(put.over, above, "kind-of-heading-item", "0.72")
        if mention.start in put.examples:  # 此时期代表性应用如P2P, below 第二阶段：互联网金融阶段
            yield from _named_above(put.label, above, "kinds-of-label", "0.75")
        if mention.start == put.series_from and put.opener is not None:  # 隐私计算各有所长：联邦学习适合…；差分隐私适合…
            shown = () if put.opener == put.sentence.passage else (put.opener,)
            yield from ((wider, "kind-in-series", "0.8", shown) for wider in sorted(put.series & above))
        if mention.start in put.listed:
            wider_ones = list(_over_list(mention, put.concepts, put.listed, put.over, above))
            further = {up for wide, *_ in wider_ones for up in ancestors(self._document, wide)}
            yield from (each for each in wider_ones if each[0] not in further)
        if put.over:  # 5G…, 移动通信的演进…, below 移动通信
            plain = put.sentence.plain
            summed = {m.entity for m in put.concepts if m.start > mention.end and _SUMMED.match(plain, m.end) and plain[m.start - 1] in "，；"}
            yield from _named_above(put.over, above & summed, "kind-summed-up", "0.72")

    def _heads(self, mention: Mention, above: frozenset[str]) -> list[_Wider]:
        """The wider concepts that parts of its name name; remembered, as the same names recur."""
        key = (mention.surface, mention.cls, mention.entity)
        if key not in self._within:
            self._within[key] = [wider for wider in _within(self._document, mention) if wider[0] in above]
        return self._within[key]


def _named_above(named: Sequence[_Named], above: frozenset[str], pattern: str, confidence: str) -> Iterator[_Wider]:
    """Those of the concepts named above a sentence that stand above one of its own."""
    return ((wider, pattern, confidence, (place,)) for wider, place in named if wider in above and place is not None)


def _counted(sentence: Sentence, concepts: Sequence[Mention]) -> frozenset[int]:
    """Where concepts begin items of a list (三是|智能合约), if not as the field in which something is told (在…)."""
    places = item_places(sentence.plain)
    starts = {*places, 0} if sentence.kind == "item" else places
    return frozenset(m.start for m in concepts if m.start in starts and "在" not in sentence.plain[m.end : m.end + 3])


def _of_section(document: Annotated, sentence: Sentence, topics: SectionTopics, concepts: Sequence[Mention]) -> Iterator[Claim]:
    """Claims that the concept of which the heading consists is a kind of one that the sentence names, both of one head (银行业|元宇宙, 金融|元宇宙)."""
    alone = topics.alone(sentence)
    kind = alone.tokens[0].mention if alone is not None else None
    if alone is None or kind is None or alone.passage is None:
        return
    names = document.names
    for mention in concepts:
        if mention.entity in names[kind.entity].broader and names[kind.entity].zh[-2:] == names[mention.entity].zh[-2:]:
            proof = evidence(sentence.passage, "relations", "kind-of-section", "0.75", (alone.passage,))
            yield Claim(subject=kind.entity, predicate="broader", object=mention.entity, evidence=proof)


def _first_below(document: Annotated, sentence: Sentence, topics: SectionTopics, first: Mention, above: frozenset[str]) -> Iterator[Claim]:
    """A claim that the concept with which a paragraph begins is a kind of the one of which the heading over it consists."""
    alone = topics.alone(sentence) if first.start == 0 and not document.block_before(sentence) else None
    wider = alone.tokens[0].mention if alone is not None else None
    if alone is None or wider is None or alone.passage is None or wider.cls != first.cls:
        return
    if wider.entity in above and not sentence.plain.startswith(("、", "和", "与", "及"), first.end):
        proof = evidence(sentence.passage, "relations", "kind-first-below", "0.72", (alone.passage,))
        yield Claim(subject=first.entity, predicate="broader", object=wider.entity, evidence=proof)


def _within(document: Annotated, mention: Mention) -> Iterator[_Wider]:
    """Concepts that a part of the name of another names."""
    words = mention.surface
    for start in range(1, len(words) - 1):
        part = document.names.find(words[start:], [mention.cls])
        if part is None:  # a plain word counts as the head if the wider concept is called by it: 支付 does, 金融 as 金融业 does not
            part = document.names.find(words[start:], [mention.cls], weak=True)
            part = part if part is not None and part.zh == words[start:] else None
        part = part if part is not None and bounded(words, start, len(words)) else None  # few are names at all
        if part is not None and not _trade_of(part.zh, document.names[mention.entity].zh) and not _joined_to(part, document.names[mention.entity]):
            yield part.id, "head-of-name", "0.85", ()
        known = part is not None and part.id == mention.entity
        front = document.names.find(words[:start], [mention.cls]) if known or (_PART_OF_AREA.match(words, start) and bounded(words, 0, start)) else None
        if front is not None and (known or _AREA.search(words[:start]) or (mention.cls == "Technology" and front.id in ancestors(document, mention.entity))):
            yield front.id, "kind-of-compound", "0.85", ()  # 人工智能|大模型, another name of 大模型; 绿色金融|科技, 5G|专网


def _joined_to(part: Entity, whole: Entity) -> bool:
    """Is the part the second of two concepts that a name joins (风控|合规: risk control and compliance), and not what the whole is a kind of?"""
    second = whole.en.rpartition(" and ")[2] if " and " in whole.en else ""
    return bool(second) and part.en.startswith(second)


def _trade_of(wider: str, name: str) -> bool:
    """Is a wider concept the trade (银行业) of the bodies that a name tells of (数字|银行)? A bank is no kind of its trade."""
    return wider.endswith("业") and name.endswith(wider.removesuffix("业"))


def _wider(
    sentence: Sentence, mention: Mention, run: Sequence[Mention], concepts: Sequence[Mention], above: frozenset[str],
) -> Iterator[_Wider]:  # fmt: skip
    """Wider concepts that stand with a mention, or with the list that it is a member of."""
    for other in concepts:
        if other.entity in above and other.surface not in mention.surface:
            if other.end == mention.start:  # 人工智能|大模型
                yield other.entity, "kind-of-compound", "0.85", ()
            told = _wider_before(sentence, other, run, concepts) or _wider_behind(sentence, other, run)
            if told is not None:
                yield other.entity, *told, ()
            defined = _DEFINED.match(sentence.plain, other.end)
            if defined is not None and defined.end() <= mention.start and sentence.plain[mention.start - 1] in "，如、":
                yield other.entity, "kind-in-definition", "0.8", ()


def _wider_before(sentence: Sentence, other: Mention, run: Sequence[Mention], concepts: Sequence[Mention]) -> tuple[str, str] | None:
    """Pattern and confidence, where the words between put a concept, or a list, in the one before (信贷业务中的|助学贷款)."""
    between = sentence.plain[other.end : run[0].start]
    if not between:
        return None
    if len(between) <= NEAR and (_OF.fullmatch(between) or _in_field(other, run[0], between, concepts)):
        return "kind-beside", "0.8"
    if _BUILT.fullmatch(between):
        return "kind-built-on", "0.8"
    if _SUCH_AS.fullmatch(between):
        return "kind-as-example", "0.8"
    return _list_of(sentence, between, run[-1].end) if len(run) > 1 else None


def _list_of(sentence: Sentence, between: str, end: int) -> tuple[str, str] | None:
    """The same of a list that ends at ``end`` (云原生|通过|容器、服务网格等技术; 生物识别（|指纹识别、声纹识别|）)."""
    if _THROUGH.fullmatch(between) and _CLOSED.match(sentence.plain, end):
        return "kinds-through", "0.8"
    if _FROM_TO.fullmatch(between):
        return "kinds-provided", "0.75"
    if _BRACKETS.fullmatch(between) and _CLOSES.match(sentence.plain, end):
        return "kinds-in-brackets", "0.85"
    return None


def _wider_behind(sentence: Sentence, other: Mention, run: Sequence[Mention]) -> tuple[str, str] | None:
    """Pattern and confidence, where a concept is told to be a form of the one behind it, or a list is summed up by that."""
    if run[-1].end > other.start:
        return None
    between = sentence.plain[run[-1].end : other.start]
    if between and _FORM_OF.fullmatch(between) and _FORM.match(sentence.plain, other.end):
        return "kind-form-of", "0.8"
    return ("kinds-apposed", "0.85") if len(run) > 1 and _APPOSED.fullmatch(between.strip("“”\"*")) else None


def _in_field(field: Mention, first: Mention, between: str, concepts: Sequence[Mention]) -> bool:
    """Are the words in front of a concept those of the field that it belongs to (在信贷领域，), with no other concept between the two?

    Other fields may be listed behind it (在信贷和保险领域，).
    """
    listed = _MORE_FIELDS.match(between)
    behind = between[listed.end() :] if listed is not None else between
    if not _IN_FIELD.match(field.surface[-2:] + behind):
        return False
    start = first.start - len(behind)
    return not any(start <= m.start < first.start and m.cls == first.cls for m in concepts)


def _over_list(
    mention: Mention, concepts: Sequence[Mention], listed: frozenset[int], over: Sequence[tuple[str, Passage | None]], above: frozenset[str]
) -> Iterator[_Wider]:
    """Wider concepts of a list of kinds: named before it and in no list themselves, or by the heading."""
    for other in concepts:
        if other.entity in above and other.end <= mention.start and other.start not in listed:
            yield other.entity, "kinds-listed", "0.75", ()
    for entity, passage in over:
        if entity in above and passage is not None:
            yield entity, "kinds-under-heading", "0.75", (passage,)


def _gloss(sentence: Sentence, before: Mention, mention: Mention) -> bool:
    """Is a mention only the other name of the one before, in brackets behind it (联邦学习（FL）)?"""
    return before.entity == mention.entity and sentence.plain[before.end : mention.start] in {"（", "("}


def _runs(sentence: Sentence, concepts: Sequence[Mention]) -> list[list[Mention]]:
    """The concepts of a sentence, those that are listed one after the other together."""
    runs: list[list[Mention]] = []
    for mention in sorted(concepts):
        if runs and _BETWEEN.fullmatch(sentence.plain[runs[-1][-1].end : mention.start]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def ancestors(document: Annotated, concept: str) -> frozenset[str]:
    """All concepts that the reviewed taxonomy puts above one."""
    above = document.names[concept].broader
    return frozenset(reached(above, lambda key: document.names[key].broader) if above else ())
