"""The query page as text: nothing from outside, the same every time, every control named."""

from __future__ import annotations

import base64
import hashlib
import re

from kg.ontology.prefixes import PREFIXES
from kg.view.query_page import render_query_page

PAGE = render_query_page()


def test_same_bytes_every_time() -> None:
    assert render_query_page() == PAGE


def test_every_script_is_allowed_by_its_hash() -> None:
    scripts = re.findall(r"<script>(.*?)</script>", PAGE, re.DOTALL)
    assert len(scripts) > 10
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', PAGE)
    assert policy is not None
    for script in scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy.group(1)
    assert "connect-src 'self'" in policy.group(1)


def test_names_no_address_but_namespaces() -> None:
    known = (*PREFIXES.values(), "http://www.w3.org/")
    assert [url for url in re.findall(r"https?://[^\s\"'<>)]+", PAGE) if not url.startswith(known)] == []
    assert not re.search(r"<link[^>]+href=\"(?!data:)", PAGE)
    assert "src=" not in PAGE


def test_no_script_writes_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", PAGE)


def test_controls_have_names_in_both_languages() -> None:
    for tag in re.findall(r"<(?:input|textarea|aside|ul)\b[^>]*>", PAGE):
        if 'id="shown"' not in tag:
            assert "data-aria-label-zh=" in tag, tag
            assert "data-aria-label-en=" in tag, tag
