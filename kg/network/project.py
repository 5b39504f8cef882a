"""Snapshot and projection → network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from kg.network.network import Edge, Network
from kg.network.projection import Projection, Step
from kg.network.rollup import at_depth
from kg.network.snapshot import BROADER, Relation, Snapshot


class _Way(NamedTuple):
    """One way along a chain: where it is now, the belief in all its steps, the relations walked."""

    end: str
    belief: float
    relations: tuple[Relation, ...]


def project(snapshot: Snapshot, projection: Projection) -> Network:
    """The network that a projection makes of a graph; the same one every time.

    Edges of one predicate (or chain) between the same two entities are one edge, whose weight is as the projection says: the
    highest belief of its ways, or the number of reports or statements of all its ways. Entities of a class with a roll-up depth
    are replaced by all their ancestors at that depth, and their place below these is no edge; what lies above stays as it is.

    A symmetric relation holds both ways, whichever way it is stated and however a step walks it: in a directed network it is an edge
    each way, in an undirected one a single edge, as any other relation.
    """
    return next(project_each(snapshot, projection, [projection.reports]))


def project_each(snapshot: Snapshot, projection: Projection, choices: Sequence[tuple[str, ...]]) -> Iterator[Network]:
    """What ``project`` makes of a projection with each of several choices of reports; the graph is walked once for all of them."""
    one = projection.reports if len(choices) == 1 else ()
    ways = sorted(_ways(snapshot, replace(projection, reports=one)).items(), key=itemgetter(0))
    for reports in choices:
        wanted = frozenset(reports)
        some = ways if reports == one or not reports else [(key, left) for key, found in ways if (left := [way for way in found if _said(way, wanted)])]
        yield _network(snapshot, replace(projection, reports=reports), some)


def _network(snapshot: Snapshot, projection: Projection, ways: Sequence[tuple[tuple[str, str, str], list[_Way]]]) -> Network:
    """The network of ways by ends and name, which are sorted by these."""
    used = sorted({iri for (source, target, _), _ in ways for iri in (source, target)})
    place = {iri: number for number, iri in enumerate(used)}
    edges = tuple(_edge(place[source], place[target], name, found, projection.weight) for (source, target, name), found in ways)
    nodes = tuple(snapshot.nodes[iri] for iri in used)
    return Network(snapshot, projection, nodes, edges, _sides(snapshot, used, projection) if projection.sides else ())


def _ways(snapshot: Snapshot, projection: Projection) -> dict[tuple[str, str, str], list[_Way]]:
    """Every way of the steps by its ends and its name."""
    kept = _kept(snapshot, projection)
    roll = _rollup(snapshot, projection)
    ways: dict[tuple[str, str, str], list[_Way]] = defaultdict(list)
    for step in projection.steps:
        name = "/".join(part.removeprefix("^") if part.removeprefix("^") in snapshot.symmetric else part for part in step.chain)
        turned = not projection.directed and (len(step.chain) > 1 or name in snapshot.symmetric)
        for start, way in _walk(snapshot, kept, step):
            if name == BROADER and start in roll:
                continue  # it says how the concept lies below those that it is replaced by
            for source in roll.get(start, (start,)):
                for target in roll.get(way.end, (way.end,)):
                    if source != target:
                        flip = turned and source > target
                        ways[(target, source, name) if flip else (source, target, name)].append(way)
    return ways


def _said(way: _Way, reports: frozenset[str]) -> bool:
    """Does each relation of a way stand in one of the reports, or in the lexicon?"""
    for each in way.relations:  # noqa: SIM110  most ways have one relation, over which all(…) takes three times as long
        if each.statement and reports.isdisjoint(each.reports):
            return False
    return True


def _kept(snapshot: Snapshot, projection: Projection) -> dict[str, list[Relation]]:
    """The relations of the choice that the steps walk, by predicate."""
    wanted = {part.removeprefix("^") for step in projection.steps for part in step.chain}
    reports = frozenset(projection.reports)
    kept: dict[str, list[Relation]] = defaultdict(list)
    for each in snapshot.relations:
        if each.predicate in wanted and _stays(each, projection, reports):
            kept[each.predicate].append(each)
    return kept


def _stays(relation: Relation, projection: Projection, reports: frozenset[str]) -> bool:
    if relation.belief < projection.min_belief:
        return False
    if reports and relation.statement and reports.isdisjoint(relation.reports):
        return False
    if projection.since or projection.until:
        if not relation.date:
            return projection.undated
        since, until = projection.since, projection.until
        return relation.date >= since[: len(relation.date)] and (not until or relation.date[: len(until)] <= until)
    return True


def _walk(snapshot: Snapshot, relations: Mapping[str, Sequence[Relation]], step: Step) -> Iterable[tuple[str, _Way]]:
    """Every way along the chain of a step that visits no entity twice, with where it starts."""
    begins, passes, ends = (_of_class(snapshot, classes) for classes in (step.source, step.via, step.target))
    first, *others = step.chain
    ways = [(start, _Way(end, each.belief, (each,))) for start, end, each in _steps(snapshot, relations, first) if start in begins and start != end]
    for predicate in others:
        near: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        for middle, end, relation in _steps(snapshot, relations, predicate):
            near[middle].append((end, relation))
        ways = [
            (start, _Way(end, way.belief * relation.belief, (*way.relations, relation)))
            for start, way in ways
            if way.end in passes
            for end, relation in near.get(way.end, ())
            if end not in _visited(start, way)
        ]
    return [(start, way) for start, way in ways if way.end in ends]


def _steps(snapshot: Snapshot, relations: Mapping[str, Sequence[Relation]], predicate: str) -> Iterable[tuple[str, str, Relation]]:
    """From where, to where and by which relation one step leads."""
    name = predicate.removeprefix("^")
    along = [(each.subject, each.object, each) for each in relations.get(name, ())]
    back = [(end, start, each) for start, end, each in along]
    if name in snapshot.symmetric:
        return along + back
    return along if name == predicate else back


def _visited(start: str, way: _Way) -> set[str]:
    return {start, *(end for each in way.relations for end in (each.subject, each.object))}


def _of_class(snapshot: Snapshot, classes: tuple[str, ...]) -> Collection[str]:
    """The entities of any of the classes; all of them for no class."""
    if not classes:
        return snapshot.nodes.keys()
    kinds = {cls for cls in {node.cls for node in snapshot.nodes.values()} if any(snapshot.is_kind(cls, wanted) for wanted in classes)}
    return {iri for iri, node in snapshot.nodes.items() if node.cls in kinds}


def _edge(source: int, target: int, predicate: str, ways: list[_Way], weight: str) -> Edge:
    relations = ways[0].relations
    if len(ways) == 1 == len(relations) and weight == "belief":  # as most are
        return Edge(source, target, predicate, ways[0].belief, ways[0].belief, relations)
    if len(ways) > 1 or len(relations) > 1:
        every = {each for way in ways for each in way.relations}
        relations = tuple(sorted(every, key=lambda each: (each.subject, each.predicate, each.object, each.statement)))
    belief = max(way.belief for way in ways)
    reports = len({report for each in relations for report in each.reports})
    sizes = {"belief": belief, "reports": float(max(reports, 1)), "statements": float(len(relations)), "one": 1.0}
    return Edge(source, target, predicate, sizes[weight], belief, relations)


def _rollup(snapshot: Snapshot, projection: Projection) -> dict[str, tuple[str, ...]]:
    """By IRI the ancestors at the depth to which a concept is rolled up, where that is not itself."""
    found: dict[str, tuple[str, ...]] = {}
    for cls, depth in projection.rollup:
        for iri in _of_class(snapshot, (cls,)):
            level = at_depth(snapshot, iri, depth)
            if iri not in found and level != (iri,):
                found[iri] = level
    return found


def _sides(snapshot: Snapshot, used: Sequence[str], projection: Projection) -> tuple[int, ...]:
    """The first side whose classes each entity has. Raises ValueError when one has none: the projection's steps and sides do not fit."""
    members = [_of_class(snapshot, classes) for classes in projection.sides]
    found: list[int] = []
    for iri in used:
        side = next((number for number, known in enumerate(members) if iri in known), None)
        if side is None:
            raise ValueError(f"{iri} is on no side of the projection {projection.name}")
        found.append(side)
    return tuple(found)
