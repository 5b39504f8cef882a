"""What a call of ``/api`` is: its address, parameters and answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

LONGEST = 2000
MOST_CELLS = 40
_REAL = re.compile(r"\d{1,9}(\.\d{1,9})?", re.ASCII)
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the address: a text, unless it has ``most`` (a whole number from ``least`` to it), ``between`` (a number in that range), is
    a ``flag`` (``true`` or ``false``) or has a ``choice`` of words.

    ``many`` may be repeated; without a value it is the ``default``, None where that must be told from every value. ``argument`` is what
    the reader's call names it where it cannot be called so there.
    """

    name: str
    about: str
    default: str | float | bool | None = ""
    required: bool = False
    least: int = 1
    most: int = 0
    between: tuple[float, float] | None = None
    flag: bool = False
    choice: tuple[str, ...] = ()
    many: bool = False
    argument: str = ""

    def schema(self) -> dict[str, Any]:
        """Its JSON schema."""
        one: dict[str, Any] = {"type": "string", "maxLength": LONGEST}
        if self.most:
            one = {"type": "integer", "minimum": self.least, "maximum": self.most}
        if self.between:
            one = {"type": "number", "minimum": self.between[0], "maximum": self.between[1]}
        if self.flag:
            one = {"type": "boolean"}
        if self.choice:
            one = {"type": "string", "enum": list(self.choice)}
        if self.many:
            return {"type": "array", "items": one, "maxItems": MOST_CELLS}
        return one if self.required or self.default in ("", None) else one | {"default": self.default}

    def value(self, text: str) -> str | float | bool:
        """What a text means for it. Raises ValueError, with what was expected, for one that means nothing."""
        if self.choice and text not in self.choice:
            raise ValueError(" or ".join(self.choice))
        if self.flag:
            if text not in _FLAGS:
                raise ValueError("true or false")
            return _FLAGS[text]
        if self.between:
            low, high = self.between
            if not _REAL.fullmatch(text) or not low <= float(text) <= high:
                raise ValueError(f"a number from {low:g} to {high:g}")
            return float(text)
        if self.most:
            if not (text.isascii() and text.isdecimal() and len(text) <= 10 and self.least <= int(text) <= self.most):
                raise ValueError(f"a number from {self.least} to {self.most}")
            return int(text)
        return text


@dataclass(frozen=True, slots=True)
class Call:
    """``name`` is the reader's call, ``answer`` the class of its answer in ``kg.serve.answers`` or ``kg.api.shapes``.

    A call with a ``body`` is sent by POST; a ``free`` one takes further parameters in the address; an ``analysis`` is answered by the
    processes that analyse.
    """

    path: str
    name: str
    about: str
    answer: str
    parameters: tuple[Parameter, ...] = ()
    body: dict[str, Any] | None = None
    free: str = ""
    analysis: bool = False


LANG = Parameter("lang", "Language of labels", "zh", choice=("zh", "en"))
