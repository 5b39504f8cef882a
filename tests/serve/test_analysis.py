"""Paths and rankings over HTTP: as ``kg.api`` computes them, described, bounded, never stale, and no burden before they are asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from kg.api.graph import Graph
from kg.ontology.prefixes import FKGC, FKGR
from kg.serve.app import Settings
from kg.serve.limits import Limits
from tests.rdf.factory import small_graph, write_build
from tests.serve.conftest import running

CCB, LEARNING = FKGR + "ccb", FKGC + "federated-learning"


@pytest.fixture(scope="module")
def place(served_build: Path) -> Iterator[str]:
    with running(served_build, Settings(Limits(seconds=20))) as address:
        yield address


@pytest.fixture(scope="module")
def asked(place: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=place, timeout=60, trust_env=False) as opened:
        yield opened


def _get(asked: httpx.Client, path: str, *params: tuple[str, str]) -> httpx.Response:
    """The answer, after it was held against what the OpenAPI document says of its status."""
    reply = asked.get(path, params=params)
    document = asked.get("/api/openapi.json").json()
    schema = document["paths"][path]["get"]["responses"][str(reply.status_code)]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(reply.json())
    return reply


def test_paths_are_those_of_the_graph(asked: httpx.Client, served_build: Path) -> None:
    found = _get(asked, "/api/paths", ("from", "建行"), ("to", "federated learning"), ("k", "2")).json()
    with Graph.open(served_build) as graph:
        same = graph.paths("建行", "federated learning", k=2)
    assert [each["words"] for each in found["paths"]] == [each.zh for each in same.paths]
    assert (found["digest"], found["complete"], found["why"]) == (same.digest, True, "")
    first, last = (hop for hop in found["paths"][0]["hops"])
    assert (first["source"]["iri"], last["target"]["iri"]) == (CCB, LEARNING)
    assert first["predicate"]["label"] == "子公司或下属机构"
    assert first["statements"] == [FKGR + "statement/s-sub"]
    evidence = asked.get("/api/evidence", params={"statement": first["statements"][0]}).json()["facts"][0]["evidence"]
    assert first["passages"] == [each["passage"] for each in evidence]
    rows = asked.get("/sparql", params={"query": found["paths"][0]["query"], "format": "json"}).json()["results"]["bindings"]
    assert rows
    english = _get(asked, "/api/paths", ("from", CCB), ("to", LEARNING), ("lang", "en")).json()
    assert english["paths"][0]["words"] == same.paths[0].en


def test_choices_of_paths_count(asked: httpx.Client) -> None:
    def words(*more: tuple[str, str]) -> Any:
        found = _get(asked, "/api/paths", ("from", CCB), ("to", LEARNING), *more).json()
        return len(found["paths"]) or found["why"]

    assert words() == 1
    assert "avoid" in words(("avoid", "建信金科"))
    assert "--" not in words(("avoid", "建信金科"))
    assert "max_hops" in words(("max_hops", "1"))
    assert "min_belief" in words(("min_belief", "1"))
    assert "without_predicate" in words(("without_predicate", "子公司或下属机构"))


def test_rankings_are_those_of_the_graph(asked: httpx.Client, served_build: Path) -> None:
    found = _get(asked, "/api/rankings", ("measure", "pagerank"), ("top", "3")).json()
    with Graph.open(served_build) as graph:
        same = graph.rank("pagerank", top=3)
    told = [(each["thing"]["iri"], each["value"], each["rank"], each["best"], each["worst"]) for each in found["places"]]
    assert told == [(each.node.iri, each.value, each.rank, each.best, each.worst) for each in same.entries]
    assert (found["ranked"], found["nodes"], found["edges"], found["digest"]) == (same.ranked, same.nodes, same.edges, same.digest)
    statements = [each["statement"] for place in found["places"] for each in place["relations"]]
    assert sorted(set(statements)) == list(same.statements)
    assert all(each["told"] for place in found["places"] for each in place["relations"])


def test_rankings_of_a_class_and_a_report(asked: httpx.Client) -> None:
    banks = _get(asked, "/api/rankings", ("class", "银行"), ("projection", "everything")).json()["places"]
    assert {each["thing"]["iri"] for each in banks} == {CCB, FKGR + "nubank"}
    assert _get(asked, "/api/rankings", ("report", "r2")).json()["edges"] < _get(asked, "/api/rankings").json()["edges"]


BAD: dict[str, tuple[str, list[tuple[str, str]], int, str]] = {
    "no end": ("paths", [("from", CCB)], 400, "to is missing"),
    "unknown name": ("paths", [("from", "建设银航"), ("to", LEARNING)], 404, "did you mean 建设银行"),
    "nothing like it": ("paths", [("from", "¤¤"), ("to", LEARNING)], 404, "knows no"),
    "unknown thing to avoid": ("paths", [("from", CCB), ("to", LEARNING), ("avoid", "联邦学西")], 404, "did you mean 联邦学习"),
    "both ends the same": ("paths", [("from", CCB), ("to", "建行")], 400, "both start and end"),
    "an end to avoid": ("paths", [("from", CCB), ("to", LEARNING), ("avoid", "建行")], 400, "avoid: 建设银行 is an end"),
    "unknown relation": ("paths", [("from", CCB), ("to", LEARNING), ("predicate", "拥有子公")], 400, "hasSubsidiary"),
    "unknown projection": ("paths", [("from", CCB), ("to", LEARNING), ("projection", "all")], 400, "everything"),
    "too many": ("paths", [("from", CCB), ("to", LEARNING), ("k", "51")], 400, "from 1 to 50"),
    "too far": ("paths", [("from", CCB), ("to", LEARNING), ("max_hops", "21")], 400, "from 1 to 20"),
    "belief above 1": ("paths", [("from", CCB), ("to", LEARNING), ("min_belief", "1.5")], 400, "from 0 to 1"),
    "belief is no number": ("rankings", [("min_belief", "nan")], 400, "from 0 to 1"),
    "unknown measure": ("rankings", [("measure", "pagerang")], 400, "pagerank"),
    "unknown class": ("rankings", [("class", "Bang")], 400, "Bank"),
    "unknown report": ("rankings", [("report", "1999")], 400, "r1"),
    "undefined": ("rankings", [("measure", "diversity")], 400, "side"),
    "unknown parameter": ("rankings", [("cls", "Bank")], 400, "cls"),
}


@pytest.mark.parametrize("case", BAD)
def test_errors_say_what_is_wrong(asked: httpx.Client, case: str) -> None:
    call, params, status, told = BAD[case]
    reply = _get(asked, f"/api/{call}", *params)
    assert (reply.status_code, told in reply.json()["message"]) == (status, True), reply.text
    assert "--" not in reply.json()["message"]
    assert "kg " not in reply.json()["message"]
    assert "\n" not in reply.json()["message"]


def test_an_analysis_past_its_time_is_stopped(served_build: Path) -> None:
    with running(served_build, Settings(Limits(seconds=0.0001))) as address:
        reply = httpx.get(f"{address}/api/rankings", timeout=60, trust_env=False)
    assert (reply.status_code, "retry-after" in reply.headers) == (503, True)
    message = reply.json()["message"]  # the limit counts from the question: it may end before a process stands
    assert "stopped after" in message or "no process came free in time" in message


def test_a_new_build_is_analysed_anew(tmp_path: Path) -> None:
    build = write_build(tmp_path / "build", small_graph())
    with running(build, Settings(Limits(seconds=20))) as address:

        def first() -> str:
            found = httpx.get(f"{address}/api/paths", params={"from": CCB, "to": LEARNING}, timeout=60, trust_env=False).json()
            return str(found["paths"][0]["hops"][0]["source"]["label"])

        assert first() == "建设银行"
        graph = small_graph()
        write_build(build, replace(graph, entities={**graph.entities, "ccb": replace(graph.entities["ccb"], zh="建设银行新名")}))
        assert first() == "建设银行新名"


def test_the_server_itself_loads_nothing_of_analysis() -> None:
    loaded = "import sys, kg.serve.app, kg.serve.reader; print([name for name in sys.modules if name.startswith(('kg.analysis', 'kg.api.', 'numpy', 'scipy'))])"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.strip()
    assert told == "['kg.api.shapes']", "only what the answers look like"


def test_no_analysis_loads_the_libraries_of_another() -> None:
    loaded = "import sys, kg.serve.analyst; print([name for name in ('networkit', 'networkx', 'numpy', 'pandas', 'scipy') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.strip() == "[]"
