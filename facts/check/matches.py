"""Matches: the facts that may be about a claim, held against it and judged. Which one answers it is in `choosing`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from facts.answers import Verdict
from facts.base import Fact
from facts.check.grouping import is_one_line, is_one_thing
from facts.knowledge import Knowledge
from facts.language import FAINT_WEIGHT, TIMES, Figure, Reading, Term
from facts.language.lexicon import words_of
from facts.language.periods import is_span
from facts.matching.alignment import CONTEXT, OPPOSITE, TYPO, Alignment, align
from facts.matching.asking import Asked, read_asked
from facts.matching.chance import may_be_chance
from facts.matching.features import NAMES, features, tell_apart
from facts.matching.kinds import kinds_in, of_other_kind
from facts.matching.mix_ups import may_state
from facts.matching.pairing import Pair, pair_figures
from facts.matching.remarks import read_asides, remarks
from facts.matching.scoring import MOST_MARGIN, Model
from facts.matching.subjects import strangers
from facts.matching.topics import Topic, values_of_terms
from facts.quantities import Quantity
from facts.retrieval import FEW
from facts.verdicts.deciding import Ruling, rule
from facts.verdicts.judging import Judgement, judge
from facts.verdicts.repeating import Frame, frame_of, judge_repeated

_INCLUDING = words_of("including")
CANDIDATES = 16
NEAREST = 0.85  # of the likeliest candidate's nearness; what is less near is not read
LEAST_READ = 2  # candidates that are read however far off: how far the first stands above the second counts
LEAST_HELD = 10  # candidates whose every feature is looked at
JUDGED = 6  # candidates that may be judged: the best, and what may be mixed up with it
REPEATED = 1.0  # probability of the topic where the claim has the fact's very words; what is only likely has less


@dataclass(slots=True)
class Held:
    """One fact held against one claim, not yet judged."""

    topic: Topic
    alignment: Alignment
    pairs: list[Pair]
    features: list[float]
    rank: float


class Judged(NamedTuple):
    """What a fact says of a claim."""

    probability: float  # that the fact is about the same thing, 0-1
    judgement: Judgement
    ruling: Ruling
    strangers: list[Term]  # names in the claim that make it about something else


@dataclass
class Match:
    """One fact held against one claim, judged when somebody asks: of most that are not the best nobody does."""

    topic: Topic
    alignment: Alignment
    rank: float
    is_repeated: bool  # the claim has the fact's very words, but for the figures
    judge: Callable[[], Judged]

    @cached_property
    def judged(self) -> Judged:
        """What the fact says of the claim."""
        return self.judge()

    @property
    def probability(self) -> float:
        """That the fact is about the same thing, 0-1."""
        return self.judged.probability

    @property
    def judgement(self) -> Judgement:
        """What agrees and what does not."""
        return self.judged.judgement

    @property
    def ruling(self) -> Ruling:
        """The verdict that follows."""
        return self.judged.ruling

    @property
    def strangers(self) -> list[Term]:
        """Names in the claim that make it about something else."""
        return self.judged.strangers


class Matcher:
    """Finds and judges the facts of a base that may be about a claim. Safe to share between threads."""

    def __init__(self, known: Knowledge, model: Model) -> None:
        self.known = known
        self.model = model

    def matches(self, claim: Reading, figures: list[Figure], is_question: bool = False) -> list[Match]:
        """The likeliest candidates, the facts of one line over the years counted as one.

        Only the first's probability counts how far it stands above the second that is about something else.
        """
        held = self.hold(claim, figures, is_question)
        if not held:
            return []
        # What is about another kind of thing comes last, however much it shares: bus fares, where the claim says rail.
        claimed = kinds_in(claim)
        held.sort(key=lambda h: bool(of_other_kind(claimed, h.topic, h.alignment)))
        best, rest, frame = held[0], held[1:], frame_of(claim)
        others = [h for h in rest if not is_one_line(h.topic.fact, best.topic.fact, self.known.base)][: JUDGED - 1]
        matches = [
            self._match(claim, figures, frame, best, self._margin(best, rest), is_question),
            *(self._match(claim, figures, frame, h, 0.0, is_question) for h in others),
        ]
        matches.sort(key=lambda match: not _is_repeated_and_right(match))
        fuller = None if is_question else _find_fuller(claim, figures, matches)
        if fuller is None:
            return matches
        place = next(n for n, h in enumerate(held) if h.topic is fuller.topic)
        margin = self._margin(held[place], held[place + 1 :])
        promoted = self._match(claim, figures, frame, held[place], margin)
        return [promoted, *(match for match in matches if match is not fuller)]

    def _margin(self, best: Held, others: list[Held]) -> float:
        """How far a fact ranks above the first of the others that is about something else."""
        for h in others:
            margin = best.rank - h.rank
            if margin >= MOST_MARGIN or not self.are_same(best.topic, h.topic):
                return min(MOST_MARGIN, margin)
        return MOST_MARGIN

    def line(self, claim: Reading, figures: list[Figure], match: Match, is_question: bool = False) -> list[Match]:
        """The facts that supersede one another among which a match stands, the oldest first."""
        fact = match.topic.fact
        if fact.supersedes is None and not self.known.base.successors(fact.id):
            return [match]
        history = self.known.base.history(fact.id)
        if len(history) < 2:
            return [match]
        frame = frame_of(claim)
        lone = [self._hold_alone(claim, figures, fact) for fact in history]
        return [
            match if h.topic.fact.id == match.topic.fact.id else self._match(claim, figures, frame, h, 0.0, is_question)
            for h in lone
        ]

    def are_same(self, one: Topic, other: Topic) -> bool:
        """Whether two facts are about one thing, or one supersedes the other."""
        return is_one_line(one.fact, other.fact, self.known.base) or is_one_thing(one, other)

    def _match(
        self, claim: Reading, figures: list[Figure], frame: Frame, h: Held, margin: float, is_question: bool = False
    ) -> Match:
        repeated = judge_repeated(claim, frame, h.topic)

        def judge_it() -> Judged:
            judgement = judge(claim, figures, h.topic, h.alignment, h.pairs)
            if repeated is not None:
                repeated.dates_agreeing, repeated.own_dates = judgement.dates_agreeing, judgement.own_dates
                repeated.unknown = () if repeated.faults else judgement.unknown  # another figure there is wrong
                ruling = rule(claim, figures, h.topic, h.alignment, repeated, self.model, is_question=False)
                return Judged(REPEATED, repeated, ruling, [])
            ruling = rule(claim, figures, h.topic, h.alignment, judgement, self.model, is_question)
            probability = self.model.probability(h.features, margin)
            return Judged(probability, judgement, ruling, strangers(claim, h.topic, h.alignment))

        return Match(h.topic, h.alignment, h.rank, repeated is not None, judge_it)

    def _hold_alone(self, claim: Reading, figures: list[Figure], fact: Fact) -> Held:
        """A fact that was not found, but follows from one that was: nothing tells how near it is but that one."""
        ((topic, alignment),) = self._align(claim, figures, [self.known.topic(fact)])
        return Held(topic, alignment, pair_figures(figures, topic, alignment), [0.0] * len(NAMES), 0.0)

    def near(self, claim: Reading, most: int) -> list[Fact]:
        """The facts that may be about the same thing, at most so many."""
        return self.known.find_facts(claim, most)

    def hold(self, claim: Reading, figures: list[Figure], is_question: bool = False) -> list[Held]:
        """The candidates held against the claim, the likeliest first; those that share no word with it are left out."""
        topics, found = self.known.find_topics(claim, CANDIDATES, LEAST_READ, NEAREST)
        aligned = _likeliest(claim, self._align(claim, figures, topics), LEAST_HELD)
        count = len(aligned) if found == len(topics) else min(found, LEAST_HELD)
        asked = read_asked(claim) if is_question else None
        return sorted(self._hold(claim, figures, aligned, count, asked), key=lambda h: (-h.rank, h.topic.fact.id))

    def hold_these(self, claim: Reading, figures: list[Figure], facts: list[Fact]) -> list[Held]:
        """Facts of the base held against the claim, in their order."""
        return self._hold(claim, figures, self._align(claim, figures, [self.known.topic(f) for f in facts]), len(facts))

    def may_be_chance(self, claim: Reading, match: Match) -> bool:
        """Whether, in a base of more than a few, some fact might share as much with a sentence about something else."""
        facts = self.known.count
        if match.is_repeated or facts <= FEW:
            return False
        agreed = match.ruling.correct if match.ruling.verdict is Verdict.SUPPORTED else None
        return may_be_chance(claim, match.topic, match.alignment, agreed, facts, self.known.share)

    def _align(self, claim: Reading, figures: list[Figure], topics: list[Topic]) -> list[tuple[Topic, Alignment]]:
        values, asides = values_of_terms(claim, figures), read_asides(claim, figures)
        aligned = [(topic, align(claim, values, topic, self.known.context(topic.fact.source))) for topic in topics]
        for _, alignment in aligned:
            alignment.beside = remarks(claim, asides, alignment)
        return aligned

    def _hold(
        self,
        claim: Reading,
        figures: list[Figure],
        aligned: list[tuple[Topic, Alignment]],
        count: int,
        asked: Asked | None = None,
    ) -> list[Held]:
        telling = tell_apart([alignment for _, alignment in aligned], count)
        held = []
        for topic, alignment in aligned:
            pairs = pair_figures(figures, topic, alignment)
            vector = features(claim, figures, topic, alignment, pairs, telling, asked)
            held.append(Held(topic, alignment, pairs, vector, self.model.rank(vector)))
        return held

    def siblings(self, fact: Fact, claimed: Quantity) -> Iterator[Topic]:
        """The facts of its source that could state a claimed figure, of the first fifty."""
        siblings = (sibling for sibling in self.known.siblings(fact) if may_state(sibling.statement, claimed))
        return map(self.known.topic, siblings)


def _is_repeated_and_right(match: Match) -> bool:
    return match.is_repeated and match.ruling.verdict is Verdict.SUPPORTED


def _find_fuller(claim: Reading, figures: list[Figure], matches: list[Match]) -> Match | None:
    """The first match that knows more of the claim than the best, which may be the best for its figure alone.

    "Assaults on staff fell by 12%" is about the assaults on staff, and not about those between prisoners, which did.
    """
    best = matches[0]
    is_dated = any(figure.role in TIMES for figure in figures)
    for match in [] if best.is_repeated else matches[1:]:
        gain = _count_gains(claim, match, best)
        if gain is None or not (gain or is_dated) or not _is_open(best):
            continue
        speaks = match.ruling.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED) or match.judgement.empty
        dates = _count_dates(match) - _count_dates(best)
        if speaks and dates >= 0 and gain + dates > 0:
            return match
    return None


def _is_open(best: Match) -> bool:
    """Whether a verdict may be that of a figure which is said of something else."""
    verdict = best.ruling.verdict
    return verdict is Verdict.SUPPORTED or (verdict is Verdict.CONTRADICTED and not best.judgement.agreeing)


def _count_dates(match: Match) -> int:
    return max(match.judgement.dates_agreeing, match.judgement.own_dates)


def _count_gains(claim: Reading, match: Match, best: Match) -> int | None:
    """How many words of the claim a match knows and the best does not; None where the best knows one that it does not.

    Spans of time and small words count for nothing, nor what is said in passing: "48,000 visitors, including children".
    """
    gain = 0
    aside = next((at for at, word in enumerate(claim.words) if word in _INCLUDING), len(claim.words))
    for term, ours, theirs in zip(claim.terms, match.alignment.quality, best.alignment.quality, strict=True):
        if term.weight <= FAINT_WEIGHT or term.is_hedge:
            continue
        if ours < min(theirs, OPPOSITE):
            return None
        is_new = ours >= TYPO and (theirs <= CONTEXT or theirs == OPPOSITE)
        gain += is_new and term.at < aside and not is_span(term.text.lower())
    return gain


def _likeliest(claim: Reading, aligned: list[tuple[Topic, Alignment]], most: int) -> list[tuple[Topic, Alignment]]:
    """Those that share most with the claim, by the weight of the words; none that shares no word of weight."""
    weights = [term.weight if term.weight > FAINT_WEIGHT else 0.0 for term in claim.terms]
    shared = [sum(w * q for w, q in zip(weights, alignment.quality, strict=True)) for _, alignment in aligned]
    best = sorted((n for n in range(len(aligned)) if shared[n]), key=lambda n: (-shared[n], aligned[n][0].fact.id))
    return [aligned[n] for n in best[:most]]
