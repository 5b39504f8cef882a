"""Tables whose facts open to their quotes: a record is a ``<tbody>`` of its cells and the row that opens beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from kg.view.markup import attribute, both, quote_html
from kg.view.overview import Fact, Label


@dataclass(frozen=True, slots=True)
class Bar:
    """A share from 0 to 1, as a bar and in per cent, or with ``text`` in place of these."""

    share: float
    text: str = ""


Piece = Fact | Label | Bar | str | int
"""What may stand in a cell: a fact (a button that opens its quotes), a name, a share, text in Chinese, a number."""


@dataclass(frozen=True, slots=True)
class Column:
    """``numeric`` columns are right-aligned and sorted as numbers."""

    label: Label
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Pieces shown one under the other. ``sort`` orders the column (else the first piece); ``name`` heads the row."""

    pieces: tuple[Piece, ...] = ()
    sort: float | str | None = None
    name: bool = False

    def key(self) -> str:
        """Sort key as text; empty sorts last."""
        if self.sort is not None:
            return str(self.sort)
        if not self.pieces:
            return ""
        piece = self.pieces[0]
        if isinstance(piece, Fact):
            return str(piece.sort) if piece.sort is not None else piece.text.zh
        if isinstance(piece, Bar):
            return f"{piece.share:.4f}"
        return piece.zh if isinstance(piece, Label) else str(piece)


def table(
    ident: str, caption: Label, columns: Sequence[Column], records: Sequence[Sequence[Cell]], empty: Label
) -> str:
    """A table with sortable heads and a filter box; ``empty`` is said where there are no records."""
    if not records:
        return f'<p class="empty">{both(empty)}</p>'
    head = "".join(_head(column) for column in columns)
    body = "".join(_record(f"{ident}-{index}", columns, record) for index, record in enumerate(records))
    return (
        f'<div class="tools"><label><span class="sr">{both(Label("筛选", "Filter"))}: {both(caption)}</span>'
        f'<input type="search" class="filter" data-table="{ident}" autocomplete="off" '
        f"{attribute('placeholder', Label('筛选本表…', 'Filter this table…'))}></label>"
        f'<output class="shown" for="{ident}" data-total="{len(records)}">{len(records)}</output></div>'
        f'<div class="scroll" tabindex="0" role="region" {attribute("aria-label", caption)}>'
        f'<table id="{ident}"><caption class="sr">{both(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead>{body}</table></div>"
    )


def _head(column: Column) -> str:
    css = ' class="num"' if column.numeric else ""
    kind = "number" if column.numeric else "text"
    button = f'<button type="button" data-sort="{kind}">{both(column.label)}</button>'
    return f'<th scope="col"{css} aria-sort="none">{button}</th>'


def _record(ident: str, columns: Sequence[Column], record: Sequence[Cell]) -> str:
    cells: list[str] = []
    evidence: list[str] = []
    for number, (column, cell) in enumerate(zip(columns, record, strict=True)):
        shown: list[str] = []
        for index, piece in enumerate(cell.pieces):
            if isinstance(piece, Fact):
                target = f"{ident}-{number}-{index}"
                shown.append(
                    f'<button type="button" class="fact" aria-expanded="false" aria-controls="{target}">'
                    f"{both(piece.text)}</button>"
                )
                evidence.append(_evidence(target, column.label, piece))
            else:
                shown.append(_bar(piece) if isinstance(piece, Bar) else f"<span>{_text(piece)}</span>")
        css = ' class="num"' if column.numeric else ""
        tag, scope = ("th", ' scope="row"') if cell.name else ("td", "")
        cells.append(f'<{tag}{scope}{css} data-key="{escape(cell.key())}">{"".join(shown)}</{tag}>')
    opened = f'<tr class="opened" hidden><td colspan="{len(columns)}">{"".join(evidence)}</td></tr>' if evidence else ""
    return f"<tbody><tr>{''.join(cells)}</tr>{opened}</tbody>"


def _text(piece: Label | str | int) -> str:
    if isinstance(piece, Label):
        return both(piece)
    return f"{piece:,}" if isinstance(piece, int) else f'<span lang="zh">{escape(piece, quote=False)}</span>'


def _bar(bar: Bar) -> str:
    text = escape(bar.text, quote=False) or f"{bar.share:.0%}"
    return (
        '<span class="share"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{100 * bar.share:.1f}" height="6"/></svg><b>{text}</b></span>'
    )


def _evidence(ident: str, label: Label, fact: Fact) -> str:
    quotes = "".join(quote_html(quote) for quote in fact.quotes)
    return (
        f'<div class="evidence" id="{ident}" hidden><p class="about">{both(label)}: <strong>{both(fact.text)}</strong>'
        f"</p>{quotes}</div>"
    )
