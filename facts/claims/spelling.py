"""Spelling: a claim with its misspelt words put right, each character with its place in the message."""

import re
from dataclasses import replace

from facts.claims.sentences import Claim
from facts.language.lexicon import words_of
from facts.language.reading import is_shouted_of
from facts.language.spelling import Knows, may_be_slip, meant_by
from facts.language.tokens import Token, tokenise
from facts.plain import Plain

_BEFORE_PLACES = words_of("prepositions of place")
_LETTERS = re.compile(r"[^\W\d_]+")


def put_right(claim: Claim, knows: Knows) -> Claim:
    """The claim as it was meant. `knows` tells whether the base has a word, by its key."""
    if not any(map(may_be_slip, _LETTERS.findall(claim.text.lower()))):
        return claim  # most are written right, which takes no tokens to see
    tokens = [token for token in tokenise(claim.text) if token.is_word]
    slips = [(token, meant) for n, token in enumerate(tokens) if (meant := _meant(tokens, n, knows)) is not None]
    if not slips:
        return claim
    text, places, done = "", list[int](), 0
    for token, meant in slips:
        text += claim.text[done : token.start] + meant
        places += range(done, token.start)
        places += [min(token.start + n, token.end - 1) for n in range(len(meant) - 1)]
        places.append(token.end - 1)
        done = token.end
    text += claim.text[done:]
    places += range(done, len(claim.text))
    original = claim.plain.original if claim.plain else claim.text
    return replace(
        claim, text=text, at=0, plain=Plain(text, original, tuple(claim.place(at, at + 1)[0] for at in places))
    )


def _meant(tokens: list[Token], n: int, knows: Knows) -> str | None:
    """The word that one is a slip of, with its capital; None where it stands as it was meant."""
    text = tokens[n].text
    if not may_be_slip(text.lower()):
        return None
    if len(text) > 1 and text.isupper() and not is_shouted_of(tokens):
        return None  # an acronym
    has_capital = text[0].isupper()
    may_be_name = n > 0 and (has_capital or tokens[n - 1].text.lower() in _BEFORE_PLACES)
    meant = meant_by(text.lower(), knows, may_be_name)
    return meant.capitalize() if meant and has_capital else meant
