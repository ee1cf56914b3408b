"""Time and sources: which fact of several about one thing answers, and what the answer tells of the others.

The bases are tests/cases/bases, the claims tests/cases/timeline.jsonl.
"""

from datetime import date
from functools import cache

import pytest

from facts.answers import Answer
from facts.base import Fact, FactBase
from facts.check import Checker
from facts.check.grouping import is_one_thing
from facts.files import load_base
from facts.matching.topics import analyse
from facts.sources import Source
from tests.tables import CASES, Case, cases_of


@cache
def checker_of(name: str) -> Checker:
    """The checker of one of the bases for these tests."""
    return Checker(load_base(CASES / "bases" / name))


def answer_to(case: Case) -> Answer:
    """The answer to a case's claim, asked on its day."""
    today = date.fromisoformat(case["today"]) if "today" in case else None
    return checker_of(case["base"]).check_claim(case["claim"], today)


@pytest.mark.parametrize("case", cases_of("timeline.jsonl", "claim"))
def test_a_claim_is_answered_by_the_fact_of_its_time(case: Case) -> None:
    """Undated by the newest, dated by what held then; of several sources by one that agrees, and all are told."""
    answer = answer_to(case)
    assert (answer.verdict, answer.fact_id) == (case["verdict"], case["fact_id"])
    if "alternatives" in case:
        told = answer.to_dict()["alternatives"]
        assert isinstance(told, list)
        assert sorted(told) == sorted(case["alternatives"])
    if "relations" in case:
        assert [account.relation for account in answer.accounts] == case["relations"]


def test_the_note_tells_both_with_their_dates() -> None:
    """Machines read the other facts in note and alternatives: what holds now, where it stands, since when."""
    note = answer_to({"base": "years", "claim": "The NCA has 70 investigations into people smuggling"}).to_dict()[
        "note"
    ]
    assert isinstance(note, str)
    assert note.startswith("Newer (Harbour Times, 2026-07-04): The National Crime Agency (NCA) has 80 investigations")


@pytest.mark.parametrize("case", cases_of("grouping.jsonl", "other"))
def test_two_sources_speak_of_one_thing_or_not(case: Case) -> None:
    """Other words and another figure for one thing group two facts; another actor, object, share or deed does not."""
    one, other = (
        analyse(Fact(key, case[key], Source(key, "", "Post", published=date(2025, 1, 1)))) for key in ("one", "other")
    )
    assert is_one_thing(one, other) is is_one_thing(other, one) is case["is_one_thing"]


def test_a_line_may_be_of_any_length() -> None:
    """Thirty years of a figure: each year's own with its date, the newest without one, the others outdated."""
    checker = Checker(FactBase(tuple(_lamps(year) for year in range(1991, 2021))))
    for year in (1991, 2003, 2019):
        dated = checker.check_claim(f"Norvik pier had {year - 950} lamps in {year}")
        undated = checker.check_claim(f"Norvik pier has {year - 950} lamps")
        assert (dated.verdict, dated.fact_id) == ("supported", f"lamps-{year}")
        assert (undated.verdict, undated.fact_id) == ("outdated", f"lamps-{year}")
    assert checker.check_claim("Norvik pier has 1070 lamps").fact_id == "lamps-2020"
    assert checker.check_claim("Norvik pier has 4,070 lamps").fact_id == "lamps-2020"


def test_the_history_of_a_fact_is_its_line() -> None:
    """The oldest first, whichever of them is asked for; a fact of no line alone, an unknown one nothing."""
    base = checker_of("years").base
    line = ["cases-2024", "cases-2025", "cases-2026"]
    assert all([fact.id for fact in base.history(fact_id)] == line for fact_id in line)
    assert [fact.id for fact in checker_of("sources").base.history("gazette-beds")] == ["gazette-beds"]
    assert base.history("nothing") == ()


def _lamps(year: int) -> Fact:
    source = Source(f"pier-{year}", "The pier's year", "Pier Post", published=date(year, 6, 1))
    older = f"lamps-{year - 1}" if year > 1991 else None
    return Fact(f"lamps-{year}", f"Norvik pier has {year - 950} lamps.", source, supersedes=older)
