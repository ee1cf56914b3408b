"""Speakers: who says what stands in quotation marks, also where a quotation goes on for sentences and paragraphs."""

import re
from dataclasses import dataclass, replace

from facts.drafting.articles import Part, Sentence
from facts.drafting.quotations import Quotation, find_quotations
from facts.drafting.words import any_of

_SAYING = re.compile(rf"\b{any_of('verbs of saying')}\b", re.IGNORECASE)
# "Its chief executive, " before a name: apart from its sentence nobody knows whose, and the name is enough.
_OFFICE_OF_ITS = re.compile(
    rf"\b(?:[Ii]ts|[Tt]heir)\s+(?:[a-z][\w-]*\s+){{0,3}}{any_of('offices of persons')},?\s+"
    r"(?=[A-ZÀ-Þ][\w’'-]+\s+[A-ZÀ-Þ])"
)
_MARKS = "“”\"‘’«»„' "
_LONGEST_LEAD = 250  # characters before a quotation that name who speaks
_LONGEST_TOGETHER = 700  # characters of a quote that shows who speaks


@dataclass(frozen=True, slots=True)
class Speech:
    """A sentence as it stands alone, with who says it; and the part of the article that shows so."""

    text: str
    span: tuple[int, int]
    lacks_speaker: bool = False


@dataclass(frozen=True, slots=True)
class _Attribution:
    """The words around a quotation that name who speaks, before it or behind it, and where they stand."""

    lead: str = ""
    tail: str = ""
    span: tuple[int, int] = (0, 0)


def find_speech(sentences: tuple[Sentence, ...], text: str) -> list[Speech]:
    """Each sentence of an article with its quotation marks in pairs, and with its speaker where another names them."""
    found: list[Speech] = []
    running: _Attribution | None = None  # of a quotation that the paragraph before left open
    at = 0
    while at < len(sentences):
        after = next((n for n in range(at, len(sentences)) if sentences[n].paragraph != sentences[at].paragraph), None)
        group = sentences[at : after if after is not None else len(sentences)]
        if group[0].part in (Part.ASIDE, Part.HEAD):
            found += [Speech(sentence.text, sentence.span) for sentence in group]
        else:
            speeches, running = _of_paragraph(group, text, running)
            found += speeches
        at += len(group)
    return found


def _of_paragraph(
    group: tuple[Sentence, ...], text: str, running: _Attribution | None
) -> tuple[list[Speech], _Attribution | None]:
    first, last = group[0].span[0], group[-1].span[1]
    quotations = [
        replace(quotation, start=quotation.start + first, end=quotation.end + first)
        for quotation in find_quotations(text[first:last])
    ]
    attributions: list[_Attribution | None] = []
    for n, quotation in enumerate(quotations):
        own = _attribution_of(quotation, quotations, group, text)
        inherited = attributions[-1] if n else running
        attributions.append(own or inherited)
    speeches = [_speech_of(sentence, quotations, attributions) for sentence in group]
    is_open = bool(quotations) and not quotations[-1].is_closed
    return speeches, attributions[-1] if is_open else None


def _attribution_of(
    quotation: Quotation, quotations: list[Quotation], group: tuple[Sentence, ...], text: str
) -> _Attribution | None:
    """The words outside the quotation, of the sentences that it begins and ends in, that say who speaks."""
    before = max([other.end for other in quotations if other.end <= quotation.start], default=0)
    after = min([other.start for other in quotations if other.start >= quotation.end], default=len(text))
    for sentence in group:
        start, end = sentence.span
        if start < quotation.start < end:
            lead = text[max(start, before) : quotation.start].strip()
            if _SAYING.search(lead) and len(lead) <= _LONGEST_LEAD and before <= start:
                return _Attribution(lead=lead.rstrip(",:; "), span=sentence.span)
        if start < quotation.end < end:
            tail = text[quotation.end : min(end, after)].strip()
            if _SAYING.search(tail) and len(tail) <= _LONGEST_LEAD:
                return _Attribution(tail=tail.strip(" ,.;"), span=sentence.span)
    return None


def _speech_of(sentence: Sentence, quotations: list[Quotation], attributions: list[_Attribution | None]) -> Speech:
    start, end = sentence.span
    for quotation, attribution in zip(quotations, attributions, strict=True):
        if quotation.start <= start and end <= quotation.end:
            return _quoted(sentence, attribution)
    begins = next((q for q in quotations if q.start < start < q.end), None)
    ends = next((q for q in quotations if q.start < end < q.end or (q.start < end == q.end and not q.is_closed)), None)
    text = f"“{sentence.text}" if begins else sentence.text
    if ends and not text.endswith(("”", '"')):
        text += '"' if text.count('"') % 2 else "”"  # as it was opened
    return Speech(text, sentence.span)


def _quoted(sentence: Sentence, attribution: _Attribution | None) -> Speech:
    """A sentence that is nothing but somebody's words."""
    words = sentence.text.strip(_MARKS)
    if attribution is None:
        return Speech(f"“{words}”", sentence.span, lacks_speaker=True)
    span = min(sentence.span[0], attribution.span[0]), max(sentence.span[1], attribution.span[1])
    together = span if span[1] - span[0] <= _LONGEST_TOGETHER else sentence.span
    if attribution.lead:
        return Speech(f"{_OFFICE_OF_ITS.sub('', attribution.lead)}: “{words}”", together)
    ended = words if words.endswith(("?", "!", "…")) else f"{words.rstrip('.,;')},"
    return Speech(f"“{ended}” {_OFFICE_OF_ITS.sub('', attribution.tail)}.", together)
