"""Wrong use of options and arguments in Chinese: one line from the fields, and where there are none the words, of the errors of click."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kg.store.builddir import is_build

_EXTRA = r"Got unexpected extra arguments? ?\(?s?\)? ?\((.*)\)"
_SAYINGS = (
    (r"'?(.*?)'? is not a valid (?:int|integer|int range|integer range)\.?", "“{}”不是整数"),
    (r"'?(.*?)'? is not a valid (?:float|float range|number)\.?", "“{}”不是数"),
    (r"'?(.*?)'? is not a valid boolean.*", "“{}”既不是“是”也不是“否”"),
    (r"(.*) is not in the range (.*?)\.?", "{} 不在 {} 的范围内"),
    (r"'?(.*?)'? is not one of (.*?)\.?", "“{}”不在可选值之列：{}"),
    (_EXTRA, "多余的参数：{}"),
    (r"Missing command\.?", "缺少子命令"),
    (r"No such command '(.*?)'\.?.*", "没有子命令“{}”"),
    (r".*does not take a value\.?", "选项 {option} 不带值"),
    (r".*requires an argument\.?", "选项 {option} 缺少值"),
    (r".*requires (\d+) arguments\.?", "选项 {option} 需要 {} 个值"),
)
"""What click says in English → Chinese; ``{option}`` is the option that it is about."""


def in_chinese(error: Any) -> str:
    """What is wrong, where, and where to read about it. An English sentence that is unknown here stays as it is."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "kg"
    return f"{command}：{_what(error)}；用法见 {command} --help"


def in_english(error: Any) -> Any:
    """The error as it is; where an argument too many is a build folder, it says how to give one."""
    if _names_build(error):
        error.message += " A build folder is given as --out DIR."
    return error


def _what(error: Any) -> str:
    if type(error).__name__ == "NoSuchOption":
        near = "、".join(sorted(error.possibilities or ()))
        return f"没有选项 {error.option_name}" + (f"（相近的有 {near}）" if near else "")
    if type(error).__name__ == "MissingParameter":
        return f"缺少{'选项' if error.param is not None and error.param.param_type_name == 'option' else '参数'} {_name(error)}".rstrip()
    said = _said(error.message, getattr(error, "option_name", "")) + ("；构建目录写作 --out 目录" if _names_build(error) else "")
    return f"{_name(error)} 的值不可用：{said}" if hasattr(error, "param_hint") and _name(error) else said


def _name(error: Any) -> str:
    """The option or argument as it is written."""
    hint = error.param_hint or (error.param.get_error_hint(error.ctx) if error.param is not None else "")
    return (hint if isinstance(hint, str) else " / ".join(hint)).replace("'", "")


def _names_build(error: Any) -> bool:
    """Is an argument too many a build folder, which commands take as the value of ``--out``?"""
    extra = re.fullmatch(_EXTRA, getattr(error, "message", "") or "", re.DOTALL)
    return extra is not None and any(is_build(Path(word)) for word in extra[1].split())


def _said(message: str, option: str) -> str:
    for english, chinese in _SAYINGS:
        found = re.fullmatch(english, message, re.DOTALL)
        if found:
            return chinese.format(*found.groups(), option=option)
    return message
