"""How statements are told in both languages: modality, bounds of figures, words of the entity and query pages."""

from __future__ import annotations

from collections.abc import Mapping

from kg.view.overview import Label

MODALITIES: Mapping[str, Label] = {
    "planned": Label("计划", "planned"),
    "predicted": Label("预测", "predicted"),
    "negated": Label("否定", "negated"),
    "conditional": Label("假设", "conditional"),
    "recommended": Label("建议", "recommended"),
    "attributed": Label("他人观点", "attributed"),
    "failed": Label("未果", "failed"),
}
"""By name of the modality; what is asserted needs no mark."""
BOUNDS: Mapping[str, Label] = {
    "atLeast": Label("不低于", "at least"),
    "atMost": Label("不超过", "at most"),
    "about": Label("约", "about"),
}
