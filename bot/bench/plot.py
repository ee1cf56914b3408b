"""The measurements as a picture: time a claim against the number of facts, a line a rival."""

from collections.abc import Sequence
from pathlib import Path

from bot.bench.measuring import Measured
from facts.errors import InputError

_WIDTH, _HEIGHT, _DOTS = 8, 5, 120  # inches, dots an inch


def require_plotting() -> None:
    """Raise InputError where matplotlib is not installed: before hours are spent on measuring."""
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        raise InputError("--plot needs matplotlib; install it with: pip install 'figurecheck[measure]'") from None


def draw_plot(measured: Sequence[Measured], file: Path) -> None:
    """Write the picture as PNG; raises InputError where it cannot be written."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, _HEIGHT), dpi=_DOTS, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for race in measured[0].races:
        times = [size.race(race.name).median_seconds * 1000 for size in measured]
        axes.plot([size.facts for size in measured], times, marker="o", label=race.name)
    axes.set(xscale="log", yscale="log", xlabel="facts", ylabel="milliseconds a claim, median")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend()
    try:
        figure.savefig(file, format="png")
    except OSError as error:
        raise InputError(f"{file}: {(error.strerror or 'cannot be written').lower()}; check the path") from None
