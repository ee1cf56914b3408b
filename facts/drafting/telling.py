"""Telling: whom a sentence names, for those behind it that may refer to it."""

import re
from dataclasses import dataclass

from facts.claims.subjects import names_of
from facts.drafting.names import Names
from facts.drafting.quotations import find_quotations
from facts.drafting.words import any_of
from facts.language import read

NAME = re.compile(  # on one line; an acronym may follow it in brackets
    r"(?P<the>[Tt]he\s)?(?P<name>[A-ZÀ-Þ][\w&’'-]*(?: (?:(?:of|for|in|and|of the|for the) )?[A-ZÀ-Þ][\w&’'-]*){0,6})"
    r"(?: \([A-Z]\w+\))?"
)
_ASIDE = re.compile(r",\s(?:[^,]|,(?=\d)){3,160},\s")
_VERB = re.compile(r"(?:,\s(?:[^,]|,(?=\d)){3,160},)?\s+(?P<verb>[a-z]+)\b")
_SKIPPED = frozenset(
    {"has", "have", "had", "also", "now", "then", "later", "still", "will", "would", "recently", "already", "is", "was"}
)
_NO_VERB = frozenset(
    {"of", "and", "for", "in", "on", "at", "by", "to", "or", "from", "with", "as", "who", "which", "that"}
)
_UNNAMED = re.compile(rf"\b{any_of('unnamed persons')}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence before, as it stands alone, and whom it names."""

    text: str
    leader: str | None  # the body or firm, or the person, that it begins with: "The Home Office"
    persons: tuple[str, ...]
    bodies: tuple[str, ...]  # other names that may be bodies' or firms', or anybody's
    speaker: str | None  # the person who says it
    has_unnamed: bool  # "a spokesman", "the driver"

    @property
    def sole(self) -> str | None:
        """The body or firm that it begins with, where it names no other."""
        return self.leader if self.leader and not self.persons_lead and not self.bodies else None

    @property
    def persons_lead(self) -> bool:
        """Whether it begins with a person."""
        return self.leader is not None and any(self.leader in p or p in self.leader for p in self.persons)


def tell(text: str, names: Names) -> Told:
    """What the sentences behind this one may refer to."""
    leader, _ = leader_of(text, names)
    persons = names.persons_in(text)
    speaker = next((person for person in persons if _says(person, text, names)), None)
    bodies = others_in(text, leader, persons, names)
    return Told(text, leader, persons, bodies, speaker, _UNNAMED.search(outside_quotations(text)) is not None)


def leader_of(text: str, names: Names) -> tuple[str | None, int]:
    """The name that a sentence begins with, and where it ends."""
    found = NAME.match(text)
    if found is None:
        return None, 0
    name, follows = found["name"], _VERB.match(text, found.end())
    if " and " in name:
        return None, 0  # several, or one whose name says so: not sure
    if follows is None or follows["verb"] in _NO_VERB or name.endswith(("’s", "'s", "s’", "s'")):
        return None, 0
    reading = read(text)
    is_name = any(found.start("name") <= term.start < found.end("name") for term in names_of(reading))
    is_name = is_name or name in names.by_acronym or name in names.persons or " " in name
    return (f"{found['the'] or ''}{name}", found.end()) if is_name else (None, 0)


def verb_at(text: str) -> str:
    """The first verb behind a subject, without auxiliaries and adverbs."""
    aside = _ASIDE.match(text)
    words = re.findall(r"[a-z]+", text[aside.end() if aside else 0 :])[:4]
    return next((word for word in words if word not in _SKIPPED), "")


def _says(person: str, text: str, names: Names) -> bool:
    """Whether it is this person who says something: "said Anna Bell", "Anna Bell, 54, said"."""
    saying = any_of("verbs of saying")
    found = re.search(re.escape(person), text)
    if found is None:
        return False
    behind = rf"(?:,\s(?:[^,“”\"]|,(?=\d)){{3,120}},|\s\([^)]*\)|,)?\s+(?:has\s+|also\s+|later\s+)?{saying}\b"
    return (
        re.match(behind, text[found.end() :]) is not None
        or re.search(rf"\b{saying}\s+(?:[\w’'-]+\s+){{0,4}}$", text[: found.start()]) is not None
    )


def others_in(text: str, leader: str | None, persons: tuple[str, ...], names: Names) -> tuple[str, ...]:
    """The names in a sentence besides its leader's and those of persons, places and offices."""
    own = (leader or "").removeprefix("The ").removeprefix("the ")
    own_short = {short for short, long in names.by_acronym.items() if long in own and long}
    found = []
    for term in names_of(read(text)):
        word = text[term.start : term.end]
        is_own = word in own or word in own_short or (own and own in word)
        if term.name_type in ("place", "role", "publisher") or not word[:1].isupper() or is_own:
            continue
        if not any(word in person for person in persons):
            found.append(word)
    return tuple(found)


def names_body(text: str, names: Names) -> bool:
    """Whether a name that may be a body's stands in the text."""
    return bool(others_in(text, None, names.persons_in(text), names))


def outside_quotations(text: str) -> str:
    """What stands outside quotation marks."""
    parts, at = [], 0
    for quotation in find_quotations(text):
        parts.append(text[at : quotation.start])
        at = quotation.end
    return " ".join([*parts, text[at:]]).strip(" ,.")


def owning(name: str) -> str:
    """What makes a name an owner's."""
    return "’" if name.endswith("s") else "’s"


def capitalised(name: str) -> str:
    """A name as it begins a sentence."""
    return name[:1].upper() + name[1:]


def lowered(name: str) -> str:
    """A name as it stands within one: "the Home Office"."""
    return f"the {name[4:]}" if name.startswith("The ") else name
