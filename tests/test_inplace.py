"""Reports added to a build and taken out of it: always the graph that a build of the same files makes."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import kg
from kg import inplace, pipeline
from kg.cli.main import app
from kg.errors import BuildError, QueryError
from kg.evaluate.sample import read_facts
from kg.extract.kept import decode, encode
from kg.readers.shelf import read_all
from kg.store.builddir import writing
from kg.store.compare import by_report, compare
from kg.store.embedded import EmbeddedStore
from kg.store.kept import read_index
from kg.store.stale import stale_files
from kg.view.site import COVERAGE, PAGE, write_site
from tests.installed import loaded

ROOT = Path(kg.__file__).resolve().parent.parent
Built = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("one_engine")
TEXTS = {
    "a.md": "# 示范甲报告\n\n示范研究院\n\n## 一、政策\n\n2030年3月，人民银行印发《示范数据治理办法》。\n\n"
    "宁波银行运用联邦学习开展智能风控。\n\n2029年，宁波银行成立甬示金科。\n",
    "b.md": "# 示范乙报告\n\n## 一、机构\n\n2030年，人民银行印发《示范数据治理办法》。\n\n宁波银行运用联邦学习开展智能风控。\n\n"
    "甬示金科（以下简称“甬科”）推出“示范云平台”。\n\n"
    "表1 2030年示范投入\n\n| 银行 | 示范投入（亿元） | 同比增长 |\n| --- | --- | --- |\n| 宁波银行 | 12.5 | 8.1% |\n",
    "c.md": "# 示范丙报告\n\n## 一、机构\n\n工商银行与甬科合作，采用隐私计算。\n\n根据中国银行业协会数据，2030年，工商银行的金融科技投入为262.24亿元，同比增长0.9%。\n\n"
    "表1 2030年示范投入\n\n| 银行 | 示范投入（亿元） | 同比增长 |\n| --- | --- | --- |\n| 宁波银行 | 13.5 | 8.1% |\n",
}  # fmt: skip
DIGEST = "---\nreport: demo-2031\nkind: {kind}\ntitle: 示范摘要报告\npublisher: 示范研究院\ndate: '2031'\n---\n\n# 示范摘要报告\n\n## 一、政策\n\n{text}\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three reports that share entities, statements and a contradiction."""
    folder = tmp_path_factory.mktemp("reports")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in TEXTS]


@pytest.fixture(scope="module")
def full(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[frozenset[Path], Path]:
    """A full build, to read alone, by the files that it was made of."""
    folder = tmp_path_factory.mktemp("full")
    sets = [frozenset(found) for size in (1, 2, 3) for found in itertools.combinations(files, size)]
    return {found: pipeline.build(sorted(found), folder / str(number) / "build").folder for number, found in enumerate(sets)}


@pytest.fixture(scope="module")
def whole(full: dict[frozenset[Path], Path]) -> dict[frozenset[Path], bytes]:
    """The exported graph of a full build, by the files that it was made of."""
    return {found: exported(folder) for found, folder in full.items()}


@pytest.fixture
def built(full: dict[frozenset[Path], Path], tmp_path: Path) -> Built:
    """``built(file, …)``: a build of some of the files, to change."""
    return lambda *found: Path(shutil.copytree(full[frozenset(found)], tmp_path / "build"))


@pytest.fixture
def build(files: list[Path], built: Built) -> Path:
    """A build of the first two reports, to change."""
    return built(*files[:2])


def exported(build: Path) -> bytes:
    """The graph as the store gives it."""
    target = build.parent / "exported.nq"
    with EmbeddedStore.open(build) as store:
        store.dump(target)
    return target.read_bytes()


def union(build: Path) -> list[str]:
    with EmbeddedStore.open(build) as store:
        return sorted(map(str, store.triples()))


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, words)), env={"KG_LANG": "en"})


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_added_in_any_order_it_is_the_graph_of_a_full_build(
    files: list[Path], full: dict[frozenset[Path], Path], whole: dict[frozenset[Path], bytes], built: Built, order: tuple[int, ...]
) -> None:
    first, *rest = (files[number] for number in order)
    out = built(first)
    said = {first}
    for path in rest:
        said.add(path)
        change = inplace.add([path], out)
        assert (len(change.added), change.failures, change.anew) == (1, [], False)
        assert exported(out) == whole[frozenset(said)]
        assert change.quads == exported(out).count(b"\n")
    again = full[frozenset(files)]
    assert union(out) == union(again)
    kept = [{path.name: path.read_bytes() for path in (each / "extractions").iterdir()} for each in (out, again)]
    assert kept[0] == kept[1]
    assert (out / "problems.jsonl").read_bytes() == (again / "problems.jsonl").read_bytes()
    told = [json.loads((each / "run.json").read_text(encoding="utf-8")) for each in (out, again)]
    assert [told[0][name] for name in ("counts", "coverage", "inputs")] == [told[1][name] for name in ("counts", "coverage", "inputs")]


@pytest.mark.parametrize("number", range(3))
def test_what_was_added_and_removed_leaves_no_trace(files: list[Path], whole: dict[frozenset[Path], bytes], built: Built, number: int) -> None:
    out = built(*files)
    before = union(out)
    report = inplace.remove([files[number].name], out).taken_out
    assert exported(out) == whole[frozenset(files) - {files[number]}]
    assert [each.report for each in read_index(out).reports if each.report in report] == []
    assert report[0].encode() not in exported(out)
    inplace.add([files[number]], out)
    assert exported(out) == whole[frozenset(files)]
    assert union(out) == before


def test_several_reports_at_once(files: list[Path], whole: dict[frozenset[Path], bytes], built: Built) -> None:
    out = built(files[0])
    inplace.add(files, out)
    assert exported(out) == whole[frozenset(files)]
    inplace.remove([files[0].name, "示范丙报告"], out)
    assert exported(out) == whole[frozenset(files[1:2])]


def test_an_original_replaces_the_digest_and_not_the_other_way_round(files: list[Path], tmp_path: Path) -> None:
    digest, original = tmp_path / "digest.md", tmp_path / "z-original.md"
    digest.write_text(DIGEST.format(kind="digest", text="2030年，财政部印发《示范甲办法》。"), encoding="utf-8")
    original.write_text(DIGEST.format(kind="original", text="2031年，财政部印发《示范乙办法》。"), encoding="utf-8")
    expected = exported(pipeline.build([files[0], original, digest], tmp_path / "full").folder)
    out = pipeline.build([files[0], digest], tmp_path / "build").folder
    assert exported(out) != expected
    assert inplace.add([original], out).replaced == ["demo-2031"]
    assert exported(out) == expected
    change = inplace.add([digest], out)
    assert (change.replaced, change.failures, len(change.unchanged)) == ([], [], 1)
    assert exported(out) == expected


def test_a_second_original_of_a_report_is_told_and_the_first_by_name_stands(files: list[Path], tmp_path: Path) -> None:
    pair = [tmp_path / "m.md", tmp_path / "n.md"]
    for path, text in zip(pair, ("甲", "乙"), strict=True):
        path.write_text(DIGEST.format(kind="original", text=f"2030年，财政部印发《示范{text}办法》。"), encoding="utf-8")
    expected = exported(pipeline.build([files[0], *pair], tmp_path / "full").folder)
    for first, second in (pair, pair[::-1]):
        out = pipeline.build([files[0], first], tmp_path / "build").folder
        (failure,) = inplace.add([second], out).failures
        assert "n.md" in failure
        assert exported(out) == expected


def test_one_text_under_two_names_is_two_reports(files: list[Path], tmp_path: Path) -> None:
    twin = tmp_path / "twin.md"
    shutil.copy(files[1], twin)
    expected = exported(pipeline.build([*files[:2], twin], tmp_path / "full").folder)
    for first, second in ((files[1], twin), (twin, files[1])):
        out = pipeline.build([files[0], first], tmp_path / "build").folder
        before = exported(out)
        inplace.add([second], out)
        assert exported(out) == expected
        inplace.remove([second.name], out)
        assert exported(out) == before


def test_a_file_that_has_changed_is_read_anew(files: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "d.md"
    path.write_text(TEXTS["c.md"], encoding="utf-8")
    out = pipeline.build([*files[:2], path], tmp_path / "build").folder
    path.write_text(TEXTS["c.md"].replace("13.5", "14.5"), encoding="utf-8")
    change = inplace.add([path], out)
    assert (len(change.added), len(change.taken_out)) == (1, 1)
    assert exported(out) == exported(pipeline.build([*files[:2], path], tmp_path / "full").folder)


def test_what_is_there_already_is_told_and_nothing_is_written(files: list[Path], build: Path) -> None:
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in build.rglob("*")}
    told = call("add", files[0], "--out", build)
    assert told.exit_code == 0
    assert "unchanged" in told.stdout
    assert "a.md" in told.stdout
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in build.rglob("*")} == before


def test_a_bad_file_is_one_line_and_the_others_are_added(files: list[Path], whole: dict[frozenset[Path], bytes], build: Path, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    told = call("add", tmp_path / "missing.md", files[2], tmp_path / "binary.txt", "--out", build)
    assert told.exit_code == 1
    assert [sum(name in line for line in told.stderr.splitlines()) for name in ("missing.md", "binary.txt")] == [1, 1]
    assert "Traceback" not in told.stderr
    assert exported(build) == whole[frozenset(files)]


def test_an_unknown_report_and_the_last_one_are_refused(build: Path, whole: dict[frozenset[Path], bytes], files: list[Path]) -> None:
    told = call("remove", "示范甲报", "--out", build)
    assert told.exit_code == 1
    assert "did you mean a-" in told.stderr
    with pytest.raises(QueryError, match="it holds a-"):
        inplace.remove(["zzz"], build)
    with pytest.raises(BuildError, match="no report would be left"):
        inplace.remove(["a.md", "b.md"], build)
    assert exported(build) == whole[frozenset(files[:2])]


def test_a_folder_that_is_no_build_or_keeps_nothing_is_told(files: list[Path], build: Path, tmp_path: Path) -> None:
    assert "no such build folder" in call("add", files[0], "--out", tmp_path / "none").stderr
    shutil.rmtree(build / "extractions")
    told = call("add", files[2], "--out", build)
    assert told.exit_code == 1
    assert "run kg build again" in told.stderr


def test_a_damaged_extraction_is_told(files: list[Path], build: Path) -> None:
    path = build / "extractions" / read_index(build).reports[0].file
    path.write_bytes(path.read_bytes()[:-20])
    told = call("add", files[2], "--out", build)
    assert told.exit_code == 1
    assert path.name in told.stderr
    assert stale_files(build) == ()


def test_files_older_than_the_store_are_marked_and_written_anew(files: list[Path], build: Path, tmp_path: Path) -> None:
    graph = pipeline.load_setting().assemble([])
    write_site(build, graph, pipeline.load_setting().ontology)
    (build / "notes.txt").write_text("mine", encoding="utf-8")
    old = (build / "graph.nq").read_bytes()
    assert read_facts(build)
    told = call("add", files[2], "--out", build)
    assert stale_files(build) == ("graph.nq", "graph.trig", "site", "statements.jsonl")
    assert "graph.nq, graph.trig, site, statements.jsonl" in told.stderr
    assert (build / "graph.nq").read_bytes() == old
    assert "older than the store" in call("sample", "--out", build).stderr
    with pytest.raises(BuildError, match="run kg export"):
        read_facts(build)
    told = call("export", "--out", build)
    assert told.stdout.split() == [str(build / name) for name in ("graph.nq", "graph.trig", "site", "statements.jsonl")]
    full = pipeline.build(files, tmp_path / "full", finish=write_site).folder
    for name in ("graph.nq", "graph.trig", "statements.jsonl", "problems.jsonl", COVERAGE):
        assert (build / name).read_bytes() == (full / name).read_bytes(), name
    assert (build / PAGE).is_file(), "the pages that are made from the store are written anew, too"
    assert stale_files(build) == ()
    assert (build / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert "no file is stale" in call("export", "--out", build).stdout


def test_two_writers_exclude_each_other(files: list[Path], build: Path, whole: dict[frozenset[Path], bytes]) -> None:
    with writing(build):
        for words in (("add", files[2]), ("remove", "a.md")):
            told = call(*words, "--out", build)
            assert told.exit_code == 1
            assert "another build is writing here" in told.stderr
    assert exported(build) == whole[frozenset(files[:2])]


def test_a_reader_goes_on_seeing_what_it_opened(files: list[Path], build: Path, whole: dict[frozenset[Path], bytes]) -> None:
    with EmbeddedStore.open(build) as store:
        size = store.counts().quads
        inplace.add([files[2]], build)
        assert store.counts().quads == size
    assert exported(build) == whole[frozenset(files)]


def test_judgements_beside_the_build_are_respected(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "judgements.csv").write_text("verdict,one,other\nsame,甬示金科,甬科\n", encoding="utf-8")
    out = pipeline.build(files[:2], tmp_path / "build", judgements=tmp_path / "judgements.csv").folder
    assert call("add", files[2], "--out", out).exit_code == 0
    expected = pipeline.build(files, tmp_path / "full", judgements=tmp_path / "judgements.csv").folder
    assert exported(out) == exported(expected)
    (tmp_path / "judgements.csv").unlink()
    change = inplace.remove(["c.md"], out)
    assert change.anew
    assert exported(out) == exported(pipeline.build(files[:2], tmp_path / "other").folder)
    assert stale_files(out) == ()


def test_a_report_that_makes_a_judgement_apply_changes_what_others_mention(files: list[Path], tmp_path: Path) -> None:
    path, other, table = (tmp_path / name for name in ("d.md", "e.md", "judgements.csv"))
    other.write_text("# 示范戊报告\n\n## 一、机构\n\n《示范戊种办法》值得关注。\n", encoding="utf-8")
    path.write_text("# 示范丁报告\n\n## 一、机构\n\n2031年，财政部印发《示范丁种办法》。\n", encoding="utf-8")
    table.write_text("verdict,one,other\nsame,示范丁种办法,示范戊种办法\n", encoding="utf-8")
    out = pipeline.build([files[0], other], tmp_path / "build", judgements=table).folder
    before = exported(out)
    assert not inplace.add([path], out, judgements=table).anew
    after = exported(out)
    assert after == exported(pipeline.build([files[0], other, path], tmp_path / "full", judgements=table).folder)
    assert [line for line in before.splitlines() if b"#mentions>" in line and line not in set(after.splitlines())]
    inplace.remove(["d.md"], out, judgements=table)
    assert exported(out) == before


def test_what_is_read_with_another_lexicon_is_read_again(files: list[Path], build: Path, whole: dict[frozenset[Path], bytes], tmp_path: Path) -> None:
    index = build / "extractions" / "index.json"
    told = json.loads(index.read_text(encoding="utf-8"))
    told["versions"]["read"] = told["versions"]["written"] = "0"
    for path in index.parent.glob("[0-9a-f]*.json"):
        path.write_text("of another version", encoding="utf-8")
    index.write_text(json.dumps(told), encoding="utf-8")
    assert inplace.add([files[2]], build).anew
    assert exported(build) == whole[frozenset(files)]
    told = json.loads(index.read_text(encoding="utf-8"))
    told["versions"]["read"], told["reports"][0]["path"] = "0", str(tmp_path / "gone.md")
    index.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(BuildError, match=r"cannot all be read again .*gone\.md"):
        inplace.remove(["c.md"], build)


def test_what_another_version_kept_is_refused(files: list[Path], build: Path) -> None:
    index = build / "extractions" / "index.json"
    told = json.loads(index.read_text(encoding="utf-8"))
    index.write_text(json.dumps(told | {"format": told["format"] - 1}), encoding="utf-8")
    with pytest.raises(BuildError, match=r"cannot be changed in place.*expected a folder made by kg build of this version; run kg build again"):
        inplace.add([files[2]], build)


def test_an_extraction_is_kept_without_loss(files: list[Path]) -> None:
    engine, lexicon, _ = loaded()
    digest = ROOT / "data" / "digests"
    for document in read_all([*files, sorted(digest.glob("*.md"))[0]])[0]:
        found = engine.run(document)
        back = decode(encode(found, lexicon.entities), lexicon.entities)
        assert back == found
        assert list(back.entities) == list(found.entities)
        assert list(back.mentions.items()) == list(found.mentions.items())


def test_what_two_builds_differ_in(files: list[Path], full: dict[frozenset[Path], Path], build: Path, tmp_path: Path) -> None:
    everything, one = full[frozenset(files)], full[frozenset(files[1:2])]
    told = call("diff", build, build)
    assert (told.exit_code, told.stdout) == (0, "the two builds say the same\n")
    told = call("diff", build, everything, "--json")
    assert told.exit_code == 1
    found = json.loads(told.stdout)
    with EmbeddedStore.open(one) as left, EmbeddedStore.open(build) as right:
        forth, back = compare(left, right), compare(right, left)
    (uses,) = [each for each in forth if each.text.startswith("宁波银行 采用技术")]
    assert (uses.how, len(uses.reports)) == ("changed", 2)
    assert {name: (before, after) for name, before, after in uses.parts}["evidence"] == ("1", "2")
    assert "fkg:belief" in {name for name, _, _ in uses.parts}
    assert {(each.kind, each.iri, {"added": "removed", "removed": "added"}.get(each.how, each.how)) for each in forth} == {(b.kind, b.iri, b.how) for b in back}
    (report,) = (each.report for each in read_index(everything).reports if each.name == "c.md")
    assert found["reports"][report]["observations added"] == sum(row["how"] == "added" and row["kind"] == "observations" for row in found["differences"]) > 0
    changed = sum(each.kind == "statements" and each.how == "changed" and any(name.startswith("b-") for name in each.reports) for each in forth)
    assert next(counts for name, counts in by_report(forth).items() if name.startswith("b-"))["statements", "changed"] == changed
    lines = call("diff", build, everything).stdout.splitlines()
    assert lines[0].split("\t") == ["report", "entities", "statements", "observations"]
    told = call("diff", build, tmp_path / "none")
    assert told.exit_code == 2
    assert "no such build folder" in told.stderr


KILLED = '''
import functools, os, random, signal, sys, time
from pathlib import Path
import pyoxigraph as ox
from kg import inplace, pipeline
from kg.store.embedded import EmbeddedStore
from kg.store.kept import read_index

out, extra, first, times, seed = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
loaded = pipeline.load_engine()
pipeline.load_engine = lambda *_: loaded
# What is only read is read once, here: the kills are for what is written.
pipeline.load_definitions = inplace.load_definitions = functools.cache(pipeline.load_definitions)
pipeline.load_ontology = functools.cache(pipeline.load_ontology)
pipeline.load_definitions(), pipeline.load_ontology(pipeline.resource("ontology"))
for document in inplace.read_all([extra, first])[0]:
    loaded[0].run(document)


def apart(work):
    """Run in a process of its own; its exit code, or the signal that ended it."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(work())
        except BaseException as error:
            print(type(error).__name__, error, flush=True)
            os._exit(99)
    return child


def change():
    if len(read_index(out).reports) == 1:
        inplace.add([extra], out)
    else:
        inplace.remove([extra.name], out)
    return 0


def look():
    with EmbeddedStore.open(out) as store:
        found = set(store.quads())
    number = len(read_index(out).reports)
    return number if found == states[number] else 50


def ended(child):
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


states, usual = {}, {}
apart_build = apart(lambda: pipeline.build([first], out) and 0)
assert ended(apart_build) == 0
for number in (1, 2):
    def keep():
        with EmbeddedStore.open(out) as store:
            store.dump(out.parent / f"state{number}.nq")
        return 0
    assert ended(apart(keep)) == 0
    states[number] = set(ox.parse((out.parent / f"state{number}.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    started = time.monotonic()
    assert ended(apart(change)) == 0
    usual[number] = time.monotonic() - started
rng, seen, killed, found = random.Random(seed), {1: 0, 2: 0}, 0, 1
for number in range(times):
    child = apart(change)
    share = rng.random() if number % 2 else 0.75 + rng.random() / 2  # the new graph takes its place near the end
    time.sleep(share * usual[found])
    os.kill(child, signal.SIGKILL)
    in_time = ended(child) == -9
    killed += in_time
    if in_time == (share > 1):  # the machine has become slower, or faster, than it was
        usual[found] *= share
    found = ended(apart(look))
    assert found in (1, 2), found
    seen[found] += 1
assert ended(apart(change)) == 0
leftovers = [each.name for each in out.parent.iterdir() if each.name.startswith(".")]
print(killed, *seen.values(), leftovers, flush=True)
'''


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_killed_at_any_moment_it_is_the_old_graph_or_the_new(files: list[Path], tmp_path: Path) -> None:
    """A hundred times, at two places at once."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

    def run(place: str, seed: int) -> list[str]:
        command = [sys.executable, "-c", KILLED, str(tmp_path / place / "build"), str(files[1]), str(files[0]), "50", str(seed)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.split()

    with ThreadPoolExecutor(2) as threads:
        told = list(threads.map(run, ("one", "two"), (7, 11)))
    assert sum(int(killed) for killed, *_ in told) >= 50
    assert min(sum(int(numbers[place]) for numbers in told) for place in (1, 2)) >= 5
    assert [numbers[3:] for numbers in told] == [["[]"], ["[]"]]
