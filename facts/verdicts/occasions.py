"""Occasions: what happened at which date. The year of a report is not the year of what it tells.

"A study published in 2020 found that 31% of lakes were polluted in 2017": not in 2020. "The plane that crashed in 1962
was found in 2011": it did not crash in 2011.
"""

from facts.language import VALUES, Figure, Reading, Role, Term
from facts.language.lexicon import words_of
from facts.matching.alignment import Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.times import same_date

_REPORTING = words_of("reporting")
_SAYING = words_of("verbs of saying")
_REPORTS = [[word] for word in words_of("reports")]
_BEFORE_A_DATE = words_of("between a deed and its date")
_SEVERAL = 2  # values: each may have a date of its own
_FAR_REPORTING = 8  # tokens from a date that begins a sentence to what was done then
_SHARES = (Kind.PERCENT, Kind.RATIO)


def other_occasions(
    claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, pairs: list[Pair], out: Judgement
) -> list[str]:
    """The claim's dates that the fact gives for something else; a fault where it tells when this happened."""
    dates = [figure for figure in topic.figures if figure.role is Role.WHEN]
    is_one_thing = sum(figure.role in VALUES for figure in topic.figures) < _SEVERAL
    found = []
    for date in figures if dates else ():
        same = [other for other in dates if date.role is Role.WHEN and same_date(date, other)]
        if len(same) != 1:
            continue
        others = [other for other in dates if other is not same[0] and not _is_report(topic.reading, other)]
        if any(same_date(one, other) for one in figures if one.role is Role.WHEN for other in others):
            continue  # "polluted in 2017, a study of 2020 found"
        if _is_report(topic.reading, same[0]) and (_REPORTING | _SAYING).isdisjoint(claim.words):
            is_share = any(pair.claim.quantity.kind in _SHARES for pair in pairs)
            if others and not is_share:
                out.find(Fault.DATE, date, others[0])
            else:
                found.append(date.quantity.text)
        elif is_one_thing and (
            _is_of_other_deed(topic, alignment, same[0], others)
            or _is_of_deed_at_other(claim, date, topic, alignment, others)
        ):
            out.find(Fault.DATE, date, others[0])
    return found


def _is_report(reading: Reading, date: Figure) -> bool:
    """Whether a date is that of a report, a ruling or a discovery.

    "Published in 2020", "a 2022 report", "said on 8 May", "In 2021 a jury convicted".
    """
    at = date.first - 1
    while at >= 0 and reading.words[at] in _BEFORE_A_DATE:
        at -= 1
    if reading.words[date.last + 1 : date.last + 2] in _REPORTS:
        return True
    if at >= 0:
        return reading.words[at] in _REPORTING or reading.words[at] in _SAYING
    behind = reading.tokens[date.last + 1 : date.last + 1 + _FAR_REPORTING]
    return any(token.text in _REPORTING for token in behind)  # "In 2016 the Survey Telescope" reports nothing


def _is_of_other_deed(topic: Topic, alignment: Alignment, date: Figure, others: list[Figure]) -> bool:
    """Whether the claim speaks of what the fact gives another date for, and not of what happened at this one."""
    deed = _deed_at(topic.reading, date)
    if deed is None or deed.number in alignment.matched:
        return False
    deeds = [_deed_at(topic.reading, other) for other in others]
    return any(other is not None and other.number in alignment.matched for other in deeds)


def _is_of_deed_at_other(
    claim: Reading, date: Figure, topic: Topic, alignment: Alignment, others: list[Figure]
) -> bool:
    """Whether what stands right before a claimed date stands right before another one in the fact."""
    deed = _deed_at(claim, date)
    partner = alignment.partner[deed.number] if deed is not None else None
    deeds = [_deed_at(topic.reading, other) for other in others]
    return partner is not None and any(deed is not None and deed.number == partner for deed in deeds)


def _deed_at(reading: Reading, date: Figure) -> Term | None:
    """The word right before a date: the "crashed" of "crashed in 1962"."""
    at = date.first - 1
    while at >= 0 and reading.words[at] in _BEFORE_A_DATE:
        at -= 1
    return next((term for term in reading.terms if term.at <= at < term.after and not term.is_hedge), None)
