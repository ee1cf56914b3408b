"""Which strings are words of English, and how common they are.

The counts are those of symspellpy's frequency dictionary: 82,765 words with their counts in Google Books.
"""

import importlib.util
import itertools
import math
import pathlib
from collections.abc import Iterator
from functools import cache, lru_cache

# "the", the commonest word, has a count of 2.3e10; the rarest listed words have about 1e4.
_COMMONEST = 2.3e10
_TOP, _BOTTOM = math.log10(_COMMONEST), 4.5
UNKNOWN_WEIGHT = 1.0
_PARSED = 500_000  # bytes, of 1.2 million
_PARSED_AFTER = 20  # look-ups in the rest: searching takes 0.3 ms each time, parsing it 11 ms once


@cache
def _listed() -> tuple[dict[bytes, bytes], bytes]:
    """The commoner half of the words with their counts, and the rarer half unparsed: most look-ups never need it."""
    spec = importlib.util.find_spec("symspellpy")
    assert spec is not None
    assert spec.origin is not None
    folder = pathlib.Path(spec.origin).parent
    listed = (folder / "frequency_dictionary_en_82_765.txt").read_bytes().removeprefix(b"\xef\xbb\xbf")
    middle = listed.index(b"\n", _PARSED)
    fields = listed[:middle].split()
    return dict(zip(fields[::2], fields[1::2], strict=True)), listed[middle:]


@lru_cache(maxsize=50_000)
def count(word: str) -> int:
    """How often the lower-case word occurs in a large body of English; 0 where it is no listed word."""
    key = word.encode("utf-8", "replace")
    common, rare = _listed()
    found = common.get(key)
    if found is not None:
        return int(found)
    if next(_sought) >= _PARSED_AFTER:
        return int(_parse(rare).get(key, 0))
    at = rare.find(b"\n" + key + b" ")
    return 0 if at < 0 else int(rare[at + len(key) + 2 : rare.find(b"\n", at + 1)])


_sought = itertools.count()  # look-ups in the rarer half so far


@cache
def _parse(listed: bytes) -> dict[bytes, bytes]:
    fields = listed.split()
    return dict(zip(fields[::2], fields[1::2], strict=True))


def is_word(word: str) -> bool:
    """Whether the lower-case word is a word of English."""
    return count(word) > 0


def is_common(word: str) -> bool:
    """Whether it is one of the commoner half of the listed words; quicker to tell than `is_word`."""
    return word.encode("utf-8", "replace") in _listed()[0]


def listed_words(least: int) -> Iterator[str]:
    """The words with at least that count, the commonest first; of the commoner half, which ends at about 500,000."""
    for word, times in _listed()[0].items():
        if int(times) >= least:
            yield word.decode()


def rarity(word: str) -> float:
    """How much a word says about the topic, 0 (commonest) to 1 (rare, or no listed word at all)."""
    times = count(word)
    if not times:
        return UNKNOWN_WEIGHT
    return min(1.0, max(0.0, (_TOP - math.log10(times)) / (_TOP - _BOTTOM)))


def share(word: str) -> float:
    """About which share of sentences has the word (0-1): as often as it occurs beside "the", which nearly all have."""
    return min(1.0, count(word) / _COMMONEST)
