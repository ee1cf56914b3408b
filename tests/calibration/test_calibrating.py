"""Calibrating over a few articles: reproducible, blind to order, honest about what it has seen."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from facts.calibration import Calibration, Provenance, calibrate, write_model
from facts.calibration.folds import part
from facts.errors import InputError
from facts.evaluation import Article, read_articles
from facts.matching.model_files import SHIPPED, read_model
from tests.labelled import CLAIMS, articles_of
from tests.tables import CASES

NAMES = ("telescope", "drug-trial", "police-budget")
BAKERY = CASES / "evaluation" / "bakery"


def few() -> tuple[Article, ...]:
    """Three articles and their claims."""
    return read_articles([CLAIMS / "fit" / name for name in NAMES])


@pytest.fixture(scope="module")
def calibration() -> Calibration:
    """What is fitted on them, with the bakery for a fresh one."""
    return calibrate(few(), read_articles([BAKERY]))


def text_of(calibration: Calibration, articles: tuple[Article, ...]) -> str:
    """The model file."""
    return write_model(calibration, Provenance(articles, read_articles([BAKERY]), 3.0, "1.2.3", None))


@pytest.mark.slow
def test_the_order_of_articles_and_claims_does_not_matter(calibration: Calibration) -> None:
    """The same claims in another order give the same file, to the last byte."""
    backwards = tuple(replace(article, claims=article.claims[::-1]) for article in few()[::-1])
    again = calibrate(backwards, read_articles([BAKERY]))
    assert text_of(again, backwards) == text_of(calibration, few())


def test_what_is_written_is_what_was_fitted(calibration: Calibration, tmp_path: Path) -> None:
    """Read again, the file is the model, digit by digit."""
    file = tmp_path / "model.yaml"
    file.write_text(text_of(calibration, few()), encoding="utf-8")
    assert read_model(file) == calibration.model


def test_the_file_says_what_it_was_fitted_on(calibration: Calibration) -> None:
    """Articles, number of claims, date as told, version, the weight of harm, and figures on articles left out."""
    provenance = Provenance(few(), (), 5.0, "1.2.3", datetime.date(2026, 3, 31))
    said = yaml.safe_load(write_model(calibration, provenance))["fitted_on"]
    assert (said["version"], said["date"], said["harm_cost"], said["fresh"]) == ("1.2.3", "2026-03-31", 5.0, None)
    assert said["tuned"]["articles"] == sorted(NAMES)
    assert said["tuned"]["claims"] == sum(len(article.claims) for article in few())
    assert set(said["tuned"]["cross_validated"]) >= {"accuracy", "harmful", "coverage", "calibration_error"}


def test_every_claim_is_asked_once_of_weights_that_have_not_seen_it(calibration: Calibration) -> None:
    """The outcomes hold each claim of each article, no more."""
    asked = sorted(outcome.case.claim for outcome in calibration.tuned)
    assert asked == sorted(case.claim for article in few() for case in article.claims)
    assert len(calibration.fresh) == 4


def test_folds_part_the_articles() -> None:
    """Each article is asked in one fold and learned from in all others, whatever their order."""
    articles = articles_of("fit")
    folds = part(articles)
    assert sorted(article.name for fold in folds for article in fold.asked) == [article.name for article in articles]
    assert all(set(fold.asked).isdisjoint(fold.learned) for fold in folds)
    assert all(len(fold.asked) + len(fold.learned) == len(articles) for fold in folds)
    assert part(articles[::-1]) == folds


def test_too_little_to_learn_from_is_said() -> None:
    """One article cannot be parted; articles whose claims all have one outcome teach nothing."""
    with pytest.raises(InputError, match="at least two"):
        calibrate(read_articles([BAKERY]))
    bakery = read_articles([BAKERY])[0]
    lone = replace(bakery, claims=bakery.claims[3:])
    with pytest.raises(InputError, match="too few labelled claims"):
        calibrate((lone, replace(lone, name="copy")))


def test_the_model_that_ships_says_what_it_was_fitted_on() -> None:
    """It names articles for fitting that are there, and no article that is for testing."""
    said = yaml.safe_load(SHIPPED.read_text("utf-8"))["fitted_on"]
    fitted = {*said["tuned"]["articles"], *(said["fresh"] or {"articles": []})["articles"]}
    assert fitted <= {folder.name for split in ("fit", "fresh") for folder in (CLAIMS / split).glob("*")}
    assert fitted.isdisjoint(article.name for article in articles_of("test"))
