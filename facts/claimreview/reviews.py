"""What somebody found out about a claim that somebody made."""

from dataclasses import dataclass
from datetime import date

from facts.rating import Truth


@dataclass(frozen=True, slots=True)
class Review:
    """One published fact-check. Only the claim and a publisher or an address are sure to be there."""

    claim: str
    truth: Truth
    rating: str | None  # in the publisher's words: "Mostly false"
    claimant: str | None = None
    claimed_on: date | None = None
    publisher: str | None = None
    author: str | None = None  # None where it is the publisher
    url: str | None = None  # http or https
    published: date | None = None
    title: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same for two copies of one review."""
        folded = " ".join(self.claim.casefold().split())
        return (self.publisher or "").casefold(), (self.url or "").rstrip("/"), folded
