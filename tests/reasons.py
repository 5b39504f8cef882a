"""Reasons for tests that need one and do not ask which."""

from __future__ import annotations

from kg.model.reason import Reason, Why


def reason(en: str = "a test", zh: str = "某测试") -> Reason:
    """A reason without words of a text."""
    return Why(en, zh)()
