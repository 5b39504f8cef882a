"""What of the lexicon is dropped when one report is read as if nobody had seen it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.unseen import Printed, Tables, main, read_tables, report_table, unlearn, write_tables

TEXTS = {"here": "海雀银行（海雀商行）用苔纹识别。Heron也在用，禽鸟保险、海雀保险不用。", "there": "招商银行与海雀银行试用雾端计算，Heron没有。"}
PRINTED = Printed.of(TEXTS, "here")


def row(key: str, zh: str, aliases: str = "", source: str = "general", **more: str) -> dict[str, str]:
    return {"id": key, "class": more.pop("cls", "Bank"), "zh": zh, "en": more.pop("en", ""), "aliases": aliases, "source": source, **more}


def kept(*rows: dict[str, str], strict: bool = False) -> list[dict[str, str]]:
    return unlearn({"t.csv": list(rows)}, "here", PRINTED, strict=strict)["t.csv"]


@pytest.mark.parametrize(("source", "stays"), [("here", False), ("here|there", True), ("here|general", True), ("general", True), ("there", True)])
def test_row_goes_when_only_this_report_is_its_source(source: str, stays: bool) -> None:
    assert bool(kept(row("a", "海雀银行", source=source))) is stays


@pytest.mark.parametrize(
    ("alias", "stays"),
    [
        ("海雀商行", False),  # printed here alone
        ("~海雀商行", False),  # a weak form as well
        ("海雀银行股份有限公司", True),  # holds the name itself
        ("Heron", True),  # printed elsewhere too
        ("白鹭行", True),  # printed nowhere
    ],
)
def test_alias_goes_when_only_this_report_prints_it(alias: str, stays: bool) -> None:
    assert kept(row("a", "海雀银行", alias, "here|there"))[0]["aliases"] == (alias if stays else "")


def test_ties_to_a_dropped_row_go() -> None:
    rows = kept(row("wide", "苔纹识别", source="here"), row("narrow", "雾端计算", broader="wide|other"), row("other", "识别"))
    assert [(r["id"], r.get("broader")) for r in rows] == [("narrow", "other"), ("other", None)]


def test_collective_of_nobody_goes() -> None:
    rows = kept(row("a", "海雀银行", source="here"), row("pair", "两行", members="a|b"), row("one", "一行", members="a"), row("b", "招商银行"))
    assert [(r["id"], r.get("members")) for r in rows] == [("pair", "b"), ("b", None)]


def test_strict_drops_what_no_other_report_prints_but_places() -> None:
    rows = [row("a", "禽鸟保险"), row("b", "海雀银行", "禽鸟保险"), row("c", "禽鸟保险", cls="Place"), row("d", "白鹭保险")]
    assert [r["id"] for r in kept(*rows)] == ["a", "b", "c", "d"]
    assert [r["id"] for r in kept(*rows, strict=True)] == ["b", "c", "d"]


def test_given_tables_are_left_as_they_are(tmp_path: Path) -> None:
    tables: Tables = {"t.csv": [row("a", "海雀银行", "海雀商行", "here|there")], "empty.csv": []}
    unlearn(tables, "here", PRINTED)
    assert tables["t.csv"][0]["aliases"] == "海雀商行"
    write_tables(tables, tmp_path)
    assert read_tables(tmp_path) == {"t.csv": tables["t.csv"]}


def test_table_shows_the_mean_of_the_shares() -> None:
    lines = report_table({"000 a": {"entities": (1, 2)}, "003 b": {"entities": (9, 10)}})
    assert lines[1].split() == ["entities", "1/2", "0.500", "9/10", "0.900", "0.700", "0.70"]


def test_absent_corpus_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("KG_SHARED", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["unseen.py"])
    assert main() == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "KG_SHARED" in err
