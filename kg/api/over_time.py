"""What changes over the reports of an opened graph, as a notebook asks for it; it is computed in ``kg.api.trends``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.api.lazy import Lazy
from kg.api.opened import Opened, Words

if TYPE_CHECKING:
    from kg.analysis.trends.changes import Changes
    from kg.analysis.trends.pilots import Pilots
    from kg.analysis.trends.policies import Policies
    from kg.analysis.trends.presence import Presence
    from kg.analysis.trends.series import Series
    from kg.api import trends
else:  # who asks for none of it should not wait for it
    trends = Lazy("kg.api.trends")


class OverTime(Opened):
    """A report counts for the year that its title names, else for that of its issue."""

    def trends(
        self, what: str = "themes", *, start: Words = (), end: Words = (), reports: Words = (), publisher: str = "", cls: str = "",
        level: int | None = None, per: str = "", confidence: float = 0.95, by: str = "", subject: str = "",
    ) -> Presence | Pilots | Policies:  # fmt: skip
        """What reports speak of more or less, or what they tell of pilots and policies.

        Parameters
        ----------
        what : str
            ``themes``, ``entities`` or ``relations``, which are compared between reports; ``pilots`` or ``policies``, which are listed.
        start, end : str or iterable of str
            Ids or years of reports. What is compared: the reports of ``start`` with those of ``end``, by default the first and the last of the
            publisher with most reports; what is listed: all reports from ``start`` to ``end``.
        reports : str or iterable of str
            Only these reports, by id or year.
        publisher : str
            Only reports of this publisher, or of ``all``.
        cls : str
            Only things of this class.
        level : int, optional
            Level of the taxonomy (1: the top) that themes (2 unless given) or fields of policies (1) are rolled up to.
        per : str
            What counts are divided by: ``passages`` of a report, or those that speak of anything of the ``class``; by default the first
            where one publisher's reports are compared.
        confidence : float
            Of the intervals, between 0 and 1.
        by : str
            Count policies by ``month``, ``year``, ``issuer``, ``field`` or ``status``.
        subject : str
            Name of what is piloted.

        Returns
        -------
        Presence, Pilots or Policies
            ``rows()`` and ``to_frame()`` of each; ``caution`` says what to keep in mind.

        Raises
        ------
        UsageError
            For an unknown word, class, publisher or report, and when there is nothing to compare.
        QueryError
            For an unknown subject, and where no pilot is told.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     found = g.trends("entities", cls="Technology", start="2021", end="2024")
        >>> found.parameters["reports"]
        ('caict-2021', 'caict-2023', 'caict-2024')

        References
        ----------
        Price and Bonett 2000 (ratio of two Poisson rates), with the interval of Brown, Cai and DasGupta 2001; McCullagh and Nelder 1989 (dispersion).
        """
        return trends.trends(
            self, what, start=start, end=end, reports=reports, publisher=publisher, cls=cls, level=level, per=per, confidence=confidence, by=by, subject=subject
        )

    def series(
        self, indicator: str, *, cls: str = "", about: Words = (), start: Words = (), end: Words = (), reports: Words = (), publisher: str = "",
        unit: str = "", since: str = "", until: str = "",
    ) -> Series:  # fmt: skip
        """Figures of an indicator joined over reports, by subject: growth computed and stated, ranks, concentration, conflicts.

        Parameters
        ----------
        indicator : str
            Its name, alias or IRI.
        cls : str
            Only subjects of this class.
        about : str or iterable of str
            Only figures about things or places of these names.
        start, end, reports, publisher
            Which reports, as ``trends`` takes them for its lists.
        unit : str
            Only figures in this base unit: ``CNY``, ``USD`` …
        since, until : str
            Only periods that begin and end then: ``2020``, ``2020-06``.

        Returns
        -------
        Series
            ``lines`` by subject, ``conflicts``, ``concentration`` (HHI, CR4) and ``notes`` on what is not compared.

        Raises
        ------
        QueryError
            For an unknown indicator, with similar names, and when there is no series.
        UsageError
            For a name of several things, an unknown class, report or unit.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     found = g.series("科技投入", about="工商银行")
        >>> found.indicator.zh, len(found.lines)
        ('科技投入', 1)

        References
        ----------
        Rhoades 1993 (Herfindahl–Hirschman index).
        """
        return trends.series(
            self, indicator, cls=cls, about=about, start=start, end=end, reports=reports, publisher=publisher, unit=unit, since=since, until=until
        )

    def changes(
        self, start: Words = (), end: Words = (), *, reports: Words = (), publisher: str = "", cls: str = "", level: int | None = None
    ) -> Changes:
        """What changed from some reports to later ones.

        Parameters
        ----------
        start, end : str or iterable of str
            Ids or years of the earlier and the later reports; by default the first and the last of the publisher with most.
        reports, publisher, cls, level
            As in ``trends``.

        Returns
        -------
        Changes
            Themes more or less spoken of; new entities, relations and policies; figures revised, confirmed or continued.

        Raises
        ------
        UsageError
            For an unknown report, publisher or class, and when there is nothing to compare.

        Examples
        --------
        >>> import kg
        >>> with kg.open() as g:
        ...     found = g.changes("2021", "2024")
        >>> found.selection.before, found.selection.after
        (('caict-2021',), ('caict-2024',))
        """
        return trends.changes(self, start, end, reports=reports, publisher=publisher, cls=cls, level=level)
