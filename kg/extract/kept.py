"""What was read from one document, as bytes that can be kept and read back to equal values.

JSON, so that a file from elsewhere can do no more than be wrong. Passages are written once and told by their place in a
list; an entity that the lexicon describes just so is told by its id, which is why bytes belong to one state of the lexicon.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, fields
from decimal import Decimal
from typing import Any

from kg.errors import BuildError
from kg.model.coverage import Coverage, Gap, GapKind, SectionCoverage, Tally
from kg.model.document import Report, Source, SourceKind
from kg.model.entity import Entity, Mention
from kg.model.graph import Extraction
from kg.model.problem import Problem
from kg.model.reason import Reason, Why
from kg.model.span import Span
from kg.model.statement import Claim, ConceptRef, Evidence, Literal, Modality, ObservationClaim, Passage, Period, Value
from kg.worded import worded

_ENTITY = tuple(each.name for each in fields(Entity))
_LISTS = {"aliases", "broader", "learnt", "members"}
_MODALITIES = {each.value: each for each in Modality}


def encode(extraction: Extraction, known: Mapping[str, Entity]) -> bytes:
    """An extraction as JSON; ``known`` are the entities of the lexicon that it was read with."""
    return _Writer(known).extraction(extraction)


def decode(data: bytes, known: Mapping[str, Entity], where: str = "") -> Extraction:
    """The extraction that ``encode`` made bytes of, with the same ``known``. Raises BuildError for any other bytes."""
    try:
        return _Reader(json.loads(data), known).extraction()
    except (ValueError, KeyError, IndexError, TypeError, ArithmeticError) as error:
        what = worded("cannot be understood ({}: {})", type(error).__name__, error)
        raise BuildError(what, where=where, expected="what a build of this version keeps of a report", do="run kg build again") from error


class _Writer:
    def __init__(self, known: Mapping[str, Entity]) -> None:
        self._known = known
        self._places: dict[Passage, int] = {}

    def extraction(self, found: Extraction) -> bytes:
        told: dict[str, Any] = {
            "report": astuple(found.report),
            "source": astuple(found.source),
            "entities": [key if self._known.get(key) == entity else astuple(entity) for key, entity in found.entities.items()],
            "mentions": [[self._passage(passage), [self._mention(each) for each in mentions]] for passage, mentions in found.mentions.items()],
            "claims": [self._claim(each) for each in found.claims],
            "observations": [self._observation(each) for each in found.observations],
            "problems": [astuple(each) for each in found.problems],
            "coverage": found.coverage and [found.coverage.report, [self._section(each) for each in found.coverage.sections]],
        }
        told["passages"] = [[p.report, p.source, p.span.start, p.span.end, p.quote, p.section, p.page] for p in self._places]
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    def _passage(self, passage: Passage) -> int:
        return self._places.setdefault(passage, len(self._places))

    def _mention(self, each: Mention) -> list[Any]:
        return [each.start, each.end, each.surface, each.entity, each.cls, each.span.start, each.span.end, each.how]

    def _evidence(self, each: Evidence) -> list[Any]:
        return [self._passage(each.passage), each.extractor, each.pattern, str(each.confidence), [self._passage(one) for one in each.context]]

    def _claim(self, each: Claim) -> list[Any]:
        qualifiers = [[name, _value(value)] for name, value in each.qualifiers]
        return [each.subject, each.predicate, _value(each.object), self._evidence(each.evidence), each.modality.value, qualifiers]

    def _observation(self, each: ObservationClaim) -> dict[str, Any]:
        told: dict[str, Any] = {name: value for name in _FIGURE if (value := getattr(each, name)) not in (None, "", ())}
        for name in _NUMBERS & told.keys():
            told[name] = str(told[name])
        if each.period is not None:
            told["period"] = astuple(each.period)
        return told | {"evidence": self._evidence(each.evidence), "modality": each.modality.value}

    def _section(self, each: SectionCoverage) -> list[Any]:
        gaps = [[gap.kind.value, gap.what, self._passage(gap.passage), gap.line] for gap in each.gaps]
        return [each.number, each.title, astuple(each.tally), gaps]


_NUMBERS = {"value", "low", "high", "normalized_value"}
_FIGURE = tuple(each.name for each in fields(ObservationClaim) if each.name not in {"evidence", "modality", "period"})


def _value(value: Value) -> Any:
    if isinstance(value, Literal):
        return [value.value, value.datatype]
    return [value.id] if isinstance(value, ConceptRef) else value


class _Reader:
    def __init__(self, told: dict[str, Any], known: Mapping[str, Entity]) -> None:
        self._told, self._known = told, known
        self._passages = [Passage(report, source, Span(start, end), *rest) for report, source, start, end, *rest in told["passages"]]

    def extraction(self) -> Extraction:
        told = self._told
        name, sha256, kind, encoding = told["source"]
        coverage = told["coverage"]
        entities = [self._known[each] if isinstance(each, str) else _entity(each) for each in told["entities"]]
        return Extraction(
            report=Report(*told["report"]),
            source=Source(name, sha256, SourceKind(kind), encoding),
            entities={each.id: each for each in entities},
            mentions={self._passages[place]: tuple(_mention(each) for each in found) for place, found in told["mentions"]},
            claims=tuple(self._claim(*each) for each in told["claims"]),
            observations=tuple(self._observation(each) for each in told["observations"]),
            problems=tuple(Problem(kind, _reason(reason), report, span and Span(*span), text) for kind, reason, report, span, text in told["problems"]),
            coverage=coverage and Coverage(coverage[0], tuple(self._section(*each) for each in coverage[1])),
        )

    def _evidence(self, told: list[Any]) -> Evidence:
        place, extractor, pattern, confidence, context = told
        return Evidence(
            passage=self._passages[place], extractor=extractor, pattern=pattern, confidence=Decimal(confidence),
            context=tuple(self._passages[each] for each in context),
        )  # fmt: skip

    def _claim(self, subject: str, predicate: str, value: Any, evidence: list[Any], modality: str, qualifiers: list[Any]) -> Claim:
        return Claim(
            subject=subject, predicate=predicate, object=_read_value(value), evidence=self._evidence(evidence), modality=_MODALITIES[modality],
            qualifiers=tuple((name, _read_qualifier(content)) for name, content in qualifiers),
        )  # fmt: skip

    def _observation(self, told: dict[str, Any]) -> ObservationClaim:
        for name in _NUMBERS & told.keys():
            told[name] = Decimal(told[name])
        if "period" in told:
            told["period"] = Period(*told["period"])
        if "according_to" in told:
            told["according_to"] = tuple(told["according_to"])
        return ObservationClaim(**(told | {"evidence": self._evidence(told["evidence"]), "modality": _MODALITIES[told["modality"]]}))

    def _section(self, number: str, title: str, tally: list[int], gaps: list[Any]) -> SectionCoverage:
        found = tuple(Gap(GapKind(kind), what, self._passages[place], line) for kind, what, place, line in gaps)
        return SectionCoverage(number, title, Tally(*tally), found)


def _entity(told: list[Any]) -> Entity:
    parts = dict(zip(_ENTITY, told, strict=True))
    return Entity(**parts | {name: tuple(parts[name]) for name in _LISTS} | {"reason": parts["reason"] and _reason(parts["reason"])})


def _reason(told: list[Any]) -> Reason:
    (en, zh), words = told
    return Reason(Why(en, zh), tuple(word if isinstance(word, str) else _reason(word) for word in words))


def _mention(told: list[Any]) -> Mention:
    start, end, surface, entity, cls, first, last, how = told
    return Mention(start, end, surface, entity, cls, Span(first, last), how)


def _read_value(told: Any) -> Value:
    if isinstance(told, str):
        return told
    return Literal(*told) if len(told) == 2 else ConceptRef(*told)


def _read_qualifier(told: Any) -> str | Literal:
    return told if isinstance(told, str) else Literal(*told)
