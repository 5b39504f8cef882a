"""Themes of the competency questions, in the order of their list."""

from __future__ import annotations

from collections.abc import Mapping

THEMES: Mapping[str, str] = {
    "actors": "机构",
    "policies": "政策",
    "technologies": "技术与场景",
    "products": "产品与试点",
    "statistics": "统计",
    "evidence": "证据与来源",
    "quality": "质量",
    "trends": "趋势",
}
"""Chinese name by folder; the English name is the folder's."""


def theme_order(theme: str) -> tuple[int, str]:
    """Sort key of a theme; unknown ones come last, by name."""
    known = list(THEMES)
    return (known.index(theme) if theme in known else len(known), theme)
