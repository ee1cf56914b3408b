"""Figures: what each number of a sentence is for. The table is tests/cases/reading/roles.jsonl."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.language import Role, read, read_figures
from facts.language.figures import DATES, VALUES
from facts.quantities import Kind
from tests.language.test_reading import TEXTS
from tests.tables import Case, cases_of, read_table

SENTENCES = st.sampled_from([case["text"] for case in read_table("reading/roles.jsonl")])


@pytest.mark.parametrize("case", cases_of("reading/roles.jsonl", "text"))
def test_each_number_is_for_this(case: Case) -> None:
    """Value, earlier value, base, step, window, since, by, when or baseline; what is no figure is not there."""
    figures = read_figures(read(case["text"]))
    assert [[figure.quantity.text, figure.role.value] for figure in figures] == case["roles"]


def test_every_role_has_its_cases() -> None:
    """Each role stands in the table at least three times."""
    roles = [role for case in read_table("reading/roles.jsonl") for _, role in case["roles"]]
    assert all(roles.count(role.value) >= 3 for role in Role)


@given(TEXTS | SENTENCES)
def test_a_date_is_never_a_value_nor_a_value_a_date(text: str) -> None:
    """Whatever the text: figures are in order and within it, and since, by and when are said of dates."""
    reading = read(text)
    figures = read_figures(reading)
    assert [f.first for f in figures] == sorted(f.first for f in figures)
    for figure in figures:
        assert 0 <= figure.first <= figure.last < len(reading.tokens)
        if figure.role in (Role.SINCE, Role.BY, Role.WHEN):
            assert figure.quantity.kind is Kind.DATE
        if figure.role in VALUES:
            assert figure.quantity.kind is not Kind.DATE
        assert all(date.role in (*DATES, Role.WINDOW) for date in figure.dates)


@given(
    SENTENCES,
    st.sampled_from(["", "BREAKING: ", "so ", "😡 ", "I heard that "]),
    st.sampled_from(["", " 😡", " #rents", " lol"]),
)
def test_what_stands_around_a_sentence_changes_no_role(text: str, before: str, after: str) -> None:
    """An opening, an emoji or a hashtag leaves each number what it is for."""
    roles = [(f.quantity.text.lower(), f.role) for f in read_figures(read(text))]
    around = before + (text[0].lower() + text[1:] if before[:1].islower() else text) + after
    assert [(f.quantity.text.lower(), f.role) for f in read_figures(read(around))] == roles
