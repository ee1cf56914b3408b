"""The commands about what moderators keep: facts import, export, history, revert; db upgrade, backup, restore."""

import getpass
from collections.abc import Awaitable, Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.cli.lines import mark_claim, write_json, write_line
from bot.cli.parsing import Commands, Parser, read_count, read_path
from facts.errors import InputError

if TYPE_CHECKING:
    from facts.store import Revision, Signature
    from facts.store.revisions import Imported
    from facts.store.sql import SqlStore

Made = TypeVar("Made")

_ONE_FILE = (".jsonl", ".csv")
_FACT_FILES = (".yaml", ".yml", *_ONE_FILE)


def add_to_facts(group: Commands) -> None:
    """facts import, export, history and revert, and what they take."""
    parser = group.add(
        import_facts, "put facts from files into the store; what it has already is left alone", name="import"
    )
    text = "a file (.yaml, .jsonl, .csv) or a folder of them"
    parser.add_argument("path", metavar="PATH", nargs="?", type=read_path, help=text)
    text = "instead: claims that fact-checkers rated, from a page or a feed with schema.org's ClaimReview"
    parser.add_argument("--claimreview", metavar="FILE|URL", help=text)
    _take_reason(parser)

    parser = group.add(export_facts, "write the store's facts into files", name="export")
    text = "a file ending in .jsonl or .csv, or a folder for a YAML file a source"
    parser.add_argument("path", metavar="PATH", type=read_path, help=text)

    parser = group.add(history, "what was changed about a fact: when, by whom, why")
    parser.add_argument("fact_id", metavar="ID")
    parser.take_json()

    parser = group.add(revert, "make a fact what it was after an earlier revision; that is a revision too")
    parser.add_argument("fact_id", metavar="ID")
    parser.add_argument("number", metavar="REV", type=read_count)
    _take_reason(parser)


def add_to(commands: Commands) -> None:
    """db upgrade, backup and restore."""
    group = commands.add_group("db", "the store of facts: upgrade, backup, restore")
    group.add(upgrade, "bring the database up to what this version wants")
    parser = group.add(backup, "write all that the store holds into one file, also while the bot runs")
    parser.add_argument("file", metavar="FILE", type=read_path)
    text = "make the store what a backup holds; what it holds now is gone then, history and all"
    parser = group.add(restore, text)
    parser.add_argument("file", metavar="FILE", type=read_path)


def import_facts(path: Path | None, claimreview: str | None, why: str | None) -> None:
    """Put the facts of a path, or the rated claims of a page or feed, into the store."""
    if (path is None) is (claimreview is None):
        raise InputError("give PATH, or --claimreview FILE|URL, one of them")
    done = _import_files(path, why) if path is not None else _import_reviews(claimreview or "", why)
    write_line(f"{done.added} added, {done.changed} changed, {done.unchanged} there already")


def _import_files(path: Path, why: str | None) -> "Imported":
    from facts.files import load_base

    facts = load_base(path).facts
    return _with_store(lambda store: store.import_facts(facts, _sign(why or f"imported from {path.name}")))


def _import_reviews(place: str, why: str | None) -> "Imported":
    from bot.cli.claim_reviews import keep_what_was_added, read_rated_claims, tell_faults

    claims = read_rated_claims(place)

    async def work(store: "SqlStore") -> "Imported":
        kept = keep_what_was_added(claims.facts, await store.facts())
        return await store.import_facts(kept, _sign(why or f"ClaimReview of {claims.name}"))

    done = _with_store(work)
    tell_faults(claims.faults)
    return done


def export_facts(path: Path) -> None:
    """Write the facts that hold into a file or a folder."""
    from facts.files.writing import write_csv, write_jsonl, write_yaml

    facts = _with_store(lambda store: store.facts())
    if path.suffix in _ONE_FILE:
        _write(path, "".join(write_jsonl(facts) if path.suffix == ".jsonl" else write_csv(facts)))
    else:
        files = dict(write_yaml(facts))
        _make_folder(path, files.keys())
        for name, text in files.items():
            _write(path / name, text)
    write_line(f"{len(facts)} facts in {path}")


def history(fact_id: str, as_json: bool) -> None:
    """Write the revisions of a fact, oldest first."""
    revisions = _with_store(lambda store: store.history(fact_id))
    if not revisions:
        raise _missing(fact_id)
    if as_json:
        write_json({"fact_id": fact_id, "revisions": [_to_dict(revision) for revision in revisions]})
        return
    for revision in revisions:
        signature = revision.signature
        why = f": {signature.why}" if signature.why else ""
        write_line(f"{revision.number}  {revision.deed} on {signature.at:%Y-%m-%d %H:%M} by {signature.who}{why}")
        if revision.after is not None and (revision.before is None or revision.before != revision.after):
            write_line(f"   {mark_claim(revision.after)}")


def revert(fact_id: str, number: int, why: str | None) -> None:
    """Make a fact what it was after a revision."""
    from facts.store.edits import Revert

    async def work(store: "SqlStore") -> "Revision":
        kept = await store.find(fact_id)
        if kept is None:
            raise _missing(fact_id)
        return await store.change(Revert(fact_id, number, kept.number), _sign(why or f"back to revision {number}"))

    done = _with_store(work)
    state = "is retired" if done.after is None else f"says: {mark_claim(done.after)}"
    write_line(f"revision {done.number}: {fact_id} {state}")


def upgrade() -> None:
    """Bring the database up to date; opening it does."""

    async def work(store: "SqlStore") -> int:
        return len(await store.facts())

    write_line(f"the database is up to date; it holds {_with_store(work)} facts")


def backup(file: Path) -> None:
    """Write a backup."""
    from facts.store.backups import back_up

    rows = _with_store(lambda store: back_up(store.engine, file))
    write_line(f"{rows} rows in {file}")


def restore(file: Path) -> None:
    """Make the store what a backup holds."""
    from facts.store.backups import restore as restore_store

    rows = _with_store(lambda store: restore_store(store.engine, file))
    write_line(f"{rows} rows from {file}")


def _take_reason(parser: Parser) -> None:
    parser.add_argument("--why", metavar="TEXT", help="why, for the history")


def _with_store(work: Callable[["SqlStore"], Awaitable[Made]]) -> Made:
    """What comes of some work with the store that is set, which is closed then."""
    import asyncio

    from bot.settings import load_settings
    from facts.store.sql import open_store

    url = load_settings().database_url

    async def run() -> Made:
        store = await open_store(url)
        try:
            return await work(store)
        finally:
            await store.close()

    return asyncio.run(run())


def _sign(why: str) -> "Signature":
    from facts.store import Signature

    try:
        who = getpass.getuser()
    except (KeyError, OSError):  # a container's user need not have a name
        who = "somebody"
    return Signature(f"{who} (command line)", datetime.now(UTC), why)


def _missing(fact_id: str) -> InputError:
    return InputError(f'the store has no fact "{fact_id}"; figurecheck facts export writes all that it has')


def _to_dict(revision: "Revision") -> dict[str, object]:
    return {
        "number": revision.number,
        "deed": str(revision.deed),
        "who": revision.signature.who,
        "at": revision.signature.at.isoformat(),
        "why": revision.signature.why,
        "before": revision.before.to_dict() if revision.before else None,
        "after": revision.after.to_dict() if revision.after else None,
    }


def _make_folder(path: Path, names: Collection[str]) -> None:
    """The folder for an export; refused where it holds facts that would stay beside those that are written."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        others = sorted(file.name for file in path.iterdir() if file.suffix in _FACT_FILES and file.name not in names)
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or 'cannot be used').lower()}; name another folder") from None
    if others:
        raise InputError(
            f"{path}: {others[0]} holds facts that the store does not; take it out, or name another folder"
        )


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{file}: {(error.strerror or 'cannot be written').lower()}; name another") from None
