"""The methods' parameters and types, from table.yaml, and whether a call keeps to them.

Telegram ignores parameters that it does not know; the double refuses them, so that a misspelt one is noticed.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.botapi.refusal import bad_request

Fields = dict[str, str]  # name, with "!" where required -> types


@cache
def load_table() -> dict[str, Any]:
    """table.yaml."""
    table = yaml.safe_load(Path(__file__).with_name("table.yaml").read_text(encoding="utf-8"))
    assert isinstance(table, dict)
    return table


def find_method(name: str) -> str | None:
    """The method of this name, whose case does not matter; None where the double does not know it."""
    return next((method for method in load_table()["methods"] if method.lower() == name.lower()), None)


def read_parameters(method: str, given: dict[str, Any]) -> dict[str, Any]:
    """The parameters of a call, of their types. `given`: strings from a form or an address, or values from JSON."""
    fields: Fields = load_table()["methods"][method]
    return _read_fields(fields, {name: value for name, value in given.items() if value != ""}, method)


def _read_fields(fields: Fields, given: dict[str, Any], where: str) -> dict[str, Any]:
    types = {name.rstrip("!"): kinds for name, kinds in fields.items()}
    for name in given:
        if name not in types:
            raise bad_request(f'{where} has no parameter "{name}"')
    for name in fields:
        if name.endswith("!") and name[:-1] not in given:
            raise bad_request(f'{where}: parameter "{name[:-1]}" is required')
    return {name: _read(types[name], value, f"{where}.{name}") for name, value in given.items()}


def _read(kinds: str, value: Any, where: str) -> Any:
    """A value as the first of its types that it fits."""
    for kind in kinds.split(" | "):
        try:
            return _read_as(kind, value, where)
        except TypeError:
            continue
    raise bad_request(f"{where} must be {kinds}, not {type(value).__name__}")


def _read_as(kind: str, value: Any, where: str) -> Any:
    """A value as this type; TypeError where it is another."""
    if kind == "String":
        return _read_string(value, where)
    if kind in ("Integer", "Boolean"):
        return _read_scalar(kind, value)
    parsed = _parse(value)
    if kind.startswith("Array of "):
        if not isinstance(parsed, list):
            raise TypeError
        return [_read(kind.removeprefix("Array of "), item, f"{where}[{place}]") for place, item in enumerate(parsed)]
    if not isinstance(parsed, dict):
        raise TypeError
    if kind == "BotCommandScope":
        scope = str(parsed.get("type", ""))
        kind = "BotCommandScope" + "".join(part.capitalize() for part in scope.split("_"))
    fields = load_table()["types"].get(kind)
    if fields is None:
        raise TypeError
    return _read_fields(fields, parsed, where)


def _read_string(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise TypeError
    try:
        value.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return value


def _read_scalar(kind: str, value: Any) -> int | bool:
    if kind == "Boolean" and str(value).lower() in ("true", "false"):
        return str(value).lower() == "true"
    if kind == "Integer" and not isinstance(value, bool) and str(value).lstrip("-").isdecimal():
        return int(value)
    raise TypeError


def _parse(value: Any) -> Any:
    """Objects and arrays come as JSON within a form, and as they are within JSON."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise TypeError from None
