"""Parts: the things and people that a sentence speaks of, each with the preposition that joins it to the rest."""

from typing import NamedTuple

from facts.language.lexicon import words_of
from facts.language.model import FAINT_WEIGHT, Reading, Term
from facts.quantities import Kind

_PREPOSITIONS, _OPENERS = words_of("prepositions"), words_of("openers of parts")
_BREAKS = words_of("breaks between parts") | words_of("helping verbs")
_JOINERS = words_of("joiners of parts")
_HEDGES = words_of("hedge words")
_NAMES = ("name", "place", "body", "publisher")
POSSESSIVE = "'s"


class Part(NamedTuple):
    """A run of words that names somebody or something."""

    first: int  # token index
    stop: int  # behind its last token
    joiner: str  # the preposition before it; "'s" where it owns what follows; "" where nothing joins it
    terms: tuple[Term, ...]
    is_number: bool  # it begins with a number
    is_object: bool  # a verb stands right before it

    @property
    def who(self) -> frozenset[int]:
        """The terms, by number, that tell whom or what it means: its names, else its last word."""
        names = [t.number for t in self.terms if t.name_type in _NAMES or (t.is_capital and t.at > 0)]
        content = [term.number for term in self.terms if term.weight > FAINT_WEIGHT]
        return frozenset(names or content[-1:])


def find_parts(reading: Reading, verbs: dict[int, int]) -> list[Part]:
    """The parts between the verbs (`find_verbs`), in order."""
    finder = _Finder(reading)
    at = 0
    while at < len(reading.words):
        finder.take(at, verbs.get(at))
        at = verbs.get(at, at + 1)
    finder.close(len(reading.words))
    return finder.parts


def ends_date(reading: Reading, at: int) -> bool:
    """Whether a date ends with a token of a number: "on 4 March 2023 | minister Dunai"."""
    number = reading.number_at[at]
    return reading.quantities[number].kind is Kind.DATE and reading.number_at.get(at + 1) != number


class _Finder:
    """Goes through a sentence, and closes a part where another begins."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.parts: list[Part] = []
        self._first: int | None = None
        self._joiner = ""
        self._is_object = False

    def take(self, at: int, behind_verb: int | None) -> None:
        """Take in a token; `behind_verb` is the place behind it where it is a verb."""
        word = self.reading.words[at]
        if behind_verb is not None:
            last = self.reading.words[behind_verb - 1]
            joins = behind_verb > at + 1 and last in _PREPOSITIONS and last != "over"  # "died of", "took over"
            self._join(at, last if joins else "", is_object=not joins)
        elif at in self.reading.number_at:
            self._take_number(at)
        elif not self.reading.tokens[at].is_word or (word in _BREAKS and not self._points(at)):
            self._join(at, "")
        elif word in _PREPOSITIONS:
            if not self._hedges(at):
                self._join(at, word)
        elif word in _JOINERS:
            self.close(at)
        elif word in _OPENERS:
            if self._first is not None:
                self._join(at, "")
        else:
            self._begin(at)
            if self._owns(at):
                self.close(at + 1, POSSESSIVE)

    def close(self, stop: int, joiner: str | None = None) -> None:
        """End the part that is open, if any."""
        if self._first is None:
            return
        first, is_number = self._first, self._first in self.reading.number_at
        joiner = self._joiner if joiner is None else joiner
        self.parts.append(Part(first, stop, joiner, self._terms(first, stop), is_number, self._is_object))
        self._first, self._is_object = None, False

    def _join(self, at: int, joiner: str, is_object: bool = False) -> None:
        self.close(at)
        self._joiner, self._is_object = joiner, is_object

    def _begin(self, at: int) -> None:
        if self._first is None:
            self._first = at

    def _take_number(self, at: int) -> None:
        is_new = self._first is not None and at - 1 not in self.reading.number_at
        if is_new and any(term.weight > FAINT_WEIGHT for term in self._terms(self._first or 0, at)):
            self._join(at, "")  # "lent the village | 90,000 dollars"
        self._begin(at)
        if ends_date(self.reading, at):
            self._join(at + 1, "")

    def _terms(self, first: int, stop: int) -> tuple[Term, ...]:
        return tuple(term for term in self.reading.terms if first <= term.at and term.after <= stop)

    def _points(self, at: int) -> bool:
        """ "In that leak": which one, and no clause of its own."""
        return at > 0 and self.reading.words[at] in _OPENERS and self.reading.words[at - 1] in _PREPOSITIONS

    def _hedges(self, at: int) -> bool:
        """ "Recalled | about 46,000 cars": the number follows the verb, and "about" joins nothing."""
        number = self.reading.number_at.get(at + 1)
        if number is None or self.reading.words[at] not in _HEDGES:
            return False
        return self.reading.quantities[number].kind not in (Kind.DATE, Kind.DURATION)

    def _owns(self, at: int) -> bool:
        """ "Palden's council": whose it is stands before it."""
        start, end = self.reading.tokens[at].start, self.reading.tokens[at].end
        return self.reading.text[start : end + 2].replace("’", "'").endswith(POSSESSIVE)
