"""A fact file, a folder of them, or the base that ships -> FactBase."""

import gc
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from facts.base import Fact, FactBase, find_fault
from facts.errors import BaseError
from facts.files import csv_files, jsonl_files, yaml_files
from facts.files.faults import fault_at

CURATED = Path(__file__).parent.parent / "curated"  # the folder of the base that ships

_JSONL = ".jsonl"
_CSV = ".csv"
_ENDINGS = (".yaml", ".yml", _JSONL, _CSV)
_NAMED_ENDINGS = ".yaml, .yml, .jsonl or .csv"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands."""

    fact: Fact
    file: Path
    line: int  # from 1


def load_base(path: Path | str) -> FactBase:
    """The base in a YAML, JSONL or CSV file, or in a folder of them; raises BaseError with file, line and remedy."""
    with _uncollected():
        return _joined(Path(path), [(file, _read(file)) for file in find_files(path)])


def iterate_facts(path: Path | str) -> Iterator[Fact]:
    """The facts of the base one by one, each file of YAML as a whole; what they are together is not looked at.

    Raises BaseError with file, line and remedy.
    """
    for file in find_files(path):
        if file.suffix != _JSONL:
            yield from _read(file)
            continue
        with _named(file), file.open("rb") as lines:
            yield from jsonl_files.read_jsonl(file, lines)


def load_curated() -> FactBase:
    """The base that ships."""
    return load_base(CURATED)


def find_places(path: Path | str) -> tuple[Place, ...]:
    """Every fact of the base with its file and line, in its order; raises BaseError like load_base."""
    read = [(file, _read(file)) for file in find_files(path)]
    _joined(Path(path), read)
    return tuple(
        Place(fact, file, line)
        for file, facts in read
        for fact, line in zip(facts, _lines(file, len(facts)), strict=True)
    )


def _joined(path: Path, read: list[tuple[Path, tuple[Fact, ...]]]) -> FactBase:
    facts = tuple(fact for _, found in read for fact in found)
    if not facts:
        raise fault_at(path, None, "there are no facts in it; write at least one")
    try:
        return FactBase(facts)
    except BaseError:
        raise _placed_fault(facts, read) from None


def _placed_fault(facts: tuple[Fact, ...], read: list[tuple[Path, tuple[Fact, ...]]]) -> BaseError:
    """What is wrong with the facts as a whole, with its file and line."""
    fault = find_fault(facts)
    assert fault, "FactBase refuses what find_fault names, and nothing else"
    index = fault.index
    for file, found in read:
        if index < len(found):
            return fault_at(file, _lines(file, len(found), fault.key)[index], fault.what)
        index -= len(found)
    raise AssertionError("a fault's index counts the facts of the files")


def find_files(path: Path | str) -> list[Path]:
    """The file itself, or the folder's fact files by name; hidden files are none. Raises BaseError."""
    path = Path(path)
    with _named(path):
        if not stat.S_ISDIR(path.stat().st_mode):
            if path.suffix not in _ENDINGS:
                raise fault_at(path, None, f"no fact file; its name should end in {_NAMED_ENDINGS}")
            return [path]
        files = sorted(file for file in path.iterdir() if file.suffix in _ENDINGS and not file.name.startswith("."))
    if not files:
        raise fault_at(path, None, f"no fact files in this folder; put one there, ending in {_NAMED_ENDINGS}")
    return files


def _read(file: Path) -> tuple[Fact, ...]:
    with _named(file):
        if file.suffix == _CSV:
            return tuple(csv_files.read_csv(file, _text_of(file)))
        if file.suffix != _JSONL:
            return yaml_files.read_yaml(file, _text_of(file))
        with file.open("rb") as lines:
            return tuple(jsonl_files.read_jsonl(file, lines))


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What the system has against reading a path becomes a BaseError."""
    try:
        yield
    except OSError as error:
        raise fault_at(path, None, f"{(error.strerror or 'cannot be read').lower()}; check the path") from None


def _text_of(file: Path) -> str:
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise fault_at(file, line, "no UTF-8; save the file as UTF-8") from None


def _lines(file: Path, count: int, key: str = "id") -> list[int]:
    """The line, from 1, of that key of each of the file's facts."""
    if file.suffix == _CSV:
        return csv_files.find_lines(_text_of(file))
    if file.suffix != _JSONL:
        return yaml_files.find_lines(file, _text_of(file), [("facts", index, key) for index in range(count)])
    with file.open("rb") as lines:
        return jsonl_files.find_lines(lines)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: it walks all facts again and again and finds nothing (12 to 5 µs a fact)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
