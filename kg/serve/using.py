"""The graphs that a request names for an update, put into its text: ``using-graph-uri`` and ``using-named-graph-uri``.

Source: https://www.w3.org/TR/sparql11-protocol/#update-operation, section 2.2.3, and the grammar of SPARQL 1.1 Update.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyoxigraph as ox

from kg.serve.errors import HttpError
from kg.serve.protocol import SKIPPED

_TOKEN = re.compile(r"[{}]|(?<![\w?$:@.-])(WITH|USING|DELETE|WHERE)(?![\w:-])", re.IGNORECASE)


def with_using(update: str, default: Sequence[str], named: Sequence[str]) -> str:
    """The update with USING and USING NAMED for these graphs in each operation that has a WHERE clause.

    Raises HttpError 400 when the text itself says USING or WITH, as the protocol wants it.
    """
    if not default and not named:
        return update
    clause = " ".join([*(f"USING {ox.NamedNode(iri)}" for iri in default), *(f"USING NAMED {ox.NamedNode(iri)}" for iri in named)])
    bare = SKIPPED.sub(lambda found: " " * len(found.group()), update)
    pieces: list[str] = []
    depth = end = 0
    last = ""
    for token in _TOKEN.finditer(bare):
        word = token.group().upper()
        depth += {"{": 1, "}": -1}.get(word, 0)
        if depth > 0 or word in "{}":
            last = word
            continue
        if word in {"USING", "WITH"}:
            raise HttpError(400, f"the update says {word}, and the request names graphs; say it in one of both")
        if word == "WHERE":
            pieces.append(update[end : token.start()])
            if last == "DELETE":  # DELETE WHERE {…} stands for DELETE {…} WHERE {…}, which alone may have USING
                pieces.append(_block(update, bare, token.end()))
            pieces.append(f" {clause} ")
            end = token.start()
        last = word
    return "".join(pieces) + update[end:]


def _block(update: str, bare: str, start: int) -> str:
    """The text in braces that begins after a place; the rest where they do not close, for the parser to complain of."""
    depth = 0
    for brace in re.finditer(r"[{}]", bare[start:]):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return update[start : start + brace.end()]
    return update[start:]
