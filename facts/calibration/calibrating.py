"""Calibrating: articles -> a model, and what came of asking each article of a model that has not seen it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from threadpoolctl import threadpool_limits

from facts.answers import Verdict
from facts.calibration.confidence import fit_trust
from facts.calibration.examples import FRESH_WEIGHT, read_examples, strangers_to
from facts.calibration.folds import part
from facts.calibration.thresholds import HARM_COST, choose_thresholds
from facts.calibration.weights import Weights, choose_strengths, fit_weights, without
from facts.check import Checker
from facts.evaluation import Article, Outcome, ask_own
from facts.matching.model_files import shipped_model
from facts.matching.scoring import Model


@dataclass(frozen=True, slots=True)
class Calibration:
    """A model, and outcomes of models that were fitted without the articles asked about."""

    model: Model
    tuned: tuple[Outcome, ...]  # on articles that rules and word lists were tuned on
    fresh: tuple[Outcome, ...]  # on articles that nothing was tuned on


@dataclass(frozen=True, slots=True)
class _Trial:
    """What became of claims asked of a model that accepts everything and has not seen the articles they are about."""

    tuned: tuple[Outcome, ...]
    fresh: tuple[Outcome, ...]
    strangers: tuple[Outcome, ...]  # claims asked of bases that they are not about


def calibrate(tuned: Sequence[Article], fresh: Sequence[Article] = (), harm_cost: float = HARM_COST) -> Calibration:
    """A model for these articles; the order of articles and claims does not matter.

    `tuned` are articles that rules and word lists were tuned on, and so are answered better than others will be.
    `fresh` are articles that they were not tuned on, and weigh more. Raises InputError where there are too few.
    """
    articles = [*tuned, *fresh]
    new = {article.name for article in fresh}
    folds = part(articles)
    with threadpool_limits(1):  # sums in one order, whatever the machine
        examples = read_examples(tuned, fresh, shipped_model())
        strengths = choose_strengths(examples, folds)
        of_folds = [fit_weights(without(examples, fold), strengths) for fold in folds]
        trials = [_try(fold.asked, articles, new, weights) for fold, weights in zip(folds, of_folds, strict=True)]
        outcomes: list[Outcome] = []
        for n, (fold, weights) in enumerate(zip(folds, of_folds, strict=True)):
            others = [trial for place, trial in enumerate(trials) if place != n]
            outcomes += ask_own(fold.asked, _complete(weights, others, harm_cost))
        model = _complete(fit_weights(examples, strengths), trials, harm_cost)
    return Calibration(model, *_split(outcomes, new))


def _try(asked: Sequence[Article], articles: Sequence[Article], new: Collection[str], weights: Weights) -> _Trial:
    model = weights.as_model()
    strangers: list[Outcome] = []
    for article in asked:
        checker = Checker(article.base, model)
        for case in strangers_to(article, articles):
            unknown = replace(case, verdicts=frozenset([Verdict.NOT_FOUND]), fact_ids=frozenset())
            strangers.append(Outcome(unknown, checker.check_claim(case.claim), article.name))
    return _Trial(*_split(ask_own(asked, model), new), tuple(strangers))


def _split(outcomes: Iterable[Outcome], new: Collection[str]) -> tuple[tuple[Outcome, ...], tuple[Outcome, ...]]:
    """Those about tuned articles, and those about fresh ones."""
    listed = list(outcomes)
    return (
        tuple(outcome for outcome in listed if outcome.case.article not in new),
        tuple(outcome for outcome in listed if outcome.case.article in new),
    )


def _complete(weights: Weights, trials: Sequence[_Trial], harm_cost: float) -> Model:
    """The weights with the confidence and the thresholds that the trials call for."""
    own = [outcome for trial in trials for outcome in (*trial.tuned, *trial.fresh * FRESH_WEIGHT)]
    strangers = [outcome for trial in trials for outcome in trial.strangers]
    trust = fit_trust(own)
    thresholds = choose_thresholds([*own, *strangers], harm_cost)
    return replace(weights.as_model(), shifts=trust.shifts, ceilings=trust.ceilings, **asdict(thresholds))
