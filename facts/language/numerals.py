"""Numerals: numbers as words of an index, cheap to find in any text: their leading digits, whatever their scale.

"1.5bn", "1,500 million" and "$1.5 billion" are all #15: facts need not be read in full to be found by their figures.
Whether figures agree is judged by arithmetic, elsewhere.
"""

import re

from facts.language.model import Reading
from facts.quantities import Kind

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_YEARS = range(1500, 2100)
_DIGITS = 3  # rounded to so many


def numerals_of(text: str) -> list[str]:
    """The numbers that stand in a text in digits, in order; years as they are, with another mark."""
    return [_year(numeral) or _leading(numeral.replace(",", "")) for numeral in _NUMERAL.findall(text)]


def numerals_said(reading: Reading) -> list[str]:
    """The numbers of a sentence that is read, those in words too; each once."""
    said = [q for q in reading.quantities if q.value is not None and q.kind is not Kind.DATE]
    years = [year for year in map(_year, _NUMERAL.findall(reading.text)) if year]
    return list(dict.fromkeys([*(_leading(str(abs(q.value or 0.0))) for q in said), *years]))


def _year(numeral: str) -> str | None:
    return f"@{numeral}" if len(numeral) == 4 and numeral.isdecimal() and int(numeral) in _YEARS else None


def _leading(number: str) -> str:
    """The leading digits of a number; its zeros at either end say nothing."""
    try:
        digits = f"{float(number):.{_DIGITS - 1}e}".partition("e")[0]
    except ValueError:
        digits = number  # 1.2.3
    return "#" + (digits.replace(".", "").strip("0") or "0")
