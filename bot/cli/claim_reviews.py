"""figurecheck facts import --claimreview: fact-checks that others published, from a page or a feed -> rated claims."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from facts.errors import InputError

if TYPE_CHECKING:
    from facts.base import Fact

MOST_BYTES = (
    250_000_000  # a feed of 80,000 reviews is half as large, and takes five seconds and 530 MB of memory to read
)
TIME_LIMIT_SECONDS = 300.0  # of fetching
_FAULTS_SHOWN = 3
_CLAIM_SHOWN = 60  # characters
_LOOKED_AT = 4096  # bytes by which a file that is no text is known


@dataclass(frozen=True, slots=True)
class RatedClaims:
    """What stood in a page or a feed."""

    name: str  # of the file or address, as it may be shown
    facts: tuple["Fact", ...]
    faults: tuple[str, ...]  # a line for each entry that was left out


def read_rated_claims(place: str) -> RatedClaims:
    """The rated claims of a file or an address; raises FactsError where there is none that can be read."""
    from facts.claimreview import read_reviews
    from facts.drafting.encodings import declared_encoding, decode, is_binary
    from facts.lengths import find_too_long
    from facts.reviewed.publishing import make_fact

    content, content_type, name = _content_of(place)
    if not content.strip():
        raise InputError(f"{name}: empty; give a page or a feed with ClaimReview in it")
    if is_binary(content[:_LOOKED_AT]):
        raise InputError(f"{name}: neither a page nor JSON; unpack it, or give another")
    read = read_reviews(decode(content, name, declared_encoding(content, content_type)), name)
    facts = [make_fact(review) for review in read.reviews]
    too_long = [(fact, find_too_long(fact)) for fact in facts]
    faults = [f"{name}: “{fact.statement[:_CLAIM_SHOWN]}…”: its {much}" for fact, much in too_long if much is not None]
    return RatedClaims(name, tuple(fact for fact, much in too_long if much is None), (*read.faults, *faults))


def keep_what_was_added(facts: Sequence["Fact"], held: Sequence["Fact"]) -> list["Fact"]:
    """The claims as they come, with what moderators have put beside them: quote, other words, tags and note."""
    known = {fact.id: fact for fact in held}
    pairs = [(fact, known.get(fact.id)) for fact in facts]
    return [
        replace(fact, quote=old.quote, aliases=old.aliases, tags=old.tags, note=old.note) if old else fact
        for fact, old in pairs
    ]


def tell_faults(faults: Sequence[str]) -> None:
    """How many entries were left out, and why the first of them, on standard error."""
    for fault in faults[:_FAULTS_SHOWN]:
        print(f"left out: {' '.join(fault.split())}", file=sys.stderr)
    if len(faults) > _FAULTS_SHOWN:
        print(f"left out: {len(faults) - _FAULTS_SHOWN} more", file=sys.stderr)


def _content_of(place: str) -> tuple[bytes, str | None, str]:
    """The bytes that stand there, what HTTP calls them, and the place as it may be shown."""
    if not re.match(r"[a-z][a-z0-9+.-]*://", place, re.IGNORECASE):
        return _bytes_of(place), None, place
    import asyncio

    from bot.fetching import fetch, show_address
    from bot.settings import load_settings

    allow_private = load_settings().allow_private_addresses
    found = asyncio.run(
        fetch(place, allow_private=allow_private, most_bytes=MOST_BYTES, time_limit_seconds=TIME_LIMIT_SECONDS)
    )
    return found.content, found.content_type, show_address(place)


def _bytes_of(file: str) -> bytes:
    try:
        with Path(file).open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        reason = (getattr(error, "strerror", None) or "cannot be read").lower()
        raise InputError(f"{file}: {reason}; check the path") from None
    if len(content) > MOST_BYTES:
        raise InputError(f"{file}: larger than {MOST_BYTES // 1_000_000} MB; divide the feed")
    return content
