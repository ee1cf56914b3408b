"""Judging one claim against one fact that is about the same thing: the questions that have their files beside this."""

from facts.language import Figure, Reading
from facts.language.deeds import find_deeds
from facts.matching.alignment import Alignment
from facts.matching.kinds import kinds_in, of_other_kind
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.verdicts.ages import other_ages
from facts.verdicts.bases import other_bases
from facts.verdicts.comparisons import judge_comparison
from facts.verdicts.denials import judge_called_off, judge_denial
from facts.verdicts.derived import settle_derived
from facts.verdicts.directions import judge_direction, judge_direction_of, judge_negation, share
from facts.verdicts.doers import judge_doers
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.left_out import judge_left_out
from facts.verdicts.levels import judge_level
from facts.verdicts.measures import other_measures
from facts.verdicts.occasions import other_occasions
from facts.verdicts.offices import judge_office
from facts.verdicts.people import judge_status, judge_succession, replaced_in
from facts.verdicts.phases import judge_phase
from facts.verdicts.places import judge_places
from facts.verdicts.quantifiers import all_but_the_only, judge_quantifiers
from facts.verdicts.ranks import judge_rank, judge_rank_of_all
from facts.verdicts.rates import other_rates
from facts.verdicts.shares import judge_other_state, judge_whole
from facts.verdicts.spans import judge_edges, other_extents
from facts.verdicts.standing import judge_standing
from facts.verdicts.times import judge_dates, judge_times_of
from facts.verdicts.unknown import find_unknown
from facts.verdicts.values import judge_belonging, judge_share_reached, judge_value, settle_values
from facts.verdicts.wholes import turned_wholes

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
        judge_level(claim, pair, topic, out)
        judge_direction_of(pair, shared, out)
        judge_times_of(claim, pair, topic, out)
        judge_belonging(claim, pair, topic, alignment, out)
    judge_whole(claim, figures, topic, alignment, out)
    judge_dates(figures, topic, pairs, out)
    judge_phase(claim, figures, topic, out)
    judge_rank(claim, figures, topic, out)
    judge_negation(claim, topic, alignment, shared, out)
    replaced = replaced_in(topic.reading)
    if not judge_succession(claim, topic, out) and not judge_office(claim, topic, alignment, replaced, out):
        judge_direction(claim, figures, topic, shared, out)
    judge_comparison(claim, figures, topic, out)
    judge_status(claim, topic, alignment, out)
    judge_denial(claim, figures, topic, alignment, out)
    judge_called_off(claim, topic, alignment, out)
    judge_standing(claim, topic, out)
    judge_edges(claim, figures, topic, pairs, out)
    settle_values(out)
    judge_left_out(claim, figures, topic, alignment, out)
    if not out.faults or out.has(Fault.DIRECTION):  # else it is wrong whoever did it
        ours, theirs = find_deeds(claim), find_deeds(topic.reading)
        judge_doers(claim, ours, topic, theirs, alignment, out)
        judge_places(ours, topic, theirs, alignment, out)
    judge_rank_of_all(claim, topic, alignment, out)
    over_another = other_extents(claim, pairs, topic, out)
    on_another = other_occasions(claim, figures, topic, alignment, pairs, out)
    reckoned = settle_derived(claim, pairs, topic, out)
    out.others = (
        *of_other_kind(kinds_in(claim), topic, alignment),
        *other_measures(claim, pairs, topic, alignment),
        *all_but_the_only(topic, alignment),
        *other_ages(pairs),
        *turned_wholes(claim, pairs, topic, alignment),
    )
    out.unknown = (
        *judge_quantifiers(claim, figures, topic, alignment, out),
        *find_unknown(claim, figures, topic, pairs, alignment, out.told),
        *over_another,
        *other_bases(claim, figures, topic, alignment, pairs),
        *on_another,
        *other_rates(claim, topic, alignment, pairs, out),
        *reckoned,
    )
    return out
