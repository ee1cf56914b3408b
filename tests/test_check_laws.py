"""Laws of checking: no text makes it fail, nothing random is confirmed, and no order of anything matters.

The hostile texts are tests/cases/hostile.jsonl.
"""

import json
import random
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.answers import Abstention, Answer, Verdict
from facts.base import Fact, FactBase
from facts.check import MAX_SENTENCES, Checker, compare
from facts.evaluation import Article
from facts.files import load_curated
from facts.quantities import Kind, read_quantities
from tests.labelled import articles_of, checker_of
from tests.made import answers_of, made
from tests.sampling import sampled, sized, spread
from tests.tables import Case, cases_of, jumble_of, read_table

CLAIMS = [case["claim"] for case in read_table("check_curated.jsonl")]
FACTS = [(checker_of(article), fact) for article in articles_of("fit") for fact in article.base.facts]
COMPARED = read_table("compare.jsonl")
EXACT = st.integers(2, 10**6).map(lambda number: number * 10 + 1)  # given to the last digit
CONVERTED = [("{} tonnes", "{} kg", 1000), ("{} kg", "{} grams", 1000), ("{} litres", "{} ml", 1000)]
ANSWERED = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.OUTDATED)
CHARACTERS = st.characters(codec=None)  # every one, lone surrogates among them
MARKED = st.text(st.sampled_from("😡👨\u200d👩🏳️\u200b\u200f\u202e\u2066\ud800\udfffابג<>&*_`[]()#@0123456789.,%£-\n "))
NONSENSE = st.lists(st.sampled_from(jumble_of("nonsense")), max_size=40).map(" ".join)
NEWS = st.lists(st.sampled_from(jumble_of("news")), max_size=30).map(" ".join)


@cache
def shipped() -> Checker:
    """The checker of the base that ships."""
    return Checker(load_curated())


def assert_lawful(answer: Answer) -> None:
    """What holds for every answer."""
    is_found = answer.verdict is not Verdict.NOT_FOUND
    assert 0.0 <= answer.confidence_score <= 1.0
    assert (answer.fact_id is not None) is is_found
    assert (answer.statement is not None) is is_found
    assert (answer.source is not None) is is_found
    assert answer.reason
    assert is_found or answer.reason in set(Abstention)
    assert answer.mixed_up_with is None or answer.verdict is Verdict.CONTRADICTED
    assert answer.fact_id != answer.mixed_up_with or answer.fact_id is None
    assert json.loads(json.dumps(answer.to_dict()))["verdict"] == answer.verdict


def check_both_ways(text: str) -> list[Answer]:
    """The answers to a text as one claim and as a message, each lawful and each within the text."""
    answers = [shipped().check_claim(text), *shipped().check_message(text)]
    assert len(answers) >= 2
    for answer in answers:
        assert_lawful(answer)
        assert 0 <= answer.span[0] <= answer.span[1] <= len(text)
    assert answers[0].claim == text
    return answers


@given(st.text(CHARACTERS) | MARKED | NONSENSE)
def test_nothing_random_is_answered(text: str) -> None:
    """Whatever is typed gets a lawful answer, and a text about nothing is neither confirmed nor denied."""
    assert not any(answer.verdict in ANSWERED for answer in check_both_ways(text))


@given(NEWS)
def test_words_of_the_base_in_any_order_make_no_failure(text: str) -> None:
    """Jumbled words and figures of the base's own facts get lawful answers."""
    check_both_ways(text)


@settings(max_examples=50)
@given(st.text(CHARACTERS) | NONSENSE | NEWS, st.text(CHARACTERS) | NONSENSE | NEWS)
def test_any_two_texts_can_be_held_against_each_other(statement: str, claim: str) -> None:
    """compare never fails, whatever stands for the statement and for the claim."""
    assert_lawful(compare(statement, claim))


@given(st.sampled_from(CLAIMS), st.sampled_from(["", " ", "\n", "  \n\t", "\u200b", "\ufeff"]), st.booleans())
def test_space_around_a_claim_changes_nothing(claim: str, space: str, is_before: bool) -> None:
    """White space and invisible marks at either end leave verdict, fact and reason as they are."""
    text = space + claim if is_before else claim + space
    answer, plain = shipped().check_claim(text), shipped().check_claim(claim)
    assert (answer.verdict, answer.fact_id, answer.reason) == (plain.verdict, plain.fact_id, plain.reason)


@pytest.mark.parametrize("case", cases_of("hostile.jsonl", "name"))
@pytest.mark.parametrize("most_times", sized(3_000, 100_000))
def test_a_hostile_text_gets_a_harmless_answer(case: Case, most_times: int) -> None:
    """Empty, endless, invisible, broken, markup, code, monstrous numbers: each verdict is one that the table allows."""
    for answer in check_both_ways(case["text"] * min(case["times"], most_times)):
        assert answer.verdict in case["verdicts"]
        assert "fact_id" not in case or answer.fact_id == case["fact_id"]


def test_a_long_message_is_read_up_to_its_limit() -> None:
    """What stands within the first sentences is answered, each once; what comes after is not read."""
    filler, claim = "The weather is nice today.", "The NCA is hiring 1,000 officers."
    within = " ".join([claim] + [filler] * (MAX_SENTENCES - 2) + [claim])
    beyond = " ".join([filler] * MAX_SENTENCES + [claim] * 3000)
    assert len(beyond) > 100_000
    assert [answer.fact_id for answer in shipped().check_message(within)] == ["nca-officers"] * 2
    assert [answer.verdict for answer in shipped().check_message(beyond)] == [Verdict.NOT_FOUND]


def test_the_order_of_facts_does_not_matter() -> None:
    """A base whose facts stand in another order gives the same answers, whole."""
    facts = list(load_curated().facts)
    wanted = [shipped().check_claim(claim) for claim in CLAIMS]
    for seed in (1, 2, 3):
        random.Random(seed).shuffle(facts)
        checker = Checker(FactBase(tuple(facts)))
        assert [checker.check_claim(claim) for claim in CLAIMS] == wanted


@pytest.mark.parametrize("seed", spread(range(9), 4))
def test_no_order_matters_in_an_indexed_base(seed: int) -> None:
    """Facts in any order, some doubled under other ids and so equally near; claims in any order, on any threads."""
    chance = random.Random(seed)
    count, is_threaded = chance.randint(40, 400), seed % 3 == 0
    facts, claims = made(400)
    facts = (*facts[:count], *(replace(fact, id=f"{fact.id}-too") for fact in facts[: count // 4]))
    claims = claims[:count:9]
    wanted = dict(zip(claims, answers_of(Checker(FactBase(facts)), claims), strict=True))
    checker = Checker(FactBase(tuple(chance.sample(facts, len(facts)))))
    asked = chance.sample(claims, len(claims))
    if is_threaded:
        with ThreadPoolExecutor(4) as threads:
            answers = list(threads.map(lambda claim: checker.check_claim(claim.text), asked))
    else:
        answers = answers_of(checker, asked)
    assert dict(zip(asked, answers, strict=True)) == wanted


def test_the_order_of_claims_does_not_matter() -> None:
    """What was asked before has no bearing on an answer."""
    checker = Checker(load_curated())
    backwards = [checker.check_claim(claim) for claim in reversed(CLAIMS)]
    assert backwards[::-1] == [shipped().check_claim(claim) for claim in CLAIMS]


@pytest.mark.parametrize("articles", sampled(articles_of("test")[::3], 5))
def test_threads_get_the_same_answers(articles: tuple[Article, ...]) -> None:
    """A fresh checker shared by eight threads answers as one that is asked in turn, and so do those of other bases."""
    labelled = [(article, case.claim) for article in articles for case in article.claims]
    wanted = [shipped().check_claim(claim) for claim in CLAIMS]
    fresh = Checker(load_curated())
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(fresh.check_claim, CLAIMS)) == wanted
        side_by_side = list(threads.map(lambda asked: checker_of(asked[0]).check_claim(asked[1]), labelled))
    assert side_by_side == [checker_of(article).check_claim(claim) for article, claim in labelled]


@given(st.sampled_from(FACTS), st.integers(2, 9), st.data())
def test_a_fact_with_another_figure_is_never_confirmed(
    fact: tuple[Checker, Fact], factor: int, data: st.DataObject
) -> None:
    """In a fact's own words, one figure several times too big: contradicted or not answered, and never supported."""
    checker, statement = fact[0], fact[1].statement
    counted = [q for q in read_quantities(statement) if q.kind is Kind.COUNT and q.text.isdecimal() and q.value]
    if counted:
        quantity = data.draw(st.sampled_from(counted))
        start, end = quantity.span
        claim = f"{statement[:start]}{int(quantity.text) * factor}{statement[end:]}"
        assert checker.check_claim(claim).verdict is not Verdict.SUPPORTED, claim


@pytest.mark.parametrize(
    "case", spread((case for case in COMPARED if "known" not in case), 15), ids=lambda case: case["claim"]
)
def test_spaces_around_marks_change_no_verdict(case: Case) -> None:
    """Text as taggers write it ("£ 41 , 900", "12 %", "Norvik 's") is judged as people write it, on either side."""
    verdict = compare(case["statement"], case["claim"]).verdict
    assert compare(case["statement"], spaced(case["claim"])).verdict is verdict
    assert compare(spaced(case["statement"]), case["claim"]).verdict is verdict


def spaced(text: str) -> str:
    """A text with a space on either side of each mark."""
    return " ".join(re.sub(r"([,;:!?%£$€()\"]|'s\b|(?<=\w)\.$)", r" \1 ", text).split())


@given(EXACT, st.floats(0.3, 3.0) | st.sampled_from([1.0, 1.02]))
def test_which_of_two_exact_figures_is_claimed_makes_no_difference(number: int, factor: float) -> None:
    """Two sentences that differ in one figure given to its last digit: each says of the other what that says of it."""
    one, other = (f"Norvik harbour has {n:,} berths." for n in (number, max(1, round(number * factor)) // 10 * 10 + 1))
    assert compare(one, other).verdict is compare(other, one).verdict


@given(EXACT, st.floats(0.85, 1.15))
def test_a_looser_claim_is_never_denied_where_a_stricter_is_confirmed(number: int, factor: float) -> None:
    """Supported stays supported with "around" on either side, and "more than" implies "at least"."""
    statement, claimed = f"Norvik harbour has {number:,} berths.", max(2, round(number * factor))
    verdicts = {
        hedge: compare(statement, f"Norvik harbour has {hedge} {claimed:,} berths").verdict
        for hedge in ("", "around", "more than", "at least", "fewer than", "at most")
    }
    for stricter, looser in (("", "around"), ("more than", "at least"), ("fewer than", "at most")):
        assert verdicts[stricter] is not Verdict.SUPPORTED or verdicts[looser] is Verdict.SUPPORTED


@given(st.integers(1, 900), st.sampled_from(CONVERTED), st.integers(2, 9))
def test_units_convert_in_a_sentence(number: int, units: tuple[str, str, int], wrong: int) -> None:
    """The same amount in another unit is supported both ways; several times as much is contradicted."""
    large, small, factor = units
    one = f"The Norvik ferry carries {large.format(number)} of grain."
    other = f"the Norvik ferry carries {small.format(f'{number * factor:,}')} of grain"
    assert compare(one, other).verdict is Verdict.SUPPORTED
    assert compare(other, one).verdict is Verdict.SUPPORTED
    more = f"the Norvik ferry carries {small.format(f'{number * factor * wrong:,}')} of grain"
    assert compare(one, more).verdict is Verdict.CONTRADICTED
