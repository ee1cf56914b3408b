"""Reviewed claims: what fact-checkers found of a claim that somebody made, and whether a claim is one of these.

A reviewed claim is not held to be true, and nothing follows from a false one: that there are not 600 pilots says
nothing of 500, and that a claim is false does not make its denial true. So nothing is judged here. A claim is answered
by a review only where it says the very same in nearly the same words, figures by arithmetic; all else is not found.

The files, each importing only those above it:

    publishing    a published review -> a fact with its rating; loaded by who imports some
    wording       a sentence as the words and figures that it says something with
    sameness      whether two sentences say the same, word by word
    answering     the reviewed claims of a base: a claim in, the answer out
"""

from facts.reviewed.answering import ReviewedClaims

__all__ = ["ReviewedClaims"]
