"""Rates: per what something is so much. 80 euros per room are not 80 euros per person, 12 cents a minute no price."""

from typing import NamedTuple

from facts.language import Figure, Reading, Term
from facts.language.lexicon import words_of
from facts.language.periods import is_span
from facts.matching.alignment import LOOSER, Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.quantities.agreement import Agreement
from facts.quantities.lexicon import lexicon
from facts.verdicts.judgement import Fault, Judgement

_PER, _EACH = words_of("before what something is per"), words_of("to each")
_FAR_BEHIND = 6  # tokens from a figure to what it is per
_FILLERS, _DIVIDERS = words_of("span fillers"), words_of("value dividers")
_SHORT_SPANS = ("second", "minute", "hour")  # what is paid for one of these is no whole price


class _Rate(NamedTuple):
    """What a figure is per."""

    word: str
    number: float  # of "per 1,000 residents", "per thousand"; 1 where there is none
    term: Term | None


def other_rates(claim: Reading, topic: Topic, alignment: Alignment, pairs: list[Pair], out: Judgement) -> list[str]:
    """The claimed figures that are the fact's, but per something else; a fault where it is another number of them."""
    found = []
    for pair in pairs:
        if pair.fact is None or pair.agreement is not Agreement.AGREES:
            continue
        ours, theirs = _rate_of(claim, pair.claim), _rate_of(topic.reading, pair.fact)
        if ours is not None and theirs is not None and ours.number != theirs.number:
            out.find(Fault.FIGURE, pair.claim, pair.fact)
        elif _are_other(ours, theirs, pair, topic, alignment) or _is_for_each(claim, pair, theirs, alignment):
            found.append(pair.claim.quantity.text)
    return found


def _are_other(ours: _Rate | None, theirs: _Rate | None, pair: Pair, topic: Topic, alignment: Alignment) -> bool:
    """Whether a claim says per what, and the fact something else, or the reverse."""
    if ours is None:
        if theirs is None or (pair.claim.period is not None and pair.claim.period.is_rate):
            return theirs is not None and not is_span(theirs.word) and not _is_one_of_two(theirs, topic)
        return _is_left_out(theirs, alignment)
    if theirs is None:
        is_new = ours.term is not None and alignment.quality[ours.term.number] < LOOSER
        return is_new and not is_span(ours.word)
    if is_span(ours.word) or is_span(theirs.word):
        return is_span(ours.word) is not is_span(theirs.word) and not _is_one_of_two(theirs, topic)
    if ours.term is None or theirs.term is None or ours.word == theirs.word:
        return ours.word != theirs.word
    return ours.term.same.isdisjoint(theirs.term.same) and alignment.partner[ours.term.number] != theirs.term.number


def _is_one_of_two(rate: _Rate, topic: Topic) -> bool:
    """Whether the fact says per what else: "spending per pupil is £6,840 a year"."""
    return sum(word in _PER for word in topic.reading.words) > (not is_span(rate.word))


def _is_left_out(rate: _Rate, alignment: Alignment) -> bool:
    """Whether the claim leaves out the unit that something is so much for: a minute, a kilometre."""
    if rate.term is not None and rate.term.number in alignment.matched:
        return False
    is_unit = lexicon().units.phrases.find([rate.word.lower(), "", "", ""], 0) is not None
    return rate.word in _SHORT_SPANS or (is_unit and not is_span(rate.word))


def _is_for_each(claim: Reading, pair: Pair, theirs: _Rate | None, alignment: Alignment) -> bool:
    """ "90 francs each", of a fact of 90 francs per tonne."""
    last = pair.claim.last
    at = next((n for n in range(last + 1, last + 4) if claim.words[n : n + 1] and claim.words[n] in _EACH), None)
    if at is None or theirs is None or any(map(is_span, claim.words[at + 1 : at + 2])):
        return False
    is_known = theirs.term is not None and theirs.term.number in alignment.matched  # "£300 each", to the patients
    return not is_known and _rate_of(claim, pair.claim) is None


def _rate_of(reading: Reading, figure: Figure) -> _Rate | None:
    """What a figure is per; None where its sentence does not say. Of "per flat per year" the first."""
    at = _place(reading, figure)
    if at is None:
        return None
    number, behind = _number_at(reading.words, at)
    term = next((t for t in reading.terms if t.at <= behind < t.after), None)
    return _Rate(_name_of(reading.words, behind), number, term)


def _number_at(words: list[str], at: int) -> tuple[float, int]:
    """The number that stands at a place, in digits or words, and the place behind it; 1 where there is none."""
    behind = at
    while behind < len(words) and (words[behind].isdecimal() or words[behind] == ","):
        behind += 1
    number = float("".join(word for word in words[at:behind] if word != ",") or 1)
    numbers = lexicon().numbers
    while behind < len(words) and (words[behind] in numbers.scales or words[behind] in numbers.small):
        number *= numbers.scales.get(words[behind]) or numbers.small[words[behind]]
        behind += 1
    return number, behind


def _name_of(words: list[str], at: int) -> str:
    """A word in the singular; a unit by its canonical name: kWh for "kilowatt hours"."""
    if at >= len(words):
        return ""
    units = lexicon().units
    found = units.phrases.find([*words, "", "", ""], at)
    unit = found[0] if found is not None else units.tight.get(words[at])
    return unit.name if unit is not None else words[at].removesuffix("s")


def _place(reading: Reading, figure: Figure) -> int | None:
    words = reading.words
    behind = range(figure.last + 1, min(len(words) - 1, figure.last + _FAR_BEHIND))
    for at in behind:
        if words[at] in _PER and words[at + 1] != "cent":
            return at + 1 + (words[at + 1] in _FILLERS)
        if at in reading.number_at or words[at] in _DIVIDERS or not reading.tokens[at].is_word:
            break
    rate = figure.quantity.rate
    if rate is not None:
        return next((at for at in behind if words[at].removesuffix("s") == rate or words[at] == rate), None)
    before = range(figure.first - 2, -1, -1)
    return next((at + 1 for at in before if words[at] in _EACH and words[at + 1] != "of"), None)
