"""Subjects: whom a sentence without a subject of its own is about: "They also added 290 beds".

The subject is taken where it is sure: from the grammatical subject of the sentence before, or from the heading of a
list. Where a sentence refers back and that is not sure, it cannot be answered. Whom a sentence with a subject of its
own names is for `language`.
"""

import re
from dataclasses import dataclass
from enum import Enum

from facts.claims.segments import first_name
from facts.claims.sentences import Claim
from facts.language import GENERIC_WEIGHT, VALUES, Reading, Term, read, read_figures
from facts.language.lexicon import words_of

_PRONOUNS = words_of("pronouns that refer back")
_POSSESSIVES = words_of("possessives that refer back")
_POINTERS = words_of("words that point at what was said")
_BODIES = words_of("bodies that are called by their kind")
_FILLERS = words_of("before a pronoun")
_OPENINGS = _FILLERS | _PRONOUNS | _POSSESSIVES | words_of("openings of time")
_AUXILIARIES = words_of("auxiliaries")
_INVERTED = words_of("inverted auxiliaries")
_REPORTING = words_of("verbs of saying")
_NAMES = ("name", "body", "institution", "place", "publisher")
_ACTORS = ("name", "body", "institution")
_BODY_TYPES = ("body", "institution")
_LONGEST_SUBJECT = 14  # tokens
_LONGEST_OPENING = 8  # tokens: "in the year to June 2023, "
_LEAST_SUBJECT = 0.3  # the weight of a word that is a subject without a name
_FURTHEST = 3  # sentences back
_EXPLETIVE = 6  # tokens: "it is estimated that"
_CONTRACTED = re.compile(r"['’ʼ](?:re|ve|ll|s|d)\b")
_OWNER = re.compile(r"(.{2,80}?)['’ʼ]s?(?=\s)")
_POSSESSED = re.compile(r"['’ʼ]s?$")
_LAST_STOP = re.compile(r"[\s.:!?…]+$")


class _How(Enum):
    OWN = "it has a subject of its own, or needs none"
    WHOLE = "a word stands for the subject"
    POSSESSIVE = "a word stands for the subject's"
    ELIDED = "the subject is left out"
    POINTING = "a word points at what was said"


@dataclass(frozen=True, slots=True)
class Referral:
    """A sentence as it is to be checked, with each subject that it may have; none where that is not sure."""

    texts: tuple[str, ...]
    is_own: bool = True  # nothing was put into it


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where in a sentence the subject is to be put, in code points."""

    how: _How
    start: int = 0
    end: int = 0


_UNSURE = Referral((), False)


def refer(claims: list[Claim]) -> list[Referral]:
    """Each sentence of a message with its subject put in where it refers back."""
    if len(claims) < 2:
        return [Referral((claim.text,)) for claim in claims]
    readings = [read(claim.text) for claim in claims]
    gaps = [_find_gap(reading, claim.heading is not None) for claim, reading in zip(claims, readings, strict=True)]
    # A list of which an item names its own subject is not about its heading's.
    mixed = {c.heading for c, r, gap in zip(claims, readings, gaps, strict=True) if gap.how is _How.OWN and names_of(r)}
    told: list[Reading] = []  # with their subjects put in
    referrals: list[Referral] = []
    for claim, reading, gap in zip(claims, readings, gaps, strict=True):
        is_own = gap.how is _How.OWN or not told
        is_own = is_own or (gap.how is _How.ELIDED and claim.heading is not None and claim.heading in mixed)
        referral = Referral((claim.text,)) if is_own else _fill(reading, gap, told, claim.heading)
        told.append(reading if referral.is_own or not referral.texts else read(referral.texts[0]))
        referrals.append(referral)
    return referrals


def _fill(reading: Reading, gap: _Gap, told: list[Reading], heading: int | None) -> Referral:
    before = [told[heading]] if heading is not None else _last_told(told)
    is_named = any(map(names_of, before))
    names_own = any(term.start >= gap.end for term in names_of(reading))
    if not before or (not is_named and (names_own or heading is not None)):
        return Referral((reading.text,))  # nobody is spoken of to whom it could refer
    if gap.how is _How.POINTING:
        return _UNSURE
    subjects = subjects_of(before[0])
    if not subjects:
        return Referral((reading.text,)) if gap.how is _How.ELIDED and not is_named else _UNSURE
    return Referral(tuple(_put(subject, reading, gap) for subject in subjects), False)


def _put(subject: str, reading: Reading, gap: _Gap) -> str:
    """The sentence with its subject; "a year earlier it was 40" becomes "… was 40 a year earlier"."""
    words = f"{subject}'s" if gap.how is _How.POSSESSIVE else subject
    opening, rest = reading.text[: gap.start].strip(), reading.text[gap.end :].strip()
    if any(token.start < gap.start and token.text.lower() not in _FILLERS for token in reading.tokens):
        return " ".join(f"{words} {_LAST_STOP.sub('', rest)} {opening.rstrip(',')}".split())
    return " ".join(f"{opening} {words} {rest}".split())


def _last_told(told: list[Reading]) -> list[Reading]:
    """The last sentences that speak of anybody or give a figure, the last first: "Unbelievable!" does neither."""
    return [r for r in reversed(told[-_FURTHEST:]) if names_of(r) or r.quantities]


def _find_gap(reading: Reading, is_item: bool) -> _Gap:
    """Where a sentence's subject is missing."""
    words, tokens = reading.words, reading.tokens
    first = next((at for at, word in enumerate(words) if word not in _FILLERS and tokens[at].is_word), len(words))
    for at, word in enumerate(words):
        if at > first and at not in reading.number_at and word not in _OPENINGS and tokens[at].is_word:
            break
        if word in _PRONOUNS and not _is_expletive(words, at):
            return _Gap(_How.WHOLE, tokens[at].start, _end_of(reading, at))
        if word in _POSSESSIVES:
            return _Gap(_How.POSSESSIVE, tokens[at].start, tokens[at].end)
        if word in _POINTERS and _points(reading, at):
            return _Gap(_How.POINTING)
    if words[first : first + 1] == ["the"] and not _BODIES.isdisjoint(words[first + 1 : first + 2]):
        return _Gap(_How.WHOLE, tokens[first].start, tokens[first + 1].end)
    is_elided = is_item or (0 < first < len(words) and words[first] in _AUXILIARIES)
    if is_elided and not names_of(reading) and any(figure.role in VALUES for figure in read_figures(reading)):
        start = tokens[first].start if first < len(tokens) else 0
        return _Gap(_How.ELIDED, start, start)
    return _Gap(_How.OWN)


def _end_of(reading: Reading, at: int) -> int:
    """Where a pronoun ends, with the verb that is drawn into it: "they're"."""
    end = reading.tokens[at].end
    contracted = _CONTRACTED.match(reading.text, end)
    return contracted.end() if contracted else end


def _points(reading: Reading, at: int) -> bool:
    """Whether "that" is the subject: "that'll cost", "this is up from", and no "that officer"."""
    follows = reading.words[at + 1 : at + 2]
    is_drawn_in = _end_of(reading, at) > reading.tokens[at].end or "'" in reading.text[slice(*_span(reading, at))]
    return is_drawn_in or not _AUXILIARIES.isdisjoint(follows)


def _span(reading: Reading, at: int) -> tuple[int, int]:
    return reading.tokens[at].start, reading.tokens[at].end


def _is_expletive(words: list[str], at: int) -> bool:
    """ "It is estimated that …" refers to nothing."""
    return words[at] == "it" and "that" in words[at : at + _EXPLETIVE]


def names_of(reading: Reading) -> list[Term]:
    """Whom and what a sentence names."""
    return [t for t in reading.terms if t.name_type in _NAMES or (t.name_type is None and not t.is_known)]


def subjects_of(reading: Reading, start: int | None = None) -> tuple[str, ...]:
    """The grammatical subject of a sentence, and whose it is where it is somebody's; none where it is not sure."""
    start = _after_opening(reading) if start is None else start
    while start + 2 < len(reading.words) and reading.words[start] in _INVERTED:  # "isn't the agency hiring?"
        start += 1
    if "that" in reading.words[start + 1 : start + _LONGEST_OPENING]:  # "not true that the agency …"
        start = reading.words.index("that", start + 1) + 1
    verb = next((at for at in range(start + 1, len(reading.words)) if _is_verb(reading, at)), None)
    if start >= len(reading.words):
        return ()
    if verb is not None:
        marks = [at for at in range(start, verb) if not reading.tokens[at].is_word and at not in reading.number_at]
        start = marks[-1] + 1 if marks and marks[-1] + 1 < verb else start
    names = names_of(reading)
    inside = [term for term in names if term.at >= start and (verb is None or term.at < verb)]
    outside = [term for term in names if term not in inside and term.name_type in _ACTORS and term.at >= start]
    said = None if verb is None else _after_saying(reading, verb)
    if said is not None and outside:  # who says it, or of whom it is said?
        return () if any(term.name_type in _BODY_TYPES for term in inside) else subjects_of(reading, said)
    if verb is not None and (inside or _has_weight(reading, start, verb)) and not _has_number(reading, start, verb):
        phrase = reading.text[reading.tokens[start].start : reading.tokens[verb - 1].end]
        return _with_owner(phrase) if verb - start <= _LONGEST_SUBJECT else ()
    if inside and (verb is not None or not outside):
        return (_LAST_STOP.sub("", first_name(reading, inside)),)
    return ()


def _with_owner(phrase: str) -> tuple[str, ...]:
    """The phrase, and of "Shanrath Airport's second runway" the airport as well."""
    phrase = _LAST_STOP.sub("", phrase)
    owner = _OWNER.match(phrase)
    return (phrase, owner[1]) if owner and owner.end() < len(phrase) else (_POSSESSED.sub("", phrase),)


def _has_weight(reading: Reading, start: int, end: int) -> bool:
    return any(start <= term.at < end and term.weight > _LEAST_SUBJECT for term in reading.terms)


def _has_number(reading: Reading, start: int, end: int) -> bool:
    return not reading.number_at.keys().isdisjoint(range(start, end))


def _after_saying(reading: Reading, verb: int) -> int | None:
    """Where what is said begins, if the verb is one of saying: "has announced that …"; None where it is not."""
    words = reading.words
    at = verb + 1 if words[verb] in _AUXILIARIES and words[verb + 1 : verb + 2] else verb
    at = at if words[at] in _REPORTING else verb
    if words[at] not in _REPORTING or at + 1 >= len(words):
        return None
    return at + 2 if words[at + 1] == "that" and at + 2 < len(words) else at + 1


def _after_opening(reading: Reading) -> int:
    """The token behind "In 2023, " and the like, and behind fillers."""
    words = reading.words
    if "," in words[:_LONGEST_OPENING]:
        comma = words.index(",")
        if not any(term.at < comma and term.weight > GENERIC_WEIGHT for term in reading.terms):
            return min(comma + 1, len(words) - 1)
    return next((at for at, word in enumerate(words) if word not in _FILLERS and reading.tokens[at].is_word), 0)


def _is_verb(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if word in _AUXILIARIES or word in _REPORTING:
        return True
    return any(term.at == at and term.axes and not term.is_capital for term in reading.terms)
