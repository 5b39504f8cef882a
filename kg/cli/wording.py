"""How facts, statistics and their evidence read on a terminal and in tab-separated lines."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.cli.language import Lang, say
from kg.model.bound import BOUNDS
from kg.model.modality import MODALITIES

if TYPE_CHECKING:
    from kg.store.describe import Fact, ShownEvidence, Statistic
    from kg.store.search import Hit

KINDS = {"digest": ("摘要（本项目撰写）", "digest (written by this project)"), "original": ("原文", "original")}


def modality(name: str, lang: Lang) -> str:
    """How is it stated: as a fact, planned, predicted, negated …?"""
    return say(*MODALITIES.get(name, (name, name)), lang)


def kind(name: str, lang: Lang) -> str:
    """Whose words a quote is; a digest's are marked as ours."""
    return say(*KINDS.get(name, (name, name)), lang)


def place(evidence: ShownEvidence | Hit, lang: Lang) -> str:
    """Report, section, page and kind of a quote, on one line."""
    parts = [f"《{evidence.title}》", evidence.section]
    if evidence.page is not None:
        parts.append(say(f"第 {evidence.page} 页", f"p. {evidence.page}", lang))
    return " · ".join(part for part in (*parts, kind(evidence.kind, lang)) if part)


def figure(statistic: Statistic, lang: Lang) -> str:
    """The value of a statistic with bound and unit, or its range."""
    number = statistic.value or f"{statistic.low}–{statistic.high}"
    bound = say(*BOUNDS[statistic.bound], lang) + " " if statistic.bound in BOUNDS else ""
    return f"{bound}{number} {statistic.unit}".strip()


def qualifiers(fact: Fact) -> str:
    """Date, amount, round … of a statement, as name=value."""
    return ", ".join(f"{name.label}={value.label}" for name, value in fact.qualifiers)


def short_id(iri: str) -> str:
    """The id of a statement or observation as ``kg explain`` takes it."""
    return "/".join(iri.split("/")[-2:])


def sources(statistic: Statistic, lang: Lang) -> str:
    """Whom the report names as the source of a statistic; nothing where it names none."""
    names = ("、" if lang == "zh" else ", ").join(each.label for each in statistic.sources)
    return say(f"数据来源 {names}", f"according to {names}", lang) if names else ""


def claim(found: Fact | Statistic, lang: Lang) -> tuple[str, str, str]:
    """Subject, relation, object of a statement; of a statistic what it is about, indicator with period, figure."""
    from kg.store.describe import Fact

    if isinstance(found, Fact):
        return found.subject.label, found.predicate.label, object_words(found, lang)
    about = [ref.label for ref in (found.about, found.place) if ref is not None]
    period = f" ({found.period})" if found.period else ""
    return " · ".join(about), found.indicator.label + period, figure(found, lang)


def object_words(fact: Fact, lang: Lang) -> str:
    """The object of a statement; a capital with its unit."""
    if not fact.predicate.iri.endswith("#registeredCapital"):
        return fact.object.label
    return say(f"{Decimal(fact.object.label):,f} 元", f"{Decimal(fact.object.label):,f} yuan", lang)


def plain(value: Any) -> Any:
    """A dataclass of the store as JSON's own types; empty fields stay, so that the shape is always the same."""
    return asdict(value)
