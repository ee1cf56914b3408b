"""Texts that are meant to hurt: huge numbers, endless repetitions, broken characters."""

import time

import pytest

from facts.quantities import read_quantities
from tests.sampling import spread

MOST_SECONDS = 5.0  # many times what linear reading takes: only a reading that is not linear comes near
LENGTH = 25_000
REPEATED = [
    *("1 ", "9", "1-", "1,", "1,1,", "1/2 ", "(5", "1 , 000 ", "100 000 ", "1.1^", "'9", "x1"),
    *(
        "one ",
        "hundred ",
        "million ",
        "twenty - ",
        "and half a ",
        "a couple of ",
        "three quarters of a ",
        "point five ",
    ),
    *(
        "between 5 and ",
        "5 to ",
        "5 or ",
        "one in ",
        "3 thousand ",
        "3 hundred ",
        "5 feet 2 inches ",
        "1 hour 2 minutes ",
    ),
    *(
        "2018 ",
        "may ",
        "a year and ",
        "$",
        "£5 ",
        "60 pounds ",
        "5 degrees ",
        "5m ",
        "a@",
        "www.",
        "+1 ",
        "a.",
        "\u200b",
        "£\u200f5 ",
    ),
]


@pytest.mark.parametrize("piece", spread(REPEATED, 8))
def test_repetitions_are_read_in_linear_time(piece: str) -> None:
    """A long text that repeats one piece is read without failing, and soon."""
    assert_read_soon(piece * (LENGTH // len(piece)))


def test_a_hundred_thousand_characters_are_read_soon() -> None:
    """A message of 100,000 characters with numbers of every sort is read without failing, and soon."""
    every = "".join(f"{piece} and so on, {piece}; " for piece in REPEATED)
    assert_read_soon((every * (100_000 // len(every) + 1))[:100_000])


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400,
        "9" * 5000,
        f"they counted {'9' * 400} beans",
        f"{'9' * 400}.5%",
        "1e999",
        "1e400 beans",
        "9^9999",
        "0^-1",
        "NaN",
        "inf",
        "-inf and nan%",
        "",
        " ",
        "\n\t\r",
        "\x00",
        "\ud800\udfff",
        "\u202e\u2066",
        "٪",
    ],
)
def test_what_is_no_number_is_no_quantity(text: str) -> None:
    """Numbers that no float holds, and texts that hold none, give nothing."""
    assert read_quantities(text) == ()


def assert_read_soon(text: str) -> None:
    """Reading takes less than the limit, and the spans are right."""
    start = time.perf_counter()
    found = read_quantities(text)
    assert time.perf_counter() - start < MOST_SECONDS
    assert all(text[slice(*quantity.span)] == quantity.text for quantity in found)
