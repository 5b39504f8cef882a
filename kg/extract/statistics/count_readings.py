"""Counts told in a way of their own, and numbers of things that count nothing: what is read before the noun is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.extract.statistics import grammar
from kg.extract.statistics.counting import BODY, GIVEN_TO, NOT_MINE, THRESHOLD, Count, Told
from kg.extract.statistics.deeds import DEALS_WITH, action_of, beyond, verb_phrase
from kg.extract.statistics.line import FIGURE, NAMES, ORG, PLACE, SUBJECT, is_made
from kg.extract.statistics.naming import counted, tidy
from kg.extract.statistics.phrases import Phrase, read_phrase
from kg.extract.statistics.slots import LEVEL, NO_STATISTIC, Draft, Slot

_NO_COUNT = re.compile(r"(?:月|小时|交易日|工作日|季度|方面|阶段|维度|环节|层面|方向|特征|步骤|原则|平台就是|重点(?!任务|举措|措施|工程|项目|工作))")
_RANKED_AMONG = re.compile(r"(?:之首|之列|之一)$")
_RANKS_AMONG = re.compile(r"^[^，]{2,12}(?:当中|之中|中|里)(?:排名|位列|位居|名列|排在|稳居|高居|居)(?:第|首|前)")
"""在Q家银行中排名第一: of how many, no count of what is told of."""
_STANDING = re.compile(r"[^，的]{2,10}[之当]?中的")
"""在Q家银行中的地位: among how many."""
_FROM_THEM = re.compile(rf"(?:从|按照?|据|根据|以)(?:[{PLACE}的约近逾]|全部|所有)*$")
_LOOKED_AT = re.compile(r"(?:来看|为例|看|计算|测算|估算|计)$")
_ASKS = re.compile(rf"对(?:(?:全国|行业内|全行业|国内|境内|辖内|业内|{PLACE})的?)?(?:约|近|逾|超过?)*$")
_ASKED = re.compile(r"(?P<noun>[^，的]{2,14})(?:的?(?:问卷|抽样|专项)?|的[^，]{1,20}?(?:进行|开展)了?[^，]{0,6}?)(?:调查|调研|访谈)")
_WITH_THEM = re.compile(
    rf"(?P<noun>[^，的{FIGURE}{ORG}]{{0,8}}?(?:机构|银行|企业|公司|高校|院校|单位|部门|平台|商户|券商|险企|厂商|医院))"
    rf"(?P<deed>[^，{FIGURE}]{{2,12}})"
)
_PLACES_WHERE = re.compile(
    r"(?P<noun>省区市|省市|省份|国家和地区|国家或地区|国家|地区|城市|地市|区县|县区|县市|县|州|乡镇|街道|社区|行政村|村|园区|口岸)"
    r"(?P<deed>(?:设有|建有|设立了?|布设|试点|开展|落地|推广|上线|应用|部署|启动|复制|布局|设立|运营|投放|推出|实现|完成|提供)[^，]{0,10})$"
)
_HOLDS = re.compile(r"(?:覆盖|涵盖|支持|提供|推出|上线|接入|包含|包括|受理)了?$")
_ONE_NOUN = re.compile(rf"[^，的、{FIGURE}{NAMES}]{{2,6}}")
_BEYOND = re.compile(rf"(?P<than>以上|以下)?的(?P<noun>[^，的{FIGURE}{ORG}{PLACE}]{{1,8}}?)(?:$|(?=均|都|全部|[为是]|已|中))")
_LICENSED = re.compile(
    r"(?P<where>州|省份?|城市|国家和地区|国家或地区|国家|地区|司法辖区)的(?P<what>[^，的]{0,12}?(?:许可证|许可|牌照|执照|资质|认证|授权|经营权))$"
)
_GRANTED = re.compile(rf"(?:已经|已|先后|陆续|成功|累计|共)*(?:获得|取得|拿到|持有|拥有|获批|获颁|获)了?{PLACE}?(?:约|近|逾|超过?)*$")
_ROLLED_OUT = re.compile(
    r"(?P<noun>[^，的]{2,10}?)(?:[之当]?中|内|里)?的?(?P<deed>推广|应用|落地|部署|上线|投产|试点|实施)(?:工作)?$"
)
_WHAT_ROLLED = re.compile(rf"(?:完成|实现|推进|启动|开展|支持|加快|推动)了?(?P<what>[^，{FIGURE}]{{1,16}}?)在(?:约|近|超过?|逾)*$")
_CONSISTS = re.compile(r"(?:共|分别)?(?:包括|包含|涵盖)了?$")
_TOP = re.compile(r"[\d.]+.最(?:大|高|多)的?(?P<what>[^的]{2,6})")
_TOP_OF = re.compile(r"(?:规模|金额|市值|估值|体量|资产)?最[大高多](?=的?$)")
_AT_PLACES = re.compile(rf"在(?:(?:{PLACE}(?:[、和与及]|以及)?)*等?的?)(?:近|约|超过?|逾)*$")
_OF_THE_TOP = re.compile(r"(?:最大|最高|前).*中(?:已|仅|就)?有?$")
_AMONG_TAIL = re.compile(r"中(?:已|仅|就)?有?$")
_NO_COUNT_LEAD = re.compile(r"(?:对|除|按|前|第|每|同|当|这|该|上述|来自|相当于|等于|等同于|堪比)(?:约|近|逾|超过?)?$")
_JOINED_ON = re.compile(r"[、和与及]$")
_AMONG = re.compile(r"(?P<noun>[^，的]{2,10})(?:当中|之中|中|里)")
_LOCATED = re.compile(rf"(?:发生|分布|位于|来自|落户)?(?:在|于)?({PLACE})(?:$|[、，和])")
_WITH_WHOM = re.compile(r"(?<![参给赋])(?:与|同|联合|携手|会同|联手)(?:约|近|逾|超过?)*$")
_COOPERATES = re.compile(r"合作(?:关系|协议)?$")
_LISTS_KINDS = re.compile(r"(?:涉及|涵盖|覆盖|包括|分为|包含).*等$")
_COUNT_NAME = re.compile(r"(?:数量|数)$")
_IN_TAIL = re.compile(r"(?:中|里|当中)$")
_SO_MANY_OF_THEM = re.compile(r"(?:目前|现|已经|已|共|就|仅|只|至少|有|约|近|超过?|逾)+")
_TOTAL_NAME = re.compile(r"(?:总数|数量|家数|数)$")


def _kinds(count: Count) -> Told:
    """涉及A、B等Q类: of how many kinds the things counted before are; 覆盖Q类N: how many kinds of N."""
    slot = count.slot
    if count.unit != "类":
        return NOT_MINE
    verb, noun = _HOLDS.search(slot.left.form), _ONE_NOUN.fullmatch(slot.right.form)
    if verb is not None and noun is not None:
        return Draft(f"{verb[0].rstrip('了')}{noun[0]}类别数量", LEVEL, phrase=verb_phrase(slot.left))
    counted_before = slot.context.what.level
    if not _LISTS_KINDS.search(slot.left.form) or not _COUNT_NAME.search(counted_before):
        return NO_STATISTIC
    return Draft(_COUNT_NAME.sub("", counted_before) + "类别数量", LEVEL, own_subject=False)


def _those_beyond(count: Count) -> Told:
    """The first of two figures of which the second says who is counted: left to the rules for such."""
    return None if count.slot.following is not None and grammar.THOSE_BEYOND.fullmatch(count.right.form) else NOT_MINE


def _parts_of_whole(count: Count) -> Told:
    """X十强银行包括|Q家A、P家B: what the whole is, for each of its parts; the count itself is read on."""
    slot = count.slot
    consists = _CONSISTS.search(slot.left.form) if slot.first else None
    if consists is None:
        return NOT_MINE
    whole = read_phrase(slot.left.cut(0, consists.start()))
    if whole.kept and whole.words and not is_made(whole.abouts[-1]) and BODY.search(whole.words):
        slot.context.what.parts, slot.context.who.about = whole.full + "中的", []
        count.slot = replace(slot, left=slot.left.cut(len(slot.left)))
    return NOT_MINE


def _beyond_next(count: Count) -> Told:
    """5笔Q以上的交易, 12家估值超Q的企业: those beyond the next figure are counted."""
    slot = count.slot
    if slot.following is None or slot.beyond is None:
        return NOT_MINE
    behind = _BEYOND.match(slot.beyond.form)
    if behind is None or not ((behind["than"] and not slot.right.form) or THRESHOLD.search(slot.right.form)):
        return NOT_MINE
    noun = tidy(slot.beyond.cut(behind.start("noun"), behind.end("noun")).spelt)
    name = f"{slot.right.spelt}{slot.following.text}{behind['than'] or ''}的{noun}"
    return Draft(counted(name, count.unit), LEVEL, phrase=verb_phrase(slot.left), uses=1)


def _places_where(count: Count) -> Told:
    """X已在Q个城市|开展试点: in how many places something is done."""
    left, right = count.slot.left, count.right
    where = _PLACES_WHERE.match(right.form)
    if where is None or not _AT_PLACES.search(left.form):
        return NOT_MINE
    deed = tidy(right.cut(where.start("deed"), where.end("deed")).spelt)
    if not deed or len(deed) > 12:
        return NOT_MINE
    who = verb_phrase(left.cut(0, left.form.rindex("在")))
    who.places = left.find(PLACE)[-1:] if not left.form.endswith("等") else []
    return Draft(f"{deed}的{where['noun']}数量", LEVEL, phrase=who)


def _nothing_behind(count: Count) -> Told:
    """共Q家|、…: no noun, or only the next member of a list."""
    return None if not count.right.form or count.right.form[0] in "、和与及" else NOT_MINE


def _of_the_top(count: Count) -> Told:
    """Q笔最大的交易中有|P笔…: among which the next figure counts."""
    slot, right = count.slot, count.right
    if slot.following is None or not _OF_THE_TOP.search(right.form):
        return NOT_MINE
    scope = tidy(_AMONG_TAIL.sub("", right.spelt))
    slot.context.what.scope = slot.item.text + scope if scope.startswith("最") else scope
    if slot.left.form.endswith(PLACE):
        slot.context.who.place = [slot.left.items[-1]]
    return NO_STATISTIC


def _sample(count: Count) -> Told:
    """对QN的调查显示: how many an inquiry asked, of whom the shares behind it are."""
    left = count.slot.left.form
    found = _ASKED.match(count.right.form) if "对" in left and _ASKS.search(left) else None
    if found is None:
        return NOT_MINE
    asked = count.right.cut(0, found.end("noun"))
    who = count.slot.context.who
    who.sample = asked.spelt
    who.about, who.place = [], [] if who.place is who.old_place else who.place
    inside = next(iter(asked.find(SUBJECT)), None)
    return Draft(counted("调研覆盖" + asked.spelt, count.unit), LEVEL, phrase=Phrase(inside=inside, places=asked.find(PLACE)[:1]))


def _rolled_out(count: Count) -> Told:
    """完成X在QN的推广: where X is in use now."""
    left, right = count.slot.left, count.right
    if count.slot.following is not None or "在" not in left.form[-4:]:
        return NOT_MINE
    match, what = _ROLLED_OUT.match(right.form), _WHAT_ROLLED.search(left.form)
    if match is None or what is None:
        return NOT_MINE
    thing = left.cut(*what.span("what"))
    phrase = verb_phrase(left.cut(0, what.start()))
    where = f"{match['deed']}的{tidy(right.cut(0, match.end('noun')).spelt)}"
    if thing.form == SUBJECT and is_made(thing.items[0]):
        return Draft(counted(where, count.unit), LEVEL, phrase=Phrase("", thing.find(SUBJECT)))
    return Draft(counted(tidy(thing.spelt) + where, count.unit), LEVEL, phrase=phrase)


def _licensed(count: Count) -> Told:
    """已获得甲国Q个州的N牌照: in how many places somebody is licensed."""
    slot, right = count.slot, count.right
    match = _LICENSED.match(right.form) if slot.following is None else None
    granted = _GRANTED.search(slot.left.form) if match is not None else None
    if match is None or granted is None:
        return NOT_MINE
    whose = slot.left.cut(0, granted.start())
    phrase = read_phrase(whose)
    if not phrase.abouts and whose.form.endswith(ORG):  # 甲旗下的平台|乙: of whoever stands before the verb
        phrase.abouts = [whose.items[-1]]
    if not phrase.abouts and not (slot.context.who.about and is_made(slot.context.who.about[-1])):
        return NOT_MINE
    what = tidy(right.cut(*match.span("what")).spelt)
    places = slot.left.cut(granted.start()).find(PLACE)
    return Draft(counted(f"获得{what}的{match['where']}", count.unit), LEVEL, phrase=Phrase("", phrase.abouts, places))


def _partners(count: Count) -> Told:
    """与Q家机构共建N: how many others do it with somebody."""
    slot, right = count.slot, count.right
    with_whom = _WITH_WHOM.search(slot.left.form) if slot.first and slot.following is None else None
    match = _WITH_THEM.fullmatch(right.form) if with_whom is not None else None
    if match is None or with_whom is None:
        return NOT_MINE
    deed = tidy(right.cut(match.start("deed"), match.end("deed")).spelt)
    noun = right.cut(0, match.end("noun")).spelt
    name = "合作" + noun if _COOPERATES.search(deed) else f"{deed}的{noun}"
    return Draft(counted(name, count.unit), LEVEL, phrase=verb_phrase(slot.left.cut(0, with_whom.start())))


def _no_count(count: Count) -> Told:
    """从Q家银行的年报来看, Q个方面, Q家之一, 在Q家中排名第一, 前Q家: a number of things, but no count of what is told of."""
    left, form = count.slot.left.form, count.right.form
    if _FROM_THEM.search(left) and _LOOKED_AT.search(form):
        return NO_STATISTIC
    if _NO_COUNT.match(form) or _STANDING.match(form) or _RANKED_AMONG.search(form) or _RANKS_AMONG.search(form):
        return NO_STATISTIC
    return NO_STATISTIC if _NO_COUNT_LEAD.search(left) else NOT_MINE


def _bodies_named(count: Count) -> Told:
    """6家|国有大型商业银行|投入…: how many the subject is."""
    slot, form = count.slot, count.right.form
    if form[0] != ORG or count.unit != "家" or grammar.CONTINUES.match(form, 1) or verb_phrase(slot.left).words:
        return NOT_MINE
    slot.context.who.about, slot.context.who.weak = [count.right.items[0]], False
    return NO_STATISTIC


def _left_of_count(count: Count) -> Told:
    """甲银行累计服务|Q家: subject, place and words before the figure, for all that follows; none where 、 ties it to the count before."""
    slot = count.slot
    count.phrase = Phrase() if not slot.first and _JOINED_ON.search(slot.left.form) else verb_phrase(slot.left)
    return NOT_MINE


def _among(count: Count) -> Told:
    """65个国家中，…: of whom the next clause speaks; in an inquiry, whom it asked; 规模最大的10笔交易中，…: among which."""
    slot = count.slot
    among = _AMONG.fullmatch(count.right.form) if slot.following is None else None
    if among is None:
        return NOT_MINE
    whom = count.right.cut(0, among.end("noun")).spelt
    slot.context.who.sharers = slot.context.who.bodies = whom
    if (top := _TOP_OF.search(slot.left.spelt)) is not None:
        slot.context.what.scope = top[0] + slot.item.text + whom
    if not slot.context.who.survey:
        return NO_STATISTIC
    return Draft(counted("调研覆盖" + whom, count.unit), LEVEL, phrase=count.phrase)


def among_first(slot: Slot) -> None:
    """全球前Q家银行中，…: of whom the next clause counts."""
    among = _AMONG.fullmatch(slot.right.form) if slot.following is None else None
    if among is not None:
        slot.context.who.bodies = f"前{slot.item.text}{slot.right.cut(0, among.end('noun')).spelt}"
        slot.context.who.place = slot.left.find(PLACE)[-1:] or slot.context.who.place


def _located(count: Count) -> Told:
    """交易中Q笔|发生在甲国: how many of what was told of are in a place."""
    phrase = count.phrase
    located = _LOCATED.match(count.right.form)
    if located is None:
        return NOT_MINE
    noun = count.slot.context.what.scope or phrase.words
    if grammar.ENDS_MEASURED.search(phrase.words) or not noun:
        return None
    place = count.right.items[located.start(1)]
    return Draft(counted(noun, count.unit), LEVEL, phrase=Phrase(places=[place], abouts=phrase.abouts))


def _members(count: Count) -> Told:
    """X中有Q|已V: how many of X do V."""
    if not grammar.PREDICATE_OF_NOUN.match(count.right.form):
        return NOT_MINE
    slot, phrase = count.slot, count.phrase
    noun = _of_what(slot, phrase)
    if noun.startswith("最"):
        return None  # of how many, the name would lose
    if (beyond_next := _members_beyond(count, noun)) is not NOT_MINE:
        return beyond_next
    action = action_of(count.right)
    if not noun or not action or slot.following is not None or grammar.VAGUE_NAME.search(noun):
        return None
    inside = next(iter(count.right.find(SUBJECT)), None) if DEALS_WITH.match(action) else None
    return Draft(counted(f"{action}的{noun}", count.unit), LEVEL, phrase=Phrase(phrase.words, phrase.abouts, phrase.places, inside=inside))


def _of_what(slot: Slot, phrase: Phrase) -> str:
    """X中有|Q, 其中Q: of what those counted are a part; empty where nothing tells it."""
    noun = slot.context.what.scope or _IN_TAIL.sub("", phrase.words)
    if not noun and slot.left.form.startswith("其中") and not phrase.abouts:
        return _TOTAL_NAME.sub("", slot.context.what.level.rpartition("的")[2])
    if not noun and slot.measure.unit == "家" and not phrase.abouts and _SO_MANY_OF_THEM.fullmatch(slot.left.form):
        return slot.context.who.bodies
    return noun


def _members_beyond(count: Count, noun: str) -> Told:
    """10笔最大交易中有9笔|价值超过|1亿元: how many of them are beyond the next figure."""
    slot, right = count.slot, count.right
    if slot.following is None or not THRESHOLD.search(right.form):
        return NOT_MINE
    than = f"{beyond(right)}{slot.following.text}"
    if top := _TOP.fullmatch(noun):
        name = f"{noun}中{than}的{top['what']}"
    elif noun and not GIVEN_TO.search(slot.left.form):
        name = f"{than}的{noun}"
    else:
        return NOT_MINE
    return Draft(counted(name, count.unit), LEVEL, phrase=count.phrase, uses=1)


def _levels(count: Count) -> Told:
    """分为Q级: of how many levels something is."""
    return NO_STATISTIC if count.right.form.startswith("级") else NOT_MINE


READINGS: tuple[Callable[[Count], Told], ...] = (
    _kinds, _those_beyond, _parts_of_whole, _beyond_next, _places_where, _nothing_behind, _of_the_top, _sample, _rolled_out, _licensed, _partners,
    _no_count, _bodies_named, _left_of_count, _among, _located, _members, _levels,
)
"""In their order: the first that says something is right. All from ``_left_of_count`` on know what stands before the figure."""
