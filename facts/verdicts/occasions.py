"""Occasions: what happened at which date. The year of a report is not the year of what it tells.

"A study published in 2020 found that 31% of lakes were polluted in 2017": not in 2020. "The plane that crashed in 1962
was found in 2011": it did not crash in 2011.
"""

from facts.language import Figure, Reading, Role, Term
from facts.language.lexicon import words_of
from facts.matching.alignment import Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.times import same_date

_REPORTING = words_of("reporting")
_BEFORE_A_DATE = words_of("between a deed and its date")
_FAR_REPORTING = 8  # tokens from a date that begins a sentence to what was done then
_SHARES = (Kind.PERCENT, Kind.RATIO)


def other_occasions(
    claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, pairs: list[Pair], out: Judgement
) -> list[str]:
    """The claim's dates that the fact gives for something else; a fault where it tells when this happened."""
    dates = [figure for figure in topic.figures if figure.role is Role.WHEN]
    found = []
    for date in figures if dates else ():
        same = [other for other in dates if date.role is Role.WHEN and same_date(date, other)]
        if len(same) != 1:
            continue
        others = [other for other in dates if other is not same[0] and not _is_report(topic.reading, other)]
        if any(same_date(one, other) for one in figures if one.role is Role.WHEN for other in others):
            continue  # "polluted in 2017, a study of 2020 found"
        if _is_report(topic.reading, same[0]) and _REPORTING.isdisjoint(claim.words):
            is_share = any(pair.claim.quantity.kind in _SHARES for pair in pairs)
            if others and not is_share:
                out.find(Fault.DATE, date, others[0])
            else:
                found.append(date.quantity.text)
        elif _is_of_other_deed(topic, alignment, same[0], others):
            out.find(Fault.DATE, date, next(iter(others)))
    return found


def _is_report(reading: Reading, date: Figure) -> bool:
    """Whether a date is that of a report, a ruling or a discovery: "published in 2020", "In 2021 a jury convicted"."""
    at = date.first - 1
    while at >= 0 and reading.words[at] in _BEFORE_A_DATE:
        at -= 1
    if at >= 0:
        return reading.words[at] in _REPORTING
    behind = reading.tokens[date.last + 1 : date.last + 1 + _FAR_REPORTING]
    return any(token.text in _REPORTING for token in behind)  # "In 2016 the Survey Telescope" reports nothing


def _is_of_other_deed(topic: Topic, alignment: Alignment, date: Figure, others: list[Figure]) -> bool:
    """Whether the claim speaks of what the fact gives another date for, and not of what happened at this one."""
    deed = _deed_at(topic.reading, date)
    if deed is None or deed.number in alignment.matched:
        return False
    deeds = [_deed_at(topic.reading, other) for other in others]
    return any(other is not None and other.number in alignment.matched for other in deeds)


def _deed_at(reading: Reading, date: Figure) -> Term | None:
    """The word right before a date: the "crashed" of "crashed in 1962"."""
    at = date.first - 1
    while at >= 0 and reading.words[at] in _BEFORE_A_DATE:
        at -= 1
    return next((t for t in reading.terms if t.at <= at < t.after and t.name_type is None and not t.is_hedge), None)
