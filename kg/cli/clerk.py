"""What is typed after ``kg judge`` → rows of the table of judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from kg.assemble.correction import VALUE_KINDS
from kg.cli.language import Lang
from kg.cli.opening import open_store
from kg.cli.wording import short_id
from kg.errors import UsageError
from kg.lexicon.faults import RowError
from kg.lexicon.judgements import (
    COLUMNS,
    Judgements,
    append_judgement,
    claim_id,
    judgement_key,
    load_judgements,
    parse_row,
    row_cells,
)
from kg.lexicon.registry import discovered_id
from kg.lexicon.tables import Lexicon, compared, load_lexicon
from kg.model.judgement import Judgement, Verdict
from kg.ontology.load import load_ontology
from kg.ontology.prefixes import FKG, FKGC, FKGR, shorten
from kg.resources import resource
from kg.store.describe import Fact, Statistic, explain
from kg.store.duplicates import entity_id
from kg.store.find import NameHit, find_names, unknown_name
from kg.store.interface import Store
from kg.store.labels import classes, select
from kg.worded import worded

_NAMES = frozenset({"subject", "object", "indicator", "about", "place"})


def known(table: Path) -> Judgements:
    """Every row: the bundled ones, then those of the user's table if it is there. Raises KgError."""
    return load_judgements(table if table.is_file() else None)


def as_dict(row: Judgement) -> dict[str, str]:
    """A judgement by the columns of its table."""
    return dict(zip(COLUMNS, row_cells(row), strict=True))


class Clerk:
    """Turns what was typed into rows of the table, and writes them."""

    def __init__(self, out: Path, table: Path, lang: Lang, address: str | None = None) -> None:
        self.out, self.table, self.lang, self.address = out, table, lang, address
        self.rows = known(table)

    @cached_property
    def lexicon(self) -> Lexicon:
        return load_lexicon(resource("data", "lexicon"), load_ontology(resource("ontology")).classes())

    def record(self, row: Judgement, *, note: str, by: str, on: str) -> Judgement:
        """Append a row. Raises RowError, as wrong use of the command that it was typed behind, when it would not be read back."""
        cells = as_dict(replace(row, note=note, by=by, date=on))
        try:
            written = parse_row({name: " ".join(cell.split()) for name, cell in cells.items()}, "kg judge")
        except RowError as error:
            error.exit_code = UsageError.exit_code
            raise
        append_judgement(self.table, written)
        return written

    def pair(self, one: str, other: str, verdict: str) -> Judgement:
        """A judgement of two names; of names that an earlier row joined the row's own ids are taken."""
        earlier = self._earlier(one, other)
        if earlier is not None:
            swap = not _names(one, earlier.one, earlier.one_name)
            ends = (earlier.one, earlier.one_name, earlier.other, earlier.other_name)
            ends = (*ends[2:], *ends[:2]) if swap else ends
            return Judgement(verdict=Verdict(verdict), one=ends[0], one_name=ends[1], other=ends[2], other_name=ends[3])
        with open_store(self.out, self.address) as store:
            first, second = self._hit(store, one), self._hit(store, other)
        a, b = entity_id(first.iri), entity_id(second.iri)
        if a == b:
            return self._split(first, one, other, verdict)
        return Judgement(verdict=Verdict(verdict), one=a, one_name=first.label, other=b, other_name=second.label)

    def _split(self, hit: NameHit, one: str, other: str, verdict: str) -> Judgement:
        """Two names of one thing are judged different: the one that is not its label becomes a thing of its own."""
        name = other if compared(other) != compared(hit.label) else one
        if verdict != "different" or compared(name) == compared(hit.label) or name == entity_id(hit.iri):
            do = "judge them different to keep them apart" if verdict != "different" else "name an alias of it"
            raise UsageError(worded("{!r} and {!r} are one thing already: {}", one, other, hit.label), where="kg judge", do=do)
        top = load_ontology(resource("ontology")).top_class(hit.cls.split(":")[-1])
        return Judgement(verdict=Verdict.DIFFERENT, one=entity_id(hit.iri), one_name=hit.label, other=discovered_id(name, top), other_name=name)

    def rejection(self, statement: str) -> Judgement:
        """A judgement that a claim does not hold."""
        return self._claim(statement, Verdict.REJECT)

    def correction(self, statement: str, changes: Mapping[str, str]) -> Judgement:
        """A judgement that parts of a claim are others; names are looked up at once."""
        row = self._claim(statement, Verdict.CORRECT)
        predicate = changes.get("predicate", row.predicate).removeprefix("fkg:")
        found: dict[str, str] = dict(changes)
        if "predicate" in changes:
            found["predicate"] = predicate
        with open_store(self.out, self.address) as store:
            for name in sorted(_NAMES & set(changes)):
                if name != "object" or predicate not in VALUE_KINDS:
                    found[name] = entity_id(self._hit(store, changes[name]).iri)
        return replace(row, changes=tuple(found.items()))

    def withdrawal(self, statement: str, names: list[str]) -> Judgement:
        """A row that withdraws the judgement in force. Raises UsageError when there is none."""
        row = self._earlier(*names) if len(names) == 2 else self._judged(statement or names[0])
        if row is None or judgement_key(row) not in {judgement_key(each) for each in self.rows.in_force}:
            what = " / ".join(names) or statement
            raise UsageError(worded("no judgement of {} is in force", what), where=str(self.table), do="kg judge --list shows them")
        return replace(row, verdict=Verdict.WITHDRAW, changes=(), note="", by="", date="", where="")

    def _earlier(self, one: str, other: str) -> Judgement | None:
        """The last row about two names."""
        for row in reversed(self.rows.rows):
            ends = ((row.one, row.one_name), (row.other, row.other_name))
            if row.is_pair and any(_names(one, *a) and _names(other, *b) for a, b in (ends, ends[::-1])):
                return row
        return None

    def _judged(self, statement: str) -> Judgement | None:
        """The last row about a claim, by the id that it had when judged or has since."""
        key = claim_id(statement)
        if not key:
            raise UsageError(worded("{!r} is no statement", statement), where="kg judge", expected="its id, as kg show and kg explain tell it, or two names")
        keys = {key}
        if self.address or self.out.exists():
            query = f"""SELECT DISTINCT ?old {{ VALUES ?x {{ <{FKGR}statement/{key}> <{FKGR}observation/{key}> }}
              ?j fkg:judges ?x ; fkg:judgedClaim ?old }}"""
            with open_store(self.out, self.address) as store:
                keys |= {row["old"] for row in select(store, query).texts()}
        return next((row for row in reversed(self.rows.rows) if row.statement in keys), None)

    def _claim(self, statement: str, verdict: Verdict) -> Judgement:
        key = claim_id(statement)
        if not key:
            raise UsageError(worded("{!r} is no statement", statement), where="kg judge", expected="its id, as kg show and kg explain tell it")
        with open_store(self.out, self.address) as store:
            found = explain(store, key)
        one, predicate, other = _parts(found)
        return Judgement(
            verdict=verdict, one=one[0], one_name=one[1], predicate=predicate, other=other[0], other_name=other[1],
            statement=short_id(found.iri).rpartition("/")[2],
        )  # fmt: skip

    def _hit(self, store: Store, name: str) -> NameHit:
        """The one entity that a name or id means, in the build or else in the lexicon. Raises QueryError, UsageError."""
        iris = [f"{start}{name}" for start in (FKGR, FKGC, f"{FKGR}report/")] if name.isascii() and " " not in name else []
        kinds = classes(store, iris) if iris else {}
        if kinds:
            name = min(kinds)
        found = find_names(store, name)
        exact = [hit for hit in found.matches if compared(hit.label) == compared(name)] or list(found.matches)
        if len(exact) > 1:
            listed = "; ".join(f"{entity_id(hit.iri)} ({hit.label}, {hit.cls})" for hit in exact)
            raise UsageError(worded("{!r} is the name of {} things", name, len(exact)), expected=listed, do="give the id")
        if exact:
            return exact[0]
        key = name if name in self.lexicon.entities else self.lexicon.by_key.get(compared(name), "")
        if key:
            entity = self.lexicon.entities[key]
            return NameHit((FKGC if entity.is_concept else FKGR) + key, entity.zh, f"fkg:{entity.cls}", name)
        raise unknown_name(name, (f"{hit.label} ({entity_id(hit.iri)})" for hit in found.suggestions))


def _names(typed: str, key: str, name: str) -> bool:
    return typed == key or compared(typed) in {compared(key), compared(name)}


def _parts(found: Fact | Statistic) -> tuple[tuple[str, str], str, tuple[str, str]]:
    """The two ends of a claim, each as id and name, and the relation; a statistic has no relation."""
    if isinstance(found, Fact):
        predicate = found.predicate.iri.removeprefix(FKG)
        predicate = shorten(predicate).removeprefix("skos:") if ":" in predicate else predicate
        value = found.object
        return (entity_id(found.subject.iri), found.subject.label), predicate, (entity_id(value.iri) if value.iri else value.label, value.label)
    about = found.about or found.place
    words = " ".join(filter(None, (found.indicator.label, found.period, found.words)))
    return (entity_id(about.iri) if about else "", about.label if about else ""), "", (entity_id(found.indicator.iri), words)
