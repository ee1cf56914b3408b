"""Made facts and claims for tests, and base files of them."""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from bot.bench.made_claims import MadeClaim, make_claim
from bot.bench.made_facts import make_facts
from facts.answers import Answer
from facts.base import Fact
from facts.check import Checker


@cache
def made(count: int) -> tuple[tuple[Fact, ...], tuple[MadeClaim, ...]]:
    """So many facts, and a claim about each."""
    pairs = list(make_facts(count))
    return tuple(fact for fact, _ in pairs), tuple(make_claim(fact.id, parts) for fact, parts in pairs)


def write_base(file: Path, facts: Iterable[Fact]) -> Path:
    """The facts as a JSONL file."""
    file.write_text("".join(f"{json.dumps(fact.to_dict())}\n" for fact in facts), encoding="utf-8")
    return file


def answers_of(checker: Checker, claims: Iterable[MadeClaim]) -> list[Answer]:
    """The whole answers to the claims."""
    return [checker.check_claim(claim.text) for claim in claims]


def change_figure(fact: Fact) -> Fact:
    """The fact with another statement that speaks of the same."""
    return replace(fact, statement=f"{fact.statement.rstrip('.')}, and 77 tulips.", quote=None)
