"""Checking, the whole use case: text in, answers out. What a claim or a fact says is for the other rooms.

The files, each importing only those above it:

    matches       the facts that may be about the claim, held against it and judged
    choosing      which of the matches the answer is given by
    wording       what is said of it in a sentence
    checker       the use case on one page
"""

from facts.check.checker import MAX_SENTENCES, Checker, Hit, compare

__all__ = ["MAX_SENTENCES", "Checker", "Hit", "compare"]
