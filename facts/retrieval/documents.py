"""A fact as it is indexed: its words, groups and title; and the names in it, by which its siblings may be called."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from facts.base import Fact
from facts.language import Glance, glance, glance_at_title
from facts.language.lexicon import Keys
from facts.language.numerals import numerals_of

SIBLINGS = 50  # facts of one source that are looked at for its names, and for mix-ups
_FEW_SIBLINGS = 4  # of so few facts each may name what all are about


class Names(NamedTuple):
    """The names in a fact's statement."""

    words: tuple[str, ...]  # their groups and keys, and initials
    short: tuple[tuple[Keys, Keys], ...]  # ("tyne", "met") for ("tyne", "metropolitan", "police")
    places: tuple[str, ...] = ()  # those of the words that are of places


class Document(NamedTuple):
    """What is indexed of a fact: tokens, divided by spaces."""

    words: str
    groups: str
    title: str
    names: Names  # not indexed


def describe(fact: Fact) -> Document:
    """What is indexed of a fact."""
    glances = [glance(text) for text in (fact.statement, *fact.aliases)]
    return Document(
        words=" ".join([word for seen in glances for word in seen.words] + numerals_of(fact.statement)),
        groups=" ".join(as_token(group) for seen in glances for group in seen.groups),
        title=" ".join(glance_at_title(fact.source.title).words + numerals_of(fact.source.title)),
        names=_names_in(glances[0]),
    )


def names_of(fact: Fact) -> Names:
    """The names in a fact's statement."""
    return _names_in(glance(fact.statement))


def _names_in(seen: Glance) -> Names:
    return Names(tuple(dict.fromkeys(seen.names)), tuple(seen.short_names), tuple(dict.fromkeys(seen.places)))


def names_of_source(titles: Iterable[str], siblings: Sequence[Names]) -> Names:
    """What a source is about: what its titles speak of, and the names in its facts.

    A place that only one of many facts names the others are not about: the Dublin helicopter is not all of them.
    """
    counted = Counter(word for names in siblings for word in names.words)
    is_one_of_many = len(siblings) > _FEW_SIBLINGS
    lone = {word for names in siblings for word in names.places if is_one_of_many and counted[word] == 1}
    words = [word for title in titles for word in title_words(title)]
    words += [word for word in counted if word not in lone]
    short = [name for names in siblings for name in names.short]
    return Names(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(short)))


def title_words(title: str) -> tuple[str, ...]:
    """The groups and keys of a source's title."""
    seen = glance_at_title(title)
    return tuple(dict.fromkeys((*seen.words, *seen.groups)))


def as_token(group: str) -> str:
    """A group as one token: phrases hold spaces."""
    return group.replace(" ", "_")
