"""Results that firms publish: whose they are, and of which time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.annotate import Annotated
from kg.model.span import MappedText

_RESULTS = "(?:业绩|财报|年报|中报|季报|半年报|年度报告|财务报告|成绩单)"
_ISSUES = re.compile(rf"(?:发布|公布|披露|公告|交出|晒出)了?[^，。；]{{0,12}}?{_RESULTS}")
_OWN = re.compile(rf"{_RESULTS}|经营(?:情况|状况|分析)|业务(?:情况|概要|回顾)")


def issues_results(words: str) -> re.Match[str] | None:
    """Where words tell that results are published: 8月30日，甲发布上半年业绩; None where they do not."""
    return _ISSUES.search(words) if "报" in words or "绩" in words else None


def reporter(document: Annotated, titles: Sequence[str]) -> str:
    """Id of the one firm whose results the innermost heading that speaks of results names; empty where none or several are."""
    for title in reversed(titles):
        if _OWN.search(title) is None:
            continue
        mapped = MappedText.identity(title)
        found = {m.entity for m in document.linker.inner(mapped, 0, len(title)) if document.names.ontology.is_a(m.cls, "FinancialInstitution")}
        return found.pop() if len(found) == 1 else ""
    return ""
