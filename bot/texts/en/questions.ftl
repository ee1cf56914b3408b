# What people ask and the base cannot answer: the queue for moderators, and what those who wait for an answer read.

queue-asked = { $count ->
    [one] <b>One person asked</b>, last on { $date }:
   *[other] <b>{ $count } people asked</b>, last on { $date }:
}
queue-proposals = { $count ->
    [one] One proposal waits: /proposals
   *[other] { $count } proposals wait: /proposals
}
queue-quote = “{ $text }”
queue-wording = • “{ $text }”
queue-wording-times = • “{ $text }” ({ $count } times)
queue-more-wordings = { $count ->
    [one] • and in one more way
   *[other] • and in { $count } more ways
}
queue-not-meant-by = { $count ->
    [one] ⚠ One of them was answered by { $ids } and said: not what I meant.
   *[other] ⚠ { $count } of them were answered by { $ids } and said: not what I meant.
}
queue-not-meant = { $count ->
    [one] ⚠ One of them got an answer and said: not what I meant.
   *[other] ⚠ { $count } of them got an answer and said: not what I meant.
}
queue-suggested = <b>It may be answered by</b>
queue-suggestion = { $number }. { $statement } <code>{ $id }</code>
queue-look-for = Tap the one that does. If none: write words of another fact, and I look for it, or begin a new one.
queue-no-suggestion = No fact of mine is near it. Write words of one, and I look for it, or begin a new one.
queue-none-found = no fact has these words; try others, or tap a button
queue-others = { $count ->
    [one] One more group waits.
   *[other] { $count } more groups wait.
}
queue-gone = “{ $text }” no longer waits: it was answered or dismissed.
queue-empty = Nobody waits for an answer.
queue-end = That was all. What you went past still waits.

queue-aliases = { $count ->
    [one] This becomes an alias of the fact, another way to say the same:
   *[other] These become aliases of the fact, other ways to say the same:
}
queue-no-alias = It answers this already, without a new alias.
queue-trial = { $count ->
    [one] { $right ->
        [0] ⚠ It would <b>not</b> answer what was asked.
       *[other] ✓ It would answer what was asked.
    }
   *[other] { $right ->
        [0] ⚠ It would answer <b>none</b> of the { $count } ways in which it was asked.
       *[other] It would answer <b>{ $right } of { $count }</b> ways in which it was asked.
    }
}
queue-trial-not = ✘ “{ $text }” would still not be answered.
queue-trial-other = ✘ “{ $text }” would be answered by <code>{ $id }</code>.
queue-trial-clash = ✘ “{ $text }” could then mean <code>{ $id }</code> too, and would not be answered.
queue-changed = <code>{ $id }</code> was changed in the meantime. Look at it once more.
queue-answered = ✓ <code>{ $id }</code> answers this.
queue-why = people asked “{ $text }”
queue-dismissed = Dismissed: “{ $text }”. Whoever asks it again is not counted here any more.

button-it-is = It’s { $number }
button-yes-this = Yes, this one
button-back = Back
button-dismiss = Dismiss
button-new-fact = New fact
button-next = Next
button-undo = Undo
button-again = From the start

stats-queue = { $count ->
    [one] <b>One question</b> waits for an answer: /queue
   *[other] <b>{ $count } questions</b> wait for an answer: /queue
}

digest-title = { $count ->
    [one] <b>People ask something that I cannot answer</b>
   *[other] <b>People ask { $count } things that I cannot answer</b>
}
digest-question = • “{ $text }” ({ $count } people)
digest-more = { $count ->
    [one] • and one more
   *[other] • and { $count } more
}
digest-open = In a direct message to me, /queue shows them.

button-tell-me = Tell me when you know
toast-tell-me = I’ll write to you here when I know. /notify shows what you wait for.
toast-too-many = You wait for many answers already. /notify lets you stop some.
toast-stopped = Stopped.
told-asked = You asked: “{ $text }”. Now I know:
notify-title = <b>I’ll tell you when I know about</b>
notify-none = You wait for no answer. When I don’t know something, a button under my answer lets me tell you later. Or write it after the command: <code>/notify how many beds are there?</code>
notify-added = I don’t know about this yet. I’ll write to you here when I do. /notify shows what you wait for.
notify-too-many = You wait for many answers already. /notify lets you stop some.
notify-not-a-claim = I check figures: write a claim or a question after the command, such as <code>/notify how many beds are there?</code>
button-stop = Stop { $number }
forgotten = { $count ->
    [0] ✓ Done. You waited for no answer.
    [one] ✓ Done. You no longer wait for the one answer that you waited for.
   *[other] ✓ Done. You no longer wait for the { $count } answers that you waited for.
}
forgotten-rest =
    What you asked stays for at most { $days } days, without anything that leads to you, and cannot be told from what others asked. Under old answers the button “Tell me when you know” no longer works.

    If you change facts here, your changes stay in their history with the name that you showed then.
command-notify = What you wait for
command-forgetme = Delete what leads to you
