"""The queue: which questions are one, whatever their order; what moderators see; answered, dismissed, asked again."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.answers import Verdict
from facts.base import Fact, FactBase
from facts.check import Checker
from facts.queue import Question, Queue, suggest
from facts.queue.alike import alike
from facts.queue.spelling import mend, skeleton
from facts.queue.topics import topic_of
from facts.queue.urgency import HALF_LIFE_SECONDS, urgency
from facts.sources import Source
from tests.bench.queue import find_groups, make_questions, purity
from tests.tables import Case, cases_of, jumble_of, read_table

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TEXTS = [case[key] for case in read_table("queue/pairs.jsonl") for key in ("one", "other")]
NEWS = st.lists(st.sampled_from(jumble_of("news")), max_size=8).map(" ".join)
QUESTIONS = st.builds(
    Question,
    st.sampled_from(TEXTS) | NEWS | st.text(max_size=20),
    st.integers(0, 5_000).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    st.sampled_from("abcdef"),
)


def ask(text: str, hours_ago: float = 0.0, asker: str = "a") -> Question:
    """A question."""
    return Question(text, NOW - timedelta(hours=hours_ago), asker)


def parts_of(queue: Queue) -> set[frozenset[str]]:
    """Which wordings stand together."""
    return {frozenset(wording.text for wording in group.wordings) for group in queue.groups(NOW)}


@pytest.mark.parametrize("case", cases_of("queue/pairs.jsonl", "one"))
def test_questions_are_one_by_topic(case: Case) -> None:
    """Other figures, words, slips and opposite deeds make no other question; another subject or object does."""
    for texts in ((case["one"], case["other"]), (case["other"], case["one"])):
        groups = Queue(map(ask, texts)).groups(NOW)
        assert len(groups) == (1 if case["same"] else 2)


@pytest.mark.parametrize("case", cases_of("queue/spelling.jsonl", "text"))
def test_misspelt_words_are_put_right_where_that_is_sure(case: Case) -> None:
    """Common words and known names are; a name that nobody knows is none."""
    assert mend(case["text"]) == case["meant"]


def test_a_name_is_the_same_with_letters_swapped_or_doubled() -> None:
    """Of unknown names only the order of inner letters and doubling are forgiven."""
    assert len({skeleton(name) for name in ("quilmaro", "quimlaro", "quilmarro")}) == 1
    assert len({skeleton(name) for name in ("norvik", "norwik", "norviks", "orvik")}) == 4


@settings(max_examples=60, deadline=None)
@given(st.lists(QUESTIONS, max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_questions_does_not_matter(questions: list[Question], chance: random.Random) -> None:
    """The same questions in any order make the same groups, in the same order, to the last field."""
    groups = Queue(questions).groups(NOW)
    shuffled = Queue()
    for question in chance.sample(questions, len(questions)):
        assert shuffled.add(question)
    assert shuffled.groups(NOW) == groups
    assert sum(group.count for group in groups) == len(questions) == len(shuffled)


@settings(max_examples=60, deadline=None)
@given(st.lists(QUESTIONS, max_size=25))
def test_no_group_has_two_subjects(questions: list[Question]) -> None:
    """Whatever chain of likeness joins them, the questions of a group name the same."""
    for group in Queue(questions).groups(NOW):
        assert len({topic_of(wording.text).subject for wording in group.wordings}) == 1


@settings(max_examples=30, deadline=None)
@given(st.lists(QUESTIONS, min_size=1, max_size=20), st.data())
def test_closing_a_group_leaves_the_others_as_if_it_had_never_been(
    questions: list[Question], data: st.DataObject
) -> None:
    """What is left is what the questions of the other groups make."""
    queue = Queue(questions)
    closed = data.draw(st.sampled_from(queue.groups(NOW)))
    assert queue.close(closed.id)
    left = Queue(q for q in questions if queue.find(q.text, NOW) is not None)
    assert queue.groups(NOW) == left.groups(NOW)


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    """alike is symmetric, 0 to 1, and 1 of a topic with itself."""
    a, b = topic_of(one), topic_of(other)
    there, back = alike(a, b), alike(b, a)
    assert (there.score, there.lone, there.other_lone) == (back.score, back.other_lone, back.lone)
    assert 0.0 <= there.score <= 1.0
    assert alike(a, a) == (1.0, 0.0, 0.0)


def test_a_short_question_joins_nothing_where_it_may_mean_two_things() -> None:
    """The NCA hires: officers or lawyers? While only one of them is asked about it is that, then it stands alone."""
    queue = Queue([ask("NCA to hire 500 officers"), ask("is the NCA hiring 1,000?")])
    assert len(parts_of(queue)) == 1
    queue.add(ask("NCA to hire 20 lawyers"))
    assert parts_of(queue) == {
        frozenset(["NCA to hire 500 officers"]),
        frozenset(["NCA to hire 20 lawyers"]),
        frozenset(["is the NCA hiring 1,000"]),
    }


def test_a_group_shows_its_wordings_and_who_asked_when() -> None:
    """Wordings by how often, those that differ in case as one; people counted once; the commonest stands for all."""
    queue = Queue(
        [
            ask("NCA to hire 500 officers", 5, "a"),
            ask("nca to hire 500  officers?", 4, "b"),
            ask("NCA to hire 500 officers", 3, "c"),
            ask("National Crime Agency recruits 100 officers", 9, "a"),
            ask("National Crime Agency recruits 100 officers", 2, "a"),
        ]
    )
    (group,) = queue.groups(NOW)
    assert [(w.text, w.count) for w in group.wordings] == [
        ("NCA to hire 500 officers", 3),
        ("National Crime Agency recruits 100 officers", 2),
    ]
    assert group.representative == "NCA to hire 500 officers"
    assert (group.askers, group.count) == (3, 5)
    assert (group.first_asked, group.last_asked) == (NOW - timedelta(hours=9), NOW - timedelta(hours=2))


def test_many_people_and_lately_comes_first() -> None:
    """Ten a week ago weigh as five now; one person who asks ten times weighs as one."""
    week = HALF_LIFE_SECONDS / 3600
    queue = Queue(
        [
            *(ask("UK inflation is 5%", week, f"i{n}") for n in range(10)),
            *(ask("Leeds council built 200 homes", 0, f"h{n}") for n in range(6)),
            *(ask("NCA to hire 500 officers", 0, "one") for _ in range(30)),
        ]
    )
    scored = [(group.representative, group.urgency_score) for group in queue.groups(NOW)]
    assert scored == [
        ("Leeds council built 200 homes", 6.0),
        ("UK inflation is 5%", 5.0),
        ("NCA to hire 500 officers", 1.0),
    ]
    assert urgency([NOW + timedelta(days=3)], NOW) == 1.0  # a clock that is ahead


def test_a_group_goes_by_the_id_of_its_first_wording() -> None:
    """Joined to an older group it takes that one's id; the id that it went by still finds it."""
    queue = Queue([ask("NCA to hire 500 officers", 1)])
    before = queue.groups(NOW)[0].id
    queue.add(ask("National Crime Agency recruits 100 officers", 2))
    (group,) = queue.groups(NOW)
    assert group.id != before
    assert queue.find(before, NOW) == group


def test_a_dismissed_question_stays_out_until_it_is_opened_anew() -> None:
    """Closed, its likes are not taken in; with `reopen` they are, from then on; another subject always is."""
    queue = Queue([ask("NCA to hire 500 officers", 3), ask("did the NCA recruit 100 officers", 2, "b")])
    assert len(queue.close("NCA to hire 500 officers")) == 2
    assert not queue.groups(NOW)
    assert not queue.close("NCA to hire 500 officers")
    assert not queue.add(ask("is the NCA taking on 900 officers?"))
    assert queue.add(ask("FBI to hire 500 officers"))
    assert queue.add(ask("is the NCA taking on 900 officers?"), reopen=True)
    assert queue.add(ask("NCA hires officers"))
    assert len(queue.groups(NOW)) == 2
    nca = queue.find("NCA hires officers", NOW)
    assert nca is not None
    assert nca.count == 2


def test_what_a_store_hands_back_is_the_queue_as_it_was() -> None:
    """Open questions and closed wordings make a queue that goes on like the one that was left."""
    queue = Queue([ask("NCA to hire 500 officers"), ask("UK inflation is 5%")])
    closed = queue.close("UK inflation is 5%")
    again = Queue([ask("NCA to hire 500 officers")], closed)
    assert again.groups(NOW) == queue.groups(NOW)
    assert not again.add(ask("uk inflation at 3%"))


@settings(max_examples=30, deadline=None)
@given(st.lists(QUESTIONS, min_size=1, max_size=20), st.data())
def test_taking_a_closing_back_leaves_things_as_they_were(questions: list[Question], data: st.DataObject) -> None:
    """What was asked before and in between is there again, to the last field."""
    queue = Queue(questions)
    before = queue.groups(NOW)
    wordings = queue.close(data.draw(st.sampled_from(before)).id)
    queue.open_wordings(wordings)
    assert queue.groups(NOW) == before
    queue.close_wordings(wordings)
    again = Question(wordings[0], NOW, "z")
    assert not queue.add(again)
    queue.open_wordings(wordings)
    assert queue.groups(NOW) == Queue([*questions, again]).groups(NOW)


def test_what_others_closed_leaves_and_is_not_taken_in() -> None:
    """Whether its wordings were asked here or not; what they do not name stays."""
    queue = Queue([ask("NCA to hire 500 officers"), ask("the port’s budget is £2m")])
    queue.close_wordings(["NCA to hire 500 officers", "how many buses run in Quilmaro"])
    assert parts_of(queue) == {frozenset(["the port’s budget is £2m"])}
    assert not queue.add(ask("how many buses run in Quilmaro?"))
    assert not queue.add(ask("NCA hiring 20 officers"))
    queue.open_wordings(["never asked by anybody in Quilmaro"])
    assert len(queue) == 1


def test_old_wordings_are_forgotten() -> None:
    """Those that nobody has used since, closed ones too; what is still asked stays."""
    queue = Queue([ask("NCA to hire 500 officers", 50), ask("NCA to hire 500 officers"), ask("buses in Quilmaro", 50)])
    queue.add(ask("is the NCA hiring 1,000?", 50))
    queue.add(ask("the port’s budget is £2m", 50))
    queue.close("the port’s budget is £2m")
    queue.forget(NOW - timedelta(hours=10))
    assert parts_of(queue) == {frozenset(["NCA to hire 500 officers"])}
    assert queue.find("buses in Quilmaro", NOW) is None
    queue.open_wordings(["the port’s budget is £2m"])
    assert len(queue) == 2


def test_a_group_is_told_the_facts_that_may_answer_it() -> None:
    """The fact about the same comes first, with what it would say once the wording is its alias."""
    source = Source("s", "News of Norvik", "Port News", None, NOW.date())
    statements = (
        "Norvik port will hire 60 pilots.",
        "Norvik port handled 4 million tonnes.",
        "Leeds has 7 tram lines.",
    )
    checker = Checker(FactBase(tuple(Fact(f"f{n}", text, source) for n, text in enumerate(statements))))
    (group,) = Queue([ask("norvik harbour seeking 600 pilotage staff")]).groups(NOW)
    suggested = suggest(group, checker, most=2)
    assert suggested[0].fact.id == "f0"
    assert len(suggested) == 2
    assert all(0.0 <= s.like_score <= 1.0 and s.would_answer in Verdict for s in suggested)
    assert suggested[0].would_answer is not Verdict.SUPPORTED


def test_made_questions_are_joined_and_kept_apart() -> None:
    """Of 1,500 questions about 60 topics nearly all stand with their own; see the bench for ten thousand."""
    asked = make_questions(1_500, seed=3, topics=60, chats=300)
    queue = Queue(one.question for one in asked)
    assert purity(find_groups(queue, asked)) > 0.97
    assert len(queue.groups(NOW)) < 400
