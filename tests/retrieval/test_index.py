"""The index: what it finds, and that it finds what came, changed and went."""

import pytest

from facts.language import read
from facts.retrieval import FEW, Index
from tests.made import made

FACTS, CLAIMS = made(300)


def numbers(index: Index, text: str, most: int = 10) -> list[int]:
    """The numbers of what is found, best first."""
    return [candidate.number for candidate in index.candidates(read(text), most)]


def make_index(count: int) -> Index:
    """An index of the first facts under their places."""
    return Index.of(enumerate(FACTS[:count]))


def test_every_fact_of_a_few_is_a_candidate() -> None:
    """A base of few is not searched; a text without words has no candidates all the same."""
    assert sorted(numbers(make_index(FEW), "Isterobridge police", most=2)) == list(range(FEW))
    assert numbers(make_index(FEW), "…") == []


def test_a_claim_finds_its_fact() -> None:
    """Nearly every claim in other words has its fact among the first ten, most at once."""
    index = make_index(300)
    places = [numbers(index, claim.text, 10) for claim in CLAIMS]
    assert sum(n in found for n, found in enumerate(places)) >= 290
    assert sum(found[:1] == [n] for n, found in enumerate(places)) >= 240


def test_nearness_falls_from_one() -> None:
    """The first is as near as any; nothing is nearer than what stands before it."""
    found = make_index(300).candidates(read(CLAIMS[7].text), 20)
    near = [candidate.nearness for candidate in found]
    assert near == sorted(near, reverse=True)
    assert near[0] == 1.0
    assert 0.0 < near[-1] <= 1.0


def test_words_that_no_fact_has_find_nothing() -> None:
    """No candidates, no error."""
    assert numbers(make_index(300), "qwyxzz vbnmqw") == []


def test_a_slip_finds_what_was_meant() -> None:
    """A word that nobody knows is looked for as those that are spelt like it."""
    place = next(n for n, fact in enumerate(FACTS) if "Isterobridge" in fact.statement)
    assert numbers(make_index(300), "Isterobrigde")[:1] == numbers(make_index(300), "Isterobridge")[:1]
    assert "Isterobridge" in FACTS[numbers(make_index(300), "Isterobrigde")[0]].statement
    assert place < 300


@pytest.mark.parametrize("count", [10, FEW, 200])
def test_what_is_removed_is_not_found(count: int) -> None:
    """Whether it was there from the beginning or came later; what is left is found still."""
    index = make_index(count)
    for number, fact in enumerate(FACTS[count : count + 5], start=count):
        index.put(number, fact)
    for number in (3, count + 1, count + 4):
        assert number in numbers(index, FACTS[number].statement, 300)
        index.remove(number)
        assert number not in numbers(index, FACTS[number].statement, 300)
    assert count + 2 in numbers(index, FACTS[count + 2].statement)


def test_many_may_be_removed() -> None:
    """Where most of what would be found is gone, what is left is found."""
    index = make_index(300)
    for number in range(299):
        index.remove(number)
    assert numbers(index, f"{FACTS[299].statement} {FACTS[0].statement}") == [299]
