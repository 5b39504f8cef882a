"""The tables of a document: each row a passage, its header, caption and unit the context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract import reasons as why
from kg.extract.annotate import Annotated, carried_context
from kg.extract.base import evidence
from kg.extract.placed import placed_bodies
from kg.extract.policies import PolicyExtractor
from kg.extract.tables.columns import figure_columns
from kg.extract.tables.figures import FigureReader
from kg.extract.tables.lost import lost_tables
from kg.extract.tables.matrix import application_matrix, matrix_claims
from kg.extract.tables.rows import RowReader
from kg.extract.tables.spec import TableKind
from kg.extract.titled import Titled, titled_firm
from kg.extract.trials import with_trials
from kg.lexicon.discovery import Discovery
from kg.lexicon.registry import Registry
from kg.model.document import Table
from kg.model.statement import Claim, ObservationClaim, Passage

TABLE_CONFIDENCE = "0.97"


def kind_of(kinds: Sequence[TableKind], table: Table, names: Registry) -> tuple[TableKind, dict[str, int]] | None:
    """The first kind that a table is of, with the columns of its roles; None where it is of none."""
    title = (table.caption.text if table.caption else "") + " " + table.section.title

    def holds(words: str, cls: str) -> bool:
        return names.find(words.strip(), [cls], weak=True) is not None

    return next(((kind, roles) for kind in kinds if (roles := kind.assign(table, title, holds)) is not None), None)


def _of_firm(figure: ObservationClaim, titled: Titled) -> ObservationClaim:
    """A figure of nobody and no place in a document about one firm: that firm's, as the title shows."""
    if figure.about or figure.place:
        return figure
    proof = figure.evidence
    return replace(figure, about=titled.mention.entity, evidence=replace(proof, context=(*proof.context, titled.title)))


class TableExtractor:
    """Reads every table of a known kind, and every matrix of figures; the others are told as problems."""

    name = "tables"

    def __init__(self, kinds: Sequence[TableKind], policies: PolicyExtractor, discovery: Discovery | None = None) -> None:
        """``discovery`` judges names that no table of names knows."""
        self.kinds = tuple(kinds)
        self.policies = policies
        self.discovery = discovery

    def extract(self, document: Annotated) -> Iterator[Claim | ObservationClaim]:
        """Claims and observations, table by table, row by row."""
        for index, block in enumerate(document.document.blocks):
            if isinstance(block, Table) and block.rows:
                yield from self._table(document, block, index)
        for title in lost_tables(document.document):
            document.problem("table-not-understood", why.TABLE_LOST(title.text.text[:120]), document.passage(title.text.span(), title.section, title.page))

    def _table(self, document: Annotated, table: Table, block: int) -> Iterator[Claim | ObservationClaim]:
        context = self._context(document, table)
        passages = [document.passage(row.span, table.section, table.page) for row in table.rows]
        proofs = [
            evidence(passage, self.name, "table", TABLE_CONFIDENCE, (*context, *carried_context(document, table, row)))
            for row, passage in zip(table.rows, passages, strict=True)
        ]
        understood = False
        told: set[str] = set()  # where a row places a body, the body's name is not asked
        found = kind_of(self.kinds, table, document.names)
        if found is not None:
            kind, roles = found
            reader = RowReader(document, table, kind, roles, self.policies, self.discovery)
            taken = {index for role, index in roles.items() if role not in kind.measured}
            columns = [column for column in figure_columns(table) if column.index not in taken] if kind.figures else []
            figures = FigureReader(document, table, columns) if columns else None
            for row, proof in zip(table.rows, proofs, strict=True):
                for claim in with_trials(document, reader.read(row, proof, block)):
                    if isinstance(claim, Claim) and claim.predicate == "locatedIn":
                        told.add(claim.subject)
                    yield claim
                if figures is not None and reader.subject is not None:
                    yield from figures.read(row, proof, reader.subject)
            understood = True
        if not understood and application_matrix(document, table):
            for row, proof in zip(table.rows, proofs, strict=True):
                yield from matrix_claims(document, row, proof)
            understood = True
        columns = figure_columns(table) if not understood else []
        if columns:
            figures, titled = FigureReader(document, table, columns), titled_firm(document)
            for row, proof in zip(table.rows, proofs, strict=True):
                yield from (figure if titled is None else _of_firm(figure, titled) for figure in figures.read(row, proof))
            understood = True
        if not understood:
            words = " | ".join(table.column_title(c) for c in range(table.width))
            document.problem("table-not-understood", why.TABLE_UNKNOWN(words[:120]), passages[0])
        self._other_mentions(document, table, passages)
        for passage in passages:
            yield from placed_bodies(document, passage, document.mentions.get(passage, ()), told, self.name)

    def _context(self, document: Annotated, table: Table) -> tuple[Passage, ...]:
        spans = [row.span for row in table.header]
        spans += [text.span() for text in (table.caption, table.unit) if text is not None and text.text]
        return tuple(document.passage(span, table.section, table.page) for span in spans)

    def _other_mentions(self, document: Annotated, table: Table, passages: list[Passage]) -> None:
        """Names in cells that no rule read are mentions of their row all the same."""
        for row, passage in zip(table.rows, passages, strict=True):
            for cell in row.cells:
                if cell.text.text.strip():
                    found = document.linker.link(cell.text, whole_cell=True)
                    known = document.mentions.get(passage, ())
                    new = tuple(m for m in found if not any(k.span.start < m.span.end and m.span.start < k.span.end for k in known))
                    document.mention(passage, new)
