"""Claims that a fact-checker rated, and their ratings: never shown without one another."""

from bot.replies.dates import write_date
from bot.replies.markup import escape
from bot.texts import Texts
from facts.answers import Answer
from facts.base import Fact
from facts.rating import Rating
from facts.sources import Source

_NAME_UNITS, _WORDS_UNITS, _STATEMENT_UNITS = 120, 120, 300


def write_rating(rating: Rating, source: Source, texts: Texts) -> str:
    """Who rated it how, in the fact-checker's own words where these say more than "false"."""
    told, words = _write_truth(rating, source, texts), rating.words
    if not words or words.casefold() == rating.truth:
        return told
    return texts("rated-words", rating=told, words=escape(words, _WORDS_UNITS))


def write_statement(fact: Fact, texts: Texts, units: int = _STATEMENT_UNITS) -> str:
    """A fact's statement; of a rated claim with what was found of it before."""
    statement = escape(fact.statement, units)
    if fact.review is None:
        return statement
    return texts("rated-claim", rating=_write_truth(fact.review, fact.source, texts), statement=statement)


def write_title(fact: Fact, texts: Texts) -> list[str]:
    """What a fact says, above its quote and source; of a rated claim first of all its rating, then who made it."""
    statement = escape(fact.statement, _STATEMENT_UNITS)
    if fact.review is None:
        return [texts("fact-title", statement=statement)]
    title = texts("rated-title", statement=statement)
    return [write_rating(fact.review, fact.source, texts), title, *write_claimant(fact.review, texts)]


def write_claimant(rating: Rating, texts: Texts) -> list[str]:
    """Who made the claim and when, in a line, as far as it is known."""
    claimant = escape(rating.claimant, _NAME_UNITS) if rating.claimant else ""
    day = write_date(rating.claimed_on, texts) if rating.claimed_on else ""
    if claimant:
        return [texts("rated-by-on", claimant=claimant, date=day) if day else texts("rated-by", claimant=claimant)]
    return [texts("rated-on", date=day)] if day else []


def write_rated(answer: Answer, texts: Texts) -> list[str]:
    """What was rated, where it is worded otherwise than the claim, and who said so."""
    if answer.review is None:
        return []
    statement = answer.statement or ""
    is_same = " ".join(statement.casefold().split()) == " ".join(answer.claim.casefold().split())
    lines = [] if is_same else [texts("rated-same", statement=escape(statement, _STATEMENT_UNITS))]
    return [*lines, *write_claimant(answer.review, texts)]


def _write_truth(rating: Rating, source: Source, texts: Texts) -> str:
    who = escape(source.publisher, _NAME_UNITS) or texts("rated-nobody")
    return texts(f"rated-{rating.truth}", who=who)
