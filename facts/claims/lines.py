"""Lines: what stands before a line's own words: quote marks, bullets, numbers, who wrote or sent it and when."""

import re
from dataclasses import dataclass

from facts.language.lexicon import words_of

_QUOTE = re.compile(r"\s*(?:[>›|]\s?)+")
_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?"
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
# "[21/08/2024, 14:03:22] Pete: ", "21/08/2024, 14:03 - Pete: ", "Pete, [21.08.2024 14:03]"
_CHAT = re.compile(
    rf"""
      \s* \[ {_DAY} ,? \s {_TIME} \] \s (?: [^:\n]{{1,40}} :\s )?
    | \s* {_DAY} ,? \s {_TIME} \s [-–] \s (?: [^:\n]{{1,40}} :\s )?
    | \s* [^\[\]\n]{{1,40}} ,? \s \[ (?: {_DAY} ,? \s )? {_TIME} \] :? \s*
    | \s* \[ {_TIME} \] \s (?: [^:\n]{{1,40}} :\s )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Lines that only say how a message came.
_ENVELOPE = re.compile(
    rf"""
      \s* (?:
        -{{2,}} \s* (?: original | forwarded ) [ ] message \s* -{{2,}}
      | \W{{0,4}} forwarded (?: [ ]message | [ ]many[ ]times | [ ]as[ ]received )? (?: [ ]from[ ] [^:\n]{{1,60}} )? \W*
      | on [ ] [^\n]{{4,80}} [ ] wrote :
      | (?: from | to | cc | sent | date | reply-to ) : [ ] [^\n]{{0,120}}
      | sent [ ] from [ ] (?: my | a | the | outlook | mail | yahoo | proton ) [^\n]{{0,60}}
      | get [ ] outlook [ ] for [^\n]{{0,30}}
      | (?: {_DAY} ,? \s )? {_TIME}
      | (?: [\#@] \w+ \s* )+
      ) \s* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HEADER = re.compile(
    r"""
      \s*
      (?: (?: fwd | fw | (?: forward | copied | copy | pass | send )(?:ed|ing)? )
          (?: [ ]message | [ ]many[ ]times | [ ](?:this|it)(?:[ ]on)? )? (?: [ ]from[ ][^:\n]{1,60} )?
        | from | via | re | subject )
      \s*:\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[•▪●◦·‣⁃∙○■□➤➜►▶→»✔✅☑✓★⭐‼❗👉🔹🔸🔴🔵🟢📌📍]+\s*|[-*–—+]\s+)(?=\S)")
_NUMBER = re.compile(
    r"\s*(?:\(?\d{1,2}[.)]\s+(?=\S)|\d{1,2}/\d{0,2}[.:)]?\s+[^\w\s]*\s*(?=[A-Z\"“‘])|\(?[a-h][.)]\s+(?=\S))"
)
_LABEL = re.compile(r"[\W_]*(?P<words>[^\W\d_]+(?:[ '’][^\W\d_]+)?)[^\w\s,.'’()]*\s*[:!|–—-]+\W*?(?=[\w\"“‘£$€(+~])")
_LABELS = words_of("labels")
_CLOSINGS = words_of("closings")
_LONGEST_SIGNATURE = 4  # lines
_SIGNATURE = re.compile(r"\s*(?:--|__+|—)\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line's own words, in code points of the message; `is_item`: a bullet or a number stood before them."""

    start: int
    end: int
    is_item: bool = False


def read_lines(text: str) -> list[Line]:
    """The lines of a message that say something, in order. Below a signature's rule nothing is read."""
    lines: list[Line] = []
    start = 0
    for part in text.splitlines(keepends=True):
        end = start + len(part)
        if lines and _closes(part) and _is_signature(text[end:].strip()):
            break
        line = _read_line(text, start, end)
        if line is not None:
            lines.append(line)
        start = end
    return lines


def _closes(part: str) -> bool:
    """Whether a line is a signature's rule, or "Yours sincerely,"."""
    return _SIGNATURE.match(part) is not None or part.strip(" \t\r\n,.!x").lower() in _CLOSINGS


def _is_signature(rest: str) -> bool:
    """Whether what follows a rule is short enough for a name and an address."""
    return rest.count("\n") < _LONGEST_SIGNATURE and len(rest) < _LONGEST_SIGNATURE * 50


def _read_line(text: str, start: int, end: int) -> Line | None:
    is_item = False
    for _ in range(6):  # a quoted, forwarded, numbered and labelled line at most
        if _ENVELOPE.match(text, start, end):
            return None
        item = _BULLET.match(text, start, end) or _NUMBER.match(text, start, end)
        before = item or next((m for m in (p.match(text, start, end) for p in (_QUOTE, _CHAT, _HEADER)) if m), None)
        before = before or _label(text, start, end)
        if before is None or before.end() == start:
            break
        is_item = is_item or item is not None
        start = before.end()
    return Line(start, end, is_item) if text[start:end].strip() else None


def _label(text: str, start: int, end: int) -> re.Match[str] | None:
    """ "BREAKING:", "🚨UPDATE🚨 - "."""
    found = _LABEL.match(text, start, end)
    return found if found and found["words"].lower() in _LABELS else None
