"""Counts before what they count: 46家独角兽, 28家X设立了Y, 涉及A、B等八大类."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extract.statistics import count_deeds as deeds
from kg.extract.statistics import count_nouns as nouns
from kg.extract.statistics import grammar
from kg.extract.statistics.count_readings import READINGS
from kg.extract.statistics.counting import NOT_MINE, Count, Told
from kg.extract.statistics.deeds import ADVERBS
from kg.extract.statistics.line import FIGURE, ORG, PLACE, SUBJECT, Words, is_made
from kg.extract.statistics.naming import counted
from kg.extract.statistics.phrases import Phrase, read_phrase, strip_predicate
from kg.extract.statistics.slots import LEVEL, Draft, Slot

_SIZES = re.compile(
    r"(?:等)?(?:[两二三四五六七八九十\d]+|多)(?:档|种|个|款|类|大)(?:不同)?(?:版本|规格|尺寸|量级|级别)?(?:的)?(?P<what>参数(?:量|规模)?)"
)
_IN_TRADE = re.compile(rf"(?:开展|从事|布局)(?:了)?{SUBJECT}(?:业务|领域|行业|服务)?")
_OF_TRADE = re.compile(rf"{PLACE}?(?:共有)?(?:开展|从事|布局)(?P<trade>{SUBJECT})(?:业务|领域|行业|服务)?的(?:公司|企业)")
_JOIN = re.compile(
    rf"(?:均|都|已经|已|正式|陆续|共同|联合|携手)*(?P<verb>加入|接入|入驻|签约|参与|参加|(?P<founds>发起(?:成立|设立)?|成立|组建|设立|创立|创办))了?"
    rf"(?:[^，{FIGURE}{SUBJECT}]*的)?[{SUBJECT}{ORG}]$"
)
_COMES_IN = re.compile(r"(?:分别|共|已|包括|包含|涵盖|提供|推出|拥有|有|含|设有|分为|覆盖|具备|支持)+(?:了)?$")
_OR_MORE = re.compile(r"^(?:以上|左右)(?!的.?有$)")
_ITEM_OF_LIST = re.compile(r"[^，]{1,10}(?:[、和与及]|以及)$")
_LIST_GOES_ON = re.compile(r"(?:[、和与及]|以及)$")


def firms_of_trade(slot: Slot) -> Draft | None:
    """开展X业务的公司共有Q: companies in X."""
    head = strip_predicate(slot.left)
    match = _OF_TRADE.search(head.form)
    if match is None or match.end() != len(head.form) or slot.measure.normalized_unit != "item":
        return None
    return Draft("企业数量", LEVEL, phrase=Phrase(abouts=[head.items[match.start("trade")]], places=head.find(PLACE)[:1]))


def sizes_of_model(slot: Slot) -> Draft | None:
    """有Q、Q和Q三档参数: the sizes in which a model comes."""
    if slot.measure.normalized_unit or not (kinds := _SIZES.match(slot.right.form)):
        return None
    head = slot.left.cut(0, len(_COMES_IN.sub("", slot.left.form)))
    return Draft(kinds["what"] + ("" if kinds["what"].endswith(("量", "规模")) else "规模"), LEVEL, phrase=read_phrase(head), same=True)


def count_of_noun(slot: Slot) -> Draft | None:
    """QN: a count before the noun it counts, with what its members do (28家X设立了Y) or what was done to them (公示140个X)."""
    if slot.percent or slot.money or slot.time:
        return None
    count = Count(slot, slot.right.cut(len(slot.right.form) - len(_OR_MORE.sub("", slot.right.form))))
    for step in _STEPS:
        told = step(count)
        if told is not NOT_MINE:
            return told
    return None


def _firms_in_trade(count: Count) -> Told:
    """Q家企业|从事X业务: the companies of a trade."""
    words = count.action_words
    if words is None or count.noun not in {"公司", "企业"}:
        return NOT_MINE
    trade = _IN_TRADE.fullmatch(ADVERBS.sub("", words.form))
    if trade is None:
        return NOT_MINE
    return Draft("企业数量", LEVEL, phrase=Phrase(count.phrase.words, words.find(SUBJECT)[:1], count.places))


def _joined(count: Count) -> Told:
    """20家银行|加入X主导的Y平台: of the platform."""
    words = count.action_words
    joined = _JOIN.match(words.form) if words is not None else None
    if words is None or joined is None or not is_made(words.items[joined.end() - 1]):
        return NOT_MINE
    verb = "参与成立的" if joined["founds"] else joined["verb"]
    return Draft(counted(verb + count.noun, count.unit), LEVEL, phrase=Phrase("", [words.items[joined.end() - 1]], count.places))


def _named(count: Count) -> Told:
    """使用区块链的|企业|数量, 服务|企业|数量."""
    name = counted((count.action + "的" if count.action else count.verb) + count.noun, count.unit)
    return Draft(name, LEVEL, phrase=Phrase(count.phrase.words, count.abouts, count.places, inside=count.inside))


_STEPS: tuple[Callable[[Count], Told], ...] = (
    *READINGS,
    nouns.divided, nouns.beyond_figure, nouns.leads_to_figure, nouns.spelt,
    deeds.verb_before, deeds.attribute_before, deeds.takes_place, deeds.for_whom, deeds.action_behind,
    deeds.shortened, deeds.held_by_model, deeds.verb_of_list, deeds.verb_of_business, deeds.noted,
    _firms_in_trade, _joined, _named,
)
"""Ways of their own first; then the noun, what is done to those counted and what they do, and the name. The first that says something is right."""


def shared_predicate(rights: list[Words], index: int) -> Words | None:
    """What the members of a list of counts do, told behind the last of them."""
    if index + 1 >= len(rights) or not _ITEM_OF_LIST.search(rights[index].form):
        return None
    for later in rights[index + 1 :]:
        split = grammar.PREDICATE_OF_NOUN.search(later.form, 1)
        if split:
            return later.cut(split.start())
        if not _LIST_GOES_ON.search(later.form):
            return None
    return None
