"""The picture of the README: the interactive page of the bundled digests, in real Chromium.

    python docs/picture.py [--build DIR] [-o docs/overview.png]

The graph of the digests is built where it is not there yet (DIR: another build, which must show none but our own sentences to be published).
Needs Chromium, chromedriver, a font with Chinese signs, and the extras ``test`` and ``notebooks`` (Selenium and Pillow).
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from selenium import webdriver

from kg.api.graph import Graph
from kg.api.opening import bundled
from kg.api.view import view

SIZE = (1400, 900)
SUBJECT, AROUND = "中国人民银行", 80
"""The entity that is chosen, and how many are drawn around it: its facts stand in the drawer, the first with a sentence opened to it."""
ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-prefers-reduced-motion", "--host-resolver-rules=MAP * ~NOTFOUND")
CHOOSE = """const [iri] = arguments;
  const node = kgx.told.nodes.iri.findIndex((short) => short && iri.endsWith("/" + short.slice(2)));
  kgx.state.change({ chosen: ["n", node] });
  document.querySelector("#drawer .why").click();
  const net = kgx.parts.network; const box = document.getElementById("drawing");
  const ends = ["x", "y"].map((axis) => Object.values(net.getPositions()).map((at) => at[axis])).map((all) => [Math.min(...all), Math.max(...all)]);
  const room = box.clientWidth - document.getElementById("drawer").offsetWidth;
  const scale = Math.min((room - 130) / (ends[0][1] - ends[0][0]), (box.clientHeight - 90) / (ends[1][1] - ends[1][0]));
  net.moveTo({ scale, position: { x: (ends[0][0] + ends[0][1]) / 2 + (box.clientWidth - room) / 2 / scale, y: (ends[1][0] + ends[1][1]) / 2 } });"""
"""Chooses it, opens the sentence, and brings the drawing to the room that the drawer leaves."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).with_name("overview.png"))
    asked = parser.parse_args()
    with Graph.open(asked.build or bundled()) as graph, tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "graph.html"
        page.write_text(view(graph, SUBJECT, AROUND), encoding="utf-8")
        taken = photograph(page, graph.node(SUBJECT).iri)
    few = Image.open(io.BytesIO(taken)).convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(asked.output, optimize=True)  # a third of the size; the rare colours of the legend are kept
    print(f"{asked.output}: {asked.output.stat().st_size:,} bytes")


def photograph(page: Path, iri: str) -> bytes:
    """The page with an entity chosen, as PNG. Raises RuntimeError when the page complains of anything."""
    options = webdriver.ChromeOptions()
    options.binary_location = next(found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name)))
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        size = {"width": SIZE[0], "height": SIZE[1], "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get(f"{page.as_uri()}?lang=zh&theme=light")
        browser.execute_script(CHOOSE, iri)
        browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
        wrong = browser.get_log("browser")
        if wrong:
            raise RuntimeError(wrong[0]["message"])
        return browser.get_screenshot_as_png()
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
