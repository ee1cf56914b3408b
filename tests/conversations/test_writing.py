"""Adding and editing facts, from tables: tests/cases/writing/*.yaml."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from facts.base import Fact
from facts.store.edits import Put, Retire
from facts.store.revisions import Signature
from tests.conversations.writing_room import ANA, BO, NOON, WritingRoom
from tests.editing.made import CRANES

TABLES = Path(__file__).parents[1] / "cases" / "writing"
DIALOGUES = [
    case for path in sorted(TABLES.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
USERS = {"ana": ANA, "bo": BO}
DEEDS = {"add", "edit", "say", "tap", "forge"}


@pytest.mark.parametrize("case", DIALOGUES, ids=lambda case: case["name"])
async def test_dialogue(case: dict[str, Any]) -> None:
    """Each step says what it should, and what is saved at the end is what was written."""
    room = await WritingRoom.open()
    for step in case["steps"]:
        user = USERS[step.get("by", "ana")]
        (deed,) = step.keys() & DEEDS
        told = await getattr(room, deed)(step[deed], user=user)
        assert [words for words in step.get("says", []) if words not in told] == [], told
        assert [words for words in step.get("not", []) if words in told] == [], told
        assert step.get("buttons", room.labels(user)) == room.labels(user)
        if step.get("follow"):
            await room.follow()
    if "saved" in case:
        for fact_id, wanted in case["saved"].items():
            kept = await room.stores.facts.find(fact_id)
            assert kept is not None, [fact.id for fact in await room.stores.facts.facts()]
            assert {name: read(kept.fact, name) for name in wanted} == wanted
    if "revisions" in case:
        assert await room.stores.facts.last_sequence() == case["revisions"]


async def test_an_id_that_a_fact_once_had_is_not_taken_again() -> None:
    """Retired facts keep theirs, in the history and in what people linked to."""
    room = await WritingRoom.open()
    await room.stores.facts.change(Retire(CRANES.id, 1), Signature("the owner", NOON))
    await room.follow()
    text = "Norvik port has 15 cranes.\n“15 cranes”\nhttps://gazette.example/p"
    assert f"ID: {CRANES.id}-2" in await room.add(text)
    assert "is taken, perhaps by a retired fact" in await room.say(f"id: {CRANES.id}")
    assert "is retired. /revert norvik-cranes 1 brings it back" in await room.edit(CRANES.id, BO)


async def test_what_comes_twice_is_saved_once() -> None:
    """The tap on Save that is delivered again, before or after others went on with the fact."""
    room = await WritingRoom.open()
    await room.edit(CRANES.id)
    await room.say("aliases: giraffes")
    before = await room.stores.dialogues.of(ANA)
    assert before is not None
    done = await room.tap("Save")
    assert await room.forge("save") == done
    room.stores.dialogues._dialogues[ANA] = before  # type: ignore[attr-defined] # as after a crash: it is not kept
    assert await room.forge("save") == done
    assert len(await room.stores.facts.history(CRANES.id)) == 2
    room.stores.dialogues._dialogues[ANA] = before  # type: ignore[attr-defined]
    kept = await room.stores.facts.find(CRANES.id)
    assert kept is not None
    await room.stores.facts.change(Put(replace(kept.fact, note="x"), 2), Signature("Bo", NOON, user_id=BO))
    assert "is changed" in await room.forge("save")
    assert len(await room.stores.facts.history(CRANES.id)) == 3


async def test_a_conflict_with_a_fact_that_went() -> None:
    """It was retired meanwhile: there is nothing of theirs to go on from."""
    room = await WritingRoom.open()
    await room.edit(CRANES.id)
    await room.say("aliases: giraffes")
    await room.stores.facts.change(Retire(CRANES.id, 1), Signature("Bo", NOON, "the port is gone", user_id=BO))
    told = await room.tap("Save")
    assert "the port is gone" in told
    assert room.labels() == ["Keep theirs", "Save mine"]
    assert "is added" in await room.tap("Save mine")


@pytest.mark.parametrize(
    "part", ["statement", "quote", "publisher", "title", "author", "note", "aliases", "why", "url"]
)
async def test_the_longest_message_is_no_part(part: str) -> None:
    """4,096 characters are refused in a sentence."""
    room = await WritingRoom.open()
    await room.edit(CRANES.id)
    words = "https://example.org/" + "x" * 4000 if part == "url" else "word " * 800
    assert "too long" in await room.say(f"{part}: {words}")


async def test_the_longest_fact_fits_into_a_message() -> None:
    """Each part as long as may be, and phrasings; Telegram would refuse more."""
    room = await WritingRoom.open()
    await room.edit(CRANES.id)
    for part, length in (("statement", 400), ("quote", 1500), ("title", 250), ("publisher", 120), ("author", 120)):
        await room.say(f"{part}: {'<port> 😀' * length}"[: length + len(part)])
    for part, length in (("aliases", 600), ("tags", 200), ("note", 500), ("why", 300)):
        await room.say(f"{part}: {'<port> 😀' * length}"[: length + len(part)])
    await room.say("\n".join(["test: " + "how many <cranes> are there? " * 20] * 9))


def read(fact: Fact, name: str) -> Any:
    """A part of a fact, or of its source, as a table has it."""
    value = getattr(fact.source, name.removeprefix("source.")) if name.startswith("source.") else getattr(fact, name)
    return list(value) if isinstance(value, tuple) else value
