"""Stamps: what a base was made from, and whether what is kept of it is whole.

A base is known by the contents of its files and of everything that decides what is kept of them: the word lists, the
code that reads with them, and the Python that runs it. Contents are hashed (1.2 GB a second); a source file that looks
untouched is not read again.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

_FACTS = Path(__file__).parent.parent
_DECIDING = ("base.py", "rating.py", "sources.py", "quantities", "language", "retrieval", "keeping", "files")
_ENDINGS = (".py", ".txt", ".yaml")
_BLOCK = 1 << 20
_TICK = 2_000_000_000  # nanoseconds; the coarsest clock of a file system in use

Looks = list[list[str | int]]  # of each file what the system tells of it


def is_settled(files: Sequence[Path], since: Path) -> bool:
    """Whether the files were written well before that one: what happens within one tick of a clock looks the same."""
    return max(file.stat().st_mtime_ns for file in files) + _TICK < since.stat().st_mtime_ns


def look_at(files: Sequence[Path]) -> Looks:
    """How the files look from outside; whoever writes to one cannot but change it. Raises OSError."""
    found = [(file, file.stat()) for file in files]
    return [[str(f.absolute()), s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino] for f, s in found]


def hash_contents(files: Iterable[Path]) -> str:
    """The hash of what stands in all of the files. Raises OSError."""
    hashed = hashlib.sha256()
    for file in files:
        hashed.update(file.suffix.encode() + hash_file(file).encode())
    return hashed.hexdigest()


def stamp_of(contents: str) -> str:
    """What a base of these contents is kept under."""
    return hashlib.sha256(_way_of_keeping() + contents.encode()).hexdigest()[:32]


def hash_file(file: Path) -> str:
    """The hash of a file's contents."""
    hashed = hashlib.sha256()
    with file.open("rb") as content:
        while block := content.read(_BLOCK):
            hashed.update(block)
    return hashed.hexdigest()


def list_contents(folder: Path) -> dict[str, list[int | str]]:
    """Every file below a folder with its size and hash."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".lock"))
    with ThreadPoolExecutor(2) as threads:  # hashing lets other threads go on
        hashes = list(threads.map(hash_file, files))
    return {
        str(file.relative_to(folder)): [file.stat().st_size, hashed] for file, hashed in zip(files, hashes, strict=True)
    }


def read_json(file: Path) -> object:
    """What stands in a small file; None where it is not there or broken."""
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


@cache
def _way_of_keeping() -> bytes:
    """A hash of all that decides, beside the facts, what is kept."""
    import Stemmer
    import tantivy

    version: str = tantivy.__version__  # type: ignore[attr-defined]  # left out of its stub
    hashed = hashlib.sha256(f"{version} {Stemmer.version()} {sys.implementation.cache_tag}".encode())
    for name in _DECIDING:
        path = _FACTS / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix in _ENDINGS:
                hashed.update(str(file.relative_to(_FACTS)).encode() + file.read_bytes())
    return hashed.digest()
