"""Trends of a graph in a store: names, years and publishers in; results with the IRIs behind them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kg.analysis.trends.presence import Presence
from kg.api.graph import Graph
from kg.api.trends_json import trends_json
from kg.api.trends_page import all_trends, trends_page
from kg.errors import KgError, QueryError, UsageError
from kg.ontology.prefixes import FKGR
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from tests.api.graphs import trend_graph


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with EmbeddedStore.in_memory(quads(trend_graph(), resource("ontology"))) as store:
        yield Graph(store)


def test_themes_of_one_publishers_reports(graph: Graph) -> None:
    found = graph.trends("themes", level=1)
    assert isinstance(found, Presence)
    assert [(each.node.zh, str(each.verdict), each.counts) for each in found.items] == [
        ("智能技术", "appears", (0, 5, 28)), ("账本技术", "fades", (24, 6, 1)), ("信贷", "unclear", (6, 6, 6)),
    ]  # fmt: skip
    assert found.parameters["from"] == ("a-2021",)
    assert set(found.items[0].passages[2]) <= set(graph.spoken.places)


@pytest.mark.parametrize(
    ("chosen", "reports"),
    [
        ({"start": "2021", "end": "2024"}, ("a-2021", "a-2023", "a-2024")),
        ({"start": "2021", "end": "2025"}, ("a-2021", "a-2023", "a-2024")),  # issued in 2025, about 2024
        ({"start": "b-2020", "end": "a-2024"}, ("b-2020", "a-2021", "a-2023", "a-2024")),
        ({"publisher": "JIA", "end": "2023"}, ("a-2021", "a-2023")),  # an alias of the publisher
        ({"reports": ("b-2020", "2021", "2023")}, ("b-2020", "a-2021", "a-2023")),  # named one by one, whoever published them
        ({"publisher": "all"}, ("b-2020", "a-2021", "a-2023", "a-2024")),
    ],
)
def test_reports_are_named_by_id_or_year(graph: Graph, chosen: dict[str, object], reports: tuple[str, ...]) -> None:
    assert graph.trends("entities", **chosen).parameters["reports"] == reports


def test_relations_carry_their_names_and_statements(graph: Graph) -> None:
    found = graph.trends("relations")
    assert isinstance(found, Presence)
    told = {each.node.zh: each for each in found.items}
    assert told.keys() == {"采用技术", "规范", "发布机构", "试点地区"}
    assert told["采用技术"].statements == (FKGR + "statement/s-uses",)
    assert told["试点地区"].node.en == "piloted in"


def test_a_series_by_name_or_alias(graph: Graph) -> None:
    found = graph.series("IT投入", cls="Bank")
    rows = {(row["subject"], row["period"], row["value"]): row for row in found.rows()}
    assert rows.keys() == {
        ("第一银行", "2022", 100e8), ("第一银行", "2022", 120e8), ("第一银行", "2023", 110e8),
        ("第二银行", "2022", 50e8), ("第二银行", "2023", 70e8), ("六大国有银行", "2023", None),
    }  # fmt: skip
    last = rows["第一银行", "2023", 110e8]
    assert (last["growth computed"], last["growth stated"], last["growth differs"]) == (pytest.approx(110 / 120 - 1), pytest.approx(0.125), True)
    assert (last["growth rank"], last["growth ranked"]) == (2, 2)  # the collective name is no bank of its own
    assert rows["六大国有银行", "2023", None]["growth rank"] is None
    (conflict,) = found.conflicts
    assert {point.value for point in conflict.points} == {100e8, 120e8}
    assert {iri for point in conflict.points for iri in point.observations} == {FKGR + "observation/o-bank-one-2022", FKGR + "observation/o-conflict"}
    assert {(each.period, each.n) for each in found.concentration} == {("2022", 2), ("2023", 2)}
    assert [row["subject"] for row in graph.series("科技投入", about="第二银行").rows("en")] == ["Second Bank", "Second Bank"]


def test_pilots_policies_and_changes(graph: Graph) -> None:
    assert next((row["place"], row["date"], row["known by"]) for row in graph.trends("pilots").rows()) == ("上海", "2021-04", "2021-10")
    (policy,) = graph.trends("policies").rows()
    assert (policy["policy"], policy["date"], policy["status"], policy["issuers"], policy["fields"]) == ("示范办法", "2024-03", "draft", "监管局", "智能技术")
    found = graph.changes("2021", "2024")
    assert {each.node.zh for each in found.entities} >= {"大模型", "监管局", "示范办法", "第一银行"}
    assert [each.policy.zh for each in found.policies] == ["示范办法"]
    assert {each.statement.rpartition("/")[2] for each in found.relations} == {"s-governs", "s-issued", "s-uses", "s-pilot-evil"}


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        (lambda graph: graph.series("科技投人"), QueryError, "科技投入"),  # a slip: the nearest is suggested
        (lambda graph: graph.series("第一银行"), QueryError, "of class Indicator"),
        (lambda graph: graph.series("海运费"), QueryError, "one figure only"),
        (lambda graph: graph.series("科技投入", unit="USD"), UsageError, "CNY"),
        (lambda graph: graph.series("科技投入", cls="Bnak"), UsageError, "Bank"),
        (lambda graph: graph.trends("themes", start="2022"), UsageError, "no report '2022'"),
        (lambda graph: graph.trends("themes", start="2024", end="2024"), UsageError, "the same report"),
        (lambda graph: graph.changes("2024", "2021"), UsageError, "later than"),
        (lambda graph: graph.trends("themes", publisher="丙社"), UsageError, "甲院"),
        (lambda graph: graph.trends("themes", reports=("2021", "2023"), end="2024"), UsageError, "not among the reports"),
        (lambda graph: graph.trends("entities", cls="Law"), UsageError, "nothing of class Law"),
        (lambda graph: graph.trends("themes", confidence=1.0), UsageError, "between 0 and 1"),
        (lambda graph: graph.trends("weather"), UsageError, "themes"),
        (lambda graph: graph.trends("pilots", reports="2020"), QueryError, "no pilot"),
        (lambda graph: graph.trends("policies", publisher="甲院", end="2020"), UsageError, "no report is left"),
        (lambda graph: graph.trends("policies", by="colour"), UsageError, "issuer"),
    ],
)  # fmt: skip
def test_bad_input_is_told_in_one_line(graph: Graph, asked: Callable[[Graph], object], error: type[KgError], words: str) -> None:
    with pytest.raises(error) as told:
        asked(graph)
    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_the_whole_page_shows_each_part_with_its_quotes(graph: Graph) -> None:
    parts = all_trends(graph)
    assert [type(each).__name__ for each in parts] == ["Changes", "Series", "Pilots", "Policies"]
    page = trends_page(graph, parts)
    assert page == trends_page(graph, all_trends(graph))
    assert "第一银行2022年投入其实是120亿元。" in page  # the conflict opens to its sentence
    assert page.count('class="caution"') >= 5


def test_json_holds_the_first_of_every_verdict(graph: Graph) -> None:
    found = graph.trends("entities", publisher="all")
    whole, first = trends_json(found), trends_json(found, top=1)
    verdicts = [row["verdict"] for row in first["rows"]]
    assert len(set(verdicts)) == len(verdicts) < len(whole["rows"])
    assert whole["rows"][0] == first["rows"][0]
    assert first["caution"] == whole["caution"], "as many were tested"


def test_json_tells_the_passages_of_each_report(graph: Graph) -> None:
    row = trends_json(graph.trends("themes", level=1))["rows"][0]
    assert isinstance(row["evidence"], dict)
    assert {report: len(passages) for report, passages in row["evidence"].items()} == {"a-2021": 0, "a-2023": 5, "a-2024": 28}
