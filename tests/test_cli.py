"""The command line: what goes in, what comes out, and how it fails."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli import execute

CASES = Path(__file__).parent / "cases"
FILES = CASES / "fact_files"
ROOT = Path(__file__).parent.parent
with (CASES / "command_line.jsonl").open(encoding="utf-8") as lines:
    TABLE = [json.loads(line) for line in lines]
PROCESS = (sys.executable, "-m", "bot")


@pytest.mark.parametrize("case", TABLE, ids=[case["promise"] for case in TABLE])
def test_a_command_does_what_its_case_says(
    case: dict[str, Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code, output in its order, and at most one line of error are those of the case; there is no traceback."""
    stdin = case["stdin"].encode("utf-8", "surrogateescape")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    code = execute([argument.replace("{files}", str(FILES)) for argument in case["args"]])
    out, err = capsys.readouterr()
    assert (code, err.count("\n")) == (case["code"], 1 if case["err"] else 0), err
    assert err.startswith(case["err"].replace("{files}", str(FILES)))
    position = 0
    for part in case["out"]:
        expected = part.replace("{files}", str(FILES))
        assert expected in out[position:], out
        position = out.index(expected, position) + len(expected)
    if not case["out"]:
        assert out == ""


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """--help lists the commands of the contract."""
    assert execute(["--help"]) == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines() if re.match(r" {4}\w", line)}
    assert listed == {"check", "search", "compare", "quantities", "chat", "run", "facts", "db", "eval", "bench"}


def test_each_line_is_answered_before_the_next_is_read() -> None:
    """A process that waits for more input has already answered what it got."""
    command = [*PROCESS, "quantities", "--jsonl", "-"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        for text in ("9 beds", "12 beds"):
            process.stdin.write(json.dumps({"text": text}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["text"] == text
        process.stdin.close()
        assert process.wait() == 0


def test_a_reader_that_leaves_ends_the_command_quietly() -> None:
    """`figurecheck … | head -1` gives no error."""
    lines = '{"text": "9 beds"}\n' * 20_000
    command = [*PROCESS, "quantities", "--jsonl", "-"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write('{"text": "9 beds"}\n')
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        try:
            process.stdin.write(lines)
            process.stdin.close()
        except BrokenPipeError:
            pass  # it has ended already
        assert (process.stderr.read(), process.wait()) == ("", 0)


def test_a_text_that_is_no_unicode_is_printed_all_the_same() -> None:
    """Bytes of the shell that are no UTF-8 neither stop the check nor its output."""
    run = subprocess.run(
        [*PROCESS, "check", b"\xff\xed the NCA is hiring 1,000 officers"], cwd=ROOT, capture_output=True
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"around 100" in run.stdout
