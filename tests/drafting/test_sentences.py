"""Sentences: what a draft makes of words that lean on the sentences before, case by case, and what it leaves alone."""

from datetime import date

import pytest

from facts.drafting import draft_facts, read_text
from facts.drafting.dating import write_dates
from tests.tables import Case, cases_of


@pytest.mark.parametrize("case", cases_of("drafting/sentences.jsonl", "promise"))
def test_a_text_is_drafted_as_its_case_says(case: Case) -> None:
    """The drafts of a short text are the case's statements; `doubted` are those that must not be taken as they are."""
    drafts = draft_facts(read_text(case["text"], "pasted text"))
    assert [draft.fact.statement for draft in drafts] == case["statements"]
    assert [at for at, draft in enumerate(drafts) if draft.doubts] == case.get("doubted", [])


@pytest.mark.parametrize("case", cases_of("drafting/dating.jsonl", "text"))
def test_times_are_written_out_where_they_are_sure(case: Case) -> None:
    """Told from the day of writing, each time becomes a date, or stays and is named."""
    published = date.fromisoformat(case["published"]) if case["published"] else None
    dated = write_dates(case["text"], published, case.get("spoken_of", ()))
    assert dated.text == case.get("dated", case["text"])
    assert list(dated.open) == case.get("open", [])
