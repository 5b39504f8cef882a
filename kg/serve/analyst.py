"""A process that answers the calls of ``/api`` that analyse the graph, and makes the explorer's page: ``python -m kg.serve.analyst BUILD MEMORY``.

It is a program of its own, so that neither queries nor entities wait for the libraries of analysis: the first of these calls stands it
up. What is read of the store for analysis is kept as long as the process: a new build gets a new one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cached_property
from typing import Any

from kg.analysis.paths.result import Hop as WalkedHop
from kg.api.explore_part import Opening
from kg.api.graph import Graph
from kg.api.paths import NoPathError, evidence_of
from kg.errors import QueryError, UsageError
from kg.network.snapshot import BROADER, Node, Relation
from kg.network.terms import Terms
from kg.ontology.prefixes import FKG, PREFIXES
from kg.serve.answers import FoundPath, Hop, Join, Paths, Place, Ranked, Told
from kg.serve.joins import where_told
from kg.serve.reader import answer
from kg.serve.standing import keep
from kg.serve.worker import stand
from kg.store.facts import ShownEvidence
from kg.store.interface import Store
from kg.store.labels import Ref
from kg.view.explore.page import render_explorer

CALLS = ("paths", "rankings", "explore")
_OPTION = re.compile(r"--([a-z]+(?:-[a-z]+)*)")


class Analyst:
    """Answers calls by name, as ``kg.serve.reader.Reader`` does; every public method in CALLS is one."""

    def __init__(self, store: Store) -> None:
        self.graph = Graph(store)
        self.opening = Opening(store)

    def paths(self, start: str, end: str, reports: list[str], lang: str, **asked: Any) -> Paths:
        """Paths between two names. Raises QueryError and UsageError as ``kg.api.paths.paths`` does."""
        try:
            found = self.graph.paths(start, end, reports=tuple(reports), lang=lang, **asked)
        except NoPathError as error:
            return Paths((), True, _in_parameters(str(error)), self.graph.snapshot.digest)
        proofs = evidence_of(self.graph, found)
        terms = self.graph.terms
        paths = tuple(
            FoundPath(each.words(lang), each.cost, each.belief, tuple(_hop(hop, proofs, terms, lang) for hop in each.hops), each.query)
            for each in found.paths
        )
        return Paths(paths, found.complete, "", found.digest)

    def rankings(self, measure: str, cls: str, top: int, reports: list[str], lang: str, **asked: Any) -> Ranked:
        """The first of a ranking. Raises QueryError and UsageError as ``kg.api.ranking.rank`` does."""
        named = self.graph.terms.class_name(cls, "class") if cls else ""
        found = self.graph.rank(measure, cls=named, top=top, reports=reports, lang=lang, **asked)
        told = where_told(self.graph.store, found.statements)
        places = tuple(
            Place(
                _ref(each.node, lang), _ref(each.other, lang) if each.other else None, each.value, each.error, each.rank, each.best, each.worst,
                each.rests_on, tuple(_join(relation, told) for relation in each.relations),
            )
            for each in found.entries
        )  # fmt: skip
        return Ranked(found.measure.name, places, found.ranked, found.nodes, found.edges, tuple(note.text(lang) for note in found.notes), found.digest)

    @cached_property
    def _first_page(self) -> bytes:
        return render_explorer(*self.opening.around()).encode()

    def explore(self, focus: str) -> bytes:
        """The explorer's page. Raises QueryError for a focus that the graph does not know, UsageError for the name of several things."""
        return render_explorer(*self.opening.around(focus)).encode() if focus.strip() else self._first_page


def _ref(node: Node, lang: str) -> Ref:
    return Ref(node.name(lang), node.iri, f"fkg:{node.cls}")


def _predicate(name: str) -> str:
    return (PREFIXES["skos"] if name == BROADER else FKG) + name


def _hop(hop: WalkedHop, proofs: Any, terms: Terms, lang: str) -> Hop:
    read: list[ShownEvidence] = [each for iri in hop.statements for each in proofs.get(iri, ())]
    term = terms.relations.get(hop.predicate)
    return Hop(
        _ref(hop.source, lang), Ref(term.label(lang) if term else hop.predicate, _predicate(hop.predicate)), _ref(hop.target, lang), hop.forward,
        hop.words(lang), hop.belief, hop.date, hop.reports, hop.statements, tuple(dict.fromkeys(each.passage for each in read)),
        tuple(_hop(each, proofs, terms, lang) for each in hop.also),
    )  # fmt: skip


def _join(relation: Relation, told: dict[str, tuple[Told, ...]]) -> Join:
    return Join(
        relation.statement, relation.subject, _predicate(relation.predicate), relation.object, relation.belief, relation.date, told.get(relation.statement, ())
    )


def _in_parameters(message: str) -> str:
    """A message that names options of the command line, with the parameters of the same names."""
    return _OPTION.sub(lambda found: found[1].replace("-", "_"), message)


def _told(error: QueryError | UsageError) -> QueryError | UsageError:
    """The same for an error; what to do with ``kg`` is no advice for who calls a service."""
    do = "" if error.do.startswith("kg ") else _in_parameters(error.do)
    return type(error)(_in_parameters(error.what), where=_in_parameters(error.where), expected=_in_parameters(error.expected), do=do)


def _speaking(call: Callable[..., Any]) -> Callable[..., Any]:
    def called(**arguments: Any) -> Any:
        try:
            return call(**arguments)
        except (QueryError, UsageError) as error:
            raise _told(error) from error

    return called


def prepare(store: Store) -> Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]:
    """What answers jobs from a store; nothing is read before it is asked for."""
    analyst = Analyst(store)
    calls = {name: _speaking(getattr(analyst, name)) for name in CALLS}
    return lambda job: answer(calls, job)


if __name__ == "__main__":
    sys.exit(keep(lambda: stand(prepare)))
