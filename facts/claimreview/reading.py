"""Reading: a page, a feed or a piece of JSON-LD in; reviews, and what was wrong with the others, out."""

from dataclasses import dataclass
from typing import Any

from facts.claimreview.fields import one_of, read_address, read_date, read_name, read_number, read_text
from facts.claimreview.finding import find_reviews, read_blocks
from facts.claimreview.ratings import truth_of_numbers, truth_of_words
from facts.claimreview.reviews import Review
from facts.errors import InputError
from facts.rating import Truth


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one text."""

    reviews: tuple[Review, ...]  # in their order, each once
    faults: tuple[str, ...]  # one line for each entry that was left out: what, where, what to do
    doubles: int = 0  # entries that were there before, by publisher, address and claim


class _Broken(Exception):
    """What an entry lacks."""


def read_reviews(text: str, name: str) -> Read:
    """The reviews in a page, feed or piece of JSON-LD; `name` is the file or address that faults are told of.

    Raises InputError where nothing in it is a ClaimReview that can be read.
    """
    blocks = read_blocks(text)
    faults = [_fault(name, block.where, block.fault) for block in blocks if block.fault]
    reviews: dict[tuple[str, str, str], Review] = {}
    doubles = 0
    for found in (found for block in blocks if not block.fault for found in find_reviews(block)):
        try:
            review = _read(found.values)
        except _Broken as broken:
            faults.append(_fault(name, found.where, str(broken)))
            continue
        doubles += review.key in reviews
        reviews.setdefault(review.key, review)
    if not reviews:
        raise InputError(_nothing(name, faults))
    return Read(tuple(reviews.values()), tuple(faults), doubles)


def _read(values: dict[str, Any]) -> Review:
    claimed, rating = one_of(values.get("itemReviewed")), one_of(values.get("reviewRating"))
    claim = read_text(values.get("claimReviewed")) or read_text(claimed.get("name")) or read_text(claimed.get("text"))
    if claim is None:
        raise _Broken("claimReviewed is missing; write the claim there")
    author, publisher = read_name(values.get("author")), read_name(values.get("publisher"))
    url = read_address(values.get("url")) or read_address(values.get("mainEntityOfPage"))
    if url is None and (publisher or author) is None:
        raise _Broken("neither url nor publisher nor author says who reviewed it; add one of them")
    words = read_text(rating.get("alternateName")) or read_text(rating.get("name"))
    is_person = "Person" in str(one_of(values.get("author")).get("@type"))
    return Review(
        claim=claim,
        truth=_truth(words, rating),
        rating=words or read_text(rating.get("ratingValue")),
        claimant=_claimant(claimed),
        claimed_on=read_date(claimed.get("datePublished")) or read_date(claimed.get("dateCreated")),
        publisher=publisher or (None if is_person else author),
        author=author if author != publisher and (publisher or is_person) else None,
        url=url,
        published=read_date(values.get("datePublished")) or read_date(values.get("dateCreated")),
        title=read_text(values.get("headline")) or read_text(values.get("name")),
    )


def _truth(words: str | None, rating: dict[str, Any]) -> Truth:
    """By the words where there are any: scales are filled in carelessly, and some run the other way."""
    told = [text for text in (words, read_text(rating.get("ratingValue"))) if text]
    for text in told:
        if read_number(text) is None and (truth := truth_of_words(text)) is not None:
            return truth
    value, worst, best = (read_number(rating.get(key)) for key in ("ratingValue", "worstRating", "bestRating"))
    return truth_of_numbers(value, worst, best)


def _claimant(claimed: dict[str, Any]) -> str | None:
    """Who made the claim: its author; where the item reviewed is a person or body itself, that."""
    name = read_name(claimed.get("author"))
    is_somebody = claimed.get("@type") in ("Person", "Organization")
    return name or (read_name(claimed) if is_somebody else None)


def _fault(name: str, where: str, what: str) -> str:
    return f"{name}, {where}: {what}" if where else f"{name}: {what}"


def _nothing(name: str, faults: list[str]) -> str:
    if not faults:
        return f"{name}: no ClaimReview in it; give a page or a feed that has one as JSON-LD"
    more = f" (and {len(faults) - 1} more that cannot be read)" if len(faults) > 1 else ""
    return f"{faults[0]}{more}"
