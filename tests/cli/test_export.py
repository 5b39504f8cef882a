"""``kg export`` and ``kg import``."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Kg


def test_export_and_back(kg: Kg, tmp_path: Path, small_build: Path) -> None:
    target = tmp_path / "deep" / "g.trig"
    result = kg("export", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, f"{target}\n")
    result = kg("import", str(target), out=tmp_path / "again")
    assert result.exit_code == 0
    assert "条证据" in result.stdout
    assert (tmp_path / "again" / "graph.nq").read_bytes() == (small_build / "graph.nq").read_bytes()


def test_an_unknown_format_is_wrong_use(kg: Kg) -> None:
    result = kg("export", "--format", "pdf")
    assert result.exit_code == 2
    assert "trig" in result.stderr


def test_a_file_that_is_no_dataset(kg: Kg, tmp_path: Path) -> None:
    result = kg("import", str(tmp_path / "no.nq"), out=tmp_path / "again")
    assert result.exit_code == 1
    assert "no.nq" in result.stderr
    assert not (tmp_path / "again").exists()
