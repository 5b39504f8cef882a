"""What is counted has no name: 一个…项目, 三间…银行, 三批…名单; nor has a bank that is only called the strongest."""

from __future__ import annotations

import pytest

from tests.lexicon.test_discovery_rules import discovered

COUNTED = [
    "宁波银行启动了一个区块链技术探索项目，研究提单流转。",
    "宁波银行与三间发钞银行合作启动研究。",
    "宁波银行与三家民营银行签署战略合作协议。",
    "宁波已公布三批监管沙盒试点名单。",
    "宁波银行以打造“最强金融科技银行”为目标。",
]
NAMED = [
    ("宁波银行启动了“甬江区块链探索项目”。", {"甬江区块链探索项目"}),
    ("宁波已公布渔获监管沙盒试点名单。", {"渔获监管沙盒试点名单"}),
]


@pytest.mark.parametrize("text", COUNTED)
def test_what_is_counted_is_no_name(text: str) -> None:
    assert not {name for name in discovered(text) if name != "提单流转"}


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_stay(text: str, names: set[str]) -> None:
    assert names <= set(discovered(text))
