"""The analyses of an opened graph, as a notebook calls them; what each computes stands in the module of its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.api.lazy import Lazy
from kg.api.opened import Opened, Rollup, Words, given
from kg.network.projection import Projection

if TYPE_CHECKING:
    from kg.analysis.communities.found import Communities
    from kg.analysis.compare import Comparison, Similar
    from kg.analysis.gaps.gaps import Gaps
    from kg.analysis.paths.result import Path as WalkedPath
    from kg.analysis.paths.result import Paths
    from kg.analysis.ranking import Ranking
    from kg.api import communities, compare, gaps, paths, ranking
else:  # a command asks for one of them and should not wait for all
    communities, compare, gaps, paths, ranking = (Lazy(f"kg.api.{name}") for name in ("communities", "compare", "gaps", "paths", "ranking"))


class Analyses(Opened):
    """Networks of the graph analysed. Parameters that choose relations (``reports`` … ``weight``) are those of ``network``."""

    def rank(
        self, measure: str = "degree", *, projection: str | Projection = "facts", cls: str = "", top: int = 20, reports: Words = (),
        min_belief: float | None = None, since: str = "", until: str = "", undated: bool | None = None, rollup: Rollup = (), weight: str = "",
        personalise: Words | Mapping[str, float] = (), weighted: bool | None = None, undirected: bool = False, largest: bool = False,
        leave_out: bool = True, facts_each: int = 5, damping: float | None = None, alpha: float | None = None, samples: int | None = None,
        seed: int | None = None, lang: str = "",
    ) -> Ranking:  # fmt: skip
        """Entities (or links, for ``bridges``) in order of a measure of centrality.

        Parameters
        ----------
        measure : str
            Its name, as ``kg rank --list`` tells them, in Chinese or English.
        projection : str or Projection
            The network; ``reports`` to ``weight`` choose of it as in ``network``.
        cls : str
            Rank the entities of a class (and of those below it) among each other; its name in the ontology or its label.
        top : int
            How many rows; 0 for all.
        personalise : names, or shares by name
            For PageRank: the entities from which the walker starts again.
        weighted : bool, optional
            Take weights (as strengths, or as reciprocals of lengths in measures of distance) or not; None as is usual for the measure.
        undirected : bool
            Drop the directions of the edges.
        largest : bool
            Look at the largest connected part alone.
        leave_out : bool
            Rank again without each report, for the range of ranks.
        facts_each : int
            How many relations to tell of each row.
        damping, alpha, samples, seed : float, float, int, int, optional
            Options of PageRank, Katz and sampled betweenness; None as is usual.
        lang : str
            Language of labels in errors; that of the graph unless given.

        Returns
        -------
        Ranking
            Frozen; ``entries`` with value, rank, ranks without each report, and the relations that carry the value; ``to_frame()`` for pandas.

        Raises
        ------
        UsageError
            For an unknown measure, projection, class or report, an ambiguous name, an empty network, and a measure that is not defined on it.
        QueryError
            For an unknown name, with similar ones.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     found = g.rank("pagerank", projection="actor-technology", cls="Technology", top=3)
        >>> [(each.node.zh, each.rank) for each in found.entries][0]
        ('大模型', 1)

        References
        ----------
        Each measure tells its own: see ``kg.analysis.centrality``.
        """
        return ranking.rank(
            self, measure, projection=projection, cls=cls, top=top, personalise=personalise, weighted=weighted, undirected=undirected, largest=largest,
            leave_out=leave_out, facts_each=facts_each, damping=damping, alpha=alpha, samples=samples, seed=seed, lang=lang,
            **given(reports=reports, min_belief=min_belief, since=since, until=until, undated=undated, rollup=rollup, weight=weight),
        )  # fmt: skip

    def paths(
        self, start: str = "", end: str = "", *, k: int | None = None, max_hops: int | None = None, by: str = "specific", every: bool = False,
        directed: bool = False, avoid: Words = (), avoid_hubs: int = 0, via: Words = (), classes: Words = (), without_classes: Words = (),
        predicates: Words = (), without_predicates: Words = (), metapath: str = "", start_class: str = "", end_class: str = "",
        projection: str | Projection = "everything", reports: Words = (), min_belief: float | None = None, since: str = "", until: str = "",
        undated: bool | None = None, lang: str = "",
    ) -> Paths:  # fmt: skip
        """The best paths between two things, or between things of two classes, told in words, each with the SPARQL query that finds it.

        Parameters
        ----------
        start, end : str
            Names, aliases or IRIs; or the label or name of a class, which means all things of it. A meta-path may leave either out.
        k : int, optional
            How many: 5 unless given, with ``every`` all (0).
        max_hops : int, optional
            How long a path may be: 6 unless given, with ``every`` 3, as there are many then.
        by : str
            ``specific`` (see ``kg.analysis.paths.weights``), ``hops`` or ``belief``: what is better.
        every : bool
            List all simple paths, and count them, before the best are taken.
        directed : bool
            Walk relations only as they are stated.
        avoid, via : names
            What a path must not pass, or must.
        avoid_hubs : int
            Pass nothing that has more neighbours than this; 0 for no limit.
        classes, without_classes, predicates, without_predicates : words
            Labels or names of the classes of what may be passed, or is never passed, and of relations that may, or may not, be walked. A
            class means its kinds too, and so does a relation. None of it concerns the two ends.
        metapath : str
            What a path must follow, as ``Bank-offers->Product-usesTechnology->Technology``: see ``kg.analysis.paths.metapath``.
        start_class, end_class : str
            The class that the name is of; without a name all things of the class.
        projection : str or Projection
            The network; its chains are taken apart into single relations. ``reports`` to ``undated`` choose of it as in ``network``.
        lang : str
            The language of errors; that of the graph unless given.

        Returns
        -------
        Paths
            The best first; of equal ones the more believed, then the one whose things have the labels (then IRIs) that come first.

        Raises
        ------
        QueryError
            For an unknown name, with similar ones. NoPathError, which is one, when there is no path: it says which choices cut the
            ways, or what is near each end.
        UsageError
            For an ambiguous name, an unknown class, relation, report or projection, and for choices that make no sense.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     found = g.paths("工商银行", "工银科技", k=1)
        >>> found.paths[0].zh
        '工商银行设有子公司工银科技（2019-03）。'

        References
        ----------
        Hart, Nilsson and Raphael 1968 (A*), with exact bounds by hops left (Bellman 1958), for what Yen 1971 asks; Himmelstein and
        Baranzini 2015 for the weight of hubs; Sun et al. 2011 for meta-paths.
        """
        return paths.paths(
            self, start, end, k=k, max_hops=max_hops, by=by, every=every, directed=directed, avoid=avoid, avoid_hubs=avoid_hubs, via=via, classes=classes,
            without_classes=without_classes, predicates=predicates, without_predicates=without_predicates, metapath=metapath, start_class=start_class,
            end_class=end_class, projection=projection, lang=lang,
            **given(reports=reports, min_belief=min_belief, since=since, until=until, undated=undated),
        )  # fmt: skip

    def path(
        self, start: str = "", end: str = "", *, max_hops: int | None = None, by: str = "specific", directed: bool = False, avoid: Words = (),
        avoid_hubs: int = 0, via: Words = (), classes: Words = (), without_classes: Words = (), predicates: Words = (), without_predicates: Words = (),
        metapath: str = "", start_class: str = "", end_class: str = "", projection: str | Projection = "everything", reports: Words = (),
        min_belief: float | None = None, since: str = "", until: str = "", undated: bool | None = None, lang: str = "",
    ) -> WalkedPath:  # fmt: skip
        """The best path between two things, or between things of two classes: the first that ``paths`` gives, which tells the parameters.

        Returns
        -------
        Path
            ``zh`` and ``en`` tell it in words, ``hops`` are its steps, ``query`` is the SPARQL that finds it.

        Raises
        ------
        QueryError, UsageError
            As ``paths``.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     g.path("工商银行", "工银科技").hops[0].predicate
        'hasSubsidiary'
        """
        return self.paths(
            start, end, k=1, max_hops=max_hops, by=by, directed=directed, avoid=avoid, avoid_hubs=avoid_hubs, via=via, classes=classes,
            without_classes=without_classes, predicates=predicates, without_predicates=without_predicates, metapath=metapath, start_class=start_class,
            end_class=end_class, projection=projection, reports=reports, min_belief=min_belief, since=since, until=until, undated=undated, lang=lang,
        ).paths[0]  # fmt: skip

    def communities(
        self, projection: str | Projection = "actor-technology", *, resolution: float = 1.0, seed: int = 0, runs: int = 20, samples: int = 50, top: int = 0,
        reports: Words = (), min_belief: float | None = None, since: str = "", until: str = "", undated: bool | None = None, rollup: Rollup = (),
        weight: str = "",
    ) -> Communities:  # fmt: skip
        """Groups of entities that a projection links more than chance would, named by what is characteristic of each.

        Parameters
        ----------
        projection : str or Projection
            The network; ``reports`` to ``weight`` choose of it as in ``network``.
        resolution : float
            Above 0; higher makes more and smaller communities.
        seed : int
            Of the algorithm and of the random networks; the same one gives the same result.
        runs : int
            Other seeds, whose partitions tell how stable this one is; 0 leaves that out.
        samples : int
            Random networks of the same degrees, whose modularity this one's is held against: 2 or more, 0 leaves that out.
        top : int
            How many communities are told; 0 for all.

        Returns
        -------
        Communities
            The largest first, each with its traits, key entities by class, members and bridges to others; modularity, stability, chance.

        Raises
        ------
        UsageError
            For an unknown projection, report or class, an empty network, and numbers that make no sense.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     found = g.communities(runs=0, samples=0, top=2)
        >>> [each.number for each in found.shown]
        [1, 2]

        References
        ----------
        Traag, Waltman and van Eck 2019 (Leiden); Reichardt and Bornholdt 2006 (resolution); Fisher's exact test for traits.
        """
        return communities.communities(
            self, projection, resolution=resolution, seed=seed, runs=runs, samples=samples, top=top,
            **given(reports=reports, min_belief=min_belief, since=since, until=until, undated=undated, rollup=rollup, weight=weight),
        )  # fmt: skip

    def compare(
        self, *names: str, group: bool = False, reports: Words = (), min_belief: float | None = None, since: str = "", until: str = "",
        undated: bool | None = None, rollup: Rollup = (), lang: str = "",
    ) -> Comparison:  # fmt: skip
        """Profiles of two or more things side by side: technologies, fields, products, pilots, subsidiaries, policies, figures by period, dates.

        Parameters
        ----------
        *names : str
            Names, aliases or IRIs, two or more.
        group : bool
            Count what direct subsidiaries have, too.
        reports, min_belief, since, until, undated, rollup
            Which relations count, as in ``network``.
        lang : str
            Language of errors; that of the graph unless given.

        Returns
        -------
        Comparison
            ``aspects`` with their items (``shared()``, ``only(place)``), ``figures``, and ``alike`` by pair; every cell holds the facts that carry it.

        Raises
        ------
        QueryError
            For an unknown name, with similar ones.
        UsageError
            For fewer than two things, an ambiguous name, the same thing twice, and when nothing is known of any of them.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     found = g.compare("工行", "建行")
        >>> [thing.zh for thing in found.things]
        ['工商银行', '建设银行']

        References
        ----------
        Jaccard 1912 and Salton's cosine (Salton and McGill 1983), with beliefs as weights.
        """
        return compare.compare_things(
            self, names, group=group, lang=lang, **given(reports=reports, min_belief=min_belief, since=since, until=until, undated=undated, rollup=rollup)
        )

    def similar(
        self, name: str, *, by: str = "jaccard", cls: str = "", top: int = 10, group: bool = False, reports: Words = (), min_belief: float | None = None,
        since: str = "", until: str = "", undated: bool | None = None, rollup: Rollup = (), lang: str = "",
    ) -> Similar:  # fmt: skip
        """Those most like a thing by the technologies and fields of both, weighed by belief.

        Parameters
        ----------
        name : str
            Name, alias or IRI.
        by : str
            ``jaccard`` or ``cosine``.
        cls : str
            The class of those it is compared with; by default any of its family (the topmost of its classes).
        top : int
            How many; 0 for all.
        group, reports, min_belief, since, until, undated, rollup, lang
            As in ``compare``.

        Returns
        -------
        Similar
            ``others``, the most alike first, each with what it shares.

        Raises
        ------
        QueryError
            For an unknown name, with similar ones.
        UsageError
            For an unknown measure or class, an ambiguous name, and when nothing shares anything with it.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     len(g.similar("工行", top=3).others)
        3
        """
        return compare.similar_things(
            self, name, by=by, cls=cls, top=top, group=group, lang=lang,
            **given(reports=reports, min_belief=min_belief, since=since, until=until, undated=undated, rollup=rollup),
        )  # fmt: skip

    def gaps(
        self, projection: str | Projection = "actor-scenario", *, cls: str = "", of: str = "", top: int = 20, folds: int = 10, seed: int = 0, method: str = "",
        reports: Words = (), min_belief: float | None = None, since: str = "", until: str = "", undated: bool | None = None, rollup: Rollup = (),
        weight: str = "", lang: str = "",
    ) -> Gaps:  # fmt: skip
        """Links of a two-mode projection that are likely but that no report states. Absent from the reports is not absent in the world.

        Parameters
        ----------
        projection : str or Projection
            A network of two sides; ``reports`` to ``weight`` choose of it as in ``network``.
        cls, of : str
            Only the entities of a class of the first side, or one of them by name.
        top : int
            How many; 0 for all.
        folds, seed : int
            Of the held-out check: into how many parts the links are dealt, and how.
        method : str
            The method that ranks (``kg.analysis.gaps.methods``), instead of the one that the check finds best.
        lang : str
            Language of errors; that of the graph unless given.

        Returns
        -------
        Gaps
            The best of every entity first, each with what makes it likely; ``check`` tells how each method finds hidden links, popularity too.

        Raises
        ------
        QueryError
            For an unknown name, with similar ones.
        UsageError
            For a projection without two sides, an unknown class or method, an entity without links, and numbers that make no sense.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     found = g.gaps(cls="Bank", top=5)
        >>> len(found.gaps), found.check.queries > 0
        (5, True)

        References
        ----------
        Lü and Zhou 2011 (link prediction and its check); Kaufman, Rosset and Perlich 2011 (leakage).
        """
        return gaps.gaps(
            self, projection, cls=cls, of=of, top=top, folds=folds, seed=seed, method=method, lang=lang,
            **given(reports=reports, min_belief=min_belief, since=since, until=until, undated=undated, rollup=rollup, weight=weight),
        )  # fmt: skip
