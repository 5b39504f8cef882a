"""Why there is no path: which of the choices cut the ways, or in what parts of the network the two ends lie."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.analysis.paths.cheapest import k_cheapest
from kg.analysis.paths.choice import LONGEST, Choice
from kg.analysis.paths.ground import ground
from kg.analysis.paths.ways import Ways, hops_from
from kg.errors import QueryError, UsageError
from kg.network.network import Network
from kg.network.projection import Projection

_FLAGS = {"predicates": "predicate", "without_predicates": "without-predicate", "classes": "class", "without_classes": "without-class", "reports": "report"}
_CHOICES = ("avoid", "avoid_hubs", "via", "classes", "without_classes", "predicates", "without_predicates", "directed", "metapath")
_CHOSEN: Mapping[str, Any] = {"reports": (), "min_belief": 0.0, "since": "", "until": ""}
_NEAR = 3


class NoPathError(QueryError):
    """There is no path. ``cut_by``: the options without any one of which there is one, with its number of hops."""

    cut_by: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for in vain: labels and IRIs of both ends, and in what."""

    names: tuple[str, str]
    starts: Collection[str]
    goals: Collection[str]
    choice: Choice
    network: Network
    symmetric: Collection[str]


def no_path(search: Search, network_of: Callable[[Projection], Network], lang: str, *, gave_up: bool = False) -> NoPathError:
    """The error to raise; ``network_of`` gives the network of another projection."""
    one, other = search.names
    hops = search.choice.hops
    if search.choice.metapath is not None:
        what = _say(f"没有从“{one}”到“{other}”且符合元路径的路径", f"no path from {one} to {other} follows the meta-path", lang)
    else:
        what = _say(f"“{one}”与“{other}”之间没有不超过 {hops} 步的路径", f"no path of at most {hops} hops from {one} to {other}", lang)
    if gave_up:
        said = _say("尝试的路径过多，已停止；可减小 --max-hops 或去掉一些条件", "too many ways were tried; lower --max-hops or drop a choice", lang)
        return NoPathError(what, do=said)
    cut = tuple(_cuts(search, network_of))
    told = [_furthest(search, lang), _cut_words(cut, lang) if cut else _parts(search, lang)]
    error = NoPathError(what, do=_say("；", "; ", lang).join(filter(None, told)))
    error.cut_by = cut
    return error


def _cuts(search: Search, network_of: Callable[[Projection], Network]) -> Iterator[tuple[str, int]]:
    """Every single choice without which there is a path, with the hops of the shortest one then."""
    plain, chosen = Choice(), search.choice
    for name in _CHOICES:
        usual = getattr(plain, name)
        if getattr(chosen, name) != usual:
            found = _shortest(search, replace(chosen, **{name: usual}), search.network)
            if found is not None:
                yield f"--{_FLAGS.get(name, name.replace('_', '-'))}", found
    if chosen.metapath is None and chosen.max_hops < LONGEST:
        found = _shortest(search, replace(chosen, max_hops=LONGEST), search.network)
        if found is not None:
            yield "--max-hops", found
    for name, usual in _CHOSEN.items():
        if getattr(search.network.projection, name) != usual:
            try:
                network = network_of(replace(search.network.projection, **{name: usual}))
            except UsageError:  # still nothing in it, since another choice empties it
                continue
            found = _shortest(search, chosen, network)
            if found is not None:
                yield f"--{_FLAGS.get(name, name.replace('_', '-'))}", found


def _shortest(search: Search, choice: Choice, network: Network) -> int | None:
    first, last = ([network.number[iri] for iri in sorted(ends) if iri in network.number] for ends in (search.starts, search.goals))
    states = ground(network, replace(choice, by="hops"), first, last, search.symmetric).states
    found = k_cheapest(states, 1, choice.hops).paths
    return len(found[0][1]) - 1 if found else None


def _furthest(search: Search, lang: str) -> str:
    """How much of a meta-path can be walked from its beginning."""
    meta = search.choice.metapath
    if meta is None:
        return ""
    everywhere = [node.iri for node in search.network.nodes]
    walked = 0
    for legs in range(1, len(meta.legs)):
        begun = replace(meta, classes=meta.classes[: legs + 1], legs=meta.legs[:legs])
        if _shortest(replace(search, goals=everywhere), replace(search.choice, metapath=begun, via=()), search.network) is None:
            break
        walked = legs
    return _say(f"从起点只走得通前 {walked} 段关系", f"from its beginning, {walked} of its {len(meta.legs)} relations can be walked", lang)


def _cut_words(cut: Sequence[tuple[str, int]], lang: str) -> str:
    told = []
    for flag, hops in cut:
        if flag == "--max-hops":
            told.append(_say(f"--max-hops {hops} 可找到", f"--max-hops {hops} finds one", lang))
        else:
            told.append(_say(f"去掉 {flag} 则有一条 {hops} 步的路径", f"without {flag} there is one of {hops} hop{'s' * (hops > 1)}", lang))
    return _say("；", "; ", lang).join(told)


def _parts(search: Search, lang: str) -> str:
    """How each end hangs together with the rest: the size of its part of the network and what is nearest there."""
    network = search.network
    links = ((each.source, each.target, 1) for each in network.edges)
    ways = Ways.of(len(network.nodes), links)
    told = []
    for name, iris in zip(search.names, (search.starts, search.goals), strict=True):
        ends = [network.number[iri] for iri in iris if iri in network.number]
        if not ends:
            told.append(_say(f"“{name}”在此网络中没有任何关系", f"{name} has no relation in this network", lang))
            continue
        part = hops_from(ways.out, ends)
        ranked = sorted((hops, -len(ways.out[node]), network.nodes[node].name(lang), network.nodes[node].cls) for node, hops in part.items() if hops)
        near = [f"{label} ({cls})" for _, _, label, cls in ranked[:_NEAR]]
        size = len(part)
        told.append(
            _say(f"“{name}”所在的连通部分有 {size} 个实体，最近的是{'、'.join(near)}", f"{name} is in a part of {size} things, nearest are {', '.join(near)}", lang)
        )
    return _say("；", "; ", lang).join(told)


def _say(zh: str, en: str, lang: str) -> str:
    return en if lang == "en" else zh
