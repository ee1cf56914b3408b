"""Claims: the checkable statements in a message. Whether they are true is for `check`."""

import re
from dataclasses import dataclass

from facts.language import Figure, Reading
from facts.language.figures import VALUES
from facts.language.lexicon import lexicon
from facts.language.tokens import fold

MAX_CLAIM = 1_000  # characters of one claim that are read; longer "sentences" are no sentences

_END = re.compile(r"(?:[.!?…]+[\"')\]]*(?=\s|$))|\n+|(?<=\s)[•▪●◦·|‼❗]+(?=\s|\w)|‼️?|❗️?")
_ABBREVIATIONS = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vs", "approx", "est", "c", "ca", "e.g", "i.e", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.k", "inc", "ltd", "co", "corp", "dept", "fig", "vol", "pp", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "rev", "hon", "jr", "sr", "p.a", "a.m", "p.m"]
)
_HEADER = re.compile(
    r"^\s*(?:fwd|fw|forwarded(?: message| many times)?(?: from [^:\n]{1,60})?|from|via|re)\s*:\s*", re.IGNORECASE
)
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with its place in the message, in code points."""

    text: str
    span: tuple[int, int]


def split_sentences(message: str) -> list[Claim]:
    """The sentences of a message in order; bullets, lines and forwarded headers divide, abbreviations and decimals do not."""
    text = fold(message)
    claims: list[Claim] = []
    start = 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _is_abbreviation(text, start, match.start()):
            continue
        _add(claims, message, start, match.end())
        start = match.end()
    _add(claims, message, start, len(message))
    return claims


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    words = text[max(start, dot - 12) : dot].split()
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
    claims.append(Claim(bare[:MAX_CLAIM], (at, at + min(len(bare), MAX_CLAIM))))


def split_segments(reading: Reading, figures: list[Figure]) -> list[str]:
    """The parts of a sentence that state a value each: "sales up 4.2%, profit down 17%". One part where it states one thing.

    A part without a name of its own takes the sentence's first name with it, since that is whom it is about.
    """
    bounds = [0]
    for at, token in enumerate(reading.tokens):
        divides = token.text.lower() in _DIVIDERS and at not in reading.number_at
        if divides and any(bounds[-1] <= f.first <= at for f in figures if f.role in VALUES):
            bounds.append(at + 1)
    bounds.append(len(reading.tokens))
    parts = [
        (a, b)
        for a, b in zip(bounds, bounds[1:], strict=False)
        if any(a <= f.first < b for f in figures if f.role in VALUES)
    ]
    if len(parts) < 2:
        return []
    names = [t for t in reading.terms if t.name_type]
    first = [t for t in names if t.at - names[0].at <= 4 and t.clause == names[0].clause]
    out = []
    for a, b in parts:
        text = reading.text[reading.tokens[a].start : reading.tokens[b - 1].end]
        has_name = any(a <= t.at < b for t in names)
        out.append(text if has_name or not first else f"{reading.text[first[0].start : first[-1].end]} {text}")
    return out


_DIVIDERS = frozenset({",", ";", "and", "but", "while", "with", "whereas"})


def is_greeting(text: str) -> bool:
    """Whether a whole message is a greeting or chitchat."""
    lex = lexicon()
    keys = lex.keys(" ".join(re.findall(r"[^\W\d_]+", fold(text).replace("'s", " is").lower())))
    return bool(keys) and lex.is_small("greetings", keys)


def asks_for_figure(text: str) -> bool:
    """Whether a sentence asks how many, how much, when or who, rather than whether something is so."""
    lex = lexicon()
    keys = lex.keys(" ".join(re.findall(r"[^\W_]+", fold(text).lower())))
    openings = lex.small.get("question_count", frozenset())
    is_question = "?" in text
    if is_question and keys[:2] == lex.keys("number of"):
        return True
    for start in range(len(keys)):
        for length in range(1, 5):
            opening = keys[start : start + length]
            if opening in openings and (is_question or start == 0 or (length > 1 and opening[0] == "how")):
                return True
    return False
