"""Labelled claims: an article's facts, and claims about them with the answers that are right. Asking is in `asking`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from facts.answers import Verdict
from facts.base import FactBase
from facts.errors import InputError
from facts.files import load_base

FACTS, CLAIMS = "facts.yaml", "claims.txt"  # the files of an article's folder
_SHAPE = "verdict(s) | fact id(s) | kind | claim"
_NO_FACT = "-"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim with the answers that are right for it."""

    claim: str
    verdicts: frozenset[Verdict]  # each of them is right
    fact_ids: frozenset[str]  # each of them is right; empty where the base holds nothing about it
    kind: str  # what it tries: "hedge", "polarity", …
    article: str


@dataclass(frozen=True, slots=True)
class Article:
    """A base with labelled claims about it."""

    name: str  # its folder's
    base: FactBase
    claims: tuple[Labelled, ...]


def read_articles(folders: Iterable[Path]) -> tuple[Article, ...]:
    """The articles in the folders, each an article or a folder of them, by name; one given twice is read once.

    Raises InputError with file, line and remedy.
    """
    found = {folder.resolve(): folder for given in folders for folder in _find(given)}
    articles = [_read(folder) for _, folder in sorted(found.items(), key=lambda item: (item[0].name, item[0]))]
    return tuple(articles)


def _find(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise InputError(
            f"{folder}: no such folder; give one with {FACTS} and {CLAIMS}, or one that holds such folders"
        )
    if (folder / CLAIMS).exists() or (folder / FACTS).exists():
        yield folder
        return
    inner = [path for path in folder.iterdir() if (path / CLAIMS).exists()]
    if not inner:
        raise InputError(
            f"{folder}: neither {CLAIMS} nor folders that hold one; write labelled claims, or mend the path"
        )
    yield from inner


def _read(folder: Path) -> Article:
    base = load_base(folder / FACTS)
    file = folder / CLAIMS
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{file}: {(error.strerror or 'cannot be read').lower()}; check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{file}: no UTF-8; save the file as UTF-8") from None
    claims = []
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            try:
                claims.append(_parse(line, base, folder.name))
            except _Refused as refusal:
                raise InputError(f"{file}, line {number}: {refusal}") from None
    if not claims:
        raise InputError(f"{file}: there are no claims in it; write at least one, {_SHAPE}")
    return Article(folder.name, base, tuple(claims))


class _Refused(Exception):
    """Why a line is no labelled claim, with the remedy."""


def _parse(line: str, base: FactBase, article: str) -> Labelled:
    parts = [part.strip() for part in line.split(" | ", 3)]
    if len(parts) < 4 or not all(parts):
        raise _Refused(f"no labelled claim; write {_SHAPE}")
    verdicts, ids, kind, claim = parts
    names = [name.strip() for name in verdicts.split("/")]
    for name in names:
        if name not in set(Verdict):
            raise _Refused(f'"{name}" is no verdict; write one of {", ".join(Verdict)}')
    facts = frozenset(name.strip() for name in ids.split("/")) - {_NO_FACT}
    for fact_id in sorted(facts):
        if base.get(fact_id) is None:
            raise _Refused(f'there is no fact "{fact_id}" in {FACTS}; mend the id, or write {_NO_FACT} for none')
    labels = frozenset(Verdict(name) for name in names)
    if not facts and labels != {Verdict.NOT_FOUND}:
        raise _Refused(f"{verdicts} needs the id of a fact; only {Verdict.NOT_FOUND} has none")
    return Labelled(claim, labels, facts, kind, article)
