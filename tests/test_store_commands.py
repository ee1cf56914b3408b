"""The commands of the store: facts import, export, history, revert; db upgrade, backup, restore."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import execute
from facts.files import CURATED, load_base, load_curated

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in a folder with an empty store; its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIGURECHECK_DATABASE_URL", f"sqlite:///{tmp_path / 'facts.db'}")

    def run_command(*arguments: str) -> tuple[int, str, str]:
        code = execute(list(arguments))
        written = capsys.readouterr()
        return code, written.out, written.err

    return run_command


@pytest.mark.parametrize("name", ["out", "facts.jsonl", "facts.csv"])
def test_facts_go_in_and_come_out_as_they_were(run: Run, tmp_path: Path, name: str) -> None:
    """In every format; the second time there is nothing to do."""
    count = len(load_curated())
    assert run("facts", "import", str(CURATED)) == (0, f"{count} added, 0 changed, 0 there already\n", "")
    for _ in range(2):
        assert run("facts", "export", name) == (0, f"{count} facts in {name}\n", "")
    assert {fact.id: fact for fact in load_base(tmp_path / name).facts} == {
        fact.id: fact for fact in load_curated().facts
    }
    assert run("facts", "import", name) == (0, f"0 added, 0 changed, {count} there already\n", "")


def test_a_change_is_told_and_taken_back(run: Run, tmp_path: Path) -> None:
    """history shows who changed what and why; revert makes it what it was, and is told as well."""
    run("facts", "import", str(CURATED))
    run("facts", "export", "facts.jsonl")
    file = tmp_path / "facts.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace("around 100 more", "around 200 more"), encoding="utf-8")
    assert run("facts", "import", "facts.jsonl", "--why", "a trial")[1].startswith("0 added, 2 changed")
    code, out, err = run("facts", "revert", "nca-officers", "1")
    assert (code, err) == (0, "")
    assert out.startswith("revision 3: nca-officers says: The National Crime Agency (NCA) will recruit around 100 more")
    lines = run("facts", "history", "nca-officers")[1].splitlines()
    assert [line.split()[:2] for line in lines[::2]] == [["1", "added"], ["2", "changed"], ["3", "reverted"]]
    assert lines[2].endswith(": a trial")
    told = json.loads(run("facts", "history", "nca-officers", "--json")[1])
    assert [revision["deed"] for revision in told["revisions"]] == ["added", "changed", "reverted"]
    assert told["revisions"][2]["after"] == told["revisions"][0]["after"] == told["revisions"][1]["before"]


def test_a_backup_brings_back_what_was(run: Run) -> None:
    """All of it; a file that is none changes nothing."""
    run("facts", "import", str(CURATED))
    assert run("db", "backup", "b")[0] == 0
    run("facts", "revert", "nca-officers", "1")
    assert run("db", "restore", "b")[0] == 0
    assert run("db", "restore", "facts.db") == (
        2,
        "",
        "figurecheck: facts.db is no whole backup; nothing was changed: use another one\n",
    )
    assert f"it holds {len(load_curated())} facts" in run("db", "upgrade")[1]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["facts", "history", "nothing"], 'the store has no fact "nothing"'),
        (["facts", "revert", "nothing", "1"], 'the store has no fact "nothing"'),
        (["facts", "revert", "nothing", "none"], "is no whole number from 1"),
        (["facts", "import", "nowhere"], "no such file or directory"),
        (["facts", "export", "nowhere/facts.csv"], "nowhere/facts.csv"),
        (["db", "restore", "nowhere"], "there is no such file"),
        (["db", "backup", "nowhere/b"], "cannot be written"),
    ],
)
def test_wrong_use_is_one_line(run: Run, arguments: list[str], says: str) -> None:
    """On standard error, with exit code 2."""
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.startswith("figurecheck: ")
    assert err.count("\n") == 1


def test_an_export_does_not_stand_beside_facts_of_others(run: Run, tmp_path: Path) -> None:
    """A file of a source that is gone would be imported again."""
    run("facts", "import", str(CURATED))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "old.yaml").write_text("source:")
    assert "old.yaml holds facts that the store does not" in run("facts", "export", "out")[2]
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["old.yaml"]
