"""The card of an entity as a piece of HTML for notebooks: one language, no script, no style sheet, which notebooks and code hosts strip."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from kg.model.document import SourceKind
from kg.ontology.prefixes import FKG, shorten
from kg.store.describe import Description
from kg.store.facts import Fact, ShownEvidence, Statistic
from kg.view.markup import DIGEST_MARK, ORIGINAL_MARK
from kg.view.overview import Label
from kg.view.wording import BOUNDS, MODALITIES, SOURCE

_FACTS, _QUOTES = 8, 2
_SOFT = 'style="opacity:.7;font-size:.9em"'
_QUOTE = 'style="margin:.2em 0 .4em 1.5em;padding-left:.7em;border-left:2px solid currentColor"'


def render_card(about: Description, lang: str = "zh") -> str:
    """Names, class, taxonomy, facts by relation and statistics, each opening to its quotes; of many, the first and how many more there are.

    ``about`` is in the language ``lang``. Pure and deterministic; everything is escaped.
    """
    speech = _Speech(lang)
    title = (about.en or about.zh) if lang == "en" else (about.zh or about.en)
    head = (
        (Label("类别", "class"), " ⊑ ".join(ref.label for ref in about.classes if ref.iri.startswith(FKG))),
        (Label("别名", "also called"), "、".join(about.aliases)),
        (Label("上位概念", "broader"), "、".join(ref.label for ref in about.broader)),
        (Label("下位概念", "narrower"), "、".join(ref.label for ref in about.narrower)),
        (Label("提及", "mentioned in"), "；".join(f"《{ref.label}》{number}" for ref, number in about.mentions)),
        (Label("IRI"), shorten(about.iri)),
    )
    lines = "".join(f"<div><span {_SOFT}>{speech(name)}</span> {_text(value)}</div>" for name, value in head if value)
    groups = []
    for group in about.groups:
        name = f"{group.predicate.label} →" if group.outgoing else f"← {group.predicate.label}"
        shown = [speech.fact(each, (each.object if group.outgoing else each.subject).label) for each in group.facts[:_FACTS]]
        groups.append(speech.group(name, shown, len(group.facts), ".facts"))
    if about.statistics:
        shown = [speech.statistic(each) for each in about.statistics[:_FACTS]]
        groups.append(speech.group("statistics" if lang == "en" else "统计", shown, len(about.statistics), ".statistics"))
    return f'<div lang="{"en" if lang == "en" else "zh-CN"}"><div><b style="font-size:1.2em">{_text(title)}</b></div>{lines}{"".join(groups)}</div>'


class _Speech:
    """The words of a card in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, label: Label) -> str:
        return _text(self._plain(label))

    def _plain(self, label: Label) -> str:
        return (label.en or label.zh) if self.lang == "en" else label.zh

    def group(self, name: str, shown: Sequence[str], number: int, attribute: str) -> str:
        """A relation with its first facts."""
        more = Label(f"另有 {number - len(shown)} 条，见 {attribute}", f"{number - len(shown)} more: see {attribute}")
        rest = f"<div {_SOFT}>{self(more)}</div>" if number > len(shown) else ""
        return f'<div style="margin-top:.6em"><b>{_text(name)}</b> <span {_SOFT}>{number}</span></div>{"".join(shown)}{rest}'

    def fact(self, fact: Fact, other: str) -> str:
        """One fact, named by its other end."""
        qualifiers = [f"{name.label} {value.label}" for name, value in fact.qualifiers]
        return self._claim(other, [*qualifiers, self._modality(fact.modality), self._belief(fact.belief)], fact.evidence)

    def statistic(self, found: Statistic) -> str:
        """One figure."""
        bound = self._plain(BOUNDS[found.bound]) + " " if found.bound in BOUNDS else ""
        number = found.value or f"{found.low}–{found.high}"
        about = [ref.label for ref in (found.about, found.place) if ref is not None]
        sources = [self._plain(SOURCE) + " " + "、".join(ref.label for ref in found.sources)] if found.sources else []
        said = [*about, found.period, *sources, self._modality(found.modality), self._belief(found.belief)]
        return self._claim(f"{found.indicator.label}: {bound}{number} {found.unit}".rstrip(), said, found.evidence)

    def _claim(self, title: str, said: Sequence[str], evidence: Sequence[ShownEvidence]) -> str:
        small = " · ".join(part for part in said if part)
        proof = "".join(map(self._quote, evidence[:_QUOTES]))
        more = len(evidence) - _QUOTES
        rest = f"<div {_SOFT}>{self(Label(f'另有 {more} 处证据', f'{more} more pieces of evidence'))}</div>" if more > 0 else ""
        return f"<details><summary>{_text(title)} <span {_SOFT}>{_text(small)}</span></summary>{proof}{rest}</details>"

    def _quote(self, shown: ShownEvidence) -> str:
        page = "" if shown.page is None else self(Label(f"第 {shown.page} 页", f"p. {shown.page}"))
        mark = self(DIGEST_MARK if shown.kind == SourceKind.DIGEST.value else ORIGINAL_MARK)
        where = " · ".join(part for part in (_text(f"《{shown.title}》"), _text(shown.section), page, mark) if part)
        return f'<div {_QUOTE} lang="zh-CN">{_text(" ".join(shown.quote.split()))}<div {_SOFT}>{where}</div></div>'

    def _modality(self, name: str) -> str:
        return self._plain(MODALITIES[name]) if name in MODALITIES else ""

    def _belief(self, belief: str) -> str:
        return f"{'belief' if self.lang == 'en' else '可信度'} {belief}" if belief else ""


def _text(value: str) -> str:
    return escape(value, quote=False)
