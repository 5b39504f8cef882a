"""The technology–application matrix."""

from __future__ import annotations

from tests.extract.workbench import Reading, read_tables

HEAD = "一、示范一节\n本节的表格说明了示范情况。\n"


def matrix(*rows: str) -> Reading:
    """What a table of technologies and fields says."""
    return read_tables(HEAD + "\n".join(rows) + "\n")


ROWS = ("人工智能\t智能客服、示范核示\t智能投顾", "区块链\t供应链金融\t示范溯示等", "大数据\t精准营销\t-")


def test_every_cell_is_what_a_technology_enables() -> None:
    reading = matrix("关键技术\t银行\t证券", *ROWS)
    assert reading.facts == {
        ("人工智能", "enables", "智能客服"), ("人工智能", "enables", "示范核示"), ("人工智能", "enables", "智能投顾"),
        ("区块链", "enables", "供应链金融"), ("区块链", "enables", "示范溯示"), ("大数据", "enables", "精准营销"),
    }  # fmt: skip
    for claim in reading.claims:
        assert claim.evidence.pattern == "application-matrix"
        assert claim.evidence.passage.quote in ROWS
        assert [passage.quote for passage in claim.evidence.context] == ["关键技术\t银行\t证券"]


def test_carried_technologies_count_and_carried_applications_do_not_repeat() -> None:
    reading = matrix("技术\t业务\t应用", "人工智能\t银行\t智能客服", "\t证券\t智能投顾", "区块链\t银行\t供应链金融", "大数据\t银行\t精准营销")
    assert ("人工智能", "enables", "智能投顾") in reading.facts
    (claim,) = [c for c in reading.claims if reading.fact(c) == ("人工智能", "enables", "智能投顾")]
    assert {p.quote for p in claim.evidence.context} == {"技术\t业务\t应用", "人工智能\t银行\t智能客服"}


def test_a_row_without_a_known_technology_is_told() -> None:
    reading = matrix("技术\t银行\t证券", *ROWS, "示范甲法\t甲用\t乙用")
    assert all(claim.evidence.passage.quote in ROWS for claim in reading.claims)
    assert [(p.kind, p.text) for p in reading.problems] == [("cell-not-understood", "示范甲法\t甲用\t乙用")]


def test_two_technologies_or_another_title_are_no_matrix() -> None:
    assert matrix("技术\t银行\t证券", *ROWS[:2]).claims == ()
    assert matrix("主题\t银行\t证券", *ROWS).claims == ()
    assert matrix("技术\t银行", *(row.rpartition("\t")[0] for row in ROWS)).claims == ()
