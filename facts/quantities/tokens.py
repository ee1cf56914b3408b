"""A text as tokens: words in lower case, digits, marks, each with its place. What they mean is read elsewhere.

Tokens are columns, not objects: reading is mostly looking a neighbour up, and that must be cheap.
"""

import re
import unicodedata

# What can hold no quantity is blanked first; `looks_masked` decides cheaply whether the expression need run at all.
_MASKED = re.compile(
    r"""
      (?: https?:// | www\. ) \S+                                   # links
    | [\w.+-]{1,64} @ [\w-]{1,64} (?: \. [\w-]{1,64} ){1,5}         # e-mail addresses
    | [@\#] (?= \w ) [\w]+                                          # user names, hashtags
    | \b (?: [a-z0-9-]{1,63} \. ){1,4} (?: com | org | net | gov | edu | (?: co | gov | org ) \. uk ) \b (?: / \S* )?
    | \+ \d{1,3} (?: [ ./()-]{1,2} \d{1,5} ){2,6} (?! [\d.] )       # telephone numbers with a country
    | \( 0\d{2,5} \) (?: [ -]? \d{2,8} ){1,3}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MASK_SIGNS = re.compile(r"://|www\.|[@#(+]|\.(?:com|org|net|gov|edu|co)\b", re.IGNORECASE)

_TOKEN = re.compile(
    r"""
      (?P<short>  (?: [A-Z] \. ){2,} )                                                        # U.S.
    | (?P<word>   [^\W\d_²³½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]+ (?: ' [^\W\d_]+ )*                                     # officers, don't
                  (?: (?<= [mM] ) [23²³] (?! \w ) | (?<= [fF][tT] ) [23²³] (?! \w )
                    | (?<= [cC][oO] ) 2 e? (?! \w ) )? )                                    # km², ft3, MtCO2e
    | (?P<power>  \d+ (?: \.\d+ )? (?: [eE] [+-]? \d+                                       # 1.3e6
                                     | \ ? [x×*] \ ? 10 (?: \^ [+-]? \d+ | ⁻? [⁰¹²³⁴⁵⁶⁷⁸⁹]+ )   # 1.3x10^6
                                     | \^ [+-]* \d+ (?: \.\d+ )? ) (?! [\w^] ) )            # 1.1^23
    | (?P<clock>  \d{1,2} : \d\d (?: : \d\d )? (?! [\d:] ) )                                # 10:30, 2:04:35
    | (?P<chain>  \d+ (?: - \d+ ){2,} | \d+ (?: / \d+ ){2,} )                               # 2024-08-21, 07-123-456
    | (?P<digits> \d+ (?: [.,] \d+ | ' \d{3} (?! \d ) )* | (?<! [\w.] ) \. \d+ )            # 1,000.5  1'000
    | (?P<share>  [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒] )
    | (?P<blank>  \n [\ \t\r]* \n \s* )                                                       # between paragraphs
    | (?P<mark>   [^\s\x00] )
    """,
    re.VERBOSE,
)

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{2})+,\d{3}(?:\.\d+)?|[\d.]+,\d+")
_LISTED = re.compile(r",|[^,]+")

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SAME = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, "‘’ʼ＇′"), "'"),
    **dict.fromkeys(map(ord, "“”″＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-"),
    ord("٫"): ".",
    ord("٬"): ",",
    ord("٪"): "%",
    ord("µ"): "μ",
}
_KEPT_AS_WRITTEN = frozenset("²³⁰¹⁴⁵⁶⁷⁸⁹½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒℃℉")
# Joiners and variation selectors are seen as nothing, like the format characters (category Cf).
_UNSEEN = frozenset(map(chr, range(0xFE00, 0xFE10)))


class _Folding(dict[int, str | None]):
    """Maps a character to its plain form of one character, or to None where it is not seen."""

    def __missing__(self, code: int) -> str | None:
        plain = self[code] = _plain(chr(code))
        return plain


def _plain(char: str) -> str | None:
    if char in _UNSEEN or unicodedata.category(char) == "Cf":
        return None
    digit = unicodedata.digit(char, None) if char.isdecimal() else None
    if digit is not None:
        return str(digit)
    if char in _KEPT_AS_WRITTEN:
        return char
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


_FOLDING = _Folding(_SAME)
_PAD = 8  # empty tokens behind the last: looking a few places on, or before the first, needs no check


class Tokens:
    """The tokens of a text as columns; places before the first and behind the last hold the empty word."""

    __slots__ = ("count", "ends", "glued", "kinds", "places", "source", "starts", "text", "words")

    def __init__(self, source: str) -> None:
        """Fold and split a text."""
        self.source = source
        self.text, self.places = _fold(source)
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[str] = []
        self.glued: list[bool] = []  # whether nothing stands between the token and the one before
        words, starts, ends, kinds, glued = self.words, self.starts, self.ends, self.kinds, self.glued
        end_before = -1
        for match in _TOKEN.finditer(_masked(self.text)):
            start, end = match.span()
            kind, word = match.lastgroup or "", match.group().lower()
            if kind == "blank":
                kind, word = "mark", "\n"
            elif kind == "short":
                kind, word = "word", word.replace(".", "")
            if "," in word and word.count(",") > 1 and not _GROUPED.fullmatch(word):
                self._add_list(word, start, start == end_before)
            else:
                words.append(word)
                starts.append(start)
                ends.append(end)
                kinds.append(kind)
                glued.append(start == end_before and word != "\n")
            end_before = -1 if word == "\n" else end
        self.count = len(self.words)
        self.words += [""] * _PAD
        self.starts += [len(self.text)] * _PAD
        self.ends += [len(self.text)] * _PAD
        self.kinds += [""] * _PAD
        self.glued += [False] * _PAD

    def _add(self, word: str, start: int, end: int, kind: str, is_glued: bool) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)
        self.kinds.append(kind)
        self.glued.append(is_glued)

    def _add_list(self, word: str, start: int, is_glued: bool) -> None:
        """ "22,24,26": numbers of their own, where the commas group nothing."""
        for piece in _LISTED.finditer(word):
            kind = "mark" if piece.group() == "," else "digits"
            self._add(piece.group(), start + piece.start(), start + piece.end(), kind, is_glued and piece.start() == 0)

    def slice(self, first: int, stop: int) -> str:
        """The folded text of tokens first to stop - 1."""
        return self.text[self.starts[first] : self.ends[stop - 1]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the text as given."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def near(self, place: int, reach: int = 12) -> list[str]:
        """The words around a token, a dozen to each side."""
        return self.words[max(0, place - reach) : place + reach]

    def is_spaced(self, place: int) -> bool:
        """Whether a token stands apart on both sides, as marks do in tokenised news text."""
        return not self.glued[place] and not self.glued[place + 1]

    def gap(self, place: int) -> str:
        """What stands between a token and the one before: spaces, or nothing."""
        return self.text[self.ends[place - 1] : self.starts[place]]


def _fold(source: str) -> tuple[str, list[int] | None]:
    """The text in plain characters, and where each came from; None where they stand where they stood."""
    if source.isascii():
        return source, None
    folded = source.translate(_FOLDING)
    if len(folded) == len(source):
        return folded, None
    return folded, [place for place, char in enumerate(source) if _FOLDING[ord(char)] is not None]


def _masked(text: str) -> str:
    if not _MASK_SIGNS.search(text):
        return text
    return _MASKED.sub(lambda match: "\x00" * (match.end() - match.start()), text)
