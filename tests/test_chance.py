"""Chance: in a base of many facts some fact shares a few words with any sentence, and that is no topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.base import Fact
from facts.language import Figure, read, read_figures
from facts.matching.alignment import Context, align
from facts.matching.chance import may_be_chance
from facts.matching.topics import analyse, values_of_terms
from facts.sources import Source

SHARES = st.floats(0.0, 1.0)
SIZES = st.integers(33, 10_000_000)


def make_fact(name: str, statement: str) -> Fact:
    """A fact of a source without a title."""
    return Fact(name, statement, Source(f"of-{name}", "", "The Paper", None))


def is_chance(text: str, statement: str, facts: int, share: float, agreed: Figure | None = None) -> bool:
    """Whether it may be chance that they share what they share, where each word is in that share of the facts."""
    claim, topic = read(text), analyse(make_fact("fact", statement))
    alignment = align(claim, values_of_terms(claim, read_figures(claim)), topic, Context(frozenset()))
    return may_be_chance(claim, topic, alignment, agreed, facts, lambda word: share)


SHARED_WORDS = [  # claim, fact, facts in the base, share of them that has each word, whether it may be chance
    ("Share before they delete this", "The firm will remove the share button from posts.", 20_000, 0.002, True),
    ("It closed early again", "Prisoners are let out early.", 1_000, 0.002, True),
    ("What an odd fish", "Sea levels rose by 4 mm a year.", 33, 0.002, True),
    ("Quilmaro's dish is 12 metres wide", "The Quilmaro telescope has a dish of 12 m.", 20_000, 0.0002, False),
    ("Alpine wildfires burned 9,000 hectares", "Wildfires burned 9,000 hectares in the Alps.", 10**6, 0.0002, False),
]


@pytest.mark.parametrize(("text", "statement", "facts", "share", "expected"), SHARED_WORDS)
def test_what_is_shared_must_be_rarer_than_chance(
    text: str, statement: str, facts: int, share: float, expected: bool
) -> None:
    """Two everyday words of one fact in thousands say nothing; rare ones together do, however many facts there are."""
    assert is_chance(text, statement, facts, share) is expected


@given(SIZES, SIZES, SHARES, SHARES)
def test_more_facts_and_commoner_words_are_likelier_chance(size: int, other: int, share: float, another: float) -> None:
    """What may be chance in a base may be so in a larger one, and with words that more facts have."""
    text, statement = "Turnout in Northmoor was 41.8%", "Turnout in Northmoor fell to 41.8%."
    if is_chance(text, statement, min(size, other), min(share, another)):
        assert is_chance(text, statement, max(size, other), min(share, another))
        assert is_chance(text, statement, min(size, other), max(share, another))


@given(SIZES, SHARES)
def test_a_figure_that_agrees_is_never_likelier_chance(size: int, share: float) -> None:
    """A figure given right is something shared as well."""
    text, statement = "Turnout was 41.8%", "Turnout in Northmoor fell to 41.8%."
    (agreed,) = read_figures(read(statement))
    assert is_chance(text, statement, size, share) or not is_chance(text, statement, size, share, agreed)
