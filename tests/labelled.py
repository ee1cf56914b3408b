"""The labelled claims of tests/cases/claims: the articles of each split, and a checker for each base.

fit      rules, word lists, weights, thresholds and confidence may be fitted on them
fresh    weights, thresholds and confidence are fitted on them; nobody looks at them while tuning rules and words
test     nothing is fitted on them, and nobody looks at them
hard     written to mislead; of museum, rugby, tram and trust the failures were read, the other four are as test
read     articles as people write of them; their failures were read when they were new, and in part mended
"""

from functools import cache
from pathlib import Path

from facts.check import Checker
from facts.evaluation import Article, Score, ask_own, read_articles, score

SPLITS = ("fit", "fresh", "test", "hard", "read")
CLAIMS = Path(__file__).parent / "cases" / "claims"


@cache
def articles_of(split: str) -> tuple[Article, ...]:
    """The articles of a split, by name."""
    return read_articles([CLAIMS / split])


@cache
def checker_of(article: Article) -> Checker:
    """The checker of an article's base."""
    return Checker(article.base)


@cache
def score_split(split: str) -> Score:
    """Accuracy and harm over all claims of a split, each asked of its own base."""
    return score(ask_own(articles_of(split)))


def main() -> None:
    """Print the scores, in short: python -m tests.labelled. The whole of it: figurecheck eval."""
    for split in SPLITS:
        found = score_split(split)
        print(f"{split:5} accuracy {found.accuracy:.3f}  harmful {found.harm:.3f}  {found.claims} claims")


if __name__ == "__main__":
    main()
