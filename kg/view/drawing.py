"""The script of vis-network that comes with pyvis, for a page that fills and draws by itself."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from pyvis.network import Network as PyvisNetwork


class _InlineScripts(HTMLParser):
    """Collects the scripts that stand in a page; those with ``src`` and every ``<link>`` stay behind."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and "src" not in dict(attrs)
        if self._inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


@cache
def library() -> str:
    """The script. Raises RuntimeError when pyvis writes its pages in another way than version 0.3 does."""
    parser = _InlineScripts()
    parser.feed(PyvisNetwork(cdn_resources="in_line").generate_html())
    parser.close()
    found = [script for script in parser.scripts if "@license" in script and "vis-network" in script]
    if len(found) != 1:
        raise RuntimeError("pyvis wrote a page of another shape than version 0.3 does")
    return found[0].strip()
