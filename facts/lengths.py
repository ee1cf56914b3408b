"""Lengths: how long the parts of a fact may be, whichever way it comes into a store. Beyond them nobody reads it."""

from collections.abc import Iterator
from dataclasses import dataclass

from facts.base import Fact

LONGEST = {  # characters
    "id": 120,
    "statement": 1_000,  # as long as a claim: a longer one is held against nothing
    "quote": 5_000,
    "aliases": 20_000,  # all together
    "tags": 1_000,  # the same
    "note": 5_000,
    "supersedes": 120,
    "source id": 120,
    "title": 500,
    "publisher": 250,
    "author": 250,
    "url": 2_000,
    "rating": 500,
    "claimant": 250,
}


@dataclass(frozen=True, slots=True)
class TooLong:
    """A part that is too long."""

    part: str
    length: int

    def __str__(self) -> str:
        return f"{self.part} has {self.length:,} characters, at most {LONGEST[self.part]:,} are kept; shorten it"


def find_too_long(fact: Fact) -> TooLong | None:
    """The first part of a fact that is too long; None where all is well."""
    return next((TooLong(part, length) for part, length in _lengths(fact) if length > LONGEST[part]), None)


def _lengths(fact: Fact) -> Iterator[tuple[str, int]]:
    source, review = fact.source, fact.review
    yield "aliases", sum(map(len, fact.aliases))
    yield "tags", sum(map(len, fact.tags))
    for part, text in (
        ("id", fact.id),
        ("statement", fact.statement),
        ("quote", fact.quote),
        ("note", fact.note),
        ("supersedes", fact.supersedes),
        ("source id", source.id),
        ("title", source.title),
        ("publisher", source.publisher),
        ("author", source.author),
        ("url", source.url),
        ("rating", review.words if review else None),
        ("claimant", review.claimant if review else None),
    ):
        yield part, len(text or "")
