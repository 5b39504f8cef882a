"""Rules of the source tree that no reader should have to enforce."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kg"
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 500
SLOW = {"kg.network.links", "networkx", "pandas", "rapidfuzz", "scipy.sparse", "scipy.special"}
"""They take up to half a second to load, so they may be imported where a frame, a networkx graph, arrays, a matrix or a guess are made."""
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common"}


def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name(path: Path) -> str:
    """A file as it is told in a message."""
    return path.relative_to(ROOT).as_posix()


def public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]]:
    """Public classes and functions of a module, and public methods of its public classes."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef) and not node.bases:  # what a subclass overrides is told in its base
                yield from public(node.body, f"{prefix}{node.name}.")


def obvious(node: ast.AST) -> bool:
    """Does the signature say it all: a property, an overload, a method of at most two statements?"""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    marks = {ast.unparse(mark).split(".")[-1] for mark in node.decorator_list}
    return bool(marks & {"property", "cached_property", "overload"}) or (bool(node.args.args) and len(node.body) <= 2)


def test_the_tree_is_looked_at() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=name)
def test_file(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST, f"{name(path)} has {len(lines)} lines"
    assert path.stem not in VAGUE
    assert path.parent.name not in VAGUE
    module = tree(path)
    assert ast.get_docstring(module) or not module.body, f"{name(path)} does not say what it is for"
    for node in ast.walk(module):
        if isinstance(node, ast.ExceptHandler):
            where = f"{name(path)} line {node.lineno}"
            assert node.type is not None, f"bare except in {where}"
            silent = all(isinstance(step, ast.Pass) or (isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant)) for step in node.body)
            broad = any(isinstance(part, ast.Name) and part.id in {"Exception", "BaseException"} for part in ast.walk(node.type))
            assert not (silent and broad), f"silent except in {where}"
            assert not silent, f"an error is dropped in {where}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_public_names_have_docstrings(path: Path) -> None:
    missing = [what for what, node in public(tree(path).body) if not ast.get_docstring(node) and not ("." in what and obvious(node))]
    assert missing == [], name(path)


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name != "cli"], ids=name)
def test_imports_stand_at_the_top(path: Path) -> None:
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = [
        part.lineno
        for node in functions
        for part in ast.walk(node)
        if isinstance(part, ast.Import | ast.ImportFrom) and not (isinstance(part, ast.Import) and {alias.name for alias in part.names} <= SLOW)
    ]
    assert inside == [], name(path)


def test_layers() -> None:
    command = shutil.which("lint-imports") or shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("lint-imports is not installed: pip install '.[dev]'")
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"[1-9]\d* kept, 0 broken", done.stdout), done.stdout
