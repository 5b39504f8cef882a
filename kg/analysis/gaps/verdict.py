"""What a held-out check says, in words; and what gaps are not."""

from __future__ import annotations

from kg.analysis.gaps.check import CUTS, Check
from kg.analysis.gaps.methods import METHODS, POPULARITY

CAUTION = (
    "报告未提及，不等于现实中没有：以下各项只说明它们像报告已述的事实，须另行核实。",
    "Absent from the reports is not absent in the world: what follows is only like what the reports state, and must be verified elsewhere.",
)
"""In Chinese and English."""
_TEN = CUTS.index(10)
FEWEST = 30
"""Hidden facts below which a check tells nothing of which method is better."""


def verdict(check: Check | None, method: str, lang: str = "zh") -> str:
    """What the check says of a method, in one or two sentences; whether anything beats popularity is always told."""
    chinese = lang == "zh"
    if check is None:
        return "事实太少，无法留出检验；按普遍程度（基线）排列。" if chinese else "Too few facts for a held-out check; ranked by popularity, the baseline."
    own, base = check.score(method), check.score(POPULARITY)
    name = METHODS[method].label(lang)
    if chinese:
        told = (
            f"留出检验（{check.folds} 折，{check.queries} 条已知事实，连同只见于同一句的事实一并隐去）：“{name}”的 MRR 为 {own.reciprocal:.3f}、"
            f"前 10 命中率 {own.hits[_TEN]:.0%}；基线“普遍程度”为 {base.reciprocal:.3f}、{base.hits[_TEN]:.0%}。"
        )
        worse = "没有方法优于普遍程度。"
        gain = f"（未参与选择的事实上 MRR 差 {check.gain:+.3f}，95% 区间 {check.low:+.3f} 至 {check.high:+.3f}）。"
        better = "优于普遍程度" if check.better else "与普遍程度的差别不超出偶然：不能说有方法优于普遍程度"
        other = f"检验选出的是“{METHODS[check.chosen].zh}”。"
    else:
        told = (
            f"Held-out check ({check.folds} folds, {check.queries} known facts, each hidden with all that only the same sentences state): {name} has "
            f"an MRR of {own.reciprocal:.3f} and {own.hits[_TEN]:.0%} hits among the first 10; the baseline, popularity, {base.reciprocal:.3f} and "
            f"{base.hits[_TEN]:.0%}. "
        )
        worse = "No method beats popularity."
        gain = f" (difference in MRR on facts that had no part in the choice {check.gain:+.3f}, 95 % interval {check.low:+.3f} to {check.high:+.3f})."
        better = "It beats popularity" if check.better else "The difference is within chance: no method can be said to beat popularity"
        other = f"The check itself chooses {METHODS[check.chosen].en}."
    if check.chosen == POPULARITY:
        return told + worse
    if check.queries < FEWEST:
        few = f"已知事实少于 {FEWEST} 条，太少，不足以判断哪种方法更好。", f"Fewer than {FEWEST} known facts are too few to judge which method is better."
        return told + few[not chinese]
    return told + (better + gain if method == check.chosen else other)
