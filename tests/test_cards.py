"""One answer's card: its heading, why it is contradicted, what other facts say, and the claim it repeats."""

from dataclasses import replace

import pytest

from bot.replies import render_plain
from bot.replies.markup import count_units
from facts.answers import Account, Fault, Relation, Verdict
from facts.quantities import Hedge, Quantity
from tests.telegram.small_checker import AROUND_100, CONTRADICTED, OFFICERS, SOURCE, SUPPORTED, make_quantity
from tests.test_replies import LATER, TEXTS, render

POST = replace(SOURCE, id="other", publisher="Post")
AGREES, DIFFERS, NEWER, EARLIER = (
    Account(
        relation, f"beds-{held[0]}", f"There were {held[0]} beds.", replace(SOURCE, id="other", publisher="Post"), held
    )
    for relation, held in (
        (Relation.AGREES, (2024, 8, 20)),
        (Relation.DIFFERS, (2025, 2, None)),
        (Relation.NEWER, (2026, None, None)),
        (Relation.EARLIER, (2023, 5, 1)),
    )
)


@pytest.mark.parametrize(
    ("verdict", "accounts", "heading"),
    [
        (Verdict.SUPPORTED, (), "by the source"),
        (Verdict.SUPPORTED, (AGREES,), "by two sources"),
        (Verdict.SUPPORTED, (AGREES, AGREES), "by several sources"),
        (Verdict.SUPPORTED, (AGREES, DIFFERS), "by one source, but another differs"),
        (Verdict.SUPPORTED, (NEWER,), "by the source"),
        (Verdict.CONTRADICTED, (AGREES,), "by two sources"),
        (Verdict.CONTRADICTED, (DIFFERS,), "by the sources, which differ among themselves"),
    ],
)
def test_the_heading_says_how_many_sources(verdict: Verdict, accounts: tuple[Account, ...], heading: str) -> None:
    """One, two or several; and where they differ, that comes first of all."""
    answer = replace(SUPPORTED, verdict=verdict, held=(2024, 8, 21), accounts=accounts)
    assert render(answer).html.splitlines()[0].endswith(heading)


def test_other_facts_about_the_same_thing_are_told_with_their_dates() -> None:
    """The newer value and other sources with statement, source and date; what held before with figure and date."""
    earlier = replace(EARLIER, figure=make_quantity("2,000", 2000))
    answer = replace(CONTRADICTED, held=(2024, 8, 21), accounts=(AGREES, DIFFERS, NEWER, earlier))
    text = render_plain([answer], today=LATER)
    assert f"The same says Post ({SOURCE.url}), 20 August 2024: There were 2024 beds." in text
    assert f"A newer source differs, Post ({SOURCE.url}), February 2025: There were 2025 beds." in text
    assert f"Newer, Post ({SOURCE.url}), 2026: There were 2026 beds." in text
    assert "At other times: 2,000 (1 May 2023)." in text


@pytest.mark.parametrize("fault", list(Fault))
def test_a_contradiction_says_what_is_wrong(fault: Fault) -> None:
    """Where "100, not 1,000" does not show it, a sentence does, and the source's statement stands in full."""
    lines = render(replace(CONTRADICTED, fault=fault)).html.splitlines()
    is_shown = "not 1,000" in lines[2]
    assert is_shown is (fault in (Fault.FIGURE, Fault.UNIT))
    assert is_shown or (lines[3] == TEXTS(f"why-{fault}") and OFFICERS.statement in lines[2])


@pytest.mark.parametrize(
    ("claimed", "correct", "heading"),
    [
        (None, AROUND_100, "The source’s figure"),
        (None, None, "What the source says"),
        (make_quantity("10", 10, Hedge.MORE_THAN), AROUND_100, "Nothing to confirm or deny"),
    ],
)
def test_a_question_gets_no_verdict(claimed: Quantity | None, correct: Quantity | None, heading: str) -> None:
    """The heading fits a question, a fact without figures, and a bound that says nothing."""
    answer = replace(SUPPORTED, verdict=Verdict.NO_FIGURE, claimed=claimed, correct=correct)
    assert heading in render(answer).html.splitlines()[0]


def test_the_echo_of_a_long_claim_shows_its_figure() -> None:
    """Of a claim too long to repeat, the part around the figure that was checked is shown."""
    talk = "You will not believe what they told us at the meeting in the village hall. " * 4
    claim = f"{talk}The NCA is hiring 1,000 officers. {talk}"
    at = claim.index("1,000")
    quantity = make_quantity("1,000", 1000)._replace(span=(at, at + 5))
    line = render(replace(CONTRADICTED, claim=claim, claimed=quantity)).html.splitlines()[1]
    assert "hiring 1,000 officers" in line
    assert line.startswith("Claim: “…")
    assert count_units(line) < 180


def test_a_mix_up_with_a_fact_that_is_told_anyway_is_told_once() -> None:
    """The newer value is not called a mix-up as well."""
    newer = replace(NEWER, fact_id="bsc-strength")
    assert "mix-up" not in render(replace(CONTRADICTED, held=(2024, 8, 21), accounts=(newer,))).html


def test_a_list_of_answers_names_each_source_once() -> None:
    """One source stands at the end; several get numbers; the same claim twice is told once."""
    other = replace(SUPPORTED, claim="the post is right", source=POST, fact_id="post")
    one = render(CONTRADICTED, SUPPORTED, SUPPORTED).html
    assert one.count("Civil Service World") == 1
    assert one.count("✔") == 1
    two = render(CONTRADICTED, SUPPORTED, other).html
    assert two.count("[1]") == 3
    assert two.count("[2]") == 2
    assert two.index("[2] <a") > two.index("[1] <a") > two.index("the post is right")


def test_a_list_of_answers_tells_newer_and_differing_values_and_why() -> None:
    """In a few words behind the figure."""
    newer, differing = (replace(a, figure=make_quantity("80", 80)) for a in (NEWER, DIFFERS))
    outdated = replace(SUPPORTED, verdict=Verdict.OUTDATED, held=(2024, 8, 21), accounts=(newer, differing))
    denied = replace(CONTRADICTED, claim="another", fault=Fault.NEGATION)
    html = render(outdated, denied).html
    assert "Newer: 80 (2026). Another source: 80 (February 2025)." in html
    assert TEXTS("why-negation") in html


def test_a_terminal_names_each_source_once() -> None:
    """Of several answers from one source the first has its line."""
    text = render_plain([CONTRADICTED, replace(SUPPORTED, claim="another")], today=LATER)
    assert text.count("Tevye Markson, 21 August 2024") == 1
