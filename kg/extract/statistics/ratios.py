"""Ratios and amounts before what they are of: 3.37%的企业已应用X, 45%的市场份额, 5亿美元战略投资."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.statistics import grammar
from kg.extract.statistics.deeds import ADVERBS, DEALS_WITH, action_of, verb_phrase
from kg.extract.statistics.levels import TAKES_RANK
from kg.extract.statistics.line import FIGURE, NAMES, ORG, PLACE, SUBJECT, Item, Words, is_made
from kg.extract.statistics.naming import agrees, counted, tidy, valid
from kg.extract.statistics.phrases import Phrase, read_phrase
from kg.extract.statistics.slots import GROWTH, LEVEL, NO_STATISTIC, SHARE, Draft, Slot
from kg.text.expressions import later

_MONEY_NOUN = re.compile(
    rf"的?(?P<noun>[^，的、{FIGURE}{NAMES}]{{0,8}}?[{SUBJECT}]?[^，的、{FIGURE}{NAMES}]{{0,4}}?(?:投入|总?投资额|总额|投资|融资|贷款|收入|支出|营收|净利润?|资金|授信|补贴|成本|损失|出资|罚款|估值))"
    r"(?=$|稳居|位居|居|继续|领跑|领先|排名|位列|占|用于|成为|以|并|投入|支持|，|、|，)"
)
_RANKED_BY = re.compile(
    rf"的?(?P<noun>[^，的、价{FIGURE}{ORG}{PLACE}]{{2,14}}?)(?:分别|依次|继续|遥遥|均|也)?(?:位居|位列|排名|排在|名列|稳居|高居|跻身|居|列|领先|领跑|占据|拔得|夺得|摘得|问鼎|登顶)"
)
_CONCEPT_OF_MONEY = re.compile(rf"的?(?P<noun>[^，的、{FIGURE}{NAMES}]{{0,6}}[{SUBJECT}])(?=$|[，、支用以并])")
_DONE_TO = re.compile(
    r"(?:曾|已|已经|累计|共|共计|合计|首次|成功|陆续|再度)*(?P<verb>发行|发放|投放|募集|签发|承销|采购|支付|缴纳|追回|拨付|减免|赔付|计提)(?:了|过)?(?:约|近|超过?|逾|不低于)*$"
)
_OBJECT_OF_MONEY = later(rf"的?(?P<noun>[^，的、和与及{FIGURE}]{{1,12}}?)(?=$|[，、和与及用以支]|以支持)")
_IS_DONE = {"投放": "发放", "缴纳": "缴纳"}
_RATE_NOUN = re.compile(
    r"(?:以上|左右)?的?(?P<noun>[^，的]{0,10}?(?:率(?=(?:增长|扩张|上升|攀升|提升)$)|率|份额|速度|增速|增长|增幅|占比|比例|比重))(?:(?<=率)(?:增长|扩张|上升|攀升|提升))?"
    r"(?=$|，|目标|计算|来看|快速|稳步|高速|持续|迅速|迅猛|以上|成为|位居|位列|居|稳居|高居|排名|排在|领先|领跑|占据)"
)
_TOGETHER = re.compile(r"(?P<who>[^，]*、[^，]*?)(?:合计|共同|总共|共)(?:贡献|占据|占|拥有)了?(?:约|近|超过?)*")
_GROWTH_NOUN = re.compile(r"(?:强劲|快速|高速|显著|大幅|稳健|稳步|迅猛|较快|年均|同比|环比|复合年?|年复合)*(?:增长速度|增速|增长率|增长|增幅)")
_SHARE_OF_NOUN = re.compile(r"(?:以上|左右|以下|数)?的(?P<noun>[^，]{1,34})$")
_SHARE_DIRECT = re.compile(
    rf"(?:以上|左右|以下)?(?P<noun>[^，的、和与及{FIGURE}]{{0,6}}?(?:企业|机构|银行|公司|券商|客户|用户|消费者|居民|农户|商户|家庭|网点|员工|受访者|人口|人|地区|国家)(?=.{{2}}).+)$"
)
_WITH_LESS = later(
    rf"(?:以上|左右)?的?(?P<noun>[^，的、{FIGURE}{NAMES}]{{0,6}}(?:企业|机构|银行|公司|券商|险企|客户|用户|商户|项目|平台|人))的?"
    rf"(?P<what>[^，的{FIGURE}{NAMES}]{{2,12}}?)(?P<than>不足|不到|低于|少于|超过|超|高于|多于|达到|逾)"
)
"""近四成中小券商的年度投入不足1亿元: those with less than the next figure."""
_MEASURED_LESS = later(
    rf"(?:以上|左右)?的(?P<what>[^，的、{FIGURE}{ORG}{PLACE}]{{4,16}}?)(?P<than>(?:不足|不到|不高于|不超过|低于|少于)|(?:不低于|不少于|超过|超|高于|多于))了?"
)
"""七成的单笔利息支出不高于100元: those of which the measure lies on one side of the next figure."""
_MORE = frozenset({"不低于", "不少于", "超过", "超", "高于", "多于"})
_WITHIN = re.compile(rf"(?:以上|左右)?的(?P<noun>[^，的{FIGURE}{ORG}{PLACE}]{{2,8}}?)(?:可以?|能够?|都|均)?在")
_NEXT_SHARE = re.compile(r"(?:以上|左右|以下)?的[^，]{1,14}[、和与及]")
_SAVING = re.compile(r"(?:节省|节约|减少|降低|缩短|压降|压缩)(?:了)?(?:约|近|超过)?$")
_CONTRIBUTION = later(
    rf"(?P<verb>贡献|创造|产生|解决|覆盖|占据|占|拥有|服务|承担|带动|提供|集中|吸引)(?:了)?(?:(?<=[献造生决]){PLACE}|(?<=[献造生决]了){PLACE})?(?:约|近|超过|超)?$"
)
_NOT = later(r"(?:尚|还|仍|并)?未(?!来|必|婚|成年)|没有|不(?!断|同|仅|少|良|动)")
_OFTEN = re.compile(r"(?:经常|偶尔|从不|从未|很少|时常|有时|每天|每日|每周|每月|长期|频繁|主要|不再|首次)$")
"""How often or since when those do it, which stands before the verb and is no part of who they are."""
_USE = re.compile(rf"(?P<verb>(?:计划)?(?:应用|使用|采用|部署|在用|引入))(?:了)?[{SUBJECT}](?:技术|业务)?$")
_LOAN = re.compile(r"(?:贷款|信贷)$")
_GRANTS = re.compile(r"(?:发放|投放|提供)了?(?:约|近|超过?|逾)?$")
_DEAL_END = re.compile(r"(?<=融资|投资)$")
_DEAL = re.compile(r"(?:融资|投资)$")
_GRANTING = re.compile(r"(?:累计|已|共)*(?:发放|投放|提供)")
_COMPARES = re.compile(r".*(?:高于|低于|快于|超过|慢于|相比于?|相较于?)(?:其|同期)?")
_HOLDS_TAIL = re.compile(r"(?:仍|继续|保持|实现|维持|录得|出现|呈现|取得)+$")
_PER_YEAR = re.compile("(?:年均|同比|每年)$")
_PORTION = re.compile(r"份额|占比|比例|比重")
_WITHIN_DEED = re.compile(r"(?:之|以)?内(?P<deed>[^，]{2,8})$")
_SCOPE_TAIL = re.compile(r"(?:中|里|当中)?(?:仅|只)?有?(?:约|近|超过?|逾)*$")
_WHOM_TAIL = re.compile("(?:为|对).*$")


def money_of_noun(slot: Slot) -> Draft | None:
    """Q战略投资, 以Q的总投资额: an amount before its indicator."""
    if not slot.money:
        return None
    match = _MONEY_NOUN.match(slot.right.form)
    if match is None and (granted := _CONCEPT_OF_MONEY.match(slot.right.form)):
        noun = tidy(slot.right.cut(granted.start("noun"), granted.end("noun")).spelt)
        if _LOAN.search(noun) and _GRANTS.search(slot.left.form):
            return Draft(noun + "发放额", LEVEL, phrase=_without_verb(slot))
    done = _DONE_TO.search(slot.left.form)
    if done is not None and (match is None or slot.right.form.startswith("的")) and (what := _OBJECT_OF_MONEY.match(slot.right.form)):
        noun = tidy(slot.right.cut(what.start("noun"), what.end("noun")).spelt)
        phrase = verb_phrase(slot.left.cut(0, done.start()))
        if len(noun) >= 2 and not phrase.words and not noun.endswith("人民币"):
            return Draft(f"{noun}{_IS_DONE.get(done['verb'], done['verb'])}额", LEVEL, phrase=phrase)
    if match is None:
        return None
    noun = tidy(slot.right.cut(match.start("noun"), match.end("noun")).spelt)
    noun = _DEAL_END.sub("额", noun) if _DEAL.search(noun) else noun
    if noun == "贷款":
        noun = "贷款发放额"
    if noun == "投入":
        noun = slot.context.what.completed(noun) or noun
    return Draft(noun, LEVEL, phrase=verb_phrase(slot.left))


def ranked_by(slot: Slot) -> Draft | None:
    """甲以Q的P居首: what is told of it stands behind the figure."""
    if not slot.left.form.endswith("以") or TAKES_RANK.match(slot.right.form) or (match := _RANKED_BY.match(slot.right.form)) is None:
        return None
    if slot.left.form.endswith(("分别以", "依次以")) and not slot.right.form.startswith("的"):
        return None
    phrase = read_phrase(slot.left.cut(0, -1))
    noun = tidy(slot.right.cut(*match.span("noun")).spelt)
    if phrase.words or not (phrase.abouts or phrase.places) or not valid(name := _named_by(noun, slot)):
        return None
    return Draft(name, SHARE if _PORTION.search(name) else LEVEL, phrase=phrase)


def _named_by(noun: str, slot: Slot) -> str:
    """The indicator of a figure that a noun behind it names (以Q的科技人员居首: 科技人员数量)."""
    if noun == "占有率":
        return "市场占有率"
    if grammar.ENDS_MEASURED.search(noun):
        noun = (slot.context.what.completed(noun) if grammar.BARE.fullmatch(noun) else "") or noun
        return noun if slot.percent or agrees(noun, money=slot.money, counted=slot.measure.normalized_unit == "item") else ""
    if slot.percent or slot.money:
        return ""
    name, level = counted(noun, slot.measure.unit), slot.context.what.level
    return level if level.endswith(name) else name  # 甲以P个中标项目居首，乙以Q个项目列第二


def _without_verb(slot: Slot) -> Phrase:
    """Who grants an amount: the words before 发放."""
    verb = _GRANTING.search(slot.left.form)
    return verb_phrase(slot.left.cut(0, verb.start() if verb else None))


def rate_of_noun(slot: Slot) -> Draft | None:
    """Q的市场份额, Q的增速: a ratio before its indicator."""
    if slot.measure.normalized_unit != "ratio":
        return None
    if above := _COMPARES.match(slot.left.form):
        slot = replace(slot, left=slot.left.cut(above.end()))
    match = _RATE_NOUN.match(slot.right.form)
    if match is None:
        return None
    noun = slot.right.cut(match.start("noun"), match.end("noun"))
    if (together := _TOGETHER.fullmatch(slot.left.spelt)) and len(together["who"]) <= 20:
        name = tidy(together["who"]) + tidy(noun.spelt)  # 甲、乙、丙三大领域合计贡献Q的市场份额
        return Draft(name, SHARE, phrase=Phrase("", [], slot.left.find(PLACE)[:1]))
    phrase = verb_phrase(slot.left)
    if not phrase.places and slot.left.form.endswith(PLACE):
        phrase.places = [slot.left.items[-1]]  # 占据肯尼亚98%的市场份额
    if _GROWTH_NOUN.fullmatch(noun.form):
        own = _HOLDS_TAIL.sub("", phrase.words)
        if not own and phrase.abouts and [one.text for one in phrase.abouts] != [one.text for one in slot.context.who.about]:
            return None  # 平台即服务将以Q的速度增长: what of it, the words do not tell
        base = tidy(own) if len(own) >= 2 else slot.context.what.level or slot.context.what.base
        if not base:
            return None
        return Draft(f"{base}增长率", GROWTH, base=base, phrase=phrase)
    name = tidy(noun.spelt)
    if name in {"速度", "增速"}:
        base = slot.context.what.level if _PER_YEAR.search(slot.left.form) else ""
        return Draft(f"{base}年均增长率", GROWTH, base=base) if base and "年均" in slot.left.form else None
    if slot.left.form.endswith("以") and phrase.words and not phrase.abouts and len(name) <= 4 and name.endswith(("份额", "占比", "比例", "比重")):
        return Draft(phrase.words + name, SHARE, base=phrase.words, phrase=phrase)  # 金融行业以Q的份额居首
    return Draft(name, SHARE if _PORTION.search(name) else LEVEL, phrase=phrase)


def _contribution(doing: str, noun: str) -> str:
    """The share of ``noun`` that somebody makes up: 小企业贡献 + 税收 → 小企业税收贡献占比, 小企业创造 + GDP → 小企业创造GDP占比."""
    return f"{doing[:-2]}{noun}贡献占比" if doing.endswith("贡献") else f"{doing}{noun}占比"


def share_of_noun(slot: Slot) -> Draft | None:
    """Q的N已V: the share of N that does V; VQ的N: the share of N that the subject has."""
    if slot.measure.normalized_unit != "ratio":
        return None
    if slot.following is not None and (told := _of_threshold(slot, slot.following)) is not None:
        return told
    match = _SHARE_OF_NOUN.match(slot.right.form)
    if match is not None and not slot.first and slot.context.who.contributed and _NEXT_SHARE.fullmatch(slot.left.form):
        noun = tidy(slot.right.cut(match.start("noun")).spelt)
        return Draft(_contribution(slot.context.who.contributed, noun), SHARE) if len(noun) <= 12 else None
    if match is None and (straight := _SHARE_DIRECT.match(slot.right.form)) and grammar.PREDICATE_OF_NOUN.search(straight["noun"], 1):
        match = straight  # 近七成消费者使用X
    if match is None:
        return _of_those_before(slot)
    rest = slot.right.cut(match.start("noun"))
    split = grammar.PREDICATE_OF_NOUN.search(rest.form, 1)
    if split is None:
        return _saved(slot, rest) if _SAVING.search(slot.left.form) else _contributed(slot, rest)
    return _who_do(slot, rest.cut(0, split.start()), rest.cut(split.start()))


def _of_threshold(slot: Slot, following: Item) -> Draft | None:
    """近四成券商的投入不足1亿元, Q的客户在3天内…: the share of those below the next figure."""
    if those := _WITH_LESS.fullmatch(slot.right.form):
        return Draft(f"{tidy(those['what'])}{those['than']}{following.text}的{tidy(those['noun'])}占比", SHARE, uses=1)
    if (measured := _MEASURED_LESS.fullmatch(slot.right.form)) and grammar.ENDS_MEASURED.search(what := slot.right.cut(*measured.span("what")).spelt):
        return Draft(f"{tidy(what)}{'超' if measured['than'] in _MORE else '不超'}{following.text}占比", SHARE, phrase=verb_phrase(slot.left), uses=1)
    within = _WITHIN.fullmatch(slot.right.form) if slot.beyond is not None else None
    if within is None or slot.beyond is None:
        return None
    deed = _WITHIN_DEED.match(slot.beyond.form)
    noun = slot.right.cut(*within.span("noun")).spelt
    return Draft(f"{following.text}内{slot.beyond.cut(*deed.span('deed')).spelt}的{noun}占比", SHARE, phrase=verb_phrase(slot.left), uses=1) if deed else NO_STATISTIC


def _of_those_before(slot: Slot) -> Draft | None:
    """受访者中有Q使用X: the share of those whom the words before name."""
    scope = _SCOPE_TAIL.search(slot.left.form)
    if slot.following is not None or scope is None or not grammar.PREDICATE_OF_NOUN.match(slot.right.form):
        return None
    who, phrase = slot.context.who, read_phrase(slot.left.cut(0, scope.start()))
    noun, action = phrase.words or ("" if phrase.abouts else who.sharers or slot.context.what.scope), action_of(slot.right)
    who.sharers = noun
    return Draft(f"{action}的{noun}占比", SHARE, base="", phrase=phrase) if noun and action else None


def _saved(slot: Slot, rest: Words) -> Draft:
    """节省Q的人力: by how much it is less."""
    noun, saving = tidy(rest.spelt), _SAVING.search(slot.left.form)
    saved = saving is not None and saving[0].startswith(("节省", "节约"))
    return Draft(f"{noun}节省比例" if saved else f"{noun}增长率", GROWTH, base=noun, phrase=verb_phrase(slot.left), fall=not saved)


def _contributed(slot: Slot, rest: Words) -> Draft | None:
    """小企业贡献了全国Q的税收: the share that the subject makes up."""
    contribution, noun = _CONTRIBUTION.search(slot.left.form), tidy(rest.spelt)
    if contribution is None or len(noun) > 12:
        return None
    verb = contribution["verb"] if contribution["verb"] in {"贡献", "创造", "产生", "解决"} else ""
    phrase, who = read_phrase(slot.left.cut(0, contribution.start())), slot.context.who
    phrase.places = phrase.places or slot.left.find(PLACE)[-1:]
    acts = len(who.about) == 1 and is_made(who.about[0])
    phrase.inside = next(iter(rest.find(SUBJECT)), None) if not phrase.abouts and not acts else None
    doer = "" if phrase.abouts or not verb else tidy(_WHOM_TAIL.sub("", phrase.words)) or who.contributor
    who.contributor, who.contributed = doer, doer + verb
    return Draft(_contribution(doer + verb, noun), SHARE, phrase=phrase)


def _who_do(slot: Slot, noun_words: Words, action_words: Words) -> Draft | None:
    """Q的企业已应用X: the share of those who do it."""
    noun_phrase, phrase = read_phrase(noun_words), verb_phrase(slot.left)
    noun = noun_phrase.full
    if len(noun) > 12:
        return None
    if noun_phrase.places and not phrase.places:
        phrase.places = noun_phrase.places
    often = _OFTEN.search(noun_words.form)
    if noun_words.form.endswith("至少"):
        action_words = Words.of([*noun_words.items[-2:], *action_words.items])
    elif often:
        action_words = Words.of([*noun_words.items[often.start() :], *action_words.items])
        noun = tidy(noun_words.cut(0, often.start()).spelt)
    slot.context.who.sharers = noun
    used = _users(phrase, noun, action_words) if not often else None
    return used if used is not None else _those_who(slot, phrase, noun, action_words)


def _users(phrase: Phrase, noun: str, action_words: Words) -> Draft | None:
    """Q的企业已应用X: of the concept, the share of those who use it."""
    use = _USE.search(ADVERBS.sub("", action_words.form))
    if use is None or phrase.abouts or _NOT.search(action_words.form):
        return None
    phrase.inside = action_words.find(SUBJECT)[0]
    verb = use["verb"].replace("在用", "使用")
    return Draft(f"{'' if verb.startswith('计划') else '已'}{verb}{noun}占比", SHARE, phrase=phrase)


def _those_who(slot: Slot, phrase: Phrase, noun: str, action_words: Words) -> Draft | None:
    """Q的企业愿意…: those who do it, called as whom the inquiry asked."""
    action, sample = action_of(action_words), slot.context.who.sample
    if not action or not noun:
        return None
    if DEALS_WITH.match(action):
        phrase.inside = next(iter(action_words.find(SUBJECT)), None)
    return Draft(f"{action}的{sample if sample.endswith(noun) else noun}占比", SHARE, phrase=phrase)
