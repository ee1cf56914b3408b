"""Packing: a sentence that was read, with its figures, as a few bytes to be kept. Unpacking takes a quarter of reading.

What is packed is unpacked by the same code, word lists and Python that packed it: who keeps it sees to that.
"""

import marshal
import zlib
from dataclasses import fields
from functools import partial
from operator import attrgetter
from typing import Any

from facts.language.model import Figure, Period, Reading, Role, Sign, Term
from facts.language.tokens import Token
from facts.quantities import Hedge, Kind, Quantity

_LEVEL = 1  # of compression: the highest saves a tenth more, and takes twice the time
_KINDS = {kind.value: kind for kind in Kind}
_HEDGES = {hedge.value: hedge for hedge in Hedge}
_ROLES = {role.value: role for role in Role}


_make_token = partial(tuple.__new__, Token)  # half the time of Token._make
_make_quantity = partial(tuple.__new__, Quantity)
_of_term = attrgetter(*(field.name for field in fields(Term)))  # in the order in which they make it again
_HEDGE, _KIND = map(Quantity._fields.index, ("hedge", "kind"))


def pack(reading: Reading, figures: list[Figure]) -> bytes:
    """A reading and its figures, without the text itself."""
    return zlib.compress(marshal.dumps((_pack_reading(reading), _pack_figures(reading, figures))), _LEVEL)


def unpack(text: str, packed: bytes) -> tuple[Reading, list[Figure]]:
    """The reading of the text that was packed, and its figures."""
    told, figures = marshal.loads(zlib.decompress(packed))
    reading = _unpack_reading(text, told)
    return reading, _unpack_figures(reading, figures)


def _pack_reading(reading: Reading) -> tuple[Any, ...]:
    return (
        list(zip(*reading.tokens, strict=True)),  # all texts, all starts …
        [_pack_quantity(quantity) for quantity in reading.quantities],
        reading.number_at,
        reading.clause_of,
        reading.is_headline,
        reading.is_shouted,
        reading.initials,
        [_of_term(term) for term in reading.terms],
        reading.negations,
        reading.ends,
    )


def _unpack_reading(text: str, values: tuple[Any, ...]) -> Reading:
    columns, quantities, number_at, clause_of, is_headline, is_shouted, initials, terms, negations, ends = values
    tokens = list(map(_make_token, zip(*columns, strict=True)))
    return Reading(
        text=text,
        tokens=tokens,
        words=[token.text.lower() for token in tokens],
        quantities=tuple(map(_unpack_quantity, quantities)),
        number_at=number_at,
        clause_of=clause_of,
        is_headline=is_headline,
        is_shouted=is_shouted,
        initials=initials,
        terms=[Term(*term) for term in terms],
        negations=negations,
        ends=ends,
    )


def _pack_quantity(quantity: Quantity) -> tuple[Any, ...]:
    values = list(quantity)
    values[_HEDGE], values[_KIND] = quantity.hedge.value, quantity.kind.value
    return tuple(values)


def _unpack_quantity(values: tuple[Any, ...]) -> Quantity:
    made = list(values)
    made[_HEDGE], made[_KIND] = _HEDGES[made[_HEDGE]], _KINDS[made[_KIND]]
    return _make_quantity(made)


def _pack_figures(reading: Reading, figures: list[Figure]) -> list[Any]:
    """Each figure, with what it shares with the reading or another figure told by its place there."""
    quantities = {id(quantity): n for n, quantity in enumerate(reading.quantities)}
    places = {id(figure): n for n, figure in enumerate(figures)}
    return [
        (
            quantities.get(id(figure.quantity), _pack_quantity(figure.quantity)),  # "two weeks to four" has another
            (figure.first, figure.last, figure.clause),
            figure.role.value,
            [term.number for term in figure.noun],
            [(axis, tuple(sign)) for axis, sign in figure.signs.items()],
            tuple(figure.period) if figure.period else None,
            [places[id(date)] for date in figure.dates],
            (figure.is_part, figure.is_time_taken, figure.is_reached, figure.year),
        )
        for figure in figures
    ]


def _unpack_figures(reading: Reading, packed: list[Any]) -> list[Figure]:
    figures = [_unpack_figure(reading, values) for values in packed]
    for figure, values in zip(figures, packed, strict=True):
        figure.dates = tuple([figures[n] for n in values[6]])
    return figures


def _unpack_figure(reading: Reading, values: tuple[Any, ...]) -> Figure:
    """A figure without its dates."""
    quantity, (first, last, clause), role, noun, signs, period, _, (is_part, is_time_taken, is_reached, year) = values
    return Figure(
        quantity=reading.quantities[quantity] if isinstance(quantity, int) else _unpack_quantity(quantity),
        first=first,
        last=last,
        clause=clause,
        role=_ROLES[role],
        noun=tuple([reading.terms[number] for number in noun]),
        signs={axis: Sign(*sign) for axis, sign in signs},
        period=Period(*period) if period else None,
        is_part=is_part,
        is_time_taken=is_time_taken,
        is_reached=is_reached,
        year=year,
    )
