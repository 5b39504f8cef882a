"""Bad input gets one clear line on stderr and the right exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.language import Lang, default_language, help_of
from kg.cli.main import COMMANDS, app
from tests.cli.conftest import Kg

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "KG_LANG": "en"}


@pytest.mark.parametrize(
    ("arguments", "pieces"),
    [
        (["show", "建信金可", "--lang", "zh"], ["没有“建信金可”", "是否指", "建信金科"]),
        (["show", "CCBB", "--lang", "en"], ["knows no 'CCBB'", "did you mean", "CCB"]),
        (["explain", "statement/none"], ["no statement", "statement/none"]),
        (["explain", "0123456789abcdef0123"], ["no statement", "observation/0123456789abcdef0123"]),
        (["query", "SELECT ?x { ?x a"], ["query line 1, column 17"]),
        (["query", "SELECT ?x {\n ?x nosuch:y ?z }"], ["query line 2", "nosuch:", "not declared"]),
        (["query", "DELETE WHERE { ?s ?p ?o }"], ["DELETE would change the graph"]),
        (["query", "missing.rq"], ["missing.rq: cannot be read"]),
        (["query", "ASK {}", "-o", "no/such/folder/x.csv"], ["no/such/folder/x.csv: cannot be written"]),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_one_line_and_exit_code_1(kg: Kg, arguments: list[str], pieces: list[str]) -> None:
    result = kg(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1, result.stderr
    for piece in pieces:
        assert piece in result.stderr


@pytest.mark.usefixtures("in_english")
def test_a_query_file_is_named_with_line_and_column(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "bad.rq"
    file.write_text("SELECT ?x {\n ?x ?y }", encoding="utf-8")
    assert f"{file} line 2, column 9: " in kg("query", str(file)).stderr
    file.write_bytes("SELECT '银行'".encode("gb18030"))
    assert "is not UTF-8" in kg("query", str(file)).stderr


@pytest.mark.parametrize("command", ["show", "explain", "search", "query"])
@pytest.mark.usefixtures("in_english")
def test_a_missing_build_folder_is_told(kg: Kg, tmp_path: Path, command: str) -> None:
    result = kg(command, "ASK {}" if command == "query" else "建行", out=tmp_path / "none")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no such build folder; run kg build" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "piece"),
    [
        (["query", "ASK {}", "--format", "xml"], "unknown format 'xml'"),
        (["query", "ASK {}", "--format", "ttl"], "rows are no triples"),
        (["query", "ASK {}", "--format", "csv", "--json"], "contradict"),
        (["search"], "TEXT"),
        (["search", " "], "nothing to search for"),
        (["search", "x", "-n", "0"], "--limit"),
        (["show", "x", "--lang", "fr"], "fr"),
        (["show", "x", "--nosuch"], "--nosuch"),
        (["shwo", "x"], "did you mean show?"),
        (["zzz"], "kg --help"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_wrong_use_is_exit_code_2(kg: Kg, arguments: list[str], piece: str) -> None:
    result = kg(*arguments)
    assert result.exit_code == 2
    assert piece in result.stderr


def test_several_entities_of_one_name_are_told(kg: Kg) -> None:
    assert kg("show", "CCB").stderr == ""


def kg_process(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from kg.cli.main import main; main()", *arguments]


def test_help_lists_the_commands() -> None:
    told = subprocess.run(kg_process("--help"), capture_output=True, text=True, env=ENVIRONMENT, check=True)
    assert all(f"  {name} " in told.stdout for name in COMMANDS)


def test_help_loads_the_commands_alone() -> None:
    """That is what makes it fast: no library but typer, and of ours nothing that a command needs only when it is called."""
    code = (
        "import sys\nimport typer.testing\nbefore = set(sys.modules)\nfrom kg.cli.main import app\n"
        "assert typer.testing.CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        "print(*sorted({name for name in set(sys.modules) - before if name.partition('.')[0] not in sys.stdlib_module_names}))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    more = {name for name in told.stdout.split() if not name.startswith(("kg.cli.", "typer.", "shellingham"))}
    assert more <= {"kg", "kg.cli", "kg.errors", "kg.network", "kg.network.rollup_words", "kg.worded"}


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"{command} [选项]" in result.stdout or f"{command} [OPTIONS]" in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_closed_pipe_is_quiet(small_build: Path) -> None:
    command = kg_process("query", "SELECT * { ?s ?p ?o }", "--out", str(small_build))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("arguments", [("query", "--list"), ("query", "sources"), ("--version",), ("query", "--help")])
def test_a_stdout_that_is_closed_is_one_line(small_build: Path, arguments: tuple[str, ...]) -> None:
    out = ["--out", str(small_build)] if not arguments[-1].startswith("--") else []
    command = ["sh", "-c", 'exec "$@" >&-', "sh", *kg_process(*arguments, *out)]
    told = subprocess.run(command, stderr=subprocess.PIPE, env=ENVIRONMENT | {"KG_LANG": "en"}, text=True, check=False)
    assert (told.returncode, told.stderr) == (1, "error: kg: stdout is closed; let it lead to a terminal, a file or a pipe\n")


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_an_interrupt_is_exit_code_130(small_build: Path) -> None:
    for pause in (1.0, 3.0, 9.0):  # a busy machine starts Python late, and only the program itself knows what to do
        code, told = _interrupted(small_build, pause)
        if code == 130:
            break
    assert code == 130
    assert b"Traceback" not in told


def _interrupted(build: Path, pause: float) -> tuple[int, bytes]:
    """Exit code and error output of a query that is interrupted after some seconds, while it waits for its input."""
    with subprocess.Popen(
        kg_process("query", "-", "--out", str(build)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        time.sleep(pause)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    return process.returncode, told


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, Lang.ZH),
        ({"LANG": "C.UTF-8"}, Lang.ZH),
        ({"LANG": "zh_CN.UTF-8"}, Lang.ZH),
        ({"LANG": "en_US.UTF-8"}, Lang.EN),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, Lang.ZH),
        ({"LANG": "zh_CN.UTF-8", "KG_LANG": "en"}, Lang.EN),
        ({"LC_ALL": "", "LANG": "en_GB"}, Lang.EN),
    ],
)
def test_language_by_environment(environ: dict[str, str], lang: Lang) -> None:
    assert default_language(environ) is lang


def test_help_has_two_languages() -> None:
    docstring = "Do it.\n\n    Well.\n\n    zh:做。\n    "
    assert help_of(docstring, Lang.EN) == "Do it.\n\n    Well."
    assert help_of(docstring, Lang.ZH) == "做。"
    assert help_of("Do it.", Lang.ZH) == "Do it."
