"""How much of a damaged report is repaired.

    python benchmarks/repair.py [FOLDER]

FOLDER holds original reports as text files (default: ``corpus/`` in the folder named by KG_SHARED). A damaged place is one
bracket with pinyin behind a character, one page header in the text, one note number glued to a percentage, or one run of text
that was read one byte off. A place counts as repaired when nothing of the damage is left in the document as read; a run only
when it reads as it does in the table below, which was made by hand from the bytes. A run that was left and reported counts as
damaged; one that was restored wrongly is listed by name. The same is then counted in characters.
"""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from kg.model.document import Table
from kg.model.span import MappedText
from kg.readers.catalogue import load_catalogue
from kg.readers.read import read_document
from kg.resources import resource
from kg.text.decode import decode
from kg.text.edit import apply, within
from kg.text.normalise import normalise
from kg.text.repair import PINYIN, is_damaged, repair

# Beginning of a run as it stands in the file → how it reads.
RUNS = {
    "?!翱萍肌a業": "“科技—产业",
    "?jié)摿薮髲娜": "潜力巨大从全球不同区",
    "?jié)摿ν怀?": "潜力突出",
    "?jié)摿?,主": "潜力",
    "?jié)摿Γ嵘": "潜力，提升全球货币交易的市场效率。另一方面",
    "?;癄I": "模化营",
    "?翱萍肌a業—金融”良性循環的": "“科技—产业",
    "?翱萍肌a業—金融”良性循環需": "“科技—产业",
    "?;A": "。基础",
    "?yōu)楦邇r": "为高价",
    "?;瘧": "模化应用",
    "?jié)撛诹孔": "潜在量子计算攻击的能力”",
    "?!安豢赡": "。“不可能三角”指三者一般情况",
    "??梢灶": "。可以预",
    "??茖W": "专科学",
}
HEADER = r"\w{4,30}白皮书（\d{4}年）\d?"
GLUED = re.compile(r"(?<=\d%)[1-9](?=[。，、；,“\u4e00-\u9fff])")


@dataclass
class Count:
    """Damaged places of one kind: how many, how many repaired, and how many characters they have."""

    places: int = 0
    repaired: int = 0
    characters: int = 0
    repaired_characters: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, characters: int, *, good: bool) -> None:
        self.places += 1
        self.characters += characters
        self.repaired += good
        self.repaired_characters += characters * good


def measure(path: Path, text: str) -> dict[str, Count]:
    """Counts by kind of damage for one damaged file."""
    counts = {kind: Count() for kind in ("pinyin", "page headers", "glued note numbers", "shifted runs")}
    result = repair(text)
    mapped = normalise(result.text)
    document = read_document(path, load_catalogue(resource("data", "reports.yaml")))
    read = "\n".join(block.text.text for block in document.blocks if not isinstance(block, Table))
    brackets = list(PINYIN.finditer(text))
    plain = apply(MappedText.identity(text), [(match.start(), match.end(), "") for match in brackets])
    for match in brackets:
        counts["pinyin"].add(len(match.group()), good=not within(mapped, match.start(), match.end()).text)
    left = len(re.findall(HEADER, normalise(read).text))
    for number, match in enumerate(re.finditer(HEADER, normalise(plain).text)):
        counts["page headers"].add(len(match.group()), good=number >= left)
    left = len(GLUED.findall(read))
    for number, _ in enumerate(GLUED.finditer(mapped.text)):
        counts["glued note numbers"].add(1, good=number >= left)
    for begin, words in RUNS.items():
        for match in re.finditer(re.escape(begin), plain.text):
            start = plain.starts[match.start()]
            reading = within(mapped, start - 4, start + len(begin) + 40).text
            good = words in reading
            reported = any(p.span and p.span.start <= start < p.span.end for p in result.problems)
            counts["shifted runs"].add(len(words), good=good)
            if not good and not reported:
                counts["shifted runs"].wrong.append(reading)
    return counts


def main(folder: Path) -> int:
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        print(f"no text files in {folder}; name the folder of the original reports", file=sys.stderr)
        return 1
    for path in paths:
        text, _ = decode(path.read_bytes(), path.name)
        if not is_damaged(text):
            print(f"{path.name}: not damaged")
            continue
        started = time.perf_counter()
        counts = measure(path, text)
        seconds = time.perf_counter() - started
        print(f"{path.name}: repaired and counted in {seconds:.2f} s")
        total = Count()
        for kind, count in counts.items():
            print(
                f"  {kind:20} {count.repaired:5} of {count.places:5} places, {count.repaired_characters:5} of {count.characters:5} characters"
            )
            total.places += count.places
            total.repaired += count.repaired
            total.characters += count.characters
            total.repaired_characters += count.repaired_characters
            for reading in count.wrong:
                print(f"    restored wrongly and not reported: {reading}")
        print(
            f"  all: {total.repaired / total.places:.2%} of places, {total.repaired_characters / total.characters:.2%} of characters"
        )
    return 0


if __name__ == "__main__":
    default = Path(os.environ.get("KG_SHARED", "../shared")) / "corpus"
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else default))
