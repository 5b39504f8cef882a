"""How two things of a graph are connected: names in, paths out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.analysis.paths.choice import LONGEST, MEASURES, Choice
from kg.analysis.paths.metapath import read_metapath
from kg.analysis.paths.plain import plain_projection
from kg.analysis.paths.result import Paths
from kg.analysis.paths.search import find_paths
from kg.analysis.paths.sentences import Sentences, read_sentences
from kg.analysis.paths.simple import TooManyPathsError
from kg.api.ends import End, end_of
from kg.api.unconnected import NoPathError, Search, no_path
from kg.errors import UsageError
from kg.network.bundled import bundled_projection
from kg.network.projection import Projection
from kg.network.terms import Terms
from kg.resources import resource
from kg.store.facts import ShownEvidence, evidence
from kg.text.yaml_file import load_yaml
from kg.worded import worded

if TYPE_CHECKING:
    from kg.api.opened import Opened

__all__ = ["NoPathError", "bundled_sentences", "evidence_of", "paths"]

Words = str | Iterable[str]


@cache
def bundled_sentences() -> Sentences:
    """How relations are told, as it comes with the program."""
    path = resource("data", "sentences.yaml")
    return read_sentences(load_yaml(path), path.name)


def paths(
    graph: Opened, start: str = "", end: str = "", *, k: int | None = None, max_hops: int | None = None, by: str = "specific", every: bool = False,
    directed: bool = False, avoid: Words = (), avoid_hubs: int = 0, via: Words = (), classes: Words = (), without_classes: Words = (),
    predicates: Words = (), without_predicates: Words = (), metapath: str = "", start_class: str = "", end_class: str = "",
    projection: str | Projection = "everything", lang: str = "", **chosen: Any,
) -> Paths:  # fmt: skip
    """What ``Graph.paths`` gives; see there."""
    lang = lang or graph.lang
    k = (0 if every else 5) if k is None else k
    max_hops = (3 if every else 6) if max_hops is None else max_hops
    _check(k, max_hops, by, avoid_hubs, every=every)
    terms = graph.terms
    meta = read_metapath(metapath, terms) if metapath else None
    first = end_of(graph, start, start_class, "from-class", lang, meta.classes[0] if meta else None)
    last = end_of(graph, end, end_class, "to-class", lang, meta.classes[-1] if meta else None)
    choice = Choice(
        k, max_hops, by, every, directed, frozenset(_things(graph, avoid, lang)), _things(graph, via, lang), avoid_hubs,
        _classes(terms, classes, "class"), _classes(terms, without_classes, "without-class"),
        _predicates(terms, predicates, "predicate"), _predicates(terms, without_predicates, "without-predicate"), meta,
    )  # fmt: skip
    _check_ends(graph, first, last, choice, lang)
    base = bundled_projection(projection) if isinstance(projection, str) else projection
    network = graph.network(plain_projection(base), **chosen)
    told = _parameters(first, last, choice, network.projection)
    try:
        found = find_paths(network, first.iris, last.iris, choice, bundled_sentences(), terms.symmetric, told)
    except TooManyPathsError as error:
        do = "lower --max-hops or restrict classes or relations; without --all only the best are looked for"
        raise UsageError(worded("{:,} walks of at most {} hops are too many to list", error.args[0], choice.hops), where="--all", do=do) from error
    if not found.paths:
        search = Search((first.name(lang), last.name(lang)), first.iris, last.iris, choice, network, terms.symmetric)
        raise no_path(search, graph.network, lang, gave_up=not found.complete)
    return found


def evidence_of(graph: Opened, found: Paths) -> Mapping[str, tuple[ShownEvidence, ...]]:
    """Where each statement that carries a hop was read, by its IRI, in the order of the reports."""
    statements = {iri for path in found.paths for hop in path.hops for each in (hop, *hop.also) for iri in each.statements}
    return evidence(graph.store, statements) if statements else {}


def _check(k: int, max_hops: int, by: str, avoid_hubs: int, *, every: bool) -> None:
    if by not in MEASURES:
        raise UsageError(worded("unknown measure {!r}", by), where="--by", expected=" | ".join(MEASURES))
    if not 1 <= max_hops <= LONGEST:
        raise UsageError(worded("a path of at most {} hops", max_hops), where="--max-hops", expected=worded("1 to {}", LONGEST))
    if k < 0 or (k == 0 and not every):
        raise UsageError(worded("{} paths", k), where="--k", expected="1 or more, or with --all 0 for all of them")
    if avoid_hubs < 0:
        raise UsageError(worded("{} neighbours", avoid_hubs), where="--avoid-hubs", expected="1 or more")


def _check_ends(graph: Opened, first: End, last: End, choice: Choice, lang: str) -> None:
    if first.iris == last.iris and len(first.iris) == 1:
        raise UsageError(worded("{} is both start and end", first.name(lang)), expected="two different things")
    for option, iris in (("--avoid", choice.avoid), ("--via", choice.via)):
        for end in (first, last):
            if len(end.iris) == 1 and end.iris[0] in iris:
                raise UsageError(worded("{} is an end of the path", end.name(lang)), where=option, expected="something else")
    both = sorted(choice.avoid & set(choice.via))
    if both:
        raise UsageError(worded("{} is to be passed and to be avoided", graph.snapshot.nodes[both[0]].name(lang)), where="--via")


def _things(graph: Opened, words: Words, lang: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(graph.node(word, lang=lang).iri for word in _many(words)))


def _classes(terms: Terms, words: Words, option: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms.class_name(word, f"--{option}") for word in _many(words)))


def _predicates(terms: Terms, words: Words, option: str) -> frozenset[str]:
    return frozenset(each for word in _many(words) for each in terms.kinds[terms.relation_name(word, f"--{option}")])


def _many(words: Words) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _parameters(first: End, last: End, choice: Choice, projection: Projection) -> dict[str, Any]:
    """All that was chosen, as JSON's own types."""
    ends = {
        side: {"zh": end.zh, "en": end.en, **({"class": end.cls} if end.cls else {"iri": end.iris[0]})} for side, end in (("start", first), ("end", last))
    }
    chosen: dict[str, Any] = {each.name: getattr(choice, each.name) for each in fields(choice) if each.name != "metapath"}
    for name, value in chosen.items():
        if isinstance(value, frozenset | tuple):
            chosen[name] = sorted(value) if isinstance(value, frozenset) else list(value)
    chosen["metapath"] = choice.metapath.text if choice.metapath else ""
    kept = {name: getattr(projection, name) for name in ("min_belief", "since", "until", "undated")}
    return {**ends, **chosen, "projection": projection.name, **kept, "reports": list(projection.reports)}
