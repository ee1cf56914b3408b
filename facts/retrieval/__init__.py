"""The index: which facts may be about the same thing as a text. Recall first; whether they are is judged in `matching`.

BM25 by tantivy over the stems of statement and aliases, their synonym groups, and (at less weight) the source's title.
Numbers are found by their digits; whether they agree is judged by arithmetic, and never here.

The files, each importing only those above it:

    documents     a fact as it is indexed
    term_index    one index of tantivy's, in memory or in a folder
    queries       what a reading asks of it
    index         all facts of a base, with changes that take milliseconds
"""

from facts.retrieval.documents import SIBLINGS, Names, names_of, names_of_source
from facts.retrieval.index import FEW, Candidate, Index

__all__ = ["FEW", "SIBLINGS", "Candidate", "Index", "Names", "names_of", "names_of_source"]
