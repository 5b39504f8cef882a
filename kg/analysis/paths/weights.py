"""What a hop costs: the measures by which one path is better than another.

``specific``, the default, is meant for the question how two things have to do with each other. A hop costs 1; if the taxonomy
makes it and no fact, half a hop more; and −ln(belief). To pass a thing costs a quarter of the logarithm of the number of its
neighbours (a hub of 55 costs a hop), since what is related to everything says little of two things that are both related to it:
the degree-weighted paths of Himmelstein and Baranzini 2015 (PLOS Computational Biology 11(7)). To pass a place or a report costs
two hops: that two banks are in one country, or in one report, is no way between them, though it may be asked for.
"""

from __future__ import annotations

from math import log

from kg.network.network import Network

UNIT = 1_000_000
"""One hop. Costs are whole millionths of it, so that equal costs are equal."""
_TIE = 1 << 32
_TAXONOMY, _HUB, _PLACE = UNIT // 2, 0.25, 2 * UNIT
_PLACES = ("Place", "Report")
_LEAST_BELIEF = 1e-6


def hop_weight(taxonomy: bool, belief: float, by: str) -> int:
    """The weight of a hop by a measure: its cost, then (in the lower 32 bits) what decides between equal costs.

    ``taxonomy``: does the taxonomy make it, and no fact?
    """
    doubt = round(-log(max(belief, _LEAST_BELIEF)) * UNIT)
    if by == "belief":
        return doubt * _TIE + 1
    if by == "hops":
        return UNIT * _TIE + doubt
    return (UNIT + (_TAXONOMY if taxonomy else 0) + doubt) * _TIE + doubt


def pass_weight(network: Network, node: int, neighbours: int, by: str) -> int:
    """The weight of passing a thing with so many neighbours; to begin or end at it has none."""
    if by != "specific":
        return 0
    cost = round(_HUB * log(max(neighbours, 1)) * UNIT)
    if any(network.snapshot.is_kind(network.nodes[node].cls, cls) for cls in _PLACES):
        cost += _PLACE
    return cost * _TIE


def cost_of(weight: int) -> float:
    """The cost of a path from the sum of its weights, in hops (or, by belief, in −ln of its belief)."""
    return (weight // _TIE) / UNIT
