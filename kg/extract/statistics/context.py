"""What earlier words of a paragraph set for the figures behind them: who and where, when, what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.extract.statistics import grammar
from kg.extract.statistics.leading import BRANCH, FOREMOST
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
from kg.extract.statistics.when import When
from kg.extract.statistics.who import Who
from kg.model.statement import Period
from kg.text.expressions import later

_MOVES = re.compile(
    r"(?P<what>.{2,}?)(?:同比|环比|有所|稍有|略有|小幅|大幅|显著|明显|持续|继续|稳步|快速|平稳|较快|加快|企稳|总体|整体|依然|仍|也|将|出现|呈现?|保持|实现)*"
    r"(?:(?:达到?|创下?|录得)了?(?:近年来?|历史|阶段性?|同期|近期)*[^，]{0,2}(?:峰值|高点|最高值|最高点)|增长|下降|上升|攀升|走高|回升|提升|下滑|回落|增加|减少|回暖|扩大|上涨|稳定|创(?:下)?(?:了)?(?:历史)?新高|再创新高|(?P<peak>最高|最多|最大)"
    r"|(?:在.{1,4})?(?:遥遥领先|领先|居首|居前|名列前茅|(?:排名|位列|位居|排在|居)第[一二三四五六七八九十]位?)"
    r"|(?:首次|首度|率先|再次|再度|双双|成功|已|一举)*(?:突破|超过|跨过|跨越|越过|迈过|迈上|迈入|站上|跃上|冲破|破)了?[十百千万]{1,2}[亿万]?(?:元|户|人|件|笔|美元)*(?:大关|关口|门槛|台阶|规模)?)"
    r"(?:趋势|态势|势头)?$"
)
_BUSINESS = re.compile(r"(?:[一二三四五六七八九]是|其中)?(?P<what>[^，的是]{1,12}(?:业务|险|贷款|信贷|存款|板块|条线))")
"""Of what a clause tells that it grows, for the measure behind (一是寿险业务平稳增长，实现保费收入Q)."""
_LATER_YEAR = re.compile(r"(?<![至到])(?:次年|翌年|第二年)(?!度?末|年?底|初)")
_MEANT = re.compile(r"计划|打算|拟(?!合)|希望|要求")
"""What is only meant to move sets no indicator: the figure behind it would be told as a fact."""
_OWN_REPORT = re.compile(
    rf"(?:例如|如|根据|据)?(?P<who>{ORG}){DATE}?(?:(?:半|中期|年度|上|第?[一二三四]季度)*(?:年报|季报|中报|财报|报|(?<=[年度期季{DATE}])报告|业绩|公告|财务报告)){{1,2}}"
    r"(?:披露|显示|数据|$)"
)
_MAKES = re.compile(
    r"(?:推出|发布|介绍|上线|研发|开发|打造|构建|建设|开通|运营|提供|开展|启动|发起)"
    rf"[^，]{{0,16}}(?P<what>{SUBJECT})[^，{NAMES}]{{0,8}}$"
)
_OBJECT_AT_END = later(
    r"(?:有|与|和|及|、|向|对|由|给|被|从|至|到|了|收购|投资|入股|控股|参股|包括|替换|采用|使用|出售|转让|服务|支持|加入|来自|合作)"
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
_IN_RESPECT = re.compile(rf"[^{FIGURE}{ORG}{PLACE}]{{1,8}}方面")


@dataclass(slots=True)
class Context:
    """State of reading, in three parts; ``apart`` says that the sentence does not go on from the one before, ``joined`` that only a semicolon parts it from that."""

    who: Who = field(default_factory=Who)
    when: When = field(default_factory=When)
    what: What = field(default_factory=What)
    apart: bool = False
    joined: bool = False

    @classmethod
    def dated(cls, period: Period | None) -> Context:
        """A context that knows no more than a time, as a heading tells it."""
        return cls(when=When(period=period, leads=True))  # over all that stands below it

    def copy(self) -> Context:
        """The same state, to read the sentence once more."""
        return Context(replace(self.who), replace(self.when), replace(self.what), self.apart, self.joined)

    def fresh_sentence(self, names: frozenset[str] = frozenset()) -> None:
        """Forget what holds within one sentence only; note what comes from the sentence before. ``names`` are its bodies and things made."""
        self.who.fresh_sentence(names)
        self.when.fresh_sentence()
        self.what.fresh_sentence(joined=self.joined)

    def fresh_clause(self) -> None:
        """Forget what holds within one clause only."""
        self.who.fresh_clause()
        self.when.fresh_clause()

    def take_dates(self, words: Words, *, deed: bool = False) -> None:
        """Take the period from words in reading order; ``deed`` says that they hold no figure."""
        self.when.take_dates(words, self.who.names, deed=deed)

    def take_clause(self, words: Words) -> None:
        """Take what a clause without figures sets for those behind it."""
        self.when.take_other(words)
        self.take_dates(words, deed=True)
        if "年" in words.spelt and _LATER_YEAR.search(words.spelt):
            self.when.period = None  # 2030年…，次年上线X，累计放款Q: not in the year told first
        results = issues_results(words.spelt) if "报" in words.form or "绩" in words.form else None
        if results is not None:
            self.when.take_results(words, results.start())
        if words.form.startswith(f"{ORG}的"):
            self.who.firm = [words.items[0]]  # X的Y平台…: the firm that 该公司 means later
        self.when.event = len(words) > 1 and any(item.text.endswith("日") and not item.text.startswith(("截", "至")) for item in words.find(DATE))
        if words.form.endswith("为例"):
            self.who.place, self.who.about = words.find(PLACE)[:1] or self.who.place, words.find(ORG + SUBJECT)[:1] or self.who.about
            self.who.weak = self.who.weak and not words.find(ORG + SUBJECT)
            return
        firms = words.find(ORG)
        if firms and _FOLLOWS.fullmatch(words.form):
            self.who.about, self.who.weak, self.who.place = firms, False, []  # 紧随其后的是甲、乙，均超过…
            return
        if _FOLLOWS_PLACE.fullmatch(words.form):
            self.who.place = words.find(PLACE)  # 排名第三的是上海，共…
            return
        if len(firms) == 1 and words.items[-1] is firms[0] and not _OBJECT_AT_END.search(words.form):
            self.who.about, self.who.weak = firms, False
            self.who.place = [item for item in words.items[-3:-1] if item.code == PLACE] or self.who.place
            return
        if (own := _OWN_REPORT.match(words.form)) is not None:
            self.who.owner = words.items[own.end("who") - 1]
            self.who.about, self.who.weak, self.who.place = [self.who.owner], False, []
            return
        if grammar.ATTRIBUTION.search(words.form) or _INQUIRY.fullmatch(words.form):
            self.who.survey = self.who.survey or any(word in words.form for word in ("调研", "调查", "问卷", "抽样"))
            if _IN_FIELD.fullmatch(words.form):
                self.who.about, self.who.weak = words.find(SUBJECT), False
                self.who.place = [] if self.who.place is self.who.old_place else self.who.place
            if about := _IN_RESPECT.fullmatch(words.form):
                self.what.topic = words.cut(0, about.end() - 2).spelt
            if _THEIR_SURVEY.search(words.form):
                self.who.about = [] if self.who.about is self.who.old_about else self.who.about
                self.who.place = [] if self.who.place is self.who.old_place else self.who.place
                if self.apart and self.when.period is self.when.old_period:
                    self.when.period = None
            if _ANOTHER_VOICE.match(words.form) and self.who.about == self.who.old_about:
                self.who.about = []  # 按X预测: what follows need not be about whom the sentence before was
            if "愿景" in words.form and PLACE not in words.form:
                self.who.place = []  # whose vision it is, not where the words before were
            if words.form[0] == PLACE and ORG not in words.form:
                self.who.place = [words.items[0]]
            return
        if SUBJECT in words.form and (means := _BY_MEANS.match(words.form)) and not is_made(words.items[means.start("means")]):
            self.who.means = words.items[means.start("means")]
        if "市场" in words.form and (fused := _FUSED_MARKET.match(words.form)):
            self.what.market = words.cut(*fused.span("what")).spelt
        settled = False
        if (moved := _MOVES.match(words.form)) and not _MEANT.search(words.form):
            measured = read_phrase(words.cut(0, moved.end("what"))).words
            measured += "额" if measured.endswith(("融资", "投资")) else ""
            self.when.keep = bool(moved["peak"])
            if measured and moved["peak"] and not valid(measured):
                measured = self.what.completed(measured) or counted(measured, "")
            if valid(measured):
                self.what.level = measured
                settled = True
            elif line := _BUSINESS.fullmatch(words.cut(0, moved.end("what")).spelt):
                self.what.business = line["what"]
        if made := _MAKES.search(words.form):
            self.who.product = words.items[made.end("what") - 1]
        if founded := _FOUNDED.search(words.form):
            self.what.thing = words.cut(founded.start("what")).spelt
        elif done := _DONE_WITH.search(words.form) or _TRIES.search(words.form):
            self.what.thing = words.cut(*done.span("what")).spelt
        if deal := _DEALS.search(words.form):
            self.what.deal = "收购" + words.items[deal.start("whom" if deal["whom"] else "target")].text
        if self._take_thing(words, made):
            return
        phrase = read_phrase(words)
        if deal:
            phrase.places = []  # where the firm taken over is from
        if not phrase.abouts and _OF_GROUP.match(words.form):
            self.who.about = []
        if phrase == Phrase() and _SET_UP_BY.match(words.form):
            self.who.about = []  # a body set up by the firm, which has no name that is known
        if (branch := _FIRM_FIRST.match(words.form)) and BRANCH.match(words.form, branch.end()):
            self.who.about = []  # a branch, which has no name of its own here
        if not phrase.places and self.who.place is self.who.old_place and PLACE in words.form:
            self.who.place = []  # 该模式在甲、乙等区域测试: no more where the sentence before was
        if phrase.places:
            self.who.place = phrase.places
            if not phrase.abouts and self.who.carried and any(item.code == ORG or is_made(item) for item in self.who.about):
                self.who.about = []  # a place is the topic now
        if words.form.endswith(TITLE) and (issued := _ISSUED.search(words.form)) and words.items[issued.end() - 1].mention is not None:
            self.who.document = [words.items[issued.end() - 1]]
        if phrase.abouts and TITLE in words.form and phrase.words.removeprefix("联合").startswith(_ISSUES) and not same(phrase.abouts, self.who.about):
            self.who.about = []  # another body's document: what follows is told of that
        goes_on = self.who.about and not self.who.carried and is_made(self.who.about[-1]) and self.who.about[-1].code == SUBJECT and _HOW.match(words.form)
        speaks = phrase.words.startswith(("认为", "发布", "提出", "指出", "联合", "出台"))
        if len(firms) == 1 and phrase.abouts and is_made(phrase.abouts[-1]) and phrase.abouts[-1].code == SUBJECT:
            self.who.firm = firms  # 甲银行自主研发的…“X”投产: whose it is, and whom 全行 means behind it
        if phrase.abouts and not goes_on and (not speaks or (results is not None and is_firm(phrase.abouts[0]))):
            self.who.about = phrase.abouts
            self.who.weak = phrase.abouts[0].mention is not None and phrase.abouts[0].mention.cls in {"Technology", "Scenario"} and not settled
        if match := _AMONG.search(words.form) if words.form.endswith("中") else None:
            whole = words.cut(match.start("scope"), match.end("scope"))
            self.what.market = "".join(item.text for item in whole.items if item.code != DATE) if whole.form.endswith("市场") else ""
            inner = read_phrase(words.cut(match.start("scope"), match.end("scope")))
            if inner.words:
                self.what.scope = inner.words
                self.who.about = inner.abouts or self.who.about
                self.who.weak = self.who.weak and not inner.abouts

    def _take_thing(self, words: Words, made: re.Match[str] | None) -> bool:
        """Is a clause about something of a firm that it names: what the firm makes in it, or what leads it behind the firm's name?"""
        owned = _OWNED_THING.match(words.form)
        place = owned.start("thing") if owned is not None else made.start("what") if made is not None else -1
        firms = words.cut(0, place).find(ORG) if place >= 0 else []
        if not firms or not is_made(words.items[place]) or (made is not None and owned is None and words.form[made.end("what") :].strip("平台系统产品服务模型项目应用")):
            return False
        self.who.firm, self.who.about, self.who.weak = [firms[-1]], [words.items[place]], False
        where = [item for number, item in enumerate(words.items) if item.code == PLACE and not FOREMOST.match(words.form, number + 1)]
        self.who.place = where[:1] or self.who.place
        return True

    def period_of(self, period: Period | None, about: Item | None, place: Item | None, name: str) -> Period | None:
        """The period of a figure; none where it was told in an earlier sentence of other bodies, things or places and of another indicator."""
        if period is None or period is not self.when.old_period or period is not self.when.period:
            return period
        moved = place is not None and bool(self.who.old_place) and entity(place) not in {entity(one) for one in self.who.old_place}
        if self.apart and moved and name not in self.what.known_before and not self.when.leads:
            return None
        if about is None or not self.when.dated or not (about.code == ORG or is_made(about)) or entity(about) in self.when.dated:
            return period
        if name in self.what.known_before or (self.when.leads and not self.apart) or self.when.held:
            self.when.held = True
            return period
        return None


def same(some: list[Item], others: list[Item]) -> bool:
    """Do two lists name the same entities?"""
    return [entity(one) for one in some] == [entity(one) for one in others]
