"""The network's part of the page: tools, legend, drawing, side panel, and the list for those who use no pointer."""

from __future__ import annotations

from html import escape

from kg.view.drawing import line_id
from kg.view.markup import DIGEST_MARK, ORIGINAL_MARK, attribute, both
from kg.view.overview import Label, Network, Quote
from kg.view.palette import FAMILIES, Family, family_of

_SIGNS = {
    "dot": '<circle cx="6" cy="6" r="5"/>',
    "square": '<rect x="1.5" y="1.5" width="9" height="9"/>',
    "triangle": '<path d="M6 1 11 11H1z"/>',
    "triangleDown": '<path d="M6 11 1 1h10z"/>',
    "diamond": '<path d="M6 0 12 6 6 12 0 6z"/>',
    "hexagon": '<path d="M3.2 1h5.6L12 6l-3.2 5H3.2L0 6z"/>',
}


def network_html(network: Network) -> str:
    """The section under its heading."""
    if not network.nodes:
        return f'<p class="empty">{both(Label("没有可画的关系。", "There is nothing to draw."))}</p>'
    hint = Label(
        f"联系最多的 {len(network.nodes)} 个实体。点击圆点或连线，旁栏列出事实与原句；点击图例可隐藏一类。",
        f"The {len(network.nodes)} best-connected entities. Click a node or a line for its facts and quotes; "
        "click the legend to hide a kind.",
    )
    return f"<p>{both(hint)}</p>{_tools(network)}{_legend(network)}{_canvas()}{_list(network)}"


def network_facts(network: Network) -> dict[str, object]:
    """What the side panel shows, for the page's script."""
    return {
        "digest": [DIGEST_MARK.zh, DIGEST_MARK.en],
        "original": [ORIGINAL_MARK.zh, ORIGINAL_MARK.en],
        "nodes": {
            node.id: [
                node.label.zh,
                node.label.en,
                family_of(node.cls).key,
                node.cls_label.zh,
                node.cls_label.en,
                node.degree,
            ]
            for node in network.nodes
        },
        "edges": [
            [
                edge.source,
                edge.target,
                edge.predicate.zh,
                edge.predicate.en,
                edge.statements,
                [_quote(quote) for quote in edge.quotes],
                line_id(edge.source, edge.target),
            ]
            for edge in sorted(network.edges, key=lambda edge: (edge.source, edge.target, edge.predicate))
        ],
    }


def _quote(quote: Quote) -> list[object]:
    return [quote.report, quote.section, quote.text, quote.kind.value, quote.page]


def _tools(network: Network) -> str:
    names = sorted({name for node in network.nodes for name in (node.label.zh, node.label.en) if name})
    options = "".join(f'<option value="{escape(name)}"></option>' for name in names)
    find = attribute("placeholder", Label("查找实体…", "Find an entity…"))
    closer = attribute("aria-label", Label("放大", "Zoom in"))
    away = attribute("aria-label", Label("缩小", "Zoom out"))
    return (
        f'<div class="tools"><label><span class="sr">{both(Label("查找实体", "Find an entity"))}</span>'
        f'<input id="find" list="names" autocomplete="off" {find}></label><datalist id="names">{options}</datalist>'
        f'<button type="button" id="zoom-in" {closer}>＋</button>'
        f'<button type="button" id="zoom-out" {away}>－</button>'
        f'<button type="button" id="fit">{both(Label("全图", "Fit"))}</button></div>'
    )


def _legend(network: Network) -> str:
    numbers: dict[str, int] = {}
    for node in network.nodes:
        key = family_of(node.cls).key
        numbers[key] = numbers.get(key, 0) + 1
    buttons = "".join(
        f'<button type="button" class="family" data-family="{family.key}" aria-pressed="true">{_sign(family)}'
        f"{both(family.label)} <small>{numbers[family.key]}</small></button>"
        for family in FAMILIES
        if family.key in numbers
    )
    return f'<div class="legend" role="group" {attribute("aria-label", Label("图例", "Legend"))}>{buttons}</div>'


def _sign(family: Family) -> str:
    return f'<svg viewBox="0 0 12 12" fill="{family.colour}" aria-hidden="true">{_SIGNS[family.shape]}</svg>'


def _canvas() -> str:
    drawing = attribute("aria-label", Label("关系网络图，下方另有列表", "Drawing of the network; a list stands below"))
    panel = attribute("aria-label", Label("事实与原句", "Facts and quotes"))
    return (
        f'<div class="graph"><div id="mynetwork" role="img" {drawing}></div>'
        f'<aside id="panel" tabindex="-1" aria-live="polite" {panel}>'
        f'<p class="empty">{both(Label("点选一个实体或一条连线。", "Pick an entity or a line."))}</p></aside></div>'
    )


def _list(network: Network) -> str:
    listed = sorted(network.nodes, key=lambda node: (-node.degree, node.label, node.id))
    items = "".join(
        f'<li><button type="button" class="pick" data-node="{escape(node.id)}">{both(node.label)}</button> '
        f"<small>{both(node.cls_label)} · {node.degree}</small></li>"
        for node in listed
    )
    title = both(Label("以列表查看这些实体", "These entities as a list"))
    return f'<details class="list"><summary>{title}</summary><ol>{items}</ol></details>'
