"""``kg path``: every way it prints, and what it says of wrong use."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kg

HEAD = ["路径", "代价", "步", "起", "关系", "方向", "至", "可信度", "日期", "报告", "说明", "原句", "出处", "陈述", "SPARQL"]


def test_lines(kg: Kg) -> None:
    done = kg("path", "建行", "隐私计算")
    assert done.exit_code == 0, done.output
    head, *rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert head == HEAD
    assert [row[2:7] for row in rows] == [
        ["1", "建设银行", "子公司或下属机构", "→", "建信金科"],
        ["2", "建信金科", "采用技术", "→", "联邦学习"],
        ["3", "联邦学习", "上位概念", "→", "隐私计算"],
    ]
    assert [row[10:13] for row in rows] == [
        ["建设银行设有子公司建信金科", "建设银行设立建信金科。", "《示范报告（2024）》 · 一、 · 第 3 页 · 原文"],
        ["建信金科采用了联邦学习", "它采用联邦学习。", "《示范报告（2024）》 · 一、 · 第 3 页 · 原文"],
        ["联邦学习属于隐私计算", "", "词表所载的上下位关系"],
    ]
    assert rows[0][14].startswith("SELECT DISTINCT ?x0")
    assert rows[1][14] == ""


def test_the_query_as_printed_is_one_that_kg_query_takes(kg: Kg) -> None:
    rows = [line.split("\t") for line in kg("path", "建行", "隐私计算").stdout.splitlines()]
    answer = kg("query", rows[1][14])
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.splitlines()[1].split("\t")[1::2] == ["建设银行", "建信金科", "联邦学习", "隐私计算"]


def test_english(kg: Kg) -> None:
    done = kg("path", "CCB", "federated learning", "--lang", "en")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert rows[0][:4] == ["path", "cost", "hop", "from"]
    assert rows[2][10] == "建信金科 uses federated learning"


def test_json(kg: Kg) -> None:
    told = json.loads(kg("path", "建行", "隐私计算", "--json").stdout)
    assert told["total"] == 1
    hop = told["paths"][0]["hops"][0]
    assert [each["quote"] for each in hop["relations"][0]["evidence"]] == ["建设银行设立建信金科。", "建信金科是建设银行子公司。"]
    assert [each["kind"] for each in hop["relations"][0]["evidence"]] == ["original", "digest"]
    assert told["paths"][0]["sparql"].startswith("SELECT")
    assert told["parameters"]["max_hops"] == 6


@pytest.mark.parametrize("how", [("--format", "csv"), ("-o", "paths.csv")])
def test_csv(kg: Kg, how: tuple[str, str], tmp_path: Path) -> None:
    where = (how[0], str(tmp_path / how[1])) if how[0] == "-o" else how
    done = kg("path", "建行", "隐私计算", *where)
    text = (tmp_path / how[1]).read_text(encoding="utf-8") if how[0] == "-o" else done.stdout
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0] == HEAD
    assert "\n" in rows[1][14]


def test_page(kg: Kg, tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    done = kg("path", "建行", "隐私计算", "--html", str(page))
    assert done.exit_code == 0
    assert done.stdout.startswith("路径\t")
    assert "<h1>" in page.read_text(encoding="utf-8")


def test_terminal(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.output.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    shown = kg("path", "建行", "隐私计算", "--quotes", "1").stdout
    assert "1. 建设银行 —子公司或下属机构→ 建信金科 —采用技术→ 联邦学习 —上位概念→ 隐私计算" in shown
    assert "建设银行设有子公司建信金科，后者采用了联邦学习，该技术属于隐私计算。" in shown
    assert "“建设银行设立建信金科。”" in shown
    assert "另有 1 处" in shown
    assert "摘要（本项目撰写）" not in shown
    assert "词表所载的上下位关系" in shown
    assert "VALUES (?x0 ?x3) { (fkgr:ccb fkgc:privacy-computing) }" in shown
    more = kg("path", "隐私计算", "建行", "--quotes", "2").stdout
    assert "1. 隐私计算 ←上位概念— 联邦学习 ←采用技术— 建信金科 ←子公司或下属机构— 建设银行" in more
    assert "《Sample digest》 · 二、 · 第 3 页 · 摘要（本项目撰写）" in more


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Bank", "联邦学习"), "“Bank”作为类：银行（Bank）"),
        (("--from-class", "Bank", "联邦学习"), ""),
        (("--from-class", "Bank", "--to-class", "技术", "--k", "1"), ""),
        (("建行", "--to-class", "Technology", "--k", "1"), ""),
        (("--metapath", "Bank-hasSubsidiary->-usesTechnology->Technology"), ""),
        (("Nubank", "隐私计算", "--all", "--max-hops", "6"), ""),
        (("Bank", "Technology", "--all", "--k", "1"), "条，列出最佳的 1 条"),
        (("建行", "联邦学习", "--via", "建信金科", "--class", "机构", "--predicate", "子公司或下属机构", "--predicate", "采用技术", "--by", "belief"), ""),
        (("建行", "联邦学习", "--directed", "--report", "2024", "--min-belief", "0.5", "--avoid", "Nubank", "--avoid-hubs", "9"), ""),
        (("Nubank", "建行", "--without-class", "Place", "--without-predicate", "locatedIn", "--projection", "actors"), ""),
        (("示范办法", "人民银行", "--since", "2018", "--until", "2018-12"), ""),
    ],
)
def test_options(kg: Kg, arguments: tuple[str, ...], told: str) -> None:
    done = kg("path", *arguments)
    assert done.exit_code == 0, done.output
    assert len(done.stdout.splitlines()) > 1
    assert told in done.stderr
    if not told:
        assert "列出最佳" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("建设银航", "隐私计算"), 1, "图谱中没有“建设银航”；是否指 建设银行 (StateOwnedBank)"),
        (("建行", "建设银行"), 2, "“建设银行”既是起点又是终点"),
        (("建行", "人民银行"), 1, "“建设银行”与“人民银行”之间没有不超过 6 步的路径；“建设银行”所在的连通部分有 7 个实体"),
        (("建行", "隐私计算", "--avoid", "联邦学习"), 1, "去掉 --avoid 则有一条 3 步的路径"),
        (("建行", "隐私计算", "--max-hops", "0"), 2, "--max-hops：路径步数上限 0 不可用；应为 1 至 20"),
        (("建行", "隐私计算", "--k", "-1"), 2, "--k：路径条数 -1 不可用"),
        (("建行", "隐私计算", "--by", "length"), 2, "应为 specific | hops | belief"),
        (("建行", "隐私计算", "--metapath", "Bank-ofers->Technology"), 2, "没有名为“ofers”的关系；是否指 offers (提供产品)"),
        (("建行", "隐私计算", "--metapath", "Bnak-offers->"), 2, "没有名为“Bnak”的类；是否指 Bank (银行)"),
        (("建行", "隐私计算", "--format", "xml"), 2, "未知的格式“xml”；应为 table, csv, json"),
        (("建行", "隐私计算", "--format", "csv", "--json"), 2, "相互矛盾"),
        (("建行",), 2, "路径缺少一端"),
        ((), 2, "路径缺少一端"),
        (("建行", "隐私计算", "--report", "1999"), 2, "没有报告“1999”"),
        (("建行", "隐私计算", "--projection", "nothing"), 2, "没有名为“nothing”的投影"),
        (("建行", "隐私计算", "--since", "2030"), 2, "没有剩下任何内容"),
        (("建行", "隐私计算", "--html", "/nowhere/at/all.html"), 1, "无法写入：没有该文件或目录"),
    ],
)
def test_wrong_use_is_one_line(kg: Kg, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = kg("path", *arguments)
    assert done.exit_code == code, done.output
    assert words in done.stderr
    assert done.stderr.startswith("错误：")
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


def test_no_build(kg: Kg, tmp_path: Path) -> None:
    done = kg("path", "甲", "乙", out=tmp_path / "none")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
