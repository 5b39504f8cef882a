"""The interactive page in headless Chromium: size, time until it is usable, frames a second, search, expansion; against untuned pyvis.

    python benchmarks/explorer.py [--build DIR] [--seconds 3] [--rounds 3]

The page of a build (default ``build/``; made of the digests where there is none) is opened from the disk, the network refused: bytes, first paint,
the moment at which it can be used, the time of a search over all names and of an expansion. Then seeded graphs of 2,000 and 5,000 nodes are
dragged and zoomed by mouse events, in our page and in pyvis's own with the same places and its physics off, in turns; told are the medians
of the rounds and their ratio. The browser is told not to wait for the screen, whose 60 frames a second would hide how much faster one is; on a
screen more than 60 are not seen. Last, how long a page of 20,000 nodes takes to write. Exit code 1 when a bar is missed. Needs Chromium and
chromedriver.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pyvis.network import Network as PyvisNetwork
from selenium import webdriver

from kg.api.explore import explorer_of
from kg.api.graph import Graph
from kg.ontology.prefixes import FKGR
from kg.view.explore.model import Explorer, FactShown, NodeShown, Proof, ReportShown
from kg.view.explore.page import render_explorer
from kg.view.explore.select import Drawn, first_drawn
from kg.view.overview import Label

BARS = {"size MB": 4.0, "first paint ms": 1000.0, "usable ms": 1500.0, "search ms": 50.0, "expand ms": 200.0, "write 20,000 s": 3.0}
FRAMES = 3.5
ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--window-size=1400,900",
             "--disable-frame-rate-limit", "--disable-gpu-vsync", "--host-resolver-rules=MAP * ~NOTFOUND")  # fmt: skip
CLASSES = ("StateOwnedBank", "Technology", "Scenario", "Plan", "Product")


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser without network."""
    options = webdriver.ChromeOptions()
    options.binary_location = next(found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name)))
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    opened.set_script_timeout(120)
    try:
        yield opened
    finally:
        opened.quit()


def synthetic(number: int) -> Explorer:
    """A seeded graph of that many nodes, each joined to two earlier ones, the well-joined more often."""
    rng = random.Random(number)
    nodes = tuple(NodeShown(f"{FKGR}n{place:06}", Label(f"示范实体{place}", f"Entity {place}"), (), CLASSES[place % 5], {0: 1}) for place in range(number))
    ends: list[int] = [0, 1]
    facts = [FactShown(f"{FKGR}statement/0", 0, "usesTechnology", 1, "", 0.9, "", (_proof(0),))]
    for place in range(2, number):
        for _ in range(2):
            other = rng.choice(ends)
            if other != place:
                facts.append(FactShown(f"{FKGR}statement/{len(facts)}", place, "usesTechnology", other, "", 0.9, "", (_proof(len(facts)),)))
                ends += [place, other]
    classes = {cls: Label(cls, cls) for cls in CLASSES}
    report = ReportShown("demo", "示范报告", "示范", "2024", "")
    return Explorer(Label("示范", "Demo"), nodes, tuple(facts), (), (report,), classes, {"usesTechnology": Label("采用", "uses")}, dict.fromkeys(CLASSES, ()), "0" * 64)


def _proof(number: int) -> Proof:
    return Proof(0, "一", None, f"示范句{number}：甲采用乙。", (), False, "relations", "demo-01", 0.9)


def untuned(page: Explorer, drawn: Drawn) -> str:
    """The same nodes, lines and places as pyvis writes them, its physics off."""
    net = PyvisNetwork(height="850px", cdn_resources="in_line")
    net.toggle_physics(False)
    for node, (x, y) in zip(drawn.nodes, drawn.places, strict=True):
        net.add_node(node, label=page.nodes[node].label.zh, x=x, y=y)
    shown = set(drawn.nodes)
    for fact in page.facts:
        if fact.source in shown and fact.target in shown:
            net.add_edge(fact.source, fact.target)
    return str(net.generate_html())


DRAG = """const done = arguments[arguments.length - 1]; const [selector, seconds, zooming] = arguments;
  const net = window.kgx ? kgx.parts.network : network; const canvas = document.querySelector(selector + " canvas"); const box = canvas.getBoundingClientRect();
  const before = JSON.stringify([net.getViewPosition(), net.getScale()]); let changed = 0; let last = before; let frames = 0;
  let x = box.x + 8, y = box.y + box.height / 2; const began = performance.now();
  const send = (type) => canvas.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, pointerType: "mouse", isPrimary: true,
    button: type === "pointermove" ? -1 : 0, buttons: type === "pointerup" ? 0 : 1, bubbles: true, cancelable: true }));
  if (!zooming) { send("pointerdown"); }
  (function step() {
    const now = JSON.stringify([net.getViewPosition(), net.getScale()]); if (now !== last) { changed += 1; last = now; }
    if (performance.now() - began > 1000 * seconds) { if (!zooming) { send("pointerup"); } done([frames / seconds, changed / Math.max(frames, 1)]); return; }
    frames += 1;
    if (zooming) {
      const where = { clientX: box.x + box.width / 2, clientY: y, bubbles: true, cancelable: true };
      canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: frames % 16 < 8 ? -50 : 50, ...where }));
    }
    else { x += frames % 80 < 40 ? 7 : -7; y += frames % 40 < 20 ? 3 : -3; send("pointermove"); }
    requestAnimationFrame(step);
  })();"""
"""One mouse event a frame; gives frames a second, and the share of frames at which the view had moved."""


def frames(browser: Any, selector: str, seconds: float) -> float:
    """Frames a second while the drawing is dragged and zoomed. Raises RuntimeError when it did not move."""
    rates = []
    for zooming in (False, True):
        rate, moved = browser.execute_async_script(DRAG, selector, seconds, zooming)
        if moved < 0.5:
            raise RuntimeError(f"the drawing did not follow the mouse ({moved:.0%} of the frames)")
        rates.append(float(rate))
    return statistics.mean(rates)


def opened(browser: Any, file: Path) -> dict[str, float]:
    """Milliseconds from navigation to first paint and to use, and of a search and an expansion (medians of nine)."""
    browser.get("about:blank")
    browser.get(file.as_uri())
    marks = browser.execute_script(
        "return [performance.getEntriesByName('first-paint')[0].startTime, performance.getEntriesByName('kg-usable')[0].startTime]"
    )
    searched = browser.execute_script("""const took = []; const names = kgx.told.nodes.zh.filter((_, n) => n % 37 === 0).slice(0, 9);
      for (const name of names) { const began = performance.now(); kgx.search.find(name.slice(0, 2)); took.push(performance.now() - began); } return took""")
    expanded = browser.execute_script("""const took = []; const nodes = [...kgx.parts.view.nodes].sort((a, b) => kgx.degree[b] - kgx.degree[a]).slice(0, 9);
      for (const node of nodes) { const began = performance.now(); kgx.ego.expand(node); took.push(performance.now() - began); } return took""")
    return {"first paint ms": marks[0], "usable ms": marks[1], "search ms": max(searched), "expand ms": max(expanded)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    missed = 0

    def tell(name: str, value: float, bar: float, *, least: bool = False) -> None:
        nonlocal missed
        good = value >= bar if least else value <= bar
        missed += not good
        print(f"{name:28} {value:9.2f}   {'≥' if least else '≤'} {bar:g}   {'ok' if good else 'MISSED'}")

    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        with Graph.open(asked.build) as graph:
            page = explorer_of(graph)
        real = Path(scratch) / "real.html"
        real.write_text(render_explorer(page), encoding="utf-8")
        tell("size MB", real.stat().st_size / 1e6, BARS["size MB"])
        rounds = [opened(browser, real) for _ in range(asked.rounds)]
        for name in rounds[0]:
            tell(name, statistics.median(each[name] for each in rounds), BARS[name])
        for number in (2000, 5000):
            demo = synthetic(number)
            drawn = first_drawn(demo, number)
            files = {"ours": Path(scratch) / f"ours-{number}.html", "pyvis": Path(scratch) / f"pyvis-{number}.html"}
            files["ours"].write_text(render_explorer(demo, drawn), encoding="utf-8")
            files["pyvis"].write_text(untuned(demo, drawn), encoding="utf-8")
            rates: dict[str, list[float]] = {"ours": [], "pyvis": []}
            for _ in range(asked.rounds):
                for name, file in files.items():
                    browser.get(file.as_uri())
                    time.sleep(2)
                    rates[name].append(frames(browser, "#drawing" if name == "ours" else "#mynetwork", asked.seconds))
            ours, theirs = (statistics.median(rates[name]) for name in ("ours", "pyvis"))
            tell(f"frames {number}: {ours:.0f} / {theirs:.0f}", ours / theirs, FRAMES, least=True)
        wrong = [entry["message"] for entry in browser.get_log("browser") if not any(known in entry["message"] for known in ("pyvis-", "cdnjs", "jsdelivr"))]
        tell("console errors", float(len(wrong)), 0.0)
        demo = synthetic(20_000)
        began = time.perf_counter()
        render_explorer(demo, first_drawn(demo, 20_000))
        tell("write 20,000 s", time.perf_counter() - began, BARS["write 20,000 s"])
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
