"""Trials that are called by what they are built on, in marks behind who tries them; and turns of speech in marks that begin alike."""

from __future__ import annotations

import pytest

from tests.lexicon.test_discovery_rules import discovered

NAMED = [
    ("宁波银行“基于物联网的仓单核验与管理”入选首批试点。", {"基于物联网的仓单核验与管理": "Product"}),
    ("腾讯“基于区块链的仓单核验服务”则是第二批公示的应用项目。", {"基于区块链的仓单核验服务": "Product"}),
]
TURNS = ["宁波银行坚持“基于场景的服务”理念。", "宁波银行提出“基于数据的管理”。", "业内认为“基于规则的监管”更稳妥。"]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_trial(text: str, names: dict[str, str]) -> None:
    assert names.items() <= discovered(text).items()


@pytest.mark.parametrize("text", TURNS)
def test_turn_of_speech(text: str) -> None:
    assert not [name for name in discovered(text) if name.startswith("基于")]
