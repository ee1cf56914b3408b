"""A base that changes: what the base and the checker say after facts came, changed and went."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from bot.bench.made_claims import MadeClaim
from facts.base import Base, Fact, FactBase
from facts.changes import put_fact, retire_fact
from facts.check import Checker
from facts.errors import BaseError
from facts.keeping.opening import open_base
from tests.made import answers_of, change_figure, made, write_base
from tests.sampling import sampled, spread

FACTS, CLAIMS = made(160)
KEEPINGS = ("in memory", "kept")


def make_base(keeping: str, folder: Path, facts: tuple[Fact, ...]) -> Base:
    """A base of the facts, in memory or kept on disk."""
    if keeping == "in memory":
        return FactBase(facts)
    return open_base(write_base(folder / "facts.jsonl", facts), folder / "cache", large=1)


@pytest.mark.parametrize("keeping", KEEPINGS)
def test_a_changed_base_is_the_base_of_the_changed_facts(keeping: str, tmp_path: Path) -> None:
    """After any changes everything that a base tells is what one made of the same facts tells."""
    chance = random.Random(5)
    base, facts = make_base(keeping, tmp_path, FACTS[:40]), {fact.id: fact for fact in FACTS[:40]}
    for fact in FACTS[40:100]:
        known = chance.choice(list(facts))
        action = chance.choice(("add", "change", "retire"))
        if action == "retire":
            base = retire_fact(base, known)
            del facts[known]
            continue
        changed = fact if action == "add" else change_figure(replace(fact, id=known))
        base = put_fact(base, changed)
        facts[changed.id] = changed
    plain = FactBase(tuple(base.facts))
    assert {fact.id: fact for fact in plain.facts} == facts
    assert (len(base), base.facts[0], base.facts[-1]) == (len(plain), plain.facts[0], plain.facts[-1])
    assert base.find("police") == plain.find("police")
    for fact in FACTS[:100]:
        assert base.get(fact.id) == facts.get(fact.id)
        assert list(base.of_source(fact.source.id, 4)) == list(plain.of_source(fact.source.id, 4))


@pytest.mark.parametrize("keeping", KEEPINGS)
def test_chains_follow_changes(keeping: str, tmp_path: Path) -> None:
    """What supersedes what is that of the facts as they are now, and stays free of faults."""
    old = FACTS[0]
    new, newest = replace(FACTS[1], supersedes=old.id), replace(FACTS[2], supersedes=FACTS[1].id)
    base = make_base(keeping, tmp_path, (old, new))
    assert base.superseded_by(old.id) == new
    base = put_fact(base, newest)
    assert base.superseded_by(old.id) == newest
    with pytest.raises(BaseError, match="supersedes"):
        retire_fact(base, new.id)
    with pytest.raises(BaseError, match="no fact"):
        retire_fact(base, "no-such-fact")
    with pytest.raises(BaseError, match="not in the base"):
        put_fact(base, replace(old, supersedes="no-such-fact"))
    with pytest.raises(BaseError, match="itself"):
        put_fact(base, replace(old, supersedes=newest.id))
    base = put_fact(retire_fact(base, newest.id), replace(new, supersedes=None))
    assert base.superseded_by(old.id) is None


@pytest.mark.parametrize("keeping", KEEPINGS)
@pytest.mark.parametrize("count", spread([5, 30, 120], 2))
def test_changes_count_from_the_next_check_on(keeping: str, count: int, tmp_path: Path) -> None:
    """A fact is found once it was added, with its new words once it was changed, and not once it was retired."""
    checker = Checker(make_base(keeping, tmp_path, FACTS[:count]))
    for fact in FACTS[count : count + 8]:
        assert checker.check_claim(fact.statement).fact_id != fact.id
        checker.put(fact)
        assert checker.check_claim(fact.statement).fact_id == fact.id
        changed = replace(fact, statement="The Quorvane Observatory counted 4,211 comets in 2019.")
        checker.put(changed)
        answer = checker.check_claim("Quorvane Observatory counted 9,999 comets in 2019")
        assert (answer.verdict, answer.fact_id, answer.statement) == ("contradicted", fact.id, changed.statement)
        checker.retire(fact.id)
        assert checker.check_claim(changed.statement).verdict == "not_found"
        assert checker.base.get(fact.id) is None


@pytest.mark.parametrize("keeping", KEEPINGS)
@pytest.mark.parametrize("claims", sampled(CLAIMS[:150], 6))
def test_a_changed_base_answers_as_one_made_so(claims: tuple[MadeClaim, ...], keeping: str, tmp_path: Path) -> None:
    """Half of the facts added, some changed, some retired: facts and verdicts are those of a base made of the same.

    The confidence may differ a little: how rare a word is, is counted in the old and the new facts apart.
    """
    checker = Checker(make_base(keeping, tmp_path, (*FACTS[:80], *FACTS[150:])))
    for fact in FACTS[80:150]:
        checker.put(fact)
    for fact in FACTS[:150:12]:
        checker.put(change_figure(fact))
    for fact in FACTS[150:]:
        checker.retire(fact.id)
    fresh = Checker(FactBase(tuple(checker.base.facts)))
    told = [[(a.fact_id, a.verdict) for a in answers_of(one, claims)] for one in (checker, fresh)]
    assert told[0] == told[1]
