"""Who is measured: the checker, tantivy alone, rapidfuzz alone; behind one face, each as its documentation has it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

TOP = 10  # what tantivy is asked for

Find = Callable[[str], str | None]  # a claim -> the id of the fact that stands first


@dataclass(frozen=True, slots=True)
class Rival:
    """One way to find the fact for a claim."""

    name: str
    find: Find  # what is timed
    rank: Find | None = None  # what stands first, where `find` may abstain although something does
    most_claims: int | None = None  # where it is too slow for all of them


def make_tantivy(facts: Sequence[tuple[str, str]], is_counting: bool = True) -> Find:
    """tantivy alone over (id, statement): one field, English stemmer, the claim as a query, the first ten.

    `is_counting` is how it comes: it counts the hits, too. Without, it may skip what cannot come in.
    """
    import tantivy

    schema: Any = (
        tantivy.SchemaBuilder()
        .add_text_field("statement", tokenizer_name="en_stem")
        .add_text_field("id", stored=True, tokenizer_name="raw")
        .build()
    )
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=500_000_000, num_threads=1)
    for fact_id, statement in facts:
        document = tantivy.Document()
        document.add_text("statement", statement)
        document.add_text("id", fact_id)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(claim: str) -> str | None:
        query, _ = index.parse_query_lenient(claim, ["statement"])
        hits = searcher.search(query, TOP, count=is_counting).hits
        found = [searcher.doc(address)["id"][0] for _, address in hits]
        return found[0] if found else None

    return find


def make_rapidfuzz(facts: Sequence[tuple[str, str]]) -> Find:
    """rapidfuzz alone over (id, statement): the statement with the highest token_set_ratio."""
    from rapidfuzz import fuzz, process

    ids = [fact_id for fact_id, _ in facts]
    statements = [statement for _, statement in facts]

    def find(claim: str) -> str | None:
        found = process.extractOne(claim, statements, scorer=fuzz.token_set_ratio)
        return ids[found[2]] if found else None

    return find
