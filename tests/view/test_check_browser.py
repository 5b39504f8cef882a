"""The page of the checks in a real browser, opened from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.validate.accepted import Accepted
from kg.validate.check import CheckReport, FamilyResult
from kg.validate.finding import Finding, Severity
from kg.view.check_page import write_check
from tests.browser import opened
from tests.view.factory import NASTY

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    error = Finding(Severity.ERROR, "hygiene-full-width", "https://w3id.org/fintech-kg/id/jia", "名称含全角字母", "full-width letters", NASTY)
    warning = Finding(Severity.WARNING, "hygiene-shared-alias", "https://w3id.org/fintech-kg/id/yi", "共用别名", "a shared alias", "甲")
    result = FamilyResult("hygiene", "数据卫生", "hygiene", 2, (error,), (Accepted(warning, "确实共用", "truly shared"),), 0.1)
    path = write_check(tmp_path, CheckReport((result,)))
    with opened(browser, path) as shown:
        yield shown


def test_findings_and_reasons_in_both_languages(page: Any) -> None:
    def seen(selector: str) -> str:
        return str(page.find_element("css selector", selector).text)

    assert page.title == "构建检查报告"
    assert "确实共用" in seen("#accepted")
    assert NASTY.partition(" \u2028")[0] in seen("#findings tbody")
    page.find_element("css selector", ".lang [data-lang=en]").click()
    assert page.title == "Checks of the build"
    assert "truly shared" in seen("#accepted")
    assert "error: full-width letters" in seen("#findings")
    assert "确实共用" not in seen("#accepted")
