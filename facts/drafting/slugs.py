"""Slugs: ids for sources and facts, from what they are about."""

import re
import unicodedata
from collections.abc import Container

from facts.drafting.names import Names
from facts.language import Reading, read
from facts.quantities import Kind, Quantity

_WORD = re.compile(r"[a-z0-9]+")
_MOST_WORDS = 5
_LONGEST = 60  # characters
_SUBJECT_WORDS = 3
_NOUN_WORDS = 2


def slug_of(text: str) -> str:
    """The text in lower-case letters, digits and single hyphens; "" where it has neither."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = _WORD.findall(plain.lower())[: _MOST_WORDS * 2]
    slug = "-".join(words)
    return (
        slug[:_LONGEST].rstrip("-") if len(slug) <= _LONGEST else slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]
    )


def source_slug(title: str, publisher: str, published: str) -> str:
    """publisher-date where both are known, else the title's first words."""
    short = "-".join(slug_of(publisher).split("-")[:_MOST_WORDS]) or "-".join(slug_of(title).split("-")[:_MOST_WORDS])
    return "-".join(part for part in (short, published) if part) or "article"


def fact_slug(statement: str, figures: tuple[Quantity, ...], names: Names, taken: Container[str]) -> str:
    """Whom the statement is about and what it counts: home-office-caseworkers; with a number where that is taken."""
    reading = read(statement)
    subject = _subject_of(reading, names)
    counted = _counted_in(reading, figures)
    words = [word for n, word in enumerate(slug_of(f"{subject} {counted}").split("-")) if word]
    slug = "-".join(dict.fromkeys(words)) or "fact"
    number, unique = 2, slug
    while unique in taken:
        unique, number = f"{slug}-{number}", number + 1
    return unique


def _subject_of(reading: Reading, names: Names) -> str:
    """The first name in it, short where the article has a short one; else its first word that carries topic."""
    text = reading.text
    named = [t for t in reading.terms if t.name_type not in (None, "role")]
    if named:
        first = named[0]
        run = [t for t in named if t.at - first.at <= _SUBJECT_WORDS and t.clause == first.clause]
        name = " ".join(text[t.start : t.end] for t in run[:_SUBJECT_WORDS])
        short = next((short for short, long in names.by_acronym.items() if long in name or name in long), None)
        return short or name
    weighty = [t for t in reading.terms if t.weight > 0.3 and t.at not in reading.number_at]
    return text[weighty[0].start : weighty[0].end] if weighty else ""


def _counted_in(reading: Reading, figures: tuple[Quantity, ...]) -> str:
    """The noun of the main figure; of a share or a sum the weightiest word beside it."""
    figure = next((f for f in figures if f.noun and f.kind not in (Kind.DATE, Kind.ORDINAL)), None)
    if figure is not None and figure.noun:
        return " ".join(figure.noun.split()[-_NOUN_WORDS:])
    spans = [f.span for f in figures]
    words = [
        t
        for t in reading.terms
        if t.weight > 0.3 and t.name_type is None and not any(s <= t.start < e for s, e in spans) and not t.axes
    ]
    if not words or not spans:
        return ""
    nearest = min(words, key=lambda t: min(abs(t.start - s) for s, _ in spans))
    return reading.text[nearest.start : nearest.end]
