"""Chance: whether what a claim and a fact share may be no more than chance. In a base of many, something always fits.

Two words shared with one fact of fifteen say that both are about the same thing; of twenty thousand facts some share
two words with any sentence at all. So what is shared must be the rarer, the more facts there are: so rare that of
twenty bases of this size only one would hold a fact that shares as much with a sentence about something else.
"""

import math
from collections.abc import Callable

from facts.language import Figure, Reading
from facts.language.numerals import numerals_of
from facts.language.vocabulary import share as share_of_sentences
from facts.matching.alignment import Alignment
from facts.matching.topics import Topic

_ONE_IN = 20
# Facts' worth of everyday English that a base's own count of a word is mixed with: in a small base about one thing its
# own words are frequent, and still say much to a sentence from elsewhere.
_EVERYDAY = 1_000

Share = Callable[[str], float]  # of a base's facts, those that have a key or numeral (0-1)


def may_be_chance(
    claim: Reading, topic: Topic, alignment: Alignment, agreed: Figure | None, facts: int, share: Share
) -> bool:
    """Whether a base of so many facts may well hold one that shares as much with a sentence about something else.

    `agreed` is the fact's figure that the claim gives as well.
    """
    best: dict[str, float] = {}  # what is shared -> how surprising it is
    for term, quality, partner in zip(claim.terms, alignment.quality, alignment.partner, strict=True):
        if quality:
            shared = term if partner is None else topic.terms[partner]
            words = zip(shared.text.lower().split(), shared.keys, strict=False)
            surprise = max(_surprise(word, key, facts, share) for word, key in words)
            name = " ".join(shared.keys)
            best[name] = max(best.get(name, 0.0), quality * surprise)
    if agreed is not None:
        best.update((numeral, _surprise("", numeral, facts, share)) for numeral in numerals_of(agreed.quantity.text))
    return sum(best.values()) < math.log(facts * _ONE_IN)


def _surprise(word: str, key: str, facts: int, share: Share) -> float:
    """How surprising a word is in a fact: the logarithm of one in how many has it."""
    having = share(key) * facts + share_of_sentences(word) * _EVERYDAY + 0.5
    return -math.log(having / (facts + _EVERYDAY + 1))
