"""Which word of the fact each word of the claim answers to, and what is left over on either side."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from facts.language import Reading, Term
from facts.language.lexicon import Keys
from facts.matching.topics import Topic

EXACT, HEAD, LOOSER, TYPO, OPPOSITE, NARROWER, PARTLY, CONTEXT = 1.0, 0.9, 0.75, 0.85, 0.8, 0.6, 0.4, 0.5
_TYPO_SIMILARITY = 0.78


@dataclass(slots=True)
class Alignment:
    """The claim's terms with the quality of their match (0-1) and the fact's terms they match."""

    quality: list[float]
    partner: list[int | None]  # index of a fact term; None where unmatched, or matched by alias or context
    is_context: list[bool]  # known to the fact's source only
    matched: set[int] = field(default_factory=set)  # fact terms that the claim speaks of


@dataclass(frozen=True, slots=True)
class Context:
    """What a fact's source is about: the words of its title and its facts' names, and short names with what they stand for."""

    words: frozenset[str]
    short_names: tuple[tuple[Keys, Keys], ...] = ()  # ("tyne", "met") for ("tyne", "metropolitan", "police")


def align(claim: Reading, topic: Topic, source: Context) -> Alignment:
    """Match a claim's terms to a fact's."""
    out = Alignment([], [], [])
    context = source.words
    called = _called_otherwise(claim, topic, source)
    run_initials = claim.initials & topic.keys.keys()
    for term in claim.terms:
        quality, partners, by_context = _match(term, topic, context)
        if quality < EXACT and called and set(term.keys) <= called.keys():
            partners, quality, by_context = called[term.keys[0]], EXACT, False
        if quality < EXACT and run_initials and _in_run(term, claim):
            partners = _places(run_initials, topic.keys)
            quality, by_context = EXACT, False
        out.quality.append(quality)
        out.partner.append(partners[0] if partners else None)
        out.is_context.append(by_context)
        if quality >= LOOSER:
            out.matched.update(partners)
    return out


def _called_otherwise(claim: Reading, topic: Topic, source: Context) -> dict[str, list[int]]:
    """The claim's words that are another name of somebody the fact speaks of, with the fact's terms for them."""
    spoken = [key for term in claim.terms for key in term.keys]
    found: dict[str, list[int]] = {}
    for short, long in source.short_names:
        for said, meant in ((short, long), (long, short)):
            if all(key in topic.keys for key in meant) and _runs_in(said, spoken):
                partners = [n for key in meant for n in topic.keys[key]]
                found.update((key, partners) for key in said)
    return found


def _runs_in(phrase: Keys, words: list[str]) -> bool:
    return any(tuple(words[i : i + len(phrase)]) == phrase for i in range(len(words) - len(phrase) + 1))


def _in_run(term: Term, claim: Reading) -> bool:
    """Whether the term is part of a run of capitals, which its initials stand for."""
    return term.is_capital or (len(term.keys) > 1 and term.name_type is not None)


def _match(term: Term, topic: Topic, context: frozenset[str]) -> tuple[float, list[int], bool]:
    exact = _places(term.same, topic.same)
    if exact:
        return EXACT, exact, False
    if len(term.keys) == 1 and (term.keys[0] in topic.initials or term.text.lower() in topic.initials):
        letters = term.text.lower() if term.text.lower() in topic.initials else term.keys[0]
        return EXACT, _spelled_by(letters, topic), False
    if not term.heads:
        heads = _places(term.same, topic.heads)
        if heads:
            return HEAD, heads, False  # "crime", of the fact's knife crime
    by_key = [n for key in term.keys for n in topic.keys.get(key, ())]
    if by_key and (term.name_type not in _WHOLE or all(key in topic.keys for key in term.keys)):
        if term.heads and any(topic.terms[n].heads for n in by_key):
            return PARTLY, by_key, False  # gun crime is no knife crime
        share = sum(key in topic.keys for key in term.keys) / len(term.keys)
        return (EXACT if share == 1 else PARTLY), by_key, False
    if term.same & topic.extra or all(key in topic.extra for key in term.keys):
        return EXACT, [], False
    looser = _places(term.broad, topic.narrow)
    if looser:
        return LOOSER, looser, False
    narrower = _places(term.narrow, topic.broad)
    if narrower:
        return NARROWER, narrower, False  # children, where the fact says people: more than it says
    opposite = [n for axis, _ in term.axes for n in topic.axes.get(axis, ())]
    if opposite:
        known = all(axis in topic.axes or axis == "change" for axis, _ in term.axes)
        return (OPPOSITE if known and not term.heads else PARTLY), opposite, False
    if not term.is_known:
        typo = _misspelt(term, topic)
        if typo:
            return TYPO, typo, False
    if term.same & context or all(key in context for key in term.keys):
        return CONTEXT, [], True
    return 0.0, [], False


def _places(groups: Iterable[str], terms_of: dict[str, list[int]]) -> list[int]:
    """The fact's terms that stand in one of the groups, in the order of the sentence (the groups have none of their own)."""
    return sorted({n for group in groups for n in terms_of.get(group, ())})


# A body that shares a word with another is another body: Police Scotland, Thames Valley Police.
_WHOLE = frozenset({"place", "body", "institution"})


def _spelled_by(letters: str, topic: Topic) -> list[int]:
    """The fact's capitalised terms whose initials make the acronym."""
    capitals = [n for n, t in enumerate(topic.terms) if t.is_capital]
    return [n for n in capitals if topic.terms[n].text[0].lower() in letters]


def _misspelt(term: Term, topic: Topic) -> list[int]:
    """The fact's terms that an unknown word may be a misspelling of. A word of the language is never taken for another."""
    word, key = term.text.lower(), term.keys[0]
    if len(word) < 4:
        return []
    best, found = _TYPO_SIMILARITY, []
    for n, other in enumerate(topic.terms):
        for part in other.text.lower().split():
            if len(part) < 4 or abs(len(part) - len(word)) > 3:
                continue
            similarity = DamerauLevenshtein.normalized_similarity(word, part, score_cutoff=best)
            if len(key) > 4 and len(other.keys) == 1:  # the endings may differ: recuiting, recruit
                similarity = max(
                    similarity, DamerauLevenshtein.normalized_similarity(key, other.keys[0], score_cutoff=best)
                )
            if similarity >= best and similarity > 0:
                best, found = similarity, [n]
    return found
