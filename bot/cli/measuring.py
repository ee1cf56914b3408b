"""figurecheck bench: speed and precision beside others, over made facts."""

import argparse
import sys
from pathlib import Path

from bot.cli.lines import write_line
from bot.cli.parsing import Commands, read_count

_SIZES = "1000,10000,100000,1000000"


def add_to(commands: Commands) -> None:
    """bench and what it takes."""
    parser = commands.add(bench, "measure speed and precision beside rapidfuzz and tantivy, over made facts")
    parser.add_argument(
        "--sizes", metavar="N,N…", type=_read_sizes, default=_SIZES, help=f"how many facts, size by size ({_SIZES})"
    )
    parser.add_argument("--claims", metavar="N", type=read_count, default=300, help="how many claims a size (300)")
    parser.add_argument("--seed", metavar="N", type=read_count, default=1, help="other facts and claims (1)")
    parser.add_argument("--plot", metavar="FILE", type=Path, help="draw a picture too, as PNG")


def bench(sizes: list[int], claims: int, seed: int, plot: Path | None) -> None:
    """Measure each size, then print one table."""
    from bot.bench.measuring import measure_sizes
    from bot.bench.plot import draw_plot, require_plotting
    from bot.bench.table import draw_table

    if plot:
        require_plotting()
    measured = list(measure_sizes(sizes, claims, seed, lambda text: print(text, file=sys.stderr, flush=True)))
    for line in draw_table(measured).splitlines():
        write_line(line)
    if plot:
        draw_plot(measured, plot)


def _read_sizes(text: str) -> list[int]:
    try:
        return [read_count(part.strip()) for part in text.split(",")]
    except argparse.ArgumentTypeError as error:
        raise argparse.ArgumentTypeError(f"{error}; write sizes as {_SIZES}") from None
