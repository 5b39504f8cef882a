"""Paths between two things as one page: each drawn as a chain and told in words, every hop with its evidence, and the query that finds it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from kg.analysis.paths.result import Hop, Path, Paths
from kg.model.document import SourceKind
from kg.network.snapshot import Node
from kg.network.terms import Terms
from kg.store.facts import ShownEvidence
from kg.view.frame import asset, document, section, top
from kg.view.markup import DIGEST_MARK, both, quote_html
from kg.view.overview import Label, Quote
from kg.view.palette import family_of

_PATHS = Label("路径", "Paths")
_MEASURES = {
    "specific": Label("偏好事实与具体的中间物", "facts and specific things between are preferred"),
    "hops": Label("步数最少", "fewest hops"),
    "belief": Label("各步可信度之积最高", "highest product of beliefs"),
}
_CHOSEN: Mapping[str, Label] = {
    "projection": Label("投影", "Projection"),
    "max_hops": Label("最多步数", "Hops at most"),
    "directed": Label("只沿关系方向", "Only as stated"),
    "avoid": Label("不经过", "Not through"),
    "avoid_hubs": Label("邻居上限", "Neighbours at most"),
    "via": Label("须经过", "Through"),
    "classes": Label("只经过的类", "Only through classes"),
    "without_classes": Label("不经过的类", "Not through classes"),
    "predicates": Label("只走的关系", "Only along relations"),
    "without_predicates": Label("不走的关系", "Not along relations"),
    "metapath": Label("元路径", "Meta-path"),
    "min_belief": Label("最低可信度", "Least belief"),
    "since": Label("自", "Since"),
    "until": Label("至", "Until"),
    "reports": Label("报告", "Reports"),
}


def render_paths(found: Paths, evidence: Mapping[str, tuple[ShownEvidence, ...]], terms: Terms) -> str:
    """The page as text (write it as UTF-8); ``evidence`` by IRI of statement. Pure and deterministic; the page asks for nothing outside."""
    start, end = (Label(found.parameters[side]["zh"], found.parameters[side]["en"]) for side in ("start", "end"))
    title = Label(f"{start.zh} → {end.zh}", f"{start.en or start.zh} → {end.en or end.zh}")
    shown = "".join(_path(number, path, evidence, terms) for number, path in enumerate(found.paths, 1))
    body = f'{top((("paths", _PATHS),))}<main id="main">{_header(title, found, evidence)}{section("paths", _PATHS, shown)}</main>'
    style = "\n".join(asset(name) for name in ("overview.css", "quality.css", "paths.css"))
    return document(title, body, style, [asset("overview.js")], schemes="light dark")


def _header(title: Label, found: Paths, evidence: Mapping[str, tuple[ShownEvidence, ...]]) -> str:
    number, total = len(found.paths), found.total
    many = Label(f"{number} 条路径，最佳在前", f"{number} path{'s' * (number > 1)}, the best first")
    if total > number:
        many = Label(f"共 {total} 条路径，列出最佳的 {number} 条", f"{total} paths, the best {number} of them")
    measure = _MEASURES[found.parameters["by"]]
    lead = Label(f"{many.zh}（{measure.zh}）。", f"{many.en} ({measure.en}).")
    how = Label(
        "每一步是图谱中的一项关系，可逆其方向行走，箭头指示关系的方向；点开一步可见读出它的原句。查询可在 kg query 或 kg serve 中执行。",
        "Each hop is a relation of the graph, which may be walked against its direction; the arrow shows which way it holds. A hop opens to "
        "the sentences it was read from. The queries run in kg query and kg serve.",
    )
    notes = f'<p class="lead">{both(lead)}</p><p>{both(how)}</p>'
    if any(shown.kind == SourceKind.DIGEST.value for each in evidence.values() for shown in each):
        marked = Label(
            f"标有“{DIGEST_MARK.zh}”的句子出自本项目为报告撰写的摘要，不是出版者的文字。",
            f"Sentences marked “{DIGEST_MARK.en}” come from this project's own digest of a report; they are not the publisher's words.",
        )
        notes += f"<p>{both(marked)}</p>"
    pairs = [(label, _value(found.parameters[name])) for name, label in _CHOSEN.items() if found.parameters.get(name)]
    pairs.append((Label("网络摘要值", "Digest of the network"), found.digest[:16]))
    chosen = "".join(f"<div><dt>{both(label)}</dt><dd>{escape(value, quote=False)}</dd></div>" for label, value in pairs)
    return f'<header><h1>{both(title)}</h1>{notes}<dl class="built">{chosen}</dl></header>'


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "✓" if value is True else str(value)


def _path(number: int, path: Path, evidence: Mapping[str, tuple[ShownEvidence, ...]], terms: Terms) -> str:
    hops = len(path.hops)
    told = Label(
        f"{hops} 步 · 代价 {path.cost:.2f} · 可信度 {path.belief:.2f}",
        f"{hops} hop{'s' * (hops > 1)} · cost {path.cost:.2f} · belief {path.belief:.2f}",
    )
    name = Label(f"路径 {number}", f"Path {number}")
    steps = "".join(f"<li>{_hop(hop, evidence, is_open=number == 1)}</li>" for hop in path.hops)
    query = f'<details class="query"><summary>SPARQL</summary><pre><code>{escape(path.query, quote=False)}</code></pre></details>'
    return (
        f'<article class="path" id="path-{number}"><h3>{both(name)} <small>{both(told)}</small></h3>{_chain(path, terms)}'
        f'<p class="told">{both(Label(path.zh, path.en))}</p><ol class="hops">{steps}</ol>{query}</article>'
    )


def _chain(path: Path, terms: Terms) -> str:
    items = [_thing(path.hops[0].source, terms)]
    for hop in path.hops:
        term = terms.relations[hop.predicate]
        arrow = both(Label(term.zh, term.en))
        items.append(f'<li class="rel">{f"{arrow} →" if hop.forward else f"← {arrow}"}</li>{_thing(hop.target, terms)}')
    return f'<ol class="chain">{"".join(items)}</ol>'


def _thing(node: Node, terms: Terms) -> str:
    term = terms.classes.get(node.cls)
    kind = both(Label(term.zh, term.en)) if term else escape(node.cls, quote=False)
    return f'<li class="thing" style="--family:{family_of(node.cls).colour}"><small>{kind}</small>{both(Label(node.zh or node.en, node.en))}</li>'


def _hop(hop: Hop, evidence: Mapping[str, tuple[ShownEvidence, ...]], *, is_open: bool) -> str:
    also = "".join(
        f'<p class="also">{both(Label("另有：", "Also: "))}{both(Label(each.zh, each.en))}</p>{_proof(each, evidence)}' for each in hop.also
    )
    belief = both(Label(f"可信度 {hop.belief:.2f}", f"belief {hop.belief:.2f}"))
    return f"<details{' open' * is_open}><summary>{both(Label(hop.zh, hop.en))} <small>{belief}</small></summary>{_proof(hop, evidence)}{also}</details>"


def _proof(hop: Hop, evidence: Mapping[str, tuple[ShownEvidence, ...]]) -> str:
    """The sentences a hop was read from, each once; what only the lexicon says is told to be so."""
    found = {shown.passage: shown for iri in hop.statements for shown in evidence.get(iri, ())}
    if not found:
        told = Label("词表所载的概念上下位关系，并非报告所述。", "The taxonomy of the lexicon says so, no report.")
        return f'<p class="lexicon">{both(told)}</p>'
    quotes = (Quote(shown.title, shown.section, shown.quote, SourceKind(shown.kind), shown.page) for shown in found.values())
    return "".join(map(quote_html, quotes))
