"""Reading a sentence: what is denied, which way its figures go, what only bounds a number, what is a name.

The tables are tests/cases/reading.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.language import Figure, read, read_figures
from tests.tables import Case, cases_of, jumble_of

WORDS = st.lists(st.sampled_from(jumble_of("grammar")), max_size=25).map(" ".join)
TEXTS = WORDS | st.text()


@pytest.mark.parametrize("case", cases_of("reading/negations.jsonl", "text"))
def test_what_is_denied_is_denied_and_nothing_else(case: Case) -> None:
    """The actions that a sentence denies; "no fewer than", "not only", "never been higher", "until 2034" deny none."""
    terms = read(case["text"]).terms
    assert [term.text for term in terms if term.is_negated and term.axes and not term.is_hedge] == case["negated"]


@pytest.mark.parametrize("case", cases_of("reading/directions.jsonl", "text"))
def test_a_figure_goes_up_or_down_or_neither(case: Case) -> None:
    """1: more of it, -1: less, 0: the sentence tells no way; a hedge ("more than", "under") is no way."""
    (figure,) = [f for f in read_figures(read(case["text"])) if f.quantity.text == case["figure"]]
    assert way_of(figure) == case["sign"]


@pytest.mark.parametrize("case", cases_of("reading/names.jsonl", "text"))
def test_these_are_names_and_nothing_else(case: Case) -> None:
    """Bodies, places and other proper names, as written; a first word, a shout or a headline makes none."""
    assert [term.text for term in read(case["text"]).terms if term.name_type] == case["names"]


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    """Reading never fails; terms are in order, stand in the text and weigh 0 to 1; every number has its tokens."""
    reading = read(text)
    places = [term.at for term in reading.terms]
    assert places == sorted(set(places))
    assert all(0 <= term.start < term.end <= len(text) and 0 <= term.weight <= 1 for term in reading.terms)
    assert len(reading.clause_of) == len(reading.tokens)
    assert set(reading.number_at.values()) <= set(range(len(reading.quantities)))


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    """Nothing is remembered from one reading to the next."""
    assert read(text) == read(text)


@given(st.text(st.characters(categories=["Ll"], max_codepoint=127), max_size=30))
def test_a_link_or_a_user_name_says_nothing(name: str) -> None:
    """What stands in a link is no topic."""
    plain, linked = read("rents rose 12%"), read(f"rents rose 12% https://example.org/{name}")
    assert [term.keys for term in plain.terms] == [term.keys for term in linked.terms]


def way_of(figure: Figure) -> int:
    """More or less by the words that say so, or else by the nearest word that tells a direction."""
    if "more" in figure.signs:
        return figure.signs["more"].sign
    return min(figure.signs.values(), key=lambda sign: sign.distance).sign if figure.signs else 0
