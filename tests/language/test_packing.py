"""What was read comes back from its packed form as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.language import read, read_figures
from facts.language.packing import pack, unpack
from tests.made import made
from tests.tables import CASES, jumble_of, read_table

TEXTS = st.lists(st.sampled_from(jumble_of("grammar")), max_size=25).map(" ".join) | st.text()
TABLES = sorted(path.relative_to(CASES) for path in (CASES / "quantities").glob("*.jsonl"))


def assert_comes_back(text: str) -> None:
    """Reading and figures are those that were packed, and share with each other what they shared."""
    reading = read(text)
    unpacked, figures = unpack(text, pack(reading, read_figures(reading, 2024)))
    assert (unpacked, figures) == (reading, read_figures(reading, 2024))
    for figure in figures:
        assert all(term is unpacked.terms[term.number] for term in figure.noun)
        assert all(any(date is other for other in figures) for date in figure.dates)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_every_kind_of_figure_comes_back(table: str) -> None:
    """Counts, money, shares, dates, ranges, hedges and periods, as the tables of quantities have them."""
    for case in read_table(table):
        assert_comes_back(case["text"])


def test_facts_come_back() -> None:
    """Whole statements with names, phrases and dates; no more than a kilobyte and a half for any of them."""
    for fact in made(120)[0]:
        assert_comes_back(fact.statement)
        reading = read(fact.statement)
        assert len(pack(reading, read_figures(reading))) < 1500


@given(TEXTS)
def test_any_text_comes_back(text: str) -> None:
    """Whatever is in it."""
    assert_comes_back(text)
