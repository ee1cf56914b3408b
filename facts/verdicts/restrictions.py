"""Restrictions: what makes a part of a whole: full-time jobs, rural households, women over 50, the western division.

A figure of the part says nothing of the whole, nor one of the whole anything of a part. Which words restrict is data
(grammar.txt): most adjectives only describe, and may be left out or added.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from facts.language import GENERIC_WEIGHT, VALUES, Figure, Reading, Term
from facts.language.lexicon import lexicon, words_of
from facts.language.phrase_sets import PhraseSet, phrases_of
from facts.language.vocabulary import is_word
from facts.matching.alignment import EXACT, HEAD, Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic, is_subject
from facts.quantities import Kind
from facts.verdicts.shares import is_share

_RESTRICTING = phrases_of("restricting words")
_COUNTED = phrases_of("restricting words of what is counted")
_ADDED = PhraseSet(words_of("restricting words") | words_of("restricting words that are added"))
_NAMED_PARTS, _PARTS, _NUMBERED = words_of("named parts"), words_of("parts without a name"), words_of("numbered parts")
_AGES = frozenset(lexicon().key(word) for word in words_of("words of an age"))
_COUNTING_IN, _COUNTING_IN_TOO = words_of("counting in"), words_of("counting in behind an and")
_OF = words_of("joiners of a part and its whole")
_GROWN_UP = 18  # years; who is as old or older is everybody of whom such figures are told
_NEAR = 2  # tokens from those who are of an age to the age: "children under five"
_FAR = 5  # tokens from what is counted in to the word that says so
_PREFIXES = tuple(words_of("restricting prefixes"))
_HYPHENS = ("-", "‑")
_AMONG = ("among", "amongst")
_SHORTEST = 4  # letters of what stands behind such a prefix
_EQUIVALENT = words_of("behind a measure in full")
_JOINERS = frozenset({"and", "or", ","})


class _Restriction(NamedTuple):
    """A word that restricts, with the terms that it may restrict, by number."""

    word: str
    term: Term
    heads: tuple[int, ...]


def changed_restrictions(claim: Reading, pairs: list[Pair], topic: Topic, alignment: Alignment) -> list[str]:
    """The words by which the fact restricts what its figure is of, or the claim, and the other does not."""
    paired = [pair for pair in pairs if pair.fact is not None]
    if not paired:
        return _lost_parts(claim, topic, alignment)
    return [
        *_lost(claim, paired, topic, alignment),
        *_added(claim, paired, topic, alignment),
        *_narrowed(paired, topic, alignment),
        *_lost_conditions(topic, alignment),
        *_lost_parts(claim, topic, alignment),
        *_lost_ages(claim, paired, topic),
        *_wider_bases(paired, topic, alignment),
        *_one_of_many(claim, topic, alignment),
        *_counted_in(claim, topic, alignment),
        *_turned_by_prefix(claim, topic, alignment),
    ]


def _turned_by_prefix(claim: Reading, topic: Topic, alignment: Alignment) -> list[str]:
    """Fatal shootings for non-fatal ones, and the other way round."""
    return [
        term.text
        for term, partner in zip(claim.terms, alignment.partner, strict=True)
        if partner is not None and _is_turned(claim, term) is not _is_turned(topic.reading, topic.terms[partner])
    ]


def _is_turned(reading: Reading, term: Term) -> bool:
    return reading.words[term.at - 1 : term.at] == ["non"]


def _lost(claim: Reading, paired: list[Pair], topic: Topic, alignment: Alignment) -> list[str]:
    spoken = {key for term in claim.terms for key in term.keys}
    owners = [None, *(pair.fact for pair in paired)]
    counted = _counted([pair.fact for pair in paired if pair.fact is not None])
    of_others = _counted(topic.figures) - counted  # 320,000 economy passengers, beside business passengers
    return [
        restriction.word
        for restriction in _restrictions(topic.reading, _RESTRICTING, _counted(topic.figures))
        if not _is_said(restriction, spoken, alignment)
        and not _is_said_in_short(restriction, topic, alignment)
        and not (alignment.matched.isdisjoint(restriction.heads) and restriction.term.keys[-1] not in spoken)
        and any(topic.owners[restriction.term.number] is owner for owner in owners)
        and restriction.term.number not in of_others
    ]


def _added(claim: Reading, paired: list[Pair], topic: Topic, alignment: Alignment) -> list[str]:
    return [
        restriction.word
        for restriction in _restrictions(claim, _ADDED, _counted([pair.claim for pair in paired]))
        if alignment.quality[restriction.term.number] < EXACT
        and lexicon().key(restriction.word) not in topic.keys
        and any(_is_of(restriction, pair.claim) for pair in paired)
        and any(alignment.quality[number] > 0 for number in restriction.heads)
    ]


def _narrowed(paired: list[Pair], topic: Topic, alignment: Alignment) -> list[str]:
    """ "44 life sentences", where the fact says 44 sentences."""
    counted = [pair.claim.noun[-1] for pair in paired if pair.claim.noun and pair.claim.quantity.kind is Kind.COUNT]
    return [
        term.text
        for term in counted
        if term.heads
        and alignment.quality[term.number] < HEAD
        and term.keys[-1] in topic.keys
        and topic.keys.keys().isdisjoint(term.keys[:-1])
    ]


def _lost_conditions(topic: Topic, alignment: Alignment) -> list[str]:
    """ "Patients wait 40 days", where the fact says "patients with diabetes"."""
    return [
        term.text
        for head, term in pairwise(topic.terms)
        if term.at == head.after + 1
        and topic.reading.words[head.after] == "with"
        and head.number in alignment.matched
        and term.number not in alignment.matched
        and term.name_type is None
        and term.weight > GENERIC_WEIGHT
        and term.at - 1 not in topic.reading.number_at
    ]


def _lost_parts(claim: Reading, topic: Topic, alignment: Alignment) -> list[str]:
    """ "Meridian Rail" for the western division of Meridian Rail, "the airport" for its Terminal 2."""
    if alignment.matched.isdisjoint(topic.names):
        return []
    return [
        term.text
        for term in topic.terms
        if term.number not in alignment.matched
        and term.text.lower() not in claim.words
        and (_has_lost_name(term, topic, alignment) or _has_number(term, topic.reading))
    ]


def _has_lost_name(part: Term, topic: Topic, alignment: Alignment) -> bool:
    """Whether the claim has not the name of a part, but what it is a part of."""
    word, words = part.text.lower().removesuffix(" of"), topic.reading.words
    before = [t for t in topic.terms[max(0, part.number - 2) : part.number] if t.after >= part.at - 1]
    is_joined = _joins(words[part.after - 1 : part.after + 1])
    behind = topic.terms[part.number + 1 : part.number + 2] if is_joined else []
    is_numbered = _is_ordinal(topic.reading, part.at - 1)  # the third ward
    whole = [*(before if is_numbered else before[:-1]), *behind]
    if alignment.matched.isdisjoint(term.number for term in whole):
        return False
    is_named = bool(before) and before[-1].after == part.at and before[-1].number not in alignment.matched
    return word in _PARTS or (word in _NAMED_PARTS and (is_named or is_numbered))


def _is_ordinal(reading: Reading, at: int) -> bool:
    number = reading.number_at.get(at)
    return number is not None and reading.quantities[number].kind is Kind.ORDINAL


def _joins(words: list[str]) -> bool:
    """Whether one of these is the "of" between a part and its whole."""
    return not _OF.isdisjoint(words)


def _has_number(part: Term, reading: Reading) -> bool:
    is_alone = part.after + 1 not in reading.number_at
    number = reading.words[part.after : part.after + 1]
    return part.text.lower() in _NUMBERED and is_alone and any(map(str.isdecimal, number))


def _lost_ages(claim: Reading, paired: list[Pair], topic: Topic) -> list[str]:
    """ "37% of Danes" for Danes aged 16 to 24."""
    groups = [figure for figure in topic.figures if _is_age_group(figure) and _goes_with(figure, paired, topic)]
    if not groups or any(pair.claim.quantity.is_age for pair in paired):
        return []
    spoken = {key for term in claim.terms for key in (term.name, *term.keys)}
    said = {lexicon().key(word) for word in claim.words}
    return [
        group.quantity.text
        for group in groups
        if _AGES.isdisjoint(spoken.difference(_whose(group, topic)))
        and said.isdisjoint(map(lexicon().key, group.quantity.text.split()))
    ]


def _whose(group: Figure, topic: Topic) -> set[str]:
    """Of whom an age is told, by keys: "children under five" are not all children."""
    return {key for term in topic.terms if group.first - _NEAR <= term.at < group.first for key in term.keys}


def _wider_bases(paired: list[Pair], topic: Topic, alignment: Alignment) -> list[str]:
    """ "22% of people", where the fact says "among smokers, 22%"."""
    words = topic.reading.words
    among = [term for term in topic.terms if term.at and words[term.at - 1] in _AMONG]
    if not among or any(_is_known(term, alignment) for term in among):
        return []
    return [
        pair.claim.noun[-1].text
        for pair in paired
        if pair.fact is not None
        and pair.claim.noun
        and alignment.quality[pair.claim.noun[-1].number] < HEAD
        and is_share(pair.fact)
    ]


def _is_known(term: Term, alignment: Alignment) -> bool:
    pairs = zip(alignment.partner, alignment.quality, strict=True)
    return any(partner == term.number and quality >= HEAD for partner, quality in pairs)


def _is_age_group(figure: Figure) -> bool:
    quantity = figure.quantity
    is_grown_up = quantity.high is None and (quantity.low or 0.0) <= _GROWN_UP
    return quantity.is_age and quantity.low != quantity.high and not is_grown_up


def _goes_with(group: Figure, paired: list[Pair], topic: Topic) -> bool:
    """Whether an age tells of whom a figure is that the claim has: no other figure stands between."""
    values = [figure for figure in topic.figures if figure.role in VALUES and figure is not group]
    for pair in paired:
        if pair.fact is None or pair.fact is group or pair.fact.clause != group.clause:
            continue
        first, last = sorted((group.first, pair.fact.first))
        if not any(first < value.first < last for value in values):
            return True
    return False


def _one_of_many(claim: Reading, topic: Topic, alignment: Alignment) -> list[str]:
    """ "The city's hospitals" for Saint Odile Hospital."""
    found = []
    for term, partner in zip(claim.terms, alignment.partner, strict=True):
        other = topic.terms[partner] if partner is not None else None
        if other is None or not other.number or not other.text[0].isupper() or term.text.lower() == other.text.lower():
            continue
        before = topic.terms[other.number - 1]
        is_named = before.after == other.at and is_subject(before) and before.number not in alignment.matched
        is_said_of = term.at > 0 or _joins(claim.words[term.after : term.after + 1])  # no "navys order"
        if is_named and is_said_of and term.text.lower() == other.text.lower() + "s":
            found.append(term.text)
    return found


def _counted_in(claim: Reading, topic: Topic, alignment: Alignment) -> list[str]:
    """ "Villages included", "homes and industry together", of which the fact says nothing."""
    places = [at for at in range(len(claim.words)) if _counts_in(claim.words, at)]
    if not places:
        return []
    return [
        term.text
        for term, quality in zip(claim.terms, alignment.quality, strict=True)
        if quality == 0 and term.weight > GENERIC_WEIGHT and any(0 < at - term.at <= _FAR for at in places)
    ]


def _counts_in(words: list[str], at: int) -> bool:
    return words[at] in _COUNTING_IN or (words[at] in _COUNTING_IN_TOO and "and" in words[max(0, at - _FAR) : at])


def _is_of(restriction: _Restriction, figure: Figure) -> bool:
    """Whether it restricts what a figure counts, or what it is said of before it."""
    term = restriction.term
    is_counted = any(term.number == counted.number for counted in figure.noun)
    return is_counted or (term.at < figure.first and term.clause == figure.clause)


def _is_said(restriction: _Restriction, spoken: set[str], alignment: Alignment) -> bool:
    """Whether the claim has the word, or another for it or for the whole phrase."""
    number = restriction.term.number
    if spoken.issuperset(lexicon().keys(restriction.word)):
        return True
    return any(p == number and q == EXACT for p, q in zip(alignment.partner, alignment.quality, strict=True))


def _is_said_in_short(restriction: _Restriction, topic: Topic, alignment: Alignment) -> bool:
    """ "Battery trains", where the fact says "battery-electric trains"."""
    term = restriction.term
    before = topic.terms[term.number - 1 : term.number] if term.number else []
    hyphen = topic.reading.text[before[0].end : term.start] if before else ""
    return hyphen in _HYPHENS and before[0].number in alignment.matched


def _restrictions(reading: Reading, phrases: PhraseSet, counted: set[int]) -> Iterator[_Restriction]:
    """The restrictions of a sentence. `counted`: the terms, by number, of what its figures count."""
    restricting, of_counted = phrases.find(reading.words), _COUNTED.find(reading.words)
    if not restricting and not of_counted and not any(word.startswith(_PREFIXES) for word in reading.words):
        return
    for term in reading.terms:
        word = term.text.lower()
        is_counted = _is_end(term, of_counted) and (term.number in counted or term.at - 1 in reading.number_at)
        if is_counted or _is_end(term, restricting) or _is_prefixed(word):
            heads = _run_behind(reading, term)
            if heads:
                yield _Restriction(word, term, heads)
                continue
        stop = restricting.get(term.at) or of_counted.get(term.at)
        if term.heads and stop is not None and stop < term.after:  # long-haul flights
            yield _Restriction(" ".join(reading.words[term.at : stop]), term, (term.number,))


def _is_end(term: Term, phrases: dict[int, int]) -> bool:
    """Whether a term ends where a phrase does: "combat-ready", in one term or in two."""
    return any(phrases.get(at) == term.after for at in (term.after - 2, term.after - 1))


@lru_cache(maxsize=50_000)
def _is_prefixed(word: str) -> bool:
    """ "Unvaccinated": what is not so is set apart from what is."""
    if not word.startswith(_PREFIXES):
        return False
    return any(
        word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST and is_word(word.removeprefix(prefix))
        for prefix in _PREFIXES
    )


def _counted(figures: list[Figure]) -> set[int]:
    return {term.number for figure in figures for term in figure.noun}


def _run_behind(reading: Reading, term: Term) -> tuple[int, ...]:
    """The terms that stand right behind one, those that are set beside it by "and" left out."""
    found: list[int] = []
    after = term.after
    for other in reading.terms[term.number + 1 :]:
        joined = reading.words[after : other.at]
        if other.at != after and not (not found and len(joined) == 1 and joined[0] in _JOINERS):
            break
        if other.text.lower() in _EQUIVALENT:
            return ()
        if other.at == after:
            found.append(other.number)
        after = other.after
    return tuple(found)
