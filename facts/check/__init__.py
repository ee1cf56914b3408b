"""Checking, the whole use case: text in, answers out. What a claim or a fact says is for the other rooms.

The files, each importing only those above it:

    grouping      which facts are about one thing
    matches       the facts that may be about the claim, held against it and judged
    searching     the nearest facts, for somebody to choose from
    choosing      which of them stand as near as the best, or are mixed up with it
    moments       when what a fact says was so, and of which time a claim speaks
    timeline      which fact answers, of a line over the years and of several sources
    wording       what is said of it in a sentence
    parts         a sentence that states several things, answered by its parts
    placing       where a claimed figure stands in the message
    checker       the use case on one page
"""

from facts.check.checker import MAX_SENTENCES, Checker, compare
from facts.check.matches import Held
from facts.check.searching import Hit

__all__ = ["MAX_SENTENCES", "Checker", "Held", "Hit", "compare"]
