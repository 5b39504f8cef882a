"""What the bound of a figure is called: a figure may be the least, the most, or about what is meant."""

from __future__ import annotations

from collections.abc import Mapping

BOUNDS: Mapping[str, tuple[str, str]] = {"atLeast": ("不低于", "at least"), "atMost": ("不超过", "at most"), "about": ("约", "about")}
"""Words in Chinese and in English, by the bound's name."""
