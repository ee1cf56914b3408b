"""The double's table of methods against the Bot API's own machine-readable specification, where that is at hand."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.botapi.table import load_table

SPECIFICATION = os.environ.get("FIGURECHECK_TEST_BOTAPI_SPEC")


@pytest.fixture
def specification() -> dict[str, Any]:
    """The specification, as JSON with `methods` and `types`."""
    if not SPECIFICATION:
        pytest.skip("FIGURECHECK_TEST_BOTAPI_SPEC names no specification")
    content: dict[str, Any] = json.loads(Path(SPECIFICATION).read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize("kind", ["methods", "types"])
def test_the_table_is_the_specification(specification: dict[str, Any], kind: str) -> None:
    """Each method and type has exactly the specified parameters, required where they are, of those types."""
    for name, fields in load_table()[kind].items():
        specified = {
            field["name"] + "!" * field["required"]: " | ".join(field["types"])
            for field in specification[kind][name].get("fields", [])
        }
        assert fields == specified, name
