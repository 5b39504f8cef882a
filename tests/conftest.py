"""Options of the test run."""

from __future__ import annotations

import pytest

pytest_plugins = ["tests.api.banks_opened"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the files below tests/golden anew")
