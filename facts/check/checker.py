"""Checker: the use case on one page. A message is split into claims, and each is answered by the fact about it."""

from copy import copy
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain

from facts.answers import Abstention, Answer, Certainty, Fault, Verdict
from facts.base import Base, Fact, FactBase
from facts.check.choosing import has_topic, is_repeated, is_witness, mix_up, only, rivals, strongest
from facts.check.matches import Held, Match, Matcher
from facts.check.parts import answer_parts
from facts.check.placing import locate, locate_in, move, put, readdress
from facts.check.searching import Hit, Search
from facts.check.timeline import Standing, read_time_asked, settle, tell_accounts, weigh
from facts.check.wording import abstain, write_note, write_reason
from facts.claims import (
    MAX_CLAIM,
    Claim,
    Referral,
    asks_for_figure,
    is_greeting,
    is_wish,
    put_right,
    refer,
    split_sentences,
)
from facts.knowledge import Knowledge
from facts.language import GENERIC_WEIGHT, VALUES, Figure, Reading, read, read_figures
from facts.language.lexicon import words_of
from facts.matching.model_files import shipped_model
from facts.matching.scoring import Model
from facts.reviewed import ReviewedClaims
from facts.sources import Source
from facts.verdicts.deciding import Ruling

SHORT = 240  # characters; what is said in so few is often one thing in two sentences
_IN_CONTEXT = 0.75  # of the probability that a verdict needs, where other parts of the message were found in the source
MAX_SENTENCES = 1000  # of a message; what comes after is not read


class Checker:
    """Checks texts against a base. Safe to share between threads; the same text always gets the same answer."""

    def __init__(self, base: Base, model: Model | None = None) -> None:
        self.model = model or shipped_model()
        self._matcher = Matcher(Knowledge(base), self.model)
        self._search = Search(self._matcher)
        self._reviewed = ReviewedClaims(Knowledge(base, of_reviews=True), self.model)

    @property
    def base(self) -> Base:
        """The facts that it answers from."""
        return self._matcher.known.base

    def put(self, fact: Fact) -> None:
        """Add a fact, or change the one of its id, from the next check on.

        Raises BaseError where its `supersedes` is wrong.
        """
        for known in (self._matcher.known, self._reviewed.known):
            known.put(fact)

    def retire(self, fact_id: str) -> None:
        """Take a fact out, from the next check on.

        Raises BaseError where there is none, or another one supersedes it.
        """
        for known in (self._matcher.known, self._reviewed.known):
            known.retire(fact_id)

    def branch(self) -> "Checker":
        """One that knows the same and may be changed a little, to try something; made at once, at any size."""
        branch = copy(self)
        branch._matcher = Matcher(self._matcher.known.branch(), self.model)
        branch._search = Search(branch._matcher)
        branch._reviewed = ReviewedClaims(self._reviewed.known.branch(), self.model)
        return branch

    def hide(self, fact_id: str) -> None:
        """Answer by that fact no more, from the next check on; what supersedes it stays."""
        for known in (self._matcher.known, self._reviewed.known):
            known.hide(fact_id)

    def check_message(self, text: str, today: date | None = None) -> tuple[Answer, ...]:
        """An answer for each claim of a message that was found or states a figure; else the one not_found answer.

        `today`, the date of asking, is what "last year" is read by; without it such words tell nothing.
        """
        sentences = self._read_sentences(text)
        if not sentences or is_greeting(text):
            return (self.check_claim(text, today),)
        referrals = refer(sentences)
        answers = self._check_sentences(text, sentences, referrals, today)
        if any(answer.verdict is not Verdict.NOT_FOUND for answer in answers):
            return tuple(answer for answer in answers if _is_told(answer, answers))
        whole = self._sum_up(text, sentences, referrals, answers, today)
        missing = tuple(answer for answer in answers if _states_figure(answer))
        return missing if missing and whole.verdict is Verdict.NOT_FOUND else (whole,)

    def check_claim(self, text: str, today: date | None = None) -> Answer:
        """The answer to a text that is one claim, whatever stands around it."""
        sentences = self._read_sentences(text)
        if not sentences or is_greeting(text):
            return abstain(text, (0, len(text)), Abstention.NOT_A_CLAIM)
        referrals = refer(sentences)
        return self._sum_up(text, sentences, referrals, self._check_sentences(text, sentences, referrals, today), today)

    def _read_sentences(self, text: str) -> list[Claim]:
        """The sentences of a message, misspelt words put right."""
        return [put_right(sentence, self._knows) for sentence in split_sentences(text)[:MAX_SENTENCES]]

    def _knows(self, word: str) -> bool:
        return self._matcher.known.knows(word) or self._reviewed.known.knows(word)

    def _check_sentences(
        self, text: str, sentences: list[Claim], referrals: list[Referral], today: date | None
    ) -> list[Answer]:
        """An answer for each sentence, with its place in the text and its subject from the one before."""
        answers = []
        for sentence, referral in zip(sentences, referrals, strict=True):
            answer = only([self._check_sentence(today, read_as) for read_as in referral.texts])
            if answer is None or answer.verdict is Verdict.NOT_FOUND:  # facts come first
                answer = self._reviewed.answer(sentence.text) or answer
            answer = answer or abstain(sentence.text, sentence.span, Abstention.NO_MATCH)
            start, end = sentence.span
            claimed = locate(answer.claimed, sentence) if answer.claimed else None
            answers.append(readdress(answer, text[start:end], sentence.span, claimed))
        return answers

    def search(self, text: str, top: int) -> tuple[Hit, ...]:
        """The facts nearest in topic, best first, without a verdict."""
        return self._search.find(text, top)

    def hold(self, text: str) -> list[Held]:
        """The candidates for a text that is one sentence, the likeliest first: what weights are fitted on."""
        text = text[:MAX_CLAIM]
        claim = read(put_right(Claim(text, (0, len(text))), self._knows).text)
        return self._matcher.hold(claim, read_figures(claim), asks_for_figure(claim.text))

    def are_same(self, one: Held, other: Held) -> bool:
        """Whether two candidates are about one thing, so that neither is a rival to the other."""
        return self._matcher.are_same(one.topic, other.topic)

    def _sum_up(
        self, text: str, sentences: list[Claim], referrals: list[Referral], answers: list[Answer], today: date | None
    ) -> Answer:
        """The one answer to a text whose sentences got these; a short text is also read as if it were one sentence."""
        best = strongest(answers)
        shift = best.span[0]
        if len(sentences) > 1 and best.verdict is Verdict.NOT_FOUND:
            reviewed = self._reviewed.answer(" ".join(sentence.text for sentence in sentences))
            if reviewed is not None:
                claimed = locate_in(reviewed.claimed, sentences) if reviewed.claimed else None
                return readdress(reviewed, text, (0, len(text)), claimed)
        if len(sentences) > 1 and len(text) <= SHORT and all(referral.is_own for referral in referrals):
            joined = self._check_sentence(today, " ".join(sentence.text for sentence in sentences))
            joined = replace(joined, claimed=locate_in(joined.claimed, sentences) if joined.claimed else None)
            # What one sentence says is not turned by another.
            is_open = best.verdict in (Verdict.NOT_FOUND, Verdict.NO_FIGURE)
            if is_repeated(joined) or (is_open and strongest([joined, best]) is joined):
                best, shift = joined, 0
        claimed = put(best.claimed, move(best.claimed.span, shift)) if best.claimed else None
        return readdress(best, text, (0, len(text)), claimed)

    def _check_sentence(self, today: date | None, text: str, sources: frozenset[str] = frozenset()) -> Answer:
        span = (0, len(text))
        claim = read(text)
        if not any(t.weight > GENERIC_WEIGHT for t in claim.terms) or is_greeting(text):
            return abstain(text, span, Abstention.NOT_A_CLAIM)
        is_question = asks_for_figure(text)
        figures = read_figures(claim)
        matches = self._matcher.matches(claim, figures, is_question)
        is_repeated = bool(matches) and matches[0].is_repeated
        if is_wish(claim) and not is_repeated:
            return abstain(text, span, Abstention.NOT_A_CLAIM)
        if not matches:
            return abstain(text, span, Abstention.NO_MATCH)
        best = matches[0]
        if not (is_question or is_repeated) and (best.judgement.loose or best.ruling.verdict is not Verdict.SUPPORTED):
            ask = partial(self._check_sentence, today)
            parts = answer_parts(claim, figures, ask, self._find_nearest)
            if parts is not None:
                return parts
        if not has_topic(claim, best):
            return abstain(text, span, Abstention.NO_MATCH)
        if best.strangers:
            return abstain(text, span, Abstention.OTHER_SUBJECT)
        return self._decide(claim, matches, self._standings(claim, figures, matches, is_question, today), sources)

    def _decide(
        self, claim: Reading, matches: list[Match], standings: list[Standing], sources: frozenset[str]
    ) -> Answer:
        """The answer that the standings come to, where it is sure enough and no other fact may be meant."""
        text, span, best = claim.text, (0, len(claim.text)), matches[0]
        chosen = weigh(standings)
        if chosen.verdict is None or not self._is_sure(best, chosen.ruling, sources):
            return abstain(text, span, Abstention.NO_MATCH)
        if self._matcher.may_be_chance(claim, best):
            return abstain(text, span, Abstention.NO_MATCH)
        near = rivals(best, matches, [match.topic.fact.id for standing in standings for match in standing.line])
        if not near and not best.is_repeated and not words_of("denials").isdisjoint(claim.words):
            near = (best.topic.fact.id,)  # what it says of its own claim turns the verdict, and is not read
        if near:
            return replace(abstain(text, span, Abstention.AMBIGUOUS), alternatives=near)
        return self._answer(text, claim, matches, chosen, standings)

    def _standings(
        self, claim: Reading, figures: list[Figure], matches: list[Match], is_question: bool, today: date | None
    ) -> list[Standing]:
        """What each source says that speaks of the same thing as the best match, each at its place over the years."""
        asked = read_time_asked(claim, figures, is_question, today)
        best, standings = matches[0], []
        seen: set[str] = set()
        for match in matches:
            fact_id = match.topic.fact.id
            if fact_id in seen or (match is not best and not is_witness(match, best)):
                continue
            line = self._matcher.line(claim, figures, match, is_question)
            seen.update(m.topic.fact.id for m in line)
            standings.append(settle(line, match, asked))
        return standings

    def _find_nearest(self, text: str) -> Match | None:
        """The fact that is nearest to a text in topic, however far off."""
        matches = self._matcher.matches(claim := read(text), read_figures(claim))
        return matches[0] if matches else None

    def _is_sure(self, best: Match, ruling: Ruling, sources: frozenset[str]) -> bool:
        """Whether the topic is sure enough for a verdict; a source that the message speaks of needs less."""
        is_spoken_of = best.topic.fact.source.id in sources and ruling.fault is not Fault.UNIT
        return best.probability >= ruling.needed * (_IN_CONTEXT if is_spoken_of else 1.0)

    def _answer(
        self, text: str, claim: Reading, matches: list[Match], chosen: Standing, standings: list[Standing]
    ) -> Answer:
        match, verdict = chosen.match, chosen.verdict
        fact, ruling = match.topic.fact, match.ruling
        assert verdict is not None
        topic_probability = max(matches[0].probability, match.probability)
        other = self._mix_up(chosen, matches) if verdict is Verdict.CONTRADICTED else None
        return Answer(
            claim=text,
            span=(0, len(text)),
            verdict=verdict,
            fact_id=fact.id,
            confidence_score=self.model.confidence(topic_probability, ruling.ground),
            certainty=Certainty(topic_probability, ruling.ground),
            reason=write_reason(verdict, ruling),
            fault=ruling.fault if verdict is Verdict.CONTRADICTED else None,
            claimed=ruling.claimed.quantity if ruling.claimed else None,
            correct=ruling.correct.quantity if ruling.correct else None,
            statement=fact.statement,
            quote=fact.quote,
            source=fact.source,
            mixed_up_with=other.id if other else None,
            mixed_up_statement=other.statement if other else None,
            note=write_note(claim, match),
            held=chosen.held,
            accounts=tell_accounts(chosen, standings),
        )

    def _mix_up(self, chosen: Standing, matches: list[Match]) -> Fact | None:
        """A fact of another time, one found for the same claim, or one of the same source, that states the figure."""
        match = chosen.match
        if match.ruling.claimed is None:
            return None
        siblings = self._matcher.siblings(match.topic.fact, match.ruling.claimed.quantity)
        return mix_up(match, chain((m.topic for m in (*chosen.line, *matches)), siblings))


def _is_told(answer: Answer, answers: list[Answer]) -> bool:
    """Whether an answer is worth telling beside the others: no heading or talk, which only touches a fact's topic."""
    if answer.verdict is Verdict.NOT_FOUND:
        return _states_figure(answer)
    if answer.verdict is not Verdict.NO_FIGURE or answer.claimed or asks_for_figure(answer.claim):
        return True
    return all(other.verdict in (Verdict.NO_FIGURE, Verdict.NOT_FOUND) for other in answers)


def _states_figure(answer: Answer) -> bool:
    """Whether what was not found is a claim at all: a figure is said, and not as a wish or an opinion."""
    if answer.reason in (Abstention.NOT_A_CLAIM, Abstention.AMBIGUOUS):
        return answer.reason == Abstention.AMBIGUOUS
    return any(figure.role in VALUES for figure in read_figures(read(answer.claim)))


def compare(statement: str, claim: str) -> Answer:
    """The answer to a claim as if the statement were the only fact."""
    fact = Fact(
        id="statement",
        statement=statement or " ",
        source=Source(id="statement", title="", publisher="", published=None),
    )
    return Checker(FactBase((fact,))).check_claim(claim)
