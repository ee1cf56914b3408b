"""One JSONL file, a fact a line with its source -> facts.

Equal sources become one object: a big base repeats a few sources on a million lines.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from facts.base import Fact
from facts.files.faults import Refusal, fault_at, shorten
from facts.files.rules import read_fact, read_source
from facts.sources import Source

_SOURCES_KEPT = 10_000  # where every line has a source of its own, remembering them all would only fill the memory


def read_jsonl(file: Path, lines: Iterable[bytes]) -> Iterator[Fact]:
    """The facts of the lines; empty lines are passed over. Raises BaseError with file, line and remedy."""
    sources: dict[tuple[tuple[str, Any], ...], Source] = {}
    for number, line in enumerate(lines, start=1):
        if line.isspace():
            continue
        try:
            yield _fact_of(_parse(line.removeprefix(BOM_UTF8)), sources)
        except Refusal as refusal:
            raise fault_at(file, number, refusal.what) from None


def find_lines(lines: Iterable[bytes]) -> list[int]:
    """The line, from 1, of each fact."""
    return [number for number, line in enumerate(lines, start=1) if not line.isspace()]


def _parse(line: bytes) -> Any:
    try:
        return _decode(line.rstrip().decode())
    except UnicodeDecodeError:
        raise Refusal((), "no UTF-8; save the file as UTF-8") from None
    except RecursionError:
        raise Refusal((), "nested deeper than any fact; check the brackets") from None
    except json.JSONDecodeError as error:
        raise Refusal((), f"no JSON from character {error.colno} on; write one object on each line") from None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise Refusal((), "a number that is too long to read; write it as a text") from None


def _fact_of(values: Any, sources: dict[tuple[tuple[str, Any], ...], Source]) -> Fact:
    source = values.get("source") if isinstance(values, dict) else None
    return read_fact(values, None if source is None else _source_of(source, sources))


def _source_of(values: Any, sources: dict[tuple[tuple[str, Any], ...], Source]) -> Source:
    try:
        key = tuple(values.items())
        return sources[key]
    except (AttributeError, TypeError):  # no mapping, or one with a list in it: the rules refuse it
        return read_source(values)
    except KeyError:
        if len(sources) >= _SOURCES_KEPT:
            sources.clear()
        return sources.setdefault(key, read_source(values))


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        doubled = next(name for name in names if names.count(name) > 1)
        raise Refusal((), f'the key "{shorten(doubled)}" is there twice; take one out')
    return values


_decode = json.JSONDecoder(object_pairs_hook=_without_doubles).decode
