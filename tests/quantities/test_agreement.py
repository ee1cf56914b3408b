"""Agreement of a claimed figure with a fact's: every value rule (tests/cases/agreement.jsonl), and its laws."""

import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.quantities import Quantity, read_quantities
from facts.quantities.agreement import Agreement, compare
from tests.quantities.test_laws import spelled

FILE = Path(__file__).parent.parent / "cases" / "agreement.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
NAMES = [f"{case['rule']}: {case['claim']} | {case['fact']}" for case in CASES]

NUMBERS = st.integers(2, 10**9)
POWERS = st.integers(0, 6)
HEDGES = ["", "exactly", "around", "nearly", "just over", "more than", "at least", "fewer than", "at most", "up to"]
CLAIM_HEDGES = st.sampled_from(HEDGES)
UNITS = [
    ("{} km", "{} m", 1000),
    ("{} tonnes", "{} kg", 1000),
    ("{} GW", "{} MW", 1000),
    ("{} hectares", "{} square metres", 10_000),
    ("{} weeks", "{} days", 7),
    ("{} years", "{} months", 12),
    ("£{}", "{} pence", 100),
    ("{} hours", "{} minutes", 60),
    ("£{} million", "£{},000", 1000),
]


def read_one(text: str) -> Quantity:
    """The one quantity of a text."""
    (quantity,) = read_quantities(text)
    return quantity


def agree(claim: str, fact: str) -> str | None:
    """How the figure of one text stands to that of another, as the table writes it."""
    found = compare(read_one(claim), read_one(fact))
    return found.value if found else None


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_claimed_figure_stands_to_the_facts_as_the_rule_says(case: dict[str, Any]) -> None:
    """Each line holds; null: the two measure different things. "/" joins what the rules leave open."""
    found = agree(case["claim"], case["fact"])
    assert found in (case["expected"].split("/") if case["expected"] else [None])


def test_the_table_says_no_more_often_than_it_says_yes() -> None:
    """At least half of the table is about figures that do not agree, and each pair stands in it once."""
    count = Counter(case["expected"] for case in CASES)
    assert count["agrees"] <= len(CASES) * 0.55
    assert len({(case["claim"], case["fact"]) for case in CASES}) == len(CASES)


@given(CLAIM_HEDGES, NUMBERS, st.sampled_from(["{} ships", "{}%", "£{}", "{} km", "{} weeks"]))
def test_a_figure_agrees_with_itself(hedge: str, number: int, pattern: str) -> None:
    """Whatever is said in the same words agrees."""
    text = f"{hedge} {pattern.format(number)}"
    assert agree(text, text) == "agrees"


@given(
    st.sampled_from(["dozens of", "hundreds of", "several hundred", "thousands of", "a couple of", "between 3 and 900"])
)
def test_a_figure_without_a_number_agrees_with_itself(words: str) -> None:
    """Words that name no one number agree with themselves."""
    assert agree(f"{words} ships", f"{words} ships") == "agrees"


@given(st.integers(1, 999), CLAIM_HEDGES, NUMBERS)
def test_how_a_number_is_written_never_matters(thousands: int, hedge: str, other: int) -> None:
    """12k, 12,000, 12 000, 12000, twelve thousand and 12 thousand are one number, as a claim and as a fact."""
    number = thousands * 1000
    ways = [
        f"{thousands}k",
        f"{number:,}",
        f"{number:,}".replace(",", " "),
        str(number),
        spelled(number),
        f"{thousands} thousand",
    ]
    assert len({agree(f"{hedge} {way} ships", f"{other:,} ships") for way in ways if not is_year(way)}) == 1
    assert len({agree(f"{other:,} ships", f"{hedge} {way} ships") for way in ways if not is_year(way)}) == 1


def is_year(written: str) -> bool:
    """Four plain digits may be read as a year."""
    return len(written) == 4 and written.isdigit()


@given(st.integers(1, 999), st.sampled_from(UNITS), CLAIM_HEDGES)
def test_converting_a_unit_changes_nothing(number: int, unit: tuple[str, str, int], hedge: str) -> None:
    """The same amount in another unit agrees both ways, whatever the hedge; a tenth more does not."""
    pattern, other, factor = unit
    large, small = pattern.format(number), other.format(f"{number * factor:,}")
    assert agree(f"{hedge} {large}", f"{hedge} {small}") == "agrees"
    assert agree(f"{hedge} {small}", f"{hedge} {large}") == "agrees"
    assert agree(pattern.format(number * 3), small) == "differs"
    assert agree(other.format(f"{number * factor * 3:,}"), large) == "differs"


@given(NUMBERS, NUMBERS | st.floats(0.85, 1.15))
def test_what_agrees_plainly_agrees_around(number: int, other: float) -> None:
    """A hedge of "around" on either side makes nothing disagree that agreed without it."""
    fact = round(number * other) if isinstance(other, float) else other
    claim, told = f"{number:,} ships", f"{fact:,} ships"
    if agree(claim, told) == "agrees":
        assert agree(f"around {claim}", told) == "agrees"
        assert agree(claim, f"around {told}") == "agrees"
        assert agree(f"around {claim}", f"around {told}") == "agrees"


@given(NUMBERS, st.floats(0.4, 2.5))
def test_a_stricter_bound_never_agrees_where_a_looser_fails(number: int, factor: float) -> None:
    """ "More than" is never met where "at least" is not, "fewer than" never where "at most" is not."""
    fact = f"{max(2, round(number * factor)):,} ships"
    assert agree(f"more than {number:,} ships", fact) in (agree(f"at least {number:,} ships", fact), "differs")
    assert agree(f"fewer than {number:,} ships", fact) in (agree(f"at most {number:,} ships", fact), "differs")


@given(NUMBERS, NUMBERS)
def test_bounds_mirror_one_another(number: int, other: int) -> None:
    """ "More than A" of B says just as much as "fewer than B" of A."""
    assert agree(f"more than {number:,} ships", f"{other:,} ships") == agree(
        f"fewer than {other:,} ships", f"{number:,} ships"
    )
    assert agree(f"at least {number:,} ships", f"{other:,} ships") == agree(
        f"at most {other:,} ships", f"{number:,} ships"
    )


@given(NUMBERS.map(lambda n: n * 10 + 1), NUMBERS.map(lambda n: n * 10 + 1))
def test_figures_given_to_the_last_digit_agree_both_ways(number: int, other: int) -> None:
    """Two figures without trailing zeros: which is the claim and which the fact makes no difference."""
    assert agree(f"{number:,} ships", f"{other:,} ships") == agree(f"{other:,} ships", f"{number:,} ships")


@given(CLAIM_HEDGES, st.sampled_from(["", "around", "at least"]), st.integers(2, 9999), st.floats(0.4, 2.5), POWERS)
def test_agreement_is_the_same_at_every_magnitude(
    hedge: str, facts_hedge: str, number: int, factor: float, power: int
) -> None:
    """Ten times as much on both sides is judged alike."""
    other = max(2, round(number * factor))
    small = agree(f"{hedge} {number:,} ships", f"{facts_hedge} {other:,} ships")
    scale = 10**power
    assert agree(f"{hedge} {number * scale:,} ships", f"{facts_hedge} {other * scale:,} ships") == small


@given(st.lists(st.sampled_from([case["claim"] for case in CASES]), min_size=2, max_size=2))
def test_what_can_be_compared_can_be_compared_both_ways(texts: list[str]) -> None:
    """Whether two figures measure one thing does not depend on which is claimed; comparing any two never fails."""
    one, other = read_one(texts[0]), read_one(texts[1])
    assert (compare(one, other) is None) == (compare(other, one) is None)


@given(NUMBERS, CLAIM_HEDGES)
def test_a_thousand_times_as_much_never_agrees(number: int, hedge: str) -> None:
    """A figure with three zeros too many is never called right."""
    big, small = f"{hedge} {number * 1000:,} ships", f"{number:,} ships"
    assert agree(big, small) != Agreement.AGREES.value
    assert agree(f"{hedge} {small}", f"{number * 1000:,} ships") != Agreement.AGREES.value


BOUNDS = ["", "more than", "at least", "fewer than", "at most"]


def ends_of(hedge: str, number: int) -> tuple[float, float]:
    """The least and the greatest whole number that a bound leaves open."""
    return {
        "": (number, number),
        "more than": (number + 1, math.inf),
        "at least": (number, math.inf),
        "fewer than": (-math.inf, number - 1),
        "at most": (-math.inf, number),
    }[hedge]


@given(
    st.sampled_from(BOUNDS), NUMBERS, st.sampled_from(BOUNDS), st.floats(0.2, 4.0) | st.sampled_from([0.95, 1, 1.05])
)
def test_bounds_are_ranges(hedge: str, number: int, facts_hedge: str, factor: float) -> None:
    """What the fact leaves open within the claim's range is never denied; what lies wholly outside is never confirmed.

    The one exception is the fact's own bound without its hedge: "over 350" stands for 350.
    """
    number, other = number * 10 + 1, max(1, round(number * factor)) * 10 + 1
    found = agree(f"{hedge} {number:,} ships", f"{facts_hedge} {other:,} ships")
    (low, high), (least, most) = ends_of(hedge, number), ends_of(facts_hedge, other)
    if low <= least and most <= high:
        assert found != "differs"
    elif (most < low or high < least) and not (number == other and not hedge):
        assert found == "differs"
