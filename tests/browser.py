"""A real browser for the tests of pages, and what every page is held to in it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--force-prefers-reduced-motion",
    "--window-size=1400,1000",
)


def _program(*names: str) -> str | None:
    return next((found for name in names if (found := shutil.which(name))), None)


def start() -> Any:
    """Chromium without a window. Skips the test where there is none; fails it where ``KG_REQUIRE_BROWSER`` is 1."""
    chromium, driver = _program(*BROWSERS), _program("chromedriver")
    if not chromium or not driver:
        missing = "Chromium" if not chromium else "chromedriver"
        message = f"{missing} is not installed (Debian: chromium, chromium-driver)"
        if os.environ.get("KG_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))


TRIES = 5
"""Times that a page is opened anew until it knows nothing of what was chosen on another."""


@contextmanager
def opened(browser: Any, file: Path, own: Path | None = None) -> Iterator[Any]:
    """A page opened from the disk, which tells no error and asks for nothing but itself, or what lies in ``own``, until the block ends."""
    browser.get_log("browser"), browser.get_log("performance")
    browser.get(file.as_uri())
    for _ in range(TRIES):  # what the page before kept, and what cleared it, may reach a page of another process late
        if not browser.execute_script("return localStorage.length"):
            break
        browser.execute_script("localStorage.clear()")
        browser.get(file.as_uri())
    try:
        yield browser
    finally:
        browser.execute_script("localStorage.clear()")  # what a reader chose is kept for other pages, of which the next test's is one
    assert browser.get_log("browser") == []
    assert requests(browser, (own or file).as_uri()) == []


def requests(browser: Any, own: str) -> list[str]:
    """Every address asked for but the page itself and data within it."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return [url for url in asked if not url.startswith((own, "data:", "about:"))]


@contextmanager
def width_of(browser: Any, width: int) -> Iterator[None]:
    """A screen of a width, in pixels, for as long as the block runs; narrower than any window of the browser may be."""
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def fits(browser: Any) -> bool:
    """Does the page need no scrolling to the side?"""
    return bool(browser.execute_script("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
