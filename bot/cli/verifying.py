"""figurecheck facts verify: whether the quotes of the store's facts still stand in the pages that they are from."""

import sys
from typing import TYPE_CHECKING, Any

from bot.cli.drafting import content_of, is_address
from bot.cli.lines import write_json, write_line
from bot.cli.parsing import Commands
from facts.errors import InputError

if TYPE_CHECKING:
    from bot.verifying import Place, Verified
    from facts.base import Fact
    from facts.store.stores import Stores

FINDING = 1  # exit code


def add_to(group: Commands) -> None:
    """verify and what it takes."""
    parser = group.add(verify, "fetch the sources of the store's facts again, and name the quotes that no longer stand")
    text = "the pages to fetch, or files with a source's text; without any all sources that have an address"
    parser.add_argument("places", metavar="URL|FILE", nargs="*", help=text)
    parser.add_argument("--source", metavar="ID", help="only facts of this source; of a file it says whose text it is")
    parser.take_json()


def verify(places: list[str], source: str | None, as_json: bool) -> int:
    """Write what no longer stands, a line a passage; whether there is any is the exit code."""
    import asyncio

    contents = {place: None if is_address(place) else content_of(place) for place in places}
    file = next((place for place, content in contents.items() if content is not None), None)
    if source is None and file is not None:
        raise InputError(f"{file}: a file does not say which source it is; name that: --source ID")
    facts, done = asyncio.run(_verify(contents, source))
    without_quote = sum(not fact.quote for fact in facts)
    without_url = sum(bool(fact.quote) and not fact.source.url for fact in facts)
    if as_json:
        write_json({**_describe(done), "without_quote": without_quote, "without_url": without_url})
    else:
        _tell(done, without_quote, 0 if contents else without_url)
    return FINDING if any(verified.strays for verified in done) else 0


async def _verify(
    contents: dict[str, bytes | None], source: str | None
) -> "tuple[tuple[Fact, ...], tuple[Verified, ...]]":
    """The facts that were meant, and what came of their places."""
    from bot.settings import load_settings
    from bot.verifying import verify_places
    from facts.store.stores import open_stores

    settings = load_settings()
    stores = await open_stores(settings.database_url)
    try:
        facts, places = await _find(stores, contents, source)
        with _Progress(len(places)) as progress:
            allow_private = settings.allow_private_addresses
            done = await verify_places(
                places, stores.articles, allow_private=allow_private, note_done=progress.note_done
            )
        return facts, done
    finally:
        await stores.close()


async def _find(
    stores: "Stores", contents: dict[str, bytes | None], source: str | None
) -> "tuple[tuple[Fact, ...], tuple[Place, ...]]":
    from urllib.parse import urldefrag

    from bot.verifying import Place, find_places

    facts = tuple(fact for fact in await stores.facts.facts() if source in (None, fact.source.id))
    if source is not None and not facts:
        raise InputError(f'the store has no fact of a source "{source}"; figurecheck facts export shows what it has')
    if not contents:
        return facts, find_places(facts)
    places, meant = [], []
    for name, content in contents.items():
        url = urldefrag(name).url
        own = [fact for fact in facts if source or urldefrag(fact.source.url or "").url == url]
        if not own:
            raise InputError(f"{name}: no fact of the store is from this address; name the source: --source ID")
        places.append(Place(name, tuple(fact for fact in own if fact.quote), content))
        meant += own
    return tuple(dict.fromkeys(meant)), tuple(places)


def _tell(done: "tuple[Verified, ...]", without_quote: int, without_url: int) -> None:
    for verified in done:
        name = verified.place.name
        for stray in verified.strays:
            nearest = f'; the nearest there is "{stray.nearest}"' if stray.nearest else ""
            write_line(f'{stray.fact.id}: the quote "{stray.passage}" no longer stands in {name}{nearest}')
        if verified.unread is not None:
            kept = f"; the kept text still has {_quotes(len(verified.kept))}" if verified.kept else ""
            write_line(f"not read: {verified.unread}{kept}")
        elif verified.changed_since is not None:
            write_line(f"{name}: its text is not the one that was kept on {verified.changed_since:%Y-%m-%d}")
    read = [verified for verified in done if verified.unread is None]
    quoted = sum(len(verified.place.facts) for verified in read)
    fallen = sum(len({stray.fact.id for stray in verified.strays}) for verified in read)
    parts = [f"{_quotes(quoted - fallen)} of {quoted} stand, in {len(read)} of {len(done)} sources that were read"]
    parts += [f"{without_quote} without a quote"] if without_quote else []
    write_line("; ".join(parts + ([f"{without_url} without an address"] if without_url else [])))


def _quotes(count: int) -> str:
    return f"{count} quote{'' if count == 1 else 's'}"


def _describe(done: "tuple[Verified, ...]") -> dict[str, Any]:
    return {
        "places": [
            {
                "place": verified.place.name,
                "facts": [fact.id for fact in verified.place.facts],
                "strays": [
                    {"fact_id": stray.fact.id, "passage": stray.passage, "nearest": stray.nearest}
                    for stray in verified.strays
                ],
                "unread": verified.unread,
                "kept": [fact.id for fact in verified.kept],
                "changed_since": verified.changed_since.isoformat() if verified.changed_since else None,
            }
            for verified in done
        ],
    }


class _Progress:
    """How many are done, on standard error where that is a terminal."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._is_shown = sys.stderr.isatty()

    def __enter__(self) -> "_Progress":
        self._show()
        return self

    def __exit__(self, *error: object) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")

    def note_done(self) -> None:
        """One more."""
        self._done += 1
        self._show()

    def _show(self) -> None:
        if self._is_shown:
            sys.stderr.write(f"\r{self._done} of {self._total} sources")
            sys.stderr.flush()
