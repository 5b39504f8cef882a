"""``kg trends`` as it is typed: views, formats, page, and wrong use."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.analysis.trends.pilots import PilotFigure, Pilots
from kg.cli.language import Lang
from kg.cli.main import app
from kg.cli.trends_told import _pilots
from kg.network.figures import Figure
from kg.network.snapshot import Node
from tests.api.graphs import trend_graph
from tests.rdf.factory import write_build

Trends = Callable[..., Result]


@pytest.fixture(scope="module")
def trended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("trends") / "build", trend_graph())


@pytest.fixture
def trends(trended: Path, monkeypatch: pytest.MonkeyPatch) -> Trends:
    """``kg trends`` in Chinese on the graph of four reports."""
    monkeypatch.setenv("KG_LANG", "zh")
    return lambda *arguments: CliRunner().invoke(app, ["trends", *arguments, "--out", str(trended)])


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        ([], ["大模型\t技术\t新出现", "账本技术\t技术\t减少", "示范办法\t2024-03\t征求意见\t监管局"]),
        (["--from", "2021", "--to", "2024"], ["大模型\t技术\t新出现"]),
        (["themes", "--level", "1"], ["智能技术\t技术\t新出现", "信贷\t应用场景\t不明\t0.8 ["]),
        (["entities", "--class", "Technology", "--top", "1"], ["大模型\t技术\t新出现"]),
        (["relations", "--lang", "en"], ["uses technology\trelation\tunclear"]),
        (["series", "科技投入"], ["第二银行\t银行\t2023\t70 亿元\t+40.00%\t\t1/2\ta-2023、a-2024", "第一银行\t银行\t2022\t≠ 100 亿元"]),
        (["series", "科技投入", "--class", "Bank"], ["银行\t2023\t2\t0\t180 亿元\t0.5247\t—"]),
        (["series", "IT投入", "--class", "FinancialInstitution", "--lang", "en"], ["securities firm\t2022\tat least 10 CNY 100 m", "First Bank\tbank\t2023"]),
        (["series", "科技投入", "--about", "第二银行", "--since", "2022"], ["第二银行\t银行\t2023"]),
        (["pilots", "数字货币钱包"], ["数字货币钱包\t上海\t2021-04\t2021-10\ta-2021"]),
        (["policies", "--by", "issuer"], ["发布机构\t政策数", "监管局\t1"]),
    ],
)  # fmt: skip
def test_views_as_lines(trends: Trends, arguments: list[str], lines: list[str]) -> None:
    done = trends(*arguments)
    assert done.exit_code == 0, done.stderr
    for line in lines:
        assert line in done.stdout
    assert done.stderr.startswith(("注意", "caution"))


def test_json_has_all_of_it(trends: Trends) -> None:
    found = json.loads(trends("entities", "--class", "Technology", "--json").stdout)
    assert found.keys() == {"parameters", "digest", "caution", "rows", "dispersion", "bases"}
    first = found["rows"][0]
    assert (first["name"], first["verdict"], first["high"], len(first["evidence"]["a-2024"])) == ("大模型", "appears", None, first["passages a-2024"])
    assert found["parameters"]["per"] == "passages"
    series = json.loads(trends("series", "科技投入", "--json").stdout)
    assert [row["observations"].rpartition("/")[2] for row in series["conflicts"]] == ["o-bank-one-2022", "o-conflict"]
    assert series["concentration"][0]["n"] == 2
    assert json.loads(trends("changes", "--json").stdout)["rows"][0]["kind"] == "theme"
    cut = [row["kind"] for row in json.loads(trends("changes", "--json", "--top", "1").stdout)["rows"]]
    assert (cut.count("entity"), cut.count("relation"), cut.count("policy")) == (1, 1, 1)


@pytest.mark.parametrize("view", [["changes"], ["themes"], ["pilots"], ["policies"], ["series", "科技投入"]])
def test_csv_opens_in_a_spreadsheet(trends: Trends, view: list[str], tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert trends(*view, "-o", str(path)).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_page_of_one_view_or_of_all(trends: Trends, tmp_path: Path) -> None:
    one, every = tmp_path / "one.html", tmp_path / "all.html"
    assert trends("series", "科技投入", "--html", str(one)).exit_code == 0
    done = trends("--html", str(every))
    assert (done.exit_code, done.stdout) == (0, "")
    assert 'id="series-0"' in one.read_text(encoding="utf-8")
    assert 'id="policies"' not in one.read_text(encoding="utf-8")
    for ident in ("themes", "changes", "series-1", "pilots", "policies"):
        assert f'id="{ident}"' in every.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["serie"], 2, "是否指 series？"),
        (["series"], 2, "序列需要一个指标"),
        (["themes", "大模型"], 2, "不带名称"),
        (["series", "科技投人"], 1, "科技投入"),
        (["series", "海运费"], 1, "只有一个数字"),
        (["series", "科技投入", "--unit", "USD"], 2, "没有以 USD 计的数字"),
        (["series", "科技投入", "--level", "2"], 2, "--level 不适用于 series"),
        (["--from", "2019"], 2, "没有报告“2019”"),
        (["--from", "2024", "--to", "2024"], 2, "同一份报告"),
        (["--from", "2024", "--to", "2021"], 2, "晚于"),
        (["themes", "--per", "page"], 2, "passages | class"),
        (["themes", "--level", "0"], 2, "没有第 0 层"),
        (["themes", "--publisher", "丙社"], 2, "乙社 | 甲院"),
        (["policies", "--by", "colour"], 2, "month | year"),
        (["themes", "--json", "--format", "csv"], 2, "相互矛盾"),
    ],
)
def test_wrong_use_is_one_line(trends: Trends, arguments: list[str], code: int, words: str) -> None:
    done = trends(*arguments)
    assert done.exit_code == code
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_figure_of_a_pilot_is_told_with_its_bound_and_as_a_plan_where_it_is_one() -> None:
    values = {"number_low": None, "number_high": None, "low": None, "high": None, "start": None, "end": None, "growth_of": "", "share_of": "", "place": ""}
    figure = Figure(
        iri="o", indicator="i", about="w", value=40.0, bound="atLeast", unit="个", words="40余个", number=40.0, measure="item", period="2021", modality="planned",
        belief=0.9, reports=("r",), **values,
    )  # fmt: skip
    told = PilotFigure(Node("w", "钱包", "wallet", "Product"), Node("i", "试点数", "pilots", "Indicator"), figure, "2021-10")
    found = Pilots({}, "", (), (told,))
    for lang, words in ((Lang.ZH, "不低于 40余个（计划）"), (Lang.EN, "at least 40余个 (planned)")):
        assert _pilots(found, lang)[1][2][0][4] == words
