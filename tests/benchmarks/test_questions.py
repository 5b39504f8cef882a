"""The benchmark of the competency questions, on a small build."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.questions import main
from kg.resources import resource
from kg.validate.questions import question_files


@pytest.mark.parametrize(("limit", "code"), [("100000", 0), ("0", 1)])
def test_every_question_is_timed(small_build: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, limit: str, code: int) -> None:
    monkeypatch.setattr(sys, "argv", ["questions.py", str(small_build), "--rounds", "1", "--limit", limit])
    assert main() == code
    *lines, last = capsys.readouterr().out.splitlines()
    times = [float(line.split()[0]) for line in lines]
    assert len(lines) == len(question_files(resource("ontology", "questions")))
    assert times == sorted(times, reverse=True)
    assert last.endswith(": none") is (code == 0)
