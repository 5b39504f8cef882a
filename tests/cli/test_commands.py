"""What the commands print, and their exit codes."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from kg.resources import passed_over
from tests.cli.conftest import Kg


def table(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.splitlines() if not line.startswith("# ")]
    head, *rows = (line.split("\t") for line in lines)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_query_prints_lines_when_piped(kg: Kg) -> None:
    result = kg("query", "SELECT ?o ?s { ?o fkg:hasSubsidiary ?s }")
    assert (result.exit_code, result.stdout) == (0, "o\ts\nfkgr:ccb\tfkgr:ccb-fintech\n")


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("ASK { fkgr:ccb fkg:hasSubsidiary fkgr:ccb-fintech }", "answer\ntrue\n"),
        ("ASK { fkgr:ccb-fintech fkg:hasSubsidiary fkgr:ccb }", "answer\nfalse\n"),
        (
            "CONSTRUCT WHERE { ?o fkg:hasSubsidiary ?s }",
            "subject\tpredicate\tobject\nfkgr:ccb\tfkg:hasSubsidiary\tfkgr:ccb-fintech\n",
        ),
    ],
)
def test_query_answers_every_kind(kg: Kg, query: str, answer: str) -> None:
    assert kg("query", query).stdout == answer


def test_query_as_csv_opens_in_excel(kg: Kg) -> None:
    result = kg("query", "SELECT ?n { fkgr:ccb rdfs:label ?n FILTER(LANG(?n) = 'zh') }", "--format", "csv")
    assert result.stdout.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(result.stdout[1:]))) == [["n"], ["建设银行"]]


def test_query_as_json(kg: Kg) -> None:
    result = kg("query", "SELECT ?n { fkgr:ccb rdfs:label ?n FILTER(LANG(?n) = 'zh') }", "--json")
    bindings = json.loads(result.stdout)["results"]["bindings"]
    assert bindings == [{"n": {"type": "literal", "value": "建设银行", "xml:lang": "zh"}}]


def test_query_as_turtle(kg: Kg) -> None:
    result = kg("query", "CONSTRUCT WHERE { ?o fkg:hasSubsidiary ?s }", "--format", "ttl")
    assert "fkgr:ccb fkg:hasSubsidiary fkgr:ccb-fintech" in result.stdout


def test_query_writes_a_file_in_the_format_of_its_ending(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "答案.csv"
    result = kg("query", "SELECT ?o { ?o fkg:hasSubsidiary ?s }", "-o", str(file))
    assert result.stdout == ""
    assert file.read_bytes().startswith(b"\xef\xbb\xbfo\r\nhttps://")


def test_query_reads_a_file(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "own.rq"
    file.write_text("\ufeffSELECT ?s { ?o fkg:hasSubsidiary ?s }", encoding="utf-8")
    assert kg("query", str(file)).stdout == "s\nfkgr:ccb-fintech\n"


@pytest.mark.parametrize("name", ["建设银行", "建行", "ccb", "CCB", "中國建設銀行", "fkgr:ccb"])
def test_show_takes_any_name(kg: Kg, name: str) -> None:
    result = kg("show", name)
    assert result.exit_code == 0
    assert result.stdout.startswith("# 名称: 建设银行\n")


def test_show_lists_facts_with_their_quotes(kg: Kg) -> None:
    rows = table(kg("show", "建设银行").stdout)
    row = next(row for row in rows if row["客体"] == "建信金科")
    assert (row["主体"], row["情态"], row["报告"]) == ("建设银行", "断言", "示范报告（2024）")
    assert (row["章节"], row["页"], row["类型"]) == ("一、", "3", "原文")
    assert row["原句"] == "建设银行设立建信金科。"
    assert row["陈述"].startswith("statement/")
    planned = next(row for row in rows if row["情态"] == "计划")
    assert planned["类型"] == "摘要（本项目撰写）"
    assert "A轮" in planned["限定"]


def test_show_lists_statistics(kg: Kg) -> None:
    (row,) = (row for row in table(kg("show", "北京", "--lang", "en").stdout) if row["statement"].startswith("obs"))
    assert (row["relation"], row["object"]) == ("market size (2023)", "about 1.57 万亿元")
    assert row["qualifiers"].startswith("according to ")


def test_show_as_json(kg: Kg) -> None:
    told = json.loads(kg("show", "建信金科", "--json").stdout)
    assert told["zh"] == "建信金科"
    assert {group["predicate"]["iri"].rpartition("#")[2] for group in told["groups"]} >= {"hasSubsidiary"}
    assert all(fact["evidence"] for group in told["groups"] for fact in group["facts"])


def test_show_in_english(kg: Kg) -> None:
    assert kg("show", "CCB", "--lang", "en").stdout.startswith("# name: 建设银行\n# English: CCB\n")


def test_explain_sums_the_belief_over_reports(kg: Kg) -> None:
    (found,) = json.loads(kg("explain", "statement/s-sub", "--json").stdout)["claims"]
    assert [(part["confidence"], part["adds"]) for part in found["belief_parts"]] == [
        ("0.9", "0.9000"),
        ("0.9", "0.0900"),
    ]
    rows = table(kg("explain", "statement/s-sub").stdout)
    assert [(row["抽取器"], row["模式"], row["置信度"]) for row in rows] == [
        ("relations", "p-01", "0.9"),
        ("relations", "p-02", "0.9"),
    ]
    assert (rows[0]["起"], rows[0]["止"], rows[0]["文件"]) == ("0", "11", "one.txt")
    assert rows[1]["类型"] == "摘要（本项目撰写）"


@pytest.mark.parametrize(
    "name", ["https://w3id.org/fintech-kg/id/statement/s-tech", "fkgr:statement/s-tech", "<statement/s-tech>"]
)
def test_explain_takes_any_form_of_id_and_shows_context(kg: Kg, name: str) -> None:
    (row,) = table(kg("explain", name).stdout)
    assert row["上下文"] == "建设银行设立建信金科。"


def test_explain_an_observation(kg: Kg) -> None:
    (row,) = table(kg("explain", "observation/o-1").stdout)
    assert (row["主体"], row["关系"], row["客体"]) == ("北京", "市场规模 (2023)", "约 1.57 万亿元")


def test_explain_an_entity_explains_all_its_statements(kg: Kg) -> None:
    rows = table(kg("explain", "建信金科").stdout)
    assert {row["陈述"] for row in rows} == {"statement/s-sub", "statement/s-tech", "statement/s-capital"}


def test_explain_an_entity_lists_what_was_inferred_of_it(kg: Kg) -> None:
    lines = [line for line in kg("explain", "Nubank").stdout.splitlines() if line.startswith("# 推出")]
    assert lines == [
        "# 推出 (cax-sco): 类型 → org:Organization、prov:Agent、银行、金融机构、机构",
        "# 推出 (prp-spo1): 相关联 ← 建设银行",
        "# 推出 (prp-spo1): 相关联 → 建设银行",
        "# 推出 (prp-symp): 合作 → 建设银行",
    ]
    (partner,) = [each for each in json.loads(kg("explain", "Nubank", "--json").stdout)["inferred"] if each["rule"]["name"] == "prp-symp"]
    assert [premise["graphs"] for premise in partner["premises"]] == [["fkgr:graph/ontology"], ["fkgr:report/r1"]]
    assert not any("evidence" in premise for premise in partner["premises"])  # it stands with the claims


def test_explain_an_inferred_fact_down_to_the_quote(kg: Kg) -> None:
    rows = table(kg("explain", "Nubank", "相关联", "建行").stdout)
    assert [(row["层"], row["主体"], row["关系"], row["客体"], row["由来"], row["原句"]) for row in rows] == [
        ("0", "Nubank", "相关联", "建设银行", "规则 prp-spo1：有某关系的两者之间也有其上位关系", ""),
        ("1", "合作", "上位关系", "相关联", "本体", ""),
        ("1", "Nubank", "合作", "建设银行", "规则 prp-symp：对称关系反过来也成立", ""),
        ("2", "合作", "类型", "对称关系", "本体", ""),
        ("2", "建设银行", "合作", "Nubank", "statement/s-partner", "Nubank 与建设银行合作。"),
    ]
    (told,) = json.loads(kg("explain", "Nubank", "linkedTo", "--json").stdout)["facts"]
    assert told["premises"][1]["premises"][1]["evidence"][0]["quote"] == "Nubank 与建设银行合作。"


def test_explain_a_relation_with_every_value_and_a_class(kg: Kg) -> None:
    rows = table(kg("explain", "联邦学习", "broaderTransitive", "--lang", "en").stdout)
    assert [row["object"] for row in rows if row["depth"] == "0"] == ["隐私计算", "安全技术"]
    assert {row["because"] for row in rows} >= {"lexicon", "ontology", "rule prp-trp: a transitive property leads on from step to step"}
    assert table(kg("explain", "建行", "类型", "机构").stdout)[0]["由来"].startswith("规则 cax-sco")
    assert [row["由来"] for row in table(kg("explain", "建行", "leads", "示范联盟").stdout)] == ["statement/s-leads"]


@pytest.mark.parametrize(
    ("arguments", "piece"),
    [
        (["建行", "investsIn"], "“建行 — investsIn”既无陈述，也不能推出"),
        (["建行", "合作", "北京"], "既无陈述"),
        (["建行", "投钱"], "没有关系“投钱”"),
        (["建行", "类型", "行业"], "没有类“行业”"),
        (["无名银行", "合作"], "图谱中没有“无名银行”"),
    ],
)
def test_explain_what_does_not_hold(kg: Kg, arguments: list[str], piece: str) -> None:
    result = kg("explain", *arguments)
    assert result.exit_code == 1
    assert piece in result.stderr


def test_search_finds_passages_with_all_words(kg: Kg) -> None:
    rows = table(kg("search", "建设银行", "建信金科").stdout)
    assert {row["原句"] for row in rows} == {"建设银行设立建信金科。", "建信金科是建设银行子公司。"}
    assert all("建信金科" in row["实体"] for row in rows)
    assert len(table(kg("search", "银行", "-n", "1").stdout)) == 1
    assert len(json.loads(kg("search", "銀行", "--json").stdout)) > 1


def test_search_without_hits_says_so(kg: Kg) -> None:
    result = kg("search", "火星")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "没有句子含有“火星”\n")


def test_search_says_when_no_sentence_has_all_words(kg: Kg) -> None:
    result = kg("search", "银行", "火星")
    assert result.stderr == "没有一句同时含有这些词；以下是含词最多的\n"
    assert "银行" in result.stdout
    assert kg("search", "银行").stderr == ""


def test_doctor_reports_every_part(kg: Kg) -> None:
    findings = json.loads(kg("doctor", "--json").stdout)
    checks = {finding["check"] for finding in findings}
    assert checks >= {
        "python",
        "packages",
        "resources",
        "ontology",
        "lexicon",
        "questions",
        "opencc",
        "build",
        "writing",
    }
    build = next(finding for finding in findings if finding["check"] == "build")
    assert build["state"] == "ok"
    assert "quads" in build["detail"]


def test_doctor_before_the_first_build(kg: Kg, tmp_path: Path) -> None:
    findings = json.loads(kg("doctor", "--json", out=tmp_path / "none").stdout)
    assert [f["state"] for f in findings if f["check"] == "build"] == ["note"]
    assert list(tmp_path.iterdir()) == []


def test_doctor_finds_a_folder_that_is_no_build(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    result = kg("doctor", "--json", out=tmp_path)
    assert result.exit_code == 1
    assert [f["state"] for f in json.loads(result.stdout) if f["check"] == "build"] == ["broken"]


def test_output_to_a_file(kg: Kg, tmp_path: Path) -> None:
    for command in (["show", "建行"], ["search", "建行"], ["explain", "建行"]):
        file = tmp_path / "out.tsv"
        assert kg(*command, "-o", str(file)).stdout == ""
        assert file.exists()


def test_doctor_outlives_a_missing_package(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kg.text.normalise", None)
    result = kg("doctor", "--json")
    assert result.exit_code == 1
    (finding,) = (f for f in json.loads(result.stdout) if f["check"] == "opencc")
    assert finding["state"] == "broken"


@pytest.fixture
def other_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source tree with a row in its lexicon that the installation does not have; one stands in a folder of it."""
    for name in ("pyproject.toml", "kg/resources.py", "data/lexicon/banks.csv", "ontology/fintech-kg.ttl"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("own", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "data")
    return tmp_path


def test_a_source_tree_that_is_not_read_is_told_of(kg: Kg, other_tree: Path) -> None:
    told = [each for each in json.loads(kg("doctor", "--json").stdout) if str(other_tree) in each["detail"] and each["check"] == "resources"]
    assert [each["state"] for each in told] == ["note"]
    assert "pip install -e ." in told[0]["detail"]
    (other_tree / "a.txt").write_text("甘露银行上线了“甘露通”平台。", encoding="utf-8")
    for speech, word in (("zh", "提示：" + str(other_tree)), ("en", "note: data/ and ontology/ of " + str(other_tree))):
        said = kg("build", str(other_tree / "a.txt"), "--lang", speech, out=other_tree / "b").stderr
        assert [line for line in said.splitlines() if line.startswith(word)], said


def test_in_the_tree_that_is_read_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2] / "data")
    assert passed_over(Path.cwd()) is None


def test_a_capital_is_shown_with_its_unit(kg: Kg) -> None:
    shown = kg("show", "建信金科").stdout
    assert " 元\t" in next(line for line in shown.splitlines() if line.startswith("注册资本"))
    assert " yuan\t" in kg("show", "建信金科", "--lang", "en").stdout
