"""What is done to those counted, and what they do: the verb before a count and the action behind its noun."""

from __future__ import annotations

import re

from kg.extract.statistics import grammar
from kg.extract.statistics.count_nouns import ONE_WORD, UNITS_OF_TEXT
from kg.extract.statistics.counting import BODY, NOT_MINE, Count, Told
from kg.extract.statistics.deeds import DEALS_WITH, action_of, verb_of
from kg.extract.statistics.line import NAMES, ORG, PLACE, SUBJECT, is_made
from kg.extract.statistics.naming import MAX_LENGTH, tidy
from kg.extract.statistics.phrases import read_phrase, strip_predicate
from kg.extract.statistics.slots import Slot

_LEFT_TO_OTHERS = frozenset({"出台", "发布", "推出", "印发", "征集", "提供"})
"""What is done by those counted to something that stands elsewhere (由39个国家出台)."""
_SERVED = re.compile(
    r"[^，的]{0,6}?(?:(?P<own>员工|职工|顾问|经理|柜员|坐席|业务人员|开发人员|程序员|代理人)|用户|客户(?!经理)|企业|商户|农户|居民|家庭|学生|老人|司机|医院|学校|机构)(?!号|数|端|信息|服务|管理)"
)
"""Whom something is done for: the noun ends there, and what they do with it or get is no part of it."""
_TAKES_PLACE = re.compile(r"占据|位列|位居|稳居|居首|排名")
_PER_HEAD = re.compile(r"(?P<each>[人户]均|每[百千万亿]{0,2}[人户]|平均每[人户家])(?P<verb>拥有|持有|开立|开通|办理|使用)?$")
"""What tells a count of every one: 人均持有Q张卡."""
_ATTRIBUTE = re.compile(r"(?P<what>.{4,})的(?:共|还)?有$")
_NEXT_OF_LIST = re.compile(r".{2,8}[、和与]")
_FOR_WHOM = re.compile(r"(?:为|向|给|供|使(?!用)|让|帮助|助力)[^，]{0,2}$")
_MOVES_THING = re.compile(r"把|将")
_USE_TAIL = re.compile(r"(?<=.{2})(?:使用|应用|获得.{0,4})$")
_ASKED_WHOM = re.compile(r"(?:调查|调研|走访|访谈)(?:了|过)?[^，]{0,2}$")
_BREAK = re.compile(r"[，、的]")
_BY_MEANS = re.compile(r"^通过")
_HOLDER_OF = re.compile(rf"{SUBJECT}的(?P<of>[^，{NAMES}]{{2,8}}?)有?$")
_WIDENED = re.compile(rf"(?:(?P<what>[{SUBJECT}]?[^，{NAMES}]{{0,6}})范围(?:已|已经)?)?(?:扩|扩大|扩展|拓展)(?:至|到)$")
_NEXT_OBJECT = re.compile(r"[^，]{1,4}的|[^，]{1,8}[和、与及]")
_COUNT_TAIL = re.compile(r"(?:了|约|近|超过|共|累计)+$")


def verb_before(count: Count) -> Told:
    """累计服务|Q家企业, 人均持有|Q张卡: the verb before the figure; no count where a measure stands there."""
    phrase, lead = count.phrase, strip_predicate(count.slot.left)
    if lead.form.endswith(PLACE) and phrase.words.endswith(lead.items[-1].text):  # 覆盖全国Q个县
        phrase.words = phrase.words.removesuffix(lead.items[-1].text)
    verb = verb_of(phrase.words)
    if each := _PER_HEAD.search(phrase.words):
        count.noun, verb = each["each"] + (each["verb"] or "") + count.noun, ""
    if verb is None and grammar.ENDS_MEASURED.search(phrase.words):
        return None
    count.verb = verb or ""
    if verb and not phrase.abouts and count.abouts and BODY.search(count.noun_words.form):
        count.abouts = []  # 汇集了60家财险公司: whoever did it is the subject, not the trade of those counted
        count.noun = tidy(count.noun_words.spelt)
    return NOT_MINE


def attribute_before(count: Count) -> Told:
    """使用区块链的|有|Q家企业、|P家机构: what is told of those counted before the figure, for the next of the list as well."""
    slot, what = count.slot, count.slot.context.what
    if attribute := _ATTRIBUTE.search(slot.left.form):
        told = read_phrase(slot.left.cut(attribute.start("what"), attribute.end("what")))
        what.attribute, count.places = told.full, told.places or count.places
    if what.attribute and (attribute or _same_attribute(slot)):
        count.action, count.action_words, count.verb, count.inside = what.attribute, None, "", None
    else:
        what.attribute = ""
    return NOT_MINE


def _same_attribute(slot: Slot) -> bool:
    """的有|Q, 、|Q: does an attribute go on?"""
    return slot.left.form in {"的有", "的共有"} or (not slot.first and _NEXT_OF_LIST.fullmatch(slot.left.form) is not None)


def takes_place(count: Count) -> Told:
    """以12个项目|占据首位: no deed of those counted."""
    if count.split and count.slot.left.form.endswith("以") and _TAKES_PLACE.match(count.right.form, count.split):
        count.action, count.action_words = "", None
    return NOT_MINE


def for_whom(count: Count) -> Told:
    """为Q家企业|提供…, 走访Q家企业: those served or asked; what they get or say is no part of the name."""
    left = count.slot.left.form
    if _FOR_WHOM.search(left):
        if _MOVES_THING.search(left):
            return None  # 把数据同步给Q家银行: a deed of its own kind
        count.verb, count.action_words = "服务", None
        _take_served(count)
        count.noun = _USE_TAIL.sub("", count.noun)
    elif _ASKED_WHOM.search(left):
        count.verb, count.action_words = "调研覆盖", None
    return NOT_MINE


def _take_served(count: Count) -> None:
    """为Q名员工|配备X平台: the noun ends with whom it is done for; what is made for them is the subject."""
    served = _SERVED.match(count.noun)
    if served is None:
        return
    if served["own"]:
        count.verb = "覆盖"
    launched = [item for item in count.right.find(SUBJECT) if is_made(item)]
    if launched and served.end() < len(count.right.spelt):
        count.abouts = launched[-1:]
    count.noun = served[0]


def action_behind(count: Count) -> Told:
    """Q家企业|使用区块链, Q家银行|开展|P项试点: what those counted do; none where it is told of something else (由39个国家出台)."""
    slot, words = count.slot, count.action_words
    if not words:
        return NOT_MINE
    if slot.following is None or slot.chained is not None:
        count.action = action_of(words)
        if count.action in _LEFT_TO_OTHERS:
            return None
        if DEALS_WITH.match(count.action):
            count.inside = next(iter(words.find(SUBJECT)), None)
    elif slot.beyond is not None and len(words) <= 3 and count.split:
        what = tidy(_BREAK.split(slot.beyond.spelt)[0])
        count.action = action_of(words) + what if 2 <= len(what) <= 6 else ""
    return NOT_MINE


def shortened(count: Count) -> Told:
    """通过X使用Y → 使用Y, 使用A、B → 使用A等: an action as far as a name has room for it; 县 → 县域."""
    if count.action:
        if len(count.action + count.noun) > MAX_LENGTH - 3:
            count.action = _BY_MEANS.sub("", count.action)
        first, more, _ = count.action.partition("、")
        count.action = first + "等" if more else first
    count.noun = ONE_WORD.get(count.noun, count.noun)
    return NOT_MINE


def held_by_model(count: Count) -> Told:
    """X模型的预训练数据有|Q词例: of the model, by what of it they are."""
    slot = count.slot
    if count.noun in UNITS_OF_TEXT and (holder := _HOLDER_OF.search(slot.left.form)):
        count.inside, count.abouts = slot.left.items[holder.start()], []
        count.noun, count.verb = slot.left.cut(holder.start("of"), holder.end("of")).spelt + count.noun, ""
    return NOT_MINE


def verb_of_list(count: Count) -> Told:
    """试点范围扩大至|Q个城市, 覆盖Q家银行、|P家券商: what has grown to the figure; the verb of the count before, for the next of a list."""
    slot = count.slot
    if widened := _WIDENED.search(slot.left.form):
        what = tidy(slot.left.cut(widened.start("what"), widened.end("what")).spelt) if widened["what"] else ""
        count.verb = what or "覆盖"
    elif not slot.first and not count.verb and _NEXT_OBJECT.fullmatch(slot.left.form):
        count.verb = slot.context.what.verb
    return NOT_MINE


def verb_of_business(count: Count) -> Told:
    """X银行的跨境支付业务覆盖|Q国: what of the bank covers."""
    abouts, verb = count.phrase.abouts, count.verb
    if not verb or not abouts or abouts[-1].code != ORG or not count.slot.left.find(SUBJECT):
        return NOT_MINE
    doing = re.sub(rf"在?(?:累计|已|共)+(?={re.escape(verb)}$)", "", _COUNT_TAIL.sub("", count.phrase.words))
    if doing.endswith(verb) and len(doing) <= 12:
        count.verb = doing
    return NOT_MINE


def noted(count: Count) -> Told:
    """推出Q款产品, …: verb and kind of products, for the figures behind."""
    what = count.slot.context.what
    what.verb = count.verb
    if count.verb == "推出" and count.noun.endswith("产品"):
        what.line = count.noun
    return NOT_MINE
