"""Figures before what they count: 46家独角兽, 3.37%的企业已应用X, 5亿美元战略投资."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.statistics import grammar
from kg.extract.statistics.line import DATE, FIGURE, NAMES, ORG, PLACE, SUBJECT, Words
from kg.extract.statistics.naming import MAX_LENGTH, Phrase, counted, read_phrase, strip_predicate, tidy
from kg.extract.statistics.slots import GROWTH, LEVEL, NO_STATISTIC, SHARE, Draft, Slot

_NO_COUNT = re.compile(r"(?:月|小时|交易日|工作日|季度|方面|阶段|维度|环节|层面|方向|特征|步骤|原则|平台就是|重点)")
_MONEY_NOUN = re.compile(
    rf"的?(?P<noun>[^，的、{FIGURE}{NAMES}]{{0,8}}?[{SUBJECT}]?[^，的、{FIGURE}{NAMES}]{{0,4}}?(?:投入|总?投资额|总额|投资|融资|贷款|收入|支出|资金|授信|补贴|成本|损失|出资|罚款|估值))"
    r"(?=$|稳居|位居|居|占|用于|成为|以|并|投入|支持|，|、|，)"
)
_RATE_NOUN = re.compile(r"(?:以上|左右)?的?(?P<noun>[^，的]{0,10}?(?:率|份额|速度|增速|增长|增幅|占比|比例|比重))(?=$|，|目标|计算|，|来看|以上|，|成为|位居)")
_GROWTH_NOUN = re.compile(r"(?:年均|同比|环比|复合)*(?:增长速度|增速|增长率|增长|增幅)")
_SHARE_OF_NOUN = re.compile(r"(?:以上|左右|以下|数)?的(?P<noun>[^，]{1,34})$")
_SHARE_DIRECT = re.compile(
    rf"(?:以上|左右|以下)?(?P<noun>[^，的、和与及{FIGURE}]{{0,6}}?(?:企业|机构|银行|公司|券商|客户|用户|消费者|居民|农户|商户|家庭|网点|员工|受访者|人口|人|地区|国家)(?=.{{2}}).+)$"
)
_NEXT_SHARE = re.compile(r"(?:以上|左右|以下)?的[^，]{1,14}[、和与及]")
_SAVING = re.compile(r"(?:节省|节约|减少|降低|缩短|压降|压缩)(?:了)?(?:约|近|超过)?$")
_CONTRIBUTION = re.compile(r"(?P<verb>贡献|创造|产生|解决|覆盖|占据|占|拥有|服务|承担|带动|提供|集中|吸引)(?:了)?(?:约|近|超过|超)?$")
_ADVERBS = re.compile(r"(?:因此|因而|均|都|已经|已|正在|正|相继|或已经|仍|了|将|更(?!名|新|换)|成功|先后|陆续)")
_USE = re.compile(rf"(?P<verb>(?:计划)?(?:应用|使用|采用|部署|在用|引入))(?:了)?[{SUBJECT}](?:技术|业务)?$")
_DEALS_WITH = re.compile(r"开展|应用|使用|采用|从事|研究|部署|开设|认为|布局")
_UNITS_OF_TEXT = frozenset({"词例", "参数", "样本", "字节", "标记"})
_ASKED = re.compile(r"(?P<noun>[^，的]{2,14})的?(?:问卷|抽样|专项)?(?:调查|调研|访谈)")
_IN_TRADE = re.compile(rf"(?:开展|从事|布局)(?:了)?{SUBJECT}(?:业务|领域|行业|服务)?")
_OF_TRADE = re.compile(rf"{PLACE}?(?:共有)?(?:开展|从事|布局)(?P<trade>{SUBJECT})(?:业务|领域|行业|服务)?的(?:公司|企业)")
_THRESHOLD = re.compile(r"(?:超过|突破|达到|高于|超|逾|不足|低于)了?$")


def money_of_noun(slot: Slot) -> Draft | None:
    """Q战略投资, 以Q的总投资额: an amount before its indicator."""
    if not slot.money:
        return None
    match = _MONEY_NOUN.match(slot.right.form)
    if match is None:
        return None
    noun = tidy(slot.right.cut(match.start("noun"), match.end("noun")).spelt)
    noun = re.sub(r"(?<=融资|投资)$", "额", noun) if re.search(r"(?:融资|投资)$", noun) else noun
    if noun == "贷款":
        noun = "贷款发放额"
    return Draft(noun, LEVEL, phrase=_verb_phrase(slot.left))


def rate_of_noun(slot: Slot) -> Draft | None:
    """Q的市场份额, Q的增速: a ratio before its indicator."""
    if slot.measure.normalized_unit != "ratio":
        return None
    if above := re.match(r".*(?:高于|低于|快于|超过|慢于|相比于?|相较于?)(?:其|同期)?", slot.left.form):
        slot = replace(slot, left=slot.left.cut(above.end()))
    match = _RATE_NOUN.match(slot.right.form)
    if match is None:
        return None
    noun = slot.right.cut(match.start("noun"), match.end("noun"))
    phrase = _verb_phrase(slot.left)
    if not phrase.places and slot.left.form.endswith(PLACE):
        phrase.places = [slot.left.items[-1]]  # 占据肯尼亚98%的市场份额
    if _GROWTH_NOUN.fullmatch(noun.form):
        own = re.sub(r"(?:仍|继续|保持|实现|维持|录得|出现)+$", "", phrase.words)
        base = tidy(own) if len(own) >= 2 else slot.context.level or slot.context.base
        if not base:
            return None
        return Draft(f"{base}增长率", GROWTH, base=base, phrase=phrase)
    name = tidy(noun.spelt)
    return Draft(name, SHARE if re.search(r"份额|占比|比例|比重", name) else LEVEL, phrase=phrase)


def share_of_noun(slot: Slot) -> Draft | None:
    """Q的N已V: the share of N that does V; VQ的N: the share of N that the subject has."""
    if slot.measure.normalized_unit != "ratio":
        return None
    saving = _SAVING.search(slot.left.form)
    match = _SHARE_OF_NOUN.match(slot.right.form)
    if match is not None and not slot.first and slot.context.contributed and _NEXT_SHARE.fullmatch(slot.left.form):
        noun = tidy(slot.right.cut(match.start("noun")).spelt)
        return Draft(f"{slot.context.contributed}{noun}占比", SHARE) if len(noun) <= 12 else None
    if match is None and (straight := _SHARE_DIRECT.match(slot.right.form)) and grammar.PREDICATE_OF_NOUN.search(straight["noun"], 1):
        match = straight  # 近七成消费者使用X
    if match is None:
        direct = grammar.PREDICATE_OF_NOUN.match(slot.right.form)
        scope = re.search(r"(?:中|里|当中)?(?:仅|只)?有?$", slot.left.form)
        if direct is None or scope is None or slot.following is not None:
            return None
        phrase = read_phrase(slot.left.cut(0, scope.start()))
        noun, action = phrase.words, _action(slot.right)
        return Draft(f"{action}的{noun}占比", SHARE, base="", phrase=phrase) if noun and action else None
    rest = slot.right.cut(match.start("noun"))
    split = grammar.PREDICATE_OF_NOUN.search(rest.form, 1)
    phrase = _verb_phrase(slot.left)
    if split is None:
        noun = tidy(rest.spelt)
        if saving:
            saved = saving[0].startswith(("节省", "节约"))
            return Draft(f"{noun}节省比例" if saved else f"{noun}增长率", GROWTH, base=noun, phrase=phrase, fall=not saved)
        contribution = _CONTRIBUTION.search(slot.left.form)
        if contribution is None:
            return None
        verb = contribution["verb"] if contribution["verb"] in {"贡献", "创造", "产生", "解决"} else ""
        phrase = read_phrase(slot.left.cut(0, contribution.start()))
        phrase.places = phrase.places or slot.left.find(PLACE)[-1:]
        if len(noun) > 12:
            return None
        phrase.inside = next(iter(rest.find(SUBJECT)), None) if not phrase.abouts else None
        who = "" if phrase.abouts or not verb else tidy(re.sub("(?:为|对).*$", "", phrase.words)) or slot.context.who
        slot.context.who, slot.context.contributed = who, who + verb
        return Draft(f"{who}{verb}{noun}占比", SHARE, phrase=phrase)
    noun_words, action_words = rest.cut(0, split.start()), rest.cut(split.start())
    noun_phrase = read_phrase(noun_words)
    noun = noun_phrase.full
    if len(noun) > 12:
        return None
    if noun_phrase.places and not phrase.places:
        phrase.places = noun_phrase.places
    if use := _USE.search(_ADVERBS.sub("", action_words.form)):
        phrase.inside = action_words.find(SUBJECT)[0]
        verb = use["verb"].replace("在用", "使用")
        return Draft(f"{'' if verb.startswith('计划') else '已'}{verb}{noun}占比", SHARE, phrase=phrase)
    action = _action(action_words)
    if not action or not noun:
        return None
    if slot.context.sample.endswith(noun):
        noun = slot.context.sample
    if _DEALS_WITH.match(action):
        phrase.inside = next(iter(action_words.find(SUBJECT)), None)
    return Draft(f"{action}的{noun}占比", SHARE, phrase=phrase)


def _action(words: Words) -> str:
    """What those counted do, as an attribute: 没有银行账户, 使用开源产品."""
    kept = Words.of([item for item in words.items if item.code != DATE])
    form_free = _ADVERBS.sub("", kept.spelt)
    form_free = form_free.replace("认为其", "认为")
    if form_free in {"认为", "表示", "希望"}:
        return ""
    text = re.sub(r"^(?:是|在(?![用线])|被)(?=.{2})", "", form_free).strip("的、和与")
    text = re.sub(r"(?<=.{6})(?:提高|提升|以便|从而|来提|加速|推动|改善).*$", "", text)
    return re.sub(r"^在?(?:期间|时期)", "", text)


def _verb_phrase(left: Words) -> Phrase:
    """Subject, place and words left of a figure that stands before its noun."""
    head = strip_predicate(left)
    head = head.cut(0, len(re.sub(r"(?:以|获得了?|得到了?|完成了?|提供|获|共|拥有|取得|为|筹集|募集|创造|获批|的)+$", "", head.form)))
    return read_phrase(head)


def firms_of_trade(slot: Slot) -> Draft | None:
    """开展X业务的公司共有Q: companies in X."""
    head = strip_predicate(slot.left)
    match = _OF_TRADE.search(head.form)
    if match is None or match.end() != len(head.form) or slot.measure.normalized_unit != "item":
        return None
    return Draft("企业数量", LEVEL, phrase=Phrase(abouts=[head.items[match.start("trade")]], places=head.find(PLACE)[:1]))


def count_of_noun(slot: Slot) -> Draft | None:
    """QN: a count before the noun it counts, with what its members do (28家X设立了Y) or what was done to them (公示140个X)."""
    if slot.percent or slot.money or slot.time:
        return None
    right = slot.right
    form = re.sub(r"^(?:以上|左右)", "", right.form)
    right = right.cut(len(right.form) - len(form))
    if slot.measure.unit == "类":
        return _kinds(slot)
    if not form or form[0] in "、和与及":
        return None
    if slot.following is not None and re.search(r"(?:最大|最高|前).*中(?:已|仅|就)?有?$", form):
        slot.context.scope = tidy(re.sub(r"中(?:已|仅|就)?有?$", "", right.spelt))
        return NO_STATISTIC
    if slot.left.form.endswith("对") and (asked := _ASKED.match(form)):
        slot.context.sample = right.cut(0, asked.end("noun")).spelt
    if _NO_COUNT.match(form) or re.search(r"(?:对|除|按|前|第|每|同|当|这|该|上述)$", slot.left.form):
        return NO_STATISTIC
    phrase = Phrase() if not slot.first and re.search(r"[、和与及]$", slot.left.form) else _verb_phrase(slot.left)
    if slot.following is None and (among := re.fullmatch(r"(?P<noun>[^，的]{2,10})(?:当中|之中|中|里)", form)):
        if not slot.context.survey:
            return NO_STATISTIC  # 65个国家中，…: of whom the next clause speaks
        return Draft(counted("调研覆盖" + right.cut(0, among.end("noun")).spelt, slot.measure.unit), LEVEL, phrase=phrase)
    if located := re.match(rf"(?:发生|分布|位于|来自|落户)?(?:在|于)?({PLACE})(?:$|[、，和])", form):
        if grammar.ENDS_MEASURED.search(phrase.words):
            return None
        noun = slot.context.scope or phrase.words
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
    if slot.following is not None and not split:
        noun_words = noun_words.cut(0, len(re.sub(r"(?:提供|发放|投放|推出|出台|发布)$", "", noun_words.form)))
    action_words = right.cut(split.start()) if split else chained
    noun_words = noun_words.cut(0, len(re.sub(r"(?:当中|中|里)(?:已|仅|就)?有?$", "", noun_words.form)))
    noun_words = noun_words.cut(0, len(re.sub(r"(?:[、和与及等，]|以及)+$", "", noun_words.form)))
    if "的" in noun_words.form and not split:
        before, _, after = noun_words.form.rpartition("的")
        if re.fullmatch(r"全?覆盖|支持|服务|接入|管理|应用", after) or before.endswith("相关"):
            after = "" if not before.endswith("相关") else after
            noun_words, before, after = (noun_words.cut(0, len(before)) if not after else noun_words), "x" * 9, ""
        if before in _UNITS_OF_TEXT and after:
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
    if split and slot.following is not None and action_words is not None and _THRESHOLD.search(action_words.form):
        slot.context.group = slot.item.text if slot.right.spelt.startswith(tidy(noun_words.spelt)[:2]) else ""
        if re.search(r"(?:总|合计|平均|共)", noun_words.form + action_words.form) or grammar.ENDS_MEASURED.search(noun_words.spelt):
            return NO_STATISTIC
        if len(noun_words) < 2:
            return NO_STATISTIC
        name = f"{_beyond(action_words)}{slot.following.text}的{tidy(noun_words.spelt)}"
        slot.context.group = ""
        return Draft(counted(name, slot.measure.unit), LEVEL, phrase=phrase, uses=1)
    if not split and slot.following is not None and grammar.PREDICATE.search(form) and re.search(r"(?:达到?|为|超过?|约|突破|均|近)+$", form):
        slot.context.group = slot.item.text
        return NO_STATISTIC  # 20家券商投入总额超过…: whose figure the next one is
    inner = read_phrase(noun_words)
    inside = inner.inside
    if inner.places:
        slot.context.noun_place = inner.places
    elif slot.context.noun_place and slot.context.place is slot.context.noun_place:
        slot.context.place = []
    noun = inner.words if inner.words and (inner.abouts or inner.places) else tidy(noun_words.spelt)
    if inner.abouts and phrase.abouts and phrase.abouts[-1].code == ORG:
        noun, inner.abouts = tidy(inner.full if inner.kept else noun_words.spelt).replace("相关的", "相关"), []
    if len(noun) < 2 and noun != "省":
        return None
    abouts = inner.abouts or phrase.abouts
    places = inner.places or phrase.places
    verb = _verb(phrase.words)
    if verb is None:
        if grammar.ENDS_MEASURED.search(phrase.words):
            return None
        verb = ""
    action = ""
    if attribute := re.search(r"(?P<what>.{4,})的(?:共|还)?有$", slot.left.form):
        told = read_phrase(slot.left.cut(attribute.start("what"), attribute.end("what")))
        slot.context.attribute, places = told.full, told.places or places
    if slot.context.attribute and (attribute or slot.left.form in {"的有", "的共有"} or (not slot.first and re.fullmatch(r".{2,8}[、和与]", slot.left.form))):
        action, action_words, verb, inside = slot.context.attribute, None, "", None
    else:
        slot.context.attribute = ""
    if re.search(r"(?:为|向|给|供|使(?!用)|让|帮助|助力)[^，]{0,2}$", slot.left.form):
        verb, action_words = "服务", None
        noun = re.sub(r"(?<=.{2})(?:使用|应用|获得.{0,4})$", "", noun)
    elif re.search(r"(?:调查|调研|走访|访谈)(?:了|过)?[^，]{0,2}$", slot.left.form):
        verb, action_words = "调研覆盖", None
    if action_words is not None and (slot.following is None or chained is not None) and len(action_words):
        action = _action(action_words)
        if action in {"出台", "发布", "推出", "印发", "征集", "提供"}:
            return None  # 由39个国家出台: of what stands elsewhere
        if _DEALS_WITH.match(action):
            inside = next(iter(action_words.find(SUBJECT)), None)
    elif action_words is not None and slot.beyond is not None and len(action_words) <= 3 and slot.following is not None and split:
        what = tidy(re.split(r"[，、的]", slot.beyond.spelt)[0])
        action = _action(action_words) + what if 2 <= len(what) <= 6 else ""
    if action:
        if len(action + noun) > MAX_LENGTH - 3:
            action = re.sub(r"^通过", "", action)
        first, more, _ = action.partition("、")
        action = first + "等" if more else first
    noun = "省份" if noun == "省" else noun
    if noun in _UNITS_OF_TEXT and (holder := re.search(rf"{SUBJECT}的(?P<of>[^，{NAMES}]{{2,8}}?)有?$", slot.left.form)):
        inside, abouts = slot.left.items[holder.start()], []
        noun, verb = slot.left.cut(holder.start("of"), holder.end("of")).spelt + noun, ""
    if widened := re.search(rf"(?:(?P<what>[{SUBJECT}]?[^，{NAMES}]{{0,6}})范围(?:已|已经)?)?(?:扩|扩大|扩展|拓展)(?:至|到)$", slot.left.form):
        what = tidy(slot.left.cut(widened.start("what"), widened.end("what")).spelt) if widened["what"] else ""
        verb = what or "覆盖"
    elif not slot.first and not verb and re.fullmatch(r"[^，]{1,4}的|[^，]{1,8}[和、与及]", slot.left.form):
        verb = slot.context.verb
    doing = re.sub(rf"在?(?:累计|已|共)+(?={re.escape(verb)}$)", "", re.sub(r"(?:了|约|近|超过|共|累计)+$", "", phrase.words))
    if verb and phrase.abouts and phrase.abouts[-1].code == ORG and slot.left.find(SUBJECT) and doing.endswith(verb) and len(doing) <= 12:
        verb = doing  # X银行的跨境支付业务覆盖: what of the bank covers
    slot.context.verb = verb
    if verb == "推出" and noun.endswith("产品"):
        slot.context.line = noun
    if noun in {"公司", "企业"} and action_words is not None and (trade := _IN_TRADE.fullmatch(_ADVERBS.sub("", action_words.form))):
        return Draft("企业数量", LEVEL, phrase=Phrase(phrase.words, [action_words.find(SUBJECT)[0]] if trade else abouts, places))
    name = counted((action + "的" if action else verb) + noun, slot.measure.unit)
    return Draft(name, LEVEL, phrase=Phrase(phrase.words, abouts, places, inside=inside))


def _beyond(words: Words) -> str:
    """What is beyond a threshold: 投入超过 → 投入超."""
    return re.sub(r"(?:超过|高于|超|逾)了?$", "超", _ADVERBS.sub("", words.spelt))


def _kinds(slot: Slot) -> Draft | None:
    """涉及A、B等Q类: of how many kinds the things counted before are."""
    counted_before = slot.context.level
    if not re.search(r"(?:涉及|涵盖|覆盖|包括|分为|包含).*等$", slot.left.form) or not re.search(r"(?:数量|数)$", counted_before):
        return NO_STATISTIC
    return Draft(re.sub(r"(?:数量|数)$", "", counted_before) + "类别数量", LEVEL, own_subject=False)


def _members(slot: Slot, right: Words, phrase: Phrase) -> Draft | None:
    """X中有Q已V: how many of X do V."""
    noun = re.sub(r"(?:中|里|当中)$", "", phrase.words) if not slot.context.scope else slot.context.scope
    noun = noun or slot.context.scope
    if noun.startswith("最"):
        return None  # 10笔最大交易中有9笔: of how many, the name would lose
    action = _action(right)
    if slot.following is not None and _THRESHOLD.search(right.form) and noun:
        return Draft(counted(f"{_beyond(right)}{slot.following.text}的{noun}", slot.measure.unit), LEVEL, phrase=phrase, uses=1)
    if not noun or not action or slot.following is not None or grammar.VAGUE_NAME.search(noun):
        return None
    inside = next(iter(right.find(SUBJECT)), None) if _DEALS_WITH.match(action) else None
    return Draft(counted(f"{action}的{noun}", slot.measure.unit), LEVEL, phrase=Phrase(phrase.words, phrase.abouts, phrase.places, inside=inside))


def _verb(words: str) -> str | None:
    """The informative verb that ends the words left of a count; empty for a neutral one, None for other words."""
    words = re.sub(r"(?:了|的|为|约|近|超过|至少|共|累计)+$", "", words)
    words = re.sub(r"\d+大[^，]{1,6}[和、及与]?$|(?<=支持)用$", "", words)
    if listed := re.match(rf"全?(?P<verb>{grammar.INFORMATIVE.pattern}).*(?:等|、)", words):
        return listed["verb"].rstrip("了")
    if not words or grammar.NEUTRAL.fullmatch(words):
        return ""
    match = re.search(rf"(?:{grammar.INFORMATIVE.pattern})$", words)
    if match:
        return match[0].rstrip("了")
    return "" if re.search(rf"(?:{grammar.NEUTRAL.pattern})$", words) else None


def shared_predicate(rights: list[Words], index: int) -> Words | None:
    """What the members of a list of counts do, told behind the last of them."""
    if index + 1 >= len(rights) or not re.search(r"[^，]{1,10}(?:[、和与及]|以及)$", rights[index].form):
        return None
    for later in rights[index + 1 :]:
        split = grammar.PREDICATE_OF_NOUN.search(later.form, 1)
        if split:
            return later.cut(split.start())
        if not re.search(r"(?:[、和与及]|以及)$", later.form):
            return None
    return None

