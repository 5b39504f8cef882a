"""One reading of a figure → the statistics it stands for: several holders, several indicators or several figures."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.statistics import grammar
from kg.extract.statistics.context import Context
from kg.extract.statistics.line import DATE, ORG, PLACE, SUBJECT, Item, entity, is_made
from kg.extract.statistics.naming import distributed, indicators
from kg.extract.statistics.phrases import Phrase
from kg.extract.statistics.slots import GROWTH, SHARE, Draft, Slot
from kg.extract.statistics.topics import needs_topic

NATIONAL = re.compile("我国|全国|全球|中国|国内|世界")
"""Places whose figures are nobody's own."""


_OF_FIRMS = re.compile(
    r"(?:全年|总)?(?:营业?收入|营收|净利|归母净利|总资产|资产总额|市值|估值|投后估值|研发(?:投入|费用)|员工|注册资本|不良贷款率|融资额)"
    r"|全行(?!业)|全集团|全公司|全辖"
)
"""What a firm has, and no product."""
EACH = re.compile(r"均(?!值)|各|都|分别|皆|(?:超过|超|突破|逾|不足|低于|高于|不到)了?$")
"""What says of several holders that each has it; a bound does as well (甲、乙的投入超过Q)."""
_BY_WORD = re.compile(r"均(?!值)|各|都|分别|皆")
_SUM_OF_ALL = re.compile(r"合计|共计|总计|加总|共(?![同享建])")
_PARTS = re.compile(r"[、和与及]|以及")
_EACH_PLACE = re.compile(r"各(?![类种])|均(?!值)")
_OF_SOME = re.compile(r"^(?:全行业|全市场|[^的，]{1,5}(?:赛道|板块))的?(?=.{2})")
"""支付赛道|融资额P，财富科技Q; 全行业|科技人员P，其中银行业Q: of which part or whole, that is no more what the next one is of."""
_OWN_OF_FIRM = re.compile(r"融资额$|^投融资总额$|估值$|市值$")
_SUMMED = re.compile(r"合计|共|总计|累计")
_IN_PLACE = re.compile(rf"[在于对向]{PLACE}")


class Row(NamedTuple):
    """A statistic without its value: indicator, base indicator, subject, place; ``whole`` are the holders with which the names begin where it is their sum's."""

    name: str
    base: str
    about: Item | None
    place: Item | None
    whole: str = ""


def pairs(draft: Draft, name: str) -> list[tuple[str, str]]:
    """(indicator, base indicator) of a draft; indicators that are joined (笔数和总额) apart."""
    if draft.base and name.startswith(draft.base) and len(name) > len(draft.base):
        tail = name[len(draft.base) :]
        return [(base + tail, base) for base in indicators(draft.base)]
    return [(one, draft.base) for one in indicators(name)]


def spread(slot: Slot, draft: Draft, count: int, named: list[tuple[str, str]], inside: Item | None) -> list[Row]:
    """A row for each of ``count`` figures, or for each holder and indicator of one; none where a list cannot be told apart."""
    context = slot.context
    abouts = _subjects(slot, draft.phrase, named[0][0], inside)
    places: list[Item | None] = [*context.who.place] or [None]
    firm = abouts[0] is not None and abouts[0].code == ORG
    if (firm or _made(abouts[0])) and context.who.place is context.who.old_place:
        places = [None]  # where the sentence before was says nothing of a firm or product
    elif firm and draft.kind != SHARE and not draft.phrase.places and slot.left.find(DATE) and _OF_FIRMS.match(named[0][0]):
        context.who.place, places = [], [None]  # 在甲国拥有用户Q，2031年营收P: no more there
    if count > 1:
        return _several(draft, count, named, abouts, places, context)
    if len(places) > 1 and _EACH_PLACE.search(slot.left.form):
        return [Row(name, base, abouts[-1] if len(abouts) == 1 else None, one) for name, base in named for one in places]
    place = places[-1] if len(places) == 1 else jointly([item for item in places if item is not None])
    rows: list[Row] = []
    summed = bool(_SUM_OF_ALL.search(slot.left.form)) and draft.kind != GROWTH
    going_on = context.who.together is context.who.about and draft.kind in {GROWTH, SHARE}
    joint = len(abouts) > 1 and (summed or going_on) and not (_BY_WORD if summed else EACH).search(slot.left.form)
    context.who.together = context.who.about if joint else None
    if draft.phrase.abouts and not draft.phrase.words and abouts[-1] is not None:
        named = [(_OF_SOME.sub("", name), _OF_SOME.sub("", base)) for name, base in named]
    for name, base in named:
        if joint:
            whole = "、".join(item.text for item in abouts if item is not None)
            rows.append(Row(whole + name, whole + base if draft.kind == GROWTH else base, None, place, whole))
            continue
        if len(abouts) > 1 and firm and not (draft.each or _of_a_firm(name, slot)) and not EACH.search(slot.left.form):
            return []  # 甲和乙占九成: theirs together, or each its own, the words leave open
        if len(abouts) > 1 and firm:
            rows += [Row(name, base, holder, place) for holder in abouts]
        else:
            rows.append(Row(name, base, abouts[-1] if len(abouts) == 1 else None, place))
    return rows


def _made(item: Item | None) -> bool:
    return item is not None and item.mention is not None and item.mention.cls == "Product"


def _of_a_firm(name: str, slot: Slot) -> bool:
    """Is the indicator one that each firm has by itself (a round, a valuation), and no sum of theirs told?"""
    return bool(_OWN_OF_FIRM.search(name)) and not _SUMMED.search(slot.left.form)


def _acts(context: Context) -> bool:
    """Is a firm or something made, told of in this sentence, who does what the clause tells?"""
    return len(context.who.about) == 1 and not context.who.carried and is_made(context.who.about[0])


def jointly(places: list[Item]) -> Item:
    """Several places of which one figure is told together (京津两地共15起)."""
    names = list(dict.fromkeys(item.text for item in places))
    return Item(places[0].code, "、".join(names), places[0].start, places[-1].end)


def _subjects(slot: Slot, phrase: Phrase, name: str, inside: Item | None) -> list[Item | None]:
    context = slot.context
    if context.who.firm and len(context.who.about) == 1 and _made(context.who.about[0]) and not phrase.abouts and _OF_FIRMS.match(name):
        return [*context.who.firm]
    if inside is not None and not (phrase.inside is inside and _acts(context) and grammar.DEED.match(slot.left.spelt)):
        return [inside]
    old = context.who.about and context.who.about is context.who.old_about and all(item.code == SUBJECT for item in context.who.about)
    if old and phrase.places and phrase.words and not needs_topic(name):
        context.who.nobody = any(map(is_made, context.who.about))
        context.who.about = []
        return [None]  # a new place and a measure of its own: no more of what the sentence before was about
    if context.who.carried and phrase.places and all(item.code == ORG or _made(item) for item in context.who.about):
        context.who.about, context.who.nobody = [], True
        return [None]  # a place leads: what it is of, and no more the firm of the sentence before
    firm_before = context.who.about and context.who.about[0].code == ORG and not phrase.abouts
    if firm_before and phrase.places and NATIONAL.fullmatch(phrase.places[-1].text) and not _IN_PLACE.search(slot.left.form):
        context.who.about = []
        return [None]  # 甲公司…，2030年我国贷款余额: the country's, no more the firm's
    if context.who.weak and (not needs_topic(name) or name[0].isdigit()) and not grammar.DEED.match(name) and not slot.left.find(SUBJECT):
        return [None]
    return [*context.who.about] or [None]


def _of_sum(base: str, context: Context) -> bool:
    """Is the level told last the sum of several places?"""
    name, _, place = context.what.told[-1] if context.what.told else ("", None, None)
    return name == base and place is not None and "、" in place.text


def _key(name: str, about: Item | None, place: Item | None) -> tuple[str, str, str]:
    return name, entity(about) if about is not None else "", entity(place) if place is not None else ""


def _its_own(name: str, owner: Item | None, holder: Item | None) -> str:
    """An indicator that begins with its owner's name (银行业项目占比) as that of another (保险业项目占比)."""
    if owner is None or holder is None or owner.code != SUBJECT or owner.text == holder.text or not name.startswith(owner.text):
        return name
    return holder.text + name[len(owner.text) :]


def _named(about: Item | None, part: str, listed: str) -> Item | None:
    """The subject of one of a list; a concept that only the words of another name is none of its own."""
    return None if about is not None and not is_made(about) and about.code == SUBJECT and about.text in listed and about.text not in part else about


def _several(
    draft: Draft, count: int, named: list[tuple[str, str]], abouts: list[Item | None], places: list[Item | None], context: Context
) -> list[Row]:
    about, place = abouts[-1], places[-1]
    if draft.phrase.abouts and not draft.phrase.words:
        named = [(_OF_SOME.sub("", name), _OF_SOME.sub("", base)) for name, base in named]
    if len(draft.versus) == count:
        return [Row(named[-1][1] + change, named[-1][1], about, place) for change in draft.versus]
    if draft.same:
        return [Row(*named[-1], about, place)] * count
    if len(named) == count:
        return [Row(name, base, about, place) for name, base in named]
    name, base = named[-1]
    tail = name[len(base) :] if base and name.startswith(base) else ""
    parts = [] if about is not None and about.code == ORG else distributed(draft.phrase.raw, count)
    parts = [part.removesuffix(tail) for part in parts] if tail else parts
    if parts and not draft.phrase.abouts:
        return [Row(part + tail, part if tail else base, _named(about, part, draft.phrase.raw), place) for part in parts]
    if parts and (about is None or about.text in draft.phrase.raw):
        context.who.about = []
        return [Row(part + tail, part if tail else base, None, place) for part in parts]
    if len(abouts) == count:
        owner = about if about is not None and draft.phrase.kept == about.text and name.startswith(about.text) else context.what.owners.get(context.what.level)
        return [Row(_its_own(name, owner, holder), _its_own(base, owner, holder), holder, place) for holder in abouts]
    if tail and draft.kind == SHARE and len(each := _PARTS.split(base)) == count and all(2 <= len(one) <= 10 for one in each):
        return [Row(one + tail, one, about, place) for one in each]  # 政务与运营商分别占x和y
    if len(places) == count:  # 三地钱包P、Q、R，金额合计S，分别增长x、y、z: not of the sum
        return [] if tail and _of_sum(base, context) else [Row(name, base, about, holder) for holder in places]
    return _changes_of_earlier(draft, name, base, about, place, count, context)


def _changes_of_earlier(
    draft: Draft, name: str, base: str, about: Item | None, place: Item | None, count: int, context: Context
) -> list[Row]:
    """营收P，净利润Q，分别增长x和y: of the levels told before in turn, each with its own holder."""
    tail = name[len(base) :] if base and name.startswith(base) else ""
    earlier = context.what.earlier(count)
    if base.endswith("增长率") and len(earlier) == count and base.startswith(context.what.level) and context.what.level in earlier:
        earlier, tail = [one + base[len(context.what.level) :] for one in earlier], name[len(base) :]  # 增速分别提高x和y个百分点
    if len(earlier) != count or not tail or draft.own_subject:
        return []
    owners, told = context.what.owners, context.what.told[-count:]
    if [one for one, _, _ in told] != earlier or len(set(earlier)) == count:
        return [Row(one + tail, one, owners.get(one, about), place) for one in earlier]
    more = len(context.what.told) > count and context.what.told[-count - 1][0] == told[0][0]
    if more or len({_key(*one) for one in told}) < count:
        return []  # 甲投入P，乙投入Q，丙投入R，分别增长x和y: of which of the three?
    return [Row(one + tail, one, whose, where) for one, whose, where in told]
