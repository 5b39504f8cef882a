"""Reading YAML data files, with the C parser where PyYAML has it (ten times as fast, same result)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kg.errors import LexiconError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(path: Path) -> Any:
    """The content of a YAML file. Raises OSError, UnicodeDecodeError and yaml.YAMLError as PyYAML does."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)


def load_yaml_list(path: Path, what: str) -> list[Any]:
    """The list that a YAML file holds; ``what`` says in errors of what. Raises LexiconError for a file that is none."""
    try:
        raw = load_yaml(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(f"cannot be read ({' '.join(str(error).split())})", where=path.name, expected="a YAML list", do="correct it") from error
    if not isinstance(raw, list):
        raise LexiconError("holds no list", where=path.name, expected=f"a YAML list of {what}", do="see docs/extend.md")
    return raw
