"""Terms as N-Quads writes them. What goes into a dataset is text from the start: no term is rendered twice, and none is taken apart again."""

from __future__ import annotations

from functools import cache
from typing import NewType

import pyoxigraph as ox

from kg.ontology.prefixes import PREFIXES, expand

Node = NewType("Node", str)
"""An IRI in angle brackets."""
Written = NewType("Written", str)
"""A literal, with its quotes, language or datatype."""
Object = Node | Written


def node(iri: str) -> Node:
    """An IRI as a node. Raises ValueError when it is none."""
    return Node(str(ox.NamedNode(iri)))


def iri_of(node: Object) -> str:
    """The IRI of a node."""
    return node[1:-1]


def is_node(value: Object) -> bool:
    """Is it an IRI, and no literal?"""
    return value.startswith("<")


@cache
def term(name: str) -> Node:
    """The node of a name with prefix, such as ``fkg:quote``; for the fixed names of the vocabulary alone."""
    iri = expand(name)
    if iri == name:
        raise ValueError(f"{name!r} has none of the prefixes {', '.join(PREFIXES)}")
    return node(iri)


TYPE = term("rdf:type")
