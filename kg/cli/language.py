"""Chinese or English: by ``--lang``, else ``KG_LANG``, else the locale, else Chinese."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum


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


def help_of(docstring: str, lang: Lang) -> str:
    """A command's help: its docstring up to the paragraph ``zh:``, or from there on for Chinese."""
    english, _, chinese = docstring.partition("\n\n    zh:")
    return (chinese if chinese and lang is Lang.ZH else english).strip()
