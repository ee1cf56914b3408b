"""Reading: a sentence with its terms, its negations and its numbers. What the numbers are for is in `figures`."""

import re
from functools import lru_cache

from facts.language.clauses import divide
from facts.language.directions import point
from facts.language.hedges import mark_hedges
from facts.language.lexicon import lexicon, words_of
from facts.language.model import Reading
from facts.language.names import find_initials
from facts.language.negation import negate
from facts.language.terms import find_terms
from facts.language.tokens import Token, tokenise
from facts.language.vocabulary import is_word as is_english
from facts.quantities import Quantity, read_quantities

_PARTED = words_of("particles of parted verbs")
_BEHIND_PARTICLE = words_of("behind a particle")
_NO_OBJECT = words_of("no object of a parted verb")
_LONGEST_OBJECT = 4  # words
_ENDINGS = ("s", "d", "ed", "ing")
_SHORTEST_ACRONYM = 3  # letters
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")  # a letter three times and more: "sooo", "gooo"
_AUXILIARIES = words_of("auxiliaries")
_HEADLINE = 0.7  # this share of a sentence's longer words has capitals


def read(text: str) -> Reading:
    """Analyse a sentence. Never raises; a text without words has no terms."""
    as_written = tokenise(text)
    tokens = rejoined(written_out(as_written))
    words = [token.text.lower() for token in tokens]
    quantities = read_quantities(text)
    number_at = _number_tokens(tokens, quantities)
    is_headline = is_headline_of(as_written)
    reading = Reading(
        text=text,
        tokens=tokens,
        words=words,
        quantities=quantities,
        number_at=number_at,
        clause_of=divide(tokens, words, number_at),
        is_headline=is_headline,
        is_shouted=is_shouted_of(as_written),
        initials=frozenset() if is_headline else find_initials(tokens, words),
    )
    reading.terms, negations = find_terms(reading)
    negate(reading, negations)
    mark_hedges(reading)
    point(reading)
    return reading


# For the texts of facts, which are read for the index, for matching and for their context; never for people's messages.
read_once = lru_cache(maxsize=4096)(read)


def written_out(tokens: list[Token]) -> list[Token]:
    """Abbreviations and compounds written out: govt -> government, caseworkers -> case workers."""
    out: list[Token] = []
    for token in tokens:
        full = _written_out(token.text, token.is_word)
        if full is None:
            out.append(token)
        else:
            out += [Token(word, token.start, token.end, True) for word in full]
    return out


@lru_cache(maxsize=50_000)
def _written_out(text: str, is_word: bool) -> list[str] | None:
    """The words that a token stands for; None where it stands for itself."""
    if not is_word:
        return None
    full = lexicon().expand(text) or _inflected(text) or _without_capitals(text)
    if full is None and _DRAWN_OUT.search(text) and not text.isupper():
        return [_DRAWN_OUT.sub(r"\1" if is_english(_DRAWN_OUT.sub(r"\1", text.lower())) else r"\1\1", text)]
    return full


def _inflected(text: str) -> list[str] | None:
    """Forms of what stands for several words: "reoffended" as "reoffend", "govts" as "govt"."""
    for ending in _ENDINGS:
        full = lexicon().expand(text[: -len(ending)]) if len(text) > 3 + len(ending) and text.endswith(ending) else None
        if full is not None:
            return [*full[:-1], f"{full[-1]}{ending}"]
    return None


def _without_capitals(text: str) -> list[str] | None:
    """ "pcsos", "gdp": what English has no word for is an acronym in a hurry; "rn" may be anything."""
    if not text.islower() or len(text) < _SHORTEST_ACRONYM or is_english(text):
        return None
    full = lexicon().expand(text.upper())
    if full is None and len(text) > _SHORTEST_ACRONYM:
        full = lexicon().expand(f"{text[:-1].upper()}{text[-1]}")
    return full


def rejoined(tokens: list[Token]) -> list[Token]:
    """Verbs that stand around their object put together: "calls the strike off" reads as calls off the strike."""
    out = tokens
    for at, token in enumerate(tokens):
        if token.is_word and token.text.lower() in _PARTED and at > 1 and _ends_object(tokens, at):
            verb = _verb_of(tokens, at)
            if verb is not None:
                out = [*out[: verb + 1], token, *out[verb + 1 : at], *out[at + 1 :]]
    return out


def _ends_object(tokens: list[Token], at: int) -> bool:
    """Whether what follows a particle is not its own object: "off the strike"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is None or not following.is_word or following.text.lower() in _BEHIND_PARTICLE


def _verb_of(tokens: list[Token], particle: int) -> int | None:
    """The place of the verb that a particle belongs to, with nothing but a short object between."""
    key, entries = lexicon().key, lexicon().entries
    particle_key = key(tokens[particle].text)
    for at in range(particle - 1, max(-1, particle - 2 - _LONGEST_OBJECT), -1):
        word = tokens[at].text.lower()
        if not tokens[at].is_word or not word.isalpha() or word in _NO_OBJECT:
            return None
        entry = entries.get((key(word), particle_key))
        if at < particle - 1 and entry is not None and (entry.same or entry.axes):
            return at
    return None


def _number_tokens(tokens: list[Token], quantities: tuple[Quantity, ...]) -> dict[int, int]:
    """For each token of a number the index of its quantity."""
    number_at: dict[int, int] = {}
    first = 0
    for n, quantity in enumerate(quantities):
        start, end = quantity.span
        while first < len(tokens) and tokens[first].end <= start:
            first += 1
        at = first
        while at < len(tokens) and tokens[at].start < end:
            number_at[at] = n
            at += 1
    return number_at


def is_headline_of(tokens: list[Token]) -> bool:
    """Whether capitals say nothing: Every Word Has One. A sentence of many names has its "is" or "will" without one."""
    words = [token.text for token in tokens if token.is_word]
    longer = [text for text in words if len(text) > 3 and text[0].isalpha()]
    if len(longer) < 3 or sum(text[0].isupper() for text in longer) <= _HEADLINE * len(longer):
        return False
    return _AUXILIARIES.isdisjoint(words)


def is_shouted_of(tokens: list[Token]) -> bool:
    """Whether most of a sentence's longer words are all capitals, so that US may be us."""
    longer = [token.text for token in tokens if token.is_word and len(token.text) > 3]
    return 2 * sum(text.isupper() for text in longer) > len(longer)
