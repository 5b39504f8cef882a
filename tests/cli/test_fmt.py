"""``kg fmt`` rewrites what is not canonical, only looks on demand, and goes on after a bad file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kg

MESSY = "@prefix ex: <http://example.org/> . ex:b ex:p 1 . ex:a ex:p 2 ."
CANONICAL = "@prefix ex: <http://example.org/> .\n\nex:a ex:p 2 .\n\nex:b ex:p 1 .\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    for name, text in {"bad.ttl": "ex:a ex:p", "good.ttl": CANONICAL, "sub/messy.ttl": MESSY, "no.txt": MESSY}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_is_rewritten_and_a_bad_file_left_alone(kg: Kg, folder: Path) -> None:
    result = kg("fmt", str(folder), out=None)
    assert result.exit_code == 1
    assert result.stdout == f"{folder / 'sub' / 'messy.ttl'}\n"
    assert f"{folder / 'bad.ttl'}:1:" in result.stderr
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.t*")}
    assert texts == {"bad.ttl": "ex:a ex:p", "good.ttl": CANONICAL, "messy.ttl": CANONICAL, "no.txt": MESSY}


def test_check_writes_nothing_and_fails_on_what_is_not_canonical(kg: Kg, folder: Path) -> None:
    (folder / "bad.ttl").unlink()
    result = kg("fmt", "--check", str(folder), out=None)
    assert (result.exit_code, result.stdout) == (1, f"{folder / 'sub' / 'messy.ttl'}\n")
    assert (folder / "sub" / "messy.ttl").read_text(encoding="utf-8") == MESSY
    assert kg("fmt", str(folder), out=None).exit_code == 0
    assert kg("fmt", "--check", str(folder), out=None).exit_code == 0


@pytest.mark.parametrize("name", ["absent", "no.txt/absent", "empty"])
def test_nothing_to_format_is_wrong_use(kg: Kg, folder: Path, name: str) -> None:
    (folder / "empty").mkdir()
    result = kg("fmt", str(folder / name), out=None)
    assert result.exit_code == 2
    assert str(folder) in result.stderr
