"""Messages that are corrected: rendered anew from the facts alone, because nobody's claim is kept.

One fact that answered: what the source says now, with its quote, source and buttons. Several: a line each, and only
those that changed say so. Which messages are corrected, and when, is in `bot.corrections`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from bot.replies.card import make_buttons, write_quote, write_source
from bot.replies.dates import write_date
from bot.replies.figures import write_counted, write_figure
from bot.replies.markup import MESSAGE_UNITS, measure
from bot.replies.ratings import write_statement
from bot.replies.reply import Reply
from bot.texts import Texts
from facts.answers import Answer, Verdict
from facts.base import Fact
from facts.quantities import Quantity, read_quantities

_STATEMENT_UNITS = 300
_ITEM_UNITS = 200
_SOURCES_SHOWN = 8
_READ_KEPT = 256


class Fate(StrEnum):
    """What became of a fact since a message told it."""

    SAME = "same"
    CHANGED = "changed"
    BACK = "back"  # it was changed, and is again as it was told
    NEWER = "newer"  # another fact has taken its place
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Retold:
    """A fact that a message told, then and now."""

    then: Fact  # as it was told first
    now: Fact | None  # None where it was retired
    fate: Fate
    on: date  # of its last change, or of that of the newer one
    newer: Fact | None = None
    is_main: bool = True  # whether it was what was answered


def says_other(one: Fact | None, other: Fact | None) -> bool:
    """Whether people are told something else by the one than by the other: a figure, a statement, a quote, a rating."""
    if one is None or other is None:
        return one is not other
    if one.review != other.review:
        return True
    return (_fold(one.statement), _fold(one.quote)) != (_fold(other.statement), _fold(other.quote))


def render_correction(facts: Sequence[Retold], texts: Texts) -> Reply:
    """A message as it should be now; `facts` in the order in which they stood."""
    mains = [fact for fact in facts if fact.is_main]
    if len(mains) == 1:
        return _render_card(mains[0], [fact for fact in facts if not fact.is_main], texts)
    return Reply(_render_list(facts, texts))


def _render_card(main: Retold, beside: Sequence[Retold], texts: Texts) -> Reply:
    told = main.newer if main.fate is Fate.NEWER else main.now
    items = [_write_item(fact, texts) for fact in beside]
    head, has_statement = _write_head(main, texts, _STATEMENT_UNITS)
    lines = [head] if head else []
    if told is None:
        statement = texts("withdrawn-statement", statement=write_statement(main.then, texts, _STATEMENT_UNITS))
        return Reply("\n".join([*lines, statement, *items]))
    if not has_statement:
        lines.append(write_statement(told, texts, _STATEMENT_UNITS))
    if told.quote:
        lines.append(write_quote(told.quote, texts))
    lines.append(write_source(told.source, texts))
    if main.fate is Fate.NEWER:
        before = main.now or main.then
        lines.append(texts("corrected-before", statement=write_statement(before, texts, _ITEM_UNITS)))
    answer = Answer(
        claim="",
        span=(0, 0),
        verdict=Verdict.NO_FIGURE,
        fact_id=told.id,
        confidence_score=0.0,
        reason="",
        statement=told.statement,
        source=told.source,
    )
    return Reply("\n".join([*lines, *items]), make_buttons(answer, texts))


def _render_list(facts: Sequence[Retold], texts: Texts) -> str:
    """Those that changed first where not all fit, but in their order."""
    kept = list(facts)
    while True:
        text = "\n\n".join(_write_list(kept, texts))
        if measure(text) <= MESSAGE_UNITS or len(kept) == 1:
            return text
        spare = [place for place, fact in enumerate(kept) if fact.fate is Fate.SAME]
        del kept[spare[-1] if spare else -1]


def _write_list(facts: Sequence[Retold], texts: Texts) -> list[str]:
    shown = [(fact, fact.newer if fact.fate is Fate.NEWER else fact.now) for fact in facts]
    sources = list(dict.fromkeys(now.source for _, now in shown if now is not None))
    lines = [texts("corrected", date=write_date(max(f.on for f in facts if f.fate is not Fate.SAME), texts))]
    for fact, now in shown:
        body = _write_item(fact, texts)
        if now is not None and len(sources) > 1:
            body = texts("corrected-numbered", body=body, number=sources.index(now.source) + 1)
        lines.append(body)
    written = [write_source(source, texts) for source in sources[:_SOURCES_SHOWN]]
    if len(sources) > 1:
        written = [texts("list-source-numbered", number=n, source=line) for n, line in enumerate(written, 1)]
    return [*lines, *(["\n".join(texts("list-source", source=line) for line in written)] if written else [])]


def _write_item(fact: Retold, texts: Texts) -> str:
    """One fact of several in one line: what became of it, and its statement."""
    head, has_statement = _write_head(fact, texts, _ITEM_UNITS)
    if fact.now is None:
        statement = texts("withdrawn-statement", statement=write_statement(fact.then, texts, _ITEM_UNITS))
        return texts("corrected-told", head=head, statement=statement)
    if has_statement:
        return head
    statement = write_statement(fact.now, texts, _ITEM_UNITS)
    return (
        texts("corrected-told", head=head, statement=statement)
        if head
        else texts("corrected-item", statement=statement)
    )


def _write_head(fact: Retold, texts: Texts, units: int) -> tuple[str, bool]:
    """What became of a fact, and whether that holds its statement already."""
    on = write_date(fact.on, texts)
    match fact.fate:
        case Fate.WITHDRAWN:
            return texts("withdrawn", date=on), False
        case Fate.NEWER if fact.newer is not None:
            return texts("corrected-newer", date=on, statement=write_statement(fact.newer, texts, units)), True
        case Fate.BACK:
            return texts("corrected-back", date=on), False
        case Fate.CHANGED if fact.now is not None:
            figures = _find_changed(fact.then.statement, fact.now.statement)
            if figures is not None:
                before, now = write_figure(figures[0], texts), write_counted(figures[1], texts)
                return texts("corrected-figure", date=on, now=now, before=before), False
            if fact.then.review != fact.now.review:
                return texts("corrected-rating", date=on), False
            if _fold(fact.then.statement) == _fold(fact.now.statement):
                return texts("corrected-quote", date=on), False
            return texts("corrected-statement", date=on, statement=write_statement(fact.now, texts, units)), True
        case _:
            return "", False


@lru_cache(_READ_KEPT)
def _find_changed(before: str, now: str) -> tuple[Quantity, Quantity] | None:
    """The one figure that a statement gives otherwise now; None where it is none, or several."""
    one, other = read_quantities(before), read_quantities(now)
    if len(one) != len(other):
        return None
    changed = [(old, new) for old, new in zip(one, other, strict=True) if _key(old) != _key(new)]
    return changed[0] if len(changed) == 1 else None


def _key(quantity: Quantity) -> tuple[object, ...]:
    return quantity.value, quantity.low, quantity.high, quantity.unit, quantity.hedge, quantity.date


def _fold(text: str | None) -> str:
    return " ".join((text or "").split())
