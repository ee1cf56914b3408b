"""ClaimReview: reviews in pages and feeds, what their ratings come to, and what is told of those left out."""

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.claimreview import Review, read_reviews
from facts.claimreview.fields import read_number, read_text
from facts.claimreview.ratings import truth_of_numbers, truth_of_words
from facts.errors import InputError
from facts.rating import Truth
from tests.tables import CASES, Case, cases_of

FIELDS = st.sampled_from(
    ["@type", "@id", "@graph", "claimReviewed", "reviewRating", "ratingValue", "alternateName", "author", "name", "url"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=5),
    max_leaves=12,
)


def read_case(name: str) -> str:
    """The text of a file of cases."""
    return (CASES / "claimreview" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", cases_of("claimreview/ratings.jsonl", "rating"))
def test_words_of_a_rating_come_to_a_truth(case: Case) -> None:
    """What fact-checkers call things comes to true, false, mixed or unknown; unknown wherever that is in doubt."""
    assert truth_of_words(case["rating"]) == case["truth"]


@pytest.mark.parametrize("case", cases_of("claimreview/scales.jsonl", "value"))
def test_numbers_of_a_rating_come_to_a_truth(case: Case) -> None:
    """A value near an end of its own scale is true or false, in the middle mixed; anything else is unknown."""
    value, worst, best = (read_number(case[key]) for key in ("value", "worst", "best"))
    assert truth_of_numbers(value, worst, best) == case["truth"]


def test_reviews_are_read_from_a_page() -> None:
    """Each script counts, a graph's references too; what is broken among them is told and costs nothing else."""
    found = read_reviews(read_case("page.html"), "page.html")
    assert found.reviews == (
        Review(
            claim="Norvik port has 600 pilots & 40 tugs",
            truth=Truth.FALSE,
            rating="False",
            claimant="Ana Prell",
            claimed_on=date(2026, 3, 2),
            publisher="Port Checks",
            url="https://checks.example/norvik-pilots",
            published=date(2026, 3, 5),
            title="Does Norvik port have 600 pilots?",
        ),
        Review(
            claim="The ferry takes nine hours",
            truth=Truth.TRUE,
            rating="5",
            claimant="Norvik Ferries",
            publisher="Port Checks",
            author="Jo Lund",
            url="https://checks.example/ferry",
        ),
    )
    assert found.faults == (
        "page.html, script 4: no JSON from line 1, character 43 on; see whether it is cut off",
        "page.html, script 3, @graph 3: claimReviewed is missing; write the claim there",
    )


def test_reviews_are_read_from_a_feed() -> None:
    """Items of each element, several or one; a copy by publisher, address and claim is counted and not kept."""
    found = read_reviews(read_case("feed.json"), "feed.json")
    assert [(review.claim, review.truth, review.rating) for review in found.reviews] == [
        ("Norvik port has 600 pilots", Truth.FALSE, "Pants on Fire"),
        ("The quay is half a mile long", Truth.MIXED, "Mixture"),
    ]
    assert found.reviews[1].published is None  # the 30th of February
    assert found.doubles == 1
    (fault,) = found.faults
    assert fault.startswith("feed.json, dataFeedElement 3, item 1: neither url nor publisher nor author")


@pytest.mark.parametrize("case", cases_of("claimreview/broken.jsonl", "name"))
def test_what_cannot_be_read_is_one_clear_line(case: Case) -> None:
    """Where nothing can be read, one line names the file and says what to do."""
    with pytest.raises(InputError) as raised:
        read_reviews(case["text"] * case.get("times", 1), "some.html")
    line = str(raised.value)
    assert line.startswith("some.html")
    assert case["says"] in line
    assert "\n" not in line


def test_what_no_database_takes_is_taken_out() -> None:
    """NULs and half characters, also where they are written as entities."""
    for text in ("7\0tugs", "7\ud800tugs", "7&#0;tugs", "7&#xd800;tugs"):
        assert read_text(text) == "7\ufffdtugs"


def test_words_go_before_numbers() -> None:
    """A scale that runs the other way does not make a false claim true; numbers speak only where no word does."""
    rated = {"ratingValue": 5, "worstRating": 1, "bestRating": 5}
    review = {"@type": "ClaimReview", "claimReviewed": "a claim", "author": "Checks"}
    for words, truth in (
        ({"alternateName": "Falso"}, Truth.UNKNOWN),
        ({"alternateName": "False"}, Truth.FALSE),
        ({}, Truth.TRUE),
    ):
        (found,) = read_reviews(json.dumps({**review, "reviewRating": {**rated, **words}}), "x").reviews
        assert found.truth is truth


@given(JSON | st.text())
def test_nothing_makes_reading_fail(data: object) -> None:
    """Whatever stands in a piece of JSON or in a page, reviews or an InputError come of it."""
    for text in (json.dumps(data), f'<script type="application/ld+json">{json.dumps(data)}</script>', str(data)):
        with suppress(InputError):
            assert all(review.claim for review in read_reviews(text, "made").reviews)


def test_no_rating_is_listed_under_two_meanings() -> None:
    """A phrase of the data file means one thing."""
    section, seen = "", dict[str, str]()
    for line in (CASES.parent.parent / "facts" / "claimreview" / "ratings.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line[1:-1]
        elif line and not line.startswith("#") and section != "turning":
            for phrase in line.split(", "):
                assert seen.setdefault(phrase.strip("!?"), section) == section, phrase
