"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Does it make a build wrong, is it worth a look, or only worth knowing? In falling order."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """``check`` is the name of the rule, ``focus`` the IRI of what breaks it; the message is in Chinese and English."""

    severity: Severity
    check: str
    focus: str
    zh: str
    en: str
    value: str = ""

    def message(self, lang: str = "zh") -> str:
        """The message in a language."""
        return self.zh if lang == "zh" else self.en
