"""Moods: whether a sentence says that something is so, or that it is only meant to be, or may be."""

from enum import IntEnum

from facts.language.lexicon import lexicon, words_of
from facts.language.model import Reading
from facts.quantities import Kind

_DONE = words_of("done")
_BEHIND_A_NUMBER = words_of("only meant, behind a number")
_FULFILLING = words_of("fulfilling")
_ENDS = words_of("behind what is meant")
_ASIDE_OPENERS = words_of("aside openers")
_PAST_FORMS = words_of("past forms") | words_of("past forms like the infinitive")
_NO_PAST_FORMS = words_of("no past forms")
_LIKE_INFINITIVES = words_of("past forms like the infinitive")
_NO_DEEDS = words_of("past forms of no deed")
_BEFORE_ANOTHER = words_of("behind a comma that begins another clause")
_HAVING, _WAS = frozenset({"has", "have", "had"}), frozenset({"was", "were"})
_PAST_HELPERS = _HAVING | _WAS | {"already"}
_AUXILIARIES = _HAVING | _WAS | {"is", "are"}
_WILL_BE = frozenset({"will", "would", "shall", "is", "are", "was", "were"})
_BEING = words_of("passive auxiliaries")
_GOING = frozenset({"be", "go"})
_MAY = frozenset({"could", "may", "might", "would"})
_MARKS = frozenset(".;:()!?")
_BEFORE_NO_VERB = words_of("determiners") | words_of("before no past form")
_NUMBER = "#"  # stands for each token of a number
_LONGEST_CUE = 3  # words
_FAR_FULFILLING = 3  # tokens before what was meant
_FAR_BEHIND = 5  # tokens from a figure to what says that it is only meant: "the 3 million pounds that it needed"
_FAR_PARTICIPLE = 3  # tokens from "has" to its verb


class Standing(IntEnum):
    """How far a sentence goes in saying something."""

    OPEN = 1  # may be, is proposed, hangs on a condition
    MEANT = 2  # is wanted, decided, expected
    THOUGHT = 3  # was estimated, put at
    TRUE = 4


_STANDINGS: dict[str, Standing | None] = {
    **dict.fromkeys(words_of("meant, and done"), Standing.TRUE),
    **dict.fromkeys(words_of("only thought"), Standing.THOUGHT),
    **dict.fromkeys(words_of("only meant"), Standing.MEANT),
    **dict.fromkeys(words_of("only possible"), Standing.OPEN),
    **dict.fromkeys(words_of("conditions")),
}
_BEGINNINGS = frozenset(phrase.split()[0] for phrase in _STANDINGS)


def says_it_happened(reading: Reading) -> bool:
    """Whether a sentence says that something has been done, and not that it will or may be."""
    return not _DONE.isdisjoint(reading.words) and not says_it_is_planned(reading)


def says_it_is_planned(reading: Reading) -> bool:
    """Whether a sentence speaks of an aim, a plan or the future."""
    lex = lexicon()
    return any(token.is_word and lex.is_small("moods", (lex.key(token.text),)) for token in reading.tokens)


def is_past(word: str) -> bool:
    """Whether a word in lower case is the past, or the participle, of a verb: hired, sold."""
    return word in _PAST_FORMS or (word.endswith("ed") and len(word) > 3 and word not in _NO_PAST_FORMS)


def standings(reading: Reading) -> list[Standing]:
    """How far a sentence goes in saying what each of its tokens stands in.

    In "were meant to hire 1,500 nurses but found 940" the 1,500 are only meant, and the 940 are so.
    """
    words = _plain_words(reading)
    out = [Standing.TRUE] * len(words)
    for at, after, standing in _cues(reading):
        if standing is None:
            first, stop = _stretch(words, at, after)
            _lower(out, range(first, stop), Standing.OPEN)
            continue
        if not _FULFILLING.isdisjoint(words[max(0, at - _FAR_FULFILLING) : at]):
            continue
        _lower(out, _ahead(words, at, after), standing)
        if is_past(words[at]) or words[at] in _BEHIND_A_NUMBER or _is_said_of_number(words, at):
            _lower(out, _behind(words, at), standing)
        elif words[at] in _MAY and not _GOING.isdisjoint(words[after : after + 1]):
            _lower(out, _behind(words, at), Standing.OPEN)  # "400 people could be housed", "40,000 would be too many"
    return out


def says_it_is_done(reading: Reading, standing: list[Standing], first: int) -> bool:
    """Whether what is said at a token is said to have been done: "has hired 100", "100 were hired", "hired 100"."""
    words = _plain_words(reading)
    begin, stop = _stretch(words, first, first + 1)
    begin = max([begin, *[at for at in range(begin, first) if _begins_clause(words, at)]])
    stop = min([stop, *[at for at in range(first + 1, stop) if _begins_clause(words, at)]])
    before = range(begin, stop if _is_counted(reading, first) else first + 1)
    return any(
        standing[at] is Standing.TRUE
        and (_is_auxiliary_of_past(words, at) or (at in before and _is_past_verb(reading, at)))
        for at in range(begin, stop)
    )


def _plain_words(reading: Reading) -> list[str]:
    """The words of a sentence, with a sign in place of numbers: the point in one ends nothing."""
    return [_NUMBER if at in reading.number_at else word for at, word in enumerate(reading.words)]


def _is_counted(reading: Reading, at: int) -> bool:
    """Whether a token may be whom something was done to, or who did it: 800 pilots, and no £150 "knocked off"."""
    number = reading.number_at.get(at)
    return number is None or reading.quantities[number].kind is Kind.COUNT


def _begins_clause(words: list[str], at: int) -> bool:
    """A comma with a subject behind it: "laying off 15% of its staff, and they just had a hit game"."""
    return words[at] == "," and not _BEFORE_ANOTHER.isdisjoint(words[at + 1 : at + 2])


def _is_auxiliary_of_past(words: list[str], at: int) -> bool:
    """ "Has", "was" and "already", with what was done behind them."""
    if words[at] not in _HAVING | _WAS:
        return words[at] == "already"
    verb = next(filter(is_past, words[at + 1 : at + 1 + _FAR_PARTICIPLE]), None)
    return words[at] in _WAS if verb is None else verb not in _NO_DEEDS


def says_it_was(reading: Reading) -> bool:
    """Whether a sentence has a "has", "was" or "already", and not the bare past form of a headline."""
    return not _PAST_HELPERS.isdisjoint(reading.words)


def is_said_of_past(words: list[str], at: int) -> bool:
    """Whether "has", "was" or "already" stands right before a word."""
    return not _PAST_HELPERS.isdisjoint(words[max(0, at - 2) : at])


def _is_past_verb(reading: Reading, at: int) -> bool:
    """Whether a word tells by its form that something was done. "Is hired" and "the hired man" do not."""
    word = reading.words[at]
    is_name = reading.tokens[at].text[0].isupper() and not reading.is_headline
    if at == 0 or is_name or not is_past(word) or word in _NO_DEEDS:
        return False
    return reading.words[at - 1] not in _BEFORE_NO_VERB


def _cues(reading: Reading) -> list[tuple[int, int, Standing | None]]:
    """The first and the next token of each phrase by which something is said not to be so yet; None for a condition."""
    words = reading.words
    found: list[tuple[int, int, Standing | None]] = []
    behind = 0  # the last cue
    for at, word in enumerate(words):
        if at < behind or word not in _BEGINNINGS or (word == "may" and _is_month(reading, at)):
            continue
        for length in range(min(_LONGEST_CUE, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in _STANDINGS:
                behind = at + length
                found.append((at, behind, _STANDINGS[phrase]))
                break
    if words[:1] == ["had"] and "would" in words:
        found.append((0, 1, None))
    return found


def _is_month(reading: Reading, at: int) -> bool:
    """ "On 12 May", "in May"."""
    return at in reading.number_at or (at > 0 and reading.tokens[at].text == "May" and not reading.is_shouted)


def _lower(standing: list[Standing], places: range, to: Standing) -> None:
    for at in places:
        standing[at] = min(standing[at], to)


def _is_said_of_number(words: list[str], at: int) -> bool:
    """ "All 44 are to have one", "31 will be sold"."""
    return words[at] in _WILL_BE and words[max(0, at - 1)] == _NUMBER


def _stretch(words: list[str], at: int, after: int) -> tuple[int, int]:
    """The part of a sentence, between marks or before "but", in which a word stands."""
    first, stop = at, after
    while first > 0 and words[first - 1] not in _MARKS and words[first - 1] != "but":
        first -= 1
    while stop < len(words) and words[stop] not in _MARKS and words[stop] != "but":
        stop += 1
    return first, stop


def _ahead(words: list[str], at: int, after: int) -> range:
    """What a cue says of what follows it: up to the end of an aside, or of what is meant."""
    is_aside = at > 0 and (words[at - 1] == "," or (at > 1 and words[at - 2] == ","))
    stop = after
    while stop < len(words):
        word = words[stop]
        if word in _MARKS or word in _ENDS or (is_aside and word == ",") or _begins_another(words, stop):
            break
        if stop > after and _is_verb_of_subject(words, stop):
            break
        stop += 1
    return range(at, stop)


def _is_verb_of_subject(words: list[str], at: int) -> bool:
    """Whether what has been spoken of is the subject of a verb: "the bill to lower the age | was introduced"."""
    if words[at] in _HAVING:
        return True
    if words[at] in _AUXILIARIES:
        return any(map(is_past, words[at + 1 : at + 3]))
    is_verb = is_past(words[at]) and words[at] not in _LIKE_INFINITIVES
    return is_verb and words[at - 1] not in _BEFORE_NO_VERB and words[at - 1] not in _HAVING


def _begins_another(words: list[str], at: int) -> bool:
    """Whether something else begins here: ", who ended up with 39%", "and has closed two plants"."""
    following = words[at + 1 : at + 2]
    if words[at] == ",":
        return following != [] and following[0] in _ASIDE_OPENERS
    if words[at] == "and":
        return following != [] and (following[0] in _HAVING | _WAS or is_past(following[0]))
    return words[at] in ("up", "down") and following == ["from"]


def _behind(words: list[str], at: int) -> range:
    """What a cue says of what stands before it: "3% growth is expected", "the 3 million pounds that it needed"."""
    if at > 0 and words[at - 1] in _BEING and not words[at].endswith("ing"):
        first = _stretch(words, at, at + 1)[0]
        return range(max([first, *[n for n in range(first, at) if words[n] == ","]]), at)
    for near in range(at - 1, max(-1, at - 1 - _FAR_BEHIND), -1):
        if words[near] in _MARKS or words[near] == ",":
            break
        if words[near] == _NUMBER:
            first = near
            while first > 0 and words[first - 1] == _NUMBER:
                first -= 1
            return range(first, at)
    return range(at, at)
