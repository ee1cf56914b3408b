"""Places: the folders in which bases are kept, each named by its stamp, and the cards that say which place is whose.

What is made is written beside and then renamed, so that nobody ever opens half of it.
"""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any

from facts.keeping.kept_base import KeptBase
from facts.keeping.stamps import list_contents, read_json

_MANIFEST, _PART = "manifest.json", ".part"
_PLACE = re.compile(r"[0-9a-f]{32}")


def open_place(place: Path) -> KeptBase | None:
    """The base that is kept there; None where there is none, or anything of it is not as it was written."""
    manifest = read_json(place / _MANIFEST)
    if not isinstance(manifest, dict):
        return None
    found = list_contents(place)
    found.pop(_MANIFEST, None)
    return KeptBase.open(place) if found == manifest else None


@contextmanager
def making(place: Path, name: str) -> Iterator[Path]:
    """An empty folder that becomes the place, unless something goes wrong; `name` tells what is made there."""
    for left in place.parent.glob(f"{name}.*{_PART}"):  # by a process that was ended
        shutil.rmtree(left, ignore_errors=True)
    part = place.with_name(f"{name}.{token_hex(4)}{_PART}")
    part.mkdir()
    try:
        yield part
        (part / _MANIFEST).write_text(json.dumps(list_contents(part)), "utf-8")
        if place.exists():  # and yet it could not be opened
            place.rename(part.with_suffix(".old"))
        part.rename(place)
    finally:
        for rest in (part, part.with_suffix(".old")):
            shutil.rmtree(rest, ignore_errors=True)


def read_card(card: Path) -> dict[str, Any]:
    """What a card says; nothing where there is none that can be read."""
    said = read_json(card)
    return said if isinstance(said, dict) else {}


def write_card(card: Path, place: Path, **said: Any) -> None:
    """Write whose place it is; the one that the card named before is taken away."""
    before = str(read_card(card).get("place") or "")
    part = card.with_suffix(f".{token_hex(4)}{_PART}")
    part.write_text(json.dumps({**said, "place": place.name}), "utf-8")
    part.replace(card)
    if _PLACE.fullmatch(before) and before != place.name:
        shutil.rmtree(place.with_name(before), ignore_errors=True)  # who has it open keeps it open


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
