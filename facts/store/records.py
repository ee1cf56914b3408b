"""Records: facts, edits and signatures as plain JSON values, and back. What is read was written here: no rule is
looked at again.
"""

from datetime import date, datetime
from typing import Any

from facts.base import Fact
from facts.rating import Rating
from facts.sources import Source
from facts.store.edits import Edit, Merge, Put, Retire, Revert
from facts.store.revisions import Signature


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
        review=Rating.from_dict(record["review"]) if "review" in record else None,
    )


def edit_to_record(edit: Edit) -> dict[str, object]:
    """The edit in JSON's own types, with its kind."""
    match edit:
        case Put(fact, seen):
            return {"kind": "put", "fact": to_record(fact), "seen": seen}
        case Retire(fact_id, seen):
            return {"kind": "retire", "fact_id": fact_id, "seen": seen}
        case Revert(fact_id, number, seen):
            return {"kind": "revert", "fact_id": fact_id, "number": number, "seen": seen}
        case Merge(fact, seen, gone_id, gone_seen):
            gone = {"gone_id": gone_id, "gone_seen": gone_seen}
            return {"kind": "merge", "fact": to_record(fact), "seen": seen, **gone}


def edit_from_record(record: dict[str, Any]) -> Edit:
    """The edit of a record."""
    seen = record["seen"]
    match record["kind"]:
        case "put":
            return Put(from_record(record["fact"]), seen)
        case "retire":
            return Retire(record["fact_id"], seen)
        case "revert":
            return Revert(record["fact_id"], record["number"], seen)
        case _:
            return Merge(from_record(record["fact"]), seen, record["gone_id"], record["gone_seen"])


def signature_to_record(signature: Signature) -> dict[str, object]:
    """The signature in JSON's own types."""
    at = signature.at.isoformat()
    return {"who": signature.who, "at": at, "why": signature.why, "user_id": signature.user_id}


def signature_from_record(record: dict[str, Any]) -> Signature:
    """The signature of a record."""
    return Signature(record["who"], datetime.fromisoformat(record["at"]), record["why"], record["user_id"])
