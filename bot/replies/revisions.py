"""What was changed about a fact, as one message; and what a moderator's command did."""

from collections.abc import Sequence

from bot.replies.dates import write_date
from bot.replies.markup import escape
from bot.replies.proposals import render_proposed
from bot.replies.ratings import write_statement
from bot.replies.reply import Reply
from bot.texts import Texts
from facts.store.proposals import Proposal
from facts.store.revisions import Revision

REVISIONS_SHOWN = 8  # the last ones; each takes two lines
_STATEMENT_UNITS, _WHO_UNITS, _WHY_UNITS = 220, 100, 120


def render_history(revisions: Sequence[Revision], texts: Texts) -> Reply:
    """The last revisions of a fact, the newest first."""
    shown = revisions[::-1][:REVISIONS_SHOWN]
    lines = [texts("history-title", id=escape(revisions[0].fact_id))]
    lines += [render_revision(revision, texts) for revision in shown]
    if len(revisions) > len(shown):
        lines.append(texts("history-more", count=len(revisions) - len(shown)))
    return Reply("\n".join(lines))


def render_done(outcome: Revision | Proposal, texts: Texts) -> Reply:
    """What a command did, and how to take it back; or that it is proposed."""
    if isinstance(outcome, Proposal):
        return render_proposed(outcome, texts)
    revision = outcome
    fact_id = escape(revision.fact_id)
    into = _write_into(revision, texts)
    lines = [texts(f"done-{revision.deed}", id=fact_id, number=revision.number, into=into)]
    if revision.after is not None:
        lines.append(texts("history-statement", statement=write_statement(revision.after, texts, _STATEMENT_UNITS)))
    if revision.number > 1:
        lines.append(texts("done-back", id=fact_id, number=revision.number - 1))
    return Reply("\n".join(lines))


def render_revision(revision: Revision, texts: Texts) -> str:
    """One revision: what, when, who, why, and the statement since."""
    lines = [_write(revision, texts)]
    if revision.after is not None:
        lines.append(texts("history-statement", statement=write_statement(revision.after, texts, _STATEMENT_UNITS)))
    return "\n".join(lines)


def _write_into(revision: Revision, texts: Texts) -> str:
    if revision.into is None:
        return texts("merged-into-another")
    return texts("merged-into", id=escape(revision.into))


def _write(revision: Revision, texts: Texts) -> str:
    signature = revision.signature
    line = texts(
        "history-revision",
        number=revision.number,
        deed=texts(f"deed-{revision.deed}", into=_write_into(revision, texts)),
        date=write_date(signature.at.date(), texts),
        who=escape(signature.who, _WHO_UNITS),
    )
    return line + (texts("history-why", why=escape(signature.why, _WHY_UNITS)) if signature.why else "")
