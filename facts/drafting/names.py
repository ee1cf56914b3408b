"""Names: whom an article names in full, and by which shorter names it goes on to call them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from facts.drafting.words import any_of, words_of

_CAPITAL = r"[A-ZÀ-Þ][\w’'&-]*"
_PARTICLE = r"(?:(?:de|van|von|der|den|al|el|bin|da|di|la|le|Mac|Mc)\s+)?"
_RUN = re.compile(rf"\b{_CAPITAL}(?:\s+{_PARTICLE}(?:[A-Z]\.\s+)?{_CAPITAL}){{1,3}}")
_LONG_RUN = re.compile(rf"\b{_CAPITAL}(?:\s+(?:(?:of|for|and|the|in|on)\s+){{0,2}}{_CAPITAL}){{1,7}}")
_IN_BRACKETS = re.compile(r"\s*\((?:the\s+)?(?P<short>[A-Z][A-Za-z&]{1,9})\)")
_BRACKETED_LONG = re.compile(rf"\b(?P<short>[A-Z][A-Z&]{{1,7}})\s+\((?:the\s+)?(?P<long>{_LONG_RUN.pattern})\)")
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
_TITLES = rf"\b(?i:{any_of('titles')}|{any_of('titles that stay')})\.?"
_TITLED = re.compile(rf"{_TITLES}\s+$", re.IGNORECASE)
_OFFICE = rf"(?:[\w-]+\s+){{0,3}}{any_of('offices of persons')}\b"
_AGE_OR_OFFICE = re.compile(rf",\s+(?:\d{{1,3}}\b|(?:(?:the|a|an|its|their|[\w’']+['’]s)\s+)?{_OFFICE})", re.IGNORECASE)
_OFFICE_BEFORE = re.compile(rf"\b{any_of('offices of persons')},?\s+$", re.IGNORECASE)
_SAYING_AFTER = re.compile(rf"\s+(?:has\s+|also\s+)?{any_of('verbs of saying')}\b")
_SHE_SAID = re.compile(rf"(?:He|She)\s+(?:also\s+)?{any_of('verbs of saying')}\b")
_SMALL = frozenset({"of", "for", "and", "the", "in", "on"})
_NO_PERSON = words_of("words of no person")
_GIVEN_NAMES = words_of("given names")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article."""

    persons: frozenset[str]  # in full: "Anna Bell"
    by_surname: dict[str, str]  # the one full name with that surname
    by_acronym: dict[str, str]  # the one name in full that an acronym stands for: NCA -> National Crime Agency

    def persons_in(self, text: str) -> tuple[str, ...]:
        """The persons that a text names, in full or by surname, each once and in order of the first time."""
        found: dict[str, int] = {}
        for name in self.persons:
            at = text.find(name)
            if at >= 0:
                found[name] = at
        for surname, name in self.by_surname.items():
            match = re.search(rf"(?<![\w’'-]){re.escape(surname)}(?![\w-])", text)
            if match and name not in found:
                found[name] = match.start()
        return tuple(sorted(found, key=lambda name: found[name]))


def find_names(texts: Iterable[str], headlines: Iterable[str] = ()) -> Names:
    """The names in the sentences of an article; headlines have too many capitals but for acronyms."""
    sentences = list(texts)
    persons = _persons_of(sentences)
    surnames = Counter(name.split()[-1] for name in persons)
    by_surname = {
        surname: name
        for name in persons
        if surnames[surname := name.split()[-1]] == 1 and not _is_two_people(surname, sentences)
    }
    return Names(persons, by_surname, _acronyms_of(sentences, [*sentences, *headlines]))


def _persons_of(sentences: list[str]) -> frozenset[str]:
    found: set[str] = set()
    whole = "\n".join(sentences)
    for sentence, following in zip(sentences, [*sentences[1:], ""], strict=True):
        for run in _RUN.finditer(sentence):
            name = _person_in(run.group())
            if name is None or name in found:
                continue
            start = run.start() + run.group().rindex(name)
            end = start + len(name)
            goes_on = _SAYING_AFTER.match(sentence, end) is not None and _SHE_SAID.match(following) is not None
            if _shows_a_person(sentence, start, end) or _is_called_later(name, whole) or goes_on:
                found.add(name)
    return frozenset(found)


def _person_in(run: str) -> str | None:
    """The name without the title and the office before it: "Home Secretary Yvette Cooper"; None for no person."""
    words = re.sub(r"['’]s?$", "", run).split()
    titles = words_of("titles") | words_of("titles that stay")
    offices = words_of("offices of persons")
    given = next((at for at, word in enumerate(words[:-1]) if word.lower() in _GIVEN_NAMES), None)
    while words and (
        words[0].lower().rstrip(".") in titles or (len(words) > 2 and (given or words[0].lower() in offices))
    ):
        words, given = words[1:], given - 1 if given else given
    if len(words) not in (2, 3) or not _NO_PERSON.isdisjoint(word.lower() for word in words):
        return None
    if any(word.isupper() and len(word) > 2 for word in words) or any(
        "’s" in word or "'s" in word for word in words[:-1]
    ):
        return None
    return " ".join(words)


def _shows_a_person(sentence: str, start: int, end: int) -> bool:
    before, after = sentence[:start], sentence[end:]
    titled = _TITLED.search(before) is not None
    office = _AGE_OR_OFFICE.match(after) is not None
    given = sentence[start:end].split()[0].lower() in _GIVEN_NAMES
    return titled or office or given or _OFFICE_BEFORE.search(before) is not None


def _is_called_later(name: str, whole: str) -> bool:
    """Whether "Mr Bell" or "Bell said" stands somewhere."""
    surname = re.escape(name.split()[-1])
    return re.search(rf"(?:{_TITLES})\s+{surname}\b", whole) is not None


def _is_two_people(surname: str, sentences: list[str]) -> bool:
    """Whether somebody is Mr Smith and somebody else Mrs Smith."""
    whole = "\n".join(sentences)
    titled = re.findall(rf"\b(Mr|Mrs|Ms|Miss)\.?\s+{re.escape(surname)}\b", whole)
    return "Mr" in titled and len(set(titled)) > 1


def _acronyms_of(sentences: list[str], everywhere: list[str]) -> dict[str, str]:
    """Acronyms that the article writes out: in brackets, or by one name alone that has their initials."""
    found: dict[str, set[str]] = {}
    runs = {_bare(run.group()) for sentence in sentences for run in _LONG_RUN.finditer(sentence)}
    for sentence in sentences:
        for bracketed in _BRACKETED_LONG.finditer(sentence):
            if _initials(bracketed["long"]) == bracketed["short"].upper():
                found.setdefault(bracketed["short"], set()).add(_bare(bracketed["long"]))
        for run in _LONG_RUN.finditer(sentence):
            short = _IN_BRACKETS.match(sentence, run.end())
            if short and (name := _ending_with_initials(run.group(), short["short"])):
                found.setdefault(short["short"], set()).add(name)
    for acronym in {match for text in everywhere for match in _ACRONYM.findall(text)} - found.keys():
        names = {name for run in runs if (name := _ending_with_initials(run, acronym))}
        if len(names) == 1:
            found[acronym] = names
    return {acronym: min(names) for acronym, names in found.items() if len(names) == 1}


def _bare(run: str) -> str:
    return re.sub(r"['’]s?$", "", run.removeprefix("The ").removeprefix("the "))


def _initials(name: str, with_small: bool = False) -> str:
    words = [word for word in re.split(r"[\s-]+", name) if word]
    return "".join(word[0] for word in words if with_small or (word not in _SMALL and word[0].isupper())).upper()


def _ending_with_initials(run: str, acronym: str) -> str | None:
    """The end of the run whose words' initials are the acronym; None where there is none."""
    words = _bare(run).split()
    for at in range(len(words)):
        name = " ".join(words[at:])
        spelt = (_initials(name), _initials(name, with_small=True))
        if words[at] not in _SMALL and acronym.upper() in spelt and acronym.upper() != name.upper():
            return name
    return None
