"""How an explanation reads: names and where they come from, judgements, belief as a sum, evidence."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.cli.language import Lang, say

if TYPE_CHECKING:
    from kg.cli.explain import Explained
    from kg.store.describe import Fact, Statistic
    from kg.store.provenance import NameSource, ShownJudgement

VERDICTS = {
    "same": ("同一", "same"),
    "different": ("不同", "different"),
    "unsure": ("存疑", "unsure"),
    "reject": ("驳回", "rejected"),
    "correct": ("更正", "corrected"),
    "withdraw": ("撤回", "withdrawn"),
}
TEACHERS = {"lexicon": ("词表", "lexicon"), "judgement": ("裁定", "judgement"), "report": ("报告", "report")}


def name_line(name: NameSource, lang: Lang) -> str:
    """A name, who taught it, and the reports in which it stands."""
    read = "".join(f"《{title}》" for title in name.reports)
    where = say("见于", "read in ", lang) + read if read else say("各报告中未见", "in none of the reports", lang)
    return f"{say('名称', 'name', lang)}: {name.name} — {say(*TEACHERS[name.taught_by], lang)}{say('；', '; ', lang)}{where}"


def judgement_line(judged: ShownJudgement, lang: Lang) -> str:
    """A judgement: what was decided of what, why, by whom and when."""
    said = " · ".join(part for part in (judged.note, judged.by, judged.date) if part)
    return f"{say('裁定', 'judgement', lang)}: {say(*VERDICTS[judged.verdict], lang)}: {judged.words}" + (f" ({said})" if said else "")


def belief_lines(found: Fact | Statistic, lang: Lang) -> list[str]:
    """The belief, then what each independent document adds: its best confidence, of the doubt that those before it left."""
    from kg.cli.explain import parts_of

    titles = {each.report: each.title for each in found.evidence}
    times = Counter(each.report for each in found.evidence)
    parts = parts_of(found)
    total = " + ".join(str(part.adds) for part in parts)
    lines = [f"{say('可信度', 'belief', lang)} {found.belief}" + (f" = {total}" if len(parts) > 1 else "")]
    doubt = Decimal(1)
    for part in parts:
        number = times[part.report]
        best = say(f"{number} 处证据中最高置信度", f"best confidence of {number} evidences", lang) if number > 1 else say("置信度", "confidence", lang)
        left = say("余下的疑问", "doubt left", lang)
        lines.append(f"  {part.adds} 《{titles[part.report]}》: {best} {part.confidence} × {left} {doubt}")
        doubt -= part.adds
    return lines


def show(found: Explained, lang: Lang) -> None:
    """Print an explanation on a terminal."""
    from rich.console import Console
    from rich.text import Text

    from kg.cli.proofs import summary

    console = Console()
    for name in found.names:
        console.print(Text(name_line(name, lang)))
    for judged in found.judgements:
        console.print(Text(judgement_line(judged, lang), "yellow"))
    if found.names or found.judgements:
        console.print()
    for claim in found.claims:
        _claim(claim, lang)
    for line in summary(found.inferred, found.iri, lang):
        console.print(Text(line, "dim"))


def _claim(found: Fact | Statistic, lang: Lang) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from kg.cli.wording import claim, modality, place, qualifiers, short_id, sources
    from kg.store.describe import Fact

    console = Console()
    console.print(Text.assemble((" — ".join(part for part in claim(found, lang) if part), "bold cyan")))
    details = [modality(found.modality, lang), short_id(found.iri)]
    if isinstance(found, Fact):
        details.insert(1, qualifiers(found))
    else:
        details.insert(1, sources(found, lang))
    details += [say("细化 ", "refines ", lang) + short_id(other) for other in found.refines]
    details += [say("矛盾于 ", "contradicts ", lang) + short_id(other) for other in found.contradicts]
    console.print(Padding(Text(" · ".join(part for part in details if part), "dim"), (0, 0, 0, 2)))
    for line in belief_lines(found, lang):
        console.print(Padding(Text(line, "bold" if line[0] != " " else ""), (0, 0, 0, 2)))
    for number, each in enumerate(found.evidence, 1):
        how = f"{each.extractor} · {each.pattern} · {say('置信度', 'confidence', lang)} {each.confidence}"
        where = say(f"第 {each.start}–{each.end} 字", f"characters {each.start}–{each.end}", lang)
        console.print(Padding(Text(f"{number}. “{' '.join(each.quote.split())}”"), (0, 0, 0, 2)))
        console.print(Padding(Text(f"{place(each, lang)} · {each.file} · {where}", "dim"), (0, 0, 0, 5)))
        console.print(Padding(Text(how, "dim"), (0, 0, 0, 5)))
        for context in each.context:
            told = say("上下文", "context", lang)
            console.print(Padding(Text(f"{told}: “{' '.join(context.split())}”", "dim"), (0, 0, 0, 5)))
    console.print()
