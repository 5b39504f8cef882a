"""``kg communities``, ``kg compare`` and ``kg gaps``: tables, JSON, CSV, pages, and one clear line for what makes no sense."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.main import app

Kg = Callable[..., Result]


@pytest.fixture
def kg(bank_build: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """``kg(command, *arguments)`` in Chinese on the graph of invented banks."""
    monkeypatch.setenv("KG_LANG", "zh")
    return lambda *arguments: CliRunner().invoke(app, [*arguments, "--out", str(bank_build)])


COMMANDS = {
    "communities": ("communities", "--samples", "4", "--runs", "3"),
    "compare": ("compare", "甲银行", "乙银行"),
    "similar": ("compare", "乙银行", "--similar"),
    "gaps": ("gaps", "--class", "Bank"),
}


@pytest.mark.parametrize(
    ("name", "chinese", "english"),
    [
        ("communities", "编号\t社群\t成员数", "no\tcommunity\tmembers"), ("compare", "方面\t事项\t共有者\t甲银行\t乙银行", "aspect\titem\tholders\tBank A\tBank B"),
        ("similar", "名次\t名称\t类别", "rank\tname\tclass"), ("gaps", "实体\t类别\t缺失的联系", "entity\tclass\tgap"),
    ],
)  # fmt: skip
def test_tables_in_both_languages(kg: Kg, name: str, chinese: str, english: str) -> None:
    for lang, head in (("zh", chinese), ("en", english)):
        done = kg(*COMMANDS[name], "--lang", lang)
        assert done.exit_code == 0, done.stderr
        lines = done.stdout.splitlines()
        assert lines[0].startswith(head)
        assert len(lines) > 2
        assert {line.count("\t") for line in lines} == {lines[0].count("\t")}


@pytest.mark.parametrize("name", ["similar", "gaps"])
def test_classes_are_called_by_their_labels(kg: Kg, name: str) -> None:
    for lang, bank in (("zh", "银行"), ("en", "bank")):
        head, first, *_ = (line.split("\t") for line in kg(*COMMANDS[name], "--lang", lang).stdout.splitlines())
        row = dict(zip(head, first, strict=True))
        assert row["类别" if lang == "zh" else "class"].endswith(bank)
        if name == "gaps":
            assert row["同类已有" if lang == "zh" else "peers with it"].endswith(bank)


@pytest.mark.parametrize("name", COMMANDS)
def test_csv_opens_in_excel_and_has_the_rows_of_the_table(kg: Kg, name: str, tmp_path: Path) -> None:
    table = kg(*COMMANDS[name]).stdout.splitlines()
    file = tmp_path / "out.csv"
    assert kg(*COMMANDS[name], "-o", str(file)).exit_code == 0
    text = file.read_bytes().decode("utf-8-sig")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text)))
    assert ["\t".join(" ".join(cell.split()) for cell in row) for row in rows] == table


@pytest.mark.parametrize(("name", "keys"), [("communities", "communities"), ("compare", "aspects"), ("similar", "similar"), ("gaps", "gaps")])
def test_json_has_parameters_digest_and_evidence(kg: Kg, name: str, keys: str) -> None:
    done = kg(*COMMANDS[name], "--json")
    made = json.loads(done.stdout)
    assert made[keys]
    assert len(made["digest"]) == 64
    assert made["parameters"]
    assert all(quote["quote"] for shown in made["evidence"].values() for quote in shown)
    assert kg(*COMMANDS[name], "--json").stdout == done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_pages_are_whole_and_ask_for_nothing(kg: Kg, name: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert kg(*COMMANDS[name], "--html", str(file)).exit_code == 0
    page = file.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</body></html>\n")
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "摘要（本项目撰写）" in page
    first = page
    kg(*COMMANDS[name], "--html", str(file))
    assert file.read_text(encoding="utf-8") == first


def test_how_sure_communities_are_is_told_beside_the_table(kg: Kg) -> None:
    done = kg(*COMMANDS["communities"])
    assert "3 个别的种子：ARI" in done.stderr
    assert "4 个随机网络" in done.stderr
    assert "modularity" in kg(*COMMANDS["communities"], "--lang", "en").stderr


def test_members_one_by_one(kg: Kg) -> None:
    lines = kg("communities", "--members", "--samples", "0", "--runs", "0").stdout.splitlines()
    assert lines[0] == "编号\t社群\t实体\t类别\t强度\tIRI"
    assert sum("\t大模型\t技术\t" in line for line in lines) == 1
    assert len(kg("communities", "--members", "--samples", "0", "--runs", "0", "--top", "1").stdout.splitlines()) < len(lines)


def test_the_same_bytes_each_time(kg: Kg) -> None:
    assert kg(*COMMANDS["communities"], "--seed", "7").stdout == kg(*COMMANDS["communities"], "--seed", "7").stdout


def test_similarity_of_pairs_is_told_beside_the_comparison(kg: Kg) -> None:
    assert "甲银行 — 乙银行: Jaccard 0.99" in kg(*COMMANDS["compare"]).stderr
    assert "相似度无定义" in kg("compare", "示范监管局", "甲科技", "--report", "r2").stderr


def test_whether_anything_beats_popularity_is_always_told(kg: Kg) -> None:
    done = kg(*COMMANDS["gaps"])
    assert "基线“普遍程度”" in done.stderr
    assert "报告未提及，不等于现实中没有" in done.stderr
    assert "事实太少" in kg("gaps", "--projection", "policy-technology").stderr
    assert "Absent from the reports" in kg(*COMMANDS["gaps"], "--lang", "en").stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("communities", "--resolution", "0"), "resolution: 0.0 makes no sense"),
        (("communities", "--samples", "1"), "samples"),
        (("communities", "--projection", "nothing"), "unknown projection 'nothing'"),
        (("communities", "--report", "1999"), "no report '1999'"),
        (("communities", "--since", "soon"), "since"),
        (("communities", "--rollup", "Technology"), "--rollup: 'Technology' is no roll-up"),
        (("communities", "--min-belief", "1"), "nothing is left"),
        (("communities", "--format", "xml"), "--format"),
        (("communities", "--json", "--format", "csv"), "contradict"),
        (("compare", "甲银行"), "nothing to compare with"),
        (("compare", "甲银行", "甲行"), "the same thing"),
        (("compare", "甲银行", "乙银行", "--similar"), "--similar takes one name"),
        (("compare", "甲银行", "乙银行", "--class", "Bank"), "--class and --by"),
        (("compare", "甲银行", "--similar", "--by", "luck"), "unknown measure"),
        (("gaps", "--projection", "everything"), "has not two sides"),
        (("gaps", "--class", "Bnk"), "did you mean"),
        (("gaps", "--method", "oracle"), "unknown method"),
        (("gaps", "--of", "示范监管局"), "has no link"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_wrong_use_is_one_line_and_code_2(kg: Kg, arguments: tuple[str, ...], told: str) -> None:
    done = kg(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_unknown_name_is_code_1_with_suggestions(kg: Kg) -> None:
    done = kg("compare", "甲银行", "乙银航")
    assert done.exit_code == 1
    assert "乙银行" in done.stderr
    assert len(done.stderr.splitlines()) == 1
