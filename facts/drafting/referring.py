"""Referring: whom "it", "she", "the agency" and "Mr Bell" mean in an article, where that is sure.

Articles are read more strictly than messages (`claims.subjects`): what is written here is published as a fact. A word
is put in place only where nobody else can be meant; where that is not so it stays, and is named.
"""

import re
from dataclasses import dataclass

from facts.claims.subjects import names_of
from facts.drafting.names import Names
from facts.drafting.quotations import find_quotations, is_within
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
_KINDS = {kind: frozenset(words) for kind, *words in groups_of("kinds of bodies")}
_FIRMS = words_of("kinds of firms")
_ANY_KIND = "|".join(sorted(_KINDS.keys() | _FIRMS, key=len, reverse=True))
_KIND = re.compile(
    rf"""
      \b (?P<the> [Tt]he ) \s+ (?P<kind> {_ANY_KIND} ) (?P<owner> ['’]s )?
      (?= [,.;:] | $ | (?<=['’]s) \s
        | \s+ (?: also | now | then | which | who | has | had | have | is | was | are | were | will | would | can
                 | could | may | might | must | does | did
                 | {any_of("deeds of bodies")} | {any_of("verbs of saying")} ) \b )
    """,
    re.VERBOSE,
)
_NAME = re.compile(  # on one line; an acronym may follow it in brackets
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
_TITLED = (  # a surname, to be filled in
    rf"(?<![\w’'-])(?P<title>(?:(?i:{any_of('titles')}|{any_of('titles that stay')}))\.?\s+)?"
    r"(?P<surname>{})(?P<owner>['’]s?)?(?![\w-])(?!\s+[A-Z])"
)
_STAYING = words_of("titles that stay")
_PERSON_WORDS = words_of("pronouns of persons") | words_of("possessives of persons")
_PAPERS = re.compile(rf"\b{any_of('what says something')}\b", re.IGNORECASE)
_SAYS_OF_ITSELF = re.compile(rf"\b{any_of('verbs of saying')}\s+(?:that\s+)?it(?:['’]s)?\s")
_WINDOW = 3  # sentences back in which a person is looked for
_REACH = 6  # the same for a body that is called by its kind
_ANY_FIRM = frozenset({"company", "firm", "group", "business"})  # which every maker of something is
_DRAWN = {"ll": "will"}  # "'s" and "'d" may be two words each


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


@dataclass(frozen=True, slots=True)
class Referred:
    """A sentence with names for the words that refer back, and those words for which there was no sure name."""

    text: str
    open: tuple[str, ...] = ()


def tell(text: str, names: Names) -> Told:
    """What the sentences behind this one may refer to."""
    leader, _ = _leader_of(text, names)
    persons = names.persons_in(text)
    speaker = next((person for person in persons if _says(person, text, names)), None)
    bodies = _others_in(text, leader, persons, names)
    return Told(text, leader, persons, bodies, speaker, _UNNAMED.search(_outside(text)) is not None)


def refer(text: str, before: list[Told], names: Names) -> Referred:
    """The sentence with names put in where they are sure; `before` are the sentences above it."""
    open_words: list[str] = []
    text = _name_opening(text, before, names, open_words)
    text = _name_kinds(text, before, names, open_words)
    text = _name_sayers(text, before, names, open_words)
    text = _name_in_full(text, names)
    return Referred(text, tuple(dict.fromkeys(open_words)))


def _leader_of(text: str, names: Names) -> tuple[str | None, int]:
    """The name that a sentence begins with, and where it ends."""
    found = _NAME.match(text)
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


def _verb_at(text: str) -> str:
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
    behind = rf"(?:,\s(?:[^,“”\"]|,(?=\d)){{3,120}},|\s\([^)]*\))?\s+(?:has\s+|also\s+|later\s+)?{saying}\b"
    return (
        re.match(behind, text[found.end() :]) is not None
        or re.search(rf"\b{saying}\s+(?:[\w’'-]+\s+){{0,4}}$", text[: found.start()]) is not None
    )


def _others_in(text: str, leader: str | None, persons: tuple[str, ...], names: Names) -> tuple[str, ...]:
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


def _name_opening(text: str, before: list[Told], names: Names, open_words: list[str]) -> str:
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
    name = _lowered(name) if found["opening"] else _capitalised(name)
    owner = _owner(name) if is_owner else ""
    return " ".join(f"{found['opening']}{name}{owner} {_DRAWN.get(drawn, '')} {rest}".split())


def _meant(word: str, rest: str, before: list[Told], names: Names) -> str | None:
    """Whom a pronoun means; None where that is not sure."""
    if word in ("they", "their") or not before:
        return None
    verb = _verb_at(rest)
    if word in _PERSON_WORDS:
        return _person_before(before, verb in words_of("verbs of saying"))
    last = before[-1]
    if word == "its":
        owned = re.match(any_of("belongings of bodies") + r"\b", rest)
        return last.sole if owned else None
    if last.leader is None or last.persons_lead or not _leader_says(last, names) or _PAPERS.search(last.text):
        return None
    if verb in words_of("verbs of saying"):
        return last.leader
    is_topic = _SAYS_OF_ITSELF.search(last.text) is not None  # "Norvik Port said it had hired 60 pilots"
    return last.sole if is_topic and verb in words_of("deeds of bodies") else None


def _leader_says(told: Told, names: Names) -> bool:
    _, end = _leader_of(told.text, names)
    return _verb_at(told.text[end:]) in words_of("verbs of saying")


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


def _name_kinds(text: str, before: list[Told], names: Names, open_words: list[str]) -> str:
    """Put the name of the one body of its kind for "the agency"."""
    quoted = find_quotations(text)
    for found in reversed(list(_KIND.finditer(text))):
        if is_within(quoted, *found.span()) or _names_body(text[: found.start()], names):
            continue  # the sentence itself says which
        name = _body_of_kind(found["kind"].lower(), before, names)
        if name is None:
            open_words.append(f"{found['the']} {found['kind']}")
            continue
        name = _capitalised(name) if found["the"] == "The" else _lowered(name)
        owner = _owner(name) if found["owner"] else ""
        text = f"{text[: found.start()]}{name}{owner}{text[found.end() :]}"
    return text


def _names_body(text: str, names: Names) -> bool:
    """Whether a name that may be a body's stands in the text."""
    return bool(_others_in(text, None, names.persons_in(text), names))


def _body_of_kind(kind: str, before: list[Told], names: Names) -> str | None:
    """The one body that is of this kind by its name, or the firm that was called so, and was spoken of last."""
    known = "\n".join(told.text for told in before)
    bodies = _bodies_by_name(_KINDS.get(kind, frozenset()), kind, known)
    if len(bodies) == 1:
        name = bodies[0]
        bare = name.removeprefix("the ")
        short = next((short for short, long in names.by_acronym.items() if long == bare), bare)
        nearest = next((told for told in reversed(before[-_REACH:]) if _may_mean_bodies(told)), None)
        if nearest is None or not re.search(rf"{re.escape(bare)}|\b{re.escape(short)}\b", nearest.text):
            return None  # somebody else was spoken of since
        others = [word for word in nearest.bodies if word not in bare and word != short]
        others += [] if nearest.leader is None or bare in nearest.leader or nearest.persons_lead else [nearest.leader]
        unknown = [word for word in others if word.isupper() and word not in names.by_acronym]
        return None if unknown or (others and kind in _FIRMS) else name
    if bodies or kind not in _FIRMS or not before:
        return None
    leader = before[-1].sole
    if leader is None:
        return None
    own = re.escape(leader.removeprefix("The "))
    called = (
        rf"{own},\s(?:the|a|an)\s[^,.]{{0,60}}\b{kind}\b|\b{kind}\s{own}\b"
        rf"|{own}\s(?:is|was)\s(?:the|a|an)\s[^,.]{{0,60}}\b{kind}\b"
    )
    is_maker = kind in _ANY_FIRM and re.search(
        rf"{own},\s(?:the|a|an)\s[^,.]{{0,60}}\b{any_of('kinds of firms')}\b", known
    )
    return leader if is_maker or re.search(called, known) else None


def _may_mean_bodies(told: Told) -> bool:
    return bool(told.bodies) or (told.leader is not None and not told.persons_lead)


def _bodies_by_name(ending: frozenset[str], kind: str, known: str) -> list[str]:
    """The bodies in the text whose names show this kind: National Crime Agency, Port Ellery council."""
    bodies: dict[str, str] = {}
    for found in _NAME.finditer(known):
        name = re.sub(r"['’]s?$", "", found["name"])
        words = name.lower().split()
        if re.match(rf" {kind}\b", known[found.end() :]) and found["name"] == name:
            name = f"{name} {kind}"
        elif len(words) < 2 or not (words[-1] in ending or words[0] in ending):
            continue
        bodies[name] = max("the " if found["the"] else "", bodies.get(name, ""))
    return [
        f"{the}{name}" for name, the in bodies.items() if not any(name != other and name in other for other in bodies)
    ]


def _name_sayers(text: str, before: list[Told], names: Names, open_words: list[str]) -> str:
    """Put the name for "he" in "…,” he said"."""
    quoted = find_quotations(text)
    for pattern in (_SAID_BY, _SAID_INVERTED):
        found = pattern.search(text)
        if found is None or is_within(quoted, *found.span("word")):
            continue
        word, outside = found["word"], _outside(text[: found.start("word")])
        if (word == "it" and _names_body(outside, names)) or (word != "it" and names.persons_in(outside)):
            continue  # the sentence itself says who
        name = None
        if word in ("he", "she"):
            name = _person_before(before, says=True)
        elif word == "it" and before:
            name = before[-1].sole
        if name is None:
            open_words.append(word)
        else:
            text = f"{text[: found.start('word')]}{_lowered(name)}{text[found.end('word') :]}"
    return text


def _outside(text: str) -> str:
    """What stands outside quotation marks."""
    parts, at = [], 0
    for quotation in find_quotations(text):
        parts.append(text[at : quotation.start])
        at = quotation.end
    return " ".join([*parts, text[at:]]).strip(" ,.")


def _owner(name: str) -> str:
    return "’" if name.endswith("s") else "’s"


def _name_in_full(text: str, names: Names) -> str:
    """The first "Mr Bell", or "Bell", as "Anna Bell"."""
    quoted = find_quotations(text)
    for surname, name in names.by_surname.items():
        if name in text:
            continue
        found = re.search(_TITLED.format(re.escape(surname)), text)
        if found is None or is_within(quoted, *found.span()):
            continue
        if re.search(r"[A-ZÀ-Þ][\w’'-]*\s+$", text[: found.start()]) and not found["title"]:
            continue  # some other name that ends so
        title = found["title"] or ""
        kept = title if title.strip(" .").lower() in _STAYING else ""
        text = f"{text[: found.start()]}{kept}{name}{found['owner'] or ''}{text[found.end() :]}"
    return text


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def _lowered(name: str) -> str:
    return f"the {name[4:]}" if name.startswith("The ") else name
