"""Sentences of errors: English strings that remember what they were made of, so that they can be told in Chinese as well.

As with gettext the English template is the key. The Chinese ones stand in ``worded.zh.json``, which is read when the first sentence is told
in Chinese and not before. Who makes a sentence knows nothing of languages; who prints it chooses one.

A new error: make what is put together in it by ``worded``, leave constants as they are, and write the Chinese of each into the catalogue, which
is sorted. ``tests/architecture/test_wordings.py`` tells what is missing.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

CATALOGUE = Path(__file__).with_name("worded.zh.json")
JOINTS = {", ": "、", "; ": "；", " or ": " 或 ", " and ": " 和 ", " ": ""}
"""What may stand between the words of a list, in English and in Chinese."""
_NUMBER = re.compile(r"^\[Errno -?\d+\] ")


class Worded(str):
    """A sentence in English, made of a ``str.format`` template and the words for its fields."""

    def __new__(cls, text: str, template: str = "", words: tuple[object, ...] = ()) -> Worded:
        made = super().__new__(cls, text)
        made.template, made.words = template or text, words
        return made

    template: str
    words: tuple[object, ...]

    @property
    def en(self) -> str:
        """The sentence itself, as a plain string."""
        return str(self)

    @property
    def zh(self) -> str:
        """The sentence in Chinese; in English where the catalogue lacks its template."""
        template = _catalogue().get(self.template)
        if template is None:
            return str(self)
        return template.format(*[getattr(word, "zh", word) for word in self.words]) if self.words else template


class _Listed(Worded):
    """Words in a row; the template is what stands between each two."""

    @property
    def zh(self) -> str:
        return JOINTS[self.template].join(str(getattr(word, "zh", word)) for word in self.words)


def worded(template: str, *words: object) -> Worded:
    """A sentence of a template and the words for its fields (``{}``, ``{!r}``, ``{:,}``).

    A word that has ``en`` and ``zh`` itself, as sentences and our own errors do, is told in the language of the sentence; of any other
    error its ``reason`` is told.
    """
    told = tuple(reason(word) if isinstance(word, Exception) and not hasattr(word, "zh") else word for word in words)
    return Worded(template.format(*[getattr(word, "en", word) for word in told]) if told else template, template, told)


def several(words: Iterable[object], joint: str = ", ") -> Worded:
    """Words in a row, with one of JOINTS between each two."""
    found = tuple(words)
    return _Listed(joint.join(str(getattr(word, "en", word)) for word in found), joint, found)


def replaced(text: str, old: str, new: str) -> str:
    """The same sentence with ``new`` for ``old`` in the first of its words that holds it."""
    words = list(text.words) if isinstance(text, Worded) else []
    for place, word in enumerate(words):
        if isinstance(text, Worded) and isinstance(word, str) and old in word:
            words[place] = replaced(word, old, new)
            return worded(text.template, *words)
    return text.replace(old, new, 1)


def reason(error: Exception) -> Worded:
    """What an error says: a sentence of ours, or why the system refuses something, without the number of the error.

    In the catalogue what the system says stands in small letters.
    """
    if error.args and isinstance(error.args[0], Worded):
        return error.args[0]
    if isinstance(error, UnicodeDecodeError):
        return worded("byte {} is not {}", error.start, error.encoding.upper())
    text = _NUMBER.sub("", str(getattr(error, "strerror", None) or error)) or type(error).__name__
    return Worded(text, text.lower())


def chinese(text: str) -> str:
    """A sentence in Chinese; a plain string too, where the catalogue knows the whole of it, else as it is."""
    return text.zh if isinstance(text, Worded) else _catalogue().get(text, text)


def in_language(said: object, lang: str) -> str:
    """A sentence, or what has ``en`` and ``zh``, in a language, ``en`` or else Chinese."""
    if lang == "en":
        return str(getattr(said, "en", said))
    return str(said.zh) if hasattr(said, "zh") else chinese(str(said))


@cache
def _catalogue() -> dict[str, str]:
    json = importlib.import_module("json")  # not at the start of every command
    found: dict[str, str] = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    return found
