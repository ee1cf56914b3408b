"""Verifying: which facts' quotes do not stand any more in a page that may have changed."""

from collections.abc import Iterable

from facts.base import Fact
from facts.drafting.articles import Article
from facts.sources import split_passages, stands_in


def verify(facts: Iterable[Fact], article: Article) -> tuple[Fact, ...]:
    """The facts of which a passage of the quote does not stand word for word in the article; none without a quote."""
    return tuple(
        fact
        for fact in facts
        if fact.quote and not all(stands_in(passage, article.text) for passage in split_passages(fact.quote))
    )
