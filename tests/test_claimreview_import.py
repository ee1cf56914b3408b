"""facts import --claimreview: what fact-checkers published comes in as rated claims, from files and over HTTP."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import execute
from bot.cli.claim_reviews import keep_what_was_added
from facts.answers import Verdict
from facts.base import Fact
from facts.check import Checker
from facts.claimreview import Review
from facts.files import load_base
from facts.files.rules import read_fact, read_source
from facts.lengths import LONGEST
from facts.rating import Truth
from facts.reviewed.publishing import make_fact
from tests.tables import CASES

Run = Callable[..., tuple[int, str, str]]
FEED = CASES / "claimreview" / "feed.json"
PAGE = CASES / "claimreview" / "page.html"
# What reading a page lets through; NULs it takes out (tests/test_claimreview.py).
TEXTS = st.text(st.characters(exclude_characters="\0"), min_size=1).map(str.strip).filter(bool)


class _Handler(BaseHTTPRequestHandler):
    """The cases as pages of a site."""

    def do_GET(self) -> None:
        file = CASES / "claimreview" / self.path.strip("/")
        content = file.read_bytes() if file.is_file() else b"{broken" if self.path == "/broken" else b""
        self.send_response(200 if content else 404)
        self.send_header("Content-Type", "text/html" if file.suffix == ".html" else "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a site on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


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


def read_store(run: Run, folder: Path) -> dict[str, Fact]:
    """The store's facts by their statements."""
    run("facts", "export", "out.jsonl")
    return {fact.statement: fact for fact in load_base(folder / "out.jsonl").facts}


@pytest.mark.parametrize(("file", "count", "left_out"), [(FEED, 2, 1), (PAGE, 2, 2)])
def test_a_file_is_imported_once(run: Run, file: Path, count: int, left_out: int) -> None:
    """Entries that cannot be read are told, and cost nothing else; the second time there is nothing to add."""
    for out in (f"{count} added, 0 changed, 0 there already\n", f"0 added, 0 changed, {count} there already\n"):
        code, told, err = run("facts", "import", "--claimreview", str(file))
        assert (code, told, err.count("left out: ")) == (0, out, left_out)
        assert err.startswith(f"left out: {file}, ")


def test_a_page_and_a_feed_are_fetched(run: Run, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With rating, claimant, publisher, date and link; the store answers from them."""
    monkeypatch.setenv("FIGURECHECK_ALLOW_PRIVATE_ADDRESSES", "true")
    for name in ("page.html", "feed.json"):
        assert run("facts", "import", "--claimreview", f"{site}/{name}", "--why", "a trial")[0] == 0
    held = read_store(run, tmp_path)
    pilots = held["Norvik port has 600 pilots & 40 tugs"]
    assert pilots.review is not None
    assert (pilots.review.truth, pilots.review.words, pilots.review.claimant) == (Truth.FALSE, "False", "Ana Prell")
    assert (pilots.source.publisher, pilots.source.url) == ("Port Checks", "https://checks.example/norvik-pilots")
    assert str(pilots.source.published) == "2026-03-05"
    checker = Checker(load_base(tmp_path / "out.jsonl"))
    assert checker.check_claim("did you know Norvik port has 600 pilots and 40 tugs?").verdict is Verdict.NOT_FOUND
    assert checker.check_claim("Norvik port has 600 pilots & 40 tugs").verdict is Verdict.CONTRADICTED
    assert checker.check_claim("The ferry takes nine hours!").verdict is Verdict.SUPPORTED
    revisions = json.loads(run("facts", "history", pilots.id, "--json")[1])["revisions"]
    assert [(revision["deed"], revision["why"]) for revision in revisions] == [("added", "a trial")]


def test_another_rating_is_a_change_that_keeps_what_moderators_added(run: Run, tmp_path: Path) -> None:
    """A new revision of the same claim; tags and notes stay, and the history tells both ratings."""
    feed = json.loads(FEED.read_text(encoding="utf-8"))
    run("facts", "import", "--claimreview", str(FEED))
    noted = [replace(fact, tags=("port",), note="look again") for fact in read_store(run, tmp_path).values()]
    lines = "".join(f"{json.dumps(fact.to_dict())}\n" for fact in noted)
    (tmp_path / "noted.jsonl").write_text(lines, encoding="utf-8")
    assert run("facts", "import", "noted.jsonl")[1].startswith("0 added, 2 changed")
    assert run("facts", "import", "--claimreview", str(FEED))[1] == "0 added, 0 changed, 2 there already\n"
    changed = tmp_path / "feed.json"
    changed.write_text(json.dumps(feed).replace("Mixture", "True"), encoding="utf-8")
    assert run("facts", "import", "--claimreview", "feed.json")[1] == "0 added, 1 changed, 1 there already\n"
    quay = read_store(run, tmp_path)["The quay is half a mile long"]
    assert quay.review is not None
    assert (quay.review.truth, quay.tags, quay.note) == (Truth.TRUE, ("port",), "look again")
    told = run("facts", "history", quay.id)[1]
    assert "[rated mixed by " in told
    assert "[rated true by " in told
    assert "ClaimReview of feed.json" in told


def test_a_claim_that_is_too_long_is_left_out_and_a_headline_is_cut(run: Run, tmp_path: Path) -> None:
    """The rest of the feed comes in."""
    long = FEED.read_text(encoding="utf-8").replace("600 pilots", f"600 pilots{' and more' * 200}")
    (tmp_path / "feed.json").write_text(long, encoding="utf-8")
    code, told, err = run("facts", "import", "--claimreview", "feed.json")
    assert (code, told) == (0, "1 added, 0 changed, 0 there already\n")
    assert "its statement has 1,8" in err
    page = PAGE.read_text(encoding="utf-8").replace('"headline": "', f'"headline": "{"long " * 200}')
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert run("facts", "import", "--claimreview", "page.html")[0] == 0
    assert max(len(fact.source.title) for fact in read_store(run, tmp_path).values()) <= LONGEST["title"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "give PATH, or --claimreview FILE|URL, one of them"),
        (["facts.yaml", "--claimreview", "x.json"], "give PATH, or --claimreview FILE|URL, one of them"),
        (["--claimreview", "nowhere.json"], "nowhere.json: no such file or directory; check the path"),
        (["--claimreview", "{site}/broken"], "/broken: no JSON from line 1"),
        (["--claimreview", "{site}/missing"], "answers with error 404"),
        (["--claimreview", "empty.json"], "empty.json: empty; give a page or a feed"),
        (["--claimreview", "plain.txt"], "plain.txt: no ClaimReview in it"),
        (["--claimreview", "packed.gz"], "packed.gz: neither a page nor JSON; unpack it"),
    ],
)
def test_what_cannot_be_imported_is_one_line(
    run: Run, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    """With exit code 2, and nothing saved."""
    monkeypatch.setenv("FIGURECHECK_ALLOW_PRIVATE_ADDRESSES", "true")
    for name, content in (("empty.json", b" \n"), ("plain.txt", b"a text"), ("packed.gz", b"\x1f\x8b\x08\x00\x00")):
        (tmp_path / name).write_bytes(content)
    code, out, err = run("facts", "import", *[argument.replace("{site}", site) for argument in arguments])
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err
    assert "holds 0 facts" in run("db", "upgrade")[1]


def test_a_private_address_is_not_fetched(run: Run, site: str) -> None:
    """Unless a setting allows it; no password of an address is shown."""
    address = site.replace("http://", "http://ana:secret@")
    code, _, err = run("facts", "import", "--claimreview", f"{address}/feed.json")
    assert (code, "private network" in err, "secret" in err) == (2, True, False)


@given(
    claim=TEXTS,
    publisher=st.none() | TEXTS,
    url=st.none()
    | st.sampled_from(["https://checks.example/a", "http://www.x.example", "http://[", "https://é.example/"]),
    words=st.none() | TEXTS,
)
def test_any_review_becomes_a_fact_that_may_stand_in_a_file(
    claim: str, publisher: str | None, url: str | None, words: str | None
) -> None:
    """Its id is a slug that is the same each time, fits into a button's data, and no other review's."""
    review = Review(claim, Truth.FALSE, words, publisher=publisher, url=url)
    fact = make_fact(review)
    assert make_fact(replace(review, truth=Truth.TRUE, rating="True")).id == fact.id
    assert make_fact(replace(review, claim=f"{claim} x")).id != fact.id
    assert len(f"not-meant:{fact.id}") <= 64
    values = {key: value for key, value in fact.to_dict().items() if key != "source"}
    source = read_source({key: value for key, value in fact.source.to_dict().items() if value is not None})
    if "\ud800" not in claim:
        assert read_fact(values, source).id == fact.id


def test_a_claim_that_is_not_held_comes_as_it_is() -> None:
    """Nothing is put beside what is new."""
    fact = make_fact(Review("a claim", Truth.FALSE, None, publisher="Checks"))
    assert keep_what_was_added([fact], []) == [fact]
