"""The command that measures: eval. What is measured is in `facts.evaluation`; how it is shown stands beside this."""

import datetime
from argparse import ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.lines import write_json, write_line
from bot.cli.parsing import Commands
from facts.errors import FactsError, InputError

if TYPE_CHECKING:
    from facts.calibration import Calibration
    from facts.evaluation import Article, Report
    from facts.matching.scoring import Model

_LABELLED = Path(__file__).parent.parent.parent / "tests" / "cases" / "claims"  # there in a clone only
_TEST, _FIT, _FRESH = "test", "fit", "fresh"
_EXTRA = {"matplotlib": "--plot", "numpy": "--calibrate", "scipy": "--calibrate", "sklearn": "--calibrate"}


def add_to(commands: Commands) -> None:
    """eval and what it takes."""
    parser = commands.add(evaluate, "measure accuracy, harm and calibration on labelled claims", name="eval")
    text = "an article (facts.yaml, claims.txt) or a folder of articles; in a clone, the test articles if none is given"
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path, help=text)
    parser.add_argument("--misses", action="store_true", help="list each claim that was not answered right")
    text = "also ask every claim of every base but its own: nothing should be answered"
    parser.add_argument("--cross", action="store_true", help=text)
    text = "also ask every claim with these facts added to the bases: harm should not grow"
    parser.add_argument("--foreign", metavar="FILE", type=Path, help=text)
    parser.add_argument("--plot", metavar="FILE.png", type=Path, help="draw reliability, and harm over coverage")
    parser.add_argument("--model", metavar="FILE", type=Path, help="weights and thresholds instead of those that ship")
    parser.take_json()
    group = parser.add_argument_group("calibration")
    text = "fit a model and write it; measured is what it would do on articles that it has not seen"
    group.add_argument("--calibrate", action="store_true", help=text)
    group.add_argument(
        "--output", metavar="FILE", type=Path, help="where to write it, instead of over the one that ships"
    )
    text = "articles that no rule was tuned on, which weigh more; in a clone, those of tests/cases/claims/fresh"
    group.add_argument("--fresh", metavar="FOLDER", action="append", type=Path, help=text)
    text = "how many missed answers one harmful answer weighs as"
    group.add_argument("--harm-cost", metavar="N", type=_read_cost, help=text)
    group.add_argument("--date", metavar="DATE", type=_read_date, help="a date for the file to name: 2026-03-31")


def evaluate(
    folders: list[Path],
    misses: bool,
    cross: bool,
    foreign: Path | None,
    plot: Path | None,
    model: Path | None,
    as_json: bool,
    calibrate: bool,
    output: Path | None,
    fresh: list[Path] | None,
    harm_cost: float | None,
    date: datetime.date | None,
) -> None:
    """Ask the labelled claims and write what comes of it; with `calibrate`, of a model that is fitted first."""
    if calibrate:
        if cross or foreign or model:
            raise InputError("--calibrate fits a model of its own; ask --cross, --foreign and --model without it")
        _calibrate(folders, misses, plot, as_json, output, fresh, harm_cost, date)
        return
    given = {"--output": output, "--fresh": fresh, "--harm-cost": harm_cost, "--date": date}
    for name, value in given.items():
        if value is not None:
            raise InputError(f"{name} says how to calibrate; add --calibrate, or leave it out")
    _measure(folders, misses, cross, foreign, plot, model, as_json)


def _measure(
    folders: list[Path],
    misses: bool,
    cross: bool,
    foreign: Path | None,
    plot: Path | None,
    model: Path | None,
    as_json: bool,
) -> None:
    from bot.cli.evaluation_json import describe
    from bot.cli.evaluation_tables import list_misses, show_report, show_stranger
    from facts.evaluation import ask_among, ask_others, ask_own, report_on, score
    from facts.files import load_base

    articles = _read_articles(folders, _TEST)
    used = _read_model(model)
    foreign_facts = load_base(foreign) if foreign else None
    own = ask_own(articles, used)
    report = report_on(own)
    others = ask_others(articles, used) if cross else ()
    among = ask_among(articles, foreign_facts, used) if foreign_facts else ()
    _draw(report, plot)
    if as_json:
        write_json(describe(report, others, among, (*own, *others, *among) if misses else None))
        return
    _write(show_report(report))
    _write(show_stranger("Asked of every base but its own", score(others)) if others else [])
    _write(show_stranger(f"Asked among {len(foreign_facts or ()):,} foreign facts", score(among)) if among else [])
    _write(list_misses((*own, *others, *among)) if misses else [])


def _calibrate(
    folders: list[Path],
    misses: bool,
    plot: Path | None,
    as_json: bool,
    output: Path | None,
    fresh: list[Path] | None,
    harm_cost: float | None,
    date: datetime.date | None,
) -> None:
    from bot.cli.evaluation_json import describe
    from bot.cli.evaluation_tables import list_misses, show_report
    from facts.evaluation import read_articles, report_on

    target = output or _shipped()
    articles = _read_articles(folders, _FIT)
    own_fresh = [_LABELLED / _FRESH] if not folders and (_LABELLED / _FRESH).is_dir() else []
    found, text = _fit(articles, read_articles(own_fresh if fresh is None else fresh), harm_cost, date)
    _save(target, text)
    tuned = report_on(found.tuned)
    reports = {"tuned": tuned, "fresh": report_on(found.fresh)} if found.fresh else {"tuned": tuned}
    _draw(reports.get("fresh", tuned), plot)
    if as_json:
        outcomes = {"tuned": found.tuned, "fresh": found.fresh}
        described = {name: describe(its, (), (), outcomes[name] if misses else None) for name, its in reports.items()}
        write_json({"model": str(target), **described})
        return
    titles = {
        "tuned": "Articles that rules were tuned on, each asked of a model that has not seen it:",
        "fresh": "Articles that nothing was tuned on, asked likewise:",
    }
    for name, its in reports.items():
        _write([titles[name], *show_report(its), ""])
    _write([*list_misses((*found.tuned, *found.fresh)), ""] if misses else [])
    _write([f"The model is in {target}"])


def _fit(
    articles: Sequence["Article"], fresh: Sequence["Article"], harm_cost: float | None, date: datetime.date | None
) -> tuple["Calibration", str]:
    """The calibration and the text of its file."""
    from importlib.metadata import version

    try:
        from facts.calibration import HARM_COST, Provenance, calibrate, write_model
    except ModuleNotFoundError as error:
        raise _lacking(error) from None
    cost = HARM_COST if harm_cost is None else harm_cost
    found = calibrate(articles, fresh, cost)
    return found, write_model(found, Provenance(articles, fresh, cost, version("figurecheck"), date))


def _draw(report: "Report", file: Path | None) -> None:
    if file is None:
        return
    try:
        from bot.cli.evaluation_picture import draw
    except ModuleNotFoundError as error:
        raise _lacking(error) from None
    try:
        draw(report, file)
    except ValueError:
        raise InputError(f"{file}: no picture's name; let it end in .png") from None
    except OSError as error:
        raise InputError(f"{file}: {(error.strerror or 'cannot be written').lower()}; check the path") from None


def _lacking(error: ModuleNotFoundError) -> FactsError:
    """What to say where the extra is not installed; the error itself where something else is missing."""
    package = (error.name or "").partition(".")[0]
    if package not in _EXTRA and package != "threadpoolctl":
        raise error
    option = _EXTRA.get(package, "--calibrate")
    name = "scikit-learn" if package == "sklearn" else package
    return FactsError(f'{option} needs {name}, which is not installed; pip install "figurecheck[measure]"')


def _save(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{file}: {(error.strerror or 'cannot be written').lower()}; check the path") from None


def _shipped() -> Path:
    from facts.matching.model_files import SHIPPED

    if not _LABELLED.is_dir():
        raise InputError("this is no clone, whose model file could be written; give --output FILE")
    return SHIPPED


def _read_articles(folders: list[Path], split: str) -> Sequence["Article"]:
    from facts.evaluation import read_articles

    if not folders and not _LABELLED.is_dir():
        raise InputError("no labelled claims are installed; give a FOLDER with facts.yaml and claims.txt")
    return read_articles(folders or [_LABELLED / split])


def _read_model(file: Path | None) -> "Model | None":
    from facts.matching.model_files import read_model

    return read_model(file) if file else None


def _read_cost(text: str) -> float:
    try:
        cost = float(text)
    except ValueError:
        cost = 0.0
    if not 0 < cost < 1e6:
        raise ArgumentTypeError(f"{text!r} is no number above 0")
    return cost


def _read_date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no date such as 2026-03-31") from None


def _write(lines: Sequence[str]) -> None:
    for line in lines:
        write_line(line)
