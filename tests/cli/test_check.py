"""``kg check``: the table, JSON, the page, the exit code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import Result

from kg.ontology.prefixes import expand
from kg.validate.check import FAMILIES
from tests.rdf.factory import small_graph, write_build

Kg = Callable[..., Result]


@pytest.fixture
def good(small_build: Path, tmp_path: Path) -> Path:
    """A copy of the small build: the page is written into it."""
    return Path(shutil.copytree(small_build, tmp_path / "good"))


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """The small build with a date that no organisation has."""
    early = ox.Quad(
        ox.NamedNode(expand("fkgr:ccb")), ox.NamedNode(expand("dcterms:issued")),
        ox.Literal("0201", datatype=ox.NamedNode(expand("xsd:gYear"))), ox.NamedNode(expand("fkgr:graph/lexicon")),
    )  # fmt: skip
    return write_build(tmp_path / "bad", small_graph(), early)


def test_a_good_build(kg: Kg, good: Path) -> None:
    result = kg("check", "--lang", "en", out=good)
    assert result.exit_code == 0, result.output
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [line[0] for line in lines[1 : 1 + len(FAMILIES)]] == [family.en for family in FAMILIES]
    assert all(line[2] == "0" for line in lines[1 : 1 + len(FAMILIES)])
    page = good / "site" / "check.html"
    assert str(page) in result.stderr
    assert "SHACL" in page.read_text(encoding="utf-8")


def test_an_error_gives_exit_code_one(kg: Kg, bad: Path) -> None:
    result = kg("check", out=bad)
    assert result.exit_code == 1
    assert "error\thygiene-date-too-early\tfkgr:ccb\t0201\t日期早于 1600 年" in result.stdout
    assert "日期早于" in (bad / "site" / "check.html").read_text(encoding="utf-8")


def test_json(kg: Kg, bad: Path) -> None:
    result = kg("check", "--json", out=bad)
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert [family["name"] for family in told["families"]] == [family.name for family in FAMILIES]
    (error,) = (finding for finding in told["findings"] if finding["severity"] == "error")
    assert error["check"] == "hygiene-date-too-early"
    assert error["focus"] == expand("fkgr:ccb")
    assert error["zh"]
    assert error["en"]
    (hygiene,) = (family for family in told["families"] if family["name"] == "hygiene")
    assert (hygiene["errors"], hygiene["accepted"]) == (1, len(told["accepted"]))
    assert all(each["reason_zh"] and each["reason_en"] for each in told["accepted"])


def test_a_page_that_cannot_be_written_hides_no_finding(kg: Kg, good: Path) -> None:
    (good / "site").write_text("", encoding="utf-8")
    result = kg("check", "--lang", "en", out=good)
    assert result.exit_code == 1
    assert "SHACL shapes" in result.stdout
    assert "cannot be written" in result.stderr
