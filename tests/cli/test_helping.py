"""``--help`` is in the language asked for, whole, for every command; ``python -m kg`` is ``kg``."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from kg.cli.helping import in_chinese, one_line
from kg.cli.language import Lang
from kg.cli.main import COMMANDS, app

ENGLISH = re.compile(r"Usage|Options:|Arguments:|Commands:|Show this|\[required\]|\[default|\[env|\[OPTIONS\]|ARGS|``|\bzh:")


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["ontology", "doc"], ["ontology", "schemes"]])
def test_nothing_of_the_frame_is_english_in_a_chinese_help(monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.setenv("KG_LANG", "zh")
    shown = CliRunner().invoke(app, [*command, "--help"])
    assert shown.exit_code == 0
    assert shown.stdout.startswith("用法：")
    assert ENGLISH.findall(shown.stdout) == []


def test_each_command_is_told_in_a_sentence_that_is_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    for lang, head in (("zh", "命令："), ("en", "Commands:")):
        monkeypatch.setenv("KG_LANG", lang)
        listed = CliRunner().invoke(app, ["--help"]).stdout.partition(head)[2]
        assert "..." not in listed
        assert all(re.search(rf"^  {name} +\S", listed, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Usage: kg show [OPTIONS] {NAME}", "用法：kg show [选项] {NAME}"),
        ("  --out DIR  目录  [default: (build/)]", "  --out DIR  目录  ［默认 (build/)］"),
        ("  --n N  投影  [default: actor-\n         technology]", "  --n N  投影  ［默认 actor-technology］"),
        ("  --store URL  存储  [env\n               var: KG_STORE]", "  --store URL  存储  ［环境变量 KG_STORE］"),
        ("  TEXT  要找的词  [required]", "  TEXT  要找的词  ［必填］"),
        ("Commands:\n  doc  一页", "命令：\n  doc  一页"), ("  查询 [default] 一词", "  查询 [default] 一词"),
    ],
)  # fmt: skip
def test_the_frame_of_click(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese


def test_a_long_sentence_ends_at_its_first_part() -> None:
    assert one_line("数一数。再数一遍。", Lang.ZH) == "数一数"
    assert one_line("数一数：" + "很长的说明" * 12 + "。", Lang.ZH) == "数一数"
    assert one_line("Count things.\n\nThen again.", Lang.EN) == "Count things"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(["--lang", "en", "--help"], "Usage:"), (["show", "--help", "--lang", "en"], "Build folder"), (["show", "--help"], "构建目录")],
)
def test_the_language_of_help_may_be_asked_for_anywhere(arguments: list[str], word: str) -> None:
    environment = {**os.environ, "KG_LANG": "zh", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-m", "kg", *arguments], capture_output=True, env=environment, check=True)
    assert word in done.stdout.decode("utf-8")


def test_the_language_may_stand_before_the_command() -> None:
    environment = {**os.environ, "KG_LANG": "zh"}
    done = subprocess.run([sys.executable, "-m", "kg", "--lang", "en", "query", "nosuch"], capture_output=True, env=environment, check=False)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("error: no question")
