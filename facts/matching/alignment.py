"""Which word of the fact each word of the claim answers to, and what is left over on either side."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from facts.language import GENERIC_WEIGHT, Figure, Reading, Term
from facts.language.lexicon import Keys
from facts.language.names import places_of_initials
from facts.matching.topics import Places, Topic

EXACT, HEAD, TYPO, OPPOSITE, LOOSER, NARROWER, CONTEXT, PARTLY = 1.0, 0.9, 0.85, 0.8, 0.75, 0.6, 0.5, 0.4
_TYPO_SIMILARITY = 0.78
_BY_NAME = 10.0  # so many times a word that names a value, "a turnout of 57%", tells more than one that stands near it
_SHORTEST_TYPO = 4  # characters; of shorter words too many are alike
# A body that shares a word with another is another body: Police Scotland, Thames Valley Police.
_WHOLE = ("place", "body", "institution")


class Said(NamedTuple):
    """A word that the claim says of a value: its weight, the fact's term, and the figure that that belongs to."""

    weight: float
    partner: int
    owner: Figure


@dataclass(slots=True)
class Alignment:
    """The claim's terms with the quality of their match (0-1) and the fact's terms they match."""

    quality: list[float] = field(default_factory=list)
    partner: list[int | None] = field(
        default_factory=list
    )  # a fact's term; None: unmatched, or matched by alias or context
    is_context: list[bool] = field(default_factory=list)  # known to the fact's source only
    matched: set[int] = field(default_factory=set)  # fact terms that the claim speaks of
    beside: frozenset[int] = frozenset()  # the claim's terms, by number, that are no part of what it claims
    # For each value of the claim (by its place) the words said of it that the fact says of one of its figures.
    said_of: dict[int, list[Said]] = field(default_factory=dict)

    def partners(self, terms: Iterable[int]) -> frozenset[int]:
        """The fact's terms that some of the claim's, by number, answer to in the same or a looser sense."""
        found = (self.partner[n] for n in terms if self.quality[n] >= LOOSER)
        return frozenset(partner for partner in found if partner is not None)


@dataclass(frozen=True, slots=True)
class Context:
    """What a fact's source is about."""

    words: frozenset[str]  # groups and keys of its title and of its facts' names
    short_names: tuple[tuple[Keys, Keys], ...] = ()  # ("tyne", "met") for ("tyne", "metropolitan", "police")


class _Match(NamedTuple):
    quality: float
    partners: list[int]
    is_context: bool = False


_NONE = _Match(0.0, [])


def align(claim: Reading, values: list[list[Figure]], topic: Topic, source: Context) -> Alignment:
    """Match a claim's terms to a fact's. `values` are those that each of the terms is said of."""
    out = Alignment()
    called = _called_otherwise(claim, topic, source)
    initials = claim.initials & topic.keys.keys()
    spelling = places_of_initials(claim, initials) if initials else frozenset()
    for term in claim.terms:
        match = _match(term, topic, source.words)
        if match.quality < EXACT and called and called.keys() >= set(term.keys):
            match = _Match(EXACT, called[term.keys[0]])
        if match.quality < EXACT and not spelling.isdisjoint(range(term.at, term.after)):
            match = _Match(EXACT, _places(initials, topic.keys))
        partner = match.partners[0] if match.partners else None
        out.quality.append(match.quality)
        out.partner.append(partner)
        out.is_context.append(match.is_context)
        if match.quality >= LOOSER and partner is not None:
            out.matched.update(match.partners)
            owner = topic.owners[partner]
            weight = term.weight
            if match.quality == EXACT:
                weight = max(weight, topic.terms[partner].weight)  # "against", where the fact says "opposed"
            if owner is not None and weight > GENERIC_WEIGHT:
                is_name = topic.named.get(partner) is owner
                for value in values[term.number]:
                    times = _BY_NAME if is_name and term.at <= value.last + 1 else 1.0
                    out.said_of.setdefault(value.first, []).append(Said(times * weight, partner, owner))
    return out


def _called_otherwise(claim: Reading, topic: Topic, source: Context) -> dict[str, list[int]]:
    """The claim's words that are another name of somebody the fact speaks of, with the fact's terms for them."""
    found: dict[str, list[int]] = {}
    if not source.short_names:
        return found
    spoken = [key for term in claim.terms for key in term.keys]
    for short, long in source.short_names:
        for said, meant in ((short, long), (long, short), *_begun(long, short)):
            if topic.keys.keys() >= set(meant) and _runs_in(said, spoken):
                partners = [n for key in meant for n in topic.keys[key]]
                found.update(dict.fromkeys(said, partners))
    return found


def _begun(long: Keys, short: Keys) -> list[tuple[Keys, Keys]]:
    """What a long name begins with stands for it as well: "Pennine Reach", of the Pennine Reach Homes (PRH)."""
    return [(long[:length], short) for length in range(2, len(long))]


def _runs_in(phrase: Keys, words: list[str]) -> bool:
    if phrase[0] not in words:
        return False
    return any(tuple(words[i : i + len(phrase)]) == phrase for i in range(len(words) - len(phrase) + 1))


def _match(term: Term, topic: Topic, context: frozenset[str]) -> _Match:
    """The best match of a term, the surest kinds first."""
    if not topic.links.isdisjoint(term.links):
        match = _match_as_same(term, topic)
        if match is None:
            kinds = (_match_words(term, topic, context), _match_alias(term, topic), _match_as_kind(term, topic))
            match = max(filter(None, kinds), key=lambda kind: kind.quality, default=None)
        if match is not None:
            return match
    typo = [] if term.is_known else _misspelt(term, topic)
    if typo:
        return _Match(TYPO, typo)
    is_context = not context.isdisjoint(term.same) or context.issuperset(term.keys)
    return _Match(CONTEXT, [], True) if is_context else _NONE


def _match_as_same(term: Term, topic: Topic) -> _Match | None:
    """Synonyms, initials, and "crime" for the fact's knife crime."""
    same = _places(term.same, topic.same)
    if same:
        return _Match(EXACT, same)
    if topic.initials and len(term.keys) == 1:
        letters = next((t for t in (term.text.lower(), term.keys[0]) if t in topic.initials), None)
        if letters is not None:
            return _Match(EXACT, [t.number for t in topic.terms if t.is_capital and t.text[0].lower() in letters])
    heads = [] if term.heads else _places(term.same, topic.heads)
    return _Match(HEAD, heads) if heads else None


def _match_words(term: Term, topic: Topic, context: frozenset[str]) -> _Match | None:
    """The fact's terms that share a word; gun crime is no knife crime, though.

    "Asylum hotels" are said in two by "hotels used for asylum seekers". In an article about the NHS, the waiting list
    is the NHS waiting list.
    """
    shared = [key for key in term.keys if key in topic.keys]
    is_whole = len(shared) == len(term.keys)
    if not shared or (term.name_type in _WHOLE and not is_whole):
        return None
    partners = [n for key in shared for n in topic.keys[key]]
    if term.axes and len(term.keys) == 1 and all(_only_tells_kind(term, topic.terms[n]) for n in partners):
        return _Match(PARTLY, partners)
    if term.heads and shared == [*term.keys[:-1]]:  # a rent hike, where rents go up
        heads = [n for n in _places(term.heads, topic.same) if not topic.terms[n].heads]
        if heads:
            return _Match(HEAD, [*heads, *partners])
    if not (term.heads and any(topic.terms[n].heads for n in partners)):
        return _Match(EXACT if is_whole else PARTLY, partners)
    if shared == list(term.keys[-len(shared) :]) and context.issuperset(term.keys[: -len(shared)]):
        plain = [n for n in partners if set(topic.terms[n].keys) <= set(term.keys)]
        if plain:
            return _Match(HEAD, plain)
    is_taken_apart = is_whole and any(not topic.terms[n].heads for n in topic.keys[term.keys[-1]])
    return _Match(HEAD if is_taken_apart else PARTLY, partners)


def _only_tells_kind(deed: Term, theirs: Term) -> bool:
    """Whether a word for a deed only stands amid a name: beds "removed", and immigration removal centres."""
    return deed.keys[0] in theirs.keys[1:-1]


def _match_alias(term: Term, topic: Topic) -> _Match | None:
    is_known = not topic.extra.isdisjoint(term.same) or topic.extra.issuperset(term.keys)
    return _Match(EXACT, []) if is_known else None


def _match_as_kind(term: Term, topic: Topic) -> _Match | None:
    """The fact's terms of which it is the looser word, a kind, or the opposite."""
    looser = _places(term.broad, topic.narrow)
    if looser:
        return _Match(LOOSER, looser)
    narrower = _places(term.narrow, topic.broad)
    if narrower:
        return _Match(NARROWER, narrower)  # children, where the fact says people: more than it says
    opposite = [n for axis, _ in term.axes for n in topic.axes.get(axis, ())]
    if not opposite:
        return None
    return _Match(PARTLY if term.points_by_head else OPPOSITE, opposite)  # a pay rise is more than a rise


def _places(groups: Iterable[str], places: Places) -> list[int]:
    """The fact's terms that stand in one of the groups, in the order of the sentence."""
    if places.keys().isdisjoint(groups):
        return []
    return sorted({n for group in groups for n in places.get(group, ())})


def _misspelt(term: Term, topic: Topic) -> list[int]:
    """The fact's term that a word which English does not have may be a misspelling of."""
    word = term.text.lower()
    if len(word) < _SHORTEST_TYPO:
        return []
    best, found = _TYPO_SIMILARITY, _in_two(word, topic)
    if found:
        return found
    for other in topic.terms:
        for part in other.text.lower().split():
            if len(part) < _SHORTEST_TYPO or abs(len(part) - len(word)) > 3:
                continue
            similarity = _similarity(word, part, best)
            if (
                len(term.keys[0]) > _SHORTEST_TYPO and len(other.keys) == 1
            ):  # the endings may differ: recuiting, recruit
                similarity = max(similarity, _similarity(term.keys[0], other.keys[0], best))
            if similarity >= best:
                best, found = similarity, [other.number]
    return found


def _in_two(word: str, topic: Topic) -> list[int]:
    """The fact's neighbouring terms that are a word of the claim when written as one: "bednet", "bed net"."""
    for first, second in pairwise(topic.terms):
        joined = first.text.lower() + second.text.lower()
        if first.after == second.at and (word == joined or (word[-1] == "s" and word[:-1] == joined)):
            return [first.number, second.number]
    return [term.number for term in topic.terms if " " in term.text and term.text.lower().replace(" ", "") == word]


def _similarity(word: str, other: str, least: float) -> float:
    """How alike two words are, 0-1; 0 below `least`."""
    return DamerauLevenshtein.normalized_similarity(word, other, score_cutoff=least)
