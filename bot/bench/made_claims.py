"""Claims about made facts: the same thing in other words, or with another figure, as people say it.

Words change places, are replaced by everyday synonyms (made_words.txt was written without a look at what the checker
knows), are left out or mistyped, and numbers are written in other ways. Half of the claims have a wrong figure.
"""

import random
from dataclasses import dataclass

from bot.bench.made_facts import Parts

_FORMS_OF_PLANS = (
    "{place} {body} will {do} {figure} {what}",
    "{figure} {what} to be {done} by {place} {body}",
    "{body} in {place} is going to {do} {figure} {what} by {year}",
    "is it true that {place} {body} wants to {do} {figure} {what}?",
)
_FORMS_OF_DEEDS = (
    "{place} {body} {did} {figure} {what}",
    "{figure} {what} {done} by {place} {body}",
    "the {body} in {place} {did} {figure} {what} in {year}",
    "In {year} {figure} {what} were {done} by the {place} {body}",
    "did you know {place} {body} has {done} {figure} {what}",
)
_FORMS_OF_SHARES = (
    "{figure} of {what} {done} by {place} {body}",
    "{place} {body} {did} {figure} of its {what}",
    "in {year}, {figure} of {place} {body}'s {what} were {done}",
)
_SYNONYM, _TYPO, _WRONG, _NO_MODIFIER, _LOWER = 0.35, 0.15, 0.5, 0.05, 0.1  # how likely each is
_SHORTEST_MISTYPED = 5  # characters
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """A claim and the fact that it is about."""

    text: str
    fact_id: str
    is_right: bool  # its figure is the fact's


def make_claim(fact_id: str, parts: Parts, seed: int = 1) -> MadeClaim:
    """A claim about the fact, always the same for one seed."""
    chance = random.Random(f"{seed} {fact_id}")
    is_right = chance.random() >= _WRONG
    figure = parts.figure if is_right else _change(chance, parts)
    do, did, done = _choose(chance, parts.action).split(", ")
    noun = _choose(chance, parts.object)
    forms = _FORMS_OF_SHARES if parts.is_share else _FORMS_OF_PLANS if parts.is_plan else _FORMS_OF_DEEDS
    text = chance.choice(forms).format(
        place=parts.place,
        body=_choose(chance, parts.body),
        do=do,
        did=did,
        done=done,
        figure=_write_share(chance, figure) if parts.is_share else _write_count(chance, figure),
        what=noun if chance.random() < _NO_MODIFIER else f"{parts.modifier} {noun}",
        year=parts.year,
    )
    if chance.random() < _TYPO:
        text = _mistype(chance, text)
    return MadeClaim(text.lower() if chance.random() < _LOWER else text, fact_id, is_right)


def _choose(chance: random.Random, names: tuple[str, ...]) -> str:
    """The source's own word, or one that people use for it."""
    return chance.choice(names[1:]) if len(names) > 1 and chance.random() < _SYNONYM else names[0]


def _change(chance: random.Random, parts: Parts) -> int:
    if parts.is_share:
        return parts.figure // 2 if parts.figure > 48 else parts.figure * 2 + 1
    return chance.choice((parts.figure * 10, parts.figure * 3, parts.figure * 3 // 2 + 1, max(1, parts.figure // 4)))


def _write_count(chance: random.Random, count: int) -> str:
    ways = [f"{count:,}", str(count)]
    if count >= 1000 and count % 100 == 0:
        ways += [f"{count / 1000:g}k", f"{count / 1000:g} thousand" if count % 1000 == 0 else f"{count:,}"]
    if count >= 1_000_000 and count % 10_000 == 0:
        ways += [f"{count / 1_000_000:g}m", f"{count / 1_000_000:g} million"]
    if 20 <= count < 100 and count % 10 == 0:
        ways.append(_TENS[count // 10 - 2])
    return chance.choice(ways)


def _write_share(chance: random.Random, percent: int) -> str:
    ways = [f"{percent}%", f"{percent} per cent", f"{percent} percent"]
    if percent == 50:
        ways.append("half")
    return chance.choice(ways)


def _mistype(chance: random.Random, text: str) -> str:
    """One slip in one of the longer words: two letters swapped, one left out, one doubled, or a neighbour's."""
    words = text.split(" ")
    longer = [n for n, word in enumerate(words) if len(word) >= _SHORTEST_MISTYPED and word.isalpha()]
    if not longer:
        return text
    n = chance.choice(longer)
    word = words[n]
    at = chance.randrange(1, len(word) - 1)
    words[n] = chance.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :],
        )
    )
    return " ".join(words)
