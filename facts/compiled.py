"""Data files, read once and kept in a form that loads fast, beside Python's own compiled files and by the same rules.

What starts often (a command line) must not parse the same word lists at every start.
"""

import marshal
import os
import sys
from collections.abc import Callable, Sequence
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any


def compiled(name: str, sources: Sequence[Path], read: Callable[[], Any]) -> Any:
    """What `read` makes of the source files: plain containers, texts and numbers. As kept, where they are unchanged.

    Nothing is kept where Python keeps no compiled files (PYTHONDONTWRITEBYTECODE) or the folder cannot be written to.
    """
    kept = Path(cache_from_source(str(sources[0].with_name(f"{name}.py")), optimization="")).with_suffix(".data")
    stamp = tuple((stat.st_size, int(stat.st_mtime)) for stat in map(Path.stat, sources))
    try:
        known, data = marshal.loads(kept.read_bytes())
        if known == stamp:
            return data
    except (OSError, EOFError, ValueError, TypeError):
        pass  # none kept, or not by this version of Python: read again
    data = read()
    if not sys.dont_write_bytecode:
        _keep(kept, marshal.dumps((stamp, data)))
    return data


def _keep(path: Path, content: bytes) -> None:
    part = path.with_suffix(f".{os.getpid()}")  # two starts at once must not read each other's half
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        pass
