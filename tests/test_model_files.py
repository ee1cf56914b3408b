"""Model files: the one that ships, and what is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from facts.errors import InputError
from facts.matching.model_files import SHIPPED, read_model, shipped_model

Spoil = Callable[[Any], Any]


def put(section: str, name: str, value: object) -> Spoil:
    """Sets one value."""
    return lambda data: {**data, section: {**data[section], name: value}}


def drop(section: str, name: str) -> Spoil:
    """Takes one value out."""
    return lambda data: {**data, section: {key: value for key, value in data[section].items() if key != name}}


REFUSED: list[tuple[Spoil, str]] = [
    (lambda data: [data], "no model file"),
    (lambda data: None, "no model file"),
    (lambda data: {**data, "rank": None}, '"rank" is missing or has no values'),
    (lambda data: {key: value for key, value in data.items() if key != "accept"}, '"accept" is missing'),
    (drop("rank", "coverage"), 'rank: "coverage" is missing'),
    (drop("accept", "intercept"), 'accept: "intercept" is missing'),
    (drop("thresholds", "no_figure"), 'thresholds: "no_figure" is missing'),
    (put("accept", "margin", "much"), 'accept: "margin" is no number'),
    (put("rank", "names", True), 'rank: "names" is no number'),
    (put("rank", "names", float("nan")), 'rank: "names" is no number'),
    (put("rank", "colour", 1), 'rank: "colour" is not known here'),
    (put("thresholds", "supported", 65), "thresholds: supported is 65, and no probability"),
    (drop("confidence_shift", "figure"), 'confidence_shift: "figure" is missing'),
    (put("confidence_ceiling", "unit", 1.5), "confidence_ceiling: unit is 1.5, and no probability"),
]


def test_the_model_that_ships_can_be_read() -> None:
    """It is the same from its file as in the form that is kept for a fast start."""
    assert read_model(SHIPPED) == shipped_model()


@pytest.mark.parametrize(("spoil", "fault"), REFUSED, ids=[fault for _, fault in REFUSED])
def test_a_wrong_or_partial_model_is_refused(spoil: Spoil, fault: str, tmp_path: Path) -> None:
    """One line: the file, what is wrong in it, and the command that writes such a file."""
    file = tmp_path / "model.yaml"
    file.write_text(yaml.safe_dump(spoil(yaml.safe_load(SHIPPED.read_text("utf-8")))), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_model(file)
    line = str(raised.value)
    assert line.startswith(f"{file}: ")
    assert fault in line
    assert "figurecheck eval --calibrate" in line


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, and no file at all."""
    file = tmp_path / "model.yaml"
    file.write_bytes(b"\xff\xfe\x00")
    for path in (file, tmp_path / "none.yaml", tmp_path):
        with pytest.raises(InputError, match=str(path)):
            read_model(path)
