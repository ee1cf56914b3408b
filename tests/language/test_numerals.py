"""Numbers as words of an index: the same figure is the same word, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.language import read
from facts.language.numerals import numerals_of, numerals_said
from tests.tables import Case, cases_of


@pytest.mark.parametrize("case", cases_of("numerals.jsonl", "text"))
def test_a_number_is_found_by_its_leading_digits(case: Case) -> None:
    """Scale, separators and words make no difference; years keep a mark of their own."""
    assert numerals_of(case["text"]) == case["of"]
    assert numerals_said(read(case["text"])) == case["said"]


@given(st.text() | st.integers(0, 10**30).map(str))
def test_any_text_has_numerals(text: str) -> None:
    """Looking for numbers never fails, and yields single words."""
    for numeral in (*numerals_of(text), *numerals_said(read(text))):
        assert numeral[0] in "#@"
        assert numeral[1:]
        assert not any(map(str.isspace, numeral))
