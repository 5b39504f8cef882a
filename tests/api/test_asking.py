"""``query`` gives frames with typed columns; stored questions take parameters as ``kg query`` does; wrong use is one line."""

from __future__ import annotations

import pandas as pd
import pytest

import kg
from kg.errors import KgError, QueryError, UsageError
from kg.resources import resource
from kg.validate.questions import load_questions


def asked(graph: kg.Graph, what: str, **params: object) -> pd.DataFrame:
    found = graph.query(what, **params)  # type: ignore[arg-type]
    assert isinstance(found, pd.DataFrame)
    return found


def test_a_select_is_a_frame_of_its_variables(graph: kg.Graph) -> None:
    found = asked(graph, "SELECT ?s ?o { ?s fkg:hasSubsidiary ?o }")
    assert found.to_dict("list") == {"s": ["fkgr:ccb"], "o": ["fkgr:ccb-fintech"]}
    assert found.attrs == {"sparql": "SELECT ?s ?o { ?s fkg:hasSubsidiary ?o }", "question": ""}


@pytest.mark.parametrize(
    ("iris", "expected"),
    [("short", "fkgr:ccb"), ("full", "https://w3id.org/fintech-kg/id/ccb"), ("label", "建设银行")],
)
def test_iris_as_wanted(graph: kg.Graph, iris: str, expected: str) -> None:
    assert asked(graph, "SELECT ?s { ?s fkg:hasSubsidiary ?o }", iris=iris)["s"].tolist() == [expected]


def test_labels_are_in_the_language_of_the_graph(english: kg.Graph) -> None:
    found = asked(english, "CONSTRUCT { ?s fkg:hasSubsidiary ?o } WHERE { ?s fkg:hasSubsidiary ?o }", iris="label")
    assert found.to_dict("list") == {"subject": ["CCB"], "predicate": ["has subsidiary or unit"], "object": ["建信金科"]}


@pytest.mark.parametrize(("pattern", "expected"), [("?s fkg:hasSubsidiary ?o", True), ("?s fkg:acquires ?o", False)])
def test_ask_is_yes_or_no(graph: kg.Graph, pattern: str, *, expected: bool) -> None:
    assert graph.query(f"ASK {{ {pattern} }}") is expected


KINDS = {
    "whole numbers": ("1 2", "int64"),
    "whole numbers, one missing": ("1 UNDEF", "Int64"),
    "decimals": ("1.5 2", "float64"),
    "doubles": ("1.5e3 UNDEF", "float64"),
    "yes or no": ("true false", "bool"),
    "yes or no, one missing": ("true UNDEF", "boolean"),
    "too large": ("99999999999999999999 1", "object"),
}


@pytest.mark.parametrize(("values", "kind"), KINDS.values(), ids=list(KINDS))
def test_columns_are_typed(graph: kg.Graph, values: str, kind: str) -> None:
    found = asked(graph, f"SELECT ?x {{ VALUES ?x {{ {values} }} }}")
    assert str(found["x"].dtype) == kind
    assert found["x"].isna().sum() == values.count("UNDEF")


def test_full_dates_are_dates_and_years_are_text(graph: kg.Graph) -> None:
    values = 'VALUES (?day ?year) { ("2021-03-04"^^xsd:date "2021"^^xsd:gYear) ("2020-01-01"^^xsd:date "2020-01"^^xsd:gYearMonth) (UNDEF UNDEF) }'
    found = asked(graph, f"SELECT ?day ?year {{ {values} }}")
    assert found["day"].tolist()[:2] == [pd.Timestamp("2021-03-04"), pd.Timestamp("2020-01-01")]
    assert found["year"].tolist()[:2] == ["2021", "2020-01"]
    assert found.isna().sum().tolist() == [1, 1]


def test_dates_of_several_time_zones_stay_as_they_are_written(graph: kg.Graph) -> None:
    found = asked(graph, 'SELECT ?d { VALUES ?d { "2021-03-04Z"^^xsd:date "2021-03-04+08:00"^^xsd:date } }')
    assert found["d"].tolist() == ["2021-03-04Z", "2021-03-04+08:00"]


def test_no_rows_keep_their_columns(graph: kg.Graph) -> None:
    found = asked(graph, "SELECT ?a ?b { ?a fkg:acquires ?b }")
    assert (list(found.columns), len(found)) == (["a", "b"], 0)


def test_a_question_by_its_name_with_a_parameter(graph: kg.Graph) -> None:
    found = asked(graph, "adopters-of", technology="隐私计算", iris="label")
    assert (found["adopter"].tolist(), found["used"].tolist()) == (["建信金科"], ["联邦学习"])
    assert found.attrs["question"] == "adopters-of"
    again = asked(graph, found.attrs["sparql"], iris="label")
    pd.testing.assert_frame_equal(found, again)


def test_parameters_are_entities_numbers_and_years(graph: kg.Graph) -> None:
    used = asked(graph, "adopters-of", technology=graph.entity("联邦学习"))
    assert used["adopter"].tolist() == ["建信金科"]
    assert "示范办法" in asked(graph, "policies-in-year", year=2018, iris="label").to_string()
    assert len(asked(graph, "weak-facts", limit=0.98)) > len(asked(graph, "weak-facts", limit=None))


def test_questions_lists_all_with_their_defaults(graph: kg.Graph, english: kg.Graph) -> None:
    known = load_questions(resource("ontology", "questions"))
    found = graph.questions().set_index("name")
    assert set(found.index) == {each.name for each in known}
    assert found.loc["adopters-of", "parameters"] == "technology=fkgc:privacy-computing (技术（含下位概念）); kind (只列某类使用者（银行、产品 …，可省略）)"
    assert english.questions().set_index("name").loc["adopters-of", "theme"] == "technologies"


def test_no_parameter_of_a_question_is_an_option_of_query() -> None:
    names = {param.name for each in load_questions(resource("ontology", "questions")) for param in each.params}
    assert names
    assert not names & {"iris", "what", "self"}


WRONG = {
    "no such question": ("subsidiary", {}, UsageError, "no question is called 'subsidiary'; expected a name or SPARQL; did you mean subsidiaries"),
    "nothing near": ("zzzzzz", {}, UsageError, "questions() lists them"),
    "no such parameter": ("adopters-of", {"tecnology": "x"}, UsageError, "did you mean technology?"),
    "parameters of SPARQL": ("ASK { ?s ?p ?o }", {"year": 2020}, UsageError, "SPARQL takes no parameters: year"),
    "not a year": ("policies-in-year", {"year": "next"}, UsageError, "parameter year: 'next' is not what year takes; expected a year such as 2023"),
    "unknown thing": ("adopters-of", {"technology": "联邦学系"}, QueryError, "did you mean 联邦学习"),
    "broken SPARQL": ("SELECT ?x { ?x", {}, QueryError, "query line 1"),
    "unknown way to show IRIs": ("subsidiaries", {"iris": "long"}, UsageError, "iris: IRIs cannot be shown as 'long'; expected short | full | label"),
}


@pytest.mark.parametrize(("what", "params", "kind", "message"), WRONG.values(), ids=list(WRONG))
def test_wrong_use_is_one_line(graph: kg.Graph, what: str, params: dict[str, object], kind: type[KgError], message: str) -> None:
    with pytest.raises(kind) as caught:
        graph.query(what, **params)  # type: ignore[arg-type]
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
