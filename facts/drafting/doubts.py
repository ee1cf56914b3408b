"""Doubts: what in a statement leans on the sentences around it, as questions for whoever accepts it."""

import re
from collections.abc import Iterator

from facts.drafting.names import Names
from facts.drafting.quotations import Quotation, find_quotations, is_within
from facts.drafting.words import any_of, words_of
from facts.language import lexicon
from facts.quantities import read_quantities

_POINTER = re.compile(rf"{any_of('pointers')}\b(?:\s+[\w-]+){{0,2}}", re.IGNORECASE)
_POINTER_INSIDE = re.compile(
    r"(?<!so )(?<!all )\b(?:these|those|such)\s+(?!(?:who|as|that|in|of|with|aged|a)\b)[\w-]+", re.IGNORECASE
)
_LEANING = re.compile(rf"\b{any_of('leaning phrases')}(?!\s+(?:of|in|for)\b)\b", re.IGNORECASE)
_LEANING_ALONE = re.compile(
    rf"\b{any_of('leaning phrases without a noun')}"
    r"(?=[.,;]|$|\s+(?:is|are|was|were|has|have|had|will|would|said|\w+ed)\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b[^,.;]*?\b(?:1[5-9]|20)\d\d\b")
_OF_THEM = re.compile(r"^(?:\S+\s+){0,5}of\s+(?:them|these|those|whom)\b", re.IGNORECASE)
_THERE = re.compile(rf"\b{any_of('leaning places')}(?=[.,;]|$)", re.IGNORECASE)
_AGED = re.compile(r"(?:The|the)\s+\d+-year-old(?=\s+(?:\w+ed|is|was|has|had|will|said|scored|won|made)\b)")
_SUPERLATIVE = re.compile(r"The\s+\w+est(?=,|\s+(?:is|was|are|were)\b)")
_UNCOUNTED = re.compile(
    rf"""
      (?: {any_of("words before a share")} \s+ )?
      (?: (?: [Aa] | [Oo]ne | [Tt]wo | [Tt]hree ) \s+ )?
      (?: [A-Z][\w-]* | [\d,.%]+ | {any_of("shares")} )
      (?: \s+ (?:others?|more) )?
      (?= \s+ (?: is | are | was | were | has | have | had | will | {any_of("deeds of those counted")} ) \b )
    """,
    re.VERBOSE,
)
_DEFINITE = re.compile(r"The\s+(?P<words>[a-z][\w’'-]*(?:\s+[a-z0-9£$€][\w’',.-]*){0,3})(?P<next>\s+[A-Z])?")
_KNOWN = words_of("known things")
_COMPLEMENTS = words_of("what a definite thing is known by")
_NAMED_BEFORE = re.compile(
    rf"(?<!of )\bthe\s+{any_of('things named before')}(?!['’-])"
    rf"(?!\s+{any_of('what a definite thing is known by')}\b)\b(?=[,.;]|$|\s)"
)
_PART_OF_THEM = re.compile(
    r"(?:\b\d[\d,.]*|\b(?:in|of)\s+(?:every\s+)?\w+|\bhalf|\bquarter|\bthirds?)\s+"
    r"of\s+(?P<whole>the\s+[a-z]+s)\b(?!\s+(?:of|in|who|which|that)\b)"
)
_SAYING = re.compile(rf"\b{any_of('verbs of saying')}\b", re.IGNORECASE)
_AUXILIARIES = lexicon.words_of("auxiliaries")
_PERSONAL = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:its|their)\b")
_UNNAMED = re.compile(rf"\b{any_of('unnamed persons')}\b", re.IGNORECASE)
_SPOKEN_FOR = re.compile(r"\b[Aa]\s+spokes(?:man|woman|person)\b(?!\s+(?:for|of|from|at)\b)")
_MEASURED_BY = re.compile(
    r"\b(?:twice|half|double|triple|treble|times|than|of)\s+(?:that|this)(?=[.,;]|$)", re.IGNORECASE
)
_SUBJECT_INSIDE = re.compile(
    rf"{any_of('words before a name')}\s(?:[\w’'-]+\s){{1,6}}(?P<word>it|they|he|she|this|that)"
    r"\s+(?:is|are|was|were|has|have|had|will|would|can|could|rose|fell|\w+ed)\b",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(r"(?<!of )\bthe\s+(?P<noun>[a-z]{4,})(?![’'\w-])(?:\s+(?P<next>[\w’'-]+)|(?=[.,;]|$))")
_OF_EVERY_TEXT = words_of("things of every text")
_ASKED_ELSEWHERE = words_of("things named before") | words_of("kinds of firms") | words_of("kinds of bodies")
_VERBLESS = re.compile(r"^(?:Up|Down|Compared with|More than that|Of which)\b")


def find_doubts(statement: str, names: Names, asked: tuple[str, ...] = (), before: str = "") -> Iterator[str]:
    """Each thing in the statement, outside quotations, that somebody who reads it alone would ask about.

    `asked` are words that were asked about already, `before` what stands in the article before it.
    """
    quoted = find_quotations(statement)
    start = len(statement) - len(statement.lstrip("“\"‘’”' "))
    pointer = _POINTER.match(statement, start)
    yield from _at_the_start(statement, quoted, pointer, start, asked)
    yield from _that_lean(statement, quoted, 0 if pointer is None else pointer.end())
    if not asked:
        yield from _of_subjects(statement, quoted)
    if (found := _SPOKEN_FOR.search(statement)) and not is_within(quoted, *found.span()):
        yield f"whose spokesman? “{found.group()}” speaks for somebody"
    yield from _of_things(statement, quoted, before)
    yield from _of_owners(statement, quoted)
    if not asked:
        yield from _of_persons(statement, quoted, names)


def _at_the_start(
    statement: str, quoted: list[Quotation], pointer: re.Match[str] | None, start: int, asked: tuple[str, ...]
) -> Iterator[str]:
    """What a statement begins with, and who says it."""
    if statement[:1] in "“\"‘'" and not _SAYING.search(_outside(statement)):
        yield "who says this?"
    if pointer and (not quoted or pointer.start() < quoted[0].start or start > 0):
        yield f"what is meant by “{_short(pointer.group())}”?"
    elif leaning := _leaning_definite(statement, asked):
        yield f"what is meant by “{leaning}”?"
    elif _VERBLESS.match(statement):
        yield "what is this about?"
    elif found := _AGED.match(statement) or _SUPERLATIVE.match(statement):
        yield f"who or what is “{found.group()}”?"
    elif (found := _UNCOUNTED.match(statement)) and read_quantities(found.group()):
        yield f"“{found.group()}” of what?"


def _that_lean(statement: str, quoted: list[Quotation], behind: int) -> Iterator[str]:
    """Words that lean on what stood before: "of them", "there", "the same period"."""
    for pattern in (_OF_THEM, _POINTER_INSIDE, _LEANING, _LEANING_ALONE, _THERE):
        for found in pattern.finditer(statement):
            if _is_told_by_a_year(found, statement):
                continue
            if not is_within(quoted, *found.span()) and found.start() >= behind:
                question = "where is" if pattern is _THERE else "what is meant by"
                yield f"{question} “{found.group()}”?"
    for found in _MEASURED_BY.finditer(statement):
        if not is_within(quoted, *found.span()):
            yield f"what is meant by “{found.group()}”?"


def _of_subjects(statement: str, quoted: list[Quotation]) -> Iterator[str]:
    """Whom a sentence is about, where it begins with something else."""
    if (found := _SUBJECT_INSIDE.match(statement)) and not is_within(quoted, *found.span("word")):
        yield f"who or what is “{found['word']}”?"


def _of_things(statement: str, quoted: list[Quotation], before: str) -> Iterator[str]:
    """Things that were named before."""
    for found in _NAMED_BEFORE.finditer(statement):
        noun = found.group().split()[-1].rstrip("s")
        if not re.search(rf"\b(?:an?|new|its|their)\s+(?:[\w-]+\s+){{0,3}}{noun}", statement[: found.start()]):
            yield f"what is meant by “{found.group()}”?"
    for found in _SPOKEN_OF.finditer(statement):
        if not is_within(quoted, *found.span()) and _was_spoken_of(found, statement, before):
            yield f"what is meant by “the {found['noun']}”?"
    for found in _PART_OF_THEM.finditer(statement):
        if not re.search(rf"\b{found['whole'].split()[-1]}\b", statement[: found.start()]):
            yield f"what is meant by “{found['whole']}”?"


def _of_owners(statement: str, quoted: list[Quotation]) -> Iterator[str]:
    """ "Its profit", where nothing is named before it."""
    for found in _THEIRS.finditer(statement):
        outside = _SAYING.sub("", _outside(statement[: found.start()]))
        if found.start() and not is_within(quoted, *found.span()) and not any(map(str.isalnum, outside)):
            yield f"who or what is “{found.group()}”?"


def _of_persons(statement: str, quoted: list[Quotation], names: Names) -> Iterator[str]:
    """ "He", where nobody is named."""
    for found in _PERSONAL.finditer(statement):
        if is_within(quoted, *found.span()) or not statement[: found.start()].strip():
            continue
        if not names.persons_in(statement) and not _UNNAMED.search(statement):
            yield f"who is “{found.group()}”?"
            return


def _is_told_by_a_year(found: re.Match[str], statement: str) -> bool:
    """Whether "the previous year" is the one before the only year that the statement names, in front of it."""
    if found.group().lower() not in words_of("years told by another"):
        return False
    told = _SINCE.sub(lambda since: " " * len(since.group()), statement)  # "the most since records began in 2004"
    years = [figure for figure in read_quantities(told) if figure.date is not None and figure.date[0] is not None]
    return len({figure.date[0] for figure in years if figure.date}) == 1 and years[0].span[1] <= found.start()


def _was_spoken_of(found: re.Match[str], statement: str, before: str) -> bool:
    """Whether "the capsule" is one that was spoken of before, and not in this statement."""
    noun, follows = found["noun"], found["next"] or ""
    if noun in _KNOWN or noun in _OF_EVERY_TEXT or noun in _ASKED_ELSEWHERE or (follows and not _is_verb(follows)):
        return False
    named = rf"\b(?:an?|the|its|their|his|her)\s+(?:[\w’'-]+\s+){{0,3}}{noun}s?\b"
    if re.search(rf"\b{noun}s?\b", statement[: found.start()]):
        return False
    return re.search(named, before, re.IGNORECASE) is not None


def _outside(text: str) -> str:
    """What stands outside quotation marks."""
    quoted = find_quotations(text)
    return "".join(sign for at, sign in enumerate(text) if not is_within(quoted, at, at + 1))


def _leaning_definite(statement: str, asked: tuple[str, ...]) -> str | None:
    """ "The scheme" of "The scheme cost £2m": something that must have been named before; None where it need not."""
    found = _DEFINITE.match(statement)
    if found is None or any(word.startswith("The ") for word in asked):
        return None
    words = found["words"].lower().split()
    bare = [word.strip(",.'’") for word in words]
    known = (bare[0] in _KNOWN or " ".join(bare[:2]) in _KNOWN) and not (
        bare[0].endswith("est") and words[0][-1] == ","
    )
    is_named = found["next"] is not None and not any(word in _COMPLEMENTS or _is_verb(word) for word in bare)
    has_complement = bare[1:2] and bare[1] in _COMPLEMENTS
    has_complement = has_complement or (bare[2:3] and bare[2] in _COMPLEMENTS and not _is_verb(bare[1]))
    if known or is_named or has_complement:
        return None
    is_of_two = bare[0].endswith("ing") or (len(bare) > 2 and _is_verb(bare[2]) and not _is_verb(bare[1]))
    return f"The {' '.join(bare[:2])}" if is_of_two else f"The {bare[0]}"


def _short(words: str) -> str:
    """ "These officers", and of "This would necessitate" only the first word."""
    first, *rest = words.split()
    noun = rest[0] if rest else ""
    if first.lower() in ("this", "that", "these", "those", "such") and noun and not _is_verb(noun):
        return f"{first} {noun}"
    return first


def _is_verb(word: str) -> bool:
    return word in _AUXILIARIES or word.endswith(("ed", "es")) or word in words_of("verbs of saying")
