"""Wishes: what is said and is no claim: a wish, an opinion, a condition, a bet."""

from facts.language import Reading
from facts.language.lexicon import words_of

_OPENINGS, _WORDS = words_of("no claim openings"), words_of("no claim")
_CONDITIONAL = words_of("conditional")


def is_wish(sentence: Reading) -> bool:
    """Whether a sentence is a wish, an opinion, a condition or a bet."""
    opens_so = sentence.words[0] in _OPENINGS and not _is_rule_for_you(sentence)
    return opens_so or not _WORDS.isdisjoint(sentence.words)


def _is_rule_for_you(sentence: Reading) -> bool:
    """ "If you live near the turbines you get £150 a year": what goes for whomever it fits."""
    is_said_of_you = sentence.words[:2] in (["if", "you"], ["if", "ur"]) and bool(sentence.quantities)
    return is_said_of_you and _CONDITIONAL.isdisjoint(sentence.words)
