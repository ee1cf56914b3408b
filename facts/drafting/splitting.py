"""Splitting: a paragraph into sentences with their places."""

import re
from collections.abc import Iterator

from facts.language.lexicon import words_of

_END = re.compile(r"[.!?…]+[\"'”’)\]»]*(?=\s|$)|[.!?][”\"’](?=[A-Z“])")
_OPENS = re.compile(r"\s*[\"'“‘(\[«]*[A-Z0-9£$€¥•@#À-Þ]")
_INITIAL = re.compile(r"(?:^|[\s.(“\"])[A-Z]$")
_LAST_WORD = re.compile(r"[\w.]+$")
_ABBREVIATIONS = words_of("abbreviations")
_ENDING_TOO = frozenset({"inc", "ltd", "co", "corp", "p.m", "a.m", "u.s", "u.k", "jr", "sr", "p.a"})  # may end one
_STARTERS = re.compile(
    r"\s*[“\"]?(?:The|It|He|She|They|This|That|These|Those|In|On|At|A|An|But|And|Its|His|Her|Their|We|More|About|Some)\b"
)


def split(paragraph: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of the paragraph begins and ends, in order; abbreviations, initials and decimals end none."""
    start = 0
    for match in _END.finditer(paragraph):
        if match.end() < len(paragraph) and not _is_end(paragraph, match):
            continue
        yield from _trimmed(paragraph, start, match.end())
        start = match.end()
    yield from _trimmed(paragraph, start, len(paragraph))


def _is_end(paragraph: str, match: re.Match[str]) -> bool:
    if not _OPENS.match(paragraph, match.end()):
        return False  # “Really?” she asked
    if match.group() != ".":
        return True
    word = _LAST_WORD.search(paragraph[max(0, match.start() - 12) : match.start()])
    text = word.group() if word else ""
    if text.lower() in _ENDING_TOO:
        return _STARTERS.match(paragraph, match.end()) is not None
    return text.lower() not in _ABBREVIATIONS and not _INITIAL.search(
        paragraph[max(0, match.start() - 2) : match.start()]
    )


def _trimmed(paragraph: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = paragraph[start:end]
    words = part.strip()
    if any(character.isalnum() for character in words):
        start += len(part) - len(part.lstrip())
        yield start, start + len(words)
