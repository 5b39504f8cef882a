"""Rankings as Python asks for them: names, classes, reports and choices in either language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.analysis.centrality.measures import MEASURES
from kg.api.graph import Graph
from kg.api.ranking import evidence_of
from kg.api.ranking_json import choices_json, ranking_json, rounded
from kg.errors import QueryError, UsageError
from kg.network.bundled import bundled_projections


@pytest.fixture(scope="module")
def graph(digest_build: Path) -> Iterator[Graph]:
    with Graph.open(digest_build) as opened:
        yield opened


def test_a_class_by_its_label(graph: Graph) -> None:
    found = graph.rank("pagerank", cls="技术", projection="actor-technology", top=5)
    assert {each.node.cls for each in found.entries} == {"Technology"}
    assert found == graph.rank("PageRank", cls="Technology", projection="actor-technology", top=5)
    assert found.parameters["projection"] == "actor-technology"


def test_reports_by_year(graph: Graph) -> None:
    found = graph.rank(reports=["2021"], top=3)
    assert found.parameters["reports"] == ["caict-2021"]
    assert found.left_out == ("caict-2021",)
    assert all("caict-2021" in each.reports for entry in found.entries for each in entry.relations)


def test_personalised_by_any_name(graph: Graph) -> None:
    icbc = graph.node("工商银行").iri
    found = graph.rank("pagerank", projection="actor-technology", personalise=["ICBC"], top=1)
    assert found.entries[0].node.iri == icbc
    assert found.parameters["personal"] == {icbc: 1.0}
    weighed = graph.rank("pagerank", projection="actor-technology", personalise={"工行": 1.0, "建行": 3.0}, top=1)
    assert weighed.entries[0].node.zh == "建设银行"


def test_choices_of_the_projection(graph: Graph) -> None:
    directed, undirected = graph.rank("pagerank", top=10), graph.rank("pagerank", top=10, undirected=True)
    assert (directed.parameters["directed"], undirected.parameters["directed"]) == (True, False)
    assert directed.digest != undirected.digest
    rolled = graph.rank(cls="Technology", projection="actor-technology", rollup={"技术": 1}, top=0)
    broader = graph.snapshot.broader
    assert not any(each.node.iri in broader for each in rolled.entries)
    assert rolled.parameters["rollup"] == {"Technology": 1}


@pytest.mark.parametrize("projection", bundled_projections())
@pytest.mark.parametrize("measure", ["degree", "pagerank", "harmonic", "core"])
def test_every_projection_can_be_ranked(graph: Graph, projection: str, measure: str) -> None:
    found = graph.rank(measure, projection=projection, top=3)
    assert found.entries[0].rank == 1
    assert found.entries[0].relations


def test_every_measure_ranks_something(graph: Graph) -> None:
    for name, measure in MEASURES.items():
        projection = "actor-technology" if measure.side is not None else "facts"
        found = graph.rank(name, projection=projection, top=2, largest=measure.strong, undirected=measure.strong, leave_out=False)
        assert found.entries, name
        assert found.entries[0].relations, name


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"measure": "fame"}, UsageError, "unknown measure 'fame'"),
        ({"projection": "actor"}, UsageError, "unknown projection 'actor'"),
        ({"cls": "Technologie"}, UsageError, "did you mean Technology"),
        ({"reports": ["1999"]}, UsageError, "no report '1999'"),
        ({"measure": "pagerank", "personalise": ["某某银行公司"]}, QueryError, "knows no '某某银行公司'"),
        ({"measure": "degree", "personalise": ["工行"]}, UsageError, "'degree' has no option 'personal'"),
        ({"measure": "eigenvector"}, UsageError, "strongly connected network only"),
        ({"measure": "in-degree", "projection": "actors"}, UsageError, "needs a directed network"),
        ({"measure": "hubs", "undirected": True}, UsageError, "needs directions"),
        ({"measure": "diversity"}, UsageError, "two sides only"),
        ({"min_belief": 2.0}, UsageError, "min_belief is 2.0"),
        ({"since": "lately"}, UsageError, "since is 'lately'"),
        ({"rollup": {"Technology": 0}}, UsageError, "below 1"),
        ({"rollup": {"Nonsense": 1}}, UsageError, "no class is called 'Nonsense'"),
        ({"weight": "size"}, UsageError, "unknown weight 'size'"),
        ({"since": "2090"}, UsageError, "nothing is left in the projection"),
        ({"projection": "pilots", "cls": "Bank"}, UsageError, "nothing of class 'Bank'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line(graph: Graph, asked: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said) as caught:
        graph.rank(**asked)
    assert "\n" not in str(caught.value)


def test_json_holds_all_with_its_evidence(graph: Graph) -> None:
    found = graph.rank("pagerank", top=3, facts_each=2)
    told = ranking_json(found, evidence_of(graph, found), graph.snapshot)
    assert told["digest"] == found.digest
    assert [each["rank"] for each in told["rows"]] == [1, 2, 3]
    for row, entry in zip(told["rows"], found.entries, strict=True):
        assert row["node"]["iri"] == entry.node.iri
        assert row["value"] == rounded(entry.value)
        assert row["without"].keys() == set(found.left_out)
        assert len(row["facts"]) == 2
        for fact in row["facts"]:
            assert fact["evidence"]
            assert all(each["quote"] for each in fact["evidence"])
            assert row["node"] in (fact["subject"], fact["object"])


def test_the_list_of_choices() -> None:
    known = choices_json()
    assert [each["name"] for each in known["measures"]] == list(MEASURES)
    assert [each["name"] for each in known["projections"]] == list(bundled_projections())
    for each in (*known["measures"], *known["projections"]):
        assert all((each["zh"], each["en"], each["about"]["zh"], each["about"]["en"]))
