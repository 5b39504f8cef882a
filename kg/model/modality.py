"""What the modality of a claim is called: is it asserted, planned, denied …?"""

from __future__ import annotations

from collections.abc import Mapping

MODALITIES: Mapping[str, tuple[str, str]] = {
    "asserted": ("断言", "asserted"),
    "planned": ("计划", "planned"),
    "predicted": ("预测", "predicted"),
    "negated": ("否定", "negated"),
    "conditional": ("假设", "conditional"),
    "recommended": ("建议", "recommended"),
    "attributed": ("他人观点", "attributed"),
    "failed": ("未果", "failed"),
}
"""Words in Chinese and in English, by the modality's name."""
