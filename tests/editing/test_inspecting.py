"""What somebody is told of a fact before it is saved: figures, doubles, contradictions, and what is missing."""

from dataclasses import replace

import pytest

from facts.base import FactBase
from facts.check import Checker
from facts.editing import Lack, inspect, try_phrasing
from facts.evaluation import Article
from facts.files import load_curated
from facts.quantities import Hedge
from facts.rating import Rating, Truth
from tests.editing.made import CRANES, FACTS, FERRY, GAZETTE, PILOTS, make_checker, make_fact
from tests.labelled import articles_of
from tests.made import made
from tests.sampling import sampled


def ids(statement: str) -> tuple[list[str], list[str]]:
    """The doubles and contradictions of a new fact that says this."""
    found = inspect(make_fact(statement), make_checker())
    return [other.fact.id for other in found.doubles], [other.fact.id for other in found.contradictions]


@pytest.mark.parametrize(
    ("statement", "double"),
    [
        ("Around 60 more pilots will be hired by the port of Norvik.", PILOTS.id),
        ("The port in Norvik plans to recruit about 60 additional pilots.", PILOTS.id),
        ("In 2025 the ferry of Norvik carried 1,200,000 passengers.", FERRY.id),
        ("There are 14 cranes at Norvik port.", CRANES.id),
        ("Norvik port has fourteen cranes.", CRANES.id),
    ],
)
def test_a_double_is_found_in_other_words(statement: str, double: str) -> None:
    """The same figure of the same thing."""
    assert ids(statement) == ([double], [])


@pytest.mark.parametrize(
    ("statement", "contradicted"),
    [
        ("Around 80 more pilots will be hired by the port of Norvik.", PILOTS.id),
        ("Norvik port will hire 600 pilots.", PILOTS.id),
        ("The Norvik ferry carried 2.1 million people in 2025.", FERRY.id),
        ("Norvik port has 40 cranes.", CRANES.id),
    ],
)
def test_a_contradiction_is_found_in_other_words(statement: str, contradicted: str) -> None:
    """Another figure of the same thing."""
    assert ids(statement) == ([], [contradicted])


@pytest.mark.parametrize(
    "statement",
    [
        "Sandvik port has 40 cranes.",
        "Norvik port has 40 tugs.",
        "The Norvik ferry burned 3,000 tonnes of fuel in 2025.",
        "Pilots at Norvik airport earn 60,000 kroner a month.",
        "The strike at Norvik university lasted two weeks.",
        "Parking in Norvik costs 40 kroner an hour.",
    ],
)
def test_another_thing_is_neither(statement: str) -> None:
    """Another place, another object, another attribute."""
    assert ids(statement) == ([], [])


def test_a_double_does_not_hide_a_contradiction() -> None:
    """Both are told, with the figures that were held against each other."""
    checker = make_checker(PILOTS, make_fact("The port of Norvik will recruit 90 pilots.", "more-pilots"))
    found = inspect(make_fact("Norvik port is going to hire around 60 pilots."), checker)
    assert [other.fact.id for other in found.doubles] == [PILOTS.id]
    (other,) = found.contradictions
    assert other.fact.id == "more-pilots"
    assert other.ours is not None
    assert other.theirs is not None
    assert (other.ours.value, other.theirs.value) == (60, 90)


def test_what_it_supersedes_may_differ() -> None:
    """Neither the older nor the newer value of the same thing is a contradiction, nor is the fact itself a double."""
    newer = replace(make_fact("Norvik port has 18 cranes.", "cranes-2026"), supersedes=CRANES.id)
    checker = make_checker(*FACTS, newer)
    for fact in (newer, CRANES, replace(newer, statement="Norvik port has 20 cranes.")):
        found = inspect(fact, checker)
        assert (found.doubles, found.contradictions) == ((), ())
    (other,) = inspect(replace(newer, id="new", supersedes=None), make_checker()).contradictions
    assert other.fact == CRANES
    found = inspect(replace(newer, id="new", supersedes=CRANES.id), make_checker())
    assert found.contradictions == ()


def test_what_is_read_and_what_is_missing() -> None:
    """The figures with their hedge; no quote, no link; a figure that the quote does not have."""
    found = inspect(PILOTS, make_checker())
    assert [(figure.value, figure.hedge) for figure in found.figures] == [(60, Hedge.AROUND)]
    assert (found.lacks, found.unquoted) == ((), ())
    found = inspect(replace(PILOTS, quote="it will hire 50"), make_checker())
    assert [figure.value for figure in found.unquoted] == [60]
    bare = replace(PILOTS, quote=None, source=replace(GAZETTE, url=None, title=""))
    found = inspect(bare, make_checker())
    assert (found.lacks, found.unquoted) == ((Lack.QUOTE, Lack.TITLE, Lack.URL), ())


@pytest.mark.parametrize("articles", sampled(articles_of("fit"), 12))
def test_false_alarms_are_rare(articles: tuple[Article, ...]) -> None:
    """Facts of one article, about one subject, hardly ever alarm: a double in 250 at most, a contradiction in 30."""
    doubles = contradictions = facts = 0
    for base in [load_curated(), *(article.base for article in articles)]:
        checker = Checker(base)
        for fact in base.facts:
            found = inspect(fact, checker)
            facts, doubles = facts + 1, doubles + len(found.doubles)
            contradictions += len(found.contradictions)
    assert doubles * 250 <= facts
    assert contradictions * 30 <= facts


def test_in_a_large_base_it_is_found_as_well() -> None:
    """The double and the contradiction among many others; the base stays as it is."""
    facts, _ = made(160)
    checker = Checker(FactBase((*facts, *FACTS)))
    found = inspect(make_fact("There are 14 cranes at Norvik port."), checker)
    assert [other.fact for other in found.doubles] == [CRANES]
    found = inspect(make_fact("There are 40 cranes at Norvik port."), checker)
    assert [other.fact for other in found.contradictions] == [CRANES]
    assert checker.check_claim("Norvik port has 14 cranes").fact_id == CRANES.id


def test_a_rated_claim_is_looked_at_for_what_it_is() -> None:
    """One that was rated false contradicts the facts, and stands in no quote; to a fact it is no double."""
    false = replace(make_fact("Norvik port has 40 cranes."), quote=None, review=Rating(Truth.FALSE))
    found = inspect(false, make_checker())
    assert ([figure.text for figure in found.figures], found.doubles, found.contradictions) == (["40"], (), ())
    assert (found.lacks, found.unquoted) == ((), ())
    for truth in Truth:
        review = replace(make_fact("The pier is 90 metres long.", "pier"), review=Rating(truth))
        told = inspect(make_fact("The pier is 90 metres long."), make_checker(*FACTS, review))
        assert (told.doubles, told.contradictions) == ((), ())


def test_phrasings_are_tried_on_a_rated_claim() -> None:
    """With the rating as it would be; the checker itself keeps the one that it has."""
    claim = "The pier is 90 metres long."
    false = replace(make_fact(claim, "pier"), review=Rating(Truth.FALSE))
    checker = make_checker(*FACTS, false)
    assert try_phrasing(claim, replace(false, review=Rating(Truth.TRUE)), checker).verdict == "supported"
    assert checker.check_claim(claim).verdict == "contradicted"
    hidden = checker.branch()
    hidden.hide("pier")
    assert hidden.check_claim(claim).verdict == "not_found"
