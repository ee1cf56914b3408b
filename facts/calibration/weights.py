"""Weights: two logistic regressions over the features, fitted on examples and chosen on those left out.

Ranking learns from pairs of a right candidate and a wrong one for the same claim; acceptance from the best-ranked
candidates, right or not. How strongly weights are held back is chosen by the likelihood of articles left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from facts.calibration.examples import Example
from facts.calibration.folds import Fold
from facts.errors import InputError
from facts.matching.features import NAMES
from facts.matching.scoring import GROUNDS, MOST_MARGIN, Model

STRENGTHS = (0.1, 0.3, 1.0, 3.0)  # that are tried
_PAIR_WEIGHT = 3.0  # a claim's pairs together weigh as much as three of acceptance's examples
_DIGITS = 3  # of a weight: what is fitted and what is written must be the same
_PASSES, _EXACT = 10_000, 1e-10

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Weights:
    """What is fitted: weights for ranking, and for accepting the best."""

    rank: tuple[float, ...]
    intercept: float
    accept: tuple[float, ...]  # over the features and the margin

    def as_model(self) -> Model:
        """A model that accepts everything, whose confidence is the topic's probability."""
        return Model(
            self.rank,
            self.intercept,
            self.accept,
            supported=0.0,
            contradicted=0.0,
            unit_differs=0.0,
            no_figure=0.0,
            shifts=(0.0,) * len(GROUNDS),
            ceilings=(1.0,) * len(GROUNDS),
        )


@dataclass(frozen=True, slots=True)
class Strengths:
    """How freely weights may grow: inverse regularisation, as scikit-learn's C."""

    rank: float
    accept: float


def choose_strengths(examples: Sequence[Example], folds: Sequence[Fold]) -> Strengths:
    """Those with which articles left out come out likeliest."""
    rank = min(STRENGTHS, key=lambda c: _rank_loss(examples, folds, c))
    return Strengths(rank, min(STRENGTHS, key=lambda c: _accept_loss(examples, folds, Strengths(rank, c))))


def fit_weights(examples: Sequence[Example], strengths: Strengths) -> Weights:
    """The weights for these examples."""
    rank = _fit_rank(examples, strengths.rank)
    fitted = _fit_accept(examples, rank, strengths.accept)
    (intercept,) = _rounded(fitted.intercept_)
    return Weights(_rounded(rank), intercept, _rounded(fitted.coef_[0]))


def without(examples: Sequence[Example], fold: Fold) -> list[Example]:
    """The examples that have nothing of the articles that the fold asks about, neither claim nor fact."""
    names = {article.name for article in fold.asked}
    return [example for example in examples if example.article not in names and example.base not in names]


def _asked(examples: Sequence[Example], fold: Fold) -> list[Example]:
    names = {article.name for article in fold.asked}
    return [example for example in examples if example.article in names]


def _fit_rank(examples: Sequence[Example], strength: float) -> Numbers:
    pairs, weights = _rank_rows(examples)
    if not len(pairs):
        raise _too_few()
    both_ways = np.vstack([pairs, -pairs])
    which = np.repeat([1.0, 0.0], len(pairs))
    fitted = _regression(strength, has_intercept=False).fit(both_ways, which, np.tile(weights, 2) * _PAIR_WEIGHT)
    return np.asarray(fitted.coef_[0])


def _fit_accept(examples: Sequence[Example], rank: Numbers, strength: float) -> LogisticRegression:
    rows, right, weights = _accept_rows(examples, rank)
    if len(set(right)) < 2:
        raise _too_few()
    return _regression(strength).fit(rows, right, weights)


def _too_few() -> InputError:
    return InputError("too few labelled claims: each article needs some that it answers, and some that it does not")


def _rank_rows(examples: Sequence[Example]) -> tuple[Numbers, Numbers]:
    """A row for each right and wrong candidate of a claim, their difference; a claim's rows share its weight."""
    rows, weights = [], []
    for example in examples:
        right = [np.array(f) for f, is_right in zip(example.features, example.right, strict=True) if is_right]
        wrong = [np.array(f) for f, is_right in zip(example.features, example.right, strict=True) if not is_right]
        if right and wrong:
            rows += [right[0] - other for other in wrong]
            weights += [example.weight / len(wrong)] * len(wrong)
    return np.array(rows).reshape(len(rows), len(NAMES)), np.array(weights)


def _accept_rows(examples: Sequence[Example], rank: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """For each claim the best-ranked candidate's features with its margin, whether it is right, and the weight."""
    rows, right = [], []
    for example in examples:
        ranks = [float(np.dot(rank, f)) for f in example.features]
        order = sorted(range(len(ranks)), key=lambda n: (-ranks[n], example.fact_ids[n]))
        best = order[0]
        rivals = [ranks[n] for n in order[1:] if n not in example.same[best]]
        rows.append([*example.features[best], min([MOST_MARGIN, *(ranks[best] - rank for rank in rivals)])])
        right.append(float(example.right[best]))
    return np.array(rows), np.array(right), np.array([example.weight for example in examples])


def _rank_loss(examples: Sequence[Example], folds: Sequence[Fold], strength: float) -> float:
    """Of pairs about articles left out: how unlikely it is that the right one is ranked first (mean, in nats)."""
    total = weight = 0.0
    for fold in folds:
        rank = _fit_rank(without(examples, fold), strength)
        pairs, weights = _rank_rows(_asked(examples, fold))
        total += float(np.dot(weights, np.logaddexp(0.0, -(pairs @ rank))))
        weight += float(weights.sum())
    return total / weight if weight else 0.0


def _accept_loss(examples: Sequence[Example], folds: Sequence[Fold], strengths: Strengths) -> float:
    """Of claims about articles left out: how unlikely it is that the best is what it is (mean, in nats)."""
    total = weight = 0.0
    for fold in folds:
        learned = without(examples, fold)
        rank = _fit_rank(learned, strengths.rank)
        fitted = _fit_accept(learned, rank, strengths.accept)
        rows, right, weights = _accept_rows(_asked(examples, fold), rank)
        z = rows @ fitted.coef_[0] + fitted.intercept_[0]
        total += float(np.dot(weights, np.logaddexp(0.0, np.where(right > 0, -z, z))))
        weight += float(weights.sum())
    return total / weight


def _regression(strength: float, has_intercept: bool = True) -> LogisticRegression:
    return LogisticRegression(
        C=strength, fit_intercept=has_intercept, solver="newton-cholesky", max_iter=_PASSES, tol=_EXACT
    )


def _rounded(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(round(float(value), _DIGITS) + 0.0 for value in values)
