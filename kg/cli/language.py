"""Chinese or English: by ``--lang``, else ``KG_LANG``, else the locale, else Chinese."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum

from kg.worded import in_language


class Lang(StrEnum):
    """Language of what a command prints."""

    ZH = "zh"
    EN = "en"


def default_language(environ: Mapping[str, str] | None = None) -> Lang:
    """Language that the environment asks for; Chinese where it does not tell (``C``, ``POSIX``, unset, another one)."""
    environ = os.environ if environ is None else environ
    for name in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "").lower()
        if value:
            return Lang.EN if value.startswith("en") else Lang.ZH
    return Lang.ZH


def say(zh: str, en: str, lang: Lang | None = None) -> str:
    """The one of two wordings that is asked for."""
    return en if (lang or default_language()) is Lang.EN else zh


def asked_language(arguments: Sequence[str]) -> Lang | None:
    """The language that ``--lang`` among the arguments of a command asks for, which may be wrong otherwise; None where it asks for none."""
    asked = None
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        name = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and name in {"zh", "en"}:
            asked = Lang(name)
    return asked


def error_line(said: object, lang: Lang | None = None) -> str:
    """The line that tells of an error, a fault of a row or a failure."""
    chosen = lang or default_language()
    return say("错误：", "error: ", chosen) + in_language(said, chosen.value)


def help_of(docstring: str, lang: Lang) -> str:
    """A command's help: its docstring up to the paragraph ``zh:``, or from there on for Chinese."""
    english, _, chinese = docstring.partition("\n\n    zh:")
    return (chinese if chinese and lang is Lang.ZH else english).strip()
