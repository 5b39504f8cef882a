"""``--help`` in Chinese: what click puts around our own words, and one line for each command."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from kg.cli.language import Lang, default_language

_FRAME = (
    (r"^Usage: ", "用法："),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 [参数]…"),
    (r"^Arguments:$", "参数："),
    (r"^Options:$", "选项："),
    (r"^Commands:$", "命令："),
    (r"Show this message and exit\.", "显示本说明"),
    (r"\[required\]", "［必填］"),
    (r"\[default:\s+([^\]]*)\]$", "［默认 {}］"),
    (r"\[env\s+var:\s+(\w+)\]", "［环境变量 {}］"),
)
"""What click writes in English → Chinese; a break of line may stand in the middle."""
_LONG = {Lang.ZH: 45, Lang.EN: 120}
"""Characters of a command's line in the list of commands; a longer sentence ends at its first colon or semicolon."""


def in_chinese(text: str) -> str:
    """A help text of click with its headings and remarks in Chinese."""
    for english, chinese in _FRAME:
        text = re.sub(english, lambda found, said=chinese: said.format(*map(_joined, found.groups())), text, flags=re.MULTILINE)  # type: ignore[misc]
    return text


def _joined(words: str) -> str:
    """Words that click broke over two lines."""
    return re.sub(r"\s*\n\s+", " ", re.sub(r"-\n\s+", "-", words))


def one_line(help_text: str, lang: Lang) -> str:
    """The first sentence of a help text without its stop, or where that is long its first part."""
    sentence = " ".join(re.split(r"。|\.\s|\n\n", help_text.strip(), maxsplit=1)[0].split()).removesuffix(".")
    return sentence if len(sentence) <= _LONG[lang] else re.split(r"：|；|[:;] ", sentence, maxsplit=1)[0]


class InLanguage:
    """What tells its help in the language asked for: to be mixed with one of typer's commands."""

    help: str | None

    def get_help(self, ctx: Any) -> str:
        text: str = super().get_help(ctx)  # type: ignore[misc]
        return in_chinese(text) if default_language() is Lang.ZH else text

    def get_short_help_str(self, limit: int = 0) -> str:
        return one_line(self.help or "", default_language())


class Command(InLanguage, TyperCommand):
    """A command that tells its help in the language asked for."""


class Group(InLanguage, TyperGroup):
    """A family of commands that tells its help in the language asked for."""
