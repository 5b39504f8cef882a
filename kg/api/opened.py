"""What every question to an opened graph begins with: the store, what is read of it once, names and networks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.api.lazy import Lazy
from kg.errors import UsageError
from kg.network.bundled import bundled_projection
from kg.network.kept_snapshot import snapshot_of
from kg.network.network import Network
from kg.network.project import project
from kg.network.projection import Projection
from kg.network.snapshot import Node, Snapshot
from kg.network.terms import Terms, read_terms
from kg.ontology.prefixes import expand
from kg.store.interface import Store
from kg.worded import reason, worded

if TYPE_CHECKING:
    from kg.network import figures, mentions, names, spoken
    from kg.network.figures import Figure
    from kg.network.mentions import Mentions
    from kg.network.spoken import Spoken
    from kg.store import find
    from kg.store.find import Forms
else:  # a command asks for one of them and should not wait for all
    find = Lazy("kg.store.find")
    figures, mentions, names, spoken = (Lazy(f"kg.network.{name}") for name in ("figures", "mentions", "names", "spoken"))

KEPT = 12
"""Networks that are kept, the last used; an older one is made anew when it is asked for again."""
Words = str | Iterable[str]
"""A name, id or year, or several."""
Rollup = Mapping[str, int] | Iterable[tuple[str, int]]
"""Depths of the taxonomy (1: the top) to which concepts are rolled up, by class."""


def given(**chosen: Any) -> dict[str, Any]:
    """The keywords that choose something: None and what is empty leave a projection as it is."""
    return {name: value for name, value in chosen.items() if value or isinstance(value, bool | int | float)}


def same_choice(projection: Projection) -> dict[str, Any]:
    """The fields by which a projection chooses relations, for another that is to choose the same."""
    return {name: getattr(projection, name) for name in ("reports", "min_belief", "since", "until", "undated")}


class Opened:
    """A store with what is read of it; each part is read once, when it is first asked for. ``lang`` is the language of labels."""

    def __init__(self, store: Store, *, lang: str = "zh") -> None:
        self.store, self.lang = store, lang
        self._networks: OrderedDict[tuple[Projection, bool], Network] = OrderedDict()

    @cached_property
    def snapshot(self) -> Snapshot:
        """Entities, relations, reports and taxonomy, read once."""
        return snapshot_of(self.store)

    @cached_property
    def terms(self) -> Terms:
        """What classes and relations are called, read once."""
        return read_terms(self.store)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All statistics, read once."""
        return figures.read_figures(self.store)

    @cached_property
    def spoken(self) -> Spoken:
        """Which passages speak of what, read once."""
        return spoken.read_spoken(self.store)

    @cached_property
    def mentions(self) -> Mentions:
        """How many passages of which report name which entity, read once."""
        return mentions.read_mentions(self.store, self.snapshot.nodes)

    @cached_property
    def _forms(self) -> Forms:
        return names.entity_forms(self.store, self.snapshot)

    def network(
        self, projection: str | Projection = "everything", *, reports: Words = (), min_belief: float | None = None, since: str = "", until: str = "",
        undated: bool | None = None, rollup: Rollup = (), weight: str = "", directed: bool | None = None,
    ) -> Network:  # fmt: skip
        """The network of a projection.

        Parameters
        ----------
        projection : str or Projection
            A name of ``data/projections.yaml`` (``kg rank --list`` tells them), or one made otherwise. The other parameters replace its fields;
            None or what is empty leaves a field as the projection has it.
        reports : str or iterable of str
            Ids or years of reports: only what these say, and the taxonomy of the lexicon.
        min_belief : float, optional
            Least belief of a relation, from 0 to 1.
        since, until : str
            Keep relations dated in that time, both ends included: ``2021``, ``2021-03`` or ``2021-03-04``.
        undated : bool, optional
            Whether relations without a date stay then.
        rollup : mapping or pairs
            Depth of the taxonomy (1: the top) to which concepts are rolled up, by class: ``{"Technology": 1}``.
        weight : str
            Weight of an edge: ``belief``, ``reports``, ``statements`` or ``one``.
        directed : bool, optional
            Whether edges have a direction.

        Returns
        -------
        Network
            Nodes, edges with the relations that carry them, and a digest; the same for the same graph and choice.

        Raises
        ------
        UsageError
            For an unknown projection, report or class, a choice that means nothing, and when nothing is left in the network.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     network = g.network("actor-technology", reports="2024", rollup={"Technology": 1})
        >>> network.projection.reports
        ('caict-2024', 'zgc-2024')
        """
        chosen = self.chosen_projection(
            projection,
            **given(reports=reports, min_belief=min_belief, since=since, until=until, undated=undated, rollup=rollup, weight=weight, directed=directed),
        )
        return self._made(chosen, self.snapshot)

    def network_of_single(self, projection: str | Projection, **chosen: Any) -> Network:
        """What ``network`` gives without collective names (六大国有银行), for what counts things or weighs one against others."""
        return self._made(self.chosen_projection(projection, **given(**chosen)), self.snapshot.single)

    def _made(self, chosen: Projection, snapshot: Snapshot) -> Network:
        key = chosen, snapshot is self.snapshot
        if key in self._networks:
            self._networks.move_to_end(key)
            return self._networks[key]
        network = project(snapshot, chosen)
        if not network.edges:
            raise UsageError(worded("nothing is left in the projection {!r} under these choices", chosen.name), do="take fewer restrictions: reports, dates, belief")
        self._networks[key] = network
        if len(self._networks) > KEPT:
            self._networks.popitem(last=False)
        return network

    def around(self, network: Network) -> Network:
        """The network of all relations of the same choice of reports, belief and dates as another's, without their directions."""
        return self._made(replace(bundled_projection("everything"), directed=False, **same_choice(network.projection)), network.snapshot)

    def chosen_projection(self, projection: str | Projection, **chosen: Any) -> Projection:
        """A projection with other values in some of its fields; reports, and classes that are rolled up, are told as people call them.

        Raises UsageError for an unknown projection, report, class or field, and for a value that means nothing.
        """
        base = bundled_projection(projection) if isinstance(projection, str) else projection
        if "rollup" in chosen:
            pairs = chosen["rollup"].items() if isinstance(chosen["rollup"], Mapping) else chosen["rollup"]
            chosen["rollup"] = tuple(sorted((self.terms.class_name(cls, "rollup"), depth) for cls, depth in pairs))
        if "reports" in chosen:
            chosen["reports"] = self.reports(chosen["reports"])
        try:
            return replace(base, **chosen)
        except TypeError as error:
            raise UsageError(worded("a projection has no such field ({})", error), where="projection") from error
        except ValueError as error:
            raise UsageError(reason(error), where="projection") from error

    def reports(self, words: Words) -> tuple[str, ...]:
        """Ids of the reports that ids or years name. Raises UsageError, with those there are, for one that names none."""
        wanted: Sequence[str] = [words] if isinstance(words, str) else [str(word) for word in words]
        try:
            return self.snapshot.report_ids(wanted)
        except ValueError as error:
            known = ", ".join(each.id for each in self.snapshot.reports)
            raise UsageError(worded("no report {!r}", error.args[0]), expected=worded("an id or year of {}", known)) from error

    def node(self, name: str, cls: str = "", lang: str = "") -> Node:
        """The entity that a name, alias or IRI means, of a class where one is given; ``lang`` is the language of errors, that of the graph unless given.

        Raises QueryError, with similar names and their classes, when there is none; UsageError when it is the name of several.
        """
        lang = lang or self.lang
        told = self.snapshot.nodes.get(expand(name.strip().strip("<>")))
        exact = [node for node in ([told] if told else self.snapshot.labelled(name)) if not cls or self.snapshot.is_kind(node.cls, cls)]
        if len(exact) == 1:  # then no other name matters, and none need be read
            return exact[0]
        found = find.find_names(self.store, name, lang, forms=self._forms)
        hits = [self.snapshot.nodes[hit.iri] for hit in found.matches if hit.iri in self.snapshot.nodes]
        hits = [node for node in hits if not cls or self.snapshot.is_kind(node.cls, cls)]
        labelled = [node for node in hits if name.strip() in {node.zh, node.en}]
        if len(labelled or hits) > 1:
            listed = "; ".join(f"{node.name(lang)} ({node.cls}) <{node.iri}>" for node in labelled or hits)
            raise UsageError(worded("{!r} is the name of {} things", name, len(labelled or hits)), expected=listed, do="give the IRI or the class")
        if labelled or hits:
            return (labelled or hits)[0]
        raise find.unknown_name(name, (hit.classed for hit in (*found.matches, *found.suggestions)), cls=cls)
