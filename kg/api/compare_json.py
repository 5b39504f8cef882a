"""Comparisons and similar things as JSON's own types: what the command line prints with ``--json`` and the service answers."""

from __future__ import annotations

from kg.analysis.compare import Alike, Comparison, Figures, Held, Item, Similar
from kg.api.json_parts import Evidence, evidence_json, node_json, statements_json
from kg.api.shapes import ComparedFigures, ComparedItem, ComparedThings, FigureCell, HeldCell, Likeness, SimilarThings


def comparison_json(found: Comparison, proof: Evidence) -> ComparedThings:
    """A comparison. Cells stand in the order of ``things``; facts are given as IRIs of claims, whose quotes stand under ``evidence``."""
    things = [node_json(node) for node in found.things]
    return {
        "parameters": dict(found.parameters),
        "digest": found.digest,
        "things": things,
        "aspects": [
            {
                "aspect": each.aspect.name, "zh": each.aspect.zh, "en": each.aspect.en, "items": [_item(item) for item in each.items],
                "shared": [item.node.iri for item in each.shared()],
                "only": {thing["iri"]: [item.node.iri for item in each.only(place)] for place, thing in enumerate(things)},
            }
            for each in found.aspects
        ],
        "figures": [_figures(each) for each in found.figures],
        "similarity": [{"things": [things[one]["iri"], things[other]["iri"]], **_alike(alike)} for (one, other), alike in found.alike.items()],
        "evidence": evidence_json(proof),
    }  # fmt: skip


def similar_json(found: Similar, proof: Evidence) -> SimilarThings:
    """Those most like a thing, the most alike first."""
    return {
        "parameters": dict(found.parameters),
        "digest": found.digest,
        "thing": node_json(found.thing),
        "similar": [{**node_json(node), **_alike(alike)} for node, alike in found.others],
        "evidence": evidence_json(proof),
    }


def _item(item: Item) -> ComparedItem:
    return {**node_json(item.node), "cells": [_held(cell) for cell in item.cells]}


def _held(cell: Held) -> HeldCell | None:
    return {"belief": cell.belief, "statements": statements_json(cell.relations)} if cell.relations else None


def _figures(figures: Figures) -> ComparedFigures:
    cells: list[list[FigureCell]] = [
        [{"text": value.text, "value": value.value, "unit": value.unit, "belief": value.belief, "claim": value.claim} for value in cell] for cell in figures.cells
    ]
    return {"indicator": figures.key, "zh": figures.zh, "en": figures.en, "period": figures.period, "cells": cells}


def _alike(alike: Alike) -> Likeness:
    return {"jaccard": alike.jaccard, "cosine": alike.cosine, "shared": [_item(item) for item in alike.shared]}
