"""Referring: whom "it", "she", "the agency" and "Mr Bell" mean in an article, where that is sure.

Articles are read more strictly than messages (`claims.subjects`): what is written here is published as a fact. A word
is put in place only where nobody else can be meant; where that is not so it stays, and is named.
"""

import re
from dataclasses import dataclass

from facts.drafting.kinds import name_kinds
from facts.drafting.names import Names
from facts.drafting.pronouns import name_opening, name_sayers
from facts.drafting.quotations import find_quotations, is_within
from facts.drafting.telling import Told
from facts.drafting.words import any_of, words_of

_TITLED = (  # a surname, to be filled in
    rf"(?<![\w’'-])(?P<title>(?:(?i:{any_of('titles')}|{any_of('titles that stay')}))\.?\s+)?"
    r"(?P<surname>{})(?P<owner>['’]s?)?(?![\w-])(?!\s+[A-Z])"
)
_BEFORE_NAMES = words_of("words before a name")  # with which a sentence may begin
_STAYING = words_of("titles that stay")


@dataclass(frozen=True, slots=True)
class Referred:
    """A sentence with names for the words that refer back, and those words for which there was no sure name."""

    text: str
    open: tuple[str, ...] = ()


def refer(text: str, before: list[Told], names: Names) -> Referred:
    """The sentence with names put in where they are sure; `before` are the sentences above it."""
    open_words: list[str] = []
    text = name_opening(text, before, names, open_words)
    text = name_kinds(text, before, names, open_words)
    text = name_sayers(text, before, names, open_words)
    text = _name_in_full(text, names)
    return Referred(text, tuple(dict.fromkeys(open_words)))


def _name_in_full(text: str, names: Names) -> str:
    """The first "Mr Bell", or "Bell", as "Anna Bell"."""
    quoted = find_quotations(text)
    for surname, name in names.by_surname.items():
        if name in text:
            continue
        found = re.search(_TITLED.format(re.escape(surname)), text)
        if found is None or is_within(quoted, *found.span()):
            continue
        above = text[: found.start()].rstrip()
        if re.search(r"(?:^|\s)[A-ZÀ-Þ][\w’'-]*$", above) and not found["title"] and above.lower() not in _BEFORE_NAMES:
            continue  # some other name that ends so
        title = found["title"] or ""
        kept = title if title.strip(" .").lower() in _STAYING else ""
        text = f"{text[: found.start()]}{kept}{name}{found['owner'] or ''}{text[found.end() :]}"
    return text
