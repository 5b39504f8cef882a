"""Counts before what they count: 46家独角兽, 28家X设立了Y, 涉及A、B等八大类."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.statistics import grammar
from kg.extract.statistics.deeds import ADVERBS, DEALS_WITH, action_of, beyond, verb_of, verb_phrase
from kg.extract.statistics.line import DATE, FIGURE, NAMES, ORG, PLACE, SUBJECT, Words, is_made
from kg.extract.statistics.naming import MAX_LENGTH, counted, tidy
from kg.extract.statistics.phrases import Phrase, read_phrase, strip_predicate
from kg.extract.statistics.slots import LEVEL, NO_STATISTIC, Draft, Slot

_SERVED = re.compile(
    r"[^，的]{0,6}?(?:(?P<own>员工|职工|顾问|经理|柜员|坐席|业务人员|开发人员|程序员|代理人)|用户|客户(?!经理)|企业|商户|农户|居民|家庭|学生|老人|司机|医院|学校|机构)(?!号|数|端|信息|服务|管理)"
)
"""Whom something is done for: the noun ends there, and what they do with it or get is no part of it."""
_BODY = re.compile(r"(?:公司|机构|银行|企业|券商|险企|商户|农户|客户|单位)$")
_NO_COUNT = re.compile(r"(?:月|小时|交易日|工作日|季度|方面|阶段|维度|环节|层面|方向|特征|步骤|原则|平台就是|重点(?!任务|举措|措施|工程|项目|工作))")
_RANKED_AMONG = re.compile(r"(?:之首|之列|之一)$")
_RANKS_AMONG = re.compile(r"^[^，]{2,12}(?:当中|之中|中|里)(?:排名|位列|位居|名列|排在|稳居|高居|居)(?:第|首|前)")
"""在Q家银行中排名第一: of how many, no count of what is told of."""
_STANDING = re.compile(r"[^，的]{2,10}[之当]?中的")
"""在Q家银行中的地位: among how many."""
_FROM_THEM = re.compile(rf"(?:从|按照?|据|根据|以)(?:[{PLACE}的约近逾]|全部|所有)*$")
_LOOKED_AT = re.compile(r"(?:来看|为例|看|计算|测算|估算|计)$")
_TAKES_PLACE = re.compile(r"占据|位列|位居|稳居|居首|排名")
_UNITS_OF_TEXT = frozenset({"词例", "参数", "样本", "字节", "标记"})
_SIZES = re.compile(
    r"(?:等)?(?:[两二三四五六七八九十\d]+|多)(?:档|种|个|款|类|大)(?:不同)?(?:版本|规格|尺寸|量级|级别)?(?:的)?(?P<what>参数(?:量|规模)?)"
)
_ASKS = re.compile(rf"对(?:(?:全国|行业内|全行业|国内|境内|辖内|业内|{PLACE})的?)?(?:约|近|逾|超过?)*$")
_ASKED = re.compile(r"(?P<noun>[^，的]{2,14})(?:的?(?:问卷|抽样|专项)?|的[^，]{1,20}?(?:进行|开展)了?[^，]{0,6}?)(?:调查|调研|访谈)")
_IN_TRADE = re.compile(rf"(?:开展|从事|布局)(?:了)?{SUBJECT}(?:业务|领域|行业|服务)?")
_OF_TRADE = re.compile(rf"{PLACE}?(?:共有)?(?:开展|从事|布局)(?P<trade>{SUBJECT})(?:业务|领域|行业|服务)?的(?:公司|企业)")
_WITH_THEM = re.compile(
    rf"(?P<noun>[^，的{FIGURE}{ORG}]{{0,8}}?(?:机构|银行|企业|公司|高校|院校|单位|部门|平台|商户|券商|险企|厂商|医院))"
    rf"(?P<deed>[^，{FIGURE}]{{2,12}})"
)
_PLACES_WHERE = re.compile(
    r"(?P<noun>省区市|省市|省份|国家和地区|国家或地区|国家|地区|城市|地市|区县|县区|县市|县|州|乡镇|街道|社区|行政村|村|园区|口岸)"
    r"(?P<deed>(?:试点|开展|落地|推广|上线|应用|部署|启动|复制|布局|设立|运营|投放|推出|实现|完成|提供)[^，]{0,10})$"
)
_MOVES_ONLY = re.compile("(?:同比|环比)?(?:增长|增加|减少|下降|上升|提升|提高|降低|回落|增至|降至)")
_ONE_WORD = {"省": "省份", "县": "县域"}
_HOLDS = re.compile(r"(?:覆盖|涵盖|支持|提供|推出|上线|接入|包含|包括|受理)了?$")
_ONE_NOUN = re.compile(rf"[^，的、{FIGURE}{NAMES}]{{2,6}}")
_BEYOND = re.compile(rf"(?P<than>以上|以下)?的(?P<noun>[^，的{FIGURE}{ORG}{PLACE}]{{1,8}}?)(?:$|(?=均|都|全部|[为是]|已|中))")
_JOIN = re.compile(
    rf"(?:均|都|已经|已|正式|陆续|共同|联合|携手)*(?P<verb>加入|接入|入驻|签约|参与|参加|(?P<founds>发起(?:成立|设立)?|成立|组建|设立|创立|创办))了?"
    rf"(?:[^，{FIGURE}{SUBJECT}]*的)?[{SUBJECT}{ORG}]$"
)
_LICENSED = re.compile(
    r"(?P<where>州|省份?|城市|国家和地区|国家或地区|国家|地区|司法辖区)的(?P<what>[^，的]{0,12}?(?:许可证|许可|牌照|执照|资质|认证|授权|经营权))$"
)
_GRANTED = re.compile(rf"(?:已经|已|先后|陆续|成功|累计|共)*(?:获得|取得|拿到|持有|拥有|获批|获颁|获)了?{PLACE}?(?:约|近|逾|超过?)*$")
_ROLLED_OUT = re.compile(
    r"(?P<noun>[^，的]{2,10}?)(?:[之当]?中|内|里)?的?(?P<deed>推广|应用|落地|部署|上线|投产|试点|实施)(?:工作)?$"
)
_WHAT_ROLLED = re.compile(rf"(?:完成|实现|推进|启动|开展|支持|加快|推动)了?(?P<what>[^，{FIGURE}]{{1,16}}?)在(?:约|近|超过?|逾)*$")
_PER_HEAD = re.compile(r"(?P<each>[人户]均|每[百千万亿]{0,2}[人户]|平均每[人户家])(?P<verb>拥有|持有|开立|开通|办理|使用)?$")
"""What tells a count of every one: 人均持有Q张卡."""
_CONSISTS = re.compile(r"(?:共|分别)?(?:包括|包含|涵盖)了?$")
_TOP = re.compile(r"[\d.]+.最(?:大|高|多)的?(?P<what>[^的]{2,6})")
_TOP_OF = re.compile(r"(?:规模|金额|市值|估值|体量|资产)?最[大高多](?=的?$)")
_GIVEN_TO = re.compile(r"(?:为|向|给)(?:近|约|逾|超过?)*$")
"""In front of a count: what follows is given to those counted, who are not told by how much it is (为850家企业提供超过3亿元贷款)."""
_THRESHOLD = re.compile(r"(?:超过|突破|达到|高于|超|逾|不足|低于)了?$")
_COMES_IN = re.compile(r"(?:分别|共|已|包括|包含|涵盖|提供|推出|拥有|有|含|设有|分为|覆盖|具备|支持)+(?:了)?$")
_OR_MORE = re.compile(r"^(?:以上|左右)(?!的.?有$)")
_AT_PLACES = re.compile(rf"在(?:[{PLACE}的]){{0,2}}$")
_OF_THE_TOP = re.compile(r"(?:最大|最高|前).*中(?:已|仅|就)?有?$")
_AMONG_TAIL = re.compile(r"中(?:已|仅|就)?有?$")
_NO_COUNT_LEAD = re.compile(r"(?:对|除|按|前|第|每|同|当|这|该|上述|来自|相当于|等于|等同于|堪比)(?:约|近|逾|超过?)?$")
_JOINED_ON = re.compile(r"[、和与及]$")
_AMONG = re.compile(r"(?P<noun>[^，的]{2,10})(?:当中|之中|中|里)")
_LOCATED = re.compile(rf"(?:发生|分布|位于|来自|落户)?(?:在|于)?({PLACE})(?:$|[、，和])")
_GIVES_TAIL = re.compile(r"(?:提供|发放|投放|推出|出台|发布)$")
_AMONG_THEM_TAIL = re.compile(r"(?:当中|中|里)(?:已|仅|就)?有?$")
_LIST_TAIL = re.compile(r"(?:[、和与及等，]|以及)+$")
_USE_ONLY = re.compile(r"全?覆盖|支持|服务|接入|管理|应用")
_SUMMED = re.compile(r"(?:总|合计|平均|共)")
_LEADS_TO_FIGURE = re.compile(r"(?:达到?|为|超过?|约|突破|均|近)+$")
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
_WITH_WHOM = re.compile(r"(?<![参给赋])(?:与|同|联合|携手|会同|联手)(?:约|近|逾|超过?)*$")
_COOPERATES = re.compile(r"合作(?:关系|协议)?$")
_LISTS_KINDS = re.compile(r"(?:涉及|涵盖|覆盖|包括|分为|包含).*等$")
_COUNT_NAME = re.compile(r"(?:数量|数)$")
_IN_TAIL = re.compile(r"(?:中|里|当中)$")
_TOTAL_NAME = re.compile(r"(?:总数|数量|家数|数)$")
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
    right = slot.right
    form = _OR_MORE.sub("", right.form)
    right = right.cut(len(right.form) - len(form))
    if slot.measure.unit == "类":
        return _kinds(slot)
    if slot.following is not None and grammar.THOSE_BEYOND.fullmatch(form):
        return None
    if slot.first and (consists := _CONSISTS.search(slot.left.form)) is not None:
        whole = read_phrase(slot.left.cut(0, consists.start()))
        if whole.kept and whole.words and not is_made(whole.abouts[-1]) and _BODY.search(whole.words):
            slot.context.what.parts, slot.context.who.about = whole.full + "中的", []  # X十强银行包括Q家A、P家B
            slot = replace(slot, left=slot.left.cut(len(slot.left)))
    if (those := _beyond_next(slot)) is not None:
        return those
    if (where := _PLACES_WHERE.match(form)) and _AT_PLACES.search(slot.left.form):
        deed = tidy(right.cut(where.start("deed"), where.end("deed")).spelt)
        if deed and len(deed) <= 12:
            who = verb_phrase(slot.left.cut(0, slot.left.form.rindex("在")))
            who.places = slot.left.find(PLACE)[-1:]
            return Draft(f"{deed}的{where['noun']}数量", LEVEL, phrase=who)
    if not form or form[0] in "、和与及":
        return None
    if slot.following is not None and _OF_THE_TOP.search(form):
        scope = tidy(_AMONG_TAIL.sub("", right.spelt))
        slot.context.what.scope = slot.item.text + scope if scope.startswith("最") else scope
        if slot.left.form.endswith(PLACE):
            slot.context.who.place = [slot.left.items[-1]]
        return NO_STATISTIC
    if "对" in slot.left.form and _ASKS.search(slot.left.form) and (asked := _ASKED.match(form)):
        return _sample(slot, right.cut(0, asked.end("noun")))
    if (rolled := _rolled_out(slot, right)) is not None:
        return rolled
    if (licensed := _licensed(slot, right)) is not None:
        return licensed
    if (partners := _partners(slot, right)) is not None:
        return partners
    if _FROM_THEM.search(slot.left.form) and _LOOKED_AT.search(form):
        return NO_STATISTIC  # 从Q家银行的年报来看, 按照Q人计算
    if _NO_COUNT.match(form) or _STANDING.match(form) or _RANKED_AMONG.search(form) or _RANKS_AMONG.search(form):
        return NO_STATISTIC
    if _NO_COUNT_LEAD.search(slot.left.form):
        return NO_STATISTIC
    if form[0] == ORG and slot.measure.unit == "家" and not grammar.CONTINUES.match(form, 1) and not verb_phrase(slot.left).words:
        slot.context.who.about, slot.context.who.weak = [right.items[0]], False
        return NO_STATISTIC  # 6家国有大型商业银行投入…: how many the subject is
    phrase = Phrase() if not slot.first and _JOINED_ON.search(slot.left.form) else verb_phrase(slot.left)
    if slot.following is None and (among := _AMONG.fullmatch(form)):
        slot.context.who.sharers = right.cut(0, among.end("noun")).spelt
        if (top := _TOP_OF.search(slot.left.spelt)) is not None:
            slot.context.what.scope = top[0] + slot.item.text + slot.context.who.sharers  # 规模最大的10笔交易中，…
        if not slot.context.who.survey:
            return NO_STATISTIC  # 65个国家中，…: of whom the next clause speaks
        return Draft(counted("调研覆盖" + right.cut(0, among.end("noun")).spelt, slot.measure.unit), LEVEL, phrase=phrase)
    if located := _LOCATED.match(form):
        if grammar.ENDS_MEASURED.search(phrase.words):
            return None
        noun = slot.context.what.scope or phrase.words
        if not noun:
            return None
        phrase.places = [right.items[located.start(1)]]
        return Draft(counted(noun, slot.measure.unit), LEVEL, phrase=Phrase(places=phrase.places, abouts=phrase.abouts))
    if grammar.PREDICATE_OF_NOUN.match(form):
        return _members(slot, right, phrase)
    if form.startswith("级"):
        return NO_STATISTIC
    chained = slot.chained
    split = grammar.PREDICATE_OF_NOUN.search(form, 1)
    noun_words = right.cut(0, split.start() if split else None)
    noun_words = Words.of([item for item in noun_words.items if item.code != DATE])
    if slot.following is not None and not split:
        noun_words = noun_words.cut(0, len(_GIVES_TAIL.sub("", noun_words.form)))
    action_words = right.cut(split.start()) if split else chained
    noun_words = noun_words.cut(0, len(_AMONG_THEM_TAIL.sub("", noun_words.form)))
    noun_words = noun_words.cut(0, len(_LIST_TAIL.sub("", noun_words.form)))
    if "的" in noun_words.form and not split:
        before, _, after = noun_words.form.rpartition("的")
        if _USE_ONLY.fullmatch(after) or before.endswith("相关"):
            after = "" if not before.endswith("相关") else after
            noun_words, before, after = (noun_words.cut(0, len(before)) if not after else noun_words), "x" * 9, ""
        if slot.measure.unit.endswith(("家", "户")) and _BODY.search(before):
            noun_words = noun_words.cut(0, len(before))  # 汇集了60家公司的数据: of how many
        elif before in _UNITS_OF_TEXT and after:
            noun_words = Words.of([*noun_words.items[len(before) + 1 :], *noun_words.items[: len(before)]])
        elif not slot.measure.normalized_unit and 2 <= len(before) <= 5:
            noun_words = noun_words.cut(0, len(before))
        elif 2 <= len(before) <= 5 and 0 < len(after) <= 5 and "、" not in after:
            noun_words = Words.of([*noun_words.items[: len(before)], *noun_words.items[len(before) + 1 :]])
        elif len(before) <= 5 and after and slot.following is None:
            noun_words = noun_words.cut(0, len(before))
        elif after:
            noun_words = noun_words.cut(len(before) + 1)
    elif "的" in noun_words.form and split and slot.following is not None:
        before, _, after = noun_words.form.partition("的")
        action_words = Words.of([*noun_words.items[len(before) + 1 :], *(action_words.items if action_words else ())])
        noun_words = noun_words.cut(0, len(before))
    if split and slot.following is not None and action_words is not None and _THRESHOLD.search(action_words.form) and not _GIVEN_TO.search(slot.left.form):
        slot.context.who.group = slot.item.text if slot.right.spelt.startswith(tidy(noun_words.spelt)[:2]) else ""
        if _SUMMED.search(noun_words.form + action_words.form) or grammar.ENDS_MEASURED.search(noun_words.spelt):
            return NO_STATISTIC
        if len(noun_words) < 2:
            return NO_STATISTIC
        name = f"{beyond(action_words)}{slot.following.text}的{tidy(noun_words.spelt)}"
        slot.context.who.group = ""
        return Draft(counted(name, slot.measure.unit), LEVEL, phrase=phrase, uses=1)
    if not split and slot.following is not None and grammar.PREDICATE.search(form) and _LEADS_TO_FIGURE.search(form):
        slot.context.who.group = slot.item.text
        return NO_STATISTIC  # 20家券商投入总额超过…: whose figure the next one is
    inner = read_phrase(noun_words)
    inside = inner.inside
    if inner.places:
        slot.context.who.noun_place = inner.places
    elif slot.context.who.noun_place and slot.context.who.place is slot.context.who.noun_place:
        slot.context.who.place = []
    noun = inner.words if inner.words and (inner.abouts or inner.places) else tidy(noun_words.spelt)
    if inner.abouts and phrase.abouts and is_made(phrase.abouts[-1]):
        noun, inner.abouts = tidy(inner.full if inner.kept else noun_words.spelt).replace("相关的", "相关"), []
    if (len(noun) < 2 and noun not in _ONE_WORD) or _MOVES_ONLY.fullmatch(noun):
        return None
    abouts = inner.abouts or phrase.abouts
    places = inner.places or phrase.places
    lead = strip_predicate(slot.left)
    if lead.form.endswith(PLACE) and phrase.words.endswith(lead.items[-1].text):  # 覆盖全国Q个县
        phrase.words = phrase.words.removesuffix(lead.items[-1].text)
    verb = verb_of(phrase.words)
    if each := _PER_HEAD.search(phrase.words):
        noun, verb = each["each"] + (each["verb"] or "") + noun, ""
    if verb is None:
        if grammar.ENDS_MEASURED.search(phrase.words):
            return None
        verb = ""
    if verb and not phrase.abouts and inner.abouts and _BODY.search(noun_words.form):
        abouts = []  # 汇集了60家财险公司: whoever did it is the subject, not the trade of those counted
        noun = tidy(noun_words.spelt)
    action = ""
    if attribute := _ATTRIBUTE.search(slot.left.form):
        told = read_phrase(slot.left.cut(attribute.start("what"), attribute.end("what")))
        slot.context.what.attribute, places = told.full, told.places or places
    if slot.context.what.attribute and (attribute or slot.left.form in {"的有", "的共有"} or (not slot.first and _NEXT_OF_LIST.fullmatch(slot.left.form))):
        action, action_words, verb, inside = slot.context.what.attribute, None, "", None
    else:
        slot.context.what.attribute = ""
    if split and slot.left.form.endswith("以") and _TAKES_PLACE.match(form, split.start()):
        action, action_words = "", None  # 以12个项目占据首位
    if _FOR_WHOM.search(slot.left.form):
        if _MOVES_THING.search(slot.left.form):
            return None  # 把数据同步给Q家银行: a deed of its own kind
        verb, action_words = "服务", None
        if served := _SERVED.match(noun):
            verb = "覆盖" if served["own"] else verb
            launched = [item for item in right.find(SUBJECT) if is_made(item)]
            noun, abouts = served[0], launched[-1:] if served.end() < len(right.spelt) and launched else abouts
        noun = _USE_TAIL.sub("", noun)
    elif _ASKED_WHOM.search(slot.left.form):
        verb, action_words = "调研覆盖", None
    if action_words is not None and (slot.following is None or chained is not None) and len(action_words):
        action = action_of(action_words)
        if action in {"出台", "发布", "推出", "印发", "征集", "提供"}:
            return None  # 由39个国家出台: of what stands elsewhere
        if DEALS_WITH.match(action):
            inside = next(iter(action_words.find(SUBJECT)), None)
    elif action_words is not None and slot.beyond is not None and len(action_words) <= 3 and slot.following is not None and split:
        what = tidy(_BREAK.split(slot.beyond.spelt)[0])
        action = action_of(action_words) + what if 2 <= len(what) <= 6 else ""
    if action:
        if len(action + noun) > MAX_LENGTH - 3:
            action = _BY_MEANS.sub("", action)
        first, more, _ = action.partition("、")
        action = first + "等" if more else first
    noun = _ONE_WORD.get(noun, noun)
    if noun in _UNITS_OF_TEXT and (holder := _HOLDER_OF.search(slot.left.form)):
        inside, abouts = slot.left.items[holder.start()], []
        noun, verb = slot.left.cut(holder.start("of"), holder.end("of")).spelt + noun, ""
    if widened := _WIDENED.search(slot.left.form):
        what = tidy(slot.left.cut(widened.start("what"), widened.end("what")).spelt) if widened["what"] else ""
        verb = what or "覆盖"
    elif not slot.first and not verb and _NEXT_OBJECT.fullmatch(slot.left.form):
        verb = slot.context.what.verb
    doing = re.sub(rf"在?(?:累计|已|共)+(?={re.escape(verb)}$)", "", _COUNT_TAIL.sub("", phrase.words))
    if verb and phrase.abouts and phrase.abouts[-1].code == ORG and slot.left.find(SUBJECT) and doing.endswith(verb) and len(doing) <= 12:
        verb = doing  # X银行的跨境支付业务覆盖: what of the bank covers
    slot.context.what.verb = verb
    if verb == "推出" and noun.endswith("产品"):
        slot.context.what.line = noun
    if noun in {"公司", "企业"} and action_words is not None and (trade := _IN_TRADE.fullmatch(ADVERBS.sub("", action_words.form))):
        return Draft("企业数量", LEVEL, phrase=Phrase(phrase.words, [action_words.find(SUBJECT)[0]] if trade else abouts, places))
    if action_words is not None and (joined := _JOIN.match(action_words.form)) and is_made(action_words.items[joined.end() - 1]):
        made = action_words.items[joined.end() - 1]  # 20家银行加入X主导的Y平台: of the platform
        verb = "参与成立的" if joined["founds"] else joined["verb"]
        return Draft(counted(verb + noun, slot.measure.unit), LEVEL, phrase=Phrase("", [made], places))
    name = counted((action + "的" if action else verb) + noun, slot.measure.unit)
    return Draft(name, LEVEL, phrase=Phrase(phrase.words, abouts, places, inside=inside))


def _sample(slot: Slot, asked: Words) -> Draft:
    """对QN的调查显示: how many an inquiry asked, of whom the shares behind it are."""
    who = slot.context.who
    who.sample = asked.spelt
    who.about, who.place = [], [] if who.place is who.old_place else who.place
    inside = next(iter(asked.find(SUBJECT)), None)
    return Draft(counted("调研覆盖" + asked.spelt, slot.measure.unit), LEVEL, phrase=Phrase(inside=inside, places=asked.find(PLACE)[:1]))


def _rolled_out(slot: Slot, right: Words) -> Draft | None:
    """完成X在QN的推广: where X is in use now."""
    if slot.following is not None or "在" not in slot.left.form[-4:]:
        return None
    match, what = _ROLLED_OUT.match(right.form), _WHAT_ROLLED.search(slot.left.form)
    if match is None or what is None:
        return None
    thing = slot.left.cut(*what.span("what"))
    phrase = verb_phrase(slot.left.cut(0, what.start()))
    where = f"{match['deed']}的{tidy(right.cut(0, match.end('noun')).spelt)}"
    if thing.form == SUBJECT and is_made(thing.items[0]):
        return Draft(counted(where, slot.measure.unit), LEVEL, phrase=Phrase("", thing.find(SUBJECT)))
    return Draft(counted(tidy(thing.spelt) + where, slot.measure.unit), LEVEL, phrase=phrase)


def _licensed(slot: Slot, right: Words) -> Draft | None:
    """已获得甲国Q个州的N牌照: in how many places somebody is licensed."""
    match = _LICENSED.match(right.form) if slot.following is None else None
    granted = _GRANTED.search(slot.left.form) if match is not None else None
    if match is None or granted is None:
        return None
    whose = slot.left.cut(0, granted.start())
    phrase = read_phrase(whose)
    if not phrase.abouts and whose.form.endswith(ORG):  # 甲旗下的平台|乙: of whoever stands before the verb
        phrase.abouts = [whose.items[-1]]
    if not phrase.abouts and not (slot.context.who.about and is_made(slot.context.who.about[-1])):
        return None
    what = tidy(right.cut(*match.span("what")).spelt)
    places = slot.left.cut(granted.start()).find(PLACE)
    return Draft(counted(f"获得{what}的{match['where']}", slot.measure.unit), LEVEL, phrase=Phrase("", phrase.abouts, places))


def _partners(slot: Slot, right: Words) -> Draft | None:
    """与Q家机构共建N: how many others do it with somebody."""
    with_whom = _WITH_WHOM.search(slot.left.form)
    match = _WITH_THEM.fullmatch(right.form) if with_whom is not None and slot.first and slot.following is None else None
    if match is None or with_whom is None:
        return None
    deed = tidy(right.cut(match.start("deed"), match.end("deed")).spelt)
    noun = right.cut(0, match.end("noun")).spelt
    name = "合作" + noun if _COOPERATES.search(deed) else f"{deed}的{noun}"
    return Draft(counted(name, slot.measure.unit), LEVEL, phrase=verb_phrase(slot.left.cut(0, with_whom.start())))


def _beyond_next(slot: Slot) -> Draft | None:
    """5笔Q以上的交易, 12家估值超Q的企业: those beyond the next figure are counted."""
    if slot.following is None or slot.beyond is None:
        return None
    behind = _BEYOND.match(slot.beyond.form)
    if behind is None or not ((behind["than"] and not slot.right.form) or _THRESHOLD.search(slot.right.form)):
        return None
    noun = tidy(slot.beyond.cut(behind.start("noun"), behind.end("noun")).spelt)
    name = f"{slot.right.spelt}{slot.following.text}{behind['than'] or ''}的{noun}"
    return Draft(counted(name, slot.measure.unit), LEVEL, phrase=verb_phrase(slot.left), uses=1)


def _kinds(slot: Slot) -> Draft | None:
    """涉及A、B等Q类: of how many kinds the things counted before are; 覆盖Q类N: how many kinds of N."""
    verb, noun = _HOLDS.search(slot.left.form), _ONE_NOUN.fullmatch(slot.right.form)
    if verb is not None and noun is not None:
        return Draft(f"{verb[0].rstrip('了')}{noun[0]}类别数量", LEVEL, phrase=verb_phrase(slot.left))
    counted_before = slot.context.what.level
    if not _LISTS_KINDS.search(slot.left.form) or not _COUNT_NAME.search(counted_before):
        return NO_STATISTIC
    return Draft(_COUNT_NAME.sub("", counted_before) + "类别数量", LEVEL, own_subject=False)


def _members(slot: Slot, right: Words, phrase: Phrase) -> Draft | None:
    """X中有Q已V: how many of X do V."""
    noun = _IN_TAIL.sub("", phrase.words) if not slot.context.what.scope else slot.context.what.scope
    noun = noun or slot.context.what.scope
    if not noun and slot.left.form.startswith("其中") and not phrase.abouts:
        noun = _TOTAL_NAME.sub("", slot.context.what.level.rpartition("的")[2])
    if noun.startswith("最"):
        return None  # of how many, the name would lose
    action = action_of(right)
    if slot.following is not None and _THRESHOLD.search(right.form) and (top := _TOP.fullmatch(noun)):
        name = f"{noun}中{beyond(right)}{slot.following.text}的{top['what']}"  # 10笔最大交易中有9笔价值超过1亿元
        return Draft(counted(name, slot.measure.unit), LEVEL, phrase=phrase, uses=1)
    if slot.following is not None and _THRESHOLD.search(right.form) and noun and not _GIVEN_TO.search(slot.left.form):
        return Draft(counted(f"{beyond(right)}{slot.following.text}的{noun}", slot.measure.unit), LEVEL, phrase=phrase, uses=1)
    if not noun or not action or slot.following is not None or grammar.VAGUE_NAME.search(noun):
        return None
    inside = next(iter(right.find(SUBJECT)), None) if DEALS_WITH.match(action) else None
    return Draft(counted(f"{action}的{noun}", slot.measure.unit), LEVEL, phrase=Phrase(phrase.words, phrase.abouts, phrase.places, inside=inside))


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
