"""The benchmark of communities: the same network each time, of the size asked for, and a modularity that is not lower."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.analysis_communities import INSIDE, main, planted


def test_the_network_is_the_same_each_time_and_of_about_its_size() -> None:
    links, community = planted(10_000)
    again, _ = planted(10_000)
    assert np.array_equal(links.source, again.source)
    assert not np.array_equal(links.target, planted(10_000, seed=2)[0].target[: len(links.target)])
    assert 9_000 < len(links.source) <= 10_000
    assert len(set(zip(links.source.tolist(), links.target.tolist(), strict=True))) == len(links.source)
    inside = (community[links.source] == community[links.target]).mean()
    assert inside > INSIDE - 0.05


def test_it_runs_and_ours_is_no_worse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--edges", "3000", "--rounds", "2", "--least", "0"]) == 0
    assert "the same in every round" in capsys.readouterr().out
