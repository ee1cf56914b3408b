"""Reviewed claims: answered only where the claim is the very same, and never as if it were a fact."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from facts.answers import Abstention, Answer, Verdict
from facts.base import Fact, FactBase
from facts.check import Checker
from facts.files import load_curated
from facts.keeping.kept_base import KeptBase
from facts.keeping.opening import open_base
from facts.rating import Rating, Truth
from facts.sources import Source
from tests.made import answers_of, made, write_base
from tests.sampling import sampled
from tests.tables import Case, cases_of, read_table

CHECKS = Source("checks", "Norvik's pilots", "Port Checks", None, date(2026, 3, 5), "https://checks.example/pilots")
PILOTS = Fact(
    "checks-pilots", "Norvik port has 600 pilots", CHECKS, review=Rating(Truth.FALSE, "Pants on fire", "Ana Prell")
)
TABLES = [*cases_of("reviewed/claims.jsonl", "claim"), *cases_of("reviewed/further.jsonl", "claim")]
EVERY = [*read_table("reviewed/claims.jsonl"), *read_table("reviewed/further.jsonl")]


def rated(truth: Truth, number: int = 1, statement: str = PILOTS.statement) -> Fact:
    """The claim with that rating, by another fact-checker for each number."""
    source = replace(CHECKS, id=f"checks-{number}", published=date(2026, 1, 1) + timedelta(days=number))
    return replace(PILOTS, id=f"review-{number}", statement=statement, source=source, review=Rating(truth, "So so"))


def check(claim: str, *facts: Fact) -> Answer:
    """The answer of a base of these facts."""
    return Checker(FactBase(facts)).check_claim(claim)


@pytest.mark.parametrize("case", TABLES)
def test_a_claim_is_answered_by_a_review_of_the_very_same(case: Case) -> None:
    """By what it was found to be; another figure, direction, actor, time or attribution, or a denial, is not found."""
    assert check(case["claim"], rated(Truth(case["truth"]), statement=case["statement"])).verdict == case["verdict"]


@pytest.mark.parametrize("truth", list(Truth))
def test_only_what_is_rated_true_is_ever_supported(truth: Truth) -> None:
    """Whatever is claimed, and whatever it was rated in the table."""
    for case in EVERY:
        answer = check(case["claim"], rated(truth, statement=case["statement"]))
        wanted = {Truth.TRUE: Verdict.SUPPORTED, Truth.FALSE: Verdict.CONTRADICTED, Truth.MIXED: Verdict.NO_FIGURE}
        assert answer.verdict in (Verdict.NOT_FOUND, wanted.get(truth))


def test_the_answer_tells_who_rated_the_claim_how() -> None:
    """Reason, rating and source; no figure is told to be right, and JSON says that the statement is a rated claim."""
    answer = check("BREAKING: Norvik port has 600 pilots!", PILOTS)
    assert answer.verdict is Verdict.CONTRADICTED
    assert answer.reason == "Port Checks rated this claim false on 2026-03-05: “Pants on fire”."
    assert (answer.fact_id, answer.source, answer.quote, answer.correct) == (PILOTS.id, CHECKS, None, None)
    assert answer.claimed is not None
    assert answer.claimed.text == "600"
    told = answer.to_dict()
    assert told["review"] == {"truth": "false", "rating": "Pants on fire", "claimant": "Ana Prell"}
    assert "review" not in check("the port has 40 tugs", replace(PILOTS, review=None)).to_dict()


def test_facts_come_first() -> None:
    """Where a fact answers, no review does; a review answers what no fact speaks of."""
    fact = replace(PILOTS, id="pilots", statement="Norvik port has 40 pilots.", review=None)
    for facts in ((fact, PILOTS), (fact, rated(Truth.TRUE))):
        answer = check("Norvik port has 600 pilots", *facts)
        assert (answer.verdict, answer.fact_id, answer.review) == (Verdict.CONTRADICTED, "pilots", None)
    assert answer.correct is not None
    ferry = replace(fact, id="ferry", statement="The Tamsel ferry takes nine hours.")
    assert check("Norvik port has 600 pilots", ferry, PILOTS).fact_id == PILOTS.id


def test_a_reviewed_claim_is_no_neighbour_of_a_fact() -> None:
    """It is no mix-up, no rival, no other source and no nearest fact, though it is of the same source."""
    fact = replace(PILOTS, id="pilots", statement="Norvik port has 40 pilots.", review=None)
    for claim in ("Norvik port has 600 pilots", "How many pilots does Norvik port have?", "Norvik port has 40 pilots"):
        assert check(claim, fact, PILOTS, rated(Truth.TRUE)) == check(claim, fact)
    checker = Checker(FactBase((fact, PILOTS)))
    assert [hit.fact_id for hit in checker.search("Norvik port has 600 pilots", 5)] == ["pilots"]


@pytest.mark.parametrize(
    ("truths", "verdict"),
    [
        ((Truth.FALSE, Truth.FALSE), Verdict.CONTRADICTED),
        ((Truth.FALSE, Truth.UNKNOWN), Verdict.CONTRADICTED),
        ((Truth.FALSE, Truth.MIXED), Verdict.NO_FIGURE),
        ((Truth.MIXED, Truth.TRUE), Verdict.NO_FIGURE),
        ((Truth.TRUE, Truth.FALSE), Verdict.NOT_FOUND),
        ((Truth.TRUE, Truth.MIXED, Truth.FALSE), Verdict.NOT_FOUND),
        ((Truth.UNKNOWN, Truth.UNKNOWN), Verdict.NOT_FOUND),
    ],
)
def test_of_several_reviews_the_careful_one_counts(truths: tuple[Truth, ...], verdict: Verdict) -> None:
    """The latest of those that agree speaks; where one says true and another false, both are named and none answers."""
    facts = [rated(truth, number) for number, truth in enumerate(truths, start=1)]
    answers = [check(PILOTS.statement, *order) for order in (facts, facts[::-1])]
    assert answers[0] == answers[1]
    answer = answers[0]
    assert answer.verdict is verdict
    if {Truth.TRUE, Truth.FALSE} <= {*truths}:
        assert answer.reason == Abstention.AMBIGUOUS
        assert {*answer.alternatives} == {fact.id for fact in facts}
    elif truths == (Truth.FALSE, Truth.FALSE):
        assert (answer.fact_id, answer.alternatives) == ("review-2", ("review-1",))


def test_a_message_is_answered_sentence_by_sentence_and_as_a_whole() -> None:
    """A reviewed claim of two sentences is found as well, and so is one among others."""
    two = rated(Truth.FALSE, 2, "Norvik port closed in 2024. All 600 pilots were dismissed.")
    checker = Checker(FactBase((PILOTS, two)))
    assert checker.check_claim(two.statement).fact_id == two.id
    assert [answer.fact_id for answer in checker.check_message(two.statement)] == [two.id]
    told = checker.check_message("Look at the weather. Norvik port has 600 pilots. What a day!")
    assert [(answer.fact_id, answer.span) for answer in told] == [(PILOTS.id, (21, 48))]


def test_changes_count_from_the_next_check_on() -> None:
    """Put, changed, made an ordinary fact, made a claim again, retired."""
    checker = Checker(FactBase(()))
    claim = PILOTS.statement
    steps = [
        (PILOTS, Verdict.CONTRADICTED),
        (replace(PILOTS, review=Rating(Truth.MIXED)), Verdict.NO_FIGURE),
        (replace(PILOTS, review=None), Verdict.SUPPORTED),
        (PILOTS, Verdict.CONTRADICTED),
    ]
    for fact, verdict in steps:
        checker.put(fact)
        assert checker.check_claim(claim).verdict is verdict
        assert tuple(checker.base.facts) == (fact,)
    checker.retire(PILOTS.id)
    assert checker.check_claim(claim).verdict is Verdict.NOT_FOUND


def test_reviews_change_no_other_answer() -> None:
    """What the shipped facts answer stays the same to the letter, with hundreds of reviews beside them."""
    curated = load_curated().facts
    reviews = [rated(Truth(case["truth"]), n, case["statement"]) for n, case in _first_of_each()]
    plain, mixed = Checker(FactBase(curated)), Checker(FactBase((*reviews, *curated)))
    for case in read_table("check_curated.jsonl"):
        assert mixed.check_message(case["claim"]) == plain.check_message(case["claim"])


@pytest.mark.parametrize("cases", sampled(EVERY, 6))
def test_a_large_base_answers_as_one_in_memory(cases: list[Case], tmp_path: Path) -> None:
    """Facts and reviewed claims each have their index on disk; what is put in and retired counts there too."""
    facts, claims = made(60)
    reviews = tuple(rated(Truth(case["truth"]), n, case["statement"]) for n, case in _first_of_each())
    file = write_base(tmp_path / "facts.jsonl", (*reviews, *facts))
    alone = Checker(FactBase(facts))
    for _ in range(2):
        kept = open_base(file, tmp_path / "cache", large=1)
        assert isinstance(kept, KeptBase)
        assert tuple(kept.facts) == (*reviews, *facts)
        checker = Checker(kept)
        assert answers_of(checker, claims[::6]) == answers_of(alone, claims[::6])
        assert _verdicts(checker, cases) == _verdicts(Checker(FactBase((*reviews, *facts))), cases)
    first = EVERY[0]
    assert checker.check_claim(first["statement"]).verdict is Verdict.CONTRADICTED
    checker.put(replace(reviews[0], review=Rating(Truth.TRUE)))
    assert checker.check_claim(first["statement"]).verdict is Verdict.SUPPORTED
    checker.retire(reviews[0].id)
    assert checker.check_claim(first["statement"]).verdict is Verdict.NOT_FOUND


def _first_of_each() -> Iterable[tuple[int, Case]]:
    """A case for each reviewed statement of the tables, numbered."""
    return enumerate({case["statement"]: case for case in EVERY}.values(), start=1)


def _verdicts(checker: Checker, cases: Iterable[Case]) -> list[tuple[Verdict, str | None]]:
    return [(answer.verdict, answer.fact_id) for answer in (checker.check_claim(case["claim"]) for case in cases)]
