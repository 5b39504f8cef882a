"""Snapshot and projection → network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.network.network import Edge, Network
from kg.network.projection import Projection, Step
from kg.network.rollup import at_depth
from kg.network.snapshot import Relation, Snapshot


class _Way(NamedTuple):
    """One way along a chain: where it is now, the belief in all its steps, the relations walked."""

    end: str
    belief: float
    relations: tuple[Relation, ...]


def project(snapshot: Snapshot, projection: Projection) -> Network:
    """The network that a projection makes of a graph; the same one every time.

    Edges of one predicate (or chain) between the same two entities are one edge, whose weight is as the projection says: the
    highest belief of its ways, or the number of reports or statements of all its ways. Entities of a class with a roll-up depth
    are replaced by all their ancestors at that depth; what lies above stays as it is.
    """
    kept = [each for each in snapshot.relations if _stays(each, projection)]
    roll = _rollup(snapshot, projection)
    ways: dict[tuple[str, str, str], list[_Way]] = defaultdict(list)
    for step in projection.steps:
        name = "/".join(step.chain)
        for start, way in _walk(snapshot, kept, step):
            for source in roll.get(start, (start,)):
                for target in roll.get(way.end, (way.end,)):
                    if source != target:
                        flip = not projection.directed and len(step.chain) > 1 and source > target
                        ways[(target, source, name) if flip else (source, target, name)].append(way)
    used = sorted({iri for source, target, _ in ways for iri in (source, target)})
    place = {iri: number for number, iri in enumerate(used)}
    edges = (_edge(place[source], place[target], name, found, projection.weight) for (source, target, name), found in ways.items())
    nodes = tuple(snapshot.nodes[iri] for iri in used)
    sides = tuple(_side(snapshot, iri, projection) for iri in used) if projection.sides else ()
    return Network(snapshot, projection, nodes, tuple(sorted(edges, key=lambda each: (each.source, each.target, each.predicate))), sides)


def _stays(relation: Relation, projection: Projection) -> bool:
    if relation.belief < projection.min_belief:
        return False
    if projection.reports and relation.statement and not set(relation.reports) & set(projection.reports):
        return False
    if projection.since or projection.until:
        if not relation.date:
            return projection.undated
        since, until = projection.since, projection.until
        return relation.date >= since[: len(relation.date)] and (not until or relation.date[: len(until)] <= until)
    return True


def _walk(snapshot: Snapshot, relations: Iterable[Relation], step: Step) -> Iterable[tuple[str, _Way]]:
    """Every way along the chain of a step that visits no entity twice, with where it starts."""
    forward: dict[str, dict[str, list[tuple[str, Relation]]]] = {each: defaultdict(list) for each in step.chain}
    for relation in relations:
        if relation.predicate in forward:
            forward[relation.predicate][relation.subject].append((relation.object, relation))
        if f"^{relation.predicate}" in forward:
            forward[f"^{relation.predicate}"][relation.object].append((relation.subject, relation))
    for start in sorted(forward[step.chain[0]]):
        if not _is_any(snapshot, start, step.source):
            continue
        ways: list[tuple[frozenset[str], _Way]] = [(frozenset({start}), _Way(start, 1.0, ()))]
        for predicate in step.chain:
            near: Mapping[str, list[tuple[str, Relation]]] = forward[predicate]
            ways = [
                (seen | {end}, _Way(end, way.belief * relation.belief, (*way.relations, relation)))
                for seen, way in ways
                for end, relation in near.get(way.end, ())
                if end not in seen
            ]
        for _, way in ways:
            if _is_any(snapshot, way.end, step.target):
                yield start, way


def _edge(source: int, target: int, predicate: str, ways: list[_Way], weight: str) -> Edge:
    relations = tuple(sorted({each for way in ways for each in way.relations}, key=lambda each: (each.subject, each.predicate, each.object, each.statement)))
    belief = max(way.belief for way in ways)
    reports = len({report for each in relations for report in each.reports})
    sizes = {"belief": belief, "reports": float(max(reports, 1)), "statements": float(len(relations)), "one": 1.0}
    return Edge(source, target, predicate, sizes[weight], belief, relations)


def _rollup(snapshot: Snapshot, projection: Projection) -> dict[str, tuple[str, ...]]:
    """By IRI the ancestors at the depth to which a concept is rolled up, where that is not itself."""
    depths = dict(projection.rollup)
    found: dict[str, tuple[str, ...]] = {}
    for iri in snapshot.nodes:
        depth = next((number for cls, number in depths.items() if snapshot.is_a(iri, cls)), 0)
        if depth:
            level = at_depth(snapshot, iri, depth)
            if level != (iri,):
                found[iri] = level
    return found


def _side(snapshot: Snapshot, iri: str, projection: Projection) -> int:
    """The first side whose classes an entity has. Raises ValueError when it has none: the projection's steps and sides do not fit."""
    for number, classes in enumerate(projection.sides):
        if _is_any(snapshot, iri, classes):
            return number
    raise ValueError(f"{iri} is on no side of the projection {projection.name}")


def _is_any(snapshot: Snapshot, iri: str, classes: tuple[str, ...]) -> bool:
    return not classes or any(snapshot.is_a(iri, cls) for cls in classes)
