"""What is kept of a store's facts answers as they do in memory, whatever was changed since or damaged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.live import LiveChecker, follow, kept_in, open_facts
from facts.base import Fact, FactBase
from facts.check import Checker
from facts.keeping import kept_store
from facts.keeping.kept_base import KeptBase
from facts.keeping.kept_store import Opened, open_stored
from facts.rating import Rating, Truth
from facts.store import Signature
from facts.store.memory import MemoryStore
from tests.made import answers_of, change_figure, made

FACTS, CLAIMS = made(120)
SOME = CLAIMS[::10]
RATED = replace(
    FACTS[3], id="rated", statement="The moon is made of 40 cheeses.", review=Rating(Truth.FALSE, "False", None, None)
)
SIGNED = Signature("ana", datetime(2026, 3, 3, tzinfo=UTC), "new")


@pytest.fixture(autouse=True)
def few_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few changes are no reason to make it anew here."""
    monkeypatch.setattr(kept_store, "_FEWEST_BESIDE", 4)


def open_kept(folder: Path, facts: Sequence[Fact], name: str = "store") -> Opened:
    """The facts as they are kept."""
    return open_stored(facts, name, folder / "cache", many=1)


def places(folder: Path) -> set[str]:
    """What is kept."""
    return {path.name for path in (folder / "cache").iterdir() if path.is_dir()}


def checker_of(opened: Opened) -> Checker:
    """A checker with what was changed since."""
    checker = Checker(opened.base)
    for fact in opened.changed:
        checker.put(fact)
    for fact_id in opened.gone:
        checker.retire(fact_id)
    return checker


def test_it_is_made_once_and_what_was_changed_since_lies_beside_it(tmp_path: Path) -> None:
    """Answers are those of the facts in memory; after many changes it is made anew, and the older one goes."""
    facts = [*FACTS, RATED]
    for _ in range(2):
        opened = open_kept(tmp_path, facts)
        assert isinstance(opened.base, KeptBase)
        assert (opened.changed, opened.gone) == ((), ())
        assert tuple(opened.base.facts) == tuple(facts)
    (place,) = places(tmp_path)
    new = replace(FACTS[5], id="new", supersedes=FACTS[5].id)
    now = [change_figure(FACTS[0]), *FACTS[1:7], *FACTS[8:], RATED, new]
    opened = open_kept(tmp_path, now)
    assert (opened.changed, opened.gone) == ((change_figure(FACTS[0]), new), (FACTS[7].id,))
    assert places(tmp_path) == {place}
    ours, plain = checker_of(opened), Checker(FactBase(tuple(now)))
    assert answers_of(ours, SOME) == answers_of(plain, SOME)
    for claim in (RATED.statement, *(FACTS[place].statement for place in (0, 5, 7))):
        assert ours.check_claim(claim) == plain.check_claim(claim)
    changed = [change_figure(fact) for fact in FACTS[:60]] + list(FACTS[60:])
    opened = open_kept(tmp_path, changed)
    assert (opened.changed, tuple(opened.base.facts)) == ((), tuple(changed))
    assert place not in places(tmp_path)
    assert len(places(tmp_path)) == 1


def test_stores_are_kept_apart_and_small_ones_not_at_all(tmp_path: Path) -> None:
    """By their names; without a folder that can be written to nothing is kept either."""
    open_kept(tmp_path, FACTS)
    open_kept(tmp_path, FACTS[:50], "other")
    assert len(places(tmp_path)) == 2
    assert tuple(open_kept(tmp_path, FACTS).base.facts) == tuple(FACTS)
    (tmp_path / "file").write_text("no folder")
    for folder in (tmp_path / "small", tmp_path / "file" / "x", None):
        opened = open_stored(FACTS, "store", folder, many=1 if folder and folder.name == "x" else 1000)
        assert isinstance(opened.base, FactBase)
    assert not (tmp_path / "small").exists()


@pytest.mark.parametrize("damage", ["cut short", "gone", "card", "another way of keeping"])
def test_what_is_damaged_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    """Without a word."""
    open_kept(tmp_path, FACTS)
    (place,) = (path for path in (tmp_path / "cache").iterdir() if path.is_dir())
    if damage == "cut short":
        file = place / "facts.sqlite"
        file.write_bytes(file.read_bytes()[:-1])
    elif damage == "gone":
        (place / "manifest.json").unlink()
    elif damage == "card":
        next((tmp_path / "cache").glob("*.json")).write_text("[{]")
    else:
        monkeypatch.setattr(kept_store, "stamp_of", lambda contents: f"{contents[:31]}0")
    opened = open_kept(tmp_path, FACTS)
    assert isinstance(opened.base, KeptBase)
    assert answers_of(Checker(opened.base), SOME) == answers_of(Checker(FactBase(FACTS)), SOME)


async def test_an_import_into_a_running_service_is_answered_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many changes at once are not gone through one by one: the facts are read anew, also by how they are kept."""
    monkeypatch.setattr(kept_store, "MANY", 1)
    store = MemoryStore()
    await store.import_facts(FACTS[:2], SIGNED)
    opening = kept_in(tmp_path / "cache", "store")
    checker, sequence = await open_facts(store, opening)
    monkeypatch.setattr(LiveChecker, "apply", None)
    await store.import_facts([*FACTS, RATED], SIGNED)

    async def wait(_seconds: float) -> None:
        if checker.sequence == await store.last_sequence():
            raise EOFError

    with pytest.raises(EOFError):
        await follow(store, checker, sequence, wait, open_=opening)
    assert len(checker.base) == len(FACTS) + 1
    assert checker.check_message(RATED.statement)[0].fact_id == "rated"
