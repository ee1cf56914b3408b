"""Doubts: what in a statement leans on the sentences around it, as questions for whoever accepts it."""

import re
from collections.abc import Iterator

from facts.drafting.names import Names
from facts.drafting.quotations import find_quotations, is_within
from facts.drafting.words import any_of, words_of
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
_OF_THEM = re.compile(r"^(?:\S+\s+){0,5}of\s+(?:them|these|those|whom)\b", re.IGNORECASE)
_THERE = re.compile(rf"\b{any_of('leaning places')}(?=[.,;]|$)", re.IGNORECASE)
_AGED = re.compile(r"(?:The|the)\s+\d+-year-old(?=\s+(?:\w+ed|is|was|has|had|will|said|scored|won|made)\b)")
_SUPERLATIVE = re.compile(r"The\s+\w+est(?=,|\s+(?:is|was|are|were)\b)")
_UNCOUNTED = re.compile(
    r"(?:[A-Z][\w-]*|[\d,.]+)(?:\s+(?:others?|more))?(?=\s+(?:is|are|was|were|has|have|had|will)\b)"
)
_BARE_DEFINITE = re.compile(
    r"The\s+(?P<noun>[a-z][\w-]*(?:\s+[a-z][\w-]*)?)(?:,\s+(?=which\b|who\b)|\s+"
    r"(?=(?:is|are|was|were|has|have|had|will|would|can|could|may|also|now|found|shows?|showed|says|said|costs?|rose|fell|includes?|included|covers?|covered|aims?|gives?|gave|comes?|came|follows?|followed|looked|involved|takes?|took|runs?|ran|remains?|remained|reached|opened|opens|closed|closes|began|begins|started|starts|means?|meant|represents?|compares?|sold|won|lost|\w+ed)\b))"
)
_PERSONAL = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:its|their)\b")
_KNOWN = words_of("known things")
_UNNAMED = re.compile(rf"\b{any_of('unnamed persons')}\b", re.IGNORECASE)
_VERBLESS = re.compile(r"^(?:Up|Down|Compared with|More than that|Of which)\b")


def find_doubts(statement: str, names: Names, asked: tuple[str, ...] = ()) -> Iterator[str]:
    """Each thing in the statement, outside quotations, that somebody who reads it alone would ask about.

    `asked` are words that were asked about already.
    """
    quoted = find_quotations(statement)
    start = len(statement) - len(statement.lstrip("“\"‘’”' "))
    pointer = _POINTER.match(statement, start)
    if pointer and (not quoted or pointer.start() < quoted[0].start or start > 0):
        yield f"what is meant by “{_short(pointer.group())}”?"
    elif bare := _BARE_DEFINITE.match(statement):
        if (
            not any(word.startswith("The ") for word in asked)
            and bare["noun"].lower() not in _KNOWN
            and bare["noun"].split()[-1].lower() not in _KNOWN
            and bare["noun"].split()[0] not in _KNOWN
        ):
            yield f"what is meant by “The {bare['noun']}”?"
    elif _VERBLESS.match(statement):
        yield "what is this about?"
    elif found := _AGED.match(statement) or _SUPERLATIVE.match(statement):
        yield f"who or what is “{found.group()}”?"
    elif (found := _UNCOUNTED.match(statement)) and read_quantities(found.group()):
        yield f"“{found.group()}” of what?"
    for pattern in (_OF_THEM, _POINTER_INSIDE, _LEANING, _LEANING_ALONE, _THERE):
        for found in pattern.finditer(statement):
            if not is_within(quoted, *found.span()) and (pointer is None or found.start() >= pointer.end()):
                question = "where is" if pattern is _THERE else "what is meant by"
                yield f"{question} “{found.group()}”?"
    for found in _THEIRS.finditer(statement):
        outside = "".join(c for n, c in enumerate(statement[: found.start()]) if not is_within(quoted, n, n + 1))
        if found.start() and not is_within(quoted, *found.span()) and not any(map(str.isalnum, outside)):
            yield f"who or what is “{found.group()}”?"
    if asked:
        return
    for found in _PERSONAL.finditer(statement):
        before = statement[: found.start()]
        if is_within(quoted, *found.span()) or not before.strip():
            continue
        if not names.persons_in(statement) and not _UNNAMED.search(statement):
            yield f"who is “{found.group()}”?"
            return


def _short(words: str) -> str:
    """ "These officers", and of "This would necessitate" only the first word."""
    first, *rest = words.split()
    noun = rest[0] if rest else ""
    if first.lower() in ("this", "that", "these", "those", "such") and noun and not _is_verb(noun):
        return f"{first} {noun}"
    return first


def _is_verb(word: str) -> bool:
    from facts.claims.subjects import _AUXILIARIES

    return word in _AUXILIARIES or word.endswith(("ed", "es")) or word in words_of("verbs of saying")
