"""Expressions that a sentence cannot match are left out early, and those that it can match are not; long lists cost little."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from kg.extract.relations.code import Code
from kg.extract.relations.lists import ELLIPSIS, list_expression
from kg.extract.relations.sieve import Sieve
from kg.extract.relations.view import Subject, View
from kg.extract.typed import Token
from kg.readers.shelf import bundled_digests, read_all
from tests.extract.relations.reading import engine, relations

CASES = [
    ("launch", "{Bank}推出{Product}", True),
    ("launch", "{Bank}推举出{Product}", False),
    ("launch", "{Bank}推出", False),
    ("launch", "{Product}由{Bank}推出", False),
    ("launch", "{Product}由{Bank}推出{Product}", True),
    ("launch", "{Product}由{Bank}推出，{Product}", False),
    ("launch", "，<推出{Product}", True),
    ("applied-in", "{Technology}可用于{Scenario}", True),
    ("applied-in", "{Technology}使用{Scenario}于", False),
]


def view(words: str) -> View:
    """A view of words with names in braces and ``<`` for an ellipsis that means a bank."""
    alphabet = engine().alphabet
    text = re.sub(r"\{(\w+)\}", lambda found: alphabet.char(found[1]), words.replace("<", ELLIPSIS))
    kinds = {alphabet.char(kind): kind for kind in re.findall(r"\{(\w+)\}", words)}
    at = {i: Token(kinds[char], i, i + 1, "某名") for i, char in enumerate(text) if char in kinds}
    meant = {i: (Subject((Token("Bank", 0, 1, "某名"),)),) for i, char in enumerate(text) if char == ELLIPSIS}
    return View(text, at, meant)


@pytest.mark.parametrize(("name", "words", "possible"), CASES)
def test_candidates(name: str, words: str, possible: bool) -> None:
    pattern = next(pattern for pattern in relations().patterns if pattern.name == name)
    assert (pattern.expressions[0] in [found for _, found in Sieve([pattern]).candidates(view(words))]) is possible


def test_a_topic_is_needed() -> None:
    pattern = next(pattern for pattern in relations().patterns if pattern.topic)
    told = view("{Bank}{Product}{Technology}{Scenario}{Policy}")
    assert not Sieve([pattern]).candidates(told)


def test_no_match_is_lost() -> None:
    """Whatever the words between the names of a sentence are: an expression that matches is a candidate."""
    sieve = Sieve(relations().patterns)
    code = Code(engine().alphabet)
    expressions = [expression for pattern in relations().patterns for expression in pattern.expressions if not pattern.topic]
    for verb in ("运用", "推出", "赋能", "用于", "提升", "提供", "依托", "发布", "投资", "包括", "成为", "应用"):
        for one, other in (("Bank", "Technology"), ("Technology", "Scenario"), ("Scenario", "Technology"), ("Product", "Scenario"), ("Regulator", "Policy")):
            told = view(f"在{{{one}}}{verb}{{{other}}}等领域的应用，<{verb}{{{other}}}、{{Scenario}}")
            found = {id(expression) for _, expression in sieve.candidates(told)}
            assert [e.regex.pattern for e in expressions if e.regex.search(code.text(told.text)) and id(e) not in found] == []


def test_no_match_is_lost_in_the_digests() -> None:
    sieve = Sieve(relations().patterns)
    code = Code(engine().alphabet)
    expressions = [expression for pattern in relations().patterns for expression in pattern.expressions if not pattern.topic]
    documents = [engine().annotate(document) for document in read_all(bundled_digests())[0]]
    told = [document.typed(sentence) for document in documents for sentence in document.sentences[::4]]
    matched = 0
    for typed in told:
        found = {id(expression) for _, expression in sieve.candidates(View(typed.text, typed.at, {}))}
        text = code.text(typed.text)
        matching = [expression for expression in expressions if expression.regex.search(text)]
        matched += len(matching)
        assert [expression.regex.pattern for expression in matching if id(expression) not in found] == []
    assert matched > len(told) / 4


def test_a_long_list_is_read_once() -> None:
    """With several readings of each member the work would double with every one: such a search of sixty never ends."""
    alphabet = engine().alphabet
    fields = alphabet.character_class(["Scenario"])
    listed = list_expression(fields, alphabet.any_token()[1:-1], others=alphabet.character_class(["Technology", "Scenario"])[1:-1])
    told = view("、".join(["{Scenario}"] * 60) + "等。")
    search = "import json, re, sys; expression, text = json.load(sys.stdin); print(re.search(expression, text))"
    done = subprocess.run([sys.executable, "-c", search], input=json.dumps([f"{listed}者也", told.text]), capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert done.stdout == "None\n"
