"""What a reading asks of the index: its words, their groups of meaning, and words that are spelt like an unknown one.

Each of these is a single term, so that tantivy can leave out what cannot come among the best. A word that no fact has
asks for nothing; of the words that very many facts have, only those are asked for without which too few would be left.
"""

from collections.abc import Iterator

import tantivy
from rapidfuzz.distance import DamerauLevenshtein

from facts.language import Reading, Term
from facts.language.numerals import numerals_said
from facts.retrieval.documents import as_token
from facts.retrieval.term_index import TermIndex, schema

# By how many of the right facts are among the first 6 and 16, on claims of tests/cases/claims/fit among 19,250 foreign
# facts and on public debates; half the boost of numerals or titles, or twice that of groups, finds hardly fewer.
WORD_BOOST, NUMERAL_BOOST, GROUP_BOOST, TITLE_BOOST, TYPO_BOOST = 1.0, 1.0, 0.3, 0.7, 0.5
_LEAST_BOOST, _INITIALS_BOOST = 0.3, 0.8
# Shares of all facts: a term of more says next to nothing, a group of meaning still less.
_COMMON = {"words": 0.07, "title": 0.03, "groups": 0.02}
_MANY = 2_000  # facts; of fewer than these it costs nothing to ask
_FEWEST = 3  # terms that are asked for however common they are
_SHORTEST_TYPO, _SHORTEST_LONG = 4, 7  # characters; in a long word two slips are allowed for
_SAME_BEGINNING = 2  # letters that a misspelt word has in their places
_MOST_SPELLINGS, _MOST_MISSPELT = 3, 8


Wanted = tuple[tuple[str, str], float]  # a term, by field and token, and its boost


def query_of(reading: Reading, index: TermIndex) -> tantivy.Query | None:
    """What the reading asks of this index; None where nothing in it could be found."""
    wanted: dict[tuple[str, str], float] = {}
    for term, boost in _terms(reading, index):
        if boost > wanted.get(term, 0.0):
            wanted[term] = boost  # sought once, however often it is said
    counted = sorted([(index.frequency(*term), term, boost) for term, boost in wanted.items()])
    known = [entry for entry in counted if entry[0]]
    facts = index.searcher.num_docs
    most = {field: max(_MANY, share * facts) for field, share in _COMMON.items()}
    asked = [entry for n, entry in enumerate(known) if n < _FEWEST or entry[0] <= most[entry[1][0]]]
    return _join([(term, boost) for _, term, boost in asked]) if asked else None


def _join(wanted: list[Wanted]) -> tantivy.Query:
    make, boosted, either, terms = tantivy.Query.term_query, tantivy.Query.boost_query, tantivy.Occur.Should, schema()
    return tantivy.Query.boolean_query(
        [(either, boosted(make(terms, field, token, "freq"), boost)) for (field, token), boost in wanted]
    )


def _terms(reading: Reading, index: TermIndex) -> Iterator[Wanted]:
    misspelt = 0
    for numeral in numerals_said(reading):
        yield ("words", numeral), NUMERAL_BOOST
        yield ("title", numeral), NUMERAL_BOOST * TITLE_BOOST
    for term in reading.terms:
        boost = _LEAST_BOOST + term.weight
        for key in term.keys:
            yield ("words", key), boost * WORD_BOOST
            yield ("title", key), boost * TITLE_BOOST
        for group in _groups(term):
            yield ("groups", as_token(group)), boost * GROUP_BOOST
        if not term.is_known and misspelt < _MOST_MISSPELT:
            misspelt += 1
            for spelling in _spellings(term.keys[0], index):
                yield ("words", spelling), boost * TYPO_BOOST
    for initials in reading.initials:
        yield ("words", initials), _INITIALS_BOOST


def _groups(term: Term) -> list[str]:
    own = set(term.keys)
    axes = [f"axis-{axis}" for axis, _ in term.axes]
    return [group for group in sorted(term.same | term.broad | term.narrow) if group not in own] + axes


def _spellings(word: str, index: TermIndex) -> list[str]:
    """The words of the index that an unknown word may be a misspelling of; none where the index has it as it is."""
    if len(word) < _SHORTEST_TYPO or index.frequency("words", word):
        return []
    most = 1 if len(word) < _SHORTEST_LONG else 2
    found = []
    for other, _ in index.searcher.terms_with_prefix("words", word[:_SAME_BEGINNING]):
        if abs(len(other) - len(word)) <= most:
            distance = DamerauLevenshtein.distance(word, other, score_cutoff=most)
            if distance <= most:
                found.append((distance, other))
    return [other for _, other in sorted(found)[:_MOST_SPELLINGS]]
