"""Why something is so, for a reader of Chinese or of English: a sentence, and apart from it the words of a text that it is about.

A sentence is a constant (a ``Why``), so that like reasons count together and program code asks for one by name, not by its
words. Called with the words it is about, it gives a ``Reason``; what that reads as is only put together when somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.worded import Worded

_GAP = "…"
_HEADS = (f"{_GAP}: ", f"{_GAP}：")
_TAILS = (f": {_GAP}", f"：{_GAP}")


class Why(NamedTuple):
    """A sentence in English and in Chinese, with a ``str.format`` field for each word that it is about (``{}``; ``{0}`` to order them)."""

    en: str
    zh: str

    def __call__(self, *words: str | Reason) -> Reason:
        """The reason with its words: of a text, or sentences themselves (the name of a class, what is wrong with a row)."""
        return Reason(self, words)


class Reason(NamedTuple):
    """A sentence and the words it is about, in the order of its fields."""

    why: Why
    words: tuple[str | Reason, ...] = ()

    @property
    def en(self) -> str:
        """What it reads as in English."""
        return self.why.en.format(*[word.en if isinstance(word, Reason) else word for word in self.words]) if self.words else self.why.en

    @property
    def zh(self) -> str:
        """What it reads as in Chinese."""
        return self.why.zh.format(*[word.zh if isinstance(word, Reason | Worded) else word for word in self.words]) if self.words else self.why.zh

    def text(self, lang: str) -> str:
        """What it reads as in a language, ``en`` or else Chinese."""
        return self.en if lang == "en" else self.zh

    @property
    def cause(self) -> Why:
        """Its sentences without the words of the text, by which like reasons count together."""
        gapped = _marked(self, lambda _: _GAP)
        return Why(_trimmed(gapped.en), _trimmed(gapped.zh))

    @property
    def flat(self) -> Reason:
        """One sentence with the words of the text alone, where other sentences stood among them; it reads the same."""
        found: list[str] = []

        def numbered(word: str) -> str:
            found.append(word)
            return str(len(found) - 1)

        gapped = _marked(self, lambda word: f"{{{numbered(word)}}}")
        return Reason(gapped, tuple(found))


class _Mark(str):
    """What stands for a word; a field that asks for the word in quotation marks (``{!r}``) gets it as it is, or a field like itself."""

    def __repr__(self) -> str:
        text = str(self)
        return text[:-1] + "!r}" if text.endswith("}") else text


def _marked(reason: Reason, mark: Callable[[str], str]) -> Why:
    """The sentences with a mark for each word of the text; each word is marked once, for both."""
    parts = [_marked(word, mark) if isinstance(word, Reason) else mark(word) for word in reason.words]
    if not parts:
        return reason.why
    en, zh = ([_Mark(part) if isinstance(part, str) else part[language] for part in parts] for language in (0, 1))
    return Why(reason.why.en.format(*en), reason.why.zh.format(*zh))


def _trimmed(text: str) -> str:
    """A sentence without the gap for what it tells of, where that stands before or behind it."""
    text = next((text[len(head) :] for head in _HEADS if text.startswith(head)), text)
    return next((text[: -len(tail)] for tail in _TAILS if text.endswith(tail)), text)
