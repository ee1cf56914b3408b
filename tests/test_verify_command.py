"""figurecheck facts verify: sources fetched again, and the quotes that no longer stand."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import execute
from facts.base import Fact
from facts.drafting import read_article
from facts.store.articles import KeptArticle
from facts.store.edits import Put
from facts.store.stores import open_stores
from tests.sites import Site
from tests.store.made import PILOTS, signed

Run = Callable[..., tuple[int, str, str]]
PAGE = """<html><head><title>Port news</title></head><body><nav>Home</nav><article><h1>Port news</h1>
<p>Norvik port hired 60 pilots, the <b>harbour</b> master said on Monday morning.</p>
<p>The port has 410 staff, and more than half of them live in the town of Lissen.</p>
<table><tr><td>Ferries</td><td>14 boats</td></tr></table></article><footer>About us</footer></body></html>"""
PILOTS_QUOTE, STAFF_QUOTE = "Norvik port hired 60 pilots, the harbour master said", "The port has 410 staff"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on a store of its own; its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIGURECHECK_DATABASE_URL", f"sqlite:///{tmp_path / 'facts.db'}")
    monkeypatch.setenv("FIGURECHECK_ALLOW_PRIVATE_ADDRESSES", "true")

    def run_command(*arguments: str) -> tuple[int, str, str]:
        code = execute(["facts", "verify", *arguments])
        written = capsys.readouterr()
        return code, written.out, written.err

    return run_command


def fact(fact_id: str, quote: str | None, url: str | None, source: str = "port-news") -> Fact:
    """A fact with that quote from there."""
    return replace(PILOTS, id=fact_id, quote=quote, source=replace(PILOTS.source, id=source, url=url))


def store(tmp_path: Path, *facts: Fact, kept: str | None = None) -> None:
    """Put facts into the store, and an article that the first one came from."""

    async def work() -> None:
        stores = await open_stores(f"sqlite:///{tmp_path / 'facts.db'}")
        for each in facts:
            await stores.facts.change(Put(each, 0), signed())
        if kept is not None:
            article = read_article(kept.encode(), "kept.html")
            at = datetime(2026, 3, 2, tzinfo=UTC)
            await stores.articles.keep(KeptArticle(article.sha256, article.text, "Port news", None, "ana", at))
            await stores.articles.note_source(article.sha256, facts[0].source.id)
        await stores.close()

    asyncio.run(work())


def test_quotes_that_stand_are_no_finding(run: Run, tmp_path: Path, site: Site) -> None:
    """One request a page, whatever number of facts; what is in a table stands too; others are counted."""
    site.pages["/a"] = PAGE.encode()
    url = site.url("/a")
    store(
        tmp_path,
        fact("pilots", PILOTS_QUOTE, url),
        fact("staff", f"{STAFF_QUOTE} […] Norvik port hired 60", f"{url}#staff"),
        fact("boats", "14 boats", url),
        fact("bare", None, url),
        fact("unlinked", STAFF_QUOTE, None),
        kept=PAGE,
    )
    line = "3 quotes of 3 stand, in 1 of 1 sources that were read; 1 without a quote; 1 without an address\n"
    assert run() == (0, line, "")
    assert len(site.asked) == 1


def test_a_quote_that_no_longer_stands_is_named(run: Run, tmp_path: Path, site: Site) -> None:
    """With its fact, the passage and the nearest one; the text is not the kept one any more; the exit code is 1."""
    site.pages["/a"] = PAGE.replace("60 pilots", "65 pilots").encode()
    url = site.url("/a")
    store(tmp_path, fact("pilots", PILOTS_QUOTE, url), fact("staff", STAFF_QUOTE, url), kept=PAGE)
    code, out, err = run()
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        f'pilots: the quote "{PILOTS_QUOTE}" no longer stands in {url}; '
        f'the nearest there is "{PILOTS_QUOTE.replace("60", "65")}"',
        f"{url}: its text is not the one that was kept on 2026-03-02",
        "1 quote of 2 stand, in 1 of 1 sources that were read",
    ]
    told = json.loads(run("--json")[1])
    assert [stray["fact_id"] for stray in told["places"][0]["strays"]] == ["pilots"]
    assert told["places"][0]["changed_since"] == "2026-03-02"


def test_a_page_that_cannot_be_read_is_no_finding(run: Run, tmp_path: Path, site: Site) -> None:
    """A line each; where its text is kept, what that still has."""
    site.pages["/login"] = b"<html><body><p>Log in to read this.</p></body></html>"
    store(
        tmp_path,
        fact("pilots", PILOTS_QUOTE, site.url("/missing")),
        fact("moved", "Norvik has 9 cranes", site.url("/missing")),
        fact("staff", STAFF_QUOTE, site.url("/login"), "other"),
        kept=PAGE,
    )
    code, out, err = run()
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith(f"not read: {site.url('/missing')}: answers with error 404")
    assert lines[0].endswith("; the kept text still has 1 quote")
    assert lines[1].startswith(f"not read: {site.url('/login')}: ")
    assert lines[2:] == ["0 quotes of 0 stand, in 0 of 2 sources that were read"]


def test_one_source_one_page_or_a_file(run: Run, tmp_path: Path, site: Site) -> None:
    """Only what was named is fetched; a saved text is held against the source that is named."""
    site.pages["/a"] = site.pages["/b"] = PAGE.encode()
    store(tmp_path, fact("pilots", PILOTS_QUOTE, site.url("/a")), fact("staff", STAFF_QUOTE, site.url("/b"), "other"))
    assert run("--source", "other")[0] == 0
    assert run(site.url("/a"))[0] == 0
    assert [path for path, _ in site.asked] == ["/b", "/a"]
    (tmp_path / "a.txt").write_text("Norvik port hired 61 pilots.", encoding="utf-8")
    code, out, _ = run("a.txt", "--source", "port-news")
    assert code == 1
    assert "no longer stands in a.txt" in out


def test_private_addresses_are_not_asked(run: Run, tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless the setting allows it."""
    monkeypatch.setenv("FIGURECHECK_ALLOW_PRIVATE_ADDRESSES", "false")
    store(tmp_path, fact("pilots", PILOTS_QUOTE, site.url("/page")))
    code, out, _ = run()
    assert code == 0
    assert "within a private network" in out
    assert site.asked == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere.txt"], "nowhere.txt: no such file or directory; check the path"),
        (["here.txt"], "here.txt: a file does not say which source it is; name that: --source ID"),
        (["https://example.org/x"], "no fact of the store is from this address"),
        (["--source", "nothing"], 'the store has no fact of a source "nothing"'),
    ],
)
def test_wrong_use_is_one_line(run: Run, tmp_path: Path, arguments: list[str], says: str) -> None:
    """With exit code 2, and nothing fetched."""
    (tmp_path / "here.txt").write_text("Norvik.", encoding="utf-8")
    store(tmp_path, fact("pilots", PILOTS_QUOTE, "https://example.com/a"))
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
