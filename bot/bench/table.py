"""The measurements as text: one table, a line for each rival at each size."""

from collections.abc import Sequence

from bot.bench.measuring import CHECK, RAPIDFUZZ, TANTIVY, Measured
from bot.bench.racing import Race

_OF_ALL = (
    "facts",
    "by",
    "ms a claim",
    "of tantivy",
    "of rapidfuzz",
    "claims/s",
    "P@1",
    "claims",
    "answered",
    "rightly",
)
_OF_CHECKER = ("make s", "open s", "add ms", "change ms", "retire ms", "memory MB")
_HEADINGS = (*_OF_ALL, *_OF_CHECKER)
_LEFT = ("by",)

NOTES = """\
ms a claim: median; of tantivy, of rapidfuzz: as a multiple, and how many times faster; claims/s: by the mean.
P@1: the fact that stands first is the one meant; answered: a fact was named at all; rightly: of those, the right one.
make: from fact file to ready, the first time; open: later starts; memory: the most that serving took, on its own.\
"""


def draw_table(measured: Sequence[Measured]) -> str:
    """The table with its notes."""
    rows = [_HEADINGS] + [_row(size, race) for size in measured for race in size.races]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEADINGS))]
    return "\n".join([*(_line(row, widths) for row in rows), "", NOTES])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(_HEADINGS, row, widths, strict=True)
    return "  ".join(cell.ljust(width) if name in _LEFT else cell.rjust(width) for name, cell, width in cells).rstrip()


def _row(size: Measured, race: Race) -> tuple[str, ...]:
    seconds = race.median_seconds
    making, serving = size.making, size.serving
    alone = (
        f"{making.seconds:.1f}",
        f"{serving.open_seconds:.2f}",
        *(f"{time * 1000:.1f}" for time in (serving.add_seconds, serving.change_seconds, serving.retire_seconds)),
        f"{serving.resident_bytes / 1e6:.0f}",
    )
    return (
        f"{size.facts:,}",
        race.name,
        f"{seconds * 1000:.2f}",
        f"{seconds / size.race(TANTIVY).median_seconds:.2f} x",
        f"{size.race(RAPIDFUZZ).median_seconds / seconds:.0f} x",
        f"{1 / race.mean_seconds:,.0f}",
        f"{race.first_is_right:.3f}",
        f"{race.claims}",
        f"{race.answered:.3f}",
        f"{race.answered_rightly:.3f}",
        *(alone if race.name == CHECK else ("",) * len(alone)),
    )
