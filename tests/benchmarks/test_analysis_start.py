"""The benchmark of cold starts runs every kind of ranking and path, and tells whether the worst is within the limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import analysis_start
from kg.analysis.centrality.measures import MEASURES
from kg.network.bundled import bundled_projections


def test_every_measure_and_projection_is_run() -> None:
    asked = [" ".join(each) for each in analysis_start.rankings()]
    assert len(set(asked)) == len(asked)
    assert not [name for name in MEASURES if not any(each.startswith(f"rank --measure {name}") for each in asked)]
    assert not [name for name in bundled_projections() if f"rank --projection {name}" not in asked]


def test_the_ends_are_entities_that_are_linked(small_build: Path) -> None:
    ends, hub = analysis_start.things(small_build)
    assert len({*ends, hub}) == 3
    assert all(each.startswith("https://") for each in (*ends, hub))


@pytest.mark.parametrize(("limit", "code", "over"), [("60", 0, "none"), ("0.0001", 1, "1")])
def test_the_worst_is_told(
    small_build: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], limit: str, code: int, over: str
) -> None:
    monkeypatch.setattr("sys.argv", ["analysis_start.py", str(small_build), "--rounds", "1", "--limit", limit, "--only", "--measure in-degree"])
    assert analysis_start.main() == code
    told = capsys.readouterr().out
    assert told.splitlines()[-1].startswith("1 commands; the slowest takes")
    assert told.splitlines()[-1].endswith(f"over {float(limit):g} s: {over}")


def test_a_crash_is_no_time(small_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis_start, "CODE", "raise SystemExit(3)")
    with pytest.raises(RuntimeError, match="kg rank"):
        analysis_start.run(["rank"], small_build, tmp_path / "page.html")
