"""Opening a base: a small one is read into memory, a large one is opened as it is kept, or made and then kept.

What is made is written beside and then renamed, so that nobody ever opens half of it. Of two processes that start at
once one makes it and the other waits. Whatever goes wrong with keeping it, the base itself is opened all the same.
"""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from facts.base import Base
from facts.files import find_files, iterate_facts, load_base
from facts.keeping.kept_base import FaultyFacts, KeptBase
from facts.keeping.stamps import Looks, hash_contents, is_settled, list_contents, look_at, read_json, stamp_of

LARGE = 2_000_000  # bytes of fact files, some 5,000 facts; below it reading all is quicker than anything else
MANIFEST, PART = "manifest.json", ".part"
PLACE = re.compile(r"[0-9a-f]{32}")


def is_large(path: Path | str, large: int = LARGE) -> bool:
    """Whether the files of a base are so large together that it is worth keeping; raises BaseError."""
    try:
        return sum(file.stat().st_size for file in find_files(path)) >= large
    except OSError:
        return False  # loading it says what is wrong


def open_base(path: Path | str, folder: Path | None, large: int = LARGE) -> Base:
    """The base in a YAML or JSONL file, or in a folder of them; raises BaseError with file, line and remedy.

    Files of `large` bytes and more together are kept in the folder, which is made where it is not there; where that
    cannot be, or it is None, nothing is kept.
    """
    if not is_large(path, large):
        return load_base(path)
    if folder is not None:
        with suppress(OSError, sqlite3.Error, ValueError):  # tantivy raises the last
            return _Shelf(folder, path).open()
    return _make(path, None)


class _Shelf:
    """The place of one base in the folder."""

    def __init__(self, folder: Path, path: Path | str) -> None:
        self._folder = folder
        self._path = path
        self._files = find_files(path)
        name = sha256(os.fsencode(Path(path).absolute())).hexdigest()[:16]
        self._card = folder / f"{name}.json"  # how the files looked when they were read last, and what was in them
        self._lock = folder / f"{name}.lock"

    def open(self) -> KeptBase:
        """The base as it is kept, or made now. Raises OSError and the like where it cannot be kept."""
        self._folder.mkdir(parents=True, exist_ok=True)
        looks = look_at(self._files)
        card = read_json(self._card)
        known = card if isinstance(card, dict) else {}
        is_known = known.get("looks") == looks and is_settled(self._files, self._card)
        contents = str(known.get("contents")) if is_known else hash_contents(self._files)
        place = self._folder / stamp_of(contents)
        base = open_place(place)
        if base is None:
            with alone(self._lock):
                base = open_place(place) or self._make(place, looks)  # somebody else may have made it meanwhile
        if not is_known or known.get("place") != place.name:
            self._remember(looks, contents, place, str(known.get("place") or ""))
        return base

    def _make(self, place: Path, looks: Looks) -> KeptBase:
        for left in self._folder.glob(f"{place.name}.*{PART}"):  # by a process that was ended
            shutil.rmtree(left, ignore_errors=True)
        part = self._folder / f"{place.name}.{token_hex(4)}{PART}"
        part.mkdir()
        try:
            _make(self._path, part)
            if look_at(self._files) != looks:
                raise OSError("the files changed while they were read")
            (part / MANIFEST).write_text(json.dumps(list_contents(part)), "utf-8")
            if place.exists():  # and yet it could not be opened
                place.rename(part.with_suffix(".old"))
            part.rename(place)
        finally:
            for rest in (part, part.with_suffix(".old")):
                shutil.rmtree(rest, ignore_errors=True)
        return KeptBase.open(place)

    def _remember(self, looks: Looks, contents: str, place: Path, before: str) -> None:
        part = self._card.with_suffix(f".{token_hex(4)}{PART}")
        part.write_text(json.dumps({"looks": looks, "contents": contents, "place": place.name}), "utf-8")
        part.replace(self._card)
        if PLACE.fullmatch(before) and before != place.name:
            shutil.rmtree(self._folder / before, ignore_errors=True)  # who has it open keeps it open


def open_place(place: Path) -> KeptBase | None:
    """The base that is kept there; None where there is none, or anything of it is not as it was written."""
    manifest = read_json(place / MANIFEST)
    if not isinstance(manifest, dict):
        return None
    found = list_contents(place)
    found.pop(MANIFEST, None)
    return KeptBase.open(place) if found == manifest else None


def _make(path: Path | str, folder: Path | None) -> KeptBase:
    try:
        return KeptBase.make(iterate_facts(path), folder)
    except FaultyFacts:
        load_base(path)  # names file and line
        raise


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Nobody else is in here at the same time; where the system has no such locks, everybody may be."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with lock.open("wb") as held:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
