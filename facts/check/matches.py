"""Matches: the facts that may be about a claim, held against it and judged. Which one answers it is in `choosing`."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from facts.base import FactBase
from facts.language import FAINT_WEIGHT, Figure, Reading, Term, named_shortly, read_figures, read_once
from facts.language.lexicon import Keys
from facts.matching.alignment import Alignment, Context, align
from facts.matching.features import features, tell_apart
from facts.matching.pairing import Pair, pair_figures
from facts.matching.scoring import MOST_MARGIN, Model
from facts.matching.subjects import strangers
from facts.matching.topics import Topic, analyse, values_of_terms
from facts.retrieval import Index
from facts.sources import Source
from facts.verdicts.deciding import Ruling, rule
from facts.verdicts.judging import Judgement, judge

CANDIDATES = 16
LEAST_HELD = 10  # candidates whose every feature is looked at
JUDGED = 6  # candidates that are judged: the best, and what may be mixed up with it
SIBLINGS = 50  # facts of one source that are looked at for its names and for mix-ups
TOPICS_KEPT = 20_000


@dataclass(slots=True)
class Held:
    """One fact held against one claim, not yet judged."""

    topic: Topic
    alignment: Alignment
    pairs: list[Pair]
    features: list[float]
    rank: float


@dataclass(slots=True)
class Match:
    """One fact held against one claim, and judged."""

    topic: Topic
    alignment: Alignment
    features: list[float]
    rank: float
    margin: float
    probability: float  # that the fact is about the same thing, 0-1
    judgement: Judgement
    ruling: Ruling
    strangers: list[Term]  # names in the claim that make it about something else


class Matcher:
    """Finds and judges the facts of a base that may be about a claim. Safe to share between threads."""

    def __init__(self, base: FactBase, model: Model) -> None:
        self.base = base
        self.model = model
        self._index = Index(base.facts)
        self._topics: OrderedDict[int, Topic] = OrderedDict()
        self._contexts: dict[str, Context] = {}
        self._by_source: dict[str, list[int]] = {}  # places in the base
        for number, fact in enumerate(base.facts):
            self._by_source.setdefault(fact.source.id, []).append(number)
        self._lock = threading.Lock()

    def matches(self, claim: Reading, is_question: bool = False) -> list[Match]:
        """The likeliest candidates, judged. Only the first's probability counts how far it stands above the second."""
        figures = read_figures(claim)
        held = self.hold(claim, figures, CANDIDATES)
        matches = []
        for n, h in enumerate(held):
            fact = h.topic.fact
            if n >= JUDGED and fact.supersedes is None and self.base.superseded_by(fact.id) is None:
                continue
            margin = 0.0 if n else min(MOST_MARGIN, h.rank - held[1].rank) if len(held) > 1 else MOST_MARGIN
            judgement = judge(claim, figures, h.topic, h.alignment, h.pairs)
            ruling = rule(claim, figures, h.topic, h.alignment, judgement, self.model, is_question)
            probability = self.model.probability(h.features, margin)
            strange = strangers(claim, figures, h.topic, h.alignment)
            matches.append(
                Match(h.topic, h.alignment, h.features, h.rank, margin, probability, judgement, ruling, strange)
            )
        return matches

    def hold(self, claim: Reading, figures: list[Figure], most: int) -> list[Held]:
        """The candidates held against the claim, the likeliest first; those that share no word with it are left out."""
        topics = [self._topic(c.number) for c in self._index.candidates(claim, most)]
        values = values_of_terms(claim, figures)
        aligned = [(topic, align(claim, values, topic, self._context(topic.fact.source))) for topic in topics]
        aligned = _likeliest(claim, aligned, most if most > CANDIDATES else LEAST_HELD)
        telling = tell_apart([alignment for _, alignment in aligned])
        held = []
        for topic, alignment in aligned:
            pairs = pair_figures(figures, topic, alignment)
            vector = features(claim, figures, topic, alignment, pairs, telling)
            held.append(Held(topic, alignment, pairs, vector, self.model.rank(vector)))
        return sorted(held, key=lambda h: (-h.rank, h.topic.fact.id))

    def siblings(self, source: Source) -> list[Topic]:
        """The first fifty facts of a source."""
        return [self._topic(number) for number in self._by_source.get(source.id, [])[:SIBLINGS]]

    def _topic(self, number: int) -> Topic:
        with self._lock:
            topic = self._topics.get(number)
            if topic is not None:
                self._topics.move_to_end(number)
                return topic
        topic = analyse(self.base.facts[number])
        with self._lock:
            self._topics[number] = topic
            while len(self._topics) > TOPICS_KEPT:
                self._topics.popitem(last=False)
        return topic

    def _context(self, source: Source) -> Context:
        context = self._contexts.get(source.id)
        if context is None:
            context = self._contexts[source.id] = self._read_context(source)
        return context

    def _read_context(self, source: Source) -> Context:
        """What a source is about, by its title and the first fifty of its facts."""
        groups: set[str] = set()
        short_names: list[tuple[Keys, Keys]] = []
        for term in read_once(source.title).terms:
            groups |= term.same | set(term.keys)
        for number in self._by_source.get(source.id, [])[:SIBLINGS]:
            reading = read_once(self.base.facts[number].statement)
            groups |= reading.initials
            short_names += named_shortly(reading)
            for term in reading.terms:
                if term.name_type:
                    groups |= term.same | set(term.keys)
        return Context(frozenset(groups), tuple(dict.fromkeys(short_names)))


def _likeliest(claim: Reading, aligned: list[tuple[Topic, Alignment]], most: int) -> list[tuple[Topic, Alignment]]:
    """Those that share most with the claim, by the weight of the words; none that shares no word of weight."""
    weights = [term.weight if term.weight > FAINT_WEIGHT else 0.0 for term in claim.terms]
    shared = [sum(w * q for w, q in zip(weights, alignment.quality, strict=True)) for _, alignment in aligned]
    best = sorted((n for n in range(len(aligned)) if shared[n]), key=lambda n: (-shared[n], aligned[n][0].fact.id))
    return [aligned[n] for n in best[:most]]
