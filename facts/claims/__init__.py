"""Claims: the checkable statements in a message. Whether they are true is for `check`.

The files, each importing only those above it:

    lines         what stands before a line's words: quote marks, bullets, numbers, who wrote it and when
    sentences     a message into sentences with their places
    spelling      a sentence with its misspelt words put right
    segments      a sentence into the parts that state a value each
    questions     what asks for a figure, what only greets
    wishes        what is said and is no claim
    subjects      whom a sentence without a subject of its own is about
"""

from facts.claims.questions import asks_for_figure, is_greeting
from facts.claims.segments import Segment, split_segments
from facts.claims.sentences import MAX_CLAIM, Claim, split_sentences
from facts.claims.spelling import put_right
from facts.claims.subjects import Referral, refer
from facts.claims.wishes import is_wish

__all__ = [
    "MAX_CLAIM",
    "Claim",
    "Referral",
    "Segment",
    "asks_for_figure",
    "is_greeting",
    "is_wish",
    "put_right",
    "refer",
    "split_segments",
    "split_sentences",
]
