"""The list of measures, and what each does where it is not defined."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from importlib import import_module

import numpy as np
import pytest

from kg.analysis.centrality.betweenness import betweenness
from kg.analysis.centrality.distance import closeness
from kg.analysis.centrality.eigenvector import eigenvector
from kg.analysis.centrality.hits import authorities
from kg.analysis.centrality.katz import katz
from kg.analysis.centrality.measure import EXACT_UP_TO, Measure, Weights, compute
from kg.analysis.centrality.measures import MEASURES, find_measure
from kg.analysis.centrality.pagerank import pagerank
from kg.analysis.centrality.sampled import sampled_betweenness
from kg.analysis.centrality.twomode import reflections
from kg.errors import UsageError
from kg.network.links import Links

PATH = Links.of(3, [(0, 1, 0.5), (1, 2, 0.5)], directed=False)
ARROWS = Links.of(3, [(0, 1, 1.0), (1, 2, 1.0)], directed=True)
TWO = Links.of(4, [(0, 1, 1.0), (2, 3, 1.0)], directed=False)
EMPTY = Links.of(0, [], directed=False)
LONELY = Links.of(2, [], directed=True)
ASKED = {
    "degree", "in-degree", "out-degree", "strength", "pagerank", "eigenvector", "katz", "hubs", "authorities", "closeness", "harmonic",
    "betweenness", "core", "bridges", "articulation", "diversity", "ubiquity",
}  # fmt: skip


def test_all_that_analysts_ask_for_is_there() -> None:
    assert MEASURES.keys() >= ASKED
    assert all(name == each.name for name, each in MEASURES.items())


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_each_is_told_in_both_languages_and_documented_in_full(measure: Measure) -> None:
    assert all((measure.zh, measure.en, measure.about_zh, measure.about_en))
    assert any("一" <= char <= "鿿" for char in measure.about_zh)
    assert bool(measure.zero_zh) == bool(measure.zero_en)
    for name in filter(None, (measure.function, measure.weighted)):
        module, _, function = name.partition(":")
        text = inspect.getdoc(getattr(import_module(f"kg.analysis.centrality.{module}"), function)) or ""
        for section in ("Parameters", "Returns", "Examples"):
            assert section in text or "see ``authorities``" in text, (name, section)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
@pytest.mark.parametrize("links", [EMPTY, LONELY])
def test_a_network_without_links_is_refused(measure: Measure, links: Links) -> None:
    with pytest.raises(UsageError, match="without links"):
        compute(measure, links)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_each_is_computed_on_what_it_needs(measure: Measure) -> None:
    loop = Links.of(3, [(0, 1, 0.5), (1, 2, 0.9), (1, 0, 0.5), (2, 1, 0.7), (0, 2, 0.2), (2, 0, 0.1)], directed=True)
    links, sides = (PATH, (0, 1, 0)) if measure.side is not None or measure.name == "bridges" else (loop, ())
    found = compute(measure, links, sides)
    assert len(found.values) == (2 if found.bridges else 3)
    assert np.isfinite(found.values).all()
    assert (found.values >= 0).all()


def test_names_in_either_language() -> None:
    assert find_measure("PageRank") is find_measure("pagerank")
    assert find_measure(" 中介中心性 ").name == "betweenness"
    with pytest.raises(UsageError, match=r"unknown measure 'fame'.*degree \| in-degree"):
        find_measure("fame")


@pytest.mark.parametrize(
    ("name", "links", "options", "said"),
    [
        ("in-degree", PATH, {}, "needs a directed network"),
        ("hubs", PATH, {}, "needs a directed network"),
        ("eigenvector", TWO, {}, "connected network only: it falls into 2 parts"),
        ("eigenvector", ARROWS, {}, "strongly connected network only: it falls into 3 parts"),
        ("katz", PATH, {"alpha": 5.0}, "alpha 5 is too large"),
        ("katz", PATH, {"alpha": 0.0}, "alpha is 0.0"),
        ("katz", PATH, {"alpha": math.nan}, "alpha is nan"),
        ("pagerank", PATH, {"damping": 1.0}, "damping is 1.0"),
        ("pagerank", PATH, {"personal": {0: 0.0}}, "no share above 0"),
        ("pagerank", PATH, {"personal": {7: 1.0}}, "at node 7"),
        ("degree", PATH, {"damping": 0.5}, "'degree' has no option 'damping'"),
        ("degree", PATH, {"weighted": True}, "weights mean nothing"),
        ("betweenness", PATH, {"samples": 1}, "1 samples tell no error"),
        ("betweenness", PATH, {"samples": 5, "weighted": True}, "not sampled"),
        ("diversity", PATH, {}, "two sides only"),
    ],
)  # fmt: skip
def test_what_is_not_defined_is_told_in_one_line(name: str, links: Links, options: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        compute(MEASURES[name], links, **options)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_katz_up_to_the_largest_factor() -> None:
    """Of a star of 4 rays the largest eigenvalue is 2: below a half the sum ends, from there on it does not."""
    star = Links.of(5, [(0, ray, 1.0) for ray in range(1, 5)], directed=False)
    assert katz(star, alpha=0.499)[0] > katz(star, alpha=0.1)[0]
    for alpha in (0.5, 0.6):
        with pytest.raises(UsageError, match=r"too large.*0\.2 is always small enough"):
            katz(star, alpha=alpha)
    assert katz(ARROWS, alpha=100.0)[2] > 0.99  # without cycles every sum ends


def test_hubs_of_two_equal_parts_are_not_unique() -> None:
    two = Links.of(60, [(0, 1, 1.0), (2, 3, 1.0)], directed=True)
    for links in (two, Links.of(4, [(0, 1, 1.0), (2, 3, 1.0)], directed=True)):
        with pytest.raises(UsageError, match="not unique here"):
            authorities(links)


def test_closeness_of_one_node_is_not_defined() -> None:
    with pytest.raises(UsageError, match="single node"):
        closeness(Links.of(1, [(0, 0, 1.0)], directed=True))


def test_reflections_need_two_sides_joined() -> None:
    for sides in ([0, 0, 0], [0, 1, 2], [0, 0, 1], [0, 1]):
        with pytest.raises(UsageError, match="two sides only"):
            reflections(PATH, sides)
    with pytest.raises(UsageError, match="order of reflections is -1"):
        reflections(PATH, [0, 1, 0], order=-1)


def test_weights_are_taken_as_is_usual_or_as_asked() -> None:
    uneven = Links.of(4, [(0, 1, 5.0), (1, 2, 5.0), (0, 2, 1.0), (2, 3, 1.0), (3, 0, 1.0)], directed=False)
    for name in ("pagerank", "katz", "eigenvector", "closeness", "harmonic", "betweenness"):
        measure = MEASURES[name]
        usual, plain, weighed = (compute(measure, uneven, weighted=asked).values for asked in (None, False, True))
        assert not np.allclose(plain, weighed)
        assert np.allclose(usual, weighed if measure.weights is Weights.STRENGTH else plain)


def test_large_networks_of_many_links_are_swept_in_several_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(3)
    ends = chance.integers(0, 300, (2, 700))
    links = Links(300, ends[0], ends[1], np.ones(700), directed=True)
    whole = closeness(links), sampled_betweenness(links, samples=50)
    monkeypatch.setattr("kg.analysis.centrality.distance._WORDS", 700)
    monkeypatch.setattr("kg.analysis.centrality.sampled._CELLS", 3000)
    assert np.allclose(closeness(links), whole[0])
    assert np.allclose(sampled_betweenness(links, samples=50).values, whole[1].values)


@pytest.mark.parametrize("directed", [True, False])
def test_sampled_betweenness_lies_within_its_error(directed: bool) -> None:
    """Over many draws the estimate is right on the average, and the true value lies within the bound as often as it says."""
    chance = np.random.default_rng(5)
    ends = chance.integers(0, 120, (2, 360))
    links = Links(120, ends[0], ends[1], np.ones(360), directed=directed)
    exact = betweenness(links)
    often = exact > np.median(exact)
    draws = [sampled_betweenness(links, samples=40, seed=seed) for seed in range(60)]
    mean = np.mean([each.values for each in draws], axis=0)
    assert np.abs(mean - exact)[often].max() < 0.1 * exact.max()
    within = np.mean([np.abs(each.values - exact) <= each.errors for each in draws], axis=0)
    assert within.min() >= 0.95
    more = sampled_betweenness(links, samples=110, seed=1)
    assert (more.errors < draws[0].errors).all()
    again = sampled_betweenness(links, samples=40, seed=7)
    assert (again.values == draws[7].values).all()
    assert not np.array_equal(draws[6].values, draws[7].values)


def test_betweenness_of_a_large_network_is_sampled_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert compute(MEASURES["betweenness"], PATH).errors is None
    assert compute(MEASURES["betweenness"], PATH, samples=2).errors is not None
    monkeypatch.setattr("kg.analysis.centrality.measure.EXACT_UP_TO", 5)
    assert compute(MEASURES["betweenness"], PATH).errors is not None
    assert EXACT_UP_TO > 1_000_000


@pytest.mark.parametrize("function", [pagerank, eigenvector, katz, closeness, betweenness, sampled_betweenness])
def test_same_links_same_values(function: Callable[[Links], np.ndarray]) -> None:
    chance = np.random.default_rng(2)
    ends = chance.integers(0, 200, (2, 900))
    links = [Links(200, ends[0].copy(), ends[1].copy(), np.ones(900), directed=False) for _ in range(2)]
    assert np.array_equal(function(links[0]), function(links[1]))
