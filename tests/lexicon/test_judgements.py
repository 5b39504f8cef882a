"""Tables of judgements: the last row about a pair or statement counts, and a bad row is told with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.lexicon.judgements import (
    COLUMNS,
    Judgements,
    append_judgement,
    as_csv,
    claim_id,
    judgements_file,
    read_judgements,
)
from kg.model.judgement import Judgement, Verdict

HEAD = ",".join(COLUMNS)
ID = "0123456789abcdef0123"


def table(tmp_path: Path, *rows: str, head: str = HEAD) -> Judgements:
    """The judgements of a table with these rows."""
    path = tmp_path / "judgements.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return read_judgements(path)


def pair(verdict: str, one: str, other: str) -> str:
    """A row about two names."""
    return f"{verdict},{one},,,{other},,,,,,"


def test_a_later_row_about_the_same_pair_wins_whichever_is_named_first(tmp_path: Path) -> None:
    found = table(tmp_path, pair("same", "甲行", "乙行"), pair("unsure", "丙行", "丁行"), pair("different", "乙行", "甲行"))
    assert [(row.verdict, row.one, row.other) for row in found.in_force] == [("unsure", "丙行", "丁行"), ("different", "乙行", "甲行")]
    assert len(found.rows) == 3


def test_a_withdrawn_judgement_is_not_in_force_and_can_be_made_again(tmp_path: Path) -> None:
    rows = [pair("same", "甲行", "乙行"), pair("withdraw", "甲行", "乙行")]
    assert table(tmp_path, *rows).in_force == ()
    assert [row.verdict for row in table(tmp_path, *rows, pair("same", "甲行", "乙行")).in_force] == ["same"]


def test_a_statement_is_known_by_its_id_else_by_its_parts(tmp_path: Path) -> None:
    found = table(tmp_path, f"reject,,,,,,statement/{ID},,wrong,,", f"withdraw,,,,,,{ID},,,,", "reject,甲行,,offers,乙通,,,,,,")
    assert [(row.one, row.predicate, row.other) for row in found.in_force] == [("甲行", "offers", "乙通")]


BAD_ROWS = [
    (pair("equal", "甲行", "乙行"), "line 2: verdict 'equal' is unknown; expected one of same, different, unsure, reject, correct, withdraw"),
    (pair("same", "甲行", ""), "line 2: names only one thing"),
    (pair("same", "甲行", "甲 行"), "line 2: names '甲行' twice"),
    ("same,甲行,,offers,乙通,,,,,,", "line 2: same is said of a statement"),
    (pair("reject", "甲行", "乙行"), "line 2: reject is said of no statement"),
    ("reject,,,,,,12ab,,,,", "line 2: statement '12ab' is no id"),
    (f"correct,,,,,,{ID},,,,", "line 2: a correction changes nothing"),
    (f"reject,,,,,,{ID},object=甲,,,", "line 2: reject with a change"),
    (f"correct,,,,,,{ID},colour=red,,,", "line 2: change 'colour=red' is unknown; expected field=value with one of subject,"),
    (f"correct,,,,,,{ID},modality=maybe,,,", "line 2: modality 'maybe' is unknown; expected one of asserted, planned"),
    (f"correct,,,,,,{ID},date=soon,,,", "line 2: date 'soon' is no date"),
    ("same,甲行,,,乙行,,,,,,yesterday", "line 2: date 'yesterday' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
    ("same,甲行,乙行", "line 2: 3 cells; expected 11 as in the header line"),
    ('same,"甲"行,,,乙行,,,,,,', "line 2: is no CSV row"),
]


@pytest.mark.parametrize(("row", "told"), BAD_ROWS, ids=[told.split(";")[0] for _, told in BAD_ROWS])
def test_a_bad_row_is_told_with_its_line_and_the_others_count(tmp_path: Path, row: str, told: str) -> None:
    found = table(tmp_path, row, pair("same", "丙行", "丁行"))
    (problem,) = found.problems
    assert problem.kind == "judgement"
    assert told in problem.reason.en
    assert "\n" not in problem.reason.en + problem.reason.zh
    assert [each.one for each in found.rows] == ["丙行"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"verdict,one\nsame,a\n", "line 1: no column other"),
        (b"verdict,one,other,colour\n", "line 1: unknown column 'colour'"),
        ("verdict,one,other\nsame,甲,乙\n".encode("gb18030"), "is not UTF-8"),
    ],
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "judgements.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=told):
        read_judgements(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_judgements(tmp_path / "none.csv")


def test_rows_are_appended_as_they_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    rows = [
        Judgement(verdict=Verdict.SAME, one="a", one_name="甲行", other="b", other_name="乙, 行", note='他说"是"', by="某人", date="2031-05"),
        Judgement(verdict=Verdict.CORRECT, one="甲", predicate="offers", other="乙", statement=ID, changes=(("object", "c"), ("date", "2030"))),
        Judgement(verdict=Verdict.WITHDRAW, one="a", other="b"),
    ]
    for row in rows:
        append_judgement(path, row)
    assert path.read_bytes().startswith("\ufeffverdict,".encode())
    found = read_judgements(path)
    assert [replace(row, where="") for row in found.rows] == rows
    assert [row.where for row in found.rows] == [f"judgements.csv line {n}" for n in (2, 3, 4)]
    assert as_csv(found.rows) == path.read_text(encoding="utf-8-sig")


def test_a_row_is_appended_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(f"{HEAD}\n{pair('same', '甲行', '乙行')}", encoding="utf-8")
    append_judgement(path, Judgement(verdict=Verdict.UNSURE, one="丙", other="丁"))
    assert [row.verdict for row in read_judgements(path).rows] == ["same", "unsure"]
    with pytest.raises(InputError, match="cannot be written"):
        append_judgement(tmp_path, Judgement(verdict=Verdict.UNSURE, one="丙", other="丁"))


def test_ids_of_claims_as_typed(tmp_path: Path) -> None:
    forms = [ID, f"statement/{ID}", f"observation/{ID}", f"<https://w3id.org/fintech-kg/id/statement/{ID}>"]
    assert {claim_id(form) for form in forms} == {ID}
    assert claim_id("建设银行") == claim_id(ID[1:]) == ""
    assert judgements_file(tmp_path / "build") == tmp_path.resolve() / "judgements.csv"


def test_a_bad_row_is_told_in_chinese_as_well(tmp_path: Path) -> None:
    (problem,) = table(tmp_path, "same,甲行,,,乙行,,,,,,yesterday").problems
    assert problem.reason.zh.endswith("judgements.csv 第 2 行：“yesterday”不是日期；应为 YYYY、YYYY-MM 或 YYYY-MM-DD；请改正该行")
