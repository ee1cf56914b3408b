"""Publishing: a published review -> a fact with its rating. The same review becomes the same fact each time."""

import hashlib
from urllib.parse import urlsplit

from facts.base import Fact
from facts.claimreview import Review
from facts.drafting.slugs import slug_of
from facts.lengths import LONGEST
from facts.rating import Rating
from facts.sources import Source

_LONGEST_PUBLISHER, _LONGEST_CLAIM = 14, 29  # characters; with the mark behind them an id fits into a button's data
_MARK = 8  # characters of a hash
_SITE = "www."


def make_fact(review: Review) -> Fact:
    """The claim as a fact with its rating. Its id comes of publisher, address and claim alone."""
    publisher = review.publisher or _host_of(review.url) or review.author or ""
    name = _shorten(slug_of(publisher), _LONGEST_PUBLISHER)
    parts = (name, _shorten(slug_of(review.claim), _LONGEST_CLAIM), _mark(*review.key))
    source = Source(
        id="-".join(part for part in (name, _mark(*review.key[:2])) if part),
        title=_cut(review.title or review.claim, LONGEST["title"]),
        publisher=publisher,
        author=review.author if review.author != publisher else None,
        published=review.published,
        url=review.url,
    )
    rating = Rating(review.truth, review.rating, review.claimant, review.claimed_on)
    return Fact(id="-".join(part for part in parts if part), statement=review.claim, source=source, review=rating)


def _host_of(url: str | None) -> str:
    """The site of an address, as people call it."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix(_SITE)
    except ValueError:  # brackets that hold no address
        return ""


def _cut(text: str, most: int) -> str:
    """The text, cut where it is too long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _shorten(slug: str, most: int) -> str:
    """The slug, cut behind a whole word where there is one."""
    if len(slug) <= most:
        return slug
    return slug[: most + 1].rpartition("-")[0] or slug[:most]


def _mark(*parts: str) -> str:
    """What tells apart the ids of reviews that begin alike."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_MARK]
