"""One answer as a whole: verdict, claim, what the source says and why, quote, source, other facts, note."""

from datetime import date, timedelta

from bot.replies.accounts import count_agreeing, differs, write_accounts
from bot.replies.dates import write_date, write_when
from bot.replies.figures import is_told_by_figures, write_counted, write_figure
from bot.replies.markup import escape, is_web_address, link, share_address, shorten, shorten_around, to_plain
from bot.replies.ratings import write_rated, write_rating
from bot.replies.reply import Button
from bot.texts import Texts
from facts.answers import Answer, Verdict
from facts.plain import make_plain
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


def render_card(answer: Answer, texts: Texts, today: date | None, *, has_source: bool = True) -> list[str]:
    """The lines of one answer that found a fact.

    `today` None: the source's date is told whatever its age. `has_source` False: the source was told already.
    """
    lines = [write_verdict(answer, texts)]
    claim = write_claim(answer, _CLAIM_UNITS)
    if claim:
        lines.append(texts("claim", claim=claim))
    if answer.review:
        lines += write_rated(answer, texts)
    else:
        lines.append(f"{write_lead(answer, texts, today)} {write_body(answer, texts)}")
    if answer.fault and not is_told_by_figures(answer):
        lines.append(texts(f"why-{answer.fault}"))
    if answer.quote:
        lines.append(write_quote(answer.quote, texts))
    if answer.source and has_source:
        lines.append(write_source(answer.source, texts))
    return [*lines, *write_remarks(answer, texts)]


def write_verdict(answer: Answer, texts: Texts) -> str:
    """The verdict in words, with how many sources give it; a question gets no verdict, a rated claim its rating."""
    verdict = answer.verdict
    if answer.review and answer.source:
        return texts(
            "rated-verdict", sign=texts(f"sign-{verdict}"), rating=write_rating(answer.review, answer.source, texts)
        )
    if verdict is Verdict.NO_FIGURE:
        is_asked = answer.claimed is None
        return texts("verdict-told" if answer.correct is None else "verdict-asked" if is_asked else "verdict-no_figure")
    if verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED):
        if differs(answer):
            return texts(f"verdict-{verdict}-differing")
        if count_agreeing(answer):
            return texts(f"verdict-{verdict}-two" if count_agreeing(answer) == 1 else f"verdict-{verdict}-several")
    return texts(f"verdict-{verdict}")


def write_claim(answer: Answer, units: int) -> str:
    """The claim in one line, without markup; of a long one the part around the figure that was checked."""
    claim = make_plain(answer.claim).text
    start = max(0, claim.find(answer.claimed.text)) if answer.claimed else 0
    span = start, start + len(answer.claimed.text) if answer.claimed else 0
    return escape(shorten_around(claim, span, units), units) if claim.strip() else ""


def read_claim(message: str, texts: Texts) -> str:
    """The claim that the text of a sent card repeats, as `write_claim` put it; empty where it repeats none."""
    before, _, after = texts("claim", claim="\0").partition("\0")
    lines = [line for line in message.splitlines() if line.startswith(before) and line.endswith(after)]
    return lines[0][len(before) : len(lines[0]) - len(after)] if lines else ""


def write_lead(answer: Answer, texts: Texts, today: date | None) -> str:
    """ "Source:", with its date where that is long ago, or where there is another fact to tell it from."""
    if answer.accounts and answer.held:
        return texts("lead-dated", date=write_when(answer.held, texts))
    published = answer.source.published if answer.source else None
    if published and (today is None or today - published > DATED_AFTER):
        return texts("lead-dated", date=write_date(published, texts))
    return texts("lead")


def write_body(answer: Answer, texts: Texts) -> str:
    """What the source says, figure first; the whole statement where the figures do not tell it, or how it was rated."""
    if answer.review and answer.source:
        return f"{write_rating(answer.review, answer.source, texts)}."
    if answer.correct and (answer.verdict is not Verdict.CONTRADICTED or is_told_by_figures(answer)):
        correct = write_counted(answer.correct, texts)
        if answer.verdict is Verdict.CONTRADICTED and answer.claimed:
            return texts("figure-not", correct=correct, claimed=write_figure(answer.claimed, texts))
        return texts("figure", correct=correct)
    return escape(answer.statement or answer.reason)


def write_remarks(answer: Answer, texts: Texts) -> list[str]:
    """The mix-up, the other facts about the same thing, and the note, as far as there are any."""
    lines = []
    if answer.mixed_up_statement and all(answer.mixed_up_with != account.fact_id for account in answer.accounts):
        statement = escape(answer.mixed_up_statement)
        if answer.claimed:
            lines.append(texts("mix-up", claimed=write_figure(answer.claimed, texts), statement=statement))
        else:
            lines.append(texts("mix-up-plain", statement=statement))
    lines += write_accounts(answer, texts)
    if answer.note:
        lines.append(escape(answer.note))
    return lines


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
    return ", ".join(part for part in parts if part)


def write_shared(answer: Answer, texts: Texts) -> str:
    """What is shared with the link, as plain text: the fact, or how a claim was rated."""
    statement = shorten(answer.statement or "", _SHARED_UNITS)
    if answer.review and answer.source:
        rating = to_plain(write_rating(answer.review, answer.source, texts))
        return texts("rated-claim", rating=rating, statement=statement)
    return texts("shared", statement=statement)


def make_buttons(answer: Answer, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """Source, share, "not what I meant"."""
    rows: list[tuple[Button, ...]] = []
    url = answer.source.url if answer.source else None
    if url and is_web_address(url):
        shared = write_shared(answer, texts)
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
