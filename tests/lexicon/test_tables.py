"""Reading the curated tables: each fault is one clear line, and the other rows load."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LexiconError
from tests.lexicon.tables import COLLECTIVES, CONCEPTS, HEADER, lines, load, table

GOOD = "icbc,StateOwnedBank,工商银行,ICBC,工行|~工,general,"
OTHER = "nubank,InternetBank,Nubank,Nubank,Nu Bank,general,"

FAULTS = [
    ("too few cells", "ccb,StateOwnedBank,建设银行", ("banks.csv line 3", "3 cells", "7")),
    ("too many cells", "ccb,StateOwnedBank,建设银行,CCB,建行,general,,x", ("banks.csv line 3", "8 cells", "7")),
    ("unknown class", "ccb,Bnak,建设银行,CCB,建行,general,", ("banks.csv line 3", "'Bnak'", "a class of the ontology")),
    ("id twice", "icbc,StateOwnedBank,建设银行,CCB,建行,general,", ("banks.csv line 3", "'icbc'", "twice")),
    ("bad id", "CCB bank,StateOwnedBank,建设银行,CCB,建行,general,", ("banks.csv line 3", "'CCB bank'", "slug")),
    ("reserved id", "draft,StateOwnedBank,建设银行,CCB,建行,general,", ("banks.csv line 3", "'draft'", "slug")),
    ("no label", "ccb,StateOwnedBank,,CCB,建行,general,", ("banks.csv line 3", "no zh label")),
    ("bad quotes", '"ccb"x,StateOwnedBank,建设银行,CCB,建行,general,', ("banks.csv line 3", "no CSV row", "quotes")),
]


@pytest.mark.parametrize(("row", "words"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_a_bad_row_is_one_line_and_left_out(tmp_path: Path, row: str, words: tuple[str, ...]) -> None:
    table(tmp_path, GOOD, row, OTHER)
    lexicon = load(tmp_path)
    assert sorted(lexicon.entities) == ["icbc", "nubank"]
    assert lexicon.entities["icbc"].zh == "工商银行"
    (line,) = lines(lexicon)
    assert all(word in line for word in words), line
    assert "\n" not in line


def test_a_name_of_two_owners_is_told_and_stays_with_the_first(tmp_path: Path) -> None:
    table(tmp_path, GOOD, "ccb,StateOwnedBank,建设银行,CCB,工行,general,", OTHER)
    lexicon = load(tmp_path)
    (line,) = lines(lexicon)
    assert "'工行'" in line
    assert "'icbc'" in line
    assert lexicon.strong["工行"] == "icbc"
    assert sorted(lexicon.entities) == ["ccb", "icbc", "nubank"]


def test_names_that_differ_in_spaces_or_case_alone_are_one_name(tmp_path: Path) -> None:
    table(tmp_path, OTHER, "nu-bank,InternetBank,奴银行,,NUBANK,general,")
    lexicon = load(tmp_path)
    (line,) = lines(lexicon)
    assert "'NUBANK' already belongs to 'nubank'" in line
    assert lexicon.by_key["nubank"] == "nubank"
    assert "NUBANK" not in lexicon.strong


def test_an_unknown_broader_is_told_and_dropped(tmp_path: Path) -> None:
    table(
        tmp_path,
        "ai,Technology,人工智能,AI,,,general,",
        "ml,Technology,机器学习,ML,,ai|magic,general,",
        name="technologies",
        header=CONCEPTS,
    )
    lexicon = load(tmp_path)
    (line,) = lines(lexicon)
    assert "technologies.csv line 3" in line
    assert "'magic'" in line
    assert lexicon.entities["ml"].broader == ("ai",)


def test_a_circle_of_broader_concepts_is_cut(tmp_path: Path) -> None:
    rows = ("a,Technology,甲技,,,c,general,", "b,Technology,乙技,,,a,general,", "c,Technology,丙技,,,b,general,", "d,Technology,丁技,,,d,general,")
    table(tmp_path, *rows, name="technologies", header=CONCEPTS)
    lexicon = load(tmp_path)
    assert [("circle" in line) for line in lines(lexicon)] == [True, True]
    assert (lexicon.entities["a"].broader, lexicon.entities["b"].broader) == (("c",), ("a",))
    assert lexicon.entities["c"].broader == lexicon.entities["d"].broader == ()


def test_an_unknown_member_of_a_collective_is_told_and_dropped(tmp_path: Path) -> None:
    table(tmp_path, GOOD, OTHER)
    table(tmp_path, "two,StateOwnedBank,两大行,,icbc|abc,general,", name="collectives", header=COLLECTIVES)
    lexicon = load(tmp_path)
    (line,) = lines(lexicon)
    assert "abc" in line
    assert lexicon.collectives == {"two": ("icbc",)}
    assert lexicon.entities["two"].members == ("icbc",)


def test_a_table_without_a_column_is_told_and_the_others_load(tmp_path: Path) -> None:
    table(tmp_path, GOOD)
    table(tmp_path, "nubank,InternetBank,Nubank", name="others", header="id,class,zh")
    lexicon = load(tmp_path)
    (line,) = lines(lexicon)
    assert "others.csv" in line
    assert "en, aliases, source, note" in line
    assert list(lexicon.entities) == ["icbc"]


def test_a_table_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    table(tmp_path, GOOD)
    (tmp_path / "others.csv").write_bytes(f"{HEADER}\nnubank,InternetBank,Nubank,,,,\nx,InternetBank,".encode() + "微众,,,,\n".encode("gb18030"))
    lexicon = load(tmp_path)
    (line,) = lines(lexicon)
    assert line.startswith("others.csv line 3: is not UTF-8")
    assert list(lexicon.entities) == ["icbc"]


def test_a_byte_order_mark_and_blank_lines_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "banks.csv").write_text(f"{HEADER}\n\n{GOOD}\n,,,,,,\n{OTHER}\n", encoding="utf-8-sig")
    lexicon = load(tmp_path)
    assert not lexicon.problems
    assert sorted(lexicon.entities) == ["icbc", "nubank"]


def test_an_empty_folder_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"no lexicon tables"):
        load(tmp_path)


def test_weak_and_strong_forms_stand_apart(tmp_path: Path) -> None:
    table(tmp_path, GOOD, "weak-one,InternetBank,新网,,~|~新,general,weak not:更新网|创新网")
    lexicon = load(tmp_path)
    assert not lexicon.problems
    assert lexicon.strong == {"工商银行": "icbc", "ICBC": "icbc", "工行": "icbc"}
    assert lexicon.weak == {"工": "icbc", "新网": "weak-one", "新": "weak-one"}
    assert lexicon.entities["icbc"].aliases == ("工行", "工")
    assert lexicon.entities["weak-one"].aliases == ("新",)
    assert lexicon.guards == {"weak-one": ("更新网", "创新网")}
    assert lexicon.by_key["icbc"] == "icbc"
