"""Labelled claims: what is read from an article's folder, and what is refused."""

from pathlib import Path

import pytest

from facts.answers import Verdict
from facts.errors import InputError
from facts.evaluation import read_articles
from tests.labelled import CLAIMS, SPLITS, articles_of
from tests.tables import CASES, Case, cases_of

BAKERY = CASES / "evaluation" / "bakery"


def write_article(folder: Path, claims: str) -> Path:
    """A folder with the bakery's facts and these claims."""
    folder.mkdir()
    (folder / "facts.yaml").write_bytes((BAKERY / "facts.yaml").read_bytes())
    (folder / "claims.txt").write_text(claims, encoding="utf-8")
    return folder


def test_an_article_is_its_base_and_its_claims() -> None:
    """Comments and blank lines are passed over; "/" joins alternatives; "-" is no fact."""
    (article,) = read_articles([BAKERY])
    assert (article.name, len(article.base), len(article.claims)) == ("bakery", 2, 4)
    touch, unknown = article.claims[2:]
    assert touch.verdicts == {Verdict.SUPPORTED, Verdict.NO_FIGURE}
    assert touch.fact_ids == {"orrin-staff", "orrin-loaves"}
    assert (touch.kind, touch.claim, touch.article) == ("touch", "The Orrin bakery employs people", "bakery")
    assert unknown.verdicts == {Verdict.NOT_FOUND}
    assert unknown.fact_ids == frozenset()


def test_the_order_of_folders_does_not_matter() -> None:
    """Articles come by name, whatever the order in which they or the folders that hold them are given, each once."""
    fit = sorted((CLAIMS / "fit").iterdir())
    assert read_articles([BAKERY, *fit]) == read_articles([*fit[::-1], CLAIMS / "fit", BAKERY.parent])
    assert [article.name for article in read_articles(fit[::-1])] == sorted(folder.name for folder in fit)


@pytest.mark.parametrize("case", cases_of("evaluation/refused.jsonl", "name"))
def test_a_line_that_is_no_labelled_claim_is_named(case: Case, tmp_path: Path) -> None:
    """The error says file, line and remedy."""
    folder = write_article(tmp_path / "article", case["claims"])
    with pytest.raises(InputError, match=case["error"]) as raised:
        read_articles([folder])
    assert str(folder / "claims.txt") in str(raised.value)


def test_a_folder_without_claims_is_named(tmp_path: Path) -> None:
    """A path that leads nowhere, and a folder that holds neither claims nor articles."""
    for folder in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(InputError, match=str(folder)):
            read_articles([folder])


def test_the_labelled_claims_of_the_clone_can_be_read() -> None:
    """Every label is a verdict, every fact id stands in the base beside it, and no article is in two splits."""
    articles = [article for split in SPLITS for article in articles_of(split)]
    assert len(articles) == len(list(CLAIMS.glob("*/*/facts.yaml")))
    assert len({article.name for article in articles}) == len(articles)
