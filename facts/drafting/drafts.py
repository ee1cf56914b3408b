"""Drafts: an article -> a draft fact for each of its sentences with a figure that can be checked."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from facts.base import Fact
from facts.drafting.articles import Article, Metadata, Part, Sentence
from facts.drafting.dating import write_dates
from facts.drafting.doubts import find_doubts
from facts.drafting.names import Names, find_names
from facts.drafting.quotations import find_quotations, is_within
from facts.drafting.referring import refer
from facts.drafting.slugs import fact_slug, source_slug
from facts.drafting.speakers import Speech, find_speech
from facts.drafting.telling import Told, tell
from facts.drafting.words import any_of, words_of
from facts.language import read
from facts.quantities import Kind, Quantity, read_quantities
from facts.quantities.agreement import Agreement, compare
from facts.sources import Source

_JOINING = re.compile(rf"{any_of('joining words')}(?:,\s+|\s+)(?=\w)", re.IGNORECASE)
_BARE_JOINING = re.compile(r"(?:But|And|So|Yet|Still)\s+(?=[\w“])|(?P<comma>\w[\w ]*),\s+")
_SAME_WORDING = 93.0  # token_set_ratio from which two sentences with the same figures are one
_SMALL_VAGUE = 20  # "a few", "several", "a couple": less is no figure to check
_BEFORE = 40  # sentences in which something was spoken of before
_BEFORE_ITEMS = words_of("verbs before a list")
_QUESTION = re.compile(r"\?[\"”’)]*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact as it might be, for a moderator to accept, change or drop."""

    fact: Fact
    span: tuple[int, int]  # of the quote in the article's text, in code points
    quantities: tuple[Quantity, ...]  # of the statement
    doubts: tuple[str, ...]  # questions; none where the statement stands alone


@dataclass(frozen=True, slots=True)
class _Candidate:
    statement: str
    sentence: Sentence
    span: tuple[int, int]
    figures: tuple[Quantity, ...]  # of the sentence that can be checked
    doubts: tuple[str, ...]


def source_of(metadata: Metadata) -> Source:
    """The source that an article's facts have. Where the page names no publisher, it is the address's host."""
    host = (urlsplit(metadata.url or "").hostname or "").removeprefix("www.")
    title, publisher = metadata.title or "", metadata.publisher or host
    published = metadata.published.isoformat() if metadata.published else ""
    return Source(
        id=source_slug(title, publisher, published),
        title=title,
        publisher=publisher,
        author=metadata.author,
        published=metadata.published,
        url=metadata.url,
    )


def draft_facts(article: Article, taken: Collection[str] = ()) -> tuple[Draft, ...]:
    """A draft for each sentence that states a checkable figure, in the article's order.

    `taken` are ids that are not to be given again. A draft's statement says nothing that the article does not: a word
    that leans on another sentence is written out where that is sure, and else stands as it is, with a doubt.
    """
    source = source_of(article.metadata)
    names = _names_of(article)
    ids = set(taken)
    drafts = []
    for candidate in _distinct(_candidates_of(article, names)):
        figures = read_quantities(candidate.statement)
        fact_id = fact_slug(candidate.statement, candidate.figures, names, ids)
        ids.add(fact_id)
        quote = article.text[slice(*candidate.span)]
        fact = Fact(id=fact_id, statement=candidate.statement, source=source, quote=quote)
        drafts.append(Draft(fact, candidate.span, figures, candidate.doubts))
    return tuple(drafts)


def checkable_figures(sentence: str) -> tuple[Quantity, ...]:
    """The figures that a claim could get wrong: no ordinals in words, no "a few", no day without a year."""
    return tuple(figure for figure in read_quantities(sentence) if _is_checkable(figure))


def _is_checkable(figure: Quantity) -> bool:
    if figure.kind is Kind.ORDINAL:
        return figure.text[:1].isdigit()
    if figure.kind is Kind.DATE:
        return figure.date is not None and figure.date[0] is not None
    if figure.is_vague:
        return (figure.value or 0) >= _SMALL_VAGUE
    return True


def _names_of(article: Article) -> Names:
    body = [s.text for s in article.sentences if s.part in (Part.BODY, Part.ITEM)]
    return find_names(body, [s.text for s in article.sentences if s.part is Part.HEAD])


def _candidates_of(article: Article, names: Names) -> list[_Candidate]:
    found: list[_Candidate] = []
    told: list[Told] = []
    above: Sentence | None = None  # what stands before a list
    for sentence, speech in zip(article.sentences, find_speech(article.sentences, article.text), strict=True):
        if sentence.part is Part.ASIDE:
            continue
        candidate = _candidate_of(sentence, speech, told, article, names, above)
        if sentence.part is Part.BODY:
            told.append(tell(candidate.statement, names))
            above = sentence if sentence.text.endswith(":") else None
        if candidate.figures and not _QUESTION.search(sentence.text) and not sentence.text.endswith(":"):
            found.append(candidate)
    return found


def _candidate_of(
    sentence: Sentence, speech: Speech, told: list[Told], article: Article, names: Names, above: Sentence | None
) -> _Candidate:
    published = article.metadata.published
    text = _without_joining(speech.text)
    if sentence.part is Part.ITEM and above:
        text = f"{_lead_in(above.text)} {text}"
    doubts = ["who says this?"] if speech.lacks_speaker else []
    asked: tuple[str, ...] = ()
    if sentence.part is not Part.HEAD:
        referred = refer(text, told, names)
        text, asked = referred.text, referred.open
        doubts += [f"who or what is “{word}”?" for word in referred.open]
    dated = write_dates(text, published, _years_spoken_of(told))
    doubts += [f"when is “{words}”?" for words in dated.open]
    if sentence.part is Part.HEAD:
        doubts.append("only the headline says so; is it so in the article?")
    statement = _with_stop(_written_out(dated.text, names))
    doubts += find_doubts(statement, names, asked, "\n".join(each.text for each in told[-_BEFORE:]))
    if not doubts and not _names_anything(statement):
        doubts.append("no name stands in it: whom or what is it about?")
    span = speech.span
    if sentence.part is Part.ITEM and above and read_quantities(above.text):
        span = above.span[0], span[1]  # the quote holds every figure of the statement
    return _Candidate(statement, sentence, span, checkable_figures(sentence.text), tuple(dict.fromkeys(doubts)))


def _lead_in(above: str) -> str:
    """What stands before a list, as it goes on with an item: without its colon behind a verb."""
    words = above.rstrip(": ")
    return words if words.split()[-1].lower() in _BEFORE_ITEMS else above


def _names_anything(statement: str) -> bool:
    """Whether a name of any sort stands in it, so that people can tell whom or what it is about."""
    return any(term.name_type or not term.is_known for term in read(statement).terms)


def _years_spoken_of(told: list[Told]) -> frozenset[int]:
    """The years that the sentence before names."""
    figures = read_quantities(told[-1].text) if told else ()
    return frozenset(figure.date[0] for figure in figures if figure.date is not None and figure.date[0] is not None)


def _without_joining(text: str) -> str:
    """Without the "But" or "Meanwhile," that it begins with."""
    found = _JOINING.match(text)
    if found is None:
        return text
    if "," not in found.group() and found.group().strip().lower() not in ("but", "and", "so"):
        return text  # "Still waters", "Plus size"
    rest = text[found.end() :]
    return rest[:1].upper() + rest[1:]


def _with_stop(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…", "”", '"', "’")) else f"{text.rstrip(',;:')}."


def _written_out(text: str, names: Names) -> str:
    """The first of each acronym that the article writes out, with its words: the National Crime Agency (NCA)."""
    for acronym, name in names.by_acronym.items():
        if name in text:
            continue
        quoted = find_quotations(text)
        for found in re.finditer(rf"(?<![\w-])(?P<the>the\s+)?{re.escape(acronym)}(?![\w-])", text, re.IGNORECASE):
            if acronym not in found.group() or is_within(quoted, *found.span()):
                continue
            the = found["the"] or ""
            text = f"{text[: found.start()]}{the}{name} ({acronym}){text[found.end() :]}"
            break
    return text


def _distinct(candidates: list[_Candidate]) -> list[_Candidate]:
    """Without those that only repeat: a headline whose figures the body has, and the shorter of two alike."""
    body = [c for c in candidates if c.sentence.part is not Part.HEAD]
    kept: list[_Candidate] = []
    for candidate in candidates:
        if candidate.sentence.part is Part.HEAD:
            others = [figure for other in [*body, *kept] for figure in other.figures]
            telling = [f for f in candidate.figures if f.kind is not Kind.DURATION] or candidate.figures
            if all(any(_is_repeated(figure, other) for other in others) for figure in telling):
                continue
        same = next((n for n, other in enumerate(kept) if _are_alike(candidate, other)), None)
        if same is None:
            kept.append(candidate)
        elif len(candidate.statement) > len(kept[same].statement):
            kept[same] = candidate
    return kept


def _is_repeated(figure: Quantity, other: Quantity) -> bool:
    """Whether the body's figure is the headline's, which may round it: "hundreds" for 300."""
    return compare(figure, other) is Agreement.AGREES


def _are_alike(one: _Candidate, other: _Candidate) -> bool:
    if sorted(f.text for f in one.figures) != sorted(f.text for f in other.figures):
        return False
    return fuzz.token_set_ratio(one.statement, other.statement, processor=default_process) >= _SAME_WORDING
