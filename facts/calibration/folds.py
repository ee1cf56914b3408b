"""Folds: articles parted by name, so that claims about an article are asked of weights that have not seen it."""

from collections.abc import Sequence
from dataclasses import dataclass

from facts.errors import InputError
from facts.evaluation import Article

MOST_FOLDS = 6


@dataclass(frozen=True, slots=True)
class Fold:
    """Articles to ask, and those to learn from."""

    asked: tuple[Article, ...]
    learned: tuple[Article, ...]


def part(articles: Sequence[Article]) -> list[Fold]:
    """Each article asked in one fold. Raises InputError where there are too few to part."""
    if len(articles) < 2:
        raise InputError("calibration asks about articles that it has not learned from; give at least two")
    ordered = sorted(articles, key=lambda article: article.name)
    count = min(MOST_FOLDS, len(ordered))
    folds = []
    for start in range(count):
        asked = tuple(ordered[start::count])
        folds.append(Fold(asked, tuple(article for article in ordered if article not in asked)))
    return folds
