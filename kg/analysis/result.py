"""What every result has in common: parameters, the digest of the graph it was computed on, rows, and a table for pandas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Result:
    """Base of results. ``parameters`` are all that was chosen, defaults included, so that the call can be repeated; ``digest`` is
    that of the network (or snapshot) it was computed on."""

    parameters: Mapping[str, Any]
    digest: str

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One flat mapping a row, all with the same columns in the same order; labels in a language."""
        raise NotImplementedError

    def to_frame(self, lang: str = "zh") -> pd.DataFrame:
        """The rows as a pandas frame, with parameters and digest in its ``attrs``."""
        import pandas as pd  # noqa: PLC0415  half a second to load, which a command that prints no frame should not wait for

        frame = pd.DataFrame(list(self.rows(lang)))
        frame.attrs.update(parameters=dict(self.parameters), digest=self.digest)
        return frame


def listed(names: Iterable[str], lang: str = "zh") -> str:
    """Names as a list in a language."""
    return (", " if lang == "en" else "、").join(names)
