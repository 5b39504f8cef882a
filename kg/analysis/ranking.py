"""Rankings: values of a measure in order, how far they depend on single reports, and the relations that carry them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.analysis.centrality.measure import Carriers, Measure, Scores, compute
from kg.analysis.result import Cell, Result
from kg.errors import UsageError
from kg.model.reason import Why
from kg.network.network import Edge, Network
from kg.network.part import largest_part
from kg.network.project import project_each
from kg.network.projection import Projection
from kg.network.snapshot import Node, Relation, statements_of
from kg.worded import worded

_TIED = 1e-9
"""Values that differ by less, relative to the largest, share a rank: rounding made the difference."""
_NO_REPORT = ("",)
Projecting = Callable[[Projection], Network]
"""How a projection becomes a network of the same snapshot."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One place of a ranking.

    ``rank`` counts from 1, ties share it. ``error`` bounds that of the value, where it was estimated. ``without``: its rank when each
    report is left out, None where it is then not in the network (a link: no bridge). ``edges`` counts the edges that carry the value, ``relations`` are the
    strongest of their relations. ``other`` is the further end where links are ranked, not entities.
    """

    node: Node
    value: float
    rank: int
    without: tuple[tuple[str, int | None], ...]
    edges: int
    relations: tuple[Relation, ...]
    error: float | None = None
    other: Node | None = None

    @property
    def best(self) -> int:
        """The best of its ranks, whichever report is left out or none."""
        return min([self.rank, *(rank for _, rank in self.without if rank is not None)])

    @property
    def worst(self) -> int:
        """The worst of its ranks, whichever report is left out or none, among those where it is ranked."""
        return max([self.rank, *(rank for _, rank in self.without if rank is not None)])

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The reports without which it is not in the network at all (a link: no bridge)."""
        return tuple(report for report, rank in self.without if rank is None)

    def name(self, lang: str = "zh") -> str:
        """What is ranked, in a language: an entity, or the two ends of a link."""
        return f"{self.node.name(lang)} — {self.other.name(lang)}" if self.other else self.node.name(lang)


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader of a result should know, in both languages."""

    zh: str
    en: str

    def text(self, lang: str = "zh") -> str:
        """The note in a language."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True)
class Ranking(Result):
    """A ranking: the first of its entries, and of how many; how large the network is; ``left_out`` are the reports that were left out in
    turn, those without which the measure is not defined not among them."""

    measure: Measure
    entries: tuple[Ranked, ...]
    ranked: int
    nodes: int
    edges: int
    left_out: tuple[str, ...]
    notes: tuple[Note, ...]

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """Rank, name, class, value (and error), best and worst rank, reports it rests on, number of edges, IRI."""
        for each in self.entries:
            yield {
                "rank": each.rank, "name": each.name(lang), "class": each.node.cls, "value": each.value, "error": each.error,
                "best": each.best, "worst": each.worst, "rests_on": " ".join(each.rests_on), "edges": each.edges, "iri": each.node.iri,
                "other": each.other.iri if each.other else None,
            }  # fmt: skip

    @property
    def statements(self) -> tuple[str, ...]:
        """IRIs of the statements that carry the entries, sorted."""
        return tuple(sorted(statements_of(each for entry in self.entries for each in entry.relations)))


@dataclass(frozen=True, slots=True)
class _Place:
    """What is ranked: a node, or the two ends of a link, by IRI; with its value and rank."""

    key: tuple[str, ...]
    value: float
    error: float | None
    rank: int


def rank_network(
    network: Network,
    measure: Measure,
    *,
    cls: str = "",
    top: int = 20,
    facts: int = 5,
    weighted: bool | None = None,
    largest: bool = False,
    personal: Mapping[str, float] | None = None,
    leave_out: bool = True,
    projecting: Projecting | None = None,
    **options: Any,
) -> Ranking:
    """The first ``top`` (0: all) of a network under a measure, with up to ``facts`` relations each.

    ``cls`` ranks the entities of a class among each other (their values are those in the whole network); ``largest`` takes the largest
    connected part alone; ``personal`` gives shares by IRI; ``leave_out`` says whether to rank again without each report; ``projecting``
    makes the networks for that, where they are kept for several measures; ``options`` are those of the measure, None where not given.

    Raises UsageError when the measure is not defined on the network, or tells nothing apart in it, or nothing of the class is in it.
    """
    if top < 0 or facts < 0:
        raise UsageError(worded("{} rows with {} facts each are asked for", top, facts), expected="0 or more (0 rows: all)")
    chosen: dict[str, Any] = {"weighted": weighted, "largest": largest, "personal": personal, **options}
    shown = largest_part(network, strong=measure.strong and network.projection.directed) if largest else network
    places = _places(shown, measure, cls, chosen)
    if all(each.value == 0 for each in places):
        reason = Why(measure.zero_en, measure.zero_zh)() if measure.zero_en else worded("the network has nothing of the kind")
        raise UsageError(worded("{} tells nothing apart here: it is 0 for all {:,} ({})", measure, len(places), reason), do="take another measure or projection")
    ranks, undefined = _left_out(network, measure, cls, chosen, projecting) if leave_out else ({}, {})
    zeros = sum(each.value == 0 for each in places)
    notes = [Note(f"{zeros:,} 个的值为 0，未列出：{measure.zero_zh}", f"{zeros:,} have the value 0 and are not listed: {measure.zero_en}")] if zeros else []
    notes += [
        Note(f"去掉报告 {report} 后该指标无定义，排名范围未计入", f"without the report {report} it is not defined, so the range leaves that out: {reason}")
        for report, reason in undefined.items()
    ]
    if any(each.error is not None for each in places):
        notes.append(Note("数值为抽样估计，以 95% 的把握在误差界之内", "values are estimated from a sample, each within its bound with 95% confidence"))
    parameters = {
        "measure": measure.name, "class": cls, "top": top, "facts": facts, "weighted": measure.weighs(weighted), "largest": largest,
        "personal": dict(personal or {}), "leave_out": leave_out, **options, **_told(network),
    }  # fmt: skip
    entries = tuple(_entry(shown, measure, each, facts, ranks) for each in places[: top or None] if each.value > 0)
    return Ranking(parameters, network.digest, measure, entries, len(places), len(shown.nodes), len(shown.edges), tuple(ranks), tuple(notes))


def _places(network: Network, measure: Measure, cls: str, chosen: Mapping[str, Any]) -> list[_Place]:
    """What is ranked, in order of value and then of IRI."""
    found = _compute(network, measure, chosen)
    is_a = network.snapshot.is_kind
    keys: list[tuple[str, ...]]
    if found.bridges is not None:
        keys = [(network.nodes[each.source].iri, network.nodes[each.target].iri) for each in found.bridges]
        wanted = [any(not cls or is_a(network.nodes[end].cls, cls) for end in each[:2]) for each in found.bridges]
    else:
        keys = [(node.iri,) for node in network.nodes]
        sides = network.sides or [measure.side] * len(keys)
        wanted = [(not cls or is_a(node.cls, cls)) and measure.side in {None, side} for node, side in zip(network.nodes, sides, strict=True)]
    values, errors = found.values.tolist(), None if found.errors is None else found.errors.tolist()
    if not any(wanted):
        if found.bridges is not None and not cls:
            raise UsageError("the network has no bridges: every link is part of a circle", do="take another measure or projection")
        raise UsageError(worded("nothing of class {!r} is ranked in this network", cls), expected=_kinds(network, measure))
    order = sorted((number for number, each in enumerate(wanted) if each), key=lambda number: (-values[number], keys[number]))
    slack = _TIED * max(abs(values[number]) for number in order)
    places: list[_Place] = []
    for position, number in enumerate(order, 1):
        tied = places and places[-1].value - values[number] <= slack
        rank = places[-1].rank if tied else position
        places.append(_Place(keys[number], values[number], errors[number] if errors else None, rank))
    return places


def _compute(network: Network, measure: Measure, chosen: Mapping[str, Any]) -> Scores:
    options = {name: value for name, value in chosen.items() if name not in {"largest", "personal"}}
    if chosen["personal"] is not None:
        inside = {network.number[iri]: share for iri, share in chosen["personal"].items() if iri in network.number}
        if not inside:
            raise UsageError("none of the entities to start from is in this network", do="take another projection, or fewer restrictions")
        options["personal"] = inside
    return compute(measure, network.links, network.sides, **options)


def _left_out(
    network: Network, measure: Measure, cls: str, chosen: Mapping[str, Any], projecting: Projecting | None
) -> tuple[dict[str, dict[tuple[str, ...], int]], dict[str, str]]:
    """Ranks without each of the reports that the network was made of, by key; and why there are none where the measure is not defined."""
    taken = network.projection.reports or tuple(each.id for each in network.snapshot.reports)
    ranks: dict[str, dict[tuple[str, ...], int]] = {}
    undefined: dict[str, str] = {}
    choices = [tuple(each for each in taken if each != report) or _NO_REPORT for report in taken]
    networks: Iterator[Network] = project_each(network.snapshot, network.projection, choices)
    if projecting is not None:
        networks = (projecting(replace(network.projection, reports=rest)) for rest in choices)
    for report, left in zip(taken, networks, strict=True):
        parted = chosen["largest"] and left.edges
        smaller = largest_part(left, strong=measure.strong and network.projection.directed) if parted else left
        if not smaller.edges:
            ranks[report] = {}
            continue
        try:
            ranks[report] = {each.key: each.rank for each in _places(smaller, measure, cls, chosen)}
        except UsageError as error:
            undefined[report] = error.what
    return ranks, undefined


def _entry(network: Network, measure: Measure, place: _Place, facts: int, ranks: Mapping[str, Mapping[tuple[str, ...], int]]) -> Ranked:
    numbers = [network.number[iri] for iri in place.key]
    edges = _carriers(network, measure, numbers)
    without = tuple((report, found.get(place.key)) for report, found in ranks.items())
    node, *others = (network.nodes[number] for number in numbers)
    return Ranked(node, place.value, place.rank, without, len(edges), _strongest(edges, facts), place.error, others[0] if others else None)


def _carriers(network: Network, measure: Measure, numbers: Sequence[int]) -> list[Edge]:
    """The edges that carry a value, the strongest first: by weight, belief, number of reports, then ends."""
    node = numbers[0]
    touching = [network.edges[place] for place in network.touching[node]]
    if len(numbers) > 1:
        touching = [each for each in touching if {each.source, each.target} == set(numbers)]
    elif network.projection.directed and measure.carriers is Carriers.IN:
        touching = [each for each in touching if each.target == node]
    elif network.projection.directed and measure.carriers is Carriers.OUT:
        touching = [each for each in touching if each.source == node]
    return sorted(touching, key=lambda each: (-each.weight, -each.belief, -len(each.reports), each.source, each.target, each.predicate))


def _strongest(edges: Sequence[Edge], facts: int) -> tuple[Relation, ...]:
    """Relations of the first edges, those of one edge together, each once."""
    found: dict[Relation, None] = {}
    for edge in edges:
        if len(found) >= facts:
            break
        found.update(dict.fromkeys(edge.relations[: facts - len(found)]))
    return tuple(found)


def _kinds(network: Network, measure: Measure) -> str:
    sides = network.sides or [measure.side] * len(network.nodes)
    return " | ".join(sorted({node.cls for node, side in zip(network.nodes, sides, strict=True) if measure.side in {None, side}}))


def _told(network: Network) -> dict[str, Any]:
    """The choices of a projection, to be repeated."""
    chosen = network.projection
    return {
        "projection": chosen.name, "directed": chosen.directed, "weight": chosen.weight, "reports": list(chosen.reports),
        "min_belief": chosen.min_belief, "since": chosen.since, "until": chosen.until, "undated": chosen.undated, "rollup": dict(chosen.rollup),
    }  # fmt: skip
