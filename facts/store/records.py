"""Records: facts as plain JSON values, and back. What is read was written here: no rule is looked at again."""

from datetime import date
from typing import Any

from facts.base import Fact
from facts.sources import Source


def to_record(fact: Fact) -> dict[str, object]:
    """The fact in JSON's own types, empty values left out."""
    return fact.to_dict()


def from_record(record: dict[str, Any]) -> Fact:
    """The fact of a record."""
    source: dict[str, Any] = record["source"]
    published = source.get("published")
    return Fact(
        id=record["id"],
        statement=record["statement"],
        source=Source(
            id=source["id"],
            title=source.get("title", ""),
            publisher=source.get("publisher", ""),
            author=source.get("author"),
            published=date.fromisoformat(published) if published else None,
            url=source.get("url"),
        ),
        quote=record.get("quote"),
        aliases=tuple(record.get("aliases", ())),
        supersedes=record.get("supersedes"),
        tags=tuple(record.get("tags", ())),
        note=record.get("note"),
    )
