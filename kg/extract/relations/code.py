"""Typed text and expressions in a code in which the signs that sets name together stand side by side.

The set of all that is no name and no stop is in every expression many times. Of neighbours it is one range; of scattered signs the
compiler makes a map of all of Unicode for each, which was more than half of what loading the patterns took.
"""

from __future__ import annotations

import re

from kg.extract.relations.lists import ELLIPSIS, WORD
from kg.extract.typed import FIRST, Alphabet, as_ranges

_LAST = ("Place", "Date", "Quantity")
"""Kinds that stretches between names may hold, so that all others are neighbours without them."""
_LATIN, _WIDE = 0x80, 0xF000
"""The code is the upper half of Latin-1, of which sets are quickest to compile; its letters take the places of the typed characters.
An ontology of so many classes that they do not fit there has another part of the private use area."""
_PIECE = re.compile(r"(\\.|\[\^?(?:\\.|[^\]\\])*\])", re.DOTALL)
"""Where sets and escapes stand; what stands between them is as it is written."""
_MEMBER = re.compile(r"(?P<first>[^\\])-(?P<last>[^\\])|(?P<kind>\\[dD])|\\?(?P<sign>.)", re.DOTALL)
_CODE_POINT = re.compile(r"\\u([0-9a-fA-F]{4})")
_UNKEPT = re.compile(r"(?<!\\)\\[wWsSbB]")
_NOBODY = "\uf8fe"
"""What stands for a sign of the text that the code uses otherwise: no expression names it."""


class Code:
    """The code for one alphabet. Offsets stay: one sign is one sign of the code."""

    def __init__(self, alphabet: Alphabet) -> None:
        last = [alphabet.char(kind) for kind in _LAST]
        names = [char for char in alphabet.characters() if char not in last]
        signs = list(dict.fromkeys((*WORD, *"和与及或等/、，：。；\n", ELLIPSIS, *names, *last)))
        start = _LATIN if len(signs) <= _LATIN else _WIDE
        unused = {chr(FIRST + place): _NOBODY for place in range(len(signs))}
        displaced = {chr(start + place): chr(FIRST + place) for place in range(len(signs))}
        self._signs = displaced | {sign: chr(start + place) for place, sign in enumerate(signs)}
        self._table = str.maketrans(unused | self._signs)
        self._written = str.maketrans(self._signs)
        self._pieces: dict[str, str] = {}
        self._expressions: dict[str, str] = {}

    def text(self, text: str) -> str:
        """A text in the code."""
        return text.translate(self._table)

    def expression(self, source: str) -> str:
        """An expression over texts in the code that matches where ``source`` matches the texts themselves.

        Remembered, as the same lists of names stand in many. Raises ValueError for kinds of signs that the code does not keep (word signs, blanks).
        """
        if source not in self._expressions:
            self._expressions[source] = self._coded(source)
        return self._expressions[source]

    def _coded(self, source: str) -> str:
        if kept_not := _UNKEPT.search(source):
            raise ValueError(f"{kept_not[0]} cannot be used, name the signs")
        pieces = _PIECE.split(_CODE_POINT.sub(lambda found: chr(int(found[1], 16)), source))
        coded = self._pieces
        for place, piece in enumerate(pieces):  # the same few pieces stand in all expressions
            if piece not in coded:
                coded[piece] = self._piece(piece) if place % 2 else piece.translate(self._written)
        return "".join([coded[piece] for piece in pieces])

    def _piece(self, piece: str) -> str:
        """A set or an escape in the code."""
        return self._set(piece[1:-1]) if piece[0] == "[" else self._signs.get("\n" if piece == r"\n" else piece[1:], piece)

    def _set(self, members: str) -> str:
        negated = members.startswith("^")
        kinds, plain = [], set()
        for member in _MEMBER.finditer(members, int(negated)):
            if member["first"] is not None:
                first, last = ord(member["first"]), ord(member["last"])
                plain |= {chr(code) for code in range(first, last + 1)}
            elif member["kind"] is not None:
                kinds.append(member["kind"])
            else:
                plain.add("\n" if member[0] == r"\n" else member["sign"])
        return f"[{'^' if negated else ''}{''.join(kinds)}{as_ranges(self._signs.get(sign, sign) for sign in plain)}]"
