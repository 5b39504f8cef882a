"""Wrong use of options and arguments: one line in Chinese, in English what every program of the kind prints; exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.main import app
from kg.cli.misuse import in_chinese
from kg.store.builddir import MARKER

WRONG = [
    (["build", "--foo"], "kg build：没有选项 --foo", "No such option"),
    (["--foo"], "kg：没有选项 --foo", "No such option"),
    (["query", "--formt", "csv"], "没有选项 --formt（相近的有 --format、", "No such option"),
    (["show"], "kg show：缺少参数 NAME", "Missing argument"),
    (["evaluate"], "kg evaluate：缺少选项 --gold", "Missing option"),
    (["show", "甲", "乙"], "kg show：多余的参数：乙", "unexpected extra argument"),
    (["rank", "--top", "x"], "kg rank：--top 的值不可用：“x”不是整数", "is not a valid int"),
    (["rank", "--top", "-5"], "--top 的值不可用：-5 不在 x>=0 的范围内", "is not in the range"),
    (["communities", "--resolution", "x"], "--resolution 的值不可用：“x”不是数", "is not a valid float"),
    (["rank", "--lang", "fr"], "--lang 的值不可用：“fr”不在可选值之列：", "is not one of"),
    (["query", "--format"], "选项 --format 缺少值", "requires an argument"),
    (["show", "甲", "--json=1"], "选项 --json 不带值", "does not take a value"),
    (["ontology", "nothing"], "kg ontology：没有子命令“nothing”", "No such command"),
]


@pytest.mark.parametrize(("arguments", "chinese", "english"), WRONG)
def test_both_languages(monkeypatch: pytest.MonkeyPatch, arguments: list[str], chinese: str, english: str) -> None:
    monkeypatch.setenv("KG_LANG", "zh")
    done = CliRunner().invoke(app, arguments, prog_name="kg")
    assert (done.exit_code, done.stdout) == (2, "")
    assert chinese in done.stderr
    assert done.stderr.startswith("错误：kg")
    assert done.stderr.count("\n") == 1
    assert "--help\n" in done.stderr
    monkeypatch.setenv("KG_LANG", "en")
    done = CliRunner().invoke(app, arguments, prog_name="kg")
    assert (done.exit_code, done.stdout) == (2, "")
    assert english in done.stderr
    assert "错误" not in done.stderr


def test_a_build_folder_as_argument_is_told_where_to_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def told(lang: str) -> str:
        monkeypatch.setenv("KG_LANG", lang)
        return CliRunner().invoke(app, ["check", str(tmp_path)], prog_name="kg").stderr

    assert "--out" not in told("zh") + told("en")
    (tmp_path / MARKER).write_text("", encoding="utf-8")
    assert "；构建目录写作 --out 目录；" in told("zh")
    assert "--out DIR" in told("en")


def test_the_language_asked_for_wins_even_when_the_rest_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")
    assert CliRunner().invoke(app, ["show", "--foo", "--lang", "zh"]).stderr.startswith("错误：")
    monkeypatch.setenv("KG_LANG", "zh")
    assert "No such option" in CliRunner().invoke(app, ["show", "--lang=en", "--foo"]).stderr


def test_no_arguments_show_the_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "zh")
    done = CliRunner().invoke(app, [], prog_name="kg")
    assert done.exit_code == 2
    assert "用法：kg" in done.output
    assert "错误" not in done.output


def test_what_is_unknown_stays_as_it_is() -> None:
    class OtherError(Exception):
        ctx = None
        message = "Something new."

    assert in_chinese(OtherError()) == "kg：Something new.；用法见 kg --help"
