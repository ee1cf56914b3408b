"""Claims: the checkable statements in a message. Whether they are true is for `check`."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from facts.language import VALUES, Figure, Reading, Term
from facts.language.lexicon import Keys, lexicon, words_of
from facts.language.tokens import fold

MAX_CLAIM = 1_000  # characters of one claim; longer "sentences" are no sentences

_SENTENCE_END = re.compile(
    r"""
      [.!?…]+ ["')\]]* (?=\s|$)              # stops, with the quotes and brackets that they close
    | \n+
    | (?<=\s) [•▪●◦·|‼❗]+ (?=\s|\w)       # bullets
    | [‼❗]\ufe0f?
    """,
    re.VERBOSE,
)
_HEADER = re.compile(
    r"""
      ^\s*
      (?: fwd | fw | forwarded (?: [ ]message | [ ]many[ ]times )? (?: [ ]from[ ][^:\n]{1,60} )? | from | via | re )
      \s*:\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"\w")
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
_LONGEST_ABBREVIATION = 12  # characters
_LONGEST_OPENING = 4  # words of a question: "what is the number"
_LONGEST_NAME = 4  # tokens from the first word of the sentence's first name to its last
_ABBREVIATIONS = words_of("abbreviations")
_DIVIDERS = words_of("segment dividers")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with its place in the message, in code points."""

    text: str
    span: tuple[int, int]


def split_sentences(message: str) -> list[Claim]:
    """The sentences of a message in order; bullets and lines divide, abbreviations and decimals do not.

    A forwarded message's header and what holds no word are left out.
    """
    text = fold(message)
    claims: list[Claim] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.group().startswith(".") and _is_abbreviation(text, start, match.start()):
            continue
        _add(claims, message, start, match.end())
        start = match.end()
    _add(claims, message, start, len(message))
    return claims


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    words = text[max(start, dot - _LONGEST_ABBREVIATION) : dot].split()
    word = words[-1] if words else ""
    return word.lower().lstrip("(\"'") in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _add(claims: list[Claim], message: str, start: int, end: int) -> None:
    header = _HEADER.match(message, start, end)
    if header:
        start = header.end()
    part = message[start:end]
    bare = part.strip()
    if not _WORD.search(_LINK.sub("", bare)):
        return
    at = start + part.index(bare)
    while bare:  # what has no end for so long is no sentence, and is read in pieces
        cut = len(bare) if len(bare) <= MAX_CLAIM else bare.rfind(" ", 1, MAX_CLAIM) + 1 or MAX_CLAIM
        piece = bare[:cut].rstrip()
        if piece:
            claims.append(Claim(piece, (at, at + len(piece))))
        bare, at = bare[cut:], at + cut


def split_segments(reading: Reading, figures: list[Figure]) -> list[str]:
    """The parts of a sentence that state a value each, "sales up 4.2%, profit down 17%"; none where it states one.

    A part without a name of its own takes the sentence's first name with it, since that is whom it is about.
    """
    parts = _bounds(reading, [figure.first for figure in figures if figure.role in VALUES])
    if len(parts) < 2:
        return []
    names = [term for term in reading.terms if term.name_type]
    subject = _first_name(reading, names)
    segments = []
    for first, after in parts:
        text = reading.text[reading.tokens[first].start : reading.tokens[after - 1].end]
        has_name = any(first <= name.at < after for name in names)
        segments.append(text if has_name or not subject else f"{subject} {text}")
    return segments


def _bounds(reading: Reading, values: list[int]) -> list[tuple[int, int]]:
    """The parts that hold a value, as token ranges. A divider divides where a value stands before it, in its part."""
    parts: list[tuple[int, int]] = []
    start = passed = 0
    for at, word in enumerate(reading.words):
        while passed < len(values) and values[passed] <= at:
            passed += 1
        has_value = passed > 0 and values[passed - 1] >= start
        if has_value and word in _DIVIDERS and at not in reading.number_at:
            parts.append((start, at + 1))
            start = at + 1
    if values and values[-1] >= start:
        parts.append((start, len(reading.words)))
    return parts


def _first_name(reading: Reading, names: list[Term]) -> str:
    """The words of the first name of a sentence, "" where it has none: names close behind one another are one."""
    run = [n for n in names if n.at - names[0].at <= _LONGEST_NAME and n.clause == names[0].clause]
    return reading.text[run[0].start : run[-1].end] if run else ""


def is_greeting(text: str) -> bool:
    """Whether a whole message is a greeting or chitchat."""
    lex = lexicon()
    keys = lex.keys(" ".join(_LETTERS.findall(fold(text).replace("'s", " is").lower())))
    return bool(keys) and lex.is_small("greetings", keys)


def asks_for_figure(text: str) -> bool:
    """Whether a sentence asks how many, how much, when or who, rather than whether something is so."""
    lex = lexicon()
    keys = lex.keys(" ".join(_LETTERS_AND_DIGITS.findall(fold(text).lower())))
    is_question = "?" in text
    if is_question and keys[:2] == lex.keys("number of"):
        return True
    openings: Collection[Keys] = lex.small.get("question_count", ())
    for start in range(len(keys)):
        for length in range(1, _LONGEST_OPENING + 1):
            opening = keys[start : start + length]
            if opening in openings and (is_question or start == 0 or (length > 1 and opening[0] == "how")):
                return True
    return False
