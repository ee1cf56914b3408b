"""Likeness: a text's words, what they are worth in a base, and which facts are worded most like a text."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.base import Fact, FactBase
from facts.check import Checker
from facts.likeness.ranking import Ranking
from facts.likeness.wording import words_of_text
from facts.likeness.worth import Worth
from facts.sources import Source
from tests.tables import Case, cases_of

TOPICS = ("tax", "rail", "rivers", "wages", "prisons", "schools", "steel", "wheat")
PLACES = ("Bolzano", "Northmoor", "Tyneside", "Quilmaro", "Ledbury", "Halden")


def make_fact(name: str, statement: str, title: str = "") -> Fact:
    """A fact of a source of its own."""
    return Fact(name, statement, Source(f"of-{name}", title, "The Paper", None))


# Titles repeat what a fact is about; "tremendously" stands in one statement, as rare as a name, and in no title.
FACTS = tuple(
    make_fact(
        f"{topic}-{place.lower()}",
        f"Spending on {topic} in {place} rose tremendously, by {n + 11}%, over the year."
        if n == 7
        else f"Spending on {topic} in {place} rose by {n + 11}% over the year.",
        f"More money for {topic} in {place}",
    )
    for n, (topic, place) in enumerate((topic, place) for topic in TOPICS for place in PLACES)
)


@pytest.mark.parametrize("case", cases_of("wording.jsonl", "text"))
def test_words_are_compared_however_they_are_written(case: Case) -> None:
    """Hyphens, apostrophes, commas and capitals make no other word; every word and number counts."""
    assert words_of_text(case["text"]) == case["words"]


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    """Taking a text apart never fails, and yields no empty word."""
    assert all(words_of_text(text))


def test_a_word_is_worth_more_the_fewer_facts_have_it() -> None:
    """A place of a few facts tells more than a topic of more, and that more than what all facts say."""
    worth = Worth(FACTS)
    assert worth.of("quilmaro") > 0
    assert worth.of(words_of_text("Quilmaro")[0]) > worth.of("spend") > 0


def test_a_word_that_titles_repeat_is_worth_more() -> None:
    """Of two words that as many facts have, the one that titles take up tells what the fact is about."""
    facts = [make_fact(f"f{n}", "The tremendous levy is up.", "A levy") for n in range(30)]
    others = [make_fact(f"o{n}", f"Nothing of note, number {n}.", "Nothing new") for n in range(30)]
    worth = Worth([*facts, *others])
    assert worth.of("levi") > 2 * worth.of("tremend")


def test_worth_does_not_depend_on_the_order_of_facts() -> None:
    """The same base shuffled gives every word the same worth."""
    shuffled = random.Random(7).sample(FACTS, len(FACTS))
    ours, theirs = Worth(FACTS), Worth(shuffled)
    assert all(ours.of(word) == theirs.of(word) for fact in FACTS for word in words_of_text(fact.statement))


@pytest.mark.parametrize("facts", [(), FACTS[:1]], ids=["none", "one"])
def test_a_base_of_next_to_nothing_can_be_searched(facts: tuple[Fact, ...]) -> None:
    """Where there is nothing to learn from, nothing fails, and scores are scores."""
    found = Ranking(facts).rank("Spending on tax in Bolzano", facts)
    assert [f.fact for f in found] == list(facts)
    assert all(0.0 < f.like_score <= 1.0 for f in found)


@given(st.sampled_from(FACTS), st.text(max_size=40))
def test_a_fact_is_most_like_its_own_words(fact: Fact, beside: str) -> None:
    """Its statement finds it before all others, whatever stands before it; likeness is 0 to 1 and falls."""
    found = Ranking(FACTS).rank(f"{beside} {fact.statement}", FACTS)
    assert found[0].fact == fact
    scores = [f.like_score for f in found]
    assert scores == sorted(scores, reverse=True)
    assert 0.0 <= scores[-1] <= scores[0] <= 1.0


def test_a_search_finds_by_words_numbers_and_misspellings() -> None:
    """Said otherwise, at length, with a typo, or by its number: the fact comes first."""
    checker = Checker(FactBase(FACTS))
    said = {
        "in quilmaro they spend so much more on wheat these days": "wheat-quilmaro",
        "Spendnig on schols in Ledbery": "schools-ledbury",
        "spending on prisons up by thirty-six percent": "prisons-northmoor",
    }
    assert {text: checker.search(text, 3)[0].fact_id for text in said} == said


def test_a_search_does_not_depend_on_the_order_of_facts() -> None:
    """The same hits with the same scores from a shuffled base, and never more than asked for."""
    shuffled = FactBase(tuple(random.Random(3).sample(FACTS, len(FACTS))))
    ours, theirs = Checker(FactBase(FACTS)), Checker(shuffled)
    for text in ("Spending on rail in Halden", "steel", "rose by 20%", "over the year in Tyneside", ""):
        hits = ours.search(text, 5)
        assert hits == theirs.search(text, 5)
        assert len(hits) == (5 if text else 0)
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
