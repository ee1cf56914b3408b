"""Parts: which paragraphs are the article's own, and what a text without markup says of itself above them."""

import re
from dataclasses import dataclass
from datetime import date

from facts.drafting.articles import Metadata, Part
from facts.drafting.words import any_of, words_of
from facts.quantities import Kind, read_quantities

_ENDS = re.compile(r"[.!?…][\"'”’)\]»]*$")
_ITEM = re.compile(r"(?:[•▪●◦·‣⁃∙○■□➤►▶→✔✓*–—-]|\(?\d{1,2}[.)](?=\s+[A-Z])|\(?[a-h]\))\s+(?=\S)")
_CAPITALISED = r"[A-ZÀ-Þ][\w.'’-]*"
_BYLINE = re.compile(
    rf"(?i:{any_of('openings of a byline')}):?\s+(?P<name>{_CAPITALISED}(?:,?\s+(?:and\s+)?{_CAPITALISED}){{1,7}})"
    r"(?:,?\s+(?:in\s+[A-Z]\w+|(?i:(?:[a-z]+\s){0,3}(?:correspondent|editor|reporter|writer))))?\s*$"
)
_DATELINE = re.compile(  # "LISSEN, 11 June 2024 (Press Agency) - "
    r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:,\s*(?P<date>[^()–—:]{3,30}?))?\s*(?:\([\w\s]{2,30}\))?\s+[-–—]\s+(?=\S)"
)
_NAME = re.compile(r"[A-ZÀ-Þ]")
_ASIDE = re.compile(rf"[\W_]*{any_of('openings of an aside')}(?!\w)", re.IGNORECASE)
_CAPTION = re.compile(rf"(?:^|[\s(|]){any_of('marks of a caption')}\s*(?::|/|©|by\b)", re.IGNORECASE)
_AGENCY = re.compile(rf"{any_of('picture agencies')}(?!\w)", re.IGNORECASE)
_ADVERT = re.compile(rf"(?<!\w){any_of('words of an advert')}(?!\w)", re.IGNORECASE)
_TO_READER = re.compile(rf"(?<!\w){any_of('words to the reader')}(?!\w)", re.IGNORECASE)
_DATE_WORDS = re.compile(r"^(?:published|posted|updated|date|last updated)?\s*(?:on|at)?\s*:?\s*", re.IGNORECASE)
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\s*(?:am|pm|gmt|bst|cet|utc|et)?\b|\b(?:gmt|bst|cet|utc|et)\b", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b{any_of('weekdays')}\b", re.IGNORECASE)
_RULE = re.compile(r"\s+[|·•–—-]\s+")
_LONGEST_DATELINE = 120  # characters
_LONGEST_TITLE = 200  # characters
_LONGEST_ASIDE = 25  # words of a line of navigation that has no stop
_FEWEST_WORDS = 4  # of a sentence that states something


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its part in the article."""

    text: str
    part: Part
    start: int = 0  # characters before its words: a bullet


def divide(paragraphs: list[str], metadata: Metadata) -> tuple[list[Paragraph], Metadata]:
    """Each paragraph with its part, and the metadata with what lines above the body add to it."""
    first = next((n for n, text in enumerate(paragraphs) if _is_prose(text)), len(paragraphs))
    title, publisher = metadata.title, metadata.publisher
    author, published = metadata.author, metadata.published
    found: list[Paragraph] = []
    for n, text in enumerate(paragraphs):
        part, start = _part_of(text, n < first, found)
        dateline = _DATELINE.match(text) if n == first and part is Part.BODY else None
        if dateline is not None:
            start = dateline.end()
            published = published or _only_date_in(dateline["date"] or "")
        if n <= first and part is Part.ASIDE:
            masthead = _masthead_in(text)
            author = author or _author_in(text) or _person_in(text)
            publisher = publisher or (masthead[0] if masthead else None)
            published = published or _date_in(text) or (masthead[1] if masthead else None)
        if title is None and part is Part.HEAD and len(text) <= _LONGEST_TITLE:
            title = text
        found.append(Paragraph(text, part, start))
    return found, Metadata(title, publisher, author, published, metadata.url)


def _is_prose(text: str) -> bool:
    return _ENDS.search(text) is not None and len(text.split()) >= _FEWEST_WORDS and not _is_aside(text)


def _part_of(text: str, is_above: bool, before: list[Paragraph]) -> tuple[Part, int]:
    """The part of a paragraph, and after how many characters its words begin."""
    bullet = _ITEM.match(text)
    words = text[bullet.end() :] if bullet else text
    if _is_aside(words) or _author_in(words) or _date_in(words) or (is_above and _masthead_in(words)):
        return Part.ASIDE, 0
    last = before[-1] if before else None
    if last and (last.text.endswith(":") or last.part is Part.ITEM) and (bullet or last.text.endswith(":")):
        return Part.ITEM, bullet.end() if bullet else 0
    if _ENDS.search(words) or words.endswith(":"):
        return (Part.BODY, bullet.end() if bullet else 0) if len(words.split()) >= _FEWEST_WORDS else (Part.ASIDE, 0)
    if is_above and len(words.split()) >= _FEWEST_WORDS:
        return Part.HEAD, 0
    return (Part.BODY, 0) if _opens_quotation(text) else (Part.ASIDE, 0)


def _opens_quotation(text: str) -> bool:
    """A paragraph of a quotation that goes on in the next may end without a stop, but hardly does."""
    return text.count("“") > text.count("”") and len(text.split()) > _LONGEST_ASIDE


def _is_aside(text: str) -> bool:
    words = text.split()
    has_stop = _ENDS.search(text) is not None
    opening = _ASIDE.match(text)
    if opening and (not has_stop or len(words) <= _FEWEST_WORDS * 2 or _TO_READER.search(text)):
        return True
    if opening and ":" in text[opening.end() : opening.end() + 2]:
        return True
    if _CAPTION.search(text) and (not has_stop or len(words) < _LONGEST_ASIDE * 2):
        return True
    if _AGENCY.search(text) and not has_stop:
        return True
    return _ADVERT.search(text) is not None and _TO_READER.search(text) is not None


def _author_in(text: str) -> str | None:
    """Whom a byline names: "By Ana Prell"."""
    found = _BYLINE.match(text)
    if not found or not all(_NAME.match(word) or word == "and" for word in re.split(r"[,\s]+", found["name"])):
        return None
    return found["name"]


def _person_in(text: str) -> str | None:
    """A line that is nothing but a person's name: "Ana Prell"."""
    words = text.split()
    is_name = len(words) in (2, 3) and all(re.fullmatch(_CAPITALISED, word) for word in words)
    is_person = is_name and words[0].lower() in words_of("given names")
    return text.strip() if is_person and words_of("words of no person").isdisjoint(text.lower().split()) else None


def _masthead_in(text: str) -> tuple[str, date] | None:
    """The publisher and the day in "Norvik Gazette, 9 February 2026"."""
    name, _, day = text.partition(",")
    published = _only_date_in(day) if day and len(text) <= _LONGEST_DATELINE else None
    words = [word for word in name.split() if word.lower() not in ("of", "the", "and", "for", "on")]
    is_name = bool(words) and all(_NAME.match(word) for word in words) and not _author_in(name)
    is_weekday = _WEEKDAY.search(name) is not None
    return (name.strip(), published) if published and is_name and not is_weekday and not _person_in(name) else None


def _date_in(text: str) -> date | None:
    """The date of a line that holds little else: "21 Aug 2024", "Published: Tuesday 3 June 2025 14:05 | Ana Prell"."""
    if len(text) > _LONGEST_DATELINE:
        return None
    return next((day for part in _RULE.split(text) if (day := _only_date_in(part))), None)


def _only_date_in(text: str) -> date | None:
    bare = _TIME.sub(" ", _WEEKDAY.sub(" ", _DATE_WORDS.sub("", text))).strip(" ,|·-–—")
    figures = read_quantities(bare)
    if len(figures) != 1 or figures[0].kind is not Kind.DATE or figures[0].text.strip() != bare.strip():
        return None
    year, month, day = figures[0].date or (None, None, None)
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:
        return None
