"""Flat tables: CSV that opens in Excel, Excel workbooks, Parquet."""

from __future__ import annotations

import csv
import datetime
import importlib
import io
from pathlib import Path
from typing import Any

import pandas as pd

from kg.errors import UsageError
from kg.store.frames import Table, tables
from kg.store.interface import Store
from kg.worded import worded

_CELL = 32_767
"""Characters that Excel takes in a cell."""
_NO_CLOCK = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def write_csv(store: Store, folder: Path) -> None:
    """One CSV a table, in UTF-8 with the mark that Excel looks for."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables(store):
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(table.columns)
            writer.writerows(table.rows)


def write_xlsx(store: Store, path: Path) -> None:
    """One workbook with a sheet a table; text is never read as a formula. Raises UsageError without the library for it."""
    written = io.BytesIO()  # errors of the library about a file are none of the system's
    with _library("xlsxwriter").Workbook(written, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _NO_CLOCK, "title": "fintech-kg"})
        head = book.add_format({"bold": True})
        for table in tables(store):
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 1)
            sheet.write_row(0, 0, table.columns, head)
            for number, row in enumerate(table.rows, start=1):
                sheet.write_row(number, 0, [value[:_CELL] if isinstance(value, str) else value for value in row])
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    path.write_bytes(written.getvalue())


def write_parquet(store: Store, folder: Path) -> None:
    """One Parquet file a table. Raises UsageError without the library for it."""
    _library("pyarrow")
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables(store):
        _frame(table).to_parquet(folder / f"{table.name}.parquet", engine="pyarrow", index=False)


def _frame(table: Table) -> pd.DataFrame:
    """Columns of one kind each: whole numbers, numbers, or text."""
    frame = pd.DataFrame.from_records(list(table.rows), columns=list(table.columns)).convert_dtypes(dtype_backend="numpy_nullable")
    for name in frame.columns:
        if frame[name].dtype == object:
            frame[name] = frame[name].map(str, na_action="ignore").astype("string")
    return frame


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(worded("this format needs {}", name), where="--format", do="pip install 'fintech-kg[export]'") from error
