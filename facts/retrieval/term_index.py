"""One index of tantivy's over numbered facts, in memory or in a folder.

Postings hold frequencies and no positions. Ties go to the fact that was added first: add them by id, and the order in
which they came does not matter.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from copy import copy
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import tantivy

from facts.retrieval.documents import Document

_COUNTS_KEPT = 100_000  # how many facts have a word, of those that were asked for
FIELDS = ("words", "groups", "title")
_SMALL_HEAP, _HEAP = 15_000_000, 600_000_000  # bytes; so much that a million facts become one segment


class TermIndex:
    """Numbered facts, found by their terms."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        # By itself it reloads on a thread of its own, and whoever reloads at the same time waits 100 ms for a lock.
        index.config_reader(reload_policy="manual")
        self._writer: tantivy.IndexWriter | None = None
        self._lock = threading.Lock()
        self.refresh()

    @classmethod
    def build(cls, documents: Iterable[tuple[int, Document]], is_large: bool, folder: Path | None = None) -> TermIndex:
        """Index the documents under their numbers, in memory or in a folder that is there and empty."""
        index = tantivy.Index(schema(), str(folder)) if folder else tantivy.Index(schema())
        writer = index.writer(heap_size=_HEAP if is_large else _SMALL_HEAP, num_threads=1)
        for number, document in documents:
            writer.add_document(_make(number, document))
        writer.commit()
        writer.wait_merging_threads()
        return cls(index)

    @classmethod
    def open(cls, folder: Path) -> TermIndex:
        """The index that was built in the folder."""
        return cls(tantivy.Index.open(str(folder)))

    def as_it_is(self) -> TermIndex:
        """The index to be searched as it is now, whatever is put into this one later."""
        frozen = copy(self)
        frozen._writer = None
        return frozen

    def refresh(self) -> None:
        """Search what was committed."""
        self._index.reload()
        self.searcher = self._index.searcher()
        self._count = lru_cache(_COUNTS_KEPT)(self.searcher.doc_freq)

    def put(self, number: int, document: Document) -> None:
        """Add a fact; it is found from now on."""
        with self._lock:
            self._write().add_document(_make(number, document))
            self._commit()

    def remove(self, number: int) -> None:
        """Take a fact out; it is not found any more."""
        with self._lock:
            self._write().delete_documents_by_term("number", number)
            self._commit()

    def frequency(self, field: str, token: str) -> int:
        """How many facts have the token; those that were taken out may count until tantivy tidies up."""
        return self._count(field, token)

    def search(self, query: tantivy.Query, most: int) -> list[tuple[float, int]]:
        """Scores and numbers of the facts that the query finds, the best first, at most so many."""
        searcher = self.searcher
        hits = searcher.search(query, most, count=False).hits  # counting all would mean to score all
        numbers: Any = searcher.fast_field_values("number", [address for _, address in hits])
        return [(score, number) for (score, _), number in zip(hits, numbers, strict=True)]

    def _write(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=_SMALL_HEAP, num_threads=1)
        return self._writer

    def _commit(self) -> None:
        assert self._writer is not None
        self._writer.commit()
        self.refresh()


@cache
def schema() -> tantivy.Schema:
    """Terms as they come, and the number: signed, since tantivy 0.27 deletes nothing by an unsigned one."""
    builder = tantivy.SchemaBuilder()
    for name in FIELDS:
        builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.add_integer_field("number", fast=True, indexed=True).build()


def _make(number: int, document: Document) -> tantivy.Document:
    made = tantivy.Document()
    for name, text in zip(FIELDS, (document.words, document.groups, document.title), strict=True):
        made.add_text(name, text)
    made.add_integer("number", number)
    return made
