"""A body uses the products of others; what it offers is its own."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import engine
from tests.extract.workbench import prose


def uses(text: str) -> set[str]:
    found = engine().run(prose(text))
    return {f"{found.entities[c.subject].zh} {found.entities[str(c.object)].zh}" for c in found.claims if c.predicate == "usesProduct"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宁波银行借助ChatGPT整理会议材料。", {"宁波银行 ChatGPT"}),
        ("宁波银行推出“甬享汇”App。宁波银行借助“甬享汇”App服务客户。", set()),
        ("招商银行借助招商银行App服务客户。", set()),
        ("宁波银行的“甬享汇”App借助ChatGPT整理会议材料，宁波银行利用“甬享汇”App服务客户。", {"甬享汇 ChatGPT"}),
    ],
)
def test_what_a_body_offers_it_does_not_use(text: str, expected: set[str]) -> None:
    assert uses(text) == expected
