"""The preview of a fact that is being written: the figure that was read, then all that it holds, then warnings."""

from dataclasses import dataclass, replace

from bot.replies.card import write_quote, write_source
from bot.replies.figures import write_counted
from bot.replies.markup import MESSAGE_UNITS, escape, measure, shorten
from bot.replies.ratings import write_statement
from bot.replies.reply import Button, Reply
from bot.texts import Texts
from facts.base import Fact
from facts.linting import find_unquoted
from facts.quantities import read_quantities

_STATEMENT_UNITS, _LIST_UNITS, _NOTE_UNITS, _OTHER_UNITS, _LABEL_UNITS = 400, 300, 300, 160, 40
_FIGURES_SHOWN, _OTHERS_SHOWN = 6, 3


@dataclass(frozen=True, slots=True)
class Preview:
    """What somebody should see before they save."""

    fact: Fact
    is_new: bool
    has_aside: bool  # another one that they were writing
    doubles: tuple[Fact | None, ...]  # None where it has gone meanwhile
    contradictions: tuple[Fact | None, ...]
    tried: str  # how phrasings would be answered, as HTML
    why: str | None
    remark: str  # HTML


def render_preview(preview: Preview, texts: Texts) -> Reply:
    """The whole of it, with Save, Change and Cancel."""
    return Reply(_fit(preview, texts), _make_buttons(preview, texts))


def write_figures(statement: str, texts: Texts) -> str:
    """The figures that are read in a statement, as people should see them."""
    figures = [write_counted(figure, texts) for figure in read_quantities(statement)]
    shown = " · ".join(figures[:_FIGURES_SHOWN]) + (" …" if len(figures) > _FIGURES_SHOWN else "")
    return texts("preview-figures", figures=shown) if figures else texts("preview-no-figure")


def _fit(preview: Preview, texts: Texts) -> str:
    """The message; where it is too long without the note, then without the lists, then with less of the quote."""
    fact = preview.fact
    for shorter in (
        fact,
        without_note := replace(fact, note=None),
        without_lists := replace(without_note, aliases=(), tags=()),
        replace(without_lists, quote=shorten(fact.quote, 100) if fact.quote else None),
    ):
        message = "\n".join(_write(replace(preview, fact=shorter), preview.fact, texts))
        if measure(message) <= MESSAGE_UNITS:
            break
    return message


def _write(preview: Preview, whole: Fact, texts: Texts) -> list[str]:
    fact = preview.fact
    lines = [preview.remark, ""] if preview.remark else []
    lines += [write_figures(fact.statement, texts), write_statement(fact, texts, _STATEMENT_UNITS)]
    if fact.quote:
        lines.append(write_quote(fact.quote, texts))
    lines.append(write_source(fact.source, texts))
    if fact.source.title:
        lines.append(texts("preview-title", title=escape(fact.source.title, _OTHER_UNITS)))
    if fact.aliases:
        lines.append(texts("preview-aliases", aliases=escape(", ".join(fact.aliases), _LIST_UNITS)))
    if fact.tags:
        lines.append(texts("preview-tags", tags=escape(", ".join(fact.tags), _LIST_UNITS)))
    if fact.supersedes:
        lines.append(texts("preview-supersedes", id=escape(fact.supersedes)))
    if fact.note:
        lines.append(texts("preview-note", note=escape(fact.note, _NOTE_UNITS)))
    lines.append(texts("preview-id", id=escape(fact.id)))
    if preview.why:
        lines.append(texts("preview-why", why=escape(preview.why)))
    warnings = [*_warn_of_others(preview, texts), *_warn_of_lacks(whole, texts)]
    lines += ["", *warnings] if warnings else []
    lines += ["", preview.tried if preview.tried else texts("preview-try")]
    return lines


def _warn_of_others(preview: Preview, texts: Texts) -> list[str]:
    lines = []
    for name, others in (("preview-double", preview.doubles), ("preview-contradiction", preview.contradictions)):
        for other in filter(None, others[:_OTHERS_SHOWN]):
            if other.id != preview.fact.supersedes:
                lines.append(texts(name, id=escape(other.id), statement=write_statement(other, texts, _OTHER_UNITS)))
    return lines


def _warn_of_lacks(fact: Fact, texts: Texts) -> list[str]:
    lines = [texts("preview-no-quote")] if not fact.quote else []
    lines += [texts("preview-unquoted", figure=escape(figure.text)) for figure in find_unquoted(fact)][:_OTHERS_SHOWN]
    return lines + ([texts("preview-no-url")] if not fact.source.url else [])


def _make_buttons(preview: Preview, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = [
        (
            Button(texts("button-save"), data="save"),
            Button(texts("button-change"), data="change"),
            Button(texts("button-cancel"), data="cancel"),
        )
    ]
    others = (*preview.doubles[:_OTHERS_SHOWN], *preview.contradictions[:_OTHERS_SHOWN])
    for number, other in enumerate(preview.contradictions[:_OTHERS_SHOWN]):
        if other is not None and preview.fact.supersedes is None:
            label = texts("button-newer-than", id=shorten(other.id, _LABEL_UNITS))
            rows.append((Button(label, data=f"older:{number}"),))
    if preview.is_new and not preview.has_aside:
        for other in filter(None, others):
            label = texts("button-open", id=shorten(other.id, _LABEL_UNITS))
            place = [*preview.doubles, *preview.contradictions].index(other)
            rows.append((Button(label, data=f"open:{place}"),))
    if preview.has_aside:
        rows.append((Button(texts("button-own"), data="own"),))
    return tuple(rows)
