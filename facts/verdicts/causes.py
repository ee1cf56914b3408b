"""Causes: why something came about. A fact that tells no cause, or another, does not bear out the claimed one."""

from facts.language import FAINT_WEIGHT, Reading
from facts.language.deeds import find_deeds
from facts.language.lexicon import lexicon, words_of
from facts.language.periods import is_span
from facts.language.phrase_sets import phrases_of
from facts.matching.alignment import CONTEXT, LOOSER, Alignment
from facts.matching.topics import Topic

_SURE, _MAYBE = "before a cause", "before what may be a cause"
_NO_CAUSES = frozenset(map(lexicon().key, words_of("doers that are no causes")))
_ARTICLES = words_of("articles of a span")
_CAUSING = words_of("verbs of bringing about")
_ENDS = frozenset(",.;:()!?") | words_of("clause openers")


def claims_cause(claim: Reading, topic: Topic, alignment: Alignment) -> bool:
    """Whether a claim tells of a cause that the fact does not tell of as one: "because of staff shortages"."""
    doers = {n for n in _doers(claim) if alignment.quality[n] <= CONTEXT}
    causes = _causes(claim, _SURE) or doers - alignment.beside
    if not causes or any(claim.terms[n].name_type for n in causes):
        return False  # "1,000 jobs, thanks to the Norvane plant": whose it is, is for matching to tell
    told = _causes(topic.reading, _SURE) | _causes(topic.reading, _MAYBE)
    told |= {n for deed in find_deeds(topic.reading) for n in deed.doer} | _before_what_follows(topic.reading)
    return told.isdisjoint(alignment.partner[n] for n in causes if alignment.quality[n] >= LOOSER)


def _causes(reading: Reading, section: str) -> set[int]:
    """The terms, by number, that stand behind a "because of" or the like, up to the end of what it joins."""
    words = reading.words
    found: set[int] = set()
    for first, stop in phrases_of(section).find(words).items():
        end = next((at for at in range(stop + 1, len(words)) if words[at] in _ENDS), len(words))
        terms = [t.number for t in reading.terms if stop <= t.at < end and t.weight > FAINT_WEIGHT]
        if first == 0 and end == len(words):
            found.update(terms[:1])  # "because of the war the port handled less"
        elif section == _SURE or not _is_only_later(words, first):
            found.update(terms)
    return found


def _is_only_later(words: list[str], at: int) -> bool:
    """ "The year after it began"; "closed for ten days after a fire" may tell why."""
    return at > 1 and is_span(words[at - 1]) and words[at - 2] in _ARTICLES


def _before_what_follows(reading: Reading) -> set[int]:
    """The terms, by number, that stand before a verb of bringing about: "a software error meant that …"."""
    at = next((at for at, word in enumerate(reading.words) if word in _CAUSING), 0)
    return {term.number for term in reading.terms if term.at < at}


def _doers(reading: Reading) -> set[int]:
    """The things, by numbers of terms, that are said to bring something about: "a heatwave pushes up sales"."""
    if _CAUSING.isdisjoint(reading.words):
        return set()
    deeds = [deed for deed in find_deeds(reading) if not deed.is_passive and reading.words[deed.at] in _CAUSING]
    doers = {n for deed in deeds for n in deed.doer}
    terms = (reading.terms[n] for n in doers)
    return {t.number for t in terms if t.name_type is None and t.is_known and t.keys[-1] not in _NO_CAUSES}
