"""Tables of definitions: what is read, and one line with file and line number for each fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon.definitions import load_definitions
from kg.lexicon.instruments import Instruments, load_instruments
from kg.model.definition import CitedDocument, Definition
from kg.resources import resource

HEAD = "id,definition_zh,definition_en,scope_zh,scope_en,related,see\n"
SOURCES = "id,number,zh,en,publisher,year,iri\n"
KINDS = "id,zh,en,aliases,broader,policy_class,titles,numbers,definition_zh,definition_en,scope_zh,scope_en,related,see\n"


def write(folder: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_rows_become_definitions(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        things=HEAD + "a,甲物。,The thing A.,只指甲。,A alone.,b|c,doc|r1\nb,,,,,,doc\n",
        sources=SOURCES + "doc,GB/T 1,文件,Document,委员会,2020,https://example.org/doc\n",
    )
    found = load_definitions(folder)
    assert found.concepts["a"] == Definition("a", "甲物。", "The thing A.", "只指甲。", "A alone.", ("b", "c"), ("doc", "r1"), "things.csv line 2")
    assert found.concepts["b"].see == ("doc",)
    assert found.documents["doc"] == CitedDocument("doc", "GB/T 1", "文件", "Document", "委员会", "2020", "https://example.org/doc")


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ({}, "no tables of definitions"),
        ({"things": "id,see\n"}, "things.csv line 1: no column definition_zh"),
        ({"things": HEAD + "a,甲。,,,,,\n"}, "things.csv line 2: 'a' has one of definition_zh and definition_en alone"),
        ({"things": HEAD + "a,,,说明。,,,\n"}, "things.csv line 2: 'a' has one of scope_zh and scope_en alone"),
        ({"things": HEAD + "a,甲,A.,,,,\n"}, "things.csv line 2: a text of 'a' has no full stop"),
        ({"things": HEAD + "a,,\n"}, "things.csv line 2: 3 cells; expected 7"),
        ({"things": HEAD + "A b,,,,,,\n"}, "things.csv line 2: id 'A b' cannot be used"),
        ({"things": HEAD + "b,,,,,,\na,,,,,,\n"}, "things.csv line 3: id 'a' stands behind 'b'"),
        ({"things": HEAD + "a,,,,,,\na,,,,,,\n"}, "things.csv line 3: id 'a' stands behind 'a'"),
        ({"more": HEAD + "a,,,,,,\n", "things": HEAD + "a,,,,,,\n"}, "things.csv line 2: id 'a' stands in two tables"),
        ({"things": HEAD + 'a,"甲"x,,,,,\n'}, "things.csv line 2: is no CSV row"),
        ({"sources": SOURCES + "d,,,,,,\n"}, "sources.csv line 2: 'd' has no title"),
        ({"sources": SOURCES + "d,,文,,,20,\n"}, "sources.csv line 2: year '20'"),
        ({"sources": SOURCES + "d,,文,,,,here\n"}, "sources.csv line 2: iri 'here' is no web address"),
    ],
)
def test_a_fault_is_one_line(tmp_path: Path, tables: dict[str, str], told: str) -> None:
    with pytest.raises(LexiconError) as error:
        load_definitions(write(tmp_path, **tables))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "things.csv").write_bytes(HEAD.encode() + "a,甲".encode("gb18030"))
    with pytest.raises(LexiconError, match=r"^things\.csv: cannot be read"):
        load_definitions(tmp_path)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a,甲,,,,,,,,,,,,", "policy-instruments.csv line 2: 'a' lacks a name"),
        ("a,甲,A,,b,,,,,,,,,", "policy-instruments.csv line 2: broader 'b' of 'a' is unknown"),
    ],
)
def test_a_faulty_kind_of_instrument(tmp_path: Path, row: str, told: str) -> None:
    folder = write(tmp_path, **{"policy-instruments": KINDS + row + "\n"})
    with pytest.raises(LexiconError) as error:
        load_instruments(folder)
    assert told in str(error.value)


@pytest.fixture(scope="module")
def kinds() -> Instruments:
    return load_instruments(resource("data", "definitions"))


@pytest.mark.parametrize(
    ("cls", "names", "kind"),
    [
        ("Law", ["数据安全法"], "policy-statute"),
        ("Law", ["通用数据保护条例"], "policy-legislation"),
        ("Law", ["区域全面经济伙伴关系协定"], "policy-treaty"),
        ("Plan", ["金融科技发展规划（2022-2025年）"], "policy-plan"),
        ("Plan", ["“数据要素×”三年行动计划（2024—2026年）"], "policy-action-plan"),
        ("Plan", ["党和国家机构改革方案"], "policy-work-plan"),
        ("Measures", ["银行保险机构数据安全管理办法（征求意见稿）"], "policy-measures"),
        ("Measures", ["非银行支付机构条例（征求意见稿）"], "policy-ordinance"),
        ("Guideline", ["关于加强科技伦理治理的意见"], "policy-opinions"),
        ("Guideline", ["银行业金融机构数据治理指引"], "policy-guidance"),
        ("Notice", ["关于防范代币发行融资风险的公告"], "policy-announcement"),
        ("Standard", ["金融数据安全 数据安全分级指南", "JR/T 0197-2020"], "policy-industry-standard"),
        ("Standard", ["数据分类分级规则", "GB/T 43697-2024"], "policy-national-standard"),
        ("Standard", ["分布式账本贸易金融规范"], "policy-standard"),
        ("Guideline", ["国九条"], ""),
        ("Notice", ["数据安全法"], ""),
        ("Standard", ["某指南"], ""),
    ],
)
def test_the_kind_of_a_document(kinds: Instruments, cls: str, names: list[str], kind: str) -> None:
    assert kinds.of(cls, names) == kind
