"""The noun behind a count: which words it is, and how it is spelt."""

from __future__ import annotations

import re

from kg.extract.statistics import grammar
from kg.extract.statistics.counting import BODY, GIVEN_TO, NOT_MINE, THRESHOLD, Count, Told
from kg.extract.statistics.deeds import beyond
from kg.extract.statistics.line import DATE, SUBJECT, Item, Words, is_made
from kg.extract.statistics.naming import counted, tidy
from kg.extract.statistics.phrases import read_phrase
from kg.extract.statistics.slots import LEVEL, NO_STATISTIC, Draft, Slot
from kg.extract.statistics.who import Who

UNITS_OF_TEXT = frozenset({"词例", "词元", "参数", "样本", "字节", "标记"})
ONE_WORD = {"省": "省份", "县": "县域"}
_MOVES_ONLY = re.compile("(?:同比|环比)?(?:增长|增加|减少|下降|上升|提升|提高|降低|回落|增至|降至)")
_GIVES_TAIL = re.compile(r"(?:提供|发放|投放|推出|出台|发布)$")
_AMONG_THEM_TAIL = re.compile(r"(?:当中|中|里)(?:已|仅|就)?有?$")
_LIST_TAIL = re.compile(r"(?:[、和与及等，]|以及)+$")
_USE_ONLY = re.compile(r"全?覆盖|支持|服务|接入|管理|应用")
_SUMMED = re.compile(r"(?:总|合计|平均|共)")
_LEADS_TO_FIGURE = re.compile(r"(?:达到?|为|超过?|约|突破|均|近|合计|总计|共计)+$")


def divided(count: Count) -> Told:
    """28家|X银行|设立了Y: the words of the noun, and those of what its members do."""
    slot, right = count.slot, count.right
    predicate = grammar.PREDICATE_OF_NOUN.search(right.form, 1)
    count.split = predicate.start() if predicate else 0
    count.action_words = right.cut(count.split) if predicate else slot.chained
    noun = Words.of([item for item in right.cut(0, count.split or None).items if item.code != DATE])
    if slot.following is not None and not count.split:
        noun = _without(_GIVES_TAIL, noun)
    noun = _without(_LIST_TAIL, _without(_AMONG_THEM_TAIL, noun))
    if "的" in noun.form and not count.split:
        noun = _narrowed(noun, slot)
    elif "的" in noun.form and slot.following is not None:
        noun = _before_attribute(noun, count)
    count.noun_words = noun
    return NOT_MINE


def _without(tail: re.Pattern[str], words: Words) -> Words:
    """Words without what a pattern finds at their end."""
    return words.cut(0, len(tail.sub("", words.form)))


def _before_attribute(noun: Words, count: Count) -> Words:
    """Q家企业|的贷款…P: the noun up to 的; what stands behind belongs to what is told of it."""
    place = noun.form.index("的")
    behind = count.action_words.items if count.action_words is not None else ()
    count.action_words = Words.of([*noun.items[place + 1 :], *behind])
    return noun.cut(0, place)


def _narrowed(noun: Words, slot: Slot) -> Words:
    """Which side of 的 is counted: 60家公司|的数据, 5亿|样本的数据, 普惠的|贷款产品, X相关的Y."""
    before, _, after = noun.form.rpartition("的")
    if before.endswith("相关") and after:
        return noun
    if before.endswith("相关") or _USE_ONLY.fullmatch(after):
        return noun.cut(0, len(before))
    if slot.measure.unit.endswith(("家", "户")) and BODY.search(before):
        return noun.cut(0, len(before))  # 汇集了60家公司的数据: of how many
    if before in UNITS_OF_TEXT and after:
        return Words.of([*noun.items[len(before) + 1 :], *noun.items[: len(before)]])
    return _nearer(noun, before, after, slot)


def _nearer(noun: Words, before: str, after: str, slot: Slot) -> Words:
    """A short word before 的 is counted itself, or goes with a short one behind it; a long one only describes what stands behind it."""
    if 2 <= len(before) <= 5 and not slot.measure.normalized_unit:
        return noun.cut(0, len(before))
    if 2 <= len(before) <= 5 and 0 < len(after) <= 5 and "、" not in after:
        return Words.of([*noun.items[: len(before)], *noun.items[len(before) + 1 :]])
    if not after:
        return noun
    if len(before) <= 5 and slot.following is None:
        return noun.cut(0, len(before))
    return noun.cut(len(before) + 1)


def beyond_figure(count: Count) -> Told:
    """Q家企业|估值超过|P: how many are beyond the next figure; Q家企业|投入合计超过|P: no count, but whose figure the next one is."""
    slot, noun, action = count.slot, count.noun_words, count.action_words
    if not count.split or slot.following is None or action is None or not THRESHOLD.search(action.form) or GIVEN_TO.search(slot.left.form):
        return NOT_MINE
    words = tidy(noun.spelt)
    slot.context.who.group = slot.item.text if slot.right.spelt.startswith(words[:2]) else ""
    if _SUMMED.search(noun.form + action.form) or grammar.ENDS_MEASURED.search(noun.spelt) or len(noun) < 2:
        return NO_STATISTIC
    slot.context.who.group = ""
    return Draft(counted(f"{beyond(action)}{slot.following.text}的{words}", count.unit), LEVEL, phrase=count.phrase, uses=1)


def leads_to_figure(count: Count) -> Told:
    """20家券商投入总额超过|P: whose figure the next one is."""
    slot, form = count.slot, count.right.form
    if count.split or slot.following is None or not grammar.PREDICATE.search(form) or not _LEADS_TO_FIGURE.search(form):
        return NOT_MINE
    slot.context.who.group = "" if form.startswith(SUBJECT) else slot.item.text  # 8家|虚拟银行|总资产合计P: that of what has a name
    return NO_STATISTIC


def spelt(count: Count) -> Told:
    """Q家|甲省区块链|企业: the noun, with the names that lead it taken off as subject and place."""
    words, phrase = count.noun_words, count.phrase
    own = read_phrase(words)
    _place_of_noun(count.slot.context.who, own.places)
    noun = own.words if own.words and (own.abouts or own.places) else tidy(words.spelt)
    if own.abouts and phrase.abouts and is_made(phrase.abouts[-1]):  # X银行推出Q个区块链应用: of the bank
        noun, own.abouts = tidy(own.full if own.kept else words.spelt).replace("相关的", "相关"), []
    if (len(noun) < 2 and noun not in ONE_WORD) or _MOVES_ONLY.fullmatch(noun):
        return None
    count.noun, count.inside = noun, own.inside
    count.abouts, count.places = own.abouts or phrase.abouts, own.places or phrase.places
    return NOT_MINE


def _place_of_noun(who: Who, places: list[Item]) -> None:
    """其中Q家|甲省企业: the place with which a noun begins; that of the noun before holds no longer."""
    if places:
        who.noun_place = places
    elif who.noun_place and who.place is who.noun_place:
        who.place = []
