"""What: the measures and things counted that earlier words of a paragraph speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.statistics.line import Item, Words
from kg.text.expressions import later

_LISTS_KINDS = re.compile(r"(?:其中)?(?:包括|包含|含|涵盖|分别(?:是|为))|其中")
_ALL_WHO = re.compile(r"(?P<what>[^的]{2,6}?|[^的]{2,16}的(?=[^的]{2,6}$)[^的]{0,2}?)(?:机构|企业|银行|公司|主体|单位|会员|成员)(?:客户)?(?:数量|数|总数)")
_KIND_OF_ALL = re.compile("(?:持牌)?金融$")
"""服务|金融机构900家，其中银行600家: what was done, without what kind all of them are."""
_OF_GROUP = later(r"[\d.一二两三四五六七八九十百]+[余多]?[家国省市大]")
"""Of counted bodies together: what one of them has is no sum of theirs."""
_IS_MEAN = re.compile("平均每|[户笔件单次]均")
_SPENDING = re.compile(r"(?:信息技术|信息科技|金融科技|科技|研发|IT)(?:投入|资金)")
_BODIES_HAVE = re.compile(
    r"(?P<who>(?:[^的，、和与及\d家前名超]{0,5}(?:银行|保险|证券|基金|信托|期货|支付|消费金融|资产管理|产险|寿险|财险|理财|小额贷款|租赁)(?:业(?!务)|业?金融机构|机构|公司|(?<=银行))|(?:头部|中小|大型|上市|外资|合资|中型|小型)?(?:券商|险企)|(?:人身|财产|健康|养老)险(?:公司|机构)|(?:农村|城市|中小|非银行?|地方|法人|大型){1,3}金融机构|"
    r"(?:城|农)(?:市|村)?商行|股份(?:制银)?行))的?(?P<what>.{2,})"
)
_HAVE = re.compile(
    r"(?:期末|平均|本外币|人民币|各项|累计|预计|全年)*(?:总?资产|总?负债|净资产|净?利润|净息差|营业?收入|营收|不良|拨备|贷款拨备|贷款损失|流动性|资本|资产负债率|核心一级|一级资本|杠杆率|负债总额|利息|"
    r"手续费|原?保险?保费|保费|赔付|赔款|偿付能力|综合(?:成本|费用|赔付)率|存款|贷款|投资收益|成本收入比)"
)
"""What every body of a kind has, for which the kind told of before is meant where no other is."""
_WITHIN = re.compile(r"(?:及|含)?(?P<than>[之以][下上内])的(?=[^，的]{2})(?![^，]*(?:占比|比例|比重|(?:公司|企业|机构|银行|券商|客户)(?:有|共|数|则|就|达|$)))")
_SUM = re.compile(r"(?:总额|金额|额度)(?=[\d.]+[万亿]*元)")
_OF_WHOLE = re.compile(r".{2,}占.{2,}(?:比例|比重|占比)$")


def names_bodies(name: str) -> bool:
    """Does an indicator name the kind of bodies whose it is (商业银行净利润)?"""
    told = _BODIES_HAVE.fullmatch(name)
    return told is not None and _HAVE.match(told["what"]) is not None


@dataclass(slots=True)
class What:
    """``level`` and ``ratio`` are the last indicators, ``last`` the last of either, ``base`` what the last growth or share was of.

    ``run`` are the indicators of the last list of figures, ``owners`` the subjects of indicators as they were told last, ``told`` the
    levels of this sentence with subject and place, figure by figure,
    ``seen`` all that the paragraph told, ``here`` those of this sentence (``lost`` where
    it holds a figure that stayed unread, ``lost_at`` behind how many of them), ``known_before`` those of the sentences before.

    ``topic`` is what a clause says it is about (数据本地化方面), ``market`` the market that it speaks of (X市场中，甲占…), ``scope`` the words of a
    clause that only says among what is counted (…交易中), ``parts`` what those have in common whose kinds a clause lists (获批机构60家，包括29家…).

    ``line_of`` is the line of business of which a clause says that the bodies behind it are told (普惠贷款方面，甲银行余额Q).

    ``divided`` is the indicator of which a clause lists the parts (注册用户P，其中个人Q、企业R), ``divided_of`` the owner of what ``parts`` have in common.
    ``thing`` is what a clause tells to be set up or done, for what counts or sums it behind, ``deal`` the takeover that a clause tells (收购X),
    ``line`` the kind of products that a clause tells the launch of; ``verb`` what was last done to things counted, ``attribute`` what was last told of them,
    ``measured`` the measure in it,
    ``moved`` what bodies were last counted for, by its rise or fall (6家银行科技投入下降), ``listed`` by how much of it they have (科技投入超Q的有5家),
    ``moving`` the ratio of whose rise, fall or standstill a clause tells.
    ``kind`` are the bodies without a name whose figure was told last (商业银行不良贷款余额), ``business`` what a clause tells the rise or fall of
    without a measure (寿险业务平稳增长), ``within`` the threshold below which lies what the next figure is of,
    ``units`` the base units in which indicators were told, ``counters`` by what those are counted that count things.
    """

    level: str = ""
    ratio: str = ""
    last: str = ""
    base: str = ""
    run: list[str] = field(default_factory=list)
    owners: dict[str, Item | None] = field(default_factory=dict)
    told: list[tuple[str, Item | None, Item | None]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    here: list[str] = field(default_factory=list)
    lost: bool = False
    lost_at: int = 0
    known_before: frozenset[str] = frozenset()
    divided: str = ""
    divided_of: Item | None = None
    topic: str = ""
    line_of: str = ""
    market: str = ""
    scope: str = ""
    parts: str = ""
    thing: str = ""
    deal: str = ""
    line: str = ""
    verb: str = ""
    attribute: str = ""
    measured: str = ""
    moved: str = ""
    listed: str = ""
    moving: str = ""
    kind: str = ""
    business: str = ""
    within: str = ""
    units: dict[str, str] = field(default_factory=dict)
    counters: dict[str, str] = field(default_factory=dict)

    def fresh_sentence(self, *, joined: bool = False) -> None:
        """Forget what holds within one sentence only, or go on (``joined``, behind a semicolon); note what comes from the sentences before."""
        self.known_before, self.here, self.lost = frozenset(self.seen), self.here[-1:] if joined else [], False
        self.told = []
        if not joined:
            self.kind = ""
        self.line_of = self.divided = ""
        self.topic = self.business = self.market = self.scope = self.thing = self.deal = self.line = self.moved = self.listed = self.moving = ""

    def take_limit(self, words: Words) -> Words:
        """Words without what ties them to the threshold before them (单户授信Q及|以下的|贷款余额), which is part of the next indicator."""
        told = _WITHIN.match(words.form) if self.attribute else None
        self.within = f"{_SUM.sub('', self.attribute)}{told['than']}的" if told else ""
        return words.cut(told.end()) if told else words

    def take_parts(self, words: Words) -> None:
        """A clause that lists the kinds of what was counted tells of each what was told of all."""
        whole = _ALL_WHO.fullmatch(self.level) if _LISTS_KINDS.match(words.form) else None
        self.parts = _KIND_OF_ALL.sub("", whole["what"]) if whole else ""
        self.divided_of = self.owners.get(self.level) if whole else None

    def of_kind(self, name: str) -> str:
        """The bodies without a name whose an indicator is that does not tell it: those told of before in the sentence (商业银行不良贷款余额…，|拨备覆盖率)."""
        told = _BODIES_HAVE.fullmatch(name)
        if told is not None and _HAVE.match(told["what"]):
            self.kind = told["who"]
            return ""
        if not self.kind or not _HAVE.match(name):
            self.kind = ""
        return self.kind

    def of_others(self, unit: str) -> str:
        """The level before, for those of whom it was not told: no average (融资额P，平均每笔Q，甲国以R居首: 融资额)."""
        if not _IS_MEAN.match(self.level):
            return self.level
        return next((name for name in reversed(self.here) if not _IS_MEAN.match(name) and self.units.get(name) == unit), self.level)

    def base_of(self, measure: str) -> str:
        """The last indicator that ends in a measure, of those that the paragraph goes on to tell of; empty where there is none."""
        return next((name for name in (self.base, self.level) if name.endswith(measure)), "")

    def forget(self) -> None:
        """Nothing goes on from a figure that stays unread: what follows would hang on the one before it."""
        self.last, self.level, self.ratio, self.base = "", "", "", ""
        self.lost, self.lost_at = True, len(self.here)

    def remember(self, name: str, unit: str, *, ratio: bool) -> None:
        """Note an indicator as read, with the base unit of its figure."""
        self.last = name
        self.units[name] = unit
        if ratio:
            self.ratio = name
        else:
            self.level = name
        self.seen.append(name)
        self.here.append(name)

    def earlier(self, count: int) -> list[str]:
        """The ``count`` indicators that a list of changes is of; none where one of this sentence stayed unread."""
        if len(self.run) == count:
            return self.run
        between = self.lost and self.lost_at > len(self.here) - count
        return [] if between else self.seen[-count:]

    def completed(self, words: str) -> str:
        """A bare measure with the words it leaves out: 申请量 behind 专利申请量; none behind a figure that stayed unread."""
        if self.lost and not self.level:
            return ""
        if words in {"占比", "比例", "比重"} and _OF_WHOLE.search(self.ratio):
            return self.ratio.replace("平均", "")  # 投入占营收比例为…，甲占比达…
        for name in (self.level, *reversed(self.seen)):
            if name.endswith(words) and name != words and not _OF_GROUP.match(name):
                return name
        return self.spending() if words == "投入" else ""  # 增加信息技术投入的券商…，甲以Q的投入领跑

    def spending(self) -> str:
        """The one kind of spending that the paragraph told of (科技投入); empty where it told of none or several."""
        kinds: set[str] = {found for name in self.seen for found in _SPENDING.findall(name)}
        return kinds.pop() if len(kinds) == 1 else ""
