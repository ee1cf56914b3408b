# Messages of ours that are corrected after facts changed, and what moderators read of it. HTML as Telegram knows it.

corrected = ✎ <b>Corrected on { $date }</b>.
corrected-waited = You asked me to tell you. What I told you has changed:
corrected-figure = ✎ <b>Corrected on { $date }</b>: the source now says <b>{ $now }</b>, not { $before }.
corrected-statement = ✎ <b>Corrected on { $date }</b>: { $statement }
corrected-quote = ✎ <b>Corrected on { $date }</b>: I had quoted the source wrongly.
corrected-rating = ✎ <b>Corrected on { $date }</b>: the fact-checker rates this otherwise now.
corrected-back = ✎ <b>Checked again on { $date }</b>: it is as I first said.
corrected-newer = ↻ <b>Updated on { $date }</b>, a newer figure: { $statement }
corrected-before = Before: { $statement }
withdrawn = ✎ <b>Withdrawn on { $date }</b>: we no longer stand by this answer.
withdrawn-statement = It said: <s>{ $statement }</s>
corrected-item = • { $statement }
corrected-told = { $head } { $statement }
corrected-numbered = { $body } [{ $number }]

corrections-coming = { $count ->
    [one] One answer will be corrected.
   *[other] { $count } answers will be corrected.
}
corrections-how-far = /corrections shows how far it is.
corrections-title = <b>Corrections</b> of what I had answered
corrections-none = No answer had to be corrected yet.
corrections-line = <b>{ $done } done</b>{ $rest } · <code>{ $id }</code>, revision { $number }
corrections-waiting = , { $count } waiting
corrections-lost = , { $count } gone
corrections-overtaken = , { $count } with a later change
corrections-preparing = { $count ->
    [one] One more is being looked at.
   *[other] { $count } more are being looked at.
}
corrections-gone = Gone: the message was deleted, or I was blocked or removed.
