"""Laws of reading quantities: what holds for any text, any number, any way of writing it."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.quantities import Kind, read_quantities

FOLDER = Path(__file__).parent.parent / "cases" / "quantities"
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2066\u2069\ufeff"  # zero-width characters and marks of direction
PIECES = [
    *"0123456789.,'-–/:+%£$€°^~()½²\n",
    *(" and ", " to ", " of ", " a ", " in ", " or ", " as ", " per ", " not ", " - ", " , ", " . ", " / "),
    *(
        "half",
        "quarter",
        "thirds",
        "third",
        "million",
        "hundred",
        "hundreds",
        "k",
        "m",
        "bn",
        "one",
        "twenty",
        "ninety",
    ),
    *(
        "between ",
        "from ",
        "2018",
        "may",
        "august",
        "per cent",
        "feet",
        "inches",
        "hours",
        "dozen",
        "couple",
        "several",
    ),
    *(
        "times",
        "again",
        "out",
        "x",
        "e5",
        "\ud800",
        "\u200b",
        "٣",
        "dollars",
        "pounds",
        "over",
        "point",
        "10:30",
        "officers",
    ),
]
NEUTRAL = ["", "It is said that the people here agree. ", "Good morning everybody!\n\n", "Nobody knows why; ", "😀 "]
CLOSING = ["", " .", ". That is what they say.", "!", " 🎉", "; nobody knows why", "\n\nGreetings"]
EMBEDDED = [
    json.loads(line)
    for name in ("money", "percent", "measures", "durations", "shares", "ranges", "hedges", "nouns")
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
]
SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def assert_lawful(text: str) -> None:
    """Whatever was read stands where it says, in order, without overlap, and is a number."""
    end = 0
    for quantity in read_quantities(text):
        start, stop = quantity.span
        assert end <= start < stop <= len(text)
        assert text[start:stop] == quantity.text
        assert quantity.value is None or abs(quantity.value) < 1e100
        assert quantity.step >= 0
        assert quantity.to_dict()["kind"] in set(Kind)
        end = stop


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """No text makes reading fail, and each span is the quantity's own text."""
    assert_lawful(text)


@given(st.text(st.characters(codec=None, categories=["Nd", "No", "Nl", "Cs", "Cf", "Zs", "Po", "Sc", "Sm", "Pd"])))
def test_any_digits_and_marks_are_read(text: str) -> None:
    """Digits of every script, fractions, lone surrogates, joiners and signs: nothing makes reading fail."""
    assert_lawful(text)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_jumble_of_number_words_is_read(text: str) -> None:
    """Pieces of quantities in any order do not make reading fail."""
    assert_lawful(text)


@given(st.integers(1000, 10**15), st.sampled_from([",", " ", "\u2009", "\u00a0", "\u202f", "'", "’"]))
def test_grouped_digits_come_back(number: int, mark: str) -> None:
    """A whole number means the same however its digits are grouped."""
    text = f"They counted {number:,} beans".replace(",", mark)
    (quantity,) = read_quantities(text)
    assert quantity.value == number
    assert quantity.noun == "beans"


@given(st.integers(10**6, 10**15))
def test_digits_grouped_by_points_come_back(number: int) -> None:
    """Two points or more group digits; one alone is a decimal point."""
    (quantity,) = read_quantities(f"They counted {number:,} beans".replace(",", "."))
    assert quantity.value == number


@given(
    st.integers(1, 9999),
    st.integers(0, 2),
    st.sampled_from([("k", 3), ("m", 6), ("bn", 9), (" million", 6), (" trillion", 12)]),
)
def test_scaled_numbers_come_back(mantissa: int, places: int, scale: tuple[str, int]) -> None:
    """k, m, bn and their words multiply; the step is the last place written."""
    suffix, power = scale
    written = f"{mantissa / 10**places:.{places}f}"
    (quantity,) = read_quantities(f"a fund of £{written}{suffix} for schools")
    assert quantity.value == pytest.approx(mantissa * 10 ** (power - places))
    assert quantity.text == f"£{written}{suffix}"
    if places:
        assert quantity.step == pytest.approx(10 ** (power - places))


@given(st.integers(0, 10**12 - 1), st.booleans())
def test_numbers_in_words_come_back(number: int, has_hyphens: bool) -> None:
    """A number spelled out is the number, with hyphens or without."""
    words = spelled(number) if has_hyphens else spelled(number).replace("-", " ")
    (quantity,) = read_quantities(f"They counted {words} beans")
    assert quantity.value == number
    assert quantity.text == words


@given(st.integers(1000, 10**9), st.data())
def test_unseen_characters_do_not_disturb(number: int, data: st.DataObject) -> None:
    """Zero-width characters and marks of direction inside a number change neither value nor where it stands."""
    digits = f"{number:,}"
    written = "".join(char + data.draw(st.sampled_from(["", *UNSEEN])) for char in digits[:-1]) + digits[-1]
    text = f"\u200fThey {UNSEEN}counted {written} beans"
    (quantity,) = read_quantities(text)
    assert quantity.value == number
    assert quantity.text == text[slice(*quantity.span)] == written


@given(st.sampled_from(EMBEDDED), st.sampled_from(NEUTRAL), st.sampled_from(CLOSING))
def test_surroundings_do_not_matter(case: dict[str, object], before: str, after: str) -> None:
    """A text gives the same quantities alone and among other sentences."""
    text = str(case["text"])
    alone = [(q.value, q.unit, q.noun, q.hedge, q.kind, q.low, q.high) for q in read_quantities(text)]
    among = read_quantities(before + text + after)
    assert [(q.value, q.unit, q.noun, q.hedge, q.kind, q.low, q.high) for q in among] == alone


def spelled(number: int) -> str:
    """The English words of a whole number below 10^12, British style."""
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // scale)} {word}" + (joint + spelled(rest) if rest else "")
    if number >= 100:
        return f"{SMALL[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return SMALL[number]
