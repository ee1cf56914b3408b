"""Rows: what a table can hold, looked at before it is put there. A backup may have been made by anybody."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from facts.base import Fact
from facts.sources import Source
from facts.store.people import Role
from facts.store.proposals import Stage
from facts.store.records import edit_from_record, from_record, signature_from_record
from facts.store.revisions import Deed
from facts.store.tables import CLOSINGS, FACTS, PEOPLE, PROPOSALS, REVISIONS, Moment

_BITS = {sa.BigInteger: 63, sa.Integer: 31}  # as PostgreSQL has them


def read_row(table: sa.Table, values: list[Any]) -> dict[str, Any]:
    """A row by its columns, from what a backup has of it; raises ValueError where the table cannot hold that."""
    return {column.name: _read(column, value) for column, value in zip(table.columns, values, strict=True)}


def _read(column: sa.Column[Any], value: Any) -> Any:
    if value is None:
        if not column.nullable:
            raise ValueError(f"no {column}")
        return None
    if isinstance(column.type, Moment):
        moment = datetime.fromisoformat(_text(value))
        if moment.tzinfo is None:
            raise ValueError(f"{column} has no time zone")
        return moment
    if isinstance(column.type, sa.JSON):
        try:
            _WITHIN.get(column, _nothing)(value)
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(str(error)) from None
        return value
    if isinstance(column.type, sa.Boolean):
        return _of_type(value, bool)
    if isinstance(column.type, sa.Integer):
        bits = _BITS[sa.BigInteger if isinstance(column.type, sa.BigInteger) else sa.Integer]
        if not -(2**bits) <= _of_type(value, int) < 2**bits:
            raise ValueError(f"{column} is too large")
        return value
    _WITHIN.get(column, _nothing)(_text(value))
    return value


def _of_type(value: Any, wanted: type) -> Any:
    if type(value) is not wanted:  # True is no number here
        raise ValueError(f"{value!r} is no {wanted.__name__}")
    return value


def _text(value: Any) -> str:
    text: str = _of_type(value, str)
    text.encode()  # half a surrogate pair is no text
    return text


def _nothing(_value: Any) -> None:
    """All is well that the column's type is well with."""


def _check_fact(record: dict[str, Any]) -> None:
    fact = from_record(record)
    if unknown := record.keys() - {field.name for field in fields(Fact)}:
        raise ValueError(f"a fact has no {unknown}")
    if unknown := record["source"].keys() - {field.name for field in fields(Source)}:
        raise ValueError(f"a source has no {unknown}")
    source = fact.source
    for text in (fact.id, fact.statement, source.id, source.title, source.publisher, *fact.aliases, *fact.tags):
        _text(text)
    for perhaps in (fact.quote, fact.supersedes, fact.note, source.author, source.url):
        if perhaps is not None:
            _text(perhaps)
    for name in ("aliases", "tags"):
        _of_type(record.get(name, []), list)


def _check_edit(record: dict[str, Any]) -> None:
    edit_from_record(record)
    if "fact" in record:
        _check_fact(record["fact"])


def _check_signatures(records: list[dict[str, Any]]) -> None:
    for record in _of_type(records, list):
        signature_from_record(record)


def _check_texts(texts: list[str]) -> None:
    for text in _of_type(texts, list):
        _text(text)


_WITHIN: Mapping[sa.Column[Any], Callable[[Any], object]] = {
    FACTS.c.fact: _check_fact,
    REVISIONS.c.before: _check_fact,
    REVISIONS.c.after: _check_fact,
    REVISIONS.c.deed: Deed,
    PEOPLE.c.role: Role,
    PROPOSALS.c.edit: _check_edit,
    PROPOSALS.c.signature: signature_from_record,
    PROPOSALS.c.closed: signature_from_record,
    PROPOSALS.c.approvals: _check_signatures,
    PROPOSALS.c.stage: Stage,
    CLOSINGS.c.wordings: _check_texts,
}
