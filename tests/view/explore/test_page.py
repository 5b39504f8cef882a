"""What the interactive page holds, without a browser."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from kg.view.explore.island import island
from kg.view.explore.page import render_explorer
from kg.view.explore.places import places
from kg.view.explore.select import first_drawn, stated_degrees
from kg.view.explore.words import SCRIPTED
from kg.view.frame import asset
from tests.view.explore.factory import HOSTILE, explorer


def test_first_drawn_are_the_best_joined() -> None:
    page = explorer()
    stated = stated_degrees(page)
    drawn = first_drawn(page, most=4)
    best = sorted(range(len(page.nodes)), key=lambda node: (-stated[node], page.nodes[node].iri))[:4]
    assert set(drawn.nodes) <= set(best)
    assert drawn.nodes
    assert sum(number for _, number in drawn.left_out) == len(page.nodes) - len(drawn.nodes)


def test_a_focus_is_drawn_with_what_lies_around_it() -> None:
    page = explorer()
    far = next(number for number, node in enumerate(page.nodes) if node.label.zh == "远方公司")
    named = {page.nodes[node].label.zh for node in first_drawn(page, 10, far).nodes}
    assert named == {"远方公司", "更远公司"}


def test_every_text_and_proof_stands_once() -> None:
    page = explorer()
    data = island(page, first_drawn(page))
    assert len(data["texts"]) == len(set(data["texts"]))
    columns = data["proofs"]
    told = {(columns["report"][number], data["texts"][columns["quote"][number]]) for number in range(len(columns["report"]))}
    assert told == {(proof.report, proof.quote) for each in (*page.facts, *page.figures) for proof in each.proofs}
    assert len(told) == len(columns["report"])
    number = data["facts"]["id"].index("statement/2")
    assert [columns["report"][each] for each in data["facts"]["proofs"][number]] == [0, 1]


def test_the_same_graph_gives_the_same_page() -> None:
    assert render_explorer(explorer()) == render_explorer(explorer())


def test_the_page_has_its_data_as_data() -> None:
    text = render_explorer(explorer(HOSTILE))
    found = re.search(r'<script type="application/json" id="graph">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    assert set(HOSTILE) <= set(json.loads(found[1])["nodes"]["zh"])
    assert "<script>window.hurt" not in text
    assert "<img src=x" not in text


def test_every_sentence_of_the_scripts_is_known() -> None:
    scripts = "".join(asset(f"explore/{name}.js") for name in ("drawer", "filters", "paths", "table", "search", "main"))
    asked = set(re.findall(r'kgx\.say\((?:from === to \? )?"([a-z_]+)"', scripts)) - {"head_", "table_", "modality_", "measure_"}
    assert asked
    assert asked <= SCRIPTED.keys()


@pytest.mark.parametrize("number", [1, 2, 7, 130, 900])
def test_places_are_apart_and_repeat(number: int) -> None:
    rng = np.random.default_rng(number)
    source = np.arange(1, number, dtype=np.int64)
    target = np.array([rng.integers(0, each) for each in source], dtype=np.int64)
    radius = np.full(number, 10.0)
    at = places(radius, source, target)
    assert at.tobytes() == places(radius, source, target).tobytes()
    assert np.isfinite(at).all()
    gaps = [np.hypot(*(at[one] - at[other])) for one in range(min(number, 60)) for other in range(one)]
    assert all(gap > 12 for gap in gaps)


def test_a_large_part_has_the_shape_of_a_screen() -> None:
    number = 200
    source = np.arange(1, number, dtype=np.int64)
    target = source - 1  # a chain: long and thin, in whatever direction it lies
    at = places(np.full(number, 5.0), source, target)
    across, down = at.std(axis=0)
    assert 1.3 < across / down < 1.7


def test_parts_do_not_lie_on_each_other() -> None:
    source, target = np.array([0, 1, 3, 4, 6]), np.array([1, 2, 4, 5, 7])
    at = places(np.full(9, 10.0), source, target)
    boxes = [(at[list(part)].min(axis=0), at[list(part)].max(axis=0)) for part in ((0, 1, 2), (3, 4, 5), (6, 7), (8,))]
    for one in range(4):
        for other in range(one):
            (low, high), (below, above) = boxes[one], boxes[other]
            assert (low > above).any() or (below > high).any()
