"""Matches: the facts that may be about a claim, held against it and judged. Which one answers it is in `choosing`."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

from facts.answers import Verdict
from facts.base import Fact, FactBase
from facts.check.grouping import is_one_line, is_one_thing
from facts.language import FAINT_WEIGHT, Figure, Reading, Term, named_shortly, read_figures, read_once
from facts.language.lexicon import Keys
from facts.matching.alignment import Alignment, Context, align
from facts.matching.features import NAMES, features, tell_apart
from facts.matching.pairing import Pair, pair_figures
from facts.matching.scoring import MOST_MARGIN, Model
from facts.matching.subjects import strangers
from facts.matching.topics import Topic, analyse, values_of_terms
from facts.retrieval import Index
from facts.sources import Source
from facts.verdicts.deciding import Ruling, rule
from facts.verdicts.judging import Judgement, judge
from facts.verdicts.repeating import judge_repeated

CANDIDATES = 16
LEAST_HELD = 10  # candidates whose every feature is looked at
JUDGED = 6  # candidates that are judged: the best, and what may be mixed up with it
SIBLINGS = 50  # facts of one source that are looked at for its names and for mix-ups
REPEATED = 1.0  # probability of the topic where the claim has the fact's very words; what is only likely has less
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
    is_repeated: bool = False  # the claim has the fact's very words, but for the figures


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
        """The likeliest candidates, judged, the facts of one line over the years counted as one.

        Only the first's probability counts how far it stands above the second that is about something else.
        """
        figures = read_figures(claim)
        held = self.hold(claim, figures, CANDIDATES)
        if not held:
            return []
        best = held[0]
        second = next((h for h in held[1:] if not self.are_same(best.topic, h.topic)), None)
        margin = MOST_MARGIN if second is None else min(MOST_MARGIN, best.rank - second.rank)
        others = [h for h in held[1:] if not is_one_line(h.topic.fact, best.topic.fact, self.base)][: JUDGED - 1]
        matches = [self._judge(claim, figures, h, margin if h is best else 0.0, is_question) for h in (best, *others)]
        return sorted(matches, key=lambda match: not _is_repeated_and_right(match))

    def line(self, claim: Reading, match: Match, is_question: bool = False) -> list[Match]:
        """The facts that supersede one another among which a match stands, the oldest first, each judged."""
        history = self.base.history(match.topic.fact.id)
        if len(history) < 2:
            return [match]
        figures = read_figures(claim)
        values = values_of_terms(claim, figures)
        return [
            match if fact.id == match.topic.fact.id else self._judge_alone(claim, figures, values, fact, is_question)
            for fact in history
        ]

    def are_same(self, one: Topic, other: Topic) -> bool:
        """Whether two facts are about one thing, or one supersedes the other."""
        return is_one_line(one.fact, other.fact, self.base) or is_one_thing(one, other)

    def _judge(self, claim: Reading, figures: list[Figure], h: Held, margin: float, is_question: bool) -> Match:
        judgement = judge(claim, figures, h.topic, h.alignment, h.pairs)
        repeated = judge_repeated(claim, h.topic)
        if repeated is not None:
            repeated.dates_agreeing, repeated.own_dates = judgement.dates_agreeing, judgement.own_dates
            ruling = rule(claim, figures, h.topic, h.alignment, repeated, self.model, is_question=False)
            return Match(h.topic, h.alignment, h.features, h.rank, margin, REPEATED, repeated, ruling, [], True)
        ruling = rule(claim, figures, h.topic, h.alignment, judgement, self.model, is_question)
        probability = self.model.probability(h.features, margin)
        strange = strangers(claim, figures, h.topic, h.alignment)
        return Match(h.topic, h.alignment, h.features, h.rank, margin, probability, judgement, ruling, strange)

    def _judge_alone(
        self, claim: Reading, figures: list[Figure], values: list[list[Figure]], fact: Fact, is_question: bool
    ) -> Match:
        """A fact that was not found, but follows from one that was: its probability is that one's."""
        topic = _analyse_once(fact)
        alignment = align(claim, values, topic, self._context(fact.source))
        pairs = pair_figures(figures, topic, alignment)
        return self._judge(claim, figures, Held(topic, alignment, pairs, [0.0] * len(NAMES), 0.0), 0.0, is_question)

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


def _is_repeated_and_right(match: Match) -> bool:
    return match.is_repeated and match.ruling.verdict is Verdict.SUPPORTED


_analyse_once = lru_cache(maxsize=1024)(analyse)  # facts of lines over the years


def _likeliest(claim: Reading, aligned: list[tuple[Topic, Alignment]], most: int) -> list[tuple[Topic, Alignment]]:
    """Those that share most with the claim, by the weight of the words; none that shares no word of weight."""
    weights = [term.weight if term.weight > FAINT_WEIGHT else 0.0 for term in claim.terms]
    shared = [sum(w * q for w, q in zip(weights, alignment.quality, strict=True)) for _, alignment in aligned]
    best = sorted((n for n in range(len(aligned)) if shared[n]), key=lambda n: (-shared[n], aligned[n][0].fact.id))
    return [aligned[n] for n in best[:most]]
