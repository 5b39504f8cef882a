"""Pieces that the pages of trends share: counts and figures that open to their quotes, words for verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.analysis.trends.line import Point
from kg.analysis.trends.ratio import Ratio, Verdict
from kg.network.snapshot import Node
from kg.view.overview import Fact, Label, Quote
from kg.view.tables import Piece
from kg.view.wording import BOUNDS, MODALITIES

SHOWN = 3
"""Quotes shown of a number, at most."""

VERDICTS: Mapping[Verdict, Label] = {
    Verdict.APPEARS: Label("新出现", "appears"),
    Verdict.GROWS: Label("增多", "grows"),
    Verdict.FADES: Label("减少", "fades"),
    Verdict.VANISHES: Label("不再提及", "vanishes"),
    Verdict.UNCLEAR: Label("不明", "unclear"),
}
TONES: Mapping[Verdict, str] = {
    Verdict.APPEARS: "up", Verdict.GROWS: "up", Verdict.FADES: "down", Verdict.VANISHES: "down", Verdict.UNCLEAR: "flat",
}  # fmt: skip
_MEASURES = {
    "CNY": (1e8, Label("亿元", "CNY 100 m")), "USD": (1e8, Label("亿美元", "USD 100 m")), "ratio": (0.01, Label("%", "%")),
    "pp": (1.0, Label("百分点", "pp")), "item": (1.0, Label("个", "items")), "person": (1.0, Label("人", "persons")),
}  # fmt: skip


@dataclass(frozen=True)
class Proof:
    """What a page opens to: quotes by IRI of a passage, statement or observation; labels of classes and relations by name."""

    quotes: Mapping[str, tuple[Quote, ...]]
    terms: Mapping[str, Label]

    def of(self, iris: Iterable[str], limit: int = SHOWN) -> tuple[Quote, ...]:
        """The first quotes of things, each once."""
        return tuple(dict.fromkeys(quote for iri in iris for quote in self.quotes.get(iri, ())))[:limit]

    def term(self, name: str) -> Label:
        """What a class or relation is called."""
        return self.terms.get(name, Label(name))

    def piece(self, text: Label, iris: Iterable[str], sort: float | str | None = None) -> Piece:
        """A text that opens to the quotes of things; a plain one where there are none."""
        quotes = self.of(iris)
        return Fact(text, quotes, sort) if quotes else text


def named(node: Node) -> Label:
    """An entity's names."""
    return Label(node.zh or node.en, node.en)


def scaled(measure: str) -> tuple[float, Label]:
    """By what figures in a measure are divided to be read, and what their unit is called then."""
    return _MEASURES.get(measure, (1.0, Label(measure)))


def number(value: float) -> str:
    """A number with at most two decimals, small ones with four digits."""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 1 or value == 0 else f"{value:.4g}"


def figure(point: Point, measure: str) -> Label:
    """A figure as it is read: 262.24 亿元, 不低于 10 亿元."""
    size, unit = scaled(measure)
    ends = (point.value,) if point.value is not None else (point.low, point.high)
    told = "–".join("?" if each is None else number(each / size) for each in ends)
    bound, modality = BOUNDS.get(point.bound, Label("")), MODALITIES.get(point.modality, Label(""))
    before_zh, before_en = (f"{bound.zh} ", f"{bound.en} ") if bound.zh else ("", "")
    after_zh, after_en = (f"（{modality.zh}）", f" ({modality.en})") if modality.zh else ("", "")
    return Label(f"{before_zh}{told} {unit.zh}{after_zh}", f"{before_en}{told} {unit.en or unit.zh}{after_en}")


def ratio_words(ratio: Ratio) -> str:
    """A ratio with its interval: 0.12 [0.02, 0.51]."""
    value = "—" if ratio.value is None else f"{ratio.value:.2g}"
    high = "∞" if ratio.high is None else f"{ratio.high:.2g}"
    return f"{value} [{ratio.low:.2g}, {high}]"
