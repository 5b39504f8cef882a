"""What every result has in common: parameters, the digest of the graph it was computed on, rows, and a table for pandas and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None
SHOWN = 20
"""Rows that a notebook shows of a result."""


@dataclass(frozen=True)
class Result:
    """Base of results. ``parameters`` are all that was chosen, defaults included, so that the call can be repeated; ``digest`` is
    that of the network (or snapshot) it was computed on. Its length is its number of rows; a notebook shows the first of them."""

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

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        if "__repr__" not in cls.__dict__:  # else the decorator of the subclass would write out every field
            cls.__repr__ = Result.__repr__  # type: ignore[method-assign]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} rows; {_told(self.parameters)}>"

    def __len__(self) -> int:
        return sum(1 for _ in self.rows())

    def __bool__(self) -> bool:
        return True  # a result without rows is still one: what was asked has no answer

    def _repr_html_(self) -> str:
        rows = list(islice(self.rows(), SHOWN + 1))
        head = "".join(f"<th>{_text(name)}</th>" for name in rows[0]) if rows else ""
        body = "".join(f"<tr>{''.join(_cell(value) for value in row.values())}</tr>" for row in rows[:SHOWN])
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if rows else "<div>没有结果 · nothing found</div>"
        more = f"<div>… 共 {len(self)} 行，见 to_frame() · {len(self)} rows in all</div>" if len(rows) > SHOWN else ""
        told = f"{type(self).__name__}: {_told(self.parameters)} · {self.digest[:12]}"
        return f'{table}{more}<div style="opacity:.7;font-size:.9em">{_text(told)}</div>'


def _told(parameters: Mapping[str, Any]) -> str:
    """What was chosen; what is empty or false is left out, and of a thing only its name is told."""
    chosen = {name: value.get("zh", value) if isinstance(value, Mapping) else value for name, value in parameters.items()}
    return ", ".join(f"{name}={value}" for name, value in chosen.items() if value)


def _cell(value: Cell) -> str:
    if isinstance(value, float):
        return f'<td style="text-align:right">{value:.4g}</td>'
    if isinstance(value, int) and not isinstance(value, bool):
        return f'<td style="text-align:right">{value}</td>'
    return f'<td style="text-align:left">{_text("" if value is None else value)}</td>'


def _text(value: object) -> str:
    return escape(str(value), quote=False)


def listed(names: Iterable[str], lang: str = "zh") -> str:
    """Names as a list in a language."""
    return (", " if lang == "en" else "、").join(names)
