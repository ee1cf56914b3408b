"""What is asked while a fact is being written: for a part, which part, whether to leave, whose change counts."""

from collections.abc import Sequence
from datetime import date

from bot.replies.markup import escape, shorten
from bot.replies.ratings import write_statement
from bot.replies.reply import Button, Reply
from bot.texts import Texts
from facts.base import Fact
from facts.sources import Source

_LABEL_UNITS = 60
_IN_A_ROW = 3
_STATEMENT_UNITS = 400


def render_asking(
    part: str,
    offered: Sequence[Source],
    is_first: bool,
    has_value: bool,
    may_be_missing: bool,
    remark: str,
    texts: Texts,
) -> Reply:
    """The question for a part. `is_first`: it was never there; else it is written anew, and there is a way back."""
    publishers = {source.publisher: n for n, source in enumerate(offered)} if part == "publisher" else {}
    rows = [(Button(shorten(name, _LABEL_UNITS), data=f"publisher:{n}"),) for name, n in publishers.items()]
    rows += [(Button(_label(source), data=f"source:{n}"),) for n, source in enumerate(offered)]
    ends = []
    if not is_first:
        ends.append(Button(texts("button-back"), data="back"))
    if may_be_missing and (is_first or has_value):
        ends.append(Button(texts("button-skip" if is_first else "button-take-out"), data="skip"))
    question = texts(f"ask-{part}")
    if offered:
        question = f"{question} {texts('ask-or-pick')}"
    return Reply(f"{remark}\n\n{question}" if remark else question, (*rows, *((tuple(ends),) if ends else ())))


def render_parts(parts: Sequence[str], texts: Texts) -> Reply:
    """Which part to change."""
    buttons = [Button(texts(f"part-{part}"), data=f"part:{part}") for part in parts]
    rows = [tuple(buttons[n : n + _IN_A_ROW]) for n in range(0, len(buttons), _IN_A_ROW)]
    return Reply(texts("parts-which"), (*rows, (Button(texts("button-back"), data="back"),)))


def render_leaving(texts: Texts) -> Reply:
    """Whether to end without saving."""
    ends = (Button(texts("button-end"), data="end"), Button(texts("button-go-on"), data="back"))
    return Reply(texts("leaving"), (ends,))


def render_conflict(theirs: str, mine: Fact, is_there: bool, texts: Texts) -> Reply:
    """What the other did beside what I want to save; nothing is decided by itself."""
    lines = [
        texts("conflict-theirs", id=escape(mine.id)),
        theirs,
        texts("conflict-mine"),
        texts("history-statement", statement=write_statement(mine, texts, _STATEMENT_UNITS)),
    ]
    first = (Button(texts("button-theirs"), data="theirs"), Button(texts("button-mine"), data="mine"))
    second = ((Button(texts("button-from"), data="from"),),) if is_there else ()
    return Reply("\n".join(lines), (first, *second))


def _label(source: Source) -> str:
    """Whose it is, of when, and what about, as far as a button is wide."""
    published: date | None = source.published
    parts = (source.publisher, published.isoformat() if published else "", source.title)
    return shorten(" · ".join(part for part in parts if part), _LABEL_UNITS)
