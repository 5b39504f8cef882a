"""Columns of figures: what each measures, in which unit, of which time; and what one cell's figure is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from kg.model.document import Table
from kg.model.statement import Period
from kg.text.dates import find_periods, parse_period
from kg.text.money import CURRENCIES, parse_quantity
from kg.text.numbers import bound

EMPTY = frozenset({"", "-", "--", "—", "——", "–", "/", "N/A", "NA", "无", "暂无", "不详", "未披露", "未公布", "未公开"})
"""What a cell says that holds no figure."""

_NUMBER = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?\s*%?")
_WITH_UNIT = re.compile(r"[-+−]?\d[\d,.]*\s*(?![^\d]*(?:以上|以下|左右|多|余))[^\d\s]{1,7}")
_MEASURED = frozenset({*CURRENCIES.values(), "person", "item", "ratio", "pp", "户", "次", "人次", "倍", "吨", "只", "辆", "名", "GB", "TB", "PB"})
_QUALIFIED = re.compile(
    r"^(?:大约|约|近|超过|超|逾|突破|高达|不足|不到|>|＞|≥|<|＜|≤)\s*(?=\d)"
    r"|(?<=[\d万亿%元家户个人笔件项款])(?:\+|余|多|以上|左右)$|(?<=\d)(?:余|多)(?=[万亿元家户个人笔件项款])"
)
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_FORECAST = re.compile(r"((?:19|20)\d{2})年?\s*(?:[（(]\s*)?(?:E|e|F|预测|预计|预期)(?:\s*[)）])?(?![A-Za-z])")
_UNIT = re.compile(r"[（(]\s*(?:单位[：:])?\s*([^（）()]{1,8})\s*[)）]")
_UNIT_WORD = re.compile(
    r"%|‰|个?百分点|倍|[十百千万亿]*(?:美元|元人民币|人民币|元|欧元|英镑|港元|日元)"
    r"|[十百千万亿]*(?:人次|户次|家|个|笔|人|户|件|项|起|次|条|款|台|只|种|名|张|份|单|辆|吨|GB|TB|PB|EB)|[万亿]+|毫秒|秒|分钟|小时|天|[万亿]?(?:笔|次)/(?:秒|日|天)"
)
_CHANGE = r"(?:(?:较|比)?上年(?:同期)?|同比|环比|年均|年度?|复合)*(?:增幅|增速|增长率|增长|变动|变化)(?:率|幅度|情况)?"
_GROWTH = re.compile(rf"{_CHANGE}|(?:同比|环比)(?:增减|变动|变化|涨跌)?")
_CHANGE_OF = re.compile(rf"(?P<of>(?:笔数|金额|数量|业务量|人数|户数|[^占较比]{{2,8}}))(?P<change>{_CHANGE}|同比|环比)")
_BARE_CHANGE = re.compile(r"(?:同比|环比)(?:增减|变动|变化|涨跌)?")
_GENERIC = re.compile(r"(?:指标)?(?:数值|数据|指标值|数额|值|结果|水平)")
_COUNTER = re.compile(r"^(?:排名|序号|名次|编号|位次|No\.?|#)$", re.IGNORECASE)
_NO_MEASURE = re.compile(r"(?:时间|日期|年份|年月|批次|序号|编号|排名|名次|年度|期限)$")
_SHARE = re.compile(r"(?:所?占)?(?:占比|比重|比例|份额)")
_RATE = re.compile(r"(?:增幅|增速|增长|率|比|占比|比重|比例|份额)$")


class Figure(NamedTuple):
    """The number of a cell and the unit that the cell itself gives (empty where it gives none)."""

    value: Decimal
    unit: str
    bound: str = ""


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """What a column measures: words of its indicator, unit (``stated`` by its own title or cells, else the table's), time.

    ``growth_of`` and ``share_of`` are the index of the column that it is the growth or a share of; ``forecast`` for 2025E.
    """

    index: int
    indicator: str
    unit: str
    period: Period | None
    stated: bool = True
    forecast: bool = False
    growth_of: int | None = None
    share_of: int | None = None


def figure_in(text: str) -> Figure | None:
    """The figure that a cell consists of (262.24, −3%, 1.2万亿元, 超3亿户 with its bound); None where it is none."""
    words = re.sub(r"^[↓▼]\s*(?=\d)", "-", re.sub(r"^[↑▲]\s*(?=\d)", "", text.strip()))
    if (plain := _QUALIFIED.sub("", words)) != words:
        found = figure_in(plain)
        return None if found is None else found._replace(bound=_bound(words))
    if _NUMBER.fullmatch(words):
        return Figure(Decimal(words.rstrip("% ").replace(",", "").replace("−", "-")), "%" if words.endswith("%") else "")
    quantity = parse_quantity(words) if _WITH_UNIT.fullmatch(words) else None
    if quantity is None or (quantity.normalized_unit not in _MEASURED and not re.fullmatch("[万亿]+", quantity.unit)):
        return None
    return Figure(quantity.value, quantity.unit)


def _bound(words: str) -> str:
    """``atLeast``, ``atMost`` or ``about``, as signs and words around a cell's figure say."""
    if re.match("[>＞≥]", words):
        return "atLeast"
    return "atMost" if re.match("[<＜≤]", words) else bound(words)


def unit_in(text: str) -> str:
    """The unit that words give in brackets or behind 单位; empty where they give none."""
    match = _UNIT.search(text) or re.search(r"单位[：:]\s*([^\s，,；;）)]{1,6})", text)
    unit = match[1].strip() if match is not None else ""
    return unit if _UNIT_WORD.fullmatch(unit) else ""


def without_unit(text: str) -> str:
    """Words without the brackets that hold their unit."""
    return _UNIT.sub("", text)


def time_in(words: str) -> tuple[Period | None, bool, str]:
    """Period in words, whether they forecast it (2025E), and the words without it."""
    if match := _FORECAST.search(words):
        return parse_period(match[1] + "年"), True, words[: match.start()] + words[match.end() :]
    for found in find_periods(words):
        return found.period, False, words[: found.start] + words[found.end :]
    if match := _YEAR.search(words):
        return parse_period(match[0].rstrip("年") + "年"), False, words[: match.start()] + words[match.end() :]
    return None, False, words


def only_period(words: str) -> Period | None:
    """The one period that a caption gives for all its figures; None where it gives none, several, or a range of years."""
    periods = {found.period for found in find_periods(words)}
    if not periods:
        periods = {found for year in _YEAR.findall(words) if (found := parse_period(year.rstrip("年") + "年")) is not None}
    only = periods.pop() if len(periods) == 1 else None
    return None if only is None or re.fullmatch(r"\d{4}/\d{4}", only.text) else only


def is_growth(words: str) -> bool:
    """Are words nothing but a rate of growth (同比增速)?"""
    return bool(_GROWTH.fullmatch(words))


def is_rate(words: str) -> bool:
    """Do words name a rate or share, which no unit of money or number can measure?"""
    return bool(_RATE.search(words))


def head_column(table: Table) -> int:
    """The column that says what a row is: the first, or the next where the first only counts the rows (排名, 序号)."""
    return 1 if table.width > 2 and _COUNTER.search(table.column_title(0)) else 0


def figure_columns(table: Table) -> list[FigureColumn]:
    """The columns of figures, if most cells of at least one column are figures."""
    columns = _Columns(table)
    for index in range(head_column(table) + 1, table.width) if table.header else ():  # numbers that no title explains say nothing
        cells = [row.cells[index].text.text.strip() for row in table.rows if index < len(row.cells)]
        cells = [cell for cell in cells if cell not in EMPTY]
        figures = [figure for cell in cells if (figure := figure_in(cell)) is not None]
        if figures and len(figures) * 2 >= len(cells) and not _NO_MEASURE.search(table.column_title(index)):
            columns.take(index, percent=all(figure.unit == "%" for figure in figures))
    return columns.found


class _Columns:
    """The columns of figures of a table, taken from left to right, as titles leave out what those before say.

    ``base`` is the column whose growth or share those behind it may tell, ``measures`` are those since the last growth or share.
    """

    def __init__(self, table: Table) -> None:
        self.found: list[FigureColumn] = []
        self._table = table
        self._caption = table.caption.text if table.caption else ""
        self._unit = unit_in(table.unit.text if table.unit else "") or unit_in(self._caption)
        self._base: FigureColumn | None = None
        self._measures: list[FigureColumn] = []

    def take(self, index: int, *, percent: bool) -> None:
        """Add a column; ``percent`` says that all of its figures are percentages."""
        title = self._table.column_title(index)
        own = unit_in(title) or ("%" if percent else "")
        period, forecast, words = time_in(without_unit(title))
        column = FigureColumn(index, words.replace("/", "").replace(" ", ""), own or self._unit, period, bool(own), forecast)
        self._base = self._told_by_caption(column.indicator) or self._base
        if (share := self._share_of_base(column)) is not None:
            self.found.append(share)
            return
        column = replace(column, indicator=_measure_named(column.indicator))
        if (change := self._change_of_title(column) or self._growth_of_nameless(column)) is not None:
            self.found.append(change)
            return
        column = self._related(column)
        if column.growth_of is None and column.share_of is None:
            self._base = column
            self._measures.append(column)
        else:
            self._measures = []
        self.found.append(column)

    def _told_by_caption(self, words: str) -> FigureColumn | None:
        """The one of several measures that the caption tells of, where a column tells growth or share (试点项目数 | 通过数 | 占比)."""
        told = [one for one in self._measures if one.indicator and one.indicator in self._caption]
        relative = is_growth(words) or words.startswith("占") or _SHARE.fullmatch(words)
        return told[0] if len(self._measures) > 1 and len(told) == 1 and relative else None

    def _share_of_base(self, column: FigureColumn) -> FigureColumn | None:
        """A column that tells of what it is a share, and not whose (投入 | 占营收比例)."""
        base, words = self._base, column.indicator
        if base is None or not base.indicator or not words.startswith("占") or _SHARE.fullmatch(words):
            return None
        return replace(column, indicator=base.indicator + words, period=column.period or base.period)

    def _change_of_title(self, column: FigureColumn) -> FigureColumn | None:
        """A rate of change whose title names the column that it is of."""
        change = _CHANGE_OF.fullmatch(column.indicator) if column.stated and column.unit == "%" else None
        of = _column_of(change["of"], self.found) if change is not None else None
        if change is None or of is None:
            return None
        words = change["of"] + (change["change"] + "增长率" if change["change"] in {"同比", "环比"} else change["change"])
        return replace(column, indicator=words, period=column.period or of.period, stated=True, growth_of=of.index)

    def _growth_of_nameless(self, column: FigureColumn) -> FigureColumn | None:
        """The growth of a column that only its time names."""
        base = self._base
        if base is None or base.indicator or column.period is not None or not is_growth(column.indicator):
            return None
        return replace(column, period=base.period, forecast=base.forecast, growth_of=base.index)

    def _related(self, column: FigureColumn) -> FigureColumn:
        """The column as growth or share of the one before it, if it is either at the same time."""
        base, words = self._base, column.indicator
        if base is None or not base.indicator or not (column.period is None or column.period == base.period):
            return column
        rest = words.removeprefix(base.indicator)
        growth = is_growth(words) or (words.startswith(base.indicator) and is_growth(rest))
        if not growth and not _SHARE.fullmatch(words):
            return column
        told = replace(column, indicator=base.indicator + rest, period=column.period or base.period)
        return replace(told, growth_of=base.index) if growth else replace(told, share_of=base.index)


def _measure_named(words: str) -> str:
    """The words of a title that name a measure: none where they are generic, 同比增长率 for a bare 同比."""
    words = "" if _GENERIC.fullmatch(words) else words
    return words[:2] + "增长率" if _BARE_CHANGE.fullmatch(words) else words


def _column_of(words: str, columns: list[FigureColumn]) -> FigureColumn | None:
    """The last column that a change is of, by its title's words or the unit that they imply (笔数同比: of that in 笔); None where none is."""
    for column in reversed(columns):
        if column.growth_of is None and column.share_of is None:
            told = column.indicator == words or (len(words) > 2 and column.indicator.endswith(words))
            if told or (words == "笔数" and column.unit.endswith("笔")) or (words == "金额" and column.unit.endswith("元")):
                return column
    return None
