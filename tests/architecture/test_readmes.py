"""The two READMEs tell of the same commands, and of none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from kg.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]


def _commands(name: str) -> set[str]:
    """The commands that a README names in its blocks and between backticks."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return set(re.findall(r"(?:^|`)kg ([a-z]+)", text, re.MULTILINE))


def test_both_languages_tell_of_the_same_commands() -> None:
    assert _commands("README.md") == _commands("README.zh.md")


def test_every_command_that_is_told_of_exists() -> None:
    assert _commands("README.md") <= set(COMMANDS)
    assert set(COMMANDS) - _commands("README.md") <= {"fmt"}
