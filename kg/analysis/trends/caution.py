"""What a reader of trends must keep in mind, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.analysis.trends.editions import Selection
from kg.text.capitals import words_apart


@dataclass(frozen=True, slots=True)
class Said:
    """A text in Chinese and in English."""

    zh: str
    en: str

    def __call__(self, lang: str = "zh") -> str:
        """The one in a language."""
        return self.en if lang == "en" else self.zh


def comparison_caution(selection: Selection, tested: int, confidence: float, dispersion: Mapping[str, float], per: object) -> Said:
    """Of what was compared, by which test, and what it cannot tell."""
    first, last = (", ".join(ids) for ids in (selection.before, selection.after))
    number = len(selection.editions)
    publishers = sorted({each.publisher for each in selection.editions})
    kinds = {each.publisher: words_apart(each.kind).lower() for each in selection.editions}
    named = ", ".join(f"{each} ({kinds[each]})" if kinds[each] else each for each in publishers)
    years = "、".join(f"{each.id}={each.year}" for each in selection.editions)
    scatter = max(dispersion.values(), default=1.0)
    chance = round(tested * (1 - confidence))
    one = len(selection.publishers) == 1
    base_zh = "每千个有内容的语句" if per == "passages" else "每千个谈及该类的语句"
    base_en = "passages in which anything was found" if per == "passages" else "passages that speak of the class"
    zh = (
        f"比较 {first} 与 {last}（所列 {number} 份报告，出自 {len(publishers)} 家：{'、'.join(publishers)}）。"
        + ("同一机构前后版本，口径大致相同。" if one else "不同机构选题不同，差异可能只是写法不同；同一机构的前后版本才较可比。")
        + f"次数按{base_zh}折算。只有率比的 {confidence:.0%} 区间不含 1 的才称增或减（Jeffreys 区间，并按各节间的离散放宽，至多 {scatter:.1f} 倍），其余为“不明”；"
        f"检验 {tested} 项，纯属偶然而入选的可能有至多约 {chance} 项。报告谈得多少不等于行业用得多少。年份：{years}（题名中的年份，否则发布年份）。"
    )
    en = (
        f"Compares {first} with {last} ({number} reports shown, by {len(publishers)} publisher{'s' if len(publishers) > 1 else ''}: {named}). "
        + (
            "Editions of one publisher, so like is compared with like. "
            if one
            else "Publishers choose their subjects differently, so a difference may be one of writing; only editions of one publisher compare well. "
        )
        + f"Counts are per 1,000 {base_en}. Only what has a {confidence:.0%} interval of the rate ratio that excludes 1 is said to grow or fade "
        f"(interval of Jeffreys, widened for scatter between sections, by up to {scatter:.1f} times); the rest is unclear. {tested} were tested, of which up to about "
        f"{chance} may be so by chance. What reports dwell on is not what the field does. Years: {years.replace('、', ', ')} (named in the title, else of issue)."
    )
    return Said(zh, en)


def series_caution() -> Said:
    """Of figures joined over reports."""
    return Said(
        "数字出自报告原文，同名指标在不同报告里口径未必相同；同一对象同一时期数值不同的并列给出，不作取舍。"
        "“约”“不低于”者标明，不参与集中度计算；集中度只覆盖当期有确数的机构，不代表全行业。",
        "Figures are as the reports give them; reports may define an indicator of one name differently, and figures that differ for the same subject "
        "and period stand side by side. Those that are about or at least so much are marked; bounds are left out of concentration, which covers only "
        "the institutions with a figure in the period, not the sector.",
    )


def listing_caution(what: str) -> Said:
    """Of what reports mention: pilots, policies."""
    zh, en = {"pilots": ("试点", "pilots"), "policies": ("政策", "policies")}[what]
    more = {
        "pilots": ("地区可以互相包含（中国与上海），个数不是覆盖面。", " Places may lie in one another (China, Shanghai), so their number is no measure of spread."),
        "policies": ("", ""),
    }[what]
    return Said(
        f"只含所读报告谈到的{zh}，不是全部；没有日期的只知不晚于最早谈到它的报告。某年的数量随该年报告的选材而变，不能当作全国统计。{more[0]}",
        f"Only the {en} that the reports read speak of, not all there are; of those without a date one knows only that they are no later than the first report "
        f"that tells of them. Numbers of a year follow what its reports chose to write about and are no national statistics.{more[1]}",
    )
