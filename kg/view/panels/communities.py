"""Communities of a network: the network coloured by them, a card for each, and the tables with what proves it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kg.analysis.communities.found import Communities, Community
from kg.network.terms import Terms
from kg.view.communities_page import communities_table, community_table, community_tiles
from kg.view.explore.places import places
from kg.view.markup import both
from kg.view.overview import Label
from kg.view.panels.picture import Spot, picture
from kg.view.panels.views import LINES
from kg.view.proven import Evidence, label_of

_GREY = "#9aa5b0"
_KEYS = {
    "Organization": Label("机构", "Organisations"),
    "Technology": Label("技术", "Technologies"),
    "Scenario": Label("场景", "Fields"),
}
_NAMED = 3
"""Members of each community whose names may stand in the picture."""


def communities_html(found: Communities, evidence: Evidence, terms: Terms, ident: str) -> str:
    """Figures, picture, cards, tables; ``ident`` begins the ids of the tables."""
    details = "".join(
        f'<details class="rows"><summary>{both(_title(each))}</summary>{community_table(found, each, evidence, terms, f"t-{ident}")}</details>'
        for each in found.shown
    )
    heading = Label("逐个社群：特征、关键实体与桥，附原句", "Each community: traits, key entities and bridges, with their sentences")
    return (
        f"{community_tiles(found)}{_picture(found)}{_cards(found)}"
        f"{communities_table(found, evidence, terms, f't-{ident}')}<h3>{both(heading)}</h3>{details}"
    )


def _title(community: Community) -> Label:
    return Label(f"{community.number}　{community.zh}", f"{community.number}  {community.en}")


def _colour(number: int) -> str:
    """That of a community by its number, from 1; those beyond the colours that can be told apart are grey."""
    return LINES[number - 1] if number <= len(LINES) else _GREY


def _picture(found: Communities) -> str:
    """The network of the communities that are told of; smaller ones would be far from all others and say nothing."""
    network = found.network
    of = {member: each.number for each in found.shown for member in each.members}
    number = {member: place for place, member in enumerate(sorted(of))}
    prominent = {member for each in found.shown for member in each.members[:_NAMED]}
    lines = sorted({(min(ends), max(ends)) for edge in network.edges if edge.source in of and edge.target in of for ends in [(number[edge.source], number[edge.target])]})
    weight = [float(len(network.touching[member])) for member in number]
    at = _places(weight, lines)
    spots = [
        Spot(x, y, heavy, _colour(of[member]), label_of(network.nodes[member]), member in prominent) for member, heavy, (x, y) in zip(number, weight, at, strict=True)
    ]
    rest = len(network.nodes) - len(number)
    caption = Label(
        "按社群着色的网络；点越大，联系越多。颜色同下方各卡片。" + (f"较小社群的 {rest} 个实体未画。" if rest else ""),
        "The network coloured by community; larger dots have more links. The colours are those of the cards below."
        + (f" {rest} entities of smaller communities are not drawn." if rest else ""),
    )
    return f'<figure class="chart map">{picture(caption, spots, lines)}<figcaption>{both(caption)}</figcaption></figure>'


def _places(weight: Sequence[float], lines: Sequence[tuple[int, int]]) -> list[list[float]]:
    radius = np.array([8.0 + 1.5 * each**0.5 for each in weight])
    source, target = (np.array([line[end] for line in lines], dtype=np.int64) for end in (0, 1))
    found: list[list[float]] = places(radius, source, target).tolist()
    return found


def _cards(found: Communities) -> str:
    return f'<div class="cards">{"".join(_card(found, each) for each in found.shown)}</div>'


def _card(found: Communities, community: Community) -> str:
    traits = "".join(f'<li>{both(Label(found.trait_name(trait), found.trait_name(trait, "en")))}{_times(trait.lift)}</li>' for trait in community.traits)
    keys = "".join(
        f"<dt>{both(title)}</dt><dd>{''.join(f'<span>{both(label_of(key.node))}</span>' for key in community.keys[cls])}</dd>"
        for cls, title in _KEYS.items()
        if community.keys[cls]
    )
    names = {each.number: each for each in found.communities}
    bridges = "".join(
        f"<span>{both(Label(f'{bridge.to} {names[bridge.to].zh}（{bridge.edges} 条边）', f'{bridge.to} {names[bridge.to].en} ({bridge.edges} edges)'))}</span>"
        for bridge in community.bridges[:2]
    )
    keys += f"<dt>{both(Label('通往', 'Leads to'))}</dt><dd>{bridges}</dd>" if bridges else ""
    size = Label(f"{len(community.members)} 个成员", f"{len(community.members)} members")
    if community.together is not None:
        steady = f"{community.together:.0%}"
        size = Label(f"{size.zh} · {steady} 的成员对换种子不变", f"{size.en} · {steady} of pairs stay over seeds")
    colour = _colour(community.number)
    return (
        f'<article class="card" style="border-top-color:{colour}"><h4><b class="swatch" style="background:{colour}"></b>{both(_title(community))}</h4>'
        f'<p class="count">{both(size)}</p><ul class="chips">{traits}</ul><dl>{keys}</dl></article>'
    )


def _times(lift: float | None) -> str:
    """How many times as often as elsewhere."""
    return f' <small>{both(Label("仅此", "only here")) if lift is None else f"×{lift:.1f}"}</small>'
