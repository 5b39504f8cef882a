"""``/api``: answers as its OpenAPI document says, found by any name, bounded, and never stale."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from kg.ontology.prefixes import FKG, FKGC, FKGR
from kg.serve.app import Settings, make_app
from kg.serve.limits import Limits
from tests.rdf.factory import small_graph, write_build
from tests.serve.conftest import running

CCB, SUB = FKGR + "ccb", FKGR + "ccb-fintech"


@pytest.fixture(scope="module")
def document(address: str) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{address}/api/openapi.json", trust_env=False).json()
    return found


def test_the_root_of_the_interface_leads_to_its_document(address: str) -> None:
    found = httpx.get(f"{address}/api", trust_env=False, follow_redirects=True)
    assert (found.status_code, found.json()["openapi"][:2]) == (200, "3.")


def _operation(document: dict[str, Any], path: str) -> dict[str, Any]:
    found: dict[str, Any] = next(iter(document["paths"][path].values()))
    return found


def _check(document: dict[str, Any], path: str, reply: httpx.Response) -> Any:
    """The answer, after it was held against the schema that the document has for its status."""
    described = _operation(document, path)["responses"][str(reply.status_code)]["content"]
    schema = described[reply.headers["content-type"].partition(";")[0]]["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(reply.json())
    return reply.json()


def test_the_document_is_openapi_and_holds_every_route(document: dict[str, Any], served_build: Path) -> None:
    validate(document)
    routes = {route.path for route in make_app(served_build).routes if route.path.startswith("/api/")}  # type: ignore[attr-defined]
    assert routes == set(document["paths"])


GOOD: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "search": ("/api/search", [("q", "建"), ("limit", "3")]),
    "entity by name": ("/api/entity", [("name", "ＣＣＢ"), ("lang", "en")]),
    "entity by IRI": ("/api/entity", [("iri", FKGC + "federated-learning")]),
    "evidence of a statement": ("/api/evidence", [("statement", FKGR + "statement/s-sub")]),
    "evidence of an observation": ("/api/evidence", [("statement", FKGR + "observation/o-1")]),
    "evidence of a row": ("/api/evidence", [("cell", "建行"), ("cell", SUB)]),
    "neighbours": ("/api/neighbours", [("iri", CCB)]),
    "neighbours of nothing": ("/api/neighbours", [("iri", FKGR + "nobody")]),
    "second page of neighbours": ("/api/neighbours", [("iri", CCB), ("limit", "1"), ("page", "2")]),
    "passages": ("/api/passages", [("q", "建设银行 建信")]),
    "vocabulary": ("/api/vocabulary", []),
    "questions": ("/api/questions", []),
}


@pytest.mark.parametrize("case", GOOD)
def test_answers_are_as_the_document_says(client: httpx.Client, document: dict[str, Any], case: str) -> None:
    path, params = GOOD[case]
    reply = client.get(path, params=params)
    assert reply.status_code == 200
    assert _check(document, path, reply)


BAD: dict[str, tuple[str, list[tuple[str, str]], int, str]] = {
    "nothing to search": ("/api/search", [], 400, "q is missing"),
    "blank": ("/api/search", [("q", " ")], 400, "q is missing"),
    "limit": ("/api/search", [("q", "建"), ("limit", "0")], 400, "from 1 to 100"),
    "limit is no number": ("/api/search", [("q", "建"), ("limit", "²")], 400, "from 1 to 100"),
    "unknown parameter": ("/api/search", [("q", "建"), ("colour", "red")], 400, "colour"),
    "twice": ("/api/search", [("q", "建"), ("q", "行")], 400, "twice"),
    "long": ("/api/search", [("q", "建" * 2001)], 400, "longer than 2000"),
    "language": ("/api/passages", [("q", "建"), ("lang", "fr")], 400, "zh or en"),
    "no such entity": ("/api/entity", [("name", "建设银航")], 404, "did you mean 建设银行"),
    "neither name nor IRI": ("/api/entity", [], 400, "one of them"),
    "no IRI": ("/api/entity", [("iri", "> } DROP")], 400, "cannot be asked"),
    "no such statement": ("/api/evidence", [("statement", FKGR + "statement/none")], 404, "no statement"),
    "too many cells": ("/api/evidence", [("cell", "建")] * 41, 400, "at most 40"),
    "no predicate": ("/api/neighbours", [("iri", CCB), ("predicate", "a b")], 400, "cannot be asked"),
    "no such question": ("/api/questions/{name}", [], 400, "no question"),
}


@pytest.mark.parametrize("case", BAD)
def test_errors_say_what_is_wrong(client: httpx.Client, document: dict[str, Any], case: str) -> None:
    path, params, status, told = BAD[case]
    reply = client.get(path.replace("{name}", "nothing"), params=params)
    assert reply.status_code == status
    found = _check(document, path, reply)
    assert (found["status"], told in found["message"]) == (status, True), found["message"]


def test_search_completes_any_name(client: httpx.Client) -> None:
    def found(text: str) -> list[str]:
        return [hit["iri"].removeprefix(FKGR).removeprefix(FKGC) for hit in client.get("/api/search", params={"q": text}).json()["hits"]]

    assert found("建") == ["ccb", "ccb-fintech"]
    assert found("ccb")[0] == "ccb"
    assert found("央") == ["pboc"]
    assert found("nu bank") == ["nubank"]
    assert found("fkgr:ccb") == ["ccb", "ccb-fintech"]
    assert found("習聯邦") == []
    assert found("聯邦學習") == ["federated-learning"]
    assert found("计算") == ["privacy-computing"]
    assert found("never-mentioned") == []


def test_similar_names_are_marked(client: httpx.Client) -> None:
    found = client.get("/api/search", params={"q": "建设银航"}).json()
    assert (found["similar"], found["hits"][0]["iri"]) == (True, CCB)


def test_a_row_opens_to_the_claims_between_its_cells(client: httpx.Client) -> None:
    def claims(*cells: str) -> set[str]:
        found = client.get("/api/evidence", params=[("cell", cell) for cell in cells]).json()
        return {each["iri"].rpartition("/")[2] for each in (*found["facts"], *found["statistics"])}

    assert claims("建设银行", "建信金科") == {"s-sub"}
    assert claims(SUB, CCB, "2018") == {"s-sub"}
    assert claims("示范办法", "2018-04") == {"s-201804"}
    assert claims("北京", "1.57") == {"o-1"}
    assert claims("北京", "1.58") == set()
    assert claims(FKGR + "statement/s-leads", "北京") == {"s-leads"}
    assert claims("建信金科", "北京") == set()


def test_evidence_holds_quote_and_context(client: httpx.Client) -> None:
    fact = client.get("/api/evidence", params={"statement": FKGR + "statement/s-tech"}).json()["facts"][0]
    assert [(each["quote"], each["kind"], each["context"]) for each in fact["evidence"]] == [("它采用联邦学习。", "original", ["建设银行设立建信金科。"])]


def test_neighbours_are_stated_ones_both_ways(client: httpx.Client) -> None:
    def beside(**params: Any) -> list[tuple[str, bool, str]]:
        found = client.get("/api/neighbours", params={"iri": CCB, "lang": "en", **params}).json()
        return [(each["predicate"]["iri"].removeprefix(FKG), each["outgoing"], each["thing"]["iri"].removeprefix(FKGR)) for each in found["neighbours"]]

    whole = beside()
    assert ("hasSubsidiary", True, "ccb-fintech") in whole
    assert ("leads", True, "alliance-x") in whole
    assert [each for each in whole if each[0] == "partnersWith"] == [("partnersWith", True, "nubank")], "the inferred inverse is left out"
    assert not [each for each in whole if each[0] == "investsIn"], "what is only planned is no neighbour"
    assert beside(predicate=FKG + "leads") == [("leads", True, "alliance-x")]
    assert len(beside(limit=1)) == 1
    pages = [beside(limit=1, page=page) for page in range(1, len(whole) + 2)]
    assert (sorted(each for page in pages for each in page), pages[-1]) == (sorted(whole), [])


def test_labels_of_what_a_result_holds(client: httpx.Client, document: dict[str, Any]) -> None:
    sent = {"iris": [CCB, FKG + "hasSubsidiary", "http://example.org/x"], "texts": ["建信金科", "无此名", "央行"]}
    reply = client.post("/api/labels", json=sent)
    found = _check(document, "/api/labels", reply)
    assert [(each["zh"], each["en"]) for each in found["things"]] == [
        ("建设银行", "CCB"), ("子公司或下属机构", "has subsidiary or unit"), ("http://example.org/x", "http://example.org/x")
    ]  # fmt: skip
    assert found["names"] == [{"text": "建信金科", "iri": SUB}, {"text": "央行", "iri": FKGR + "pboc"}]


def test_joins_are_what_is_said_between_the_things(client: httpx.Client, document: dict[str, Any]) -> None:
    things = [CCB, SUB, FKGR + "pboc", FKGC + "federated-learning", FKGC + "privacy-computing", FKGR + "nobody"]
    reply = client.post("/api/joins", json={"iris": things})
    found = _check(document, "/api/joins", reply)
    assert [(each["iri"], each["zh"]) for each in found["things"]][:2] == [(CCB, "建设银行"), (SUB, "建信金科")]
    joined = {(each["subject"].rpartition("/")[2], each["predicate"].rpartition("#")[2], each["object"].rpartition("/")[2]): each for each in found["joins"]}
    assert ("ccb", "hasSubsidiary", "ccb-fintech") in joined
    assert joined["ccb", "hasSubsidiary", "ccb-fintech"]["told"] == [{"report": "r1", "places": 1}, {"report": "r2", "places": 1}]
    assert (joined["federated-learning", "broader", "privacy-computing"]["statement"], found["more"]) == ("", False)
    assert client.post("/api/joins", json={"iris": []}).json() == {"things": [], "joins": [], "more": False}
    assert client.post("/api/joins", json={}).status_code == 400


@pytest.mark.parametrize(
    ("body", "status"),
    [("[]", 400), ("{", 400), ('{"iris": [1]}', 400), ('{"more": []}', 400), ('{"iris": ["a b"]}', 400), (json.dumps({"texts": ["x"] * 501}), 400),
     (json.dumps({"texts": ["x" * 1000] * 11}), 413), ("[" * 5000, 400)],
)  # fmt: skip
def test_bodies_are_checked(client: httpx.Client, document: dict[str, Any], body: str, status: int) -> None:
    reply = client.post("/api/labels", content=body)
    assert reply.status_code == status
    _check(document, "/api/labels", reply)


def test_a_question_takes_its_parameters(client: httpx.Client, document: dict[str, Any]) -> None:
    themes = client.get("/api/questions").json()["themes"]
    questions = {each["name"]: each for theme in themes for each in theme["questions"]}
    assert themes[0]["zh"] == "机构"
    name = next(each for each in questions if any(param["type"] == "fkg:Place" for param in questions[each]["parameters"]))
    param = next(param["name"] for param in questions[name]["parameters"] if param["type"] == "fkg:Place")
    path = "/api/questions/{name}"
    reply = client.get(path.replace("{name}", name), params={param: "Beijing"})
    query = _check(document, path, reply)["query"]
    assert f"VALUES ?{param} {{ <{FKGR}beijing> }}" in query
    assert client.get("/sparql", params={"query": query}).status_code == 200
    unknown = client.get(path.replace("{name}", name), params={param: "无此地"})
    assert (unknown.status_code, "knows no" in _check(document, path, unknown)["message"]) == (404, True)
    injected = client.get(path.replace("{name}", name), params={param: "} DROP ALL #"})
    assert injected.status_code == 404


def test_every_default_of_a_question_is_told(client: httpx.Client) -> None:
    for theme in client.get("/api/questions").json()["themes"]:
        for question in theme["questions"]:
            for param in question["parameters"]:
                assert param["zh"]
                assert param["en"]
                assert not param["default_zh"].startswith("<")


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    build = write_build(tmp_path / "build", small_graph())
    with running(build, Settings(Limits(seconds=5))) as address:
        yield build, address


def test_a_new_build_is_seen(changing: tuple[Path, str]) -> None:
    build, address = changing

    def names() -> list[str]:
        return [hit["zh"] for hit in httpx.get(f"{address}/api/search", params={"q": "建设"}, trust_env=False).json()["hits"]]

    assert names() == ["建设银行"]
    graph = small_graph()
    renamed = {**graph.entities, "ccb": replace(graph.entities["ccb"], zh="建设银行新名")}
    write_build(build, replace(graph, entities=renamed))
    until = time.monotonic() + 10
    while names() != ["建设银行新名"] and time.monotonic() < until:
        time.sleep(0.1)
    assert names() == ["建设银行新名"]


def test_a_call_past_its_time_is_stopped(served_build: Path) -> None:
    with running(served_build, Settings(Limits(seconds=0.0001))) as address:
        replies = [httpx.get(f"{address}/api/questions", trust_env=False) for _ in range(2)]
    assert [reply.status_code for reply in replies] == [503, 503]
    assert "retry-after" in replies[0].headers
