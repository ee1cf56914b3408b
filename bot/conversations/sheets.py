"""Sheets: the drafts of an article as they lie before a moderator, some at a time, with what was decided of each.

The text itself is kept in the store: what a dialogue holds stays small however long the article is, and the next drafts
are made from the kept text when the ones before are decided.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.articles import work_on
from bot.conversations.conversation import Desk
from facts.base import Base, Fact
from facts.drafting import Article, Draft, Metadata, draft_facts, read_kept, source_of
from facts.editing.known_sources import find_source, give_id, sources_of
from facts.errors import SourceError
from facts.sources import Source, fold_text
from facts.store.articles import KeptArticle

AT_ONCE = 40  # drafts in a dialogue's state: about 30 kB
_MOST_OF_SOURCE = 1000  # facts of one source that are looked through for those that are known

Outcome = Literal["", "accepted", "dropped", "known"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One draft, and what became of it."""

    fact_id: str
    statement: str
    quote: str
    doubts: tuple[str, ...] = ()
    outcome: Outcome = ""
    told: str = ""  # what came of accepting it, as HTML

    @classmethod
    def of(cls, draft: Draft, known: frozenset[str]) -> "Sheet":
        """For a draft; `known` are the quotes that the base has from this source."""
        fact = draft.fact
        is_known = fold_text(fact.quote or "") in known
        return cls(fact.id, fact.statement, fact.quote or "", draft.doubts, "known" if is_known else "")


@dataclass(frozen=True, slots=True)
class Pile:
    """The sheets of an article: some of its drafts, in its order, and how many there were before and are in all."""

    sha256: str  # of the article's text, which the store keeps
    metadata: Metadata
    source: Source
    sheets: tuple[Sheet, ...]
    begun: datetime
    start: int  # drafts of the article before these
    total: int
    at: int = 0  # which of the sheets is shown
    asks: Literal["", "link", "change"] = ""
    note: str = ""  # what the last step came to, as HTML
    warnings: tuple[str, ...] = ()  # about the one that is shown, as HTML
    accepted: int = 0  # of the sheets before these
    dropped: int = 0
    known: int = 0

    @property
    def sheet(self) -> Sheet:
        """The one that is shown."""
        return self.sheets[self.at]

    @property
    def is_decided(self) -> bool:
        """Whether nothing is left to be decided."""
        return all(sheet.outcome for sheet in self.sheets)

    def count(self, outcome: Outcome) -> int:
        """How many drafts of the article came to this, so far."""
        before = {"accepted": self.accepted, "dropped": self.dropped, "known": self.known}.get(outcome, 0)
        return before + sum(sheet.outcome == outcome for sheet in self.sheets)

    def put(self, sheet: Sheet) -> "Pile":
        """With the sheet that is shown as it is now."""
        return replace(self, sheets=(*self.sheets[: self.at], sheet, *self.sheets[self.at + 1 :]))

    def fact_of(self, sheet: Sheet) -> Fact:
        """The fact that a sheet would be."""
        return Fact(id=sheet.fact_id, statement=sheet.statement, source=self.source, quote=sheet.quote)


async def lay_out(article: Article, desk: Desk, name: str) -> Pile:
    """The first sheets of an article, whose text is kept. Raises SourceError where there is nothing to draft."""
    pile = await _draft(article, article.metadata, desk, name, 0)
    if not pile.total:
        raise SourceError(f"{name}: no sentence of it holds a figure that can be checked; there is nothing to draft")
    if pile.is_decided:
        raise SourceError(f"{name}: each of its {pile.total} figures is in the base already; there is nothing to draft")
    metadata, speaker = article.metadata, desk.speaker
    kept = KeptArticle(
        article.sha256, article.text, metadata.title or "", metadata.url, speaker.name, pile.begun, speaker.user_id
    )
    await desk.moderation.stores.articles.keep(kept)
    return replace(pile, asks="" if metadata.url else "link")


async def lay_out_again(pile: Pile, metadata: Metadata, desk: Desk) -> Pile:
    """The first sheets with what is known of the article by now: with its date "last year" is a year."""
    return replace(await _redraft(pile, metadata, desk, 0), begun=pile.begun)


async def lay_out_next(pile: Pile, desk: Desk) -> Pile:
    """The sheets behind these, or these where there are none."""
    start = pile.start + len(pile.sheets)
    if start >= pile.total:
        return pile
    found = await _redraft(pile, pile.metadata, desk, start)
    return replace(
        found,
        begun=pile.begun,
        note=pile.note,
        accepted=pile.count("accepted"),
        dropped=pile.count("dropped"),
        known=pile.count("known") + found.known,
    )


async def text_of(pile: Pile, desk: Desk) -> str:
    """The article's text; raises SourceError where it is gone."""
    kept = await desk.moderation.stores.articles.find(pile.sha256)
    if kept is None:
        raise SourceError("the article is no longer kept; send it again")
    return kept.text


async def _redraft(pile: Pile, metadata: Metadata, desk: Desk, start: int) -> Pile:
    text = await text_of(pile, desk)
    article = await work_on(lambda: read_kept(text, metadata), "the article")
    return await _draft(article, metadata, desk, "the article", start)


async def _draft(article: Article, metadata: Metadata, desk: Desk, name: str, start: int) -> Pile:
    base, begun = desk.services.checker.base, desk.moderation.clock()

    def work() -> Pile:
        drafts = draft_facts(article)
        source = _source_in(base, source_of(metadata))
        known = frozenset(fold_text(fact.quote) for fact in base.of_source(source.id, _MOST_OF_SOURCE) if fact.quote)
        sheets = tuple(Sheet.of(draft, known) for draft in drafts)
        is_open = (n for n, sheet in enumerate(sheets) if n >= start and not sheet.outcome)
        first = next(is_open, max(start, len(sheets) - AT_ONCE))  # those that are known are passed over
        some = sheets[first : first + AT_ONCE]
        return Pile(article.sha256, metadata, source, some, begun, first, len(sheets), known=first - start)

    return await work_on(work, name)


def _source_in(base: Base, source: Source) -> Source:
    """The base's own source of that address; else this one, with an id that no other source has."""
    known = sources_of(base.facts)
    return (find_source(source.url, known) if source.url else None) or give_id(source, known)
