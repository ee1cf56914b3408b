"""Drafts of an article as messages: the question for its link, one draft, and what came of them all."""

from bot.replies.card import write_quote, write_source
from bot.replies.figures import write_counted
from bot.replies.markup import escape
from bot.replies.reply import Button, Reply
from bot.texts import Texts
from facts.drafting import checkable_figures
from facts.sources import Source

_FIGURES_SHOWN = 5
_DOUBTS_SHOWN = 4
_STATEMENT_UNITS, _DOUBT_UNITS, _TITLE_UNITS = 900, 160, 120


def render_link_asked(count: int, title: str | None, note: str, texts: Texts) -> Reply:
    """Where a text stands, which it does not say itself."""
    name = escape(title, _TITLE_UNITS) if title else texts("draft-untitled")
    asked = texts("draft-link-asked", count=count, title=name)
    html = f"{note}\n\n{asked}" if note else asked
    return Reply(html, ((Button(texts("button-draft-no-link"), data="no-link"),),))


def render_draft(
    place: tuple[int, int, int], statement: str, quote: str, doubts: tuple[str, ...], note: str, texts: Texts
) -> Reply:
    """One draft, the figure first; `place` is which of how many, and how many were accepted. Without buttons."""
    number, total, accepted = place
    at = texts("draft-place-decided" if accepted else "draft-place", place=number, total=total, accepted=accepted)
    figures = [write_counted(figure, texts) for figure in checkable_figures(statement)][:_FIGURES_SHOWN]
    lines = [note, at] if note else [at]
    lines += [texts("draft-figures", figures="; ".join(figures))] if figures else []
    lines += [texts("draft-statement", statement=escape(statement, _STATEMENT_UNITS)), write_quote(quote, texts)]
    lines += [texts("draft-doubt", doubt=escape(doubt, _DOUBT_UNITS)) for doubt in doubts[:_DOUBTS_SHOWN]]
    return Reply("\n".join(lines))


def render_drafted(accepted: int, dropped: int, known: int, note: str, texts: Texts) -> Reply:
    """What came of an article."""
    name = "draft-done-known" if known else "draft-done"
    done = texts(name, accepted=accepted, dropped=dropped, **({"known": known} if known else {}))
    return Reply(f"{note}\n\n{done}" if note else done)


def write_intro(source: Source, texts: Texts) -> str:
    """What is being read, in one line."""
    told = write_source(source, texts) if source.publisher or source.url else ""
    return texts("draft-intro", source=told or escape(source.title, _TITLE_UNITS) or texts("draft-unsourced"))
