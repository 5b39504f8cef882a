"""``kg rank``: its tables, files, page and complaints."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from kg.analysis.centrality.measures import MEASURES
from kg.cli import output
from kg.network.bundled import bundled_projections
from tests.cli.conftest import Kg

Rank = Callable[..., Result]
COLUMNS = ["名次", "名称", "类别", "值", "误差界", "最好名次", "最差名次", "仅见于报告", "边数", "IRI", "另一端", "事实"]


@pytest.fixture
def rank(kg: Kg, digest_build: Path) -> Rank:
    return lambda *arguments: kg("rank", *arguments, out=digest_build)


def test_lines_when_piped_notes_beside_them(rank: Rank) -> None:
    result = rank("--measure", "pagerank", "--class", "Technology", "--projection", "actor-technology", "--report", "2024", "--top", "3")
    assert result.exit_code == 0
    head, *rows = (line.split("\t") for line in result.stdout.splitlines())
    assert head == COLUMNS
    assert len(rows) == 3
    assert {row[2] for row in rows} == {"技术"}
    assert rows[0][0] == "1"
    assert " → " in rows[0][-1]
    assert "列出 3 个" in result.stderr


def test_english(rank: Rank) -> None:
    result = rank("--top", "1", "--lang", "en", "--measure", "in-degree")
    assert result.stdout.startswith("rank\tname\tclass\tvalue\t")
    assert "have the value 0 and are not listed: nothing leads to them" in result.stderr


def test_a_table_that_fits_a_terminal(rank: Rank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "140")
    text = rank("--projection", "actor-technology", "--measure", "ubiquity", "--top", "4", "--facts", "1").stdout
    for piece in ("普遍性", "名次范围", "技术", "采用技术 → ", "… 另有 "):
        assert piece in text
    english = rank("--projection", "actor-technology", "--measure", "betweenness", "--samples", "20", "--top", "2", "--lang", "en").stdout
    assert "±" in english
    assert "more" in english
    assert "—" in rank("--no-range", "--top", "1").stdout


def test_csv_opens_in_excel_and_json_holds_evidence(rank: Rank, tmp_path: Path) -> None:
    text = rank("--format", "csv", "--top", "2").stdout
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert rows[0] == COLUMNS
    assert len(rows) == 3
    target = tmp_path / "排名.json"
    assert rank("-o", str(target), "--top", "2").stdout == ""
    told = json.loads(target.read_text(encoding="utf-8"))
    assert told["rows"][0]["facts"][0]["evidence"][0]["quote"]
    assert told == json.loads(rank("--json", "--top", "2").stdout)


def test_same_question_same_bytes(rank: Rank) -> None:
    for arguments in (("--measure", "betweenness", "--json"), ("--measure", "pagerank", "--format", "csv")):
        assert rank(*arguments).stdout_bytes == rank(*arguments).stdout_bytes


def test_the_list_tells_every_measure_and_projection_in_both_languages(rank: Rank) -> None:
    rows = [line.split("\t") for line in rank("--list").stdout.splitlines()]
    assert rows[0] == ["种类", "名称", "称作", "含义"]
    assert [row[1] for row in rows[1:]] == [*MEASURES, *bundled_projections()]
    assert "betweenness\tbetweenness\tshare of the shortest ways" in rank("--list", "--lang", "en").stdout
    known = json.loads(rank("--list", "--json").stdout)
    assert known.keys() == {"measures", "projections"}
    assert rank("--list", "--format", "csv").stdout.startswith("\ufeff种类,名称")


def test_options_reach_the_ranking(rank: Rank) -> None:
    arguments = (
        "--measure", "katz", "--alpha", "0.01", "--unweighted", "--undirected", "--largest", "--min-belief", "0.7", "--rollup", "Technology=1", "--weight",
        "one", "--since", "2000", "--until", "2030", "--facts", "1", "--no-range", "--json",
    )  # fmt: skip
    told = json.loads(rank(*arguments).stdout)["parameters"]
    wanted = {
        "measure": "katz", "alpha": 0.01, "weighted": False, "directed": False, "largest": True, "min_belief": 0.7, "rollup": {"Technology": 1},
        "weight": "one", "since": "2000", "until": "2030", "facts": 1, "leave_out": False,
    }  # fmt: skip
    assert {name: told[name] for name in wanted} == wanted
    personal = json.loads(rank("--measure", "pagerank", "--personalise", "工行", "--damping", "0.5", "--top", "1", "--json").stdout)
    assert personal["parameters"]["damping"] == 0.5
    assert personal["rows"][0]["node"]["zh"] == "工商银行"


def test_a_page_beside_the_rows(rank: Rank, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = rank("--top", "2", "--html", str(page))
    assert result.stdout.startswith("名次\t")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "度排名：事实网络" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--measure", "fame"], "unknown measure 'fame'"),
        (["--projection", "nothing"], "unknown projection 'nothing'"),
        (["--measure", "eigenvector"], "take the largest part"),
        (["--measure", "diversity"], "two sides"),
        (["--class", "Banc"], "did you mean"),
        (["--report", "1999"], "no report '1999'"),
        (["--since", "2090"], "nothing is left"),
        (["--rollup", "Technology"], "no roll-up"),
        (["--measure", "degree", "--weighted"], "weights mean nothing"),
        (["--measure", "katz", "--alpha", "9"], "too large"),
        (["--format", "pdf"], "unknown format 'pdf'"),
        (["--json", "--format", "csv"], "contradict each other"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_wrong_use_is_one_line_and_exit_code_2(rank: Rank, arguments: list[str], said: str) -> None:
    result = rank(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_an_unknown_name_is_told_with_similar_ones(rank: Rank) -> None:
    result = rank("--measure", "pagerank", "--personalise", "工商银行行")
    assert result.exit_code == 1
    assert "是否指 工商银行 (StateOwnedBank)" in result.stderr
