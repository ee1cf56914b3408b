"""The words of the field as data, loaded once: synonyms, opposites, names, forms, small words. The data are the text files beside this.

Their format is one line a group, words divided by commas, under a [section]; `#` begins a comment. A page of YAML of this size
took ten times as long to read, which everybody would feel at every start of the command line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

import Stemmer

Keys = tuple[str, ...]


@dataclass(slots=True)
class Entry:
    """What is known of one word or phrase (by the stems of its words)."""

    same: list[str] = field(default_factory=list)  # groups whose members mean the same
    broad: list[str] = field(default_factory=list)  # groups of which it is the looser word
    narrow: list[str] = field(default_factory=list)  # groups of which it is one kind
    axes: list[tuple[str, int]] = field(default_factory=list)  # opposites: axis and sign
    name_type: str | None = None  # place, body, institution, role, publisher
    is_negation: bool = False
    negates_nothing: bool = False


class Lexicon:
    """All word knowledge. Frozen after loading."""

    def __init__(self) -> None:
        self._stem = Stemmer.Stemmer("english", 0).stemWord  # no cache of its own: `key` has one
        self._forms: dict[str, str] = {}
        self._exact: dict[str, str] = {}  # forms that hold only as written: PM is the office, pm the hour
        self._suffixes: list[tuple[str, str]] = []
        self._suffix_exceptions: frozenset[str] = frozenset()
        self._unstemmed: set[str] = set()  # words whose stem another word has: officer, office
        self.expansions: dict[str, list[str]] = {}
        self.small: dict[str, set[Keys]] = {}
        self.entries: dict[Keys, Entry] = {}
        self.cased: dict[tuple[bool, Keys], Entry] = {}  # names that are words too, and names only with a capital
        self.longest: dict[str, int] = {}  # the most words of any phrase that begins with this key
        self._load_forms()
        for section, words in _lines("small_words.txt"):
            self.small.setdefault(section, set()).update(self.keys(word) for word in words)
        for keys in self.small["light"]:
            if len(keys) > 1:  # so that "end up" is found as one, whatever its words mean
                self.longest[keys[0]] = max(self.longest.get(keys[0], 1), len(keys))
                self.entries.setdefault(keys, Entry())
        self._load_synonyms()
        self._load_axes()
        self._load_names()

    @lru_cache(maxsize=100_000)  # noqa: B019 - one lexicon lives as long as the process
    def key(self, word: str) -> str:
        """The stem by which a word is known: lower case, lemma of irregular forms, British spelling, Porter2."""
        lower = word.lower()
        if 1 < len(word) < 6 and word.isupper():
            return lower  # an acronym has no stem: ONS is not "on"
        lower = self._forms.get(lower, lower)
        for american, british in self._suffixes:
            if lower.endswith(american) and len(lower) > len(american) + 2 and lower not in self._suffix_exceptions:
                lower = lower[: -len(american)] + british
                break
        if lower in self._unstemmed:
            return lower
        if lower.endswith("s") and lower[:-1] in self._unstemmed:
            return lower[:-1]
        stem = self._stem(lower)
        return self._forms.get(stem, stem)

    def keys(self, phrase: str) -> Keys:
        """The keys of a phrase's words."""
        words = phrase.replace("-", " ").replace("'s", "").split()
        return tuple(self.key(part) for word in words for part in self.expand(word) or (word,))

    def expand(self, word: str) -> list[str] | None:
        """What an abbreviation or a word written as one stands for; None where it is neither."""
        return self.expansions.get(word) or self.expansions.get(word.lower())

    def is_small(self, kind: str, keys: Keys) -> bool:
        """Whether the word or phrase stands in that list of small words."""
        return keys in self.small.get(kind, ())

    def _entry(self, phrase: str) -> Entry:
        keys = self.keys(phrase)
        if not keys:
            return Entry()
        if len(keys) > self.longest.get(keys[0], 1):
            self.longest[keys[0]] = len(keys)
        entry = self.entries.get(keys)
        if entry is None:
            entry = self.entries[keys] = Entry()
        return entry

    def _load_forms(self) -> None:
        for section, (first, *rest) in _lines("forms.txt"):
            if section == "forms":  # lemma, then its irregular or otherwise spelt forms
                self._forms.update((form, first) for form in rest)
            elif section == "suffixes":
                self._suffixes.append((first, rest[0]))
            elif section == "suffix_exceptions":
                self._suffix_exceptions |= {first, *rest}
            elif section == "unstemmed":
                self._unstemmed.update((first, *rest))
            else:  # what it stands for, then the short forms or the words written as one
                self.expansions.update((short, first.split()) for short in rest)

    def _load_synonyms(self) -> None:
        for number, (section, words) in enumerate(_lines("synonyms.txt")):
            if section == "same":
                for word in words:
                    self._entry(word).same.append(f"s{number}")
            else:
                self._entry(words[0]).broad.append(f"b{number}")
                for word in words[1:]:
                    self._entry(word).narrow.append(f"b{number}")

    def _load_axes(self) -> None:
        for section, words in _lines("axes.txt"):
            for word in words:
                entry = self._entry(word)
                if section == "negation":
                    entry.is_negation = True
                elif section == "no negation":
                    entry.negates_nothing = True
                else:
                    axis, _, sign = section.rpartition(" ")
                    entry.axes.append((axis, 1 if sign == "+" else -1))

    def _load_names(self) -> None:
        for number, (section, words) in enumerate(_lines("names.txt")):
            for word in words:
                entry = self._cased_entry(word[1:]) if word[0] == "=" else self._entry(word)
                entry.same.append(f"n{number}")
                entry.name_type = entry.name_type or section

    def _cased_entry(self, name: str) -> Entry:
        keys = self.keys(name)
        self.longest[keys[0]] = max(self.longest.get(keys[0], 1), len(keys))
        return self.cased.setdefault((name.isupper(), keys), Entry())


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """The groups of a data file with their sections, in order."""
    section = ""
    for line in (files("facts.language") / name).read_text("utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            section = line[1:-1]
        else:
            yield section, line.split(", ")


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships."""
    return Lexicon()
