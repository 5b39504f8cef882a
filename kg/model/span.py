"""Places in a source text, and text that remembers where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self


class _Range(NamedTuple):
    start: int
    end: int


class Span(_Range):
    """A half-open range of Unicode code points of a source's text as decoded. Raises ValueError for what is none.

    A tuple: every mention and passage holds one, and is compared and looked up by it.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        if not 0 <= start <= end:
            raise ValueError(f"span {start}..{end} is not a half-open range")
        return tuple.__new__(cls, (start, end))

    def cut(self, text: str) -> str:
        """The characters of ``text`` in this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, eq=False)
class MappedText:
    """Normalised text with an offset map: character ``i`` of ``text`` came from ``source[starts[i]:ends[i]]``.

    ``starts`` and ``ends`` never decrease, so a slice of the text always maps to one range of the source, which may also
    hold what lay between (a page number, a footnote) and was taken out.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def __post_init__(self) -> None:
        if not len(self.text) == len(self.starts) == len(self.ends):
            raise ValueError("offset map and text differ in length")

    @classmethod
    def identity(cls, text: str, offset: int = 0) -> MappedText:
        """Text that stands in the source unchanged, from ``offset`` on."""
        n = len(text)
        return cls(text, range(offset, offset + n), range(offset + 1, offset + n + 1))

    @classmethod
    def join(cls, parts: Iterable[MappedText]) -> MappedText:
        """Parts in source order as one text."""
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for part in parts:
            texts.append(part.text)
            starts.extend(part.starts)
            ends.extend(part.ends)
        return cls("".join(texts), starts, ends)

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def slice(self, start: int, end: int) -> MappedText:
        """Characters ``start`` to ``end`` (offsets into ``text``) with their map."""
        return MappedText(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def strip(self) -> MappedText:
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Range of the source that characters ``start`` to ``end`` came from. Raises ValueError for an empty slice."""
        end = len(self.text) if end is None else end
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters {start}..{end} in a text of {len(self.text)}")
        return Span(self.starts[start], self.ends[end - 1])
