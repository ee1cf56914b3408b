"""Paragraphs: the lines of a file -> paragraphs, whole again where a file or a PDF has broken them."""

import re
import unicodedata

from facts.language.vocabulary import is_word

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ud800-\udfff]")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_WORD_BREAK = re.compile(r"(?P<first>[a-z]+)[-\u2010]\n(?P<rest>[a-z]+)")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_ITEM = re.compile(r"\s*(?:[•▪●◦·‣⁃∙○■□➤►▶→✔✓*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_WIDEST = 140  # characters of a line that was broken to a width
_SHORTEST = 40  # characters of such a width
_NEARLY = 0.75  # of the width: a line so long was broken, a shorter one ended
_MOST_BROKEN = 0.5  # of the lines that others follow


def clean(text: str) -> str:
    """The text in composed characters with plain line ends, without what is shown as nothing."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROL.sub("", re.sub("[\f\v\x85\u2028\u2029]", "\n\n", text))


def split_lines(text: str) -> list[str]:
    """A paragraph a line: the text of a page."""
    return [words for words in (" ".join(line.split()) for line in clean(text).split("\n")) if words]


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: divided by blank lines, or, where no lines are broken to a width, by lines."""
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in _BLANK.split(clean(text))]
    width = _width_of(blocks)
    return [words for block in blocks for words in (_joined(block, width) if width else map(_single, block))]


def join_words(text: str) -> str:
    """The text with words that were divided at a line's end put together; "well-known" keeps its hyphen."""
    return _WORD_BREAK.sub(_whole, text)


def _whole(broken: re.Match[str]) -> str:
    word = broken["first"] + broken["rest"]
    return f"{word}\n" if is_word(word) else f"{broken['first']}-{broken['rest']}\n"


def _single(line: str) -> str:
    return " ".join(line.split())


def _width_of(blocks: list[list[str]]) -> int:
    """The width that the lines were broken to; 0 where they were not."""
    lines = [line for block in blocks for line in block]
    followed = [line for block in blocks for line in block[:-1]]
    width = sorted(map(len, lines))[int(len(lines) * 0.95)] if lines else 0  # one long line makes no width
    if not _SHORTEST <= width <= _WIDEST or max(map(len, lines)) > 2 * _WIDEST:
        return 0
    broken = sum(len(line) >= _NEARLY * width and not _ENDS.search(line) for line in followed)
    return width if followed and broken >= _MOST_BROKEN * len(followed) else 0


def _joined(block: list[str], width: int) -> list[str]:
    """The paragraphs of lines that stand together: each goes on until a line that ends short, or an item begins."""
    found: list[list[str]] = []
    before = ""
    for line in block:
        ended = bool(_ENDS.search(before)) and len(before) < _NEARLY * width
        is_short = len(before) < _NEARLY * width / 2 and line[:1].isupper()
        if not found or ended or is_short or _ITEM.match(line):
            found.append([line])
        else:
            found[-1].append(line)
        before = line
    return [_single("\n".join(lines)) for lines in found]
