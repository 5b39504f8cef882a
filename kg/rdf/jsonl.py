"""statements.jsonl and problems.jsonl: one JSON object a line, for readers without an RDF library."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from kg.model.graph import Graph
from kg.model.problem import Problem
from kg.model.reason import Reason, Why
from kg.model.span import Span
from kg.model.statement import ConceptRef, Evidence, Literal, Observation, Statement, Value
from kg.rdf import names
from kg.rdf.literals import decimal_text

Json = dict[str, object]
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def write_statements(graph: Graph, path: Path) -> int:
    """Every statement and observation with names, belief and evidence, sorted by id; returns their number."""
    rows = _Rows(graph)
    found = [rows.statement(each) for each in graph.statements]
    found += [rows.observation(each) for each in graph.observations]
    return _write(found, path, key=lambda row: (str(row["type"]), str(row["id"])))


def write_problems(problems: Iterable[Problem], path: Path) -> int:
    """Every problem with its place and reason in both languages, in the order of the reports; returns their number.

    A reason about words of a text gives these and its sentences apart as well (``template``), by which like reasons count together.
    """
    rows: list[Json] = []
    for problem in problems:
        row: Json = {"kind": problem.kind, "reason": problem.reason.en, "reason_zh": problem.reason.zh}
        if problem.reason.words:
            sentence, words = problem.reason.flat
            row |= {"template": sentence.en, "template_zh": sentence.zh, "words": words}
        if problem.report:
            row["report"] = problem.report
        if problem.span is not None:
            row |= {"start": problem.span.start, "end": problem.span.end}
        if problem.text:
            row["text"] = problem.text
        rows.append(row)

    def place(row: Json) -> tuple[str, int, str]:
        start = row.get("start", -1)
        return str(row.get("report", "")), start if isinstance(start, int) else -1, _line(row)

    return _write(rows, path, key=place)


def read_problems(path: Path) -> list[Problem]:
    """What ``write_problems`` wrote. Raises OSError, ValueError, KeyError and TypeError for a file that cannot be read or is none of ours."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        span = Span(int(row["start"]), int(row["end"])) if "start" in row else None
        found.append(Problem(str(row["kind"]), _reason(row), str(row.get("report", "")), span, str(row.get("text", ""))))
    return found


def _reason(row: Json) -> Reason:
    if "words" not in row:
        return Why(str(row["reason"]), str(row["reason_zh"]))()
    words = row["words"]
    if not isinstance(words, list):
        raise TypeError("words are no list")
    return Why(str(row["template"]), str(row["template_zh"]))(*map(str, words))


class _Rows:
    """Rows of one graph, with the names of what they speak of."""

    def __init__(self, graph: Graph) -> None:
        self.entities = graph.entities
        self.titles = {report.id: report.title or report.id for report in graph.reports}
        self.kinds = {source.sha256: source.kind.value for source, _ in graph.sources}
        self.files = {source.sha256: source.name for source, _ in graph.sources}

    def statement(self, statement: Statement) -> Json:
        row: Json = {
            "type": "statement",
            "id": statement.id,
            "iri": names.statement_iri(statement.id),
            "subject": self._value(statement.subject),
            "predicate": names.shorten(names.predicate_iri(statement.predicate)),
            "object": self._value(statement.object),
            "modality": statement.modality.value,
            "belief": _number(statement.belief),
            "chosen": statement.chosen,
            "evidence": self._evidence(statement.evidence),
        }
        if statement.qualifiers:
            row["qualifiers"] = [
                {"name": name, "value": self._value(value)}
                for name, value in sorted(statement.qualifiers, key=lambda pair: (pair[0], str(pair[1])))
            ]
        return row | _links(statement)

    def observation(self, observation: Observation) -> Json:
        claim = observation.claim
        row: Json = {
            "type": "observation",
            "id": observation.id,
            "iri": names.observation_iri(observation.id),
            "modality": claim.modality.value,
            "belief": _number(observation.belief),
            "evidence": self._evidence(observation.evidence),
        }
        numbers = {
            "value": claim.value,
            "low": claim.low,
            "high": claim.high,
            "normalizedValue": claim.normalized_value,
        }
        row |= {name: _number(number) for name, number in numbers.items() if number is not None}
        words = {
            "unit": claim.unit,
            "quantityText": claim.quantity_text,
            "normalizedUnit": claim.normalized_unit,
            "bound": claim.bound,
        }
        row |= {name: word for name, word in words.items() if word}
        entities = {
            "indicator": claim.indicator,
            "about": claim.about,
            "place": claim.place,
            "growthOf": claim.growth_of,
            "shareOf": claim.share_of,
        }
        row |= {name: self._value(key) for name, key in entities.items() if key}
        if claim.according_to:
            row["accordingTo"] = [self._value(key) for key in claim.according_to]
        if claim.period is not None:
            row["period"] = {"text": claim.period.text, "start": claim.period.start, "end": claim.period.end}
        return row | _links(observation)

    def _value(self, value: Value) -> Json:
        if isinstance(value, Literal):
            return {"value": value.value, "datatype": value.datatype}
        if isinstance(value, ConceptRef):
            return {"id": value.id, "iri": names.FKGC + value.id}
        entity = self.entities.get(value)
        if entity is None:
            iri = names.report_iri(value) if value in self.titles else names.FKGR + value
            return {"id": value, "iri": iri, "label": self.titles.get(value, value)}
        return {"id": value, "iri": names.entity_iri(value, entity.cls), "label": entity.zh, "class": entity.cls}

    def _evidence(self, evidences: Sequence[Evidence]) -> list[Json]:
        rows: list[Json] = []
        for evidence in evidences:
            passage = evidence.passage
            row: Json = {
                "report": passage.report,
                "title": self.titles.get(passage.report, passage.report),
                "source": self.files.get(passage.source, passage.source),
                "kind": self.kinds.get(passage.source, ""),
                "section": passage.section,
                "start": passage.span.start,
                "end": passage.span.end,
                "quote": passage.quote,
                "extractor": evidence.extractor,
                "pattern": evidence.pattern,
                "confidence": _number(evidence.confidence),
            }
            if passage.page is not None:
                row["page"] = passage.page
            if evidence.context:
                row["context"] = [
                    {"start": each.span.start, "end": each.span.end, "quote": each.quote} for each in evidence.context
                ]
            rows.append(row)
        return sorted(rows, key=_place) if len(rows) > 1 else rows  # most have one, and the key is the row's whole text


def _place(row: Json) -> tuple[str, str, int, str]:
    start = row["start"]
    return str(row["report"]), str(row["source"]), start if isinstance(start, int) else 0, _line(row)


def _links(claim: Statement | Observation) -> Json:
    """The claims that it refines or contradicts, where there are any."""
    return {name: sorted(others) for name, others in (("refines", claim.refines), ("contradicts", claim.contradicts)) if others}


def _number(value: Decimal) -> int | float:
    """A JSON number: whole where the value is whole, so that 350000000 does not turn into 3.5e8."""
    text = decimal_text(value)
    return float(text) if "." in text else int(text)


def _line(row: Json) -> str:
    return _ENCODER.encode(row)


def _write(rows: list[Json], path: Path, key: Callable[[Json], tuple[str | int, ...]]) -> int:
    ordered = sorted(rows, key=key)
    path.write_text("".join(_line(row) + "\n" for row in ordered), encoding="utf-8", newline="\n")
    return len(ordered)
