"""The labelled claims of tests/cases/claims: reading them, and scoring answers by accuracy and harm."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from facts.answers import Answer, Verdict
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
    cases = read_labelled(split)
    answers = [checker_of(case.folder).check_claim(case.claim) for case in cases]
    right = sum(case.is_right(answer) for case, answer in zip(cases, answers, strict=True))
    harmful = sum(case.is_harmful(answer) for case, answer in zip(cases, answers, strict=True))
    return Score(right / len(cases), harmful / len(cases))


def main() -> None:
    """Print the scores: python -m tests.labelled."""
    for split in ("fit", "test"):
        score = score_split(split)
        print(
            f"{split:5} accuracy {score.accuracy:.3f}  harmful {score.harmful:.3f}  {len(read_labelled(split))} claims"
        )


if __name__ == "__main__":
    main()
