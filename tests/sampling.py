"""Sampling: what takes long is tried on a part in every run of the tests, and whole by `pytest -m slow`, with one body.

A test that asks the same of each case alone is parametrised by `spread`; one that counts over all of them by `sampled`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from _pytest.mark import ParameterSet


def spread(cases: Iterable[Any], every: int) -> list[ParameterSet]:
    """The cases as parameters: each so-many-th, from the first on, in every run, the others only among the slow."""
    return [_marked(case, is_slow=number % every > 0) for number, case in enumerate(cases)]


def sampled(things: Sequence[Any], every: int) -> list[ParameterSet]:
    """Two parameters: each so-many-th of the things, in every run, and all of them, among the slow."""
    return [pytest.param(things[::every], id="a sample"), _marked(pytest.param(things, id="all"), is_slow=True)]


def sized(small: int, full: int) -> list[ParameterSet]:
    """Two sizes as parameters: the small one in every run, the full one among the slow."""
    return [pytest.param(small), _marked(full, is_slow=True)]


def _marked(case: Any, is_slow: bool) -> ParameterSet:
    plain = case if isinstance(case, ParameterSet) else pytest.param(case)
    return plain._replace(marks=[*plain.marks, pytest.mark.slow]) if is_slow else plain
