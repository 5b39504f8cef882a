"""``kg quality``, the summary's lines, and ``kg build --without``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.language import Lang
from kg.cli.main import app
from kg.cli.summary import understood
from kg.model.coverage import Tally
from kg.store.builddir import staged
from tests.cli.conftest import Kg

pytestmark = pytest.mark.usefixtures("one_engine")
COUNTS = Tally(10, 4, 1, 3, 1, 6, 2).as_dict()
TOLD = [{"report": "r1", "total": COUNTS, "sections": [{"number": "一、", "title": "机构", **COUNTS}]}]


@pytest.fixture
def measured(tmp_path: Path) -> Path:
    """A build folder of which only the numbers count."""
    out = tmp_path / "build"
    with staged(out) as folder:
        (folder / "run.json").write_text(json.dumps({"coverage": TOLD}), encoding="utf-8")
    return out


def test_a_line_a_report(kg: Kg, measured: Path) -> None:
    result = kg("quality", out=measured)
    assert result.exit_code == 0
    head, row = (line.split("\t") for line in result.stdout.splitlines())
    assert dict(zip(head, row, strict=True)) == {
        "报告": "r1", "句数": "10", "读出事实": "40%", "未识别名称": "1", "表格": "3", "未读懂表格": "1", "数字": "6", "未读数字": "2",
    }  # fmt: skip


def test_section_by_section_in_english(kg: Kg, measured: Path) -> None:
    head, _, row = (line.split("\t") for line in kg("quality", "--sections", "--lang", "en", out=measured).stdout.splitlines())
    assert (head[1], row[1], head[3], row[3]) == ("section", "一、 机构", "with a fact", "40%")


def test_as_json(kg: Kg, measured: Path) -> None:
    assert json.loads(kg("quality", "--json", out=measured).stdout) == TOLD


@pytest.mark.parametrize(
    "content",
    [
        None, "{", "[]", "{}", '{"coverage": 3}', '{"coverage": [{"report": "x"}]}',
        '{"coverage": [{"report": "x", "total": {"sentences": 1}, "sections": []}]}',
    ],
)  # fmt: skip
@pytest.mark.usefixtures("in_english")
def test_a_build_that_does_not_tell_is_one_line(kg: Kg, measured: Path, content: str | None) -> None:
    path = measured / "run.json"
    if content is None:
        path.unlink()
    else:
        path.write_text(content, encoding="utf-8")
    result = kg("quality", out=measured)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "run.json does not tell how much was understood" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_summary_tells_how_much_was_understood() -> None:
    tally = Tally(10, 4, 1, 3, 1, 6, 2)
    assert understood("r1", tally, Lang.ZH) == "r1: 10 句，40% 读出事实，未识别名称 1，未读懂表格 1/3，未读数字 2/6"
    assert understood("r1", tally, Lang.EN) == (
        "r1: 10 sentences, 40% with a fact, 1 names unlinked, 1 of 3 tables not understood, 2 of 6 figures unread"
    )


@pytest.mark.usefixtures("in_english")
def test_an_unknown_extractor_is_wrong_use(tmp_path: Path) -> None:
    report = tmp_path / "r.md"
    report.write_text("# 试读\n\n工商银行成立工银科技。\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["build", str(report), "--without", "nosuch", "--out", str(tmp_path / "build")])
    assert result.exit_code == 2
    assert "no extractor is called 'nosuch'; expected one of policies, publication, relations, statistics, tables" in result.stderr
    assert not (tmp_path / "build").exists()


def test_a_build_without_an_extractor_says_so(tmp_path: Path) -> None:
    report = tmp_path / "r.md"
    report.write_text("# 试读\n\n## 一、甲\n\n工商银行成立工银科技。\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["build", str(report), "--without", "relations", "--out", str(tmp_path / "build"), "--json"])
    assert result.exit_code == 0, result.stderr
    (coverage,) = json.loads(result.stdout)["coverage"]
    assert (coverage["sentences"], coverage["with_fact"]) == (1, 0)
    run = json.loads((tmp_path / "build" / "run.json").read_text(encoding="utf-8"))
    assert run["inputs"]["without"] == "relations"
    assert run["coverage"][0]["sections"][0]["title"] == "甲"
