"""A process that answers the calls of ``/api`` that analyse the graph, and makes the explorer's page: ``python -m kg.serve.analyst BUILD MEMORY``.

It is a program of its own, so that neither queries nor entities wait for the libraries of analysis: the first of these calls stands it
up. What is read of the store for analysis is kept as long as the process: a new build gets a new one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from kg.analysis.paths.result import Hop as WalkedHop
from kg.api.graph import Graph
from kg.api.lazy import Lazy
from kg.api.paths import NoPathError, evidence_of
from kg.errors import QueryError, UsageError
from kg.network.rollup_words import rollup_of
from kg.network.snapshot import BROADER, Node, Relation
from kg.network.terms import Terms
from kg.ontology.prefixes import FKG, PREFIXES
from kg.serve.analysis_calls import TREND_CALLS
from kg.serve.answers import FoundPath, Hop, Join, Paths, Place, Ranked, Told
from kg.serve.joins import where_told
from kg.serve.reader import answer
from kg.serve.standing import keep
from kg.serve.worker import stand
from kg.store.facts import ShownEvidence, evidence
from kg.store.interface import Store
from kg.store.labels import Ref

if TYPE_CHECKING:
    from kg.api import communities, communities_json, compare, compare_json, explore_part, gaps, gaps_json, trends_json
    from kg.api.explore_part import Opening
    from kg.api.shapes import ComparedThings, FoundCommunities, FoundGaps, SimilarThings, SpokenTrend, Trend
    from kg.view.explore import page
else:  # the libraries of one analysis should not delay another, and some start threads, which must not be before this process has forked
    communities, communities_json, compare, compare_json, explore_part, gaps, gaps_json, trends_json = (
        Lazy(f"kg.api.{name}")
        for name in ("communities", "communities_json", "compare", "compare_json", "explore_part", "gaps", "gaps_json", "trends_json")
    )
    page = Lazy("kg.view.explore.page")

CALLS = ("paths", "rankings", "communities", "comparisons", "similar", "gaps", "explore")
_OPTION = re.compile(r"--([a-z]+(?:-[a-z]+)*)")


class Analyst:
    """Answers calls by name, as ``kg.serve.reader.Reader`` does; every public method in CALLS is one, and so is each view of ``trends``.

    What it keeps does not grow with what it is asked: the graph is read once, and of its networks the last few are kept.
    """

    def __init__(self, store: Store) -> None:
        self.graph = Graph(store)

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

    def rankings(self, measure: str, cls: str, top: int, reports: list[str], rollup: list[str], lang: str, **asked: Any) -> Ranked:
        """The first of a ranking. Raises QueryError and UsageError as ``kg.api.ranking.rank`` does."""
        named = self.graph.terms.class_name(cls, "class") if cls else ""
        found = self.graph.rank(measure, cls=named, top=top, reports=reports, rollup=rollup_of(rollup), lang=lang, **asked)
        told = where_told(self.graph.store, found.statements)
        places = tuple(
            Place(
                _ref(each.node, lang), _ref(each.other, lang) if each.other else None, each.value, each.error, each.rank, each.best, each.worst,
                each.rests_on, tuple(_join(relation, told) for relation in each.relations),
            )
            for each in found.entries
        )  # fmt: skip
        return Ranked(found.measure.name, places, found.ranked, found.nodes, found.edges, tuple(note.text(lang) for note in found.notes), found.digest)

    def communities(self, projection: str, rollup: list[str], **asked: Any) -> FoundCommunities:
        """Communities of a projection. Raises UsageError as ``Graph.communities`` does."""
        found = self.graph.communities(projection, rollup=rollup_of(rollup), **asked)
        return communities_json.communities_json(found, self._proof(communities.claims_of(found)))

    def trends(self, what: str, lang: str, top: int = 0, **asked: Any) -> SpokenTrend | Trend:
        """A view of what changes over the reports. Raises QueryError and UsageError as ``Graph.trends`` does."""
        if what == "series":
            return trends_json.trends_json(self.graph.series(asked.pop("indicator"), **asked), lang)
        found = self.graph.changes(**asked) if what == "changes" else self.graph.trends(what, **asked)
        return trends_json.trends_json(found, lang, top)

    def comparisons(self, names: list[str], rollup: list[str], **asked: Any) -> ComparedThings:
        """Things side by side. Raises QueryError and UsageError as ``Graph.compare`` does."""
        found = self.graph.compare(*names, rollup=rollup_of(rollup), **asked)
        return compare_json.comparison_json(found, self._proof(compare.claims_of(found)))

    def similar(self, name: str, rollup: list[str], **asked: Any) -> SimilarThings:
        """Those most like a thing. Raises QueryError and UsageError as ``Graph.similar`` does."""
        found = self.graph.similar(name, rollup=rollup_of(rollup), **asked)
        return compare_json.similar_json(found, self._proof(compare.claims_of(found)))

    def gaps(self, projection: str, rollup: list[str], **asked: Any) -> FoundGaps:
        """Likely but absent links. Raises QueryError and UsageError as ``Graph.gaps`` does."""
        found = self.graph.gaps(projection, rollup=rollup_of(rollup), **asked)
        return gaps_json.gaps_json(found, self._proof(gaps.claims_of(found)))

    def _proof(self, claims: set[str]) -> dict[str, tuple[ShownEvidence, ...]]:
        return evidence(self.graph.store, claims) if claims else {}

    @cached_property
    def _opening(self) -> Opening:
        return explore_part.Opening(self.graph.store)

    @cached_property
    def _first_page(self) -> bytes:
        return page.render_explorer(*self._opening.around()).encode()

    def explore(self, focus: str) -> bytes:
        """The explorer's page. Raises QueryError for a focus that the graph does not know, UsageError for the name of several things."""
        return page.render_explorer(*self._opening.around(focus)).encode() if focus.strip() else self._first_page


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
    calls |= {name: _speaking(partial(analyst.trends, what)) for name, what in TREND_CALLS.items()}
    return lambda job: answer(calls, job)


if __name__ == "__main__":
    sys.exit(keep(lambda: stand(prepare)))
