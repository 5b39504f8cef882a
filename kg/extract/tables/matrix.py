"""The technology–application matrix: technologies down, fields of business across, applications in the cells."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import reasons as why
from kg.extract.annotate import Annotated
from kg.extract.tables.cells import item_entities, named_in_cell
from kg.model.document import Row, Table
from kg.model.statement import Claim, Evidence

MIN_TECHNOLOGIES = 3


def application_matrix(document: Annotated, table: Table) -> bool:
    """Does the first column name technologies (at least three) under a title that says so?"""
    if "技术" not in table.column_title(0) or table.width < 3:
        return False
    labels = {row.cells[0].text.text.strip() for row in table.rows if row.cells}
    known = [label for label in labels if label and document.names.find(label, ["Technology"], weak=True)]
    return len(known) >= MIN_TECHNOLOGIES


def matrix_claims(document: Annotated, row: Row, proof: Evidence) -> Iterator[Claim]:
    """*technology enables application* for every cell that names an application."""
    first, passage = row.cells[0].text, proof.passage
    technology = document.names.find(first.text.strip(), ["Technology"], weak=True)
    if technology is None:
        document.problem("cell-not-understood", why.ROW_WITHOUT_TECHNOLOGY(first.text[:30]), passage)
        return
    named_in_cell(document, first, technology, passage)
    evidence = Evidence(passage=passage, extractor=proof.extractor, pattern="application-matrix", confidence=proof.confidence, context=proof.context)
    for cell in row.cells[1:]:
        if cell.carried or not cell.text.text.strip():
            continue
        for entity in item_entities(document, cell.text, "Scenario", passage, why.MATRIX_CELL()):
            if document.names.ontology.allows("enables", technology.cls, entity.cls):
                yield Claim(subject=technology.id, predicate="enables", object=entity.id, evidence=evidence)
