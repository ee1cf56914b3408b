"""Millions of random strings against the shipped facts: none may raise, and none be answered supported.

    python -m tests.bench.strings [COUNT] [SEED]

They are of five kinds in turn: any characters, ASCII, letters and digits, words in no order with numbers, claims with
letters changed. Only of the first four none may be supported: they say nothing.
"""

import random
import string
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

from facts.answers import Verdict
from facts.check import Checker
from facts.files import load_curated
from facts.language.lexicon import lexicon
from tests.labelled import articles_of

_LONGEST = 30  # characters, or a fifth as many words
_MARKS = " .,;:!?%£$€-–'\"()/\n\t"
_SHOWN = 20  # strings that are printed where something is wrong


def main(count: int, seed: int) -> int:
    """Check so many strings and say what came of them; 1 where anything raised or was wrongly supported."""
    checker = Checker(load_curated())
    began = time.perf_counter()
    verdicts: Counter[str] = Counter()
    wrong: list[str] = []
    for n, (text, is_noise) in enumerate(_strings(random.Random(seed)), 1):
        try:
            answers = checker.check_message(text)
        except Exception as error:  # whatever it is, it is what is looked for
            verdicts["raised"] += 1
            wrong.append(f"{type(error).__name__}: {text!r}")
            continue
        verdicts.update(str(answer.verdict) for answer in answers)
        if is_noise and any(answer.verdict is Verdict.SUPPORTED for answer in answers):
            wrong.append(f"supported: {text!r}")
        if n >= count:
            break
    print(f"{count} strings in {time.perf_counter() - began:.0f} s: {dict(verdicts)}, {len(wrong)} wrong")
    print(*sorted(wrong, key=lambda line: line.startswith("supported"))[:_SHOWN], sep="\n")  # what raised comes first
    return 1 if wrong else 0


def _strings(source: random.Random) -> Iterator[tuple[str, bool]]:
    """Texts without end, each with whether it is noise that says nothing."""
    words = [" ".join(keys) for keys in lexicon().entries]
    claims = [case.claim for article in articles_of("fit") for case in article.claims]
    noise: tuple[Callable[[], str], ...] = (
        lambda: "".join(chr(source.randrange(1, 0xD800)) for _ in range(source.randrange(_LONGEST))),
        lambda: "".join(source.choices(string.printable, k=source.randrange(_LONGEST))),
        lambda: "".join(source.choices(string.ascii_lowercase + string.digits + _MARKS, k=source.randrange(_LONGEST))),
        lambda: " ".join(_word(source, words) for _ in range(source.randrange(_LONGEST // 5))),
    )
    while True:
        for make in noise:
            yield make(), True
        yield _change(source, source.choice(claims)), False


def _word(source: random.Random, words: list[str]) -> str:
    if source.random() < 0.2:
        return source.choice("£$€~+-") + f"{10 ** source.uniform(-2, 12):,.{source.randrange(3)}f}"
    return source.choice(words)


def _change(source: random.Random, text: str) -> str:
    """A text with a few characters put in the place of others, doubled or left out."""
    letters = list(text)
    for _ in range(source.randrange(1, 6)):
        at = source.randrange(len(letters) + 1)
        letters[at : at + source.randrange(3)] = source.choices(string.printable, k=source.randrange(3))
    return "".join(letters)


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:3]]
    sys.exit(main(*(given + [100_000, 1][len(given) :])))
