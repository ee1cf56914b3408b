"""Opening a base: a small one is read into memory, a large one is opened as it is kept, or made and then kept.

Of two processes that start at once one makes it and the other waits. Whatever goes wrong with keeping it, the base
itself is opened all the same.
"""

import os
import sqlite3
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from facts.base import Base
from facts.files import find_files, iterate_facts, load_base
from facts.keeping.kept_base import FaultyFacts, KeptBase
from facts.keeping.places import alone, making, open_place, read_card, write_card
from facts.keeping.stamps import Looks, hash_contents, is_settled, look_at, stamp_of

LARGE = 2_000_000  # bytes of fact files, some 5,000 facts; below it reading all is quicker than anything else


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
        known = read_card(self._card)
        is_known = known.get("looks") == looks and is_settled(self._files, self._card)
        contents = str(known.get("contents")) if is_known else hash_contents(self._files)
        place = self._folder / stamp_of(contents)
        base = open_place(place)
        if base is None:
            with alone(self._lock):
                base = open_place(place) or self._make(place, looks)  # somebody else may have made it meanwhile
        if not is_known or known.get("place") != place.name:
            write_card(self._card, place, looks=looks, contents=contents)
        return base

    def _make(self, place: Path, looks: Looks) -> KeptBase:
        with making(place, place.name) as part:
            _make(self._path, part)
            if look_at(self._files) != looks:
                raise OSError("the files changed while they were read")
        return KeptBase.open(place)


def _make(path: Path | str, folder: Path | None) -> KeptBase:
    try:
        return KeptBase.make(iterate_facts(path), folder)
    except FaultyFacts:
        load_base(path)  # names file and line
        raise
