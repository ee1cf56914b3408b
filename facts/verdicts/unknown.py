"""What a claim says that the fact does not know, and that therefore keeps it from being supported."""

from facts.language import FAINT_WEIGHT, VALUES, Figure, Reading, Term
from facts.language.lexicon import lexicon, words_of
from facts.matching.alignment import CONTEXT, NARROWER, Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.quantities import Hedge, Kind
from facts.quantities.agreement import PLAIN
from facts.verdicts.directions import DEEDS
from facts.verdicts.levels import claimed_levels
from facts.verdicts.measures import changed_capacities, changed_means
from facts.verdicts.ranks import open_ranks
from facts.verdicts.restrictions import changed_restrictions
from facts.verdicts.substitutes import is_plain_adjective, is_thing, modifies, stands_as_thing, substitutes
from facts.verdicts.times import is_rate_of_level

_DIMENSIONS = words_of("dimensions")
_JOINING = words_of("prepositions of a verb")
_THEN = words_of("times compared with")
_COMPARATIVES = words_of("comparatives +") | words_of("comparatives -") | words_of("differences")
_BEFORE_VERBS = words_of("before a verb with a figure")
_PERSONS, _EVENTS = (
    frozenset(map(lexicon().keys, words_of(section))) for section in ("persons", "what one may have several of")
)
_NEAR = 3.0  # tokens from a deed to the figure that it changes
_LEAST_NARROWING = 0.3
_LEAST = 0.25  # of weight: a word of less before a counted noun tells no other thing


def find_unknown(
    claim: Reading, figures: list[Figure], topic: Topic, pairs: list[Pair], alignment: Alignment, told: set[int]
) -> tuple[str, ...]:
    """Actions, counted things, levels and rates that the fact says nothing of. `told`: words that say what it says."""
    return (
        *_unknown_deeds(claim, topic, pairs, alignment, told),
        *_unknown_verbs(claim, pairs, alignment),
        *_unknown_nouns(pairs, alignment),
        *_persons_for_events(pairs),
        *claimed_levels(claim, topic, pairs),
        *substitutes(claim, figures, topic, alignment),
        *_added_rates(pairs, topic),
        *_made_exact(pairs),
        *open_ranks(claim, topic),
        *changed_means(claim, pairs, topic),
        *changed_capacities(claim, pairs, topic),
        *changed_restrictions(claim, pairs, topic, alignment),
        *_narrowed(claim, figures, alignment),
    )


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


def _is_deed(term: Term) -> bool:
    return any(axis in DEEDS for axis, _ in term.axes)


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
    """ "Knocked off", where the fact says "£150 off" or "-4%"; "rose by 8%", where it says that there were 8% more."""
    signs = [sign for pair in pairs if pair.fact is not None for sign in pair.fact.signs.items()]
    own = {(name, sign.sign) for name, sign in signs if not sign.key}
    own |= {("amount", sign.sign) for name, sign in signs if name == "more" and sign.distance <= _NEAR}
    return not own.isdisjoint(term.signs)


def _says_more_as_fact(claim: Reading, term: Term, topic: Topic) -> bool:
    """ "17% less than in 2010", where the fact says that it fell by 17%."""
    if claim.words[term.after - 1] != "than" or _THEN.isdisjoint(claim.words[term.after : term.after + 1]):
        return False
    more = [sign for sign in term.signs if sign[0] == "more"]
    return any(sign in more for other in topic.terms if not other.is_hedge for sign in other.signs)


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
        and term.at > 0
        and claim.words[term.at - 1] in _BEFORE_VERBS
        and any(0 < first - term.after + 1 <= _NEAR for first in firsts)
    ]


def _unknown_nouns(pairs: list[Pair], alignment: Alignment) -> list[str]:
    """Counted things that the fact does not know, or only others of their kind."""
    return [pair.claim.noun[-1].text for pair in pairs if pair.noun < 0 or _counts_narrower(pair, alignment)] + [
        term.text
        for pair in pairs
        for term in pair.claim.noun[:-1]
        if pair.noun > 0
        and alignment.quality[term.number] == 0.0
        and term.weight > _LEAST
        and not is_plain_adjective(term)
    ]


def _counts_narrower(pair: Pair, alignment: Alignment) -> bool:
    """Nurses, where the fact counts construction workers, and the claim says nothing of construction."""
    if pair.fact is None or not pair.claim.noun or alignment.quality[pair.claim.noun[-1].number] != NARROWER:
        return False
    return any(term.number not in alignment.matched and term.weight > _LEAST for term in pair.fact.noun[:-1])


def _persons_for_events(pairs: list[Pair]) -> list[str]:
    """ "88,000 people", where the fact counts donations, of which one may make several."""
    return [
        pair.claim.noun[-1].text
        for pair in pairs
        if pair.fact is not None
        and pair.claim.noun
        and pair.fact.noun
        and pair.claim.quantity.kind is Kind.COUNT
        and pair.claim.noun[-1].keys in _PERSONS
        and pair.fact.noun[-1].keys in _EVENTS
    ]


def _added_rates(pairs: list[Pair], topic: Topic) -> list[str]:
    """ "100 officers a month" is another quantity than the 100 officers of a fact that says nothing so much a month."""
    if any(figure.period is not None or figure.quantity.rate for figure in topic.figures):
        return []
    return [p.claim.quantity.text for p in pairs if p.fact is not None and is_rate_of_level(p.claim, p.fact)]


def _made_exact(pairs: list[Pair]) -> list[str]:
    """ "Exactly 40", where the fact says at least so many, or about."""
    return [
        pair.claim.quantity.text
        for pair in pairs
        if pair.fact is not None
        and pair.claim.quantity.hedge is Hedge.EXACTLY
        and pair.fact.quantity.hedge not in PLAIN
    ]


def _narrowed(claim: Reading, figures: list[Figure], alignment: Alignment) -> list[str]:
    """Things right before a word that the fact knows, which make it another: the cricket final, hamstring injuries."""
    clauses = {figure.clause for figure in figures if figure.role in VALUES}
    return [
        term.text
        for term, quality in zip(claim.terms, alignment.quality, strict=True)
        if quality == 0.0
        and term.weight > _LEAST_NARROWING
        and term.clause in clauses
        and term.number not in alignment.beside
        and is_thing(term)
        and modifies(claim, term, alignment)
        and (term.at == 0 or stands_as_thing(claim, term))
    ]
