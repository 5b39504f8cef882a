"""试点 without its name: the trial that the paragraph, or else the heading, is about."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read

Fact = tuple[str, str, str]

MEANT: list[tuple[tuple[str, ...], list[Fact]]] = [
    (("票据数据质押试点于2021年5月在宁波启动，试点期为三年。目前，宁波银行、腾讯参与试点。",),
     [("宁波银行", "participatesIn", "票据数据质押试点"), ("腾讯", "participatesIn", "票据数据质押试点")]),
    (("# 金融科技创新监管工具", "2021年5月，中国人民银行在宁波率先开展试点，后扩大到重庆。"),
     [("中国人民银行", "leads", "金融科技创新监管工具"), ("金融科技创新监管工具", "pilotedIn", "宁波")]),
    (("# 电信普遍服务试点", "试点由工业和信息化部牵头。"), [("工业和信息化部", "leads", "电信普遍服务试点")]),
]  # fmt: skip

NOT_MEANT: list[tuple[tuple[str, ...], str]] = [
    (("票据数据质押试点于2021年5月在宁波启动。宁波银行在智能客服领域开展试点。",), "participatesIn"),  # of something else
    (("票据数据质押试点于2021年5月在宁波启动。", "宁波银行参与试点。"), "participatesIn"),  # another paragraph
    (("票据数据质押试点于2021年5月在宁波启动，仓单质押登记试点于2021年6月在杭州启动。宁波银行参与试点。",), "participatesIn"),  # which of the two?
    (("票据数据质押试点于2021年5月在宁波启动。宁波银行入选试点城市商业银行。",), "participatesIn"),
]


@pytest.mark.parametrize(("paragraphs", "facts"), MEANT)
def test_the_trial_told_of_is_meant(paragraphs: tuple[str, ...], facts: list[Fact]) -> None:
    assert set(facts) <= set(read(*paragraphs).facts())


@pytest.mark.parametrize(("paragraphs", "predicate"), NOT_MEANT)
def test_no_trial_is_meant(paragraphs: tuple[str, ...], predicate: str) -> None:
    assert not [fact for fact in read(*paragraphs).facts() if fact[1] == predicate]


def test_the_sentence_that_names_the_trial_is_cited() -> None:
    first = "票据数据质押试点于2021年5月在宁波启动。"
    claims = [c for c in read(first + "宁波银行参与试点。").claims if c.predicate == "participatesIn"]
    assert [[p.quote for p in c.evidence.context] for c in claims] == [[first]]
