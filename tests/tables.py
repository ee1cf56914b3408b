"""Tables of cases: reading them from tests/cases, a case a line."""

import json
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

CASES = Path(__file__).parent / "cases"
Case = dict[str, Any]


def read_table(path: str) -> list[Case]:
    """The cases of a JSONL file, in order."""
    return [json.loads(line) for line in (CASES / path).read_text(encoding="utf-8").splitlines()]


def cases_of(path: str, name: str) -> list[ParameterSet]:
    """The cases as parameters, named by a key of theirs.

    A case with a `known` fault, its reason, may fail until that is mended.
    """
    return [
        pytest.param(
            case,
            id=str(case[name])[:80].encode("ascii", "replace").decode() or "(empty)",
            marks=[pytest.mark.xfail(reason=case["known"], strict=False)] if "known" in case else [],
        )
        for case in read_table(path)
    ]


def jumble_of(name: str) -> list[str]:
    """The pieces of a jumble (cases/jumbles.jsonl), from which texts are put together at random."""
    (pieces,) = [case["pieces"] for case in read_table("jumbles.jsonl") if case["name"] == name]
    return list(pieces)
