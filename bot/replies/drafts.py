"""Drafts of an article as messages: the question for its link, one draft, and what came of them all."""

from collections.abc import Iterator

from bot.replies.card import write_quote, write_source
from bot.replies.figures import write_counted
from bot.replies.markup import escape
from bot.replies.ratings import write_statement
from bot.replies.reply import Button, Reply
from bot.texts import Texts
from facts.drafting import checkable_figures
from facts.editing import Inspection
from facts.sources import Source

_FIGURES_SHOWN = 5
_DOUBTS_SHOWN, _OTHERS_SHOWN, _WARNINGS_SHOWN = 4, 2, 7
_STATEMENT_UNITS, _DOUBT_UNITS, _TITLE_UNITS, _OTHER_UNITS = 900, 160, 120, 160


def render_link_asked(count: int, title: str | None, note: str, texts: Texts) -> Reply:
    """Where a text stands, which it does not say itself."""
    name = escape(title, _TITLE_UNITS) if title else texts("draft-untitled")
    asked = texts("draft-link-asked", count=count, title=name)
    html = f"{note}\n\n{asked}" if note else asked
    return Reply(html, ((Button(texts("button-draft-no-link"), data="no-link"),),))


def render_draft(
    place: tuple[int, int, int], statement: str, quote: str, warnings: tuple[str, ...], note: str, texts: Texts
) -> Reply:
    """One draft, the figure first; `place` is which of how many, and how many were accepted. Without buttons.

    `warnings` and `note` are HTML.
    """
    number, total, accepted = place
    at = texts("draft-place-decided" if accepted else "draft-place", place=number, total=total, accepted=accepted)
    figures = [write_counted(figure, texts) for figure in checkable_figures(statement)][:_FIGURES_SHOWN]
    lines = [note, at] if note else [at]
    lines += [texts("draft-figures", figures="; ".join(figures))] if figures else []
    if " ".join(statement.split()) != " ".join(quote.split()):  # else the source's own words are the statement
        lines.append(texts("draft-statement", statement=escape(statement, _STATEMENT_UNITS)))
    lines.append(write_quote(quote, texts))
    return Reply("\n".join([*lines, *warnings[:_WARNINGS_SHOWN]]))


def write_doubts(doubts: tuple[str, ...], texts: Texts) -> Iterator[str]:
    """What in a statement leans on the article, as questions."""
    return (texts("draft-doubt", doubt=escape(doubt, _DOUBT_UNITS)) for doubt in doubts[:_DOUBTS_SHOWN])


def write_inspected(found: Inspection, texts: Texts) -> Iterator[str]:
    """What the base says of the same, and the figures that the quote does not have."""
    for name, others in (("draft-contradiction", found.contradictions), ("draft-double", found.doubles)):
        for other in others[:_OTHERS_SHOWN]:
            statement = write_statement(other.fact, texts, _OTHER_UNITS)
            yield texts(name, id=escape(other.fact.id), statement=statement)
    for figure in found.unquoted[:_OTHERS_SHOWN]:
        yield texts("draft-unquoted", figure=escape(figure.text))


def render_drafted(accepted: int, dropped: int, known: int, note: str, texts: Texts) -> Reply:
    """What came of an article."""
    name = "draft-done-known" if known else "draft-done"
    done = texts(name, accepted=accepted, dropped=dropped, **({"known": known} if known else {}))
    return Reply(f"{note}\n\n{done}" if note else done)


def write_intro(source: Source, texts: Texts) -> str:
    """What is being read, in one line."""
    told = write_source(source, texts) if source.publisher or source.url else ""
    return texts("draft-intro", source=told or escape(source.title, _TITLE_UNITS) or texts("draft-unsourced"))
