"""The benchmarks of the service, run on a small graph: what they compare and what they find wrong, not how long it takes."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import endpoint, load, start
from benchmarks.service import children, kg_serve, rows_of
from kg.store.embedded import EmbeddedStore

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="these benchmarks need Linux")


def test_three_engines_agree_on_ten_queries(made_up: Path, capsys: pytest.CaptureFixture[str]) -> None:
    endpoint.measure(made_up, rounds=1, cap=60, without_rdflib=False)
    told = capsys.readouterr().out
    assert "all answers are the same" in told
    assert "none of them is empty" in told
    assert len([line for line in told.splitlines() if line.count("x") >= 2 and line.endswith(("x", "TOO SLOW"))]) == 10


def test_a_slow_query_is_told() -> None:
    def times(ours: float, peer: float) -> dict[str, endpoint.Times]:
        return {"a": endpoint.Times(([ours], [peer]))}

    assert endpoint.report(times(0.0039, 0.001), {}, {"a": 1})
    assert not endpoint.report(times(0.0041, 0.001), {}, {"a": 1})
    assert endpoint.report(times(0.129, 0.1), {}, {"a": 1})
    assert not endpoint.report(times(0.131, 0.1), {}, {"a": 1})
    assert endpoint.report(times(0.1, 0.1), {"a": (1.6, b"")}, {"a": 1})
    assert not endpoint.report(times(0.1, 0.1), {"a": (1.4, b"")}, {"a": 1})


def test_answers_are_compared_whatever_their_order() -> None:
    def answer(*values: str) -> bytes:
        rows = ",".join(f'{{"x": {{"type": "literal", "value": "{value}", "xml:lang": "zh"}}}}' for value in values)
        return f'{{"head": {{"vars": ["x", "y"]}}, "results": {{"bindings": [{rows}]}}}}'.encode()

    assert rows_of(answer("a", "b")) == rows_of(answer("b", "a")) != rows_of(answer("a", "a"))
    assert rows_of(answer("a")) == [(("literal", "a", "zh", ""), None)]
    assert rows_of(b'{"head": {}, "boolean": true}') != rows_of(b'{"head": {}, "boolean": false}')


def test_the_load_is_made_and_answers_are_right(made_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(load, "REST", 0.5)
    monkeypatch.setattr(load, "SETTLE", 1.0)
    load.measure(made_up, clients=4, seconds=3, share=0.05, timeout=3)
    told = capsys.readouterr().out
    assert "kept   no wrong or missing answer (0)" in told
    assert "kept   the server answers (yes)" in told
    assert "ordinary          0" not in told


def test_a_wrong_answer_is_found(made_up: Path) -> None:
    with EmbeddedStore.open(made_up) as store:
        right = load.ordinary(store)
    assert len(right) > 200
    text = next(each for each in right if "SELECT" in each and right[each])
    seen = load.Outcome()
    with kg_serve(made_up) as server:
        server.client()
        assert len(children(server.process.pid)) >= 1
        load.client(server, {text: right[text][1:]}, 0.0, load.time.perf_counter() + 0.5, 0, seen)
    assert seen.wrong
    assert {each.partition(" for ")[0] for each in seen.wrong} == {"other rows than expected"}


@pytest.mark.parametrize("spoilt", ["", "wrong", "late", "memory", "dead"])
def test_what_is_missed_is_told(spoilt: str) -> None:
    seen = load.Outcome([0.01] * 200, [1.0], Counter({"503": 1}), ["other rows"] if spoilt == "wrong" else [])
    if spoilt == "late":
        seen.hostile.append(3.2)
    memory = (100 << 20, 500 << 20, (130 if spoilt == "memory" else 110) << 20)
    assert load.report({}, [seen], 1, 2, memory, 1, alive=spoilt != "dead") is (spoilt == "")


@pytest.mark.parametrize(("limit", "code"), [("1000", 0), ("0", 1)])
def test_the_start_is_timed(made_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], limit: str, code: int) -> None:
    monkeypatch.setattr(sys, "argv", ["start.py", str(made_up), "--rounds", "1", "--limit", limit])
    assert start.main() == code
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["/health", "/sparql", "/api"]
