"""Examples: labelled claims held against facts, as features. Weighing them is in `weights`."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facts.check import Checker, Held
from facts.claims import is_greeting, split_sentences
from facts.evaluation import Article, Labelled
from facts.matching.scoring import Model

FRESH_WEIGHT = 2  # of a claim about an article that no rule was tuned on: such are what will be asked
_OTHER_BASES = 12  # one in so many pairs of a claim and a base that it is not about: all would outweigh the rest


@dataclass(frozen=True, slots=True)
class Example:
    """A claim and its candidates in one base."""

    article: str  # that the claim is about
    base: str  # that the candidates are from
    claim: str
    fact_ids: tuple[str, ...]
    features: tuple[tuple[float, ...], ...]  # of each candidate
    right: tuple[bool, ...]  # whether each candidate is a fact that the claim is about
    same: tuple[frozenset[int], ...]  # for each candidate the places of others about one thing with it: no rivals
    weight: float  # how many other examples it counts as


def read_examples(tuned: Sequence[Article], fresh: Sequence[Article], model: Model) -> list[Example]:
    """The claims of one sentence, each held against its own base, and some against others; in an order of their own.

    Those about a fresh article, or held against one, weigh more. The model has no say in the features.
    """
    examples = []
    articles = [*tuned, *fresh]
    new = {article.name for article in fresh}
    for article in articles:
        checker = Checker(article.base, model)
        for case in _asked_of(article, articles):
            sentences = split_sentences(case.claim)
            if len(sentences) != 1 or is_greeting(case.claim):
                continue
            held = sorted(checker.hold(sentences[0].text), key=lambda h: h.topic.fact.id)
            if not held:
                continue
            own = case.article == article.name
            examples.append(
                Example(
                    article=case.article,
                    base=article.name,
                    claim=case.claim,
                    fact_ids=tuple(h.topic.fact.id for h in held),
                    features=tuple(tuple(h.features) for h in held),
                    right=tuple(own and h.topic.fact.id in case.fact_ids for h in held),
                    same=tuple(_same_as(checker, held, place) for place in range(len(held))),
                    weight=FRESH_WEIGHT if new & {case.article, article.name} else 1.0,
                )
            )
    return sorted(examples, key=lambda example: (example.article, example.base, example.claim))


def strangers_to(article: Article, articles: Sequence[Article]) -> Iterator[Labelled]:
    """Claims about other articles, a sample that depends on claim and base alone, not on their order."""
    for other in articles:
        for case in other.claims if other is not article else ():
            if zlib.crc32(f"{case.claim}{article.name}".encode()) % _OTHER_BASES == 0:
                yield case


def _asked_of(article: Article, articles: Sequence[Article]) -> Iterator[Labelled]:
    yield from article.claims
    yield from strangers_to(article, articles)


def _same_as(checker: Checker, held: Sequence[Held], place: int) -> frozenset[int]:
    return frozenset(n for n, other in enumerate(held) if n != place and checker.are_same(held[place], other))
