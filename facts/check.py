"""Checking, the whole use case: text in, answers out. The steps are in the other rooms; what is here is their order."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace

from facts.answers import Abstention, Answer, Verdict
from facts.base import Fact, FactBase
from facts.claims import MAX_CLAIM, Claim, asks_for_figure, is_greeting, split_segments, split_sentences
from facts.language import (
    FAINT_WEIGHT,
    VALUES,
    Figure,
    Reading,
    Term,
    named_shortly,
    read,
    read_figures,
    read_once,
    says_it_happened,
    says_it_is_planned,
)
from facts.language.lexicon import Keys, words_of
from facts.matching.alignment import PARTLY, Alignment, Context, align
from facts.matching.features import features, tell_apart
from facts.matching.pairing import Pair, pair_figures
from facts.matching.scoring import MOST_MARGIN, Model, shipped_model
from facts.matching.subjects import strangers
from facts.matching.topics import Topic, analyse, values_of_terms
from facts.quantities import Kind, Quantity
from facts.quantities.agreement import Agreement
from facts.quantities.agreement import compare as compare_quantities
from facts.retrieval import Index
from facts.sources import Source
from facts.verdicts.deciding import Ruling, rule
from facts.verdicts.judging import Fault, Judgement, judge
from facts.verdicts.repeating import judge_repeated

CANDIDATES = 16
EQUALLY_NEAR = 0.1  # of rank; facts that stand no further apart are told apart by nothing in the claim
LEAST_HELD = 10  # candidates whose every feature is looked at
JUDGED = 6  # candidates that are judged: the best, and what may be mixed up with it
SIBLINGS = 50  # facts of one source that are looked at for its names and for mix-ups
REPEATED = 1.0  # probability of the topic where the claim has the fact's very words; what is only likely has less
SHORT = 240  # characters; what is said in so few is often one thing in two sentences
MAX_SENTENCES = 1000  # of a message; what comes after is not read
TOPICS_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact found by topic; score 0-1, comparable between claims."""

    fact_id: str
    score: float


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


class Checker:
    """Checks texts against a base. Safe to share between threads; the same text always gets the same answer."""

    def __init__(self, base: FactBase, model: Model | None = None) -> None:
        self.base = base
        self.model = model or shipped_model()
        self._index = Index(base.facts)
        self._topics: OrderedDict[int, Topic] = OrderedDict()
        self._contexts: dict[str, Context] = {}
        self._by_source: dict[str, list[int]] = {}  # places in the base
        for number, fact in enumerate(base.facts):
            self._by_source.setdefault(fact.source.id, []).append(number)
        self._lock = threading.Lock()

    def check_message(self, text: str) -> tuple[Answer, ...]:
        """An answer for each claim of a message; one not_found answer for a message without any."""
        sentences = split_sentences(text)[:MAX_SENTENCES]
        if len(sentences) < 2 or is_greeting(text):
            return (self.check_claim(text),)
        answers = [self._check_sentence(sentence.text) for sentence in sentences]
        found = tuple(
            replace(answer, span=sentence.span, claim=sentence.text)
            for sentence, answer in zip(sentences, answers, strict=True)
            if answer.verdict is not Verdict.NOT_FOUND
        )
        return found or (self._sum_up(text, sentences, answers),)

    def check_claim(self, text: str) -> Answer:
        """The answer to a text that is one claim, whatever stands around it."""
        sentences = split_sentences(text)[:MAX_SENTENCES]
        if not sentences or is_greeting(text):
            return _abstain(text, (0, len(text)), Abstention.NOT_A_CLAIM)
        return self._sum_up(text, sentences, [self._check_sentence(sentence.text) for sentence in sentences])

    def _sum_up(self, text: str, sentences: list[Claim], answers: list[Answer]) -> Answer:
        """The one answer to a text whose sentences got these; a short text is also read as if it were one sentence."""
        if len(sentences) > 1 and len(text) <= SHORT:
            whole = self._check_sentence(" ".join(sentence.text for sentence in sentences))
            answers = [whole] if whole.confidence_score == REPEATED else [whole, *answers]
        return replace(_strongest(answers), claim=text, span=(0, len(text)))

    def search(self, text: str, top: int) -> tuple[Hit, ...]:
        """The facts nearest in topic, best first, without a verdict."""
        claim = read(text[:MAX_CLAIM])
        held = self._hold(claim, read_figures(claim), max(top, CANDIDATES))[:top]
        return tuple(Hit(h.topic.fact.id, round(self.model.probability(h.features, 0.0), 4)) for h in held)

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

    def _hold(self, claim: Reading, figures: list[Figure], most: int) -> list[Held]:
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

    def _matches(self, claim: Reading, is_question: bool = False) -> list[Match]:
        """The likeliest candidates, judged. Only the first's probability counts how far it stands above the second."""
        figures = read_figures(claim)
        held = self._hold(claim, figures, CANDIDATES)
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
            match = Match(h.topic, h.alignment, h.features, h.rank, margin, probability, judgement, ruling, strange)
            matches.append(self._if_repeated(match, claim, figures))
        return sorted(matches, key=lambda match: not _is_repeated_and_right(match))

    def _if_repeated(self, match: Match, claim: Reading, figures: list[Figure]) -> Match:
        """The match judged figure by figure, where the claim says what the fact says in the same words."""
        judgement = judge_repeated(claim, match.topic)
        if judgement is None:
            return match
        judgement.dates_agreeing, judgement.own_dates = match.judgement.dates_agreeing, match.judgement.own_dates
        ruling = rule(claim, figures, match.topic, match.alignment, judgement, self.model, is_question=False)
        return replace(match, probability=REPEATED, judgement=judgement, ruling=ruling, strangers=[], is_repeated=True)

    def _check_sentence(self, text: str) -> Answer:
        span = (0, len(text))
        claim = read(text)
        if not any(t.weight > 0.15 for t in claim.terms) or is_greeting(text):
            return _abstain(text, span, Abstention.NOT_A_CLAIM)
        is_question = asks_for_figure(text)
        matches = self._matches(claim, is_question=is_question)
        is_repeated = bool(matches) and matches[0].is_repeated
        if _is_no_claim(claim) and not is_repeated:
            return _abstain(text, span, Abstention.NOT_A_CLAIM)
        if not matches:
            return _abstain(text, span, Abstention.NO_MATCH)
        best = matches[0]
        is_sure = is_question or is_repeated
        if not is_sure and (best.judgement.loose or best.ruling.verdict is not Verdict.SUPPORTED):
            parts = self._check_parts(claim)
            if parts is not None:
                return parts
        if not _has_topic(claim, best):
            return _abstain(text, span, Abstention.NO_MATCH)
        if best.strangers or best.ruling.verdict is None or best.probability < best.ruling.needed:
            return _abstain(text, span, Abstention.OTHER_SUBJECT if best.strangers else Abstention.NO_MATCH)
        rivals = self._rivals(best, matches)
        if not rivals and not is_repeated and not words_of("denials").isdisjoint(claim.words):
            rivals = (best.topic.fact.id,)  # what it says of its own claim turns the verdict, and is not read
        if rivals:
            return replace(_abstain(text, span, Abstention.AMBIGUOUS), alternatives=rivals)
        return self._answer(text, claim, best, matches)

    def _in_force(self, best: Match, matches: list[Match]) -> Match:
        """Of the facts about one thing over the years, the one to answer by.

        The newest, unless it speaks against the claim and an older one agrees, and the claim's dates are not its own.
        """
        chain = [m for m in matches if m is best or self._is_one_thing(m.topic.fact, best.topic.fact)]
        if len(chain) < 2:
            return best
        newest = next((m for m in chain if self.base.superseded_by(m.topic.fact.id) is None), None)
        if newest is None or newest.ruling.verdict is None:
            return best
        agreeing = [m for m in chain if m.ruling.verdict is Verdict.SUPPORTED]
        if newest in agreeing or not agreeing or newest.judgement.dates_agreeing > agreeing[0].judgement.dates_agreeing:
            return replace_probability(newest, best.probability)
        return replace_probability(agreeing[0], best.probability)

    def _is_one_thing(self, fact: Fact, other: Fact) -> bool:
        """Whether one of the two supersedes the other, in however many steps."""
        newest, newest_other = self.base.superseded_by(fact.id) or fact, self.base.superseded_by(other.id) or other
        return newest.id == newest_other.id and fact.id != other.id

    def _rivals(self, best: Match, matches: list[Match]) -> tuple[str, ...]:
        """The best fact and others just as near with another answer; none where the best stands out or agrees."""
        if best.ruling.verdict not in (Verdict.CONTRADICTED, Verdict.NO_FIGURE) or best.margin >= EQUALLY_NEAR:
            return ()
        near = [best]
        for match in matches[1:]:
            same_answer = match.ruling.verdict is best.ruling.verdict
            if same_answer and best.rank - match.rank < EQUALLY_NEAR:
                near += [] if self._is_one_thing(match.topic.fact, best.topic.fact) else [match]
        stated = {(m.ruling.correct.quantity.value, m.ruling.correct.quantity.unit) for m in near if m.ruling.correct}
        return tuple(m.topic.fact.id for m in near) if len(stated) > 1 else ()

    def _check_parts(self, claim: Reading) -> Answer | None:
        """The answer to a sentence that states several things, where at least two of them have one."""
        parts = split_segments(claim, read_figures(claim))
        answers = [self._check_sentence(part) for part in parts]
        found = [a for a in answers if a.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.OUTDATED)]
        return replace(_strongest(found), claim=claim.text, span=(0, len(claim.text))) if len(found) > 1 else None

    def _answer(self, text: str, claim: Reading, best: Match, matches: list[Match]) -> Answer:
        best = self._in_force(best, matches)
        fact, ruling, verdict = best.topic.fact, best.ruling, best.ruling.verdict
        assert verdict is not None
        newer = self.base.superseded_by(fact.id)
        if newer is not None and verdict is Verdict.SUPPORTED and not best.judgement.own_dates:
            verdict = Verdict.OUTDATED
        other = self._mix_up(best, matches) if verdict is Verdict.CONTRADICTED else None
        return Answer(
            claim=text,
            span=(0, len(text)),
            verdict=verdict,
            fact_id=fact.id,
            confidence_score=best.probability,
            reason=_reason(verdict, ruling),
            claimed=ruling.claimed.quantity if ruling.claimed else None,
            correct=ruling.correct.quantity if ruling.correct else None,
            statement=fact.statement,
            quote=fact.quote,
            source=fact.source,
            mixed_up_with=other.id if other else None,
            mixed_up_statement=other.statement if other else None,
            newer_statement=newer.statement if newer and verdict is Verdict.OUTDATED else None,
            note=_note(claim, best),
            newer_date=newer.source.published if newer and verdict is Verdict.OUTDATED else None,
        )

    def _mix_up(self, best: Match, matches: list[Match]) -> Fact | None:
        """Another fact of the same source, or one found for the same claim, that states the claimed figure."""
        if best.ruling.fault not in (Fault.FIGURE, Fault.UNIT) or best.ruling.claimed is None:
            return None
        claimed = best.ruling.claimed.quantity
        siblings = self._by_source.get(best.topic.fact.source.id, [])[:SIBLINGS]
        for topic in [*(m.topic for m in matches[1:6]), *map(self._topic, siblings)]:
            fact = topic.fact
            if fact.id == best.topic.fact.id:
                continue
            for figure in topic.figures:
                if figure.role in VALUES and compare_quantities(claimed, figure.quantity) is Agreement.AGREES:
                    return fact
        return None


_PRIORITY = {
    Verdict.CONTRADICTED: 0,
    Verdict.OUTDATED: 1,
    Verdict.SUPPORTED: 2,
    Verdict.NO_FIGURE: 3,
    Verdict.NOT_FOUND: 4,
}


def replace_probability(match: Match, probability: float) -> Match:
    """The match with the probability of its topic as a whole."""
    return replace(match, probability=max(probability, match.probability))


def _strongest(answers: list[Answer]) -> Answer:
    """Of several answers the one that matters most: what fails before what holds, and that before what says nothing."""
    return min(answers, key=lambda a: (_PRIORITY[a.verdict], -a.confidence_score))


def _is_repeated_and_right(match: Match) -> bool:
    return match.is_repeated and match.ruling.verdict is Verdict.SUPPORTED


def _is_no_claim(claim: Reading) -> bool:
    """Whether a sentence is a wish, an opinion, a condition or a bet."""
    opening = claim.words[0] in words_of("no claim openings")
    return opening or not words_of("no claim").isdisjoint(claim.words)


def _has_topic(claim: Reading, match: Match) -> bool:
    """Whether claim and fact share a word that says what they are about: "rose by half" alone is about nothing."""
    moves = words_of("axes that only move")
    for term, quality in zip(claim.terms, match.alignment.quality, strict=True):
        only_moves = bool(term.axes) and all(axis in moves for axis, _ in term.axes)
        if quality >= PARTLY and term.weight > FAINT_WEIGHT and not only_moves:
            return True
    return False


def _likeliest(claim: Reading, aligned: list[tuple[Topic, Alignment]], most: int) -> list[tuple[Topic, Alignment]]:
    """Those that share most with the claim, by the weight of the words; none that shares no word of weight."""
    weights = [term.weight if term.weight > FAINT_WEIGHT else 0.0 for term in claim.terms]
    shared = [sum(w * q for w, q in zip(weights, alignment.quality, strict=True)) for _, alignment in aligned]
    best = sorted((n for n in range(len(aligned)) if shared[n]), key=lambda n: (-shared[n], aligned[n][0].fact.id))
    return [aligned[n] for n in best[:most]]


def compare(statement: str, claim: str) -> Answer:
    """The answer to a claim as if the statement were the only fact."""
    fact = Fact(
        id="statement",
        statement=statement or " ",
        source=Source(id="statement", title="", publisher="", published=None),
    )
    return Checker(FactBase((fact,))).check_claim(claim)


def _note(claim: Reading, match: Match) -> str | None:
    """What the claim adds to the fact, in a sentence: a detail that is not in the source, or that it has happened."""
    if match.ruling.verdict is Verdict.NO_FIGURE:
        return None
    if match.judgement.loose:
        details = ", ".join(f.quantity.text for f in match.judgement.loose)
        return f"The source does not speak of: {details}."
    if says_it_happened(claim) and says_it_is_planned(match.topic.reading):
        return "The source speaks of a plan, not of something that has happened."
    return None


def _abstain(claim: str, span: tuple[int, int], reason: Abstention) -> Answer:
    return Answer(claim, span, Verdict.NOT_FOUND, None, 0.0, str(reason))


def _reason(verdict: Verdict, ruling: Ruling) -> str:
    correct = _words(ruling.correct.quantity) if ruling.correct else None
    claimed = _words(ruling.claimed.quantity) if ruling.claimed else None
    if verdict is Verdict.CONTRADICTED and ruling.fault in (Fault.FIGURE, Fault.UNIT) and correct and claimed:
        return f"The source says {correct}, not {claimed}."
    if verdict is Verdict.CONTRADICTED:
        return f"The {ruling.fault} differs from what the source says."
    if verdict is Verdict.OUTDATED:
        return "This was so, and a newer figure has replaced it."
    if verdict is Verdict.SUPPORTED:
        return f"The source says {correct}." if correct else "The source says so."
    return f"The source says {correct}." if correct else "The source speaks of this."


def _words(quantity: Quantity) -> str:
    hedge = "" if quantity.hedge == "none" else f"{quantity.hedge} "
    noun = f" {quantity.noun}" if quantity.noun and quantity.kind is Kind.COUNT else ""
    return f"{hedge}{quantity.text}{noun}"
