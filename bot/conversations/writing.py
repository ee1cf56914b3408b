"""Writing a fact, new or changed: its parts one by one or all at once, then a preview to try, change and save.

How one begins is in `adding` and `editing`, what the message looks like in `bot.replies.preview`.
"""

from dataclasses import replace

from bot.conversations.announcing import announce_corrections
from bot.conversations.conversation import Conversation, Desk
from bot.conversations.parts import NEEDED, Part, first_missing, read_part, value_of, with_part
from bot.conversations.settling import ask_for, open_kept, open_other, put_part, settle, take_parts
from bot.conversations.written import Screen, Theirs, Writing
from bot.replies import Reply
from bot.replies.asking import render_asking, render_conflict, render_leaving, render_parts
from bot.replies.markup import clean
from bot.replies.preview import Preview, render_preview
from bot.replies.revisions import render_done, render_revision
from facts.base import Base, Fact
from facts.editing.pasting import read_label, read_parts, read_source_lines
from facts.errors import InputError
from facts.store.edits import Put
from facts.store.people import Role
from facts.store.revisions import ConflictError, Revision

PHRASINGS = 5  # that are tried at once
_LONGEST_PHRASING = 300


class FactWriting(Conversation[Writing]):
    """Writing a fact."""

    kind = "write"
    role = Role.CONTRIBUTOR
    state = Writing

    async def hear(self, state: Writing, words: str, desk: Desk) -> Writing:
        """A part, all parts, phrasings to try, or the reason."""
        state, today = replace(state, remark=""), desk.services.today
        if state.screen is Screen.CONFLICT:
            raise InputError(desk.services.texts("writing-choose"))
        if state.screen is not Screen.ASKING or state.asked is None:
            return await self._hear_aside(state, words, desk)
        part = state.asked
        labelled = read_label(words.partition("\n")[0])
        if labelled is not None and labelled[0] == "test":
            raise InputError(desk.services.texts("writing-test-later"))
        if part is Part.WHY:
            return replace(state, why=read_part(part, words, today), screen=Screen.PREVIEW, asked=None)
        if state.is_new and part is Part.STATEMENT and not state.fact.statement:
            return await take_parts(state, read_parts(words, today), desk)
        if part is Part.URL:
            parts = read_source_lines(words, today)
            passed = state.passed if parts.url is not None else (*state.passed, Part.URL)
            return await take_parts(replace(state, passed=passed), parts, desk)
        if part is Part.PUBLISHER and "\n" in words:
            return await take_parts(state, read_source_lines(words, today), desk)
        return await put_part(state, part, words, desk)

    async def _hear_aside(self, state: Writing, words: str, desk: Desk) -> Writing:
        """Beside the preview: what to try, why, or a part by its name."""
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        labelled = read_label(lines[0]) if lines else None
        if labelled and labelled[0] == "test":
            tried = [read_label(line) for line in lines]
            pairs = zip(tried, lines, strict=True)
            phrasings = [found[1] if found and found[0] == "test" else line for found, line in pairs]
            shown = tuple(clean(phrasing)[:_LONGEST_PHRASING] for phrasing in phrasings[:PHRASINGS])
            return await settle(replace(state, phrasings=shown), desk)
        if labelled is None:
            raise InputError(desk.services.texts("writing-what"))
        parts = read_parts(words, desk.services.today)
        if parts.why is not None:
            state = replace(state, why=read_part(Part.WHY, parts.why, desk.services.today))
        return await take_parts(state, parts, desk)

    async def tap(self, state: Writing, action: str, desk: Desk) -> Writing:
        """A button."""
        verb, _, rest = action.partition(":")
        calm = replace(state, remark="")
        match verb:
            case "save" if state.screen is Screen.PREVIEW:
                return await self._save(calm, state.seen, desk)
            case "mine" if state.screen is Screen.CONFLICT and state.theirs is not None:
                return await self._save(calm, state.theirs.number, desk)
            case "theirs" if state.screen is Screen.CONFLICT:
                return replace(calm, screen=Screen.OVER, outcome=desk.services.texts("writing-kept-theirs"))
            case "from" if state.theirs is not None and state.theirs.fact is not None:
                theirs = state.theirs
                mine = replace(calm, theirs=None, aside=None)
                return await open_kept(state.theirs.fact, theirs.number, desk, aside=mine, question=state.question)
            case "skip" if state.screen is Screen.ASKING and state.asked is not None and state.asked not in NEEDED:
                return await self._skip(calm, state.asked, desk)
            case "change":
                return replace(calm, screen=Screen.PARTS, asked=None)
            case "part" if rest in (*Part,) and state.screen is Screen.PARTS:
                return await ask_for(calm, Part(rest), desk)
            case "back":
                return await settle(calm, desk)
            case "cancel":
                return replace(calm, screen=Screen.LEAVING)
            case "end" if state.screen is Screen.LEAVING:
                return replace(calm, screen=Screen.OVER, outcome=desk.services.texts("dialogue-cancelled"))
            case "source" if state.screen is Screen.ASKING and rest.isdecimal() and int(rest) < len(state.offered):
                fact = replace(state.fact, source=state.offered[int(rest)])
                return await settle(replace(calm, fact=fact, asked=None), desk)
            case "publisher" if state.asked is Part.PUBLISHER and rest.isdecimal() and int(rest) < len(state.offered):
                fact = with_part(state.fact, Part.PUBLISHER, state.offered[int(rest)].publisher)
                return await settle(replace(calm, fact=fact), desk)
            case "older" if rest.isdecimal() and int(rest) < len(state.contradictions):
                older = state.contradictions[int(rest)]
                return await settle(replace(calm, fact=replace(state.fact, supersedes=older)), desk)
            case "open" if state.is_new and rest.isdecimal():
                return await open_other(calm, int(rest), desk)
            case "own" if state.aside is not None:
                return await settle(replace(state.aside, aside=replace(calm, aside=None)), desk)
        return state

    async def show(self, state: Writing, desk: Desk) -> Reply:
        """The message."""
        texts = desk.services.texts
        match state.screen:
            case Screen.OVER:
                return Reply(state.outcome)
            case Screen.LEAVING:
                return render_leaving(texts)
            case Screen.CONFLICT if state.theirs is not None:
                return render_conflict(state.theirs.html, state.fact, state.theirs.fact is not None, texts)
            case Screen.ASKING if state.asked is not None:
                part = state.asked
                has_value = bool(state.why if part is Part.WHY else value_of(state.fact, part))
                is_back = first_missing(state.fact, state.passed) is None
                return render_asking(
                    part, state.offered, not is_back, has_value, part not in NEEDED, state.remark, texts
                )
        preview = _preview_of(state, desk.services.checker.base)
        if state.screen is Screen.PARTS:
            return render_parts([part for part in Part if part is not Part.ID or state.is_new], texts)
        return render_preview(preview, texts)

    def is_over(self, state: Writing) -> bool:
        """Saved, or given up."""
        return state.screen is Screen.OVER

    async def _save(self, state: Writing, seen: int, desk: Desk) -> Writing:
        if state.was == state.fact and seen == state.seen:
            return replace(state, remark=desk.services.texts("writing-unchanged"))
        try:
            done = await desk.moderation.submit(Put(state.fact, seen), desk.sign(state.why))
        except ConflictError as conflict:
            saved = await _find_saved(state.fact, seen, desk)
            if saved is None:
                return await _show_conflict(state, conflict.latest, desk)
            done = saved
        questions = desk.services.questions
        if state.question is not None and questions is not None and isinstance(done, Revision):
            await questions.standing.answer_group(state.question, state.fact.id, desk.speaker.name)
        told = await announce_corrections(done, render_done(done, desk.services.texts), desk)
        html = told.html if state.question is None else f"{told.html}\n{desk.services.texts('writing-back-to-queue')}"
        return replace(state, screen=Screen.OVER, outcome=html)

    async def _skip(self, state: Writing, part: Part, desk: Desk) -> Writing:
        if part is Part.WHY:
            return await settle(replace(state, why=None, asked=None), desk)
        fact = with_part(state.fact, part, None)
        return await settle(replace(state, fact=fact, passed=(*state.passed, part)), desk)


async def _find_saved(fact: Fact, seen: int, desk: Desk) -> Revision | None:
    """The revision in which the speaker saved it before, where the same tap came twice and others went on since."""
    history = await desk.moderation.stores.facts.history(fact.id)
    own = (r for r in history if r.number > seen and r.signature.user_id == desk.speaker.user_id)
    return next((revision for revision in own if revision.after == fact), None)


async def _show_conflict(state: Writing, latest: Revision, desk: Desk) -> Writing:
    """What the other did; where a new fact's id was taken meanwhile, another id."""
    if state.is_new and state.screen is not Screen.CONFLICT:
        taken = desk.services.texts("writing-id-went", id=state.fact.id)
        return await settle(replace(state, has_own_id=False, remark=taken), desk)
    theirs = Theirs(latest.after, latest.number, render_revision(latest, desk.services.texts))
    return replace(state, screen=Screen.CONFLICT, theirs=theirs)


def _preview_of(state: Writing, base: Base) -> Preview:
    return Preview(
        fact=state.fact,
        is_new=state.is_new,
        has_aside=state.aside is not None,
        doubles=tuple(base.get(fact_id) for fact_id in state.doubles),
        contradictions=tuple(base.get(fact_id) for fact_id in state.contradictions),
        tried=state.tried,
        why=state.why,
        remark=state.remark,
    )


WRITING = FactWriting()
