"""Topic: a fact's words, names and figures, analysed once, ready to be held against claims."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from facts.base import Fact
from facts.language import Figure, Reading, Role, Term, read_figures, read_once
from facts.language.figures import VALUES
from facts.quantities import Kind


@dataclass(slots=True)
class Topic:
    """A fact as the matcher sees it. `terms` are those of the statement; aliases only widen what matches."""

    fact: Fact
    reading: Reading
    figures: list[Figure]
    terms: list[Term]
    same: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # synonym group -> statement's terms
    heads: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    broad: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    narrow: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    axes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    owners: list[Figure | None] = field(
        default_factory=list
    )  # for each term the value that it says something of; None: of all
    extra: frozenset[str] = frozenset()  # groups and keys of the aliases
    initials: frozenset[str] = frozenset()


def analyse(fact: Fact) -> Topic:
    """Read a fact's statement and aliases."""
    reading = read_once(fact.statement)
    figures = read_figures(reading)
    topic = Topic(fact, reading, figures + _shares(figures), reading.terms)
    for n, term in enumerate(reading.terms):
        for group in term.same:
            topic.same[group].append(n)
        for group in term.heads:
            topic.heads[group].append(n)
        for group in term.broad:
            topic.broad[group].append(n)
        for group in term.narrow:
            topic.narrow[group].append(n)
        for axis, _ in term.axes:
            topic.axes[axis].append(n)
        for key in term.keys:
            topic.keys[key].append(n)
    topic.owners = _owners(topic)
    aliases = [read_once(alias) for alias in fact.aliases]
    topic.extra = frozenset(g for a in aliases for t in a.terms for g in (*t.same, *t.keys))
    topic.initials = reading.initials.union(*(a.initials for a in aliases))
    return topic


def _shares(figures: list[Figure]) -> list[Figure]:
    """ "Nine of the 43" says 9 / 43 as well."""
    shares = []
    for part, whole in zip(figures, figures[1:], strict=False):
        if whole.role is Role.BASE and part.quantity.value is not None and whole.quantity.value:
            value = part.quantity.value / whole.quantity.value
            quantity = replace(
                part.quantity, value=value, low=value, high=value, kind=Kind.RATIO, dimension="share", step=0.0
            )
            shares.append(replace(part, quantity=quantity))
    return shares


_DIVIDERS = frozenset({",", ";", "and", "but", "while", "to", "from", "compared"})


def _owners(topic: Topic) -> list[Figure | None]:
    """Which value each word belongs to: what stands before the first is said of all, what stands between, up to the divider, of the one before."""
    values = [f for f in topic.figures if f.role in VALUES]
    if len(values) < 2:
        return [None] * len(topic.terms)
    words = [t.text.lower() for t in topic.reading.tokens]
    counted = {id(t) for f in values for t in f.noun if sum(g.quantity.kind is f.quantity.kind for g in values) > 1}
    owners: list[Figure | None] = []
    for term in topic.terms:
        before = next((f for f in reversed(values) if f.last < term.at), None)
        after = next((f for f in values if f.first > term.at), None)
        if before is None or id(term) in counted:
            owners.append(None)
        elif after is None:
            owners.append(None if "," in words[before.last + 1 : term.at] else before)
        else:
            divided = topic.reading.clause_of[before.last] != term.clause or any(
                w in _DIVIDERS for w in words[before.last + 1 : term.at]
            )
            owners.append(after if divided else before)
    return owners
