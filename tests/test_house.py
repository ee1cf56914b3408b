"""The rules of the house that a machine can hold: imports, the environment, names, docstrings."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FACTS = sorted((ROOT / "facts").rglob("*.py"))
FILES = [*FACTS, *sorted((ROOT / "bot").rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

# The rooms of `facts`, lowest first: a room imports those before it and itself, never those after it.
ROOMS = (
    "errors",
    "compiled",
    "word_lists",
    "plain",
    "quantities",
    "language",
    "claims",
    "sources",
    "rating",
    "claimreview",
    "base",
    "changes",
    "lengths",
    "files",
    "drafting",
    "linting",
    "store",
    "answers",
    "retrieval",
    "keeping",
    "likeness",
    "matching",
    "knowledge",
    "verdicts",
    "reviewed",
    "check",
    "editing",
    "queue",
    "evaluation",
    "calibration",
)
DRAWN = [
    room
    for room in sorted((ROOT / "facts").iterdir())
    if room.name
    in (
        "drafting",
        "keeping",
        "language",
        "store",
        "likeness",
        "claims",
        "claimreview",
        "retrieval",
        "matching",
        "verdicts",
        "reviewed",
        "check",
        "editing",
        "queue",
        "evaluation",
        "calibration",
    )
]
FORBIDDEN_NAMES = ("util", "helper", "common", "core", "manager")
HEAVY = (
    "telegram",
    "sqlalchemy",
    "fastapi",
    "uvicorn",
    "tantivy",
    "rapidfuzz",
    "pydantic",
    "yaml",
    "asyncio",
    "numpy",
    "sklearn",
    "matplotlib",
    "trafilatura",
    "pypdf",
    "httpx",
)


@cache
def read_tree(file: Path) -> ast.Module:
    """What a file says, parsed."""
    return ast.parse(file.read_text(encoding="utf-8"))


def read_imports(file: Path) -> Iterator[str]:
    """The modules that a file imports anywhere in it, by their full names."""
    for node in ast.walk(read_tree(file)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written in full"
            yield str(node.module)
            yield from (f"{node.module}.{name.name}" for name in node.names)


def is_in(module: str, packages: tuple[str, ...]) -> bool:
    """Whether the module is one of the packages or in it."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def name(file: Path) -> str:
    """The file's path within the project, for the test's name."""
    return str(file.relative_to(ROOT))


def test_facts_knows_no_way_in() -> None:
    """`facts` imports neither `bot` nor Telegram, the web or the environment's settings."""
    forbidden = ("bot", "telegram", "fastapi", "typer", "pydantic_settings", "httpx")
    assert not [(name(file), module) for file in FACTS for module in read_imports(file) if is_in(module, forbidden)]


def test_rooms_import_downwards() -> None:
    """Within `facts` a room imports only rooms below it; the public names may come from any."""
    for file in FACTS:
        room = file.relative_to(ROOT / "facts").parts[0].removesuffix(".py")
        if room == "__init__":
            continue
        assert room in ROOMS, f"{room} has no place among the rooms yet; give it one in {Path(__file__).name}"
        imported = {module.split(".")[1] for module in read_imports(file) if module.startswith("facts.")}
        above = {other for other in imported & set(ROOMS) if ROOMS.index(other) > ROOMS.index(room)}
        assert not above, f"{name(file)} imports {above}, above it"


@pytest.mark.parametrize("room", DRAWN, ids=name)
def test_files_of_a_room_import_upwards_on_its_map(room: Path) -> None:
    """The map in the room's docstring names each of its files, and each imports only those above it."""
    docstring = ast.get_docstring(read_tree(room / "__init__.py")) or ""
    drawn = [line.split()[0] for line in docstring.splitlines() if line.startswith("    ")]
    assert sorted(drawn) == sorted(file.stem for file in room.glob("*.py") if file.stem != "__init__")
    for at, file in enumerate(drawn):
        modules = [module.split(".") for module in read_imports(room / f"{file}.py")]
        imported = {module[2] for module in modules if module[:2] == ["facts", room.name] and len(module) > 2}
        assert not imported & set(drawn[at:]), f"{file}.py imports a file below it on the map"


def test_telegram_is_known_in_one_place() -> None:
    """python-telegram-bot is imported in bot/telegram only."""
    others = [file for file in FILES if (ROOT / "bot" / "telegram") not in file.parents]
    assert not [name(file) for file in others if any(is_in(module, ("telegram",)) for module in read_imports(file))]


def test_the_environment_is_read_in_one_place() -> None:
    """os.environ and os.getenv stand in bot/settings.py only."""
    for file in FILES:
        names = {node.attr for node in ast.walk(read_tree(file)) if isinstance(node, ast.Attribute)}
        is_read = bool(names & {"environ", "environb", "getenv"})
        assert not is_read or file == ROOT / "bot" / "settings.py", f"{name(file)} reads the environment"


def test_names_say_what_is_in_a_file() -> None:
    """No file or folder is named after being of some use to others."""
    for file in [*FILES, *TESTS]:
        words = {word for part in file.relative_to(ROOT).with_suffix("").parts for word in part.split("_")}
        forbidden = {word for word in FORBIDDEN_NAMES if word in words or f"{word}s" in words}
        assert not forbidden, f"{name(file)} says nothing of what is in it"


def test_every_module_says_what_it_is() -> None:
    """Each module has a docstring."""
    assert not [name(file) for file in FILES if not ast.get_docstring(read_tree(file))]


def test_a_statement_is_shown_with_its_rating() -> None:
    """A fact's statement may be a claim that was rated false: only `write_statement` and its like escape it for people.

    An answer's and an account's are known to be a fact's where they are shown.
    """
    for file in sorted((ROOT / "bot").rglob("*.py")):
        calls = [node for node in ast.walk(read_tree(file)) if isinstance(node, ast.Call)]
        escaped = [ast.unparse(node.args[0]) for node in calls if ast.unparse(node.func) == "escape" and node.args]
        shown = [text for text in escaped if text.partition(" ")[0].endswith(".statement")]
        bare = [text for text in shown if not text.startswith(("answer.", "account."))]
        assert not bare or file == ROOT / "bot" / "replies" / "ratings.py", f"{name(file)} shows {bare}"


def test_the_command_line_starts_light() -> None:
    """Importing bot.cli loads nothing heavy: no Telegram, no web, no SQL, no index."""
    program = f"import sys, bot.cli; print(*sorted({set(HEAVY)!r} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == ""
