"""From files to a build folder: what is written, that bytes repeat, what becomes of files that cannot be read."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg import pipeline
from kg.errors import BuildError
from kg.model.document import SourceKind
from kg.readers.shelf import read_all
from tests.reasons import reason

ROOT = Path(kg.__file__).resolve().parent.parent
pytestmark = pytest.mark.usefixtures("one_engine")
FILES = {"graph.nq", "graph.trig", "statements.jsonl", "problems.jsonl", "run.json", "store"}

FIRST = """# 示范金融科技发展报告

示范研究院

2031年5月

## 一、政策

2030年3月，人民银行印发《示范数据治理办法（试行）》。

2029年，宁波银行成立甬示金科，注册资本为1.2亿元。

表1 2030年示范投入

| 银行 | 示范投入（亿元） | 同比增长 |
| --- | --- | --- |
| 宁波银行 | 12.5 | 8.1% |
| 工商银行 | 262.24 | 0.9% |
"""
SECOND = """# 示范生态观察

## 一、机构

2030年，人民银行印发《示范数据治理办法》。

工商银行运用联邦学习开展智能风控。读《红楼甲梦》《红楼乙梦》《红楼丙梦》《红楼丁梦》。
"""
DIGEST = "---\nreport: demo-2031\nkind: {kind}\ntitle: 示范摘要报告\npublisher: 示范研究院\ndate: '2031'\n---\n\n# 示范摘要报告\n\n## 一、政策\n\n{text}\n"


@pytest.fixture
def good(tmp_path: Path) -> list[Path]:
    """Two readable reports."""
    for name, text in (("first.md", FIRST), ("second.md", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / "first.md", tmp_path / "second.md"]


@pytest.fixture
def bad(tmp_path: Path) -> list[Path]:
    """Files that cannot be read, each in its own way."""
    contents = {
        "empty.md": b"", "binary.txt": b"\x00\x01\x02\x03" * 50, "picture.txt": b"\x89PNG\r\n\x1a\n",
        "undecodable.txt": "示范".encode() + b"\xff\x81\xfe\x90\x80\xff" * 3, "report.xyz": "示范".encode(), "front.md": b"---\n- a\n---\n# x\n",
    }  # fmt: skip
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return [tmp_path / "missing.md", *(tmp_path / name for name in contents)]


def run_kg(*words: str | Path, cwd: Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", "from kg.cli.main import main; main()", *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def written(folder: Path) -> dict[str, bytes]:
    """The files of a build that have no clock in them."""
    return {name: (folder / name).read_bytes() for name in ("graph.nq", "graph.trig", "statements.jsonl", "problems.jsonl")}


def test_a_build_holds_all_its_files(tmp_path: Path, good: list[Path]) -> None:
    told: list[str] = []
    result = pipeline.build(good, tmp_path / "build", told.append)
    assert {path.name for path in result.folder.iterdir()} >= FILES
    assert (result.documents, result.failures, len(told)) == (2, (), 2)
    run = json.loads((result.folder / "run.json").read_text(encoding="utf-8"))
    assert run["counts"] == {**pipeline.counts(result.graph), "quads": result.quads}
    assert [part["report"] for part in run["coverage"]] == [each.report for each in result.graph.coverage]
    assert all(part["total"]["sentences"] >= part["total"]["with_fact"] > 0 for part in run["coverage"])
    assert {key for key in run["inputs"] if key.startswith("input ")} == {"input first.md", "input second.md"}
    statements = (result.folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(statements) == len(result.graph.statements) + len(result.graph.observations)
    assert len((result.folder / "graph.nq").read_bytes().splitlines()) == result.quads


def test_what_two_reports_say_is_one_statement(tmp_path: Path, good: list[Path]) -> None:
    graph = pipeline.build(good, tmp_path / "build").graph
    said = {(graph.entities[s.subject].zh, s.predicate): s for s in graph.statements}
    issued = said["示范数据治理办法", "issuedBy"]
    assert len({one.passage.report for one in issued.evidence}) == 2
    assert issued.belief > max(one.confidence for one in issued.evidence)
    dates = sorted((s.object.value, s.chosen) for s in graph.statements if s.predicate == "issuedOn")  # type: ignore[union-attr]
    assert dates == [("2030", False), ("2030-03", True)]
    assert [p.text for p in graph.problems if p.kind == "unlinked"] == [f"红楼{word}梦" for word in "甲乙丙丁"]
    assert {graph.entities[o.claim.about].zh for o in graph.observations if o.claim.about} >= {"宁波银行", "工商银行"}


def test_bytes_repeat_for_shuffled_inputs(tmp_path: Path, good: list[Path]) -> None:
    expected = written(pipeline.build(good, tmp_path / "build").folder)
    assert [d.source.name for d in read_all(good[::-1])[0]] == ["first.md", "second.md"]
    for seed in range(2):
        shuffled = [*good, good[0]]
        random.Random(seed).shuffle(shuffled)
        assert written(pipeline.build(shuffled, tmp_path / "build").folder) == expected


def test_bytes_repeat_for_two_hash_seeds_and_from_another_folder(tmp_path: Path, good: list[Path]) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    first = run_kg("build", *good, "--out", tmp_path / "one", cwd=tmp_path, seed="1")
    second = run_kg("build", *(Path("..") / path.name for path in good), "--out", "two", cwd=elsewhere, seed="2")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert written(tmp_path / "one") == written(elsewhere / "two")


def test_bad_files_are_one_line_each_and_the_rest_is_built(tmp_path: Path, good: list[Path], bad: list[Path]) -> None:
    result = pipeline.build([*bad, *good], tmp_path / "build")
    assert result.documents == 2
    assert len(result.failures) == len(bad)
    for path in bad:
        (line,) = [line for line in result.failures if path.name in line]
        assert "\n" not in line
        assert len(line) > len(str(path))
    assert written(result.folder) == written(pipeline.build(good, tmp_path / "other").folder)


def test_the_command_line_tells_bad_files_and_exits_with_1(tmp_path: Path, good: list[Path], bad: list[Path]) -> None:
    done = run_kg("build", *bad, *good, "--out", "build", cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for path in bad:
        assert sum(path.name in line for line in done.stderr.splitlines()) == 1, done.stderr
    assert (tmp_path / "build" / "graph.nq").is_file()


def test_nothing_but_bad_files_leaves_the_last_build_alone(tmp_path: Path, good: list[Path], bad: list[Path]) -> None:
    folder = pipeline.build(good, tmp_path / "build").folder
    before = written(folder) | {"run.json": (folder / "run.json").read_bytes()}
    done = run_kg("build", *bad, "--out", folder, cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert before == written(folder) | {"run.json": (folder / "run.json").read_bytes()}
    with pytest.raises(BuildError, match=rf"no document could be read \(.*{bad[0].name}.*; expected"):
        pipeline.build(bad[:2], folder)
    with pytest.raises(BuildError, match=rf"^\S*{bad[0].name}: "):  # what is wrong with the only one says all
        pipeline.build(bad[:1], folder)
    with pytest.raises(BuildError, match="no files"):
        pipeline.build([], folder)
    assert before == written(folder) | {"run.json": (folder / "run.json").read_bytes()}


@pytest.mark.parametrize("names", [("a-digest.md", "b-original.md"), ("b-digest.md", "a-original.md")])
def test_the_original_replaces_the_digest(tmp_path: Path, names: tuple[str, str]) -> None:
    for name, kind, text in zip(names, ("digest", "original"), ("2030年，财政部印发《示范甲办法》。", "2031年，财政部印发《示范乙办法》。"), strict=True):
        (tmp_path / name).write_text(DIGEST.format(kind=kind, text=text), encoding="utf-8")
    documents, failures = read_all([tmp_path / name for name in names])
    assert [(d.report.id, d.source.kind, d.source.name) for d in documents] == [("demo-2031", SourceKind.ORIGINAL, names[1])]
    assert failures == []


def test_a_second_file_of_a_report_is_told(tmp_path: Path) -> None:
    for name, text in (("a.md", "甲。"), ("b.md", "乙。")):
        (tmp_path / name).write_text(DIGEST.format(kind="original", text=text), encoding="utf-8")
    documents, (failure,) = read_all([tmp_path / "b.md", tmp_path / "a.md"])
    assert [d.source.name for d in documents] == ["a.md"]
    assert "demo-2031" in failure
    assert "b.md" in failure


def test_a_report_that_no_catalogue_knows_is_read_all_the_same(tmp_path: Path, good: list[Path]) -> None:
    (report,) = read_all([good[0]])[0]
    assert report.report.title == "示范金融科技发展报告"
    assert report.report.publisher == "示范研究院"
    assert report.report.date == "2031-05"
    assert report.report.id.startswith("first-")
    graph = pipeline.build([good[0]], tmp_path / "build").graph
    published = [s for s in graph.statements if s.predicate == "published"]
    assert [(graph.entities[s.subject].zh, s.object) for s in published] == [("示范研究院", report.report.id)]


def test_problems_are_counted_most_first() -> None:
    problems = pipeline.problems_by_kind([pipeline.Problem(kind, reason()) for kind in ("b", "a", "b", "c")])
    assert list(problems.items()) == [("b", 2), ("a", 1), ("c", 1)]
