"""Matrices of figures: a subject or an indicator a row, an indicator, a year or an industry a column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.extract.annotate import Annotated
from kg.extract.indicators import indicator_entity
from kg.extract.tables.cells import entity_cell
from kg.lexicon.matcher import han
from kg.model.document import Table
from kg.model.entity import Entity
from kg.model.span import MappedText
from kg.model.statement import Evidence, ObservationClaim, Passage, Period
from kg.text.dates import parse_period
from kg.text.money import parse_quantity

_NUMBER = re.compile(r"^[-+−]?\d[\d,]*(?:\.\d+)?\s*%?$")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年)?")
_UNIT = re.compile(r"[（(]\s*(?:单位[：:])?\s*([^（）()]{1,8})\s*[)）]")
_GROWTH = re.compile(r"(?:同比|环比|增幅|增速|增长率|增长)")
_SHARE = re.compile(r"(?:占比|比重|比例|占.{1,8}比)")


# What the first column's title says its rows are.
_ROW_CLASSES = (
    ("证券", "SecuritiesFirm"), ("券商", "SecuritiesFirm"), ("银行", "Bank"), ("保险", "InsuranceCompany"), ("地区", "Place"),
    ("国家", "Place"), ("城市", "Place"), ("省", "Place"), ("公司", "OtherCompany"), ("企业", "OtherCompany"),
)


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """What a column of figures measures: indicator words, unit, year, and the column it is the growth of."""

    index: int
    indicator: str
    unit: str
    year: str
    growth_of: int | None = None


def is_figure(text: str) -> bool:
    """Is a cell a bare number or percentage?"""
    return bool(_NUMBER.match(text.strip()))


def figure_columns(table: Table) -> list[FigureColumn]:
    """The columns of figures, if most cells of at least one column are numbers."""
    found: list[FigureColumn] = []
    caption = table.caption.text if table.caption else ""
    table_unit = _unit_in(table.unit.text if table.unit else "") or _unit_in(caption)
    base: FigureColumn | None = None
    for index in range(1, table.width):
        cells = [row.cells[index].text.text.strip() for row in table.rows if index < len(row.cells)]
        if not cells or sum(map(is_figure, cells)) * 2 < len(cells):
            continue
        title = table.column_title(index)
        unit = _unit_in(title)
        if not unit:
            unit = "%" if any(cell.endswith("%") for cell in cells) else table_unit
        year_match = _YEAR.search(title) or None
        year = year_match[0].rstrip("年") if year_match else ""
        words = _YEAR.sub("", _UNIT.sub("", title)).replace("/", "").replace(" ", "")
        growth_of = None
        if _GROWTH.search(words) and base is not None and len(words) <= 6:
            growth_of = base.index
            words, year = base.indicator + words, year or base.year
        column = FigureColumn(index, words, unit, year, growth_of)
        if growth_of is None:
            base = column
        found.append(column)
    return found


def _unit_in(text: str) -> str:
    match = _UNIT.search(text) or re.search(r"单位[：:]\s*([^\s，,；;]{1,6})", text)
    if match is None:
        return ""
    unit = match[1].strip()
    return unit if re.fullmatch(r"%|[万亿千百]*(?:美元|元|欧元|英镑|港元|家|个|笔|人|户|件|项|起|次|GB)|[万亿]+", unit) else ""


class FigureReader:
    """Reads the figures of one table."""

    def __init__(self, document: Annotated, table: Table, columns: list[FigureColumn], proof: Evidence) -> None:
        self.document = document
        self.table = table
        self.columns = columns
        self.proof = proof
        words = (table.caption.text if table.caption else "") + table.section.title
        self.caption_year = next(iter(_YEAR.findall(table.caption.text if table.caption else "")), "").rstrip("年")
        self.by_indicator = not any(column.indicator and _measures(column.indicator) for column in columns) and words != ""

    def read(self, index: int, passage: Passage) -> Iterator[ObservationClaim]:
        """Observations of one row."""
        row = self.table.rows[index]
        first = row.cells[0].text
        label = re.sub(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+$", "", first.text.strip())
        if not label:
            return
        indicator_row = self.by_indicator and _measures(label)
        subject: Entity | None = None
        if not indicator_row:
            subject = entity_cell(self.document, first, self._row_class(), passage, f"row of a table on {self.columns[0].indicator}")
            if subject is None:
                self.document.problem("cell-not-understood", f"a row of figures without a subject: {label[:30]}", passage)
                return
        bases: dict[int, str] = {}
        for column in self.columns:
            if column.index >= len(row.cells):
                continue
            cell = row.cells[column.index].text
            claim = self._cell(column, cell, label if indicator_row else "", subject, passage, bases)
            if claim is not None:
                bases[column.index] = claim.indicator
                yield claim

    def _row_class(self) -> str:
        title = self.table.column_title(0)
        return next((cls for word, cls in _ROW_CLASSES if word in title), "Organization")

    def _cell(
        self, column: FigureColumn, cell: MappedText, row_indicator: str, subject: Entity | None, passage: Passage, bases: dict[int, str]
    ) -> ObservationClaim | None:
        words = cell.text.strip()
        if not is_figure(words):
            if words and words not in {"-", "--", "—", "/"}:
                self.document.problem("figure-unread", f"no figure in column {column.indicator}: {words[:30]}", passage)
            return None
        unit = "%" if words.endswith("%") else column.unit
        number = words.rstrip("%").replace(",", "").replace("−", "-").strip()
        value = Decimal(number)
        about = subject.id if subject is not None and not self.document.names.ontology.is_a(subject.cls, "Place") else ""
        place = subject.id if subject is not None and not about else ""
        name = column.indicator
        if row_indicator:
            group = re.sub(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+$", "", column.indicator)
            holder = self.document.names.find(group, weak=True)
            name = row_indicator if holder is not None else group + row_indicator
            about = holder.id if holder is not None and not about else about
            if holder is not None:
                self.document.names.meet(holder.id)
        if not name:
            return None
        indicator = indicator_entity(self.document.names, name, f"column {column.indicator} of a table")
        quantity = parse_quantity(number + unit)
        period = self._period(column.year)
        growth = bases.get(column.growth_of, "") if column.growth_of is not None else ""
        return ObservationClaim(
            indicator=indicator.id,
            unit=unit,
            quantity_text=words,
            evidence=Evidence(passage=passage, extractor=self.proof.extractor, pattern="figures", confidence=self.proof.confidence, context=self.proof.context),
            value=value,
            normalized_value=quantity.normalized_value if quantity else None,
            normalized_unit=quantity.normalized_unit if quantity else "",
            period=period,
            about=about,
            place=place,
            growth_of=growth,
        )

    def _period(self, year: str) -> Period | None:
        text = year or self.caption_year
        return parse_period(text + "年") if text else None


def _measures(words: str) -> bool:
    """Do the words name something that is measured?"""
    return bool(re.search(r"(?:投入|收入|规模|数量|金额|占比|比例|比重|率|额|增速|增幅|增长|总数|人数|户数|笔数|指数|余额|资产|利润|成本|支出)", words)) and han(words)
