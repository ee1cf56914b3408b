"""Proposals as messages: whatever stands in them, they can be sent."""

from dataclasses import replace

import pytest

from bot.replies.markup import MESSAGE_UNITS, measure
from bot.replies.proposals import render_fate, render_proposal, render_proposed
from bot.texts import load_texts
from facts.store.edits import Edit, Merge, Put, Retire, Revert, merged
from facts.store.foreseeing import Prospect
from facts.store.proposals import Proposal, Stage
from facts.store.revisions import Deed, Revision
from tests.botapi.markup import parse_html
from tests.store.made import FERRY, PILOTS, saying, signed

TEXTS = load_texts()
LONG = "60 <b>&amp; pilots 😀 " * 400
BIG = replace(
    PILOTS, statement=LONG, quote=LONG, aliases=(LONG, LONG), tags=(LONG,), note=LONG, supersedes="x" * 500,
    source=replace(PILOTS.source, publisher=LONG, author=LONG),
)  # fmt: skip
OTHER = replace(BIG, statement=f"1 {LONG}", quote=f"1 {LONG}", aliases=(), tags=(), note=None, source=PILOTS.source)
SINCE = Revision(9, PILOTS.id, 9, Deed.CHANGED, BIG, OTHER, signed(LONG))


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize(
    ("edit", "prospect"),
    [
        (Put(BIG, 0), Prospect(None, BIG)),
        (Put(BIG, 1), Prospect(OTHER, BIG, since=SINCE)),
        (Put(replace(BIG, id="x" * 900), 1), Prospect(BIG, OTHER)),
        (Retire(BIG.id, 1), Prospect(BIG, None)),
        (Revert(BIG.id, 1, 2), Prospect(None, OTHER, since=SINCE)),
        (Merge(BIG, 1, FERRY.id, 1), Prospect(OTHER, BIG, BIG, SINCE)),
    ],
)
def test_a_proposal_of_any_length_can_be_sent(edit: Edit, prospect: Prospect, stage: Stage) -> None:
    """It fits into a message, its tags are closed, and no button's data is too long."""
    closed = None if stage is Stage.OPEN else signed(LONG, why=LONG)
    approvals = tuple(replace(signed(LONG), user_id=user) for user in range(4))
    proposal = Proposal(999_999_999, edit, signed(LONG, why=LONG), approvals, stage, closed, 7)
    replies = [render_proposal(proposal, prospect, 5, TEXTS, asks_why=why, has_next=True) for why in (True, False)]
    for reply in [*replies, render_proposed(proposal, TEXTS), render_fate(proposal, prospect, TEXTS)]:
        parse_html(reply.html)
        assert measure(reply.html) <= MESSAGE_UNITS
        assert all(len((button.data or "").encode()) <= 64 for row in reply.buttons for button in row)


def show(edit: Edit, prospect: Prospect) -> str:
    """The message of an open proposal."""
    return render_proposal(Proposal(1, edit, signed()), prospect, 1, TEXTS).html


def test_only_what_changes_is_shown_twice() -> None:
    """The figure before and after where it changes, once where it does not; other parts where they differ."""
    more = saying(PILOTS, "Norvik port will hire around 80 more pilots.")
    changed = show(Put(more, 1), Prospect(PILOTS, more))
    assert changed.startswith("<b>around 60 pilots → around 80 pilots</b>")
    assert "Before:" in changed
    assert "Other words" not in changed
    kept = merged(PILOTS, FERRY)
    told = show(Merge(kept, 1, FERRY.id, 1), Prospect(PILOTS, kept, FERRY))
    assert told.startswith("<b>around 60 pilots</b>")
    assert "Goes: <blockquote>The ferry carried" in told
    assert "Before:" not in told
    assert "Other words: + The ferry carried" in told
    quoted = replace(PILOTS, quote="about 60 more pilots", source=replace(PILOTS.source, author="Bo"))
    told = show(Put(quoted, 1), Prospect(PILOTS, quoted))
    assert "Quote before: Norvik port is to hire" in told
    assert "Source before:" in told
    plain = saying(PILOTS, "Norvik port will hire pilots.")
    assert show(Put(plain, 1), Prospect(PILOTS, plain)).startswith("<b>around 60 pilots → nothing</b>")
    assert show(Put(plain, 0), Prospect(None, plain)).startswith("Proposal 1: a new fact")
