"""Topics: what a question is about: whom and what it names, and what else it says, each word with its weight.

Numbers count for nothing, nor does who is said to have said it. Questions of the same topic are put alike whatever
their case, so what only a capital makes a name is a name here only where English does not have the word.
"""

from dataclasses import dataclass, field

from facts.claims import MAX_CLAIM
from facts.language import FAINT_WEIGHT, GENERIC_WEIGHT, Reading, Term, read
from facts.language.lexicon import words_of
from facts.matching.kinds import others_of
from facts.matching.remarks import attributed
from facts.plain import make_plain
from facts.queue.spelling import mend, skeleton

_ONLY_MOVING = words_of("axes that only move")
_GENERIC = 0.3  # the least weight of what is no mere movement: jobs, homes, people
_RARE = 0.8  # the weight of a word that occurs less than 500,000 times where "the" does 23,000,000,000 times
_NAMES = ("place", "body", "publisher")
_KINDS = ("institution", "role")  # common nouns that are somebody's: another council, another chief


@dataclass(frozen=True, slots=True)
class Word:
    """What a question says beside its subject: one word or known phrase."""

    key: str
    links: frozenset[str]  # meanings: what shares one of them is the same
    axes: frozenset[str]  # what it is one of two ends of
    weight: float  # 0-1
    is_name: bool  # it may name somebody: what does not have it as well is about somebody else
    describes: str | None = None  # the key of the word that it stands right before: food, of food prices


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about. Equal topics are one, whatever the words were."""

    subject: frozenset[str]  # names, and which of men and women and the like; topics of two subjects are never one
    words: tuple[Word, ...]  # each once, by key
    weight: float = field(init=False, compare=False)  # of all its words together, as are links and axes
    links: frozenset[str] = field(init=False, compare=False)
    axes: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", sum(word.weight for word in self.words))
        object.__setattr__(self, "links", frozenset().union(*(word.links for word in self.words)))
        object.__setattr__(self, "axes", frozenset().union(*(word.axes for word in self.words)))


def topic_of(text: str) -> Topic:
    """The topic of a question. Never raises; a text that is about nothing is a topic of its own words."""
    reading = read(mend(make_plain(text).text[:MAX_CLAIM]))
    aside = attributed(reading)
    terms = [term for term in reading.terms if term.number not in aside and term.weight > FAINT_WEIGHT]
    names = [mark for term in terms for mark in _names_of(term)]
    words = _words_of(reading, [term for term in terms if not _names_of(term)])
    if not names and not words:
        return Topic(frozenset([f"nothing:{' '.join(text.casefold().split())}"]), ())
    contrasted = [f"of:{term.keys[-1]}" for term in terms if others_of(term)]
    return Topic(frozenset([*names, *contrasted]), words)


def _names_of(term: Term) -> tuple[str, ...]:
    """By what a name is the same as another; none where the term is no name."""
    if term.name_type in _NAMES:
        groups = sorted(group for group in term.same if group[0] == "n" and group[1:].isdecimal())
        return (groups[0] if groups else " ".join(term.keys),)
    if not term.is_known:
        return tuple(skeleton(key) for key in term.keys)
    return ()


def _words_of(reading: Reading, terms: list[Term]) -> tuple[Word, ...]:
    at = {term.at: term for term in terms}
    found: dict[str, Word] = {}
    for term in terms:
        following = at.get(term.after)
        describes = following is not None and not term.axes and not following.axes
        word = Word(
            key=" ".join(term.keys),
            links=term.same,
            axes=frozenset(f"axis:{axis}" for axis, _ in term.axes if axis not in _ONLY_MOVING),
            weight=_weight_of(term),
            is_name=term.name_type in ("name", *_KINDS) or _is_rare(term),
            describes=" ".join(following.keys) if following and describes else None,
        )
        found.setdefault(word.key, word)
    return tuple(found[key] for key in sorted(found))


def _is_rare(term: Term) -> bool:
    """Words that hardly anybody uses, and that the lexicon does not know, are mostly names: Bolzano."""
    return term.weight > _RARE and not term.axes and not term.broad and not term.narrow and term.same == {term.keys[0]}


def _weight_of(term: Term) -> float:
    """Rise and fall tell little: inflation is the topic, whichever it does. Jobs and homes tell more than that."""
    only_moves = bool(term.axes) and all(axis in _ONLY_MOVING for axis, _ in term.axes)
    return min(term.weight, GENERIC_WEIGHT) if only_moves else max(term.weight, _GENERIC)
