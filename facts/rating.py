"""Rating: what a fact-checker found of a claim that somebody made, and that mostly is not true."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Truth(StrEnum):
    """What a rating comes to, whatever its words and scale."""

    TRUE = "true"
    FALSE = "false"
    MIXED = "mixed"  # partly so, or so and misleading
    UNKNOWN = "unknown"  # nothing is rated, or nobody can tell; also where the rating's words are not known


@dataclass(frozen=True, slots=True)
class Rating:
    """What was found of a claim; who found it is its source's publisher."""

    truth: Truth
    words: str | None = None  # the fact-checker's own: "Mostly false"
    claimant: str | None = None  # who made the claim
    claimed_on: date | None = None

    def to_dict(self) -> dict[str, str]:
        """The rating as it stands in a fact file; what is missing is left out."""
        day = self.claimed_on.isoformat() if self.claimed_on else None
        values = {"truth": str(self.truth), "rating": self.words, "claimant": self.claimant, "claimed_on": day}
        return {key: value for key, value in values.items() if value}

    @classmethod
    def from_dict(cls, values: dict[str, str]) -> "Rating":
        """What `to_dict` wrote; nothing is looked at again."""
        day = values.get("claimed_on")
        claimed_on = date.fromisoformat(day) if day else None
        return cls(Truth(values["truth"]), values.get("rating"), values.get("claimant"), claimed_on)
