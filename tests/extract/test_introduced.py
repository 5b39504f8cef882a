"""What a document introduces by itself: titles and what tells their kind, standard numbers, yearly documents, short names, firms."""

from __future__ import annotations

import pytest

from tests.extract.workbench import annotated, prose

TITLES = [
    ("《数据交换示例》（JR/T 9901—2031）已经实施。", "数据交换示例", "Standard"),
    ("国家标准《示例接口互认》由多家单位起草。", "示例接口互认", "Standard"),
    ("《示例支付管理办法》自2031年起施行。", "示例支付管理办法", "Measures"),
    ("该局印发《示例试行三十条》等文件。", "示例试行三十条", "Policy"),
    ("他在《示例漫谈》里写过这件事。", None, None),
]


@pytest.mark.parametrize(("text", "title", "cls"), TITLES)
def test_the_kind_of_a_title_is_told_by_its_number_its_words_or_those_beside_it(text: str, title: str | None, cls: str | None) -> None:
    document = annotated(prose(text))
    found = {(m.surface.strip("《》"), m.cls) for sentence in document.sentences for m in sentence.mentions if m.how == "title"}
    assert found == ({(title, cls)} if title else set())
    untold = [problem.text for problem in document.problems if problem.kind == "unlinked"]
    assert untold == ([] if title else ["示例漫谈"])


def test_a_number_and_a_bare_title_stand_for_the_document_wherever_they_are_named() -> None:
    document = annotated(prose("JR/T 9901—2031为示例银行所用。", "《数据交换示例规范》（JR/T 9901—2031）已经实施。", "《规范》（以下简称《数据交换示例规范》）。"))
    by_form = {m.surface: m.entity for sentence in document.sentences for m in sentence.mentions if m.cls == "Standard"}
    assert by_form["JR/T 9901—2031"] == by_form["《数据交换示例规范》"]


def test_short_names_in_brackets_stand_for_what_is_named_before_them() -> None:
    document = annotated(prose("中国建设银行（以下简称“示建行”）推出产品。示建行还在扩大试点。", "工商银行（该行）也在其中。"))
    by_form = {m.surface: m.entity for sentence in document.sentences for m in sentence.mentions}
    assert by_form["示建行"] == by_form["中国建设银行"]
    assert "该行" not in by_form


def test_a_firm_in_full_and_short_is_one_firm_with_both_names() -> None:
    document = annotated(prose("甬辰示例科技股份有限公司（以下简称“甬辰科技”）成立于2031年。甬辰科技已有百名员工。"))
    found = {m.entity for sentence in document.sentences for m in sentence.mentions if "甬辰" in m.surface}
    assert len(found) == 1
    firm = document.names[found.pop()]
    assert {"甬辰科技", "甬辰示例科技股份有限公司"} <= {firm.zh, *firm.aliases}
