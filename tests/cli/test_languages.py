"""The line of every error and failure is in the language asked for, by ``--lang`` or else by the environment; its exit code in both."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.language import Lang, asked_language
from kg.cli.main import app
from kg.cli.summary import told_failures
from kg.errors import InputError
from kg.lexicon.faults import CORRECT_ROW, ONE_OF, VERDICT_UNKNOWN, RowError
from kg.worded import worded
from tests.cli.conftest import Kg

HAN_MARKS = ("，", "。", "应为", "请")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what can go wrong in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    (tmp_path / "binary.txt").write_bytes(b"a\0\1\2\0" * 9)
    (tmp_path / "table.csv").write_text("foo,bar\n1,2\n", encoding="utf-8")
    (tmp_path / "query.rq").write_text("SELECT ?x {\n ?x nosuch:y ?z }", encoding="utf-8")
    for name in ("damaged/store", "other"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "damaged" / ".kg-build").write_text('{"format": 1}', encoding="utf-8")
    (tmp_path / "other" / "letter.txt").touch()
    return tmp_path


CASES = [
    (["build", "none.txt"], 1, "none.txt：文件无法读取（没有该文件或目录）", "none.txt: the file cannot be read (no such file or directory)"),
    (["build", "binary.txt"], 1, "binary.txt：这是二进制文件（含 NUL 字节）；应为 UTF-8、", "binary.txt: this is a binary file (it holds NUL bytes);"),
    (["build", "query.rq"], 1, "query.rq：不支持扩展名 .rq", "query.rq: no reader for the extension .rq"),
    (["build", "--without", "nothing"], 2, "--without：没有名为“nothing”的抽取器；应为以下之一：", "--without: no extractor is called 'nothing'; expected one of "),
    (["show", "甲", "--out", "none"], 1, "没有这个构建目录；请运行 kg build，", "no such build folder; run kg build, or name"),
    (["show", "甲", "--out", "other"], 1, "该目录不是构建目录；应为由 kg build 生成、含有", "this folder is no build; expected a folder made by kg build, with"),
    (["show", "甲", "--out", "damaged"], 1, "damaged：构建中没有存储；请重新运行 kg build", "damaged: the build has no store; run kg build again"),
    (["judge", "--list", "--judgements", "table.csv"], 1, "table.csv 第 1 行：缺少列 verdict, one, other；", "table.csv line 1: no column verdict, one, other;"),
    (["judge", "甲", "乙"], 2, "kg judge：无法读懂“甲 乙”；", "kg judge: cannot read '甲 乙';"),
    (["fmt", "none.ttl"], 2, "none.ttl：没有该文件或文件夹；应为 Turtle 文件或文件夹", "none.ttl: no such file or folder; expected a Turtle file or a folder"),
    (["show", "甲", "--store", "nowhere"], 2, "--store：这不是存储的地址；应为 http://主机:端口/…", "--store: this is no address of a store; expected http://HOST:PORT/…"),
    (["sample", "--verdicts", "table.csv"], 1, "table.csv：缺少列 stratum 或 verdict；", "table.csv: no column stratum or verdict;"),
    (["bild"], 2, "kg：没有名为“bild”的命令；是否指 build？", "kg: no command is called 'bild'; did you mean build?"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "zh", "en"), CASES)
def test_errors_without_a_build(place: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, zh: str, en: str) -> None:
    for lang, head, words in (("zh", "错误：", zh), ("en", "error: ", en)):
        monkeypatch.setenv("KG_LANG", lang)
        one_line(CliRunner().invoke(app, arguments), code, head, words)
        if arguments[0] not in {"bild"}:
            monkeypatch.setenv("KG_LANG", "en" if lang == "zh" else "zh")
            one_line(CliRunner().invoke(app, [*arguments, "--lang", lang]), code, head, words)


@pytest.mark.parametrize(
    ("arguments", "code", "zh", "en"),
    [
        (["show", "无名银行"], 1, "图谱中没有“无名银行”；可用 kg search 全文检索", "the graph knows no '无名银行'; kg search looks through the text"),
        (["query", "SELECT ?x { ?x a"], 1, "查询，第 1 行第 17 列：查询过早结束；应为以下之一：", "query line 1, column 17: the query ends too early; expected one of "),
        (["query", "query.rq"], 1, "query.rq，第 2 行第 13 列：前缀 nosuch: 未声明；", "query.rq line 2, column 13: prefix nosuch: is not declared;"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], 1, "DELETE 会改动图谱；请用 SELECT、ASK、", "DELETE would change the graph; use SELECT, ASK, "),
        (["rank", "--class", "Bnak"], 2, "class：没有名为“Bnak”的类；是否指 Bank (银行)？", "class: no class is called 'Bnak'; did you mean Bank (银行)?"),
        (["rank", "--measure", "eigenvector"], 2, "特征向量中心性只在", "eigenvector centrality is defined on a "),
        (["explain", "建行", "投钱"], 1, "没有关系“投钱”；应为以下之一或其标签：", "no relation '投钱'; expected one of "),
    ],
)
def test_errors_of_a_build(kg: Kg, place: Path, arguments: list[str], code: int, zh: str, en: str) -> None:
    one_line(kg(*arguments, "--lang", "zh"), code, "错误：", zh)
    one_line(kg(*arguments, "--lang", "en"), code, "error: ", en)


def one_line(done: Result, code: int, head: str, words: str) -> None:
    """An error as it should be told."""
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.startswith(head)
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    if head == "error: ":
        assert not any(mark in done.stderr for mark in HAN_MARKS)


def test_failures(capsys: pytest.CaptureFixture[str]) -> None:
    row = RowError(VERDICT_UNKNOWN("equal"), where=worded("{} line {}", "t.csv", 2), expected=ONE_OF("same, different"), do=CORRECT_ROW)
    failures = [worded("{}", InputError("the file is empty", where="a.txt")), worded("{}", row.reason)]
    assert told_failures(failures, Lang.EN)
    assert capsys.readouterr().err == (
        "error: a.txt: the file is empty\nerror: t.csv line 2: verdict 'equal' is unknown; expected one of same, different; correct the row\n"
    )
    assert told_failures(failures, Lang.ZH)
    assert capsys.readouterr().err == "错误：a.txt：文件为空\n错误：t.csv 第 2 行：结论“equal”未定义；应为其中之一：same, different；请改正该行\n"
    assert not told_failures([], Lang.ZH)


def test_the_doctor_speaks_both(kg: Kg, place: Path) -> None:
    found = {}
    for lang in ("zh", "en"):
        done = kg("doctor", "--lang", lang, out=place / "damaged")
        assert done.exit_code == 1
        found[lang] = {tuple(line.split("\t")[1:]) for line in done.stdout.splitlines() if line.startswith("build\t")}
    assert found["zh"] == {("损坏", f"{place / 'damaged'}：构建中没有存储；请重新运行 kg build")}
    assert found["en"] == {("broken", f"{place / 'damaged'}: the build has no store; run kg build again")}


@pytest.mark.skipif(os.name == "nt", reason="Windows says it otherwise")
def test_what_the_system_refuses_is_no_traceback(kg: Kg, place: Path) -> None:
    done = kg("export", "--format", "csv", "-o", "table.csv/below/it")
    assert done.exit_code == 1
    assert done.stderr.startswith("错误：table.csv/below")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ([], None), (["show", "x"], None), (["show", "--lang", "en"], Lang.EN), (["show", "--lang=zh", "x"], Lang.ZH), (["--lang"], None),
        (["show", "--lang", "fr"], None), (["show", "--", "--lang", "en"], None), (["show", "--lang", "en", "--lang", "zh"], Lang.ZH),
    ],
)  # fmt: skip
def test_the_language_asked_for(arguments: list[str], lang: Lang | None) -> None:
    assert asked_language(arguments) is lang
