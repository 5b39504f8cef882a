"""Every kind of table against its own examples and counterexamples in ``tables.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kg.errors import LexiconError
from kg.extract.tables.spec import TableKind, load_table_kinds
from tests.extract.workbench import Reading, ontology, read, read_tables, table_kinds

EXAMPLES = [
    pytest.param(kind, example, id=f"{kind.name}-{number}")
    for kind in table_kinds()
    for number, example in enumerate(kind.examples, 1)
]
COUNTEREXAMPLES = [
    pytest.param(kind, example, id=f"{kind.name}-{number}")
    for kind in table_kinds()
    for number, example in enumerate(kind.counterexamples, 1)
]


def source(example: Mapping[str, Any]) -> str:
    """The text of a file that holds an example table."""
    caption = f"表1 {example['caption']}\n" if example.get("caption") else ""
    return f"一、示范一节\n本节的表格说明了示范情况。\n{caption}{example['table'].strip()}\n"


def facts_of(reading: Reading, kind: TableKind) -> set[tuple[str, str, str]]:
    """What the rules of one kind read, titles' own claims aside."""
    return {reading.fact(c) for c in reading.claims if c.evidence.pattern == kind.name}


def test_every_kind_has_examples_and_counterexamples() -> None:
    assert [kind.name for kind in table_kinds() if not kind.examples or not kind.counterexamples] == []
    names = [kind.name for kind in table_kinds()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_example(kind: TableKind, example: Mapping[str, Any]) -> None:
    text = source(example)
    (table,) = read(text).tables()
    title = (table.caption.text if table.caption else "") + " " + table.section.title
    assert next(k.name for k in table_kinds() if k.assign(table, title) is not None) == kind.name
    assert facts_of(read_tables(text), kind) == {tuple(map(str, fact)) for fact in example["facts"]}


@pytest.mark.parametrize(("kind", "example"), COUNTEREXAMPLES)
def test_counterexample(kind: TableKind, example: Mapping[str, Any]) -> None:
    text = source(example)
    assert len(list(read(text).tables())) == 1
    assert facts_of(read_tables(text), kind) == set()


GOOD = "- name: k\n  columns: {a: {titles: [甲], read: entity, class: Bank}}\n  facts: []\n"

MALFORMED = [
    ("a: b\n", "holds no list"),
    ("- name: [\n", "cannot be read"),
    ("- name: k\n", "table kind k: has no columns"),
    (GOOD.replace("entity", "entitty"), "column a cannot be read so"),
    (GOOD.replace("Bank", "Bnak"), "'Bnak' of column a is unknown"),
    (GOOD.replace("[]", "[{subject: a, predicate: offers, object: b}]"), "role 'b' is unknown"),
    (GOOD + "  caption: '('\n", "caption is no regular expression"),
    ("- 3\n", "has no columns"),
    (GOOD.replace("[]", "[{subject: a, predicate: ofers, object: a}]"), "predicate 'ofers' is unknown"),
]


@pytest.mark.parametrize(("text", "words"), MALFORMED, ids=[case[1] for case in MALFORMED])
def test_a_malformed_entry_is_one_clear_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "tables.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(words)) as caught:
        load_table_kinds(path, ontology())
    assert "\n" not in str(caught.value)
    assert "tables.yaml" in str(caught.value)


def test_the_good_entry_is_good(tmp_path: Path) -> None:
    path = tmp_path / "tables.yaml"
    path.write_text(GOOD, encoding="utf-8")
    (kind,) = load_table_kinds(path, ontology())
    assert (kind.name, [column.role for column in kind.columns]) == ("k", ["a"])
