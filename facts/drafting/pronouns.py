"""Pronouns: whom "it" and "she" mean, where nobody else can be meant."""

import re

from facts.claims.subjects import names_of
from facts.drafting.names import Names
from facts.drafting.quotations import find_quotations, is_within
from facts.drafting.telling import (
    Told,
    capitalised,
    leader_of,
    lowered,
    names_body,
    outside_quotations,
    owning,
    verb_at,
)
from facts.drafting.words import any_of, groups_of, words_of
from facts.language import read

_OPENING = r"(?P<opening>(?:(?:In|On|By|At|Over|During|Since|For|As|From|After|Before|Until)\s[^,“”\"]{2,60},\s+)?)"
_PRONOUN = re.compile(
    rf"{_OPENING}(?P<word>(?i:it|he|she|they|its|his|her|their))(?P<drawn>['’](?:ll|ve|re|s|d))?\s+(?P<rest>.+)$",
    re.DOTALL,
)
_EXPLETIVE = re.compile(  # "it is estimated that", and not "it is expected to cost"
    rf"(?:is|was|has\s+been|had\s+been)\s+(?:\w+ly\s+)?{any_of('what is said of nobody')}\s+that\b"
)
_SAID_BY = re.compile(
    rf"(?P<before>[,”\"]\s+)(?P<word>it|he|she|they)(?=\s+(?:also\s+|has\s+|later\s+)?{any_of('verbs of saying')}\b)"
)
_SAID_INVERTED = re.compile(rf"(?P<before>[,”\"]\s+{any_of('verbs of saying')}\s+)(?P<word>he|she)\b")
_PERSON_WORDS = words_of("pronouns of persons") | words_of("possessives of persons")
_PAPERS = re.compile(rf"\b{any_of('what says something')}\b", re.IGNORECASE)
_SAYS_OF_ITSELF = re.compile(rf"\b{any_of('verbs of saying')}\s+(?:that\s+)?it(?:['’]s)?\s")
_BODIES = frozenset(word for group in groups_of("kinds of bodies") for word in group)
_ANY_BODY = re.compile(
    rf"\b(?:{any_of('kinds of firms')}|{any_of('other bodies')}|{'|'.join(sorted(_BODIES))})s?\b", re.IGNORECASE
)
_WINDOW = 3  # sentences back in which a person is looked for
_DRAWN = {"ll": "will"}  # "'s" and "'d" may be two words each


def name_opening(text: str, before: list[Told], names: Names, open_words: list[str]) -> str:
    """Put a name for the pronoun that the sentence begins with."""
    found = _PRONOUN.match(text)
    if found is None:
        return text
    word, rest = found["word"].lower(), found["rest"]
    if word == "it" and _EXPLETIVE.match(rest):
        return text  # it means nobody
    if found["opening"] and names_of(read(found["opening"])) and word in ("it", "its"):
        open_words.append(found["word"])
        return text
    is_owner = word in ("its", "his", "her", "their")
    name = _meant(word, rest, before, names)
    drawn = (found["drawn"] or "")[1:]
    if name is None or (drawn and drawn not in _DRAWN):
        open_words.append(found["word"])
        return text
    name = lowered(name) if found["opening"] else capitalised(name)
    owner = owning(name) if is_owner else ""
    return " ".join(f"{found['opening']}{name}{owner} {_DRAWN.get(drawn, '')} {rest}".split())


def _meant(word: str, rest: str, before: list[Told], names: Names) -> str | None:
    """Whom a pronoun means; None where that is not sure."""
    if word in ("they", "their") or not before:
        return None
    verb = verb_at(rest)
    if word in _PERSON_WORDS:
        return _person_before(before, verb in words_of("verbs of saying"))
    last = before[-1]
    if word == "its":
        owned = re.match(any_of("belongings of bodies") + r"\b", rest)
        return last.sole if owned else None
    if last.leader is None or last.persons_lead or _PAPERS.search(last.text):
        return None
    if not _leader_says(last, names):
        return last.sole if verb in words_of("deeds of bodies") and _is_only_body(last.leader, last.text) else None
    if verb in words_of("verbs of saying"):
        return last.leader
    is_topic = _SAYS_OF_ITSELF.search(last.text) is not None  # "Norvik Port said it had hired 60 pilots"
    return last.sole if is_topic and verb in words_of("deeds of bodies") else None


def _is_only_body(leader: str, text: str) -> bool:
    """Whether a sentence begins with a body that its name shows to be one, and no other body is spoken of in it."""
    words = leader.removeprefix("The ").lower().split()
    rest = text[len(leader) :].lower()
    return len(words) > 1 and not _BODIES.isdisjoint((words[0], words[-1])) and not _ANY_BODY.search(rest)


def _leader_says(told: Told, names: Names) -> bool:
    _, end = leader_of(told.text, names)
    return verb_at(told.text[end:]) in words_of("verbs of saying")


def _person_before(before: list[Told], says: bool) -> str | None:
    """The one person whom the nearest sentence that names anybody names; None where somebody else may be meant.

    Who says something goes on to say things, whatever other names there are.
    """
    for told in reversed(before[-_WINDOW:]):
        if says and told.speaker and len(told.persons) == 1:
            return told.speaker
        if told.persons or told.bodies or told.has_unnamed or told.leader:
            is_led = told.leader is None or told.persons_lead
            is_sole = len(told.persons) == 1 and is_led and not told.bodies and not told.has_unnamed
            return told.persons[0] if is_sole else None
    return None


def name_sayers(text: str, before: list[Told], names: Names, open_words: list[str]) -> str:
    """Put the name for "he" in "…,” he said"."""
    quoted = find_quotations(text)
    for pattern in (_SAID_BY, _SAID_INVERTED):
        found = pattern.search(text)
        if found is None or is_within(quoted, *found.span("word")):
            continue
        word, outside = found["word"], outside_quotations(text[: found.start("word")])
        if (word == "it" and names_body(outside, names)) or (word != "it" and names.persons_in(outside)):
            continue  # the sentence itself says who
        name = None
        if word in ("he", "she"):
            name = _person_before(before, says=True)
        elif word == "it" and before:
            name = before[-1].sole
        if name is None:
            open_words.append(word)
        else:
            text = f"{text[: found.start('word')]}{lowered(name)}{text[found.end('word') :]}"
    return text
