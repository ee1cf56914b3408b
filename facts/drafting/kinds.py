"""Kinds: which body or firm "the agency" and "the company" mean, by their names and by what they were called."""

import re

from facts.drafting.names import Names
from facts.drafting.quotations import find_quotations, is_within
from facts.drafting.telling import NAME, Told, capitalised, lowered, names_body, owning
from facts.drafting.words import any_of, groups_of, words_of

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
_REACH = 6  # the same for a body that is called by its kind
_ANY_FIRM = frozenset({"company", "firm", "group", "business"})  # which every maker of something is


def name_kinds(text: str, before: list[Told], names: Names, open_words: list[str]) -> str:
    """Put the name of the one body of its kind for "the agency"."""
    quoted = find_quotations(text)
    for found in reversed(list(_KIND.finditer(text))):
        if is_within(quoted, *found.span()) or names_body(text[: found.start()], names):
            continue  # the sentence itself says which
        name = _body_of_kind(found["kind"].lower(), before, names)
        if name is None:
            open_words.append(f"{found['the']} {found['kind']}")
            continue
        name = capitalised(name) if found["the"] == "The" else lowered(name)
        owner = owning(name) if found["owner"] else ""
        text = f"{text[: found.start()]}{name}{owner}{text[found.end() :]}"
    return text


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
    for found in NAME.finditer(known):
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
