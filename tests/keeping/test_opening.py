"""What is kept of a large base answers as the base in memory does, and no damage, change or race shows."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from facts.answers import Answer
from facts.base import Base, FactBase
from facts.check import Checker
from facts.errors import BaseError
from facts.files import load_base
from facts.keeping import stamps
from facts.keeping.kept_base import KeptBase
from facts.keeping.opening import is_large, open_base
from facts.knowledge import Knowledge
from tests.made import answers_of, change_figure, made, write_base
from tests.sampling import spread

FACTS, CLAIMS = made(120)
SOME = CLAIMS[::10]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A base file that counts as large here."""
    return write_base(tmp_path / "facts.jsonl", FACTS)


def open_kept(file: Path) -> Base:
    """The base as it is kept beside its file."""
    return open_base(file, file.parent / "cache", large=1)


def kept_files(file: Path) -> list[Path]:
    """Every file that is kept, without those that only lock."""
    found = (path for path in (file.parent / "cache").rglob("*") if path.is_file())
    return sorted(path for path in found if not path.name.endswith(".lock"))


@cache
def answers_in_memory() -> list[Answer]:
    """What the facts in memory answer."""
    return answers_of(Checker(FactBase(FACTS)), SOME)


def assert_same(base: Base) -> None:
    """The base answers as the facts in memory do."""
    assert answers_of(Checker(base), SOME) == answers_in_memory()


def test_a_kept_base_is_the_base(file: Path) -> None:
    """Facts, order, ids, sources, chains and words are those of the base in memory."""
    base, plain = open_kept(file), load_base(file)
    assert isinstance(base, KeptBase)
    assert tuple(base.facts) == plain.facts
    assert (len(base), base.facts[0], base.facts[-1], base.facts[3:5]) == (
        len(plain),
        plain.facts[0],
        plain.facts[-1],
        plain.facts[3:5],
    )
    for fact in plain.facts:
        assert base.get(fact.id) == fact
        assert list(base.of_source(fact.source.id, 5)) == list(plain.of_source(fact.source.id, 5))
        assert base.superseded_by(fact.id) == plain.superseded_by(fact.id)
    assert base.get("no-such-fact") is None
    assert base.find("police") == plain.find("police")


def test_everything_of_a_fact_is_kept(tmp_path: Path) -> None:
    """Aliases, tags, notes, authors, dates and supersedes come back as they were."""
    folder = Path(__file__).parent.parent / "cases" / "fact_files" / "good"
    base, plain = open_base(folder, tmp_path, large=1), load_base(folder)
    assert isinstance(base, KeptBase)
    assert tuple(base.facts) == plain.facts
    assert [base.superseded_by(fact.id) for fact in plain.facts] == [plain.superseded_by(f.id) for f in plain.facts]


def test_a_kept_base_answers_as_the_base_in_memory(file: Path) -> None:
    """At its first opening and at the second, from what was kept."""
    assert_same(open_kept(file))
    assert_same(open_kept(file))


def test_facts_and_sources_are_known_as_those_in_memory_are(file: Path) -> None:
    """Each fact's reading and figures, and what each source is about, come back as they are read anew."""
    kept, plain = Knowledge(open_kept(file)), Knowledge(FactBase(FACTS))
    for fact in FACTS:
        assert kept.topic(fact) == plain.topic(fact)
        ours, theirs = kept.context(fact.source), plain.context(fact.source)
        assert (ours.words, set(ours.short_names)) == (theirs.words, set(theirs.short_names))


def test_other_words_under_the_same_id_are_read_anew(file: Path) -> None:
    """A fact that was changed is never taken for what was kept of it."""
    known, changed = Knowledge(open_kept(file)), change_figure(FACTS[0])
    assert known.topic(changed) == Knowledge(FactBase((changed,))).topic(changed)


def test_what_is_kept_is_not_made_again(file: Path) -> None:
    """The second opening writes no file; of the source file it reads nothing that looks as before."""
    os.utime(file, (1_600_000_000, 1_600_000_000))
    open_kept(file)
    before = {path: path.stat().st_mtime_ns for path in kept_files(file)}
    open_kept(file)
    assert {path: path.stat().st_mtime_ns for path in kept_files(file)} == before


def test_a_small_base_keeps_no_files(file: Path) -> None:
    """Below the limit all is in memory."""
    assert not is_large(file)
    assert isinstance(open_base(file, file.parent / "cache"), FactBase)
    assert not (file.parent / "cache").exists()


def test_a_changed_file_is_read_again(file: Path) -> None:
    """Also where size and date of the file stay as they were; what was kept of the old one goes."""
    open_kept(file)
    looks = file.stat()
    old, new = FACTS[0].statement, FACTS[0].statement.replace("a", "e", 1)
    file.write_text(file.read_text("utf-8").replace(json.dumps(old), json.dumps(new)), encoding="utf-8")
    os.utime(file, ns=(looks.st_atime_ns, looks.st_mtime_ns))
    assert file.stat().st_size == looks.st_size
    base = open_kept(file)
    assert base.facts[0].statement == new
    assert len([path for path in (file.parent / "cache").iterdir() if path.is_dir()]) == 1


def test_another_way_of_keeping_is_another_base(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept with other words or by other code is made anew."""
    open_kept(file)
    before = kept_files(file)
    monkeypatch.setattr(stamps, "_way_of_keeping", lambda: b"another")
    assert_same(open_kept(file))
    assert kept_files(file) != before


def delete(path: Path) -> None:
    """Take the file away."""
    path.unlink()


def truncate(path: Path) -> None:
    """Leave the first half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garble(path: Path) -> None:
    """Other bytes in the middle, as many."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40] = bytes(byte ^ 0x5A for byte in content[middle : middle + 40])
    path.write_bytes(content)


def empty(path: Path) -> None:
    """Leave nothing in it."""
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", spread([garble, delete, truncate, empty], 4), ids=lambda damage: damage.__name__)
def test_damage_of_any_file_shows_nowhere(file: Path, damage: Callable[[Path], None]) -> None:
    """Whichever of the kept files is broken, the base is made anew without a word and answers as before."""
    open_kept(file)
    count = len(kept_files(file))
    for number in range(count):
        damage(kept_files(file)[number])
        assert_same(open_kept(file))
        assert len(kept_files(file)) == count


def test_files_of_others_are_no_harm(file: Path) -> None:
    """A file in the place of the folder, or one more in it, or a folder in the place of a file."""
    cache = file.parent / "cache"
    cache.write_text("no folder", encoding="utf-8")
    assert_same(open_kept(file))
    cache.unlink()
    open_kept(file)
    place = next(path for path in cache.iterdir() if path.is_dir())
    (place / "more").write_text("what is this", encoding="utf-8")
    assert_same(open_kept(file))
    (place / "facts.sqlite").unlink()
    (place / "facts.sqlite").mkdir()
    assert_same(open_kept(file))


def test_a_folder_that_cannot_be_made_keeps_nothing(file: Path) -> None:
    """The base is made in memory then."""
    base = open_base(file, Path("/proc/nothing/can/be/written/here"), large=1)
    assert isinstance(base, KeptBase)
    assert_same(base)
    assert_same(open_base(file, None, large=1))


def test_what_an_ended_process_left_goes(file: Path) -> None:
    """Half of a base that nobody finishes is taken away when the base is made."""
    base = open_kept(file)
    place = next(path for path in (file.parent / "cache").iterdir() if path.is_dir())
    left = place.with_name(f"{place.name}.0123abcd.part")
    left.mkdir()
    (left / "facts.sqlite").write_bytes(b"half")
    delete(place / "manifest.json")
    assert_same(open_kept(file))
    assert not left.exists()
    assert base.facts[0] == FACTS[0]  # whoever had it open has it still


def test_a_broken_rule_is_named_as_ever(tmp_path: Path) -> None:
    """A large base is held to the same rules: file, line and remedy; and nothing of it is kept."""
    file = write_base(tmp_path / "facts.jsonl", [*FACTS, FACTS[7]])
    with pytest.raises(BaseError, match=rf"{file}, line 121: .*{FACTS[7].id}.* twice"):
        open_kept(file)
    with pytest.raises(BaseError, match="line 121"):
        open_base(file, None, large=1)
    assert not [path for path in (tmp_path / "cache").iterdir() if path.is_dir()]


def test_two_processes_may_start_at_once(file: Path) -> None:
    """Each of several that start together over a base that nobody kept yet gives the same answer."""
    program = (
        "import sys; from pathlib import Path; from facts.check import Checker; from facts.keeping.opening import *\n"
        "base = open_base(Path(sys.argv[1]), Path(sys.argv[2]), large=1)\n"
        "print(Checker(base).check_claim(sys.argv[3]).fact_id)"
    )
    claim = CLAIMS[4]
    command = [sys.executable, "-c", program, str(file), str(file.parent / "cache"), FACTS[4].statement]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate(timeout=60)[0].strip() for process in started] == [claim.fact_id] * 3
    assert len([path for path in (file.parent / "cache").iterdir() if path.is_dir()]) == 1
