"""Lint: what a base that loads still lacks before it may be published. Faults of the format are found by `files`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facts.base import Fact
from facts.drafting.dating import write_dates
from facts.errors import SourceError
from facts.files import Place, find_places
from facts.quantities import Kind, Quantity, read_quantities
from facts.sources import nearest_passage, split_passages, stands_in

# Two ways to write one number may differ in the last digits of a float (2/3 and 66.67 % do not count as one).
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend in a fact."""

    place: Place
    what: str  # with its remedy

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line}: {self.place.fact.id}: {self.what}"


def lint_base(path: Path | str, source_texts: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Everything to mend in the base's facts, in their order.

    A quote and a URL must be there; a reviewed claim needs no quote. Where texts of sources are given, each quote must
    stand in one of them word for word, and each figure of a fact's statement in its quote.
    """
    texts = tuple(source_texts)
    return tuple(Finding(place, what) for place in find_places(path) for what in _lacks(place.fact, texts))


def read_source_text(file: Path | str) -> str:
    """The text of an article that was saved as plain text; raises SourceError where it cannot be read."""
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"{file}: {(error.strerror or 'cannot be read').lower()}; check the path") from None
    except UnicodeDecodeError:
        raise SourceError(f"{file}: no UTF-8; save the article's text as UTF-8") from None


def find_unquoted(fact: Fact) -> Iterator[Quantity]:
    """Figures of the statement that its quote does not hold; none where it has no quote."""
    if fact.quote is None:
        return
    quoted = read_quantities(fact.quote)
    if fact.source.published:  # "last year" in the quote is a year in the statement
        quoted += read_quantities(write_dates(fact.quote, fact.source.published).text)
    for figure in read_quantities(fact.statement):
        if not _is_quoted(figure, quoted, fact.source.published):
            yield figure


def _lacks(fact: Fact, texts: tuple[str, ...]) -> Iterator[str]:
    for key in ("title", "publisher", "url"):
        if not getattr(fact.source, key):
            yield f"its source has no {key}; add it"
    if fact.review is not None:  # what somebody claims stands in no source's words that could bear it out
        yield from _strays(fact.quote, texts) if fact.quote and texts else ()
    elif fact.quote is None:
        yield "it has no quote; copy the source's own words"
    elif texts:
        yield from _strays(fact.quote, texts)
        for figure in find_unquoted(fact):
            yield f'the figure "{figure.text}" of the statement is not in its quote; mend it, or quote the passage too'


def _strays(quote: str, texts: tuple[str, ...]) -> Iterator[str]:
    """Passages of the quote that stand in none of the texts."""
    for passage in split_passages(quote):
        if not any(stands_in(passage, text) for text in texts):
            nearest = nearest_passage(passage, " ".join(texts))
            yield f'the quote "{passage}" is not in the source word for word; the nearest there is "{nearest}"'


def _is_quoted(figure: Quantity, quoted: tuple[Quantity, ...], published: date | None) -> bool:
    if figure.kind is Kind.DATE and figure.date:
        return _is_dated(figure.date, quoted, published)
    return any(_is_same(figure, other) for other in quoted)


def _is_dated(
    stated: tuple[int | None, int | None, int | None], quoted: tuple[Quantity, ...], published: date | None
) -> bool:
    """Year, month and day stand each in a date of the quote, or are those of the day that the source was published."""
    dates = [other.date for other in quoted if other.date]
    own = (published.year, published.month, published.day) if published else (None, None, None)
    return all(
        part is None or part == own[index] or any(part == other[index] for other in dates)
        for index, part in enumerate(stated)
    )


def _is_same(figure: Quantity, other: Quantity) -> bool:
    """Whether value and unit agree, however each is written: "9" and "nine", "50%" and "fifty per cent"."""
    if figure.dimension != other.dimension or figure.is_vague != other.is_vague:
        return False
    mine, theirs = _standard_value(figure), _standard_value(other)
    if mine is None or theirs is None:
        return (figure.low, figure.high) == (other.low, other.high)
    return abs(mine - theirs) <= _SAME * max(abs(mine), abs(theirs))


def _standard_value(quantity: Quantity) -> float | None:
    """The value in its dimension's own unit."""
    return None if quantity.value is None else quantity.value * quantity.scale + quantity.offset
