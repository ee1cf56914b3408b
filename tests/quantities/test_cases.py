"""Quantities read from text, case by case: the tables are tests/cases/quantities/*.jsonl, a line a text."""

import json
from pathlib import Path
from typing import Any

import pytest

from facts.quantities import Hedge, Quantity, read_quantities

FOLDER = Path(__file__).parent.parent / "cases" / "quantities"
CASES: dict[str, dict[str, Any]] = {
    f"{file.stem}:{number}": json.loads(line)
    for file in sorted(FOLDER.glob("*.jsonl"))
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_text_holds_these_quantities_and_no_others(case: dict[str, Any]) -> None:
    """Each text gives just the quantities listed, in order; the fields that a case names are as it says."""
    found = read_quantities(case["text"])
    assert [quantity.text for quantity in found] == [wanted["text"] for wanted in case["quantities"]]
    for quantity, wanted in zip(found, case["quantities"], strict=True):
        assert {name: shown(quantity, name) for name in wanted} == wanted


def test_there_are_enough_cases_of_what_is_no_quantity() -> None:
    """Texts without a quantity stay at least an eighth of all cases: a wrong figure harms more than a missed one."""
    empty = [case for case in CASES.values() if not case["quantities"]]
    assert len(empty) * 8 >= len(CASES)


def shown(quantity: Quantity, name: str) -> object:
    """A field as the tables write it: floats to nine places, the hedge by its word, dates as lists."""
    field = getattr(quantity, name)
    if isinstance(field, float):
        return pytest.approx(field, rel=1e-9, abs=1e-12)
    if isinstance(field, Hedge):
        return str(field)
    return list(field) if isinstance(field, tuple) else field
