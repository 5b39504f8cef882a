"""All names of the entities of a snapshot, for finding them as people type them."""

from __future__ import annotations

from collections import defaultdict

from kg.network.snapshot import Snapshot
from kg.store.find import Forms
from kg.store.interface import Store
from kg.store.labels import select
from kg.text.normalise import name_key


def entity_forms(store: Store, snapshot: Snapshot) -> Forms:
    """What ``name_forms`` gives of these entities. As labels and classes are known, only the aliases are read."""
    forms: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for node in snapshot.nodes.values():
        for label in dict.fromkeys((node.zh, node.en)):
            if label:
                forms[name_key(label)].append((0, node.iri, label))
    for row in select(store, "SELECT DISTINCT ?x ?n { ?x skos:altLabel ?n }").texts():
        if row["x"] in snapshot.nodes:
            forms[name_key(row["n"])].append((1, row["x"], row["n"]))
    return forms
