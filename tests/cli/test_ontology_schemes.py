"""``kg ontology schemes`` writes, looks, and tells the first faulty row."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.resources
from kg.resources import resource
from tests.cli.conftest import Kg

NAMES = ("technologies", "scenarios", "indicators", "policy-instruments")


def test_written_once_then_current(kg: Kg, tmp_path: Path) -> None:
    first = kg("ontology", "schemes", "policy-instruments", "--folder", str(tmp_path), "--lang", "en", out=None)
    assert first.exit_code == 0, first.stderr
    path = tmp_path / "policy-instruments.ttl"
    assert first.stdout == f"{path}\t36 concepts\twritten\n"
    assert path.read_bytes() == (resource("ontology", "schemes") / path.name).read_bytes()
    again = kg("ontology", "schemes", "policy-instruments", "--folder", str(tmp_path), "--lang", "en", out=None)
    assert again.stdout.endswith("\tcurrent\n")


@pytest.mark.usefixtures("in_english")
def test_check_tells_what_is_not_current(kg: Kg, tmp_path: Path) -> None:
    assert kg("ontology", "schemes", *NAMES, "--check", out=None).exit_code == 0
    result = kg("ontology", "schemes", "policy-instruments", "--check", "--folder", str(tmp_path), out=None)
    assert result.exit_code == 1
    assert "not current: policy-instruments.ttl" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("in_english")
def test_no_such_scheme(kg: Kg) -> None:
    result = kg("ontology", "schemes", "technology", out=None)
    assert result.exit_code == 2
    assert "no scheme is called 'technology'" in result.stderr


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the installation's tables that a test may break."""
    for part in ("data", "ontology"):
        for path in resource(part).rglob("*"):
            if path.is_file() and "digests" not in path.parts:
                copy = tmp_path / part / path.relative_to(resource(part))
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
    monkeypatch.setattr(kg.resources, "_PACKAGE", tmp_path / "kg")
    return tmp_path


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("definitions/technologies.csv", "ai,使机器", "ai-unheard-of,使机器", "technologies.csv line "),
        ("definitions/technologies.csv", ",gbt-41867-2022|iso-iec-22989\n", ",no-such-document\n", "cites 'no-such-document', which is unknown"),
        ("lexicon/technologies.csv", "privacy-computing,caict-2021", "privacy-computing|security-technology,caict-2021", "follows from another"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_a_faulty_row_writes_nothing(kg: Kg, tables: Path, table: str, old: str, new: str, told: str) -> None:
    path = tables / "data" / table
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = (tables / "ontology/schemes/technologies.ttl").read_bytes()
    result = kg("ontology", "schemes", "technologies", out=None)
    assert result.exit_code == 1, result.stdout
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert (tables / "ontology/schemes/technologies.ttl").read_bytes() == before
