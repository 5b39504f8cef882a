"""What earlier words of a paragraph set: period, place, subject, indicator."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.statistics import grammar
from kg.extract.statistics.line import DATE, FIGURE, NAMES, ORG, PLACE, SUBJECT, TITLE, Item, Words, is_made
from kg.extract.statistics.naming import BRANCH, Phrase, counted, read_phrase, valid
from kg.extract.statistics.periods import comparative, resolve
from kg.model.statement import Period

_BASE_DATE = re.compile(rf"(?:占|较|比|与|和|相比于?|相较于?|由|从|超|超过|自)(?:P)?{DATE}")
_MOVES = re.compile(
    r"(?P<what>.{2,}?)(?:同比|环比|有所|稍有|略有|小幅|大幅|显著|明显|持续|继续|稳步|快速|总体|整体|依然|仍|也|将|出现|呈现?|保持|实现)*"
    r"(?:增长|下降|上升|攀升|走高|回升|提升|下滑|回落|增加|减少|回暖|扩大|上涨|稳定|创(?:下)?(?:了)?(?:历史)?新高|再创新高|(?P<peak>最高|最多|最大)"
    r"|(?:首次|首度|率先|再次|再度|双双|成功|已|一举)*(?:突破|超过|跨过|跨越|越过|迈过|迈上|迈入|站上|跃上|冲破|破)了?[十百千万]{1,2}[亿万]?(?:元|户|人|件|笔|美元)*(?:大关|关口|门槛|台阶|规模)?)"
    r"(?:趋势|态势|势头)?$"
)
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
_OF_PRODUCT = re.compile(
    r"(?:并|且|已|可)*(?:包含|覆盖|涵盖|集成|内置|搭载|含有?|推动其|推动(?=.*(?:采用|应用|使用)$)|"
    r"推进其|使其|将其|其(?!中|他|余|次)|该[^，的]{0,4}(?:平台|系统|产品|模型|应用|项目|账户|服务|工具))"
)
_LISTS_KINDS = re.compile(r"(?:其中)?(?:包括|包含|含|涵盖|分别(?:是|为))|其中")
_ALL_WHO = re.compile(r"(?P<what>[^的]{2,6}?)(?:机构|企业|银行|公司|主体|单位|会员|成员)(?:数量|数|总数)")
_OBJECT_AT_END = re.compile(
    r"(?:有|与|和|及|、|向|对|由|给|被|从|至|到|了|收购|投资|入股|控股|参股|包括|替换|采用|使用|出售|转让|服务|支持|加入|来自|合作)"
    rf"[^，]{{0,4}}{ORG}$"
)
_THE_FIRM = re.compile(
    rf"(?:[，而但且]|同时|此外|{DATE}|截[至止])*(?:(?:该|本)(?:行(?!业)|公司|集团|券商|险企)|(?:(?:该|本)行|(?:该|本)?(?:公司|集团|机构|券商|险企|银行|企业))"
    rf"(?=的|旗下|[{DATE}]|已|也|还|累计|共|将|拟|为|实现|服务|研发|在|拥有|持有|全年|设有|上线|推出|完成|科技人员|员工))"
)
_ANOTHER_VOICE = re.compile(rf"(?:按照?|据|根据|依据)[^，该其]{{0,4}}{ORG}[^，该其]{{0,10}}$")
_THEIR_SURVEY = re.compile(rf"{ORG}[^，]{{0,8}}(?:调查|调研|问卷|访谈)[^，]{{0,4}}(?:显示|表明|发现|指出)")
"""The inquiry of a body that the clause names is about whom it asked, and not about whom the sentence before was."""
_DOER = re.compile(rf"{ORG}(?=[^，{NAMES}]{{0,3}}\Z)")
"""A firm right before a date: it is when the firm did something."""
_STATE = re.compile(r"^截|[末底初]$|以来")
_CAME_ABOUT = re.compile(
    rf"[^，{DATE}{FIGURE}{NAMES}]{{0,4}}(?:推出|发布|发行|上线|开源|启动|揭牌|投产|自研|研发|建成|开通|试运行|落地)了?的[^，{DATE}{FIGURE}{NAMES}]{{0,8}}(?=(?P<thing>[{NAMES}]))"
)
"""A date inside what stands before a name (2031年发布的X平台): when the thing came about."""
_DEALS = re.compile(rf"(?:收购|并购|私有化)了?[^，{NAMES}]{{0,8}}(?P<whom>{ORG})|对[^，{FIGURE}]{{0,16}}?(?P<target>{ORG})的?(?:全资|整体)?(?:收购|并购|私有化)")
_DONE_WITH = re.compile(
    r"(?:公示|发布|公布|备案|通报|受理|推出|公告|立项|批准|核准|遴选|评选出?|征集|开展|落地|签约|上线|建成|新增|完成)了?"
    r"(?:[一二三四五六七八九十\d]+[批轮期])?(?P<what>[^，的]{3,16})$"
)
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
_FOLLOWS = re.compile(rf"(?:紧随其后|其次|排在其后|位列其后|随后)的?(?:依次|分别)?(?:是|为|有)?(?:{ORG}(?:[、和与及]|以及)?)+等?")
_INQUIRY = re.compile(rf"(?:根?据|按照?)[^，{FIGURE}]{{1,30}}(?:调查|调研|问卷|抽样)")
_RECORD = re.compile(r"的?(?:历史)?(?:同期)?(?:最|新[高低]|首次|第[一二三])")
"""为2017年以来最低: what it is the lowest since is no period of it."""
_FIRST_FIRM = re.compile(rf"[^，{FIGURE}{NAMES}]{{0,3}}{ORG}")
_FOUNDED = re.compile(r"(?:设立|成立|组建|发行|募集)(?:了)?(?P<what>[^，]{2,14})$")
_FIRM_FIRST = re.compile(rf"[^，]{{0,3}}{ORG}")
_OF_GROUP = re.compile(rf"{_FIRM_FIRST.pattern}旗下")
_SET_UP_BY = re.compile(rf"{_FIRM_FIRST.pattern}[{DATE}]?[^，]{{0,8}}(?:设立|成立|组建|收购)[^，]{{0,2}}的")
_ISSUES = ("发布", "印发", "出台", "制定", "牵头")
_AMONG = re.compile(r"(?P<scope>[^，]{2,22})中$")
_SINCE = re.compile(r"((?:19|20)\d{2})年?(?:至今|以来)")
_SPAN = re.compile(r"\d年?[至到\-—–~～](?:19|20)\d\d年?$")
_PART = re.compile(r"^\d{1,2}月份|^第?[一二三四]季度(?!末)|^[上下]半年|去年|上年")


@dataclass(slots=True)
class Context:
    """State of reading. ``about`` and ``place`` are names (a list where several hold); ``level`` and ``ratio`` the last indicators.

    ``part`` is a part of the year that one clause names, ``said`` the period of the last figure.

    ``product`` is what a clause tells the making of (which 其 and 包含 behind it mean), ``owner`` the firm whose own report speaks, ``agent``
    what of the firm acts in it; ``group`` are the counted bodies whose figure comes next (20家券商), ``topic`` what a clause says it is about
    (数据本地化方面), ``survey`` that an inquiry speaks, ``sample`` whom it asked, ``line`` the kind of products that a clause tells the launch of.

    ``firm`` is the firm that was the subject last (``told`` where it was noted from), ``parts`` what those have in common whose kinds a clause
    lists (获批机构60家，包括29家…), ``sharers`` of whom the last share was, ``event`` that the last
    date was the day of a deed, ``doer`` the firm whose deed it dates.

    ``names`` are the bodies and things made that the sentence names, ``dated`` those of the sentence that told the period, which ``leads``
    where it stands before them all; ``known_before`` are the indicators of the sentences before.

    ``trade`` says that the part of the sentence before was about a whole trade (全行业…；).

    ``same_time`` says that the sentence tells of the time before (同期),
    ``market`` is the market that a clause speaks of (X市场中，甲占…), ``listed`` the place of a figure that has no more words than it (其中北京862个),
    ``deal`` the takeover that a clause tells (收购X), ``thing`` what a clause tells to be set up or done, for what counts or sums it behind.

    ``scope`` are the words of a clause that only says among what is counted (…交易中), ``together`` the holders whose sum was told last.
    """

    period: Period | None = None
    place: list[Item] = field(default_factory=list)
    about: list[Item] = field(default_factory=list)
    level: str = ""
    ratio: str = ""
    last: str = ""
    deal: str = ""
    market: str = ""
    same_time: bool = False
    listed: list[Item] = field(default_factory=list)
    scope: str = ""
    verb: str = ""
    base: str = ""
    compared: bool = False
    weak: bool = False
    year: str = ""
    part: Period | None = None
    said: Period | None = None
    start: Period | None = None
    old_place: list[Item] = field(default_factory=list)
    old_about: list[Item] = field(default_factory=list)
    old_period: Period | None = None
    said_about: Item | None = None
    who: str = ""
    contributed: str = ""
    noun_place: list[Item] = field(default_factory=list)
    attribute: str = ""
    thing: str = ""
    keep: bool = False
    trade: bool = False
    apart: bool = False
    product: Item | None = None
    owner: Item | None = None
    agent: str = ""
    group: str = ""
    topic: str = ""
    survey: bool = False
    sample: str = ""
    line: str = ""
    firm: list[Item] = field(default_factory=list)
    told: list[Item] = field(default_factory=list)
    parts: str = ""
    sharers: str = ""
    event: bool = False
    doer: Item | None = None
    names: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()
    leads: bool = False
    known_before: frozenset[str] = frozenset()
    together: list[Item] | None = None
    run: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def fresh_sentence(self, names: frozenset[str] = frozenset()) -> None:
        """Forget what holds within one sentence only; note what comes from the sentence before. ``names`` are its bodies and things made."""
        self.names, self.known_before = names, frozenset(self.seen)
        self.scope, self.start, self.who, self.contributed, self.deal, self.thing, self.market = "", None, "", "", "", "", ""
        self.product, self.owner, self.agent, self.group, self.topic, self.survey, self.sample, self.line = None, None, "", "", "", False, "", ""
        self.same_time = False
        self.old_place, self.old_about, self.old_period = self.place, self.about, self.period

    def fresh_clause(self) -> None:
        """Forget the part of the year that the clause before named, unless it belongs to this one (6月最高，达…)."""
        if not self.keep:
            self.part, self.compared = None, False
        self.keep = False
        if self.about and self.about[-1].code == ORG and self.about is not self.told:
            self.firm = self.told = self.about

    def take_parts(self, words: Words) -> None:
        """A clause that lists the kinds of what was counted tells of each what was told of all."""
        whole = _ALL_WHO.fullmatch(self.level) if _LISTS_KINDS.match(words.form) else None
        self.parts = whole["what"] if whole else ""

    def take_firm(self, words: Words) -> None:
        """A clause that begins with 公司 or 该行 is about the firm that was told of last, and no more about what it made."""
        if self.firm and self.about is not self.firm and _THE_FIRM.match(words.form):
            self.about, self.weak = self.firm, False

    def take_other(self, words: Words) -> None:
        """Where another firm begins to speak, the day on which the one before did something dates nothing."""
        if self.doer is None:
            return
        first = _FIRST_FIRM.match(words.form)
        if first is not None and entity(words.items[first.end() - 1]) != entity(self.doer):
            self.period, self.doer = None, None

    def take_dates(self, words: Words, *, deed: bool = False) -> None:
        """Take the period from words in reading order; the base of a comparison is none.

        ``deed`` says that the words hold no figure: a date behind a firm is then when the firm did something, and so is a month.
        """
        for place, item in enumerate(words.items):
            if item.code != DATE or comparative(item.text):
                continue
            if _BASE_DATE.search(words.form[max(0, place - 4) : place + 1]) and not _is_looked_at(words, place):
                continue
            if (times := grammar.TIMES_OF.search(words.form)) and times.start("date") == place:
                continue
            if item.text.endswith("以来") and _RECORD.match(words.form, place + 1):
                continue
            came = None if _STATE.search(item.text) else _CAME_ABOUT.match(words.form, place + 1)
            if came is not None and words.form[came.start("thing")] == SUBJECT and is_made(words.items[came.start("thing")]):
                continue
            found = resolve(item.text, self.period)
            self.event = False
            doer = _DOER.search(words.form, 0, place)
            self.doer = words.items[doer.start()] if doer and (deed or "月" in item.text) and not _STATE.search(item.text) else None
            if found is not None and _PART.search(item.text):
                self.part = found
                self.compared = "去年" in item.text or "上年" in item.text
                continue
            if found is None and self.year and (since := _SINCE.fullmatch(item.text)) and since[1] < self.year:
                found = Period(f"{since[1]}/{self.year}", f"{since[1]}-01-01", f"{self.year}-12-31")
            if found is not None or not item.text.startswith(("去年", "上年")):
                self.period, self.dated = found, self.names
                self.leads = not any(one.code == ORG or (one.code == SUBJECT and is_made(one)) for one in words.items[:place])

    def take_clause(self, words: Words) -> None:
        """Take what a clause without figures sets for those behind it."""
        self.take_other(words)
        self.take_dates(words, deed=True)
        if words.form.startswith(f"{ORG}的"):
            self.firm = [words.items[0]]  # X的Y平台…: the firm that 该公司 means later
        self.event = len(words) > 1 and any(item.text.endswith("日") and not item.text.startswith(("截", "至")) for item in words.find(DATE))
        if words.form.endswith("为例"):
            self.place, self.about = words.find(PLACE)[:1] or self.place, words.find(ORG + SUBJECT)[:1] or self.about
            return
        firms = words.find(ORG)
        if firms and _FOLLOWS.fullmatch(words.form):
            self.about, self.weak, self.place = firms, False, []  # 紧随其后的是甲、乙，均超过…
            return
        if len(firms) == 1 and words.items[-1] is firms[0] and not _OBJECT_AT_END.search(words.form):
            self.about, self.weak = firms, False
            self.place = [item for item in words.items[-3:-1] if item.code == PLACE] or self.place
            return
        if (own := _OWN_REPORT.match(words.form)) is not None:
            self.owner = words.items[own.end("who") - 1]
            self.about, self.weak, self.place = [self.owner], False, []
            return
        if grammar.ATTRIBUTION.search(words.form) or _INQUIRY.fullmatch(words.form):
            self.survey = self.survey or any(word in words.form for word in ("调研", "调查", "问卷", "抽样"))
            if re.fullmatch(rf"(?:[在从而]|至于)?{SUBJECT}(?:业务|领域|市场|行业)?方面", words.form):
                self.about, self.weak = words.find(SUBJECT), False
                self.place = [] if self.place is self.old_place else self.place
            if about := re.fullmatch(rf"[^{FIGURE}{ORG}{PLACE}]{{1,8}}方面", words.form):
                self.topic = words.cut(0, about.end() - 2).spelt
            if _THEIR_SURVEY.search(words.form):
                self.about = [] if self.about is self.old_about else self.about
                self.place = [] if self.place is self.old_place else self.place
                if self.apart and self.period is self.old_period:
                    self.period = None
            if _ANOTHER_VOICE.match(words.form) and self.about == self.old_about:
                self.about = []  # 按X预测: what follows need not be about whom the sentence before was
            if "愿景" in words.form and PLACE not in words.form:
                self.place = []  # whose vision it is, not where the words before were
            if words.form[0] == PLACE and ORG not in words.form:
                self.place = [words.items[0]]
            return
        settled = False
        if (moved := _MOVES.match(words.form)) and not _MEANT.search(words.form):
            measured = read_phrase(words.cut(0, moved.end("what"))).words
            measured += "额" if measured.endswith(("融资", "投资")) else ""
            self.keep = bool(moved["peak"])
            if measured and moved["peak"] and not valid(measured):
                measured = self.completed(measured) or counted(measured, "")
            if valid(measured):
                self.level = measured
                settled = True
        if made := _MAKES.search(words.form):
            self.product = words.items[made.end("what") - 1]
        if founded := _FOUNDED.search(words.form):
            self.thing = words.cut(founded.start("what")).spelt
        elif done := _DONE_WITH.search(words.form):
            self.thing = words.cut(done.start("what")).spelt
        if deal := _DEALS.search(words.form):
            self.deal = "收购" + words.items[deal.start("whom" if deal["whom"] else "target")].text
        if self._take_thing(words, made):
            return
        phrase = read_phrase(words)
        if deal:
            phrase.places = []  # where the firm taken over is from
        if not phrase.abouts and _OF_GROUP.match(words.form):
            self.about = []
        if phrase == Phrase() and _SET_UP_BY.match(words.form):
            self.about = []  # a body set up by the firm, which has no name that is known
        if (branch := _FIRM_FIRST.match(words.form)) and BRANCH.match(words.form, branch.end()):
            self.about = []  # a branch, which has no name of its own here
        if phrase.places:
            self.place = phrase.places
            if not phrase.abouts and self.carried and any(item.code == ORG or is_made(item) for item in self.about):
                self.about = []  # a place is the topic now
        if phrase.abouts and TITLE in words.form and phrase.words.removeprefix("联合").startswith(_ISSUES) and not same(phrase.abouts, self.about):
            self.about = []  # another body's document: what follows is told of that
        goes_on = self.about and not self.carried and is_made(self.about[-1]) and self.about[-1].code == SUBJECT and _HOW.match(words.form)
        if phrase.abouts and not goes_on and not phrase.words.startswith(("认为", "发布", "提出", "指出", "联合", "出台")):
            self.about = phrase.abouts
            self.weak = phrase.abouts[0].mention is not None and phrase.abouts[0].mention.cls in {"Technology", "Scenario"} and not settled
        if match := _AMONG.search(words.form) if words.form.endswith("中") else None:
            whole = words.cut(match.start("scope"), match.end("scope"))
            self.market = "".join(item.text for item in whole.items if item.code != DATE) if whole.form.endswith("市场") else ""
            inner = read_phrase(words.cut(match.start("scope"), match.end("scope")))
            if inner.words:
                self.scope = inner.words
                self.about = inner.abouts or self.about
                self.weak = self.weak and not inner.abouts

    def _take_thing(self, words: Words, made: re.Match[str] | None) -> bool:
        """Is a clause about something of a firm that it names: what the firm makes in it, or what leads it behind the firm's name?"""
        owned = _OWNED_THING.match(words.form)
        place = owned.start("thing") if owned is not None else made.start("what") if made is not None else -1
        firms = words.cut(0, place).find(ORG) if place >= 0 else []
        if not firms or not is_made(words.items[place]) or (made is not None and owned is None and words.form[made.end("what") :].strip("平台系统产品服务模型项目应用")):
            return False
        self.firm, self.about, self.weak = [firms[-1]], [words.items[place]], False
        self.place = self.place if words.find(PLACE) == [] else words.find(PLACE)[:1]
        return True

    def take_product(self, words: Words) -> None:
        """A clause that says what a product just told of holds, or means it by 其, is about the product."""
        if self.product is not None and _OF_PRODUCT.match(words.form):
            self.about, self.weak = [self.product], False

    def period_of(self, period: Period | None, about: Item | None, place: Item | None, name: str) -> Period | None:
        """The period of a figure; none where it was told in an earlier sentence of other bodies, things or places and of another indicator."""
        if period is None or period is not self.old_period or period is not self.period:
            return period
        moved = place is not None and bool(self.old_place) and entity(place) not in {entity(one) for one in self.old_place}
        if self.apart and moved and name not in self.known_before and not self.leads:
            return None
        if about is None or not self.dated or not (about.code == ORG or is_made(about)) or entity(about) in self.dated:
            return period
        if name in self.known_before or (self.leads and not self.apart):
            return period
        return None

    @property
    def carried(self) -> bool:
        """Is the subject that of an earlier sentence?"""
        return bool(self.about) and self.about is self.old_about

    def forget(self) -> None:
        """Nothing goes on from a figure that stays unread: what follows would hang on the one before it."""
        self.last, self.level, self.ratio, self.base = "", "", "", ""

    @property
    def time(self) -> Period | None:
        """The period that holds here: of a part of the year that this clause names, else the one set before."""
        return self.part or self.period

    def remember(self, name: str, *, ratio: bool) -> None:
        """Note an indicator as read."""
        self.last = name
        if ratio:
            self.ratio = name
        else:
            self.level = name
        self.seen.append(name)

    def completed(self, words: str) -> str:
        """A bare measure with the words it leaves out: 申请量 behind 专利申请量, 金额 behind 处理业务笔数."""
        for name in (self.level, *reversed(self.seen)):
            if name.endswith(words) and name != words:
                return name
        return ""


def _is_looked_at(words: Words, place: int) -> bool:
    """Is a date behind 从 a time, and no base of a comparison: 从2030年到2032年, 从2031年年报数据看?"""
    return words.form[place - 1] in "从由自" and (_SPAN.search(words.items[place].text) is not None or words.form.endswith("看"))


def same(some: list[Item], others: list[Item]) -> bool:
    """Do two lists name the same entities?"""
    return [entity(one) for one in some] == [entity(one) for one in others]


def entity(item: Item) -> str:
    """Id of the entity that a name stands for."""
    return item.mention.entity if item.mention is not None else ""

