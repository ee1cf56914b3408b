"""Deeds: who does what to whom: the verbs of a sentence with the parts that stand around them."""

from itertools import pairwise, takewhile
from typing import NamedTuple

from facts.language.lexicon import Keys, lexicon, words_of
from facts.language.model import Reading, Term
from facts.language.parts import POSSESSIVE, Part, ends_date, find_parts
from facts.language.verbs import find_verbs, follows_be

_PREPOSITIONS, _OPENERS = words_of("prepositions"), words_of("openers of parts")
_HELPERS = words_of("helping verbs")
_WHEN = words_of("openers of when it was done")
_JOINERS = words_of("joiners of parts")
_CORE = ("", "of", POSSESSIVE)
_OF_ACTIONS = ("by", "on", "against", "of")
_SAID = words_of("including").union(_CORE)
_ASIDES = {",": ",", ")": "("}  # how an aside ends, and how it begins


class Deed(NamedTuple):
    """A verb with what stands around it."""

    at: int  # token index
    verb: Term | None
    keys: Keys  # of the verb with its particle
    is_passive: bool
    subject: tuple[Part, ...]  # what it is said of, and whose or of what that is
    behind: tuple[Part, ...]  # what follows it, up to the next verb

    @property
    def doer(self) -> frozenset[int]:
        """Who does it, by numbers of terms."""
        return self.joined_by("by") if self.is_passive else _who(self.subject)

    @property
    def patient(self) -> frozenset[int]:
        """To whom or what it is done."""
        return _who(self.subject) if self.is_passive else _who(self.objects[:1])

    @property
    def objects(self) -> tuple[Part, ...]:
        """What stands behind the verb with nothing to join it."""
        return tuple(part for part in self.behind if not part.joiner)

    @property
    def core(self) -> frozenset[int]:
        """All that is said to do it or have it done: "the temperature in Szeged", "8,730 hectares of forest"."""
        parts = (*self.subject, *(part for part in self.behind if part.joiner in _SAID))
        return frozenset(term.number for part in parts for term in part.terms) | self.doer

    @property
    def all(self) -> frozenset[int]:
        """All the terms of what it is said of and of what follows it."""
        return frozenset(term.number for part in (*self.subject, *self.behind) for term in part.terms)

    def has(self, at: int) -> bool:
        """Whether a token stands in what follows its verb."""
        return any(part.first <= at < part.stop for part in self.behind)

    def joined_by(self, *joiners: str) -> frozenset[int]:
        """Who stands behind the verb and one of these prepositions, and whose or of what that is."""
        first = next((n for n, part in enumerate(self.behind) if part.joiner in joiners), len(self.behind))
        belonging = takewhile(lambda part: part.joiner in ("of", POSSESSIVE), self.behind[first + 1 :])
        return _who((self.behind[first]._replace(joiner=""), *belonging)) if first < len(self.behind) else frozenset()


class Action(NamedTuple):
    """A deed told by a noun: "94 assaults by patients on nurses"."""

    noun: Term
    doer: frozenset[int]
    patient: frozenset[int]


def find_actions(reading: Reading) -> list[Action]:
    """The nouns of a sentence with who does it behind a "by", and to whom."""
    if "by" not in reading.words:
        return []
    verbs = find_verbs(reading)
    parts = find_parts(reading, verbs)
    found = []
    for n, part in enumerate(parts):
        joined = list(takewhile(lambda other: other.joiner in _OF_ACTIONS and not other.is_number, parts[n + 1 :]))
        joined = [other for other in joined if not any(part.stop <= verb < other.first for verb in verbs)]
        doer = next((other.who for other in joined if other.joiner == "by"), frozenset[int]())
        patient = next((other.who for other in joined if other.joiner != "by"), frozenset[int]())
        if doer and part.terms:
            found.append(Action(part.terms[-1], doer, patient))
    return found


def find_deeds(reading: Reading) -> list[Deed]:
    """The verbs of a sentence with who does them to whom, in order."""
    verbs = find_verbs(reading)
    parts = find_parts(reading, verbs)
    return [deed for at in verbs for deed in _with_others(reading, _deed(reading, verbs, parts, at))]


def _who(parts: tuple[Part, ...]) -> frozenset[int]:
    return frozenset(number for part in parts if part.joiner in _CORE for number in part.who)


def _deed(reading: Reading, verbs: dict[int, int], parts: list[Part], at: int) -> Deed:
    words, stop = reading.words, verbs[at]
    following = min((verb for verb in verbs if verb > at), default=len(words))
    end = next((opener for opener in range(stop, following) if words[opener] in _WHEN), following)
    behind = tuple(part for part in parts if stop <= part.first < end)
    is_passive = follows_be(words, verbs, at) or words[stop : stop + 1] == ["by"]
    if not is_passive and following < len(words) and all(part.joiner for part in behind):
        is_passive = stop == end or words[stop] in _PREPOSITIONS  # "units inspected in May came out inadequate"
    verb = next((term for term in reading.terms if term.at <= at < term.after), None)
    keys = tuple(lexicon().key(word) for word in words[at:stop])
    return Deed(at, verb, keys, is_passive, _subject(reading, verbs, parts, at), behind)


def _with_others(reading: Reading, deed: Deed) -> list[Deed]:
    """A deed and those whose verb is left out: "scouts collected 4.5 tonnes and anglers 2.8"."""
    found, end = [], len(deed.behind)
    for n in range(end - 2, -1, -1):
        part, value = deed.behind[n : n + 2]
        is_valued = value.is_number and not ends_date(reading, value.first) and value.first <= part.stop + 1
        if is_valued and part.who and not part.is_number and _is_set_beside(reading.words, part.first):
            found.append(deed._replace(subject=(part,), behind=deed.behind[n + 1 : end]))
            end = n
    return [deed._replace(behind=deed.behind[:end]), *reversed(found)]


def _is_set_beside(words: list[str], at: int) -> bool:
    """Whether "and" or a mark stands before a thing and its article."""
    while at > 0 and words[at - 1] in _OPENERS:
        at -= 1
    return at > 0 and (words[at - 1] in _JOINERS or words[at - 1] in (",", ";"))


def _subject(reading: Reading, verbs: dict[int, int], parts: list[Part], at: int) -> tuple[Part, ...]:
    """What stands before a verb with nothing to join it, and what belongs to that."""
    words, end = reading.words, at
    while end > 0 and (words[end - 1] in _HELPERS or words[end - 1].endswith("ly")):
        end -= 1
    named: list[Part] = []
    while (aside := _aside_before(reading, end)) is not None:
        named += _named_again(parts, aside, end)
        end = aside
    before = [part for part in parts if part.stop <= end]
    head = next((n for n in range(len(before) - 1, -1, -1) if _may_be_subject(before[n])), None)
    if head is None:
        return tuple(named)
    found = [before[head]]
    for part, following in pairwise(before[head:]):
        if any(part.stop <= verb < following.first for verb in verbs):
            break
        found.append(following)
    while head and _goes_with(words, before[head - 1], before[head]):
        head -= 1
        found.append(before[head])
    return (*named, *found)


def _may_be_subject(part: Part) -> bool:
    return not part.joiner and not part.is_object


def _aside_before(reading: Reading, end: int) -> int | None:
    """Where the aside begins that ends before a verb: "Corran, advised by the law firm Bligh, cut …"."""
    words = reading.words
    opening = _ASIDES.get(words[end - 1]) if end else None
    places = range(end - 2, -1, -1) if opening else ()
    return next((at for at in places if words[at] == opening and at not in reading.number_at), None)


def _named_again(parts: list[Part], aside: int, end: int) -> list[Part]:
    """The part that an aside begins with: "the last coal plant, Ratcliffe, closed"."""
    first = next((part for part in parts if aside < part.first < end), None)
    return [first] if first is not None and not first.joiner and first.first <= aside + 2 else []


def _goes_with(words: list[str], part: Part, following: Part) -> bool:
    """ "Palden's council", "assistants and officers"."""
    if part.joiner == POSSESSIVE:
        return part.stop == following.first
    return _may_be_subject(part) and words[part.stop : following.first] in (["and"], ["or"], ["&"])
