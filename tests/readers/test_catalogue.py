"""The catalogue and the registry of formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError, LexiconError, UsageError
from kg.readers.catalogue import Catalogue, load_catalogue
from kg.readers.layout import Layout
from kg.readers.read import read_document
from kg.readers.registry import FORMATS, Registry

GOOD = '- id: a-1\n  title: 甲报告\n  publisher: 甲院\n  date: "2021"\n  match:\n    all: [甲报告, 2021年]\n'


def load(tmp_path: Path, text: str) -> Catalogue:
    path = tmp_path / "reports.yaml"
    path.write_text(text, encoding="utf-8")
    return load_catalogue(path)


def test_the_bundled_catalogue(catalogue: Catalogue) -> None:
    assert sorted(catalogue.known) == ["caict-2021", "caict-2023", "caict-2024", "ccid-2020", "zgc-2024"]
    report = catalogue.get("caict-2024")
    assert report is not None
    assert (report.publisher, report.date) == ("中国信息通信研究院", "2025-01")
    assert catalogue.get("none") is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("中国金融科技生态 白皮书\n2021年10月", "caict-2021"),
        ("中國金融科技生態(tài)白皮書(2023年)", "caict-2023"),
        ("# 金融科技生态蓝皮书\n\n(2024 年)", "caict-2024"),
        ("金融科技生态蓝皮书\n2022年", None),
        ("x" * 3000 + "中国金融科技生态白皮书2021年10月", None),
    ],
)
def test_reports_are_recognised_by_their_first_pages(catalogue: Catalogue, head: str, expected: str | None) -> None:
    report = catalogue.recognise(head)
    assert (report.id if report else None) == expected


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("id: a\n", "no list", ":1"),
        ("- [a\n", "not YAML", ":"),
        ("- a\n", "no list of names", ":1"),
        (GOOD + "- id: b\n  title: 乙\n", "without publisher", ":7"),
        (GOOD + GOOD, "two reports with the id a-1", ":7"),
        (GOOD.replace("a-1", "甲"), "bad id", ":1"),
        (GOOD.replace('"2021"', "2021年"), "bad date", ":1"),
        (GOOD.replace("date", "when"), "unknown key 'when'", ":1"),
        (GOOD.replace("    all: [甲报告, 2021年]\n", "    all: 甲\n"), "bad match", ":1"),
        (GOOD.split("  match", maxsplit=1)[0], "without words to match", ":1"),
    ],
)
def test_a_malformed_catalogue(tmp_path: Path, text: str, words: str, line: str) -> None:
    with pytest.raises(LexiconError, match=words) as caught:
        load(tmp_path, text)
    assert "reports.yaml" + line in str(caught.value)


def test_a_missing_catalogue(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        load_catalogue(tmp_path / "none.yaml")


def test_an_unknown_format_lists_the_known_ones(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "a.xyz"
    path.write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"\.xyz") as caught:
        read_document(path, catalogue)
    assert ".md" in caught.value.expected
    assert ".txt" in caught.value.expected


def test_two_readers_for_one_extension_are_refused() -> None:
    registry = Registry({})
    registry.register(".a")(lambda text: Layout([]))
    with pytest.raises(UsageError, match=r"\.a"):
        registry.register(".a")(lambda text: Layout([]))
    with pytest.raises(UsageError, match=r"\.a"):
        registry.register_module("kg.readers.pdf", ".b", ".a")
    assert {".md", ".markdown", ".txt", ".pdf", ".docx", ".html", ".htm"} <= set(FORMATS.extensions)


def test_a_missing_file(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_document(tmp_path / "none.txt", catalogue)
