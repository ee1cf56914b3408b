"""The room's words, out of words.txt: lists under a [section], one group a line, divided by commas."""

from functools import cache
from pathlib import Path

from facts.word_lists import sections_of

_FILE = Path(__file__).parent / "words.txt"


@cache
def words_of(section: str) -> frozenset[str]:
    """The words and phrases of a section. Raises KeyError where there is no such section."""
    return frozenset(word for group in sections_of(_FILE)[section] for word in group)


def groups_of(section: str) -> list[list[str]]:
    """The lines of a section, word by word. Raises KeyError where there is no such section."""
    return sections_of(_FILE)[section]


@cache
def any_of(section: str) -> str:
    """The words of a section as a part of a regular expression, the longest first; any white space divides a phrase."""
    words = sorted(words_of(section), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(_escaped, word.split())) for word in words) + ")"


def _escaped(word: str) -> str:
    return "".join(f"\\{letter}" if letter in r"\.^$*+?{}[]|()#-" else letter for letter in word).replace("'", "['’]")
