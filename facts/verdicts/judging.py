"""Judging one claim against one fact that is about the same thing: the questions that have their files beside this."""

from facts.language import FAINT_WEIGHT, Figure, Reading, Role, Term
from facts.language.lexicon import words_of
from facts.matching.alignment import CONTEXT, Alignment
from facts.matching.kinds import of_other_kind
from facts.matching.pairing import Pair, agree
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import Agreement
from facts.verdicts.comparisons import judge_comparison
from facts.verdicts.denials import judge_called_off, judge_denial
from facts.verdicts.derived import settle_derived
from facts.verdicts.directions import DEEDS, judge_direction, judge_direction_of, judge_negation, share
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.offices import judge_office
from facts.verdicts.people import judge_status, judge_succession, replaced_in
from facts.verdicts.ranks import judge_rank
from facts.verdicts.shares import judge_every, judge_other_state
from facts.verdicts.substitutes import is_plain_adjective, substitutes
from facts.verdicts.times import is_rate_of_level, judge_dates, judge_times_of
from facts.verdicts.values import judge_belonging, judge_share_reached, judge_value, settle_values

_DIMENSIONS = words_of("dimensions")
_JOINING = words_of("prepositions of a verb")
_THEN = words_of("times compared with")
_COMPARATIVES = words_of("comparatives +") | words_of("comparatives -") | words_of("differences")
_BEFORE_VERBS = words_of("before a verb with a figure")
_NEAR = 3.0  # tokens from a deed to the figure that it changes

__all__ = ["Fault", "Judgement", "judge", "share"]


def judge(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, pairs: list[Pair]) -> Judgement:
    """Hold the claim's figures and direction against the fact's."""
    out = Judgement()
    shared = share(claim, figures, topic, alignment)
    for pair in pairs:
        if not shared.is_denied_otherwise and judge_other_state(pair, out):
            continue
        judge_value(pair, out)
        judge_share_reached(claim, pair, topic, out)
        _judge_level(claim, pair, topic, out)
        judge_direction_of(pair, shared, out)
        judge_times_of(claim, pair, topic, out)
        judge_belonging(claim, pair, topic, alignment, out)
    judge_every(claim, figures, topic, out)
    judge_dates(figures, topic, pairs, out)
    judge_rank(claim, figures, topic, out)
    judge_negation(claim, topic, alignment, shared, out)
    replaced = replaced_in(topic.reading)
    if not judge_succession(claim, topic, out) and not judge_office(claim, topic, alignment, replaced, out):
        judge_direction(claim, figures, topic, shared, out)
    judge_comparison(claim, figures, topic, out)
    judge_status(claim, topic, alignment, out)
    judge_denial(claim, figures, topic, alignment, out)
    judge_called_off(claim, topic, alignment, out)
    settle_values(out)
    settle_derived(pairs, topic, out)
    out.others = tuple(of_other_kind(claim, topic, alignment))
    out.unknown = (
        *_unknown_deeds(claim, topic, pairs, alignment, out.told),
        *_unknown_verbs(claim, pairs, alignment),
        *_unknown_nouns(pairs, alignment),
        *_levels(claim, pairs),
        *substitutes(claim, figures, topic, alignment),
        *_added_rates(pairs, topic),
    )
    return out


def _unknown_deeds(claim: Reading, topic: Topic, pairs: list[Pair], alignment: Alignment, told: set[int]) -> list[str]:
    """Actions that the fact does not know: they keep a claim from being supported whatever its figures.

    "Economic growth" is no action that a fact about growth does not know; whose growth is for matching to tell.
    """
    unknown = [
        term
        for term, quality in zip(claim.terms, alignment.quality, strict=True)
        if quality <= CONTEXT
        and term.weight > FAINT_WEIGHT
        and not term.is_hedge
        and term.at not in claim.negations  # "says no to" is held against what the fact denies
        and _is_deed(term)
        and not _shares_word(term, topic)
        and not _tells_dimension(term, pairs)
        and not _is_said_by_sign(term, pairs)
        and not _only_grades(claim.words, term)
        and not _says_more_as_fact(claim, term, topic)
    ]
    if not unknown:
        return []
    clauses = {pair.claim.clause for pair in pairs} or {
        term.clause for term, quality in zip(claim.terms, alignment.quality, strict=True) if quality > 0
    }
    silent = alignment.beside | told
    return [term.text for term in unknown if term.clause in clauses and term.number not in silent]


def _shares_word(term: Term, topic: Topic) -> bool:
    """ "Growth in the economy", where the fact says growth; "lost to leaks", where it says loses."""
    if len(term.keys) < 2:
        return False
    is_verb = _JOINING.issuperset(term.keys[1:]) and term.keys[0] in topic.keys
    return is_verb or (bool(term.heads) and term.keys[-1] in topic.keys)


def _tells_dimension(term: Term, pairs: list[Pair]) -> bool:
    """The "high" of "4.5 metres high"."""
    return term.text.lower() in _DIMENSIONS and any(
        pair.claim.quantity.kind in (Kind.MEASURE, Kind.DURATION) and pair.claim.last + 1 == term.at for pair in pairs
    )


def _only_grades(words: list[str], term: Term) -> bool:
    """ "A lot fewer", "as little as £19"."""
    is_between = term.at > 0 and words[term.at - 1] == "as" == (words[term.after : term.after + 1] or [""])[0]
    return is_between or not _COMPARATIVES.isdisjoint(words[term.after : term.after + 1])


def _is_said_by_sign(term: Term, pairs: list[Pair]) -> bool:
    """ "Knocked off", where the fact says "£150 off" or "-4%"."""
    own = [sign for pair in pairs if pair.fact is not None for sign in pair.fact.signs.items() if not sign[1].key]
    return any((axis, end) == (name, sign.sign) for axis, end in term.signs for name, sign in own)


def _says_more_as_fact(claim: Reading, term: Term, topic: Topic) -> bool:
    """ "17% less than in 2010", where the fact says that it fell by 17%."""
    if claim.words[term.after - 1] != "than" or _THEN.isdisjoint(claim.words[term.after : term.after + 1]):
        return False
    more = [sign for sign in term.signs if sign[0] == "more"]
    return any(sign in more for other in topic.terms if not other.is_hedge for sign in other.signs)


def _judge_level(claim: Reading, pair: Pair, topic: Topic, out: Judgement) -> None:
    """ "Has 300 staff" of a fact whose staff fell by 300 to 4,100: how many there are is another figure."""
    if pair.fact is None or pair.fact.role is not Role.STEP or pair.claim.role is Role.STEP:
        return
    level = next((f for f in topic.figures if f.role is Role.VALUE and f.is_reached), None)
    if level is not None and _says_how_many(claim, pair.claim) and agree(pair.claim, level) is Agreement.DIFFERS:
        out.find(Fault.FIGURE, pair.claim, level)


def _says_how_many(claim: Reading, figure: Figure) -> bool:
    """Whether a figure tells how many there are, and not by how many they change.

    "Has 100 officers" does; "has delivered 100" and "have pledged 100" do not.
    """
    reach = range(max(0, figure.first - 3), figure.first)
    at = next((at for at in reversed(reach) if claim.words[at] in words_of("having")), None)
    if at is None or "amount" in figure.signs:
        return False
    is_done = any(at < t.at < figure.first and t.weight > FAINT_WEIGHT and not t.is_hedge for t in claim.terms)
    return not is_done and not any(word.endswith("ed") for word in claim.words[at + 1 : figure.first])


def _levels(claim: Reading, pairs: list[Pair]) -> list[str]:
    """ "Has 100 officers" says how many there are; a fact that hires 100 says nothing of that."""
    found = []
    for pair in pairs:
        if pair.fact is None or pair.claim.quantity.kind is not Kind.COUNT or pair.fact.is_reached:
            continue
        sign = pair.fact.signs.get("amount")
        is_change = sign is not None and sign.distance <= _NEAR and pair.fact.role is Role.VALUE
        if is_change and _says_how_many(claim, pair.claim):
            found.append(pair.claim.quantity.text)
    return found


def _added_rates(pairs: list[Pair], topic: Topic) -> list[str]:
    """ "100 officers a month" is another quantity than the 100 officers of a fact that says nothing so much a month."""
    if any(figure.period is not None or figure.quantity.rate for figure in topic.figures):
        return []
    return [p.claim.quantity.text for p in pairs if p.fact is not None and is_rate_of_level(p.claim, p.fact)]


def _is_deed(term: Term) -> bool:
    return any(axis in DEEDS for axis, _ in term.axes)


def _unknown_verbs(claim: Reading, pairs: list[Pair], alignment: Alignment) -> list[str]:
    """What the claim says is done with a figure, where the fact says nothing of it: "has ordered 34 ships"."""
    firsts = [pair.claim.first for pair in pairs if pair.fact is not None]
    return [
        term.text
        for term, quality in zip(claim.terms, alignment.quality, strict=True)
        if quality == 0.0
        and term.weight > FAINT_WEIGHT
        and not term.is_hedge
        and term.name_type is None
        and claim.words[term.at - 1 : term.at] != []
        and claim.words[term.at - 1] in _BEFORE_VERBS
        and any(0 < first - term.after + 1 <= _NEAR for first in firsts)
    ]


def _unknown_nouns(pairs: list[Pair], alignment: Alignment) -> list[str]:
    """Counted things that the fact does not know."""
    return [pair.claim.noun[-1].text for pair in pairs if pair.noun < 0] + [
        term.text
        for pair in pairs
        for term in pair.claim.noun[:-1]
        if pair.noun > 0
        and alignment.quality[term.number] == 0.0
        and term.weight > 0.25
        and not is_plain_adjective(term)
    ]
