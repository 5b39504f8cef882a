"""Things of a graph compared: their profiles side by side, with figures and dates, and who is most like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.analysis.compare import Comparison, Figures, Item, Similar, Value, compare, similar, with_subsidiaries
from kg.api.opened import same_choice
from kg.errors import UsageError
from kg.network.projection import Projection, load_projections
from kg.network.snapshot import statements_of
from kg.ontology.prefixes import FKGR, shorten, term_name
from kg.resources import resource
from kg.store.facts import Fact, Statistic, facts, statistics
from kg.store.labels import select, values
from kg.worded import worded

if TYPE_CHECKING:
    from kg.api.opened import Opened

MEASURES = ("jaccard", "cosine")
_FIRST = ("technology-investment", "technology-investment-revenue-share", "revenue-ratio", "fintech-investment-growth")
"""The indicators that are told first, by their ids: what is spent on technology, its share of revenue, its growth."""
_DATES = {"fkg:foundedOn": ("成立时间", "Founded"), "fkg:issuedOn": ("发布时间", "Issued"), "fkg:registeredCapital": ("注册资本", "Registered capital")}
_ASSERTED = "asserted"


def profile_aspects() -> tuple[Projection, ...]:
    """The aspects of a profile, in their order."""
    return tuple(load_projections(resource("data", "profiles.yaml")).values())


def compare_things(graph: Opened, names: Sequence[str], *, group: bool = False, lang: str = "", **chosen: Any) -> Comparison:
    """What ``Graph.compare`` gives; see there."""
    things = _things(graph, names, lang)
    if len(things) < 2:
        raise UsageError("nothing to compare with", expected="two names or more", do="name another, or ask for what is similar")
    aspects = [_chosen(graph, aspect, group, chosen) for aspect in profile_aspects()]
    owners = {thing: thing for thing in things}
    if group:
        owners |= {each.object: each.subject for each in graph.snapshot.relations if each.predicate == "hasSubsidiary" and each.subject in owners} | owners
    kept = aspects[0]
    figures = (*_dates(graph, things, kept), *_figures(graph, owners, things, kept))
    parameters = {"names": tuple(names), "group": group, **same_choice(kept), "rollup": kept.rollup}
    found = compare(graph.snapshot, things, aspects, figures, parameters=parameters)
    if not found.aspects and not found.figures:
        if kept.reports or kept.min_belief or kept.since or kept.until:
            raise UsageError("nothing is known of any of them under these choices", do="take fewer restrictions: reports, dates, belief")
        raise UsageError("none of them has technologies, fields, products, policies or figures of its own", do="kg show tells what is known of each")
    return found


def similar_things(
    graph: Opened, name: str, *, by: str = "jaccard", cls: str = "", top: int = 10, group: bool = False, lang: str = "", **chosen: Any
) -> Similar:
    """What ``Graph.similar`` gives; see there."""
    if by not in MEASURES:
        raise UsageError(worded("unknown measure {!r}", by), where="by", expected=" | ".join(MEASURES))
    if top < 0:
        raise UsageError(worded("{} makes no sense", top), where="top", expected="0 (all) or more")
    thing = graph.node(name, lang=lang)
    wanted = graph.terms.class_name(cls, "--class") if cls else graph.snapshot.lineage(thing.cls)[0]
    candidates = [node.iri for node in graph.snapshot.single.nodes.values() if graph.snapshot.is_kind(node.cls, wanted)]
    aspects = [_chosen(graph, aspect, group, chosen) for aspect in profile_aspects()]
    parameters = {"name": name, "class": wanted, "by": by, "top": top, "group": group, **same_choice(aspects[0]), "rollup": aspects[0].rollup}
    found = similar(graph.snapshot, thing.iri, candidates, aspects, by=by, top=top or None, parameters=parameters)
    if not found.others:
        raise UsageError(
            worded("nothing of class {} shares a technology or field with {!r} under these choices", wanted, thing.name(lang or graph.lang)),
            do="kg show tells what is known of it",
        )
    return found


def _things(graph: Opened, names: Sequence[str], lang: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        iri = graph.node(name, lang=lang).iri
        if iri in found:
            raise UsageError(worded("{!r} and {!r} are the same thing", found[iri], name), expected="different things")
        found[iri] = name
    return tuple(found)


def _chosen(graph: Opened, aspect: Projection, group: bool, chosen: Mapping[str, Any]) -> Projection:
    made = graph.chosen_projection(aspect, **chosen)
    return with_subsidiaries(made) if group else made


def _figures(graph: Opened, owners: Mapping[str, str], things: Sequence[str], kept: Projection) -> list[Figures]:
    """Statistics about the things (or what belongs to them), asserted, of the reports that are kept: by indicator and period."""
    found = select(graph.store, f"SELECT DISTINCT ?x {{ {values('a', owners)} ?x fkg:about ?a ; a fkg:Observation }}").texts()
    cells: dict[tuple[str, str], dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for each in statistics(graph.store, (row["x"] for row in found)):
        if each.modality == _ASSERTED and each.about is not None and _is_kept(each, kept):
            own = owners[each.about.iri] == each.about.iri
            cells[each.indicator.iri, each.period][owners[each.about.iri]].append(_value(each, "" if own else f"{each.about.label} "))
    rows = []
    for (indicator, period), by_thing in cells.items():
        node = graph.snapshot.nodes.get(indicator)
        zh, en = (node.name("zh"), node.name("en")) if node else (shorten(indicator), "")
        rows.append(Figures(indicator, zh, en, period, tuple(tuple(sorted(by_thing.get(thing, ()))) for thing in things)))
    return sorted(rows, key=_figures_order)


def _figures_order(row: Figures) -> tuple[int, int, str, str]:
    """What is spent on technology first, then what most of the things have; an indicator's periods in order."""
    name = row.key.rpartition("/")[2]
    return (_FIRST.index(name), 0, row.key, row.period) if name in _FIRST else (len(_FIRST), -sum(map(bool, row.cells)), row.key, row.period)


def _value(each: Statistic, of: str) -> Value:
    number = each.value or f"{each.low}–{each.high}"
    mark = {"atLeast": "≥ ", "atMost": "≤ ", "about": "≈ "}.get(each.bound, "")
    return Value(f"{of}{mark}{number} {each.unit}".strip(), float(each.normalized) if each.normalized else None, each.normalized_unit, each.iri, float(each.belief or 0))


def _dates(graph: Opened, things: Sequence[str], kept: Projection) -> list[Figures]:
    """When the things were founded or issued, and their capital; what a finer statement refines is left out."""
    block = f"{values('s', things)} VALUES ?p {{ {' '.join(_DATES)} }}"
    found = select(graph.store, f"SELECT DISTINCT ?st {{ {block} ?st rdf:subject ?s ; rdf:predicate ?p }}").texts()
    read = [each for each in facts(graph.store, (row["st"] for row in found)) if each.modality == _ASSERTED and _is_kept(each, kept)]
    coarse = {iri for each in read for iri in each.refines}
    cells: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for each in read:
        if each.iri not in coarse:
            name = f"fkg:{term_name(shorten(each.predicate.iri))}"
            number = float(each.object.label) if name == "fkg:registeredCapital" else None
            text = each.object.label if number is None else f"{number:,.0f} 元"
            cells[name][each.subject.iri].append(Value(text, number, "CNY" if number is not None else "", each.iri, float(each.belief or 0)))
    return [Figures(name, *_DATES[name], "", tuple(tuple(sorted(cells[name].get(thing, ()))) for thing in things)) for name in _DATES if name in cells]


def _is_kept(claim: Fact | Statistic, kept: Projection) -> bool:
    reports = {each.report.removeprefix(f"{FKGR}report/") for each in claim.evidence}
    return float(claim.belief or 0) >= kept.min_belief and (not kept.reports or bool(reports & set(kept.reports)))


def claims_of(found: Comparison | Similar) -> set[str]:
    """The statements and observations that carry a result, by IRI."""
    items: Iterable[Item] = (item for _, alike in found.others for item in alike.shared) if isinstance(found, Similar) else _told(found)
    told = statements_of(relation for item in items for cell in item.cells for relation in cell.relations)
    if isinstance(found, Comparison):
        told |= {value.claim for figures in found.figures for cell in figures.cells for value in cell}
    return told


def _told(found: Comparison) -> Iterable[Item]:
    return (item for each in found.aspects for item in each.items)
