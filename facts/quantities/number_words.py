"""Numbers in words: ninety-five, a hundred and one, two and a half million, three lakh crore, three quarters."""

from dataclasses import replace

from facts.quantities.digits import read_digits, step_of
from facts.quantities.lexicon import Numbers
from facts.quantities.shares import ARTICLES, Numeral, scaled_share
from facts.quantities.tokens import Tokens

_LARGEST = 1e24  # no number that people write in words is larger


class _Groups:
    """The sum so far: whole groups with their scales, and the group being read."""

    __slots__ = ("group", "is_open", "last_tens", "limit", "scale", "total")

    def __init__(self) -> None:
        self.total = self.group = 0.0
        self.limit = float("inf")  # the scale before: what comes next must be smaller
        self.scale = 1.0
        self.is_open = True  # whether a small number may come now
        self.last_tens = 0

    @property
    def value(self) -> float:
        """The number so far."""
        return self.total + self.group

    def add_small(self, small: float) -> bool:
        """Add a number below a hundred; False where it begins another number."""
        if not self.is_open and not (self.last_tens and 0 < small < 10):
            return False
        self.group += small
        self.last_tens = int(small) if small >= 20 and small % 10 == 0 else 0
        self.is_open = False
        return True

    def add_scale(self, factor: float) -> bool:
        """Multiply what stands before a scale; False where it begins another number."""
        group = self.group
        if factor == 12 and group > 100 and group % 100:  # three hundred and two dozen
            self.group = group // 100 * 100 + group % 100 * factor
        elif factor in (12, 100):
            if group >= 100:
                return False
            self.group = (group or 1) * factor
        elif group == 0 and self.total:  # lakh crore, thousand million
            if self.total * factor > _LARGEST:
                return False
            self.total *= factor
        else:
            if factor >= self.limit:
                return False
            self.total += (group or 1) * factor
            self.group, self.limit = 0.0, factor
        self.scale, self.last_tens, self.is_open = factor, 0, True
        return True


class WordReader:
    """Reads one number in words: groups below a thousand, each with its scale, joined by hyphens and "and"."""

    def __init__(self, tokens: Tokens, numbers: Numbers, joins: bool) -> None:
        self.tokens, self.words, self.numbers, self.joins = tokens, tokens.words, numbers, joins

    def read(self, place: int) -> Numeral | None:
        """The number whose first word stands at a place."""
        words, numbers = self.words, self.numbers
        first = place
        if words[place] in numbers.scales and words[place - 1] in ARTICLES:
            first = place - 1
        year = self._spoken_year(place)
        if year is not None:
            return year
        at, groups = place, _Groups()
        while True:
            word = words[at]
            if word in numbers.small:
                is_taken = groups.add_small(numbers.small[word])
            elif word in numbers.scales and (word != "grand" or at > place):
                is_taken = groups.add_scale(numbers.scales[word])
            elif word == "point" and at > place and words[at + 1] in numbers.small:
                decimals, at = self._decimals(at + 1)
                return self._finish(first, at, groups.value + decimals, groups.scale)
            else:
                break
            if not is_taken:
                break
            at += 1
            following = self._next_piece(at, groups)
            if following is None:
                break
            at = following
        return None if at == place else self._finish(first, at, groups.value, groups.scale, groups.last_tens)

    def read_scaled(self, numeral: Numeral) -> Numeral:
        """A number in digits with the scale words behind it: 1.5 million, 3 hundred and 21, 12 lakh crore."""
        words, numbers, at = self.words, self.numbers, numeral.stop
        hyphen = (
            words[at] == "-"
            and words[at + 1] in numbers.scales
            and (self.tokens.glued[at] == self.tokens.glued[at + 1])
        )
        value, scale, step = numeral.value, 1.0, numeral.step
        at += hyphen
        factor = numbers.scales.get(words[at])
        if factor is None:
            return self._with_fraction(numeral)
        while factor is not None and (value * factor <= _LARGEST or scale == 1):
            value, step, scale = value * factor, step * factor, factor
            at += 1
            factor = numbers.scales.get(words[at])
        rest = self._rest_below(at, scale)
        if rest is not None:
            value, at, step = value + rest.value, rest.stop, rest.step
        return self._with_fraction(replace(numeral, stop=at, value=value, step=step, scale=scale, is_plain=False))

    def _rest_below(self, at: int, scale: float) -> Numeral | None:
        """ "3 hundred and 21", "4 thousand 3 hundred and 21": the smaller rest behind a scale."""
        words = self.words
        has_and = words[at] == "and"
        start = at + has_and
        if (
            has_and
            and scale != 100
            and (words[start] not in self.numbers.small or words[start + 1] not in self.numbers.scales)
        ):
            return None
        if self.tokens.kinds[start] != "digits" and words[start] not in self.numbers.small:
            return None
        if not has_and and words[start + 1] not in self.numbers.scales:
            return None
        if self.numbers.scales.get(words[start + 1], 0) >= scale:
            return None  # a number of its own; scales only fall, so that reading the rest ends
        if self.tokens.kinds[start] == "digits":
            digits = read_digits(self.tokens, start)
            if digits is None:
                return None
            rest: Numeral | None = self.read_scaled(Numeral(start, digits.stop, digits.value, digits.step))
        else:
            rest = self.read(start)
        return (
            rest
            if rest is not None and rest.value < scale and rest.value == int(rest.value) and rest.value > 0
            else None
        )

    def _next_piece(self, at: int, groups: _Groups) -> int | None:
        """Where the number goes on, past a hyphen or an "and"; None where it ends."""
        words, numbers, tokens = self.words, self.numbers, self.tokens
        word, following = words[at], words[at + 1]
        if word in numbers.small or word in numbers.scales or word == "point":
            return at
        if word == "-":
            is_scale = following in numbers.scales and tokens.glued[at + 1] == tokens.glued[at]
            is_unit = groups.last_tens and 0 < numbers.small.get(following, 0) < 10
            return at + 1 if is_scale or is_unit else None
        if word == "and" and groups.is_open and self.joins and following in numbers.small:
            begins_another = groups.group >= 100 and words[at + 2] == "hundred"  # three hundred and two hundred
            return None if begins_another or self._fraction(at + 1) is not None else at + 1
        return None

    def _decimals(self, place: int) -> tuple[float, int]:
        """ "zero three", "seventy-one" behind "point"."""
        numbers, figures = self.numbers, ""
        while self.words[place] in numbers.small:
            figure = numbers.small[self.words[place]]
            tens = figure >= 20
            place += 1
            unit_at = place + (self.words[place] == "-")
            unit = numbers.small.get(self.words[unit_at], 0)
            if tens and 0 < unit < 10:
                figure, place = figure + unit, unit_at + 1
            figures += str(int(figure))
        return float(f"0.{figures[:15]}"), place

    def _finish(self, first: int, stop: int, value: float, scale: float, last_tens: int = 0) -> Numeral:
        """Add what fraction stands behind: "two thirds", "and a half"; then a scale: "two and a half million"."""
        words = self.words
        if first < stop and (share := self._denominated(first, stop, value, last_tens)) is not None:
            return scaled_share(self.tokens, share)
        numeral = Numeral(first, stop, value, step_of(value), scale=scale)
        if value != int(value) and words[stop] in self.numbers.scales:
            return self.read_scaled(numeral)
        return self._with_fraction(numeral)

    def _denominated(self, first: int, stop: int, value: float, last_tens: int) -> Numeral | None:
        if value != int(value) or value == 0:
            return None
        hyphen = self.words[stop] == "-"
        found = self._denominator(stop + hyphen, is_one=value == 1)
        if found is None:
            return None
        below, at = found
        if last_tens and value > last_tens and below < 10 and "and" not in self.words[first:stop]:
            value, below = value - last_tens, below + last_tens  # one hundred thirty-fifths
        share = value / below
        return Numeral(first, at, share, 0.0, is_share=share < 1)

    def _denominator(self, place: int, is_one: bool) -> tuple[int, int] | None:
        """The n of "n-ths" and the place behind; in the singular only after one."""
        words, numbers = self.words, self.numbers
        word, tens = words[place], 0
        value = numbers.small.get(word, 0)
        if value >= 20:
            at = place + 1 + (words[place + 1] == "-")
            below = self._nth(words[at], is_one)
            return (int(value) + below, at + 1) if below is not None and below < 10 else None
        below = self._nth(word, is_one)
        if below is None or (word in ("second", "seconds", "first", "firsts")):
            return None
        return below + tens, place + 1

    def _nth(self, word: str, is_one: bool) -> int | None:
        shares, ordinals = self.numbers.shares, self.numbers.ordinals
        if word in ("halves", "quarters"):
            return shares[word]
        if word.endswith("s") and word[:-1] in ordinals:
            return ordinals[word[:-1]]
        if is_one:
            return shares.get(word) or ordinals.get(word)
        return None

    def _fraction(self, place: int) -> Numeral | None:
        """A proper fraction in words: "a half", "three quarters", "one fifth"."""
        words, numbers = self.words, self.numbers
        if words[place] in ("a", "an", "one"):
            found = self._denominator(place + 1 + (words[place + 1] == "-"), is_one=True)
            return None if found is None else Numeral(place, found[1], 1 / found[0], 0.0, is_share=True)
        value = numbers.small.get(words[place], 0)
        if not value:
            return None
        at = place + 1
        if value >= 20:
            unit_at = at + (words[at] == "-")
            unit = numbers.small.get(words[unit_at], 0)
            if 0 < unit < 10:
                value, at = value + unit, unit_at + 1
        found = self._denominator(at + (words[at] == "-"), is_one=False)
        if found is None or value >= found[0]:
            return None
        return Numeral(place, found[1], value / found[0], 0.0, is_share=True)

    def _with_fraction(self, numeral: Numeral) -> Numeral:
        """ "… and a half", of the scale where there is one: one million and a half."""
        hyphen = self.words[numeral.stop] == "-"  # one-and-a-half
        at = numeral.stop + hyphen
        if not self.joins or self.words[at] != "and":
            return numeral
        part = self._fraction(at + 1 + hyphen)
        if part is None or self.words[part.stop] == "of":
            return numeral
        factor = self.numbers.scales.get(self.words[part.stop], 0)
        if numeral.scale >= 1000 and factor:  # one billion and a half million
            return replace(numeral, stop=part.stop + 1, value=numeral.value + part.value * factor, step=0.0)
        value = numeral.value + part.value * (numeral.scale if numeral.scale >= 1000 else 1)
        mixed = replace(numeral, stop=part.stop, value=value, step=step_of(value), is_plain=False)
        return self.read_scaled(mixed) if factor else mixed

    def _spoken_year(self, place: int) -> Numeral | None:
        """ "nineteen ninety-five", "twenty twenty-four"."""
        century = self.numbers.small.get(self.words[place], 0)
        tens = self.numbers.small.get(self.words[place + 1], 0)
        if century not in (18, 19, 20) or not 10 <= tens < 100:
            return None
        at = place + 2
        unit_at = at + (self.words[at] == "-")
        unit = self.numbers.small.get(self.words[unit_at], 0)
        if tens >= 20 and 0 < unit < 10:
            tens, at = tens + unit, unit_at + 1
        if self._denominator(place + 1, is_one=False) is not None or self._nth(self.words[at], False) is not None:
            return None
        return Numeral(place, at, century * 100 + tens, 1.0, is_plain=True)
