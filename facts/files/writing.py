"""Facts -> files in each of the formats that are read, so that what is written and read again is the same.

YAML is a folder with one file a source, as the base that ships; JSONL and CSV are one file, a line a fact.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator

import yaml

from facts.base import Fact
from facts.files.csv_files import COLUMNS, to_row

_WIDTH = 120


def write_yaml(facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """For each source the name of its file and what stands in it, by the sources' ids.

    Facts that name sources of one id which differ stand in files of their own.
    """
    by_source: dict[str, list[Fact]] = {}
    for fact in facts:
        key = json.dumps(fact.source.to_dict(), sort_keys=True)
        by_source.setdefault(key, []).append(fact)
    names: dict[str, int] = {}
    for some in sorted(by_source.values(), key=lambda facts: facts[0].source.id):
        source = some[0].source
        names[source.id] = names.get(source.id, 0) + 1
        ending = f"-{names[source.id]}" if names[source.id] > 1 else ""
        yield f"{source.id}{ending}.yaml", _file_of(some)


def write_jsonl(facts: Iterable[Fact]) -> Iterator[str]:
    """A line for each fact."""
    for fact in facts:
        yield json.dumps(fact.to_dict(), ensure_ascii=False) + "\n"


def write_csv(facts: Iterable[Fact]) -> Iterator[str]:
    """A heading, then a row for each fact, as spreadsheets read them."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for fact in facts:
        writer.writerow(to_row(fact))
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _file_of(facts: list[Fact]) -> str:
    source = {key: value for key, value in facts[0].source.to_dict().items() if value is not None}
    rows = [{key: value for key, value in fact.to_dict().items() if key != "source"} for fact in facts]
    return yaml.safe_dump({"source": source, "facts": rows}, allow_unicode=True, sort_keys=False, width=_WIDTH)
