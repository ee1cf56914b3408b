"""Verbs: which words of a sentence say what is done, told by their forms and by the words beside them."""

from functools import cache

from facts.language.lexicon import lexicon, words_of
from facts.language.model import Reading

_PREPOSITIONS, _OPENERS = words_of("prepositions"), words_of("openers of parts")
_PAST = words_of("past forms") | words_of("past forms like the infinitive")
_CAUSING = words_of("verbs of causing")  # "halved" and "doubled" are numbers too
_VERBS = words_of("verb forms") | _CAUSING | _PAST
_NO_VERBS = words_of("no verbs") | words_of("no past forms")
_HELPERS = words_of("helping verbs")
_MODALS = words_of("modal verbs")
_PARTICLES = words_of("particles of a verb")
_PASSIVE, _BEFORE_PARTICIPLES = words_of("passive verbs before"), words_of("between be and a participle")
_JOINERS = words_of("joiners of parts")
_NO_INFINITIVES = _HELPERS | _BEFORE_PARTICIPLES
_BEFORE_NO_NOUN = _PREPOSITIONS.union(_OPENERS, _JOINERS)
_BEFORE_ADJECTIVES = _OPENERS | _PREPOSITIONS
_SHORTEST_VERB = 4  # letters


def find_verbs(reading: Reading) -> dict[int, int]:
    """The places of the verbs, in order, each with the place behind it and its particle: "snapped up"."""
    found: dict[int, int] = {}
    for at in range(len(reading.words)):
        if _is_verb(reading, at):
            stop = next((term.after for term in reading.terms if term.at == at), at + 1)
            found[at] = stop + (reading.words[stop : stop + 1] != [] and reading.words[stop] in _PARTICLES)
    return found


def follows_be(words: list[str], verbs: dict[int, int], at: int) -> bool:
    """Whether a verb is a participle behind a form of "be": "was recently taken over", "are prevented or delayed"."""
    before = at - 1
    while before > 0 and (words[before].endswith("ly") or words[before] in _BEFORE_PARTICIPLES):
        before -= 1
    if before > 0 and words[before] in _JOINERS and before - 1 in verbs:
        return follows_be(words, verbs, before - 1)
    return before >= 0 and words[before] in _PASSIVE


def _is_verb(reading: Reading, at: int) -> bool:
    word, before = reading.words[at], reading.words[at - 1] if at else ""
    has_form = word in _VERBS or (len(word) >= _SHORTEST_VERB and word.endswith("ed"))
    if not has_form and before != "to" and before not in _MODALS:
        return _is_said_of_subject(reading, at)
    if (at in reading.number_at and word not in _CAUSING) or word in _NO_VERBS or _is_in_name(reading, at):
        return False
    if before in _MODALS and word not in _NO_INFINITIVES and not word.endswith("ly"):
        return reading.tokens[at].is_word
    if before == "to" and lexicon().key(word) in _infinitives():
        return True
    if word in _HELPERS or not has_form:
        return False
    is_counted = word.endswith("s") and at - 1 in reading.number_at  # "46 runs"
    return not is_counted and not _stands_for_adjective(reading, at)


def _is_said_of_subject(reading: Reading, at: int) -> bool:
    """ "Trusts supply 430 assistants", "Malawi sending the 200": a known verb between a subject and how many."""
    words = reading.words
    if not 0 < at < len(words) - 1 or not (at + 1 in reading.number_at or words[at + 1] in _OPENERS):
        return False
    subject = next((term for term in reading.terms if term.after == at), None)
    if subject is None or subject.is_hedge or lexicon().key(words[at]) not in _infinitives():
        return False
    return words[at].endswith("ing") or (words[at - 1].endswith("s") and not words[at].endswith("s"))


def _is_in_name(reading: Reading, at: int) -> bool:
    """The "forces" of the Armed Forces."""
    return (
        at > 0 and reading.tokens[at - 1].is_word and reading.tokens[at].text[0].isupper() and not reading.is_headline
    )


def _stands_for_adjective(reading: Reading, at: int) -> bool:
    """ "The cracked bridge", "12 injured workers"."""
    words, behind = reading.words, at + 1
    before = words[at - 1] if at else ""
    if behind == len(words) or not reading.tokens[behind].is_word or behind in reading.number_at:
        return False
    if words[behind] in _BEFORE_NO_NOUN:
        return False
    if not before or before in _BEFORE_ADJECTIVES or at - 1 in reading.number_at:
        return True
    is_of_place = any(term.after == at and term.name_type == "place" for term in reading.terms)
    return is_of_place and at > 1 and words[at - 2] in _OPENERS  # "the Finnish drinks group"


@cache
def _infinitives() -> frozenset[str]:
    """The keys of the verbs that are known by "to" before them; "to be sold" is no being."""
    key = lexicon().key
    return frozenset(map(key, _VERBS)) - frozenset(map(key, _HELPERS)) | {"get"}
