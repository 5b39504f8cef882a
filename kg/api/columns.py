"""Rows → pandas frames with typed columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.ontology.prefixes import PREFIXES
from kg.store.results import Rows, Term, plain, text

if TYPE_CHECKING:
    import pandas as pd

_DATES = {PREFIXES["xsd"] + "date", PREFIXES["xsd"] + "dateTime"}
_DATE = "date"
_LARGEST = 2**63 - 1


def frame_of(
    columns: Sequence[str], rows: Iterable[Sequence[object]], numbers: Collection[str] = (), dates: Collection[str] = (), counts: Collection[str] = ()
) -> pd.DataFrame:
    """A frame of rows as they are, but that ``numbers`` are floats, ``counts`` whole numbers and ``dates`` dates, also where some are missing.

    A date that pandas cannot hold is missing.
    """
    import pandas as pd  # noqa: PLC0415  slow to load: a graph that is opened for something else need not wait

    frame = pd.DataFrame.from_records([tuple(row) for row in rows], columns=list(columns))
    for name in numbers:
        frame[name] = pd.to_numeric(frame[name]).astype("float64")
    for name in counts:
        frame[name] = pd.to_numeric(frame[name]).astype("Int64")
    for name in dates:
        frame[name] = pd.to_datetime(frame[name], format="ISO8601", errors="coerce")
    return frame


def frame_of_terms(found: Rows, say: Callable[[str], str]) -> pd.DataFrame:
    """A frame of RDF terms; IRIs as ``say`` says them.

    A column of integers is ``int64`` (``Int64`` where some are missing, objects where one is too large for it), of decimals and doubles ``float64``, of booleans ``bool``
    (``boolean`` where some are missing), of dates a pandas date. Any other is text: years and months are no dates and stay as they are
    written, and so does a column of several kinds. What is unbound is missing.
    """
    import pandas as pd  # noqa: PLC0415  as above

    made: list[pd.Series] = []
    for number in range(len(found.variables)):
        terms = [row[number] for row in found.rows]
        values, kind = _column(terms, say)
        try:
            made.append(pd.to_datetime(pd.Series(values), format="ISO8601") if kind == _DATE else pd.Series(values, dtype=kind))
        except (ValueError, OverflowError):  # a date beyond what pandas can hold, or in several time zones
            made.append(pd.Series([None if term is None else text(term) for term in terms]))
    frame = pd.concat(made, axis=1) if made else pd.DataFrame(index=range(len(found.rows)))
    frame.columns = pd.Index(found.variables)
    return frame


def _column(terms: Sequence[Term | None], say: Callable[[str], str]) -> tuple[list[object], str | None]:
    """The values of a column and their kind, as pandas calls it; None where pandas should find it out."""
    bound = [term for term in terms if term is not None]
    missing = len(bound) < len(terms)
    values = [plain(term) for term in terms]
    kinds = {type(value) for value in values if value is not None}
    if not bound:
        return list(values), "object"
    if all(isinstance(term, ox.Literal) and term.datatype.value in _DATES for term in bound):
        return list(values), _DATE
    if kinds == {bool}:
        return list(values), "boolean" if missing else "bool"
    if kinds == {int}:
        fits = all(abs(value) <= _LARGEST for value in values if isinstance(value, int))
        return list(values), "object" if not fits else "Int64" if missing else "int64"
    if kinds <= {int, float}:
        return list(values), "float64"
    return [say(term.value) if isinstance(term, ox.NamedNode) else None if term is None else text(term) for term in terms], None
