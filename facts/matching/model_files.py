"""Model files: the weights and thresholds as data, read strictly. They are written by calibration, never by hand."""

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from facts.compiled import compiled
from facts.errors import InputError
from facts.matching.features import MARGIN, NAMES
from facts.matching.scoring import GROUNDS, Model

SHIPPED = Path(__file__).with_name("model.yaml")
INTERCEPT = "intercept"
SHIFT, CEILING = "confidence_shift", "confidence_ceiling"
THRESHOLDS = ("supported", "contradicted", "unit_differs", "no_figure")
_REMEDY = "figurecheck eval --calibrate writes such a file"


@cache
def shipped_model() -> Model:
    """The model that ships; the file says what it was fitted on."""
    return _build(SHIPPED, compiled("model", [SHIPPED], lambda: _load(SHIPPED)))


def read_model(file: Path) -> Model:
    """The model in a file; raises InputError, with what is wrong and where, for a wrong or a partial one."""
    return _build(file, _load(file))


def _load(file: Path) -> Any:
    try:
        return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise InputError(f"{file}: {(error.strerror or 'cannot be read').lower()}; check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{file}: no UTF-8; {_REMEDY}") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file}, line {mark.line + 1}" if mark else f"{file}"
        raise InputError(f"{where}: no YAML; {_REMEDY}") from None


def _build(file: Path, data: Any) -> Model:
    sections = _section(file, "", data)
    rank = _numbers(file, sections, "rank", NAMES)
    accept = _numbers(file, sections, "accept", (INTERCEPT, *NAMES, MARGIN))
    thresholds = dict(zip(THRESHOLDS, _probabilities(file, sections, "thresholds", THRESHOLDS), strict=True))
    shifts = _numbers(file, sections, SHIFT, GROUNDS)
    ceilings = _probabilities(file, sections, CEILING, GROUNDS)
    return Model(rank, accept[0], accept[1:], shifts=shifts, ceilings=ceilings, **thresholds)


def _section(file: Path, name: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        what = f'"{name}" is missing or has no values' if name else "no model file"
        raise InputError(f"{file}: {what}; {_REMEDY}")
    return value


def _numbers(file: Path, sections: Mapping[str, Any], section: str, names: tuple[str, ...]) -> tuple[float, ...]:
    """The section's numbers in the order of the names: all of them, and no others."""
    values = _section(file, section, sections.get(section))
    for name in names:
        value = values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            fault = f'"{name}" is missing' if name not in values else f'"{name}" is no number'
            raise InputError(f"{file}: {section}: {fault}; {_REMEDY}")
    for name in values:
        if name not in names:
            raise InputError(f'{file}: {section}: "{name}" is not known here; {_REMEDY}')
    return tuple(float(values[name]) for name in names)


def _probabilities(file: Path, sections: Mapping[str, Any], section: str, names: tuple[str, ...]) -> tuple[float, ...]:
    values = _numbers(file, sections, section, names)
    for name, value in zip(names, values, strict=True):
        if not 0.0 <= value <= 1.0:
            raise InputError(f"{file}: {section}: {name} is {value:g}, and no probability from 0 to 1; {_REMEDY}")
    return values
