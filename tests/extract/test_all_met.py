"""Whatever a document's mentions and claims refer to is met in it: also what stands only within a longer name."""

from __future__ import annotations

import random

import pytest

from kg.assemble.assemble import assemble
from kg.model.graph import Extraction
from kg.pipeline import load_definitions
from kg.rdf.write import written
from kg.resources import resource
from tests.extract.workbench import lexicon, ontology, read
from tests.installed import engine

BODIES = ("中国人民银行", "人民银行", "央行", "宁波银行", "中国银联", "国家网信办", "腾讯", "平安集团", "东盟", "银保监会")
PLACES = ("安徽省", "上海", "深圳市", "新加坡", "浙江", "雄安新区")
SHAPES = (
    "{body}{place}分行发布通知。", "{body}{place}总部召开会议。", "{body}{place}市分行牵头试点。", "{body}第九次会议部署工作。",
    "{body}联邦学习平台已经上线。", "{place}金融科技创新监管试点启动。", "{body}旗下{body}科技有限公司成立于2019年。", "{place}市{body}研究院发布报告。",
    "“{body}贸易融资区块链平台”服务客户。", "推进5G智慧网点、数字人民币跨境支付。", "《{body}关于规范区块链应用的通知》自2023年5月起施行。",
    "《{place}金融科技发展规划》由{body}办公厅印发。", "{body}办公厅转发{body}《关于{place}发展的意见》。", "据{body}{place}分行统计，2023年不良率为1.2%。",
    "例如，掌上管家（{body}）用户达300万。", "{body}金融研究所认为，{place}跨境支付规模为300亿元。",
)  # fmt: skip
"""Names that are made of others."""


def _sentences() -> list[str]:
    chance = random.Random(8)
    return [shape.format(body=chance.choice(BODIES), place=chance.choice(PLACES)) for shape in SHAPES for _ in range(8)]


def _referred(found: Extraction) -> set[str]:
    keys = {mention.entity for mentions in found.mentions.values() for mention in mentions}
    keys |= {value for claim in found.claims for value in (claim.subject, claim.object) if isinstance(value, str)}
    keys |= {value for claim in found.claims for _, value in claim.qualifiers if isinstance(value, str)}
    for seen in found.observations:
        keys |= {seen.indicator, seen.about, seen.place, seen.growth_of, seen.share_of, *seen.according_to}
    return keys - {""}


@pytest.mark.parametrize("text", sorted(set(_sentences())))
def test_what_a_sentence_refers_to_is_met(text: str) -> None:
    found = engine().run(read(text))
    assert _referred(found) <= set(found.entities)


@pytest.mark.parametrize("text", ["人民银行安徽省分行发布通知。", "央行上海总部召开会议。", "中国人民银行深圳市分行发布通知。"])
def test_a_body_named_only_within_the_name_of_its_branch_does_not_stop_the_build(text: str) -> None:
    graph = assemble([engine().run(read(text))], lexicon(), ontology(), {})
    assert "中国人民银行" in {entity.zh for entity in graph.entities.values()}
    assert written(graph, resource("ontology"), *load_definitions())
