"""Ranks: "the biggest" against "the third-biggest", the first of them against the last, one of the oldest, of where."""

from collections.abc import Iterator
from itertools import pairwise

from facts.language import FAINT_WEIGHT, Figure, Reading, Term
from facts.language.lexicon import groups_of, lexicon, words_of
from facts.language.phrase_sets import phrases_of
from facts.matching.alignment import CONTEXT, Alignment
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.verdicts.judgement import Fault, Judgement

_JUDGING = frozenset({"best", "worst"})
_BETTER_LOW = frozenset(lexicon().key(word) for word in words_of("better low"))
_EXTREMES = dict.fromkeys(words_of("superlatives +"), 1) | dict.fromkeys(words_of("superlatives -"), -1)
_COMPARATIVES = dict.fromkeys(words_of("comparatives +"), 1) | dict.fromkeys(words_of("comparatives -"), -1)
_UNSURE = words_of("unsure superlatives")
_ARTICLES = words_of("articles of a superlative")
_HIGHS, _LOWS = words_of("highs"), words_of("lows")
_BEFORE_RUNNERS_UP = phrases_of("before runners-up")
_OF_ALL = words_of("all that may be ranked")
_EVERY = frozenset({"all", "any", "every"})
_BY_WHAT = ("by", "for", "on")
_RANKING = _EXTREMES.keys() | {"never", "ever", "any", "other"}

_ENDS = ("first", "last")
_SEVERAL = tuple(tuple(phrase.split()) for phrase in words_of("one of several"))
_BETWEEN = words_of("between one of several and a superlative")
_FAR = 8  # tokens from "the first" to what was done first: "the first of the twelve states to ratify it"
_OF_ALL_TIME = words_of("of all time")
_SUPERLATIVE = "est"
_RANGES = {lexicon().key(word): n for n, line in enumerate(groups_of("ranges of a rank")) for word in line}

Rank = tuple[int, int]  # 1 for a superlative, n for "nth-largest"; and the end it counts from, 1 or -1


def judge_rank(claim: Reading, figures: list[Figure], topic: Topic, out: Judgement) -> None:
    """Whether claim and fact rank alike; the ordinals are part of the ranks then, and no figures."""
    if _are_first_and_last(claim, topic):
        out.find(Fault.RANK)
        return
    ours = _rank(claim, figures)
    ranks = list(_ranks(topic.reading, topic.figures)) if ours is not None else []
    if not ranks:
        return
    theirs = ours if len(ranks) > 1 and ours in ranks else ranks[0]  # "highest in Braga and lowest in the Azores"
    out.faults = [f for f in out.faults if f.claimed is None or f.claimed.quantity.kind is not Kind.ORDINAL]
    out.loose = [f for f in out.loose if f.quantity.kind is not Kind.ORDINAL]
    if theirs[0] == 1 and _is_of_runner_up(claim, topic):
        if ours == theirs:
            out.find(Fault.RANK)
    elif ours == theirs:
        out.telling_details += 1
        if "than" in claim.words and claim.negations:  # "no other city has cheaper child care than Bern"
            out.faults = [finding for finding in out.faults if finding.fault is not Fault.DIRECTION]
    else:
        out.find(Fault.RANK)


def open_ranks(claim: Reading, topic: Topic) -> list[str]:
    """The superlatives of a claim of which the fact leaves open whether they hold.

    "The oldest", where the fact says "one of the oldest"; "the world's heaviest", where it is the country's; "ever",
    where it is of those of a year.
    """
    ours, theirs = _superlatives(claim), _superlatives(topic.reading)
    shared = ours.keys() & theirs.keys()
    if not shared:
        return []
    single = [word for word in shared if theirs[word] and not ours[word]]
    if not _OF_ALL_TIME.isdisjoint(claim.words) and _OF_ALL_TIME.isdisjoint(topic.reading.words):
        return sorted(shared - _UNSURE.union(_ENDS))
    wider = _ranges(claim) - _ranges(topic.reading)
    return single or (sorted(shared) if wider and _ranges(topic.reading) else [])


def _superlatives(reading: Reading) -> dict[str, bool]:
    """The superlatives of a sentence, each with whether it is said of one of several."""
    found: dict[str, bool] = {}
    for at, word in enumerate(reading.words):
        if word in _EXTREMES or word in _ENDS or (word.endswith(_SUPERLATIVE) and reading.words[at - 1] in _BETWEEN):
            found[word] = found.get(word, True) and _is_one_of_several(reading, at)
    return found


def _is_one_of_several(reading: Reading, at: int) -> bool:
    """Whether "one of" or the like stands before it: "among the world's ten oldest"."""
    owners = {term.at for term in reading.terms if term.name_type is not None}
    while at > 0 and not _ends_in_several(reading, at):
        if reading.words[at - 1] not in _BETWEEN and at - 1 not in reading.number_at and at - 1 not in owners:
            return False
        at -= 1
    return at > 0


def _ends_in_several(reading: Reading, at: int) -> bool:
    return any(tuple(reading.words[max(0, at - len(phrase)) : at]) == phrase for phrase in _SEVERAL)


def _ranges(reading: Reading) -> set[int]:
    """Of where somebody is the first: of the world, of a country."""
    return {_RANGES[key] for key in map(lexicon().key, reading.words) if key in _RANGES}


def _are_first_and_last(claim: Reading, topic: Topic) -> bool:
    """ "The first of the twelve to ratify it", of the last of them."""
    ours, theirs = _end(claim), _end(topic.reading)
    if ours is None or theirs is None or ours[0] == theirs[0]:
        return False
    return not ours[1].same.isdisjoint(theirs[1].same)


def _end(reading: Reading) -> tuple[str, Term] | None:
    """Whether a sentence says of somebody that they were the first or the last to do something, and what."""
    for at, word in enumerate(reading.words):
        if word in _ENDS and at and reading.words[at - 1] in _ARTICLES:
            deeds = (t for t in reading.terms if at < t.at <= at + _FAR and reading.words[t.at - 1] == "to")
            deed = next(deeds, None)
            return (word, deed) if deed is not None else None
    return None


def judge_rank_of_all(claim: Reading, topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """Whether a place among some, or by one measure, is claimed among all: third in Asia is not third in the world."""
    is_ranked = out.telling_details or any(p.claim.quantity.kind is Kind.ORDINAL for p in out.agreeing)
    if not is_ranked:
        return
    added = _OF_ALL.intersection(claim.words).difference(topic.reading.words)
    if any(" ".join(pair) in _OF_ALL for pair in pairwise(claim.words)) and _EVERY.isdisjoint(topic.reading.words):
        added = added | {"all"}
    by_other = _is_by_other_measure(claim, topic, alignment) or _is_first_on_another(claim, topic, alignment, out)
    if by_other or (added and any(t.number not in alignment.matched for t in topic.terms if t.weight > FAINT_WEIGHT)):
        out.is_turned = True


def _is_by_other_measure(claim: Reading, topic: Topic, alignment: Alignment) -> bool:
    """ "Third by passengers", where the fact says by cargo."""
    ours, theirs = (
        {term.number for term in reading.terms if term.at and reading.words[term.at - 1] in _BY_WHAT}
        for reading in (claim, topic.reading)
    )
    is_lost = bool(theirs) and theirs.isdisjoint(alignment.matched)
    return is_lost and any(alignment.quality[n] < CONTEXT and claim.terms[n].name_type is None for n in ours)


def _is_first_on_another(claim: Reading, topic: Topic, alignment: Alignment, out: Judgement) -> bool:
    """ "First on comfort", where the fact says "first on punctuality and last on comfort"."""
    for pair in out.agreeing:
        if pair.fact is None or pair.claim.quantity.kind is not Kind.ORDINAL:
            continue
        ours, theirs = _measure(claim, pair.claim), _measure(topic.reading, pair.fact)
        if ours is not None and theirs is not None and alignment.partner[ours] not in (None, theirs):
            return True
    return False


def _measure(reading: Reading, figure: Figure) -> int | None:
    """The term, by number, that tells by what a rank is one, right behind it: "first on comfort"."""
    if reading.words[figure.last + 1 : figure.last + 2] not in ([word] for word in _BY_WHAT):
        return None
    return next((term.number for term in reading.terms if term.at == figure.last + 2), None)


def _is_of_runner_up(claim: Reading, topic: Topic) -> bool:
    """ "Egypt is the biggest buyer" against "Spain was the biggest, ahead of Egypt": of one, and not of the first."""
    at = _before_runners_up(topic.reading)
    if at is None:
        return False
    others = {term.keys for term in topic.reading.terms if term.name_type is not None and term.at > at}
    first = {term.keys for term in topic.reading.terms if term.name_type is not None and term.at < at} - others
    end = _before_runners_up(claim)
    ours = {t.keys for t in claim.terms if t.name_type is not None and (end is None or t.at < end)}
    return not ours.isdisjoint(others) and not first <= ours


def _before_runners_up(reading: Reading) -> int | None:
    """Where a sentence comes to those who are not the first."""
    return next(iter(_BEFORE_RUNNERS_UP.find(reading.words)), None)


def _rank(reading: Reading, figures: list[Figure]) -> Rank | None:
    """The first rank that a sentence gives; None where it ranks nothing."""
    return next(_ranks(reading, figures), None)


def _ranks(reading: Reading, figures: list[Figure]) -> Iterator[Rank]:
    words = reading.words
    if _RANKING.isdisjoint(words):
        return
    for at, word in enumerate(words):
        if word in _COMPARATIVES and (_is_unsurpassed(words, at) or words[at + 1 : at + 4] == ["than", "any", "other"]):
            yield 1, _COMPARATIVES[word]
        if word in _EXTREMES and at not in reading.number_at:
            rank = _rank_of_extreme(reading, figures, at)
            if rank is not None:
                yield rank


def _is_unsurpassed(words: list[str], at: int) -> bool:
    """ "Has never been higher", "no younger player has ever won"."""
    if any(words[n : n + 2] == ["no", "other"] for n in range(at)) and "than" in words[at:]:
        return True  # "no other city has cheaper child care than Bern"
    return "never" in words[max(0, at - 3) : at] or (words[at - 1] == "no" and "ever" in words[at:])


def _rank_of_extreme(reading: Reading, figures: list[Figure], at: int) -> Rank | None:
    """The rank of a superlative; None where it is none: "most people", "at most"."""
    word, following = reading.words[at], reading.words[at + 1 : at + 2]
    if word == "record" and not _HIGHS.isdisjoint(following):
        return 1, 1
    if word == "record" and not _LOWS.isdisjoint(following):
        return 1, -1
    if any(term.is_hedge and term.at <= at < term.after for term in reading.terms):
        return None
    for figure in figures:
        if figure.quantity.kind is Kind.ORDINAL and 0 < at - figure.last <= 2 and figure.quantity.value:
            return int(figure.quantity.value), _EXTREMES[word]
    if word in _JUDGING and any(not _BETTER_LOW.isdisjoint(term.keys) for term in reading.terms):
        return 1, -_EXTREMES[word]  # the worst sickness rate is the highest
    if word in _UNSURE and (at == 0 or reading.words[at - 1] not in _ARTICLES):
        return None
    return 1, _EXTREMES[word]
