"""The examples in the documentation of the analysis give what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import kg.analysis

MODULES = [each.name for each in pkgutil.walk_packages(kg.analysis.__path__, "kg.analysis.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_measures_have_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [test.name for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(found) > 15
