"""What somebody proposes to change, as one message: the figure first, before and after; and what became of it."""

from collections.abc import Iterator

from bot.replies.card import write_quote, write_source
from bot.replies.figures import write_counted
from bot.replies.markup import MESSAGE_UNITS, escape, measure
from bot.replies.ratings import write_statement
from bot.replies.reply import Button, Reply
from bot.texts import Texts
from facts.base import Fact
from facts.quantities import read_quantities
from facts.store.edits import Merge, Put, Retire, Revert
from facts.store.foreseeing import Prospect
from facts.store.proposals import Proposal, Stage

PROPOSAL = "proposal:"  # what the data of all its buttons begin with, before its number and the action
REASONS = ("source", "figure", "double", "other")  # for refusing, by one tap
_FIGURES_SHOWN = 3
_STATEMENT_UNITS, _WHO_UNITS, _WHY_UNITS, _PART_UNITS, _LIST_UNITS = 300, 100, 300, 100, 500


def render_proposal(
    proposal: Proposal, prospect: Prospect, needed: int, texts: Texts, *, asks_why: bool = False, has_next: bool = False
) -> Reply:
    """A proposal with its buttons while it is open, else what became of it. `asks_why`: it is about to be refused."""
    following = (Button(texts("button-next"), data=_data(proposal, "next")),) if has_next else ()
    if proposal.stage is not Stage.OPEN:
        return Reply("\n".join(_write_closed(proposal, prospect, texts)), (following,) if following else ())
    people = [*_write_people(proposal, prospect, needed, texts), *([texts("refuse-why")] if asks_why else [])]
    lines = _fit([*_write_change(proposal, prospect, texts)], people)
    if asks_why:
        reasons = [Button(texts(f"refuse-{name}"), data=_data(proposal, f"no-{name}")) for name in REASONS]
        back = (Button(texts("button-back"), data=_data(proposal, "show")),)
        return Reply("\n".join(lines), (*((reason,) for reason in reasons), back))
    approve = (Button(texts("button-approve"), data=_data(proposal, "yes")),) if prospect.since is None else ()
    refuse = Button(texts("button-refuse"), data=_data(proposal, "no"))
    return Reply("\n".join(lines), ((*approve, refuse, *following),))


def render_proposed(proposal: Proposal, texts: Texts) -> Reply:
    """For who proposes something: that it waits, or that it is done already."""
    name = "proposed" if proposal.stage is Stage.OPEN else "proposed-done"
    lines = [texts(name, id=proposal.id)]
    if isinstance(proposal.edit, (Put, Merge)):
        lines.append(texts("history-statement", statement=write_statement(proposal.edit.fact, texts, _STATEMENT_UNITS)))
    return Reply("\n".join(lines))


def render_fate(proposal: Proposal, prospect: Prospect, texts: Texts) -> Reply:
    """For who proposed something: what became of it, and why, but not by whom."""
    why = proposal.closed.why if proposal.closed is not None else None
    if proposal.stage is Stage.DONE:
        lines = [texts("fate-done", id=proposal.id)]
    elif why:
        lines = [texts("fate-refused-why", id=proposal.id, why=escape(why, _WHY_UNITS))]
    else:
        lines = [texts("fate-refused", id=proposal.id)]
    return Reply("\n".join([*lines, *_write_about(prospect, texts)]))


def _data(proposal: Proposal, action: str) -> str:
    return f"{PROPOSAL}{proposal.id}:{action}"


def _fit(change: list[str], people: list[str]) -> list[str]:
    """The lines of a message: of a change that is too long the last ones are left out."""
    kept = next(n for n in range(len(change), -1, -1) if measure("\n".join([*change[:n], *people])) < MESSAGE_UNITS - 1)
    return [*change[:kept], *(["…"] if kept < len(change) else []), *people]


def _write_closed(proposal: Proposal, prospect: Prospect, texts: Texts) -> list[str]:
    closed = proposal.closed
    assert closed is not None
    who = escape(closed.who, _WHO_UNITS)
    if proposal.stage is Stage.DONE:
        number = proposal.number or 0
        back = [texts("done-back", id=escape(proposal.revised_id), number=number - 1)] if number > 1 else []
        return [texts("proposal-done", id=proposal.id, who=who), *_write_about(prospect, texts), *back]
    line = texts("proposal-refused", id=proposal.id, who=who)
    if closed.why:
        return [line + texts("history-why", why=escape(closed.why, _WHY_UNITS)), *_write_about(prospect, texts)]
    return [line, *_write_about(prospect, texts), texts("proposal-say-why", id=proposal.id)]


def _write_about(prospect: Prospect, texts: Texts) -> list[str]:
    """The fact that it was about."""
    fact = prospect.after or prospect.before
    return [texts("history-statement", statement=write_statement(fact, texts, _STATEMENT_UNITS))] if fact else []


def _write_change(proposal: Proposal, prospect: Prospect, texts: Texts) -> Iterator[str]:
    before, after = prospect.before, prospect.after
    yield from _write_figures(before, after, texts)
    yield _write_title(proposal, prospect, texts)
    if prospect.gone is not None:
        yield texts("proposal-gone", statement=write_statement(prospect.gone, texts, _STATEMENT_UNITS))
    if before is not None and after is not None and before.statement != after.statement:
        yield texts("proposal-before", statement=write_statement(before, texts, _STATEMENT_UNITS))
        yield texts("proposal-after", statement=write_statement(after, texts, _STATEMENT_UNITS))
    fact = after or before
    if fact is not None:
        if before is None or after is None or before.statement == after.statement:
            yield texts("history-statement", statement=write_statement(fact, texts, _STATEMENT_UNITS))
        if fact.quote:
            yield texts("proposal-said", quote=write_quote(fact.quote, texts))
        yield write_source(fact.source, texts)
    if before is not None and after is not None:
        yield from _write_parts(before, after, texts)


def _write_figures(before: Fact | None, after: Fact | None, texts: Texts) -> Iterator[str]:
    old, new = (name_figures(fact, texts) if fact is not None else "" for fact in (before, after))
    if before is not None and after is not None and old != new:
        nothing = texts("proposal-nothing")
        yield texts("proposal-figures", before=old or nothing, after=new or nothing)
    elif old or new:
        yield texts("proposal-figure", figure=new or old)


def name_figures(fact: Fact, texts: Texts) -> str:
    """The first figures of a fact, in one line; empty where it has none."""
    figures = [write_counted(quantity, texts) for quantity in read_quantities(fact.statement)]
    return ", ".join(figures[:_FIGURES_SHOWN])


def _write_title(proposal: Proposal, prospect: Prospect, texts: Texts) -> str:
    names: dict[str, str | int] = {"id": proposal.id, "fact": escape(proposal.fact_id)}
    match proposal.edit:
        case Put():
            return texts("proposal-add" if prospect.before is None else "proposal-change", **names)
        case Retire():
            return texts("proposal-retire", **names)
        case Revert(number=number):
            return texts("proposal-revert", **names, number=number)
        case Merge(gone_id=gone_id):
            return texts("proposal-merge", **names, gone=escape(gone_id))


def _write_parts(before: Fact, after: Fact, texts: Texts) -> Iterator[str]:
    """What else would change: of words and tags those that come and go."""
    nothing = texts("proposal-nothing")
    if before.source != after.source:
        yield texts("proposal-source", before=write_source(before.source, texts) or nothing)
    parts = {
        "quote": (before.quote, after.quote),
        "supersedes": (before.supersedes, after.supersedes),
        "note": (before.note, after.note),
    }
    for name, (old, new) in parts.items():
        if old != new:
            shown = [escape(value, _PART_UNITS) if value else nothing for value in (old, new)]
            yield texts(f"proposal-{name}", before=shown[0], after=shown[1])
    for name, had, has in (("aliases", before.aliases, after.aliases), ("tags", before.tags, after.tags)):
        going = [f"− {words}" for words in had if words not in has]
        coming = [f"+ {words}" for words in has if words not in had]
        if going or coming:
            yield texts(f"proposal-{name}", changes=escape("; ".join([*going, *coming]), _LIST_UNITS))


def _write_people(proposal: Proposal, prospect: Prospect, needed: int, texts: Texts) -> Iterator[str]:
    """Who proposes it and why, who approved it, and what speaks against it."""
    who, why = escape(proposal.signature.who, _WHO_UNITS), proposal.signature.why
    yield texts("proposal-who", who=who) + (texts("history-why", why=escape(why, _WHY_UNITS)) if why else "")
    left = max(0, needed - len(proposal.approvals))
    if proposal.approvals:
        names = ", ".join(escape(approval.who, _WHO_UNITS) for approval in proposal.approvals)
        yield texts("proposal-approved", who=names, count=left)
    elif needed > 1:
        yield texts("proposal-needs", count=needed)
    if prospect.since is not None:
        deed = texts(f"deed-{prospect.since.deed}")
        yield texts("proposal-since", deed=deed, who=escape(prospect.since.signature.who, _WHO_UNITS))
