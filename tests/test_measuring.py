"""Measuring beside others: made facts and claims, the race, the table, the picture, the command."""

import sys
from pathlib import Path

import pytest

from bot.bench.made_claims import MadeClaim, make_claim
from bot.bench.made_facts import make_facts
from bot.bench.measuring import CHECK, RAPIDFUZZ, TANTIVY, TANTIVY_PRUNING, Measured
from bot.bench.plot import draw_plot, require_plotting
from bot.bench.racing import Race, run_race
from bot.bench.rivals import Rival, make_rapidfuzz, make_tantivy
from bot.bench.serving import Making, Serving
from bot.bench.table import draw_table
from bot.cli import execute
from facts.errors import InputError
from facts.files import load_base
from tests.made import made, write_base

MEASURED = [
    Measured(
        size,
        Making(2.0 * size, 10**8),
        Serving(0.3, 0.002, 0.003, 0.001, 10**8),
        tuple(Race(name, 20, size * n, size * n, 0.9, 1.0, 0.9) for n, name in enumerate(names, start=1)),
    )
    for size, names in ((size, (CHECK, TANTIVY, TANTIVY_PRUNING, RAPIDFUZZ)) for size in (1000, 20_000))
]


def test_made_facts_are_the_same_for_one_seed() -> None:
    """The first of many are those of few; another seed makes others; each is a fact that a file may hold."""
    many, few = list(make_facts(300)), list(make_facts(100))
    assert many[:100] == few
    assert list(make_facts(100, seed=2)) != few
    assert [make_claim(fact.id, parts) for fact, parts in few] == [make_claim(fact.id, parts) for fact, parts in few]


def test_made_facts_obey_the_rules_of_files(tmp_path: Path) -> None:
    """They are read back as they were, each told from every other by its words."""
    facts, _ = made(300)
    assert load_base(write_base(tmp_path / "made.jsonl", facts)).facts == facts
    assert len({fact.statement for fact in facts}) == len(facts)


def test_claims_are_no_copies() -> None:
    """No claim is its fact's sentence, and half of the claims have another figure."""
    facts, claims = made(300)
    assert not {claim.text for claim in claims} & {fact.statement for fact in facts}
    assert 100 < sum(claim.is_right for claim in claims) < 200


@pytest.mark.parametrize("make", [make_tantivy, make_rapidfuzz], ids=["tantivy", "rapidfuzz"])
def test_the_others_are_measured_as_they_should_be(make: object) -> None:
    """Each finds most claims' facts, so that they are no straw men."""
    facts, claims = made(200)
    assert callable(make)
    find = make([(fact.id, fact.statement) for fact in facts])
    assert sum(find(claim.text) == claim.fact_id for claim in claims) > 170


def test_a_race_counts_what_was_found() -> None:
    """P@1 is of what stands first, the rest of what was answered; one with a limit gets its share of the claims."""
    claims = [MadeClaim(f"claim {n}", f"fact-{n}", True) for n in range(40)]
    abstaining = Rival(
        "a", lambda text: f"fact-{text[6:]}" if int(text[6:]) % 2 else None, lambda text: f"fact-{text[6:]}"
    )
    limited = Rival("b", lambda text: "fact-0", most_claims=10)
    first, second = run_race([abstaining, limited], claims)
    assert (first.claims, first.first_is_right, first.answered, first.answered_rightly) == (40, 1.0, 0.5, 1.0)
    assert (second.claims, second.first_is_right, second.answered) == (10, 0.1, 1.0)
    assert first.median_seconds > 0


def test_the_table_holds_every_rival_at_every_size() -> None:
    """A line each, with ratios; what only the checker has stands in its line."""
    lines = draw_table(MEASURED).splitlines()
    assert len([line for line in lines if line.startswith(("  1,000", "1,000", " 1,000", "20,000"))]) == 8
    row = next(line for line in lines if CHECK in line and "20,000" in line)
    assert "0.50 x" in row
    assert "4 x" in row


def test_a_picture_is_drawn(tmp_path: Path) -> None:
    """As PNG; where it cannot be written it is said in a line."""
    draw_plot(MEASURED, tmp_path / "bench.png")
    assert (tmp_path / "bench.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(InputError, match="check the path"):
        draw_plot(MEASURED, tmp_path / "nowhere" / "bench.png")


def test_without_matplotlib_it_is_said_before_anything_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line that says how to mend it."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(InputError, match=r"pip install 'figurecheck\[measure\]'"):
        require_plotting()
    assert execute(["bench", "--sizes", "10", "--plot", "x.png"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("sizes", ["", "0", "ten", "10,", "10,-5"])
def test_wrong_sizes_are_refused(sizes: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With the exit code of wrong use, and one line."""
    assert execute(["bench", "--sizes", sizes]) == 2
    assert "--sizes" in capsys.readouterr().err


def test_the_command_measures(capsys: pytest.CaptureFixture[str]) -> None:
    """One table on standard output, a line of progress for each step on standard error."""
    assert execute(["bench", "--sizes", "60", "--claims", "12"]) == 0
    said = capsys.readouterr()
    assert [line.split()[1] for line in said.out.splitlines()[1:5]] == ["whole", "tantivy", "tantivy,", "rapidfuzz"]
    assert len(said.err.splitlines()) == 4
