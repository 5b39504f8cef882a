"""The notebooks run without error in a fresh kernel, and what is stored in them is what they give today.

When a change of their outputs is meant: ``pytest tests/notebooks --update-golden``.
"""

from __future__ import annotations

import base64
import difflib
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.api import opening
from kg.api.fonts import plot_language

WHY = "notebooks need the extra: pip install 'fintech-kg[notebooks]'"
nbformat = pytest.importorskip("nbformat", reason=WHY)
nbclient = pytest.importorskip("nbclient", reason=WHY)
pytest.importorskip("ipykernel", reason=WHY)
pytest.importorskip("matplotlib", reason=WHY)

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LARGEST = 60_000
"""Bytes of a picture."""
SECONDS = 300
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
_SOMEBODYS = re.compile(r"/(?:home|root|tmp|work|Users|var)/|[A-Z]:\\\\|\bsite-packages\b")

pytestmark = pytest.mark.notebook


def name(path: Path) -> str:
    return path.stem


def stored(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def texts(notebook: Any) -> Iterator[str]:
    """The outputs of each code cell as lines that can be compared: streams, text and HTML as they are, of a picture only that it is there."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            parts = {"stream": output.get("text", "")} if output.output_type == "stream" else output.get("data", {})
            for kind, content in sorted(parts.items()):
                said = content if kind.startswith("text/") or kind == "stream" else "there"
                for line in _ADDRESS.sub("0x…", said).splitlines():
                    yield f"{cell.id} {kind}: {line.rstrip()}"


def run(path: Path, digest_cache: Path, where: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The notebook as a fresh kernel of this Python leaves it, in an empty working folder, with nobody's settings."""
    kernel = where / "kernels" / "python3"
    kernel.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (kernel / "kernel.json").write_text(json.dumps({"argv": command, "display_name": "Python 3", "language": "python"}), encoding="utf-8")
    (where / "folder").mkdir()
    for variable in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(where / variable.lower()))
    monkeypatch.setenv("JUPYTER_PATH", str(where))
    monkeypatch.setenv("JUPYTER_NO_CONFIG", "1")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH", "")) if part))
    monkeypatch.setenv(opening.CACHE, str(digest_cache))
    notebook = stored(path)
    for cell in notebook.cells:
        cell.metadata.clear()
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = nbclient.NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(where / "folder")}},
        record_timing=False,
        coalesce_streams=True,  # a busy machine sends what a cell prints in several parts, cut anywhere
    )
    client.execute()
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
    )
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_it_runs_and_its_stored_outputs_are_current(
    path: Path, digest_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    if plot_language() != "zh" and request.config.getoption("--update-golden"):
        pytest.fail("no font with Chinese characters is installed: the stored pictures would be in English")
    now = run(path, digest_cache, tmp_path, monkeypatch)
    if request.config.getoption("--update-golden"):
        path.write_text(nbformat.writes(now) + "\n", encoding="utf-8", newline="\n")
    old, new = list(texts(stored(path))), [line for line in texts(now) if "没有找到中文字体" not in line]
    difference = list(difflib.unified_diff(old, new, path.name, "now", lineterm="", n=0))[:40]
    assert old == new, "\n".join([f"the outputs of {path.name} changed; if that is meant: pytest tests/notebooks --update-golden", *difference])


def test_what_a_cell_prints_is_one_output_however_slowly_it_comes(digest_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slowly = tmp_path / "slowly.ipynb"
    cell = nbformat.v4.new_code_cell("print('one line ', end='', flush=True)\nprint('of two parts')")
    slowly.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=[cell])), encoding="utf-8")
    assert [output.text for output in run(slowly, digest_cache, tmp_path, monkeypatch).cells[0].outputs] == ["one line of two parts\n"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_what_is_stored_is_small_and_of_no_machine(path: Path) -> None:
    notebook = stored(path)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert outputs, "run it: pytest tests/notebooks --update-golden"
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
    assert _SOMEBODYS.search("\n".join(texts(notebook))) is None
    pictures = [base64.b64decode(output.data["image/png"]) for output in outputs if "image/png" in output.get("data", {})]
    assert pictures, "a notebook has a plot"
    assert max(map(len, pictures)) <= LARGEST
    assert [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"] == list(range(1, 1 + sum(c.cell_type == "code" for c in notebook.cells)))
    assert set(notebook.metadata) == {"kernelspec", "language_info"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_it_has_a_question_a_conclusion_and_both_languages(path: Path) -> None:
    cells = {cell.id: cell for cell in stored(path).cells}
    assert "**问题**" in cells["question"].source
    assert "**当心**" in cells["conclusion"].source
    assert "assert " in cells["figures"].source
    for cell in ("question", "conclusion"):
        assert re.search(r"^\*[A-Z0-9].*[a-z.?]\*$", cells[cell].source, re.DOTALL | re.MULTILINE), f"{cell} has no English"


def test_the_notebooks_are_numbered() -> None:
    assert [int(path.name[:2]) for path in NOTEBOOKS] == list(range(1, len(NOTEBOOKS) + 1))
