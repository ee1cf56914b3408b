"""Words: what people write before a part of a fact, as data in words.txt beside this file."""

from functools import cache
from pathlib import Path

from facts.word_lists import sections_of

_FILE = Path(__file__).with_name("words.txt")
_NO_LABELS = ("today", "yesterday")


def words_of(section: str) -> frozenset[str]:
    """The words of a section."""
    return frozenset(word for group in sections_of(_FILE)[section] for word in group)


@cache
def sections_by_word() -> dict[str, str]:
    """Which part of a fact each label names."""
    sections = {name: groups for name, groups in sections_of(_FILE).items() if name not in _NO_LABELS}
    return {word: name for name, groups in sections.items() for group in groups for word in group}
