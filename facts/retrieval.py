"""The index: which facts may be about the same thing as a text. Recall first; whether they are is judged in `matching`.

BM25 by tantivy over the stems of statement and aliases, their synonym groups, and (at less weight) the source's title.
Numbers are left out: they are judged by arithmetic, not found by text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import tantivy

from facts.base import Fact
from facts.language.reading import Reading, Term, read

WORD_BOOST, GROUP_BOOST, TITLE_BOOST, TYPO_BOOST = 1.0, 0.6, 0.35, 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may match, by its place in the base, with its BM25 score (raw, comparable within one query only)."""

    number: int
    score: float


class Index:
    """A tantivy index over the facts of a base, in memory."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        builder = tantivy.SchemaBuilder()
        for name in ("words", "groups", "title"):
            builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="freq")
        builder.add_integer_field("number", stored=True, indexed=False)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        titles: dict[str, str] = {}
        writer = self._index.writer(heap_size=15_000_000 if len(facts) < 50_000 else 200_000_000, num_threads=1)
        for number, fact in enumerate(facts):
            document = tantivy.Document()
            reading = read(". ".join([fact.statement, *fact.aliases]))
            document.add_text("words", " ".join(_words(reading)))
            document.add_text("groups", " ".join(_groups(reading)))
            title = titles.get(fact.source.id)
            if title is None:
                title = titles[fact.source.id] = " ".join(_words(read(fact.source.title)))
            document.add_text("title", title)
            document.add_integer("number", number)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def candidates(self, reading: Reading, most: int) -> list[Candidate]:
        """The facts nearest in topic, best first; none for a reading without terms."""
        query = self._query(reading)
        if query is None:
            return []
        found = self._searcher.search(query, most).hits
        return [Candidate(self._searcher.doc(address)["number"][0], score) for score, address in found]

    def _query(self, reading: Reading) -> tantivy.Query | None:
        parts: list[tuple[tantivy.Occur, tantivy.Query]] = []
        for term in reading.terms:
            boost = 0.3 + term.weight
            for key in term.keys:
                parts.append(self._part("words", key, boost * WORD_BOOST))
                parts.append(self._part("title", key, boost * TITLE_BOOST))
            parts.extend(self._part("groups", _token(group), boost * GROUP_BOOST) for group in _group_names(term))
            if not term.is_known and len(term.keys[0]) > 3:
                fuzzy = tantivy.Query.fuzzy_term_query(
                    self._schema, "words", term.keys[0], 1 if len(term.keys[0]) < 7 else 2
                )
                parts.append((tantivy.Occur.Should, tantivy.Query.boost_query(fuzzy, boost * TYPO_BOOST)))
        parts.extend(self._part("words", initials, 0.8) for initials in reading.initials)
        return tantivy.Query.boolean_query(parts) if parts else None

    def _part(self, name: str, token: str, boost: float) -> tuple[tantivy.Occur, tantivy.Query]:
        query = tantivy.Query.term_query(self._schema, name, token, "freq")
        return tantivy.Occur.Should, tantivy.Query.boost_query(query, boost)


def _words(reading: Reading) -> list[str]:
    return [key for term in reading.terms for key in term.keys] + sorted(reading.initials)


def _groups(reading: Reading) -> list[str]:
    return [_token(group) for term in reading.terms for group in _group_names(term)]


def _group_names(term: Term) -> list[str]:
    own = {key for key in term.keys}
    axes = [f"axis-{axis}" for axis, _ in term.axes]
    return [g for g in sorted(term.same | term.broad | term.narrow) if g not in own] + axes


def _token(group: str) -> str:
    return group.replace(" ", "_")
