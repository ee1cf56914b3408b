"""Which strings are words of English, and how common they are.

The counts are those of symspellpy's frequency dictionary (82,765 words with their counts in Google Books). It is searched in
place, unparsed: a look-up takes some ten microseconds and starting takes nothing, which is what a command line needs.
"""

import importlib.util
import math
import pathlib
from functools import cache, lru_cache

# "the", the commonest word, has a count of 2.3e10; the rarest listed words have about 1e4.
_TOP, _BOTTOM = math.log10(2.3e10), 4.5
UNKNOWN_WEIGHT = 1.0


@cache
def _dictionary() -> bytes:
    spec = importlib.util.find_spec("symspellpy")
    assert spec is not None
    assert spec.origin is not None
    folder = pathlib.Path(spec.origin).parent
    return b"\n" + (folder / "frequency_dictionary_en_82_765.txt").read_bytes().removeprefix(b"\xef\xbb\xbf")


@lru_cache(maxsize=50_000)
def count(word: str) -> int:
    """How often the lower-case word occurs in a large body of English; 0 where it is no listed word."""
    words = _dictionary()
    key = b"\n" + word.encode("utf-8", "replace") + b" "
    at = words.find(key)
    if at < 0:
        return 0
    start = at + len(key)
    return int(words[start : words.find(b"\n", start)])


def is_word(word: str) -> bool:
    """Whether the lower-case word is a word of English."""
    return count(word) > 0


def rarity(word: str) -> float:
    """How much a word says about the topic, 0 (commonest) to 1 (rare, or no listed word at all)."""
    times = count(word)
    if not times:
        return UNKNOWN_WEIGHT
    return min(1.0, max(0.0, (_TOP - math.log10(times)) / (_TOP - _BOTTOM)))
