"""The words of the field, loaded once: synonyms, opposites, names, forms, small words. The lists stand beside this."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import Stemmer

from facts import word_lists
from facts.compiled import compiled
from facts.language.vocabulary import is_word
from facts.word_lists import read_groups, sections_of

Keys = tuple[str, ...]

_KEYS_KEPT = 100_000
_PHRASED = ("light", "asking", "present", "filler")  # kinds of small words whose phrases are found as one
_PLURALS = (("ies", "y"), ("s", ""))
_FOLDER = Path(__file__).parent
_FILES = ("forms.txt", "small_words.txt", "synonyms.txt", "axes.txt", "names.txt")
_GRAMMAR = _FOLDER / "grammar.txt"
_SOURCES = [*(_FOLDER / name for name in _FILES), Path(__file__), Path(word_lists.__file__)]


class Entry(NamedTuple):
    """What is known of one word or phrase (by the stems of its words)."""

    same: tuple[str, ...] = ()  # groups whose members mean the same
    broad: tuple[str, ...] = ()  # groups of which it is the looser word
    narrow: tuple[str, ...] = ()  # groups of which it is one kind
    axes: tuple[tuple[str, int], ...] = ()  # opposites: axis and sign
    name_type: str | None = None  # place, body, institution, role, publisher
    is_negation: bool = False
    negates_nothing: bool = False


class Lexicon:
    """All word knowledge. Frozen after loading."""

    def __init__(self) -> None:
        self._stem = Stemmer.Stemmer("english", 0).stemWord  # no cache of its own: `key` has one
        self._known: dict[str, str] = {}
        tables = compiled("lexicon", _SOURCES, lambda: _Compiler().tables())
        self._forms: dict[str, str] = tables["forms"]
        self._suffixes: dict[str, str] = tables["suffixes"]
        self._endings: tuple[str, ...] = tuple(self._suffixes)
        self._suffix_exceptions: set[str] = tables["suffix_exceptions"]
        self._unstemmed: set[str] = tables["unstemmed"]  # words whose stem another word has: officer, office
        self.expansions: dict[str, list[str]] = tables["expansions"]
        self.small: dict[str, set[Keys]] = tables["small"]
        self.longest: dict[str, int] = tables["longest"]  # the most words of any phrase that begins with this key
        make = Entry._make
        self.entries: dict[Keys, Entry] = {keys: make(entry) for keys, entry in tables["entries"].items()}
        # names that are words too, and names only with a capital; whether they are written in capitals throughout
        self.cased: dict[tuple[bool, Keys], Entry] = {key: make(entry) for key, entry in tables["cased"].items()}

    def key(self, word: str) -> str:
        """The stem by which a word is known: lower case, lemma of irregular forms, British spelling, Porter2."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _KEYS_KEPT:
                self._known.clear()
            known = self._known[word] = self._find_key(word)
        return known

    def _only_shouts(self, lower: str) -> bool:
        """Whether a word in capitals is no name, but said loudly: MORE, LOSS."""
        return is_word(lower) and (True, (lower,)) not in self.cased

    def _find_key(self, word: str) -> str:
        lower = word.lower() if word.isascii() else _without_accents(word.lower())
        if 1 < len(word) < 6 and word.isupper() and not self._only_shouts(lower):
            return lower  # an acronym has no stem: ONS is not "on"
        lower = self._forms.get(lower, lower)
        if lower.endswith(self._endings) and lower not in self._suffix_exceptions:
            american = next(ending for ending in self._endings if lower.endswith(ending))
            if len(lower) > len(american) + 2:
                lower = lower[: -len(american)] + self._suffixes[american]
        if lower in self._unstemmed or not lower.isprintable():
            return lower  # half a character has no stem either
        for plural, ending in _PLURALS:
            singular = lower.removesuffix(plural) + ending
            if lower.endswith(plural) and singular in self._unstemmed:
                return singular
        stem: str = self._stem(lower)
        return self._forms.get(stem, stem)

    def lemma(self, word: str) -> str:
        """The word of which one in lower case is an irregular form or another spelling; itself where it is neither."""
        return self._forms.get(word, word)

    def keys(self, phrase: str) -> Keys:
        """The keys of a phrase's words."""
        if phrase.isalpha() and phrase not in self.expansions and phrase.lower() not in self.expansions:
            return (self.key(phrase),)
        words = phrase.replace("-", " ").replace("'s", "").split()
        return tuple(self.key(part) for word in words for part in self.expand(word) or (word,))

    def expand(self, word: str) -> list[str] | None:
        """What an abbreviation or a word written as one stands for; None where it is neither.

        A short form with a capital holds only as written: PM is the office, pm the hour.
        """
        return self.expansions.get(word) or self.expansions.get(word.lower())

    def is_small(self, kind: str, keys: Keys) -> bool:
        """Whether the word or phrase stands in that list of small words."""
        return keys in self.small.get(kind, ())


class _Compiler(Lexicon):
    """Reads the data files into the tables of a lexicon, with whose own `keys` the words are looked up."""

    def __init__(self) -> None:
        self._stem = Stemmer.Stemmer("english", 0).stemWord
        self._known = {}
        self._forms, self._suffixes, self.expansions = {}, {}, {}
        self._suffix_exceptions, self._unstemmed = set(), set()
        self.small, self.longest = {}, {}
        self._open: dict[Keys, list[Any]] = {}
        self._open_cased: dict[tuple[bool, Keys], list[Any]] = {}
        self._load_forms()
        self._endings = tuple(self._suffixes)
        for section, words in read_groups(_FOLDER / "small_words.txt"):
            self.small.setdefault(section, set()).update(map(self.keys, words))
        for kind in _PHRASED:
            for keys in self.small[kind]:
                if len(keys) > 1:
                    self._entry(keys)  # so that "end up" is found as one, whatever its words mean
        self._load_synonyms()
        self._load_axes()
        self._load_names()

    def tables(self) -> dict[str, Any]:
        """All that a lexicon holds, in types that marshal knows."""
        return {
            "forms": self._forms,
            "suffixes": self._suffixes,
            "suffix_exceptions": self._suffix_exceptions,
            "unstemmed": self._unstemmed,
            "expansions": self.expansions,
            "small": self.small,
            "longest": self.longest,
            "entries": {keys: _closed(entry) for keys, entry in self._open.items()},
            "cased": {key: _closed(entry) for key, entry in self._open_cased.items()},
        }

    def _entry(self, keys: Keys) -> list[Any]:
        entry = self._open.get(keys)
        if entry is None:
            entry = self._open[keys] = [[], [], [], [], None, False, False]
            self._lengthen(keys)
        return entry

    def _lengthen(self, keys: Keys) -> None:
        if keys and len(keys) > self.longest.get(keys[0], 1):
            self.longest[keys[0]] = len(keys)

    def _load_forms(self) -> None:
        for section, (first, *rest) in read_groups(_FOLDER / "forms.txt"):
            if section == "forms":  # lemma, then its irregular or otherwise spelt forms
                self._forms.update((form, first) for form in rest)
            elif section == "suffixes":
                self._suffixes[first] = rest[0]
            elif section == "suffix_exceptions":
                self._suffix_exceptions |= {first, *rest}
            elif section == "unstemmed":
                self._unstemmed.update((first, *rest))
            else:  # what it stands for, then the short forms or the words written as one
                self.expansions.update((short, first.split()) for short in rest)

    def _load_synonyms(self) -> None:
        for number, (section, words) in enumerate(read_groups(_FOLDER / "synonyms.txt")):
            if section == "same":
                for word in words:
                    self._entry(self.keys(word))[0].append(f"s{number}")
            else:
                self._entry(self.keys(words[0]))[1].append(f"b{number}")
                for word in words[1:]:
                    self._entry(self.keys(word))[2].append(f"b{number}")

    def _only_shouts(self, lower: str) -> bool:
        return False  # the data files never do: UPS is a name

    def _load_axes(self) -> None:
        for section, words in read_groups(_FOLDER / "axes.txt"):
            axis, _, sign = section.rpartition(" ")
            for word in words:
                entry = self._entry(self.keys(word))
                if section == "negation":
                    entry[5] = True
                elif section == "no negation":
                    entry[6] = True
                else:
                    entry[3].append((axis, 1 if sign == "+" else -1))

    def _load_names(self) -> None:
        for number, (section, words) in enumerate(read_groups(_FOLDER / "names.txt")):
            for word in words:
                entry = self._cased_entry(word[1:]) if word[0] == "=" else self._entry(self.keys(word))
                entry[0].append(f"n{number}")
                entry[4] = entry[4] or section

    def _cased_entry(self, name: str) -> list[Any]:
        keys = self.keys(name)
        self._lengthen(keys)
        return self._open_cased.setdefault((name.isupper(), keys), [[], [], [], [], None, False, False])


def _closed(entry: list[Any]) -> tuple[Any, ...]:
    return tuple(tuple(part) if isinstance(part, list) else part for part in entry)


def _without_accents(word: str) -> str:
    """ "joão" as people type it: joao."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships."""
    return Lexicon()


@cache
def words_of(section: str) -> frozenset[str]:
    """The words and phrases of a section of grammar.txt. Raises KeyError where there is no such section."""
    return frozenset(word for group in sections_of(_GRAMMAR)[section] for word in group)


def groups_of(section: str) -> list[list[str]]:
    """The lines of a section of grammar.txt, word by word. Raises KeyError where there is no such section."""
    return sections_of(_GRAMMAR)[section]
