"""The index: which facts may be about the same thing as a text. Recall first; whether they are is judged in `matching`.

BM25 by tantivy over the stems of statement and aliases with the digits of their numbers, their synonym groups, and (at
less weight) the source's title. Whether a number agrees is judged by arithmetic, and never here. A base of
a few facts needs no index: each of them is a candidate for each claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facts.base import Fact
from facts.language import Reading, Term, read_once
from facts.language.numerals import numerals_of, numerals_said

if TYPE_CHECKING:
    import tantivy

FEW = 32  # facts; to hold a claim against so many takes less time than to index them
# By how many of the right facts are among the first 6 and 16, on claims of tests/cases/claims/fit among 19,250 foreign
# facts and on public debates; half the boost of numerals or titles, or twice that of groups, finds hardly fewer.
WORD_BOOST, NUMERAL_BOOST, GROUP_BOOST, TITLE_BOOST, TYPO_BOOST = 1.0, 1.0, 0.3, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may match, by its place in the base, with its BM25 score (raw, comparable within one query only)."""

    number: int
    score: float


class Index:
    """The facts of a base, found by topic; in memory."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._few = [Candidate(number, 0.0) for number in range(len(facts))] if len(facts) <= FEW else None
        if self._few is None:
            self._build(facts)

    def _build(self, facts: Sequence[Fact]) -> None:
        import tantivy

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        for name in ("words", "groups", "title"):
            builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="freq")
        builder.add_integer_field("number", stored=True, indexed=False)
        self._schema = builder.build()
        index = tantivy.Index(self._schema)
        titles: dict[str, str] = {}
        writer = index.writer(heap_size=15_000_000 if len(facts) < 50_000 else 200_000_000, num_threads=1)
        for number, fact in enumerate(facts):
            document = tantivy.Document()
            readings = [read_once(text) for text in (fact.statement, *fact.aliases)]
            numerals = numerals_of(fact.statement)
            document.add_text("words", " ".join([word for reading in readings for word in _words(reading)] + numerals))
            document.add_text("groups", " ".join(group for reading in readings for group in _groups(reading)))
            title = titles.get(fact.source.id)
            if title is None:
                words = _words(read_once(fact.source.title)) + numerals_of(fact.source.title)
                title = titles[fact.source.id] = " ".join(words)
            document.add_text("title", title)
            document.add_integer("number", number)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def candidates(self, reading: Reading, most: int) -> list[Candidate]:
        """The facts nearest in topic, best first, at most so many; all of a base of few. None without terms."""
        if self._few is not None:
            return self._few if reading.terms else []
        query = self._query(reading)
        if query is None:
            return []
        found = self._searcher.search(query, most).hits
        return [Candidate(self._searcher.doc(address)["number"][0], score) for score, address in found]

    def share(self, word: str) -> float:
        """The share of the facts that have the key, or numeral, in statement or aliases (0-1); 0 in a base of few."""
        if self._few is not None:
            return 0.0
        return float(self._searcher.doc_freq("words", word) / self._searcher.num_docs)

    def _query(self, reading: Reading) -> tantivy.Query | None:
        boosts: dict[tuple[str, str], float] = {}  # of a field and what is sought in it: once, however often it is said
        parts: list[tuple[tantivy.Occur, tantivy.Query]] = []
        for numeral in numerals_said(reading):
            boosts["words", numeral] = NUMERAL_BOOST
            boosts["title", numeral] = NUMERAL_BOOST * TITLE_BOOST
        for term in reading.terms:
            boost = 0.3 + term.weight
            for key in term.keys:
                _raise(boosts, "words", key, boost * WORD_BOOST)
                _raise(boosts, "title", key, boost * TITLE_BOOST)
            for group in _group_names(term):
                _raise(boosts, "groups", _token(group), boost * GROUP_BOOST)
            if not term.is_known and len(term.keys[0]) > 3:
                fuzzy = self._tantivy.Query.fuzzy_term_query(
                    self._schema, "words", term.keys[0], 1 if len(term.keys[0]) < 7 else 2
                )
                parts.append((self._tantivy.Occur.Should, self._tantivy.Query.boost_query(fuzzy, boost * TYPO_BOOST)))
        for initials in reading.initials:
            _raise(boosts, "words", initials, 0.8)
        parts += [self._part(field, token, boost) for (field, token), boost in sorted(boosts.items())]
        return self._tantivy.Query.boolean_query(parts) if parts else None

    def _part(self, name: str, token: str, boost: float) -> tuple[tantivy.Occur, tantivy.Query]:
        query = self._tantivy.Query.term_query(self._schema, name, token, "freq")
        return self._tantivy.Occur.Should, self._tantivy.Query.boost_query(query, boost)


def _raise(boosts: dict[tuple[str, str], float], field: str, token: str, boost: float) -> None:
    boosts[field, token] = max(boost, boosts.get((field, token), 0.0))


def _words(reading: Reading) -> list[str]:
    return [key for term in reading.terms for key in term.keys] + sorted(reading.initials)


def _groups(reading: Reading) -> list[str]:
    return [_token(group) for term in reading.terms for group in _group_names(term)]


def _group_names(term: Term) -> list[str]:
    own = set(term.keys)
    axes = [f"axis-{axis}" for axis, _ in term.axes]
    return [g for g in sorted(term.same | term.broad | term.narrow) if g not in own] + axes


def _token(group: str) -> str:
    return group.replace(" ", "_")
