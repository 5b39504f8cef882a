"""``kg query``: the stored questions, their list, their parameters and what they cover."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.cli import output
from kg.cli.language import Lang
from kg.cli.query import _nothing, find_query, question_files
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.validate.questions import load_questions
from kg.view.panels.columns import heading
from tests.cli.conftest import Kg

OLD = ["conflicts", "forecasts", "independent-reports", "pilots", "policies-by-issuer", "subsidiaries", "technology-adopters", "technology-spending"]


def test_the_list_is_by_theme_in_both_languages(kg: Kg) -> None:
    chinese, english = (kg("query", "--list", "--lang", lang).stdout.splitlines() for lang in ("zh", "en"))
    assert chinese[0] == "主题\t名称\t问题\t参数"
    assert english[0] == "theme\tname\tquestion\tparameters"
    assert len(chinese) == len(english) == len(question_files()) + 1
    themes = [line.split("\t")[0] for line in english[1:]]
    assert list(dict.fromkeys(themes)) == ["actors", "policies", "technologies", "products", "statistics", "evidence", "quality", "trends"]
    assert [line.split("\t")[1] for line in chinese] != sorted(line.split("\t")[1] for line in chinese)
    assert kg("query").stdout.splitlines() == chinese
    (adopters,) = (line for line in english if "\tadopters-of\t" in line)
    assert "\ttechnology=fkgc:privacy-computing (a technology, narrower ones included); kind (only users of a class" in adopters


def test_the_list_as_json(kg: Kg) -> None:
    chinese, english = (json.loads(kg("query", "--list", "--json", "--lang", lang).stdout) for lang in ("zh", "en"))
    assert chinese == english
    by_name = {each["name"]: each for each in chinese}
    assert set(by_name) == {question.name for question in load_questions(resource("ontology", "questions"))}
    assert by_name["weak-facts"] == {
        "name": "weak-facts",
        "theme": "evidence",
        "kind": "provenance",
        "title": by_name["weak-facts"]["title"],
        "parameters": [{"name": "limit", "type": "decimal", "default": "0.75", "title": {"zh": "可信度界限", "en": "a limit of belief"}}],
    }


def test_coverage_is_printed(kg: Kg) -> None:
    lines = kg("query", "--coverage", "--lang", "en").stdout.splitlines()
    assert lines[0] == "terms\tcovered\tall\topen"
    covered, known = (int(cell) for cell in lines[1].split("\t")[1:3])
    assert 0 < covered <= known
    found = json.loads(kg("query", "--coverage", "--json").stdout)
    assert len(found["classes"]["covered"]) == covered
    assert {"Bank", "Policy"} <= set(found["classes"]["covered"])


@pytest.mark.parametrize("path", question_files(), ids=lambda path: path.stem)
def test_every_question_can_be_asked_by_its_name(kg: Kg, path: Path) -> None:
    assert find_query(path.stem) == (path.name, path.read_text(encoding="utf-8"))
    result = kg("query", path.stem)
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("name", OLD)
def test_the_names_of_old_questions_stay(name: str) -> None:
    assert name in {path.stem for path in question_files()}


def test_question_on_subsidiaries(kg: Kg) -> None:
    assert kg("query", "subsidiaries").stdout.splitlines()[1].split("\t")[:2] == ["建设银行", "建信金科"]


@pytest.mark.parametrize("value", ["隐私计算", "federated learning", "联邦学习", "fkgc:federated-learning", "聯邦學習"])
def test_a_parameter_takes_any_name(kg: Kg, value: str) -> None:
    result = kg("query", "adopters-of", "--param", f"technology={value}", "--json")
    (row,) = json.loads(result.stdout)["results"]["bindings"]
    assert (row["adopter"]["value"], row["used"]["value"]) == ("建信金科", "联邦学习")


def test_several_parameters(kg: Kg) -> None:
    lines = kg("query", "passages-on-two", "-p", "one=建行", "-p", "other=建信金科").stdout.splitlines()
    assert [line.split("\t")[-1] for line in lines[1:]] == ["建信金科是建设银行子公司。", "建设银行设立建信金科。"]
    assert len(kg("query", "passages-on-two").stdout.splitlines()) == 1


def test_a_number_and_a_year(kg: Kg) -> None:
    assert len(kg("query", "weak-facts", "-p", "limit=0.98").stdout.splitlines()) > len(kg("query", "weak-facts").stdout.splitlines())
    assert "示范办法" in kg("query", "policies-in-year", "-p", "year=2018").stdout


def test_a_question_goes_into_a_file(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "机构.csv"
    assert kg("query", "bodies-by-kind", "-o", str(file)).stdout == ""
    assert file.read_text(encoding="utf-8-sig").startswith("kind,bodies,example")


@pytest.mark.parametrize(
    ("arguments", "code", "pieces"),
    [
        (["subsidiary"], 2, ["'subsidiary'", "did you mean subsidiaries"]),
        (["zzzzzz"], 2, ["'zzzzzz'", "kg query --list"]),
        (["adopters-of", "-p", "tecnology=区块链"], 2, ["no parameter 'tecnology'", "did you mean technology?"]),
        (["adopters-of", "-p", "zz=1"], 2, ["no parameter 'zz'", "it takes technology"]),
        (["pilots", "-p", "place=北京"], 2, ["no parameter 'place'", "it takes none"]),
        (["adopters-of", "-p", "区块链"], 2, ["'区块链' is no parameter", "expected name=value"]),
        (["adopters-of", "-p", "technology="], 2, ["expected name=value"]),
        (["adopters-of", "-p", "technology=联邦学习", "-p", "technology=隐私计算"], 2, ["technology is given twice"]),
        (["policies-in-year", "-p", "year=next"], 2, ["parameter year", "'next'", "a year such as 2023"]),
        (["ASK {}", "-p", "year=2023"], 2, ["only a stored question takes parameters"]),
        (["pilots", "--list"], 2, ["ask no question"]),
        (["--coverage", "-p", "a=b"], 2, ["ask no question"]),
        (["adopters-of", "-p", "technology=联邦学系"], 1, ["knows no '联邦学系'", "did you mean federated learning (联邦学习)"]),
        (["adopters-of", "-p", "technology=建行"], 1, ["does not fit", "CCB is fkg:StateOwnedBank"]),
        (["adopters-of", "-p", 'technology=x } } SELECT * { ?s ?p ?o'], 1, ["knows no"]),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_wrong_use_is_one_line(kg: Kg, arguments: list[str], code: int, pieces: list[str]) -> None:
    result = kg("query", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.count("\n") == 1, result.stderr
    for piece in pieces:
        assert piece in result.stderr


def test_a_reader_at_a_terminal_sees_columns_in_words(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = kg("query", "subsidiaries").stdout.splitlines()[0]
    assert piped == "owner\tsubsidiary\tfounded\tplace\tcapital\tunit\treport\tquote"
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    assert "注册资本（元）" in kg("query", "subsidiaries", "--lang", "zh").stdout
    assert "Capital" in kg("query", "subsidiaries", "--lang", "en").stdout
    assert "owner" in kg("query", "SELECT ?owner { ?owner fkg:hasSubsidiary ?x }").stdout


def test_every_column_of_a_question_has_a_chinese_heading() -> None:
    bare = {}
    for question in load_questions(resource("ontology", "questions")):
        result = EmbeddedStore.in_memory([]).query(question.text)
        names = [name for name in getattr(result, "variables", ()) if not re.search("[\\u4e00-\\u9fff%]|IRI", heading(name).zh)]
        if names:
            bare[question.name] = names
    assert bare == {}


def test_an_empty_answer_says_so_and_where_else_to_look(kg: Kg) -> None:
    everything = kg("query", "subsidiaries", "--lang", "zh")
    empty = kg("query", "SELECT ?x { ?x fkg:offers fkgr:nothing }", "--lang", "en")
    assert "没有结果" not in everything.stderr
    assert empty.stderr.strip() == "no rows"
    assert _nothing(["technology=联邦学习", "year=2021"], Lang.ZH) == "没有结果；kg search 联邦学习 查找原句"


def test_a_term_that_the_ontology_lacks_is_told_where_nothing_is_found(kg: Kg) -> None:
    zh = kg("query", "SELECT ?x { ?x a fkg:Bnk ; fkg:usesTechnology ?y ; fkg:belief ?z }", "--lang", "zh")
    assert zh.stderr.splitlines() == ["没有结果", "本体中没有 fkg:Bnk；是否指 fkg:Bank？"]
    assert "did you mean fkg:Bank?" in kg("query", "SELECT ?x { ?x a fkg:Bnk }", "--lang", "en").stderr
