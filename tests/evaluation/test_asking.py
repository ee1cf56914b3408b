"""Asking: the three ways, over a small article."""

from facts.answers import Verdict
from facts.base import FactBase
from facts.evaluation import ask_among, ask_others, ask_own, read_articles, score
from facts.files import load_curated
from tests.labelled import CLAIMS
from tests.tables import CASES

BAKERY = CASES / "evaluation" / "bakery"
TELESCOPE = CLAIMS / "fit" / "telescope"


def test_own_claims_are_asked_of_their_own_base() -> None:
    """Each claim of the bakery gets its right answer from the bakery's facts."""
    outcomes = ask_own(read_articles([BAKERY]))
    assert [outcome.is_right for outcome in outcomes] == [True] * 4
    assert {outcome.base for outcome in outcomes} == {"bakery"}


def test_others_are_asked_of_every_base_but_their_own() -> None:
    """Each pair of a claim and another base once, and not_found is what is right."""
    articles = read_articles([BAKERY, TELESCOPE])
    outcomes = ask_others(articles)
    assert len(outcomes) == sum(len(article.claims) for article in articles)
    assert all(outcome.base != outcome.case.article for outcome in outcomes)
    assert all(outcome.case.verdicts == {Verdict.NOT_FOUND} for outcome in outcomes)
    assert score(outcomes).answered == score(outcomes).harmful == 0


def test_foreign_facts_change_no_label() -> None:
    """Among the facts of two other bases each claim is about its own facts still, even where ids are the same."""
    articles = read_articles([BAKERY])
    foreign = FactBase((*load_curated().facts, *articles[0].base.facts[:0]))
    outcomes = ask_among(articles, foreign)
    assert [outcome.is_right for outcome in outcomes] == [True] * 4
    assert outcomes[0].answer.fact_id == "bakery/orrin-loaves"
    doubled = ask_among(articles, articles[0].base)
    assert len(doubled) == 4
