"""Digits that are no quantity: names and codes (COVID-19, M25, Boeing 737), scores, times of day, telephone numbers."""

from facts.quantities.lexicon import Lexicon, lexicon
from facts.quantities.shares import read_slashed
from facts.quantities.tokens import Tokens
from facts.quantities.years import counts_something

_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_TIMES_OF_DAY = frozenset({"am", "pm", "o'clock", "oclock", "hrs'"})
_SHORTEST_GLUED_NOUN = 5  # "100people" is a slip of the space bar, "777f" a code
_LONGEST_LIST_NUMBER = 2
_MOST_SCORE = 30


def skips_digits(tokens: Tokens, place: int, floor: int) -> int | None:
    """Where to go on behind digits that are no quantity; None where they may be one."""
    lex = lexicon()
    if _is_code_before(tokens, place, floor, lex) or _is_code_behind(tokens, place, lex):
        return _end_of_code(tokens, place)
    if tokens.words[place][0] == "0" and tokens.words[place].isdecimal() and len(tokens.words[place]) > 1:
        return _end_of_telephone(tokens, place)
    if _is_label(tokens, place, lex) or _is_time_of_day(tokens, place) or _is_list_number(tokens, place):
        return place + 1
    return _end_of_score(tokens, place, lex)


def is_label(tokens: Tokens, place: int) -> bool:
    """Whether a number is part of a name: version two, Article 50."""
    return _is_label(tokens, place, lexicon())


def _is_code_before(tokens: Tokens, place: int, floor: int, lex: Lexicon) -> bool:
    if not tokens.glued[place] or place == 0:
        return False
    before = place - 1
    if tokens.words[before] == "-":
        if not tokens.glued[before] or tokens.kinds[before - 1] != "word":
            return False
        word = tokens.words[before - 1]
        numbers = lex.numbers
        is_number = word in numbers.small or word in numbers.scales or word in numbers.months
        hangs_on_digits = tokens.glued[before - 1] and tokens.kinds[before - 2] == "digits"  # 5m-7m
        is_known = is_number or hangs_on_digits or word in lex.words["hyphen_prefixes"]
        return not (is_known or lex.units.phrases.find(tokens.words, before - 1))
    if tokens.words[before] in ("_", "\\"):
        return True
    if tokens.kinds[before] != "word":
        return False
    if before < floor:  # the "k" of "10k" glued to more digits
        return True
    written = tokens.slice(before, place)
    is_money = written in lex.units.codes or lex.units.signs.find(tokens.words, before) is not None
    return not (is_money or (tokens.words[before] == "approx" and not tokens.glued[before]))


def _is_code_behind(tokens: Tokens, place: int, lex: Lexicon) -> bool:
    """Whether letters hang on the digits that are neither scale nor unit: 777F, 24703L202."""
    at = place + 1
    if not tokens.glued[at]:
        return False
    if tokens.words[at] == "_" or (tokens.words[at] == "\u20e3"):
        return True
    if tokens.kinds[at] != "word":
        return False
    word = tokens.words[at]
    if tokens.glued[at + 1] and tokens.kinds[at + 1] == "digits":
        return True
    if (
        word in _ORDINAL_ENDS
        or word in ("s", "x", "ish", "odd", "plus", "am", "pm", "e")
        or word in lex.numbers.short_scales
    ):
        return False
    if word == "g" and tokens.slice(at, at + 1) == "G":
        return True  # 5G
    if word in lex.units.tight or word in lex.units.minor_signs or tokens.slice(at, at + 1) in lex.units.codes:
        return False
    if word in ("c", "f"):
        return lex.words["clues_temperature"].isdisjoint(tokens.near(at))
    if word in lex.numbers.scales or word in lex.numbers.months or lex.units.phrases.find(tokens.words, at) is not None:
        return False
    return not (len(word) >= _SHORTEST_GLUED_NOUN and word.isalpha())


def _end_of_code(tokens: Tokens, place: int) -> int:
    at = place + 1
    while tokens.glued[at] and (tokens.kinds[at] != "mark" or (tokens.words[at] in "-_/" and tokens.glued[at + 1])):
        at += 1
    return at


def _end_of_telephone(tokens: Tokens, place: int) -> int:
    at = place + 1
    while (tokens.kinds[at] == "digits" and tokens.words[at].isdecimal()) or (
        tokens.words[at] in ("-", "/") and tokens.kinds[at + 1] == "digits"
    ):
        at += 1
    return at


def _is_label(tokens: Tokens, place: int, lex: Lexicon) -> bool:
    before = place - 1
    if tokens.words[before] == "." and tokens.words[before - 1] in (
        "no",
        "nr",
        "nrs",
        "vol",
        "fig",
        "ver",
        "v",
        "p",
        "pp",
        "ext",
    ):
        before -= 1
    word = tokens.words[before]
    if word not in lex.words["labels"] or "," in tokens.words[place]:
        return False
    if word in ("no", "v") and before == place - 1 and not tokens.slice(before, before + 1)[0].isupper():
        return word == "v" and tokens.glued[place]
    if word in lex.words["label_verbs"] and counts_something(tokens, place, lex):
        return False
    following = tokens.words[place + 1]
    is_scaled = tokens.glued[place + 1] and following in lex.numbers.short_scales
    is_measured = is_scaled or lex.units.phrases.find(tokens.words, place + 1) is not None
    return not (is_measured or following == "-" or following in lex.words["label_exceptions"])


def _is_time_of_day(tokens: Tokens, place: int) -> bool:
    following = tokens.words[place + 1]
    if following in _TIMES_OF_DAY:
        return tokens.words[place - 1] not in ("£", "$", "€")  # "£90 pm" is a rent
    return following in ("a", "p") and tokens.words[place + 2] == "." and tokens.words[place + 3] == "m"


def _is_list_number(tokens: Tokens, place: int) -> bool:
    """ "1." or "2)" at the beginning of a line that goes on."""
    if (
        tokens.words[place + 1] not in (".", ")")
        or len(tokens.words[place]) > _LONGEST_LIST_NUMBER
        or not tokens.glued[place + 1]
    ):
        return False
    before = tokens.gap(place) if place else tokens.text[: tokens.starts[0]]
    after = tokens.text[tokens.ends[place + 1] : tokens.starts[place + 2]]
    return (
        (place == 0 or "\n" in before or tokens.words[place - 1] == "\n")
        and place + 2 < tokens.count
        and bool(after)
        and "\n" not in after
    )


def _is_no_fraction(tokens: Tokens, place: int) -> bool:
    left, right = tokens.words[place], tokens.words[place + 2]
    return (
        left.isdecimal()
        and right.isdecimal()
        and max(len(left), len(right)) < 4
        and read_slashed(tokens, place) is None
    )


def _end_of_score(tokens: Tokens, place: int, lex: Lexicon) -> int | None:
    """ "3-1", "won 1-3", "50-50": sports, shares of luck and telephone numbers, no ranges."""
    words = tokens.words
    if (
        words[place + 1] == ":"
        and tokens.glued[place + 1]
        and tokens.glued[place + 2]
        and tokens.kinds[place + 2] == "digits"
    ):
        return place + 3  # odds
    if (
        words[place + 1] == "/"
        and tokens.glued[place + 1]
        and tokens.glued[place + 2]
        and _is_no_fraction(tokens, place)
    ):
        return place + 3  # 24/7
    if words[place + 1] != "-" or not (words[place].isdecimal() and words[place + 2].isdecimal()):
        return None
    if not (tokens.glued[place + 1] and tokens.glued[place + 2]):
        return None
    left, right = words[place], words[place + 2]
    stop = place + 3
    if len(left) == 3 and len(right) == 4 and (tokens.kinds[stop] != "word" or words[stop] in lex.words["noun_ends"]):
        return stop
    if max(len(left), len(right)) > 3:
        return None
    if tokens.glued[stop] and words[stop] not in ".,;:!?)'\"":
        return None
    if int(left) >= int(right) and words[stop] not in ("%", "per", "percent"):
        return stop
    is_game = not lex.words["score_before"].isdisjoint(words[max(0, place - 4) : place])
    bare = tokens.kinds[stop] != "word" or words[stop] in lex.words["noun_ends"]
    return stop if is_game and bare and int(right) <= _MOST_SCORE else None
