"""Counted bodies and what they have: 12家银行科技投入均超Q, 6家公司营业收入合计Q, 8家银行科技投入下降."""

from __future__ import annotations

import re

from kg.extract.statistics import grammar
from kg.extract.statistics.deeds import verb_phrase
from kg.extract.statistics.line import DATE, FIGURE, ORG, PLACE, Words
from kg.extract.statistics.naming import counted, tidy
from kg.extract.statistics.phrases import Phrase
from kg.extract.statistics.slots import LEVEL, NO_STATISTIC, Draft, Slot
from kg.text.expressions import later

_THEY = (
    rf"(?P<who>[^，的{FIGURE}{DATE}{PLACE}]{{0,10}}?(?:银行|券商|险企|公司|机构|企业|平台|集团|厂商|基金|[城村市农]商行|大行|股份行|{ORG})(?:或[^，的{FIGURE}]{{2,6}}?公司)?)"
)
_WHO = _THEY + "?"
_EACH = r"(?:均|都|已经|已|也|分别|年度|全年|单家)*"
_BEYOND = re.compile(rf"{_WHO}的?(?P<what>[^，的{FIGURE}]{{2,14}}?){_EACH}(?P<than>超过|超|突破|逾|高于|达到|不足|低于|不到)了?$")
_SUM = re.compile(
    rf"{_WHO}(?:所?披露的|的)?(?:(?P<what>[^，的{FIGURE}]{{0,14}}?)(?:合计|共计|总计|累计|共有|共)(?P<behind>[^，的{FIGURE}]{{0,10}}?)"
    rf"|(?P<total>[^，的{FIGURE}]{{0,10}}?(?:总|平均|均值)[^，的{FIGURE}]{{1,6}}?))(?:{grammar.HEDGE}|达到?了?|有|在)*$"
)
_HAVE = re.compile(rf"{_THEY}的?(?P<what>[^，的占{FIGURE}]{{0,10}}?(?:投入|收入|利润|保费|资产|支出|余额|投资))(?:{grammar.HEDGE}|达到?了?)*$")
"""22家上市券商投入Q: theirs together, as nothing says that each has it."""
_TAKE = re.compile(rf"{_THEY}(?:合计|共|约|则|仅|也|均|各)*占[^，{FIGURE}]{{0,8}}$")
"""10家股份制银行占Q: of what, other words tell."""
_BIG = re.compile(
    rf"{_WHO}的?(?P<what>[^，的{FIGURE}]{{2,14}}?){_EACH}(?:超过|超|突破|逾|迈上|站上)了?(?P<size>[十百千万]{{1,2}}[亿万]?元?|[十百千]?亿元?)(?:大关|关口)?$"
)
"""5家银行资产规模突破千亿."""
_AMONG = re.compile(rf"{_WHO}(?:当中|之中|中)(?:就|仅|只|已|共|便|约)*有$")
"""13家银行中有6家…: of whom the next count is."""
_AND_OTHERS = re.compile(rf"(?:[和与及]|以及)[^，的{FIGURE}{DATE}{PLACE}]{{0,8}}?(?:银行|券商|险企|公司|机构|企业|大行|股份行|城商行|农商行|{ORG})")
"""6家国有大行|和12家股份制银行: whose sum it is with them."""
_MEAN = re.compile(rf"的?{DATE}?平均(?!每)")
_SPENT = re.compile(r"投入[^，的]{0,8}(?:资金|经费)$")
_TOGETHER = re.compile(r"总体|总额|总量|总规模|合计|共|平均|均值|整体")
_TOTAL = re.compile(r"总|合计|共|平均|均值|整体")
_MOVED = re.compile(
    rf"{_WHO}的?(?P<what>[^，{FIGURE}]{{2,16}}?)(?:较{DATE}|较上年|同比|环比)?(?:均|都|已经|已|也|出现了?|有所|实现了?|呈现?|保持|继续|仍|又)*"
    r"(?P<move>双?增长|双?下降|上升|提升|减少|增加|下滑|回落|放缓|转负|转正|收窄|扩大|正增长|负增长|双降|持平)(?:态势|趋势|现象)?$"
)
_MEASURE = later(r"(?:率|占比|比例|比重|投入|收入|营收|利润|净利|增速|增幅|规模|余额|额|人员|人数|数量|成本|费用|支出|资产|保费|保有量)$")
_NOT_THEIRS = re.compile(r"(?:[前第每同当这该]|相当于|来自|由)$")
_HOLDS_VERB = re.compile(r"[了将把在与和]")


def of_bodies(slot: Slot) -> Draft | None:
    """N家X: how many have a measure beyond the next figure, or one that moved; no statistic where the next figure is the sum of theirs."""
    if slot.measure.unit != "家" or not slot.right.form or _NOT_THEIRS.search(slot.left.form):
        return None
    right = slot.right
    if slot.following is not None and (among := _AMONG.match(right.form)):
        slot.context.who.bodies = _words(right, among, "who")
        return NO_STATISTIC if among["who"] else None
    if slot.following is not None:
        if (beyond := _BEYOND.match(right.form)) and _measures(right, beyond) and not _TOTAL.search(slot.left.form[-4:] + beyond["what"]):
            what = _words(right, beyond, "what")
            what = (slot.context.what.completed(what) if grammar.BARE.fullmatch(what) else "") or what
            slot.context.what.listed = what
            what += {"超过": "超", "达到": "达"}.get(beyond["than"], beyond["than"])
            return _those(slot, f"{what}{slot.following.text}的", _who(slot, right, beyond), uses=1)
        summed = _SUM.match(right.form)
        if summed and summed["who"] and _whole(right, summed):
            return _group(slot, summed)
        if (have := _HAVE.match(right.form)) and not _MEASURE.search(have["who"]):
            return _group(slot, have)
        if _TAKE.match(right.form):
            slot.context.what.forget()
            return Draft(skip=True, uses=1)
        return None
    if (big := _BIG.match(right.form)) and _measures(right, big) and not _TOTAL.search(slot.left.form[-4:] + big["what"]):
        return _those(slot, f"{_words(right, big, 'what')}超{big['size']}的", _who(slot, right, big))
    moved = _MOVED.match(right.form)
    if moved is None or not _measures(right, moved) or _TOGETHER.search(moved["what"]):
        return None
    what = _words(right, moved, "what")
    slot.context.what.moved = what
    return _those(slot, f"{what}{moved['move']}的", _who(slot, right, moved))


def _group(slot: Slot, told: re.Match[str]) -> Draft:
    """N家X合计…: no statistic, but whose the next figure is."""
    who, they = slot.context.who, _words(slot.right, told, "who")
    if both := _AND_OTHERS.match(slot.right.form, told.end("who")):
        who.group, who.skip, who.bodies = slot.item.text + slot.right.cut(0, both.end()).spelt, both.end(), ""
        who.about = []
        return NO_STATISTIC
    mean = _MEAN.match(slot.right.form, told.end("who"))
    named = told["who"] == ORG  # a group with a name (六大行)
    who.group, who.skip, who.bodies = ("" if named else slot.item.text + they) + ("平均" if mean else ""), told.end("who"), they
    if named:
        who.about, who.weak = [slot.right.items[told.start("who")]], False
    return NO_STATISTIC


def _measures(words: Words, match: re.Match[str]) -> bool:
    return _MEASURE.search(_words(words, match, "what")) is not None


def _whole(words: Words, match: re.Match[str]) -> bool:
    """Does a sum tell what is summed (科技人员, 营业收入)?"""
    what = _words(words, match, "what") + _words(words, match, "behind") + _words(words, match, "total")
    return len(what) >= 2 and not _HOLDS_VERB.search(what) and (what == "投入" or _SPENT.match(what) is not None or not grammar.PREDICATE_OF_NOUN.match(what))


def _words(words: Words, match: re.Match[str], group: str) -> str:
    return tidy("".join(item.text for item in words.cut(*match.span(group)).items if item.code != DATE)) if match[group] else ""


def _who(slot: Slot, words: Words, match: re.Match[str]) -> str:
    """Who is counted; those that the sentence counted before, where it is left out (其中14家投入超Q)."""
    who = _words(words, match, "who") or slot.context.who.bodies
    slot.context.who.bodies = who
    return who


def _those(slot: Slot, attribute: str, who: str, uses: int = 0) -> Draft:
    if not who:
        return Draft(skip=True, uses=uses)
    lead, slot.context.who.about = verb_phrase(slot.left), []
    return Draft(counted(attribute + who, slot.measure.unit), LEVEL, phrase=Phrase("", [], lead.places), uses=uses)
