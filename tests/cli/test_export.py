"""``kg export`` and ``kg import``."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_a_projection(kg: Kg, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole.gexf", tmp_path / "part.gexf"
    assert kg("export", "-o", str(whole)).exit_code == 0
    result = kg("export", "-o", str(part), "--projection", "ownership")
    assert (result.exit_code, result.stdout) == (0, f"{part}\n")
    assert whole.read_text(encoding="utf-8").count("<edge ") == 5
    text = part.read_text(encoding="utf-8")
    assert text.count("<edge ") == 1
    assert "hasSubsidiary" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "csv", "--projection", "actors"], "holds no projection"),
        (["--projection", "actors"], "--format graphml or gexf"),
        (["--format", "gexf", "--projection", "friends"], "unknown projection 'friends'"),
        (["--format", "graphml", "--projection", "pilots"], "nothing is left"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_a_projection_that_cannot_be_written(kg: Kg, tmp_path: Path, arguments: list[str], said: str) -> None:
    target = [] if arguments == ["--projection", "actors"] else ["-o", str(tmp_path / "x")]
    result = kg("export", *arguments, *target)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "x").exists()
