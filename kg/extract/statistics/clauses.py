"""What a clause without figures sets for those behind it: whom and what it is about, where and when."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.extract.statistics import grammar, spans
from kg.extract.statistics.context import Context
from kg.extract.statistics.leading import BRANCH, FOREMOST, is_concept
from kg.extract.statistics.line import (
    DATE,
    FIGURE,
    NAMES,
    ORG,
    PLACE,
    SUBJECT,
    TITLE,
    Item,
    Words,
    entity,
    is_firm,
    is_made,
)
from kg.extract.statistics.naming import counted, valid
from kg.extract.statistics.phrases import Phrase, read_phrase
from kg.extract.statistics.results import issues_results
from kg.extract.statistics.what import What
from kg.extract.statistics.who import Who
from kg.text.expressions import later

_MOVES = re.compile(
    r"(?P<what>.{2,}?)(?:同比|环比|有所|稍有|略有|小幅|大幅|显著|明显|持续|继续|稳步|快速|平稳|较快|加快|企稳|总体|整体|依然|仍|也|将|出现|呈现?|保持|实现)*"
    r"(?:(?:达到?|创下?|录得)了?(?:近年来?|历史|阶段性?|同期|近期)*[^，]{0,2}(?:峰值|高点|最高值|最高点)|增长|下降|上升|攀升|走高|回升|提升|下滑|回落|增加|减少|回暖|扩大|上涨|稳定|创(?:下)?(?:了)?(?:历史)?新高|再创新高|(?P<peak>最高|最多|最大)"
    r"|(?:在.{1,4})?(?:遥遥领先|领先|居首|居前|名列前茅|(?:排名|位列|位居|排在|居)第[一二三四五六七八九十]位?)"
    r"|(?:与|和|较|同)[^，与和]{1,8}?(?:相比)?(?:基本|大体|大致|总体)*(?:持平|相当)"
    r"|(?:首次|首度|率先|再次|再度|双双|成功|已|一举)*(?:突破|超过|跨过|跨越|越过|迈过|迈上|迈入|站上|跃上|冲破|破)了?[十百千万]{1,2}[亿万]?(?:元|户|人|件|笔|美元)*(?:大关|关口|门槛|台阶|规模)?)"
    r"(?:趋势|态势|势头)?$"
)
_RATE = re.compile(r"(?<!利)率$|占比$")
_BUSINESS = re.compile(r"(?:[一二三四五六七八九]是|其中)?(?P<what>[^，的是]{1,12}(?:业务|险|贷款|信贷|存款|板块|条线))")
"""Of what a clause tells that it grows, for the measure behind (一是寿险业务平稳增长，实现保费收入Q)."""
_LATER_YEAR = re.compile(r"(?<![至到])(?:次年|翌年|第二年)(?!度?末|年?底|初)")
_DAY_ITSELF = re.compile(rf"{DATE}(?:当[天日]|全天|一天|单日|止|为止|时|期间|间)")
"""11月11日当天，…: the day is that of what follows, and not of a deed."""
_MEANT = re.compile(r"计划|打算|拟(?!合)|希望|要求")
"""What is only meant to move sets no indicator: the figure behind it would be told as a fact."""
_OWN_REPORT = re.compile(
    rf"(?:例如|如|根据|据)?(?P<who>{ORG})(?:(?:日前|近日|最新|此前)*(?:发布|公布|披露|公告)的?(?:最新)?)?的?{DATE}?(?:(?:半|中期|年度|上|第?[一二三四]季度)*(?:年报|季报|中报|财报|报|(?<=[年度期季{DATE}])报告|业绩|公告|财务报告)){{1,2}}"
    r"(?:披露|显示|数据|$)"
)
_SPENDS_MORE = re.compile(r"(?:加大|增加|提高|扩大|加码)(?:了|对|在)?(?P<what>[^，的\d]{2,8}投入)$")
_THOSE = re.compile(rf"(?:其中|例如)?包括{ORG}(?:(?:[、和与及]|以及){ORG})*等?在内的[^，{NAMES}{FIGURE}]{{0,10}}(?:银行|券商|险企|机构|公司|企业|行)")
_SEGMENT = re.compile(rf"(?:其中|例如)?[^，{NAMES}{FIGURE}{DATE}]{{2,10}}作为(?:公司|集团|该行|其|旗下)?的?[^，{ORG}]{{0,8}}(?:业务|板块|生态|条线|产品|品类|险种)$")
_SPEAKS = re.compile(rf"[^，{NAMES}]{{0,4}}(?P<who>{ORG})[^，{ORG}{FIGURE}]{{0,20}}(?:介绍|提到|表示|透露|披露|称|指出|宣布|强调)")
_RESEARCHER = re.compile("院长|所长|研究员|分析师|专家|教授|博士|研究总监|经济学家")
_MAKES = re.compile(
    r"(?:推出|发布|介绍|上线|研发|开发|打造|构建|建设|开通|运营|提供|开展|启动|发起)"
    rf"[^，]{{0,16}}(?P<what>{SUBJECT})[^，{NAMES}]{{0,8}}$"
)
_OBJECT_AT_END = later(
    r"(?:(?:领投|跟投|投资|承建|实施|开发|运营|主办|承办|合作)(?:方|商|者|单位|机构)(?:为|是|包括)|有|与|和|及|、|向|对|由|给|被|从|至|到|了|收购|投资|入股|控股|参股|包括|替换|采用|使用|出售|转让|服务|支持|加入|来自|合作)"
    rf"[^，]{{0,4}}{ORG}$"
)
_ANOTHER_VOICE = re.compile(rf"(?:按照?|据|根据|依据)[^，该其]{{0,4}}{ORG}[^，该其]{{0,10}}$")
_THEIR_SURVEY = re.compile(rf"{ORG}[^，]{{0,8}}(?:调查|调研|问卷|访谈)[^，]{{0,4}}(?:显示|表明|发现|指出)")
"""The inquiry of a body that the clause names is about whom it asked, and not about whom the sentence before was."""
_DEALS = re.compile(rf"(?:收购|并购|私有化)了?[^，{NAMES}]{{0,8}}(?P<whom>{ORG})|对[^，{FIGURE}]{{0,16}}?(?P<target>{ORG})的?(?:全资|整体)?(?:收购|并购|私有化)")
_DONE_WITH = re.compile(
    r"(?:公示|发布|公布|备案|通报|受理|推出|公告|立项|批准|核准|遴选|评选出?|征集|开展|落地|签约|上线|建成|新增|完成)了?"
    r"(?:[一二三四五六七八九十\d]+[批轮期])?(?P<what>[^，的]{3,16})$"
)
_TRIES = re.compile(r"(?:开始|启动|开展)了?(?P<what>[^，的]{1,14}?)的?(?:探索|实践|尝试)$")
_FUSED_MARKET = re.compile(rf"{PLACE}?(?P<what>{SUBJECT}[/与和及][^，{FIGURE}]{{1,8}}?(?:融合|结合|集成|协同))市场(?=[^，规份占增]{{2}})")
"""A clause about the market of two things that are one."""
_ISSUED = re.compile(rf"(?:印发|发布|出台|制定|公布|颁布|推出)了?{TITLE}$")
_BY_MEANS = re.compile(rf"(?:例如|如|比如)?(?:通过)?(?:利用|使用|采用|通过|借助|基于|应用|引入|依托|运用)了?(?P<means>{SUBJECT})")
"""What a clause tells to be done with things, which a bare 累计Q个 behind it counts."""
_OWNED_THING = re.compile(
    rf"[^，{NAMES}]{{0,3}}{ORG}(?:的|旗下的?|自研的?|打造的|推出的)?(?P<thing>{SUBJECT})(?:平台|系统|产品|业务|项目|服务|模型|大模型|APP|App)?"
    r"(?:，|$|依托|基于|采用|利用|运用|面向|聚焦|以|通过|向|为|于|已|将|由|接入|上线|是|定位|集成|整合|融合|引入|针对)"
)
_HOW = re.compile(
    r"(?:主要|专门|可|并|均|已|能够)*(?:用于|面向|依托|基于|采用|运用|利用|通过|借助|应用|支持|服务于|针对|帮助|聚焦|将|把|为|向|对|"
    r"覆盖|集成|整合|融合|引入|接入)"
)
"""A clause that goes on to tell how a thing works or what it is for."""
_FOLLOWS = re.compile(
    rf"(?:紧随其后|其次|排在其后|位列其后|随后|(?:排名?|位居?|位列|排在)?第[一二三四五六](?:位|名)?)的?(?:依次|分别|则)?(?:是|为|有)?(?:{ORG}(?:[、和与及]|以及)?)+等?"
)
_FOLLOWS_PLACE = re.compile(rf"(?:紧随其后|其次|(?:排名?|位居?|位列|排在)?第[一二三四五六](?:位|名)?)的?(?:依次|分别|则)?(?:是|为){PLACE}")
_INQUIRY = re.compile(rf"(?:根?据|按照?)[^，{FIGURE}]{{1,30}}(?:调查|调研|问卷|抽样)")
_FOUNDED = re.compile(r"(?:设立|成立|组建|发行|募集)(?:了)?(?P<what>[^，]{2,14})$")
_FIRM_FIRST = re.compile(rf"[^，]{{0,3}}{ORG}")
_OF_GROUP = re.compile(rf"{_FIRM_FIRST.pattern}旗下")
_SET_UP_BY = re.compile(rf"{_FIRM_FIRST.pattern}[{DATE}]?[^，]{{0,8}}(?:设立|成立|组建|收购)[^，]{{0,2}}的")
_ISSUES = ("发布", "印发", "出台", "制定", "牵头")
_AMONG = re.compile(r"(?P<scope>[^，]{2,22})中$")
_IN_FIELD = re.compile(rf"(?:[在从而]|至于)?{SUBJECT}(?:业务|领域|市场|行业)?方面")
_IN_RESPECT = re.compile(rf"(?:[从就](?=.*(?:看|而言|来说)$))?(?P<topic>[^{FIGURE}{ORG}{PLACE}{DATE}]{{1,8}}?)(?:方面|上?来?看|而言|来说)")


@dataclass(slots=True)
class _Told:
    """A clause while it is read. ``firms`` are the bodies that it names, ``results`` says that it tells the issue of a firm's results.

    ``made`` is where it tells the making of a thing, ``deal`` that it tells a takeover, ``measured`` that it tells a measure's rise or fall,
    ``firms_own`` that this is a measure of the firm told of before (甲银行…，小微贷款不良率稳定);
    ``phrase`` is what its words name as a whole.
    """

    context: Context
    words: Words
    firms: list[Item]
    results: bool = False
    made: re.Match[str] | None = None
    deal: bool = False
    measured: bool = False
    firms_own: bool = False
    phrase: Phrase = field(default_factory=Phrase)

    @property
    def who(self) -> Who:
        """Whom the words before spoke of."""
        return self.context.who

    @property
    def what(self) -> What:
        """What the words before spoke of."""
        return self.context.what

    @property
    def form(self) -> str:
        """The clause, one character a name."""
        return self.words.form


def take_clause(context: Context, words: Words) -> None:
    """Take what a clause without figures sets for those behind it."""
    told = _Told(context, words, words.find(ORG))
    context.what.moving = ""
    context.who.take_firm(words)
    _times(told)
    _whose_things(told)
    _speaker(told)
    if any(is_all(told) for is_all in _ALL_THAT_IT_TELLS):
        return
    for step in _TELLS_ALSO:
        step(told)
    if _thing(told):
        return
    told.phrase = read_phrase(words)
    if told.deal:
        told.phrase.places = []  # where the firm taken over is from
    for step in _ABOUT:
        step(told)


def _times(told: _Told) -> None:
    """2030年上线X; 次年…; 8月30日发布上半年业绩: the time of what follows, and whether it is only the day of a deed."""
    when, words = told.context.when, told.words
    when.take_other(words)
    told.context.take_dates(words, deed=True)
    when.take_times(words)
    if "年" in words.spelt and _LATER_YEAR.search(words.spelt):
        when.period = None  # 2030年…，次年上线X，累计放款Q: not in the year told first
    if "年" in words.spelt or "月" in words.spelt:
        when.untold = when.untold or spans.ALONE.fullmatch(words.spelt) is not None
    results = issues_results(words.spelt) if "报" in words.form or "绩" in words.form else None
    if results is not None:
        told.results = True
        when.take_results(words, results.start())
    itself = len(words) == 1 or _DAY_ITSELF.fullmatch(words.form) is not None
    when.event = not itself and any(item.text.endswith("日") and not item.text.startswith(("截", "至")) for item in words.find(DATE))


def _whose_things(told: _Told) -> None:
    """X的Y平台…: the firm that 该公司 means later."""
    if told.form.startswith(f"{ORG}的"):
        told.who.firm = [told.words.items[0]]


def _speaker(told: _Told) -> None:
    """X在发布会上介绍，…: the firm that 该行 means in what it says of itself."""
    if told.firms and (speaks := _SPEAKS.fullmatch(told.form)) and is_firm(speaker := told.words.items[speaks.start("who")]):
        told.who.firm = [speaker]


def _outsider(told: _Told) -> bool:
    """某研究院院长表示，…: what a researcher says of others is no figure of the institute."""
    speaks = _SPEAKS.fullmatch(told.form)
    if speaks is None or is_firm(told.words.items[speaks.start("who")]) or _RESEARCHER.search(told.form, speaks.end("who")) is None:
        return False
    told.who.about = []
    return True


def _segment(told: _Told) -> bool:
    """健康生态作为核心业务，…: what follows is of a part of the firm, which has no name that is known."""
    if _SEGMENT.match(told.form) is None:
        return False
    told.who.about, told.who.nobody = [], True
    return True


def _those(told: _Told) -> bool:
    """包括甲、乙在内的多家券商，…: what is told of all is told of those that are named."""
    if _THOSE.fullmatch(told.form) is None:
        return False
    told.who.about, told.who.weak, told.who.place, told.who.those = told.firms, False, [], True
    return True


def _example(told: _Told) -> bool:
    """以X为例: what follows is about it."""
    if not told.form.endswith("为例"):
        return False
    who, named = told.who, told.words.find(ORG + SUBJECT)
    who.place, who.about = told.words.find(PLACE)[:1] or who.place, named[:1] or who.about
    who.weak = who.weak and not named
    return True


def _followers(told: _Told) -> bool:
    """紧随其后的是甲、乙，均超过…: of these."""
    if not told.firms or not _FOLLOWS.fullmatch(told.form):
        return False
    told.who.about, told.who.weak, told.who.place = told.firms, False, []
    return True


def _following_place(told: _Told) -> bool:
    """排名第三的是上海，共…: there."""
    if not _FOLLOWS_PLACE.fullmatch(told.form):
        return False
    told.who.place = told.words.find(PLACE)
    return True


def _firm_alone(told: _Told) -> bool:
    """位于乙市的甲公司，…: of the one firm at its end, unless that is the object of what it tells."""
    words, firms, who = told.words, told.firms, told.who
    if len(firms) != 1 or words.items[-1] is not firms[0] or _OBJECT_AT_END.search(words.form):
        return False
    who.about, who.weak = firms, False
    who.place = [item for item in words.items[-3:-1] if item.code == PLACE] or who.place
    return True


def _own_report(told: _Told) -> bool:
    """甲银行2030年年报显示: the bank is the subject of all that follows."""
    own = _OWN_REPORT.match(told.form)
    if own is None:
        return False
    who = told.who
    who.owner = told.words.items[own.end("who") - 1]
    who.about, who.weak, who.place = [who.owner], False, []
    return True


def _source(told: _Told) -> bool:
    """据X调查显示, 在Y方面: who says it, or in what respect; the subject only where the respect is one."""
    words, who = told.words, told.who
    if not (grammar.ATTRIBUTION.search(words.form) or _INQUIRY.fullmatch(words.form) or _IN_RESPECT.fullmatch(words.form)):
        return False
    who.survey = who.survey or any(word in words.form for word in ("调研", "调查", "问卷", "抽样"))
    _respect(told)
    if _THEIR_SURVEY.search(words.form):
        _another_inquiry(told)
    if _ANOTHER_VOICE.match(words.form) and who.about == who.old_about:
        who.about = []  # 按X预测: what follows need not be about whom the sentence before was
    if "愿景" in words.form and PLACE not in words.form:
        who.place = []  # whose vision it is, not where the words before were
    if words.form[0] == PLACE and ORG not in words.form:
        who.place = [words.items[0]]
    return True


def _respect(told: _Told) -> None:
    """智能客服方面, 科技投入方面: the field or topic of what follows."""
    words, who = told.words, told.who
    if _IN_FIELD.fullmatch(words.form):
        who.about, who.weak = words.find(SUBJECT), False
        told.what.line_of = who.about[0].text
        who.place = [] if who.place is who.old_place else who.place
    if about := _IN_RESPECT.fullmatch(words.form):
        told.what.topic = words.cut(*about.span("topic")).spelt


def _another_inquiry(told: _Told) -> None:
    """甲研究院调查显示: of those asked, not of whom, where and when the sentence before was."""
    who, when = told.who, told.context.when
    who.about = [] if who.about is who.old_about else who.about
    who.place = [] if who.place is who.old_place else who.place
    if told.context.apart and when.period is when.old_period:
        when.period = None


_ALL_THAT_IT_TELLS: tuple[Callable[[_Told], bool], ...] = (_outsider, _segment, _those, _example, _followers, _following_place, _firm_alone, _own_report, _source)
"""Readings of a clause as a whole; the first that fits is all that it sets."""


def _means(told: _Told) -> None:
    """利用X搭建…，耗时缩短…: the technology by use of which something is done."""
    items, form = told.words.items, told.form
    if SUBJECT in form and (means := _BY_MEANS.match(form)) and not is_made(items[means.start("means")]):
        told.who.means = items[means.start("means")]


def _market(told: _Told) -> None:
    """人工智能与金融融合市场…: the market that is spoken of."""
    if "市场" in told.form and (fused := _FUSED_MARKET.match(told.form)):
        told.what.market = told.words.cut(*fused.span("what")).spelt


def _movement(told: _Told) -> None:
    """贷款余额稳步增长，达Q; 寿险业务平稳增长，实现保费收入Q: the measure that moves, or the line of business."""
    moved = _MOVES.match(told.form)
    if moved is None or _MEANT.search(told.form):
        return
    phrase = read_phrase(told.words.cut(0, moved.end("what")))
    firm = told.who.about[-1:] and is_firm(told.who.about[-1]) and not told.firms
    told.firms_own = bool(firm and phrase.abouts and phrase.kept and all(map(is_concept, phrase.abouts)))
    measured = phrase.full if told.firms_own else phrase.words
    measured += "额" if measured.endswith(("融资", "投资")) else ""
    told.context.when.keep = bool(moved["peak"])
    if measured and moved["peak"] and not valid(measured):
        measured = told.what.completed(measured) or counted(measured, "")
    if valid(measured):
        told.what.level = measured
        told.measured = True
        if _RATE.search(measured):
            told.what.ratio = told.what.moving = measured
    elif line := _BUSINESS.fullmatch(told.words.cut(0, moved.end("what")).spelt):
        told.what.business = line["what"]


def _spending(told: _Told) -> None:
    """加大金融科技投入，全年累计投入Q: what the money behind it is spent on."""
    if "投入" in told.form and (spent := _SPENDS_MORE.search(told.words.spelt)):
        told.what.seen.append(spent["what"])


def _making(told: _Told) -> None:
    """推出X: the product that 其 means behind it."""
    told.made = _MAKES.search(told.form)
    if told.made is not None:
        told.who.product = told.words.items[told.made.end("what") - 1]


def _set_up(told: _Told) -> None:
    """设立产业基金，总规模Q; 公布第三批试点项目，共Q个: the thing that is set up or done."""
    if founded := _FOUNDED.search(told.form):
        told.what.thing = told.words.cut(founded.start("what")).spelt
    elif done := _DONE_WITH.search(told.form) or _TRIES.search(told.form):
        told.what.thing = told.words.cut(*done.span("what")).spelt


def _takeover(told: _Told) -> None:
    """收购甲公司，交易额Q: the deal that is told."""
    if deal := _DEALS.search(told.form):
        told.what.deal = "收购" + told.words.items[deal.start("whom" if deal["whom"] else "target")].text
        told.deal = True


_TELLS_ALSO: tuple[Callable[[_Told], None], ...] = (_means, _market, _movement, _spending, _making, _set_up, _takeover)
"""What a clause sets beside its subject."""


def _thing(told: _Told) -> bool:
    """甲银行推出X, 甲银行的X平台…: is it about something of a firm that it names, made in it or leading it behind the firm's name?"""
    words, made, who = told.words, told.made, told.who
    owned = _OWNED_THING.match(words.form)
    place = owned.start("thing") if owned is not None else made.start("what") if made is not None else -1
    firms = words.cut(0, place).find(ORG) if place >= 0 else []
    if not firms or not is_made(words.items[place]) or (made is not None and owned is None and words.form[made.end("what") :].strip("平台系统产品服务模型项目应用")):
        return False
    who.firm, who.about, who.weak = [firms[-1]], [words.items[place]], False
    where = [item for number, item in enumerate(words.items) if item.code == PLACE and not FOREMOST.match(words.form, number + 1)]
    who.place = where[:1] or who.place
    return True


def _nameless_body(told: _Told) -> None:
    """甲集团旗下…, 甲设立的…, 甲银行乙分行: a body without a name that is known, and no more that of before."""
    form, phrase = told.form, told.phrase
    if not phrase.abouts and _OF_GROUP.match(form):
        told.who.about = []
    if phrase == Phrase() and _SET_UP_BY.match(form):
        told.who.about = []  # a body set up by the firm
    if (branch := _FIRM_FIRST.match(form)) and BRANCH.match(form, branch.end()):
        told.who.about = []  # a branch


def _where(told: _Told) -> None:
    """在甲市，…: the place of what follows; no more that of the sentence before where others are told."""
    who, places = told.who, told.phrase.places
    if not places and who.place is who.old_place and PLACE in told.form:
        who.place = []  # 该模式在甲、乙等区域测试: no more where the sentence before was
    if places:
        who.place = places
        if not told.phrase.abouts and who.carried and any(item.code == ORG or is_made(item) for item in who.about):
            who.about = []  # a place is the topic now


def _document(told: _Told) -> None:
    """印发《X》，提出Q项任务: the document, and not whom the words before were about where another body issues it."""
    words, who, abouts = told.words, told.who, told.phrase.abouts
    if words.form.endswith(TITLE) and (issued := _ISSUED.search(words.form)) and words.items[issued.end() - 1].mention is not None:
        who.document = [words.items[issued.end() - 1]]
    if abouts and TITLE in words.form and told.phrase.words.removeprefix("联合").startswith(_ISSUES) and not same(abouts, who.about):
        who.about = []  # another body's document: what follows is told of that


def _subject(told: _Told) -> None:
    """甲银行…，; X技术…，: the subject of what follows, unless the clause goes on about a thing or somebody only speaks in it."""
    who, abouts = told.who, told.phrase.abouts
    goes_on = _goes_on(told)
    if len(told.firms) == 1 and abouts and is_made(abouts[-1]) and abouts[-1].code == SUBJECT:
        who.firm = told.firms  # 甲银行自主研发的…“X”投产: whose it is, and whom 全行 means behind it
    if not abouts or goes_on or told.firms_own:
        return
    speaks = told.phrase.words.startswith(("认为", "发布", "提出", "指出", "联合", "出台"))
    if not speaks or (told.results and is_firm(abouts[0])):
        who.about = abouts
        who.weak = abouts[0].mention is not None and abouts[0].mention.cls in {"Technology", "Scenario"} and not told.measured


def _goes_on(told: _Told) -> bool:
    """X平台上线，采用Y技术，…: does it only tell how the thing of the clause before works?"""
    who = told.who
    if not who.about or who.carried or not is_made(who.about[-1]) or who.about[-1].code != SUBJECT:
        return False
    return _HOW.match(told.form) is not None


def _among(told: _Told) -> None:
    """X市场中, 受访企业中: the market, or among whom is counted."""
    match = _AMONG.search(told.form) if told.form.endswith("中") else None
    if match is None:
        return
    who, what, whole = told.who, told.what, told.words.cut(*match.span("scope"))
    what.market = "".join(item.text for item in whole.items if item.code != DATE) if whole.form.endswith("市场") else ""
    inner = read_phrase(whole)
    if inner.words:
        what.scope = inner.words
        who.about = inner.abouts or who.about
        who.weak = who.weak and not inner.abouts


_ABOUT: tuple[Callable[[_Told], None], ...] = (_nameless_body, _where, _document, _subject, _among)
"""Whom and what a clause is about, by what its words name."""


def same(some: list[Item], others: list[Item]) -> bool:
    """Do two lists name the same entities?"""
    return [entity(one) for one in some] == [entity(one) for one in others]
