"""Words: what a sentence is about, what it denies, and what its numbers are for. The word lists stand beside the code.

The files, each importing only those above it:

    tokens        text -> words and marks
    vocabulary    which strings are words of English, and how common they are
    lexicon       what is known of words: synonyms, opposites, names, forms, small words, grammar
    phrase_sets   which phrases of a list stand in a sentence
    model         Reading, Term, Figure, Role: what a sentence is once it is read
    numerals      numbers as words of an index
    clauses       which words belong together
    names         who is named
    moods         so, only meant, or possible
    speech        who says so
    phrases       known words and phrases
    terms         words that carry topic, and their weight
    negation      what is denied
    hedges        what only bounds a number
    periods       over what span of time, against which
    directions    more or less, won or lost: which end of an axis
    spelling      a word that English does not have -> the word that was meant
    reading       text -> Reading
    verbs         which words say what is done
    parts         whom and what a sentence speaks of
    deeds         who does what to whom
    glance        text -> its words and names, for what is done with every fact of a large base
    roles         what a number is for
    figures       Reading -> Figures
    packing       Reading and Figures <-> bytes, to be kept
"""

from facts.language.figures import read_figures
from facts.language.glance import Glance, glance, glance_at_title
from facts.language.model import (
    DATES,
    FAINT_WEIGHT,
    GENERIC_WEIGHT,
    TIMES,
    VALUES,
    Figure,
    Period,
    Reading,
    Role,
    Sign,
    Term,
)
from facts.language.moods import says_it_happened, says_it_is_planned
from facts.language.names import named_shortly
from facts.language.reading import read, read_once

__all__ = [
    "DATES", "FAINT_WEIGHT", "GENERIC_WEIGHT", "TIMES", "VALUES",
    "Figure", "Glance", "Period", "Reading", "Role", "Sign", "Term",
    "glance", "glance_at_title", "named_shortly", "read", "read_figures", "read_once",
    "says_it_happened", "says_it_is_planned",
]  # fmt: skip
