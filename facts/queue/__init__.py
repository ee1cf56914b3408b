"""The queue: what people asked and the base could not answer, joined by likeness, for moderators. In memory and pure.

Two questions are one where they are about the same subject (names, bodies, institutions, places, and men or women and
the like: none may differ) and most of what else they say is the same, by weight; numbers count for nothing. Opposite
deeds are one topic: "hiring" and "firing" are answered by the same fact, which says which of the two is so. Years are
numbers too: what holds now and what held then is one line of facts, and one question here.

The law: which questions stand together depends on the set of questions alone, in whatever order they come; see
`joining`. Keeping questions, and forgetting them in time, is for the store; it hands them back when it starts.

The files, each importing only those above it:

    questions     Question, Wording, Group: what comes in, what moderators see
    spelling      words that English does not have -> the words that were meant, where that is sure
    topics        a question -> its subject, and what else it says
    alike         how like two topics are
    joining       topics -> those that are one, whatever their order
    urgency       how many ask, and how lately
    tallies       who asked when, in which words
    asked         the queue: questions in, groups out, answered or dismissed
    suggesting    the facts that may answer a group
"""

from facts.queue.asked import Queue
from facts.queue.questions import Group, Question, Wording
from facts.queue.suggesting import Suggestion, suggest
from facts.queue.tallies import fold, id_of
from facts.queue.topics import topic_of

__all__ = ["Group", "Question", "Queue", "Suggestion", "Wording", "fold", "id_of", "suggest", "topic_of"]
