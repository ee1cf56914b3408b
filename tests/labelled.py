"""The labelled claims of tests/cases/claims: reading them, and scoring answers by accuracy and harm.

python -m tests.labelled                            each claim against its own base
python -m tests.labelled --among other-facts.jsonl  against all bases and many foreign facts together, and against
                                                    the foreign facts alone, where nothing should be answered
"""

import argparse
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from facts.answers import Answer, Verdict
from facts.base import Fact, FactBase
from facts.check import Checker
from facts.files import load_base

CLAIMS = Path(__file__).parent / "cases" / "claims"
ANSWERED_WRONGLY = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.OUTDATED)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim with the verdicts and the facts that are right for it; no fact where none is."""

    claim: str
    verdicts: frozenset[str]
    fact_ids: frozenset[str]
    folder: Path

    def is_right(self, answer: Answer) -> bool:
        """Whether verdict and fact are both acceptable."""
        return answer.verdict in self.verdicts and (answer.fact_id is None or answer.fact_id in self.fact_ids)

    def is_harmful(self, answer: Answer) -> bool:
        """Whether the answer says something wrong with confidence, or anything where the base holds nothing."""
        if self.is_right(answer):
            return False
        is_unknown = self.verdicts == {Verdict.NOT_FOUND}
        return answer.verdict in ANSWERED_WRONGLY or (is_unknown and answer.verdict is not Verdict.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of all claims, 0-1."""

    accuracy: float
    harmful: float


def read_labelled(split: str) -> list[Labelled]:
    """The claims of a split ("fit" or "test"), folder by folder; a line is "verdict(s) | fact id(s) | kind | claim"."""
    found = []
    for folder in sorted(path for path in (CLAIMS / split).iterdir() if path.is_dir()):
        for line in (folder / "claims.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                verdicts, facts, _, claim = (part.strip() for part in line.split(" | ", 3))
                ids = frozenset(facts.split("/")) - {"-"}
                found.append(Labelled(claim, frozenset(verdicts.split("/")), ids, folder))
    return found


@cache
def checker_of(folder: Path) -> Checker:
    """The checker of a folder's base."""
    return Checker(load_base(folder / "facts.yaml"))


def score_split(split: str) -> Score:
    """Accuracy and harm over all claims of a split, each checked against its own base."""
    return _score([(case, checker_of(case.folder).check_claim(case.claim)) for case in read_labelled(split)])


def score_among(split: str, foreign: tuple[Fact, ...]) -> Score:
    """The same, each checked against the bases of all claims and the foreign facts together."""
    cases = read_labelled(split)
    own = [fact for folder in sorted({case.folder for case in cases}) for fact in _facts_of(folder)]
    checker = Checker(FactBase((*own, *foreign)))
    renamed = [replace(c, fact_ids=frozenset(_name(c.folder, fact_id) for fact_id in c.fact_ids)) for c in cases]
    return _score([(case, checker.check_claim(case.claim)) for case in renamed])


def count_answered(split: str, checker: Checker) -> float:
    """The share of a split's claims that a base which knows nothing of them answers all the same."""
    cases = read_labelled(split)
    return sum(checker.check_claim(case.claim).verdict is not Verdict.NOT_FOUND for case in cases) / len(cases)


def _score(answered: list[tuple[Labelled, Answer]]) -> Score:
    right = sum(case.is_right(answer) for case, answer in answered)
    harmful = sum(case.is_harmful(answer) for case, answer in answered)
    return Score(right / len(answered), harmful / len(answered))


def _name(folder: Path, name: str) -> str:
    """An id that is unique among the folders."""
    return f"{folder.name}--{name}"


def _facts_of(folder: Path) -> list[Fact]:
    return [
        replace(
            fact,
            id=_name(folder, fact.id),
            source=replace(fact.source, id=_name(folder, fact.source.id)),
            supersedes=_name(folder, fact.supersedes) if fact.supersedes else None,
        )
        for fact in load_base(folder / "facts.yaml").facts
    ]


def _show(what: str, score: Score, claims: int) -> None:
    print(f"{what:5} accuracy {score.accuracy:.3f}  harmful {score.harmful:.3f}  {claims} claims")


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--among", type=Path, metavar="FACTS", help="foreign facts to be told apart from")
    among = parser.parse_args().among
    foreign = load_base(among) if among else None
    alone = Checker(foreign) if foreign else None
    for split in ("fit", "test"):
        claims = len(read_labelled(split))
        _show(split, score_split(split), claims)
        if foreign and alone:
            _show(f"  among {len(foreign)} foreign facts:", score_among(split, foreign.facts), claims)
            print(f"  by the foreign facts alone: {count_answered(split, alone):.4f} answered")


if __name__ == "__main__":
    main()
