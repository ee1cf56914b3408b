"""Word lists: files of words by section, one group a line, divided by commas; `#` begins a comment.

YAML of this size took ten times as long to read, which everybody would feel at every start of the command line.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path


def read_groups(file: Path) -> Iterator[tuple[str, list[str]]]:
    """The groups of a file with their sections, in order."""
    section = ""
    for line in file.read_text("utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            section = line[1:-1]
        else:
            yield section, line.split(", ")


@cache
def sections_of(file: Path) -> dict[str, list[list[str]]]:
    """The groups of a file by their sections, read once."""
    sections: dict[str, list[list[str]]] = {}
    for section, words in read_groups(file):
        sections.setdefault(section, []).append(words)
    return sections
