"""Sentences: a message into sentences with their places, without bullets, headers, hashtags and signatures."""

import re
from dataclasses import dataclass

from facts.claims.lines import Line, read_lines
from facts.language.lexicon import words_of
from facts.language.tokens import fold
from facts.plain import Plain, make_plain

MAX_CLAIM = 1_000  # characters of one claim; longer "sentences" are no sentences

_END = re.compile(
    r"""
      [.!?…]+ ["')\]]* (?=\s|$)                   # stops, with the quotes and brackets that they close
    | (?P<line> \n+ )
    | (?P<bullet> (?<=\s) [•▪●◦·|‣➤►✅👉🔹🔸📌]+ (?=\s|\w) )
    | [‼❗]\ufe0f?
    """,
    re.VERBOSE,
)
_WHAT_IT_IS = re.compile(r"[\s.!?…]{0,9}(?:that|this|it)(?:\s+is|\s+was|['’]?s)\s+(?:what|how)\b", re.IGNORECASE)
_MOST_WORDS_NAMED = 4  # of a figure that stands alone before such words: "£3.1 billion! That's what it costs"
_NO_WORDS = re.compile(r"(?:https?://|www\.)\S+|(?<!\w)[#@]\w+")  # links, tags and user names
_WORD, _WORDS = re.compile(r"\w"), re.compile(r"\w\S*")
_TAGS_BEHIND = re.compile(r"(?:(?<=[\W_])|(?<=\s))(?:\s*[#@]\w+){2,}\W*$|(?<=[.!?…,;:)\"'])(?:\s+[#@]\w+)+\W*$")
_USER = re.compile(r"(?<!\w)@(?=\w*[A-Z])(?!\w*[Bb]ot\b)(?P<name>\w+)(?:['’]s)?(?:\s+(?P<next>[^\W\d_]+))?")
_USER_ENDING = re.compile(r"(?<=\w)_?(?:UK|GB|US|USA|EU|HQ|Gov|GOV|Official|News|Press)$")
_LEAD_IN = re.compile(r"[^:\n\d]{3,160}:\s+(?=\S)")
_INTERJECTION = re.compile(r"(?:[^\W\d_]+\s+){0,2}[^\W\d_]+\s*[,!…]+\s+(?=\S)")
# Without a name: "For those who read the Post, …" is about whom it names.
_OPENING_CLAUSE = re.compile(r"(?:[Aa]s|[Ff]or|[Bb]efore|[Ii]n case)\b(?:[^,:;.!?\dA-Z]|\bI\b){3,90},\s+(?=\S)")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_ABBREVIATION = 12  # characters
_SHORTEST_WRAPPED = 45  # characters of a line that the next may go on with
_ABBREVIATIONS = words_of("abbreviations")
_TALKING = words_of("talking")
_ADDRESSED, _TAKING_NOTE = words_of("those who are spoken to"), words_of("what they do who are spoken to")
_AUXILIARIES = words_of("auxiliaries")
_INTERJECTIONS, _BARE_INTERJECTIONS = words_of("interjections"), words_of("bare interjections")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with its place in the message, in code points; `text` is as it is read, without markup."""

    text: str
    span: tuple[int, int]
    heading: int | None = None  # of an item of a list: which sentence of the message stands above the list
    plain: Plain | None = None
    at: int = 0  # its place in the plain text

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the sentence stands in the message."""
        start, end = self.at + start, self.at + end
        return self.plain.span(start, end) if self.plain else (start, end)


def split_sentences(message: str) -> list[Claim]:
    """The sentences of a message in order; bullets and lines divide, abbreviations, decimals and wrapped lines do not.

    What stands before a line's words, a forward's header, and what holds no word are left out.
    """
    plain = make_plain(message)
    text = fold(plain.text)
    claims: list[Claim] = []
    heading: int | None = None
    for line in _join_wrapped(text, read_lines(text)):
        is_item = line.is_item
        for start, end, has_bullet in _sentences(text, line):
            is_item = is_item or has_bullet
            _add(claims, plain, start, end, heading if is_item else None)
            if claims and not is_item:
                heading = len(claims) - 1
    return claims


def _join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    """Lines that were broken by a mail program: the next goes on in lower case, or with its figure."""
    joined: list[Line] = []
    for line in lines:
        if joined and not line.is_item and _goes_on(text, joined[-1], line):
            joined[-1] = Line(joined[-1].start, line.end, joined[-1].is_item)
        else:
            joined.append(line)
    return joined


def _goes_on(text: str, last: Line, line: Line) -> bool:
    if text[last.end : line.start].strip(" \t"):
        return False
    before = text[last.start : last.end].rstrip()
    width = len(before) - (before.rfind("\n") + 1)
    first = text[line.start : line.end].lstrip()[:1]
    return width >= _SHORTEST_WRAPPED and before[-1:] not in ".!?…:;\"'" and (first.islower() or first.isdecimal())


def _sentences(text: str, line: Line) -> list[tuple[int, int, bool]]:
    """The bounds of a line's sentences, and whether a bullet stands before each."""
    found: list[tuple[int, int, bool]] = []
    start, is_item = line.start, False
    for match in _END.finditer(text, line.start, line.end):
        if match.group().startswith(".") and _is_abbreviation(text, start, match.start()):
            continue
        if match["line"] and match.end() < line.end:
            continue  # a wrapped line
        said = len(_WORDS.findall(text, start, match.start()))
        if said <= _MOST_WORDS_NAMED and _WHAT_IT_IS.match(text, match.end()):
            continue
        found.append((start, match.start() if match["bullet"] else match.end(), is_item))
        start, is_item = match.end(), bool(match["bullet"])
    return [*found, (start, line.end, is_item)]


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    words = text[max(start, dot - _LONGEST_ABBREVIATION) : dot].split()
    word = words[-1] if words else ""
    return word.lower().lstrip("(\"'") in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _add(claims: list[Claim], plain: Plain, start: int, end: int, heading: int | None) -> None:
    part = plain.text[start:end]
    bare = _without_tags(part.strip())
    if not _WORD.search(_NO_WORDS.sub("", bare)):
        return
    at = start + part.index(bare)
    lead = _talk_before(bare)
    lead += _interjected(bare[lead:])
    lead += _addressed(bare[lead:])
    bare, at = bare[lead:], at + lead
    while bare:  # what has no end for so long is no sentence, and is read in pieces
        cut = len(bare) if len(bare) <= MAX_CLAIM else bare.rfind(" ", 1, MAX_CLAIM) + 1 or MAX_CLAIM
        piece = bare[:cut].rstrip()
        if piece:
            claims.append(Claim(_name_users(piece), plain.span(at, at + len(piece)), heading, plain, at))
        bare, at = bare[cut:], at + cut


def _name_users(sentence: str) -> str:
    """The sentence with users who have a name in it read as names, like hashtags: "@NCA_UK is hiring".

    Not those whom it is only addressed to, nor bots.
    """
    for user in _USER.finditer(sentence):
        is_first = not _WORD.search(_NO_WORDS.sub("", sentence[: user.start()]))
        if not is_first or user["next"] in _AUXILIARIES:
            name = _USER_ENDING.sub(lambda ending: " " * len(ending.group()), user["name"])
            sentence = f"{sentence[: user.start()]}#{name}{sentence[user.end('name') :]}"
    return sentence


def _without_tags(sentence: str) -> str:
    """Without the hashtags behind it, which file a message and claim nothing."""
    tags = _TAGS_BEHIND.search(sentence) if "#" in sentence or "@" in sentence else None
    kept = sentence[: tags.start()].rstrip() if tags else sentence
    return kept if _WORD.search(kept) else sentence


def _talk_before(sentence: str) -> int:
    """How much of a sentence only leads up to what it says: "A few of us looked into it properly: …"."""
    lead = _LEAD_IN.match(sentence)
    if lead is None or not _WORD.search(sentence[lead.end() :]):
        return 0
    return lead.end() if not _TALKING.isdisjoint(map(str.lower, _LETTERS.findall(lead.group()))) else 0


def _addressed(sentence: str) -> int:
    """How much of a sentence only turns to its readers: "As you will have heard, …", "For those who asked, …"."""
    opening = _OPENING_CLAUSE.match(sentence)
    if opening is None:
        return 0
    words = {word.lower() for word in _LETTERS.findall(opening.group())}
    return 0 if _ADDRESSED.isdisjoint(words) or _TAKING_NOTE.isdisjoint(words) else opening.end()


def _interjected(sentence: str) -> int:
    """How much of a sentence is said before it begins: "No mate, …", "nah"."""
    words = _INTERJECTION.match(sentence)
    said = [word.lower() for word in _LETTERS.findall(words.group())] if words else []
    if words and said and _INTERJECTIONS.issuperset(said) and words.end() < len(sentence):
        return words.end()
    first = _LETTERS.match(sentence)
    if first is None or first.group().lower() not in _BARE_INTERJECTIONS:
        return 0
    return next((at for at in range(first.end(), len(sentence)) if sentence[at].isalnum()), 0)
