"""What a reader sees on a terminal."""

from __future__ import annotations

import pytest

from kg.cli import output
from tests.cli.conftest import Kg


@pytest.fixture
def terminal(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> Kg:
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "160")
    return kg


@pytest.mark.parametrize(
    ("arguments", "pieces"),
    [
        (["query", "SELECT ?o ?s { ?o fkg:hasSubsidiary ?s }"], ["fkgr:ccb ", "│"]),
        (["query"], ["subsidiaries", "│"]),
        (["search", "建信金科"], ["1. 建", "示范报告（2024）", "摘要（本项目撰写）", "建信金科、建设银行"]),
        (["show", "建行"], ["名称: 建设银行", "“建设银行设立建信金科。”", "第 3 页 · 原文", "计划", "statement/s-sub"]),
        (["show", "北京"], ["统计 (1)", "市场规模 (2023): 约 1.57 万亿元"]),
        (["show", "CCB", "--quotes", "1"], ["另有 1 处，见 kg explain"]),
        (
            ["explain", "statement/s-sub"],
            ["可信度 0.97 = 0.9000 + 0.0900", "0.0900 《Sample digest》: 置信度 0.9 × 余下的疑问 0.1000", "p-02", "第 0–11 字"],
        ),
        (["explain", "statement/s-tech", "--lang", "en"], ["belief", "context: “建设银行设立建信金科。”"]),
        (
            ["explain", "Nubank", "linkedTo", "CCB"],
            ["Nubank — 相关联 — 建设银行", "   Nubank — 合作 — 建设银行", "← 规则 prp-symp", "← statement/s-partner", "“Nubank 与建设银行合作。”"],
        ),
        (["explain", "联邦学习"], ["推出 (prp-spo1, prp-trp): 各级上位概念 → "]),
        (["doctor"], ["正常", "│"]),
    ],
)
def test_tables_and_lines(terminal: Kg, arguments: list[str], pieces: list[str]) -> None:
    result = terminal(*arguments)
    text = " ".join(line.rstrip() for line in result.stdout.splitlines())
    for piece in pieces:
        assert piece in text, result.stdout


def test_markup_in_a_quote_is_text(terminal: Kg) -> None:
    result = terminal("query", 'SELECT ("[bold]x[/nosuch]" AS ?x) {}')
    assert "[bold]x[/nosuch]" in result.stdout
