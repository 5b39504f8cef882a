"""What a company's own report tells of it, with and without its name, and where the proof is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.readers.catalogue import Catalogue
from kg.readers.read import read_document
from tests.extract.relations.reading import read
from tests.installed import engine

COVER = "# 晓帆银行股份有限公司2031年年度报告"
TOLD = [
    ("贸易融资方面，推出“帆贸通”线上产品。", ("晓帆银行", "offers", "帆贸通")),
    ("贸易融资方面，推出“帆贸通”线上产品。", ("帆贸通", "servesScenario", "贸易融资")),
    ("报告期内，完成核心系统“帆芯”投产，采用分布式数据库。", ("晓帆银行", "offers", "帆芯")),
    ("报告期内，完成核心系统“帆芯”投产，采用分布式数据库。", ("帆芯", "usesTechnology", "分布式数据库")),
    ("与科大讯飞联合开发语音核验工具。", ("晓帆银行", "partnersWith", "科大讯飞")),
    ("本公司引入联邦学习。", ("晓帆银行", "usesTechnology", "联邦学习")),
]
NOT_TOLD = ["业内普遍认为，引入联邦学习可以降低成本。", "在联邦学习的支持下，各家机构合作建模。", "监管部门引入联邦学习。"]


@pytest.mark.parametrize(("text", "fact"), TOLD, ids=lambda row: str(row)[:20])
def test_what_is_done_is_done_by_the_company(text: str, fact: tuple[str, str, str]) -> None:
    found = read(COVER, text).facts()
    assert fact in found or (fact[2], fact[1], fact[0]) in found


@pytest.mark.parametrize("text", NOT_TOLD, ids=lambda text: text[:12])
def test_what_others_do_is_not(text: str) -> None:
    assert not [fact for fact in read(COVER, "## 业务情况", text).facts() if "晓帆银行" in fact]


def test_the_cover_is_part_of_the_proof_and_dates_the_figures(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("晓帆银行股份有限公司2031年年度报告\n\n第一节 金融科技\n\n报告期内，本行信息科技投入7.31亿元。本行引入联邦学习。\n", encoding="utf-8")
    found = engine().run(read_document(path, Catalogue({})))
    proof = next(claim.evidence for claim in found.claims if claim.predicate == "usesTechnology")
    assert [passage.quote for passage in proof.context] == ["晓帆银行股份有限公司2031年年度报告"]
    spent = next(one for one in found.observations if one.quantity_text == "7.31亿元")
    assert found.entities[spent.about].zh == "晓帆银行"
    assert spent.period is not None
    assert spent.period.text == "2031"
    assert "晓帆银行股份有限公司2031年年度报告" in [passage.quote for passage in spent.evidence.context]
