"""Asking labelled claims: of their own base, of bases they are not about, of their own base among foreign facts."""

from collections.abc import Sequence
from dataclasses import replace

from facts.answers import Verdict
from facts.base import Fact, FactBase
from facts.check import Checker
from facts.evaluation.labelled import Article
from facts.evaluation.outcomes import Outcome
from facts.matching.scoring import Model

ALL = "all facts"  # the name of the base that holds every article's facts and the foreign ones


def ask_own(articles: Sequence[Article], model: Model | None = None) -> tuple[Outcome, ...]:
    """Each claim asked of its own base; without a model, by the one that ships."""
    outcomes = []
    for article in articles:
        checker = Checker(article.base, model)
        outcomes += [Outcome(case, checker.check_claim(case.claim), article.name) for case in article.claims]
    return tuple(outcomes)


def ask_others(articles: Sequence[Article], model: Model | None = None) -> tuple[Outcome, ...]:
    """Each claim asked of every base but its own: not_found is right, whatever its label says."""
    outcomes = []
    for article in articles:
        checker = Checker(article.base, model)
        for other in articles:
            for case in other.claims if other is not article else ():
                unknown = replace(case, verdicts=frozenset([Verdict.NOT_FOUND]), fact_ids=frozenset())
                outcomes.append(Outcome(unknown, checker.check_claim(case.claim), article.name))
    return tuple(outcomes)


def ask_among(articles: Sequence[Article], foreign: FactBase, model: Model | None = None) -> tuple[Outcome, ...]:
    """Each claim asked of one base that holds all the articles' facts and the foreign ones.

    One base, since to index a large one takes longer than to ask it; that the other articles' facts are in it makes it
    no easier.
    """
    own = [fact for article in articles for fact in _renamed(article)]
    checker = Checker(FactBase((*own, *foreign.facts)), model)
    outcomes = []
    for article in articles:
        for case in article.claims:
            renamed = replace(case, fact_ids=frozenset(f"{article.name}/{fact_id}" for fact_id in case.fact_ids))
            outcomes.append(Outcome(renamed, checker.check_claim(case.claim), ALL))
    return tuple(outcomes)


def _renamed(article: Article) -> list[Fact]:
    """The article's facts under ids that no other base has: two bases may use one id for two facts."""
    return [
        replace(
            fact,
            id=f"{article.name}/{fact.id}",
            supersedes=f"{article.name}/{fact.supersedes}" if fact.supersedes else None,
            source=replace(fact.source, id=f"{article.name}/{fact.source.id}"),
        )
        for fact in article.base.facts
    ]
