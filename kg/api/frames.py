"""The graph as pandas frames, one row an entity, statement, observation, evidence or passage: names beside IRIs, numbers as numbers, periods
as dates.

IRIs are prefixed names (``fkgr:icbc``), which every call takes. ``reports`` are ids joined by ``|``. What is missing is missing (NaN), not empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.api.columns import frame_of
from kg.errors import QueryError
from kg.ontology.prefixes import FKGC, FKGR, expand, shorten
from kg.rdf.names import observation_iri, statement_iri
from kg.store import facts, frames
from kg.store import search as passages
from kg.store.interface import Store
from kg.store.labels import all_labels
from kg.text.money import with_unit
from kg.worded import worded

if TYPE_CHECKING:
    import pandas as pd

_QUALIFIERS = ("amount", "currency", "technology", "round", "role", "jointIssuers")
_STATEMENT = (
    *("subject", "predicate", "object", "modality", "belief", "date", "date_start", "amount", "currency", "technology", "round", "role"),
    *("joint_issuers", "reports", "evidence", "subject_iri", "predicate_iri", "object_iri", "iri"),
)
_OBSERVATION = (
    *("indicator", "about", "place", "value", "low", "high", "unit", "bound", "as_written", "period", "start", "end", "growth_of", "share_of"),
    *("according_to", "modality", "belief", "reports", "evidence", "indicator_iri", "about_iri", "place_iri", "iri"),
)
_EVIDENCE = ("claim", "report", "section", "page", "kind", "quote", "context", "extractor", "pattern", "confidence", "file", "start", "end")
_PASSAGE = ("quote", "report", "section", "page", "kind", "entities", "score", "iri")
_ENTITY = ("name", "cls", "zh", "en", "aliases", "broader", "same_as", "mentions", "reports", "iri")


def entities(store: Store, lang: str, mentions: Mapping[str, Mapping[str, int]]) -> pd.DataFrame:
    """All that has a name. ``mentions`` (passages that name it) are given by IRI and report; names that only the lexicon knows have none."""
    names = all_labels(store, lang)
    rows = []
    for each in _records(frames.entities(store)):
        iri = str(each["iri"])
        cls, broader = str(each["class"]).replace("fkg:", ""), "|".join(names.get(up, shorten(up)) for up in str(each["broader"] or "").split("|") if up)
        counted = mentions.get(iri, {})
        named = (names[iri], cls, each["zh"], each["en"], each["aliases"], broader or None, each["same_as"])
        rows.append((*named, sum(counted.values()), "|".join(sorted(counted)) or None, shorten(iri)))
    return frame_of(_ENTITY, sorted(rows, key=lambda row: (row[1], row[0], row[-1])))


def statements(store: Store, lang: str) -> pd.DataFrame:
    """All statements whatever their modality, sorted by subject, predicate and object.

    ``date`` is as precise as reports tell it (2021, 2021-03, 2021-03-04), ``date_start`` its first day; ``amount`` is in units of ``currency``.
    """
    names = all_labels(store, lang)
    rows = []
    for each in _records(frames.statements(store)):
        subject, predicate, value = str(each["subject"]), str(each["predicate"]), str(each["object"])
        date = None if each["date"] is None else str(each["date"])
        labelled = (names.get(subject, shorten(subject)), names.get(expand(predicate), predicate), names.get(value, shorten(value)))
        qualified = (date, date, *(_named(names, each[name]) for name in _QUALIFIERS))
        iris = (shorten(subject), predicate, shorten(value) if _is_iri(value) else None, shorten(str(each["iri"])))
        rows.append((*labelled, each["modality"], each["belief"], *qualified, each["reports"], each["evidence"], *iris))
    return frame_of(_STATEMENT, sorted(rows, key=lambda row: (*row[:3], row[-1])), ("belief", "amount"), ("date_start",), ("joint_issuers",))


def observations(store: Store, lang: str) -> pd.DataFrame:
    """All statistics, sorted by indicator, what they are about, and period.

    ``value``, or ``low`` and ``high`` of a range, are in base units: ``unit`` is ``CNY``, ``USD``, ``person``, ``item``, ``ratio`` (0.05 for 5 %),
    ``pp`` (percentage points) or a word; ``as_written`` is the figure and its unit as the report has them. ``bound`` is ``atLeast``, ``atMost`` or ``about`` where the
    figure is not exact. ``period`` is as written, ``start`` and ``end`` are its first and last day. ``growth_of`` and ``share_of`` name the
    indicator that a rate of growth or a share is based on, ``according_to`` whom the report names as source (several joined by ``|``).
    """
    names = all_labels(store, lang)
    rows = []
    for each in _records(frames.observations(store)):
        ends = [None if each[name] is None else str(each[name]) for name in ("indicator", "about", "place")]
        value, low, high, unit = (each[name] for name in ("normalizedValue", "low", "high", "normalizedUnit"))
        if value is None and low is not None:
            (low, unit), (high, _) = _in_base_units(low, each["unit"]), _in_base_units(high, each["unit"])
        figure = (value, low, high, unit, each["bound"], _as_written(each))
        time = (each["period"], each["periodStart"], each["periodEnd"])
        based = (_named(names, each["growthOf"]), _named(names, each["shareOf"]))
        said = (_named(names, each["accordingTo"]), each["modality"], each["belief"], each["reports"], each["evidence"])
        labelled = [None if iri is None else names.get(iri, shorten(iri)) for iri in ends]
        iris = [None if iri is None else shorten(iri) for iri in (*ends, str(each["iri"]))]
        rows.append((*labelled, *figure, *time, *based, *said, *iris))
    rows.sort(key=lambda row: (*(str(row[place] or "") for place in (0, 1, 2, 9)), str(row[-1])))
    return frame_of(_OBSERVATION, rows, ("value", "low", "high", "belief"), ("start", "end"))


def evidence(store: Store, claims: Iterable[str], lang: str) -> pd.DataFrame:
    """What proves statements and observations, by report and place; ``start`` and ``end`` are offsets in the ``file``.

    ``kind`` is ``original`` or ``digest`` (a sentence that this project wrote). Raises QueryError for what is neither.
    """
    wanted = {claim: _claims(claim) for claim in dict.fromkeys(claims)}
    found = facts.evidence(store, [iri for iris in wanted.values() for iri in iris]) if wanted else {}
    names = all_labels(store, lang) if found else {}
    rows = []
    for claim, iris in wanted.items():
        here = [(iri, proof) for iri in iris for proof in found.get(iri, ())]
        if not here:
            raise QueryError(worded("no statement or observation {}", claim), expected="the iri of a row of statements or observations")
        for iri, proof in here:
            place = (names.get(proof.report, proof.title), proof.section or None, proof.page, proof.kind, proof.quote, "\n".join(proof.context) or None)
            rows.append((shorten(iri), *place, proof.extractor, proof.pattern, proof.confidence, proof.file, proof.start, proof.end))
    return frame_of(_EVIDENCE, rows, ("confidence",), counts=("page",))


def found_passages(store: Store, text: str, limit: int, lang: str, folded: list[tuple[str, str]]) -> pd.DataFrame:
    """The passages that hold all blank-separated words of ``text``, best first, with the entities named in each."""
    rows = [
        (hit.quote, hit.title, hit.section or None, hit.page, hit.kind, "|".join(ref.label for ref in hit.entities) or None, hit.score, shorten(hit.passage))
        for hit in passages.search(store, text, limit, lang, folded)
    ]
    return frame_of(_PASSAGE, rows, ("score",), counts=("page",))


def _records(table: frames.Table) -> Iterator[dict[str, frames.Value]]:
    return (dict(zip(table.columns, row, strict=True)) for row in table.rows)


def _is_iri(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _named(names: Mapping[str, str], value: frames.Value) -> frames.Value:
    """The label of an entity or of a concept by its id; any other value as it is. Several are joined by ``|``, as they come."""
    if not isinstance(value, str):
        return value
    return "|".join(names.get(part) or names.get(FKGC + part) or part for part in value.split("|"))


def _as_written(each: Mapping[str, frames.Value]) -> str | None:
    """The figure with its unit, which in a table stands in the head of the column."""
    text, unit = str(each["quantityText"] or ""), str(each["unit"] or "")
    return (text + unit if text[-1:].isdigit() and unit not in text else text) or None


def _in_base_units(value: frames.Value, unit: frames.Value) -> tuple[float | None, str | None]:
    if value is None:
        return None, None
    found = with_unit(Decimal(str(value)), str(unit or ""))
    return float(found.normalized_value), found.normalized_unit or None


def _claims(claim: str) -> list[str]:
    """What an IRI, prefixed name or bare id of a statement or observation may stand for."""
    key = expand(str(claim).strip("<>"))
    if _is_iri(key):
        return [key]
    return [FKGR + key] if "/" in key else [statement_iri(key), observation_iri(key)]
