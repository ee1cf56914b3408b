"""Topic: a fact's words, names and figures, analysed once, ready to be held against claims."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from facts.base import Fact
from facts.language import VALUES, Figure, Reading, Role, Term, read_figures, read_once
from facts.language.lexicon import words_of
from facts.language.periods import is_span
from facts.quantities import Kind

Places = dict[str, list[int]]  # a group, axis or key -> the terms that have it, by number and in order

_BEFORE_A_NUMBER = words_of("before a number")
_DIVIDERS = words_of("value dividers")
_TO_AND_FROM = words_of("value dividers near a value")
_NEAR_DIVIDER = 7  # tokens between two values of one movement: "to a record 43 from 12"
_COPULAS = words_of("copulas")
_AHEAD = words_of("before runners-up in one word")
_BETWEEN = words_of("between a bearer and a value") | _BEFORE_A_NUMBER
_OF_WHOM = [[word] for word in words_of("before a group")]
_AGAINST = words_of("against")
_JOINING = words_of("prepositions before a number")
_PLACES = ("place", "name")  # a name that nobody knows may be a place
_PLACE_PREPOSITIONS = words_of("prepositions of place")
_SUBJECTS = ("name", "place", "body", "institution", "publisher")


@dataclass(frozen=True, slots=True)
class Topic:
    """A fact as the matcher sees it. `terms` are those of the statement; aliases only widen what matches."""

    fact: Fact
    reading: Reading
    figures: list[Figure]
    terms: list[Term]
    weight: float  # of all terms together
    names: tuple[int, ...]  # terms that may be whom or what it is about
    same: Places
    heads: Places
    broad: Places
    narrow: Places
    axes: Places
    keys: Places
    owners: list[Figure | None]  # for each term the value that it says something of; None: of all
    named: dict[int, Figure]  # terms that name a value: "a turnout of 57%"
    bearers: dict[int, tuple[int, ...]]  # a value, by its first token -> the terms for whom or what it is said of
    extra: frozenset[str]  # groups and keys of the aliases
    initials: frozenset[str]
    links: frozenset[str]  # all of these: a term that has none of them has nothing in common with the fact


def analyse(fact: Fact, reading: Reading | None = None, figures: list[Figure] | None = None) -> Topic:
    """Read a fact's statement and aliases; where the statement's reading and figures are given, it is not read."""
    reading = reading or read_once(fact.statement)
    figures = read_figures(reading, fact.source.year) if figures is None else figures
    figures = [*figures, *_shares(figures)]
    aliases = [read_once(alias) for alias in fact.aliases]
    terms, named = reading.terms, _named(reading, figures)
    extra = frozenset(group for alias in aliases for term in alias.terms for group in (*term.same, *term.keys))
    initials = reading.initials.union(*(alias.initials for alias in aliases))
    return Topic(
        fact=fact,
        reading=reading,
        figures=figures,
        terms=terms,
        weight=sum(term.weight for term in terms),
        names=tuple(term.number for term in terms if is_subject(term)),
        same=_places([term.same for term in terms]),
        heads=_places([term.heads for term in terms]),
        broad=_places([term.broad for term in terms]),
        narrow=_places([term.narrow for term in terms]),
        axes=_places([[axis for axis, _ in term.axes] for term in terms]),
        keys=_places([term.keys for term in terms]),
        owners=_with_named(owners_of(reading, figures), named),
        named=named,
        bearers=_bearers(reading, figures),
        extra=extra,
        initials=initials,
        links=extra.union(initials, *[term.links for term in terms], *[term.heads for term in terms]),
    )


def is_subject(term: Term) -> bool:
    """Whether a term may be whom or what a sentence is about: a name, or a word that English does not have."""
    return term.name_type in _SUBJECTS or not term.is_known


def _places(groups_of_terms: Iterable[Iterable[str]]) -> Places:
    """The terms, by number, that have each group. `groups_of_terms` is in the order of the terms."""
    places: Places = {}
    for number, groups in enumerate(groups_of_terms):
        for group in groups:
            places.setdefault(group, []).append(number)
    return places


def _shares(figures: list[Figure]) -> list[Figure]:
    """ "Nine of the 43" says 9 / 43 as well."""
    shares = []
    for part, whole in (*pairwise(figures), *((b, a) for a, b in pairwise(figures[:2]))):
        if whole.role is Role.BASE and part.quantity.value is not None and whole.quantity.value:
            value = part.quantity.value / whole.quantity.value
            quantity = part.quantity._replace(
                value=value, low=value, high=value, kind=Kind.RATIO, dimension="share", step=0.0
            )
            shares.append(replace(part, quantity=quantity))
    return shares


def _named(reading: Reading, figures: list[Figure]) -> dict[int, Figure]:
    """The terms that name a value, with nothing but "of" before it: "a turnout of 57%"."""
    named: dict[int, Figure] = {}
    for figure in figures:
        if figure.role in VALUES:
            at = figure.first - 1
            while at > 0 and reading.words[at] in _BEFORE_A_NUMBER:
                at -= 1
            if at > 0 and reading.words[at] == "of":
                named.update((term.number, figure) for term in reading.terms if term.after == at)
    return named


def _with_named(owners: list[Figure | None], named: dict[int, Figure]) -> list[Figure | None]:
    """ "A net profit of €41m on revenue of €890m": where several values have names, each name is of its own."""
    if len({id(figure) for figure in named.values()}) < 2:
        return owners
    return [named.get(number, owner) for number, owner in enumerate(owners)]


def _bearers(reading: Reading, figures: list[Figure]) -> dict[int, tuple[int, ...]]:
    """Whom each of several values is said of, by numbers of terms, where they only are set side by side.

    "France with 78,400 applications, ahead of Spain with 77,100", "17%, compared with 3% in the placebo group".
    """
    values = [figure for figure in figures if figure.role in VALUES and figure.quantity.kind is not Kind.ORDINAL]
    found: dict[int, tuple[int, ...]] = {}
    for before, value in pairwise(values):
        own = _set_beside(reading, before, value) or _compared_group(reading, value)
        if own:
            found[value.first] = own
    if not found or reading.terms[0].at > values[0].first:
        return {}
    is_named = is_subject(reading.terms[0])  # who comes first is set beside others of the same kind
    found = {first: own for first, own in found.items() if is_subject(reading.terms[own[0]]) is is_named}
    return {values[0].first: (0,), **found} if found else {}


def _set_beside(reading: Reading, before: Figure, value: Figure) -> tuple[int, ...]:
    """The terms between a divider and a value, where nothing is said of them but the value: "and people a third"."""
    words = reading.words
    divider = next((at for at in range(value.first - 1, before.last, -1) if words[at] in _DIVIDERS | _AHEAD), None)
    if divider is None:
        return ()
    terms = [term for term in reading.terms if divider < term.at < value.first and not term.is_hedge]
    said = {at for term in terms for at in range(term.at, term.after)}
    is_bare = all(at in said or words[at] in _BETWEEN for at in range(divider + 1, value.first))
    is_done = any(term.axes or reading.words[term.at] in _COPULAS for term in terms)  # "and is left with 15"
    return tuple(term.number for term in terms) if is_bare and not is_done else ()


def _compared_group(reading: Reading, value: Figure) -> tuple[int, ...]:
    """The terms behind a value that another is compared with, where they say of whom: "in the placebo group"."""
    words, at = reading.words, value.first - 1
    while at > 0 and words[at] in _BEFORE_A_NUMBER:
        at -= 1
    is_compared = value.role is Role.PAST and (words[at] in _AGAINST or words[at - 1 : at + 1] == ["compared", "with"])
    if not is_compared or words[value.last + 1 : value.last + 2] not in _OF_WHOM:
        return ()
    terms = [t for t in reading.terms if t.at > value.last and t.clause == reading.clause_of[value.last]]
    is_time = any(is_span(word) for term in terms for word in term.text.lower().split())
    return () if is_time else tuple(term.number for term in terms)


def values_of_terms(reading: Reading, figures: list[Figure]) -> list[list[Figure]]:
    """For each term of a claim the values that it is said of: the only one of its clause, or the one it belongs to."""
    values = [figure for figure in figures if figure.role in VALUES]
    if len(values) == 1:
        clauses = {values[0].clause, _head_of(reading, values[0])}
        return [values if term.clause in clauses else [] for term in reading.terms]
    owners = owners_of(reading, figures)
    return [[o] if o is not None and o.clause == t.clause else [] for t, o in zip(reading.terms, owners, strict=True)]


def _head_of(reading: Reading, value: Figure) -> int:
    """The clause before a colon with a value behind it: "Kappa's charger: 29 dollars"; else that of the value."""
    at = value.first - 1
    while at > 0 and reading.words[at] in _BEFORE_A_NUMBER:
        at -= 1
    return reading.clause_of[at - 1] if at > 0 and reading.words[at] == ":" else value.clause


def owners_of(reading: Reading, figures: list[Figure]) -> list[Figure | None]:
    """Which value of a sentence each of its terms belongs to; None: to all of them.

    What stands before the first value is said of all; between two, what stands before the divider is said of the one
    before; counted nouns of several values are said of all.
    """
    values = [figure for figure in figures if figure.role in VALUES]
    if len(values) < 2:
        return [None] * len(reading.terms)
    kinds = [value.quantity.kind for value in values]
    counted = {term.number for value in values if kinds.count(value.quantity.kind) > 1 for term in value.noun}
    owners = [None if term.number in counted else _owner(reading, values, term) for term in reading.terms]
    place = _place_of_first(reading, values[0], owners)
    if place is not None:
        owners[place] = values[0]
    return owners


def _place_of_first(reading: Reading, first: Figure, owners: list[Figure | None]) -> int | None:
    """ "In Braga at 70.1% and in the Azores at 47.6%": the first value's place, by its term, where others have one."""
    places = [term for term in reading.terms if term.name_type in _PLACES and _stands_in(reading.words, term)]
    if not any(owners[term.number] not in (None, first) for term in places):
        return None
    return next((term.number for term in reversed(places) if term.at < first.first), None)


def _stands_in(words: list[str], term: Term) -> bool:
    """Whether a name stands right behind a preposition of place, or behind that and its article."""
    before = [word for word in words[max(0, term.at - 2) : term.at] if word != "the"]
    return bool(before) and before[-1] in _PLACE_PREPOSITIONS


def _owner(reading: Reading, values: list[Figure], term: Term) -> Figure | None:
    before = next((value for value in reversed(values) if value.last < term.at), None)
    if before is None:
        return None
    between = reading.words[before.last + 1 : term.at]
    after = next((value for value in values if value.first > term.at), None)
    if after is None:
        is_aside = reading.words[before.first - 1] in _JOINING and term.number not in {n.number for n in before.noun}
        return None if "," in between or is_aside else before  # "740 scientists from 23 countries work at …"
    near = (
        between
        if after.first - before.last <= _NEAR_DIVIDER
        else [word for word in between if word not in _TO_AND_FROM]
    )
    here, there = reading.clause_of[before.last], reading.clause_of[after.first]
    is_elsewhere = term.clause != here and here != there  # else it stands in a bracket, or an aside, of the one
    return after if is_elsewhere or not _DIVIDERS.isdisjoint(near) else before
