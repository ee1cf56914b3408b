"""A small checker for the bot's tests: it knows a few claims by heart, and says not_found to the rest."""

import datetime
from dataclasses import dataclass, replace

from facts.answers import Abstention, Account, Answer, Relation, Verdict
from facts.base import Fact, FactBase
from facts.quantities import Hedge, Kind, Quantity
from facts.sources import Source

SOURCE = Source(
    id="csw-nca-2024-08-21",
    title="NCA to recruit 100 extra officers to target smuggling gangs",
    publisher="Civil Service World",
    author="Tevye Markson",
    published=datetime.date(2024, 8, 21),
    url="https://www.civilserviceworld.com/professions/article/national-crime-agency-hiring-100-officers",
)
OFFICERS = Fact(
    id="nca-officers",
    statement="The National Crime Agency (NCA) will recruit around 100 more specialist intelligence officers.",
    quote="The National Crime Agency will recruit around 100 more specialist intelligence officers",
    source=SOURCE,
)
COMMAND = Fact(
    id="bsc-strength",
    statement="The new Border Security Command is a 1,000-strong body.",
    quote="a Border Security Command, a new 1,000-strong body",
    source=SOURCE,
)
BEDS_OLD = Fact(id="beds-2023", statement="There were 2,000 beds in 2023.", source=SOURCE)
BEDS = Fact(id="beds", statement="There are 2,290 beds now.", quote="2,290 beds", source=SOURCE, supersedes="beds-2023")
BASE = FactBase((OFFICERS, COMMAND, BEDS_OLD, BEDS))


def make_quantity(text: str, value: float, hedge: Hedge = Hedge.NONE) -> Quantity:
    """A plain count."""
    return Quantity(text, (0, len(text)), value, value, value, None, None, hedge, Kind.COUNT)


def make_answer(claim: str, verdict: Verdict, fact: Fact, **more: object) -> Answer:
    """An answer that found a fact."""
    return replace(
        Answer(
            claim=claim,
            span=(0, len(claim)),
            verdict=verdict,
            fact_id=fact.id,
            confidence_score=0.9,
            reason="",
            statement=fact.statement,
            quote=fact.quote,
            source=fact.source,
        ),
        **more,  # type: ignore[arg-type]
    )


def make_refusal(claim: str, reason: Abstention, *alternatives: str) -> Answer:
    """An answer that found none."""
    return Answer(claim, (0, len(claim)), Verdict.NOT_FOUND, None, 0.0, reason, alternatives=alternatives)


AROUND_100 = make_quantity("around 100", 100, Hedge.AROUND)
CONTRADICTED = make_answer(
    "the NCA is hiring 1,000 officers",
    Verdict.CONTRADICTED,
    OFFICERS,
    claimed=make_quantity("1,000", 1000),
    correct=AROUND_100,
    mixed_up_with=COMMAND.id,
    mixed_up_statement=COMMAND.statement,
    note="Elsewhere the source says up to 100.",
)
SUPPORTED = make_answer(
    "the NCA is hiring 100 officers", Verdict.SUPPORTED, OFFICERS, claimed=make_quantity("100", 100), correct=AROUND_100
)
OUTDATED = make_answer(
    "there are 2,000 beds",
    Verdict.OUTDATED,
    BEDS_OLD,
    claimed=make_quantity("2,000", 2000),
    correct=make_quantity("2,000", 2000),
    accounts=(Account(Relation.NEWER, BEDS.id, BEDS.statement, SOURCE, (2024, 8, 21)),),
)
AMBIGUOUS = make_refusal("how many are there?", Abstention.AMBIGUOUS, OFFICERS.id, COMMAND.id)
KNOWN = {answer.claim: answer for answer in (CONTRADICTED, SUPPORTED, OUTDATED, AMBIGUOUS)}


@dataclass(frozen=True)
class SmallChecker:
    """Knows the claims above; each sentence that ends in a full stop is a claim, one without a digit is none."""

    base: FactBase = BASE

    def check_message(self, text: str, today: datetime.date | None = None) -> tuple[Answer, ...]:
        """An answer for each sentence."""
        if "explode" in text:
            raise RuntimeError("a fault in the checker, with words of somebody in it: " + text)
        sentences = [part.strip() for part in text.split(".") if part.strip()]
        return tuple(self._check(sentence) for sentence in sentences) or (make_refusal("", Abstention.NOT_A_CLAIM),)

    def _check(self, sentence: str) -> Answer:
        known = KNOWN.get(sentence.partition(" #")[0])  # "… #17" makes a claim unlike the others
        if known:
            return replace(known, claim=sentence)
        has_figure = any(character.isdigit() for character in sentence)
        return make_refusal(sentence, Abstention.NO_MATCH if has_figure else Abstention.NOT_A_CLAIM)
