"""Every reason that the program can give, wherever its sentence is written: told in both languages, about the same words, and used."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

import kg
from kg.text.chars import has_han

PACKAGE = Path(kg.__file__).parent
_SENTENCE = re.compile(r"\bWhy\b")


class Written(NamedTuple):
    """A sentence as written: its constant, its module, and what it says."""

    name: str
    module: str
    en: str
    zh: str


def written() -> list[Written]:
    """Every constant that is a sentence, or a reason made of one."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if not _SENTENCE.search(source):
            continue
        for node in ast.walk(ast.parse(source)):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name) or not isinstance(node.value, ast.Call):
                continue
            call = node.value.func if isinstance(node.value.func, ast.Call) else node.value
            if isinstance(call.func, ast.Name) and call.func.id == "Why" and all(isinstance(each, ast.Constant) for each in call.args):
                en, zh = (ast.literal_eval(each) for each in call.args)
                found.append(Written(node.targets[0].id, str(path.relative_to(PACKAGE)), en, zh))
    return found


TABLE = written()


def fields(sentence: str) -> dict[int, str]:
    """The fields of a sentence with what turns their words about (``!r``)."""
    found: dict[int, str] = {}
    for number, (_, name, _, conversion) in enumerate(each for each in Formatter().parse(sentence) if each[1] is not None):
        found[int(name) if name else number] = conversion or ""
    return found


def test_the_table_is_whole() -> None:
    assert len(TABLE) >= 200, "the sentences are not found where they are written"
    assert {each.module for each in TABLE} >= {"lexicon/reasons.py", "extract/reasons.py", "assemble/reasons.py", "lexicon/faults.py"}


@pytest.mark.parametrize("each", TABLE, ids=[f"{each.module}:{each.name}" for each in TABLE])
def test_a_sentence_in_both_languages(each: Written) -> None:
    said, words = (re.sub(r"{[^}]*}|旗下", "", each.en), re.sub(r"{[^}]*}", "", each.zh))
    assert has_han(words) or not re.search("[a-z]", said), "no Chinese"
    assert not has_han(said), "Chinese in the English sentence"
    assert not re.search(r"[\"',;!?()]|[.](?!md)", words), "in Chinese, Chinese marks"
    assert not each.en.endswith((".", " ")), "a reason is no whole sentence"
    assert not each.zh.endswith(("。", " ")), "a reason is no whole sentence"
    english, chinese = fields(each.en), fields(each.zh)
    assert set(chinese.values()) <= {""}, "quotation marks of Python in the Chinese"
    shown_by_title = each.module == "extract/reasons.py" and " in column " in each.en
    assert english.keys() == chinese.keys() or shown_by_title, "the languages tell of other words"


def test_no_sentence_is_written_twice_in_a_module() -> None:
    for language in ("en", "zh"):
        said = [(each.module, getattr(each, language)) for each in TABLE if each.module != "lexicon/faults.py"]
        twice = {each for each in said if said.count(each) > 1}
        assert not twice, "two names of one reason"


def test_every_sentence_is_used() -> None:
    sources = {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    for each in TABLE:
        used = sum(len(re.findall(rf"\b{each.name}\b", source)) for source in sources.values())
        assert used > 1, f"{each.module}: {each.name} is never given"
