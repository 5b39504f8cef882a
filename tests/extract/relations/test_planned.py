"""One stretch of words does not tell the same as planned and as done."""

from __future__ import annotations

from kg.model.statement import Modality
from tests.extract.relations.reading import read


def test_what_is_being_built_is_planned_and_nothing_else() -> None:
    found = read("世界银行正在研发一个全球央行数字货币平台，供成员使用。")
    assert ("世界银行", "usesTechnology", "央行数字货币") in found.facts(modality=Modality.PLANNED)
    assert found.facts() == [("央行数字货币", "broader", "数字货币")]


def test_what_other_words_tell_as_done_stays() -> None:
    found = read("宁波银行采用知识图谱清点客户，并正在搭建知识图谱平台。")
    assert ("宁波银行", "usesTechnology", "知识图谱") in found.facts()
    assert ("宁波银行", "usesTechnology", "知识图谱") in found.facts(modality=Modality.PLANNED)
