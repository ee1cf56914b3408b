"""Names: which words of a sentence name somebody, and by what shorter names they may be called."""

from facts.language.lexicon import Keys, lexicon, words_of
from facts.language.model import Reading
from facts.language.tokens import Token

_JOINERS = words_of("name joiners")
_FEWEST_INITIALS, _MOST_INITIALS = 3, 6
_LONGEST_SHORT_NAME = 5  # words in brackets


def is_name(reading: Reading, at: int, is_known: bool) -> bool:
    """A capital inside a sentence makes a name; at its beginning only a word that English does not have."""
    text = reading.tokens[at].text
    if not text[0].isupper():
        return False
    if reading.is_headline or (len(text) > 1 and text.isupper()):
        return not is_known  # a known word in capitals only shouts; an unknown one is an acronym
    if at > 0 and reading.tokens[at - 1].is_word:
        return True
    following = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    return not is_known or (following is not None and following.is_word and following.text[0].isupper())


def find_initials(tokens: list[Token], words: list[str]) -> frozenset[str]:
    """The initials of each run of capitalised words, joiners left out: National Crime Agency -> nca."""
    found: set[str] = set()
    for run in _runs_of_capitals(tokens, words):
        initials = "".join([words[at][0] for at in run])
        found.update(initials[-length:] for length in range(_FEWEST_INITIALS, min(_MOST_INITIALS, len(run)) + 1))
    return frozenset(found)


def places_of_initials(reading: Reading, wanted: frozenset[str]) -> frozenset[int]:
    """The tokens of the capitalised words whose initials are among those wanted."""
    return frozenset(
        at
        for run in _runs_of_capitals(reading.tokens, reading.words)
        for initials in wanted
        if "".join([reading.words[at][0] for at in run[-len(initials) :]]) == initials
        for at in run[-len(initials) :]
    )


def _runs_of_capitals(tokens: list[Token], words: list[str]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for at, token in enumerate(tokens):
        if token.is_word and _is_capitalised(token):
            runs[-1].append(at)
        elif runs[-1] and words[at] not in _JOINERS:
            runs.append([])
    return runs


def named_shortly(reading: Reading) -> list[tuple[Keys, Keys]]:
    """Names with the short name that the text gives them, short one first: Tyne Metropolitan Police (Tyne Met)."""
    found = []
    for at, word in enumerate(reading.words):
        if word == "(":
            short, long = _keys(_in_brackets(reading, at)), _keys(_before(reading, at))
            if short and long:
                found.append((short, long))
    return found


def _in_brackets(reading: Reading, bracket: int) -> list[Token]:
    """The capitalised words in brackets; none where anything else stands there."""
    most = bracket + _LONGEST_SHORT_NAME + 1
    if ")" not in reading.words[bracket + 1 : most]:
        return []
    inside = reading.tokens[bracket + 1 : reading.words.index(")", bracket + 1)]
    return inside if all(token.is_word and _is_capitalised(token) for token in inside) else []


def _before(reading: Reading, bracket: int) -> list[Token]:
    """The run of capitalised words, joiners left out, that ends before a bracket."""
    first = bracket
    while first > 0 and _is_of_name(reading.tokens[first - 1]):
        first -= 1
    while first < bracket and not _is_capitalised(reading.tokens[first]):
        first += 1
    return reading.tokens[first:bracket]


def _keys(name: list[Token]) -> Keys:
    return tuple(lexicon().key(token.text) for token in name if token.text != "The" and token.text not in _JOINERS)


def _is_of_name(token: Token) -> bool:
    return token.is_word and (_is_capitalised(token) or token.text in _JOINERS)


def _is_capitalised(token: Token) -> bool:
    return "A" <= token.text[0] <= "Z"
