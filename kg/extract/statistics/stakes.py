"""Stakes: 甲持有乙35%的股权, 甲入股乙约4%, 甲、乙分别持有该公司14%和3%的股份."""

from __future__ import annotations

import re

from kg.extract.statistics.line import FIGURE, ORG
from kg.extract.statistics.phrases import read_phrase
from kg.extract.statistics.slots import LEVEL, NO_STATISTIC, Draft, Slot

_HELD = re.compile(
    rf"(?P<who>.*?)(?:分别|各自|各|均|合计|共|直接|间接|仍|已|还|将|后|又|再|则|也)*"
    rf"(?P<verb>持有|拥有|占有|掌握|入股|参股|增持|减持|控股|受让|认购|收购|取得|获得|买入|出售|转让|持股)(?:了)?"
    rf"(?P<what>{ORG}|该(?:公司|行|企业|集团|机构|平台)|其|前者|后者)?(?P<share>的?(?:股份|股权))?"
    r"(?:的)?(?:增至|升至|提升至|提高至|降至|减至|至|为|比例为|比例达)?(?:大约|约|近|逾|超过?|不足|仅)*$"
)
_SHARES = re.compile(r"(?:左右|以上)?的?(?:股份|股权|股本|表决权|投票权|流通股|普通股|股票)(?!公司|有限)")
_NOT = re.compile(r"(?:未|没有|不再|并无|无)[^，]{0,3}$")
_BUYS_IN = frozenset({"入股", "参股", "控股", "持股"})
_HOLDS = re.compile("[持有股受认取获购入售让]")


def stake(slot: Slot) -> Draft | None:
    """The share of a firm that a holder has; 该公司 is the firm that the words before are about."""
    if slot.measure.normalized_unit != "ratio" or not _HOLDS.search(slot.left.form):
        return None
    match = _HELD.search(slot.left.form)
    if match is None or FIGURE in match[0]:
        return None
    if not (_SHARES.match(slot.right.form) or match["share"] or match["verb"] in _BUYS_IN):
        return None
    if _NOT.search(slot.left.form[: match.start("verb")]):
        return NO_STATISTIC
    phrase = read_phrase(slot.left.cut(0, match.end("who")))
    before = [item for item in slot.context.who.about if item.code == ORG]
    before = before if len(before) == 1 or len(slot.context.who.firm) != 1 else slot.context.who.firm
    if match["what"] == ORG:
        target = slot.left.items[match.start("what")].text
    elif match["what"] and len(before) == 1 and before[0].text not in {item.text for item in phrase.abouts}:
        target = before[0].text
    else:
        return None
    holders = [item for item in phrase.abouts if item.code == ORG] or [item for item in before if item.text != target]
    if not holders:
        return None
    phrase.words, phrase.inside, phrase.abouts = "", None, holders
    return Draft(f"{target}持股比例", LEVEL, phrase=phrase)
