"""Modules that are spared: imported from as if they were there, and loaded as ever afterwards."""

from __future__ import annotations

import sys
from importlib import import_module

import pytest

from kg.spared import StandIn, spare, spared

NAMES = ("wsgiref", "wsgiref.handlers")


@pytest.fixture(autouse=True)
def unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))


def test_a_stand_in_gives_any_name_and_refuses_its_use() -> None:
    with spared(NAMES):
        found = import_module("wsgiref.handlers")
        assert import_module("wsgiref").handlers is found
        assert found.CGIHandler is not found.SimpleHandler
        with pytest.raises(ImportError, match=r"wsgiref\.handlers was spared.*to use CGIHandler"):
            found.CGIHandler()
        with pytest.raises(AttributeError):
            found.__version__  # noqa: B018
    assert import_module("wsgiref.handlers").CGIHandler().wsgi_multithread is False


def test_what_is_loaded_stays() -> None:
    before = import_module("wsgiref")
    spare(NAMES)
    assert import_module("wsgiref") is before
    assert isinstance(import_module("wsgiref.handlers"), StandIn)


def test_after_an_error_nothing_stands_in() -> None:
    with pytest.raises(KeyError), spared(NAMES):
        raise KeyError(import_module("wsgiref"))
    assert not isinstance(import_module("wsgiref"), StandIn)
