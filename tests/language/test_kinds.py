"""Kinds: the lines of facts/language/kinds.txt hold things of which one is never the other."""

from itertools import combinations
from pathlib import Path

from facts import language
from facts.language.lexicon import lexicon
from facts.word_lists import read_groups

LINES = [line for _, line in read_groups(Path(language.__file__).with_name("kinds.txt"))]


def test_no_two_of_a_line_mean_the_same() -> None:
    """Neither one word in two forms, nor synonyms, nor a thing and one kind of it."""
    words = lexicon()
    for one, other in (pair for line in LINES for pair in combinations(line, 2)):
        keys, others = words.keys(one), words.keys(other)
        assert keys != others, (one, other)
        known = [words.entries[k] for k in (keys, others) if k in words.entries]
        if len(known) == 2:
            a, b = known
            assert set(a.same).isdisjoint(b.same), (one, other)
            assert set(a.broad).isdisjoint(b.narrow), (one, other)
            assert set(a.narrow).isdisjoint(b.broad), (one, other)


def test_a_line_holds_at_least_two() -> None:
    """And none of them twice."""
    assert all(len(set(line)) == len(line) > 1 for line in LINES)
