"""One CSV file, a fact a row with its source -> facts, and a fact -> a row. Lists stand in one cell, an item a line.

What a spreadsheet would take for a formula ("=…", "-5 °C…", "@…") is written with an apostrophe before it, which is
taken off again when it is read: a statement never runs on the machine of who opens the file.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from facts.base import Fact
from facts.files.faults import Refusal, fault_at, shorten
from facts.files.rules import read_fact, read_source

_OF_FACT = ("id", "statement", "quote", "aliases", "supersedes", "tags", "note")
_OF_SOURCE = ("id", "title", "publisher", "author", "published", "url")
_MAY_BE_BLANK = ("title", "publisher")  # of a source that nobody named: an empty cell, as in the other formats
_LISTS = ("aliases", "tags")
_SOURCE = "source_"
_OF_REVIEW = ("truth", "rating", "claimant", "claimed_on")
_REVIEW = "review_"
COLUMNS = (*_OF_FACT, *(_SOURCE + key for key in _OF_SOURCE), *(_REVIEW + key for key in _OF_REVIEW))
_NEEDED = ("id", "statement", "source_id", "source_title", "source_publisher")
_LONGEST_CELL = 1_000_000  # characters
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")  # also one that has such an apostrophe already: each gets one more
_MARKED = re.compile(r"'+\s*[=+\-@＝＋－＠]")


def read_csv(file: Path, text: str) -> Iterator[Fact]:
    """The facts of the rows; empty rows are passed over. Raises BaseError with file, line and remedy."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: list[str] = []
    line = 1
    try:
        for cells in rows:
            if not columns:
                columns = _read_heading(cells)
            elif any(cell.strip() for cell in cells):
                yield _fact_of(columns, cells)
            line = rows.line_num + 1
    except Refusal as refusal:
        raise fault_at(file, line, refusal.what) from None
    except csv.Error as error:
        raise fault_at(file, line, f"no CSV ({error}); check the quotes and commas") from None


def find_lines(text: str) -> list[int]:
    """The line, from 1, on which each fact begins."""
    rows = csv.reader(io.StringIO(text, newline=""))
    found, line = [], 1
    for n, cells in enumerate(rows):
        if n and any(cell.strip() for cell in cells):
            found.append(line)
        line = rows.line_num + 1
    return found


def to_row(fact: Fact) -> dict[str, str]:
    """The cells of a fact's row, by column; what is missing is empty."""
    record: dict[str, Any] = fact.to_dict()
    source: dict[str, str] = record.pop("source")
    review: dict[str, str] = record.pop("review", {})
    cells = {key: _cell(value) if key in _LISTS else str(value) for key, value in record.items()}
    cells |= {_SOURCE + key: value for key, value in source.items()}
    cells |= {_REVIEW + key: value for key, value in review.items()}
    return {key: f"'{cell}" if cell and _FORMULA.match(cell) else cell for key, cell in cells.items()}


def _cell(items: list[str]) -> str:
    """An item a line; JSON where that would not come back as it was."""
    joined = "\n".join(items)
    return joined if _items(joined) == items else json.dumps(items, ensure_ascii=False)


def _items(cell: str) -> list[str]:
    if cell.startswith("["):
        try:
            items = json.loads(cell)
        except ValueError:
            items = None
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return items
    return [item for item in cell.splitlines() if item.strip()]


def _read_heading(cells: list[str]) -> list[str]:
    columns = [cell.strip().removeprefix("\ufeff") for cell in cells]
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown:
        raise Refusal((), f'unknown column "{shorten(unknown[0])}"; the known ones are {", ".join(COLUMNS)}')
    missing = [column for column in _NEEDED if column not in columns]
    if missing:
        raise Refusal((), f"the column {missing[0]} is missing; add it")
    if len(set(columns)) < len(columns):
        raise Refusal((), "a column is there twice; take one out")
    return columns


def _fact_of(columns: list[str], cells: list[str]) -> Fact:
    if len(cells) != len(columns):
        raise Refusal((), f"{len(cells)} cells under {len(columns)} columns; check the commas and quotes")
    cells = [cell[1:] if _MARKED.match(cell) else cell for cell in cells]
    values = {column: cell for column, cell in zip(columns, cells, strict=True) if cell != ""}
    record: dict[str, Any] = {key: values[key] for key in _OF_FACT if key in values}
    for key in _LISTS:
        if key in record:
            record[key] = _items(record[key])
    source = dict.fromkeys(_MAY_BE_BLANK, "") | {
        key: values[_SOURCE + key] for key in _OF_SOURCE if _SOURCE + key in values
    }
    review = {key: values[_REVIEW + key] for key in _OF_REVIEW if _REVIEW + key in values}
    return read_fact(record | ({"review": review} if review else {}), read_source(source))
