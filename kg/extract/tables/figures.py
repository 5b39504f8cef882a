"""Matrices of figures: a subject, an indicator or a year a row; an indicator, a year or a subject a column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.extract import reasons as why
from kg.extract.annotate import Annotated
from kg.extract.indicators import in_base_units, indicator_entity
from kg.extract.statistics.grammar import BARE, ENDS_MEASURED
from kg.extract.statistics.naming import counted
from kg.extract.tables.announced import announced_measure
from kg.extract.tables.cells import entity_cell, named_in_cell
from kg.extract.tables.columns import (
    EMPTY,
    FigureColumn,
    figure_in,
    head_column,
    is_growth,
    is_rate,
    only_period,
    time_in,
    unit_in,
    without_unit,
)
from kg.extract.tables.scope import scope_of
from kg.lexicon.matcher import han
from kg.model.document import Row, Table
from kg.model.entity import Entity
from kg.model.reason import Reason
from kg.model.span import MappedText
from kg.model.statement import Evidence, Modality, ObservationClaim, Period
from kg.text.expressions import later
from kg.text.money import with_unit

_NOTE_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
_TOTALS = re.compile(r"(?:合计|总计|小计|平均|均值|其他|其它)")

# What the first column's title says its rows are.
_ROW_CLASSES = (
    ("证券", "SecuritiesFirm"), ("券商", "SecuritiesFirm"), ("银行", "Bank"), ("保险", "InsuranceCompany"), ("地区", "Place"),
    ("国家", "Place"), ("城市", "Place"), ("省", "Place"), ("基金公司", "FundManager"), ("公司", "OtherCompany"), ("企业", "OtherCompany"), ("机构", "Organization"),
)  # fmt: skip
_PRODUCT_TITLE = re.compile(r"(?:产品|平台|系统|模型|应用|APP)(?:名称)?$", re.IGNORECASE)
_ORGANIZATION = re.compile(r"(?:银行|公司|集团|证券|保险|基金|信托|科技|农信|大学|研究院)$")


_MARKET = re.compile(r"(?:市场|地区|区域)$")
_BARE_SHARES = frozenset({"占比", "比重", "份额", "比例"})
_CAPTION_NOISE = later(
    r"^(?:表|图)\s*[\d\-.一二三四五六七八九十]+\s*|[（(][^（）()]*[)）]|[及与和](?:占比|比重|份额)(?=[：:（(]|$)"
    r"|(?:占比)?(?:分布|情况|统计|一览表?|概况|构成|结构)+(?=[：:（(]|$)"
)
MAX_CAPTION_WORDS = 24
_TRADE = re.compile(r"(?:证券|银行|保险|基金|信托|期货|支付)(?:行业|业)(?!务|绩|金融)")
_OTHER_TIME = later(r"(?:上线|成立|发布|推出|设立|开业|启动|签约|获批|落地|注册|更名|公布|出台)(?:时间|日期|年份|年月)$")
_VAGUE = re.compile(r"(?:投入)?(?:金额|总额|数额|规模)(?=$|占|同比|环比)|投入(?=$|占|同比|环比)")
_SCORES = re.compile(r"得分|评分|指数(?!基金|产品)")
_EVERYWHERE = re.compile(r"^(?:全球|世界|各(?:省市?|地区?|国|市|区域))(?=.{3})")
"""A caption's own place is none of the figures that its rows tell place by place."""
_COUNTED = re.compile(r"(?:数量|笔数|次数|件数|(?<=业务)量|(?<=交易)量)$")
_COUNTS = re.compile(r"[家个户人名款只项件笔张台条次单]$")


@dataclass(slots=True)
class _RowHead:
    """What the first cell of a row says: a subject, an indicator (``words``, ``unit``), or a time."""

    words: str = ""
    unit: str = ""
    subject: Entity | None = None
    place: Entity | None = None
    period: Period | None = None
    forecast: bool = False
    prefix: bool = False
    growth_of: dict[int, str] = field(default_factory=dict)


class FigureReader:
    """Reads the figures of one table, row by row from the top."""

    def __init__(self, document: Annotated, table: Table, columns: list[FigureColumn]) -> None:
        self.document = document
        self.table = table
        self.columns = columns
        self.caption_period = only_period(table.caption.text if table.caption else "")
        self.head = head_column(table)
        self.whose, self.where = self._of_whom()
        self.by_indicator = not any(column.indicator and _measures(column.indicator) and not is_growth(column.indicator) for column in columns)
        self._above = _RowHead()
        self._measured: dict[int, str] = {}
        self._money = ""

    def _of_whom(self) -> tuple[Entity | None, Entity | None]:
        """The one technology, scenario, product or trade that a caption is about, and its place, for rows of times or measures."""
        if self.table.caption is None:
            return None, None
        found = self.document.linker.link(self.table.caption)
        is_a = self.document.names.ontology.is_a
        whose = [m for m in found if any(is_a(m.cls, cls) for cls in ("Technology", "Scenario", "Product", "Organization"))]
        places = [m for m in found if is_a(m.cls, "Place")]
        names = self.document.names
        return (names[whose[0].entity] if len(whose) == 1 else None), (names[places[0].entity] if len(places) == 1 else None)

    def _says(self, name: str) -> bool:
        """Does an indicator that the caption words say already name what the caption is about?"""
        return any(m.entity == self.whose.id and m.surface in name for m in self.document.linker.link(self.table.caption)) if self.whose and self.table.caption else False

    def read(self, row: Row, proof: Evidence, subject: Entity | None = None) -> Iterator[ObservationClaim]:
        """Observations of one row; ``proof`` holds its passage and context, ``subject`` is what other columns say that the row is about."""
        proof = replace(proof, pattern="figures")
        head = self._head(row, proof) if subject is None else _RowHead(subject=subject)
        if head is None:
            return
        if subject is None:
            self._further(row, head)
        measured: dict[int, str] = {}
        for column in self.columns:
            if column.index < len(row.cells):
                claim = self._cell(column, row.cells[column.index].text, head, proof, measured)
                if claim is not None:
                    measured[column.index] = claim.indicator
                    yield claim
        if not head.growth_of:
            self._above, self._measured = head, measured

    def _head(self, row: Row, proof: Evidence) -> _RowHead | None:
        """What the first cell of a row says: 2031年, 研发投入（万元）, 甲银行; None where it is empty or nothing known."""
        first = row.cells[self.head].text
        label = _NOTE_MARK.sub("", first.text.strip())
        if not label:
            return None
        return _head_of_time(label) or self._head_of_measure(label) or self._head_of_name(first, label, proof)

    def _head_of_measure(self, label: str) -> _RowHead | None:
        """研发投入（万元）, below it 占营业收入比重 or 同比增长, where the columns tell no measure; None for other rows."""
        words, unit = _words_and_unit(label)
        if not self.by_indicator or not _measures(words):
            return None
        if is_growth(words) and self._above.words:
            return _RowHead(self._above.words + words, unit, growth_of=dict(self._measured))
        if words.startswith("占") and not words.startswith("占比"):
            words = self._money + words  # 占营业收入比重: of the sum told above it
        elif unit.endswith("元"):
            self._money = words
        return _RowHead(words, unit)

    def _head_of_name(self, first: MappedText, label: str, proof: Evidence) -> _RowHead | None:
        """甲银行, 欧洲市场, or words that go before those of each column (高风险 | 户数); None, told as a problem, where it is no name."""
        names, cls = self.document.names, self._class_of_rows()
        known = names.find(label, weak=True)
        if known is not None and (not cls or known.is_concept):
            if known.cls == "Indicator":
                return _RowHead(*_words_and_unit(label))
            cls = known.cls
        elif not cls and _ORGANIZATION.search(label):
            cls = "Organization"
        if not cls:
            region = names.find(_MARKET.sub("", label), ["Place"])
            if region is not None:
                return _RowHead(subject=named_in_cell(self.document, first, region, proof.passage))  # 欧洲市场
            if not _TOTALS.match(label) and han(label):
                return _RowHead(*_words_and_unit(label), prefix=True)
        subject = entity_cell(self.document, first, cls or "Organization", proof.passage, why.ROW_OF_TABLE(self.columns[0].indicator))
        if subject is None:
            self.document.problem("cell-not-understood", why.ROW_WITHOUT_SUBJECT(label[:30]), proof.passage)
            return None
        return _RowHead(subject=subject)

    def _class_of_rows(self) -> str:
        """The class that the first column's title says its rows are of (产品名称, 券商); empty where it says none."""
        title = self.table.column_title(self.head)
        return "Product" if _PRODUCT_TITLE.search(title) else next((cls for word, cls in _ROW_CLASSES if word in title), "")

    def _of_caption(self, name: str, unit: str, head: _RowHead) -> str:
        """What a caption says of all figures, where a column's title says only the time (2023年), or a share of it (占比, 占营收比)."""
        if self.table.caption is None:
            return name
        if name in _BARE_SHARES:
            words = _CAPTION_NOISE.sub("", time_in(without_unit(self.table.caption.text))[2]).strip("：:，。 ")
            return words + name if 2 <= len(words) <= MAX_CAPTION_WORDS else name
        if (vague := _VAGUE.match(name)) and not head.words and (told := announced_measure(self.table.caption.text, _base_unit(unit, name))):
            if vague[0] in {"金额", "总额", "数额"} and (count := _COUNTED.search(told)):
                return told[: count.start()] + name  # 移动支付业务量: 笔数 | 金额
            return told + name[vague.end() :]
        own = name.removeprefix(head.words) if head.prefix else name
        if own and own == name and not unit and (score := _SCORES.search(self.table.caption.text)) and not ENDS_MEASURED.search(own) and not own.endswith("分"):
            return own + score[0]  # 机构能力评估得分: 技术 | 业务
        if own and not (own.startswith("占") or is_growth(own)):
            return name
        measure = announced_measure(self.table.caption.text, "" if own else unit)
        if own and not measure:
            return name
        return name.removesuffix(own) + measure + own if 2 <= len(measure) <= MAX_CAPTION_WORDS else name

    def _counted(self, name: str, unit: str) -> str:
        """A column that counts what its title names (服务企业, in 家) measures their number."""
        if not name or not _COUNTS.search(unit) or _measures(name) or ENDS_MEASURED.search(name):
            return name
        return counted(name, unit)

    def _further(self, row: Row, head: _RowHead) -> None:
        """What further columns of words tell of a row: its indicator, its time, whom it is about besides a place."""
        figures = {column.index for column in self.columns}
        for index, cell in enumerate(row.cells):
            label = _NOTE_MARK.sub("", cell.text.text.strip())
            if index <= self.head or index in figures or not label or _OTHER_TIME.search(self.table.column_title(index)):
                continue
            period, forecast, rest = time_in(label)
            known = self.document.names.find(label, weak=True)
            if period is not None and not rest.strip():
                head.period, head.forecast = period, forecast
            elif self.by_indicator and _measures(label) and not head.words:
                head.words, head.unit = without_unit(label).strip(), unit_in(label)
            elif known is not None and self.document.names.ontology.is_a(known.cls, "Organization"):
                is_place = head.subject is not None and self.document.names.ontology.is_a(head.subject.cls, "Place")
                if is_place or head.subject is None:
                    head.place, head.subject = head.subject, self.document.names.meet(known.id)

    def _cell(
        self, column: FigureColumn, cell: MappedText, head: _RowHead, proof: Evidence, measured: dict[int, str]
    ) -> ObservationClaim | None:
        """The observation of one cell; None where it holds no figure, or one that nothing names. That is told as a problem.

        ``measured`` are the indicators of the row's cells so far, by column.
        """
        words = cell.text.strip()
        figure = figure_in(words)
        if figure is None:
            if words not in EMPTY:
                self._unread(why.NO_FIGURE(column.indicator, words[:30]), proof)
            return None
        holder, trade, proof = self._held(column, head, proof)
        unit = figure.unit or head.unit or column.unit
        name = self._name(column, head, unit, holder, trade)
        if not name or (name.startswith("占") and not name.startswith("占比") and not head.subject):
            self._unread(why.NO_INDICATOR_FOR(words[:30]), proof)
            return None
        of_table = not (figure.unit or head.unit or column.stated)
        if of_table and unit not in {"", "%"} and is_rate(name):
            self._unread(why.RATE_WITH_UNIT(name[:30], unit), proof)
            return None
        name, subject, place = self._whose(name, head, holder)
        quantity = with_unit(figure.value, unit)
        normalized, normalized_unit = in_base_units(name, quantity.normalized_value, quantity.normalized_unit)
        return ObservationClaim(
            indicator=indicator_entity(self.document.names, name, why.INDICATOR_OF_COLUMN(column.indicator)).id,
            unit=unit,
            quantity_text=words,
            evidence=proof,
            value=figure.value,
            bound=figure.bound,
            normalized_value=normalized,
            normalized_unit=normalized_unit,
            period=head.period or column.period or self.caption_period,
            about=subject.id if subject is not None else "",
            place=place.id if place is not None else "",
            growth_of=measured.get(column.growth_of, "") if column.growth_of is not None else head.growth_of.get(column.index, ""),
            share_of=measured.get(column.share_of, "") if column.share_of is not None else "",
            modality=Modality.PREDICTED if column.forecast or head.forecast else Modality.ASSERTED,
        )

    def _held(self, column: FigureColumn, head: _RowHead, proof: Evidence) -> tuple[Entity | None, str, Evidence]:
        """Whom a column titled by a name is about, with the proof; where a note limits 银行业 to six banks, these, and the title's trade."""
        holder = self._holder(column.indicator) if not head.subject else None
        limited = scope_of(self.document, self.table, _NOTE_MARK.sub("", column.indicator)) if holder is not None else None
        if holder is None or limited is None:
            return holder, "", proof
        return limited[0], holder.zh, replace(proof, context=(*proof.context, limited[1]))

    def _name(self, column: FigureColumn, head: _RowHead, unit: str, holder: Entity | None, trade: str) -> str:
        """What a figure measures, in the words of column, row and caption (高风险 | 户数, 研发投入 | 同比增长); ``trade`` as a note tells it."""
        name = _NOTE_MARK.sub("", column.indicator) if holder is None else ""
        if head.words:
            name = head.words + name if head.prefix or is_growth(name) else name + head.words
        name = self._counted(self._of_caption(name, unit, head), unit)
        if trade and name and trade not in name:
            return trade + name  # 银行业…, of the bodies that a note limits it to
        return name

    def _whose(self, name: str, head: _RowHead, holder: Entity | None) -> tuple[str, Entity | None, Entity | None]:
        """Whose and where a figure is, by its row or column, else by the caption; before them its name, as it has to be then."""
        subject, place = head.subject or holder, head.place
        if subject is not None and self.document.names.ontology.is_a(subject.cls, "Place"):
            subject, place = None, subject
        if subject is None:
            name, subject = self._by_caption(name, head)
            place = place or self.where
        if head.subject is not None and place is not None:
            name = _EVERYWHERE.sub("", name)
        return name, subject, place

    def _by_caption(self, name: str, head: _RowHead) -> tuple[str, Entity | None]:
        """Whom the caption says a figure is about: 数字人民币 itself, or a trade in the figure's name (2031年银行业科技投入: 银行业 | 投入)."""
        trade = _TRADE.search(self.table.caption.text) if self.table.caption is not None and not head.place else None
        subject = self.whose if trade is None and not self._says(name) else None
        if BARE.fullmatch(name) and subject is not None and subject.is_concept:
            name = subject.zh + name
        elif trade is not None and trade[0][:2] not in name:
            name = trade[0] + name
        for entity in (subject, self.where):
            if entity is not None:
                self.document.names.meet(entity.id)
        return name, subject

    def _holder(self, words: str) -> Entity | None:
        """The entity that a column is about, where its title is a name and no indicator."""
        found = self.document.names.find(_NOTE_MARK.sub("", words), weak=True)
        if found is None or found.cls == "Indicator":
            return None
        return self.document.names.meet(found.id)

    def _unread(self, reason: Reason, proof: Evidence) -> None:
        self.document.problem("figure-unread", reason, proof.passage)


def _head_of_time(label: str) -> _RowHead | None:
    """2031年, 2035年E: a row of one time; None for other rows."""
    period, forecast, rest = time_in(label)
    return _RowHead(period=period, forecast=forecast) if period is not None and not rest.strip() else None


def _words_and_unit(label: str) -> tuple[str, str]:
    """研发投入（万元）: the words without the unit, and it; empty where the label gives none."""
    unit = unit_in(label)
    return (without_unit(label).strip() if unit else label), unit


def _base_unit(unit: str, name: str) -> str:
    """The unit of what a share or growth (占营收比例, 同比增长率) is of is not its own; empty there."""
    return "" if unit in {"%", "‰", "个百分点"} and is_rate(name) else unit


def _measures(words: str) -> bool:
    """Do the words name something that is measured?"""
    return bool(re.search(r"(?:投入|收入|规模|数量|金额|占比|比例|比重|率|额|增速|增幅|增长|总数|人数|户数|笔数|指数|余额|资产|利润|成本|支出)", words)) and han(words)
