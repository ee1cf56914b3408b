"""Reading: a sentence with its terms (what it is about), its negations and its figures. What the figures are for is in `figures`."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from facts.language.lexicon import Entry, Keys, Lexicon, lexicon
from facts.language.tokens import Token, tokenise
from facts.language.vocabulary import is_common, is_word, rarity
from facts.quantities import Hedge, Quantity, read_quantities

_SMALL = (
    "idle",
    "stop",
    "light",
    "reporting",
    "filler",
    "modifiers",
    "greetings",
    "time_relative",
    "moods",
    "completed",
)
# Small words that may still be a topic when they are all there is: kept, at a low weight.
_FAINT = frozenset({"idle", "light", "modifiers", "moods", "completed"})
FAINT_WEIGHT = 0.12
_ATTRIBUTE_WEIGHT = 0.55  # price, cost, pay: common words, and yet they are what a claim is about
GENERIC_WEIGHT = 0.15  # people, units of time: what they are of tells more
_CLAUSE_MARKS = frozenset('.;:!?()[]"…•|\n')
_CLAUSE_WORDS = frozenset(
    {"but", "while", "whereas", "although", "though", "however", "because", "despite", "amid", "so", "hardly"}
)
_NEGATION_REACH = 5  # words after "not" that it may negate
_EMPTY = Entry()


@dataclass(slots=True)
class Term:
    """A word or a known phrase that carries topic."""

    text: str
    start: int  # code points
    end: int
    at: int  # index of its first token
    clause: int
    keys: Keys
    same: frozenset[str]
    heads: frozenset[str]  # of a phrase, what its last word alone may mean: crime, of knife crime
    broad: frozenset[str]
    narrow: frozenset[str]
    axes: tuple[tuple[str, int], ...]
    weight: float  # 0-1
    name_type: str | None  # place, body, institution, role, publisher, name (some other proper name), or None
    is_known: bool  # a word of English, or of the lexicon
    is_negated: bool = False
    is_hedge: bool = False  # "more" of "more than 50": no direction
    is_capital: bool = False


@dataclass(slots=True)
class Reading:
    """One sentence, analysed once."""

    text: str
    tokens: list[Token]
    terms: list[Term]
    quantities: tuple[Quantity, ...]
    number_at: dict[int, int]  # token index -> index of the quantity that it belongs to
    clause_of: list[int]  # a clause number for each token
    small: dict[int, str] = field(default_factory=dict)  # token index -> kind of small word
    initials: frozenset[str] = frozenset()  # acronyms that its names may be called by: "nca"
    negations: tuple[int, ...] = ()  # token indices of negating words
    is_headline: bool = False  # mostly capitals: capitals say nothing

    def key_set(self) -> frozenset[str]:
        """All keys of all terms."""
        return frozenset(key for term in self.terms for key in term.keys)


def read(text: str) -> Reading:
    """Analyse a sentence. Never raises; a text without words has no terms."""
    lex = lexicon()
    tokens = _expand(tokenise(text), lex)
    quantities = read_quantities(text)
    number_at = _number_tokens(tokens, quantities)
    words = [t.text for t in tokens if t.is_word and t.text[0].isalpha() and len(t.text) > 3]
    is_headline = len(words) > 2 and sum(w[0].isupper() for w in words) > 0.7 * len(words)
    clause_of = _clauses(tokens, number_at)
    reading = Reading(text, tokens, [], quantities, number_at, clause_of, is_headline=is_headline)
    _find_terms(reading, lex)
    reading.initials = frozenset(_initials(reading))
    return reading


# For the texts of facts, which are read for the index, for matching and for their source's context; never for people's messages.
read_once = lru_cache(maxsize=4096)(read)


def _expand(tokens: list[Token], lex: Lexicon) -> list[Token]:
    """Abbreviations and compounds written out: govt -> government, caseworkers -> case workers."""
    out: list[Token] = []
    for token in tokens:
        full = lex.expand(token.text)
        tail = ""
        if full is None and token.text.endswith("s") and len(token.text) > 4:
            full, tail = lex.expand(token.text[:-1]), "s"
        if full is None or not token.is_word:
            out.append(token)
        else:
            out.extend(
                Token(word + (tail if i == len(full) - 1 else ""), token.start, token.end, True)
                for i, word in enumerate(full)
            )
    return out


def _number_tokens(tokens: list[Token], quantities: tuple[Quantity, ...]) -> dict[int, int]:
    number_at: dict[int, int] = {}
    i = 0
    for n, quantity in enumerate(quantities):
        start, end = quantity.span
        while i < len(tokens) and tokens[i].end <= start:
            i += 1
        j = i
        while j < len(tokens) and tokens[j].start < end:
            number_at[j] = n
            j += 1
    return number_at


def _clauses(tokens: list[Token], number_at: dict[int, int]) -> list[int]:
    clause, last, main, out = 0, 0, None, []
    for i, token in enumerate(tokens):
        if lower_of(token) == "to" and _begins_purpose(tokens, i, number_at, out, clause):
            last += 1
            clause, main = last, None
        after_comma = i > 0 and tokens[i - 1].text == ","
        lower = token.text.lower() if token.is_word else token.text
        if (
            lower in _CLAUSE_WORDS
            or (lower in ("and", "with", "after") and after_comma)
            or (lower in _CLAUSE_MARKS and i not in number_at)
        ):
            last += 1
            clause, main = last, None
        elif lower in ("which", "who", "whose", "where") and after_comma:
            last += 1
            main, clause = clause, last  # what is said in passing, up to the next comma
        elif lower == "," and main is not None:
            clause, main = main, None
        out.append(clause)
    return out


def lower_of(token: Token) -> str:
    """The token's text in lower case."""
    return token.text.lower()


def _begins_purpose(tokens: list[Token], i: int, number_at: dict[int, int], clause_of: list[int], clause: int) -> bool:
    """ "Hiring 100 officers to stop the boats": what it is for stands apart from what is so."""
    ahead = tokens[i + 1] if i + 1 < len(tokens) else None
    if ahead is None or not ahead.is_word or i + 1 in number_at or i in number_at or i - 1 in number_at:
        return False
    if lower_of(ahead) in _DETERMINERS or ahead.text[0].isupper():
        return False
    return any(j in number_at and clause_of[j] == clause for j in range(len(clause_of)))


_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "this",
        "that",
        "these",
        "those",
        "all",
        "just",
        "around",
        "about",
        "nearly",
        "almost",
        "some",
        "more",
        "fewer",
    ]
)


def _find_terms(reading: Reading, lex: Lexicon) -> None:
    tokens, keys = reading.tokens, [lex.key(t.text) if t.is_word else "" for t in reading.tokens]
    negations: list[int] = []
    silent_until = -1  # inside a phrase that negates nothing
    i = 0
    while i < len(tokens):
        if i in reading.number_at:
            i += 1
            continue
        token = tokens[i]
        if not token.is_word:
            i += 1
            continue
        length, entry = _longest(reading, keys, i, lex)
        if entry.negates_nothing:
            silent_until = i + length
            if not entry.same and not entry.axes:
                length, entry = 1, lex.entries.get((keys[i],), _EMPTY)
        if entry.is_negation and i >= silent_until:
            negations.append(i)
            if not entry.same and not entry.axes:
                i += length
                continue
        kind = _part_of_date(reading, i) or _small_kind(lex, tuple(keys[i : i + length]), token)
        if kind is not None and _is_compared(reading, i):
            kind = None
        if kind is not None:
            for j in range(i, i + length):
                reading.small[j] = kind
        if kind is None or kind in _FAINT or (entry.axes and kind != "time"):
            reading.terms.append(_term(reading, lex, keys, i, length, entry, kind))
        i += length
    reading.negations = tuple(n for n in negations if not _means_only_later(reading, n))
    _negate(reading)
    _negate_dropped_plans(reading)
    _turn_bounds(reading)
    _mark_hedges(reading)


def _is_compared(reading: Reading, i: int) -> bool:
    """What is said in "as massive as" is what the claim is about."""
    words = [t.text.lower() for t in reading.tokens[max(0, i - 1) : i + 2]]
    return (
        len(words) == 3
        and words[0] == words[2] == "as"
        and words[1] not in ("many", "much", "well", "far", "soon", "long")
    )


def _part_of_date(reading: Reading, i: int) -> str | None:
    """The end of 2023, the start of the year: a time, no end and no start of anything."""
    words = [t.text.lower() for t in reading.tokens[i : i + 4]]
    if words[0] not in ("end", "start", "beginning", "middle", "close") or words[1:2] != ["of"]:
        return None
    dated = i + 2 in reading.number_at or i + 3 in reading.number_at
    return (
        "time"
        if dated or words[-1] in ("year", "month", "week", "season", "summer", "winter", "spring", "autumn")
        else None
    )


def _longest(reading: Reading, keys: list[str], i: int, lex: Lexicon) -> tuple[int, Entry]:
    most = min(lex.longest.get(keys[i], 1), len(keys) - i)
    text = reading.tokens[i].text
    is_cased = text[0].isupper() and not reading.is_headline
    is_first = i == 0 or not reading.tokens[i - 1].is_word
    if text.lower() == "the" and i + 1 < len(keys):
        most = min(most, _longest(reading, keys, i + 1, lex)[0])  # the National Crime Agency is not in The National
        after = reading.tokens[i + 2].text if i + 2 < len(keys) else ""
        most = 1 if after[:1].isupper() and not reading.is_headline else most
    for length in range(most, 0, -1):
        if length > 1 and any(j in reading.number_at or not keys[j] for j in range(i, i + length)):
            continue
        phrase = tuple(keys[i : i + length])
        if (
            length > 1
            and i + length in reading.number_at
            and reading.tokens[i + length - 1].text.lower() in _HEDGE_WORDS
        ):
            if not lex.is_small("light", phrase):
                continue  # "gets over 400" is no getting over
        entry = lex.entries.get(phrase)
        if is_cased and (not is_first or length > 1 or text.isupper()):
            entry = lex.cased.get((text.isupper(), phrase), entry)
        if entry is not None:
            return length, entry
    return 1, _EMPTY


def _small_kind(lex: Lexicon, keys: Keys, token: Token) -> str | None:
    if len(keys) == 1 and len(keys[0]) == 1 and not token.text.isupper():
        return "stop"
    kind = next((kind for kind in _SMALL if lex.is_small(kind, keys)), None)
    if (
        kind is None
        and len(keys) == 1
        and token.text.islower()
        and len(token.text) > 3
        and not _is_known(token.text, keys[0])
    ):
        return _small_misspelt(token.text)
    return kind


def _is_compound(lex: Lexicon, keys: Keys, entry: Entry) -> bool:
    """A noun with its modifier (knife crime), no phrasal verb (take on) and no name."""
    return len(keys) > 1 and entry.name_type is None and not lex.is_small("stop", keys[-1:])


@lru_cache(maxsize=20_000)
def _small_misspelt(word: str) -> str | None:
    """ "arond" says as little as "around": an unknown word one slip away from a small one is small."""
    lex = lexicon()
    for kind in ("stop", "reporting", "filler", "modifiers"):
        for keys in lex.small.get(kind, ()):
            if len(keys) == 1 and len(keys[0]) > 3 and abs(len(keys[0]) - len(word)) < 2:
                if DamerauLevenshtein.distance(word, keys[0], score_cutoff=1) < 2:
                    return "stop"
    return None


def _term(reading: Reading, lex: Lexicon, keys: list[str], i: int, length: int, entry: Entry, kind: str | None) -> Term:
    tokens = reading.tokens[i : i + length]
    own = tuple(keys[i : i + length])
    words = [t.text.lower() for t in tokens]
    known = bool(entry.same or entry.axes or entry.broad or entry.narrow) or all(
        _is_known(w, k) for w, k in zip(words, own, strict=True)
    )
    capital = tokens[0].text[0].isupper() and not reading.is_headline
    name_type = entry.name_type
    if name_type is None and not kind and _is_name(reading, i, tokens[0], known):
        name_type = "name"
    weight = max(_weight(w, k) for w, k in zip(words, own, strict=True))
    head = lex.entries.get(own[-1:], _EMPTY) if length > 1 and entry.name_type is None else _EMPTY
    if kind in _FAINT or kind is not None:
        weight = min(weight, FAINT_WEIGHT)
    elif lex.is_small("generic_nouns", own):
        weight = min(weight, GENERIC_WEIGHT)
    elif lex.is_small("attributes", own[-1:]):
        weight = max(weight, _ATTRIBUTE_WEIGHT)
    return Term(
        text=" ".join(t.text for t in tokens),
        start=tokens[0].start,
        end=tokens[-1].end,
        at=i,
        clause=reading.clause_of[i],
        keys=own,
        same=frozenset([*entry.same, " ".join(own)]),
        heads=frozenset([*head.same, *own[-1:]]) if _is_compound(lex, own, entry) else frozenset(),
        broad=frozenset(entry.broad),
        narrow=frozenset(entry.narrow),
        axes=() if kind == "idle" or (kind == "light" and length > 1) else tuple(entry.axes or head.axes),
        weight=weight,
        name_type=name_type,
        is_known=known,
        is_capital=capital,
    )


@lru_cache(maxsize=50_000)
def _is_known(word: str, key: str) -> bool:
    return is_word(word) or is_word(key)


@lru_cache(maxsize=50_000)
def _weight(word: str, key: str) -> float:
    """A word's say in the topic: by its commoner form, so that "hiring" weighs as "hire" does."""
    return max(0.05, min(rarity(word), rarity(key) if is_common(key) else 1.0))


def _is_name(reading: Reading, i: int, token: Token, known: bool) -> bool:
    """A capital inside a sentence makes a name; at its beginning only a word that English does not have."""
    text = token.text
    if not text[0].isupper():
        return False
    if len(text) > 1 and text.isupper():
        return not known  # an acronym; a known word in capitals only shouts
    if reading.is_headline:
        return not known
    first = i == 0 or not reading.tokens[i - 1].is_word
    if not first:
        return True
    following = reading.tokens[i + 1] if i + 1 < len(reading.tokens) else None
    return not known or (following is not None and following.is_word and following.text[0].isupper())


def _negate(reading: Reading) -> None:
    """A negation takes the first word with a topic after it, and the action words close behind."""
    for at in reading.negations:
        clause, first = reading.clause_of[at], True
        if reading.tokens[at].text.lower() in ("no", "none", "neither"):
            here = [t for t in reading.terms if t.at > at and t.clause == clause]
            action = next((t for t in here if t.axes and t.weight > FAINT_WEIGHT), here[0] if here else None)
            if action is not None:  # "no base will be closed": it is the closing that is denied
                action.is_negated = not action.is_negated
            continue
        for term in reading.terms:
            if term.at <= at or term.clause != clause:
                continue
            if term.at - at > _NEGATION_REACH:
                break
            if first or term.axes:
                term.is_negated = not term.is_negated
            if term.axes:
                break
            if term.weight > FAINT_WEIGHT:
                first = False


def _clause_words(reading: Reading, clause: int) -> list[str]:
    return [t.text.lower() for i, t in enumerate(reading.tokens) if reading.clause_of[i] == clause]


_COMPARATIVES = frozenset(
    [
        "higher",
        "lower",
        "worse",
        "better",
        "bigger",
        "smaller",
        "larger",
        "greater",
        "more",
        "fewer",
        "hotter",
        "colder",
        "longer",
        "shorter",
    ]
)


def _means_only_later(reading: Reading, negation: int) -> bool:
    """ "Isn't opening until 2034" says when, "hasn't been this low since 2009" how long: neither denies anything."""
    clause = reading.clause_of[negation]
    ahead = range(negation + 1, min(len(reading.tokens), negation + 6))
    words = [reading.tokens[i].text.lower() for i in ahead if reading.clause_of[i] == clause]
    if any(word in _COMPARATIVES for word in words[:3]):
        return reading.tokens[negation].text.lower() == "never"  # never been higher: the highest yet
    if any(w in ("this", "so", "that") for w in words) and {"since", "for", "in"} & set(_clause_words(reading, clause)):
        return True
    return bool({"until", "till", "til"} & set(words)) or words[:2] in (
        ["been", "this"],
        ["been", "so"],
        ["been", "that"],
    )


_TURNED = {
    Hedge.FEWER_THAN: Hedge.AT_LEAST,
    Hedge.MORE_THAN: Hedge.AT_MOST,
    Hedge.AT_LEAST: Hedge.FEWER_THAN,
    Hedge.AT_MOST: Hedge.MORE_THAN,
}


def _turn_bounds(reading: Reading) -> None:
    """ "No region saw less than 28%" says that each saw at least 28%: the bound is turned, and nothing else negated."""
    for at in reading.negations:
        if reading.tokens[at].text.lower() not in ("no", "none", "nobody", "neither"):
            continue
        for number, n in reading.number_at.items():
            quantity = reading.quantities[n]
            if number > at and reading.clause_of[number] == reading.clause_of[at] and quantity.hedge in _TURNED:
                turned = replace(quantity, hedge=_TURNED[quantity.hedge])
                reading.quantities = (*reading.quantities[:n], turned, *reading.quantities[n + 1 :])
                for term in reading.terms:
                    if term.clause == reading.clause_of[at]:
                        term.is_negated = False
                break


_PLANS = frozenset(
    [
        "plan",
        "plans",
        "idea",
        "proposal",
        "proposals",
        "bid",
        "talks",
        "talk",
        "attempt",
        "effort",
        "intention",
        "threat",
    ]
)


def _negate_dropped_plans(reading: Reading) -> None:
    """To drop a plan to close is not to close: the stop and the plan go, what was planned is negated."""
    words = [t.text.lower() for t in reading.tokens]
    for at, word in enumerate(words):
        if word not in _PLANS or at + 1 >= len(words):
            continue
        clause = reading.clause_of[at]
        here = [t for t in reading.terms if t.clause == clause]
        stops = [
            t
            for t in here
            if any(sign < 0 and axis in ("existence", "activity", "amount", "membership") for axis, sign in t.axes)
        ]
        before = [t for t in stops if at - 4 <= t.at < at]
        if before and words[at + 1] in ("to", "of", "for"):
            stop, planned = before[-1], [t for t in here if t.at > at]
        else:
            after = [
                t for t in stops if t.at > at + 2 and words[t.at - 1] in ("been", "were", "are", "was", "is", "be")
            ]
            if not after or words[at + 1] not in ("to", "of", "for"):
                continue
            stop, planned = after[-1], [t for t in here if at < t.at < after[-1].at]
        action = next((t for t in planned if t.axes), planned[0] if planned else None)
        if action is not None:
            action.is_negated = not action.is_negated
        for term in here:
            if term is stop or term.at == at:
                term.axes, term.weight = (), FAINT_WEIGHT


def _mark_hedges(reading: Reading) -> None:
    """ "more" in "more than 50" and "under" in "under 50" bound a number and give no direction."""
    hedged = {}
    for at, n in reading.number_at.items():
        quantity = reading.quantities[n]
        if quantity.hedge not in (Hedge.NONE, Hedge.EXACTLY, Hedge.AROUND):
            hedged[n] = (min(at, hedged[n][0]) if n in hedged else at, max(at, hedged.get(n, (0, at))[1]))
    for first, last in hedged.values():
        for term in reading.terms:
            before = first - 4 <= term.at < first
            after = last < term.at <= last + 2
            if (before or after) and _is_hedge_word(reading, term, before, first, last):
                term.is_hedge = True


_HEDGE_WORDS = frozenset(
    [
        "close",
        "nearly",
        "almost",
        "around",
        "about",
        "some",
        "roughly",
        "more",
        "less",
        "fewer",
        "higher",
        "lower",
        "greater",
        "over",
        "under",
        "above",
        "below",
        "up",
        "most",
        "least",
        "least",
        "top",
        "exceed",
        "exceeding",
        "than",
        "low",
        "high",
        "minimum",
        "maximum",
        "just",
        "near",
        "beyond",
        "short",
        "shy",
    ]
)

_HEDGE_GLUE = frozenset(
    ["than", "to", "as", "of", "a", "the", "or", "at", "in", "just", "well", "little", "bit", "slightly", "no", "not"]
)


def _is_hedge_word(reading: Reading, term: Term, before: bool, first: int, last: int) -> bool:
    if not set(term.text.lower().split()) <= _HEDGE_WORDS | _HEDGE_GLUE:
        return False
    between = reading.tokens[term.at + len(term.keys) : first] if before else reading.tokens[last + 1 : term.at]
    return all(t.text.lower() in _HEDGE_GLUE or t.text.lower() in _HEDGE_WORDS for t in between)


_NAME = re.compile(r"[A-Z]")


def _initials(reading: Reading) -> list[str]:
    """The initials of each run of capitalised words (joined by of, for, and, the): National Crime Agency -> nca."""
    found: list[str] = []
    run: list[Token] = []
    for token in [*reading.tokens, Token(".", 0, 0, False)]:
        if token.is_word and _NAME.match(token.text) and not reading.is_headline:
            run.append(token)
        elif run and token.is_word and token.text.lower() in ("of", "for", "and", "the", "in"):
            continue
        else:
            for start in range(len(run)):
                letters = "".join(t.text[0] for t in run[start:]).lower()
                if 3 <= len(letters) <= 6:
                    found.append(letters)
            run = []
    return found


def named_shortly(reading: Reading) -> list[tuple[Keys, Keys]]:
    """Names with the short name that the text gives them: Tyne Metropolitan Police (Tyne Met)."""
    lex, tokens, found = lexicon(), reading.tokens, []
    for at, token in enumerate(tokens):
        if token.text != "(":
            continue
        close = next((i for i in range(at + 1, min(at + 6, len(tokens))) if tokens[i].text == ")"), None)
        first = at
        while (
            first > 0
            and tokens[first - 1].is_word
            and (_NAME.match(tokens[first - 1].text) or tokens[first - 1].text in _JOINERS)
        ):
            first -= 1
        while first < at and not _NAME.match(tokens[first].text):
            first += 1
        inside = tokens[at + 1 : close] if close else []
        if first < at and inside and all(t.is_word and _NAME.match(t.text) for t in inside):
            long = tuple(lex.key(t.text) for t in tokens[first:at] if t.text not in ("The", *_JOINERS))
            found.append((tuple(lex.key(t.text) for t in inside), long))
    return found


_JOINERS = ("of", "for", "and", "the", "in")


def says_it_happened(reading: Reading) -> bool:
    """Whether a sentence says that something has been done, and not that it will or may be."""
    return any(t.text.lower() in _HAPPENED for t in reading.tokens) and not says_it_is_planned(reading)


_HAPPENED = frozenset({"has", "had", "already"})


def says_it_is_planned(reading: Reading) -> bool:
    """Whether a sentence speaks of an aim, a plan or the future."""
    lex = lexicon()
    return any(t.is_word and lex.is_small("moods", (lex.key(t.text),)) for t in reading.tokens)
