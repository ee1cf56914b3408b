"""How a text would be answered with a fact as it would be, and that nothing else notices."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from facts.answers import Verdict
from facts.base import Base, FactBase
from facts.check import Checker
from facts.editing import inspect, try_phrasing, with_fact
from facts.errors import BaseError
from facts.keeping.opening import open_base
from tests.editing.made import CRANES, FACTS, make_checker, make_fact
from tests.made import made, write_base
from tests.sampling import sampled

MADE, CLAIMS = made(120)


def make_base(keeping: str, folder: Path) -> Base:
    """A hundred facts, in memory or kept on disk."""
    if keeping == "in memory":
        return FactBase(MADE[:100])
    return open_base(write_base(folder / "facts.jsonl", MADE[:100]), folder / "cache", large=1)


def test_a_new_fact_answers_and_is_not_there() -> None:
    """A phrasing is answered by it; the checker itself knows nothing of it."""
    checker, fact = make_checker(), make_fact("Norvik port has nine tugs.")
    answer = try_phrasing("how many tugs does Norvik port have?", fact, checker)
    assert (answer.verdict, answer.fact_id) == (Verdict.NO_FIGURE, fact.id)
    assert try_phrasing("Norvik port has 12 tugs", fact, checker).verdict is Verdict.CONTRADICTED
    assert checker.check_claim("Norvik port has nine tugs").verdict is Verdict.NOT_FOUND
    assert len(checker.base) == len(FACTS)


def test_a_changed_fact_answers_as_it_would_be() -> None:
    """The old statement answers no more, an alias works, and what is superseded is outdated."""
    checker, changed = make_checker(), replace(CRANES, statement="Norvik port has 18 cranes.")
    assert try_phrasing("Norvik port has 14 cranes", changed, checker).verdict is Verdict.CONTRADICTED
    assert checker.check_claim("Norvik port has 14 cranes").verdict is Verdict.SUPPORTED
    newer = replace(changed, id="cranes-now", supersedes=CRANES.id)
    assert try_phrasing("Norvik port has 14 cranes", newer, checker).verdict is Verdict.OUTDATED
    called = replace(CRANES, aliases=("the giraffes of the harbour",))
    assert try_phrasing("how many giraffes of the harbour are there?", called, checker).fact_id == CRANES.id
    with pytest.raises(BaseError, match="not in the base"):
        try_phrasing("x", replace(newer, supersedes="nothing"), checker)


@pytest.mark.parametrize("keeping", ["in memory", "kept"])
@pytest.mark.parametrize("numbers", sampled(range(101, 120), 9))
def test_what_is_tried_is_what_will_be_answered(keeping: str, numbers: range, tmp_path: Path) -> None:
    """With a fact that is new or changed every claim is answered as after it was really put."""
    base = make_base(keeping, tmp_path)
    checker = Checker(base)
    checker.put(MADE[100])  # a base that was changed before
    for number in numbers:
        fact = MADE[number] if number < 111 else replace(MADE[number], id=MADE[number - 111].id)
        real = Checker(FactBase(tuple({f.id: f for f in (*MADE[:101], fact)}.values())))
        tried = with_fact(checker, fact)
        for claim in (*CLAIMS[:3], *CLAIMS[100:]):
            one, other = tried.check_claim(claim.text), real.check_claim(claim.text)
            assert (one.verdict, one.fact_id, one.correct) == (other.verdict, other.fact_id, other.correct)


def test_trying_goes_on_while_the_facts_change() -> None:
    """Threads try while others are put and retired; nobody sees what was only tried."""
    checker, faults = Checker(FactBase(MADE[:60])), list[str]()
    pairs = list(zip(MADE[60:80], CLAIMS[60:80], strict=True))
    expected = [try_phrasing(claim.text, fact, checker) for fact, claim in pairs]

    def try_all() -> None:
        for (fact, claim), answer in zip(pairs, expected, strict=True):
            if try_phrasing(claim.text, fact, checker).fact_id != answer.fact_id:
                faults.append(claim.text)
            inspect(fact, checker)

    threads = [threading.Thread(target=try_all) for _ in range(3)]
    for thread in threads:
        thread.start()
    for fact in MADE[80:100]:
        checker.put(fact)
        checker.retire(fact.id)
    for thread in threads:
        thread.join()
    assert not faults
    assert set(checker.base.facts) == set(MADE[:60])
