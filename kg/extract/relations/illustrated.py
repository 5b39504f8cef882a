"""What an example illustrates: the field or technology of the words before 例如, which the example's own words leave out.

*…破解小微企业风控难题。例如，宁波银行上线“甬眼”系统…* tells that the system serves that field. The claim that is illustrated stands in
front of 例如 in the same sentence, in the sentence before, or in the one that opens the item of a list (二是…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.extract.annotate import Annotated, Sentence
from kg.extract.relations.items import begins_item
from kg.extract.relations.view import Subject
from kg.extract.typed import Token
from kg.model.entity import Mention
from kg.text.clauses import clause_start

_FIELD_BEFORE = re.compile(r"(?:该|这一|此)(?:领域|业务|细分领域|业务领域)")
"""What takes up the field that the sentence before names last."""
FAR = 4
"""An item that was opened so many sentences ago no longer tells what an example is of."""
SHORT = 12
"""Words in front of 例如 that are fewer claim nothing themselves (同业纷纷行动，比如)."""
MAX_FIELDS = 2
"""Of words that name more fields, none is what the example is of."""
_MARK = re.compile(r"(?:^|[，。；：])(?:例如|比如|譬如|诸如|如(?![何果下今此同上是若期实]))")
_TALK = "一二三四五六七八九另首其再最"
_ELSEWHERE = re.compile(r"，?在[^，。；]{0,14}(?:领域|方面|环节|场景|业务|行业|中|上)，")
"""Behind 例如: the example names its own field."""
_OPENS = re.compile(r"\s*(?:(?:另)?一方面|首先|其次|再次|第[一二三四五六]|[一二三四五六七八]是|其[一二三四])[，,]?")
_GONE_WRONG = re.compile(
    r"缺位|缺失|缺少|缺乏|滥用|失控|违规|泡沫|诈骗|尚未|未能|不再|难以|下滑|放缓|萎缩|停滞|事故|攻击|破产|低迷|受限|瓶颈|隐患|，但|复杂度|难度|风险(?:事件|上升|加大|突出|暴露|频发|仍|较|积聚|不容|的挑战|[，。]|$)"
)
"""Words of a claim about what went wrong: its example is no use of anything."""
_WISHED = re.compile(
    r"应[当该]|(?<![对响适反供效回顺相])应(?!用|收|付|急|答|对|链|商|运|届|变|力)|需要|仍需|还需|必须|亟待|亟需|有望|预计|未来|将(?!.{0,20}(?:用于|融入|应用|作为))|计划|拟|如何|是否"
)
_BY_MEANS = re.compile(
    r"(?:利用|运用|借助|采用|引入|依托|基于|通过|部署|应用|拥抱|布局|建设|打造|探索|推动|推进|构建|搭建|使用|结合)(?:了)?[^，。；：、]{0,10}\Z"
)

_ACTS = re.compile(
    r"[^，。；：]{0,16}?(?:技术|等)?(?:进一步|正|已|持续|不断|有效|加速|逐步)*(?:释放|破解|提升|助力|推动|赋能|重塑|促进|加快|支撑|实现|改善|优化)"
)
_ACCORDING = re.compile(r"(?:根据|按照|结合|鉴于)[^，。；]{0,20}\Z")
_JOINED = re.compile(r"[^，。；：、]{0,4}(?:[、和与及/]|以及)[^，。；：、]{0,2}")
_VAGUE = re.compile(
    r"(?:数字|数字化|信息|新兴|前沿|先进|创新|智能|金融|科技|新一代信息|数智)(?:技术|手段|工具)$|^(?:数据|算法|算力|互联网|平台)$|(?:管理|系统)$"
)
_WIDE = re.compile(
    r"(?:转型|升级|发展|创新|监管|产业|行业|经济|市场|决策|要素|释放|系统|数字化|智能化|基础设施|金融|科技|业)$|^(?:金融|数字|科技)[^，。]{0,2}$"
)
"""Fields so wide that an example of them need not be about them."""
_NARROW = re.compile(
    r"(?:供应链|消费|绿色|普惠|养老|科创|产业|场景|转型|农村|小微|贸易|跨境|汽车|产业数字|数字普惠|个人)金融$"
)


def illustrated(document: Annotated) -> Mapping[Sentence, tuple[Subject, ...]]:
    """For each sentence that begins or holds an example, the fields and technologies of the claim that it illustrates; for one that speaks of 该领域, that field."""
    found: dict[Sentence, tuple[Subject, ...]] = {}
    block, before, opener, since = -1, None, None, 0
    for sentence in document.sentences:
        if sentence.kind not in {"sentence", "item"}:
            continue
        if sentence.block != block:
            block, before, opener, since = sentence.block, None, None, 0
        since += 1
        if _opens(sentence):
            opener, since = sentence, 0
        field = _taken_up(document, sentence, before)
        if field is not None:
            found[sentence] = (field,)
        mark = _MARK.search(sentence.plain) if "如" in sentence.plain else None
        if mark is not None and _is_example(sentence, mark.end()):
            claimed = _claimed(document, sentence, mark.start(), before, opener if since < FAR else None)
            own = _own_technologies(sentence, mark.end())
            topics = {
                t.tokens[0].mention.entity: t
                for t in claimed
                if t.tokens[0].mention is not None and not _another_named(document, t.tokens[0].mention, own)
            }
            if topics:
                found[sentence] = tuple(topics.values())
        before = sentence if mark is None else None
    return found


def _taken_up(document: Annotated, sentence: Sentence, before: Sentence | None) -> Subject | None:
    """The field that the sentence before names last, where 该领域 takes it up and the sentence names none of its own before."""
    if before is None or not ("领域" in sentence.plain or "业务" in sentence.plain):
        return None
    word = _FIELD_BEFORE.search(sentence.plain)
    fields = [m for m in before.mentions if m.cls == "Scenario" and not _wide(document, m)] if word is not None else []
    own = any(m.cls == "Scenario" and m.end <= word.start() and not _wide(document, m) for m in sentence.mentions) if word is not None else True
    return Subject((Token.of(fields[-1]),), before.passage, example=True) if fields and not own else None


def _is_example(sentence: Sentence, place: int) -> bool:
    """Do names stand behind 例如, which ends at a place, and no field that the example is said to be of?"""
    return any(m.start >= place for m in sentence.mentions) and _ELSEWHERE.match(sentence.plain, place) is None


def _own_technologies(sentence: Sentence, place: int) -> list[Mention]:
    """The technologies that the first clause of an example names, which begins at a place: of these it is an example (如宁波银行推出的5G消息平台，…)."""
    end = next((i for i in range(place + 1, len(sentence.plain)) if sentence.plain[i] in "，。；"), len(sentence.plain))
    return [m for m in sentence.mentions if m.cls == "Technology" and place <= m.start < end]


def _another_named(document: Annotated, topic: Mention, own: Sequence[Mention]) -> bool:
    """Does an example name technologies of its ``own``, and none of them akin to the one that the words before it tell of?"""
    if topic.cls != "Technology" or not own:
        return False
    names = document.names
    return not any(
        m.entity == topic.entity or m.entity in names[topic.entity].broader or topic.entity in names[m.entity].broader for m in own
    )


def _claimed(document: Annotated, sentence: Sentence, place: int, before: Sentence | None, opener: Sentence | None) -> list[Subject]:
    """What the words claim in front of 例如 at a place; where they are few, what the sentence before claims, and the one that opened the item."""
    found = list(_topics(document, sentence, place)) if place > 0 else []
    if found or place >= SHORT:
        return found
    for lead in dict.fromkeys((before, opener)):
        topics = _topics(document, lead, len(lead.plain)) if lead is not None else ()
        found += [t for t in topics if lead is opener or t.tokens[0].kind == "Scenario"]
    return found


def _opens(sentence: Sentence) -> bool:
    """Does a sentence open an item (二是…, 一方面…)?"""
    talks = sentence.plain.lstrip()[:1] in _TALK and _OPENS.match(sentence.plain) is not None
    return talks or begins_item(sentence.plain) > 0


def _topics(document: Annotated, lead: Sentence, end: int) -> Iterator[Subject]:
    """The fields and technologies that the words of a sentence up to a place claim to be served and used; none where it tells of failure or wishes."""
    words = lead.plain[:end]
    if _GONE_WRONG.search(words) or _WISHED.search(words):
        return
    title = document.document.report.title
    here = [m for m in lead.mentions if m.end <= end]
    passage = lead.passage if end == len(lead.plain) else None
    fields = {
        m.entity: m
        for m in here
        if m.cls == "Scenario"
        and m.surface not in title
        and not _wide(document, m)
        and not _of_many(words, here, m)
        and not _ACCORDING.search(words, 0, m.start)
    }
    if 0 < len(fields) <= MAX_FIELDS:
        yield from (Subject((Token.of(m),), passage, example=True) for m in fields.values())
    used = {
        m.entity: m for m in here if m.cls == "Technology" and not _VAGUE.search(m.surface) and _used(words, here, m)
    }
    if 0 < len(used) <= MAX_FIELDS:
        yield from (Subject((Token.of(m),), passage, example=True) for m in used.values())


def _wide(document: Annotated, mention: Mention) -> bool:
    return any(
        _WIDE.search(form) is not None and _NARROW.search(form) is None
        for form in (document.names[mention.entity].zh, mention.surface)
    )


def _of_many(words: str, mentions: Sequence[Mention], mention: Mention) -> bool:
    """Is a name one of a list of three and more, of which an example need not have all?"""
    same = sorted(m for m in mentions if m.cls == mention.cls)
    joined = [_JOINED.fullmatch(words, one.end, other.start) is not None for one, other in pairwise(same)]
    first = last = same.index(mention)
    while first > 0 and joined[first - 1]:
        first -= 1
    while last < len(joined) and joined[last]:
        last += 1
    return last - first > 1 or words.startswith("、", same[last].end)


def _used(words: str, mentions: Sequence[Mention], mention: Mention) -> bool:
    """Is a technology told of as used, or as what does something?"""
    start = clause_start(words, mention.start, "，。；：")
    if _BY_MEANS.search(words, start, mention.start):
        return True
    first = min((m.start for m in mentions if m.start >= start), default=-1)
    return first == mention.start and mention.start - start <= 4 and _ACTS.match(words, mention.end) is not None
