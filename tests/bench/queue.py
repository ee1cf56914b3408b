"""The queue at size: 10,000 questions of 2,000 chats about 400 topics; times, purity, and groups a topic falls into.

    python -m tests.bench.queue [QUESTIONS] [SEED]

A topic is who does what to which of what, in which place. A quarter of them is another one with only the place, only
the body or only the thing changed: the hardest to keep apart. Each question is worded anew: synonyms, word order, what
is left out, slips of the finger, other numbers.
"""

import asyncio
import gc
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.bench.made_claims import make_claim
from bot.bench.made_facts import Parts, make_facts
from bot.bench.made_words import World, world
from bot.questions.standing import Standing
from facts.queue import Group, Question, Queue
from facts.store.questions import Asked as Kept
from facts.store.stores import open_stores

TOPICS, CHATS = 400, 2_000
_NOW = datetime(2026, 3, 1, tzinfo=UTC)
_DAYS = 30
_FIRST_RANKS = 8  # how much oftener the first topic is asked about than the others: 9 times as often as the 64th
_SHORT = 0.15  # of the questions say it in short
_SHORT_FORMS = ("is {place} {body} {doing} {noun}?", "{place} {body} {noun} how many", "{noun} {done} {place} {body}??")
_AMOUNT, _SHOWN = 200, 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the number of the topic that it is about."""

    question: Question
    topic: int


def make_questions(count: int, seed: int = 1, topics: int = TOPICS, chats: int = CHATS) -> list[Asked]:
    """So many questions, always the same for one seed."""
    chance = random.Random(seed)
    parts = _make_topics(chance, topics)
    shares = [1.0 / (rank + _FIRST_RANKS) for rank in range(topics)]
    asked = []
    for n, topic in enumerate(chance.choices(range(topics), shares, k=count)):
        text = _ask(chance, parts[topic], n)
        at = _NOW - timedelta(minutes=chance.randrange(_DAYS * 24 * 60))
        asked.append(Asked(Question(text, at, f"chat-{chance.randrange(chats)}"), topic))
    return asked


def _make_topics(chance: random.Random, count: int) -> list[Parts]:
    own = [parts for _, parts in make_facts(count - count // 4, seed=chance.randrange(1_000_000))]
    changes: tuple[Callable[[World, Parts], Parts], ...] = (
        lambda words, parts: replace(parts, place=words.places.draw(chance)[0]),
        lambda words, parts: replace(parts, body=words.bodies.draw(chance)),
        lambda words, parts: replace(parts, object=words.objects.draw(chance)),
    )
    found = {_mark(parts): parts for parts in own}
    while len(found) < count:
        parts = chance.choice(changes)(world(), chance.choice(own))
        found.setdefault(_mark(parts), parts)
    return list(found.values())


def _mark(parts: Parts) -> tuple[object, ...]:
    return (parts.place, parts.body, parts.action, parts.object, parts.modifier)


def _ask(chance: random.Random, parts: Parts, number: int) -> str:
    if chance.random() < _SHORT:
        do, _, done = parts.action[0].split(", ")
        noun = f"{parts.modifier} {parts.object[0]}"
        form = chance.choice(_SHORT_FORMS)
        return form.format(place=parts.place, body=parts.body[0], doing=f"going to {do}", done=done, noun=noun)
    figure = chance.randint(2, 95) if parts.is_share else chance.randint(2, 90) * 10 ** chance.randint(0, 4)
    text = make_claim(f"question-{number}", replace(parts, figure=figure), seed=chance.randrange(1000)).text
    return chance.choice(("{}", "{}?", "is it true that {}?", "{} ??", "anyone know if {}")).format(text)


def find_groups(queue: Queue, asked: list[Asked]) -> list[tuple[Group, Counter[int]]]:
    """The groups, each with the topics of its questions."""
    topics: dict[str, Counter[int]] = {}
    group_of: dict[str, Group] = {}
    for one in asked:
        group = group_of.get(one.question.text)
        if group is None:
            group = queue.find(one.question.text, _NOW)
            assert group is not None
            group_of[one.question.text] = group
        topics.setdefault(group.id, Counter())[one.topic] += 1
    return [(group, topics[group.id]) for group in {g.id: g for g in group_of.values()}.values()]


def purity(found: list[tuple[Group, Counter[int]]]) -> float:
    """The share of the questions that stand in a group most of which is about their topic, 0-1."""
    total = sum(topics.total() for _, topics in found)
    return sum(topics.most_common(1)[0][1] for _, topics in found) / total


async def measure_store(asked: list[Asked], address: str) -> tuple[float, float, float]:
    """Seconds to show the queue of a store's questions for the first time, again, and with one more; in a process."""
    stores = await open_stores(address)
    kept = [
        Kept(f"{n}", one.question.text, one.question.asked_at, one.question.asker, "no_match")
        for n, one in enumerate(asked)
    ]
    await stores.questions.add(kept[:-1])
    standing = Standing(stores.questions, lambda: _NOW, timedelta(days=90))
    times = []
    for more in ([], [], kept[-1:]):
        await stores.questions.add(more)
        began = time.perf_counter()
        await standing.groups()
        times.append(time.perf_counter() - began)
    await stores.close()
    return times[0], times[1], times[2]


def main(count: int, seed: int) -> None:
    """Measure and print."""
    asked = make_questions(count + _AMOUNT, seed)
    for warming in asked[count:]:
        Queue().add(warming.question)  # word lists are loaded
    began = time.perf_counter()
    queue = Queue(one.question for one in asked[:count])
    groups = queue.groups(_NOW)
    whole_seconds = time.perf_counter() - began
    began = time.perf_counter()
    queue.groups(_NOW)
    again_seconds = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        first, again, more = asyncio.run(measure_store(asked[:count], f"sqlite:///{folder}/figurecheck.db"))
    gc.collect()
    gc.freeze()  # what there is by now is walked by no collection any more, as in a service that has started
    adding, working = [], []
    for one in asked[count:]:
        began, work_began = time.perf_counter(), time.process_time()
        queue.add(one.question)
        queue.find(one.question.text, _NOW)
        adding.append(time.perf_counter() - began)
        working.append(time.process_time() - work_began)
    adding.sort()
    median_ms, most_ms = adding[len(adding) // 2] * 1000, max(working) * 1000
    found = find_groups(queue, asked)
    in_group = {topic: [t for _, t in found if t[topic]] for topic in range(TOPICS)}
    pieces = [len(groups) for groups in in_group.values() if groups]
    largest = [
        max(t[topic] for t in groups) / sum(t[topic] for t in groups) for topic, groups in in_group.items() if groups
    ]
    print(f"{count} questions of {CHATS} chats about {len(pieces)} topics: {len(groups)} groups")
    print(f"clustering and ordering all  {whole_seconds:7.2f} s")
    print(f"listing the groups again     {again_seconds * 1000:7.1f} ms")
    print(
        f"from an SQLite store         {first:7.2f} s, then {again * 1000:.1f} ms, with one more {more * 1000:.1f} ms"
    )
    print(f"adding one, and its group    {median_ms:7.2f} ms median, {most_ms:.2f} of the processor at most")
    print(f"purity                       {purity(found):7.4f}")
    print(f"groups of several topics     {sum(len(topics) > 1 for _, topics in found):7d}")
    print(f"groups that a topic is in    {sum(pieces) / len(pieces):7.2f}")
    print(f"its largest has of it        {sum(largest) / len(largest):7.3f}")
    for group, topics in sorted(found, key=lambda g: -(g[1].total() - g[1].most_common(1)[0][1]))[:_SHOWN]:
        if len(topics) > 1:
            print(dict(topics.most_common(4)), [wording.text for wording in group.wordings[:6]])


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:3]]
    main(*(given + [10_000, 1][len(given) :]))
