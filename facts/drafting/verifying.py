"""Verifying: which facts' quotes do not stand any more in a page that may have changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facts.base import Fact
from facts.drafting.articles import Article
from facts.sources import nearest_passage, split_passages, stands_in


@dataclass(frozen=True, slots=True)
class Stray:
    """A passage of a fact's quote that does not stand in a text, with the part of the text that is most like it."""

    fact: Fact
    passage: str
    nearest: str  # "" where nothing is like it


def verify(facts: Iterable[Fact], article: Article) -> tuple[Fact, ...]:
    """The facts of which a passage of the quote does not stand word for word in the article; none without a quote."""
    return tuple(dict.fromkeys(stray.fact for stray in find_strays(facts, article.text)))


def find_strays(facts: Iterable[Fact], text: str, besides: str = "") -> tuple[Stray, ...]:
    """Each passage of a quote that stands neither in the text nor in the other one."""
    return tuple(stray for fact in facts for stray in _strays_of(fact, text, besides))


def _strays_of(fact: Fact, text: str, besides: str) -> Iterator[Stray]:
    for passage in split_passages(fact.quote or ""):
        if not stands_in(passage, text) and not stands_in(passage, besides):
            yield Stray(fact, passage, nearest_passage(passage, text or besides))
