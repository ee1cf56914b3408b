"""Searching: the facts nearest to a text, for somebody to choose from. Nothing is judged, and nothing left out."""

import threading
from dataclasses import dataclass

from facts.check.matches import CANDIDATES, Matcher
from facts.claims import MAX_CLAIM
from facts.language import read, read_figures
from facts.likeness.ranking import Ranking

SEARCHED = 200  # candidates: a search has the time for so many, as it judges none
RANK_COUNTS = 0.005  # the rank's say beside likeness, 0-1: enough to tell apart facts that are worded nearly alike


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact found by topic; score 0-1, comparable between claims."""

    fact_id: str
    score: float


class Search:
    """Searches a base. Safe to share between threads."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._ranking: Ranking | None = None
        self._lock = threading.Lock()

    def find(self, text: str, top: int) -> tuple[Hit, ...]:
        """The facts nearest to a text, best first, at most so many.

        The likest in wording are found first; how they rank as the topic of a claim, synonyms, names and figures
        counted, puts those in order that are about as like.
        """
        claim = read(text[:MAX_CLAIM])
        near = self._matcher.near(claim, max(top, SEARCHED))
        likest = self._learned().rank(claim.text, near)[: max(top, CANDIDATES)]
        held = self._matcher.hold_these(claim, read_figures(claim), [found.fact for found in likest])
        ranked = [(f.like_score + RANK_COUNTS * h.rank, f.fact.id) for f, h in zip(likest, held, strict=True)]
        ranked.sort(key=lambda hit: (-hit[0], hit[1]))
        return tuple(Hit(fact_id, round(min(1.0, max(0.0, score)), 4)) for score, fact_id in ranked[:top])

    def _learned(self) -> Ranking:
        """What the words of the base are worth, learned at the first search."""
        with self._lock:
            if self._ranking is None:
                self._ranking = Ranking(self._matcher.known.base.facts)
            return self._ranking
