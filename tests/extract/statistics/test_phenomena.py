"""Tables of sentences by phenomenon (``cases/*.txt``): every field of every observation, and sentences that hold no statistic.

A sentence stands at the start of a line (``\\n`` parts paragraphs, ``# title ‖`` before it is its heading), its observations below it, indented:

    indicator | subject | place | value unit = base value base unit | period | marks

``marks`` are the bound, a modality that is not asserted, ``growth:X`` and ``share:X``. A sentence without rows holds no statistic.
Names of firms are invented (``INVENTED``); so are the figures.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.extract.annotate import annotate
from kg.extract.statistics.extractor import StatisticsExtractor
from kg.model.document import Paragraph, Section
from kg.model.statement import ObservationClaim
from tests.extract.workbench import alphabet, names_and_linker, prose
from tests.reasons import reason

CASES = Path(__file__).parent / "cases"
PHENOMENA = (
    "ranges", "bounds", "numerals", "several", "growth", "shares", "periods", "money", "falls", "indicators", "subjects", "owners", "clauses", "lists",
    "holders", "dense", "frames", "none",
)  # fmt: skip
AT_LEAST = 25
INVENTED = {
    "海澜银行": "CityCommercialBank", "松江银行": "CityCommercialBank", "云梦证券": "SecuritiesFirm", "青禾科技公司": "TechnologyCompany",
    "东湖科技公司": "TechnologyCompany", "明湖支付": "PaymentInstitution", "云岫大模型": "Product", "星桥平台": "Product",
    "鹤鸣研究院": "ResearchInstitute",
}  # fmt: skip
EXTRACTOR = StatisticsExtractor(alphabet())


def cases(phenomenon: str) -> list[tuple[str, list[str]]]:
    """(sentence, rows) of a table."""
    found: list[tuple[str, list[str]]] = []
    for line in (CASES / f"{phenomenon}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        elif line:
            found.append((line, []))
    return found


def rows(text: str) -> list[str]:
    """The observations of a sentence, in the words of the tables."""
    title, _, body = text.rpartition("‖")
    document = prose(*body.strip().split("\\n"))
    if title:
        section = Section("", (title.strip(" #"),))
        document = replace(document, blocks=tuple(replace(b, section=section) if isinstance(b, Paragraph) else b for b in document.blocks))
    names, linker = names_and_linker()
    linker.learn({name: names.mint(name, cls, reason("invented")).id for name, cls in INVENTED.items()})
    read = annotate(document, names, linker, alphabet())

    def label(key: str) -> str:
        return names[key].zh if key else ""

    def row(claim: ObservationClaim) -> str:
        value = f"{claim.value if claim.value is not None else f'{claim.low}~{claim.high}'} {claim.unit}"
        if claim.normalized_value is not None:
            value += f" = {claim.normalized_value:f} {claim.normalized_unit}"
        marks = [claim.bound, "" if claim.modality == "asserted" else str(claim.modality)]
        marks += [f"{kind}:{label(key)}" for kind, key in (("growth", claim.growth_of), ("share", claim.share_of)) if key]
        fields = [label(claim.indicator), label(claim.about), label(claim.place), value, claim.period.text if claim.period else ""]
        return " | ".join([*fields, " ".join(mark for mark in marks if mark)]).rstrip(" |")

    return [row(claim) for claim in EXTRACTOR.extract(read)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{name}-{number}") for name in PHENOMENA for number, (text, expected) in enumerate(cases(name), 1)],
)
def test_sentence(text: str, expected: list[str]) -> None:
    assert rows(text) == expected, text


@pytest.mark.parametrize("phenomenon", PHENOMENA)
def test_tables_are_full(phenomenon: str) -> None:
    assert len(cases(phenomenon)) >= AT_LEAST
