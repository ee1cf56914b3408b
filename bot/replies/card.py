"""One answer as a whole: verdict, claim, what the source says, quote, source, mix-up or newer value, note."""

from datetime import date, timedelta

from bot.replies.markup import escape, is_web_address, link, share_address, shorten
from bot.replies.reply import Button
from bot.texts import Texts
from facts.answers import Answer, Verdict
from facts.quantities import Hedge, Quantity
from facts.sources import Source

DATED_AFTER = timedelta(days=90)  # an older source's date is told with the figure
NOT_MEANT = "not-meant:"  # the data of the button, before the fact's id
_DATA_BYTES = 64  # of a button, Telegram's limit

# UTF-16 units for each part, so that the whole stays readable on a phone and far below a message's 4096.
_CLAIM_UNITS = 160
_QUOTE_UNITS = 700
_FOLDED_UNITS = 200
_NAME_UNITS = 120
_SHARED_UNITS = 160


def render_card(answer: Answer, texts: Texts, today: date | None) -> list[str]:
    """The lines of one answer that found a fact. `today` None: the source's date is told whatever its age."""
    lines = [texts(f"verdict-{answer.verdict}")]
    if answer.claim.strip():
        lines.append(texts("claim", claim=escape(answer.claim, _CLAIM_UNITS)))
    lines.append(f"{write_lead(answer.source, texts, today)} {write_body(answer, texts)}")
    if answer.quote:
        lines.append(write_quote(answer.quote, texts))
    if answer.source:
        lines.append(write_source(answer.source, texts))
    return [*lines, *write_remarks(answer, texts)]


def write_lead(source: Source | None, texts: Texts, today: date | None) -> str:
    """ "Source:", with the source's date where that is long ago."""
    published = source.published if source else None
    if published and (today is None or today - published > DATED_AFTER):
        return texts("lead-dated", date=write_date(published, texts))
    return texts("lead")


def write_body(answer: Answer, texts: Texts) -> str:
    """What the source says, figure first; the whole statement where the figures do not tell it."""
    if answer.correct and not (answer.verdict is Verdict.CONTRADICTED and _is_same(answer.claimed, answer.correct)):
        correct = write_counted(answer.correct, texts)
        if answer.verdict is Verdict.CONTRADICTED and answer.claimed:
            return texts("figure-not", correct=correct, claimed=write_figure(answer.claimed, texts))
        return texts("figure", correct=correct)
    return escape(answer.statement or answer.reason)


def write_remarks(answer: Answer, texts: Texts) -> list[str]:
    """The mix-up, the newer value and the note, as far as there are any."""
    lines = []
    if answer.mixed_up_statement:
        statement = escape(answer.mixed_up_statement)
        if answer.claimed:
            lines.append(texts("mix-up", claimed=write_figure(answer.claimed, texts), statement=statement))
        else:
            lines.append(texts("mix-up-plain", statement=statement))
    if answer.newer_statement:
        statement = escape(answer.newer_statement)
        if answer.newer_date:
            lines.append(texts("newer-dated", date=write_date(answer.newer_date, texts), statement=statement))
        else:
            lines.append(texts("newer", statement=statement))
    if answer.note:
        lines.append(escape(answer.note))
    return lines


def write_figure(quantity: Quantity, texts: Texts) -> str:
    """A figure as it was written, with its hedge in words where the writing itself does not hold it."""
    figure = escape(quantity.text, _NAME_UNITS)
    is_bare = bool(figure) and not figure[0].isalpha() and not figure.endswith("+") and figure[0] not in "~≈<>≤≥"
    if quantity.hedge is Hedge.NONE or not is_bare:
        return figure
    return texts("hedged", hedge=texts(f"hedge-{quantity.hedge.replace(' ', '-')}"), figure=figure)


def write_counted(quantity: Quantity, texts: Texts) -> str:
    """A figure with what it counts, where that is known."""
    figure = write_figure(quantity, texts)
    if quantity.unit or not quantity.noun or quantity.noun.lower() in quantity.text.lower():
        return figure
    return texts("counted", figure=figure, noun=escape(quantity.noun, _NAME_UNITS))


def write_quote(quote: str, texts: Texts) -> str:
    """The source's own words; long ones fold up on a phone and open at a touch."""
    words = escape(quote, _QUOTE_UNITS)
    return texts("quote-long" if len(words) > _FOLDED_UNITS else "quote", quote=words)


def write_source(source: Source, texts: Texts) -> str:
    """Publisher as a link, author, date."""
    parts = [link(escape(source.publisher, _NAME_UNITS), source.url)]
    if source.author:
        parts.append(escape(source.author, _NAME_UNITS))
    if source.published:
        parts.append(write_date(source.published, texts))
    return ", ".join(parts)


def write_date(day: date, texts: Texts) -> str:
    """A date in words: 21 August 2024."""
    return texts("date", day=day.day, month=texts(f"month-{day.month}"), year=day.year)


def make_buttons(answer: Answer, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """Source, share, "not what I meant"."""
    rows: list[tuple[Button, ...]] = []
    url = answer.source.url if answer.source else None
    if url and is_web_address(url):
        shared = texts("shared", statement=shorten(answer.statement or "", _SHARED_UNITS))
        rows.append(
            (
                Button(texts("button-source"), url=url),
                Button(texts("button-share"), url=share_address(url, shared)),
            )
        )
    data = f"{NOT_MEANT}{answer.fact_id or ''}"
    data = data if len(data.encode()) <= _DATA_BYTES else NOT_MEANT
    rows.append((Button(texts("button-not-meant"), data=data),))
    return tuple(rows)


def _is_same(claimed: Quantity | None, correct: Quantity) -> bool:
    """Whether the claim gives the source's own figure, so that something else in it is wrong."""
    if claimed is None or (claimed.value, claimed.unit) != (correct.value, correct.unit):
        return False
    return claimed.hedge in (Hedge.NONE, correct.hedge)
