"""``kg judge`` from the typed line to the built graph and back; ``kg explain`` tells what took part."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import output
from kg.cli.main import app
from kg.lexicon.judgements import read_judgements

REPORT = """# 示范机构观察

## 一、机构

2030年，宁波银行推出了“甬示通”平台。
宁波银行推出了“甬示通宝”平台，甬示通宝已有用户。
工商银行推出了“甬示通”平台。
2029年，宁波银行成立建信金科。
工行运用联邦学习。
"""
Kg = Callable[..., Result]
pytestmark = pytest.mark.usefixtures("one_engine")


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """``kg(command, *arguments)`` in English on a build beside the report that it is made from."""
    monkeypatch.setenv("KG_LANG", "en")
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")

    def call(*arguments: str) -> Result:
        files = [str(tmp_path / "report.md")] if arguments[0] == "build" else []
        return CliRunner().invoke(app, [*arguments, *files, "--out", str(tmp_path / "build")])

    assert call("build").exit_code == 0
    return call


def done(result: Result) -> str:
    """What a command printed; it must have succeeded."""
    assert result.exit_code == 0, result.output
    return result.stdout


def files(tmp_path: Path) -> dict[str, bytes]:
    """What a build says, without its clock."""
    return {name: (tmp_path / "build" / name).read_bytes() for name in ("graph.nq", "statements.jsonl", "problems.jsonl")}


def claim(kg: Kg, name: str, relation: str) -> str:
    """Id of the one statement of a thing by this relation."""
    found = json.loads(done(kg("show", name, "--json")))
    (fact,) = (f for group in found["groups"] for f in group["facts"] if group["predicate"]["iri"].endswith(relation))
    return str(fact["iri"]).partition("/id/")[2]


def test_every_judgement_shows_and_can_be_undone_to_the_byte(kg: Kg, tmp_path: Path) -> None:
    before = files(tmp_path)
    founded = claim(kg, "建信金科", "foundedOn")
    owner = claim(kg, "建信金科", "hasSubsidiary")
    done(kg("judge", "甬示通", "甬示通宝", "same", "--note", "one brand", "--by", "reader", "--on", "2031-02"))
    done(kg("judge", "--reject", owner, "--note", "sold"))
    done(kg("judge", "--correct", founded, "--object", "2028-07"))
    done(kg("judge", "工行", "工商银行", "different"))
    assert files(tmp_path) == before
    done(kg("build"))

    told = json.loads(done(kg("explain", "甬示通宝", "--json")))
    assert {(n["name"], n["taught_by"]) for n in told["names"]} == {("甬示通", "report"), ("甬示通宝", "judgement")}
    assert [(j["verdict"], j["note"], j["by"], j["date"]) for j in told["judgements"]] == [("same", "one brand", "reader", "2031-02")]
    assert {c["subject"]["label"] for c in told["claims"] if "subject" in c} >= {"Bank of Ningbo", "Industrial and Commercial Bank of China"}
    assert "# judgement: same: 甬示通 = 甬示通宝 (one brand · reader · 2031-02)" in done(kg("explain", "甬示通"))
    assert "# judgement: rejected: 宁波银行 hasSubsidiary 建信金科 (sold)" in done(kg("explain", owner))
    corrected = json.loads(done(kg("explain", founded, "--json")))
    assert [c["object"]["label"] for c in corrected["claims"]] == ["2028-07"]
    assert [line["name"] for line in json.loads(done(kg("explain", "工行", "--json")))["names"]] == ["工行"]
    problems = (tmp_path / "build" / "problems.jsonl").read_text(encoding="utf-8")
    assert "宁波银行 hasSubsidiary 建信金科: rejected by a judgement (sold)" in problems
    assert [f for f in json.loads(done(kg("check", "--json")))["findings"] if f["severity"] == "error"] == []

    now = claim(kg, "建信金科", "foundedOn")
    assert now != founded
    for undone in (["甬示通宝", "甬示通"], [now], [owner.rpartition("/")[2]], ["工商银行", "工行"]):
        assert done(kg("judge", "--undo", *undone)).startswith("withdrawn: ")
    done(kg("build"))
    assert files(tmp_path) == before
    listed = json.loads(done(kg("judge", "--list", "--json")))
    assert [row["verdict"] for row in listed] == ["same", "reject", "correct", "different"] + ["withdraw"] * 4
    assert not any(row["in_force"] for row in listed)


def test_a_relation_and_a_place_are_told_in_the_language_asked_for(kg: Kg) -> None:
    done(kg("judge", "--reject", claim(kg, "工商银行", "usesTechnology")))
    (row,) = done(kg("judge", "--list", "--lang", "zh")).splitlines()[1:]
    assert row.split("\t")[1:3] == ["驳回", "工商银行 采用技术 联邦学习"]
    assert row.endswith("judgements.csv 第 2 行")
    assert "工商银行 uses technology 联邦学习" in done(kg("judge", "--list"))


def test_duplicates_are_listed_until_they_are_judged(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    (pair,) = json.loads(done(kg("judge", "--json")))
    assert {pair["one"]["label"], pair["other"]["label"]} == {"甬示通", "甬示通宝"}
    assert all(side["quote"] and side["reports"] == ["示范机构观察"] and side["facts"] for side in (pair["one"], pair["other"]))
    assert round(0.7 * pair["names"] + 0.2 * pair["neighbours"] + 0.1 * pair["kind"], 3) == round(pair["score"], 3)
    head, row = done(kg("judge")).splitlines()
    assert dict(zip(head.split("\t"), row.split("\t"), strict=True))["name1"] in {"甬示通", "甬示通宝"}
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "160")
    shown = done(kg("judge"))
    assert "甬示通宝" in shown
    assert f"kg judge {pair['one']['id']} {pair['other']['id']} same|different|unsure" in shown
    done(kg("judge", "甬示通宝", "甬示通", "unsure"))
    assert json.loads(done(kg("judge", "--json"))) == []
    done(kg("judge", "--undo", "甬示通", "甬示通宝"))
    assert len(json.loads(done(kg("judge", "--json")))) == 1


def test_a_table_may_lie_elsewhere(kg: Kg, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    done(kg("judge", "甬示通", "甬示通宝", "same", "--judgements", str(own)))
    assert not (tmp_path / "judgements.csv").exists()
    assert [row.verdict for row in read_judgements(own).rows] == ["same"]
    done(kg("build", "--judgements", str(own)))
    assert "judgement" in done(kg("explain", "甬示通宝"))
    result = kg("build", "--judgements", str(tmp_path / "none.csv"))
    assert (result.exit_code, "none.csv: no such file" in result.stderr) == (2, True)


def test_a_bad_row_is_told_and_the_exit_code_is_1(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "judgements.csv").write_text("verdict,one,other\nequal,a,b\nsame,甬示通,无名\n", encoding="utf-8")
    result = kg("build")
    assert result.exit_code == 1
    assert "judgements.csv line 2: verdict 'equal' is unknown" in result.stderr
    problems = (tmp_path / "build" / "problems.jsonl").read_text(encoding="utf-8")
    assert "judgements.csv line 3: same: this build knows no '无名'" in problems


WRONG = [
    (["甬示通", "甬示通宝"], 2, "cannot read '甬示通 甬示通宝'; expected NAME NAME same|different|unsure"),
    (["甬示通", "甬示通宝", "equal"], 2, "expected NAME NAME same|different|unsure"),
    (["甬示通", "无此名", "same"], 1, "the graph knows no '无此名'"),
    (["工行", "工商银行", "same"], 2, "are one thing already: 工商银行; judge them different to keep them apart"),
    (["工商银行", "icbc", "different"], 2, "are one thing already: 工商银行; name an alias of it"),
    (["--undo", "甬示通", "甬示通宝"], 2, "no judgement of 甬示通 / 甬示通宝 is in force"),
    (["--undo"], 2, "--undo of what?"),
    (["--undo", "甬示通"], 2, "'甬示通' is no statement"),
    (["--reject", "甬示通"], 2, "'甬示通' is no statement"),
    (["--reject", "0" * 20], 1, "no statement"),
    (["--correct", "0" * 20], 2, "nothing to correct; expected at least one of --subject"),
    (["--object", "甬示通"], 2, "--object without --correct"),
    (["--list", "--reject", "0" * 20], 2, "--reject and --list at once"),
    (["甬示通", "甬示通宝", "same", "--on", "today"], 2, "--on: 'today' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
    (["--correct", "0" * 20, "--date", "2031-13"], 2, "--date: '2031-13' is no date"),
    (["--on", "today"], 2, "--on: 'today' is no date"),  # nothing to date, but wrong all the same
]


def test_wrong_use_is_one_line_and_writes_nothing(kg: Kg, tmp_path: Path) -> None:
    for arguments, code, told in WRONG:
        result = kg("judge", *arguments)
        assert (result.exit_code, result.stdout) == (code, ""), (arguments, result.output)
        assert told in result.stderr
        assert result.stderr.count("\n") == 1
    assert not (tmp_path / "judgements.csv").exists()


def test_a_correction_names_things_of_the_graph_or_the_lexicon(kg: Kg, tmp_path: Path) -> None:
    offers = claim(kg, "甬示通宝", "offers")
    assert "knows no '无此名'" in kg("judge", "--correct", offers, "--subject", "无此名").stderr
    told = json.loads(done(kg("judge", "--correct", offers, "--subject", "腾讯", "--modality", "planned", "--json")))
    assert told["change"] == "subject=tencent; modality=planned"
    assert told["file"] == str(tmp_path.resolve() / "judgements.csv")
    done(kg("build"))
    (fact,) = json.loads(done(kg("explain", offers, "--json")))["claims"]
    assert (fact["subject"]["label"], fact["modality"]) == ("Tencent", "planned")
    assert [f for f in json.loads(done(kg("check", "--json")))["findings"] if f["severity"] == "error"] == []
